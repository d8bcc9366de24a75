"""Which of the themes that a unit mentions it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.themes.context import Context
from safeguard_extract.themes.dictionary import Match, Role

MOST = 3  # themes a unit can be about; the codebook's convention for human coders
PLAIN = 0.9  # an include phrase of one word
SPECIFIC = 1.0  # an include phrase of several words
HINTED = 0.45  # a hint: under the bar alone, taken only where nothing clearer is said
REPEATED = 0.05  # for each further phrase of a theme
LATE = 0.1  # what the last words of a unit lose against its first
ENOUGH = 0.5  # weight from which a theme is said: words in brackets pass, one word of a cited title does not
SUGGESTED = 0.35  # weight from which a hint counts where no theme is said
BROAD_ENOUGH = 0.8  # a catch-all beside a clearer theme must be said at least this plainly
FAINT = 0.75  # under it a theme stands behind all others, wherever in the unit it is said
# How often the first, the second, the third and any further theme of a unit was right on hand-coded items.
FOREMOST = (0.95, 0.88, 0.7, 0.55)
GUESSED = 0.55  # how often a hint was right where nothing clearer was said
DOUBT = 0.3  # of a score that hangs on the weight: a phrase in a cited title or a damaged one is less sure


@dataclass(frozen=True, slots=True)
class Finding:
    """A theme that a unit may be about: its weight (0 to 1), whether it is said or hinted at, and the loudest match."""

    theme: str
    weight: float
    said: bool
    match: Match


def weigh(
    matches: Iterable[Match], context: Context, likeness: Mapping[int, float], work: Collection[str]
) -> list[Finding]:
    """What each theme weighs in a unit; `likeness` holds the words that were led back from damaged spelling.

    `work` are the themes that are a board's work.
    """
    found: dict[str, list[tuple[float, Match]]] = defaultdict(list)
    count = max(len(context.words) - 1, 1)
    for match in matches:
        base = HINTED if match.phrase.role is Role.HINT else SPECIFIC if len(match.at) > 1 else PLAIN
        place = 1.0 - LATE * match.at[0] / count
        damage = min((likeness[at] for at in match.at if at in likeness), default=1.0)
        weight = base * place * damage * context.weight(match.at, match.theme in work)
        if weight:
            found[match.theme].append((weight, match))
    return [_finding(theme, weighed) for theme, weighed in found.items()]


def settle(findings: Sequence[Finding], broad: Collection[str]) -> list[Finding]:
    """The themes said plainly, those that stand first in front; where none is said, the best hint.

    More than MOST can come back. `broad` are the catch-all themes.
    """
    said = [finding for finding in findings if finding.said and finding.weight >= ENOUGH]
    clear = [finding for finding in said if not (finding.theme in broad and finding.weight < BROAD_ENOUGH)]
    if said:
        return sorted(clear or said, key=_rank)
    hints = [finding for finding in findings if finding.weight >= SUGGESTED]
    return sorted(hints, key=lambda finding: (finding.theme in broad, -finding.weight, finding.match.at[0]))[:1]


def confidence(finding: Finding, rank: int) -> float:
    """How likely a theme is right, from 0 to 1, by its rank among the themes of its unit and by its weight."""
    if not finding.said:
        return GUESSED * (1.0 - DOUBT + DOUBT * finding.weight / HINTED)
    return FOREMOST[min(rank, len(FOREMOST) - 1)] * (1.0 - DOUBT + DOUBT * finding.weight)


def _finding(theme: str, weighed: Sequence[tuple[float, Match]]) -> Finding:
    best, match = max(weighed, key=lambda pair: pair[0])
    phrases = {other.phrase for _, other in weighed}
    weight = min(1.0, best + REPEATED * (len(phrases) - 1))
    return Finding(theme, weight, match.phrase.role is Role.INCLUDE, match)


def _rank(finding: Finding) -> tuple[bool, int]:
    return finding.weight < FAINT, finding.match.at[0]
