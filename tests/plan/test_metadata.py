"""What a document says of itself."""

from __future__ import annotations

import pytest
from fictional_blocks import heading, item, paragraph

from safeguard_extract.plan.composition import compose
from safeguard_extract.plan.metadata import Metadata, find_metadata, find_type
from safeguard_extract.records.block import Block
from safeguard_extract.records.plan import DocumentType, Period, PeriodBasis


@pytest.mark.parametrize(
    ("cover", "kind"),
    [
        ("Annual Report 2016/17", DocumentType.ANNUAL_REPORT),
        ("Annual Review of the year", DocumentType.ANNUAL_REPORT),
        ("Business Plan 2018", DocumentType.BUSINESS_PLAN),
        ("Delivery Plan", DocumentType.BUSINESS_PLAN),
        ("Work programme 2019", DocumentType.BUSINESS_PLAN),
        ("Strategic Plan 2017-2020", DocumentType.STRATEGIC_PLAN),
        ("Three year strategy", DocumentType.STRATEGIC_PLAN),
        ("Plan on a page", DocumentType.STRATEGIC_PLAN),
        ("Three Year Plan", DocumentType.STRATEGIC_PLAN),
        ("Three Year Business Plan", DocumentType.BUSINESS_PLAN),
        ("Annual Report and Business Plan", DocumentType.ANNUAL_REPORT),
        ("Minutes of a meeting", DocumentType.OTHER),
    ],
)
def test_the_type_of_a_document(cover: str, kind: DocumentType) -> None:
    assert find_type(cover, cover, "file.pdf") is kind


def test_where_the_cover_is_silent_the_file_s_name_speaks() -> None:
    assert find_type("Wexmoor", "Wexmoor", "wexmoor-annual-report-2019.pdf") is DocumentType.ANNUAL_REPORT


def metadata(*blocks: Block, file: str = "plan.txt") -> Metadata:
    return find_metadata(compose(blocks), file)


BOARD = heading("Wexmoor Safeguarding Children Board")
PERIODS = {
    "Strategic Plan 2017-2020": ("2017", "2020"),
    "Business Plan 2016/17": ("2016", "2017"),
    "Business Plan April 2018 to March 2019": ("2018-04", "2019-03"),
    "2021 – 2024 Strategic Plan": ("2021", "2024"),
    "Annual Report for 2014": ("2014", "2014"),
}


@pytest.mark.parametrize(("title", "expected"), PERIODS.items())
def test_the_period_beside_the_type(title: str, expected: tuple[str, str]) -> None:
    period = metadata(BOARD, heading(title), paragraph("It follows Working Together 2013.")).period
    assert period is not None
    assert (period.start, period.end) == expected


def test_months_in_the_text_make_the_years_of_the_cover_sharper() -> None:
    period = metadata(
        BOARD, heading("Business Plan 2018-19"), paragraph("It runs from April 2018 to March 2019.")
    ).period
    assert period is not None
    assert (period.start, period.end) == ("2018-04", "2019-03")


def test_the_file_s_name_is_the_last_to_be_asked_for_a_period() -> None:
    period = metadata(BOARD, heading("Strategic Plan"), file="wexmoor_plan_2015-2018.pdf").period
    assert period is not None
    assert (period.start, period.end) == ("2015", "2018")
    assert metadata(BOARD, heading("Strategic Plan")).period is None


@pytest.mark.parametrize(
    "line",
    [
        "Published May 2019",
        "Date of publication: May 2019",
        "Approved by the Board in May 2019",
        "May 2019",
        "Issued 14 May 2019",
    ],
)
def test_the_date_of_publication(line: str) -> None:
    published = metadata(BOARD, heading("Strategic Plan 2019-2022"), paragraph(line)).published
    assert published is not None
    assert published[:7] == "2019-05"


@pytest.mark.parametrize(
    "block",
    [
        paragraph("It builds on guidance that was published for all boards."),
        paragraph("We shall offer every family that asks a bed and a warm room by the end of July 2021."),
        paragraph("We shall accommodate teenagers by July 2021."),
        item("Hold a conference in July 2021"),
        paragraph("Timescale: July 2021"),
    ],
    ids=lambda block: block.text,
)
def test_a_due_date_is_no_date_of_publication(block: Block) -> None:
    assert metadata(BOARD, heading("Strategic Plan 2019-2022"), block).published is None


def test_what_stands_under_a_priority_is_no_cover() -> None:
    blocks = [
        heading("Priority 1: Safe sleep"),
        item("Hold a conference in July 2021"),
        paragraph("Timescale: May 2020"),
    ]
    assert metadata(BOARD, heading("Strategic Plan 2019-2022"), *blocks).published is None


def test_a_document_that_says_nothing() -> None:
    assert metadata() == Metadata(None, None, DocumentType.OTHER, None, None)


def test_a_year_in_a_sentence_is_not_the_document_s() -> None:
    told = "In 2012 inspectors came to see us and in their view much had changed since they last came to Wexmoor."
    assert metadata(
        BOARD, heading("Our arrangements"), paragraph("Published June 2019"), paragraph(told)
    ).period == Period("2019", "2019", "2019", PeriodBasis.CALENDAR)
