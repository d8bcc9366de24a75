"""Which boards share a priority in one year, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from safeguard_extract.compare.board_years import board_label, plans_by_board
from safeguard_extract.compare.chronology import priority_years
from safeguard_extract.compare.profile import Profile, profiles
from safeguard_extract.compare.relations import why_carried_on
from safeguard_extract.compare.similarity import likeness
from safeguard_extract.compare.small_numbers import is_small
from safeguard_extract.compare.wording import GENERIC, printed_forms, shown
from safeguard_extract.records.comparison import AcrossYear, Cluster, Member
from safeguard_extract.records.plan import Plan

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

# Blend: any two priorities of a cluster are at least so alike, and have a reason to be one. Of 43 priorities that were
# linked one to one by hand (fictional series and real plans) the least alike have 0.31, and no unlinked pair reaches it
# with a reason.
SHARED = 0.3
LINKAGE = "complete"


@dataclass(frozen=True, slots=True)
class InForce:
    """A priority in force in the year: its board's key and name, its plan, and how the comparison sees it."""

    key: str
    board: str
    doc_id: str
    profile: Profile


def across_year(plans: Sequence[Plan], year: int, themes: Collection[str] = ()) -> AcrossYear:
    """Clusters of the priorities in force in the year, the one that most boards share first.

    Complete linkage (Sorensen 1948) over the similarity of `compare_plans`: any two priorities of a cluster have a
    reason to be one and are alike to at least `SHARED`. With `themes` only priorities that have one of them take part;
    the boards that have any priority in force are counted all the same.
    """
    everything = list(_in_force(plans, year))
    taken = [each for each in everything if not themes or set(themes) & set(each.profile.themes)]
    similarity = _similarity([each.profile for each in taken])
    groups = sorted(_groups(similarity), key=lambda group: (-len({taken[i].key for i in group}), -len(group), group))
    clusters = (_cluster(number, [taken[i] for i in at], _part(similarity, at)) for number, at in enumerate(groups, 1))
    return AcrossYear(year, len({each.key for each in everything}), tuple(clusters))


def years_in_force(plans: Sequence[Plan]) -> tuple[int, ...]:
    """The years for which any plan has a priority."""
    return tuple(sorted({year for plan in plans for p in plan.priorities for year in priority_years(p, plan)}))


def _in_force(plans: Sequence[Plan], year: int) -> Iterator[InForce]:
    for key, own in sorted(plans_by_board(plans).items()):
        label = board_label(key, own)
        for plan in own:
            for profile in profiles(plan):
                if year in priority_years(profile.priority, plan):
                    yield InForce(key, label, plan.document.id, profile)


def _similarity(found: Sequence[Profile]) -> Matrix:
    """The blend of each two, 0 where they have no reason to be one; the same in both directions."""
    import numpy as np

    alike = likeness(found, found)
    shared = np.eye(len(found))
    for i, j in zip(*np.nonzero(np.triu(alike.blend >= SHARED, 1)), strict=True):
        lexical, semantic = float(alike.lexical[i, j]), float(alike.semantic[i, j])
        if why_carried_on(found[i], found[j], lexical, semantic):
            shared[i, j] = shared[j, i] = min(1.0, float(alike.blend[i, j]))
    return shared


def _groups(similarity: Matrix) -> list[list[int]]:
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(similarity) < 2:
        return [[i] for i in range(len(similarity))]
    # rounded, so that equal priorities are equal whatever the order of additions
    distances = squareform(np.round(1.0 - similarity, 9), checks=False)
    labels = fcluster(linkage(distances, method=LINKAGE), t=1.0 - SHARED, criterion="distance")
    found: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        found.setdefault(int(label), []).append(index)
    return list(found.values())


def _part(similarity: Matrix, at: Sequence[int]) -> Matrix:
    import numpy as np

    part: Matrix = similarity[np.ix_(at, at)]
    return part


def _cluster(number: int, found: Sequence[InForce], similarity: Matrix) -> Cluster:
    medoid = int(similarity.sum(axis=1).round(9).argmax())
    members = [
        Member(
            each.board,
            each.doc_id,
            each.profile.priority.id,
            each.profile.priority.title,
            each.profile.themes,
            round(float(similarity[medoid, index]), 4),
            index == medoid,
        )
        for index, each in enumerate(found)
    ]
    themes = Counter(theme for each in found for theme in each.profile.themes)
    return Cluster(
        number,
        len({each.key for each in found}),
        tuple(theme for theme, count in themes.most_common() if 2 * count >= len(found)),
        _shared_words(found),
        tuple(sorted(members, key=lambda member: (-member.medoid, -member.similarity))),
    )


def _shared_words(found: Sequence[InForce]) -> tuple[str, ...]:
    """Words of at least half of the titles, and of two boards, that are not every plan's; the most frequent first."""
    forms = printed_forms(each.profile.priority.title for each in found)
    boards: dict[str, set[str]] = {}
    titles: Counter[str] = Counter()
    for each in found:
        for word in dict.fromkeys(each.profile.title):
            if word not in GENERIC:
                titles[word] += 1
                boards.setdefault(word, set()).add(each.key)
    shared = (word for word, count in titles.most_common() if 2 * count >= len(found) and len(boards[word]) > 1)
    return tuple(shown(word, forms) for word in shared)


def across_rows(across: AcrossYear) -> Iterator[tuple[object, ...]]:
    """A row for each priority, as the columns of the table `across`."""
    for cluster in across.clusters:
        for member in cluster.members:
            yield (
                across.year,
                cluster.number,
                cluster.boards,
                across.boards,
                "; ".join(cluster.themes),
                "; ".join(cluster.words),
                member.board,
                member.doc_id,
                member.priority,
                member.title,
                "; ".join(member.themes),
                member.similarity,
                member.medoid,
                is_small(across.boards),
            )
