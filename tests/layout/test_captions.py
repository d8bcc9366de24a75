"""Captions of figures and tables, and the notes that say where their figures are from."""

from __future__ import annotations

import pytest
from printed_pages import lines_at, outline_of, page_of, table_at, text_page, words_at

from safeguard_extract.language.caption_labels import read_caption_label, without_caption_label
from safeguard_extract.layout import lay_out
from safeguard_extract.layout.captions import is_caption
from safeguard_extract.read.html import read_html
from safeguard_extract.records.block import BlockKind

BODY = ["Nurses visit every home in the first two weeks,", "and they write down what they see on the day."]


@pytest.mark.parametrize(
    ("text", "noun", "number", "words"),
    [
        ("Table 2: Boats by harbour", "table", "2", "Boats by harbour"),
        ("Figure 3.1 – Boats by harbour", "figure", "3.1", "Boats by harbour"),
        ("Fig. 2a Boats", "fig.", "2a", "Boats"),
        ("Chart B4. | Boats", "chart", "B4", "Boats"),
        ("Figure: Boats by harbour", "figure", None, "Boats by harbour"),
        ("Graph 7", "graph", "7", ""),
    ],
)
def test_labels(text: str, noun: str, number: str | None, words: str) -> None:
    label = read_caption_label(text)
    assert label is not None
    assert (label.noun, label.number, without_caption_label(text)) == (noun, number, words)


@pytest.mark.parametrize("text", ["Tables 1 and 2: boats", "Map of the harbour", "Table manners: a guide", "boats", ""])
def test_words_that_are_no_labels(text: str) -> None:
    assert read_caption_label(text) is None
    assert without_caption_label(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Table 2: Boats by harbour",
        "Figure 4 Boats by harbour",
        "Figure 4 (to the end of June)",
        "Chart 5",
        "Figure 2. Most boats came back before the storm.",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Figure 4 shows that most boats came back.",
        "Table 6.2 is about harbours alone.",
        "Table 2 and Figure 3 tell of boats",
        "Figure 1: Boats. They came in June. They went in July. They came back.",
        "Table 3: " + "boats and nets " * 30,
    ],
)
def test_sentences_about_figures_are_none(text: str) -> None:
    assert not is_caption(text)


def printed(*caption: str, bold: bool = True) -> list[tuple[str, str]]:
    rows = [["Action", "Lead"], ["Visit homes", "Nurse"]]
    page = page_of(
        words_at("Safe sleep", 50, 60, size=16, bold=True),
        lines_at(BODY, 50, 100),
        lines_at(caption, 50, 160, size=9, bold=bold),
        words_at("Source: the nurses", 50, 250, size=8),
        tables=[table_at(rows, top=190)],
    )
    return outline_of(lay_out([page]))


def test_the_bold_line_over_a_table_is_no_heading() -> None:
    assert printed("Table 1: Action plan") == [
        ("heading", "Safe sleep"),
        ("paragraph", " ".join(BODY)),
        ("caption", "Table 1: Action plan"),
        ("table", "Action | Lead / Visit homes | Nurse"),
        ("caption", "Source: the nurses"),
    ]


def test_a_line_that_only_mentions_a_table_stays_what_it_was() -> None:
    assert printed("Table 1 shows what nurses do.", bold=False)[2] == ("paragraph", "Table 1 shows what nurses do.")


def test_without_a_table_its_title_heads_what_comes_in_its_place() -> None:
    found = outline_of(lay_out([text_page("Our plan\n\nTable 1: What we will do\n\n- Mend the nets\n- Sell a boat")]))
    assert found[1] == ("heading", "Table 1: What we will do")
    found = outline_of(lay_out([text_page("Our plan\n\nFigure 1: The harbour\n\nWe mended all the nets.")]))
    assert found[1] == ("caption", "Figure 1: The harbour")


def test_a_source_is_a_caption_only_beside_what_it_tells_of() -> None:
    plain = text_page("Our plan\n\nWe mended the nets of all the boats.\n\nSource: the harbour master's book of 2019.")
    assert [kind for kind, _ in outline_of(lay_out([plain]))] == ["heading", "paragraph", "paragraph"]


def test_a_sentence_goes_on_behind_a_caption_in_text() -> None:
    halves = (
        "We mended the boats and found that",
        "We mended the boats and, as the year went on, we saw that the ones the crews",
    )
    for before in halves:
        words = f"What we did\n\n{before}\n\nFigure 1: The harbour\n\ncame with were worn."
        assert outline_of(lay_out([text_page(words)]))[1:] == [
            ("paragraph", f"{before} came with were worn."),
            ("caption", "Figure 1: The harbour"),
        ]


def test_what_markup_calls_a_caption_is_one() -> None:
    markup = """<h1>Plan</h1><figure><img src=a><figcaption><b>The old harbour</b></figcaption></figure>
        <table><caption>Boats and nets</caption><tr><th>Boat<th>Net</tr><tr><td>Anna<td>blue</tr></table>
        <p><b>Figure 2: The new harbour</b></p>"""
    found = lay_out(read_html("a.html", markup.encode()))
    assert [(b.kind.value, b.text) for b in found if b.kind is not BlockKind.TABLE] == [
        ("heading", "Plan"),
        ("caption", "The old harbour"),
        ("caption", "Boats and nets"),
        ("caption", "Figure 2: The new harbour"),
    ]
