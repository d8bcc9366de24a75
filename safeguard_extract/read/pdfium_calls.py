"""The PDFium functions that the reader calls for every word and line, with plain integers for handles and buffers.

pypdfium2's own prototypes build a ctypes pointer for every argument; on five calls a word that is two thirds
of the reading time. The functions here share PDFium's code, not pypdfium2's prototypes, so both can be used together.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE = ctypes.c_void_p
_KEY = ctypes.c_size_t  # a handle that may be missing: 0 then, where c_void_p would give None
_INT = ctypes.c_int
_LONG = ctypes.c_ulong


# What the compiled parts call, in their own order.
OF_WORDS = (
    "FPDFText_CountChars",
    "FPDFText_GetText",
    "FPDFText_GetLooseCharBox",
    "FPDFText_GetCharOrigin",
    "FPDFText_GetMatrix",
    "FPDFText_GetTextObject",
    "FPDFText_HasUnicodeMapError",
    "FPDFTextObj_GetFont",
    "FPDFTextObj_GetFontSize",
    "FPDFTextObj_GetTextRenderMode",
    "FPDFPageObj_GetFillColor",
)
OF_PATHS = (
    "FPDFPage_CountObjects",
    "FPDFPage_GetObject",
    "FPDFPageObj_GetType",
    "FPDFPageObj_GetMatrix",
    "FPDFFormObj_CountObjects",
    "FPDFFormObj_GetObject",
    "FPDFPath_GetDrawMode",
    "FPDFPageObj_GetFillColor",
    "FPDFPath_CountSegments",
    "FPDFPath_GetPathSegment",
    "FPDFPathSegment_GetType",
    "FPDFPathSegment_GetPoint",
    "FPDFPathSegment_GetClose",
)


def address_of(name: str) -> int:
    """Where PDFium's function of this name begins."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    if address is None:
        raise ValueError(f"PDFium has no {name}")
    return address


def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    prototype: Any = ctypes.CFUNCTYPE(result, *arguments)
    function: Callable[..., Any] = prototype(address_of(name))
    return function


def handle(wrapped: Any) -> int:
    """The integer that PDFium knows a pypdfium2 object by."""
    address = ctypes.cast(wrapped.raw, ctypes.c_void_p).value
    if address is None:
        raise ValueError("a PDFium object that is closed")
    return address


