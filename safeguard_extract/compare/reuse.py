"""Passages that two plans have in common, word for word or nearly: what was copied, and how much of each plan it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.compare.pages import PageFinder
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.records.comparison import ReusedPassage, ReuseSummary, TextReuse
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Plan

Pair = tuple[int, int]

# Words; below it headings and the names of groups and posts agree in every two plans of a board. Shorter sentences
# count where they stand beside a passage that is found.
LEAST_WORDS = 8
# Words in a row by which candidates are found: of eight words with any one changed, four in a row are left.
SHINGLE = 4
# Of the letters in order. Of a sentence of twenty words it leaves room for three new ones: dates, numbers and names
# that are brought up to date. Actions that nobody linked reach 0.67 at most (fictional series and real plans), those
# that were reworded go from 0.44 to 0.95: reworded is not reused.
NEARLY = 0.85
# Pairs of sentences that four words in a row may suggest: more have them by being stock phrases of the board.
STOCK_PHRASE = 2500
_LINE = re.compile(r"[^\n\t]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a plan: its place, its words in lower case without punctuation, and how many are printed."""

    span: Span
    words: tuple[str, ...]
    printed: int

    @property
    def plain(self) -> str:
        return " ".join(self.words)

    @property
    def is_long(self) -> bool:
        return len(self.words) >= LEAST_WORDS


def text_reuse(earlier: Plan, later: Plan) -> TextReuse:
    """The passages that stand in both plans: sentences, or several in a row, of eight words and more.

    Candidates share four words in a row (shingles: Broder 1997, Compression and Complexity of Sequences 21-29); they
    are scored by RapidFuzz's ratio (Indel similarity). Each sentence goes with the one it is most like, the nearest in
    place of equal ones, so one sentence may be found again in several places.
    """
    left, right = sentences(earlier), sentences(later)
    pairs = _matched(left, right)
    pages = PageFinder(earlier), PageFinder(later)
    passages = tuple(_passage(earlier, later, pages, left, right, run, pairs) for run in _runs(pairs))
    return TextReuse(
        earlier.document.id, later.document.id, passages, _summary(earlier, later, left, right, pairs, passages)
    )


def sentences(plan: Plan) -> tuple[Sentence, ...]:
    """The sentences of a plan's text; a line or a table's cell ends one too."""
    from rapidfuzz import utils

    found = []
    for line in _LINE.finditer(plan.text):
        for start, end in sentence_spans(line.group()):
            printed = line.group()[start:end]
            span = Span(line.start() + start, line.start() + end)
            found.append(Sentence(span, tuple(utils.default_process(printed).split()), len(printed.split())))
    return tuple(found)


def _matched(left: Sequence[Sentence], right: Sequence[Sentence]) -> dict[Pair, float]:
    """Each sentence with its best partner on the other side, and the short ones beside them, with their likeness."""
    scores = {pair: score for pair in _candidates(left, right) if (score := _alike(left, right, pair)) >= NEARLY}
    best_left: dict[int, Pair] = {}
    best_right: dict[int, Pair] = {}

    def rank(pair: Pair) -> tuple[float, float, int, int]:
        return scores[pair], -abs(pair[0] / len(left) - pair[1] / len(right)), -pair[0], -pair[1]

    for pair in scores:
        for best, index in ((best_left, pair[0]), (best_right, pair[1])):
            if index not in best or rank(pair) > rank(best[index]):
                best[index] = pair
    pairs = {pair: scores[pair] for pair in (*best_left.values(), *best_right.values())}
    return {**pairs, **_beside(left, right, pairs)}


def _candidates(left: Sequence[Sentence], right: Sequence[Sentence]) -> set[Pair]:
    """Long sentences that are equal, each with the nearest ones, or share four words that are no stock phrase."""
    found: set[Pair] = set()
    here, there = (_index((s.plain,) if s.is_long else () for s in side) for side in (left, right))
    for key in here.keys() & there.keys():
        found.update(_nearest(here[key], there[key], len(right) / len(left)))
        found.update((i, j) for j, i in _nearest(there[key], here[key], len(left) / len(right)))
    here, there = (_index(_shingles(s) for s in side) for side in (left, right))
    for key in here.keys() & there.keys():
        if len(here[key]) * len(there[key]) <= STOCK_PHRASE:
            found.update((i, j) for i in here[key] for j in there[key])
    return found


