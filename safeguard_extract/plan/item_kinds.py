"""Whether a sentence or bullet is an item, and of what kind: the cue over it decides, its form corrects or stands
in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from safeguard_extract.language.verbs import is_imperative, is_past
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.deeds import acting_parties
from safeguard_extract.plan.drafts import kind_by_form
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.plan.statuses import is_verdict
from safeguard_extract.plan.wording import Form, form_of, is_figure, is_spoken, is_state_reached, opens_with_duty
from safeguard_extract.records.plan import ItemKind

MIN_WORDS = 3
_STATE_WORDS = 7  # a shorter bullet without a verb is a name, a caption or who said a quote
_FIGURE = re.compile(r"[£+-]?\d[\d,./%-]*")
_FIGURES = 3
# Who adopted the document and when it is looked at again.
_ADOPTED = re.compile(
    r"(?:approved|agreed|adopted|ratified|signed off|endorsed|last (?:updated|reviewed)|date of|version)\b[^.]{0,70}"
    r"\d{4}\b"
    r"(?:\W+(?:next )?review\b.*)?\W*$|(?:next )?review (?:date|due)\b",
    re.I,
)
OVERSEEN = re.compile(
    r"(?:(?:this|the|each) (?:strategic )?(?:priority|objective|theme|area of work)\b[^.;]{0,30}?"
    r"|progress\b[^.;]{0,50}?)"
    r"(?:will be|is|to be) (?:jointly )?(?P<by>led|overseen|monitored|driven|sponsored|co-?ordinated|reviewed) by "
    r"(?:the )?(?P<who>[^.;]{3,90})\.?$",
    re.I,
)
_OPENING = 8  # words
_AIM = re.compile(
    r"^(our|the) (aim|ambition|goal|intention|vision) (is|was)\b"
    r"|^we (want|aim|hope) to (see|be|have)\b|^we want (?!to)",
    re.I,
)
_RUNNING = re.compile(
    r"^\W*(?:[A-Z][\w&-]*\s){0,6}(?:Annual Report|Business Plan|Strategic Plan|Strategy)"
    r"\s+(?:for\s+)?\d{4}\S*(?:\s+(?:p(?:age|g)?\.?\s?)?\d{1,3})?\W*$"
)
_LEGEND = re.compile(r"^(?:red|amber|green|blue|b?rag)\s*[:=–-]|^you (?:said|told us)\b", re.I)
_FINITE = re.compile(r"\b(is|are|was|were|has|have|had|can|may|do|does)\b", re.I)
_BETTER = re.compile(
    r"\b(now|improved|increased|strengthened|better|successful(ly)?)\b(?! (understanding|regulat))", re.I
)
_ANAPHOR = re.compile(
    r"^(this|these|it|that)( work)? (is|was|are|were|has been|have been) (a|an|the|due|as|because|in)\b", re.I
)
_DONE = re.compile(
    r"^(this|it|these|they)\b[^.]{0,30}"
    r"\b(completed?|achieved|delivered|ongoing|on-going|met|in progress|started)\W*$",
    re.I,
)
_ACTOR = re.compile(
    r"^(?:in [^,]{3,40}, )?(?:we|(?:the|our|all|both|its|each) (?:[\w-]+ ){0,3}"
    r"(?:board|sub-?group|group|panel|partnership|forum|trust|council|team|police|force|service|executive|committee"
    r"|schools?|hospitals?|agency|agencies|partners|pool)) (?:also |now )?(?:have |has )?(?P<verb>\w+)",
    re.I,
)
_TASKED = re.compile(r"\b(will|to be|(was|were) (to|tasked|asked))\b")
_TOLD = re.compile(r"\b(was|were|has|have|had)\b")
_PLANNED = re.compile(r"\b(will|shall|are to|is to)\b")
_BODIES = r"(?:board|partnership|(?:\w+ )?(?:sub-?\s?)?(?:group|committee)|executive|network|forum)"
_WE_WILL = re.compile(rf"(?:in [^,]{{3,40}},? )?(?:we|(?:the|our) {_BODIES}) (?:will|plans? to|intends? to)\b", re.I)
_PROMISED = re.compile(
    r"\b(we|board|partnership|partners|sub-?group|group) (will|shall|plan to|intend to|commit to)\b", re.I
)
# "A protocol will be produced": nobody is named, but it is promised; "will be needed" promises nothing.
_TO_BE_DONE = re.compile(
    r"^(?:an?|the|all|each|every|both|our|its|\w+)\s[^.;,]{2,90}?\bwill (?:also |then |now |each )?be (?:\w+ly )?"
    r"(?!needed|required|affected|involved|used|based|faced|seen|heard|known|felt|helped|supported|protected|able|safe"
    r"|improved|reduced|increased|better)[a-z]+(?:ed|en|un|ought|ade|et up|ut in place)\b",
    re.I,
)
_OBLIGED = re.compile(r"\b(?:is|are) to (?:be )?\w+")
_ADDRESSED = re.compile(r"(?:nobody|no one|we|you|it|this|that|anyone|everyone)\b", re.I)
_HOPED = re.compile(r"\b(?:should|will be able to)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a sentence stands: in a list or in prose, in poured text, in a report, in a section that may hold work, in a
    numbered paragraph."""

    listed: bool
    flattened: bool
    report: bool
    among_priorities: bool
    numbered: bool = False


