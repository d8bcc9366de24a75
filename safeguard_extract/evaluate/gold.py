"""Gold folders: one JSON file a document, as a person coded it, and `alignments.json` for pairs of plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from safeguard_extract.errors import BrokenGold, BrokenPlanFile, NoGold
from safeguard_extract.evaluate.coding import Coding
from safeguard_extract.records.comparison import CarriedRelation, Relation
from safeguard_extract.store.plain_values import ShapeError, from_plain
from safeguard_extract.store.plan_file import read_plain

ALIGNMENTS = "alignments.json"
Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A priority of the earlier plan, one of the later, and how they relate."""

    from_id: str
    to_id: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class GoldCarried:
    """An action of the earlier plan and the one that it became."""

    from_doc: str
    to_doc: str
    from_id: str
    to_id: str
    relation: CarriedRelation


@dataclass(frozen=True, slots=True)
class GoldPair:
    """What a person said of two plans; `carried` is None where nobody looked at their actions."""

    from_doc: str
    to_doc: str
    links: tuple[GoldLink, ...]
    dropped: tuple[str, ...]
    new: tuple[str, ...]
    carried: tuple[GoldCarried, ...] | None = None

    @property
    def name(self) -> str:
        return f"{self.from_doc}--{self.to_doc}"


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """The documents of a gold folder by id, its aligned pairs, and the files that cannot be used."""

    documents: Mapping[str, Coding]
    pairs: tuple[GoldPair, ...] = ()
    broken: tuple[BrokenGold, ...] = ()


def read_gold(folder: Path) -> GoldFolder:
    """Read a gold folder; raises NoGold where no file in it can be used. A plan file that was put right is gold too."""
    documents: dict[str, Coding] = {}
    pairs: tuple[GoldPair, ...] = ()
    broken: list[BrokenGold] = []
    for path in sorted(folder.glob("*.json")):
        try:
            if path.name == ALIGNMENTS:
                pairs = read_alignments(path)
            else:
                coding = read_document(path)
                if coding.document.id in documents:
                    raise BrokenGold(str(path), f"another file in this folder holds '{coding.document.id}' too")
                documents[coding.document.id] = coding
        except BrokenGold as error:
            broken.append(error)
    if not documents:
        found = f"; {broken[0].subject}: {broken[0].detail}" if broken else ""
        raise NoGold(str(folder), f"there is no gold file in this folder that can be used{found}")
    return GoldFolder(documents, pairs, tuple(broken))


def read_document(path: Path) -> Coding:
    """One document as a person coded it; raises BrokenGold, which says what is wrong and where."""
    plain = _json(path)
    if not isinstance(plain, dict) or "document" not in plain:
        raise BrokenGold(str(path), "'document' is missing: this is no gold file")
    for rows in ("priorities", "items"):
        if plain.get(rows) is None:
            raise BrokenGold(str(path), f"'{rows}' is missing")
        if isinstance(plain[rows], list):
            plain[rows] = [_row(row) for row in plain[rows]]
    if "schema" in plain:  # a plan file that was put right: its sections are the tool's, for nobody can mend those
        plain["sections"] = None
    coding = _read(Coding, _without_nulls(plain), path)
    for fault in _faults(coding):
        raise BrokenGold(str(path), fault)
    return coding


def read_alignments(path: Path) -> tuple[GoldPair, ...]:
    """What a person said of pairs of plans; raises BrokenGold."""
    plain = _json(path)
    if not isinstance(plain, dict) or not isinstance(plain.get("pairs"), list):
        raise BrokenGold(str(path), "'pairs' is missing: a list of aligned pairs of plans is expected")
    carried = None
    if plain.get("carried_actions") is not None:
        carried = _read_all(GoldCarried, plain["carried_actions"], "carried_actions", path)
    pairs = _read_all(GoldPair, plain["pairs"], "pairs", path)
    return tuple(_with_carried(pair, carried) for pair in pairs)


def _json(path: Path) -> Any:
    try:
        return read_plain(path)
    except BrokenPlanFile as error:
        raise BrokenGold(str(path), error.detail) from error


def _read(noun: type[Noun], plain: Any, path: Path) -> Noun:
    try:
        return from_plain(noun, plain)
    except ShapeError as fault:
        raise BrokenGold(str(path), str(fault)) from fault


def _read_all(noun: type[Noun], rows: Any, name: str, path: Path) -> tuple[Noun, ...]:
    if not isinstance(rows, list):
        raise BrokenGold(str(path), f"{name}: a list expected")
    found = []
    for number, row in enumerate(rows):
        try:
            found.append(from_plain(noun, _named(row)))
        except ShapeError as fault:
            raise BrokenGold(str(path), str(fault.within(f"{name}[{number}]"))) from fault
    return tuple(found)


def _named(row: Any) -> Any:
    """`from` and `to` under names that a noun can have; what is carried over stands in a list of its own."""
    if not isinstance(row, dict):
        return row
    for name in ("from", "to"):
        if name not in row:
            raise ShapeError(f"'{name}' is missing")
    others = {key: value for key, value in row.items() if key not in ("from", "to", "carried")}
    return {"from_doc": row["from"], "to_doc": row["to"], **others}


def _with_carried(pair: GoldPair, carried: Sequence[GoldCarried] | None) -> GoldPair:
    if carried is None:
        return pair
    own = tuple(each for each in carried if (each.from_doc, each.to_doc) == (pair.from_doc, pair.to_doc))
    return GoldPair(pair.from_doc, pair.to_doc, pair.links, pair.dropped, pair.new, own)


def _without_nulls(plain: dict[str, Any]) -> dict[str, Any]:
    """The object without what is null: a value that is not there and one that is nothing mean the same."""
    return {key: value for key, value in plain.items() if value is not None}


def _row(row: Any) -> Any:
    """A row whose leads are words; those of a plan file are objects with the words as printed and in full."""
    if not isinstance(row, dict):
        return row
    row = _without_nulls(row)
    if isinstance(row.get("restated_as"), str):
        row["restated_as"] = [row["restated_as"]]
    if "uncertain" in row:
        row["uncertain"] = bool(row["uncertain"])
    leads = row.get("leads")
    if isinstance(leads, list) and leads and all(isinstance(lead, dict) for lead in leads):
        row["lead_normalised"] = [lead.get("normalised") or lead.get("text") for lead in leads]
        row["leads"] = [lead.get("text") for lead in leads]
    return row


def _faults(coding: Coding) -> Iterable[str]:
    """What is wrong with a gold file whose shape is right."""
    if coding.document.type is None:
        yield "document: 'type' is missing"
    known = {priority.id for priority in coding.priorities}
    for name, rows in (("priorities", coding.priorities), ("items", coding.items)):
        ids = [row.id for row in rows]
        for twice in sorted({id for id in ids if ids.count(id) > 1}):
            yield f"{name}: the id '{twice}' stands twice"
    for number, item in enumerate(coding.items):
        if item.priority is not None and item.priority not in known:
            yield f"items[{number}].priority: there is no priority '{item.priority}'"
