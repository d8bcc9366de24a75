"""What a reader would say that each section is for, beside what its title alone says."""

from __future__ import annotations

import pytest
from fictional_blocks import COVER, heading, item, items, paragraph, plan_of, read, table
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.records.block import Block
from safeguard_extract.records.section import SectionType

T = SectionType


def types(*blocks: Block) -> dict[str, SectionType]:
    """The type of each section with a title, the cover's left out; of equal titles the last."""
    cover = {block.text for block in COVER}
    sections = plan_of([*COVER, *blocks]).sections
    return {each.title: each.type for each in sections if each.title and each.title not in cover}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Welcome", T.FOREWORD),
        ("A word from the independent scrutineer", T.FOREWORD),
        ("From the weather station", T.OTHER),
        ("In this report", T.CONTENTS),
        ("Terms used in this plan", T.GLOSSARY),
        ("Vision and values", T.VISION),
        ("Our values", T.VALUES),
        ("Appendix 2: Who sits on the Executive", T.MEMBERSHIP),
        ("Appendix 3: Tide tables", T.APPENDIX),
        ("What the year cost", T.BUDGET),
        ("How this strategy will be monitored", T.GOVERNANCE),
        ("Independent scrutiny", T.GOVERNANCE),
        ("Monitoring", T.GOVERNANCE),
        ("How we will oversee the plan", T.GOVERNANCE),
        ("How the Board will spend its money", T.BUDGET),
        ("Statutory framework", T.CONTEXT),
        ("How we chose", T.PRIORITIES),
        ("What will be done", T.ACTION_PLAN),
        ("About the Partnership", T.GOVERNANCE),
        ("About Gullhaven", T.CONTEXT),
        ("The borough and its children", T.CONTEXT),
        ("Where are we now?", T.CONTEXT),
        ("Children at a glance", T.PERFORMANCE),
        ("Measuring progress", T.PERFORMANCE),
        ("How will we know that we have made a difference?", T.PERFORMANCE),
        ("Risks to delivery", T.RISK),
        ("Child deaths", T.LEARNING),
        ("Reports from member agencies", T.PROGRESS),
        ("How did we do against last year's priorities?", T.PROGRESS),
        ("What difference do we want to make?", T.PRIORITIES),
        ("What next?", T.ACTION_PLAN),
        ("What we heard from fishermen", T.OTHER),
    ],
)
def test_a_title_tells_what_its_section_is_for(title: str, expected: SectionType) -> None:
    found = types(heading(title), paragraph("The raffle raised eighteen pounds for the harbour crew."))
    assert found == {title: expected}


def test_a_heading_that_names_a_priority_opens_a_section_of_priorities() -> None:
    """Whatever its own words speak of: 'Training' is no section on training here."""
    found = types(
        paragraph("Our priorities are:"),
        *items("Training that lasts", "Warm homes"),
        heading("Training that lasts"),
        item("Publish a plan for lifeguards"),
        heading("Warm homes"),
        item("Insulate the three hostels"),
    )
    assert set(found.values()) == {T.PRIORITIES}


def test_a_heading_that_reports_on_a_priority_opens_progress() -> None:
    listed = [paragraph("Our priorities are:"), *items("Safe sleep", "Warm homes")]
    found = types(*listed, heading("What we did about safe sleep"), item("Visited nine homes"))
    assert found["What we did about safe sleep"] is T.PROGRESS


def test_what_says_nothing_belongs_to_what_stands_above_it() -> None:
    found = types(
        heading("What our sub-groups have done"),
        heading("Learning and Development Sub-group", 2),
        paragraph("The group ran nine courses."),
        heading("Lighthouses", 2),
        heading("Next steps", 3),
        heading("Budget"),
        heading("Lighthouses and buoys", 2),
    )
    assert found["Learning and Development Sub-group"] is found["Lighthouses"] is T.PROGRESS
    assert found["Next steps"] is T.ACTION_PLAN
    assert found["Lighthouses and buoys"] is T.BUDGET


def test_agencies_report_one_after_the_other_where_text_has_no_levels() -> None:
    found = types(
        heading("What our partners did"),
        heading("Ashby Police"),
        paragraph("Officers visited nine homes."),
        heading("Probation Service"),
        paragraph("Staff were trained."),
        heading("Crabs"),
    )
    assert found["Ashby Police"] is found["Probation Service"] is T.PROGRESS
    assert found["Crabs"] is T.OTHER


def test_what_is_hoped_for_of_a_priority_is_part_of_it() -> None:
    found = types(
        heading("Priority 1: Parks"), heading("Our ambition", 2), heading("Priority 2: Piers"), heading("Our ambition")
    )
    assert found["Our ambition"] is T.VISION
    found = types(heading("Our ambition"), heading("Priority 1: Parks"), heading("Our ambition", 2))
    assert found["Our ambition"] is T.PRIORITIES


def test_a_party_s_name_says_nothing_only_where_it_stands_under_something() -> None:
    assert types(heading("Training Sub-group"), paragraph("It meets."))["Training Sub-group"] is T.LEARNING


def test_a_list_of_priorities_and_nothing_else_makes_its_section_one() -> None:
    listed = [heading("Looking ahead"), paragraph("Our priorities are:"), *items("Safe sleep", "Warm homes")]
    assert types(*listed)["Looking ahead"] is T.PRIORITIES
    with_work = [*listed, table(["Action", "Lead", "By when"], ["Insulate the hostels", "Housing Lead", "May 2019"])]
    assert types(*with_work)["Looking ahead"] is T.ACTION_PLAN


def test_what_holds_the_priorities_or_groups_some_is_a_section_of_them() -> None:
    found = types(
        heading("What we have chosen", 1),
        heading("Priority 1: Safe sleep", 2),
        heading("Priority 2: Warm homes", 2),
        heading("How we work", 1, styled=True),
        heading("Priority 3: Scrutiny", 2),
        heading("Why we chose it", 3),
        heading("How will we measure it?", 3),
    )
    assert found["What we have chosen"] is found["How we work"] is T.PRIORITIES
    assert found["Why we chose it"] is T.PRIORITIES
    assert found["How will we measure it?"] is T.PERFORMANCE


def test_the_document_s_own_title_passes_nothing_on() -> None:
    sections = plan_of(
        [
            heading("Ashby Safeguarding Children Board Business Plan 2019"),
            heading("Lighthouses", 2),
            paragraph("They shine."),
        ]
    ).sections
    assert [each.type for each in sections] == [T.ACTION_PLAN, T.OTHER]


def test_words_of_somebody_set_in_large_type_open_no_section() -> None:
    said = "“Nobody had asked me before what I thought.”"
    assert said not in types(heading("Feedback"), paragraph("We listen."), heading(said, 3), paragraph("And so on."))
    assert "“Was not brought”" in types(heading("“Was not brought”"), paragraph("A new policy."))


TITLES = st.sampled_from(["Welcome", "Priority 1: Parks", "Priority 2: Piers", "Next steps", "Crabs", "Budget", "Done"])


@given(st.lists(st.tuples(TITLES, st.integers(1, 4)), max_size=8))
def test_sections_change_in_nothing_but_their_types(heads: list[tuple[str, int]]) -> None:
    blocks = [*COVER, *(heading(title, level) for title, level in heads)]
    plain = read(blocks)[1].sections
    found = plan_of(blocks).sections
    assert [(s.id, s.title, s.level, s.pages, s.span, s.parent) for s in found] == [
        (s.id, s.title, s.level, s.pages, s.span, s.parent) for s in plain
    ]
