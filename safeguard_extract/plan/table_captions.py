"""What the caption of a table says of its rows: the priority they serve, their years, what the table is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.language.caption_labels import read_caption_label, without_caption_label
from safeguard_extract.language.labels import Label, ordinal, read_label
from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.cues import read_cue
from safeguard_extract.records.block import BlockKind

_LABEL_WORDS = 5  # "Our strategic priority number 2"
_ENDS = re.compile(r"^\W+|\W+$")


def caption_of(placed: Sequence[Placed], index: int) -> str:
    """The words of a table's caption without its label; none where it has no caption.

    The caption stands over the table, or under it where what is there does not stand over the next one.
    """
    over = index - 1
    while over >= 0 and placed[over].block.kind is BlockKind.CAPTION:
        if _labels(placed[over]):
            return without_caption_label(placed[over].text)
        over -= 1
    under = index + 1
    while under < len(placed) and placed[under].block.kind is BlockKind.CAPTION:
        under += 1
    after = placed[under].block.table if under < len(placed) else None
    found = [entry for entry in placed[index + 1 : under] if _labels(entry)]
    return without_caption_label(found[0].text) if found and after is None else ""


def label_in_caption(words: str) -> Label | None:
    """The label that a caption's words begin with, which may go on ('Priority 1 action plan')."""
    label = read_label(words)
    for count in range(2, _LABEL_WORDS + 1) if label is None else ():
        opening = " ".join(words.split()[:count])
        label = label or read_label(f"{opening}:")
    return label if label is not None and label.number is not None else None


def priority_in_caption(words: str, numbers: dict[int, int], titles: dict[str, int]) -> int | None:
    """The place of the priority that a caption names: by its number ('Priority 1 action plan') or its whole title."""
    label = label_in_caption(words)
    number = ordinal(label.number) if label is not None else None
    if number is not None and number in numbers:
        return numbers[number]
    return titles.get(plain_title(words))


def names_priority(words: str) -> Label | None:
    """The label of a priority that a caption names in full: 'Priority 1: Neglect', not 'Priority 1: action plan'."""
    label = read_label(words)
    if label is None or label.noun != "priority" or label.number is None:
        return None
    title = words[label.end :].strip()
    return label if title and read_cue(title) is None else None


def plain_title(title: str) -> str:
    """A title as it is compared: small letters, single spaces, no marks at its ends."""
    return _ENDS.sub("", " ".join(title.lower().split()))


def _labels(entry: Placed) -> bool:
    """A caption that names the table; a line that says where its figures are from does not."""
    return read_caption_label(entry.text) is not None or not entry.text.startswith(("Source", "Data source"))
