"""Words of a plan made comparable: one token for one meaning, inflections folded, the board's own name left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from safeguard_extract.compare.glossary import WORDINGS

# Words that hold sentences together.
_FUNCTION = """
    a about above across after again against all almost also although among amongst an and another any are around as
    at be because been before being below between both but by can cannot could did do does during each either every
    few for from further had has have having her here his how if in into is it its itself least less may might more
    most much must my neither no nor not of off on once one only or other our out over own per same shall she should
    so some such than that the their them then there these they this those through to too under until up upon us
    very via was we were what when where whether which while who whom whose why will with within without would you
    your
"""
# Words that stand in the plans of every board whatever a priority is about (whom it serves, who does it, the verbs and
# qualities of planning): agreement in them says little. They are folded like any other word first.
_GENERIC = """
    child children young people person youth family families parent parents carer carers safeguard safeguarding
    protect protection protecting welfare wellbeing safe safety board partnership partner partners agency agencies
    multi multiagency inter interagency professional professionals staff practitioner practitioners service services
    organisation organisations authority authorities local area areas ensure make develop developing development
    improve improvement improving promote promoting support supporting provide deliver delivery implement
    implementation establish identify enhance strengthen increase reduce raise embed continue maintain agree work
    working effective effectiveness appropriate appropriately timely high quality good better best robust strong key
    new current relevant clear arrangement arrangements strategy strategic plan plans planning programme approach
    process practice priority priorities objective objectives action outcome outcomes issue issues focus focusing
    need needs risk risks impact response responsive respond understand understood understanding aware awareness
    knowledge place year annual annually regular regularly review reviewed report reporting set use using used give
    right across
    """
OWN_BODY = re.compile(
    r"\b(?:l?scb|[a-z]{1,4}scb|[a-z]{1,4}scp|scp|"
    r"(?:local )?safeguarding children(?:'?s)? (?:board|partnership)|safeguarding partnership)\b"
)
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z]+)*")
_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "ation", "nesses", "ness", "ments", "ment", "ings",
    "ing", "ively", "ally", "ives", "ive", "ers", "ors", "er", "or", "ies", "ied", "ed", "ly", "es", "s", "e",
    "y",
)  # fmt: skip
SHORTEST_STEM = 4  # letters; three would fold 'carer' and 'cars' into one


def _wording_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    tokens = {
        wording: " ".join(f"{part}_" for part in key.split()) for key, all_ in WORDINGS.items() for wording in all_
    }
    return re.compile(rf"\b{_any_of(tokens)}\b"), tokens


def _any_of(wordings: Collection[str]) -> str:
    """A pattern of these wordings, the longest that fits, letter by letter: a list takes eight times as long."""
    after: dict[str, list[str]] = {}
    for wording in sorted(wordings):
        if wording:
            after.setdefault(wording[0], []).append(wording[1:])
    branches = [re.escape(letter) + _any_of(rest) for letter, rest in after.items()]
    if len(branches) == 1 and "" not in wordings:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in wordings else ''}" if branches else ""


_PATTERN, _TOKENS = _wording_pattern()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its common endings, as long as four letters remain (a light form of Porter 1980)."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return stem(word[: -len(suffix)])
    return word


FUNCTION_WORDS = frozenset(_FUNCTION.split())
GENERIC = frozenset(stem(word) for word in _GENERIC.split())


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[str, ...]:
    """Stems and glossary subjects (which end in `_`) of a text, in order; function words and numbers are left out."""
    plain = re.sub(r"[’']", "'", text.lower()).replace("-", " ")
    plain = OWN_BODY.sub(" board ", plain)
    found: list[str] = []
    at = 0
    for match in _PATTERN.finditer(plain):
        found.extend(_stems(plain[at : match.start()]))
        found.extend(_TOKENS[match[0]].split())
        at = match.end()
    found.extend(_stems(plain[at:]))
    return tuple(found)


def _stems(text: str) -> Iterable[str]:
    return filter(None, map(_folded, _WORD.findall(text)))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """The word's stem; empty for function words, numbers and single letters."""
    return "" if word in FUNCTION_WORDS or word.isdigit() or len(word) < 2 else stem(word)


def printed_forms(texts: Iterable[str]) -> dict[str, str]:
    """For each stem of the texts the word that it is printed as most often, in lower case; the first of equal ones."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _WORD.findall(text.lower().replace("’", "'")):
            counts.setdefault(stem(word), Counter())[word] += 1
    return {key: max(words, key=words.__getitem__) for key, words in counts.items()}


def shown(token: str, forms: Mapping[str, str]) -> str:
    """A token as a person reads it: the printed form of a stem, the name of a glossary subject."""
    return token.removesuffix("_") if token.endswith("_") else forms.get(token, token)
