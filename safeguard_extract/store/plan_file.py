"""The plan file: one parsed plan as JSON, the same bytes for the same plan."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from safeguard_extract.errors import BrokenPlanFile
from safeguard_extract.records.plan import Document, Plan
from safeguard_extract.store.plain_values import ShapeError, from_plain, to_plain
from safeguard_extract.store.whole_files import write_whole

SCHEMA = "1.0"
"""The version of the plan file: the first number rises when a name is dropped or changes its meaning."""

_ORDER = ("document", "sections", "priorities", "items", "passages", "codes", "problems", "text", "fingerprint")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plan_to_dict(plan: Plan) -> dict[str, Any]:
    """The plan as JSON values, in the order of the plan file."""
    rows = {name: to_plain(getattr(plan, name)) for name in _ORDER}
    return {"schema": SCHEMA, **rows, "document": _document_to_dict(plan.document)}


def _document_to_dict(document: Document) -> dict[str, Any]:
    plain = to_plain(document)
    before = ("id", "board", "area", "type")
    return {**{name: plain.pop(name) for name in before}, "family": document.family, **plain}


def plan_from_dict(plain: Any) -> Plan:
    """The plan that the values of a plan file describe; raises ShapeError."""
    if not isinstance(plain, dict):
        raise ShapeError("an object expected")
    schema = plain.get("schema")
    if not isinstance(schema, str):
        raise ShapeError("'schema' is missing: this is no plan file")
    if schema.split(".")[0] != SCHEMA.split(".")[0]:
        raise ShapeError(f"schema {schema} is not one that this version reads ({SCHEMA})")
    return from_plain(Plan, plain)


def json_bytes(plain: Any) -> bytes:
    """JSON as the tool writes it: UTF-8, indented by one, a newline at the end."""
    return utf8_bytes(json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def utf8_bytes(json_text: str) -> bytes:
    """JSON text as UTF-8; half characters, which broken PDFs yield and UTF-8 does not know, become JSON escapes."""
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", json_text).encode()


def save_plan(plan: Plan, folder: Path) -> Path:
    """Write `<id>.json` into `folder`, whole or not at all; raises UnwritableOutput."""
    return write_whole(folder / f"{plan.document.id}.json", json_bytes(plan_to_dict(plan)))


def read_plain(path: Path) -> Any:
    """The JSON values of a plan file, not looked into; raises BrokenPlanFile."""
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise BrokenPlanFile(str(path), f"it cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise BrokenPlanFile(str(path), f"it is not JSON ({error})") from error


def load_plan(path: Path) -> Plan:
    """Read a plan file back; raises BrokenPlanFile, which says what is wrong with it."""
    try:
        return plan_from_dict(read_plain(path))
    except ShapeError as fault:
        raise BrokenPlanFile(str(path), str(fault)) from fault
