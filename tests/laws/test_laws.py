"""What holds for every plan, over all sample documents and golden cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sample_plans import DOCUMENTS, ROOT, TEXTS, plan_of, text_of

from safeguard_extract.compare import compare_plans
from safeguard_extract.pipeline import parse
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DateKind, Plan
from safeguard_extract.settings import DEFAULT
from safeguard_extract.store import load_plan, plan_from_dict, plan_to_dict, save_plan

each = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
PLAN_PAGE = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
DOCUMENTED = {
    how: float(sure) for how, sure in re.findall(r"^\| `([\w ]+)` \|.*?\| (\.\d\d) \|", PLAN_PAGE, re.MULTILINE)
}
ADDED = "The weather was mild that spring, and the gardens were open to all."


def cited(plan: Plan) -> Iterator[tuple[str, str, Span | None]]:
    """What is cited, its words, and where they are said to stand."""
    for row in (*plan.priorities, *plan.items):
        yield f"quote of {row.id}", row.quote, row.where.span
        yield from ((f"lead of {row.id}", lead.text, lead.span) for lead in row.leads)
    for item in plan.items:
        yield from ((f"date of {item.id}", date.text, date.span) for date in item.dates)
        if item.evidence is not None:
            yield f"evidence of {item.id}", item.evidence, item.evidence_span
    yield from ((f"code of {code.unit}", code.phrase, code.span) for code in plan.codes if code.span is not None)


@each
def test_the_words_cited_are_the_words_at_the_place_cited(path: Path) -> None:
    plan = plan_of(path)
    for what, words, span in cited(plan):
        assert span is not None, what
        assert words, what
        assert plan.text[span.start : span.end] == words, what


@each
def test_a_row_s_text_stands_in_its_quote(path: Path) -> None:
    for item in plan_of(path).items:
        assert "".join(item.text.split()) in "".join(item.quote.split())
        assert item.text == item.text.strip()


@each
def test_ids_are_in_order_and_refer_to_what_is_there(path: Path) -> None:
    plan = plan_of(path)
    assert [p.id for p in plan.priorities] == [f"p{n}" for n in range(1, len(plan.priorities) + 1)]
    assert [i.id for i in plan.items] == [f"i{n}" for n in range(1, len(plan.items) + 1)]
    sections = {section.id for section in plan.sections}
    units = {row.id for row in (*plan.priorities, *plan.items, *plan.passages)}
    assert {i.priority for i in plan.items} <= {None, *(p.id for p in plan.priorities)}
    assert {i.parent_item for i in plan.items} <= {None, *(i.id for i in plan.items)}
    assert {row.where.section for row in (*plan.priorities, *plan.items)} <= sections
    assert {passage.section for passage in plan.passages} <= sections
    assert {section.parent for section in plan.sections} <= {None, *sections}
    assert {code.unit for code in plan.codes} <= units


@each
def test_uids_are_unique(path: Path) -> None:
    plan = plan_of(path)
    uids = [row.uid for row in (*plan.priorities, *plan.items)]
    assert len(set(uids)) == len(uids)


@each
def test_confidence_is_a_probability_and_how_is_said(path: Path) -> None:
    plan = plan_of(path)
    for row in (*plan.priorities, *plan.items):
        assert 0 < row.confidence < 1
        assert row.how
        assert row.where.regions
        assert all(region.page >= 1 for region in row.where.regions)
        assert (row.where.regions[0].bbox is None) == (path.suffix != ".pdf")


@each
def test_how_is_documented_with_its_confidence(path: Path) -> None:
    """docs/plan.md lists every way of finding; without the model, a row is about as sure as its way."""
    plan, by_rules = plan_of(path), parse(path, settings=replace(DEFAULT, model="none"))
    for row in (*by_rules.priorities, *by_rules.items):
        assert abs(row.confidence - DOCUMENTED[row.how]) <= 0.1 + 1e-9
    assert plan.priorities == by_rules.priorities
    for item, ruled in zip(plan.items, by_rules.items, strict=True):
        assert item.how == ruled.how + ("; rules over model" if item.confidence < 0.5 else "")
        assert replace(item, how=ruled.how, confidence=ruled.confidence) == ruled


@each
def test_dates_keep_their_form(path: Path) -> None:
    for item in plan_of(path).items:
        for date in item.dates:
            if date.kind in {DateKind.ONGOING, DateKind.RECURRING}:
                assert (date.start, date.end) == (None, None)
            elif date.kind is not DateKind.RANGE:
                assert date.start == date.end
            elif date.start and date.end:
                assert date.start <= date.end


@each
def test_parsing_twice_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    first, second = plan_of(path), parse(path)
    assert first == second
    one = save_plan(first, tmp_path / "one").read_bytes()
    assert one == save_plan(second, tmp_path / "two").read_bytes()


@each
def test_save_and_load_is_identity(path: Path, tmp_path: Path) -> None:
    plan = plan_of(path)
    assert load_plan(save_plan(plan, tmp_path)) == plan
    assert plan_from_dict(plan_to_dict(plan)) == plan


@each
def test_a_plan_compared_with_itself_is_all_the_same(path: Path) -> None:
    plan = plan_of(path)
    comparison = compare_plans(plan, plan)
    firm = [link for link in comparison.links if link.relation.value != "related"]
    assert {link.relation.value for link in firm} <= {"same"}
    assert sorted(link.from_priority or "" for link in firm) == sorted(p.id for p in plan.priorities)
    assert all(link.from_priority == link.to_priority for link in firm)


@pytest.mark.parametrize("path", [p for p in TEXTS if "\n\n" in text_of(p)], ids=lambda path: path.name)
def test_uids_outlive_a_paragraph_that_is_added(path: Path, request: pytest.FixtureRequest) -> None:
    """The paragraph comes at the end, under whatever heading stands there last: it may add a row and changes none."""
    if path.stem == "repeated_form":
        reason = "its last line has no full stop: with a paragraph under it, it passes for a heading"
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    plan = plan_of(path)
    longer = parse(path, data=f"{text_of(path).rstrip()}\n\n{ADDED}\n".encode())
    assert [p.uid for p in longer.priorities] == [p.uid for p in plan.priorities]
    assert {i.uid for i in plan.items} <= {i.uid for i in longer.items}


@each
def test_sections_cover_the_text_in_order(path: Path) -> None:
    plan = plan_of(path)
    spans = [section.span for section in plan.sections if section.span is not None]
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert all(0 <= span.start <= span.end <= len(plan.text) for span in spans)
    assert all(0 <= p.span.start < p.span.end <= len(plan.text) for p in plan.passages)
