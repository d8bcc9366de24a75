"""PDF files that are built to hang, crash or bloat their reader, and sound ones that are damaged.

Each has a name, so that a failure can be looked at: `python tests/fuzz/hostile_pdfs.py NAME > file.pdf`.
"""

from __future__ import annotations

import io
import random
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F 10 Tf 72 700 Td (The keepers light the lamps) Tj ET\n"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"


def pdf(objects: Mapping[int, bytes], root: int = 1, more: bytes = b"") -> bytes:
    """A PDF file of numbered objects, with a cross-reference table."""
    parts, places, length = [b"%PDF-1.7\n"], {}, 9
    for number, body in sorted(objects.items()):
        places[number] = length
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        length += len(parts[-1])
    out = b"".join(parts)
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(max(objects) + 1)
    )
    size = max(objects) + 1
    trailer = b"trailer\n<</Size %d/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, more, len(out))
    return out + b"xref\n0 %d\n%b" % (size, table) + trailer


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def one_page(content: bytes = _WORDS, page: bytes = _PAGE, **others: bytes) -> bytes:
    """A document of one page; further objects are named o6, o7 and so on."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page,
        4: stream(content),
        5: _FONT,
        **{int(name[1:]): body for name, body in others.items()},
    }
    return pdf(objects)


# Trees and references.


def cyclic_page_tree() -> bytes:
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99>>"})


def page_that_is_its_own_parent() -> bytes:
    return one_page(page=_PAGE.replace(b"/Parent 2 0 R", b"/Parent 3 0 R").replace(b"/MediaBox[0 0 595 842]", b""))


def ten_thousand_empty_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 10_003))
    pages = dict.fromkeys(range(3, 10_003), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%b]/Count 10000>>" % kids, **pages})


def million_promised_pages() -> bytes:
    return one_page().replace(b"/Count 1>>", b"/Count 1000000>>")


def cyclic_bookmarks() -> bytes:
    objects = {6: b"<</First 7 0 R/Last 7 0 R/Count 9>>", 7: b"<</Title(Lamps)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>"}
    sound = {1: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
    return pdf({**sound, 3: _PAGE, 4: stream(_WORDS), 5: _FONT, **objects})


def cross_references_in_a_ring() -> bytes:
    data = one_page()
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % data.rindex(b"xref\n0"))


def object_that_is_itself() -> bytes:
    return one_page(page=_PAGE.replace(b"[0 0 595 842]", b"6 0 R"), o6=b"6 0 R")


def thousands_of_notes() -> bytes:
    notes = b"[%b]" % b"".join(b"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 9 9]>>" for _ in range(20_000))
    return one_page(page=_PAGE.replace(b"/Contents", b"/Annots 6 0 R/Contents"), o6=notes)


# Nesting.


def _tagged(*elements: bytes, marks: int = 3) -> bytes:
    """A page of marked lines; the tags are objects 8 and on, 6 is their root, 7 says which holds which mark."""
    said = b"".join(
        b"/H1 <</MCID %d>> BDC BT /F 10 Tf 72 %d Td (The keepers light the lamps %d) Tj ET EMC\n" % (n, 700 - 20 * n, n)
        for n in range(marks)
    )
    owners = b" ".join(b"%d 0 R" % (8 + n % len(elements)) for n in range(marks))
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: _PAGE.replace(b"/Type/Page/", b"/Type/Page/StructParents 0/"),
            4: stream(said),
            5: _FONT,
            6: b"<</Type/StructTreeRoot/K 8 0 R/ParentTree 7 0 R>>",
            7: b"<</Nums[0[%b]]>>" % owners,
            **dict(enumerate(elements, start=8)),
        }
    )


def tag_within_itself() -> bytes:
    ring = b"<</Type/StructElem/S/H1/P 6 0 R/Pg 3 0 R/K[0 8 0 R 9 0 R 1 2]>>"
    return _tagged(ring, ring.replace(b"/P 6", b"/P 8"))


def tags_a_thousand_deep() -> bytes:
    tag = b"<</Type/StructElem/S/%b/P %d 0 R/Pg 3 0 R/K[%b]>>"
    deep = [tag % (b"Sect", max(6, n - 1) if n > 8 else 6, b"%d 0 R" % (n + 1)) for n in range(8, 1008)]
    return _tagged(*deep, tag % (b"H2", 1007, b"0 1 2"), marks=1001)


def marks_that_nothing_has() -> bytes:
    return _tagged(b"<</Type/StructElem/S/H9/P 6 0 R/Pg 3 0 R/K[99999999999 -7 0 0 0 0]>>")


def deep_page_tree() -> bytes:
    """A page 3,000 branches away from the root."""
    branches = {n: b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, n + 1) for n in range(7, 3_006)}
    tree = {2: b"<</Type/Pages/Kids[7 0 R]/Count 1>>", **branches, 7: branches[7].replace(b"6 0 R", b"2 0 R")}
    page = {3_006: _PAGE.replace(b"/Parent 2", b"/Parent 3005"), 4: stream(_WORDS), 5: _FONT}
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", **tree, **page})


def deep_arrays() -> bytes:
    return one_page(page=_PAGE.replace(b"/Contents", b"/Nest %b%b/Contents" % (b"[" * 50_000, b"]" * 50_000)))


def deep_graphics_states() -> bytes:
    return one_page(b"q " * 200_000 + _WORDS + b"Q " * 200_000)


def _form(content: bytes, inner: bytes) -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %b>>>>" % inner)


def form_within_itself() -> bytes:
    page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    return one_page(_WORDS + b"/X Do\n", page, o6=_form(b"/X Do /X Do\n", b"6 0 R"))


def forms_that_double() -> bytes:
    """Thirty forms, each of which draws the next one twice: a thousand million lines."""
    forms = {f"o{n}": _form(b"0 0 m 9 9 l S /X Do /X Do\n", b"%d 0 R" % (n + 1)) for n in range(6, 36)}
    page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    return one_page(_WORDS + b"/X Do\n", page, **forms, o36=_form(b"0 0 m 9 9 l S\n", b"36 0 R"))


# Size.


def _packed(data: bytes, times: int) -> bytes:
    """Data repeated so often, deflated without ever holding all of it."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(data) for _ in range(times)) + packer.flush()


