"""What a heading, an introducing line or a column title says of the words under it."""

from __future__ import annotations

import re
from enum import Enum

from safeguard_extract.records.plan import ItemKind, Status


class Cue(Enum):
    """What stands under a heading: items of a kind, or words that are no items."""

    ACTION = "action"
    OUTCOME = "outcome"
    ACHIEVEMENT = "achievement"
    INDICATOR = "indicator"
    RISK = "risk"
    PROSE = "prose"

    @property
    def kind(self) -> ItemKind | None:
        return None if self is Cue.PROSE else ItemKind(self.value)


_WE = r"(?:we|the (?:board|partnership|partners)|partners|you|they)"
# Narrow before wide: 'potential impact' is no outcome, 'what difference have we made' no aim.
_CUES: tuple[tuple[Cue, str], ...] = (
    (
        Cue.PROSE,
        r"^who (will |is )?(leads?|leading|responsible)\b"
        r"|potential impact|impact of risk|mitigat|why (is|are|was|were|this|it|we|does|did)|rationale"
        r"|what (do|did) we know"
        r"|what (does |do |did )?(the |our )?(data|evidence|reviews?) (tell|say|show)|"
        r"case stud|feedback|what (children|young people|people|parents|practitioners|they) (say|said|told)"
        r"|key facts|the issue|problem|reasons|where are we now|"
        r"current position|baseline|context|background|priority statement|what is (the|this|neglect|safeguarding)",
    ),
    (Cue.RISK, r"(?<!at )\brisks?\b(?! (outside|factors|of|to|and needs))|what (could|might) go wrong|barriers to"),
    (
        Cue.INDICATOR,
        r"\bindicators?\b|\bkpis?\b|performance measures|metrics|what (will )?we (will )?(count|measure)"
        r"|\bmeasuring (our )?(progress|success|impact|performance)|data (set"
        r"|measures)|key measures",
    ),
    # Before 'made a difference': a question of how one will know looks forward.
    (
        Cue.OUTCOME,
        rf"how (will|would|can|shall) {_WE} (know|measure|judge)|how (we|you) (will|ll|'ll|would) (know|measure|judge)"
        rf"|{_WE}( will| ll|'ll) know\b.*\b(when|if|by|that|because)\W*$",
    ),
    (
        Cue.ACHIEVEMENT,
        rf"(reports?|updates?|contributions?) (from|of|by) (the )?(member |partner |individual )?(agencies|partners"
        rf"|organisations|members|sub-?groups)|(agency|partner|sub-?group) (reports|updates|contributions|activity)"
        rf"|what (the |our )?(member )?(agencies|partners|organisations|sub-?groups|members) (have )?(done|did"
        rf"|achieved)|actions? [^.]{{0,40}}\b(completed|undertaken|taken|carried out)|what (have|has"
        rf"|did) {_WE} (done|do|achieved?|accomplish(ed)?|delivered?)|what (we|the (board|partnership)) (have )?(did"
        rf"|done|achieved|delivered)|"
        rf"achievements?\b|progress\b(?! (measures|indicators))|what (has been|was) (done|achieved|delivered)"
        rf"|what (went|has gone|is going|worked) well|"
        rf"(what )?(difference|impact) (have|has|did) {_WE}|(what )?difference (have|has|did) (this|it)|how (well"
        rf"|much) (have|did) {_WE}|so how did we|key successes|"
        r"highlights|accomplishments|we did\b|made a difference|what has each|what our (sub-?groups"
        r"|partners) have done|work (completed|undertaken|of the) |activity (during|in) (the year|20)|"
        r"in (the )?(last|past) year|(during|over) the (past )?year|impact (of (this|our|the) work|to date|so far"
        r"|this year|and difference)|how did we do|^impact$|^done$|^completed$|evidence of impact",
    ),
    (
        Cue.OUTCOME,
        rf"^so that\W*$|^{_WE} (?:want|would like|hope|expect|wish)(?: to (?:see|have))?(?: that)?\W*$|outcomes?\b"
        rf"|what (do|does|will|would) {_WE} (want|hope|aim|expect|wish) to (achieve|see)|what (we"
        rf"|the board|the partnership) (want|wants|hope|aim)s?( to| for|\W*$)|"
        rf"success (will )?(look|mean)|what (will )?success|measures? of success|success (measures|criteria)|where (we"
        rf"|do we) want to be|how will {_WE} know|how (we|you) (will|ll|'ll) know|"
        r"what (will|would) (be different|change)|what good (will )?looks? like|^(our )?aims?$|desired"
        r"|intended (outcomes?|impact|result|benefit)|expected (outcomes?|impact|result)|"
        r"difference (will|do|we (want|will|hope))|(impact|benefits) (we|for|on) |what (children|families"
        r"|young people) (will|can)|by (20\d\d|the end of the plan) (we|children|partners)|our ambition"
        r"|statement of intent|the result",
    ),
    (
        Cue.ACTION,
        rf"next steps|\bactions?\b|{_WE} said {_WE} would|what {_WE} said|still to do|yet to do|"
        rf"what (will|are|shall) {_WE} (do|doing|going)|what (we|the (board|partnership"
        rf"|partners)|partners|agencies) (will|ll|'ll|are going to|plan to|intend to|must|need to) |"
        rf"how (will|do|are|shall) {_WE} (achieve|deliver|do|get|going|make|respond|tackle|address)|how we (will"
        rf"|plan|intend)|(we|board|partnership|partners|mscb|mscp|lscb) (will|shall)( do this| achieve this"
        rf"| deliver this)?( by)?\W*$|"
        r"key (tasks|activities|deliverables|milestones)|\btasks\b|activities\b|looking (ahead|forward)"
        r"|areas? for (development|improvement|action)|plans for|future (plans|work|priorities|developments?)|"
        r"what (next|will happen|happens next|still needs|needs to)|to (achieve|deliver|do) this|delivery (plan"
        r"|objectives)|work ?(plan|programme|streams?)|commitments?\b|we (commit|pledge)|recommendations|"
        r"priorities for (the )?(next|coming|action)|(core|key|ongoing|continuing) (objectives|work|business)"
        r"|business as usual|will (include|focus on|undertake|deliver|do this by|be to)\W*$|what (else |more )?do (we"
        r"|you) (still )?need to do",
    ),
)
_COMPILED = tuple((cue, re.compile(pattern, re.I)) for cue, pattern in _CUES)

