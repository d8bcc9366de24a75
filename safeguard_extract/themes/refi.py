"""A codebook in the REFI-QDA exchange format (.qdc), which NVivo, ATLAS.ti, MAXQDA, QualCoder and others read.

The format knows a code's name, description, colour, place under another code, and sets of codes (REFI-QDA Codebook
1.0, https://www.qdasoftware.org). What it does not know (id and phrases) stands at the end of the description, where a
person can read it and this module finds it again.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from safeguard_extract.edited_tables import joined, parted
from safeguard_extract.themes.codebook import PHRASE_LISTS, Codebook, Theme

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "safeguard-extract"
MARKS = {"broad": "Catch-all themes", "work": "What a board does"}
DEEPEST = 100  # levels of codes: no codebook has ten, and deeper files only serve to exhaust a reader
LARGEST = 20_000_000  # bytes; a thousand codes with long definitions take one
_GUIDS = uuid.uuid5(uuid.NAMESPACE_URL, "safeguard-extract/codebook")
_TAIL = f"[{ORIGIN}]"
_TAIL_LINE = re.compile(rf"(id|{'|'.join(PHRASE_LISTS)}): (.*)", re.I)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Hues that stay apart for colour-blind readers (Okabe and Ito 2008), then darker ones.
_COLOURS = "#E69F00 #56B4E9 #009E73 #F0E442 #0072B2 #D55E00 #CC79A7 #8C6D31 #637939 #843C39 #7B4173 #393B79".split()


def guid(kind: str, name: str) -> str:
    """The same GUID for the same name, on every machine."""
    return str(uuid.uuid5(_GUIDS, f"{kind}/{name}")).upper()


def codebook_to_refi(codebook: Codebook) -> bytes:
    """The codebook as a .qdc file: codes under their parents, marks as sets."""
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    codes = ET.SubElement(root, "Codes")
    for number, theme in enumerate(_children(codebook, None)):
        _add_code(codes, codebook, theme, _COLOURS[number % len(_COLOURS)])
    marked = {mark: [theme for theme in codebook.themes if getattr(theme, mark)] for mark in MARKS}
    if any(marked.values()):  # the schema wants a set in Sets
        sets = ET.SubElement(root, "Sets")
        for mark, members in marked.items():
            if not members:
                continue
            group = ET.SubElement(sets, "Set", {"guid": guid("set", mark), "name": MARKS[mark]})
            for theme in members:
                ET.SubElement(group, "MemberCode", {"guid": guid("code", theme.id)})
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _children(codebook: Codebook, parent: str | None) -> list[Theme]:
    return [theme for theme in codebook.themes if theme.parent == parent]


def _add_code(above: ET.Element, codebook: Codebook, theme: Theme, colour: str) -> None:
    said = {"guid": guid("code", theme.id), "name": _xml(theme.name), "isCodable": "true", "color": colour}
    code = ET.SubElement(above, "Code", said)
    ET.SubElement(code, "Description").text = _xml(_description(theme))
    for child in _children(codebook, theme.id):
        _add_code(code, codebook, child, colour)


def _description(theme: Theme) -> str:
    phrases = [(key, getattr(theme, key)) for key in PHRASE_LISTS]
    lines = [_TAIL, f"Id: {theme.id}"]
    lines += [f"{key.capitalize()}: {joined(values)}" for key, values in phrases if values]
    return "\n".join([theme.definition, "", *lines] if theme.definition else lines)


def _xml(words: str) -> str:
    """Words without the characters that XML cannot hold; it knows one kind of line end."""
    return _NOT_XML.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def themes_from_refi(data: bytes) -> list[dict[str, Any]]:
    """The themes of a .qdc file as entries of a codebook file; raises ValueError for a file that is none.

    A document type declaration is refused: with it an XML file can name other files, or grow without end.
    """
    _check(data)
    root = ET.fromstring(data)
    if _local(root) != "CodeBook":
        raise ValueError(f"its root is {_local(root)[:40]}: no REFI-QDA codebook")
    marked = {
        mark: {member.get("guid", "").upper() for group in root.iter() if _is_set(group, name) for member in group}
        for mark, name in MARKS.items()
    }
    entries: list[dict[str, Any]] = []
    for codes in _named(root, "Codes"):
        for code in _named(codes, "Code"):
            _take(code, None, entries, marked)
    return entries


def _check(data: bytes) -> None:
    """Raise ValueError for what is no XML, declares a document type, or is too large or too deep."""
    depth = 0

    def doctype(*_: object) -> None:
        raise ValueError("it declares a document type (DOCTYPE), which a codebook has no use for")

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError(f"its codes are nested more than {DEEPEST} deep")

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    if len(data) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB")
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"line {error.lineno}: not readable as XML: {expat.ErrorString(error.code)}") from error


def _take(code: ET.Element, parent: str | None, entries: list[dict[str, Any]], marked: dict[str, set[str]]) -> None:
    """Take a code and those under it into the entries."""
    entry: dict[str, Any] = {"name": " ".join(code.get("name", "").split()), "parent": parent}
    entry |= _described("\n".join(each.text or "" for each in _named(code, "Description")))
    entry |= {mark: code.get("guid", "").upper() in members for mark, members in marked.items()}
    entry["id"] = _free(entry.get("id") or slug(entry["name"]) or "code", parent, {each["id"] for each in entries})
    entries.append(entry)
    for child in _named(code, "Code"):
        _take(child, entry["id"], entries, marked)


def _described(description: str) -> dict[str, Any]:
    """The definition, and what this module put behind it."""
    lines = description.replace("\r\n", "\n").split("\n")
    marks = [number for number, line in enumerate(lines) if line.strip() == _TAIL]
    if not marks:
        return {"definition": description.strip()}
    definition, tail = lines[: marks[-1]], lines[marks[-1] + 1 :]
    said = {match[1].lower(): match[2] for line in tail if (match := _TAIL_LINE.fullmatch(line.strip()))}
    entry: dict[str, Any] = {key: list(parted(said[key])) for key in PHRASE_LISTS if key in said}
    return {"definition": "\n".join(definition).strip(), "id": said.get("id", "").strip(), **entry}


def slug(name: str) -> str:
    """A name as an id: 'Child exploitation (all)' gives `child-exploitation-all`."""
    letters = unicodedata.normalize("NFKD", name.replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _free(wanted: str, parent: str | None, taken: set[str]) -> str:
    """An id that no other code has: of two codes 'Other', the second is called after its parent, or numbered."""
    names = [wanted, *([f"{parent}-{wanted}"] if parent else [])]
    return next(name for name in _numbered(names, wanted) if name not in taken)


def _numbered(names: Sequence[str], wanted: str) -> Iterator[str]:
    yield from names
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1


def _named(element: ET.Element, name: str) -> list[ET.Element]:
    return [child for child in element if _local(child) == name]


def _is_set(element: ET.Element, name: str) -> bool:
    return _local(element) == "Set" and element.get("name") == name


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
