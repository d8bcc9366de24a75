"""Laws of dates: what is printed reads back as itself, and every date cites the words that it stands on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from printed_dates import (
    MONTHS,
    NO_DATES,
    ONGOING,
    by,
    month_deadlines,
    month_ranges,
    printed,
    quarter_deadlines,
    value,
)

from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.periods import find_period
from safeguard_extract.records.plan import DateKind, Period, PeriodBasis

FRAGMENTS = """Review the policy in of by from until and to March may 2019 2018/19 Q3 term quarterly each month –
(ongoing), / ; by 31 Working Together Act since year end 1st 03/19 31.03.19 throughout Lead: Timescale: within six
months every next Board autumn Spring onwards thereafter 18 %"""
WORDS = st.sampled_from([*FRAGMENTS.split(), "\n", ""])
PERIODS = st.one_of(
    st.none(),
    st.builds(
        lambda year, length, basis: Period(str(year), str(year + length), "", basis),
        st.integers(2005, 2030),
        st.integers(0, 4),
        st.sampled_from(PeriodBasis),
    ),
)


@given(printed)
def test_a_printed_date_reads_back_as_itself(case: tuple[str, tuple[DateKind, str | None, str | None]]) -> None:
    text, expected = case
    assert [value(due) for due in find_dates(text, place=Place.CELL)] == [expected]


@given(st.lists(month_deadlines(), min_size=2, max_size=4), st.sampled_from((" ", "; ", "\n", " and then ", ", ")))
def test_several_deadlines_of_one_cell_are_all_read(
    cases: list[tuple[str, tuple[DateKind, str | None, str | None]]], joint: str
) -> None:
    cell = joint.join(f"By {text}" if not text.lower().startswith("by") else text for text, _ in cases)
    assert [value(due) for due in find_dates(cell, place=Place.CELL)] == [expected for _, expected in cases]


@given(month_deadlines(), st.sampled_from(ONGOING[:4]))
def test_a_deadline_and_ongoing_are_two_dates(
    case: tuple[str, tuple[DateKind, str | None, str | None]], ongoing: str
) -> None:
    text, expected = case
    dates = [value(due) for due in find_dates(f"{text} and then {ongoing}", place=Place.CELL)]
    assert dates == [expected, (DateKind.ONGOING, None, None)]


@given(st.integers(2005, 2035), st.integers(1, 12))
def test_a_by_phrase_counts_in_running_text_and_in_headings(year: int, month: int) -> None:
    text = f"Publish the neglect toolkit by {MONTHS[month - 1]} {year}."
    for place in (Place.PROSE, Place.HEADING):
        assert [value(due) for due in find_dates(text, place=place)] == [by(f"{year}-{month:02d}")]


@given(st.one_of(month_ranges(), quarter_deadlines()))
def test_a_closing_bracket_is_a_date(case: tuple[str, tuple[DateKind, str | None, str | None]]) -> None:
    text, expected = case
    if "(" in text:
        return
    assert [value(due) for due in find_dates(f"Run the conference ({text}).", place=Place.PROSE)] == [expected]


@given(st.lists(WORDS, max_size=14), st.sampled_from(Place), PERIODS, st.integers(0, 500))
def test_every_date_cites_its_words(words: list[str], place: Place, period: Period | None, offset: int) -> None:
    text = " ".join(words)
    last = 0
    for due in find_dates(text, offset=offset, period=period, place=place):
        assert due.span is not None
        start, end = due.span.start - offset, due.span.end - offset
        assert last <= start < end
        assert text[start:end] == due.text == due.text.strip()
        if due.kind in (DateKind.RECURRING, DateKind.ONGOING):
            assert due.start is due.end is None
        if due.kind in (DateKind.BY, DateKind.ON):
            assert due.start == due.end
        last = end


@given(st.text(max_size=80), st.sampled_from(Place))
def test_any_text_can_be_read(text: str, place: Place) -> None:
    for due in find_dates(text, place=place):
        assert due.span is not None
        assert text[due.span.start : due.span.end] == due.text
    find_period(text)


@given(st.sampled_from(NO_DATES), st.sampled_from(Place))
def test_no_date_is_no_date(text: str, place: Place) -> None:
    assert find_dates(text, place=place) == ()


@given(
    st.integers(2005, 2030),
    st.integers(1, 5),
    st.sampled_from(("Strategic Plan {}", "{} Business Plan", "Annual Report {} of the Northshire Board", "{}")),
    st.sampled_from(("{}-{}", "{} – {}", "{} to {}", "{}/{}")),
)
def test_a_printed_period_reads_back_as_itself(year: int, length: int, title: str, form: str) -> None:
    printed_period = form.format(year, year + length)
    period = find_period(title.format(printed_period))
    assert period is not None
    assert (period.start, period.end, period.text) == (str(year), str(year + length), printed_period)
    if " to " not in printed_period:
        expected = PeriodBasis.FINANCIAL if length == 1 else PeriodBasis.CALENDAR
        assert period.basis is expected


@given(st.integers(2005, 2030), st.integers(4, 15))
def test_a_month_takes_its_year_from_a_financial_year(year: int, month: int) -> None:
    name = MONTHS[(month - 1) % 12]
    period = Period(str(year), str(year + 1), "", PeriodBasis.FINANCIAL)
    expected = f"{year + (month > 12)}-{(month - 1) % 12 + 1:02d}"
    assert [value(due) for due in find_dates(name, period=period, place=Place.CELL)] == [by(expected)]


@given(st.integers(2005, 2030), st.integers(2, 4))
def test_a_month_that_comes_twice_in_the_period_has_no_value(year: int, length: int) -> None:
    period = Period(str(year), str(year + length), "", PeriodBasis.CALENDAR)
    assert [value(due) for due in find_dates("September", period=period, place=Place.CELL)] == [by(None)]