def unpacks_to_a_gigabyte() -> bytes:
    bomb = _packed(b" " * 1_000_000, 1_000)
    return one_page(page=_PAGE).replace(stream(_WORDS), stream(bomb, b"/Filter/FlateDecode"))


def unpacks_twice() -> bytes:
    """A kilobyte or two that unpack to a megabyte, which unpacks to a gigabyte."""
    bomb = zlib.compress(_packed(b"q Q " * 250_000, 1_000), 9)
    return one_page(page=_PAGE).replace(stream(_WORDS), stream(bomb, b"/Filter[/FlateDecode/FlateDecode]"))


def huge_page() -> bytes:
    return one_page(page=_PAGE.replace(b"[0 0 595 842]", b"[-1e9 -1e9 1e9 1e9]"))


def boxes_of_all_kinds() -> bytes:
    kids, pages = b"", {}
    boxes = (
        b"[0 0 0 0]",
        b"[9 9 1 1]",
        b"[0 0 1e38 1e38]",
        b"[0 0 (a) null]",
        b"[]",
        b"[1 2]",
        b"null",
        b"[-9 0 -1 5]",
    )
    for number, box in enumerate(boxes, start=6):
        kids += b"%d 0 R " % number
        pages[number] = _PAGE.replace(
            b"[0 0 595 842]", box + b"/CropBox " + boxes[-number % len(boxes)] + b"/Rotate 45"
        )
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages))
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: tree, 4: stream(_WORDS), 5: _FONT, **pages})


def type_of_all_sizes() -> bytes:
    sizes = (b"0", b"-10", b"1e9", b"1e-9", b"99999999999999999999", b"10")
    return one_page(b"".join(b"BT /F %b Tf 72 700 Td (Light the lamps) Tj ET\n" % size for size in sizes))


def text_nowhere() -> bytes:
    places = (b"1e38 1e38", b"-1e38 0", b"99999999999 1", b"0 0")
    turned = b"".join(b"BT /F 9 Tf %b %b Tm (lamps) Tj ET\n" % (m, p) for p in places for m in (b"0 0 0 0", b"1 1 1 1"))
    return one_page(turned + _WORDS)


# Drawing and words in numbers that a table finder compares with each other.


def _lines(draw: Callable[[random.Random], str], count: int) -> bytes:
    chance = random.Random(1)
    return "".join(draw(chance) for _ in range(count)).encode() + _WORDS


def street_map() -> bytes:
    def draw(chance: random.Random) -> str:
        x, y = chance.randint(0, 590), chance.randint(0, 840)
        return f"{x} {y} m {x} {y + 40} l S {x} {y} m {x + 40} {y} l S\n"

    return one_page(_lines(draw, 60_000))


