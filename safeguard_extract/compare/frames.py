"""Comparisons as tables: one row a link, a carried action, a reused passage, or a priority across boards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from safeguard_extract.compare.across import across_rows
from safeguard_extract.compare.reuse import reuse_rows
from safeguard_extract.records.comparison import AcrossYear, Comparison, Link, Relation, TextReuse
from safeguard_extract.store.columns import ACROSS, REUSE, TableShape

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {"integer": "Int64", "boolean": "boolean", "number": "float64"}
LINK_COLUMNS = (
    "from_doc", "from_priority", "from_title", "to_doc", "to_priority", "to_title", "relation", "similarity",
    "lexical", "semantic", "themes_shared", "themes_lost", "themes_gained", "items_kept", "items_dropped",
    "items_new",
)  # fmt: skip
CARRIED_COLUMNS = (
    "from_doc", "from_item", "from_text", "to_doc", "to_item", "to_text", "relation", "similarity",
)  # fmt: skip


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """One row a link; several themes are joined by '; ', and what is dropped or new has no similarity (empty)."""
    import pandas as pd

    rows = [_link_row(link) for link in comparison.links]
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS))


def _link_row(link: Link) -> tuple[object, ...]:
    alone = link.relation in (Relation.DROPPED, Relation.NEW)
    likeness = (None, None, None) if alone else (link.similarity, link.lexical, link.semantic)
    themes = ("; ".join(ids) for ids in (link.themes_shared, link.themes_lost, link.themes_gained))
    return (
        link.from_doc,
        link.from_priority,
        link.from_title,
        link.to_doc,
        link.to_priority,
        link.to_title,
        link.relation.value,
        *likeness,
        *themes,
        link.items_kept,
        link.items_dropped,
        link.items_new,
    )


def carried_frame(comparison: Comparison) -> pd.DataFrame:
    """One row an action that stands again in the later plan."""
    import pandas as pd

    rows = [
        (c.from_doc, c.from_item, c.from_text, c.to_doc, c.to_item, c.to_text, c.relation.value, c.similarity)
        for c in comparison.carried
    ]
    return pd.DataFrame(rows, columns=list(CARRIED_COLUMNS))


def reuse_frame(reuse: TextReuse) -> pd.DataFrame:
    """One row a passage that both plans have."""
    return shaped_frame(REUSE, reuse_rows(reuse))


def across_frame(across: AcrossYear) -> pd.DataFrame:
    """One row a priority in force in the year, cluster by cluster."""
    return shaped_frame(ACROSS, across_rows(across))


def shaped_frame(shape: TableShape, rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    """Rows as a data frame with the columns of a table; whole numbers and flags may be absent."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(shape.names))
    return frame.astype({column.name: _TYPES[column.type] for column in shape.columns if column.type in _TYPES})
