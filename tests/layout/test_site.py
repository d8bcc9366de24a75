"""What document-sharing sites print around a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.layout.site import site_furniture

DOCUMENT = [
    "Ashby Safeguarding Children Board",
    "Business Plan 2019-2020",
    "Priority 1: Neglect",
    "Train nurses to notice hunger and cold, and to write down what they notice on the day they see it",
    "Priority 2: Staff who leave",
    "Ask each person who leaves why, and tell the Board what they say once in every quarter of the year",
]


def kept(lines: list[str]) -> list[str]:
    return [line for line, gone in zip(lines, site_furniture(lines), strict=True) if not gone and line.strip()]


SLIDES = [
    "Log in",
    "Sign up",
    "Ashby Plan PowerPoint Presentation",
    "Download Presentation",
    "Ashby Plan uploaded by somebody on Tuesday",
    "Transcript of Ashby Plan",
    *DOCUMENT,
    "",
    "Related presentations",
    "Garden fences 2010",
    "The price of bread",
    "How to knit a scarf",
]
BLURBS = [
    "Share Embed",
    "Ashby Plan",
    "SIZE: PX",
    "Start display at page:",
    'Download "Ashby Plan"',
    "Report",
    "Transcription",
    *DOCUMENT,
    "",
    "Gas boilers. A guide for tenants",
    "This leaflet tells tenants about gas. Read on to know more about flames and flues",
    "More information",
    "Swimming lessons 2011",
    "Learn to swim with us in the pool beside the park, every day but Monday",
    "More information",
]
OVER_BLURBS = [
    *DOCUMENT,
    "More information",
    "Gas boilers. A guide for tenants",
    "Gas boilers A guide for tenants This leaflet tells tenants about gas and flues",
    "More information",
    "Swimming lessons 2011",
    "Swimming lessons 2011 Learn to swim with us in the pool beside the park",
    "More information",
]
COOKIES = ["This website uses cookies to improve your visit", "Accept all", "Skip to content", *DOCUMENT, "Back to top"]
COUNCIL = [
    "Cookies on this site",
    *DOCUMENT,
    "Download this plan as a PDF",
    "Was this page useful?",
    "© Ashby Council 2023",
]
BUTTONS = ["Home", "Search", "Login", *DOCUMENT, "Print", "Next"]


@pytest.mark.parametrize(
    "page",
    [SLIDES, BLURBS, OVER_BLURBS, COOKIES, BUTTONS, COUNCIL],
    ids=["slides", "blurbs", "marker over blurbs", "cookies", "buttons", "council"],
)
def test_the_document_is_what_is_kept(page: list[str]) -> None:
    assert kept(page) == DOCUMENT


def test_a_document_without_a_site_is_kept_whole() -> None:
    assert kept(DOCUMENT) == DOCUMENT


@pytest.mark.parametrize("heading", ["Home", "Search", "Report", "Menu"])
def test_one_word_that_is_also_a_button_is_kept_where_it_stands_alone(heading: str) -> None:
    document = [*DOCUMENT[:3], heading, *DOCUMENT[3:]]
    assert kept(document) == document


def test_a_list_of_the_document_s_own_is_kept() -> None:
    document = [*DOCUMENT, "Related documents", "- The neglect strategy", "- The threshold guide", "- The protocol"]
    assert kept(document) == document


@given(st.lists(st.sampled_from([*DOCUMENT, *SLIDES, *BLURBS, "", "More", "Other", "Transcript:"]), max_size=20))
def test_never_all_of_the_lines(lines: list[str]) -> None:
    aside = site_furniture(lines)
    assert len(aside) == len(lines)
    assert kept(lines) or not any(line.strip() for line in lines)
