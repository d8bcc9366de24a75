"""Verbs that plans use to say what is to be done, in the forms they are printed in."""

from __future__ import annotations

# Base forms that open an action ("Develop a strategy"). A working vocabulary of public planning, not of any one
# document.
_BASE = """
abolish accelerate accept achieve action activate administer anticipate appeal attract authorise avoid
bid book boost bridge calculate cease channel clear codify comment compete compose conclude concentrate
congratulate construct contain
credit critique cultivate declare decommission dedicate delegate detect differentiate digest discuss distinguish
dispatch diversify divert double
earmark edit elect embark employ enact encompass endeavour enrich entitle entrust equalise escalate exploit
explain export
federate field file fix forge forward galvanise grant handle harmonise harness hear identify illustrate image
induct insert inquire install institute
instruct internalise interview invoke itemise jointly-commission justify knit label learn-from lengthen level
license limit log lower marry master merge-in migrate mitigate motivate
name narrow network neutralise normalise note nurture observe open optimise order orient outline overhaul own
pair pay pool power practise praise pre-empt predict press print probe
prompt prove quality-assure query question rank rate re-commission re-launch re-let react read reassess reassure
rebuild recall receive recharge reconcile recommission reconvene rectify
refrain regulate rehearse reinvest reinvigorate relaunch relieve remain remove render repeat replicate repurpose
reset reshape resolve resource restore restrict resume retender retrain retrieve return reunite rewrite
reward rotate sample schedule screen search second settle shadow shift show-case showcase shorten sign simulate
sit solicit solve specialise speed spread stage steer stimulate store strike study
suggest sum swap synthesise systematise teach tell terminate tie tighten time total trace translate travel treat
triage troubleshoot try debrief dip dip-sample lend let persuade spell trim wait wear wish worry turn unblock unify
uncover unlock urge
value vary visit visualise volunteer vote walk warn watch weave weigh welcome widen wind work-with
achieve act adapt add address adopt advise advocate agree align allocate amend analyse analyze answer appoint
appraise apply
arrange ask assess assign assist assure attend audit award balance benchmark brief bring broaden build bid call
campaign capture carry cascade
celebrate chair challenge champion change check circulate clarify coach collaborate collate collect combine
commence commission
communicate compare compile complete comply conclude conduct confirm connect consider consolidate consult
contact contribute
convene coordinate co-ordinate co-produce coproduce counter cover create debate decide decrease define deliver
demonstrate deploy describe design
determine develop devise direct disrupt disseminate distribute document draft draw drive educate elicit
eliminate embed empower enable
encourage endorse enforce engage enhance enlist ensure equip eradicate escalate establish evaluate evidence
examine exercise expand explore
extend facilitate feed feedback finalise finalize find focus follow formalise formalize formulate foster fulfil
fund further gain gather
generate get give grow guide have hear heighten help highlight hold host identify implement improve include
incorporate increase
inform initiate input inspect inspire instigate integrate intervene introduce investigate invest invite involve
issue join keep launch lead
learn liaise link listen lobby locate look maintain make manage map market maximise maximize measure meet mentor
merge minimise minimize
mobilise model modify monitor negotiate nominate notify obtain offer operate organise organize oversee
participate partner persuade
pilot plan prepare present prevent prioritise prioritize procure produce progress promote propose protect
provide publicise publicize publish
pull purchase pursue put quantify raise re-establish reach realise recognise recommend reconfigure record
recruit redesign reduce refine
reflect refocus refresh refer register reinforce reissue release remind remodel renew reorganise replace report
request require research respond
restructure retain revamp revise revisit review revive roll safeguard scope scrutinise scrutinize secure seek
select send set shape share
signpost simplify source specify sponsor standardise start strengthen streamline stop submit summarise supervise
supply support survey
sustain tackle take tailor target tender test theme think track train transfer transform translate trial
undertake understand update upgrade
uphold use utilise utilize validate verify visit widen win work write
"""
# Base forms that are nouns as often: alone they open an action only where what follows shows it.
NOUN_TOO = frozenset(
    """
    action alert place appeal book bridge channel clear close comment control count cut reply talk
    contain credit dip double edit field file fix forward grant
    handle image interview label level license
    limit log lower market master mobilise mount name narrow network note open order outline own pair pay pool
    power practise praise press print probe prompt
    query question rank rate recall reset resource return reward rotate schedule screen search second settle
    shadow shift sign speed spread stage steer
    store strike study sum swap tie time total trace travel treat triage turn value visit volunteer vote walk
    watch weave welcome wind witness trust
    act address advocate answer appraise attend audit award balance benchmark bid brief call campaign challenge
    champion change chair check
    coach commission conduct contact counter cover debate design document draft drive evidence exercise feedback
    focus find fund further guide
    help highlight host impact increase input issue join launch lead link look map market measure mentor model
    monitor offer partner pilot plan
    present process progress project purchase raise reach record refer register release report request research
    review roll sample
    scope set share source sponsor start stop support survey supply target tender test theme track train
    transfer trial update use visit win work
    """.split()
)
_IRREGULAR = {
    "bring": "brought", "build": "built", "bid": "bid", "draw": "drew", "drive": "drove", "feed": "fed",
    "find": "found", "get": "got",
    "give": "gave", "grow": "grew", "have": "had", "hear": "heard", "hold": "held", "keep": "kept", "lead": "led",
    "learn": "learned",
    "make": "made", "meet": "met", "oversee": "oversaw", "put": "put", "see": "saw", "seek": "sought",
    "send": "sent", "set": "set",
    "take": "took", "think": "thought", "undertake": "undertook", "understand": "understood", "uphold": "upheld",
    "win": "won", "write": "wrote",
    "begin": "began", "come": "came", "go": "went", "run": "ran", "show": "showed", "become": "became",
    "do": "did", "tell": "told",
    "buy": "bought", "cut": "cut", "rethink": "rethought",
    "feel": "felt", "say": "said", "speak": "spoke", "teach": "taught",
}  # fmt: skip
_PARTICIPLE = {
    "draw": "drawn", "drive": "driven", "give": "given", "grow": "grown", "oversee": "overseen", "take": "taken",
    "undertake": "undertaken",
    "write": "written", "see": "seen", "begin": "begun", "run": "run", "show": "shown", "become": "become",
    "come": "come", "do": "done",
}  # fmt: skip
_DOUBLED = frozenset(
    """begin bid cancel channel commit control embed enrol equip fulfil get label let level map model plan
    program put refer run set signal stop submit transfer travel trial win""".split()
)
_VOWELS = "aeiou"

