"""Web pages: which words are read, and what each block is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeguard_extract.errors import EmptyInput
from safeguard_extract.read.choose import media_type, read_pages
from safeguard_extract.read.html import read_html
from safeguard_extract.records.page import Line, Table
from safeguard_extract.settings import DEFAULT


def lines_of(markup: str) -> tuple[Line, ...]:
    (page,) = read_html("plan.html", markup.encode())
    return page.lines


def seen(markup: str) -> list[tuple[str | None, int, str]]:
    return [(line.marked, line.level, line.text) for line in lines_of(markup)]


def table_of(markup: str) -> Table:
    (table,) = [line.table for line in lines_of(markup) if line.table is not None]
    return table


def cells_of(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_end, cell.col_end, cell.text) for cell in table.cells]


def test_blocks_are_what_the_markup_says() -> None:
    markup = (
        "<h1>Harbour plan</h1><p>It runs for\n two  <em>years</em>.</p><h3>Boats<br>and nets</h3><div>Loose words</div>"
    )
    assert seen(markup) == [
        ("heading", 1, "Harbour plan"),
        ("paragraph", 0, "It runs for two years."),
        ("heading", 3, "Boats"),
        ("heading", 3, "and nets"),
        ("paragraph", 0, "Loose words"),
    ]


def test_captions_and_quotes() -> None:
    markup = """<figure><img src=a><figcaption>The harbour</figcaption></figure>
        <blockquote><p>They came on time</p><footer>A boy of nine</footer></blockquote>
        <figure><blockquote>It was kind</blockquote><figcaption>A girl</figcaption></figure>
        <p class="wp-caption-text">The hall</p><div class="pull-quote"><p>Thank you</p></div><p>words</p>"""
    assert seen(markup) == [
        ("caption", 0, "The harbour"),
        ("quote", 0, "They came on time"),
        ("quote", 0, "A boy of nine"),
        ("quote", 0, "It was kind"),
        ("quote", 0, "A girl"),
        ("caption", 0, "The hall"),
        ("quote", 0, "Thank you"),
        ("paragraph", 0, "words"),
    ]


def test_a_block_quote_that_only_indents_is_none() -> None:
    for inside in ("<ul><li>Mend the nets</li></ul>", "<h2>Boats</h2><p>Two leak.</p>", "<p>Two leak.</p>" * 7):
        assert "quote" not in [kind for kind, _, _ in seen(f"<blockquote>{inside}</blockquote>")]


def test_the_caption_of_a_table_stands_before_it() -> None:
    lines = lines_of("<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr><caption>Boats</caption></table>")
    assert [(line.marked, line.text) for line in lines] == [("caption", "Boats"), ("table", "")]


def test_items_have_their_mark_and_depth() -> None:
    markup = """<ul><li>Mend the nets<ol><li>the blue one</li><li>the red one</li></ol>before winter</li></ul>
        <ol start="4"><li><p>Paint the boats</p><p>all of them</p></li><li>Sell one</li></ol><ol type=a><li>last</ol>"""
    assert seen(markup) == [
        ("list_item", 1, "• Mend the nets"),
        ("list_item", 2, "1. the blue one"),
        ("list_item", 2, "2. the red one"),
        ("paragraph", 1, "before winter"),
        ("list_item", 1, "4. Paint the boats"),
        ("paragraph", 1, "all of them"),
        ("list_item", 1, "5. Sell one"),
        ("list_item", 1, "a. last"),
    ]


def test_a_line_is_bold_where_all_its_words_are() -> None:
    markup = (
        """<p><b>All</b> <strong>bold</strong></p><p><b>Half</b> bold</p><p style="font-weight: 700">By style</p>"""
    )
    assert [line.bold for line in lines_of(markup)] == [True, False, True]


def test_what_a_site_prints_round_its_pages_is_furniture() -> None:
    markup = """<nav><ul><li>Home</li></ul></nav><div role="banner"><h2>The council</h2></div>
        <main><h1>Plan</h1><table><tr><td>a<td>b<tr><td>c<td>d</table></main><footer><p>Cookies</p></footer>"""
    assert [line.marked for line in lines_of(markup)] == ["furniture", "furniture", "heading", "table", "furniture"]


def test_what_a_browser_does_not_show_is_not_read() -> None:
    markup = """<head><title>t</title></head><p>seen<!-- not --><span style="display:none">not</span></p>
        <script>not()</script><style>not {}</style><p hidden>not</p><template><p>not</p></template>"""
    assert seen(markup) == [("paragraph", 0, "seen")]


def test_merged_cells_stand_where_a_browser_puts_them() -> None:
    table = table_of(
        """<table><thead><tr><th>Aim<th>Action<th colspan=2>Who and when</thead>
        <tfoot><tr><td colspan=4>as agreed</tfoot>
        <tr><td rowspan=2>Safe boats<td>Paint<td>Ann<td>May<tr><td>Caulk<td>Bob<td>June</table>"""
    )
    assert table.header_rows == 1
    assert cells_of(table) == [
        (0, 0, 0, 0, "Aim"),
        (0, 1, 0, 1, "Action"),
        (0, 2, 0, 3, "Who and when"),
        (1, 0, 2, 0, "Safe boats"),
        (1, 1, 1, 1, "Paint"),
        (1, 2, 1, 2, "Ann"),
        (1, 3, 1, 3, "May"),
        (2, 1, 2, 1, "Caulk"),
        (2, 2, 2, 2, "Bob"),
        (2, 3, 2, 3, "June"),
        (3, 0, 3, 3, "as agreed"),
    ]


def test_a_cell_keeps_its_lines_and_its_bullets() -> None:
    (cell, *_) = table_of("<table><tr><td><p>Both:</p><ul><li>one<li>two</ul><td>b<tr><td>c<td>d</table>").cells
    assert [line.text for line in cell.lines] == ["Both:", "• one", "• two"]
    assert cell.text == "Both: • one • two"


def test_a_span_beyond_the_table_ends_with_it() -> None:
    table = table_of("<table><tr><td rowspan=60000>a<td>b<tr><td colspan=x>c</table>")
    assert cells_of(table) == [(0, 0, 1, 0, "a"), (0, 1, 0, 1, "b"), (1, 1, 1, 1, "c")]


@pytest.mark.parametrize(
    "layout",
    [
        "<table role=presentation><tr><td>left<td>right<tr><td>below<td>too</table>",
        "<table><tr><td>left<td>right below too</table>",
        "<table><tr><td>left right<tr><td>below too</table>",
        "<table><tr><td><h1>left</h1><td>right<tr><td>below<td>too</table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_none(layout: str) -> None:
    lines = lines_of(layout)
    assert all(line.table is None for line in lines)
    assert " ".join(line.text for line in lines) == "left right below too"


def test_deep_nesting() -> None:
    assert [text for _, _, text in seen("<div>" * 200 + "deep" + "</div>" * 200)] == ["deep"]
    with pytest.raises(EmptyInput):
        lines_of("<div>" * 5000 + "deep" + "</div>" * 5000)


@pytest.mark.parametrize("markup", ["<html></html>", "<nav>Home</nav>", "<p> &nbsp; </p>", "<!-- all of it -->"])
def test_no_words_is_an_error(markup: str) -> None:
    with pytest.raises(EmptyInput):
        lines_of(markup)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.html", b"<p>words", "text/html"),
        ("a.HTM", b"words", "text/html"),
        ("saved", b"\n<!-- from the site -->\n<!DOCTYPE html><p>words", "text/html"),
        ("saved.txt", b"\xef\xbb\xbf<html lang=en><p>words", "text/html"),
        ("a.txt", b"The <html> element", "text/plain"),
    ],
)
def test_a_web_page_is_known_by_its_name_or_its_first_words(name: str, data: bytes, found: str) -> None:
    assert media_type(name, data) == found


def test_letters_of_old_pages() -> None:
    data = '<?xml version="1.0" encoding="windows-1252"?><html><p>The Board’s plan'.encode("cp1252")
    _, reader, (page,), problems = read_pages(Path("a.html"), data, DEFAULT)
    assert (reader, problems) == ("html", ())
    assert [line.text for line in page.lines] == ["The Board’s plan"]
