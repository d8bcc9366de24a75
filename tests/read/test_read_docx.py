"""Word files: styles, lists, tables with merged cells, and what is wrong with damaged ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Draft

from safeguard_extract.errors import BrokenDocument, EmptyInput, UnknownFormat
from safeguard_extract.read.choose import WORD, media_type, read_pages
from safeguard_extract.read.docx import read_docx
from safeguard_extract.records.page import Line
from safeguard_extract.settings import DEFAULT


def saved(draft: Draft) -> bytes:
    file = io.BytesIO()
    draft.save(file)
    return file.getvalue()


def lines_of(draft: Draft) -> tuple[Line, ...]:
    (page,) = read_docx("plan.docx", saved(draft))
    return page.lines


def test_styles_say_what_paragraphs_are() -> None:
    draft = Document()
    draft.add_heading("Harbour plan", 0)
    draft.add_heading("Boats", 2)
    draft.add_paragraph("Two of them leak.")
    draft.add_paragraph("Mend the first", style="List Bullet")
    draft.add_paragraph("Sell the second", style="List Number")
    draft.add_paragraph().add_run("In bold").bold = True
    assert [(line.marked, line.level, line.text, line.bold) for line in lines_of(draft)] == [
        ("heading", 1, "Harbour plan", True),
        ("heading", 2, "Boats", True),
        ("paragraph", 0, "Two of them leak.", False),
        ("list_item", 1, "• Mend the first", False),
        ("list_item", 1, "1. Sell the second", False),
        ("paragraph", 0, "In bold", True),
    ]


def test_captions_and_quotes_are_told_by_their_styles() -> None:
    draft = Document()
    draft.add_paragraph("Figure 1: The harbour", style="Caption")
    draft.add_paragraph("They came on time", style="Quote")
    draft.add_paragraph("It was kind", style="Intense Quote")
    draft.add_paragraph("Two of them leak.")
    assert [line.marked for line in lines_of(draft)] == ["caption", "quote", "quote", "paragraph"]


def test_contents_are_furniture() -> None:
    draft = Document()
    draft.styles.add_style("toc 1", 1)
    draft.add_paragraph("Boats\t2", style="toc 1")
    draft.add_heading("Boats", 1)
    assert [line.marked for line in lines_of(draft)] == ["furniture", "heading"]


def test_merged_cells() -> None:
    draft = Document()
    table = draft.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "down"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "across"
    (line,) = lines_of(draft)
    assert line.table is not None
    assert [(c.row, c.col, c.row_end, c.col_end, c.text) for c in line.table.cells] == [
        (0, 0, 0, 0, "00"),
        (0, 1, 0, 2, "across"),
        (1, 0, 2, 0, "down"),
        (1, 1, 1, 1, "11"),
        (1, 2, 1, 2, "12"),
        (2, 1, 2, 1, "21"),
        (2, 2, 2, 2, "22"),
    ]


def test_pictures_are_passed_over(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8)).save(tmp_path / "logo.png")
    draft = Document()
    draft.add_picture(str(tmp_path / "logo.png"))
    draft.add_paragraph("words")
    assert [line.text for line in lines_of(draft)] == ["words"]


def test_a_word_file_is_known_by_its_parts_whatever_its_name() -> None:
    draft = Document()
    draft.add_paragraph("words")
    data = saved(draft)
    assert media_type("plan", data) == media_type("plan.pdf", data) == WORD
    assert read_pages(Path("plan"), data, DEFAULT)[1] == "docx"


def test_other_archives_are_named() -> None:
    with pytest.raises(UnknownFormat, match="spreadsheet, slides or another archive"):
        media_type("a.docx", archive({"xl/workbook.xml": b"<x/>"}))
    with pytest.raises(UnknownFormat, match="password"):
        media_type("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600))


def archive(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


def test_without_words() -> None:
    with pytest.raises(EmptyInput):
        read_docx("empty.docx", saved(Document()))


def test_damaged_files_are_refused_with_a_reason() -> None:
    draft = Document()
    draft.add_paragraph("words " * 500)
    data = saved(draft)
    parts = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    text = parts["word/document.xml"]
    damaged = [
        archive({"word/document.xml": text}),
        archive(parts | {"word/document.xml": text[: len(text) // 2]}),
        archive(parts | {"word/document.xml": b"<x/>"}),
        archive(parts | {"[Content_Types].xml": b""}),
        data[:100] + bytes(100) + data[200:],
        data[: len(data) // 2],
    ]
    for each in damaged:
        try:
            (page,) = read_docx("plan.docx", each)
        except (BrokenDocument, EmptyInput) as fault:
            assert fault.subject == "plan.docx"
        else:
            assert page.lines


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(BrokenDocument, match="unpacks"):
        read_docx("bomb.docx", archive({"word/document.xml": bytes(200_000_001)}))
