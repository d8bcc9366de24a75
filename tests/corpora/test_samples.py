"""The samples are what their sources say, and nobody else's words."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

pytest.importorskip("reportlab", reason="the corpora group is not installed")
pytest.importorskip("typst", reason="the corpora group is not installed")

from corpora.annotation import annotate, folded, longest_run  # noqa: E402
from corpora.document import Item, Source, pieces_of  # noqa: E402
from corpora.generate import ENGINES, SAMPLES, samples  # noqa: E402
from corpora.headings import heads_of  # noqa: E402
from corpora.notation import due_date  # noqa: E402
from corpora.scrape import scrape  # noqa: E402
from corpora.sources import FOLDER, read_source, sources  # noqa: E402
from safeguard_extract.records.section import SectionType  # noqa: E402

SOURCES = sources()
REAL = ROOT.parent / "shared" / "corpus" / "text"
# fmt: off
CODES = {
    "neglect", "domestic-abuse", "cse", "cce", "exploitation", "trafficking", "missing", "csa", "hsb",
    "physical-emotional-abuse", "fgm-hba", "radicalisation", "online-safety", "bullying", "mental-health",
    "parental-risk", "early-help", "thresholds-front-door", "looked-after", "send", "private-fostering",
    "child-death", "case-review", "voice", "community", "training", "workforce", "allegations",
    "quality-assurance", "governance", "resources", "information-sharing", "policy-procedures", "education",
    "transitions", "trauma-informed", "accidents", "equality",
}
# fmt: on
each = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)


def gold_of(source: Source) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / "gold" / f"{source.id}.json").read_text(encoding="utf-8"))
    return loaded


def test_there_are_enough_documents_of_enough_boards() -> None:
    assert len(SOURCES) >= 14
    assert len({source.area for source in SOURCES}) >= 6
    assert {source.type for source in SOURCES} == {"strategic_plan", "business_plan", "annual_report"}


def test_ids_are_unique_and_name_area_and_first_year() -> None:
    assert len({source.id for source in SOURCES}) == len(SOURCES) == len(list(FOLDER.glob("*.yml")))
    for source in SOURCES:
        area = source.area.lower().replace(" ", "-")
        assert source.id in (f"{area}-{source.period[0][:4]}", f"{area}-{source.period[0][:4]}-annual-report")


@each
def test_samples_on_disk_are_what_the_source_gives(source: Source) -> None:
    """Text and gold byte for byte; a PDF's bytes also depend on the versions of the engines."""
    for name, data in samples(source):
        assert (SAMPLES / name).exists(), f"{name}: run python -m corpora.generate"
        if not name.endswith(".pdf"):
            assert (SAMPLES / name).read_bytes() == data, name


@each
def test_typesetting_twice_gives_the_same_bytes(source: Source) -> None:
    if source.engine is None:
        pytest.skip("a text-only document")
    first, second = (ENGINES[source.engine](source) for _ in range(2))
    assert first == second
    assert len(first) < 150_000


