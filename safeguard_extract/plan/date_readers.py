"""Matches of the forms in which time is printed to moments; None for words that are no date after all."""

from __future__ import annotations

import re
from calendar import monthrange

from safeguard_extract.plan.date_words import (
    ORDINALS,
    TERM_MONTHS,
    Moment,
    Unit,
    month_number,
    read_year,
    two_digit_year,
)

# After two digits that are a year the sentence ends or goes on; else they count ('in April 20 staff').
_AFTER_SHORT_YEAR = re.compile(r"\s*(?:$|[.,;:)\]]|(?:to|and|by|with|for|in|at|on)\b)", re.IGNORECASE)


def _is_verb(name: str, year: str | None) -> bool:
    """'may' and 'march' in lower case, with no year, are verbs."""
    return not year and name.rstrip(".") in {"may", "march", "mar"}


def read_day_month(match: re.Match[str], loose: bool) -> Moment | None:
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


def read_month(match: re.Match[str], loose: bool) -> Moment | None:
    name = match["month"]
    year = _month_year(match, loose)
    if _is_verb(name, match["year"] if year else None):
        return None
    end = match.end("year") if year else match.start("month") + len(name.rstrip(".") if not loose else name)
    number = month_number(name)
    if year and year[1]:
        year = (year[0] + (number < 4), False)
    return Moment(match.start(), end, Unit.MONTH, year[0] if year else None, number)


def read_month_day(match: re.Match[str], loose: bool) -> Moment | None:
    year = int(match["year"]) if match["year"] else None
    day = int(match["day"])
    return _real_day(Moment(match.start(), match.end(), Unit.DAY, year, month_number(match["month"]), day))


def read_numeric(match: re.Match[str], loose: bool) -> Moment | None:
    """31/03/2019 in British order; the other order only where the British one is no date."""
    day, number = int(match["day"]), int(match["month"])
    if number > 12 >= day:
        day, number = number, day
    printed = match["year"]
    year = int(printed) if len(printed) == 4 else two_digit_year(printed)
    return _real_day(Moment(match.start(), match.end(), Unit.DAY, year, number, day))


def read_numeric_month(match: re.Match[str], loose: bool) -> Moment | None:
    number, printed = int(match["month"]), match["year"]
    if not 1 <= number <= 12 or (len(printed) == 2 and not loose):
        return None
    if len(printed) == 2 and int(printed) == number + 1:
        return None  # 09/10 is a financial year
    year = int(printed) if len(printed) == 4 else two_digit_year(printed)
    return Moment(match.start(), match.end(), Unit.MONTH, year, number)


def read_short_pair(match: re.Match[str], loose: bool) -> Moment | None:
    first, second = int(match["first"]), int(match["second"])
    if not loose or second != (first + 1) % 100:
        return None
    return Moment(match.start(), match.end(), Unit.FINANCIAL_YEAR, 2000 + first, split=True)


def _end(match: re.Match[str]) -> int:
    """Where the match ends, without a closing bracket that it did not open."""
    words = match.group()
    return match.end() - (words.endswith(")") and "(" not in words)


def read_quarter(match: re.Match[str], loose: bool) -> Moment | None:
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


def read_term(match: re.Match[str], loose: bool) -> Moment | None:
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


def read_pair(match: re.Match[str], loose: bool) -> Moment | None:
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


def read_bare_year(match: re.Match[str], loose: bool) -> Moment | None:
    return Moment(match.start(), match.end(), Unit.YEAR, int(match["year"]))


def read_year_end(match: re.Match[str], loose: bool) -> Moment | None:
    year = read_year(match["year"]) if match["year"] else None
    words = match.group().lower()
    if "calendar" in words:
        return Moment(match.start(), match.end(), Unit.MONTH, year[0] if year else None, 12)
    unit = Unit.ACADEMIC_YEAR_END if "academic" in words or "school" in words else Unit.YEAR_END
    return Moment(match.start(), match.end(), unit, year[0] if year else None, split=bool(year and year[1]))


def read_period_end(match: re.Match[str], loose: bool) -> Moment | None:
    return Moment(match.start(), match.end(), Unit.PERIOD_END)


def read_iso(match: re.Match[str], loose: bool) -> Moment | None:
    year, number, day = int(match["year"]), int(match["month"]), int(match["day"])
    return _real_day(Moment(match.start(), match.end(), Unit.DAY, year, number, day))
