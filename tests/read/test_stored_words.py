"""Words that are packed are the same words, and what is laid out from them is the same."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from drawn_pdfs import drawn, text_at
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.layout import lay_out
from safeguard_extract.read import pdf_pages
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word
from safeguard_extract.records.stored_words import StoredWords, texts_of
from safeguard_extract.settings import Settings

SAMPLES = sorted((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf"))
ANY = Settings(min_words=1, ocr="none")
TEXTS = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=6)
EDGES = st.floats(allow_nan=False)
BOXES = st.builds(BBox, EDGES, EDGES, EDGES, EDGES)
STYLES = st.sampled_from([("Lamp", 9.5, True, False, "#102030"), ("", 0.0, False, True, None)])
WORDS = st.lists(st.builds(lambda text, box, style: Word(text, box, *style), TEXTS, BOXES, STYLES), max_size=8)


@given(WORDS)
def test_packing_loses_nothing(words: list[Word]) -> None:
    stored = StoredWords(words)
    assert list(stored) == words
    assert len(stored) == len(words)
    assert list(texts_of(stored)) == [word.text for word in words] == list(texts_of(words))
    assert stored[1:] == tuple(words[1:])
    assert all(stored[place] == word for place, word in enumerate(words))


@given(WORDS, st.data())
def test_a_line_of_stored_words_is_that_line(words: list[Word], data: st.DataObject) -> None:
    stored, other = StoredWords(words), StoredWords(words[::-1])
    line = data.draw(st.permutations(list(stored))) if words else []
    kept, nothing = stored.parts([line, []])
    assert list(other) == words[::-1]  # another page is asked for in between
    assert (list(kept), len(kept), kept[:1]) == (line, len(line), tuple(line[:1]))
    assert (list(nothing), len(nothing)) == ([], 0)


def test_a_word_of_another_page_has_no_place() -> None:
    word = Word("lamp", BBox(0, 0, 9, 9))
    with pytest.raises(KeyError):
        StoredWords([word]).parts([[Word("rope", BBox(0, 0, 9, 9))]])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_plan_is_laid_out_the_same_from_stored_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_hand = lay_out(read_pdf(path, path.read_bytes(), ANY)[0])
    monkeypatch.setattr(pdf_pages, "_AT_HAND", 0)
    pages, problems = read_pdf(path, path.read_bytes(), ANY)
    assert all(isinstance(page.words, StoredWords) for page in pages)
    assert lay_out(pages) == at_hand
    assert not any("OCR" in problem.message for problem in problems)


def test_only_the_words_of_further_pages_are_packed() -> None:
    pages, _ = read_pdf(Path("plan.pdf"), drawn(*[text_at(72, 700, f"Quay {i}") for i in range(1, 121)]), ANY)
    packed = [page.number for page in pages if isinstance(page.words, StoredWords)]
    assert packed == list(range(pdf_pages._AT_HAND + 1, 121))
    assert [[word.text for word in page.words] for page in pages] == [["Quay", str(i)] for i in range(1, 121)]
    assert sum(block.text.startswith("Quay") for block in lay_out(pages)) >= 1


def test_no_more_words_are_held_for_more_pages() -> None:
    line = "Every lantern on the long pier is lit before dusk and put out after dawn."

    def held(number: int) -> int:
        before = sum(isinstance(each, Word) for each in gc.get_objects())
        pages, _ = read_pdf(Path("plan.pdf"), drawn(*[text_at(72, 700, line)] * number), ANY)
        blocks = lay_out(pages)
        assert len(pages) == number
        assert blocks
        return sum(isinstance(each, Word) for each in gc.get_objects()) - before

    assert held(pdf_pages._AT_HAND) == pdf_pages._AT_HAND * len(line.split())
    assert held(250) <= (pdf_pages._AT_HAND + 1) * len(line.split())
