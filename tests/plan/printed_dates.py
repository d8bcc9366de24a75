"""Prints dates as plans print them: the other half of the law that a printed date reads back as itself."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from safeguard_extract.records.plan import DateKind, DueDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}

MONTH_STYLES: dict[str, Callable[[int, int], str]] = {
    "March 2019": lambda y, m: f"{MONTHS[m - 1]} {y}",
    "MARCH 2019": lambda y, m: f"{MONTHS[m - 1].upper()} {y}",
    "march 2019": lambda y, m: f"{MONTHS[m - 1].lower()} {y}",
    "Mar 2019": lambda y, m: f"{MONTHS[m - 1][:3]} {y}",
    "Mar. 2019": lambda y, m: f"{MONTHS[m - 1][:3]}. {y}",
    "Mar-19": lambda y, m: f"{MONTHS[m - 1][:3]}-{y % 100:02d}",
    "Mar 19": lambda y, m: f"{MONTHS[m - 1][:3]} {y % 100:02d}",
    "March ’19": lambda y, m: f"{MONTHS[m - 1]} ’{y % 100:02d}",
    "03/2019": lambda y, m: f"{m:02d}/{y}",
    "March, 2019": lambda y, m: f"{MONTHS[m - 1]}, {y}",
    "March on two lines": lambda y, m: f"{MONTHS[m - 1]}\n{y}",
}
DAY_STYLES: dict[str, Callable[[int, int, int], str]] = {
    "31/03/2019": lambda y, m, d: f"{d:02d}/{m:02d}/{y}",
    "31.03.19": lambda y, m, d: f"{d:02d}.{m:02d}.{y % 100:02d}",
    "31-3-2019": lambda y, m, d: f"{d}-{m}-{y}",
    "2019-03-31": lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
    "31st March 2019": lambda y, m, d: f"{d}{SUFFIXES.get(d, 'th')} {MONTHS[m - 1]} {y}",
    "31 st March 2019": lambda y, m, d: f"{d} {SUFFIXES.get(d, 'th')} {MONTHS[m - 1]} {y}",
    "31 Mar 2019": lambda y, m, d: f"{d} {MONTHS[m - 1][:3]} {y}",
    "the 31st of March 2019": lambda y, m, d: f"{d}{SUFFIXES.get(d, 'th')} of {MONTHS[m - 1]} {y}",
    "March 31st, 2019": lambda y, m, d: f"{MONTHS[m - 1]} {d}{SUFFIXES.get(d, 'th')}, {y}",
}
DEADLINES = (
    "{}",
    "by {}",
    "By {}",
    "by end of {}",
    "end {}",
    "Mid {}",
    "before {}",
    "no later than {}",
    "By the end of {}",
)
EVENTS = ("", "Completed ", "Complete: ", "To be in place ", "First draft ", "Launch event ")
RECURRENCES = (
    "Quarterly", "quarterly", "Monthly", "six monthly", "6-monthly", "Six-monthly", "annually", "Annual", "bi-annually",
    "bi-monthly", "termly", "each term", "every two months", "Every 6 weeks", "twice a year", "Three times a year",
    "half yearly", "per quarter", "at every meeting", "on a quarterly basis", "Quarterly thereafter",
    "Quarterly June-Sept-Dec-March", "Quarterly (June, Sept, Dec, March)", "Annually in March", "Every September",
)  # fmt: skip
ONGOING = (
    "Ongoing", "ongoing", "On-going", "on going", "Continuous", "Throughout the year", "Life of the plan",
    "Rolling programme", "then ongoing", "All year round",
)  # fmt: skip
NULL_DEADLINES = (
    "Immediate", "immediately", "ASAP", "Within 6 months", "within three months of publication", "6 months", "Year 2",
    "Short term", "next Board meeting",
)  # fmt: skip
NO_DATES = ("", "TBC", "tbc", "N/A", "-", "As required", "As and when needed", "To be agreed", "Completed", "See above")

years = st.integers(2005, 2035)
months = st.integers(1, 12)
days = st.integers(1, 28)


def by(value: str | None) -> tuple[DateKind, str | None, str | None]:
    return DateKind.BY, value, value


@st.composite
def month_deadlines(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year, month = draw(years), draw(months)
    style = draw(st.sampled_from(sorted(MONTH_STYLES)))
    words = draw(st.sampled_from(DEADLINES)).format(MONTH_STYLES[style](year, month))
    return draw(st.sampled_from(EVENTS)) + words, by(f"{year}-{month:02d}")


@st.composite
def day_deadlines(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year, month, day = draw(years), draw(months), draw(days)
    style = draw(st.sampled_from(sorted(DAY_STYLES)))
    words = draw(st.sampled_from(("{}", "by {}", "Completed {}"))).format(DAY_STYLES[style](year, month, day))
    return words, by(f"{year}-{month:02d}-{day:02d}")


@st.composite
def quarter_deadlines(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year, quarter = draw(years), draw(st.integers(1, 4))
    pair = draw(st.sampled_from(("{}/{:02d}", "{}-{:02d}", "{}/20{:02d}"))).format(year, (year + 1) % 100)
    form = draw(st.sampled_from(("Q{} {}", "Quarter {} {}", "Quarter {}, {}", "Qtr {} ({})", "by end of Q{} {}")))
    last = {1: f"{year}-06", 2: f"{year}-09", 3: f"{year}-12", 4: f"{year + 1}-03"}[quarter]
    return form.format(quarter, pair), by(last)


@st.composite
def term_deadlines(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year, (term, month) = draw(years), draw(st.sampled_from((("Autumn", 12), ("Spring", 3), ("Summer", 7))))
    form = draw(st.sampled_from(("{} term {}", "{} {}", "by {} Term {}", "end of {} term {}")))
    if draw(st.booleans()):
        return form.format(term, year), by(f"{year}-{month:02d}")
    pair = f"{year}/{(year + 1) % 100:02d}"
    return form.format(term, pair), by(f"{year + (month < 9)}-{month:02d}")


@st.composite
def month_ranges(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year, first, last = draw(years), draw(months), draw(months)
    end = year + (last <= first)
    left, right = MONTHS[first - 1], f"{MONTHS[last - 1]} {end}"
    if draw(st.booleans()) or last == first:
        left = f"{left} {year}"
    joint = draw(st.sampled_from((" - ", "-", " – ", "–", " to ", " until ", "- ")))
    opening = draw(st.sampled_from(("", "From ", "from ")))
    return f"{opening}{left}{joint}{right}", (DateKind.RANGE, f"{year}-{first:02d}", f"{end}-{last:02d}")


@st.composite
def open_ranges(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year, month = draw(years), draw(months)
    form = draw(
        st.sampled_from(
            ("from {}", "From {} onwards", "{} onwards", "{} to", "Starting {}", "{} and onwards", "{} – ongoing")
        )
    )
    return form.format(f"{MONTHS[month - 1]} {year}"), (DateKind.RANGE, f"{year}-{month:02d}", None)


@st.composite
def financial_years(draw: st.DrawFn) -> tuple[str, tuple[DateKind, str | None, str | None]]:
    year = draw(years)
    pair = draw(st.sampled_from(("{}/{:02d}", "{}-{:02d}", "{} – {:02d}", "{}/20{:02d}"))).format(
        year, (year + 1) % 100
    )
    form = draw(st.sampled_from(("{}", "during {}", "In {}", "throughout {}", "FY {}", "Financial year {}")))
    return form.format(pair), (DateKind.RANGE, f"{year}-04", f"{year + 1}-03")


def _fixed(
    words: tuple[str, ...], kind: DateKind
) -> st.SearchStrategy[tuple[str, tuple[DateKind, str | None, str | None]]]:
    return st.sampled_from(words).map(lambda text: (text, (kind, None, None)))


printed = st.one_of(
    month_deadlines(), day_deadlines(), quarter_deadlines(), term_deadlines(), month_ranges(), open_ranges(),
    financial_years(), _fixed(RECURRENCES, DateKind.RECURRING), _fixed(ONGOING, DateKind.ONGOING),
    _fixed(NULL_DEADLINES, DateKind.BY),
)  # fmt: skip


def value(due: DueDate) -> tuple[DateKind, str | None, str | None]:
    return due.kind, due.start, due.end
