"""Which priorities may be one that was carried on, and which are only related: rules that each have a reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from safeguard_extract.compare.carried import REWORDED, REWORDED_LINKED, text_similarity
from safeguard_extract.compare.glossary import SUBJECTS
from safeguard_extract.compare.kinship import WIDE, WORK, containment, scope_change, shared_themes
from safeguard_extract.compare.profile import Profile, cosine, vector
from safeguard_extract.compare.similarity import Likeness
from safeguard_extract.compare.wording import GENERIC
from safeguard_extract.records.comparison import Relation
from safeguard_extract.records.plan import ItemKind

Pair = tuple[int, int]

# Lexical: titles that differ in a word or two name one priority whatever their codes. Hand-coded plans align alike from
# 0.6 to 0.9; without themes 0.6 gains a link, but lets in titles that share only their frame ('Ensure effective ...').
SAME_TITLE = 0.7
# Semantic: words alone make a link. Unlinked pairs of the fictional series reach 0.19, linked ones without a common
# theme begin at 0.24; at 0.35 one link in ten is lost when themes are absent. Chosen on the fictional series.
SAME_WORDING = 0.22
# The same where each names themes of its own that are not the other's: 'children who go missing from home and care' and
# 'children living away from home' share words, not a subject. Chosen on the fictional series; from 0.3 on, plans with
# disturbed themes lose links.
SAME_WORDING_ELSE = 0.26
# Of a priority's themes, for it to have been merged into another or split off from it: two of three are enough, one of
# two is not. 0.51 to 1.0 align hand-coded plans alike; at 0.45 a related priority is taken for a merged one.
WHOLLY_HELD = 0.65


def why_carried_on(a: Profile, b: Profile, lexical: float, semantic: float) -> str:
    """The reason for which the later priority may carry on the earlier one; empty where there is none."""
    if lexical >= SAME_TITLE:
        return "same title"
    specific = shared_themes(set(a.themes) - WIDE, set(b.themes) - WIDE)
    if specific:
        return "themes: " + ", ".join(sorted(specific))
    if semantic >= (SAME_WORDING_ELSE if _are_about_else(a, b) else SAME_WORDING):
        return "wording"
    wide = shared_themes(a.themes, b.themes)
    if wide and _name_one_subject(a, b):
        return "themes and subject: " + ", ".join(sorted(wide))
    return ""


def why_lives_on(a: Profile, b: Profile) -> str:
    """The action of the later priority for which it may carry on the earlier one; empty where there is none.

    It stood under the earlier one, whose whole subject is still in actions or outcomes of the later one; or both are
    about the board's own work, which titles call by ever new words.
    """
    own = set(a.themes) - WORK
    if (own and own <= b.item_themes) or (WIDE.intersection(a.themes) and WIDE.intersection(b.themes)):
        action = _action_kept(a, b)
        return f"action: {action}" if action else ""
    return ""


def _action_kept(a: Profile, b: Profile) -> str:
    """The first action of the later priority that stood under the earlier one; empty where there is none."""
    before, after = ([i for i in p.items if i.kind is ItemKind.ACTION] for p in (a, b))
    if not before or not after:
        return ""
    similarity = text_similarity([item.text for item in after], [item.text for item in before])
    return next((item.id for item, row in zip(after, similarity, strict=True) if row.max() >= REWORDED), "")


def _are_about_else(a: Profile, b: Profile) -> bool:
    """True where both have themes that are not wide, and none in common."""
    left, right = set(a.themes) - WIDE, set(b.themes) - WIDE
    return bool(left and right) and not shared_themes(left, right)


def _name_one_subject(a: Profile, b: Profile) -> bool:
    """True where one title's subject stands in the other priority, or no title names one and they share a word."""
    if a.named or b.named:
        return bool(a.named & b.named_anywhere or b.named & a.named_anywhere)
    return bool(set(a.title) & set(b.title))


def is_part_of(inner: Profile, outer: Profile, semantic: float) -> bool:
    """True where what the inner priority is about is wholly found in the outer one."""
    return containment(inner.themes, outer.themes) >= WHOLLY_HELD or semantic >= SAME_WORDING


def change_of_scope(a: Profile, b: Profile) -> Relation:
    """Whether a priority that goes on was narrowed, broadened or neither, by its themes or the subjects of its title.

    Where as many themes went as came, one that is still, or was already, in actions or outcomes under the other title
    is no change; themes that say how the work is done stand under any title, and count as before.
    """
    if not (a.themes and b.themes):
        return scope_change(sorted(a.named), sorted(b.named))
    change = scope_change(a.themes, b.themes)
    if change is not Relation.SAME:
        return change
    stayed = _still_under(a, b)
    known = _still_under(b, a)
    return scope_change([*a.themes, *known], [*b.themes, *stayed])


