"""Each decision on small readings of a fictional document, and what is said where the two part."""

from __future__ import annotations

import pytest
from readings import SENTENCES, coding, counts, date, document, item, priority, whys

from safeguard_extract.evaluate.coding import Coding, coding_of
from safeguard_extract.evaluate.decisions import judge
from safeguard_extract.records.evaluation import Decision
from safeguard_extract.records.geometry import Region, Span
from safeguard_extract.records.plan import (
    Document,
    DocumentType,
    Item,
    ItemKind,
    Lead,
    PartyKind,
    Period,
    Plan,
    Priority,
    PriorityKind,
    Source,
    Where,
)


def test_metadata_are_five_decisions_and_years_are_enough(judged):
    gold, found = document(), document()
    found["document"] |= {"board": "gullhaven  safeguarding children board", "type": "other"}
    found["document"]["period"] = {"start": "2031", "end": "2033"}
    result = judged(found, gold)
    assert counts(result, Decision.METADATA) == (3, 2, 2)
    assert whys(result, Decision.METADATA) == ["the type differs", "the year of the period's end differs"]


def test_priorities_are_matched_by_title_or_by_label_and_title(judged):
    gold = document(priorities=(priority(1, "Neglect"), priority(2, "Safe travel by water"), priority(3, "Bullying")))
    found = document(priorities=(priority(1, "NEGLECT."), priority(2, "Safer travel by water"), priority(3, "Fire")))
    result = judged(found, gold)
    assert counts(result, Decision.PRIORITIES) == (2, 1, 1)
    assert counts(result, Decision.LABELS) == (2, 0, 0)


def test_one_title_for_two_years_goes_with_its_year(judged):
    years = ({"start": "2031", "end": "2032"}, {"start": "2032", "end": "2033"})
    gold = document(
        priorities=(
            priority(1, "Neglect", period=years[0], themes=["neglect"]),
            priority(2, "Neglect", period=years[1], themes=["voice"]),
        )
    )
    found = document(
        priorities=(
            priority(1, "Neglect", period=years[1], themes=["voice"]),
            priority(2, "Neglect", period=years[0], themes=["neglect"]),
        )
    )
    assert counts(judged(found, gold), Decision.PRIORITY_THEMES) == (2, 0, 0)


def test_items_need_eight_letters_in_ten(judged):
    gold = document(item(1, "Offer swimming lessons to every child in the villages"), item(2))
    near = document(item(1, "Offer swimming lessons to each child in the villages"))
    far = document(item(1, "Offer lessons to each child"))
    assert counts(judged(near, gold), Decision.ITEMS) == (1, 0, 1)
    assert counts(judged(far, gold), Decision.ITEMS) == (0, 1, 2)


def test_a_kind_that_differs_is_false_for_one_and_missed_for_the_other(judged):
    result = judged(document(item(1, kind="outcome")), document(item(1)))
    assert counts(result, Decision.ITEMS) == (1, 0, 0)
    assert counts(result, Decision.ITEMS_WITH_KIND) == (0, 1, 1)
    assert counts(result, Decision.ACTIONS) == (0, 0, 1)
    assert counts(result, Decision.OUTCOMES) == (0, 1, 0)
    assert counts(result, Decision.RISKS) == (0, 0, 0)
    assert whys(result, Decision.ITEMS_WITH_KIND) == ["the kind differs"]


def test_equal_sentences_go_with_their_priority_and_kind(judged):
    both = (priority(1, "Neglect"), priority(2, "Bullying"))
    rows = item(1, SENTENCES[0], priority="p1"), item(2, SENTENCES[0], priority="p2")
    result = judged(document(*rows[::-1], priorities=both), document(*rows, priorities=both))
    assert counts(result, Decision.PARENT) == (2, 0, 0)


def test_parents(judged):
    two = (priority(1, "Neglect"), priority(2, "Bullying"))
    gold = document(item(1, priority="p1"), item(2, priority=None), item(3, priority="p2"), priorities=two)
    found = document(item(1, priority="p2"), item(2, priority=None), item(3, priority=None), priorities=two)
    result = judged(found, gold)
    assert counts(result, Decision.PARENT) == (1, 2, 2)
    told = [(each.gold, each.found) for each in result.judgements if each.decision is Decision.PARENT and each.why]
    assert told == [("Neglect", "Bullying"), ("Bullying", "no priority")]
    stray = document(item(1, priority="p1"), priorities=(priority(1, "Wholly other words"),))
    assert whys(judged(stray, gold), Decision.PARENT) == ["its priority is none of the gold's"]


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        (["Harbour Group"], ["Harbour  group"], (1, 0, 0)),
        (["Quality Sub-group"], ["Policy Sub-group"], (0, 1, 1)),
        (["Police", "Health"], ["Health"], (1, 1, 0)),
        ([], ["Health"], (0, 0, 1)),
    ],
)
def test_leads(judged, found, gold, expected):
    result = judged(document(item(1, leads=found)), document(item(1, leads=gold)))
    assert counts(result, Decision.LEADS) == expected


