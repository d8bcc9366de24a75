"""Plans, comparisons, trends and the codebook as a person reads them in a terminal.

Words of documents are shown as they are printed, never as markup, and without characters that could steer the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from safeguard_extract.records.comparison import Comparison, Link, Relation
from safeguard_extract.records.plan import Document, Item, Lead, PartyRole, Plan, Priority, Problem
from safeguard_extract.reports.lines import KINDS, comparison_words, counted, period_words, printable, type_words

PLAIN_WIDTH = 80  # columns, where the output is no terminal: what mail and minutes hold
WIDEST = 110  # columns; longer lines of prose are hard to follow with the eye

_COLOURS = {
    Relation.SAME: "green",
    Relation.NARROWED: "yellow",
    Relation.BROADENED: "yellow",
    Relation.MERGED: "magenta",
    Relation.SPLIT: "magenta",
    Relation.RELATED: "bright_black",
    Relation.DROPPED: "red",
    Relation.NEW: "cyan",
}


def display(view: RenderableType, stream: IO[str]) -> None:
    """Write a view to a stream: in colour on a terminal, plain and 80 columns wide elsewhere."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    if console.is_terminal:
        console.width = min(console.width, WIDEST)
        console.print(view)
        return
    plain = Console(file=stream, markup=False, emoji=False, highlight=False, width=PLAIN_WIDTH, color_system=None)
    with plain.capture() as captured:
        plain.print(view)
    stream.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def plan_view(plan: Plan) -> RenderableType:
    """A plan: its head, each priority with its items by kind, the items under no priority, its problems."""
    parts: list[RenderableType] = [_head(plan.document), Text()]
    for priority in plan.priorities:
        parts += [_priority(priority), *_items(plan.items_of(priority.id)), Text()]
    others = plan.items_of(None)
    if others:
        parts += [Text("Under no priority", style="bold"), *_items(others), Text()]
    counts = counted(len(plan.priorities), "priority", "priorities"), counted(len(plan.items), "item")
    parts.append(Text(", ".join(counts), style="bright_black"))
    parts += [_problem(problem) for problem in plan.problems]
    return Group(*parts)


def _head(document: Document) -> Text:
    source = document.source
    head = Text(printable(document.board or document.area or document.id), style="bold")
    said = [type_words(document).capitalize(), period_words(document.period)]
    if document.published:
        said.append(f"published {printable(document.published)}")
    head.append("\n" + ", ".join(said), style="not bold")
    head.append(f"\n{document.id}: {printable(source.file)}, {counted(source.pages, 'page')}", style="not bold dim")
    return head


def _priority(priority: Priority) -> RenderableType:
    label = f"{priority.label}: " if priority.label and priority.label not in priority.title else ""
    title = Text(printable(f"{label}{priority.title}"), style="bold cyan")
    return Group(title, Padding(_notes(priority, priority.where.page), (0, 0, 0, 2)))


def _items(items: Sequence[Item]) -> Iterator[RenderableType]:
    for kind, name in KINDS.items():
        of_kind = [item for item in items if item.kind is kind]
        if of_kind:
            yield Padding(Text(f"{name} ({len(of_kind)})", style="underline"), (0, 0, 0, 2))
        for item in of_kind:
            yield Padding(_item(item), (0, 0, 0, 2))


def _item(item: Item) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, style="bright_black")
    grid.add_column(ratio=1)
    dates = [printable(date.text) for date in item.dates]
    body = Text(printable(item.text))
    notes = _notes(item, item.where.page, dates)
    if notes:
        body.append("\n").append_text(notes)
    grid.add_row(printable(item.id), body)
    return grid


def _notes(row: Priority | Item, page: int | None, dates: Sequence[str] = ()) -> Text:
    """What stands beside the words: who, when, themes, page; each only where there is one."""
    notes = [_party(lead) for lead in row.leads]
    if dates:
        notes.append(f"when: {', '.join(dates)}")
    if isinstance(row, Item) and row.evidence:
        notes.append(f"evidence: {printable(row.evidence)}")
    if row.themes:
        notes.append(f"themes: {', '.join(row.themes)}")
    if page is not None:
        notes.append(f"page {page}")
    return Text(" · ".join(notes), style="bright_black")


def _party(lead: Lead) -> str:
    return f"{'lead' if lead.role is PartyRole.LEAD else lead.role.value}: {printable(lead.text)}"


def _problem(problem: Problem) -> Text:
    place = f", page {problem.page}" if problem.page else ""
    return Text(f"Problem ({printable(problem.stage)}{place}): {printable(problem.message)}", style="yellow")


def comparison_view(comparison: Comparison) -> RenderableType:
    """A comparison: what became of each priority, then how much was carried over."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        title=f"{comparison.from_doc} → {comparison.to_doc}\n",
        title_justify="left",
        title_style="bold",
        leading=1,
        pad_edge=False,
        expand=True,
    )
    table.add_column("Relation", width=9)
    table.add_column("Earlier", ratio=1)
    table.add_column("Later", ratio=1)
    table.add_column("Alike", justify="right", width=5)
    table.add_column("Items", width=10)
    for link in comparison.links:
        table.add_row(*_link_cells(link))
    return Group(table, Text(), Text(comparison_words(comparison)), Text())


def _link_cells(link: Link) -> tuple[Text, Text, Text, Text, Text]:
    later = Text(printable(link.to_title or ""))
    for sign, themes in (("+", link.themes_gained), ("−", link.themes_lost)):
        if themes and link.relation not in (Relation.NEW, Relation.DROPPED):
            later.append(f"\n{sign}{', '.join(themes)}", style="bright_black")
    counts = (link.items_kept, "kept"), (link.items_dropped, "dropped"), (link.items_new, "new")
    items = "\n".join(f"{number} {word}" for number, word in counts if number)
    return (
        Text(link.relation.value, style=_COLOURS[link.relation]),
        Text(printable(link.from_title or "")),
        later,
        Text(f"{link.similarity:.2f}" if link.from_priority and link.to_priority else ""),
        Text(items),
    )


def themes_view(themes: Iterable[Any]) -> RenderableType:
    """A codebook: id, name and definition of each theme (anything with these three attributes)."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column("Id", no_wrap=True)
    table.add_column("Name", ratio=2)
    table.add_column("Covers", ratio=3)
    for theme in themes:
        table.add_row(Text(theme.id, style="cyan"), Text(printable(theme.name)), Text(printable(theme.definition)))
    return table


def top_themes_view(rows: Sequence[Mapping[str, Any]], top: int = 10) -> RenderableType:
    """The themes that most plans make a priority of, from the rows of theme_by_document.csv."""
    plans = len({row["doc_id"] for row in rows})
    names = {row["theme"]: row["theme_name"] for row in rows}
    with_priority = Counter(dict.fromkeys(names, 0))
    with_priority.update(row["theme"] for row in rows if row["priorities_coded"])
    coded, actions = Counter[str](), Counter[str]()
    for row in rows:
        coded[row["theme"]] += int(row["actions_coded"])
        actions[row["theme"]] += int(row["actions"])
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        title=f"Over {counted(plans, 'plan')}",
        title_justify="left",
    )
    table.add_column("Theme")
    table.add_column("Plans with a priority on it", justify="right")
    table.add_column("Actions on it", justify="right")
    ranked = sorted(names, key=lambda theme: (-with_priority[theme], -coded[theme], theme))
    for theme in ranked[:top]:
        table.add_row(
            Text(printable(names[theme])),
            f"{with_priority[theme]} of {plans}",
            f"{coded[theme]} of {actions[theme]}",
        )
    return Group(Text(), table)