_ALSO = """speak talk buy hire close cut earn fill insist preserve upload absorb alert curate digitise enrol lessen
modernise ratify reconsider rethink strive triangulate upskill unite serve control count reply represent restate
place knock"""
IMPERATIVES = (
    frozenset(_BASE.split())
    | frozenset(_ALSO.split())
    | {"run", "be", "continue", "begin", "co-operate", "cooperate", "see", "show"}
)


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] + "ed" if verb in _DOUBLED else verb + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if verb in _DOUBLED else verb + "ing"


PASTS = frozenset(_past(verb) for verb in IMPERATIVES - {"be"}) | frozenset(_IRREGULAR.values())
PARTICIPLES = PASTS | frozenset(_PARTICIPLE.values())
GERUNDS = frozenset(_gerund(verb) for verb in IMPERATIVES)
# Nouns of doing that open an action as a gerund does ("Delivery of training", "Provision of a programme").
DEED_NOUNS = frozenset(
    """completion creation delivery development establishment evaluation finalisation identification implementation
    improvement
    introduction production promotion provision publication roll-out rollout""".split()
)
# "To" before them, or these adverbs, leave an imperative what it is.
LEADING_ADVERBS = frozenset(
    """actively also annually better closely collectively continually continuously effectively fully further
    jointly proactively regularly
    robustly routinely successfully then""".split()
)


def _fold(word: str) -> str:
    return word.strip("‘’'\"“”(),.;:").lower()


def is_imperative(word: str) -> bool:
    """True for a base form that may open an action, whatever its case."""
    folded = _fold(word)
    return folded in IMPERATIVES or (folded.startswith(("re-", "co-")) and folded[3:] in IMPERATIVES)


def is_gerund(word: str) -> bool:
    """True for an -ing form of such a verb."""
    return _fold(word) in GERUNDS


def is_past(word: str) -> bool:
    """True for a past form or participle of such a verb."""
    folded = _fold(word)
    return folded in PARTICIPLES or (folded.startswith("re-") and folded[3:] in PARTICIPLES)
