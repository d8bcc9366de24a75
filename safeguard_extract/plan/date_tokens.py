"""The tokens of a timescale cell: moments and phrases, with what belongs together put together."""

from __future__ import annotations

from dataclasses import replace

from safeguard_extract.plan.date_forms import find_moments
from safeguard_extract.plan.date_phrases import Found, Phrase, find_phrases
from safeguard_extract.plan.date_words import Moment, Unit

Token = Moment | Found


def cell_tokens(text: str) -> list[Token]:
    """Moments and phrases of a text that is all dates, left to right."""
    return _joined(text, _drop_shadowed(_numbered_terms(text, _tokens(text))))


def _tokens(text: str) -> list[Token]:
    """Moments and phrases, left to right; where they overlap the one that starts first or reaches further stays."""
    found: list[Token] = [*find_moments(text, loose=True), *find_phrases(text)]
    found.sort(key=lambda token: (token.start, -token.end))
    kept: list[Token] = []
    for token in found:
        if kept and token.start < kept[-1].end:
            if isinstance(token, Moment) and isinstance(kept[-1], Found) and kept[-1].phrase is not Phrase.RECURRING:
                kept[-1] = token
            continue
        kept.append(token)
    return kept


def _drop_shadowed(tokens: list[Token]) -> list[Token]:
    """Without the stages ('Year 1', 'short term') of a text that names a moment as well."""
    if not any(isinstance(token, Moment) for token in tokens):
        return tokens
    return [token for token in tokens if not (isinstance(token, Found) and token.phrase is Phrase.STAGE)]


def _numbered_terms(text: str, tokens: list[Token]) -> list[Token]:
    """With 'Term 3' and its year put together: schools count three terms or six, so that no month can be told."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            isinstance(last, Found)
            and isinstance(token, Moment)
            and last.phrase is Phrase.STAGE
            and text[last.start : last.end].lower().startswith("term")
            and token.unit in (Unit.FINANCIAL_YEAR, Unit.ACADEMIC_YEAR, Unit.YEAR)
            and not text[last.end : token.start].strip(" ,(-–")
        ):
            joined[-1] = Found(last.start, token.end, Phrase.SOON)
        else:
            joined.append(token)
    return joined


def _joined(text: str, tokens: list[Token]) -> list[Token]:
    """With a year and a quarter or term of it put together: '2018/19 Q3'."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            isinstance(token, Moment)
            and isinstance(last, Moment)
            and token.unit in (Unit.QUARTER, Unit.TERM)
            and token.year is None
            and last.unit in (Unit.FINANCIAL_YEAR, Unit.ACADEMIC_YEAR, Unit.YEAR)
            and not text[last.end : token.start].strip(" :,(-–")
        ):
            joined[-1] = _of_year(token, last)
        else:
            joined.append(token)
    return joined


def _of_year(part: Moment, year: Moment) -> Moment:
    """The quarter or term with the year before it; a spring term is in the second year of a pair."""
    split = year.unit is not Unit.YEAR
    first = year.year or 0
    if part.unit is Unit.TERM:
        return replace(part, start=year.start, year=first + (split and part.number < 9))
    return replace(part, start=year.start, year=first, split=split)
