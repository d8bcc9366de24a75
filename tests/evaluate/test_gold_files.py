"""Gold folders: what is read from them, and what is said of broken files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from readings import SAMPLES, coding, date, document, item, priority, write

from safeguard_extract.errors import BrokenGold, NoGold
from safeguard_extract.evaluate import read_alignments, read_gold
from safeguard_extract.evaluate.gold import read_document
from safeguard_extract.records.comparison import Relation
from safeguard_extract.records.plan import DateKind, DocumentType, ItemKind


def test_a_gold_file_is_read_as_it_stands(tmp_path):
    due = date("by July 2031", "by", "2031-07", "2031-07")
    row = item(1, leads=["Harbour Group"], dates=[due], themes=["voice"], contested=["dates"], uncertain=True)
    read = coding(document(row, optional_quotes=["We may."]), tmp_path)
    assert (read.document.id, read.document.type) == ("gullhaven-2031", DocumentType.BUSINESS_PLAN)
    assert read.document.period.start == "2031-04"
    found = read.items[0]
    assert (found.kind, found.leads, found.themes) == (ItemKind.ACTION, ("Harbour Group",), ("voice",))
    assert (found.dates[0].kind, found.dates[0].end) == (DateKind.BY, "2031-07")
    assert (found.contested, found.uncertain) == (("dates",), True)
    assert read.optional_quotes == ("We may.",)


def test_what_is_absent_null_or_empty_is_the_same(tmp_path):
    bare = {"id": "i1", "kind": "risk", "text": "Sickness"}
    nulls = {**bare, "leads": None, "dates": None, "themes": None, "contested": None, "priority": None}
    first = coding(document(bare, optional_quotes=None), tmp_path)
    assert first == coding(document(nulls), tmp_path)
    assert first.items[0].leads == ()


def test_a_plan_file_that_was_put_right_is_gold(tmp_path):
    leads = [
        {"text": "SCB", "normalised": "Safeguarding Children Board", "kind": "group", "role": "lead", "span": None}
    ]
    row = {**item(1, leads=leads), "where": {"span": [0, 3]}, "confidence": 0.7, "how": "verb"}
    read = coding(document(row, schema="1.0", text="…", sections=[]), tmp_path)
    assert read.items[0].leads == ("SCB",)
    assert read.items[0].lead_normalised == ("Safeguarding Children Board",)


def test_every_sample_is_read():
    gold = read_gold(SAMPLES)
    assert gold.broken == ()
    assert sorted(gold.documents) == sorted(path.stem for path in SAMPLES.glob("*.json"))


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("{", "it is not JSON"),
        ("[]", "'document' is missing"),
        ('{"codes": []}', "'document' is missing"),
        (document() | {"items": None}, "'items' is missing"),
        (document() | {"items": {}}, "items: a list expected"),
        ({key: value for key, value in document().items() if key != "priorities"}, "'priorities' is missing"),
        (document() | {"document": {"id": "a-1"}}, "'type' is missing"),
        (document() | {"document": {"type": "other"}}, "document: 'id' is missing"),
        (document(item(1, kind="deed")), "items[0].kind: 'deed' is none of action, outcome"),
        (document(item(1), item(2, dates=[date("May", "before")])), "items[1].dates[0].kind: 'before' is none of by"),
        (document(item(1, leads=[3])), "items[0].leads[0]: text expected"),
        (document(item(1) | {"text": None}), "items[0]: 'text' is missing"),
        (document("a row"), "items[0]: an object expected"),
        (document(item(1, priority="p9")), "items[0].priority: there is no priority 'p9'"),
        (document(item(1), item(1)), "the id 'i1' stands twice"),
        (document(priorities=(priority(1), priority(1))), "the id 'p1' stands twice"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong_and_where(tmp_path, plain, said):
    path = tmp_path / "broken.json"
    path.write_text(plain if isinstance(plain, str) else json.dumps(plain), encoding="utf-8")
    with pytest.raises(BrokenGold) as raised:
        read_document(path)
    assert "broken.json" in raised.value.message
    assert said in raised.value.message


def test_one_broken_file_does_not_keep_the_others_from_being_read(tmp_path):
    write(tmp_path, document(item(1)), document(item(1), id="ashby-2031"))
    (tmp_path / "cut.json").write_text("{", encoding="utf-8")
    (tmp_path / "zz-copy.json").write_text(json.dumps(document()), encoding="utf-8")
    gold = read_gold(tmp_path)
    assert sorted(gold.documents) == ["ashby-2031", "gullhaven-2031"]
    assert [Path(error.subject).name for error in gold.broken] == ["cut.json", "zz-copy.json"]
    assert "another file in this folder holds 'gullhaven-2031'" in gold.broken[1].message


def test_a_folder_without_gold_is_wrong_use(tmp_path):
    with pytest.raises(NoGold) as raised:
        read_gold(tmp_path)
    assert raised.value.exit_status == 2
    (tmp_path / "cut.json").write_text("{", encoding="utf-8")
    with pytest.raises(NoGold, match=r"cut\.json"):
        read_gold(tmp_path)


def _alignments(folder: Path, plain: object) -> Path:
    path = folder / "alignments.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def test_alignments_are_read_with_the_actions_of_their_own_pair(tmp_path):
    link = {"from_id": "p1", "to_id": "p2", "relation": "narrowed", "why": "less of it"}
    pairs = [{"from": "a-1", "to": "a-2", "links": [link], "dropped": ["p3"], "new": []}]
    carried = [
        {"from": "a-1", "to": "a-2", "from_id": "i1", "to_id": "i4", "relation": "verbatim"},
        {"from": "a-2", "to": "a-3", "from_id": "i1", "to_id": "i4", "relation": "reworded"},
    ]
    (pair,) = read_alignments(_alignments(tmp_path, {"pairs": pairs, "carried_actions": carried}))
    assert (pair.name, pair.links[0].relation, pair.dropped) == ("a-1--a-2", Relation.NARROWED, ("p3",))
    assert [each.to_id for each in pair.carried] == ["i4"]
    (pair,) = read_alignments(_alignments(tmp_path, {"pairs": pairs}))
    assert pair.carried is None


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ([], "'pairs' is missing"),
        ({"pairs": [{"from": "a-1"}]}, "pairs[0]: 'to' is missing"),
        (
            {"pairs": [{"from": "a", "to": "b", "links": [{"from_id": "p1", "to_id": "p1", "relation": "kept"}]}]},
            "pairs[0].links[0].relation: 'kept' is none of same",
        ),
        ({"pairs": [], "carried_actions": {}}, "carried_actions: a list expected"),
        ({"pairs": [3]}, "pairs[0]: an object expected"),
    ],
)
def test_broken_alignments_are_named(tmp_path, plain, said):
    with pytest.raises(BrokenGold) as raised:
        read_alignments(_alignments(tmp_path, plain))
    assert said in raised.value.message
