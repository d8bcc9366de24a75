"""A corrected plan is the plan with what a person decided, and nothing else changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safeguard_extract.corrections import correct, rows_to_decide
from safeguard_extract.records.correction import CorrectedField, Correction, Corrections, UnitKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import (
    Code,
    DateKind,
    Document,
    DocumentType,
    DueDate,
    Item,
    ItemKind,
    Lead,
    PartyKind,
    Plan,
    Priority,
    PriorityKind,
    Source,
    Where,
)

TEXT = "Neglect\nHome life\nTrain every school by July 2031 (Training Group and Ofsted)\nSickness may slow us"
SOURCE = Source("ashmere.txt", "0" * 64, "text/plain", 1, "text")


def _where(words: str) -> Where:
    return Where(Span(TEXT.index(words), TEXT.index(words) + len(words)))


def _priority(number: int, title: str) -> Priority:
    return Priority(f"p{number}", f"pu{number}", None, title, PriorityKind.PRIORITY, title, _where(title), 0.9, "label")


TRAIN = TEXT.split("\n")[2]
JULY = DueDate("by July 2031", DateKind.BY, "2031-07", "2031-07", Span(TEXT.index("by July"), TEXT.index(" (Tr")))
PLAN = Plan(
    Document("ashmere-2030", "Ashmere Board", "Ashmere", DocumentType.STRATEGIC_PLAN, None, None, SOURCE),
    TEXT,
    priorities=(_priority(1, "Neglect"), _priority(2, "Home life")),
    items=(
        Item(
            *("i1", "iu1", ItemKind.ACTION, "Train every school", TRAIN, _where(TRAIN), 0.6, "verb", "p1"),
            leads=(Lead("Training Group", "Training Group", PartyKind.GROUP, span=_where("Training Group").span),),
            dates=(JULY,),
            themes=("training", "cse"),
        ),
        Item(
            *("i2", "iu2", ItemKind.RISK, "Sickness", "Sickness may slow us", _where("Sickness may slow us"), 0.8),
            *("verb", "p1", "i1"),
        ),
    ),
    codes=(Code("i1", "training", 0.9, "dictionary", "Train"), Code("i1", "cse", 0.55, "hint", "school")),
    fingerprint={"tool": "1"},
)


def item(field: str, should_be: str, uid: str = "iu1", was: str = "", line: int = 2) -> Correction:
    return Correction("ashmere-2030", uid, UnitKind.ITEM, CorrectedField(field), should_be, was, "", line)


def priority(field: str, should_be: str, uid: str = "pu1") -> Correction:
    return Correction("ashmere-2030", uid, UnitKind.PRIORITY, CorrectedField(field), should_be, "", "", 2)


def corrected(*rows: Correction) -> Plan:
    return correct(PLAN, Corrections(rows))


def test_without_corrections_a_plan_is_the_same_object() -> None:
    assert corrected() is PLAN
    assert corrected(replace(item("kind", "risk"), doc_id="other-2030")) is PLAN


@pytest.mark.parametrize(
    ("correction", "field", "value"),
    [
        (item("kind", "outcome"), "kind", ItemKind.OUTCOME),
        (item("text", "Train all schools"), "text", "Train all schools"),
        (item("themes", "training; neglect"), "themes", ("training", "neglect")),
        (item("themes", "none"), "themes", ()),
        (item("priority", "pu2"), "priority", "p2"),
        (item("priority", "p2"), "priority", "p2"),
        (item("priority", "none"), "priority", None),
        (item("leads", "none"), "leads", ()),
        (item("dates", "none"), "dates", ()),
        (item("dates", "by/2032-07"), "dates", (replace(JULY, start="2032-07", end="2032-07"),)),
        (item("dates", "ongoing//"), "dates", (DueDate("by July 2031", DateKind.ONGOING, span=JULY.span),)),
    ],
)
def test_a_field_of_an_item(correction: Correction, field: str, value: object) -> None:
    row = corrected(correction).items[0]
    assert getattr(row, field) == value
    assert (row.how, row.confidence, row.uid, row.quote) == ("corrected", 1.0, "iu1", TRAIN)
    assert replace(row, **{field: getattr(PLAN.items[0], field)}, how="verb", confidence=0.6) == PLAN.items[0]


def test_a_field_of_a_priority() -> None:
    plan = corrected(priority("title", "Child neglect"), priority("kind", "objective"))
    assert (plan.priorities[0].title, plan.priorities[0].kind) == ("Child neglect", PriorityKind.OBJECTIVE)
    assert plan.priorities[1] == PLAN.priorities[1] and plan.items == PLAN.items


def test_leads_keep_what_was_read_and_stand_on_the_page_where_they_can() -> None:
    printed, found, unseen = corrected(item("leads", "Training Group; Ofsted; Harbour Trust")).items[0].leads
    assert printed == PLAN.items[0].leads[0]
    assert found.span is not None and TEXT[slice(*found.span)] == "Ofsted"
    assert found.kind is PartyKind.ORGANISATION
    assert (unseen.text, unseen.span) == ("Harbour Trust", None)


def test_the_codes_of_a_unit_follow_its_themes() -> None:
    plan = corrected(item("themes", "training; neglect"))
    assert plan.codes == (
        Code("i1", "training", 1.0, "corrected", "Train"),
        Code("i1", "neglect", 1.0, "corrected", ""),
    )
    assert corrected(item("themes", "none")).codes == ()


def test_a_deleted_item_leaves_its_parts_standing() -> None:
    plan = corrected(item("delete", "yes"))
    assert [i.id for i in plan.items] == ["i2"] and plan.items[0].parent_item is None and plan.codes == ()
    assert plan.items[0].how == "verb"


def test_the_items_of_a_deleted_priority_stand_under_none() -> None:
    plan = corrected(priority("delete", ""), item("priority", "pu1", "iu2"))
    assert [p.id for p in plan.priorities] == ["p2"] and {i.priority for i in plan.items} == {None}


def test_a_row_that_is_gone_is_a_problem_and_the_rest_holds() -> None:
    plan = corrected(item("kind", "risk", uid="gone", line=7), item("kind", "outcome"))
    assert plan.items[0].kind is ItemKind.OUTCOME
    assert [(p.stage, p.message.split(" any more")[0]) for p in plan.problems] == [
        ("corrections", "line 7: no item has the uid gone")
    ]


def test_an_unknown_priority_is_a_problem() -> None:
    plan = corrected(item("priority", "p9"))
    assert plan.items == PLAN.items and "no priority has the uid or id p9" in plan.problems[0].message


@pytest.mark.parametrize(
    ("was", "said"), [("cse; training", 0), ("neglect", 1), ("training; neglect", 1), ("", 0), ("none", 1)]
)
def test_what_the_tool_reads_anew_is_told(was: str, said: int) -> None:
    plan = corrected(item("themes", "neglect", was=was))
    assert plan.items[0].themes == ("neglect",) and len(plan.problems) == said


@pytest.mark.parametrize("was", ["by July 2031", "by/2031-07/2031-07", "by/2031-07"])
def test_dates_may_be_said_as_either_table_has_them(was: str) -> None:
    assert len(corrected(item("dates", "by/2032", was=was)).problems) == 0
    assert len(corrected(item("dates", "by/2033", was="by/2034")).problems) == 1


def test_correcting_twice_is_correcting_once() -> None:
    corrections = Corrections((item("themes", "neglect"), item("dates", "on/2032-01-05"), priority("title", "Care")))
    once = correct(PLAN, corrections)
    assert correct(once, corrections) == once


def test_the_fingerprint_follows_what_is_decided() -> None:
    one, two = item("kind", "risk"), item("themes", "neglect")
    print_ = corrected(one, two).fingerprint
    assert set(print_) == {"tool", "corrections"}
    assert corrected(two, replace(one, note="why", line=9, was="x")).fingerprint == print_
    assert corrected(one).fingerprint != print_


def test_what_is_in_doubt_is_to_decide_until_it_is_decided() -> None:
    rows = list(rows_to_decide(PLAN))
    assert [(row["uid"], row["field"], row["was"], row["in_doubt"]) for row in rows] == [
        ("iu1", "kind", "action", "action"),
        ("iu1", "themes", "training; cse", ["cse (school)"]),
    ]
    assert [row["quote"] for row in rows] == [TRAIN, TRAIN]
    assert list(rows_to_decide(corrected(item("themes", "training; cse")))) == []
