"""How alike priorities are, in three ways that stay apart: their titles' spelling, their words' meaning, their themes.

*Lexical* compares the titles as strings. *Semantic* is what can be said of meaning without a language model: the
cosine of vectors over stems and glossary subjects of title and items, weighted by inverse document frequency over the
priorities of both plans. It sees that 'CSE' is 'sexually exploited', for the glossary says so; it does not see a
paraphrase that shares neither a word nor a glossary entry. *Theme* compares the codes given to the priorities.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from safeguard_extract.compare.kinship import theme_similarity
from safeguard_extract.compare.profile import Profile, Vector, profile_vector, rarity
from safeguard_extract.compare.wording import FUNCTION_WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

# Weights of the blend; they add up to 1. Spelling weighs least, for titles are reworded more often than kept. Hand-
# coded plans align alike from (0, 0.5, 0.5) to (0.6, 0.2, 0.2); with disturbed themes, themes at 0.3 and less lose real
# links.
LEXICAL_WEIGHT = 0.2
SEMANTIC_WEIGHT = 0.4
THEME_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Similarities:
    """How alike two priorities are: the blend, the titles' spelling, the words' meaning."""

    blend: float
    lexical: float
    semantic: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Similarities of each earlier priority (rows) to each later one (columns), from 0 to 1.

    With the weight of each word, and the vectors over them of the earlier and the later priorities.
    """

    lexical: Matrix
    semantic: Matrix
    blend: Matrix
    weights: Mapping[str, float]
    left: tuple[Vector, ...]
    right: tuple[Vector, ...]

    def at(self, row: int, column: int) -> Similarities:
        """The three figures of one pair, to four places."""
        return Similarities(*(round(float(m[row, column]), 4) for m in (self.blend, self.lexical, self.semantic)))


def likeness(left: Sequence[Profile], right: Sequence[Profile]) -> Likeness:
    """The similarities of two plans' priorities; without themes on one side the blend rests on the other two."""
    import numpy as np

    lexical = title_similarity([p.priority.title for p in left], [p.priority.title for p in right])
    weights = rarity([profile.words for profile in (*left, *right)])
    rows = tuple(profile_vector(profile, weights) for profile in left)
    columns = tuple(profile_vector(profile, weights) for profile in right)
    semantic = _cosines(rows, columns, weights)
    theme = _theme_similarities([p.themes for p in left], [p.themes for p in right])
    words = LEXICAL_WEIGHT * lexical + SEMANTIC_WEIGHT * semantic
    blend = np.where(
        np.isnan(theme), words / (LEXICAL_WEIGHT + SEMANTIC_WEIGHT), words + THEME_WEIGHT * np.nan_to_num(theme)
    )
    return Likeness(lexical, semantic, blend, weights, rows, columns)


def _cosines(left: Sequence[Vector], right: Sequence[Vector], words: Collection[str]) -> Matrix:
    """The cosine of each two vectors of unit length, from 0 to 1; sparse, for a priority has few of all words."""
    import numpy as np
    from scipy.sparse import csr_array

    place = {word: index for index, word in enumerate(words)}

    def matrix(vectors: Sequence[Vector]) -> csr_array:
        ends = np.cumsum([0, *map(len, vectors)])
        at = [place[word] for vector in vectors for word in vector]
        weights = [weight for vector in vectors for weight in vector.values()]
        return csr_array((weights, at, ends), shape=(len(vectors), len(place)), dtype=np.float64)

    if not left or not right or not place:
        return np.zeros((len(left), len(right)))
    cosines: Matrix = (matrix(left) @ matrix(right).T).toarray()
    return np.clip(cosines, 0.0, 1.0)


def _theme_similarities(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> Matrix:
    """Likeness of each two sets of themes, nan where either is empty; the same sets are compared once."""
    import numpy as np

    rows, columns = list(dict.fromkeys(left)), list(dict.fromkeys(right))
    values = [[theme_similarity(a, b) for b in columns] for a in rows]
    of_sets = np.array(values, dtype=float).reshape(len(rows), len(columns))
    return of_sets[np.ix_([rows.index(each) for each in left], [columns.index(each) for each in right])]


def title_similarity(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Similarity of titles from 0 to 1: the mean of the ratio of sorted tokens and a guarded token-set ratio.

    RapidFuzz's token-set ratio is 1.0 for any title that stands whole in another ('Neglect'); the guard multiplies it
    by the square root of the shorter title's share of the longer one's words, function words apart.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    a, b = [_content(title) for title in left], [_content(title) for title in right]
    if not a or not b:
        return np.zeros((len(a), len(b)))
    ordered = process.cdist(a, b, scorer=fuzz.token_sort_ratio, dtype=np.float64) / 100
    contained = process.cdist(a, b, scorer=fuzz.token_set_ratio, dtype=np.float64) / 100
    lengths_a = np.array([max(1, len(title.split())) for title in a], dtype=float)[:, None]
    lengths_b = np.array([max(1, len(title.split())) for title in b], dtype=float)[None, :]
    guard = np.sqrt(np.minimum(lengths_a, lengths_b) / np.maximum(lengths_a, lengths_b))
    mean = (ordered + contained * guard) / 2
    equal = np.array([[x.casefold() == y.casefold() for y in right] for x in left])
    return np.where(equal, 1.0, mean)


def _content(title: str) -> str:
    from rapidfuzz import utils

    return " ".join(word for word in utils.default_process(title).split() if word not in FUNCTION_WORDS)
