import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeguard_extract.errors import BrokenPlanFile, UnwritableOutput
from safeguard_extract.records import plan as nouns
from safeguard_extract.records.geometry import BBox, Region, Span
from safeguard_extract.records.section import Section, SectionType
from safeguard_extract.store import load_plan, plan_from_dict, plan_to_dict, save_plan

WORDS = st.text(max_size=8)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.builds(Span, st.integers(), st.integers())
SHORT = {"max_size": 2}


def _few(strategy):
    return st.lists(strategy, **SHORT).map(tuple)


def _perhaps(strategy):
    return st.none() | strategy


REGIONS = _few(st.builds(Region, st.integers(), _perhaps(st.builds(BBox, NUMBERS, NUMBERS, NUMBERS, NUMBERS))))
WHERE = st.builds(nouns.Where, SPANS, REGIONS, _perhaps(WORDS), _perhaps(st.integers()), _perhaps(st.integers()))
PERIODS = st.builds(nouns.Period, _perhaps(WORDS), _perhaps(WORDS), WORDS, st.sampled_from(nouns.PeriodBasis))
PARTIES = st.sampled_from(nouns.PartyKind), st.sampled_from(nouns.PartyRole)
LEADS = _few(st.builds(nouns.Lead, WORDS, WORDS, *PARTIES, _perhaps(SPANS)))
DATES = _few(
    st.builds(nouns.DueDate, WORDS, st.sampled_from(nouns.DateKind), _perhaps(WORDS), _perhaps(WORDS), _perhaps(SPANS))
)
PRIORITIES = st.builds(
    nouns.Priority,
    id=WORDS,
    uid=WORDS,
    label=_perhaps(WORDS),
    title=WORDS,
    kind=st.sampled_from(nouns.PriorityKind),
    quote=WORDS,
    where=WHERE,
    confidence=NUMBERS,
    how=WORDS,
    group=_perhaps(WORDS),
    period=_perhaps(PERIODS),
    status=_perhaps(st.sampled_from(nouns.Status)),
    leads=LEADS,
    themes=_few(WORDS),
    restated_at=_few(WHERE),
)
ITEMS = st.builds(
    nouns.Item,
    id=WORDS,
    uid=WORDS,
    kind=st.sampled_from(nouns.ItemKind),
    text=WORDS,
    quote=WORDS,
    where=WHERE,
    confidence=NUMBERS,
    how=WORDS,
    priority=_perhaps(WORDS),
    parent_item=_perhaps(WORDS),
    leads=LEADS,
    dates=DATES,
    themes=_few(WORDS),
    evidence=_perhaps(WORDS),
    evidence_span=_perhaps(SPANS),
    progress=_perhaps(st.builds(nouns.Progress, _perhaps(WORDS), _perhaps(NUMBERS), _perhaps(WORDS))),
)
PLANS = st.builds(
    nouns.Plan,
    st.builds(
        nouns.Document,
        WORDS,
        _perhaps(WORDS),
        _perhaps(WORDS),
        st.sampled_from(nouns.DocumentType),
        _perhaps(PERIODS),
        _perhaps(WORDS),
        st.builds(nouns.Source, WORDS, WORDS, WORDS, st.integers(), WORDS),
    ),
    WORDS,
    _few(
        st.builds(
            Section,
            WORDS,
            WORDS,
            st.integers(),
            st.sampled_from(SectionType),
            st.tuples(st.integers(), st.integers()),
            _perhaps(SPANS),
            _perhaps(WORDS),
        )
    ),
    _few(PRIORITIES),
    _few(ITEMS),
    _few(st.builds(nouns.Passage, WORDS, WORDS, SPANS)),
    _few(st.builds(nouns.Code, WORDS, WORDS, NUMBERS, WORDS, WORDS, _perhaps(SPANS))),
    _few(st.builds(nouns.Problem, WORDS, WORDS, _perhaps(st.integers()))),
    st.dictionaries(WORDS, WORDS, max_size=3),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLANS)
