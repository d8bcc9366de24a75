"""How time expressions are printed: each form is a pattern and a reader that makes a moment of its match."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator

from safeguard_extract.plan.date_words import (
    MONTH,
    NO_DAY,
    ORDINALS,
    PAIR,
    TERM_MONTHS,
    YEAR4,
    Moment,
    Unit,
    month_number,
    read_year,
    two_digit_year,
)

_YEAR = rf"(?:{PAIR}|{YEAR4}(?!\d)|['’‘]?\d\d(?![\d%:]|/\d|\s*(?:st|nd|rd|th)\b|\s*{MONTH}))"
_ORDINAL = r"\s?(?:st|nd|rd|th)"
_JOINT = r"(?:\s*[,./–-]\s*|\s+of\s+|\s*)"
# After two digits that are a year the sentence ends or goes on; else they count ('in April 20 staff').
_AFTER_SHORT_YEAR = re.compile(r"\s*(?:$|[.,;:)\]]|(?:to|and|by|with|for|in|at|on)\b)", re.IGNORECASE)
_SHORT_PAIR = r"\d\d\s?/\s?\d\d(?!\d)"
_OF_YEAR = (
    r"(?:(?:\s*[,(–-]\s*|\s*)(?:of\s+|in\s+)?(?:the\s+)?(?:fy\s*)?"
    rf"(?P<year>{PAIR}|{YEAR4}(?!\d)|{_SHORT_PAIR}|['’‘]?\d\d(?![\d%:/.]|\s*(?:st|nd|rd|th)\b|\s*{MONTH}))\)?)?"
)


def _is_verb(name: str, year: str | None) -> bool:
    """'may' and 'march' in lower case, with no year, are verbs."""
    return not year and name.rstrip(".") in {"may", "march", "mar"}


def _day_month(match: re.Match[str], loose: bool) -> Moment | None:
    name, printed = match["month"], match["year"]
    year = _month_year(match, loose)
    end = match.end() if year else match.end("month")
    if _is_verb(name, printed if year else None):
        return None
    number = month_number(name)
    if year and year[1]:
        year = (year[0] + (number < 4), False)
    return _real_day(Moment(match.start(), end, Unit.DAY, year[0] if year else None, number, int(match["day"])))


def _real_day(moment: Moment) -> Moment | None:
    """The moment, or None for a day that its month does not have."""
    fits = 1 <= moment.number <= 12 and 1 <= moment.day <= monthrange(moment.year or 2000, moment.number)[1]
    return moment if fits else None


def _month_year(match: re.Match[str], loose: bool) -> tuple[int, bool] | None:
    """The year printed after a month; two bare digits count only where the whole text is a date."""
    printed = match["year"]
    if not printed:
        return None
    if len(printed) == 2 and not loose and match.string[match.start("year") - 1] not in "-–/":
        sure = len(match["month"].rstrip(".")) <= 4 or _AFTER_SHORT_YEAR.match(match.string, match.end("year"))
        return read_year(printed) if sure else None
    return read_year(printed)


def _printed_year(match: re.Match[str], loose: bool) -> tuple[int, bool] | None:
    """The year printed after a quarter or a term; two bare digits count only where the whole text is a date."""
    printed = match["year"]
    if not printed or (len(printed) == 2 and not loose):
        return None
    return read_year(printed)


def _month(match: re.Match[str], loose: bool) -> Moment | None:
    name = match["month"]
    year = _month_year(match, loose)
    if _is_verb(name, match["year"] if year else None):
        return None
    end = match.end("year") if year else match.start("month") + len(name.rstrip(".") if not loose else name)
    number = month_number(name)
    if year and year[1]:
        year = (year[0] + (number < 4), False)
    return Moment(match.start(), end, Unit.MONTH, year[0] if year else None, number)


def _month_day(match: re.Match[str], loose: bool) -> Moment | None:
    year = int(match["year"]) if match["year"] else None
    day = int(match["day"])
    return _real_day(Moment(match.start(), match.end(), Unit.DAY, year, month_number(match["month"]), day))


def _numeric(match: re.Match[str], loose: bool) -> Moment | None:
    """31/03/2019 in British order; the other order only where the British one is no date."""
    day, number = int(match["day"]), int(match["month"])
    if number > 12 >= day:
        day, number = number, day
    printed = match["year"]
    year = int(printed) if len(printed) == 4 else two_digit_year(printed)
    return _real_day(Moment(match.start(), match.end(), Unit.DAY, year, number, day))


def _numeric_month(match: re.Match[str], loose: bool) -> Moment | None:
    number, printed = int(match["month"]), match["year"]
    if not 1 <= number <= 12 or (len(printed) == 2 and not loose):
        return None
    if len(printed) == 2 and int(printed) == number + 1:
        return None  # 09/10 is a financial year
    year = int(printed) if len(printed) == 4 else two_digit_year(printed)
    return Moment(match.start(), match.end(), Unit.MONTH, year, number)


def _short_pair(match: re.Match[str], loose: bool) -> Moment | None:
    first, second = int(match["first"]), int(match["second"])
    if not loose or second != (first + 1) % 100:
        return None
    return Moment(match.start(), match.end(), Unit.FINANCIAL_YEAR, 2000 + first, split=True)


def _end(match: re.Match[str]) -> int:
    """Where the match ends, without a closing bracket that it did not open."""
    words = match.group()
    return match.end() - (words.endswith(")") and "(" not in words)


def _quarter(match: re.Match[str], loose: bool) -> Moment | None:
    printed = match["number"]
    number = int(printed) if printed.isdigit() else ORDINALS[printed.lower()]
    last = int(match["last"]) if match.groupdict().get("last") else number
    year = _printed_year(match, loose)
    end = _end(match) if year or not match["year"] else match.start("year")
    split = bool(year and year[1])
    end = match.start() + len(match.string[match.start() : end].rstrip(" ,(–-"))
    return Moment(
        match.start(), end, Unit.QUARTER, year[0] if year else None, number, split=split, last_number=max(number, last)
    )


def _term(match: re.Match[str], loose: bool) -> Moment | None:
    name = match["season"]
    if not (loose or match["term"] or match["year"] or name.lower() == "christmas") and name.islower():
        return None  # 'spring' and 'summer' in running text are mostly other words
    year = _printed_year(match, loose)
    end = _end(match) if year else match.end("term") if match["term"] else match.end("season")
    number = TERM_MONTHS[name.lower()]
    if year and year[1]:
        number = 2 if name.lower() == "winter" else number
        year = (year[0] + (number < 9), False)
    return Moment(match.start(), end, Unit.TERM, year[0] if year else None, number)


def _pair(match: re.Match[str], loose: bool) -> Moment | None:
    first, printed = int(match["first"]), match["second"]
    second = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    if second == first + 1:
        unit = Unit.ACADEMIC_YEAR if match["kind"] and match["kind"][0] in "aAsS" else Unit.FINANCIAL_YEAR
        return Moment(match.start(), match.end(), unit, first, split=True)
    if first < second <= first + 15:
        return Moment(match.start(), match.end("second"), Unit.YEARS, first, last_year=second)
    if len(printed) == 2 and 1 <= int(printed) <= 12:
        return Moment(match.start(), match.end("second"), Unit.MONTH, first, int(printed))
    return None


def _year(match: re.Match[str], loose: bool) -> Moment | None:
    return Moment(match.start(), match.end(), Unit.YEAR, int(match["year"]))


def _year_end(match: re.Match[str], loose: bool) -> Moment | None:
    year = read_year(match["year"]) if match["year"] else None
    words = match.group().lower()
    if "calendar" in words:
        return Moment(match.start(), match.end(), Unit.MONTH, year[0] if year else None, 12)
    unit = Unit.ACADEMIC_YEAR_END if "academic" in words or "school" in words else Unit.YEAR_END
    return Moment(match.start(), match.end(), unit, year[0] if year else None, split=bool(year and year[1]))


def _period_end(match: re.Match[str], loose: bool) -> Moment | None:
    return Moment(match.start(), match.end(), Unit.PERIOD_END)


def _iso(match: re.Match[str], loose: bool) -> Moment | None:
    year, number, day = int(match["year"]), int(match["month"]), int(match["day"])
    return _real_day(Moment(match.start(), match.end(), Unit.DAY, year, number, day))


_Reader = Callable[[re.Match[str], bool], Moment | None]


def _form(pattern: str, reader: _Reader) -> tuple[re.Pattern[str], _Reader]:
    return re.compile(pattern, re.IGNORECASE), reader


_KIND = r"(?:\s*\(?(?P<kind>academic|school|financial|fiscal)\s+year\)?)?"
_DIGIT_FORMS = (
    _form(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _iso),
    _form(r"(?P<day>\d{1,2})\s?([/.-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d|/\d)", _numeric),
    _form(
        rf"(?:\d{{1,2}}(?:{_ORDINAL})?\s*(?:and|&)\s*)?(?P<day>\d{{1,2}})(?:{_ORDINAL})?(?:\s+of|\s+day\s+of)?"
        rf"[\s/–-]*(?P<month>{MONTH})"
        rf"(?:{_JOINT}(?P<year>{_YEAR}))?",
        _day_month,
    ),
    _form(r"(?P<number>[1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr)\b" + _OF_YEAR, _quarter),
    _form(r"(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)(?!\d|\s?[/–-]\s?\d)", _numeric_month),
    _form(rf"(?P<first>{YEAR4})\s?[/–—-]\s?(?P<second>{YEAR4}|\d\d){NO_DAY}(?!%){_KIND}", _pair),
    _form(r"(?P<first>\d\d)\s?/\s?(?P<second>\d\d)(?![\d/])", _short_pair),
    _form(r"(?P<month>\d{1,2})/(?P<year>\d\d)(?![\d/])", _numeric_month),
    _form(rf"(?P<year>{YEAR4})(?![\d%,]\d|\d)", _year),
)
_WORD_FORMS = (
    _form(rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}){_ORDINAL}\b(?:,?\s+(?P<year>{YEAR4})(?!\d))?", _month_day),
    _form(rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>{YEAR4})(?!\d)", _month_day),
    _form(rf"(?P<month>{MONTH})(?:{_JOINT}(?P<year>{_YEAR}))?", _month),
    _form(
        r"(?:qu?\.?\s?|quarters?\s+|qtrs?\.?\s*)(?P<number>[1-4])"
        r"(?:\s*(?:[-–/]|to)\s*(?:qu?\.?\s?|quarter\s+)?(?P<last>[1-4])(?![\d/]))?(?!\d)" + _OF_YEAR,
        _quarter,
    ),
    _form(r"(?P<number>first|second|third|fourth|final|last)\s+(?:quarter|qtr)\b" + _OF_YEAR, _quarter),
    _form(
        r"(?P<season>autumn|spring|summer|winter|christmas)\b(?P<term>\s+(?:school\s+)?term\b)?" + _OF_YEAR,
        _term,
    ),
    _form(
        rf"(?:fy|(?P<kind>academic|school|financial)\s+year)\s*(?P<first>{YEAR4})\s?[/–—-]\s?(?P<second>{YEAR4}"
        rf"|\d\d)(?!\d)",
        _pair,
    ),
    _form(r"fy\s*(?P<first>\d\d)\s?[/–-]\s?(?P<second>\d\d)(?!\d)", _short_pair),
    _form(rf"easter(?:\s+(?:term|break|holidays?))?\s+(?P<year>{YEAR4})(?!\d)", _year),
    _form(
        r"(?:end\s+of\s+(?:the\s+|this\s+)?(?:(?:current\s+)?(?:calendar|financial|fiscal|academic|school|business"
        r"|municipal)\s+)?year\b(?!\s*\d(?!\d))"
        rf"|(?:financial\s+)?year[-\s]end\b)(?:\s*(?P<year>{PAIR}|{YEAR4}(?!\d)))?",
        _year_end,
    ),
    _form(
        r"end\s+of\s+(?:(?:the|this|our|its)\s+)?(?:(?:life(?:time|span)?|period|term|duration)\s+of\s+(?:(?:the|this|our)\s+)?)?"
        r"(?:(?:business|strategic|delivery|current|two-year|three-year|four-year|five-year)\s+){0,2}"
        r"(?:plan|strategy)(?:ning)?(?:\s+period)?\b(?!['’]s|\s+(?:year|on|for|to)\b)",
        _period_end,
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
