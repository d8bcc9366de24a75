from dataclasses import replace
from pathlib import PurePosixPath

from fictional_plans import THEMES, a_plan
from hypothesis import given
from hypothesis import strategies as st
from read_html import read_html

from safeguard_extract.compare import compare_plans, text_reuse
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Period
from safeguard_extract.reports.html import build_comparison
from safeguard_extract.reports.html.figures import years_words
from safeguard_extract.reports.html.matches import matched
from safeguard_extract.reports.html.pages import anchor
from safeguard_extract.reports.html.pairs import Place, pair_view
from safeguard_extract.reports.html.rows import Detail, in_context, row_context
from safeguard_extract.reports.lines import moment_words, spoken_period
from safeguard_extract.reports.series import compared_series

SENTENCES = st.text(st.sampled_from("abcdefgh -.'CSE"), max_size=60)


@given(SENTENCES, SENTENCES)
def test_the_stretches_of_a_sentence_are_the_sentence(one, other):
    parts = matched(one, other)
    assert "".join(words for words, _ in parts) == one
    assert all(words for words, _ in parts)


@given(st.lists(st.sampled_from("neglect toolkit dental missing audit".split()), min_size=1))
def test_a_sentence_matches_itself(words):
    assert all(same for words, same in matched(" ".join(words), " ".join(words)))


def marked(one: str, other: str) -> list[str]:
    return [words for words, same in matched(one, other) if same]


def test_names_match_however_they_are_written():
    assert marked("Children at risk of CSE", "Tackle child sexual exploitation") == ["CSE"]
    assert marked("Tackle child sexual exploitation now", "CSE") == ["sexual exploitation"]


def test_words_that_every_plan_uses_are_marked_only_where_nothing_else_is():
    assert marked("Children and neglect", "Neglect of children") == ["neglect"]
    assert marked("Effective partnerships", "An effective partnership") == ["Effective partnerships"]
    assert marked("Neglect", "Bullying") == []


def test_without_room_actions_that_did_not_change_are_named_and_not_printed():
    earlier = a_plan("Ashmere", 2030, [("Neglect", ["neglect"]), ("Bullying", ["bullying"])])
    later = a_plan("Ashmere", 2033, [("Neglect", ["neglect"]), ("Being heard", ["voice"])])
    comparison = compare_plans(earlier, later)
    whole = pair_view(earlier, later, comparison, THEMES)
    short = pair_view(earlier, later, comparison, THEMES, whole=False)
    kept = next(link for link in short.links if link.relation.value == "same")
    assert kept.stayed[0] == ("ashmere-2030.i1", "ashmere-2033.i1")
    assert {action.what for link in short.links for action in link.actions} <= {"reworded"}
    named = [anchor for link in short.links for anchor in (*link.gone, *link.come)]
    printed = [
        action.earlier_anchor or action.later_anchor
        for link in whole.links
        for action in link.actions
        if action.what in ("dropped", "new")
    ]
    assert sorted(named) == sorted(printed)


def test_passages_that_stand_in_both_plans_are_shown_on_the_page_of_the_two():
    earlier, later = a_plan("Ashmere", 2030), a_plan("Ashmere", 2033)
    reuse = text_reuse(earlier, later)
    assert reuse.passages
    page = read_html(build_comparison(earlier, later, compare_plans(earlier, later), THEMES, reuse))
    (section,) = [node for node in page if node.attributes.get("aria-labelledby") == "passages-title"]
    rows = [[cell.text for cell in row.own] for row in section.all("tr")[1:]]
    assert len(rows) == len(reuse.passages)
    assert rows[0][0].startswith(" ".join(reuse.passages[0].from_text.split()))


def test_each_row_of_the_page_of_two_says_its_page_and_leads_there_where_the_document_is_known():
    earlier, later = a_plan("Ashmere", 2030), a_plan("Ashmere", 2033)
    comparison = compare_plans(earlier, later)
    row = earlier.priorities[0]
    at = anchor(earlier.document.id, row.id)
    way = PurePosixPath("../plans/a plan.pdf")
    known = pair_view(earlier, later, comparison, THEMES, ways={earlier.document.id: way}).places[at]
    assert known == Place(f"page {row.where.page}", f"../plans/a%20plan.pdf#page={row.where.page}")
    assert pair_view(earlier, later, comparison, THEMES).places[at] == Place(f"page {row.where.page}", None)
    page = build_comparison(earlier, later, comparison, THEMES)
    assert f'<span class="none">page {row.where.page}</span>' in page


@given(st.text("ab \n", min_size=1, max_size=60), st.data(), st.integers(1, 30))
def test_a_quote_in_context_is_the_quote_with_what_stands_round_it(text, data, reach):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = in_context(text, Span(start, end), reach)
    assert found.quote == text[start:end]
    assert text[:start].endswith(found.before.removeprefix("… "))
    assert text[end:].startswith(found.after.removesuffix(" …"))
    assert len(found.before) <= reach + 2


def test_a_long_quote_is_shortened_only_where_it_repeats_the_row():
    plan = a_plan()
    item = plan.items[0]
    assert len(item.quote) > 60
    assert row_context(plan.text, item, Detail.FULL).quote == item.quote
    short = row_context(plan.text, item, Detail.SHORT).quote
    assert len(short) < len(item.quote)
    begin, end = short.split(" … ")
    assert item.quote.startswith(begin)
    assert item.quote.endswith(end)
    assert row_context(plan.text, replace(item, text="Other words"), Detail.SHORT).quote == item.quote
    assert row_context(plan.text, item, Detail.NONE) is None


def test_series_are_plans_that_follow_each_other():
    plans = [a_plan("Ashmere", 2033), a_plan("Ashmere", 2030), a_plan("Bramblecombe", 2030), a_plan("Ashmere", 2036)]
    (series,) = compared_series(plans)
    assert [plan.document.id for plan in series.plans] == ["ashmere-2030", "ashmere-2033", "ashmere-2036"]
    assert [(c.from_doc, c.to_doc) for c in series.comparisons] == [
        ("ashmere-2030", "ashmere-2033"),
        ("ashmere-2033", "ashmere-2036"),
    ]


def test_series_whose_names_look_alike_have_slugs_of_their_own():
    plans = [a_plan(area, first) for area in ("St Anne", "St. Anne") for first in (2030, 2033)]
    assert [each.slug for each in compared_series(plans)] == ["st-anne-plan", "st-anne-plan-2"]


def test_years_in_words():
    assert years_words([2019, 2014, 2016, 2015]) == "2014 to 2016, 2019"
    assert years_words([]) == ""


def test_periods_as_they_are_spoken():
    assert spoken_period(Period("2030", "2033")) == "2030 to 2033"
    assert spoken_period(Period("2030-04", "2031-03")) == "April 2030 to March 2031"
    assert spoken_period(Period("2030-01", "2030-12")) == "January to December 2030"
    assert spoken_period(Period("2030-04-01", None)) == "1 April 2030"
    assert spoken_period(None) == "no period"
    assert moment_words("soon") == "soon"
    assert moment_words("2030-13") == "2030-13"