def test_what_is_written_is_what_is_read(plan):
    assert plan_from_dict(json.loads(json.dumps(plan_to_dict(plan)))) == plan


def test_saving_and_loading_is_identity_and_gives_the_same_bytes(make_plan, tmp_path):
    plan = make_plan(id="ashmere-2030")
    first = save_plan(plan, tmp_path / "plans")
    again = save_plan(load_plan(first), tmp_path / "again")
    assert load_plan(first) == plan
    assert first.name == "ashmere-2030.json"
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes().endswith(b"}\n")


def test_names_of_the_format(make_plan):
    plain = plan_to_dict(make_plan())
    assert list(plain) == [
        *("schema", "document", "sections", "priorities", "items", "passages", "codes", "problems", "text"),
        "fingerprint",
    ]
    assert list(plain["document"]) == ["id", "board", "area", "type", "family", "period", "published", "source"]
    assert plain["document"]["family"] == "plan"
    assert plain["document"]["source"].keys() == {"file", "sha256", "media_type", "pages", "reader"}
    assert plain["items"][0]["where"]["regions"] == [{"page": 2, "bbox": [72.0, 90.5, 300.25, 102.0]}]
    start, end = plain["items"][0]["where"]["span"]
    assert plain["text"][start:end] == plain["items"][0]["quote"]


def test_letters_that_utf8_does_not_know_survive(make_plan, tmp_path):
    from dataclasses import replace

    plan = replace(make_plan(id="odd"), text="half \ud83d a letter, naïve – ✓")
    path = save_plan(plan, tmp_path)
    assert load_plan(path).text == plan.text
    assert "naïve – ✓".encode() in path.read_bytes()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda p: p["items"][0].update(kind="actoin"), "items[0].kind: 'actoin' is none of action, outcome"),
        (lambda p: p["items"][1]["where"].update(span=[1]), "items[1].where.span: 2 values expected, 1 found"),
        (lambda p: p["document"].pop("source"), "document: 'source' is missing"),
        (lambda p: p["sections"][0].update(level="one"), "sections[0].level: a whole number expected, 'one' found"),
        (lambda p: p.update(schema="2.0"), "schema 2.0 is not one that this version reads (1.0)"),
        (lambda p: p.pop("schema"), "this is no plan file"),
        (lambda p: p.update(codes={}), "codes: a list expected, {} found"),
        (lambda p: p.update(text=None), "text: text expected, None found"),
    ],
)
def test_a_broken_plan_file_says_what_is_wrong(make_plan, tmp_path, spoil, said):
    plain = plan_to_dict(make_plan())
    spoil(plain)
    path = tmp_path / "ashmere-2030.json"
    path.write_text(json.dumps(plain))
    with pytest.raises(BrokenPlanFile) as caught:
        load_plan(path)
    assert said in caught.value.message
    assert str(path) in caught.value.message
    assert "Parse the document again" in caught.value.message


@pytest.mark.parametrize("content", [b"", b'{"schema": "1.0", "docu', b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(BrokenPlanFile, match="it is not JSON"):
        load_plan(path)


def test_a_file_of_a_later_minor_version_can_be_read(make_plan):
    plain = plan_to_dict(make_plan())
    plain["schema"] = "1.7"
    plain["items"][0]["mood"] = "hopeful"
    assert plan_from_dict(plain) == make_plan()


def test_a_failed_write_leaves_the_old_file_and_no_litter(make_plan, tmp_path, monkeypatch):
    path = save_plan(make_plan(id="ashmere-2030"), tmp_path)
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableOutput, match="no space left on device"):
        save_plan(make_plan(id="ashmere-2030", area="Other"), tmp_path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["ashmere-2030.json"]


def test_a_folder_below_a_file_cannot_be_written(make_plan, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput) as caught:
        save_plan(make_plan(id="a"), Path(tmp_path / "file" / "plans"))
    assert "--out" in caught.value.message
