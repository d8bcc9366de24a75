"""Sections: headings and their types, each a decision of its own; left out where nobody coded them."""

from __future__ import annotations

import pytest
from readings import coding, document, item, write

from safeguard_extract.errors import BrokenGold
from safeguard_extract.evaluate import evaluate_coders, evaluate_plans, read_gold
from safeguard_extract.evaluate.coding import coding_of
from safeguard_extract.evaluate.decisions import Judged, judge
from safeguard_extract.evaluate.gold import read_document
from safeguard_extract.records.evaluation import Decision
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Document, DocumentType, Period, Plan, Source
from safeguard_extract.records.section import Section, SectionType

SECTIONS = (Decision.SECTIONS, Decision.SECTION_TYPES)


@pytest.fixture
def judged(tmp_path):
    """Judges one list of sections against another, the gold."""

    def judge_lists(found, gold) -> Judged:
        readings = (document(sections=found), document(sections=gold))
        return judge(*(coding(plain, tmp_path / str(n)) for n, plain in enumerate(readings)))

    return judge_lists


def head(title, type="other", **fields):
    return {"title": title, "type": type, **fields}


def counts(judged: Judged, decision: Decision) -> tuple[int, int, int]:
    own = [each for each in judged.judgements if each.decision is decision]
    return sum(e.right for e in own), sum(e.false for e in own), sum(e.missed for e in own)


def whys(judged: Judged, decision: Decision) -> list[str]:
    return [each.why for each in judged.judgements if each.decision is decision and each.why]


def test_headings_are_matched_by_their_words_without_numbers(judged):
    gold = [head("1. Foreword", "foreword"), head("2.1 Budget", "budget"), head("Moorings", "context")]
    found = [head("FOREWORD", "foreword"), head("Budget", "appendix"), head("Lighthouses", "context")]
    result = judged(found, gold)
    assert counts(result, Decision.SECTIONS) == (2, 1, 1)
    assert counts(result, Decision.SECTION_TYPES) == (1, 1, 1)
    assert whys(result, Decision.SECTION_TYPES) == ["the type differs"]
    assert whys(result, Decision.SECTIONS)[0] == "the gold has no such heading"


def test_one_title_again_and_again_goes_with_its_place(judged):
    asked = "What will we do?"
    gold = [head(asked, "action_plan"), head("Harbours"), head(asked, "progress"), head("Rivers"), head(asked, "risk")]
    assert counts(judged(gold, gold), Decision.SECTION_TYPES) == (5, 0, 0)
    assert counts(judged(gold[2:], gold), Decision.SECTIONS) == (3, 0, 2)


def test_an_optional_heading_counts_neither_way_but_its_type_does(judged):
    gold = [head("Gullhaven Plan", None, optional=True), head("We will", "action_plan", optional=True), head("Aims")]
    missed = judged([head("Aims")], gold)
    assert counts(missed, Decision.SECTIONS) == (1, 0, 0)
    found = judged([head("Gullhaven Plan"), head("We will", "priorities"), head("Aims")], gold)
    assert counts(found, Decision.SECTIONS) == (1, 0, 0)
    assert counts(found, Decision.SECTION_TYPES) == (1, 1, 1)


def test_documents_without_sections_in_the_gold_are_not_counted(tmp_path):
    coded = document(sections=[head("Budget", "budget")], id="gullhaven-2031")
    write(tmp_path / "gold", coded, document(id="gullhaven-2033"))
    scores = evaluate_plans({}, read_gold(tmp_path / "gold"))
    assert scores.of("MEAN")[Decision.SECTIONS].n == 1
    assert scores.of("MEAN")[Decision.PRIORITIES].n == 2
    assert scores.of("ALL")[Decision.SECTIONS].fn == 1
    assert not set(SECTIONS) & set(scores.of("gullhaven-2033"))


def test_coders_are_held_to_sections_only_where_both_coded_them(tmp_path):
    gold = read_gold(write(tmp_path / "gold", document(sections=[head("Budget", "budget")])))
    other = read_gold(write(tmp_path / "other", document()))
    evaluation, _ = evaluate_coders(other, gold)
    assert not set(SECTIONS) & set(evaluation.of("ALL"))


def test_two_coders_agree_on_types_beyond_chance(tmp_path):
    titles = ("Tides", "Piers", "Boats", "Crabs")
    types = (("budget", "risk", "risk", "other"), ("budget", "risk", "budget", "other"))
    folders = [
        write(tmp_path / str(n), document(sections=[head(*each) for each in zip(titles, own, strict=True)]))
        for n, own in enumerate(types)
    ]
    _, agreements = evaluate_coders(*(read_gold(folder) for folder in folders))
    (found,) = [each for each in agreements if each.variable == "section_type"]
    # observed 3 of 4; by chance (1*2 + 2*1 + 1*1) / 16
    assert (found.units, found.observed) == (4, 0.75)
    assert found.kappa == pytest.approx((0.75 - 5 / 16) / (1 - 5 / 16))


def test_a_plan_file_that_was_put_right_says_nothing_of_sections(tmp_path):
    """They would be the tool's own, and agree with it."""
    sections = [{"id": "s1", "title": "Budget", "level": 1, "type": "budget", "pages": [1, 1], "span": [0, 6]}]
    assert coding(document(item(1), schema="1.0", text="Budget", sections=sections), tmp_path).sections is None


def test_a_type_that_is_none_is_named(tmp_path):
    folder = write(tmp_path, document(sections=[head("Budget", "money")]))
    with pytest.raises(BrokenGold, match=r"sections.*'money' is none of"):
        read_document(next(folder.glob("*.json")))


def test_what_the_tool_found_has_neither_furniture_nor_what_has_no_heading():
    plan = Plan(
        Document(
            "gullhaven-2031",
            None,
            None,
            DocumentType.OTHER,
            Period("2031", "2032", "2031"),
            None,
            Source("a.txt", "0" * 64, "text/plain", 1, "text"),
        ),
        "Budget",
        (
            Section("s1", "", 1, SectionType.OTHER, (1, 1), Span(0, 0)),
            Section("s2", "Budget", 1, SectionType.BUDGET, (2, 3), Span(0, 6)),
            Section("s3", "Page furniture", 1, SectionType.FURNITURE, (1, 3), None),
        ),
    )
    assert [(each.title, each.type) for each in coding_of(plan).sections or ()] == [("Budget", SectionType.BUDGET)]
