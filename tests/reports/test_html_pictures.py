import base64
import hashlib
import io
import os
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from fictional_plans import THEMES, a_plan
from PIL import Image
from read_html import read_html
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.records.geometry import BBox, Region
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.html import build_report
from safeguard_extract.reports.html.artist import Artist
from safeguard_extract.reports.html.crops import Wanted, draw_crops
from safeguard_extract.reports.html.originals import find_originals, picture_rows, way_to

BOX = BBox(72.0, 100.0, 400.0, 125.0)


def a_pdf(path: Path, words: str = "Train every school", pages: int = 4) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), invariant=True, pagesize=(595, 842))
    for _ in range(pages):
        canvas.drawString(80, 842 - 118, words)
        canvas.showPage()
    canvas.save()
    return path


def plan_of(path: Path, **more) -> Plan:
    return a_plan(sha256=hashlib.sha256(path.read_bytes()).hexdigest(), **more)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return a_pdf(tmp_path / "documents" / "a plan & more.pdf")


def picture(crop) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(crop.data))).convert("RGB")


def test_a_crop_is_a_strip_of_the_page_with_the_words_in_a_frame(pdf):
    (crop,) = draw_crops(pdf, [Wanted("i1", (Region(2, BOX),))], 10**6)["i1"]
    strip = picture(crop)
    assert strip.size == (crop.width, crop.height)
    assert crop.page == 2
    assert 740 <= crop.width <= 750
    assert 90 <= crop.height <= 115, "the words and thirty points above and below"
    framed = [(x, y) for x in range(strip.width) for y in range(strip.height) if strip.getpixel((x, y)) == (213, 94, 0)]
    xs, ys = zip(*framed, strict=True)
    assert (min(xs), max(xs)) == pytest.approx((72 * 1.25 - 3, 400 * 1.25 + 3), abs=1)
    inside = strip.crop((min(xs) + 3, min(ys) + 3, max(xs) - 3, max(ys) - 3)).convert("L")
    assert inside.getextrema()[0] < 100, "the words stand inside"
    assert max(strip.height - max(ys), min(ys)) >= 20


def test_a_row_on_two_pages_has_two_crops(pdf):
    crops = draw_crops(pdf, [Wanted("i1", (Region(1, BOX), Region(3, BOX)))], 10**6)["i1"]
    assert [crop.page for crop in crops] == [1, 3]


@pytest.mark.parametrize(
    "regions",
    [(), (Region(9, BOX),), (Region(0, BOX),), (Region(1, None),)],
    ids=["none", "past the end", "before the start", "no box"],
)
def test_a_row_without_a_place_on_a_page_has_no_crop(pdf, regions):
    assert draw_crops(pdf, [Wanted("i1", regions)], 10**6) == {}


@pytest.mark.parametrize("box", [BBox(-50, -50, 9000, 9000), BBox(300, 300, 200, 200), BBox(72, 5000, 90, 5010)])
def test_a_box_outside_the_page_does_no_harm(pdf, box):
    drawn = draw_crops(pdf, [Wanted("i1", (Region(1, box),))], 10**6)
    assert all(crop.width > 0 and 0 < crop.height <= 1060 for crops in drawn.values() for crop in crops)


def test_crops_stop_where_the_room_is_filled(pdf):
    wanted = [Wanted(f"i{number}", (Region(1, BOX),)) for number in range(20)]
    whole = draw_crops(pdf, wanted, 10**6)
    room = sum(crop.weight for row in ("i0", "i1", "i2") for crop in whole[row])
    assert list(draw_crops(pdf, wanted, room)) == ["i0", "i1", "i2"]


def test_originals_are_found_by_their_bytes_under_any_name(pdf, tmp_path):
    a_pdf(tmp_path / "documents" / "other.pdf", "Other words")
    plan, stranger = plan_of(pdf), a_plan("Ashmere")
    pdf.rename(tmp_path / "documents" / "renamed.PDF")
    found = find_originals([plan, stranger], [tmp_path / "documents", tmp_path])
    assert found == {plan.document.id: tmp_path / "documents" / "renamed.PDF"}


def test_the_way_to_a_document_is_relative(tmp_path):
    assert way_to(tmp_path / "in" / "a.pdf", tmp_path / "out") == PurePosixPath("../in/a.pdf")


