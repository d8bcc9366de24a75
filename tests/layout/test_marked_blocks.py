"""Blocks of web pages: bold titles, lists written by hand, tables, furniture last."""

from __future__ import annotations

from safeguard_extract.layout import lay_out
from safeguard_extract.read.html import read_html
from safeguard_extract.records.block import BlockKind


def shown(markup: str) -> list[tuple[str, int, str | None, str]]:
    return [(b.kind.value, b.level, b.mark, b.text) for b in lay_out(read_html("a.html", markup.encode()))]


def test_bold_titles_come_below_the_headings_that_are_marked() -> None:
    markup = "<h1>Plan</h1><h2>Boats</h2><p><b>What we will do</b></p><p><b>Mend them, and do so soon.</b></p>"
    assert shown(markup) == [
        ("heading", 1, None, "Plan"),
        ("heading", 2, None, "Boats"),
        ("heading", 3, None, "What we will do"),
        ("paragraph", 0, None, "Mend them, and do so soon."),
    ]


def test_without_marked_headings_their_level_is_told_by_what_they_say() -> None:
    kinds = shown("<p><b>Our harbour</b></p><p>words here</p><p>Priority 1: Boats</p><p>more words</p>")
    assert [(kind, text) for kind, _, _, text in kinds if kind == "heading"] == [
        ("heading", "Our harbour"),
        ("heading", "Priority 1: Boats"),
    ]
    assert 0 < kinds[0][1] < kinds[2][1]


def test_lists_written_by_hand() -> None:
    by_hand = "<p>We will:</p><p>• mend the first boat</p><p>• sell the second</p>"
    assert shown(by_hand + "<p><b>2. Nets</b></p><p>2.1 They are old.</p>") == [
        ("paragraph", 0, None, "We will:"),
        ("list_item", 1, "•", "mend the first boat"),
        ("list_item", 1, "•", "sell the second"),
        ("heading", 1, "2.", "Nets"),
        ("paragraph", 0, "2.1", "They are old."),
    ]


def test_furniture_comes_last() -> None:
    blocks = lay_out(read_html("a.html", b"<nav>Home</nav><h1>Plan</h1><p>words</p><footer>Cookies</footer>"))
    assert [block.text for block in blocks] == ["Plan", "words", "Home", "Cookies"]
    assert [block.kind is BlockKind.FURNITURE for block in blocks] == [False, False, True, True]