def _still_under(one: Profile, other: Profile) -> list[str]:
    """Themes of the one title that the other names in no form, and that its actions or outcomes are about."""
    named = shared_themes(one.themes, other.themes)
    return [theme for theme in one.themes if theme not in named and theme in other.item_themes - WORK]


def related_pairs(
    left: Sequence[Profile], right: Sequence[Profile], alike: Likeness, carried_on: Collection[Pair]
) -> dict[Pair, str]:
    """Weaker links beside `carried_on` (indices of earlier and later priorities), each with its reason.

    Three signs: a theme that both priorities have and that went nowhere else; the subject of an earlier priority in an
    item of a later one; and an action of an earlier priority that has become a priority of its own.
    """
    found: dict[Pair, str] = {}
    for sign in (
        _theme_gone_over(left, right, carried_on),
        _subject_in_item(left, right, alike, carried_on),
        _grown_from_item(left, right, carried_on),
    ):
        for pair, reason in sign.items():
            if pair not in carried_on:
                found.setdefault(pair, reason)
    return dict(sorted(found.items()))


def _theme_gone_over(
    left: Sequence[Profile], right: Sequence[Profile], carried_on: Collection[Pair]
) -> Mapping[Pair, str]:
    """Both have the theme, and the earlier priority has no heir, or the later no forebear, that has it too.

    For a wide theme they must also share a word of the earlier title that is not every plan's.
    """
    found: dict[Pair, str] = {}
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            for theme in a.themes:
                if theme not in b.themes or (theme in WIDE and not _title_word_shared(a, b)):
                    continue
                heirs = any(theme in right[y].themes for x, y in carried_on if x == i)
                forebears = any(theme in left[x].themes for x, y in carried_on if y == j)
                if not (heirs and forebears):
                    found.setdefault((i, j), f"theme: {theme}")
    return found


def _title_word_shared(a: Profile, b: Profile) -> bool:
    words = set(b.title).union(*b.item_tokens)
    return any(word in words and word not in GENERIC for word in a.title)


def _subject_in_item(
    left: Sequence[Profile], right: Sequence[Profile], alike: Likeness, carried_on: Collection[Pair]
) -> Mapping[Pair, str]:
    """An item of the later priority names the subject of the earlier one, and stood under no forebear before.

    Where several earlier priorities have the subject, the item speaks for the one whose words are nearest.
    """
    found: dict[Pair, str] = {}
    for j, b in enumerate(right):
        forebears = [left[x] for x, y in carried_on if y == j]
        for k in _new_items(b, forebears):
            item, words = b.items[k], b.item_tokens[k]
            item_vector = vector(words, alike.weights)
            claims: dict[str, list[tuple[float, int]]] = {}
            for i, a in enumerate(left):
                for subject in _subjects_claimed(a, item.themes, words):
                    claims.setdefault(subject, []).append((cosine(alike.left[i], item_vector), -i))
            for subject, claimants in sorted(claims.items()):
                found.setdefault((-max(claimants)[1], j), f"{subject} in {item.id}")
    return found


def _subjects_claimed(a: Profile, themes: Collection[str], words: Collection[str]) -> set[str]:
    """What the earlier priority can claim of the item: a subject its title names, or a theme of its own that it has.

    A theme that the glossary knows must stand there in words; for one that it does not know, priority and item must
    have a word in common that is not every plan's. A wide theme in an item is no sign.
    """
    own_words = {word for words_ in (a.title, *a.item_tokens) for word in words_ if word not in GENERIC}
    claimed = {subject.rstrip("_") for subject in a.named & set(words)} - WIDE
    for theme in a.themes:
        if theme in WIDE or theme not in themes:
            continue
        if theme + "_" in words if theme in SUBJECTS else own_words & set(words):
            claimed.add(theme)
    return claimed


def _new_items(b: Profile, forebears: Sequence[Profile]) -> list[int]:
    before = [item.text for profile in forebears for item in profile.items]
    if not before:
        return list(range(len(b.items)))
    similarity = text_similarity([item.text for item in b.items], before)
    return [k for k in range(len(b.items)) if similarity[k].max() < REWORDED_LINKED]


def _grown_from_item(
    left: Sequence[Profile], right: Sequence[Profile], carried_on: Collection[Pair]
) -> Mapping[Pair, str]:
    """A new priority whose theme an earlier action or outcome had already (wide themes say too little for that)."""
    old = {j for _, j in carried_on}
    return {
        (i, j): f"{theme} in {item.id} before"
        for j, b in enumerate(right)
        if j not in old
        for i, a in enumerate(left)
        for item in a.items
        for theme in item.themes
        if theme in b.themes and theme not in WIDE
    }
