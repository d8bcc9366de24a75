"""How a priority is printed: its group, its years and where it is printed again; where items begin and end."""

from __future__ import annotations

import pytest
from readings import SENTENCES, counts, document, item, priority, whys

from safeguard_extract.evaluate.printed import same_group
from safeguard_extract.records.evaluation import Decision


def plan(*fields, **about):
    titles = ("Neglect", "Safe travel by water", "Bullying at school")
    return document(
        priorities=tuple(
            priority(n, title, **own) for n, (title, own) in enumerate(zip(titles, fields, strict=False), 1)
        ),
        **about,
    )


def test_groups_are_decided_where_either_has_one(judged):
    gold = plan({"group": "At home"}, {"group": "On the water"}, {})
    found = plan({"group": "AT HOME:"}, {}, {"group": "At school"})
    result = judged(found, gold)
    assert counts(result, Decision.GROUPS) == (1, 2, 2)
    assert whys(result, Decision.GROUPS) == ["the group differs"] * 2


def test_a_contested_group_counts_neither_way(judged):
    gold = plan({"group": "At home", "contested": ["group"]})
    assert counts(judged(plan({}), gold), Decision.GROUPS) == (0, 0, 0)


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("Members agreed on priorities for 2032/33", "priorities for 2032/33", True),
        ("Our priorities for 2031/32", "Our priorities for 2032/33", False),
        (None, None, True),
        ("At home", None, False),
        ("Ships", "Membership", False),
    ],
)
def test_so_much_of_a_line_as_tells_groups_apart_is_enough(found, gold, same):
    # likeness alone would make two years of one heading the same
    assert same_group(found, gold) is same


def test_years_are_those_of_the_document_where_a_priority_has_none(judged):
    own, next_year = {"start": "2031", "end": "2032"}, {"start": "2032-04", "end": "2033-03"}
    gold = plan({"period": own}, {"period": next_year}, {"period": next_year})
    found = plan({}, {"period": {"start": "2032", "end": "2033"}}, {})
    result = judged(found, gold)
    assert counts(result, Decision.PRIORITY_PERIODS) == (2, 1, 1)
    assert whys(result, Decision.PRIORITY_PERIODS) == ["the years differ"]


def test_places_where_a_priority_is_printed_again_are_counted(judged):
    gold = plan({"restated_as": ["Priority 1: Neglect"]}, {"restated_as": "Objective 2"}, {"restated_as": []})
    found = plan(
        {"restated_as": []},
        {"restated_as": ["Objective 2: Safe travel by water"]},
        {"restated_as": ["Bullying in ports"]},
    )
    result = judged(found, gold)
    assert counts(result, Decision.RESTATED) == (1, 1, 1)
    assert whys(result, Decision.RESTATED) == ["printed again 1 times more", "1 of them are not it"]


def test_nobody_is_held_to_restatements_that_nobody_noted(judged):
    result = judged(plan({"restated_as": ["Neglect again"]}), plan({}))
    assert Decision.RESTATED not in result.decisions
    assert counts(result, Decision.RESTATED) == (0, 0, 0)


def test_items_begin_and_end_where_the_gold_says(judged):
    first, second, third, fourth = SENTENCES[:4]
    gold = document(item(1, first), item(2, second), item(3, third), item(4, fourth))
    found = document(
        item(1, first),
        item(2, f"3.2 {second}"),
        item(3, f"{third} and the pier"),
        item(4, f"{fourth} {SENTENCES[4]}"),
    )
    result = judged(found, gold)
    assert counts(result, Decision.ITEM_BOUNDARIES) == (1, 3, 3)
    assert whys(result, Decision.ITEM_BOUNDARIES) == [
        "it begins elsewhere",
        "it ends elsewhere",
        "its words stand inside a longer row",
    ]


def test_what_was_not_seen_at_all_has_no_boundaries(judged):
    result = judged(document(item(1, SENTENCES[0])), document(item(1, SENTENCES[3])))
    assert counts(result, Decision.ITEM_BOUNDARIES) == (0, 0, 0)


def test_a_row_that_was_cut_says_so(judged):
    whole = f"{SENTENCES[0]}; {SENTENCES[1]}"
    result = judged(document(item(1, SENTENCES[0]), item(2, SENTENCES[1])), document(item(1, whole)))
    assert whys(result, Decision.ITEM_BOUNDARIES) == ["it was cut: a shorter row stands in it"]
