"""Dates in running text and headings: tied to a deed they count, naming or counting something they do not."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.records.plan import Period, PeriodBasis

PLAN_YEAR = Period("2018", "2019", "2018/19", PeriodBasis.FINANCIAL)

TIED = {
    "Publish the threshold document by March 2019.": "by 2019-03",
    "Agree the plan before the end of September 2018": "by 2018-09",
    "To be completed by the end of Q2": "by 2018-09",
    "Set up a violence reduction team by March 2019": "by 2019-03",
    "In April 2018 we opened a new advice line": "on 2018-04",
    "The tool was launched in June 2018 and is in use": "on 2018-06",
    "The strategy was revised in 2018.": "on 2018",
    "The hub opened on 3 June 2018 with staff of six agencies": "on 2018-06-03",
    "We bought a new manual, which went live in June 2018.": "on 2018-06",
    "Develop a course with actors, to start in January 2020": "on 2020-01",
    "Pay for two posts until March 2020": "range ..2020-03",
    "Partners will help to write one by Easter 2019.": "by 2019",
    "Conference held on 12 March 2019": "on 2019-03-12",
    "Deliver two conferences in 2018/19": "range 2018-04..2019-03",
    "Findings will be reported during 2018/19.": "range 2018-04..2019-03",
    "Throughout 2018 we ran briefings": "range 2018..2018",
    "From January 2019 partners will publish reviews": "range 2019-01..",
    "Between April and September 2018 we ran six events": "range 2018-04..2018-09",
    "Report quarterly to the Board on missing children": "recurring",
    "Report to the Board quarterly (June, September, December, March)": "recurring",
    "Publish a tool for schools by the end of the plan.": "by 2019",
    "Hold a conference on 12 and 13 June 2018": "on 2018-06-13",
    "Hold drop-in sessions every two months": "recurring",
    "File audits on a quarterly basis": "recurring",
    "Ongoing: support schools with their audits": "ongoing",
    "Over the next 12 months partners will agree targets": "by None",
    "Report to the July 2018 Board": "on 2018-07",
    "Run briefings (Training Subgroup, March 2019)": "by 2019-03",
    "Run briefings – September 2018": "by 2018-09",
    "Run briefings. Timescale: June 2018 Lead: Police": "by 2018-06",
    "Deliver training (ongoing)": "ongoing",
}
UNTIED = (
    "Comply with Working Together 2018",
    "Under section 11 of the Children Act 2004 agencies must co-operate",
    "Deliver the actions in the 2018-19 Business Plan",
    "Review the Annual Report 2016/17",
    "Respond to the Ofsted review of the service in 2016",
    "Respond to the inspection in November 2016",
    "Implement the guidance published in May 2018",
    "Following the review in January 2019, develop a plan",
    "The panel, which was set up in June 2018, has been strengthened",
    "Staff have been trained since 2003",
    "Attendance rose from 60% (15/16) to 77% (16/17)",
    "Referrals rose in 2018/19 compared with 2017/18",
    "Calls were up from 30 in May 2017",
    "Deaths in the year ending 31 March 2018 fell",
    "As at 31 March 2018, 120 children had a plan",
    "Children who return within 12 months of registration",
    "Children in care are visited every 6 weeks",
    "100% of children seen every 6 weeks",
    "Number of referrals per month",
    "Receive a quarterly report on early help",
    "Promote Safer Internet Day 2019",
    "The programme reached every Year 7 pupil",
    "Children may march in protest",
    "The cycle will require ongoing review",
    "Self-evaluate five cases (twenty per year)",
)


def _said(text: str, place: Place) -> list[str]:
    said: list[str] = []
    for due in find_dates(text, period=PLAN_YEAR, place=place):
        if due.kind.value in ("recurring", "ongoing"):
            said.append(due.kind.value)
        elif due.kind.value == "range":
            said.append(f"range {due.start or ''}..{due.end or ''}")
        else:
            said.append(f"{due.kind.value} {due.end}")
    return said


@pytest.mark.parametrize(("text", "expected"), TIED.items())
def test_tied(text: str, expected: str) -> None:
    assert _said(text, Place.PROSE) == [expected]


@pytest.mark.parametrize("text", UNTIED)
def test_untied(text: str) -> None:
    assert _said(text, Place.PROSE) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What we want to have reached by 2021", ["by 2021"]),
        ("Our priorities for 2019/20", ["range 2019-04..2020-03"]),
        ("Next steps in 2019/20", ["range 2019-04..2020-03"]),
        ("Quarter 1", ["by 2018-06"]),
        ("April – June 2018", ["range 2018-04..2018-06"]),
        ("Business Plan 2018/19", []),
        ("2018/19", []),
        ("April 2018", []),
        ("Working Together 2018", []),
    ],
)
def test_heading(heading: str, expected: list[str]) -> None:
    assert _said(heading, Place.HEADING) == expected


def test_the_span_counts_from_the_offset() -> None:
    (due,) = find_dates("Publish it by March 2019.", offset=1000, place=Place.PROSE)
    assert due.span == (1011, 1024)
    assert due.text == "by March 2019"


@pytest.mark.parametrize("verb", ["Set up", "Draw up", "Follow up", "Break down"])
def test_a_verb_with_up_or_down_is_no_count_that_rose(verb: str) -> None:
    assert [date.end for date in find_dates(f"{verb} the rota by April 2017.", place=Place.PROSE)] == ["2017-04"]