def pdf_text(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return folded(" ".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


@each
def test_pdf_holds_the_words_of_the_items(source: Source) -> None:
    if source.engine is None:
        pytest.skip("a text-only document")
    words = set(re.findall(r"\w+", pdf_text(SAMPLES / "pdf" / f"{source.id}.pdf").lower()))
    wanted = [word for row in gold_of(source)["items"] for word in re.findall(r"\w+", row["text"].lower())]
    missing = [word for word in wanted if word not in words]
    assert len(missing) <= len(wanted) // 20, missing  # words hyphenated at a line's end


@each
def test_every_quote_stands_in_the_text(source: Source) -> None:
    text = folded(scrape(source))
    gold = gold_of(source)
    for row in (*gold["priorities"], *gold["items"]):
        assert row["quote"] in text
        for lead in row["leads"]:
            assert lead in text
    for row in gold["items"]:
        for date in row["dates"]:
            assert date["text"] in text


@each
def test_rows_are_well_formed(source: Source) -> None:
    gold = gold_of(source)
    names = [row["id"] for row in gold["priorities"]]
    assert names == [f"p{number}" for number in range(1, len(names) + 1)], "ids are not in order of appearance"
    for row in (*gold["priorities"], *gold["items"]):
        assert set(row["themes"]) | set(row["themes_optional"]) <= CODES, row["id"]
        assert not set(row["themes"]) & set(row["themes_optional"]), row["id"]
        assert len(row["themes"]) <= 3
    assert all(row["themes"] for row in gold["priorities"])
    assert {row["priority"] for row in gold["items"]} <= {None, *names}
    for row in gold["items"]:
        for date in row["dates"]:
            if date["kind"] in ("by", "on"):
                assert date["start"] == date["end"]


@each
def test_every_heading_stands_in_the_text_and_has_a_type(source: Source) -> None:
    text = folded(scrape(source)).lower()
    types = {each.value for each in SectionType} - {"furniture"}
    heads = gold_of(source)["sections"]
    for head in heads:
        assert head["title"].lower() in text, head
        assert head["type"] in types or (head["type"] is None and head["optional"]), head
    assert sum(not head.get("optional") for head in heads) >= 2 or len(heads) < 10


@each
def test_priorities_printed_again_are_headings_of_the_gold(source: Source) -> None:
    gold = gold_of(source)
    titles = {head["title"] for head in gold["sections"]}
    again = [words for row in gold["priorities"] for words in row["restated_as"]]
    assert len(again) == len(set(again)) and set(again) <= titles


def test_a_heading_without_a_type_is_refused() -> None:
    source = next(source for source in SOURCES if source.id == "tidewater-2012")
    with pytest.raises(ValueError, match="no type for the heading 'Tidewater Safeguarding"):
        list(heads_of(replace(source, sections={})))
    with pytest.raises(ValueError, match="no such heading"):
        list(heads_of(replace(source, sections=source.sections | {"Lighthouses": "context"})))
    with pytest.raises(ValueError, match="is no type of section"):
        list(heads_of(replace(source, sections=source.sections | {"Introduction": "lighthouse"})))


@each
def test_dates_and_leads_in_a_bracket_are_printed_there(source: Source) -> None:
    """An item that ends in a bracket finds its lead and its date in its own words."""
    rows = {piece.text: piece for piece in pieces_of(source.body) if isinstance(piece, Item)}
    for item in rows.values():
        if item.tail.startswith(("(", "[")):
            for words in (*item.leads, *(date.text for date in item.dates if "dates" not in item.contested)):
                assert words in item.printed, item.text


def test_a_source_with_half_a_sentence_as_a_key_is_refused(tmp_path: Path) -> None:
    broken = (FOLDER / "tidewater-2012.yml").read_text(encoding="utf-8")
    broken = broken.replace("action: Set up a rapid response", "action: Set up, at once, a rapid response")
    path = tmp_path / "tidewater-2012.yml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ValueError, match="unknown"):
        read_source(path)


def test_an_item_whose_words_were_lost_is_refused() -> None:
    source = next(source for source in SOURCES if source.id == "wrenfordshire-2014")
    with pytest.raises(ValueError, match="not in the text"):
        annotate(source, "Nothing of it is left.")


def test_a_sentence_cut_by_page_furniture_is_quoted_by_its_longer_half() -> None:
    page = "Pilot a named 3 Page footer worker in four schools and report"
    assert longest_run("Pilot a named worker in four schools and report", page) == "worker in four schools and report"


@pytest.mark.parametrize(
    ("notation", "kind", "start", "end"),
    [
        ("Q3 2018/19 => by 2018-12", "by", "2018-12", "2018-12"),
        ("within 3 months => by", "by", None, None),
        ("from May => range 2009-05 -", "range", "2009-05", None),
        ("Ongoing => ongoing", "ongoing", None, None),
    ],
)
def test_date_notation(notation: str, kind: str, start: str | None, end: str | None) -> None:
    date = due_date(notation)
    assert (date.kind, date.start, date.end) == (kind, start, end)
    assert date.text == notation.split(" => ")[0]


@pytest.mark.parametrize("notation", ["May 2009", "May 2009 => about 2009-05", "x => range 2009"])
def test_a_date_without_meaning_is_refused(notation: str) -> None:
    with pytest.raises(ValueError, match="date"):
        due_date(notation)


def test_alignments_name_rows_that_exist() -> None:
    alignments = json.loads((ROOT / "corpora" / "gold" / "alignments.json").read_text(encoding="utf-8"))
    gold = {source.id: gold_of(source) for source in SOURCES}
    priorities = {name: {row["id"] for row in rows["priorities"]} for name, rows in gold.items()}
    for pair in alignments["pairs"]:
        before, after = priorities[pair["from"]], priorities[pair["to"]]
        firm = [link for link in pair["links"] if link["relation"] != "related"]
        assert {link["from_id"] for link in pair["links"]} <= before
        assert {link["to_id"] for link in pair["links"]} <= after
        assert set(pair["dropped"]) == before - {link["from_id"] for link in firm}
        assert set(pair["new"]) == after - {link["to_id"] for link in firm}
    texts = {name: {row["id"]: row["text"] for row in rows["items"]} for name, rows in gold.items()}
    for carried in alignments["carried_actions"]:
        before = texts[carried["from"]][carried["from_id"]]
        after = texts[carried["to"]][carried["to_id"]]
        assert (before == after) == (carried["relation"] == "verbatim"), carried


def runs_of_ten(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[start : start + 10]) for start in range(len(words) - 9)}


@pytest.mark.skipif(not REAL.exists(), reason="the published plans are not here")
def test_no_run_of_ten_words_is_a_published_plan_s() -> None:
    real = set().union(*(runs_of_ten(path.read_text(errors="replace")) for path in REAL.glob("*.txt")))
    for source in SOURCES:
        shared = runs_of_ten(scrape(source)) & real
        assert not shared, (source.id, [" ".join(run) for run in shared])


def test_the_readme_lists_each_document_with_its_counts() -> None:
    readme = (ROOT / "corpora" / "README.md").read_text(encoding="utf-8")
    for source in SOURCES:
        gold = gold_of(source)
        kind = source.type.replace("_", " ")
        assert f"| {source.id} | {kind} | {len(gold['priorities'])} | {len(gold['items'])} |" in readme