def small_boxes() -> bytes:
    return one_page(_lines(lambda c: f"{c.randint(0, 590)} {c.randint(0, 840)} 8 8 re f\n", 60_000))


def squared_paper() -> bytes:
    level = b"".join(b"0 %d m 595 %d l S\n" % (y, y) for y in range(0, 842, 4))
    return one_page(level + b"".join(b"%d 0 m %d 842 l S\n" % (x, x) for x in range(0, 595, 4)) + _WORDS)


def endless_table_of_figures() -> bytes:
    """A page as tall as a tower, with 4,000 rows of 12 figures that no line parts."""
    rows = (f"BT /F 8 Tf {40 + 40 * c} {40_000 - 10 * r} Td ({r * c}) Tj ET\n" for r in range(4_000) for c in range(12))
    return one_page("".join(rows).encode(), _PAGE.replace(b"595 842", b"595 40100"))


def one_line_of_words() -> bytes:
    words = b"".join(b"BT /F 1 Tf %d 700 Td (a) Tj ET\n" % x for x in range(20_000))
    return one_page(words, _PAGE.replace(b"595 842", b"20000 842"))


def the_same_word_all_over() -> bytes:
    return one_page(b"BT /F 10 Tf 72 700 Td (lamp) Tj ET\n" * 30_000)


# Letters.


def letters_that_are_none() -> bytes:
    mapping = b"""begincmap 1 begincodespacerange <00> <FF> endcodespacerange
4 beginbfchar <41> <D800> <42> <0000> <43> <DFFFD800> <44> <FFFE202E> endbfchar endcmap"""
    font = _FONT[:-2] + b"/ToUnicode 6 0 R>>"
    return one_page(b"BT /F 10 Tf 72 700 Td (ABCD ABBA DCBA lamps) Tj ET\n", o6=stream(mapping), o7=b"null").replace(
        _FONT, font
    )


def font_that_draws_itself() -> bytes:
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
    font += b"/Encoding<</Differences[65/A]>>/CharProcs<</A 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>"
    glyph = stream(b"9 0 d0 BT /F 1 Tf (A) Tj ET\n")
    return one_page(b"BT /F 10 Tf 72 700 Td (AAA) Tj ET\n", o6=glyph).replace(_FONT, font)


def font_file_of_noise() -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/Noise/FirstChar 32/LastChar 34/Widths[500 -1 (a)]"
    font += b"/FontDescriptor<</Type/FontDescriptor/FontName/Noise/Flags 4/FontFile2 6 0 R>>>>"
    noise = b"\0\1\0\0" + random.Random(1).randbytes(60_000)
    return one_page(_WORDS, o6=stream(noise, b"/Length1 999999999")).replace(_FONT, font)


def letters_mapped_to_a_megabyte() -> bytes:
    """Each letter stands for thousands."""
    many = b"0041" * 2_000
    mapping = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 100 beginbfchar\n"
    mapping += b"".join(b"<%02X> <%b>\n" % (code, many) for code in range(65, 91)) + b"endbfchar endcmap"
    line = b"BT /F 10 Tf 72 700 Td (ABCDEFGHIJKLMNOPQRSTUVWXYZ) Tj ET\n"
    return one_page(line * 20, o6=stream(mapping)).replace(_FONT, _FONT[:-2] + b"/ToUnicode 6 0 R>>")


# Pictures.


def _picture(entries: bytes, data: bytes) -> bytes:
    page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    form = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8" + entries
    return one_page(b"q 595 0 0 842 0 0 cm /X Do Q\n", page, o6=stream(data, form))


def picture_of_ten_thousand_million_dots() -> bytes:
    return _picture(b"/Width 100000/Height 100000", b"\x80")


def picture_that_unpacks_to_a_gigabyte() -> bytes:
    return _picture(b"/Width 32000/Height 32000/Filter/FlateDecode", _packed(b"\x80" * 1_000_000, 1_024))


def picture_without_sides() -> bytes:
    return _picture(b"/Width 0/Height -5", b"")


