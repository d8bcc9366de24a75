"""Paged documents to blocks in reading order."""

from __future__ import annotations

from dataclasses import replace

from printed_pages import lines_at, outline_of, page_of, table_at, words_at

from safeguard_extract.layout import lay_out
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Page, Word

BODY = [
    "Nurses visit every home in the first two weeks,",
    "and they write down what they see on the day.",
    "Then they call.",
]


def book() -> list[Page]:
    rows = [["Action", "Lead", "By when"], ["Visit homes", "Nurse", "May"]]
    first = page_of(
        words_at("Ashby Board", 50, 30),
        words_at("Safe sleep", 50, 60, size=16, bold=True),
        lines_at(BODY, 50, 100),
        words_at("• Warm every", 60, 160),
        words_at("room at night", 69, 173),
        words_at("After the table.", 50, 790),
        words_at("1", 290, 815),
        tables=[table_at(rows, page=1, top=700)],
    )
    second = page_of(
        words_at("Ashby Board", 50, 30), lines_at(BODY, 50, 300), words_at("2", 290, 815), number=2,
        tables=[table_at([rows[0], ["Call again", "Board", "June"]], page=2, top=60)],
    )  # fmt: skip
    return [first, second]


def test_heading_paragraph_item_table_in_order() -> None:
    pages = book()
    assert outline_of(lay_out([pages[0]])) == [
        ("paragraph", "Ashby Board"),
        ("heading", "Safe sleep"),
        ("paragraph", " ".join(BODY)),
        ("list_item", "Warm every room at night"),
        ("table", "Action | Lead | By when / Visit homes | Nurse | May"),
        ("paragraph", "After the table."),
    ]


def test_running_lines_are_furniture_at_the_end() -> None:
    found = lay_out(book())
    assert [b.text for b in found if b.kind is BlockKind.FURNITURE] == ["Ashby Board", "1", "Ashby Board", "2"]
    assert found[-4:] == tuple(b for b in found if b.kind is BlockKind.FURNITURE)


def test_a_table_at_the_end_of_a_page_goes_on_at_the_head_of_the_next() -> None:
    pages = book()
    words = tuple(w for w in pages[0].words if w.bbox.top < 780)
    found = lay_out([Page(1, pages[0].width, pages[0].height, words, pages[0].tables), pages[1]])
    (table,) = [block for block in found if block.table is not None]
    assert table.pages == (1, 2)
    assert outline_of([table]) == [
        ("table", "Action | Lead | By when / Visit homes | Nurse | May / Call again | Board | June")
    ]


def test_a_line_between_two_tables_keeps_them_apart() -> None:
    assert sum(block.table is not None for block in lay_out(book())) == 2


def test_fragments_tell_the_page_and_box_of_every_word() -> None:
    for block in lay_out(book()):
        covered = ""
        for fragment in block.fragments:
            assert fragment.bbox is not None
            covered += block.text[fragment.start : fragment.end]
        assert "".join(covered.split()) == "".join(block.text.split())


def test_a_paragraph_over_two_pages_has_a_fragment_on_each() -> None:
    words: list[Word] = words_at("Nurses visit every", 50, 780)
    found = lay_out([page_of(words), page_of(words_at("home in two weeks.", 50, 60), number=2)])
    assert [(b.text, b.pages) for b in found] == [("Nurses visit every home in two weeks.", (1, 2))]


def test_a_short_line_over_a_narrower_table_stands_before_it() -> None:
    """Centred tables leave white to the left, in which the lines above them may end."""
    rows = [["Action", "Lead"], ["Visit homes", "Nurse"]]
    table = table_at([["", *row] for row in rows], top=200, widths=[120, 60, 60])
    narrow = replace(table, bbox=BBox(170, 200, 290, 240), cells=tuple(cell for cell in table.cells if cell.col))
    page = page_of(
        words_at("In short.", 50, 180), words_at("What follows is a full line of words.", 50, 260), tables=[narrow]
    )
    assert [kind for kind, _ in outline_of(lay_out([page]))] == ["paragraph", "table", "paragraph"]


def test_a_table_in_the_right_column_stays_there() -> None:
    left = lines_at([f"The left column says its line {i}." for i in range(12)], 50, 100)
    right = lines_at([f"The right column says its line {i}." for i in range(3)], 320, 100)
    table = table_at([["a", "b"], ["c", "d"]], top=160, widths=[60, 60])
    moved = replace(table, bbox=BBox(320, 160, 440, 200))
    below = lines_at([f"Below it stands line {i}." for i in range(3)], 320, 214)
    found = [block.kind.value for block in lay_out([page_of(left, right, below, tables=[moved])])]
    assert found.index("table") == len(found) - 2


def test_tables_side_by_side_keep_their_captions_and_their_order() -> None:
    left = table_at([["Cause", "Boats"], ["Fog", "12"], ["Ice", "7"]], top=200, widths=[100, 60])
    right = table_at([["Month", "Calls"], ["May", "31"]], top=199, widths=[100, 60])
    right = replace(
        right,
        bbox=BBox(300, 199, 460, 239),
        cells=tuple(replace(cell, bbox=cell.bbox and BBox(cell.bbox.x0 + 250, 199, 460, 239)) for cell in right.cells),
    )
    page = page_of(
        lines_at(BODY, 50, 60),
        words_at("Causes of loss", 50, 180),
        words_at("Calls by month", 300, 179),
        lines_at(BODY, 50, 320),
        tables=[right, left],
    )
    blocks = lay_out([page])
    said = [block.table.cells[0].text if block.table else block.text for block in blocks]
    assert said[1:5] == ["Causes of loss", "Cause", "Calls by month", "Month"]
