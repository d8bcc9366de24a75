"""The tables of two plans compared, and of boards in one year: `outputs/compare`."""

from __future__ import annotations

from safeguard_extract.records.comparison import CarriedRelation, Relation
from safeguard_extract.store.columns.shapes import (
    BOARD,
    DOC,
    THEMES,
    Column,
    TableShape,
    count_column,
    flag_column,
    key_column,
    share_column,
    small_n,
    word_column,
)

COMPARISON = TableShape(
    "comparison",
    "a link between a priority of the earlier plan and one of the later",
    (
        key_column("from_doc", "the earlier plan"),
        Column("from_priority", "its priority, empty for a new one"),
        Column("from_title", "that priority's title"),
        key_column("to_doc", "the later plan"),
        Column("to_priority", "its priority, empty for a dropped one"),
        Column("to_title", "that priority's title"),
        word_column("relation", "what became of the one in the other", Relation),
        share_column("similarity", "how alike the two are, from 0 to 1"),
        share_column("lexical", "how alike their words are"),
        share_column("semantic", "how alike their meanings are"),
        Column("themes_shared", "themes that both have"),
        Column("themes_lost", "themes that only the earlier has"),
        Column("themes_gained", "themes that only the later has"),
        count_column("items_kept", "items of the earlier that stand again under the later"),
        count_column("items_dropped", "items of the earlier that do not"),
        count_column("items_new", "items that only the later has"),
    ),
)
CARRIED = TableShape(
    "carried",
    "an action of the earlier plan that stands again in the later",
    (
        key_column("from_doc", "the earlier plan"),
        key_column("from_item", "its item"),
        Column("from_text", "that item's words"),
        key_column("to_doc", "the later plan"),
        key_column("to_item", "its item"),
        Column("to_text", "that item's words"),
        word_column("relation", "how it was carried", CarriedRelation),
        share_column("similarity", "how alike the words are, from 0 to 1"),
    ),
)
REUSE = TableShape(
    "reuse",
    "a passage that stands in both plans, word for word or nearly",
    (
        key_column("from_doc", "the earlier plan"),
        count_column("from_start", "first character of the passage in its text"),
        count_column("from_end", "the character after its last"),
        Column("from_page", "page that it begins on, where that is known", "integer"),
        Column("from_text", "its words"),
        key_column("to_doc", "the later plan"),
        count_column("to_start", "first character of the passage in its text"),
        count_column("to_end", "the character after its last"),
        Column("to_page", "page that it begins on, where that is known", "integer"),
        Column("to_text", "its words"),
        share_column("similarity", "how alike the two are, letter by letter, from 0 to 1"),
        count_column("words", "words of the shorter of the two passages"),
    ),
)
ACROSS = TableShape(
    "across",
    "a priority in force in the year, within its cluster",
    (
        Column("year", "the year", "integer", required=True),
        count_column("cluster", "number of the cluster: the one that most boards share is 1"),
        count_column("cluster_boards", "boards that share it"),
        count_column("boards", "boards with a priority in force that year"),
        Column("cluster_themes", "themes that at least half of its priorities have"),
        Column("cluster_words", "words that at least half of its titles have, and two of its boards"),
        BOARD,
        DOC,
        key_column("priority", "the priority's id in its plan"),
        Column("title", "its title"),
        THEMES,
        share_column("similarity", "how like the cluster's medoid it is; 1 for the medoid itself"),
        flag_column("medoid", "it is the priority that the others of its cluster are most like"),
        small_n("boards is"),
    ),
    key=("doc_id", "priority"),
)
COMPARE_TABLES = (COMPARISON, CARRIED, REUSE, ACROSS)