_STATUS: tuple[tuple[Status, str], ...] = (
    (
        Status.NOT_STARTED,
        r"\bnot (yet )?(been )?(started|begun|commenced|progressed)|no progress|deferred|postponed|not achieved"
        r"|has not (been )?(started|begun)|yet to (start|begin)",
    ),
    (
        Status.IN_PROGRESS,
        r"work has (begun|started|commenced)|in progress|on[- ]?going|under ?way|partly|partially|part (achieved|met"
        r"|completed?)|continu(es|ing)|started\b|has begun|on track|carried (forward|over)|"
        r"still (to|being)|not (yet )?(been )?(fully )?(completed?|finished|met)|some progress|progress(ing)?\b|amber",
    ),
    (
        Status.COMPLETED,
        r"\bcompleted?\b|achieved|delivered\b|has been (met|done)|finished|fully met|\bmet\b|closed|\bdone\b|green"
        r"|embedded",
    ),
)
_STATUS_COMPILED = tuple((status, re.compile(pattern, re.I)) for status, pattern in _STATUS)


def read_cue(text: str) -> Cue | None:
    """The cue of a heading or an introducing line; None where it has none.

    >>> read_cue("How will we know we have made a difference?").value
    'outcome'
    """
    plain = " ".join(text.replace("’", "'").split()).strip(" :")
    if not plain or len(plain.split()) > 22:
        return None
    return next((cue for cue, pattern in _COMPILED if pattern.search(plain)), None)


def read_status(text: str) -> Status | None:
    """What a sentence or a status cell says has become of a priority."""
    return next((status for status, pattern in _STATUS_COMPILED if pattern.search(text)), None)