def _nearest(here: Sequence[int], there: Sequence[int], ratio: float) -> Iterator[Pair]:
    """Each of the one side with those of the other right before and after its place in the plan."""
    for i in here:
        at = bisect_left(there, round(i * ratio))
        yield from ((i, j) for j in there[max(0, at - 1) : at + 2])


def _shingles(sentence: Sentence) -> Iterator[str]:
    words = sentence.words
    if sentence.is_long:
        yield from {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _index(keys: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            found.setdefault(key, []).append(number)
    return found


def _alike(left: Sequence[Sentence], right: Sequence[Sentence], pair: Pair) -> float:
    from rapidfuzz import fuzz

    a, b = left[pair[0]].plain, right[pair[1]].plain
    return 1.0 if a == b else fuzz.ratio(a, b, score_cutoff=100 * NEARLY) / 100


def _beside(left: Sequence[Sentence], right: Sequence[Sentence], pairs: Mapping[Pair, float]) -> dict[Pair, float]:
    """Short sentences that are alike and stand before or after a pair that is matched, one after the other."""
    found: dict[Pair, float] = {}
    for start in pairs:
        for step in (-1, 1):
            i, j = start[0] + step, start[1] + step
            while 0 <= i < len(left) and 0 <= j < len(right) and (i, j) not in pairs and (i, j) not in found:
                if left[i].is_long or right[j].is_long or (score := _alike(left, right, (i, j))) < NEARLY:
                    break
                found[i, j] = score
                i, j = i + step, j + step
    return found


def _runs(pairs: Mapping[Pair, float]) -> Iterator[list[Pair]]:
    """Pairs that follow each other in both plans, as one passage; in the earlier plan's order."""
    for i, j in sorted(pairs):
        if (i - 1, j - 1) not in pairs:
            run = [(i, j)]
            while (run[-1][0] + 1, run[-1][1] + 1) in pairs:
                run.append((run[-1][0] + 1, run[-1][1] + 1))
            yield run


def _passage(
    earlier: Plan,
    later: Plan,
    pages: tuple[PageFinder, PageFinder],
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    run: Sequence[Pair],
    pairs: Mapping[Pair, float],
) -> ReusedPassage:
    here = Span(left[run[0][0]].span.start, left[run[-1][0]].span.end)
    there = Span(right[run[0][1]].span.start, right[run[-1][1]].span.end)
    sizes = [left[i].printed + right[j].printed for i, j in run]
    alike = sum(pairs[pair] * size for pair, size in zip(run, sizes, strict=True)) / sum(sizes)
    return ReusedPassage(
        from_span=here,
        from_page=pages[0].at(here.start),
        from_text=earlier.text[here.start : here.end],
        to_span=there,
        to_page=pages[1].at(there.start),
        to_text=later.text[there.start : there.end],
        similarity=round(alike, 4),
        words=min(sum(left[i].printed for i, _ in run), sum(right[j].printed for _, j in run)),
    )


def _summary(
    earlier: Plan,
    later: Plan,
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    pairs: Mapping[Pair, float],
    passages: Sequence[ReusedPassage],
) -> ReuseSummary:
    words = len(earlier.text.split()), len(later.text.split())
    reused = sum(left[i].printed for i in {i for i, _ in pairs}), sum(right[j].printed for j in {j for _, j in pairs})
    return ReuseSummary(
        passages=len(passages),
        exact=sum(passage.similarity == 1.0 for passage in passages),
        from_words=words[0],
        from_reused=reused[0],
        from_share=round(reused[0] / words[0], 4) if words[0] else None,
        to_words=words[1],
        to_reused=reused[1],
        to_share=round(reused[1] / words[1], 4) if words[1] else None,
    )


def reuse_rows(reuse: TextReuse) -> Iterator[tuple[object, ...]]:
    """A row for each passage, as the columns of the table `reuse`."""
    for each in reuse.passages:
        yield (
            *(reuse.from_doc, *each.from_span, each.from_page, each.from_text),
            *(reuse.to_doc, *each.to_span, each.to_page, each.to_text),
            *(each.similarity, each.words),
        )
