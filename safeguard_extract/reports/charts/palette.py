"""Colours that hold for colour-blind readers and in grey print."""

from __future__ import annotations

INK = "#1a1a1a"
SOFT = "#595959"
"""For what is said beside: 7:1 on white."""
HAIRLINE = "#d0d0d0"
EMPTY = "#e9ebee"
"""A place that is known and has nothing."""

# Okabe and Ito (2008), Color Universal Design; their yellow gives way to a grey, because it is lost on white paper.
LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f7f7f")

# ColorBrewer's YlGnBu from its second step (Harrower and Brewer 2003): lightness falls all the way, so grey print keeps
# the order; a share of nothing is white and apart from it.
SCALE = ("#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58")


def shade(share: float) -> str:
    """The colour of a share above 0, up to 1."""
    place = min(max(share, 0.0), 1.0) * (len(SCALE) - 1)
    low = min(int(place), len(SCALE) - 2)
    return _blend(SCALE[low], SCALE[low + 1], place - low)


def ink_on(colour: str) -> str:
    """Black or white, whichever stands out more on a colour: 4.58:1 at least (WCAG 2.2, contrast ratio)."""
    light = luminance(colour)
    return "#000000" if (light + 0.05) / 0.05 > 1.05 / (light + 0.05) else "#ffffff"


def luminance(colour: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _blend(one: str, other: str, part: float) -> str:
    mixed = (round(a + (b - a) * part) for a, b in zip(_channels(one), _channels(other), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
