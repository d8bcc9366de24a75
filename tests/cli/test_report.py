"""`extract report`, and the charts and pages of `extract trends` and `extract compare`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")
SAMPLES = Path(__file__).parents[2] / "corpora" / "samples" / "pdf"
EARLIER, LATER, LAST = "bramblecombe-2031", "bramblecombe-2034", "bramblecombe-2037"
CHARTS = {"priorities-bramblecombe-plan", "theme-ranks", "theme-shares", "themes-by-board", "themes-by-year"}


def test_report_is_one_file_over_all_plans(parsed):
    result = parsed("report")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("outputs/report.html: 3 plans, 0.")
    html = Path("outputs/report.html").read_text(encoding="utf-8")
    for id in (EARLIER, LATER, LAST):
        assert f'id="plan.{id}"' in html
    assert "Train every school" in html


def test_report_goes_where_it_is_told(parsed):
    assert parsed("report", "--file", "elsewhere/study.html").exit_code == 0
    assert Path("elsewhere/study.html").is_file()
    assert not Path("outputs/report.html").exists()


def test_report_says_which_documents_it_misses_and_keeps_to_its_size(run, tmp_path):
    pdf = tmp_path / "documents" / "plan.pdf"
    pdf.parent.mkdir()
    shutil.copy(SAMPLES / "hollowick-2024.pdf", pdf)
    assert run("parse", "documents").exit_code == 0
    pdf.rename(tmp_path / "documents" / "renamed.pdf")
    assert "Read from PDFs: 1 plan. `--documents DIR`" in run("report").stderr
    found = run("report", "--documents", "documents")
    assert found.exit_code == 0
    assert "Read from PDFs" not in found.stderr
    assert "Pictures of pages: " in found.stderr
    assert "data:image/webp;base64," in Path("outputs/report.html").read_text()
    (tmp_path / "empty").mkdir()
    missed = run("report", "--documents", "empty", "--size", "0.5")
    assert "no PDF with the bytes that were parsed was found for hollowick-2024" in missed.stderr
    assert Path("outputs/report.html").stat().st_size < 500_000
    assert run("report", "--documents", "nowhere").exit_code == 2
    assert run("report", "--size", "0").exit_code == 2


def test_report_names_a_broken_plan_file_and_goes_on(parsed):
    Path("outputs/plans/cut.json").write_text("{}")
    result = parsed("report")
    assert result.exit_code == 1
    assert "1 of 4 plans failed:" in result.stderr
    assert "cut.json" in Path("outputs/report.html").read_text(encoding="utf-8")


def test_report_over_nothing_says_how_to_begin(run):
    result = run("report")
    assert result.exit_code == 2
    assert "extract parse" in result.stderr


def test_report_takes_theme_names_from_a_codebook(parsed, tmp_path):
    (tmp_path / "mine.yml").write_text("themes:\n - {id: neglect, name: Children left alone, includes: [neglect]}\n")
    parsed("report", "--codebook", "mine.yml")
    assert "Children left alone" in Path("outputs/report.html").read_text(encoding="utf-8")


def test_trends_draws_charts(parsed):
    result = parsed("trends")
    assert result.exit_code == 0, result.stderr
    assert "outputs/trends/charts: 5 charts" in result.stdout
    written = {path.name for path in Path("outputs/trends/charts").iterdir()}
    assert {name for name in written if name.endswith(".svg")} == {f"{name}.svg" for name in CHARTS}


def test_trends_draws_png_copies_where_it_can(parsed):
    pytest.importorskip("resvg_py", reason="the charts extra is not installed")
    pytest.importorskip("fontpkg_noto_sans", reason="the charts extra is not installed")
    parsed("trends")
    for name in CHARTS:
        assert Path(f"outputs/trends/charts/{name}.png").read_bytes().startswith(b"\x89PNG")


def test_trends_says_what_png_copies_need(parsed, monkeypatch):
    from safeguard_extract.errors import MissingCharts
    from safeguard_extract.reports import charts

    def missing(processes: int) -> None:
        raise MissingCharts("PNG copies of the charts")

    monkeypatch.setattr(charts, "PngCopies", missing)
    result = parsed("trends")
    assert result.exit_code == 0
    assert "pip install resvg-py fontpkg-noto-sans" in result.stderr
    assert {path.suffix for path in Path("outputs/trends/charts").iterdir()} == {".svg"}


def test_trends_says_that_only_the_longest_series_are_drawn(parsed, monkeypatch):
    from safeguard_extract.cli import trend_charts

    assert "longest" not in parsed("trends").stderr
    monkeypatch.setattr(trend_charts, "FLOWS", 0)
    assert "for the 0 longest of 1 series" in parsed("trends").stderr
    assert not [*Path("outputs/trends/charts").glob("priorities-*")]


def test_trends_draws_none_where_none_is_wanted(parsed):
    assert "chart" not in parsed("trends", "--no-charts").stdout
    assert not Path("outputs/trends/charts").exists()


def test_charts_of_an_earlier_run_do_not_stay(parsed):
    parsed("trends")
    own = Path("outputs/trends/charts/notes.txt")
    own.write_text("mine")
    parsed("trends", EARLIER)
    left = {path.name for path in Path("outputs/trends/charts").iterdir()}
    assert "priorities-bramblecombe-plan.svg" not in left
    assert "themes-by-year.svg" in left
    assert own.read_text() == "mine"


def test_trends_draws_the_themes_that_are_chosen(parsed):
    parsed("trends", "--theme", "training", "--theme", "bullying")
    drawn = Path("outputs/trends/charts/theme-shares.svg").read_text(encoding="utf-8")
    assert "Bullying" in drawn
    assert "Training and learning" in drawn
    wrong = parsed("trends", "--theme", "weather")
    assert wrong.exit_code == 2
    assert "weather" in wrong.stderr


def test_compare_writes_a_page_a_pair(parsed):
    assert parsed("compare", EARLIER, LATER, LAST, "--html").exit_code == 0
    pages = {path.name for path in Path("outputs/compare").glob("*.html")}
    assert pages == {f"{EARLIER}--{LATER}.html", f"{LATER}--{LAST}.html"}
    html = Path(f"outputs/compare/{EARLIER}--{LATER}.html").read_text(encoding="utf-8")
    assert "<svg" in html
    assert "Train every school" in html
    assert not list(Path("outputs/compare").glob("*--*.html.*"))


def test_the_data_package_holds_tables_only(parsed):
    from frictionless import Package

    parsed("compare", EARLIER, LATER, "--html")
    parsed("trends")
    parsed("report")
    assert Package("outputs/datapackage.json").validate().valid


def test_rows_of_the_page_of_two_plans_lead_to_their_pages(run, tmp_path):
    (tmp_path / "documents").mkdir()
    for year in (2018, 2022):
        shutil.copy(SAMPLES / f"eldermere-{year}.pdf", tmp_path / "documents")
    assert run("parse", "documents").exit_code == 0
    ids = ("eldermere-2018", "eldermere-2022")
    assert run("compare", *ids, "--documents", "documents").exit_code == 2
    assert run("compare", *ids, "--html", "--documents", "documents").exit_code == 0
    page = Path("outputs/compare/eldermere-2018--eldermere-2022.html").read_text(encoding="utf-8")
    assert 'href="../../documents/eldermere-2018.pdf#page=' in page
    assert 'href="../../documents/eldermere-2022.pdf#page=' in page