def test_a_lead_is_right_as_printed_or_in_full(judged):
    full = ["Designated Safeguarding Lead"]
    gold = document(item(1, leads=["DSL"], lead_normalised=full))
    assert counts(judged(document(item(1, leads=full)), gold), Decision.LEADS) == (1, 0, 0)
    found = document(item(1, leads=["The DSL post"], lead_normalised=full))
    assert counts(judged(found, gold), Decision.LEADS) == (1, 0, 0)


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (date("June", "by", "2031-06", "2031-06"), date("by June", "on", "2031-06", "2031-06"), True),
        (date("30 June", "by", "2031-06-30", "2031-06-30"), date("June", "by", "2031-06", "2031-06"), True),
        (date("June", "by", "2031-06", "2031-06"), date("30 June", "by", "2031-06-30", "2031-06-30"), False),
        (date("2031/32", "range", "2031-04", "2032-03"), date("year", "range", "2031-04", "2032-03"), True),
        (date("2031/32", "range", "2031-04", "2032-03"), date("from", "range", "2031-04"), False),
        (date("by March", "by", "2032-03", "2032-03"), date("year", "range", "2031-04", "2032-03"), False),
        (date("always", "ongoing"), date("ongoing", "ongoing"), True),
        (date("weekly", "recurring"), date("ongoing", "ongoing"), False),
        (date("within 6 weeks", "by"), date("in six weeks", "by"), True),
        (date("June", "by", "2031-06", "2031-06"), date("in six weeks", "by"), False),
    ],
)
def test_dates(judged, found, gold, right):
    result = judged(document(item(1, dates=[found])), document(item(1, dates=[gold])))
    assert counts(result, Decision.DATES) == ((1, 0, 0) if right else (0, 1, 1))


def test_evidence_status_and_themes(judged):
    row = item(1, evidence="Minutes of the meeting", themes=["voice", "missing"])
    gold = document(row, priorities=(priority(1, status="completed"),))
    other = item(1, evidence="Minutes of the meetings", themes=["voice", "training"])
    result = judged(document(other, priorities=(priority(1, status="in_progress"),)), gold)
    assert counts(result, Decision.EVIDENCE) == (1, 0, 0)
    assert counts(result, Decision.STATUS) == (0, 1, 1)
    assert counts(result, Decision.ITEM_THEMES) == (1, 1, 1)
    assert whys(result, Decision.ITEM_THEMES) == ["missed: missing; not in the gold: training"]


def test_what_stands_in_a_row_without_counterpart_is_missed_or_false(judged):
    rows = item(1, leads=["Health"]), item(2, leads=["Police"], dates=[date("always", "ongoing")], themes=["voice"])
    result = judged(document(rows[0]), document(*rows))
    assert counts(result, Decision.LEADS) == (1, 0, 1)
    assert counts(result, Decision.DATES) == (0, 0, 1)
    assert whys(result, Decision.ITEM_THEMES) == ["its row was missed"]
    result = judged(document(*rows), document(rows[0]))
    assert counts(result, Decision.LEADS) == (1, 1, 0)
    assert whys(result, Decision.DATES) == ["its row is none of the gold's"]


def test_what_is_contested_optional_or_uncertain_counts_neither_way(judged):
    plain = {"leads": ["Health"], "dates": [date("always", "ongoing")], "evidence": "Minutes of the meeting"}
    contested = ["leads", "dates", "evidence", "kind", "parent"]
    found = document(item(1, kind="risk", priority=None), item(2, themes=["voice"]))
    gold = document(item(1, **plain, contested=contested), item(2, **plain, uncertain=True, themes_optional=["voice"]))
    result = judged(found, gold)
    for decision in (Decision.LEADS, Decision.DATES, Decision.EVIDENCE, Decision.ITEM_THEMES):
        assert counts(result, decision) == (0, 0, 0), decision
    assert counts(result, Decision.ITEMS_WITH_KIND) == (2, 0, 0)
    assert counts(result, Decision.PARENT) == (1, 0, 0)
    priorities = (priority(1, leads=["Health"], contested=["leads"]),)
    assert counts(judged(document(), document(priorities=priorities)), Decision.LEADS) == (0, 0, 0)


def test_an_optional_sentence_counts_neither_way_unless_it_is_an_item_too(judged):
    optional = "The harbour master reports twice a year and chooses her own subjects."
    gold = document(item(1), optional_quotes=[optional, SENTENCES[0]])
    found = document(item(1), item(2, optional), item(3, "The harbour master reports twice a year"))
    assert counts(judged(found, gold), Decision.ITEMS) == (1, 0, 0)


