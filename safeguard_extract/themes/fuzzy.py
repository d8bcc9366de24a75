"""Words with damaged spelling (misread letters, lost spaces) led back to the words of a codebook, with RapidFuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from safeguard_extract.themes.lemmas import Lexicon

SHORTEST = 6  # letters: below it, one letter's change makes another English word too easily ('court', 'count')
LONG = 10  # letters from which two may be wrong; 'exploitation' misread twice is still no other word
ROOT = 5  # letters of the shortest word whose forms are known; of 'stop' and the like too much is nearly a form
PIECE = 4  # letters of the shortest word in a compound such as 'frontline'
CACHED = 4096  # words; a long report has about that many different ones
GLYPHS = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l", "!": "i"})  # what a scan's reader takes for letters


@dataclass(frozen=True, slots=True)
class Guess:
    """What a damaged word stands for: one key, or those of words run together; `likeness` from 0 to 1."""

    keys: tuple[str, ...]
    likeness: float


class Repair:
    """Leads words that are not English back to the words of a codebook; `guess` remembers what it was asked."""

    def __init__(self, keys: Iterable[str], joined: Iterable[tuple[str, ...]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms: dict[int, list[str]] = defaultdict(list)
        self._key_of: dict[str, str] = {}
        for key in keys:
            if key.isalpha() and key.islower() and len(key) >= ROOT:
                for form in _forms(key):
                    if len(form) >= SHORTEST and form not in self._key_of and lexicon.lemma(form) == key:
                        self._key_of[form] = key
                        self._forms[len(form)].append(form)
        self._run_on = {"".join(part): part for part in joined if len(part) > 1 and len("".join(part)) >= LONG}
        self.guess = lru_cache(maxsize=CACHED)(self._guess)

    def _guess(self, word: str) -> Guess | None:
        """What a word stands for; None where it is short, English, a name, or like nothing in the codebook."""
        lower = word.lower()
        if len(word) < SHORTEST or not word.isalnum() or sum(map(str.isdigit, word)) > len(word) // 3:
            return None
        if self._lexicon.knows(lower):
            return None
        if lower in self._run_on:
            return Guess(self._run_on[lower], 1.0 - 1 / len(word))
        named = word[0].isupper() and word[1:].islower() and len(word) < LONG  # 'Pearson' is no damaged 'person'
        return None if named or self._is_compound(lower) else self._nearest(lower)

    def _is_compound(self, word: str) -> bool:
        cuts = range(PIECE, len(word) - PIECE + 1)
        return any(self._lexicon.knows(word[:cut]) and self._lexicon.knows(word[cut:]) for cut in cuts)

    def _nearest(self, word: str) -> Guess | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        spelled = word.translate(GLYPHS)
        allowed = 2 if len(word) >= LONG else 1
        sizes = range(len(word) - allowed, len(word) + allowed + 1)
        near = [form for size in sizes for form in self._forms.get(size, ()) if form[0] == spelled[0]]
        found = process.extractOne(spelled, near, scorer=OSA.distance, score_cutoff=allowed)
        return Guess((self._key_of[found[0]],), 1.0 - (found[1] + 1) / (len(word) + 1)) if found else None


def _forms(key: str) -> tuple[str, ...]:
    """A word's regular forms, and wrong ones, which their lemma tells apart."""
    stem = key[:-1] if key.endswith("e") else key
    plural = f"{key[:-1]}ies" if key.endswith("y") else f"{key}s"
    return (key, plural, f"{stem}ed", f"{stem}ing", f"{key}ren")
