"""The lines that a shaded table head hides: its columns go on from those below it, its title stands apart from them.

In a file each cell of a head is an area of its own; in a picture they are one bar, and thin lines on it do not show.
"""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.read.pdfium_paths import Ground, Stroke
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import Phrase, phrases_in
from safeguard_extract.records.geometry import BBox

_REACH = 4.0  # points between the end of a line and the head it leads to
_BELOW = 10.0  # points that a column's line goes on below the head, at least
_FEWEST = 2  # columns whose titles must be there; one phrase is a heading on a bar
_OVER = 1.0  # points by which a title may reach over its column's side


def head_lines(rules: Sequence[Stroke], grounds: Sequence[Ground], words: Sequence[PlacedWord]) -> tuple[Stroke, ...]:
    """The lines missing in shaded heads: between their columns, and below a title that stands over all of them."""
    upright = [rule for rule in rules if rule.upright]
    return tuple(line for ground in grounds for line in _missing(ground.bbox, upright, words))


def _missing(bar: BBox, upright: Sequence[Stroke], words: Sequence[PlacedWord]) -> list[Stroke]:
    columns = sorted(
        {
            rule.x0
            for rule in upright
            if bar.x0 + _REACH < rule.x0 < bar.x1 - _REACH
            and rule.top <= bar.bottom + _REACH
            and rule.bottom >= bar.bottom + _BELOW
        }
    )
    lines = phrases_in(bar, words) if columns else []
    titles = _titles(lines, columns)
    if not titles:
        return []
    top = bar.top
    missing = []
    if len(titles) < len(lines):
        top = (_bottom(lines[-len(titles) - 1]) + _top(titles[0])) / 2
        missing.append(Stroke(bar.x0, top, bar.x1, top))
    drawn = [rule.x0 for rule in upright if rule.top <= top + _REACH and rule.bottom >= bar.bottom - _REACH]
    missing += [Stroke(x, top, x, bar.bottom) for x in columns if not any(abs(x - other) <= _REACH for other in drawn)]
    return missing


def _titles(lines: Sequence[tuple[Phrase, ...]], columns: Sequence[float]) -> Sequence[tuple[Phrase, ...]]:
    """The last lines of a bar that keep to the columns; none where they fill only one."""
    count = 0
    while count < len(lines) and not any(_crosses(phrase, columns) for phrase in lines[-count - 1]):
        count += 1
    titles = lines[len(lines) - count :]
    filled = {sum(x < phrase.middle for x in columns) for line in titles for phrase in line}
    return titles if len(filled) >= _FEWEST else ()


def _crosses(phrase: Phrase, columns: Sequence[float]) -> bool:
    return any(phrase.x0 + _OVER < x < phrase.x1 - _OVER for x in columns)


def _top(line: Sequence[Phrase]) -> float:
    return min(word.word.bbox.top for phrase in line for word in phrase.words)


def _bottom(line: Sequence[Phrase]) -> float:
    return max(word.word.bbox.bottom for phrase in line for word in phrase.words)