class Buffer:
    """A row of C numbers that PDFium writes into: `read()` gives them, `addresses` tell PDFium where.

    `kinds` are struct codes of one width: f (float) and I (unsigned int), or d (double). Unpacking is four times
    faster than reading a ctypes array.
    """

    def __init__(self, kinds: str) -> None:
        layout = struct.Struct(kinds)
        self._memory = ctypes.create_string_buffer(layout.size)
        self.read: Callable[[], tuple[Any, ...]] = partial(layout.unpack_from, self._memory)
        first = ctypes.addressof(self._memory)
        self.addresses = tuple(range(first, first + layout.size, layout.size // len(kinds)))
        self.address = first


# Text: FPDFText_* take a text page and the index of a glyph.
count_glyphs = _call("FPDFText_CountChars", _INT, _HANDLE)
copy_text = _call("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _HANDLE)
letter_code = _call("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
glyph_box = _call("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
glyph_origin = _call("FPDFText_GetCharOrigin", _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
glyph_matrix = _call("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)
glyph_object = _call("FPDFText_GetTextObject", _KEY, _HANDLE, _INT)
is_unmapped = _call("FPDFText_HasUnicodeMapError", _INT, _HANDLE, _INT)

# Text objects and fonts.
object_font = _call("FPDFTextObj_GetFont", _KEY, _HANDLE)
object_font_size = _call("FPDFTextObj_GetFontSize", _INT, _HANDLE, _HANDLE)
object_render_mode = _call("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
object_fill_colour = _call("FPDFPageObj_GetFillColor", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
font_name = _call("FPDFFont_GetBaseFontName", _LONG, _HANDLE, _HANDLE, _LONG)
font_weight = _call("FPDFFont_GetWeight", _INT, _HANDLE)
font_flags = _call("FPDFFont_GetFlags", _INT, _HANDLE)
font_angle = _call("FPDFFont_GetItalicAngle", _INT, _HANDLE, _HANDLE)
font_descent = _call("FPDFFont_GetDescent", _INT, _HANDLE, ctypes.c_float, _HANDLE)

# Opening and closing pages and their texts, and the notes on a page.
load_page = _call("FPDF_LoadPage", _KEY, _HANDLE, _INT)
close_page = _call("FPDF_ClosePage", None, _HANDLE)
load_text = _call("FPDFText_LoadPage", _KEY, _HANDLE)
close_text = _call("FPDFText_ClosePage", None, _HANDLE)
count_notes = _call("FPDFPage_GetAnnotCount", _INT, _HANDLE)
note_on = _call("FPDFPage_GetAnnot", _KEY, _HANDLE, _INT)
close_note = _call("FPDFPage_CloseAnnot", None, _HANDLE)
note_kind = _call("FPDFAnnot_GetSubtype", _INT, _HANDLE)
note_box = _call("FPDFAnnot_GetRect", _INT, _HANDLE, _HANDLE)
flatten = _call("FPDFPage_Flatten", _INT, _HANDLE, _INT)

# Pages and what is drawn on them.
page_box = _call("FPDF_GetPageBoundingBox", _INT, _HANDLE, _HANDLE)
page_rotation = _call("FPDFPage_GetRotation", _INT, _HANDLE)
count_objects = _call("FPDFPage_CountObjects", _INT, _HANDLE)
page_object = _call("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
object_type = _call("FPDFPageObj_GetType", _INT, _HANDLE)
object_matrix = _call("FPDFPageObj_GetMatrix", _INT, _HANDLE, _HANDLE)
count_form_objects = _call("FPDFFormObj_CountObjects", _INT, _HANDLE)
form_object = _call("FPDFFormObj_GetObject", _HANDLE, _HANDLE, _LONG)
path_draw_mode = _call("FPDFPath_GetDrawMode", _INT, _HANDLE, _HANDLE, _HANDLE)
count_segments = _call("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment = _call("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
segment_point = _call("FPDFPathSegment_GetPoint", _INT, _HANDLE, _HANDLE, _HANDLE)
segment_type = _call("FPDFPathSegment_GetType", _INT, _HANDLE)
segment_closes = _call("FPDFPathSegment_GetClose", _INT, _HANDLE)

# The tags of a page: elements within each other, whose passages are marked by numbers on the page.
page_tags = _call("FPDF_StructTree_GetForPage", _KEY, _HANDLE)
close_tags = _call("FPDF_StructTree_Close", None, _HANDLE)
count_root_tags = _call("FPDF_StructTree_CountChildren", _INT, _HANDLE)
root_tag = _call("FPDF_StructTree_GetChildAtIndex", _KEY, _HANDLE, _INT)
tag_name = _call("FPDF_StructElement_GetType", _LONG, _HANDLE, _HANDLE, _LONG)
count_tags = _call("FPDF_StructElement_CountChildren", _INT, _HANDLE)
tag_within = _call("FPDF_StructElement_GetChildAtIndex", _KEY, _HANDLE, _INT)
tag_mark = _call("FPDF_StructElement_GetChildMarkedContentID", _INT, _HANDLE, _INT)
object_mark = _call("FPDFPageObj_GetMarkedContentID", _INT, _HANDLE)
object_text = _call("FPDFTextObj_GetText", _LONG, _HANDLE, _HANDLE, _HANDLE, _LONG)

TEXT_OBJECT, PATH_OBJECT, IMAGE_OBJECT, SHADING_OBJECT, FORM_OBJECT = 1, 2, 3, 4, 5
LINE_SEGMENT, CURVE_SEGMENT, MOVE_SEGMENT = 0, 1, 2
