"""Running heads, running feet and page numbers of paged documents."""

from __future__ import annotations

from printed_pages import lines_at, page_of, words_at

from safeguard_extract.layout.columns import in_reading_order
from safeguard_extract.layout.running_lines import running_lines
from safeguard_extract.layout.segments import segments_of
from safeguard_extract.records.page import Page

BODY = ["Nurses visit every home", "in the first two weeks", "and write down what", "they see on the day."]


def found(pages: list[Page]) -> set[str]:
    lines = {page.number: in_reading_order(segments_of(page)) for page in pages}
    return {lines[number][position].text for number, position in running_lines(pages, lines)}


def book(head: str, foot: str, count: int = 5) -> list[Page]:
    return [
        page_of(
            words_at(head.format(n), 50, 30),
            lines_at([f"{line} {'abcde'[n - 1]}" for line in BODY], 50, 200),
            words_at(foot.format(n), 280, 800),
            number=n,
        )
        for n in range(1, count + 1)
    ]


def test_what_is_printed_at_the_edge_of_every_page() -> None:
    assert found(book("Ashby Board", "Page {} of 5")) == {"Ashby Board", *(f"Page {n} of 5" for n in range(1, 6))}


def test_a_running_foot_that_counts() -> None:
    assert found(book("Ashby Board", "Plan 2019 | {}")) == {"Ashby Board", *(f"Plan 2019 | {n}" for n in range(1, 6))}


def test_a_heading_at_the_top_of_one_page_is_content() -> None:
    pages = book("", "{}")
    pages[2] = page_of(
        words_at("What children told us", 50, 30), lines_at(BODY, 50, 200), words_at("3", 280, 800), number=3
    )
    assert "What children told us" not in found(pages)


def test_words_repeated_in_the_middle_of_pages_are_content() -> None:
    pages = [page_of(words_at("What we will do", 50, 300), lines_at(BODY, 50, 330), number=n) for n in range(1, 6)]
    assert found(pages) == set()


def test_page_numbers_alone_count_on_a_single_page() -> None:
    assert found([page_of(lines_at(BODY, 50, 200), words_at("7", 280, 800), number=1)]) == {"7"}


def test_the_label_of_each_page_s_priority_is_no_page_number() -> None:
    assert "Priority 2" not in found(book("Priority {}", "Page {}"))


def test_on_two_pages_the_document_s_name_with_the_page_s_number() -> None:
    assert found(book("Look {}", "Ashby SCB | Business Plan | {}", 1)) == {"Ashby SCB | Business Plan | 1"}
    assert found(book("Look {}", "Ashby SCB Plan for 2019", 1)) == set()
