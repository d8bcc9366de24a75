"""Where a line break was lost: a capital after a word that can end a phrase, at a word that opens a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.language.form_headings import heads_form
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import DEED_NOUNS, NOUN_TOO, is_gerund, is_imperative, is_past
from safeguard_extract.layout.capitals import Capitals, bare_word

_OPENERS = frozenset(
    """
    a additionally all although an any areas as at both by during each finally following for from furthermore he
    here however i if in it
    its last many more most much no on one our over overall she since some specific such that the their there
    these they this those through
    throughout to under we when where whilst while with within
    """.split()
)
# Openers that also stand with a capital inside titles ("Keeping Children Safe In Education").
_IN_TITLES = frozenset(
    "all any as at both by each for from if in its no on one over through to under with within".split()
)
# Words that seldom end a phrase, but may before a capital that is plainly an imperative ("how to get it Publish a
# guide").
_WEAK_ENDS = frozenset("it them this that there where not on upon up in out off about for is are do so".split())
# Words that a single capital letter follows as a label: "Appendix A".
_LETTERED = frozenset(
    "appendix annex group part section level table figure priority objective theme class schedule list category tier "
    "option".split()
)
# Common nouns of the field that open a sentence or a bullet; in its midst they have a capital only in names.
_SUBJECTS = frozenset(
    "adolescents agencies babies boys carers children everyone families fathers fewer girls infants leaders learners "
    "managers men mothers nobody parents partners people practitioners professionals pupils schools staff survivors "
    "teachers teenagers victims volunteers women workers young two three four five six seven eight nine ten eleven "
    "twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_OPEN_LIST = frozenset(
    {"will:", "shall:", "must:", "that:", "to:", "are:", "be:", "is:", "were:", "by:", "on:"}
)  # "To do this we will:" opens a list
_DETERMINERS = frozenset("a an the all any each our their its this these that those your".split())
_AFTER_NOUN = frozenset(
    "of is was are were has have had will would can may should who which that and or for in to on at".split()
)
_FINITE = frozenset(
    "are is were was be include includes included remain remains will shall by following follows that have has need "
    "needs".split()
)
_COPULAS = frozenset("is are was were has have had will can may would should".split())
_NAMED_AFTER = frozenset({"Operation", "Project"})  # a name of their own follows: "Operation Harvest"
_BY_DATE = re.compile(
    r"By (?:(?:end|start|mid|middle) (?:of )?)?(?:[A-Z][a-z]{2,8} |Q(?:uarter )?)[\d/–-]+(?: [\d/–-]{2,9})?(?= [A-Z]|$)"
)
_TITLE = 9  # words
_DATE_WORDS = 8
_RATINGS = frozenset({"Red", "Amber", "Green", "Blue", "RED", "AMBER", "GREEN", "BLUE"})
_JOINERS = frozenset("and of for in & with".split())


def hidden_breaks(tokens: Sequence[str], capitals: Capitals, known: frozenset[str]) -> list[int]:
    """Positions of tokens at which a line break was lost."""
    breaks: list[int] = []
    depth = 0
    last = 0
    for i, token in enumerate(tokens):
        if i and depth == 0 and _breaks_at(tokens, i, last, capitals, known):
            breaks.append(i)
            last = i
        depth = max(0, depth + token.count("(") - token.count(")"))
    return breaks


def _breaks_at(tokens: Sequence[str], i: int, last: int, capitals: Capitals, known: frozenset[str]) -> bool:
    before, word = tokens[i - 1], tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    bare = bare_word(word)
    if not bare[:1].isupper() or not following:
        return False
    if not _may_end(before) and before not in _OPEN_LIST:
        plain = (
            is_imperative(bare) and bare == word and bare.lower() not in NOUN_TOO and following.lower() in _DETERMINERS
        )
        return plain and bare_word(before).lower() in _WEAK_ENDS and len(tokens) - i >= 3
    if before in _NAMED_AFTER:
        return False
    if any(_stands(heading, tokens, last, i) for heading in known):
        return True
    if i - last == 2 and bare_word(tokens[last]).lower() in _DETERMINERS and is_past(bare_word(before)):
        return False  # "The identified Safeguarding partners": the noun is still to come
    if before.endswith(":") and i - last >= 3 and _introduces(tokens[last:i]):
        return True
    folded = bare.lower()
    small = following[:1].islower()
    acronym = following.isupper() and len(following) > 1
    before_small = bare_word(before)[:1].islower() or bare_word(before)[-1:].isdigit() or _closes(tokens, i)
    counted = following.isdigit() and len(following) < 4 and i + 2 < len(tokens) and tokens[i + 2][:1].islower()
    enough = len(tokens) - i >= 3
    if folded == "by" and _BY_DATE.match(" ".join(tokens[i : i + _DATE_WORDS])):
        return False  # a date's cell: "By end of March 2019 Families …"
    if folded in _OPENERS and (len(bare) == 1 or not bare.isupper()):
        if folded == "i":  # always a capital: a beginning only after a heading
            return before[:1].isupper() or before.endswith(":")
        if folded == "a" and bare_word(before).lower() in _LETTERED:
            return False
        return folded not in _IN_TITLES or before_small or small
    if not enough:
        return False
    if folded in _SUBJECTS and small and before_small and following.lower() not in _JOINERS:
        return not (is_gerund(before) or is_imperative(before))
    if (is_imperative(bare) or folded in DEED_NOUNS) and bare == word:
        return _verb_opens(folded, following, before_small, small or acronym or counted, capitals)
    if is_gerund(bare) or is_past(bare):
        return (small or following[:1].isdigit()) and before_small and not capitals.is_name(bare)
    joined = following.lower() in _JOINERS and i + 2 < len(tokens) and tokens[i + 2][:1].isupper()
    return (
        small
        and before_small
        and not (joined or capitals.is_name(bare) or bare.isupper())
        and _common(folded, capitals)
    )


def title_end(tokens: Sequence[str]) -> int:
    """How many tokens of a numbered row are its first cell, a short title: up to a capital that opens a sentence or
    something to do, 0 where none does."""
    for i in range(1, min(len(tokens) - 1, _TITLE)):
        if _may_end(tokens[i - 1]) and _opens(tokens, i):
            return i
    return 0


def _closes(tokens: Sequence[str], i: int) -> bool:
    """Whether what stands before a token ends a cell or a bullet: a closed bracket, a rating after words."""
    before = tokens[i - 1]
    rated = before in _RATINGS and i > 1 and bare_word(tokens[i - 2])[-1:].isalpha() and tokens[i - 2].islower()
    return before.endswith(")") or rated


def _stands(heading: str, tokens: Sequence[str], last: int, i: int) -> bool:
    """A heading that the document repeats ends, or begins, at this token."""
    words = heading.split()
    if " ".join(tokens[last:i]).rstrip(":") == heading:
        return True
    after = i + len(words)
    if [t.rstrip(":") for t in tokens[i:after]] != words:
        return False
    if after == len(tokens):  # the last words before the field of a form: no name, which has capitals throughout
        return any(word.islower() and word not in _JOINERS for word in words)
    if len(words) == 1 and not heads_form(
        heading
    ):  # one word may begin a name ("Neglect Strategy"): a title stands over a deed or a sentence
        return _opens(tokens, after)
    return tokens[after][:1].isupper()


def _opens(tokens: Sequence[str], at: int) -> bool:
    """Whether a sentence or a bullet opens at a token: an imperative or a deed before a small word, a subject."""
    word, bare = tokens[at], bare_word(tokens[at])
    small = at + 1 < len(tokens) and (tokens[at + 1][:1].islower() or tokens[at + 1][:1].isdigit())
    deed = is_imperative(bare) or is_past(bare) or is_gerund(bare)
    return word[:1].isupper() and small and (deed or bare.lower() in _OPENERS or bare.lower() in _SUBJECTS)


def _introduces(tokens: Sequence[str]) -> bool:
    """Whether words before a colon are a sentence that opens a list, not a title with its second half."""
    return any(bare_word(token).lower() in _FINITE for token in tokens)


def _verb_opens(folded: str, following: str, before_small: bool, plain: bool, capitals: Capitals) -> bool:
    after = bare_word(following).lower()
    if folded in NOUN_TOO or folded in DEED_NOUNS:
        if before_small:
            return plain and not (capitals.is_name(folded) and after in _AFTER_NOUN)
        return plain and after in _DETERMINERS
    return (plain or before_small) and after not in _COPULAS


def _common(folded: str, capitals: Capitals) -> bool:
    """The document prints the word in small letters too, so its capital here is a beginning."""
    return capitals.lower[folded] > 0


def _may_end(token: str) -> bool:
    """Whether a phrase can end with the token: no comma, no dash, no word that wants another."""
    if token.endswith((",", "-", "–", "—", "&", "/", "(", ".", "!", "?")):
        return False
    bare = bare_word(token).lower()
    return len(bare) > 1 and bare not in NEVER_LAST  # a lone "s" is what is left of a possessive
