"""Words of a page to runs on one baseline."""

from __future__ import annotations

import random

import pytest
from printed_pages import lines_at, page_of, word_at, words_at

from safeguard_extract.layout import segments
from safeguard_extract.layout.segments import segments_of
from safeguard_extract.records.geometry import BBox, union


def test_a_large_heading_beside_them_does_not_put_two_lines_on_one() -> None:
    small = lines_at(["Visit welfare advisers by", "2025 or so"], 50, 100, size=9)
    large = words_at("Warm homes", 300, 101, size=20)
    found = [line.text for line in segments_of(page_of(small, large))]
    assert "Visit welfare advisers by" in found
    assert "2025 or so" in found


def test_a_long_line_that_comes_close_to_the_next_column_is_parted_from_it() -> None:
    left = lines_at(["Nurses call", "They visit", "Schools ask", "Homes warm", "They write", "All is well"], 50, 100)
    right = lines_at(["Doctors", "ask how", "babies", "sleep in", "homes of", "their own"], 300, 100)
    long = words_at("x" * 49 + " near", 300 - 8 - 5 * 49 - 3.3 - 20, 178)
    close = words_at("column", 300, 178)
    found = [line.text for line in segments_of(page_of(left, right, long, close))]
    assert "column" in found
    assert "x" * 49 + " near" in found


def test_a_wide_space_in_plain_text_parts_nothing() -> None:
    line = [*words_at("Nurses call", 50, 100), *words_at("again", 115, 100)]
    assert [segment.text for segment in segments_of(page_of(line))] == ["Nurses call again"]


def test_a_word_of_a_long_line_is_compared_with_its_neighbours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    on_one_line = segments._on_one_line

    def counted(row: BBox, word: BBox) -> bool:
        nonlocal compared
        compared += 1
        return on_one_line(row, word)

    monkeypatch.setattr(segments, "_on_one_line", counted)
    wavy = [word for k in range(2000) for word in words_at("a", 5.0 * k, 100 + k % 4 / 10)]
    assert len(segments_of(page_of(wavy))) >= 1
    assert compared < 40 * len(wavy)


@pytest.mark.parametrize("seed", range(8))
def test_words_stand_from_left_to_right_in_the_box_round_them(seed: int) -> None:
    chance = random.Random(seed)
    levels = [chance.uniform(40, 120) for _ in range(6)]
    words = [
        word_at(f"w{i}", chance.uniform(30, 500), chance.choice(levels), size=chance.choice((6, 10, 10, 16)))
        for i in range(60)
    ]
    found = segments_of(page_of(words))
    assert sorted(word.text for line in found for word in line.words) == sorted(word.text for word in words)
    for line in found:
        assert line.bbox == union(word.bbox for word in line.words)
        edges = [word.bbox.x0 for word in line.words]
        assert edges == sorted(edges)


def test_white_before_a_word_is_seen_whichever_of_its_row_was_placed_last() -> None:
    raised = word_at("12", 90, 97, size=6)  # ends above the others, so it comes before them
    left, right = words_at("Nurses", 50, 100), words_at("Schools", 320, 100)
    assert [line.text for line in segments_of(page_of(right, [raised], left))] == ["Nurses 12", "Schools"]
