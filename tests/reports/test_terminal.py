import io

import pytest

from safeguard_extract.records.comparison import CarriedItem, CarriedRelation, Comparison, Link, Relation
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import (
    Document,
    DocumentType,
    Item,
    ItemKind,
    Period,
    Plan,
    Priority,
    PriorityKind,
    Problem,
    Source,
    Where,
)
from safeguard_extract.reports.lines import aligned, comparison_words, counted, period_words, plan_cells, printable
from safeguard_extract.reports.terminal import comparison_view, display, plan_view, top_themes_view

WHERE = Where(Span(0, 1))


def _shown(view) -> str:
    stream = io.StringIO()
    display(view, stream)
    return stream.getvalue()


def _plan() -> Plan:
    document = Document(
        "a-2030", None, "Ashmere", DocumentType.OTHER, None, None, Source("a.pdf", "0", "", 1, "pdfium")
    )
    priority = Priority("p1", "u", "Priority 1", "[red]Neglect[/red]", PriorityKind.PRIORITY, "", WHERE, 1.0, "label")
    items = (
        Item("i1", "u", ItemKind.RISK, "Sickness", "", WHERE, 1.0, "verb", priority="p1"),
        Item("i2", "u", ItemKind.ACTION, "Train\x1b[2J staff", "", WHERE, 1.0, "verb", priority="p1"),
        Item("i3", "u", ItemKind.OUTCOME, "Calm", "", WHERE, 1.0, "verb"),
    )
    return Plan(document, "x", (), (priority,), items, problems=(Problem("read", "it broke", 4),))


def test_a_plan_is_shown_by_priority_and_kind():
    shown = _shown(plan_view(_plan()))
    order = ["Ashmere", "Other document, no period", "Priority 1: [red]Neglect[/red]", "Actions (1)", "i2", "Risks (1)"]
    order += [
        "i1",
        "Under no priority",
        "Outcomes (1)",
        "i3",
        "1 priority, 3 items",
        "Problem (read, page 4): it broke",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    assert "\x1b" not in shown


def _link(relation: Relation, left: str | None, right: str | None, **more) -> Link:
    return Link("a", left and "p1", left, "b", right and "p2", right, relation, 0.625, 0.5, 0.5, **more)


def test_a_comparison_fits_80_columns_and_says_what_became_of_each_priority():
    links = (
        _link(Relation.NARROWED, "Abuse of all kinds " * 4, "Neglect", themes_lost=("csa",), themes_gained=("voice",)),
        _link(Relation.DROPPED, "Bullying", None, themes_lost=("bullying",), items_dropped=3),
        _link(Relation.NEW, None, "Poverty", items_new=2),
    )
    comparison = Comparison(
        "a", "b", links, (CarriedItem("a", "i1", "x", "b", "i2", "x", CarriedRelation.VERBATIM, 1.0),)
    )
    shown = _shown(comparison_view(comparison))
    assert max(map(len, shown.splitlines())) <= 80
    assert "a → b" in shown
    assert "0.62" in shown
    assert "+voice" in shown
    assert "−csa" in shown
    assert "−bullying" not in shown
    assert "3 dropped" in shown
    assert "1 narrowed, 1 dropped, 1 new; 1 action carried over, 1 of them word for word" in shown
    assert comparison_words(Comparison("a", "b", (), ())) == "no priorities; 0 actions carried over"


def test_top_themes_have_their_denominators():
    def row(doc: str, theme: str, priorities: int, actions: int) -> dict[str, object]:
        names = {"doc_id": doc, "theme": theme, "theme_name": theme.title()}
        return {**names, "priorities_coded": priorities, "actions_coded": actions, "actions": 9}

    rows = [row("a", "voice", 0, 4), row("b", "voice", 0, 1), row("a", "neglect", 2, 0), row("b", "neglect", 1, 1)]
    lines = [line.split() for line in _shown(top_themes_view(rows)).splitlines()]
    assert ["Over", "2", "plans"] in lines
    ranked = [" ".join(line) for line in lines[4:]]
    assert ranked == ["Neglect 2 of 2 1 of 18", "Voice 0 of 2 5 of 18"]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, "no period"),
        (Period(None, None), "no period"),
        (Period("2030", "2030"), "2030"),
        (Period("2030", None), "2030"),
        (Period("2030-04", "2033-03"), "2030-04 to 2033-03"),
    ],
)
def test_periods_in_words(period, words):
    assert period_words(period) == words


def test_lines_stand_under_each_other():
    cells = plan_cells(_plan().document, 1, 1200)
    assert cells == ("a-2030", "other document", "no period", "1 priority", "1,200 items")
    assert list(aligned([("a", "bb"), ("ccc", "d")])) == ["a    bb", "ccc  d"]
    assert list(aligned([])) == []


def test_control_characters_are_taken_out():
    assert printable("a\x1b[31m\tb\u202e\n\x00c\x9b") == "a [31m b c"
    assert counted(2, "priority", "priorities") == "2 priorities"
