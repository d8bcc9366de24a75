"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.language.sentences import NEVER_LAST, sentence_spans, sentences

PARAGRAPHS = {
    "Dr. Hale chaired the review. It met twice.": ["Dr. Hale chaired the review.", "It met twice."],
    "Ask carers, e.g. Grandparents, first. Then ask others.": [
        "Ask carers, e.g. Grandparents, first.",
        "Then ask others.",
    ],
    "Bring toys, books, etc. We supply the rest.": ["Bring toys, books, etc.", "We supply the rest."],
    "Members etc. are welcome. All may speak.": ["Members etc. are welcome.", "All may speak."],
    "It rose by 3.5 per cent. Then it fell.": ["It rose by 3.5 per cent.", "Then it fell."],
    "Is it safe? Yes! We checked.": ["Is it safe?", "Yes!", "We checked."],
    "“We came.” Nobody had asked.": ["“We came.”", "Nobody had asked."],
    "(See para. 4.) It says so.": ["(See para. 4.)", "It says so."],
    "One thought… Another thought": ["One thought…", "Another thought"],
    "See www.example.org for more": ["See www.example.org for more"],
    "The first ends.\nThe second\nruns on.": ["The first ends.", "The second\nruns on."],
    "No stop at all": ["No stop at all"],
    "  ": [],
}


@pytest.mark.parametrize(("paragraph", "expected"), PARAGRAPHS.items())
def test_sentences(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected


@given(st.text(alphabet="aB .?!…”)\n•1", max_size=60))
def test_spans_follow_one_another_and_lose_only_white_space(text: str) -> None:
    last = 0
    for start, end in sentence_spans(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(st.lists(st.sampled_from(["We met.", "Did it help?", "They said so!", "Nothing came of it."]), max_size=5))
def test_sentences_put_together_come_apart_again(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_words_that_end_no_phrase_are_words_of_grammar() -> None:
    assert {"the", "of", "and", "will"} <= NEVER_LAST
    assert not {"children", "police", "neglect", "plan"} & NEVER_LAST
