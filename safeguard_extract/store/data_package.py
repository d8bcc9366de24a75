"""The data package: one JSON file that describes every table of an output folder (Frictionless Data Package, v1)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from safeguard_extract.store.columns import (
    ACROSS,
    CARRIED,
    COMPARE_TABLES,
    COMPARISON,
    DOCUMENTS,
    EVALUATION_TABLES,
    EVOLUTION_TABLES,
    JOINT,
    PLAN_TABLES,
    REUSE,
    TO_DECIDE,
    TREND_TABLES,
    Column,
    TableShape,
)
from safeguard_extract.store.plan_file import json_bytes
from safeguard_extract.store.whole_files import write_whole

NAME = "datapackage.json"


def write_data_package(out: Path) -> Path:
    """Describe the tables that stand in an output folder now; raises UnwritableOutput."""
    return write_whole(out / NAME, json_bytes(data_package(out)))


def data_package(out: Path) -> dict[str, Any]:
    """The description as JSON values: a resource for each table that exists, in a fixed order."""
    return {
        "name": "safeguard-extract-outputs",
        "title": "Published plans of safeguarding boards and partnerships, read into tables",
        "description": f"Several values in one cell are joined by '{JOINT}'. Dates are as precise as printed.",
        "profile": "tabular-data-package",
        "resources": [_resource(out, path, shape) for path, shape in _tables(out)],
    }


def _tables(out: Path) -> list[tuple[Path, TableShape]]:
    named = [(out / "tables" / f"{shape.name}.csv", shape) for shape in PLAN_TABLES]
    named.append((out / f"{TO_DECIDE.name}.csv", TO_DECIDE))
    named += [(path, _comparison_shape(path)) for path in sorted((out / "compare").glob("*--*.csv"))]
    named += [(path, ACROSS) for path in sorted((out / "compare").glob("across-*.csv")) if "--" not in path.stem]
    named += [(out / "trends" / f"{shape.name}.csv", shape) for shape in (*TREND_TABLES, *EVOLUTION_TABLES)]
    named += [
        (out / "evaluate" / f"{coders}{shape.name}.csv", shape)
        for shape in EVALUATION_TABLES
        for coders in ("", "agreement-")
    ]
    return [(path, shape) for path, shape in named if path.is_file()]


def _comparison_shape(path: Path) -> TableShape:
    endings = {"-items": CARRIED, "-reuse": REUSE}
    return next((shape for ending, shape in endings.items() if path.stem.endswith(ending)), COMPARISON)


def _resource(out: Path, path: Path, shape: TableShape) -> dict[str, Any]:
    in_folder = shape in (*COMPARE_TABLES, *EVALUATION_TABLES)  # several such files may stand side by side
    return {
        "name": f"{path.parent.name}-{path.stem}" if in_folder else shape.name,
        "description": f"A row is {shape.row}.",
        "path": path.relative_to(out).as_posix(),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _schema(shape),
    }


def _schema(shape: TableShape) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in shape.columns], "missingValues": [""]}
    if shape.key:
        schema["primaryKey"] = list(shape.key)
    if shape.of_documents:
        reference = {"resource": DOCUMENTS.name, "fields": ["doc_id"]}
        schema["foreignKeys"] = [{"fields": ["doc_id"], "reference": reference}]
    return schema


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.pattern:
        limits["pattern"] = column.pattern
    if column.words:
        limits["enum"] = list(column.words)
    if column.between:
        least, most = column.between
        limits["minimum"] = int(least) if column.type == "integer" else least
        if most != float("inf"):
            limits["maximum"] = most
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.says}
    return {**field, "constraints": limits} if limits else field
