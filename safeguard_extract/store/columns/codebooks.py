"""A codebook as a table, and what parts two."""

from __future__ import annotations

from safeguard_extract.store.columns.shapes import Column, TableShape, key_column

_PHRASES = ("includes", "hints", "excludes", "examples")
CODEBOOK = TableShape(
    "codebook",
    "a theme of a codebook",
    (
        key_column("id", "short and unique; what the tables hold"),
        key_column("name", "what reports print"),
        Column("definition", "what the theme covers"),
        Column("parent", "id of the wider theme that it belongs to"),
        Column("broad", "`true` for a catch-all, which gives way to clearer themes"),
        Column("work", "`true` for what a board does rather than what children meet"),
        Column("includes", "phrases that earn the theme"),
        Column("hints", "phrases that count only where a unit says no theme clearly"),
        Column("excludes", "phrases that look like it, but are not"),
        Column("examples", "sentences that are about it"),
    ),
    key=("id",),
)
CODEBOOK_CHANGES = TableShape(
    "codebook-changes",
    "a change between two codebooks",
    (
        Column(
            "change",
            "what happened",
            required=True,
            words=(
                *("added", "removed", "new_id", "renamed", "redefined", "parent", "mark"),
                *("phrase_added", "phrase_removed", "phrase_moved"),
            ),
        ),
        key_column("theme", "id of the theme, in the later codebook where that has it"),
        Column("name", "its name"),
        Column("part", "the list that the phrase stands in, or the mark", words=(*_PHRASES, "broad", "work")),
        Column("before", "what the earlier codebook says"),
        Column("after", "what the later one says"),
    ),
)
CODEBOOK_TABLES = (CODEBOOK, CODEBOOK_CHANGES)
