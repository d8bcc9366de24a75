"""Every table that the tool writes, and what stands in each of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from safeguard_extract.records.comparison import CarriedRelation, Relation
from safeguard_extract.records.correction import CorrectedField, UnitKind
from safeguard_extract.records.evaluation import Decision
from safeguard_extract.records.plan import (
    DateKind,
    DocumentType,
    ItemKind,
    PartyKind,
    PartyRole,
    PriorityKind,
    Status,
)
from safeguard_extract.records.section import SectionType

JOINT = "; "
"""What stands between several values in one cell."""

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_SHARE = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it says, its Frictionless type and what a value must be like.

    `required` columns are never empty. `between` bounds a number, `words` is a closed vocabulary.
    """

    name: str
    says: str
    type: str = "string"
    required: bool = False
    pattern: str | None = None
    between: tuple[float, float] | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableShape:
    """A kind of table: what a row is, its columns, the key that names a row, and whether it joins documents."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    of_documents: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _id(name: str, says: str) -> Column:
    return Column(name, says, required=True)


def _date(name: str, says: str) -> Column:
    return Column(name, f"{says} (ISO date, as precise as printed)", pattern=_DATE)


def _count(name: str, says: str) -> Column:
    return Column(name, says, "integer", required=True, between=(0, float("inf")))


def _share(name: str, says: str) -> Column:
    return Column(name, says, "number", between=_SHARE)


def _flag(name: str, says: str) -> Column:
    return Column(name, says, "boolean")


def _small(denominator: str) -> Column:
    return Column("small_n", f"{denominator} under 5: too few to read the figures by themselves", "boolean")


def _word(name: str, says: str, vocabulary: type[StrEnum], *, required: bool = True) -> Column:
    return Column(name, says, required=required, words=tuple(member.value for member in vocabulary))


_DOC = _id("doc_id", "the plan's id")
_PAGE = Column("page", "page of the source that the words begin on, from 1", "integer", between=(1, float("inf")))
_QUOTE = Column("quote", "the words as they stand in the plan's text")
_THEMES = Column("themes", "ids of the themes it was given")
_LEADS = Column("leads", "who is responsible, as printed")
_HOW = Column("how", "the rule or model that decided")
_CONFIDENCE = _share("confidence", "how sure the tool is, from 0 to 1")
_TYPE = _word("type", "kind of publication", DocumentType)
_SERIES = Column("series", "area and family of documents: the plans that 'dropped' and 'returned' are said among")
_BOARD = Column("board", "the board or partnership, as the document names itself")
_AREA = Column("area", "the area it serves")
_UNIT = _id("unit_id", "the priority or item, by its id in its plan")

DOCUMENTS = TableShape(
    "documents",
    "a plan",
    (
        _DOC,
        _SERIES,
        _BOARD,
        _AREA,
        _TYPE,
        _date("period_start", "first moment that the document covers"),
        _date("period_end", "last moment that it covers"),
        _date("published", "when it was published"),
        _id("file", "name of the file that it was read from"),
        Column("sha256", "hash of that file's bytes", required=True, pattern=r"^[0-9a-f]{64}$"),
        _count("pages", "pages of the file"),
        _count("words", "words of the text, page furniture left out"),
        _count("priorities", "priorities found"),
        _count("items", "items found"),
        _count("problems", "things that could not be read or decided"),
    ),
    key=("doc_id",),
)
SECTIONS = TableShape(
    "sections",
    "a section",
    (
        _DOC,
        _id("section_id", "the section's id in its plan"),
        Column("title", "its heading as printed"),
        Column("level", "depth of the heading: 1 is the highest", "integer"),
        _word("type", "what the section is for", SectionType),
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
        _DOC,
        _id("priority_id", "the priority's id in its plan, in order of appearance"),
        _id("uid", "short hash of its words: stays when other rows come and go"),
        Column("label", "label as printed, without the title"),
        Column("title", "short name as printed"),
        _word("kind", "what the document calls it", PriorityKind),
        Column("group", "printed heading that groups several priorities"),
        _date("period_start", "first moment it holds for, where that is not the document's own period"),
        _date("period_end", "last moment it holds for, where that is not the document's own period"),
        _word("status", "what the document says has become of it", Status, required=False),
        _LEADS,
        _THEMES,
        _PAGE,
        _QUOTE,
        _CONFIDENCE,
        _HOW,
    ),
    key=("doc_id", "priority_id"),
    of_documents=True,
)
ITEMS = TableShape(
    "items",
    "an action, outcome, achievement, indicator or risk",
    (
        _DOC,
        _id("item_id", "the item's id in its plan"),
        _id("uid", "short hash of its words and kind: stays when other rows come and go"),
        _word("kind", "what it is: to be done, to be reached, done, measured or feared", ItemKind),
        Column("priority_id", "the priority that it stands under, empty for none"),
        Column("parent_item", "the item that it is a part of"),
        Column("text", "one clean sentence or bullet"),
        _LEADS,
        Column("dates", "its dates, as printed"),
        Column("due_kind", "how its dates bind (kinds as in dates.csv)"),
        _date("due_earliest", "earliest date that it names"),
        _date("due_latest", "latest date that it names"),
        Column("progress", "what a progress column says: rating, percentage, words"),
        _THEMES,
        Column("evidence", "the measure or evidence printed beside it"),
        _PAGE,
        _QUOTE,
        _CONFIDENCE,
        _HOW,
    ),
    key=("doc_id", "item_id"),
    of_documents=True,
)
LEADS = TableShape(
    "leads",
    "a party that leads a priority or an item",
    (
        _DOC,
        _UNIT,
        Column("lead", "the party as printed"),
        Column("lead_normalised", "the party written in full"),
        _word("kind", "what the party is", PartyKind),
        _word("role", "what it does", PartyRole),
    ),
    of_documents=True,
)
DATES = TableShape(
    "dates",
    "a date of an item",
    (
        _DOC,
        _UNIT,
        Column("text", "the date as printed"),
        _word("kind", "how it binds", DateKind),
        _date("start", "first moment; empty for recurring and ongoing"),
        _date("end", "last moment; the same as the first for 'by' and 'on'"),
    ),
    of_documents=True,
)
CODES = TableShape(
    "codes",
    "a theme given to a unit",
    (
        _DOC,
        _id("unit_id", "the priority, item or passage, by its id in its plan"),
        Column("unit_kind", "what the unit is", required=True, words=("priority", "item", "passage")),
        _id("theme", "id of the theme"),
        _share("score", "how well the words fit the theme, from 0 to 1"),
        _HOW,
        Column("phrase", "the words that earned it"),
        _PAGE,
    ),
    of_documents=True,
)
PLAN_TABLES = (DOCUMENTS, SECTIONS, PRIORITIES, ITEMS, LEADS, DATES, CODES)

COMPARISON = TableShape(
    "comparison",
    "a link between a priority of the earlier plan and one of the later",
    (
        _id("from_doc", "the earlier plan"),
        Column("from_priority", "its priority, empty for a new one"),
        Column("from_title", "that priority's title"),
        _id("to_doc", "the later plan"),
        Column("to_priority", "its priority, empty for a dropped one"),
        Column("to_title", "that priority's title"),
        _word("relation", "what became of the one in the other", Relation),
        _share("similarity", "how alike the two are, from 0 to 1"),
        _share("lexical", "how alike their words are"),
        _share("semantic", "how alike their meanings are"),
        Column("themes_shared", "themes that both have"),
        Column("themes_lost", "themes that only the earlier has"),
        Column("themes_gained", "themes that only the later has"),
        _count("items_kept", "items of the earlier that stand again under the later"),
        _count("items_dropped", "items of the earlier that do not"),
        _count("items_new", "items that only the later has"),
    ),
)
CARRIED = TableShape(
    "carried",
    "an action of the earlier plan that stands again in the later",
    (
        _id("from_doc", "the earlier plan"),
        _id("from_item", "its item"),
        Column("from_text", "that item's words"),
        _id("to_doc", "the later plan"),
        _id("to_item", "its item"),
        Column("to_text", "that item's words"),
        _word("relation", "how it was carried", CarriedRelation),
        _share("similarity", "how alike the words are, from 0 to 1"),
    ),
)
REUSE = TableShape(
    "reuse",
    "a passage that stands in both plans, word for word or nearly",
    (
        _id("from_doc", "the earlier plan"),
        _count("from_start", "first character of the passage in its text"),
        _count("from_end", "the character after its last"),
        Column("from_page", "page that it begins on, where that is known", "integer"),
        Column("from_text", "its words"),
        _id("to_doc", "the later plan"),
        _count("to_start", "first character of the passage in its text"),
        _count("to_end", "the character after its last"),
        Column("to_page", "page that it begins on, where that is known", "integer"),
        Column("to_text", "its words"),
        _share("similarity", "how alike the two are, letter by letter, from 0 to 1"),
        _count("words", "words of the shorter of the two passages"),
    ),
)
ACROSS = TableShape(
    "across",
    "a priority in force in the year, within its cluster",
    (
        Column("year", "the year", "integer", required=True),
        _count("cluster", "number of the cluster: the one that most boards share is 1"),
        _count("cluster_boards", "boards that share it"),
        _count("boards", "boards with a priority in force that year"),
        Column("cluster_themes", "themes that at least half of its priorities have"),
        Column("cluster_words", "words that at least half of its titles have, and two of its boards"),
        _BOARD,
        _DOC,
        _id("priority", "the priority's id in its plan"),
        Column("title", "its title"),
        _THEMES,
        _share("similarity", "how like the cluster's medoid it is; 1 for the medoid itself"),
        _flag("medoid", "it is the priority that the others of its cluster are most like"),
        _small("boards is"),
    ),
    key=("doc_id", "priority"),
)
COMPARE_TABLES = (COMPARISON, CARRIED, REUSE, ACROSS)

_THEME = (_id("theme", "id of the theme"), Column("theme_name", "its name"))
_YEAR = Column("year", "first year of the period; a financial year 2016/17 is 2016", "integer")
_STATES = ("new", "kept", "dropped", "returned", "absent")
BY_DOCUMENT = TableShape(
    "theme_by_document",
    "a theme in a plan, zeros included",
    (
        *_THEME,
        _DOC,
        _SERIES,
        _BOARD,
        _AREA,
        _TYPE,
        _YEAR,
        _count("priorities", "priorities of the plan for its own years"),
        _count("priorities_coded", "those that have the theme"),
        _share("priority_share", "priorities_coded over priorities"),
        _count("actions", "actions of the plan for its own years"),
        _count("actions_coded", "those that have the theme"),
        _share("action_share", "actions_coded over actions"),
        _count("words", "words of the plan"),
        _count("mentions", "places in the text that name the theme; those that overlap count once"),
        Column("mentions_per_1000", "mentions in a thousand words", "number"),
        Column("rank", "place by share of priorities, then of actions; equal themes share the best place", "integer"),
        Column("change", "priority_share less that of the plan before in its series", "number"),
        Column("state", "what became of the theme since the plan before in its series", words=_STATES),
    ),
    key=("theme", "doc_id"),
)
BY_YEAR = TableShape(
    "theme_by_year",
    "a theme in a year, over the boards that have a plan for it",
    (
        *_THEME,
        _YEAR,
        _count("boards", "boards that have a plan for the year"),
        _count("boards_with_priority", "those with a priority that has the theme"),
        _share("prevalence", "boards_with_priority over boards"),
        _share("ci_low", "lower end of its 95 % Wilson interval"),
        _share("ci_high", "upper end of its 95 % Wilson interval"),
        _share("mean_action_share", "mean over boards of the share of actions that have the theme"),
    ),
    key=("theme", "year"),
)
BY_BOARD = TableShape(
    "theme_by_board",
    "a theme at a board, over its plans",
    (
        *_THEME,
        _BOARD,
        Column("first_year", "first year for which a priority of the board has the theme", "integer"),
        Column("last_year", "last such year", "integer"),
        Column("plans", "plans of the board", "integer"),
        Column("plans_with_priority", "those with a priority that has the theme", "integer"),
        Column("longest_run", "most plans in a row that have it", "integer"),
        Column("states", "what became of it, plan by plan, in order of time: id and state"),
    ),
)
TREND_TABLES = (BY_DOCUMENT, BY_YEAR, BY_BOARD)

FIRST_LAST = TableShape(
    "first_last",
    "a theme at a board, or over all boards",
    (
        *_THEME,
        Column("level", "what the row is about", required=True, words=("board", "overall")),
        Column("board", "the board; empty for overall"),
        _count("boards", "boards with a known year: 1 for a board"),
        _count("boards_with_theme", "those that have the theme as a priority in some year"),
        Column("first_year", "first known year with a priority that has the theme", "integer"),
        Column("last_year", "last such year", "integer"),
        _flag("from_start", "the first such year is the first known one: the theme may be older"),
        _flag("to_end", "the last such year is the last known one: the theme may still be there"),
        _count("years_known", "years for which a priority of any theme is known"),
        _count("years_present", "those with a priority that has the theme"),
        Column("present", "these years, as runs: 2012-2014; 2017"),
        Column("gaps", "known years without the theme between its first and last, as runs"),
        Column("missing", "years between the first and the last known one that no plan covers, as runs"),
        _small("years_known, or boards for overall, is"),
    ),
)
SURVIVAL = TableShape(
    "survival",
    "a chain: one priority followed over the successive plans of a series",
    (
        _id("chain", "number of the chain"),
        _id("series", "area and family of documents"),
        _BOARD,
        Column("family", "family of documents", required=True, words=("plan", "report", "other")),
        Column("titles", "the priority's title in each plan where it changed"),
        Column("documents", "the plans that hold it, in order of time, as plan:priority", required=True),
        _THEMES,
        Column("began", "how the chain begins", required=True, words=("first_plan", "new", "split")),
        Column("ended", "how it ends", required=True, words=("dropped", "merged", "open")),
        _flag("event", "the end was seen: the priority was dropped; false where the chain is censored"),
        Column("first_year", "first year in force", "integer", required=True),
        Column("last_year", "last year in force before the next plan begins", "integer", required=True),
        _count("years", "last_year less first_year, plus 1"),
        _count("plans", "plans that hold the priority"),
        _count("series_plans", "plans of the series whose priorities and years are known"),
    ),
    key=("chain",),
)
SURVIVAL_CURVE = TableShape(
    "survival_curve",
    "a length at which priorities end or are lost from sight",
    (
        Column("family", "family of documents", required=True, words=("plan", "report", "other")),
        Column(
            "chains", "all chains, or those whose beginning was seen", required=True, words=("all", "beginning_seen")
        ),
        _count("years", "length in years"),
        _count("n", "chains"),
        _count("at_risk", "chains that last at least so many years"),
        _count("events", "those of them that are dropped after so many"),
        _count("censored", "those that are open or merged after so many"),
        _share("survival", "Kaplan-Meier estimate of the share that is kept longer"),
        Column("std_error", "Greenwood's standard error of it; empty where survival is 0", "number"),
        _share("ci_low", "lower end of the 95 % interval (Greenwood, log-log); empty where survival is 0 or 1"),
        _share("ci_high", "upper end of that interval"),
        _small("at_risk is"),
    ),
    key=("family", "chains", "years"),
)
RANK_CHANGES = TableShape(
    "rank_changes",
    "a theme and two consecutive years",
    (
        *_THEME,
        Column("year_before", "the earlier year", "integer", required=True),
        Column("year_after", "the year after it", "integer", required=True),
        Column("boards_before", "boards with a known priority in the earlier year; empty: a missing year", "integer"),
        Column("boards_after", "the same of the later year", "integer"),
        Column("boards_both", "boards that both years have", "integer"),
        _share("prevalence_before", "share of the boards of the earlier year that have the theme as a priority"),
        _share("prevalence_after", "the same of the later year"),
        Column("rank_before", "place by prevalence; equal themes share the best place", "integer"),
        Column("rank_after", "the same in the later year", "integer"),
        Column("change", "rank_before less rank_after: positive for a rise; empty beside a missing year", "integer"),
        Column("ties_before", "other themes at the same place in the earlier year", "integer"),
        Column("ties_after", "the same in the later year", "integer"),
        _small("boards_before or boards_after is"),
    ),
    key=("theme", "year_before"),
)
COOCCURRENCE = TableShape(
    "cooccurrence",
    "a pair of themes, in priorities or in plans",
    (
        Column("unit", "what the two stand in together", required=True, words=("priority", "plan")),
        _id("theme_a", "id of the one theme"),
        Column("theme_a_name", "its name"),
        _id("theme_b", "id of the other"),
        Column("theme_b_name", "its name"),
        _count("n", "units: priorities of their plan's own years, or plans that have such"),
        _count("with_a", "those with the one"),
        _count("with_b", "those with the other"),
        _count("with_both", "those with both"),
        _count("with_either", "those with at least one"),
        Column("expected", "with_a × with_b / n: how many would have both by chance", "number"),
        Column("lift", "with_both / expected: above 1, together more often than by chance", "number"),
        _share("jaccard", "with_both / with_either"),
        _small("expected is"),
    ),
    key=("unit", "theme_a", "theme_b"),
)
KEYNESS = TableShape(
    "keyness",
    "a word, before and from a year on",
    (
        _id("word", "the word in lower case"),
        Column("split", "year that the later period begins with", "integer", required=True),
        _count("plans_before", "plans of the earlier period"),
        _count("plans_after", "plans of the later period"),
        _count("with_before", "those of the earlier period that use the word"),
        _count("with_after", "those of the later period that use it"),
        _count("words_before", "words of the earlier period, stop words and names of boards left out"),
        _count("words_after", "words of the later period"),
        _count("count_before", "how often the word stands in the earlier period"),
        _count("count_after", "how often it stands in the later period"),
        Column("per_1000_before", "1000 × count_before / words_before", "number"),
        Column("per_1000_after", "1000 × count_after / words_after", "number"),
        Column("g2", "log-likelihood G² of the two counts", "number", between=(0, float("inf"))),
        Column("log_ratio", "log2 of the later over the earlier frequency: 1 is twice as often", "number"),
        _share("p", "chance of such a G² where nothing changed (chi-square, one degree of freedom)"),
        _share("q", "p after Benjamini and Hochberg over all words of the table"),
        _small("plans_before, plans_after or an expected count is"),
    ),
    key=("word",),
)
EVOLUTION_TABLES = (FIRST_LAST, SURVIVAL, SURVIVAL_CURVE, RANK_CHANGES, COOCCURRENCE, KEYNESS)

_DECISION = _word("decision", "what was decided", Decision)
SCORES = TableShape(
    "scores",
    "a decision in a document",
    (
        _id(
            "document", "the document, a pair of plans (`<id>--<id>`), `ALL` rows together, or the `MEAN` of documents"
        ),
        _DECISION,
        Column("tp", "true positives: found and in the gold; a mean has no counts", "integer"),
        Column("fp", "false positives: found, not in the gold", "integer"),
        Column("fn", "false negatives: in the gold, not found", "integer"),
        _share("precision", "tp over tp and fp; 1 where nothing was found"),
        _share("recall", "tp over tp and fn; 1 where the gold has nothing"),
        _share("f1", "2 tp over 2 tp, fp and fn; 1 where there was nothing to decide"),
        _share("ci_low", "lower end of the 95 % bootstrap interval of f1; empty where there was nothing to decide"),
        _share("ci_high", "upper end of that interval"),
        _count("n", "rows that the decision was made on; of a mean the documents"),
    ),
    key=("document", "decision"),
)
DISAGREEMENTS = TableShape(
    "disagreements",
    "a decision on which the two readings part",
    (
        _id("doc_id", "the document, or a pair of plans"),
        _DECISION,
        Column("gold", "what the gold has; for a row that it does not have, its nearest, if any"),
        Column("found", "what was found; for a row that was missed, the nearest found one, if any"),
        Column("page", "page of the source that the words begin on, where that is known", "integer"),
        _QUOTE,
        _id("why", "what parts the two"),
    ),
)
RELIABILITY = TableShape(
    "reliability",
    "a bin of confidence",
    (
        Column("unit", "what the rows are", required=True, words=("priority", "item")),
        _share("low", "lower end of the bin"),
        _share("high", "upper end, which belongs to the next bin unless it is 1"),
        _count("n", "found rows with such a confidence"),
        _share("confidence", "their mean confidence"),
        _count("right", "those that the gold has, items with the same kind"),
        _share("share", "right over n"),
    ),
    key=("unit", "low"),
)
AGREEMENT = TableShape(
    "agreement",
    "a variable that two coders coded",
    (
        Column(
            "variable",
            "what was coded: the kind of items, all themes pooled, one theme",
            required=True,
            words=("kind", "themes", "themes_of_priorities", "themes_of_items", "theme"),
        ),
        Column("theme", "the theme's id, for one theme"),
        _count("units", "rows that both coded"),
        _share("observed", "share of decisions on which they agree"),
        Column("kappa", "Cohen's kappa; empty where neither coder ever varies", "number"),
        Column("kappa_low", "lower end of its 95 % bootstrap interval", "number"),
        Column("kappa_high", "upper end of that interval", "number"),
        Column("alpha", "Krippendorff's alpha (nominal); empty where neither coder ever varies", "number"),
        Column("alpha_low", "lower end of its 95 % bootstrap interval", "number"),
        Column("alpha_high", "upper end of that interval", "number"),
    ),
)

_CORRECTION = (
    _DOC,
    _id("uid", "the priority or item, by its uid"),
    _word("unit_kind", "what it is", UnitKind),
    _word("field", "what is to be corrected; `delete` takes the row out", CorrectedField),
    Column("was", "what the tool decided"),
    Column("should_be", "what a person decided; empty while nothing is decided, `none` for no value"),
    Column("note", "why, for other people"),
)
CORRECTIONS = TableShape("corrections", "a field that a person corrected", _CORRECTION)
TO_DECIDE = TableShape(
    "to_decide",
    "a decision that the tool is not sure of",
    (
        *_CORRECTION,
        _CONFIDENCE,
        Column("in_doubt", "the kind that is in doubt, or the themes, each with the words that earned it"),
        _PAGE,
        _QUOTE,
        _HOW,
    ),
    key=("doc_id", "unit_kind", "uid", "field"),
    of_documents=True,
)
CORRECTION_TABLES = (CORRECTIONS, TO_DECIDE)

_PHRASES = ("includes", "hints", "excludes", "examples")
CODEBOOK = TableShape(
    "codebook",
    "a theme of a codebook",
    (
        _id("id", "short and unique; what the tables hold"),
        _id("name", "what reports print"),
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
        _id("theme", "id of the theme, in the later codebook where that has it"),
        Column("name", "its name"),
        Column("part", "the list that the phrase stands in, or the mark", words=(*_PHRASES, "broad", "work")),
        Column("before", "what the earlier codebook says"),
        Column("after", "what the later one says"),
    ),
)
CODEBOOK_TABLES = (CODEBOOK, CODEBOOK_CHANGES)
EVALUATION_TABLES = (SCORES, DISAGREEMENTS, RELIABILITY, AGREEMENT)
ALL_TABLES = (
    *(*PLAN_TABLES, *COMPARE_TABLES, *TREND_TABLES, *EVOLUTION_TABLES),
    *(*EVALUATION_TABLES, *CORRECTION_TABLES, *CODEBOOK_TABLES),
)
