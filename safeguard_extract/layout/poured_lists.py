"""The names that a poured sentence lists after 'our priorities are:', where the scraper lost their bullets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from safeguard_extract.language.labels import NUMBER_WORDS, read_label
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import is_imperative
from safeguard_extract.layout.capitals import Capitals, bare_word

_OPENING = re.compile(
    rf"(?:\b(?P<count>{'|'.join(NUMBER_WORDS)})\s+(?:\w+\s+){{0,3}})?"
    r"\b(?:priorities|objectives|aims|goals|themes|ambitions|areas of focus)\b[^.:;?!]{0,80}:\s+(?=[A-Z])",
    re.I,
)
_STOPS = re.compile(r"[.:;?!•]|$")
_FEWEST, _MOST = 2, 9  # names
_PAIR = 2  # words that tell the next title from a name's second half
_COUNT = re.compile(r"\d{1,2}")
_WORDS = 10  # of a name: a longer one is a sentence
_REACH = 600  # characters: a list of names is shorter


def listed_names(text: str, titles: Iterable[str], capitals: Capitals) -> frozenset[str]:
    """The names in such lists: each begins at a capital after a word that can end one, or goes on after a title that
    the document prints elsewhere. None where they are not as many as the sentence says, or are no short names.

    >>> from collections import Counter
    >>> text = "Our three priorities are: Neglect Early help for families Safe recruitment"
    >>> sorted(listed_names(text, ["Neglect"], Capitals(Counter(), Counter())))
    ['Early help for families', 'Neglect', 'Safe recruitment']
    """
    found: set[str] = set()
    known = [title.split() for title in titles]
    for opening in _OPENING.finditer(text):
        whole = text[opening.end() : opening.end() + _REACH]
        stop = _STOPS.search(whole)
        words = whole[: stop.start() if stop else len(whole)].split("\n")[0].split()
        if len(words) > 1 and _COUNT.fullmatch(words[-1]):
            words.pop()  # the number of the section under the list
        words = _first_round(words)
        names = _names(words, known, capitals, " ".join(text.split()))
        wanted = NUMBER_WORDS.index(opening["count"].lower()) + 1 if opening["count"] else None
        if wanted is not None:
            names = names[:wanted] if len(names) >= wanted else []
        if _FEWEST <= len(names) <= _MOST and all(map(_is_name, names)):
            found.update(names)
    return frozenset(found)


def _names(words: Sequence[str], known: Sequence[Sequence[str]], capitals: Capitals, text: str) -> list[str]:
    cuts = [0]
    for i in range(1, len(words)):
        if words[i][:1].isupper() and (
            [*words[cuts[-1] : i]] in known
            or _parts(words[i - 1], words[i], words[i + 1 :], capitals)
            or _stand_apart(words[cuts[-1] : i], words[i : i + 2], text)
        ):
            cuts.append(i)
    edges = [*cuts, len(words)]
    return [" ".join(words[a:b]) for a, b in itertools.pairwise(edges)]


def _first_round(words: list[str]) -> list[str]:
    """The words up to where the first of them stand again: there the list is over and its first section begins."""
    for again in range(1, len(words)):
        same = 0
        while again + same < len(words) and same < again and words[again + same] == words[same]:
            same += 1
        titled = again + same < len(words) and words[again + same][:1].isupper() and words[same][:1].isupper()
        if same and titled:
            return words[:again]
    return words


def _stand_apart(name: Sequence[str], after: Sequence[str], text: str) -> bool:
    """Whether both a name and the words after it stand elsewhere in the text, and never again together: two titles."""
    first = " ".join(name)
    alone = len(re.findall(rf"(?<![\w-]){re.escape(first)} [A-Z]", text))
    second = [" ".join(after[:count]) for count in (1, _PAIR) if count <= len(after)]
    return alone > 1 and any(text.count(f"{first} {words}") == 1 and text.count(words) > 1 for words in second)


def _parts(before: str, word: str, after: Sequence[str], capitals: Capitals) -> bool:
    """A capital after a small word that can end a name, where the word is no name and stands before a small one."""
    bare = bare_word(before)
    if not bare[:1].islower() or bare.lower() in NEVER_LAST or before.endswith(","):
        return False
    return not capitals.is_name(word) and (not after or after[0][:1].islower())


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= _WORDS and not is_imperative(words[0]) and read_label(name) is None
