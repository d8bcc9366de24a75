"""Quotes: paragraphs of somebody's words, and the lines that sign them."""

from __future__ import annotations

import pytest
from printed_pages import lines_at, outline_of, page_of, text_page, words_at

from safeguard_extract.layout import lay_out
from safeguard_extract.layout.quotations import is_quotation
from safeguard_extract.read.html import read_html
from safeguard_extract.read.text import read_text
from safeguard_extract.records.page import Word

BODY = [
    "Nurses visit every home in the first two weeks of the year,",
    "and they write down what they see there on the day of the visit.",
    "Then they call the family again to hear what they thought of it.",
]


@pytest.mark.parametrize(
    "text",
    [
        "“She came when she said she would. That was new.”",
        "“Nobody told us what was happening” Mother of two",
        "“Wait for my answer!” Aaliyah, 15",
        '"They listened to me" - Young person',
        '"She came." "She stayed." "It helped us."',
        "‘It’s the first time that I’ve felt safe.’",
        "'I didn't know who to ask.' (Foster carer)",
        "“I felt heard,” said one young man.",
        '"Each board must have a clear identity of its own." (National guidance 2006, paragraph 3)',
    ],
)
def test_quotations(text: str) -> None:
    assert is_quotation(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Safe Harbours” sets out what boards do.",
        "“Safe Harbours for Every Child”",
        "“Neglect”",
        "“Was not brought”",
        "“Safe harbours” and “Warm homes”",
        "“She listens”, and the Board has since changed the way it works.",
        "‘Think Boats’ training was held for all the agencies’",
        "'Right Boat, Right Time' guidance",
        "“We felt safe” was what most of them told us in the survey.",
        "She said that “nobody came”.",
        "",
    ],
)
def test_titles_and_prose_that_holds_a_quotation_are_none(text: str) -> None:
    assert not is_quotation(text)


def test_the_line_that_signs_a_quote_belongs_to_it() -> None:
    text = "We heard\n\n“She came when she said she would.”\n\nYoung person, 15\n\nYoung people\n\nWe visit homes."
    assert outline_of(lay_out([text_page(text)])) == [
        ("heading", "We heard"),
        ("quote", "“She came when she said she would.”"),
        ("quote", "Young person, 15"),
        ("heading", "Young people"),
        ("paragraph", "We visit homes."),
    ]


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ("– Mother of two", ["quote"]),
        ("– Mend the nets\n– Sell the boat", ["list_item", "list_item"]),
        ("Neglect, exploitation and abuse", ["heading"]),
        ("Lead: Chair of the Board", ["paragraph"]),
        ("Child protection", ["heading"]),
        ("Message from the Chair", ["heading"]),
        ("The voice of the child", ["heading"]),
        ("Priority 2", ["heading"]),
        ("– Train all the nurses", ["list_item"]),
        ("Designated lead, primary school", ["quote"]),
        ("Boy, 9", ["quote"]),
        ("Feedback from a parent", ["quote"]),
    ],
)
def test_lines_after_a_quote(after: str, kinds: list[str]) -> None:
    text = f"What we heard\n\n“She came when she said she would.”\n\n{after}\n\nNurses visit all the homes in the town."
    assert [kind for kind, _ in outline_of(lay_out([text_page(text)]))[2:-1]] == kinds


def test_quotes_in_markdown() -> None:
    words = "# Plan\n\n> She came on time\n> and stayed for tea.\n>\n> It was kind.\nthe end of it\n\n> - Mend nets\n"
    (page,) = read_text("plan.md", words.encode())
    found = outline_of(lay_out([page]))
    assert found[:4] == [
        ("heading", "Plan"),
        ("quote", "She came on time and stayed for tea."),
        ("quote", "It was kind."),
        ("paragraph", "the end of it"),
    ]
    assert "quote" not in [kind for kind, _ in found[4:]]
    (plain,) = read_text("plan.txt", words.replace("# ", "").encode())
    assert "quote" not in [kind for kind, _ in outline_of(lay_out([plain]))]


def test_a_quotation_in_several_paragraphs() -> None:
    text = "What we heard\n\n“She came on time and stayed for tea.\n\nShe asked about my boat.”\n\nWe visit all homes."
    assert [kind for kind, _ in outline_of(lay_out([text_page(text)]))] == ["heading", "quote", "quote", "paragraph"]
    never_closed = text.replace("”", "")
    assert "quote" not in [kind for kind, _ in outline_of(lay_out([text_page(never_closed)]))]


def slanted(words: list[Word]) -> list[Word]:
    return [word._replace(italic=True) for word in words]


def kinds_of_page(x: float, said: str, *, size: float = 10.0) -> list[str]:
    """The kinds of two lines in italics between two paragraphs that begin at 50 points, and go to 350."""
    lines = lines_at([f"{said} when they come to see us", "and they never tell us."], x, 170, size=size)
    page = page_of(lines_at(BODY, 50, 100), slanted(lines), lines_at(BODY, 50, 230))
    return [kind for kind, _ in outline_of(lay_out([page]))]


def test_italics_in_a_place_of_their_own() -> None:
    assert kinds_of_page(75, "They ask") == ["paragraph", "quote", "paragraph"]
    assert kinds_of_page(50, "They ask") == ["paragraph", "paragraph", "paragraph"]  # emphasis
    assert kinds_of_page(75, "We will ask") == ["paragraph", "paragraph", "paragraph"]  # the board's own promise
    assert kinds_of_page(50, "They ask me", size=13) == ["paragraph", "quote", "paragraph"]


def test_a_quote_set_large_is_no_heading() -> None:
    page = page_of(
        lines_at(BODY, 50, 100), words_at("“She came when she said she would”", 50, 170, size=18, bold=True),
        words_at("Young person, 15", 50, 200, size=13, bold=True), lines_at(BODY, 50, 230),
    )  # fmt: skip
    assert [kind for kind, _ in outline_of(lay_out([page]))] == ["paragraph", "quote", "quote", "paragraph"]


def test_what_markup_calls_a_quote_is_one_unless_it_only_indents() -> None:
    markup = """<h1>Plan</h1><blockquote><p>She came on time</p><footer>– Mother of two</footer></blockquote>
        <figure><blockquote>It was kind</blockquote><figcaption>A boy of nine</figcaption></figure>
        <div class="pull-quote"><p>Nobody told me</p></div><blockquote><ul><li>Mend the nets</li></ul></blockquote>
        <blockquote>We will mend the nets.</blockquote>"""
    assert [(b.kind.value, b.text) for b in lay_out(read_html("a.html", markup.encode()))] == [
        ("heading", "Plan"),
        ("quote", "She came on time"),
        ("quote", "Mother of two"),
        ("quote", "It was kind"),
        ("quote", "A boy of nine"),
        ("quote", "Nobody told me"),
        ("list_item", "Mend the nets"),
        ("paragraph", "We will mend the nets."),
    ]
