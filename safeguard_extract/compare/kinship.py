"""How the themes of two priorities stand to each other: alike, contained, lost and gained."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from safeguard_extract.records.comparison import Relation

# Themes that cover what every board does as such: two priorities under one of them may have nothing else in common
# (a memorandum and a sub-group structure are both governance), so that sharing only these is no sign of one subject.
WIDE = frozenset({"governance", "quality-assurance"})

# Themes that name what a board does rather than what children meet, the codebook's `work` themes.
WORK = frozenset(
    {
        "case-review",
        "community",
        "governance",
        "information-sharing",
        "policy-procedures",
        "quality-assurance",
        "resources",
        "training",
        "workforce",
    }
)

# A theme that names a form of another, by the codebook's definitions: exploitation is "in all its forms", and learning
# from reviews is one way in which a board assures quality. Themes of other codebooks have no kin.
BROADER: Mapping[str, str] = MappingProxyType(
    {
        "cse": "exploitation",
        "cce": "exploitation",
        "trafficking": "exploitation",
        "case-review": "quality-assurance",
    }
)

# Of a shared theme's worth, for a broader or narrower one in its place. 0.3 to 0.9 align hand-coded plans alike; with
# disturbed themes 0.5 loses real links that 0.7 keeps.
KIN = 0.7


def are_kin(one: str, other: str) -> bool:
    """True where the themes are the same or one is a form of the other."""
    return one == other or BROADER.get(one) == other or BROADER.get(other) == one


def shared_themes(left: Collection[str], right: Collection[str]) -> frozenset[str]:
    """Themes of the left that the right has too, in the same or in a broader or narrower form."""
    return frozenset(theme for theme in left if any(are_kin(theme, other) for other in right))


def theme_similarity(left: Collection[str], right: Collection[str]) -> float | None:
    """Likeness from 0 to 1; None where either has no theme.

    The mean of Dice's coefficient and the larger of the two shares that are found on the other side. The share keeps a
    priority close to the part that it was cut down to; Dice's coefficient tells that part from the whole.
    """
    if not left or not right:
        return None
    found = sum(_best(theme, right) for theme in left)
    back = sum(_best(theme, left) for theme in right)
    dice = (found + back) / (len(left) + len(right))
    return (dice + max(found / len(left), back / len(right))) / 2


def _best(theme: str, others: Collection[str]) -> float:
    if theme in others:
        return 1.0
    return KIN if any(are_kin(theme, other) for other in others) else 0.0


def containment(inner: Collection[str], outer: Collection[str]) -> float:
    """The share of the inner themes that stand among the outer ones, or whose broader theme does; 0 for no themes."""
    if not inner:
        return 0.0
    return sum(theme in outer or BROADER.get(theme) in outer for theme in inner) / len(inner)


def scope_change(left: Collection[str], right: Collection[str]) -> Relation:
    """`narrowed` where more themes go than come, `broadened` where more come than go, else `same`.

    A theme whose broader one comes in its place is not lost, and the broader one is gained only where it widens a
    single form; the other way round likewise.
    """
    gone = _net_change(left, right)
    come = _net_change(right, left)
    if gone > come:
        return Relation.NARROWED
    return Relation.BROADENED if come > gone else Relation.SAME


def _net_change(here: Collection[str], there: Collection[str]) -> int:
    """How many themes stand here and not there, counted as `scope_change` says."""
    return sum(theme not in there and not _exchanged(theme, here, there) for theme in here)


def _exchanged(theme: str, here: Collection[str], there: Collection[str]) -> bool:
    """True where the theme gave way to its broader one, or several of its forms to it."""
    broader = BROADER.get(theme)
    if broader is not None:
        return broader in there and broader not in here
    return sum(BROADER.get(other) == theme for other in there) > 1
