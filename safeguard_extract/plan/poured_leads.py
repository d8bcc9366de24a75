"""Leads at the head of poured text: how much of it was one lead cell."""

from __future__ import annotations

import itertools
import re

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import is_imperative
from safeguard_extract.plan.agencies import GROUP_HEADS, HEADS, ROLE_HEADS
from safeguard_extract.plan.date_words import MONTH
from safeguard_extract.plan.leads import is_lead_cell
from safeguard_extract.plan.parties import party_kind
from safeguard_extract.plan.poured_dates import SMALL_DATES, date_at

_TOKEN = re.compile(r"\S+")
_REMARK = re.compile(r"\s*\((?:tbc|tba|lead|chair|see above)\)", re.I)
MOMENT = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:\s?(?:st|nd|rd|th))?\s+)?{MONTH}\s+)?(?:19|20)\d\d\b|\b{MONTH}\s+\d\d\b"
    r"|\bQ(?:uarter\s)?[1-4]\b"
    r"|(?-i:\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|\bTB[CA]\b(?!\)))",
    re.I,
)
_SEE = re.compile(r"\s*\(see above\)$", re.I)
_ASIDE = re.compile(r",\s+[a-z]")
_LONGEST_LEAD = 14  # words
_SHORTEST = 3  # words of a role with its group: "Chair of CDOP"
_TERMINAL = frozenset("exec executive group subgroup sub-group panel board committee forum".split())


def lead_at(text: str) -> int | None:
    """The length of the longest head of the text that is a lead cell, where what follows begins anew."""
    tokens = list(_TOKEN.finditer(text))
    if not tokens or not tokens[0][0][:1].isupper():
        return None
    moment = MOMENT.search(text)  # no party's name holds one
    named = [token for token in tokens if moment is None or token.end() <= moment.start()]
    for count in range(min(_LONGEST_LEAD, len(named)), 0, -1):
        end = tokens[count - 1].end()
        head = text[:end].rstrip(" ,;.")
        last = tokens[count - 1][0].strip("(),.;:").lower()
        after = text[end:].lstrip()
        anew = after[:1].isupper() or after[:1].isdigit() or after[:1] in '(“"' or tokens[count - 1][0].endswith("),")
        anew = anew or (after.split(" ")[0] in SMALL_DATES and date_at(after) is not None)
        anew = anew or (last in ROLE_HEADS | GROUP_HEADS and remark_after(text[len(head) :]) > 0)
        if last in NEVER_LAST or (after and not anew):
            continue
        if head.count("(") != head.count(")") or (count == 1 and after and not _lone(head)):
            continue
        if is_lead_cell(head) and not _has_duty(head):
            return len(_SEE.sub("", _at_head(head)))
    return None


def _has_duty(head: str) -> bool:
    """Whether words say what a party is to do: 'CDOP to report themes to the Board'."""
    words = head.split()
    return any(before == "to" and is_imperative(word) for before, word in itertools.pairwise(words))


def _at_head(text: str) -> str:
    """The text up to the head of a group's name, where a word that is no head was poured behind it: 'Chair of the
    Audit Group Assurance'."""
    words = text.split(" ")
    if words[-1].lower() in HEADS or not words[-1].isalpha():
        return text
    shorter = " ".join(words[:-1])
    whole = len(words) > _SHORTEST and words[-2].lower() in _TERMINAL and " of " in shorter and is_lead_cell(shorter)
    return shorter if whole else text


def remark_after(text: str) -> int:
    """The length of what a lead cell says besides its party: '(see above)', ', cover by the deputy' up to a capital
    that begins anew."""
    remark = _REMARK.match(text)
    if remark:
        return remark.end()
    if not _ASIDE.match(text):
        return 0
    tokens = list(_TOKEN.finditer(text))
    for before, token, after in zip(tokens[2:], tokens[3:], tokens[4:_LONGEST_LEAD], strict=False):
        ends = before[0].lower() not in NEVER_LAST and not before[0].endswith(",")
        if token[0][:1].isupper() and not token[0].isupper() and after[0][:1].islower() and ends:
            return token.start()
    return 0


def _lone(word: str) -> bool:
    """One word is a lead cell only where it names an organisation or is an acronym."""
    kind = party_kind(word)
    return kind is not None and (word.isupper() or kind.value == "organisation")
