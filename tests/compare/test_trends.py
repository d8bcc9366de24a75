"""Themes over plans, years and boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from alignments import build_plan
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.compare import order_in_time, trend_tables
from safeguard_extract.compare.salience import count_mentions, ranks, salience
from safeguard_extract.compare.states import State, longest_run, states
from safeguard_extract.compare.wilson import wilson_interval
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Code, Passage, Plan

THEMES = {"neglect": "Neglect", "cse": "Child sexual exploitation", "voice": "Voice of the child"}


def plan(
    area: str,
    start: str | None,
    end: str | None,
    priorities: Sequence[Sequence[str]],
    actions: Sequence[tuple[str | None, Sequence[str]]] = (),
    periods: dict[str, tuple[str, str]] | None = None,
    **document: Any,
) -> Plan:
    """A plan whose priorities and actions have the themes given; `periods` are those of single priorities."""
    rows = [
        {"id": f"p{n}", "title": f"Priority {n}", "themes": list(themes), "period": None}
        for n, themes in enumerate(priorities, 1)
    ]
    for row in rows:
        if periods and row["id"] in periods:
            row["period"] = dict(zip(("start", "end"), periods[str(row["id"])], strict=True))
    items = [
        {"id": f"i{n}", "kind": "action", "text": "Do one thing more", "themes": list(themes), "priority": parent}
        for n, (parent, themes) in enumerate(actions, 1)
    ]
    about = {
        "id": f"{area.lower()}-{start}",
        "board": f"{area} Safeguarding Children Board",
        "area": area,
        "type": "strategic_plan",
        "period": {"start": start, "end": end} if start else None,
        **document,
    }
    return build_plan({"document": about, "priorities": rows, "items": items})


def row(frame: pd.DataFrame, **where: object) -> dict[str, Any]:
    """The one row that has these values."""
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1
    return dict(frame.iloc[0])


def test_columns() -> None:
    tables = trend_tables([plan("Ayle", "2017", "2020", [["neglect"]])], THEMES)
    assert {name: ", ".join(frame.columns) for name, frame in tables.items()} == {
        "theme_by_document": "theme, theme_name, doc_id, series, board, area, type, year, priorities, "
        "priorities_coded, priority_share, actions, actions_coded, action_share, words, mentions, mentions_per_1000, "
        "rank, change, state, small_n",
        "theme_by_year": "theme, theme_name, year, boards, boards_with_priority, prevalence, ci_low, ci_high, "
        "mean_action_share, boards_with_actions, small_n",
        "theme_by_board": "theme, theme_name, board, first_year, last_year, plans, plans_with_priority, longest_run, "
        "states, small_n",
    }


def test_a_plan_counts_in_each_of_its_years_and_once_as_a_document() -> None:
    tables = trend_tables([plan("Ayle", "2017", "2020", [["neglect"], ["cse"]])], THEMES)
    years = tables["theme_by_year"]
    assert list(years[years.theme == "neglect"].year) == [2017, 2018, 2019]
    assert set(years[years.theme == "neglect"].boards_with_priority) == {1}
    documents = tables["theme_by_document"]
    assert len(documents) == len(THEMES)
    assert row(documents, theme="neglect")["year"] == 2017
    board = row(tables["theme_by_board"], theme="neglect")
    assert (board["first_year"], board["last_year"]) == (2017, 2019)


def test_shares_have_their_denominators_and_zeros_are_rows() -> None:
    ayle = plan(
        "Ayle", "2017", None, [["neglect", "cse"], ["neglect"], []], [("p1", ["cse"]), (None, ["neglect", "cse"])]
    )
    documents = trend_tables([ayle], THEMES)["theme_by_document"]
    neglect, voice = row(documents, theme="neglect"), row(documents, theme="voice")
    assert (neglect["priorities_coded"], neglect["priorities"]) == (2, 3)
    assert neglect["priority_share"] == pytest.approx(2 / 3)
    assert (neglect["actions_coded"], neglect["actions"], neglect["action_share"]) == (1, 2, 0.5)
    assert (voice["priorities_coded"], voice["priority_share"], voice["mentions"], voice["state"]) == (
        0,
        0,
        0,
        "absent",
    )
    assert row(documents, theme="cse")["rank"] == 2


def test_years_without_a_plan_are_missing_not_zero() -> None:
    plans = [plan("Ayle", "2010", None, [["neglect"]]), plan("Ayle", "2014", None, [["cse"]])]
    years = trend_tables(plans, THEMES)["theme_by_year"]
    assert sorted(set(years.year)) == [2010, 2014]
    assert row(years, theme="neglect", year=2014)["prevalence"] == 0


def test_prevalence_is_over_the_boards_of_the_year() -> None:
    plans = [
        plan("Ayle", "2017", "2019", [["neglect"]], [("p1", ["neglect"]), ("p1", [])]),
        plan("Brock", "2018", "2020", [["cse"]]),
        plan("Cray", "2018", None, [["neglect"], ["cse"]], [("p1", [])]),
    ]
    years = trend_tables(plans, THEMES)["theme_by_year"]
    neglect = row(years, theme="neglect", year=2018)
    assert (neglect["boards"], neglect["boards_with_priority"]) == (3, 2)
    assert neglect["prevalence"] == pytest.approx(2 / 3)
    assert (neglect["ci_low"], neglect["ci_high"]) == wilson_interval(2, 3)
    assert neglect["mean_action_share"] == pytest.approx(0.25), "a board without actions has no share to average"
    assert pd.isna(row(years, theme="neglect", year=2019)["mean_action_share"])


def test_a_plan_whose_priorities_are_not_known_is_no_plan_without_the_theme() -> None:
    plans = [
        plan("Ayle", "2010", None, [["neglect"]]),
        plan("Ayle", "2011", None, []),
        plan("Ayle", "2012", None, [["neglect"], ["cse"]]),
    ]
    tables = trend_tables(plans, THEMES)
    documents = tables["theme_by_document"]
    unread, last = (row(documents, theme="neglect", doc_id=f"ayle-{year}") for year in (2011, 2012))
    assert pd.isna(unread["priority_share"])
    assert pd.isna(unread["change"])
    assert pd.isna(unread["state"])
    assert (last["state"], last["change"]) == ("kept", -0.5)
    assert sorted(set(tables["theme_by_year"].year)) == [2010, 2012]
    board = row(tables["theme_by_board"], theme="neglect")
    assert (board["plans"], board["plans_with_priority"], board["longest_run"]) == (2, 2, 2)
    assert board["states"] == "ayle-2010 new; ayle-2012 kept"


def test_priorities_for_another_year_count_there() -> None:
    report = plan(
        "Ayle",
        "2016",
        "2017",
        [["neglect"], ["cse"], ["voice"]],
        [("p1", ["neglect"]), ("p2", ["cse"]), (None, ["voice"])],
        periods={"p2": ("2017", "2018"), "p3": ("2016", "2019")},
        type="annual_report",
    )
    tables = trend_tables([report], THEMES)
    documents = tables["theme_by_document"]
    cse, voice = row(documents, theme="cse"), row(documents, theme="voice")
    assert (cse["priorities"], cse["priorities_coded"], cse["state"]) == (2, 0, "absent")
    assert (cse["actions"], cse["actions_coded"]) == (2, 0)
    assert voice["priorities_coded"] == 1, "a priority for several years counts where one of them is the document's"
    years = tables["theme_by_year"]
    having = {(r.theme, r.year) for r in years.itertuples() if r.boards_with_priority}
    assert having == {("neglect", 2016), ("voice", 2016), ("voice", 2017), ("voice", 2018), ("cse", 2017)}
    assert row(years, theme="cse", year=2017)["mean_action_share"] == 1.0


def test_states_and_change_stay_within_a_series() -> None:
    plans = [
        plan("Ayle", "2013", "2016", [["neglect"]]),
        plan("Ayle", "2010", "2013", [["neglect"], ["cse"]]),
        plan("Ayle", "2016", "2019", [["cse"], ["voice"]]),
        plan("Ayle", "2014", None, [["voice"]], id="ayle-2014-report", type="annual_report"),
    ]
    tables = trend_tables(plans, THEMES)
    documents = tables["theme_by_document"]

    def over_time(theme: str, column: str) -> list[object]:
        one = documents[(documents.theme == theme) & (documents.series == "Ayle: plan")]
        return [None if pd.isna(value) else value for value in one[column]]

    assert over_time("cse", "state") == ["new", "dropped", "returned"]
    assert over_time("neglect", "state") == ["new", "kept", "dropped"]
    assert over_time("voice", "state") == ["absent", "absent", "new"]
    assert over_time("cse", "change") == [None, -0.5, 0.5]
    report = row(documents, theme="voice", doc_id="ayle-2014-report")
    assert (report["state"], report["series"]) == ("new", "Ayle: report")
    board = row(tables["theme_by_board"], theme="neglect")
    assert (board["plans"], board["plans_with_priority"], board["longest_run"]) == (4, 2, 2)
    assert board["states"] == "ayle-2010 new; ayle-2013 kept; ayle-2014-report absent; ayle-2016 dropped"
    assert pd.isna(row(tables["theme_by_board"], theme="voice")["first_year"]) is False


def test_a_renamed_board_is_one_board_under_its_last_name() -> None:
    plans = [
        plan("Ayle", "2016", None, [["cse"]]),
        plan("Ayle", "2020", None, [["cse"]], board="Ayle Safeguarding Children Partnership"),
    ]
    board = row(trend_tables(plans, THEMES)["theme_by_board"], theme="cse")
    assert board["board"] == "Ayle Safeguarding Children Partnership"
    assert board["longest_run"] == 2
    assert pd.isna(row(trend_tables(plans, THEMES)["theme_by_board"], theme="voice")["first_year"])


def test_ties_share_the_best_rank() -> None:
    counts = salience(plan("Ayle", "2016", None, [["cse"], ["neglect"]], [(None, ["a", "b"])]))
    assert ranks(counts, ["neglect", "cse", "a", "b", "c"]) == {"neglect": 1, "cse": 1, "a": 3, "b": 3, "c": 5}


def test_one_stretch_of_text_is_one_mention() -> None:
    given = replace(
        plan("Ayle", "2016", None, [["cse"]], [("p1", ["cse"])]),
        passages=(Passage("s1", "x", Span(0, 40)), Passage("s2", "x", Span(50, 90))),
        codes=(
            Code("i1", "cse", 1.0, "dictionary", "CSE", Span(12, 15)),
            Code("s1", "cse", 1.0, "dictionary", "CSE", Span(12, 15)),
            Code("s1", "cse", 1.0, "dictionary", "CSE risk", Span(12, 20)),
            Code("p1", "cse", 1.0, "dictionary", "exploited", Span(20, 29)),
            Code("s1", "cse", 0.6, "vectors", "", None),
            Code("s2", "cse", 0.6, "vectors", "", None),
            Code("gone", "cse", 0.6, "vectors", "", None),
            Code("s2", "voice", 1.0, "dictionary", "views", Span(60, 65)),
        ),
    )
    assert count_mentions(given) == {"cse": 4, "voice": 1}
    found = row(trend_tables([given], THEMES)["theme_by_document"], theme="cse")
    assert found["mentions_per_1000"] == pytest.approx(1000 * 4 / found["words"])
    assert found["words"] == len(given.text.split())


def test_plans_stand_in_order_of_time() -> None:
    undated = plan("Ayle", None, None, [], id="undated")
    published = plan("Ayle", None, None, [], id="published", published="2016-05")
    later = plan("Ayle", "2017-04-01", "2018-03-31", [], id="later")
    longer = plan("Ayle", "2016", "2019", [], id="longer")
    shorter = plan("Ayle", "2016", "2017", [], id="shorter")
    given = [undated, later, longer, published, shorter]
    assert [p.document.id for p in order_in_time(given)] == ["shorter", "longer", "published", "later", "undated"]
    assert order_in_time(given) == order_in_time(given[::-1])
    tables = trend_tables([undated], THEMES)
    assert pd.isna(tables["theme_by_document"].year).all()
    assert tables["theme_by_year"].empty


def test_no_plans_give_empty_tables_with_columns() -> None:
    for frame in trend_tables([], THEMES).values():
        assert frame.empty
        assert len(frame.columns) > 8


@given(st.lists(st.sampled_from([True, False, None]), max_size=8))
def test_laws_of_states(present: list[bool | None]) -> None:
    found = states(present)
    assert [state is None for state in found] == [here is None for here in present]
    here = {State.NEW, State.KEPT, State.RETURNED}
    assert [state in here for state in found if state] == [p for p in present if p is not None]
    assert sum(state is State.NEW for state in found) <= 1
    assert longest_run(present) <= sum(p is True for p in present)
    kept = [state for state in found if state]
    assert all(before in here for before, state in pairwise(kept) if state is State.DROPPED)


def test_counts_add_up() -> None:
    plans = [plan(f"A{n}", str(2000 + n % 7), str(2002 + n % 7), [["cse"], ["neglect", "voice"]]) for n in range(40)]
    tables = trend_tables(plans, THEMES)
    assert len(tables["theme_by_document"]) == len(plans) * len(THEMES)
    years = tables["theme_by_year"]
    assert years[years.theme == "cse"].boards.sum() == sum(
        len(p.document.period.years()) for p in plans if p.document.period
    )
    assert (years.ci_low <= years.prevalence).all()
    assert (years.prevalence <= years.ci_high).all()