def test_a_report_shows_pages_and_leads_to_them(pdf, tmp_path):
    plan = plan_of(pdf)
    home = tmp_path / "out"
    report = build_report([plan, a_plan("Ashmere")], THEMES, documents=[pdf.parent], home=home)
    assert report.pictures.rows == 8
    assert report.pictures.left_out == 0
    assert report.pictures.missing == ("ashmere-2030",)
    page = read_html(report.html)
    images = page.all("img")
    assert len(images) == 8
    assert images[0].attributes["alt"] == "Page 2 of bramblecombe-2030.pdf, with the words of p1 in a frame"
    links = {node.attributes["href"] for node in page.all("a") if not node.attributes["href"].startswith("#")}
    assert links == {"../documents/a%20plan%20%26%20more.pdf#page=2", "../documents/a%20plan%20%26%20more.pdf#page=3"}
    assert "8 rows have a picture" in page.text
    assert "not found: ashmere-2030" in page.text


def test_a_file_cannot_name_itself_a_script(tmp_path):
    pdf = a_pdf(tmp_path / "javascript:alert(1).pdf")
    report = build_report([plan_of(pdf)], THEMES, documents=[tmp_path], home=tmp_path)
    assert "javascript:" not in report.html
    assert 'href="javascript%3Aalert%281%29.pdf#page=2"' in report.html


def test_pictures_are_left_out_where_the_report_would_grow_too_large_and_it_says_so(pdf):
    plan = plan_of(pdf, items=30)
    full = build_report([plan], THEMES, documents=[pdf.parent])
    budget = len(full.data) - 50_000
    report = build_report([plan], THEMES, documents=[pdf.parent], budget=budget)
    assert len(report.data) <= budget
    assert 0 < report.pictures.rows < full.pictures.rows == 62
    assert report.pictures.left_out == 62 - report.pictures.rows
    assert f"{report.pictures.left_out} rows of documents at hand have none" in " ".join(
        read_html(report.html).text.split()
    )


def test_a_small_plan_leaves_its_share_to_a_large_one(tmp_path):
    small, large = a_pdf(tmp_path / "small.pdf"), a_pdf(tmp_path / "large.pdf", "Audit every case")
    plans = [
        plan_of(large, area="Large", titles=[("Neglect", ())], items=30),
        plan_of(small, area="Small", titles=[("Neglect", ())], items=0),
    ]
    found = find_originals(plans, [tmp_path])
    whole = picture_rows(plans, found, 10**6)
    weight = sum(crop.weight for of_plan in whole.values() for crops in of_plan.values() for crop in crops)
    assert {id: len(rows) for id, rows in picture_rows(plans, found, weight).items()} == {
        "small-2030": 1,
        "large-2030": 31,
    }


def test_a_broken_document_costs_its_own_pictures_only(tmp_path):
    good = a_pdf(tmp_path / "good.pdf")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    plans = [plan_of(broken, area="Ashmere"), plan_of(good, area="Bramblecombe")]
    pictures = picture_rows(plans, find_originals(plans, [tmp_path]), 10**6)
    assert {id: bool(rows) for id, rows in pictures.items()} == {"ashmere-2030": False, "bramblecombe-2030": True}


@pytest.fixture
def artist():
    artist = Artist(seconds=30.0)
    yield artist
    artist.stop()


def test_a_document_that_crashes_its_process_costs_its_own_pictures_only(pdf, artist):
    wanted = [Wanted("i1", (Region(1, BOX),))]
    assert artist.draw(pdf, wanted, 10**6)
    artist._process.kill()
    assert artist.draw(pdf, wanted, 10**6) == {}
    assert artist.draw(pdf, wanted, 10**6)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_document_that_hangs_its_process_costs_its_own_pictures_only(pdf, artist, tmp_path):
    wanted = [Wanted("i1", (Region(1, BOX),))]
    assert artist.draw(pdf, wanted, 10**6)
    artist._seconds = 0.5
    # A pipe that nobody writes to: whoever opens it waits for ever, as in a page without an end.
    os.mkfifo(tmp_path / "endless.pdf")
    assert artist.draw(tmp_path / "endless.pdf", wanted, 10**6) == {}
    artist._seconds = 30.0
    assert artist.draw(pdf, wanted, 10**6)


def test_a_plan_read_from_text_wants_no_picture(pdf):
    plan = plan_of(pdf)
    text = replace(plan, document=replace(plan.document, source=replace(plan.document.source, media_type="text/plain")))
    report = build_report([text], THEMES, documents=[pdf.parent])
    assert report.pictures == replace(report.pictures, rows=0, missing=())
