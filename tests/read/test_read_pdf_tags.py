"""Headings that the tags of a PDF name, and tags that make no sense."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import typst

from safeguard_extract.layout import lay_out
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.page import Page
from safeguard_extract.settings import Settings

ANY = Settings(min_words=1, ocr="none")
PLAIN = """#set page(paper: "a5")
#set text(font: "Noto Sans", size: 10pt)
#set heading(bookmarked: BOOKMARKED)
#show heading: it => block(above: 14pt, below: 12pt, text(size: 10pt, weight: "regular", it.body))
"""
SAID = "The keepers light every lamp before dusk, and write in the book which of them were dark that night. " * 3
PARTS = ["= Safe quays", "== Who lights\nthe lamps", "=== Ropes", "= Calm water"]


def pages_of(parts: Sequence[str], tmp_path: Path, *, bookmarked: bool = False) -> tuple[Page, ...]:
    """The pages of a document whose headings look like everything else."""
    source = tmp_path / "plan.typ"
    body = "\n\n".join(f"{part}\n\n{SAID}" for part in parts)
    source.write_text(PLAIN.replace("BOOKMARKED", str(bookmarked).lower()) + body, encoding="utf-8")
    typst.compile(source, output=str(tmp_path / "plan.pdf"))
    return read_pdf(Path("plan.pdf"), (tmp_path / "plan.pdf").read_bytes(), ANY)[0]


def headings(pages: Sequence[Page]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in lay_out(pages) if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize("bookmarked", [True, False])
def test_headings_that_only_the_structure_names(tmp_path: Path, bookmarked: bool) -> None:
    """Bookmarks come first; where there are none, tags say the same."""
    pages = pages_of([part.replace("\n", " ") for part in PARTS], tmp_path, bookmarked=bookmarked)
    expected = [(1, "Safe quays"), (2, "Who lights the lamps"), (3, "Ropes"), (1, "Calm water")]
    assert [title for page in pages for title in page.bookmarks] == expected
    assert headings(pages) == expected


@pytest.mark.parametrize(
    "parts",
    [PARTS[:1], [f"= {SAID}"] * 3, ["= Ropes", "= Lamps", *[f"== {SAID[:190]}"] * 20]],
    ids=["few", "long", "most"],
)
def test_tags_that_make_no_sense_are_passed_over(tmp_path: Path, parts: list[str]) -> None:
    assert not any(page.bookmarks for page in pages_of(parts, tmp_path))
