"""Codebooks go out as YAML, CSV and REFI-QDA and come back as far as the format can carry them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguard_extract.errors import BrokenCodebook, MissingInput
from safeguard_extract.themes import Codebook, Theme, load_codebook
from safeguard_extract.themes.exchange import codebook_bytes, import_codebook
from safeguard_extract.themes.refi import NAMESPACE, themes_from_refi

NS = f"{{{NAMESPACE}}}"
WORDS = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs", "Cf")), min_size=1, max_size=8)
PHRASE = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PHRASES = st.lists(PHRASE, max_size=3).map(tuple)
DEFINITION = st.lists(PHRASE, max_size=3).map("\n".join)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    themes: list[Theme] = []
    for number in range(draw(st.integers(1, 5))):
        parent = draw(st.sampled_from([None, *(theme.id for theme in themes)]))
        lists = [draw(PHRASES) for _ in range(4)]
        marks = draw(st.booleans()), draw(st.booleans())
        themes.append(Theme(f"t-{number}", draw(PHRASE), draw(DEFINITION), parent, *marks, *lists))
    return Codebook(draw(PHRASE), draw(PHRASE), tuple(themes))


def there_and_back(codebook: Codebook, suffix: str, folder: Path) -> Codebook:
    path = folder / f"book{suffix}"
    path.write_bytes(codebook_bytes(codebook, suffix))
    return import_codebook(path)


def by_id(codebook: Codebook) -> dict[str, Theme]:
    return {theme.id: theme for theme in codebook.themes}


@pytest.mark.parametrize("name", ["default", "yearly-reports"])
def test_the_codebooks_that_come_with_the_tool_survive_each_format(name: str, tmp_path: Path) -> None:
    book = load_codebook(Path(name))
    assert there_and_back(book, ".yml", tmp_path) == book
    assert there_and_back(book, ".csv", tmp_path).themes == book.themes
    assert by_id(there_and_back(book, ".qdc", tmp_path)) == by_id(book)


@settings(max_examples=60, deadline=None)
@given(codebooks())
def test_any_codebook_survives_each_format(tmp_path_factory: pytest.TempPathFactory, book: Codebook) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert there_and_back(book, ".yml", folder) == book
    assert there_and_back(book, ".csv", folder).themes == book.themes
    assert by_id(there_and_back(book, ".qdc", folder)) == by_id(book)


def test_refi_has_the_order_and_the_names_of_the_standard() -> None:
    book = Codebook("b", "1", (Theme("a", "A & B", "All", broad=True), Theme("c", "C", parent="a", includes=("x",))))
    root = ET.fromstring(codebook_bytes(book, ".qdc"))
    assert (root.tag, root.get("origin")) == (f"{NS}CodeBook", "safeguard-extract")
    assert [child.tag for child in root] == [f"{NS}Codes", f"{NS}Sets"]
    (code,) = root[0]
    assert [child.tag for child in code] == [f"{NS}Description", f"{NS}Code"]
    assert set(code.attrib) == {"guid", "name", "isCodable", "color"}
    assert code[1].get("name") == "C" and code.get("name") == "A & B"
    (group,) = root[1]
    assert [(m.tag, m.get("guid")) for m in group] == [(f"{NS}MemberCode", code.get("guid"))]


COLOUR = re.compile(r"#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})")
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# REFI-QDA Codebook 1.0, element by element: attributes (those that must stand, those that may), and children in order
# with how often each may come.
SCHEMA = {
    "CodeBook": ((), ("origin",), (("Codes", 1, 1), ("Sets", 0, 1))),
    "Codes": ((), (), (("Code", 1, None),)),
    "Code": (("guid", "name", "isCodable"), ("color",), (("Description", 0, 1), ("Code", 0, None))),
    "Description": ((), (), ()),
    "Sets": ((), (), (("Set", 1, None),)),
    "Set": (("guid", "name"), (), (("Description", 0, 1), ("MemberCode", 0, None))),
    "MemberCode": (("guid",), (), ()),
}


def faults_of(element: ET.Element) -> list[str]:
    """What parts an element, and those in it, from the schema of REFI-QDA codebooks."""
    name = element.tag.removeprefix(NS)
    if name not in SCHEMA or not element.tag.startswith(NS):
        return [f"{element.tag} is no element of a codebook"]
    must, may, children = SCHEMA[name]
    faults = [f"{name} without {key}" for key in must if key not in element.attrib]
    faults += [f"{name} with {key}" for key in element.attrib if key not in (*must, *may)]
    if "guid" in element.attrib and not GUID.fullmatch(element.attrib["guid"]):
        faults.append(f"{name} with a bad GUID")
    if element.get("isCodable", "true") not in ("true", "false") or not COLOUR.fullmatch(element.get("color", "#000")):
        faults.append(f"{name} with a bad value")
    tags = [child.tag.removeprefix(NS) for child in element]
    order = [child for child, _, _ in children]
    if tags != sorted(tags, key=lambda tag: order.index(tag) if tag in order else -1):
        faults.append(f"{name} with children out of order")
    for child, least, most in children:
        if not least <= tags.count(child) <= (most or len(tags)):
            faults.append(f"{name} with {tags.count(child)} {child}")
    return [*faults, *(fault for child in element for fault in faults_of(child))]


@pytest.mark.parametrize("name", ["default", "yearly-reports"])
def test_the_refi_files_of_both_codebooks_follow_the_schema(name: str) -> None:
    assert faults_of(ET.fromstring(codebook_bytes(load_codebook(Path(name)), ".qdc"))) == []


@settings(max_examples=60, deadline=None)
@given(codebooks())
def test_any_refi_file_follows_the_schema(book: Codebook) -> None:
    root = ET.fromstring(codebook_bytes(book, ".qdc"))
    assert faults_of(root) == []
    codes = [code.get("guid") for code in root.iter(f"{NS}Code")]
    assert len(codes) == len(set(codes)) == len(book.themes)
    assert {member.get("guid") for member in root.iter(f"{NS}MemberCode")} <= set(codes)


def test_guids_are_the_same_on_every_machine_and_no_two_are_alike() -> None:
    data = codebook_bytes(load_codebook(), ".qdc")
    assert data == codebook_bytes(load_codebook(), ".qdc")
    guids = [code.get("guid") for code in ET.fromstring(data).iter(f"{NS}Code")]
    assert len(set(guids)) == len(guids) == 38
    assert "6459D3C4-D872-5758-8D4C-239AA3328CB3" in guids  # neglect


FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program">
 <Codes>
  <Code guid="{a}" name="Family &amp; home" isCodable="false" color="#46AA00"><Description>All of it</Description>
   <Code guid="{b}" name="Other" isCodable="true"/></Code>
  <Code guid="{c}" name="Other" isCodable="true"><NoteRef targetGUID="{d}"/></Code>
 </Codes>
</CodeBook>"""


