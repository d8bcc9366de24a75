import re
from xml.etree import ElementTree

import pytest
from drawn_words import drawn
from fictional_plans import THEMES, a_plan, many_plans
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from safeguard_extract.compare import trend_tables
from safeguard_extract.reports.charts import flow_charts, inline_svg, svg_text, theme_charts, year_counts
from safeguard_extract.reports.charts.counts import board_themes
from safeguard_extract.reports.charts.ranks import places_in
from safeguard_extract.reports.series import compared_series
from safeguard_extract.store.tables import frame_rows

NAMES = ("themes-by-year", "theme-ranks", "theme-shares", "themes-by-board")


def counts_of(plans, themes=THEMES):
    return year_counts(frame_rows(trend_tables(plans, themes)["theme_by_year"]), plans)


def charts_of(plans, themes=THEMES, chosen=()):
    charts = (*theme_charts(counts_of(plans, themes), plans, chosen), *flow_charts(compared_series(plans)))
    return {chart.name: svg_text(chart) for chart in charts}


@pytest.fixture(scope="module")
def plans():
    return [
        a_plan("Ashmere", 2010, [("Neglect", ["neglect"]), ("Harm outside the home", ["exploitation"])]),
        a_plan("Ashmere", 2014, [("Neglect in the early years", ["neglect"]), ("Being heard", ["voice"])]),
        a_plan("Bramblecombe", 2010, [("Neglect", ["neglect"]), ("Minds", ["mental-health"])], years=1),
        a_plan("Castle & <Harbour>", 2015, [("Training", ["training"])]),
    ]


@pytest.fixture(scope="module")
def charts(plans):
    return charts_of(plans)


def test_there_is_a_chart_of_each_kind_and_one_for_each_series_of_two_plans(charts):
    assert tuple(charts) == (*NAMES, "priorities-ashmere-plan")


def test_every_chart_is_whole_and_says_what_it_counts(charts):
    for name, svg in charts.items():
        seen = drawn(svg)
        assert seen.overlaps() == [], name
        assert seen.cut() == [], name
        assert not re.search(r"\b(NaN|nan|inf|None)\b", svg), name
        assert re.search(r"\d plans?\b", seen.said), name
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", ""), name
        root = ElementTree.fromstring(svg.encode())
        named = (root.get("aria-labelledby") or "").split()
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert len(named) == 2
        assert set(named) <= set(ids)
        assert len(ids) == len(set(ids))


def test_ids_in_charts_are_their_own_so_that_a_page_can_hold_them_all(plans):
    found = theme_charts(counts_of(plans), plans)
    ids = [id for chart in found for id in re.findall(r' id="([^"]+)"', inline_svg(chart))]
    assert len(ids) == len(set(ids))
    for chart in found:
        svg = inline_svg(chart)
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r' id="([^"]+)"', svg))


def test_the_heat_map_names_every_theme_by_its_name(charts):
    said = drawn(charts["themes-by-year"]).said
    for id, name in THEMES.items():
        assert name in said
        assert f" {id} " not in said
    assert "Themes that no board has a priority on: Bullying." in said


def test_a_year_without_a_plan_is_missing_and_not_zero(charts):
    tips = _tips(charts["themes-by-year"])
    assert tips["Neglect, 2010"] == "2 of 2 boards (100 %)"
    assert tips["Voice of the child and participation, 2010"] == "0 of 2 boards (0 %)"
    assert tips["Neglect, 2013"] == "no board has a plan"
    svg = charts["themes-by-year"]
    hatched = re.findall(r'fill="url\(#chart-themes-by-year-no-plan\)"[^>]*><title>([^<]+)', svg)
    assert hatched
    assert all(said.endswith(", 2013: no board has a plan") for said in hatched)


def test_few_boards_are_flagged(charts):
    said = drawn(charts["themes-by-year"]).said
    assert "2*" in said
    assert "* Fewer than 5 boards" in said
    many = drawn(charts_of(many_plans(boards=42, each=1, items=0))["themes-by-year"]).said
    assert "*" not in many


