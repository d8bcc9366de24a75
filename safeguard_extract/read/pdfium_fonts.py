"""What PDFium knows of the type that words are set in: font, size, weight, slope, colour, direction."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Collection, Sequence
from itertools import repeat
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.letters import shows_pictures
from safeguard_extract.read.page_view import Matrix, PageView

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|semibd|\bbd\b", re.IGNORECASE)
_NOT_BOLD_NAME = re.compile(r"regular|light|roman|book|medium|thin", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obli|slant|kursiv", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6  # ISO 32000-1, table 123: font flags
_FORCE_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600  # OpenType: semi-bold; PDFium makes it from stem widths, so it counts where the name is silent
_FILL_AND_STROKE = 2  # Word's way to embolden a font that has no bold cut
_SLANT = 0.1  # of the height: an upright font sheared by more is set as italic
_SKEW = 3  # degrees; a page that was scanned askew, not text that was turned
_USUAL_DESCENT = -0.21  # ems; Arial, Helvetica and Times are between -0.207 and -0.217


class Font(NamedTuple):
    """A font of a page: its name without the subset tag; descent in ems, negative below the baseline.

    `pictures` is True for a font whose letters are signs.
    """

    name: str = ""
    bold: bool = False
    italic: bool = False
    descent: float = _USUAL_DESCENT
    pictures: bool = False


class Setting(NamedTuple):
    """How glyphs are set, on the visible page.

    `turn` is the direction of reading in degrees clockwise, so 90 reads downwards.
    """

    font: Font
    size: float
    bold: bool
    italic: bool
    colour: str | None
    turn: int


class TextObject(NamedTuple):
    """What all glyphs of a text object share: their setting, and their baseline where that is level."""

    setting: Setting
    baseline: float | None


_UNSET = TextObject(Setting(Font(), 0.0, False, False, None, 0), None)


class TextObjects:
    """Reads each text object of one page once; handles are only good while the page is open.

    A line or a word is a text object, seldom more: few settings are shared by very many of them.
    """

    def __init__(self, textpage: int, view: PageView) -> None:
        self._textpage = textpage
        self._view = view.matrix
        self._straight = view.is_straight
        self._objects = {0: _UNSET}  # by handle; spaces that PDFium adds belong to none
        self._settings: dict[tuple[object, ...], Setting] = {}
        self._fonts: dict[int, Font] = {0: Font()}
        self._numbers = call.Buffer("ffffff" + "f" + "IIII")  # the matrix, the type size, the colour
        self._name = ctypes.create_string_buffer(256)

    def of(self, glyphs: Collection[int]) -> list[TextObject]:
        """The text object of each glyph: the same one, not an equal one, for glyphs of one."""
        keys = list(map(call.glyph_object, repeat(self._textpage), glyphs))
        known = self._objects
        for key, glyph in zip(keys, glyphs, strict=True):
            if key not in known:
                known[key] = self._read(key, glyph)
        return [known[key] for key in keys]

    def _read(self, text_object: int, glyph: int) -> TextObject:
        places = self._numbers.addresses
        call.glyph_matrix(self._textpage, glyph, places[0])
        call.object_font_size(text_object, places[6])
        coloured = call.object_fill_colour(text_object, *places[7:])
        font, mode = call.object_font(text_object), call.object_render_mode(text_object)
        a, b, c, d, x, y, *type_and_colour = self._numbers.read()
        facts = (a, b, c, d, font, mode, coloured, *type_and_colour)
        setting = self._settings.get(facts)
        if setting is None:
            size, *colour = type_and_colour
            setting = self.setting((a, b, c, d, x, y), size, font, mode, colour, coloured)
            self._settings[facts] = setting
        # Level glyphs stand on the height that their matrix says; where they are not level, each has its own.
        level = b == 0 and setting.turn == 0 and self._straight
        return TextObject(setting, self._view.at(x, y)[1] if level else None)

    def setting(
        self,
        numbers: tuple[float, float, float, float, float, float],
        size: float,
        font: int,
        mode: int,
        colour: Sequence[int],
        coloured: int,
    ) -> Setting:
        """The setting that PDFium's numbers tell: matrix, type size, font handle, render mode, and colour if any."""
        described, matrix = self._font(font), Matrix(*numbers)
        slanted = abs(matrix.b) < 1e-6 and abs(matrix.c) > _SLANT * abs(matrix.d)
        height = abs(size) * math.hypot(matrix.c, matrix.d)
        return Setting(
            font=described,
            size=round(height, 3) if math.isfinite(height) else 0.0,  # a damaged file may hold numbers that are none
            bold=described.bold or mode == _FILL_AND_STROKE,
            italic=described.italic or slanted,
            colour="#{:02x}{:02x}{:02x}".format(*colour) if coloured else None,
            turn=_turn(matrix.then(self._view)),
        )

    def _font(self, font: int) -> Font:
        found = self._fonts.get(font)
        if found is None:
            found = self._fonts[font] = self._describe(font)
        return found

    def _describe(self, font: int) -> Font:
        call.font_name(font, self._name, len(self._name))
        name = _SUBSET_TAG.sub("", self._name.value.decode("utf-8", "replace"))
        flags = max(call.font_flags(font), 0)
        angle = ctypes.c_int(0)
        slanted = bool(call.font_angle(font, ctypes.addressof(angle))) and angle.value != 0
        descent = _USUAL_DESCENT
        if call.font_descent(font, 1.0, self._numbers.address):
            descent = -abs(self._numbers.read()[0])
        italic = bool(flags & _ITALIC_FLAG) or slanted or bool(_ITALIC_NAME.search(name))
        return Font(name, _is_bold(name, flags, call.font_weight(font)), italic, descent, shows_pictures(name))


def _is_bold(name: str, flags: int, weight: int) -> bool:
    if _BOLD_NAME.search(name) or flags & _FORCE_BOLD_FLAG:
        return True
    return weight >= _BOLD_WEIGHT and not _NOT_BOLD_NAME.search(name)


def _turn(matrix: Matrix) -> int:
    """The direction of text in whole degrees, clockwise as the view's y grows downwards; a slight skew is none."""
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    degrees = 0 if math.isnan(angle) else round(angle)
    return 0 if abs(degrees) <= _SKEW else degrees % 360
