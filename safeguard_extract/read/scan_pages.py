"""One page that has no usable text: drawn, laid straight, its lines found, its words read by an OCR program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2

from safeguard_extract.read.ocr_words import Engine, SeenWord
from safeguard_extract.read.pdfium_paths import Drawing, Fill, Ground, Stroke
from safeguard_extract.read.scan_angle import runs_down, skew
from safeguard_extract.read.scan_lines import Run, runs_of
from safeguard_extract.read.scan_paper import flattened, measure_paper, picture_areas, shaded_areas
from safeguard_extract.read.scan_picture import Picture, draw
from safeguard_extract.read.scan_rest import read_rest
from safeguard_extract.read.scan_rules import drawn_lines, sides_of, with_shades, without_lines
from safeguard_extract.read.scan_spaces import with_lost_spaces
from safeguard_extract.read.scan_spots import Spots, spots_of, without_leaders, without_specks
from safeguard_extract.records.geometry import BBox

_SURE_WORD = 0.7  # how sure a program is of a word that it has read right, nearly always
_WELL_READ = 0.6  # of the letters stand in such words, or the page is tried the other way up


class Sheet(NamedTuple):
    """A page laid straight: as it looks, its ink alone without lines, and the lines (points)."""

    picture: Picture
    ink: Picture
    rules: tuple[Stroke, ...]
    grounds: tuple[Ground, ...]
    pictures: tuple[BBox, ...]
    spots: Spots


class ScannedPage(NamedTuple):
    """What stands on a page, as it was seen: runs of words in dots, `scale` dots a point, and what is drawn in points.

    `sure` is the share of letters in words that the program is sure of.
    """

    number: int
    width: float
    height: float
    scale: float
    runs: tuple[Run, ...]
    drawing: Drawing
    sure: float


def look_at(page: pypdfium2.PdfPage, number: int, engine: Engine) -> ScannedPage:
    """Read a page by eye, whichever way up it lies; raises EngineFailed."""
    picture = draw(page)
    sheet = lay_straight(picture)
    first, other = (1, 3) if runs_down(sheet.ink) else (0, 2)
    if first:
        sheet = lay_straight(picture.turned(first))
    seen = engine.read(sheet.ink)
    if seen and sureness(seen) < _WELL_READ:
        upside_down = lay_straight(picture.turned(other))
        seen_so = engine.read(upside_down.ink)
        if _sure_letters(seen_so) > _sure_letters(seen):
            sheet, seen = upside_down, seen_so
    return _to_page(sheet, (*seen, *read_rest(seen, sheet.spots, sheet.ink, engine)), number)


def lay_straight(picture: Picture) -> Sheet:
    """Turn a picture until its lines are level, find the lines drawn on it, and take them off its ink."""
    flat = flattened(picture, measure_paper(picture, askew=True))
    angle = skew(flat)
    if angle:
        picture = picture.straightened(-angle)
    paper = measure_paper(picture)
    flat = flattened(picture, paper)
    pictures = picture_areas(paper, picture.scale)
    rules = tuple(rule for rule in drawn_lines(flat) if not any(area.holds(BBox(*rule)) for area in pictures))
    bare = without_lines(flat, rules)
    bare, spots = without_specks(bare, spots_of(bare))
    grounds = shaded_areas(paper, picture.scale)
    ink = without_leaders(bare, spots)
    return Sheet(picture, ink, with_shades(rules, grounds), grounds, pictures, spots)


def sureness(seen: Sequence[SeenWord]) -> float:
    """The share of letters that stand in words which the program is sure of; 1 for no words."""
    letters = sum(len(word.text) for word in seen)
    return _sure_letters(seen) / letters if letters else 1.0


def _sure_letters(seen: Sequence[SeenWord]) -> int:
    return sum(len(word.text) for word in seen if word.sure >= _SURE_WORD)


def _is_picture(word: SeenWord, sheet: Sheet) -> bool:
    """True for what programs see in photographs."""
    if word.sure >= _SURE_WORD:
        return False
    box = BBox(*(side / sheet.picture.scale for side in word.box))
    return any(area.holds(box) for area in sheet.pictures)


def _to_page(sheet: Sheet, seen: Sequence[SeenWord], number: int) -> ScannedPage:
    words = [part for each in seen if not _is_picture(each, sheet) for part in with_lost_spaces(each, sheet.ink)]
    fills = tuple(Fill(ground.bbox, sides_of(ground.bbox)) for ground in sheet.grounds)
    return ScannedPage(
        number,
        sheet.picture.width,
        sheet.picture.height,
        sheet.picture.scale,
        runs_of(words, sheet.spots, sheet.rules, sheet.picture),
        Drawing(sheet.rules, fills, 0, sheet.grounds),
        sureness(seen),
    )