def pictures_of_noise() -> bytes:
    """Data that is none of what its filters say, one filter after the other."""
    noise = random.Random(2).randbytes(20_000)
    page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</A 6 0 R/B 7 0 R/C 8 0 R/D 9 0 R/E 10 0 R>>")
    drawn = b"".join(b"q 300 0 0 300 %d 99 cm /%c Do Q\n" % (40 * n, name) for n, name in enumerate(b"ABCDE"))
    filters = (b"DCTDecode", b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode", b"LZWDecode")
    form = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width 900/Height 900/Filter/"
    pictures = {f"o{n}": stream(noise, form + name) for n, name in enumerate(filters, start=6)}
    return one_page(drawn, page, **pictures)


def page_of_grain() -> bytes:
    """A scan of nothing but dots, which an OCR program takes for letters."""
    grain = random.Random(3).randbytes(600 * 850)
    return _picture(b"/Width 600/Height 850/Filter/FlateDecode", zlib.compress(grain))


# Locks.


def sound(compressed: bool = True, **options: object) -> bytes:
    """A plan of three pages with a table over two of them."""
    style = getSampleStyleSheet()["BodyText"]
    rows = [["No", "Action", "Lead"]] + [[str(n), f"Mend lamp {n} on the pier", "Keeper"] for n in range(1, 60)]
    grid = Table(rows, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    out = io.BytesIO()
    text = Paragraph("Priority 1: Lamps. The keepers of the harbour light every lamp before dusk. " * 12, style)
    SimpleDocTemplate(out, pagesize=A4, pageCompression=int(compressed), **options).build([text, grid, text])
    return out.getvalue()


def locked() -> bytes:
    return sound(encrypt=StandardEncryption("open", "own"))


def locked_in_an_unknown_way() -> bytes:
    return one_page().replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Nobody/V 99/R 99>>")


def lock_without_a_key() -> bytes:
    canvas = Canvas(io.BytesIO(), encrypt=StandardEncryption("open", "own"))
    canvas.drawString(72, 700, "The keepers light the lamps")
    return bytes(canvas.getpdfdata()).replace(b"/O ", b"/Q ").replace(b"/U ", b"/W ")


HOSTILE: tuple[Callable[[], bytes], ...] = (
    cyclic_page_tree,
    page_that_is_its_own_parent,
    ten_thousand_empty_pages,
    million_promised_pages,
    cyclic_bookmarks,
    cross_references_in_a_ring,
    object_that_is_itself,
    thousands_of_notes,
    tag_within_itself,
    tags_a_thousand_deep,
    marks_that_nothing_has,
    deep_page_tree,
    deep_arrays,
    deep_graphics_states,
    form_within_itself,
    forms_that_double,
    unpacks_to_a_gigabyte,
    unpacks_twice,
    huge_page,
    boxes_of_all_kinds,
    type_of_all_sizes,
    text_nowhere,
    street_map,
    small_boxes,
    squared_paper,
    endless_table_of_figures,
    one_line_of_words,
    the_same_word_all_over,
    letters_that_are_none,
    font_that_draws_itself,
    font_file_of_noise,
    letters_mapped_to_a_megabyte,
    picture_of_ten_thousand_million_dots,
    picture_that_unpacks_to_a_gigabyte,
    picture_without_sides,
    pictures_of_noise,
    page_of_grain,
    locked,
    locked_in_an_unknown_way,
    lock_without_a_key,
)


def hostile(left_out: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The hostile files with their names."""
    for build in HOSTILE:
        if build.__name__ not in left_out:
            yield build.__name__, build()


def cut_short(whole: bytes, step: int) -> Iterator[tuple[str, bytes]]:
    """A sound file cut every so many bytes."""
    for end in range(0, len(whole), step):
        yield f"cut_at_{end}_of_{len(whole)}", whole[:end]


def damaged(seeds: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """Sound files with bits flipped, bytes cut out or put in; the number in the name is the seed."""
    plain, packed = sound(compressed=False), sound()
    for seed in seeds:
        chance = random.Random(seed)
        data = bytearray(plain if seed % 2 else packed)
        for _ in range(chance.choice((1, 3, 10, 100))):
            at = chance.randrange(len(data))
            kind = chance.random()
            if kind < 0.8:
                data[at] ^= 1 << chance.randrange(8)
            elif kind < 0.9:
                del data[at : at + chance.randrange(1, 40)]
            else:
                data[at:at] = chance.randbytes(chance.randrange(1, 40))
        yield f"damaged_{seed}", bytes(data)


if __name__ == "__main__":
    wanted = sys.argv[1]
    if wanted in {build.__name__ for build in HOSTILE}:
        sys.stdout.buffer.write(next(build for build in HOSTILE if build.__name__ == wanted)())
    else:
        found = [data for name, data in (*cut_short(sound(), 1), *damaged(range(10_000))) if name == wanted]
        sys.exit(sys.stdout.buffer.write(found[0]) and 0 if found else f"there is no {wanted}")
