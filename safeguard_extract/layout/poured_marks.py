"""List marks and row references that stand in the midst of poured text."""

from __future__ import annotations

import re

from safeguard_extract.language.column_titles import title_run

_LABEL_NOUN = re.compile(r"\b(?:priority|objective|aim|goal|theme|outcome|ambition|pledge|area|number|no\.?)\s*$", re.I)
_NUMBERED = re.compile(r"(?<![\w.,/-])(?:\(?(?P<n>\d{1,2})[.)]|\(?(?P<l>[a-h])[.)])\s+(?=[A-Z“\"‘])")
_BULLET = re.compile(
    r"\s*[•●▪■◦‣➢➤✓✔\u2043\uf0b7\uf0a7\uf0fc]\s*|(?<=[.:;?])\s+[-–—]\s+(?=[A-Z])|(?<=:)\s+[o§]\s+(?=[A-Z])"
)
_REFERENCE = re.compile(r"(?<![\w.,/£-])(?P<number>\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(?=[A-Z“\"‘])")
# Rows numbered within their objective: '1a', '1b', '2a'.
_SMALL_DOT = re.compile(r"(?<![\w.,/-])(?P<l>[a-h])\.\s+(?=[a-z]{2})")
_SMALL_BRACKET = re.compile(r"(?<![\w.,/-])\(?(?P<l>[a-h])\)\s+(?=[a-z]{2})")
_LETTERED = re.compile(r"(?<![\w.,/£-])(?P<n>\d{1,2})(?P<l>[a-h])[.)]?\s+(?=[A-Z“\"‘])")
_DEEP = 3  # parts of a reference: '2.1.1' may be the first of its depth, '4.1' is a version's number too
_MOST = 99  # of the parts of a reference
_MIN_REFERENCES = 3
# A dash before a capital that small letters follow: one parts a title, many on a page are bullets.
_DASH = re.compile(r"\s+[-–—]\s+(?=[A-Z][a-z’'-]*\s[a-z])")
_LABELLED = re.compile(r"\b(?:priority|objective|aim|goal|theme|outcome)\s+\w{1,6}$", re.I)
_MIN_DASHES = 4


def marked_stretches(text: str) -> list[tuple[str | None, str]]:
    """Split at bullets, and at numbers or letters that count up from one."""
    cuts: list[tuple[int, int, str]] = [(m.start(), m.end(), "•") for m in _BULLET.finditer(text)]
    dashes = [m for m in _DASH.finditer(text) if not _LABELLED.search(text[: m.start()])]
    cuts += [(m.start(), m.end(), "•") for m in dashes] if len(dashes) >= _MIN_DASHES else []
    under = _under_titles(text)
    for group in ("n", "l"):
        wanted = 1
        run: list[tuple[int, int, str]] = []
        for match in _NUMBERED.finditer(text):
            value = match[group]
            if value is None or (match.start() not in under and _labelled(text, match.start())):
                continue  # no mark, or the number of a label ("Priority 1. Neglect")
            place = int(value) if group == "n" else ord(value) - ord("a") + 1
            if place == 1 and wanted != 1:
                cuts += run if len(run) > 1 else []
                run, wanted = [], 1
            if place == wanted:
                run.append((match.start(), match.end(), match[0].strip()))
                wanted += 1
        cuts += run if len(run) > 1 else []
    cuts += [cut for form in (_SMALL_DOT, _SMALL_BRACKET) for cut in _small_letters(text, form)]
    cuts += _references(text, under)
    cuts += _lettered(text)
    out: list[tuple[str | None, str]] = []
    position, mark = 0, None
    for start, end, found in sorted(cuts):
        if start < position:
            continue
        if text[position:start].strip():
            out.append((mark, text[position:start].strip()))
        position, mark = end, found
    if text[position:].strip():
        out.append((mark, text[position:].strip()))
    return out


def _labelled(text: str, at: int) -> bool:
    """Whether a number stands after the noun of a label ('Outcome 1.1')."""
    return _LABEL_NOUN.search(text[max(0, at - 24) : at]) is not None


def _under_titles(text: str) -> frozenset[int]:
    """Where the words after a table's header begin: its last title ('Outcome') is no label's noun."""
    places: set[int] = set()
    start = 0
    while (run := title_run(text[start:])) is not None:
        end = start + run[1]
        places.add(end + len(text[end:]) - len(text[end:].lstrip()))
        start = end
    return frozenset(places)


def _small_letters(text: str, form: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """Letters before small words that count up from 'a' right after a question or a colon: 'What will we do? a. open a
    clinic'."""
    found: list[tuple[int, int, str]] = []
    last = ""
    for match in form.finditer(text):
        opens = match["l"] == "a" and text[: match.start()].rstrip()[-1:] in ("?", ":")
        if opens or (last and ord(match["l"]) == ord(last) + 1):
            found.append((match.start(), match.end(), match[0].strip()))
            last = match["l"]
    return found


def _lettered(text: str) -> list[tuple[int, int, str]]:
    """Row numbers with a letter that count up, three and more: 1a, 1b, 2a."""
    found: list[tuple[int, int, str]] = []
    last = (0, 0)
    for match in _LETTERED.finditer(text):
        here = (int(match["n"]), ord(match["l"]) - ord("a") + 1)
        if here in {(last[0], last[1] + 1), (last[0] + 1, 1)}:
            found.append((match.start(), match.end(), match[0].strip()))
            last = here
    return found if len(found) >= _MIN_REFERENCES else []


def _references(text: str, under: frozenset[int]) -> list[tuple[int, int, str]]:
    """Row references that count up, such as 1.1, 1.2, 2.1 or 1.1.1, 1.1.2: three and more of them number the rows of a
    table. Those of a label ('Outcome 1.1') are none."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    last: dict[int, tuple[int, ...]] = {}
    for match in _REFERENCE.finditer(text):
        here = tuple(map(int, match["number"].split(".")))
        before = last.get(len(here), (*(0 for _ in here),))
        opens = len(here) == _DEEP and len(here) not in last  # under the number of a chapter or an objective
        anew = here[-1] == 1 and (opens or before[:-1] < here[:-1] <= _next(before))
        counts = anew or here == (*before[:-1], before[-1] + 1)
        if counts and (match.start() in under or not _labelled(text, match.start())):
            found.setdefault(len(here), []).append((match.start(), match.end(), match[0].strip()))
            last[len(here)] = here
    return [cut for cuts in found.values() if len(cuts) >= _MIN_REFERENCES for cut in cuts]


def _next(reference: tuple[int, ...]) -> tuple[int, ...]:
    """The furthest that the parts of a reference before its last may go on: 1.1.x to 1.2 or 2.1, 3.x to 4."""
    return (reference[0] + 1, *(_MOST for _ in reference[1:-1]))
