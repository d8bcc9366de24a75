"""Sections: what each is for, and what stands under what."""

from __future__ import annotations

import pytest
from fictional_blocks import furniture, heading, item, paragraph, read
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.plan.outline import NOT_WORK, section_type
from safeguard_extract.records.block import Block
from safeguard_extract.records.section import SectionType

T = SectionType
TITLES = {
    "Table of Contents": T.CONTENTS,
    "Foreword": T.FOREWORD,
    "Message from the Independent Chair": T.FOREWORD,
    "Our vision": T.VISION,
    "Values and principles": T.VALUES,
    "Introduction and background": T.CONTEXT,
    "Local area": T.CONTEXT,
    "Governance": T.GOVERNANCE,
    "Terms of Reference": T.GOVERNANCE,
    "Membership of the Board": T.MEMBERSHIP,
    "Our priorities 2019-2022": T.PRIORITIES,
    "Priority Two: Performance": T.PRIORITIES,
    "Objective 3 – Learning from reviews": T.PRIORITIES,
    "Action plan": T.ACTION_PLAN,
    "What will we do?": T.ACTION_PLAN,
    "Next steps": T.ACTION_PLAN,
    "What have we achieved?": T.PROGRESS,
    "Progress in the last year": T.PROGRESS,
    "Performance data": T.PERFORMANCE,
    "Facts and figures": T.PERFORMANCE,
    "Learning and development": T.LEARNING,
    "Budget": T.BUDGET,
    "Financial contributions": T.BUDGET,
    "Risk register": T.RISK,
    "Appendix B": T.APPENDIX,
    "Glossary of terms": T.GLOSSARY,
    "Children who sleep rough": T.OTHER,
    # Subjects of work that share a word with parts of a document that hold none.
    "Financial abuse": T.OTHER,
    "School attendance": T.OTHER,
    "Family members who harm": T.OTHER,
    "The role of fathers": T.OTHER,
    "Contextual safeguarding": T.OTHER,
    "Children at risk": T.OTHER,
    "Impact of domestic abuse": T.OTHER,
    "Children with learning disabilities": T.OTHER,
    "The impact of our work": T.PROGRESS,
    "What difference do we want to make?": T.OTHER,
    "": T.OTHER,
}


@pytest.mark.parametrize(("title", "expected"), TITLES.items())
def test_what_a_section_is_for(title: str, expected: SectionType) -> None:
    assert section_type(title) is expected


def test_a_sentence_that_is_set_as_a_heading_says_nothing_of_its_purpose() -> None:
    sentence = (
        "We have agreed that in the years to come the budget of the Board will be looked at by all of its members"
    )
    assert section_type(sentence) is T.OTHER


BOOK = (
    paragraph("Ashby Board"),
    heading("Our priorities", 1),
    paragraph("We chose two."),
    heading("Safe sleep", 2),
    item("Visit homes"),
    heading("Why", 3),
    paragraph("It matters."),
    heading("Warm homes", 2),
    heading("Budget", 1),
    furniture("Page 1"),
)


def test_sections_nest_by_level() -> None:
    _, outline = read(BOOK)
    parents = {section.title: section.parent for section in outline.sections}
    ids = {section.title: section.id for section in outline.sections}
    assert list(parents) == ["", "Our priorities", "Safe sleep", "Why", "Warm homes", "Budget", "Page furniture"]
    assert parents["Safe sleep"] == parents["Warm homes"] == ids["Our priorities"]
    assert parents["Why"] == ids["Safe sleep"]
    assert parents["Budget"] is None


def test_a_path_runs_from_the_inside_out() -> None:
    composition, outline = read(BOOK)
    place = next(placed.index for placed in composition.placed if placed.text == "It matters.")
    assert [section.title for section in outline.path(place)] == ["Why", "Safe sleep", "Our priorities"]


def test_furniture_has_a_section_without_a_span() -> None:
    _, outline = read(BOOK)
    (section,) = [section for section in outline.sections if section.type is T.FURNITURE]
    assert section.span is None


def test_entries_of_a_contents_page_are_no_sections() -> None:
    _, outline = read(
        [heading("Contents"), heading("Foreword 2"), heading("Our priorities .... 5"), heading("Foreword")]
    )
    assert [section.title for section in outline.sections] == ["Contents", "Foreword"]


@pytest.mark.parametrize(
    "line",
    ["Status: on track", "Lead officer: Named Nurse", "Jane Smith, Independent Chair", "“I felt heard that day.”"],
)
def test_lines_set_apart_that_are_no_headings_open_no_section(line: str) -> None:
    _, sections = read([heading("Harbours"), paragraph("Boats."), heading(line, 2), paragraph("More boats.")])
    assert [section.title for section in sections.sections] == ["Harbours"]


@pytest.mark.parametrize("title", ["Status of the plan", "Lead partners", "Boats, piers and Jane", "“Was not brought”"])
def test_headings_that_look_like_such_lines_open_one(title: str) -> None:
    _, sections = read([heading("Harbours"), heading(title, 2)])
    assert [section.title for section in sections.sections] == ["Harbours", title]


def test_sections_that_hold_no_work() -> None:
    assert {T.MEMBERSHIP, T.BUDGET, T.VISION, T.VALUES, T.GLOSSARY, T.CONTENTS} <= NOT_WORK
    assert not {T.PRIORITIES, T.ACTION_PLAN, T.PROGRESS, T.OTHER} & NOT_WORK


some_block = st.one_of(
    st.builds(heading, st.sampled_from([*TITLES][:-1]), st.integers(1, 6)),
    st.builds(paragraph, st.sampled_from(["We met.", "Nurses call.", "Foreword 3"])),
    st.builds(item, st.sampled_from(["Visit homes", "Call again"])),
    st.builds(furniture, st.just("Page 1")),
)


@given(st.lists(some_block, max_size=15))
def test_every_block_is_in_exactly_one_section(blocks: list[Block]) -> None:
    composition, outline = read(blocks)
    ids = [section.id for section in outline.sections]
    assert len(ids) == len(set(ids))
    assert len(outline.of_block) == len(composition.placed)
    for placed, owner in zip(composition.placed, outline.of_block, strict=True):
        (section,) = [section for section in outline.sections if section.id == owner]
        assert section.span is not None
        assert section.span.start <= placed.span.start <= placed.span.end <= section.span.end
        levels = [section.level for section in outline.path(placed.index)]
        assert levels == sorted(levels, reverse=True)
