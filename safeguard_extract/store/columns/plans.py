"""The tables of plans: `outputs/tables`."""

from __future__ import annotations

from safeguard_extract.records.plan import DateKind, ItemKind, PartyKind, PartyRole, PriorityKind, Status
from safeguard_extract.records.section import SectionType
from safeguard_extract.store.columns.shapes import (
    AREA,
    BOARD,
    CONFIDENCE,
    DOC,
    HOW,
    LED_BY,
    PAGE,
    QUOTE,
    SERIES,
    THEMES,
    TYPE,
    UNIT,
    Column,
    TableShape,
    count_column,
    date_column,
    key_column,
    share_column,
    word_column,
)

DOCUMENTS = TableShape(
    "documents",
    "a plan",
    (
        DOC,
        SERIES,
        BOARD,
        AREA,
        TYPE,
        date_column("period_start", "first moment that the document covers"),
        date_column("period_end", "last moment that it covers"),
        date_column("published", "when it was published"),
        key_column("file", "name of the file that it was read from"),
        Column("sha256", "hash of that file's bytes", required=True, pattern=r"^[0-9a-f]{64}$"),
        count_column("pages", "pages of the file"),
        count_column("words", "words of the text, page furniture left out"),
        count_column("priorities", "priorities found"),
        count_column("items", "items found"),
        count_column("problems", "things that could not be read or decided"),
    ),
    key=("doc_id",),
)
SECTIONS = TableShape(
    "sections",
    "a section",
    (
        DOC,
        key_column("section_id", "the section's id in its plan"),
        Column("title", "its heading as printed"),
        Column("level", "depth of the heading: 1 is the highest", "integer"),
        word_column("type", "what the section is for", SectionType),
        Column("page_first", "page that it begins on", "integer"),
        Column("page_last", "page that it ends on", "integer"),
        Column("parent_id", "section that it is a part of"),
    ),
    key=("doc_id", "section_id"),
    of_documents=True,
)
PRIORITIES = TableShape(
    "priorities",
    "a priority",
    (
        DOC,
        key_column("priority_id", "the priority's id in its plan, in order of appearance"),
        key_column("uid", "short hash of its words: stays when other rows come and go"),
        Column("label", "label as printed, without the title"),
        Column("title", "short name as printed"),
        word_column("kind", "what the document calls it", PriorityKind),
        Column("group", "printed heading that groups several priorities"),
        date_column("period_start", "first moment it holds for, where that is not the document's own period"),
        date_column("period_end", "last moment it holds for, where that is not the document's own period"),
        word_column("status", "what the document says has become of it", Status, required=False),
        LED_BY,
        THEMES,
        PAGE,
        QUOTE,
        CONFIDENCE,
        HOW,
    ),
    key=("doc_id", "priority_id"),
    of_documents=True,
)
ITEMS = TableShape(
    "items",
    "an action, outcome, achievement, indicator or risk",
    (
        DOC,
        key_column("item_id", "the item's id in its plan"),
        key_column("uid", "short hash of its words and kind: stays when other rows come and go"),
        word_column("kind", "what it is: to be done, to be reached, done, measured or feared", ItemKind),
        Column("priority_id", "the priority that it stands under, empty for none"),
        Column("parent_item", "the item that it is a part of"),
        Column("text", "one clean sentence or bullet"),
        LED_BY,
        Column("dates", "its dates, as printed"),
        Column("due_kind", "how its dates bind (kinds as in dates.csv)"),
        date_column("due_earliest", "earliest date that it names"),
        date_column("due_latest", "latest date that it names"),
        Column("progress", "what a progress column says: rating, percentage, words"),
        THEMES,
        Column("evidence", "the measure or evidence printed beside it"),
        PAGE,
        QUOTE,
        CONFIDENCE,
        HOW,
    ),
    key=("doc_id", "item_id"),
    of_documents=True,
)
LEADS = TableShape(
    "leads",
    "a party that leads a priority or an item",
    (
        DOC,
        UNIT,
        Column("lead", "the party as printed"),
        Column("lead_normalised", "the party written in full"),
        word_column("kind", "what the party is", PartyKind),
        word_column("role", "what it does", PartyRole),
    ),
    of_documents=True,
)
DATES = TableShape(
    "dates",
    "a date of an item",
    (
        DOC,
        UNIT,
        Column("text", "the date as printed"),
        word_column("kind", "how it binds", DateKind),
        date_column("start", "first moment; empty for recurring and ongoing"),
        date_column("end", "last moment; the same as the first for 'by' and 'on'"),
    ),
    of_documents=True,
)
CODES = TableShape(
    "codes",
    "a theme given to a unit",
    (
        DOC,
        key_column("unit_id", "the priority, item or passage, by its id in its plan"),
        Column("unit_kind", "what the unit is", required=True, words=("priority", "item", "passage")),
        key_column("theme", "id of the theme"),
        share_column("score", "how well the words fit the theme, from 0 to 1"),
        HOW,
        Column("phrase", "the words that earned it"),
        PAGE,
    ),
    of_documents=True,
)
PLAN_TABLES = (DOCUMENTS, SECTIONS, PRIORITIES, ITEMS, LEADS, DATES, CODES)