def test_ranks_follow_shares_and_equal_ones_are_shared():
    plans = [
        a_plan("Ashmere", 2030, [("Neglect", ["neglect"]), ("Heard", ["voice"])], items=0),
        a_plan("Bramblecombe", 2030, [("Neglect", ["neglect"]), ("Minds", ["mental-health"])], items=0),
    ]
    counts = counts_of(plans)
    places = places_in(counts, counts.found, 2030)
    assert places["neglect"] == (0, 1)
    assert {places["voice"][1], places["mental-health"][1]} == {2}
    all_places = places_in(counts, counts.themes, 2030)
    assert all_places["bullying"][1] is None
    assert all_places["bullying"][0] > all_places["voice"][0]
    assert "2=" in drawn(charts_of(plans)["theme-ranks"]).said


def test_shares_have_their_intervals_and_chosen_themes_their_panels(plans):
    svg = charts_of(plans, chosen=("bullying", "neglect"))["theme-shares"]
    tips = _tips(svg)
    assert tips["Neglect, 2010"] == "2 of 2 boards (100 %), 95 % interval 34 % to 100 %"
    assert "Bullying" in drawn(svg).said
    assert "Voice of the child and participation" not in drawn(svg).said


def test_lines_break_where_no_board_has_a_plan(plans):
    svg = charts_of(plans, chosen=("neglect",))["theme-shares"]
    lines = re.findall(r'<polyline points="([^"]+)"', svg)
    assert [len(each.split()) for each in lines] == [3, 4]


def test_each_board_has_its_panel(plans, charts):
    said = drawn(charts["themes-by-board"]).said
    assert "Castle & <Harbour>" in said
    assert board_themes(plans)["Bramblecombe"] == {2010: frozenset({"neglect", "mental-health"})}


def test_priorities_flow_with_their_relations_in_words(charts):
    svg = charts["priorities-ashmere-plan"]
    said = drawn(svg).said
    for words in ("2010 to 2013", "2014 to 2017", "Neglect in the early years", "dropped", "new"):
        assert words in said
    tips = re.findall(r"<title>([^<]+)</title>", svg)
    assert any(re.fullmatch(r"Neglect – Neglect in the early years: \w+, \d\.\d\d alike", tip) for tip in tips)


def test_hostile_words_stay_words(plans):
    evil = '</text><script>alert("1")</script>\x00\x1b & \u202e'
    svg = charts_of(
        [
            a_plan(evil, 2030, [(evil, ["neglect"])]),
            a_plan(evil, 2033, [(evil, ["neglect"]), ("y" * 300, ["voice"])]),
        ],
        {**THEMES, "neglect": evil},
    )
    assert len(svg) == 5
    for text in svg.values():
        root = ElementTree.fromstring(text.encode())
        assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {
            *("svg", "title", "desc", "defs", "pattern", "path", "rect", "g", "text", "line", "circle", "polyline"),
            *("polygon", "linearGradient", "stop"),
        }
        assert '<script>alert("1")</script>' in "".join(root.itertext())
        assert drawn(text).overlaps() == []
        assert drawn(text).cut() == []


def test_without_a_priority_there_is_nothing_to_draw():
    assert charts_of([a_plan(titles=())]) == {}
    assert year_counts([], []).over == "0 plans of 0 boards"


WORDS = st.text(st.sampled_from("abcdefgh WMi&<-’é漢"), min_size=1, max_size=60).filter(str.strip)
THEME_SETS = st.lists(st.sampled_from(sorted(THEMES)), max_size=3, unique=True)
PLANS = st.lists(
    st.tuples(
        st.sampled_from(["Ashmere", "Bramblecombe", "The Vale of Long Names and the Hundred of Little Marsh"]),
        st.integers(1990, 2040),
        st.lists(st.tuples(WORDS, THEME_SETS), min_size=1, max_size=5),
        st.integers(1, 6),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each[:2],
)


# Shrinking a failure takes minutes and says little more: the example that failed is small enough.
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(PLANS, st.lists(WORDS, min_size=len(THEMES), max_size=len(THEMES)))
def test_no_words_overlap_or_are_cut_whatever_the_plans_are(chosen, names):
    plans = [a_plan(area, first, titles, years=years, items=1) for area, first, titles, years in chosen]
    themes = dict(zip(THEMES, names, strict=True))
    for name, svg in charts_of(plans, themes).items():
        seen = drawn(svg)
        assert seen.overlaps() == [], name
        assert seen.cut() == [], name


def _tips(svg: str) -> dict[str, str]:
    return dict(tip.split(": ", 1) for tip in re.findall(r"<title>([^<]+: [^<]+)</title>", svg))
