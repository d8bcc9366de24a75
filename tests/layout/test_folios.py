"""Page numbers and running lines that a scraper left."""

from __future__ import annotations

import pytest

from safeguard_extract.layout.folios import lone_folios, lone_page_number, strip_folios

PAGES = [
    "The Board met in spring and chose what to do first, after it had heard from pupils and from parents alike",
    "Neglect is the reason for half of all plans, and most of those children are younger than six years old",
    "Hospitals and surgeries saw more burns than before, which health visitors want to prevent with home visits",
    "Schools asked for help with threats made by phone, and for one person whom they can call at any time",
    "Every partner looks at its own work once a year and tells the others what it found and what it changed",
]


@pytest.mark.parametrize(
    "foot",
    [
        "Ashby Business Plan 2019 Page {}",
        "{}",
        "{} | Ashby Board",
        "Page {} of 9",
    ],
)
def test_what_stands_at_the_end_of_every_page_comes_off(foot: str) -> None:
    folios = strip_folios([f"{page} {foot.format(i)}" for i, page in enumerate(PAGES, 2)])
    assert [folio.text for folio in folios] == PAGES
    assert [folio.page for folio in folios] == [2, 3, 4, 5, 6]
    assert [folio.removed for folio in folios] == [(foot.format(i),) for i in range(2, 7)]


def test_what_stands_at_the_beginning_comes_off_too() -> None:
    folios = strip_folios([f"{i} Ashby Safeguarding Board {page}" for i, page in enumerate(PAGES, 1)])
    assert [folio.text for folio in folios] == PAGES
    assert [folio.page for folio in folios] == [1, 2, 3, 4, 5]


def test_a_running_line_without_its_number_on_one_page_comes_off_all_the_same() -> None:
    feet = [f"Page {i} Ashby Board" if i != 3 else "Ashby Board" for i in range(1, 6)]
    folios = strip_folios([f"{page} {foot}" for page, foot in zip(PAGES, feet, strict=True)])
    assert [folio.text for folio in folios][:2] == PAGES[:2]
    assert [folio.text for folio in folios][3:] == PAGES[3:]


def test_numbers_that_do_not_count_up_are_content() -> None:
    lines = [f"{page} {count}" for page, count in zip(PAGES, (41, 7, 300, 12, 12), strict=True)]
    assert [folio.text for folio in strip_folios(lines)] == lines


def test_short_lines_and_few_pages_are_left_alone() -> None:
    lines = [f"Item {i}" for i in range(1, 9)]
    assert [folio.text for folio in strip_folios(lines)] == lines
    two = [f"{page} {i}" for i, page in enumerate(PAGES[:1], 1)]
    assert [folio.text for folio in strip_folios(two)] == two


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("12", 12),
        ("Page 3", 3),
        ("page 3 of 20", 3),
        ("4 | Page", 4),
        ("Page 4/9", 4),
        ("2017", None),
        ("12 children", None),
        ("Page", None),
        ("", None),
    ],
)
def test_lines_that_hold_nothing_but_a_page_number(line: str, number: int | None) -> None:
    assert lone_page_number(line) == number


def test_page_numbers_on_lines_of_their_own_and_the_running_line_beside_them() -> None:
    lines: list[str] = []
    for i, page in enumerate(PAGES, 1):
        lines += [page, "", "Ashby Board", f"Page {i}"]
    gone = [line for line, aside in zip(lines, lone_folios(lines), strict=True) if aside]
    assert gone == [line for i in range(1, 6) for line in ("Ashby Board", f"Page {i}")]


def test_a_list_of_figures_is_no_run_of_page_numbers() -> None:
    lines = ["Children seen", "40", "Children helped", "12", "Children waiting", "9"]
    assert not any(lone_folios(lines))


def test_the_number_of_a_label_is_no_page_number() -> None:
    pages = [f"Priority {i} Lead: Ann Lee {page}" for i, page in enumerate(PAGES, 1)]
    assert [folio.text for folio in strip_folios(pages)] == pages
    numbered = strip_folios([f"{i} {page}" for i, page in enumerate(pages, 2)])
    assert [folio.text for folio in numbered] == pages
    assert [folio.page for folio in numbered] == [2, 3, 4, 5, 6]


def test_words_that_a_title_shares_with_a_label_are_running_words() -> None:
    folios = strip_folios([f"{page} Ashby Strategic Plan {i}" for i, page in enumerate(PAGES, 1)])
    assert [folio.text for folio in folios] == PAGES


@pytest.mark.parametrize("rating", ["Amber", "Green", "Completed"])
def test_the_last_cell_of_each_page_stays(rating: str) -> None:
    folios = strip_folios([f"{page} {rating} {i}" for i, page in enumerate(PAGES, 1)])
    assert [folio.text for folio in folios] == [f"{page} {rating}" for page in PAGES]


def test_a_short_last_page_has_a_number_too() -> None:
    folios = strip_folios([*(f"{i} {page}" for i, page in enumerate(PAGES, 1)), "6 Nurses tell us more"])
    assert folios[-1].text == "Nurses tell us more"


def test_two_pages_that_end_with_their_numbers() -> None:
    assert [folio.text for folio in strip_folios(["Ashby Plan 1", f"{PAGES[0]} 2"])] == ["Ashby Plan", PAGES[0]]
    assert strip_folios(["Ashby Plan 3", f"{PAGES[0]} 9"])[0].text == "Ashby Plan 3"


def test_entries_of_a_contents_page_are_no_pages() -> None:
    entries = [f"{title} {'.' * 90} {i}" for i, title in enumerate(("Foreword", "Neglect", "Play", "Money"), 3)]
    assert [folio.text for folio in strip_folios(entries)] == entries
