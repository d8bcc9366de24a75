import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.records.plan import DocumentType
from safeguard_extract.store.identity import LONGEST, Claim, is_id, proposed_id, settle, slug


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Ashmere", "ashmere"),
        ("Leicestershire & Rutland", "leicestershire-and-rutland"),
        ("King’s Lynn, St. Ives", "kings-lynn-st-ives"),
        ("Ynys Môn", "ynys-mon"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", ""),
    ],
)
def test_words_become_ids(words, id):
    assert slug(words) == id


@given(st.text())
def test_an_id_is_always_safe_and_making_it_twice_changes_nothing(words):
    once = slug(words)
    assert slug(once) == once
    assert once == "" or is_id(once)
    assert len(once) <= LONGEST


@pytest.mark.parametrize("word", ["", ".", "..", "a/b", "a--b", "-a", "a-", "A", "a.json", "a\n", "a" * 200, "é"])
def test_unsafe_names_are_no_ids(word):
    assert not is_id(word)


def test_area_and_first_year_make_the_id(make_plan):
    assert proposed_id(make_plan(first="2030-04", last="2031-03").document) == "ashmere-2030"
    assert proposed_id(make_plan(area="a" * 200).document) == "a" * (LONGEST - 5) + "-2030"


@pytest.mark.parametrize(
    ("file", "id"), [("Board Plan (final).v2.pdf", "board-plan-final-v2"), ("stdin", "stdin"), ("…", "plan")]
)
def test_without_an_area_the_file_name_stands_in_for_it(make_plan, file, id):
    assert proposed_id(make_plan(area=None, first=None, file=file).document) == id
    assert proposed_id(make_plan(area=None, file=file).document) == f"{id}-2030"
    assert proposed_id(make_plan(area=None, file="board-2030.pdf").document) == "board-2030"


PLAN, REPORT = DocumentType.STRATEGIC_PLAN, DocumentType.ANNUAL_REPORT


def _claim(file: str, wanted: str = "ashmere-2030", *, given: bool = False, type=PLAN, reader: str = "pdfium") -> Claim:
    return Claim(f"hash of {file}", wanted, given, type, reader, file)


def _files(ids: dict[str, str]) -> dict[str, str]:
    return {hash.removeprefix("hash of "): id for hash, id in ids.items()}


def test_the_first_file_name_keeps_the_id_and_the_others_get_their_type_then_a_number():
    claims = [_claim("d.pdf"), _claim("c.pdf"), _claim("b.pdf", type=REPORT), _claim("a.pdf")]
    for order in itertools.permutations(claims):
        assert _files(settle(order)) == {
            "a.pdf": "ashmere-2030",
            "b.pdf": "ashmere-2030-annual-report",
            "c.pdf": "ashmere-2030-strategic-plan",
            "d.pdf": "ashmere-2030-strategic-plan-2",
        }


def test_a_text_layer_comes_before_a_scan():
    claims = [_claim("a.pdf", reader="ocr-tesseract"), _claim("b.pdf")]
    assert _files(settle(claims))["b.pdf"] == "ashmere-2030"


def test_a_given_id_comes_first():
    claims = [_claim("a.pdf"), _claim("z.pdf", given=True, reader="ocr")]
    assert _files(settle(claims)) == {"z.pdf": "ashmere-2030", "a.pdf": "ashmere-2030-strategic-plan"}


def test_nobody_is_pushed_out_of_an_id_that_is_only_theirs():
    claims = [_claim("a.pdf"), _claim("b.pdf"), _claim("c.pdf", "ashmere-2030-strategic-plan")]
    ids = _files(settle(claims))
    assert ids["c.pdf"] == "ashmere-2030-strategic-plan"
    assert ids["b.pdf"] == "ashmere-2030-strategic-plan-2"


CLAIMS = st.lists(
    st.builds(
        Claim,
        st.text(string.hexdigits, min_size=1, max_size=3),
        st.sampled_from(["a-2030", "b-2030", "a-2030-other", "a" * LONGEST]),
        st.booleans(),
        st.sampled_from(DocumentType),
        st.sampled_from(["pdfium", "ocr"]),
        st.text("ab", max_size=2),
    ),
    max_size=8,
    unique_by=lambda claim: claim.sha256,
)


@given(CLAIMS, st.randoms())
def test_ids_are_one_each_safe_and_do_not_depend_on_order(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    ids = settle(claims)
    assert settle(shuffled) == ids
    assert ids.keys() == {each.sha256 for each in claims}
    assert len(set(ids.values())) == len(ids)
    assert all(map(is_id, ids.values()))
