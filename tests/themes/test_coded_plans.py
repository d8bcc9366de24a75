"""A coded plan keeps every row, and each of its codes stands on words of the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import (
    Document,
    DocumentType,
    Item,
    ItemKind,
    Passage,
    Plan,
    Priority,
    PriorityKind,
    Source,
    Where,
)
from safeguard_extract.themes import code_themes, load_codebook

CODEBOOK = load_codebook()
DOCUMENT = Document("a-2020", "A", "A", DocumentType.OTHER, None, None, Source("a.txt", "", "text/plain", 1, "text"))


def plan(
    priorities: list[tuple[str, str]], items: list[tuple[str, str, str | None]], passages: tuple[str, ...] = ()
) -> Plan:
    """A plan of (title, quote) priorities, (text, quote, priority) items and passages."""
    text, places = "", []
    for quote in [*(quote for _, quote in priorities), *(quote for _, quote, _ in items), *passages]:
        places.append(Span(len(text), len(text) + len(quote)))
        text += f"{quote}\n"
    at = iter(places)
    return Plan(
        DOCUMENT,
        text,
        priorities=tuple(
            Priority(f"p{n}", f"p{n}", None, title, PriorityKind.PRIORITY, quote, Where(next(at)), 1.0, "test")
            for n, (title, quote) in enumerate(priorities, 1)
        ),
        items=tuple(
            Item(f"i{n}", f"i{n}", ItemKind.ACTION, said, quote, Where(next(at)), 1.0, "test", parent)
            for n, (said, quote, parent) in enumerate(items, 1)
        ),
        passages=tuple(Passage(f"t{n}", "s1", next(at)) for n, _ in enumerate(passages, 1)),
    )


def same(text: str, parent: str | None = None) -> tuple[str, str, str | None]:
    return text, text, parent


def test_rows_and_codes_agree() -> None:
    coded = code_themes(
        plan(
            [("Neglect", "Priority 1: Neglect")],
            [same("Train staff on private fostering", "p1")],
            ("Gangs recruit online.",),
        ),
        CODEBOOK,
    )
    assert coded.priorities[0].themes == ("neglect",)
    assert set(coded.items[0].themes) == {"training", "private-fostering"}
    by_unit = {unit: {code.theme for code in coded.codes if code.unit == unit} for unit in ("p1", "i1", "t1")}
    assert by_unit["p1"] == {"neglect"} and by_unit["i1"] == set(coded.items[0].themes) and "cce" in by_unit["t1"]
    for code in coded.codes:
        assert code.span is not None and coded.text[slice(*code.span)] == code.phrase


def test_the_plan_is_otherwise_untouched() -> None:
    before = plan([("Neglect", "Neglect")], [same("Audit neglect cases", "p1")])
    after = code_themes(before, CODEBOOK)
    assert before.codes == () and before.items[0].themes == ()
    bare = replace(
        after,
        codes=(),
        priorities=tuple(replace(p, themes=()) for p in after.priorities),
        items=tuple(replace(i, themes=()) for i in after.items),
    )
    assert bare == before


def test_coding_twice_is_coding_once() -> None:
    once = code_themes(plan([("Voice of the child", "Voice of the child")], [same("Audit", "p1")]), CODEBOOK)
    assert code_themes(once, CODEBOOK) == once


def test_words_are_found_in_a_quote_that_is_broken_over_lines() -> None:
    coded = code_themes(
        plan([], [("Review domestic abuse (phase two)", "Review domestic\n  abuse\n(phase two) Lead: Police", None)]),
        CODEBOOK,
    )
    (code,) = coded.codes
    assert code.phrase == "domestic abuse"
    assert code.span is not None and coded.text[slice(*code.span)].split() == ["domestic", "abuse"]


def test_leads_in_the_quote_are_not_coded() -> None:
    coded = code_themes(plan([], [("Publish a leaflet", "Publish a leaflet (Training Subgroup)", None)]), CODEBOOK)
    assert coded.items[0].themes == ("community",)


def test_a_title_that_bundles_things_takes_what_a_third_of_its_items_are_about() -> None:
    texts = ("Audit domestic abuse cases", "Map refuge places for domestic abuse", "Review a pathway")
    items = [same(text, "p1") for text in (*texts, "Publish a paper", "Parents who drink")]
    bundled, named = (
        code_themes(plan([(title, title)], items), CODEBOOK).priorities[0].themes
        for title in ("Multiple risk factors", "Parental substance misuse")
    )
    assert bundled == ("parental-risk", "domestic-abuse")
    assert named == ("parental-risk",)


def test_a_vague_title_takes_what_its_items_have_in_common() -> None:
    items = [
        same(text, "p1") for text in ("Audit five cases", "Run a case file audit", "Audit thresholds", "Print leaflets")
    ]
    coded = code_themes(plan([("Getting it right", "Getting it right")], items), CODEBOOK)
    assert coded.priorities[0].themes == ("quality-assurance",)
    code = next(code for code in coded.codes if code.unit == "p1")
    assert code.how == "items" and code.score < 0.6 and code.phrase.lower() in ("audit", "case file audit")


def test_a_clear_title_does_not() -> None:
    items = [same("Audit five cases", "p1")] * 3
    assert code_themes(plan([("Neglect", "Neglect")], items), CODEBOOK).priorities[0].themes == ("neglect",)


def test_a_catch_all_title_takes_them_too() -> None:
    items = [same("Work with schools", "p1"), same("Visit each college", "p1")]
    coded = code_themes(plan([("An effective partnership", "An effective partnership")], items), CODEBOOK)
    assert coded.priorities[0].themes == ("governance", "education")


def test_a_statement_speaks_for_a_vague_title() -> None:
    quote = "Priority 2 Safe at home: no child lives with domestic abuse"
    coded = code_themes(plan([("Safe at home", quote)], []), CODEBOOK)
    assert coded.priorities[0].themes == ("domestic-abuse",)


def test_a_title_that_names_too_many_keeps_what_its_items_take_up() -> None:
    title = "Neglect, bullying, gangs and private fostering"
    items = [same("Visit privately fostered children", "p1"), same("Count gangs", "p1"), same("Map gang crime", "p1")]
    coded = code_themes(plan([(title, title)], items), CODEBOOK)
    assert "private-fostering" in coded.priorities[0].themes and "cce" in coded.priorities[0].themes
    assert len(coded.priorities[0].themes) == 3


def test_a_plan_without_rows_is_coded_to_nothing() -> None:
    assert code_themes(plan([], []), CODEBOOK).codes == ()


WORDS = st.sampled_from(
    "neglect child children's domestic abuse training the audit MASH Prevent SEND (CSE) school, not cover".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=4))
def test_every_code_stands_on_its_words(texts: list[str]) -> None:
    coded = code_themes(plan([(texts[0], texts[0])], [same(text, "p1") for text in texts[1:]], tuple(texts)), CODEBOOK)
    known = {theme.id for theme in CODEBOOK.themes}
    for unit in (*coded.priorities, *coded.items):
        assert len(unit.themes) == len(set(unit.themes)) <= 3
    for code in coded.codes:
        assert code.theme in known and 0.0 < code.score <= 1.0
        assert code.span is not None and coded.text[slice(*code.span)] == code.phrase


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_coder(text: str) -> None:
    code_themes(plan([(text, text)], [same(text, "p1")], (text,)), CODEBOOK)


@pytest.mark.parametrize("text", ["(" * 5000, "in line with " * 2000, "does not cover " * 2000, "child online " * 3000])
def test_hostile_text_is_read_in_the_end(text: str) -> None:
    assert len(code_themes(plan([], [same(text)]), CODEBOOK).items) == 1


def test_a_list_of_contents_is_about_nothing() -> None:
    contents = "Neglect ............ 3 Domestic abuse ............ 4 Training . . . . . . 9"
    coded = code_themes(plan([], [], (contents, "Neglect is rising ... and domestic abuse too.")), CODEBOOK)
    assert {code.unit for code in coded.codes} == {"t2"}
