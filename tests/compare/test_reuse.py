"""Passages that stand in two plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from alignments import build_plan
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.compare import reuse_frame, text_reuse
from safeguard_extract.compare.pages import PageFinder
from safeguard_extract.compare.reuse import LEAST_WORDS, NEARLY, sentences
from safeguard_extract.records.comparison import TextReuse
from safeguard_extract.records.geometry import Region, Span
from safeguard_extract.records.plan import Item, ItemKind, Plan, Where
from safeguard_extract.records.section import Section, SectionType
from safeguard_extract.store.columns import REUSE

FERRY = "The Board will walk the ferry quay with young people every summer and write down what they say."
FERRY_LATER = "The Board will walk the ferry quay with young people every autumn and write down what they say."
LAMPS = "Each lighthouse keeper is offered the half-day course on neglect before the lamps are lit in spring."
TIDES = "Nobody had asked the harbour pilots how often they meet children who travel alone at night."


def plan(text: str, id: str = "ayle-2010") -> Plan:
    document = {"id": id, "board": "Ayle Board", "area": "Ayle", "type": "strategic_plan", "period": None}
    return replace(build_plan({"document": document, "priorities": [], "items": []}), text=text)


def test_what_stands_in_both_is_found_with_its_place() -> None:
    earlier, later = plan(f"Our plan\n\n{FERRY} {TIDES}"), plan(f"{LAMPS}\n\n{FERRY}", "ayle-2013")
    reuse = text_reuse(earlier, later)
    (passage,) = reuse.passages
    assert earlier.text[slice(*passage.from_span)] == passage.from_text == FERRY
    assert later.text[slice(*passage.to_span)] == passage.to_text == FERRY
    assert (passage.similarity, passage.words) == (1.0, 18)
    summary = reuse.summary
    assert (summary.passages, summary.exact) == (1, 1)
    assert (summary.from_words, summary.from_reused) == (36, 18)
    assert summary.from_share == 0.5
    assert summary.to_share == pytest.approx(18 / 35, abs=1e-4)


def test_what_is_nearly_the_same_is_found_and_scored() -> None:
    (passage,) = text_reuse(plan(FERRY), plan(FERRY_LATER)).passages
    # 94 letters and spaces each; 'summer' and 'autumn' share 'um' in order: 2 * 90 / (94 + 94)
    assert passage.similarity == pytest.approx(90 / 94, abs=1e-4)
    assert text_reuse(plan(FERRY), plan(LAMPS)).passages == ()


def test_sentences_in_a_row_are_one_passage_and_short_ones_beside_them_count() -> None:
    earlier = plan(f"{LAMPS} {FERRY}\n\nWhat comes next\n\n{TIDES}")
    later = plan(f"Something else\n\n{LAMPS} {FERRY_LATER}\n\nWhat comes next\n\n{TIDES}")
    (passage,) = text_reuse(earlier, later).passages
    assert passage.from_text == earlier.text
    assert 0.98 < passage.similarity < 1
    assert text_reuse(plan("What comes next"), plan("What comes next")).passages == ()


def test_a_sentence_may_stand_in_several_places() -> None:
    reuse = text_reuse(plan(FERRY), plan(f"{FERRY}\n{TIDES}\n{FERRY}"))
    assert [passage.to_span.start for passage in reuse.passages] == [0, len(FERRY) + len(TIDES) + 2]
    assert (reuse.summary.from_share, reuse.summary.to_reused) == (1.0, 36)


def test_many_equal_lines_take_no_time_to_speak_of() -> None:
    form = plan("Say who will do this and by when it will be done\n" * 3000)
    summary = text_reuse(form, form).summary
    assert (summary.passages, summary.from_share, summary.to_share) == (1, 1.0, 1.0)


def test_nothing_is_reused_of_nothing() -> None:
    summary = text_reuse(plan(""), plan(FERRY)).summary
    assert (summary.passages, summary.from_share, summary.to_share) == (0, None, 0.0)


WORDS = st.lists(st.sampled_from("boats harbour keepers walk talk write lamps children neglect spring 2012".split()))
LINES = st.lists(WORDS.map(" ".join), max_size=12).map("\n".join)


def has_a_sentence(text: str) -> bool:
    return any(len(sentence.words) >= LEAST_WORDS for sentence in sentences(plan(text)))


@given(LINES.filter(has_a_sentence))
def test_a_plan_is_wholly_reused_by_itself(text: str) -> None:
    reuse = text_reuse(plan(text), plan(text))
    assert reuse.summary.from_share == reuse.summary.to_share == 1.0
    assert all(passage.similarity >= NEARLY for passage in reuse.passages)


@given(LINES, LINES)
def test_the_other_way_round_is_the_mirror_image(one: str, other: str) -> None:
    there, back = text_reuse(plan(one), plan(other)), text_reuse(plan(other), plan(one))

    def mirrored(reuse: TextReuse) -> set[tuple[Span, Span, float, int]]:
        return {(p.to_span, p.from_span, p.similarity, p.words) for p in reuse.passages}

    assert mirrored(back) == {(p.from_span, p.to_span, p.similarity, p.words) for p in there.passages}
    assert (there.summary.from_reused, there.summary.to_reused) == (back.summary.to_reused, back.summary.from_reused)
    assert all(part <= whole for part, whole in [(there.summary.from_reused, there.summary.from_words)])


@given(LINES)
def test_sentences_hold_every_word(text: str) -> None:
    assert sum(sentence.printed for sentence in sentences(plan(text))) == len(text.split())


def test_the_page_is_given_where_it_is_known() -> None:
    text = f"{FERRY}\n{LAMPS}\n{TIDES}\n{FERRY_LATER}"
    starts = [text.index(each) for each in (FERRY, LAMPS, TIDES, FERRY_LATER)]
    lamps = Where(Span(starts[1], starts[1] + len(LAMPS)), (Region(2, None),))
    item = Item("i1", "i1", ItemKind.ACTION, LAMPS, LAMPS, lamps, 1.0, "hand")
    sections = (Section("s1", "", 1, SectionType.OTHER, (1, 4), Span(0, len(text))),)
    pages = PageFinder(replace(plan(text), items=(item,), sections=sections))
    assert [pages.at(start) for start in starts] == [1, 2, None, None]
    one_page = (Section("s1", "", 1, SectionType.OTHER, (3, 3), Span(0, len(text))),)
    assert PageFinder(replace(plan(text), sections=one_page)).at(starts[3]) == 3


def test_rows_have_the_columns_that_are_described() -> None:
    assert tuple(reuse_frame(text_reuse(plan(FERRY), plan(FERRY))).columns) == REUSE.names
