"""The report in a real browser, without a network: it looks right, asks for nothing, and can be used by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeguard_extract.reports.html import build_report

ID, CSS, TAG = "id", "css selector", "tag name"  # how WebDriver names its ways to find an element
TAB_KEY = "\ue004"


@pytest.fixture(scope="module")
def page_path(tmp_path_factory) -> Path:
    from fictional_plans import THEMES, a_plan

    plans = [
        a_plan("Ashmere", 2030, [("Neglect", ["neglect"]), ("Harm outside the home", ["exploitation"])], items=6),
        a_plan("Ashmere", 2033, [("Neglect in the early years", ["neglect"]), ("Being heard", ["voice"])]),
        a_plan("Bramblecombe", 2031, [("Minds", ["mental-health"])]),
    ]
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(build_report(plans, THEMES).data)
    return path


@pytest.fixture
def page(browser, page_path):
    browser.get(page_path.as_uri())
    return browser


def _wait(browser, until):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 10).until(until)


def _probe(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def test_it_asks_for_nothing_and_complains_of_nothing(any_browser, page_path):
    any_browser.get(page_path.as_uri())
    asked = [
        entry["message"] for entry in any_browser.get_log("performance") if "requestWillBeSent" in entry["message"]
    ]
    assert asked
    assert not [message for message in asked if '"url":"http' in message]
    assert any_browser.get_log("browser") == []


def test_its_parts_are_seen_with_and_without_script(any_browser, page_path):
    any_browser.get(page_path.as_uri())
    assert any_browser.title == "Safeguarding plans: 3 plans of 2 boards, 2030 to 2035"
    charts = any_browser.find_elements(CSS, "figure svg")
    assert len(charts) == 5
    for chart in charts:
        assert chart.size["width"] > 300
        assert chart.size["height"] > 100
    rows = any_browser.find_element(CSS, "details.rows")
    assert rows.get_attribute("open") is None
    rows.find_element(TAG, "summary").click()
    assert rows.find_element(CSS, "tr[id]").is_displayed()
    assert len(any_browser.find_elements(CSS, "form:not([hidden])")) in (0, 1)


def test_the_page_is_no_wider_than_its_window(page):
    for width in (1200, 700, 500):
        page.set_window_size(width, 900)
        assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth"), width
    page.set_window_size(1200, 900)


def test_words_in_charts_do_not_overlap_and_are_not_cut(page):
    assert page.execute_script(_probe("overlaps.js")) == []


def test_rows_are_found_by_words_kind_theme_and_confidence(page):
    def shown() -> set[str]:
        rows = page.find_elements(CSS, ".items tr[id]")
        return {row.get_attribute("id") for row in rows if row.is_displayed()}

    def found(words: str) -> None:
        _wait(page, lambda browser: browser.find_element(ID, "filter-found").text == words)

    page.find_element(ID, "filter-words").send_keys("audit MINDS")
    found("1 row fits")
    assert shown() == {"bramblecombe-2031.i3"}
    page.find_element(CSS, "#filter button").click()
    found("")
    page.find_element(ID, "filter-kind").send_keys("Outcomes")
    found("2 rows fit")
    assert shown() == {"ashmere-2030.i4", "ashmere-2030.i10"}
    page.find_element(ID, "filter-theme").send_keys("Neglect")
    found("1 row fits")
    assert shown() == {"ashmere-2030.i4"}
    page.find_element(CSS, "#filter button").click()
    found("")
    page.find_element(ID, "filter-unsure").click()
    found("2 rows fit")
    assert shown() == {"ashmere-2030.i5", "ashmere-2030.i11"}


def test_a_link_opens_what_it_leads_to(page):
    link = page.find_element(CSS, '.links a[href="#ashmere-2033.p1"]')
    page.execute_script("arguments[0].click()", link)
    heading = page.find_element(ID, "ashmere-2033.p1")
    _wait(page, lambda _: heading.is_displayed())
    _wait(
        page,
        lambda browser: 0 <= browser.execute_script("return arguments[0].getBoundingClientRect().top", heading) < 900,
    )


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page):
    page.find_element(TAG, "body").send_keys(TAB_KEY)
    skip = page.switch_to.active_element
    assert skip.get_attribute("class") == "skip"
    assert skip.location["x"] >= 0, "it is shown when it is reached"
    names = set()
    for _ in range(60):
        page.switch_to.active_element.send_keys(TAB_KEY)
        active = page.switch_to.active_element
        names.add(active.tag_name)
        style = page.execute_script("return getComputedStyle(arguments[0]).outlineStyle", active)
        assert style == "solid" or active.tag_name == "body"
    assert {"a", "summary", "div", "input", "select", "button"} <= names


def test_on_paper_everything_is_open(page):
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert page.find_element(ID, "ashmere-2030.i1").is_displayed()
    assert page.find_element(CSS, "blockquote").is_displayed()
    assert not page.find_element(TAG, "nav").is_displayed()
    page.execute_script("dispatchEvent(new Event('afterprint'))")
    assert page.find_elements(CSS, "details[open]") == []
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_words_stand_out_from_their_ground(page):
    assert page.execute_script(_probe("contrast.js")) == []