def test_a_codebook_of_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "theirs.qdc"
    path.write_text(FOREIGN)
    book = import_codebook(path)
    assert [(t.id, t.name, t.definition, t.parent) for t in book.themes] == [
        ("family-and-home", "Family & home", "All of it", None),
        ("other", "Other", "", "family-and-home"),
        ("other-2", "Other", "", None),
    ]
    assert book.name == "theirs"


ENTITY = '<!DOCTYPE c [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
HOSTILE = {
    "a document type": f'<?xml version="1.0"?>{ENTITY}<CodeBook xmlns="{NAMESPACE}"><Codes/></CodeBook>',
    "DOCTYPE": f'<!DOCTYPE c SYSTEM "file:///etc/passwd"><CodeBook xmlns="{NAMESPACE}"/>',
    "nested more than": "<Code>" * 5000 + "</Code>" * 5000,
    "not readable as XML": "<CodeBook><Codes></CodeBook>",
    "no REFI-QDA codebook": "<Project/>",
    "themes is missing": f'<CodeBook xmlns="{NAMESPACE}"><Codes/></CodeBook>',
    "no name": f'<CodeBook xmlns="{NAMESPACE}"><Codes><Code guid="x"/></Codes></CodeBook>',
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_hostile_and_broken_files_are_refused(fault: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.qdc"
    path.write_text(HOSTILE[fault])
    with pytest.raises(BrokenCodebook, match=fault):
        import_codebook(path)


def test_a_document_type_is_refused_in_any_encoding() -> None:
    with pytest.raises(ValueError, match="DOCTYPE"):
        themes_from_refi(HOSTILE["DOCTYPE"].encode("utf-16"))


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ("id,name\r\na,Anna\r\n".encode("utf-8-sig"), ["a"]),
        ('id;name;includes\na;Zoë;"x; y"\n'.encode("cp1252"), ["a"]),
        ("id\tname\na\tAnna\n".encode("utf-16"), ["a"]),
        (b"ID, Name \n\na,Anna\nb,Ben\n", ["a", "b"]),
    ],
)
def test_csv_as_spreadsheets_save_it(data: bytes, ids: list[str], tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(data)
    assert [theme.id for theme in import_codebook(path).themes] == ids


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name\nAnna\n", "line 1: the column id is missing"),
        ("id,name,phrases\na,Anna,x\n", "line 1: unknown column 'phrases'"),
        ("id,name\na,Anna\nb,\n", "line 3: no name"),
        ("id,name\na,Anna,x\n", "line 2: more cells"),
        ('id,name,broad\n"a",Anna,often\n', "line 2: broad is neither"),
        ('id,name,definition\na,Anna,"two\nlines"\nb,Ben,"open\nc,Cal\n', "line 4: not readable as CSV"),
        ("id,name\na,Anna\na,Ben\n", "the id a is given 2 times"),
        ("", "line 1: the column id is missing"),
    ],
)
def test_faults_of_a_csv_codebook_have_their_lines(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text(text)
    with pytest.raises(BrokenCodebook, match=fault):
        import_codebook(path)


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("id,name")
    with pytest.raises(BrokenCodebook, match=r"\.yml, \.csv and \.qdc"):
        import_codebook(tmp_path / "book.txt")
    with pytest.raises(BrokenCodebook, match=r"\.yml, \.csv and \.qdc"):
        codebook_bytes(load_codebook(), ".docx")
    with pytest.raises(MissingInput):
        import_codebook(tmp_path / "none.csv")


def test_a_characters_that_xml_cannot_hold_is_left_out() -> None:
    book = replace(load_codebook(), themes=(Theme("a", "A\x08B", "one\x00two"),))
    (entry,) = themes_from_refi(codebook_bytes(book, ".qdc"))
    assert (entry["name"], entry["definition"]) == ("AB", "onetwo")
