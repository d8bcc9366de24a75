"""What PDFium knows of the type that words are set in: font, size, weight, slope, colour, direction."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

from safeguard_extract.read import pdfium_calls as call
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


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a page: its name without the subset tag; descent in ems, negative below the baseline."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    descent: float = _USUAL_DESCENT


@dataclass(frozen=True, slots=True)
class Setting:
    """How the glyphs of one text object are set, on the visible page.

    `turn` is the direction of reading in degrees clockwise, so 90 reads downwards.
    """

    font: Font
    size: float
    bold: bool
    italic: bool
    colour: str | None
    turn: int


class SettingReader:
    """Reads the setting of each text object of one page once; handles are only good while the page is open."""

    def __init__(self, textpage: int, view: PageView) -> None:
        self._textpage = textpage
        self._view = view.matrix
        self._settings: dict[int | None, Setting] = {}
        self._fonts: dict[int | None, Font] = {}
        self._floats = call.Buffer("f", 6)
        self._ints = call.Buffer("I", 4)
        self._name = ctypes.create_string_buffer(256)

    def key(self, glyph: int) -> int | None:
        """The text object of a glyph, as a key."""
        found: int | None = call.glyph_object(self._textpage, glyph)
        return found

    def at(self, glyph: int) -> tuple[int | None, Setting]:
        """The text object of a glyph, as a key, and its setting."""
        key = self.key(glyph)
        found = self._settings.get(key)
        if found is None:
            found = self._settings[key] = self._setting(key, glyph)
        return key, found

    def _setting(self, text_object: int | None, glyph: int) -> Setting:
        if text_object is None:
            return Setting(Font(), 0.0, False, False, None, 0)
        floats = self._floats
        matrix = Matrix(1, 0, 0, 1, 0, 0)
        if call.glyph_matrix(self._textpage, glyph, floats.address):
            matrix = Matrix(*floats.read())
        size = abs(floats.read()[0]) if call.object_font_size(text_object, floats.address) else 0.0
        font = self._font(call.object_font(text_object))
        slanted = abs(matrix.b) < 1e-6 and abs(matrix.c) > _SLANT * abs(matrix.d)
        return Setting(
            font=font,
            size=round(size * math.hypot(matrix.c, matrix.d), 3),
            bold=font.bold or call.object_render_mode(text_object) == _FILL_AND_STROKE,
            italic=font.italic or slanted,
            colour=self._colour(text_object),
            turn=_turn(matrix.then(self._view)),
        )

    def _colour(self, text_object: int) -> str | None:
        ints = self._ints
        if not call.object_fill_colour(text_object, *ints.addresses):
            return None
        red, green, blue, _ = ints.read()
        return f"#{red:02x}{green:02x}{blue:02x}"

    def _font(self, font: int | None) -> Font:
        found = self._fonts.get(font)
        if found is None:
            found = self._fonts[font] = Font() if font is None else self._describe(font)
        return found

    def _describe(self, font: int) -> Font:
        call.font_name(font, self._name, len(self._name))
        name = _SUBSET_TAG.sub("", self._name.value.decode("utf-8", "replace"))
        flags = max(call.font_flags(font), 0)
        angle = ctypes.c_int(0)
        slanted = bool(call.font_angle(font, ctypes.addressof(angle))) and angle.value != 0
        descent = _USUAL_DESCENT
        if call.font_descent(font, 1.0, self._floats.address):
            descent = -abs(self._floats.read()[0])
        italic = bool(flags & _ITALIC_FLAG) or slanted or bool(_ITALIC_NAME.search(name))
        return Font(name, _is_bold(name, flags, call.font_weight(font)), italic, descent)


def _is_bold(name: str, flags: int, weight: int) -> bool:
    if _BOLD_NAME.search(name) or flags & _FORCE_BOLD_FLAG:
        return True
    return weight >= _BOLD_WEIGHT and not _NOT_BOLD_NAME.search(name)


def _turn(matrix: Matrix) -> int:
    """The direction of text in whole degrees, clockwise as the view's y grows downwards; a slight skew is none."""
    degrees = round(math.degrees(math.atan2(matrix.b, matrix.a)))
    return 0 if abs(degrees) <= _SKEW else degrees % 360
