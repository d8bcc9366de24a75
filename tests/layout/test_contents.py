"""The titles of a contents page poured into one line."""

from __future__ import annotations

from safeguard_extract.layout.contents import contents_page, is_contents_entry


def contents_titles(text: str) -> frozenset[str]:
    page = contents_page(text)
    return page.titles if page is not None else frozenset()


def test_titles_are_what_stands_before_rising_page_numbers() -> None:
    text = "Ashby Contents Foreword 2 What children told us 3 Our four priorities 5 Money and people 9 The chair writes"
    assert contents_titles(text) == {"Foreword", "What children told us", "Our four priorities", "Money and people"}


def test_leaders_are_left_out() -> None:
    text = "Table of Contents Foreword ..... 2 Our priorities ..... 4 How we check ..... 8"
    assert contents_titles(text) == {"Foreword", "Our priorities", "How we check"}


def test_numbers_of_chapters_are_left_out() -> None:
    text = "Contents 1. Foreword 2 2. Our priorities 4 3. How we check 8"
    assert contents_titles(text) == {"Foreword", "Our priorities", "How we check"}


def test_figures_that_fall_are_no_page_numbers() -> None:
    assert contents_titles("Contents Burns 40 Scalds 12 Falls 3 Bites 9") == frozenset()


def test_a_document_without_a_contents_page_has_none() -> None:
    assert contents_titles("Foreword 2 Our priorities 4 How we check 8") == frozenset()
    assert contents_titles("") == frozenset()


def test_the_entries_end_where_the_next_page_begins() -> None:
    text = "Ashby Plan Contents Foreword 2 Priority 1: Neglect 3 Priority 2: Early help 4 The chair writes of the year"
    page = contents_page(text)
    assert page is not None
    assert text[page.start : page.entries].strip() == "Contents"
    assert text[page.end :] == "The chair writes of the year"


def test_a_line_with_leaders_is_an_entry() -> None:
    assert is_contents_entry("Priority 2: Early help ........... 4")
    assert not is_contents_entry("Work has begun ... 4 of 9 agencies have signed.")
