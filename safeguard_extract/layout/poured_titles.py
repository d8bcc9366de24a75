"""Which pieces of poured text are titles: on their form, over a form, numbered, a table's header."""

from __future__ import annotations

import re

from safeguard_extract.language.column_titles import is_title_run, title_run, titles_in
from safeguard_extract.language.form_headings import is_form_heading, split_forms
from safeguard_extract.language.labels import LABEL
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import is_gerund, is_imperative, is_past
from safeguard_extract.layout.capitals import bare_word

_QUESTION = frozenset("what how where why who when which are is do does did have has so".split())
_ASKS = frozenset({"How", "What", "Why", "Who", "Where"})  # "How the plan is run", before a sentence
_ASKING = 8  # words
_COLUMN_TITLES = frozenset("Lead Leads Who When Owner Owners Responsible Timescale Timescales Deadline".split())
_CAPTION = re.compile(r"(?:Table|Figure|Chart) \d")
_PROMISE = re.compile(r"\b(?:will|shall|must|(?:have|has) been)\b")
_NUMBER = re.compile(r"(?:no|ref|#)", re.I)
_ORDERS = re.compile(r"(?:strategic |key )?(?:priority|objectives?)\b", re.I)
_WORK = re.compile(r"(?:key |required )?(?:actions?|tasks?|activit)|what (?:we will|will we|are we going to) do", re.I)
SHORT = 11  # words: the longest title that is taken for a heading on its form alone


def titles_apart(text: str) -> list[str]:
    """A table's poured header is a piece of its own."""
    out: list[str] = []
    run = title_run(text)
    while run is not None:
        out += [text[: run[0]].strip(), text[run[0] : run[1]].strip()]
        text = text[run[1] :].strip()
        run = title_run(text)
    return [part for part in (*out, text) if part]


def without_titles(text: str) -> str:
    """The text with the headers of tables left out."""
    parts = [part for line in text.split("\n") for part in titles_apart(line)]
    return "\n".join(part for part in parts if not is_title_run(part))


def forms_of(cell: str, line: str) -> list[tuple[bool, str]]:
    """A cell cut at the headings of forms; with each part, whether it is the title that a page opens with, over its
    form."""
    forms = [cell] if is_title_run(cell) else split_forms(cell)
    words = forms[0].split() if forms else []
    title = (
        len(forms) > 2
        and line.startswith(cell)
        and 1 < len(words) <= SHORT
        and words[0][:1].isupper()
        and not forms[0].endswith((".", ",", ":", ";", "?"))
        and not is_form_heading(forms[0])
        and is_form_heading(forms[1])
        and LABEL.match(forms[0]) is None
    )
    return [(title and i == 0, form) for i, form in enumerate(forms)]


def heads_priorities(text: str) -> bool:
    """Whether a poured header's first title but the number's is that of the priorities that order its rows of work."""
    titles = [title for title in titles_in(text) if not _NUMBER.match(title)] if is_title_run(text) else []
    return bool(titles) and _ORDERS.match(titles[0]) is not None and any(map(_WORK.match, titles[1:]))


def is_numbered_title(mark: str, text: str) -> bool:
    """Whether a numbered piece with sentences after it is a section's title ('6. Serious case reviews and audits')."""
    words = text.split()
    plain = len(words) <= SHORT and not text.endswith((".", ";", ",", ":")) and words[0][:1].isupper()
    return bool(re.fullmatch(r"\d{1,2}\.", mark)) and plain and not (is_imperative(words[0]) or is_past(words[0]))


def is_title(text: str, followed: bool) -> bool:
    words = text.split()
    if not words or len(words) > SHORT or not words[0][:1].isupper() or _CAPTION.match(text):
        return False
    if text.endswith("?"):
        return bare_word(words[0]).lower() in _QUESTION
    if sum(any(c.isdigit() for c in w) for w in words) >= 2:
        return False  # figures of a table
    if words[0] in _COLUMN_TITLES and len(words) > 2 and words[1][:1].isupper():
        return False  # a column's title with its cells
    if bare_word(words[-1]).lower() in NEVER_LAST:
        return False
    if words[0] in {"Appendix", "Annex"} and len(words) > 2:
        return True
    if not followed or text.endswith((".", ";", ",", "!", ":")):
        return False  # what ends with a colon in poured text is a form's field
    content = [w for w in words if bare_word(w).lower() not in NEVER_LAST and bare_word(w)[:1].isalpha()]
    capital = sum(bare_word(w)[:1].isupper() for w in content)
    if words[0] in _ASKS and len(words) <= _ASKING:
        return True
    verb = is_imperative(words[0]) or is_past(words[0]) or is_gerund(words[0])
    bidden = len(words) > 2 and is_imperative(words[0]) and words[1] in {"the", "a", "an", "our"}
    if len(content) >= 2 and capital == len(content) and not bidden:
        return True
    return len(words) <= 3 and not (verb and len(words) > 1)


def tells(text: str) -> bool:
    """Whether what stands after a label's title is a sentence about it, nothing to do and nothing done."""
    first = bare_word(text.split()[0])
    deed = is_imperative(first) or is_gerund(first) or is_past(first)
    return text.endswith(".") and not deed and _PROMISE.search(text) is None