def item_kind(words: str, scope: Scope, setting: Setting) -> ItemKind | None:
    """The kind of a sentence or bullet, or None where it is no item."""
    if _is_short(words, scope, setting) or words.rstrip().endswith((":", "?")) or is_spoken(words) or is_figure(words):
        return None
    if OVERSEEN.match(words) or (_ADOPTED.match(words) and not setting.report):
        return None  # who leads a priority and who watches over it: a lead, not work
    form = form_of(words)
    if sum(bool(_FIGURE.fullmatch(w)) for w in words.split()) >= max(_FIGURES, len(words.split()) / 3):
        return None  # a row of statistics
    if words.count(" | ") > 1:
        return None  # a row of names
    opening, colon, _ = words.partition(": ")
    if colon and len(opening.split()) <= _OPENING and read_cue(opening) is Cue.PROSE:
        return None  # "Why this is a priority: …"
    if form is Form.NONE or _LEGEND.match(words) or _RUNNING.search(words) or is_verdict(words):
        return None
    if _AIM.match(words) and (scope.cue is not None or scope.priority is not None):
        return ItemKind.OUTCOME
    if scope.cue is Cue.ACTION:
        return _under_action(words, form, setting)
    if scope.cue is Cue.ACHIEVEMENT:
        return _under_achievement(words, form, setting.listed and not scope.foreign_list)
    if scope.cue is not None:
        hoped = scope.cue is Cue.OUTCOME and (scope.priority is not None or is_state_reached(words))
        return scope.cue.kind if setting.listed or setting.flattened or hoped else None
    if setting.report:
        return _in_report(words, form, scope, setting)
    return _in_plan(words, form, scope, setting)


def _is_short(words: str, scope: Scope, setting: Setting) -> bool:
    """Too few words for an item; in a list of actions a verb and its object will do."""
    count = len(words.split())
    enough = setting.listed and scope.cue is Cue.ACTION and is_imperative(words.split()[0]) if words.split() else False
    return count < MIN_WORDS - enough


def _under_action(words: str, form: Form, setting: Setting) -> ItemKind | None:
    """A report's section of actions also tells what came of them; a plan's bullets are actions however worded."""
    tasked = _TASKED.search(_head(words, 24))
    told = is_past(words.split()[0]) or _TOLD.search(_head(words, 10))
    if form is Form.DEED and told and not tasked and (not setting.listed or setting.report):
        return ItemKind.ACHIEVEMENT
    if form is Form.STATE and not setting.listed and (_FINITE.search(words) or len(words.split()) > _STATE_WORDS):
        return None
    return ItemKind.ACTION


def _under_achievement(words: str, form: Form, listed: bool) -> ItemKind | None:
    """Deeds are achievements; of states only what a bullet or words such as 'now' and 'improved' make one."""
    if form is Form.DUTY and _PLANNED.search(_head(words, 14)):
        return ItemKind.ACTION
    if _ANAPHOR.match(words) or _DONE.match(words):
        return None
    if form is Form.STATE and not _BETTER.search(words) and not (listed and len(words.split()) >= _STATE_WORDS):
        return None
    return ItemKind.ACHIEVEMENT


def _in_report(words: str, form: Form, scope: Scope, setting: Setting) -> ItemKind | None:
    """A report without a cue: under a priority what was done and what will be; elsewhere what a named party did."""
    if scope.priority is not None:
        if form in {Form.DEED, Form.DUTY}:
            return kind_by_form(words)
        return _in_plan(words, form, scope, setting)
    if _WE_WILL.match(words):
        return ItemKind.ACTION
    return ItemKind.ACHIEVEMENT if form is Form.DEED and not scope.foreign_list and _is_deed_of_actor(words) else None


def _in_plan(words: str, form: Form, scope: Scope, setting: Setting) -> ItemKind | None:
    """A plan without a cue: bullets by their form, prose only where it promises or hopes."""
    if scope.priority is None:
        duty = setting.listed and setting.among_priorities and form is Form.DUTY
        return ItemKind.ACTION if duty and not setting.report else None
    if setting.flattened and not setting.listed:
        return ItemKind.ACTION if opens_with_duty(words) else ItemKind.OUTCOME if is_state_reached(words) else None
    if setting.listed and scope.foreign_list and form is Form.STATE:
        return None  # names, dates and topics of a list that no cue opened
    if setting.numbered and form is not Form.DUTY and not is_state_reached(words):
        return None  # reasons and facts
    if setting.listed:
        return kind_by_form(words) if setting.report or form is not Form.DEED else ItemKind.OUTCOME
    if form is Form.DUTY and _HOPED.search(words) and not _ADDRESSED.match(words):
        return ItemKind.OUTCOME
    acted = form is Form.DUTY and " will " in words and acting_parties(words, 0, {})
    promised = _PROMISED.search(words) or _OBLIGED.search(words) or _TO_BE_DONE.search(words)
    return ItemKind.ACTION if promised or acted else None


def _is_deed_of_actor(words: str) -> bool:
    """A named party, or 'we' and 'the Board', did it: not what a law did or what something was."""
    actor = _ACTOR.match(words)
    return bool(actor and is_past(actor["verb"])) or bool(acting_parties(words, 0, {}))


def _head(words: str, count: int) -> str:
    return " ".join(words.split()[:count])
