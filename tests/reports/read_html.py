"""A page as a parser sees it: a tree of elements, with a complaint for each that is not closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Node:
    """An element: its name, attributes, children and words."""

    name: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        """The element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child

    def all(self, *names: str) -> list[Node]:
        return [node for node in self if node.name in names]

    def of_class(self, name: str) -> list[Node]:
        return [node for node in self if name in node.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def own(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = self.root
        self.complaints: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = [name for name, _ in attrs]
        if len(set(given)) < len(given):
            self.complaints.append(f"<{tag}> has an attribute twice")
        node = Node(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(node)
        if tag not in _VOID:
            self.open = node

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open.name != tag:
            self.complaints.append(f"</{tag}> closes <{self.open.name}> on line {self.getpos()[0]}")
            return
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)


def read_html(page: str) -> Node:
    """The page as a tree; raises ValueError for one whose elements are not closed in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if reader.open is not reader.root:
        reader.complaints.append(f"<{reader.open.name}> is never closed")
    if reader.complaints:
        raise ValueError("; ".join(reader.complaints[:5]))
    return reader.root
