"""The tables of themes over years, boards and plans: `outputs/trends`."""

from __future__ import annotations

from safeguard_extract.store.columns.shapes import (
    AREA,
    BOARD,
    DOC,
    SERIES,
    THEMES,
    TYPE,
    Column,
    TableShape,
    count_column,
    flag_column,
    key_column,
    share_column,
    small_n,
)

_THEME = (key_column("theme", "id of the theme"), Column("theme_name", "its name"))
_YEAR = Column("year", "first year of the period; a financial year 2016/17 is 2016", "integer")
_STATES = ("new", "kept", "dropped", "returned", "absent")
BY_DOCUMENT = TableShape(
    "theme_by_document",
    "a theme in a plan, zeros included",
    (
        *_THEME,
        DOC,
        SERIES,
        BOARD,
        AREA,
        TYPE,
        _YEAR,
        count_column("priorities", "priorities of the plan for its own years"),
        count_column("priorities_coded", "those that have the theme"),
        share_column("priority_share", "priorities_coded over priorities"),
        count_column("actions", "actions of the plan for its own years"),
        count_column("actions_coded", "those that have the theme"),
        share_column("action_share", "actions_coded over actions"),
        count_column("words", "words of the plan"),
        count_column("mentions", "places in the text that name the theme; those that overlap count once"),
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
        count_column("boards", "boards that have a plan for the year"),
        count_column("boards_with_priority", "those with a priority that has the theme"),
        share_column("prevalence", "boards_with_priority over boards"),
        share_column("ci_low", "lower end of its 95 % Wilson interval"),
        share_column("ci_high", "upper end of its 95 % Wilson interval"),
        share_column("mean_action_share", "mean over boards of the share of actions that have the theme"),
    ),
    key=("theme", "year"),
)
BY_BOARD = TableShape(
    "theme_by_board",
    "a theme at a board, over its plans",
    (
        *_THEME,
        BOARD,
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
        count_column("boards", "boards with a known year: 1 for a board"),
        count_column("boards_with_theme", "those that have the theme as a priority in some year"),
        Column("first_year", "first known year with a priority that has the theme", "integer"),
        Column("last_year", "last such year", "integer"),
        flag_column("from_start", "the first such year is the first known one: the theme may be older"),
        flag_column("to_end", "the last such year is the last known one: the theme may still be there"),
        count_column("years_known", "years for which a priority of any theme is known"),
        count_column("years_present", "those with a priority that has the theme"),
        Column("present", "these years, as runs: 2012-2014; 2017"),
        Column("gaps", "known years without the theme between its first and last, as runs"),
        Column("missing", "years between the first and the last known one that no plan covers, as runs"),
        small_n("years_known, or boards for overall, is"),
    ),
)
SURVIVAL = TableShape(
    "survival",
    "a chain: one priority followed over the successive plans of a series",
    (
        key_column("chain", "number of the chain"),
        key_column("series", "area and family of documents"),
        BOARD,
        Column("family", "family of documents", required=True, words=("plan", "report", "other")),
        Column("titles", "the priority's title in each plan where it changed"),
        Column("documents", "the plans that hold it, in order of time, as plan:priority", required=True),
        THEMES,
        Column("began", "how the chain begins", required=True, words=("first_plan", "new", "split")),
        Column("ended", "how it ends", required=True, words=("dropped", "merged", "open")),
        flag_column("event", "the end was seen: the priority was dropped; false where the chain is censored"),
        Column("first_year", "first year in force", "integer", required=True),
        Column("last_year", "last year in force before the next plan begins", "integer", required=True),
        count_column("years", "last_year less first_year, plus 1"),
        count_column("plans", "plans that hold the priority"),
        count_column("series_plans", "plans of the series whose priorities and years are known"),
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
        count_column("years", "length in years"),
        count_column("n", "chains"),
        count_column("at_risk", "chains that last at least so many years"),
        count_column("events", "those of them that are dropped after so many"),
        count_column("censored", "those that are open or merged after so many"),
        share_column("survival", "Kaplan-Meier estimate of the share that is kept longer"),
        Column("std_error", "Greenwood's standard error of it; empty where survival is 0", "number"),
        share_column("ci_low", "lower end of the 95 % interval (Greenwood, log-log); empty where survival is 0 or 1"),
        share_column("ci_high", "upper end of that interval"),
        small_n("at_risk is"),
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
        share_column("prevalence_before", "share of the boards of the earlier year that have the theme as a priority"),
        share_column("prevalence_after", "the same of the later year"),
        Column("rank_before", "place by prevalence; equal themes share the best place", "integer"),
        Column("rank_after", "the same in the later year", "integer"),
        Column("change", "rank_before less rank_after: positive for a rise; empty beside a missing year", "integer"),
        Column("ties_before", "other themes at the same place in the earlier year", "integer"),
        Column("ties_after", "the same in the later year", "integer"),
        small_n("boards_before or boards_after is"),
    ),
    key=("theme", "year_before"),
)
COOCCURRENCE = TableShape(
    "cooccurrence",
    "a pair of themes, in priorities or in plans",
    (
        Column("unit", "what the two stand in together", required=True, words=("priority", "plan")),
        key_column("theme_a", "id of the one theme"),
        Column("theme_a_name", "its name"),
        key_column("theme_b", "id of the other"),
        Column("theme_b_name", "its name"),
        count_column("n", "units: priorities of their plan's own years, or plans that have such"),
        count_column("with_a", "those with the one"),
        count_column("with_b", "those with the other"),
        count_column("with_both", "those with both"),
        count_column("with_either", "those with at least one"),
        Column("expected", "with_a × with_b / n: how many would have both by chance", "number"),
        Column("lift", "with_both / expected: above 1, together more often than by chance", "number"),
        share_column("jaccard", "with_both / with_either"),
        small_n("expected is"),
    ),
    key=("unit", "theme_a", "theme_b"),
)
KEYNESS = TableShape(
    "keyness",
    "a word, before and from a year on",
    (
        key_column("word", "the word in lower case"),
        Column("split", "year that the later period begins with", "integer", required=True),
        count_column("plans_before", "plans of the earlier period"),
        count_column("plans_after", "plans of the later period"),
        count_column("with_before", "those of the earlier period that use the word"),
        count_column("with_after", "those of the later period that use it"),
        count_column("words_before", "words of the earlier period, stop words and names of boards left out"),
        count_column("words_after", "words of the later period"),
        count_column("count_before", "how often the word stands in the earlier period"),
        count_column("count_after", "how often it stands in the later period"),
        Column("per_1000_before", "1000 × count_before / words_before", "number"),
        Column("per_1000_after", "1000 × count_after / words_after", "number"),
        Column("g2", "log-likelihood G² of the two counts", "number", between=(0, float("inf"))),
        Column("log_ratio", "log2 of the later over the earlier frequency: 1 is twice as often", "number"),
        share_column("p", "chance of such a G² where nothing changed (chi-square, one degree of freedom)"),
        share_column("q", "p after Benjamini and Hochberg over all words of the table"),
        small_n("plans_before, plans_after or an expected count is"),
    ),
    key=("word",),
)
EVOLUTION_TABLES = (FIRST_LAST, SURVIVAL, SURVIVAL_CURVE, RANK_CHANGES, COOCCURRENCE, KEYNESS)
