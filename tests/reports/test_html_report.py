import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from fictional_plans import THEMES, a_plan, many_plans
from read_html import read_html

from safeguard_extract.compare import compare_plans
from safeguard_extract.errors import BrokenPlanFile
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.html import BUDGET, build_comparison, build_report
from safeguard_extract.reports.html.rows import Detail

EVIL = '"><script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>{{ 7 * 7 }}\x00\x1b[2J\u202e'
LINKS = ("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href", "background", "ping")


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    return [
        a_plan("Ashmere", 2030, [("Neglect", ["neglect"]), ("Harm outside the home", ["exploitation"])]),
        a_plan("Ashmere", 2033, [("Neglect in the early years", ["neglect"]), ("Being heard", ["voice"])]),
        a_plan("Bramblecombe", 2031, [("Minds", ["mental-health", "unknown-theme"])], problems=["half is missing"]),
        a_plan("Castleharbour", 2032, []),
    ]


@pytest.fixture(scope="module")
def report(plans):
    return build_report(plans, THEMES, broken=[BrokenPlanFile("outputs/plans/cut.json", "it is cut short")])


@pytest.fixture(scope="module")
def page(report):
    return read_html(report.html)


@pytest.fixture(scope="module")
def hostile():
    def evil(first: int) -> Plan:
        plan = a_plan(EVIL, first, [(EVIL, ["neglect"])], problems=[EVIL])
        document = replace(plan.document, board=EVIL, source=replace(plan.document.source, file=EVIL), published=EVIL)
        items = tuple(
            replace(
                item, text=EVIL, evidence=EVIL, how=EVIL, leads=(replace(item.leads[0], text=EVIL, normalised=EVIL),)
            )
            for item in plan.items
        )
        return replace(plan, document=replace(document, id=f"evil-{first}"), items=items, text=EVIL * 30)

    plans = [evil(2030), evil(2033)]
    themes = {**THEMES, "neglect": EVIL}
    return [
        build_report(plans, themes, broken=[BrokenPlanFile(EVIL)]).html,
        build_comparison(*plans, compare_plans(*plans), themes),
    ]


