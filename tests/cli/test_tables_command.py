"""`extract tables`: the tables of any PDF as JSON, CSV files and workbooks."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
HEAD = ["No", "Action", "Lead"]
PLAIN = getSampleStyleSheet()["BodyText"]


def document(path: Path, *flowables: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    SimpleDocTemplate(str(path), pagesize=A4).build(list(flowables))
    return path


def long_table(path: Path, rows: int = 60) -> Path:
    """A table over two pages, its head printed on both."""
    body = [[str(n), f"Mend lamp {n} on the pier", "Keeper"] for n in range(1, rows + 1)]
    grid = Table([HEAD, *body], repeatRows=1, style=[GRID, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")])
    return document(path, Paragraph("The keepers light the lamps of the harbour. " * 4, PLAIN), grid)


def merged_table(path: Path) -> Path:
    """Titles over two columns and a cell over two rows; one cell would be a formula."""
    rows = [["Area", "Lamps", ""], ["", "Lit", "Dark"], ["Pier", "9", "=1+1"], ["", "@SUM(A1)", "-2"]]
    style = [GRID, ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (0, 2), (0, 3))]
    return document(path, Table(rows, colWidths=[90, 90, 90], style=style))


def test_json_says_where_each_cell_stands(run, tmp_path):
    result = run("tables", merged_table(tmp_path / "merged.pdf"))
    assert result.exit_code == 0
    (table,) = json.loads(result.stdout)
    assert list(table) == ["file", "page", "pages", "bbox", "cells", "header_rows", "confidence"]
    assert (table["file"], table["page"], table["pages"], table["confidence"]) == ("merged.pdf", 1, [1], 1.0)
    x0, top, x1, bottom = table["bbox"]
    assert (round(x1 - x0), round(bottom - top)) == (270, 72)
    assert 0 < x0 < x1 < A4[0]
    assert 0 < top < bottom < A4[1]
    cells = {tuple(cell) for cell in table["cells"]}
    assert cells >= {(0, 0, 1, 0, "Area"), (0, 1, 0, 2, "Lamps"), (2, 0, 3, 0, "Pier"), (2, 2, 2, 2, "=1+1")}
    places = [(r, c) for r0, c0, r1, c1, _ in cells for r in range(r0, r1 + 1) for c in range(c0, c1 + 1)]
    assert sorted(places) == [(r, c) for r in range(4) for c in range(3)]
    assert not Path("outputs").exists()


def test_a_table_over_pages_is_one_with_one_head(run, tmp_path):
    path = long_table(tmp_path / "lamps.pdf")
    (table,) = json.loads(run("tables", path).stdout)
    assert (table["page"], table["pages"], table["header_rows"]) == (1, [1, 2], 1)
    assert [cell[4] for cell in table["cells"] if cell[1] == 0] == ["No", *map(str, range(1, 61))]
    apart = json.loads(run("tables", path, "--no-join").stdout)
    assert [(each["page"], each["pages"]) for each in apart] == [(1, [1]), (2, [2])]
    assert all(each["cells"][0][4] == "No" for each in apart)


def test_csv_is_a_file_a_table(run, tmp_path):
    path = document(
        tmp_path / "two.pdf", Table([HEAD, ["1", 'Say "light, more light"', "Keeper\nClerk"]], style=[GRID]),
        PageBreak(), Table([["Zoë", "naïve £5"], ["=1+1", "–"]], style=[GRID]),
    )  # fmt: skip
    result = run("tables", path, "--format", "csv", "--out", "found")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["found/two-table-1-page-1.csv", "found/two-table-2-page-2.csv"]
    first, second = (Path(line).read_bytes() for line in result.stdout.splitlines())
    assert first.startswith(b"No,Action,Lead\r\n")
    assert list(csv.reader(io.StringIO(first.decode()))) == [HEAD, ["1", 'Say "light, more light"', "Keeper Clerk"]]
    assert list(csv.reader(io.StringIO(second.decode()))) == [["Zoë", "naïve £5"], ["=1+1", "–"]]
    assert "two.pdf: 2 tables" in result.stderr


def test_csv_keeps_its_width_where_cells_are_merged(run, tmp_path):
    run("tables", merged_table(tmp_path / "merged.pdf"), "--format", "csv")
    rows = list(csv.reader(Path("outputs/merged-table-1-page-1.csv").read_text(encoding="utf-8").splitlines()))
    assert rows == [["Area", "Lamps", ""], ["", "Lit", "Dark"], ["Pier", "9", "=1+1"], ["", "@SUM(A1)", "-2"]]


def test_a_workbook_has_a_sheet_a_table_and_no_formula(run, tmp_path):
    path = document(
        tmp_path / "book.pdf", Table([HEAD, ["1", "=HYPERLINK(A1)", "+1"]], style=[GRID]),
        PageBreak(), Table([["Port", "Boats"], ["Arden", "@SUM(A1)"]], style=[GRID]),
    )  # fmt: skip
    result = run("tables", path, "--format", "xlsx")
    assert result.stdout.splitlines() == ["outputs/book-tables.xlsx"]
    with zipfile.ZipFile("outputs/book-tables.xlsx") as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        assert all(b"<f" not in archive.read(name) for name in sheets)
        words = archive.read("xl/sharedStrings.xml").decode()
        assert all(text in words for text in ("=HYPERLINK(A1)", "+1", "@SUM(A1)"))
        assert b'"Table 2, page 2"' in archive.read("xl/workbook.xml")


def test_a_table_without_lines_says_that_it_is_less_sure(run, tmp_path):
    canvas = Canvas(str(tmp_path / "plain.pdf"), pagesize=A4)
    rows = [("Port", "Boats", "Days"), ("Arden", "204", "3,114"), ("Brack", "97", "841"), ("Cald", "310", "77")]
    for number, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 10)
        canvas.drawString(80, 700 - 16 * number, row[0])
        canvas.drawRightString(240, 700 - 16 * number, row[1])
        canvas.drawRightString(320, 700 - 16 * number, row[2])
    canvas.save()
    (table,) = json.loads(run("tables", tmp_path / "plain.pdf").stdout)
    assert [[cell[4] for cell in table["cells"] if cell[0] == row] for row in range(4)] == [list(row) for row in rows]
    assert (table["header_rows"], table["confidence"]) == (1, 0.6)


def test_a_document_without_tables_is_no_failure(run, tmp_path):
    path = document(tmp_path / "prose.pdf", Paragraph("The keepers light the lamps. " * 40, PLAIN))
    for shape in ("json", "csv", "xlsx"):
        result = run("tables", path, "--format", shape)
        assert (result.exit_code, result.stdout.strip()) == (0, "[]" if shape == "json" else "")
        assert "prose.pdf: 0 tables" in result.stderr
    assert not Path("outputs").exists() or not list(Path("outputs").iterdir())


def test_bad_files_are_named_and_the_others_done(run, tmp_path):
    folder = tmp_path / "folder"
    merged_table(folder / "a.pdf")
    merged_table(folder / "deeper" / "a.pdf")
    (folder / "cut.pdf").write_bytes((folder / "a.pdf").read_bytes()[:300])
    locked = Canvas(str(folder / "locked.pdf"), encrypt=StandardEncryption("open", "own"))
    locked.drawString(72, 700, "Lamps")
    locked.save()
    result = run("tables", folder, tmp_path / "gone.pdf")
    assert result.exit_code == 1
    assert "3 of 5 inputs failed:" in result.stderr
    for name in ("cut.pdf", "locked.pdf", "gone.pdf"):
        assert name in result.stderr
    assert "Traceback" not in result.stderr
    files = [table["file"] for table in json.loads(result.stdout)]
    assert len(files) == len(set(files)) == 2
    written = run("tables", folder, "--format", "csv").stdout.split()
    assert sorted(Path(path).name for path in written) == ["a-2-table-1-page-1.csv", "a-table-1-page-1.csv"]


@pytest.mark.parametrize("words", [(), ("--format", "html", "a.pdf")])
def test_wrong_use(run, words):
    assert run("tables", *words).exit_code == 2


def test_standard_input_is_a_file_as_well(run, tmp_path):
    data = merged_table(tmp_path / "merged.pdf").read_bytes()
    (table,) = json.loads(run("tables", "-", input=data).stdout)
    assert table["cells"][0] == [0, 0, 1, 0, "Area"]


def test_a_page_that_was_not_read_is_named(run, tmp_path):
    """Its tables are missing, which nobody would see from the others."""
    path = tmp_path / "outlines.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(3):
        canvas.drawString(72, 700 - 20 * number, "The keepers light the lamps")
    canvas.showPage()
    for number in range(200):  # squared paper
        canvas.line(0, 4 * number, 595, 4 * number)
        canvas.line(4 * number, 0, 4 * number, 842)
    canvas.drawString(72, 30, "Map of the harbour and its lamps")
    canvas.save()
    result = run("tables", path)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == []
    assert "outlines.pdf: page 2: too many drawn lines" in result.stderr
    assert "page 2" not in run("tables", path, "--quiet").stderr


def test_ocr_can_be_switched_off_and_a_missing_program_is_wrong_use(run, tmp_path, monkeypatch):
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("L", (60, 85), 230)), 0, 0, *A4)
    canvas.save()
    result = run("tables", path, "--ocr", "none")
    assert result.exit_code == 1
    assert "without `--ocr none`" in result.stderr
    monkeypatch.setattr("safeguard_extract.read.ocr_choice.find_spec", lambda name: None)
    result = run("tables", path, "--ocr", "rapidocr")
    assert result.exit_code == 2
    assert "rapidocr" in result.stderr


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_tables_of_a_scan(run, tmp_path):
    picture = pypdfium2.PdfDocument(merged_table(tmp_path / "merged.pdf"))[0].render(scale=200 / 72).to_pil()
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.save()
    (table,) = json.loads(run("tables", tmp_path / "scan.pdf", "--ocr", "tesseract").stdout)
    assert {(0, 0, 1, 0, "Area"), (0, 1, 0, 2, "Lamps")} <= {tuple(cell) for cell in table["cells"]}
