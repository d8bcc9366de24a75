"""How time expressions are printed: each form is a pattern and the reader that makes a moment of its match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from safeguard_extract.plan.date_readers import (
    read_bare_year,
    read_day_month,
    read_iso,
    read_month,
    read_month_day,
    read_numeric,
    read_numeric_month,
    read_pair,
    read_period_end,
    read_quarter,
    read_short_pair,
    read_term,
    read_year_end,
)
from safeguard_extract.plan.date_words import MONTH, NO_DAY, PAIR, YEAR4, Moment

_YEAR = rf"(?:{PAIR}|{YEAR4}(?!\d)|['’‘]?\d\d(?![\d%:]|/\d|\s*(?:st|nd|rd|th)\b|\s*{MONTH}))"
_ORDINAL = r"\s?(?:st|nd|rd|th)"
_JOINT = r"(?:\s*[,./–-]\s*|\s+of\s+|\s*)"
_SHORT_PAIR = r"\d\d\s?/\s?\d\d(?!\d)"
_OF_YEAR = (
    r"(?:(?:\s*[,(–-]\s*|\s*)(?:of\s+|in\s+)?(?:the\s+)?(?:fy\s*)?"
    rf"(?P<year>{PAIR}|{YEAR4}(?!\d)|{_SHORT_PAIR}|['’‘]?\d\d(?![\d%:/.]|\s*(?:st|nd|rd|th)\b|\s*{MONTH}))\)?)?"
)
_Reader = Callable[[re.Match[str], bool], Moment | None]


def _form(pattern: str, reader: _Reader) -> tuple[re.Pattern[str], _Reader]:
    return re.compile(pattern, re.IGNORECASE), reader


_KIND = r"(?:\s*\(?(?P<kind>academic|school|financial|fiscal)\s+year\)?)?"
_DIGIT_FORMS = (
    _form(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", read_iso),
    _form(
        r"(?P<day>\d{1,2})\s?([/.-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d|/\d)", read_numeric
    ),
    _form(
        rf"(?:\d{{1,2}}(?:{_ORDINAL})?\s*(?:and|&)\s*)?(?P<day>\d{{1,2}})(?:{_ORDINAL})?(?:\s+of|\s+day\s+of)?"
        rf"[\s/–-]*(?P<month>{MONTH})"
        rf"(?:{_JOINT}(?P<year>{_YEAR}))?",
        read_day_month,
    ),
    _form(r"(?P<number>[1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr)\b" + _OF_YEAR, read_quarter),
    _form(r"(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)(?!\d|\s?[/–-]\s?\d)", read_numeric_month),
    _form(rf"(?P<first>{YEAR4})\s?[/–—-]\s?(?P<second>{YEAR4}|\d\d){NO_DAY}(?!%){_KIND}", read_pair),
    _form(r"(?P<first>\d\d)\s?/\s?(?P<second>\d\d)(?![\d/])", read_short_pair),
    _form(r"(?P<month>\d{1,2})/(?P<year>\d\d)(?![\d/])", read_numeric_month),
    _form(rf"(?P<year>{YEAR4})(?![\d%,]\d|\d)", read_bare_year),
)
_WORD_FORMS = (
    _form(rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}){_ORDINAL}\b(?:,?\s+(?P<year>{YEAR4})(?!\d))?", read_month_day),
    _form(rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>{YEAR4})(?!\d)", read_month_day),
    _form(rf"(?P<month>{MONTH})(?:{_JOINT}(?P<year>{_YEAR}))?", read_month),
    _form(
        r"(?:qu?\.?\s?|quarters?\s+|qtrs?\.?\s*)(?P<number>[1-4])"
        r"(?:\s*(?:[-–/]|to)\s*(?:qu?\.?\s?|quarter\s+)?(?P<last>[1-4])(?![\d/]))?(?!\d)" + _OF_YEAR,
        read_quarter,
    ),
    _form(r"(?P<number>first|second|third|fourth|final|last)\s+(?:quarter|qtr)\b" + _OF_YEAR, read_quarter),
    _form(
        r"(?P<season>autumn|spring|summer|winter|christmas)\b(?P<term>\s+(?:school\s+)?term\b)?" + _OF_YEAR,
        read_term,
    ),
    _form(
        rf"(?:fy|(?P<kind>academic|school|financial)\s+year)\s*(?P<first>{YEAR4})\s?[/–—-]\s?(?P<second>{YEAR4}"
        rf"|\d\d)(?!\d)",
        read_pair,
    ),
    _form(r"fy\s*(?P<first>\d\d)\s?[/–-]\s?(?P<second>\d\d)(?!\d)", read_short_pair),
    _form(rf"easter(?:\s+(?:term|break|holidays?))?\s+(?P<year>{YEAR4})(?!\d)", read_bare_year),
    _form(
        r"(?:end\s+of\s+(?:the\s+|this\s+)?(?:(?:current\s+)?(?:calendar|financial|fiscal|academic|school|business"
        r"|municipal)\s+)?year\b(?!\s*\d(?!\d))"
        rf"|(?:financial\s+)?year[-\s]end\b)(?:\s*(?P<year>{PAIR}|{YEAR4}(?!\d)))?",
        read_year_end,
    ),
    _form(
        r"end\s+of\s+(?:(?:the|this|our|its)\s+)?(?:(?:life(?:time|span)?|period|term|duration)\s+of\s+(?:(?:the|this|our)\s+)?)?"
        r"(?:(?:business|strategic|delivery|current|two-year|three-year|four-year|five-year)\s+){0,2}"
        r"(?:plan|strategy)(?:ning)?(?:\s+period)?\b(?!['’]s|\s+(?:year|on|for|to)\b)",
        read_period_end,
    ),
)
_TRIGGER = re.compile(
    r"(?<![\w£])(?:(?<![/.])\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|qu?\.?\s?[1-4]|quarter|qtr|first"
    r"|second|third|fourth"
    r"|final|last|autumn|spring|summer|winter|christmas|easter|fy|academic|school|financial|end\b|year))",
    re.IGNORECASE,
)


def find_moments(text: str, *, loose: bool) -> Iterator[Moment]:
    """Every time expression of the text, left to right, none inside another.

    `loose` is for text that is all dates: there 'Mar 19' is March 2019 and '18/19' a financial year.
    """
    done = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < done:
            continue
        forms = _DIGIT_FORMS if trigger.group().isdigit() else _WORD_FORMS
        for pattern, read in forms:
            match = pattern.match(text, trigger.start())
            moment = read(match, loose) if match else None
            if moment is not None:
                done = moment.end
                yield moment
                break