def test_every_id_is_given_once_and_every_reference_leads_to_one(page):
    ids = [node.attributes["id"] for node in page if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    wanted = [node.attributes[name] for node in page for name in ("aria-labelledby", "for") if name in node.attributes]
    wanted += [node.attributes["href"][1:] for node in page.all("a") if node.attributes["href"].startswith("#")]
    assert {each for words in wanted for each in words.split()} <= set(ids)
    assert {"ashmere-2030.i1", "ashmere-2030.p2", "plan.castleharbour-2032"} <= set(ids)


def test_nothing_in_a_page_leads_to_the_network(report, page, hostile):
    for html in (report.html, *hostile):
        tree = read_html(html)
        for node in tree:
            for name in LINKS:
                assert re.match(r"#|data:image/webp;base64,|data:,$", node.attributes.get(name, "#")), node.attributes
            assert "style" not in node.attributes
            assert not [name for name in node.attributes if name.startswith("on")]
        style = "".join(node.text for node in tree.all("style"))
        assert "url(" not in style
        assert "@import" not in style


def test_the_policy_allows_the_pages_own_style_and_script_and_no_more(page):
    (policy,) = (node.attributes["content"] for node in page.all("meta") if "http-equiv" in node.attributes)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    for name in ("style", "script"):
        (own,) = page.all(name)
        digest = re.search(r"'sha256-([^']+)'", rules[f"{name}-src"])[1]
        assert base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode() == digest


def test_hostile_words_stay_words(hostile):
    for html in hostile:
        tree = read_html(html)
        assert len(tree.all("script")) == 1
        assert not tree.all("img")
        assert "{{ 7 * 7 }}" in tree.text
        assert "<script>alert(1)</script>" in tree.text
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", html)


def test_half_characters_do_not_stop_a_report(plans):
    plan = replace(plans[0], text=plans[0].text.replace("Neglect", "Negl\ud800ect"))
    assert b"<!doctype html>" in build_report([plan], THEMES).data


def test_every_row_has_its_words_in_context(plans, page):
    for plan in plans:
        for row in (*plan.priorities, *plan.items):
            (shown,) = [node for node in page if node.attributes.get("id") == f"{plan.document.id}.{row.id}"]
            siblings = shown.parent.own
            after = siblings[siblings.index(shown) + 1 :]
            (quote, *_) = [node for each in after for node in each.all("blockquote")]
            (mark,) = quote.all("mark")
            assert mark.text == row.quote
            start = row.where.span.start
            before = plan.text[max(0, start - 20) : start].split()
            assert quote.text[: quote.text.index(mark.text)].split()[-len(before[1:]) or None :] == before[1:]


def test_a_row_says_who_when_what_about_where_how_and_how_surely(page):
    (row,) = [node for node in page if node.attributes.get("id") == "ashmere-2030.i2"]
    said = " ".join(row.text.split())
    for words in ("Train four hundred", "Evidence: Attendance", "Training Group", "by March 2031", "Neglect", "0.95"):
        assert words in said
    assert said.endswith("page 2, table row")


def test_rows_to_check_are_marked_in_words():
    page = read_html(build_report([a_plan(items=5)], THEMES).html)
    (row,) = [node for node in page if node.attributes.get("id") == "bramblecombe-2030.i5"]
    assert "0.60 check" in row.text
    assert "2 of 12" in page.text


def test_themes_have_their_names_and_unknown_ones_their_id(page):
    (row,) = [node for node in page if node.attributes.get("id") == "bramblecombe-2031.i1"]
    assert row.of_class("t")[0].text == f"{THEMES['mental-health']}; unknown-theme"


def test_problems_stand_at_the_top_and_beside_their_plan(page):
    said = " ".join(page.text.split())
    assert "cut.json: it is cut short" in said
    assert "No priority was found in castleharbour-2032." in said
    assert "Read, page 2: half is missing" in said


def test_the_page_can_be_used_by_keyboard_and_screen_reader(page):
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert [len(page.all(name)) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    skip = page.all("a")[0]
    assert skip.attributes["href"] == "#main"
    levels = [int(node.name[1]) for node in page if re.fullmatch("h[1-6]", node.name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in page.all("table"):
        assert table.own[0].name == "caption"
        assert table.own[0].text.strip()
        heads = [node for node in table.all("th") if _table_of(node) is table]
        assert heads
        assert all(node.attributes.get("scope") in ("col", "row", "rowgroup") for node in heads)
    for node in page.all("img"):
        assert node.attributes["alt"]
    for node in page.all("input", "select"):
        assert node.parent.name == "label" or node.attributes["id"] in {
            n.attributes.get("for") for n in page.all("label")
        }
    for node in page:
        if node.attributes.get("role") == "region":
            assert node.attributes["aria-label"]
            assert node.attributes["tabindex"] == "0", "what scrolls must be reached by keyboard"
    assert all(node.own[0].name == "summary" for node in page.all("details"))


def _table_of(node):
    while node.name != "table":
        node = node.parent
    return node


def test_it_can_be_read_without_its_script(page):
    (form,) = page.all("form")
    assert "hidden" in form.attributes, "a filter that does nothing is not shown"
    assert not [node for node in page if "hidden" in node.attributes and node is not form]


def test_charts_stand_beside_their_numbers(page):
    (trends,) = [node for node in page if node.attributes.get("id") == "trends"]
    figures = trends.all("figure")
    assert len(figures) == 4
    for figure in figures:
        assert len(figure.all("svg")) == 1
        (table,) = figure.all("table")
        widths = {sum(int(cell.attributes.get("colspan", 1)) for cell in row.own) for row in table.all("tr")}
        assert len(widths) == 1
    years = figures[0].all("table")[0]
    head, *rows = ([cell.text for cell in row.own] for row in years.all("tr"))
    assert dict(zip(head, next(row for row in rows if row[0] == "Neglect"), strict=True))["2031"] == "1 of 2"
    assert {row[0] for row in rows} == set(THEMES.values())


def test_plans_of_a_series_stand_side_by_side(page):
    (pair,) = page.of_class("pair")
    (row,) = [row for row in pair.of_class("link") if "Neglect in the early years" in row.text]
    assert [node.text for node in row.all("mark")][:2] == ["Neglect", "Neglect"]
    relations = {node.text for node in pair.of_class("relation")}
    assert {"dropped", "new"} <= relations
    actions = [[cell.text for cell in tr.own] for tr in pair.of_class("actions")[0].all("tr")[1:]]
    assert all(what in ("kept word for word", "reworded", "dropped", "new") for _, what, _ in actions)


def test_every_action_of_two_plans_is_shown_once(plans):
    earlier, later = plans[:2]
    page = read_html(build_comparison(earlier, later, compare_plans(earlier, later), THEMES))
    shown = [[cell.text for cell in tr.own] for table in page.of_class("actions") for tr in table.all("tr")[1:]]
    wanted = (
        [f"{i.text} page {i.where.page}" for i in plan.items if i.kind.value == "action"] for plan in (earlier, later)
    )
    assert [sorted(filter(None, side)) for side in zip(*[(row[0], row[2]) for row in shown], strict=True)] == [
        sorted(each) for each in wanted
    ]


def test_the_same_plans_give_the_same_bytes(plans, report):
    assert build_report(plans, THEMES, broken=[BrokenPlanFile("outputs/plans/cut.json", "it is cut short")]) == report


@pytest.fixture(scope="module")
def hundred():
    return many_plans(boards=50, each=2, items=7)


def test_a_hundred_plans_are_under_five_megabytes(hundred):
    report = build_report(hundred, THEMES)
    assert BUDGET == 5_000_000
    assert sum(len(plan.items) for plan in hundred) == 4200
    assert len(report.data) < BUDGET
    assert report.detail is Detail.SHORT
    page = read_html(report.html)
    assert "There are many rows" in page.text
    assert page.text.count("In context") == 4800
    linked = {node.attributes["href"][1:] for node in page.all("a") if node.attributes["href"].startswith("#")}
    assert linked <= {node.attributes.get("id") for node in page}


def test_a_page_says_less_of_each_row_rather_than_grow(plans):
    full = build_report(plans, THEMES)
    short, none = (build_report(plans, THEMES, budget=size) for size in (len(full.data) - 1, 1))
    assert [each.detail for each in (full, short, none)] == [Detail.FULL, Detail.SHORT, Detail.NONE]
    assert len(full.data) > len(short.data) > len(none.data)
    assert "quotes are left out" in read_html(none.html).text
    assert "Train four hundred" in none.html


def test_no_plan_is_a_page_too():
    page = read_html(build_report([], THEMES).html)
    assert "There is no plan." in page.text
    assert "nothing to draw" in page.text