def test_an_item_that_is_found_twice_counts_once(judged):
    found = document(item(1, SENTENCES[0]), item(2, SENTENCES[0]), item(3, SENTENCES[1]))
    result = judged(found, document(item(1, SENTENCES[0])))
    assert counts(result, Decision.ITEMS) == (1, 1, 0)


def test_a_document_that_was_not_parsed_is_missed_altogether(tmp_path):
    gold = coding(document(item(1, leads=["Health"]), item(2)), tmp_path)
    result = judge(Coding(gold.document.__class__("")), gold)
    assert counts(result, Decision.METADATA) == (0, 5, 5)
    assert counts(result, Decision.PRIORITIES) == (0, 0, 1)
    assert counts(result, Decision.ITEMS) == (0, 0, 2)
    assert counts(result, Decision.LEADS) == (0, 0, 1)


# what the tool found: places, pages, confidence

_LINES = (
    "Priority 1: Neglect",
    "Offer swimming lessons to every child in the harbour villages, all year round, with the lifeboat crew",
    "Publish a leaflet on safe\nsleeping for foster carers",
    "Ask the youth council to read this plan before it is agreed",
)
_TEXT = "\n".join(_LINES)


def _where(words: str, page: int) -> Where:
    start = _TEXT.index(words)
    return Where(Span(start, start + len(words)), (Region(page, None),))


def _plan(quote: str = _LINES[1]) -> Plan:
    document = Document(
        "gullhaven-2031",
        "Gullhaven Safeguarding Children Board",
        "Gullhaven",
        DocumentType.BUSINESS_PLAN,
        Period("2031-04-01", "2032-03-31"),
        None,
        Source("gullhaven.pdf", "0", "application/pdf", 3, "pdfium"),
    )
    lead = Lead("SCB", "Safeguarding Children Board", PartyKind.GROUP)
    return Plan(
        document,
        _TEXT,
        priorities=(
            Priority(
                "p1", "u", "Priority 1", "Neglect", PriorityKind.PRIORITY, _LINES[0], _where(_LINES[0], 1), 0.9, "label"
            ),
        ),
        items=(
            Item("i1", "u", ItemKind.ACTION, _LINES[1], quote, _where(_LINES[1], 2), 0.8, "verb", "p1", leads=(lead,)),
            Item("i2", "u", ItemKind.RISK, _LINES[3], _LINES[3], _where(_LINES[3], 2), 0.6, "verb", "p1"),
        ),
    )


def test_a_plan_is_read_with_pages_full_names_and_grounds(tmp_path):
    gold = coding(document(item(1, _LINES[1], leads=["Safeguarding Children Board"]), item(2, _LINES[3])), tmp_path)
    result = judge(coding_of(_plan()), gold)
    assert counts(result, Decision.METADATA) == (5, 0, 0)
    assert counts(result, Decision.LEADS) == (1, 0, 0)
    assert counts(result, Decision.GROUNDED) == (3, 0, 0)
    assert [each.page for each in result.judgements if each.decision is Decision.ITEMS] == [2, 2]
    assert result.sure == (("priority", 0.9, True), ("item", 0.8, True), ("item", 0.6, False))
    spoilt = judge(coding_of(_plan(quote="Offer sailing lessons")), gold)
    assert counts(spoilt, Decision.GROUNDED) == (2, 1, 1)


def test_a_missed_row_says_whether_its_words_were_read_and_on_which_page(tmp_path):
    texts = (
        "Publish a leaflet on safe sleeping, for foster carers",
        "Publish a leaflet on safe — sailing for all who live beside the water and own a boat",
        "Build a lighthouse",
        "Offer swimming lessons to every child in the harbour villages",
    )
    gold = coding(document(*(item(n, text) for n, text in enumerate(texts, 1))), tmp_path)
    missed = [
        each for each in judge(coding_of(_plan()), gold).judgements if each.decision is Decision.ITEMS and each.missed
    ]
    assert [each.why for each in missed] == [
        "its words were read, but no such row was made of them",
        "only its beginning stands unbroken in the text that was read",
        "its words do not stand in the text that was read",
        "its words stand inside a longer row; its words were read, but no such row was made of them",
    ]
    assert [each.page for each in missed] == [2, 2, None, 2]
    assert missed[3].found == _LINES[1]


def test_a_false_row_shows_the_nearest_of_the_gold(tmp_path):
    gold = coding(
        document(item(1, "Offer swimming lessons to all children of the harbour and hill villages")), tmp_path
    )
    false = [
        each for each in judge(coding_of(_plan()), gold).judgements if each.decision is Decision.ITEMS and each.false
    ]
    assert false[0].gold.startswith("Offer swimming lessons to all")
    assert "0.80 is asked for" in false[0].why
    assert (false[1].gold, false[1].why) == ("", "the gold has no such row")
