"""Cut text that a scraper poured into one line back into headings, list items and sentences.

The printed page showed where a heading ended and a bullet began; poured into one line, only the words are left to tell.
A capital after a word that ends no phrase ("of the Board") is a name; a capital after one that can end a phrase, at a
word that opens sentences ("The", "Ensure"), is a lost line break.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from safeguard_extract.language.column_titles import is_title_run
from safeguard_extract.language.form_headings import is_form_heading, repeated_forms
from safeguard_extract.language.labels import LABEL, read_label
from safeguard_extract.language.sentences import NEVER_LAST, sentences
from safeguard_extract.layout.capitals import Capitals, capital_runs, is_capital_heading
from safeguard_extract.layout.contents import ContentsPage, contents_page
from safeguard_extract.layout.lost_breaks import hidden_breaks, title_end
from safeguard_extract.layout.poured_fields import VALUED, fields, label_stretches
from safeguard_extract.layout.poured_forms import repeated_openings, repeated_questions, with_breaks
from safeguard_extract.layout.poured_lists import listed_names
from safeguard_extract.layout.poured_marks import marked_stretches
from safeguard_extract.layout.poured_titles import (
    SHORT,
    forms_of,
    heads_priorities,
    is_numbered_title,
    is_title,
    tells,
    titles_apart,
    without_titles,
)
from safeguard_extract.records.block import BlockKind

_TOKEN = re.compile(r"\S+")
_ALSO_ENDS = re.compile(
    r"(?<=[\w)];)\s+(?=[A-Z])|(?<=[a-z]{4}\.)\s+(?=[a-z]{3})|(?<=; and)\s+(?=[A-Z])"
    r"|\s+(?=(?:Table|Figure|Chart) \d{1,2}\s?[:.–-]"
    r"|(?:Appendix|Annex) [A-Z0-9]{1,2}\b\s?[:.–-]?\s+[A-Z])"
    r"|(?:(?<=^Complete)|(?<=^Completed)|(?<=^Achieved)|(?<=^In progress)|(?<=^On track)|(?<=^Not started))\s+(?=[A-Z])"
)
_PRIORITY_MARK = re.compile(r"\d{1,2}[.)]")
_OUR = re.compile(r"Our(?: [a-z]+){1,3}:(?= \S)")  # "Our enablers: workforce, data, scrutiny"
_OPENERS = frozenset("We The This These Our In It There".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of poured text: what it is, its words, its list mark, the page that it begins on."""

    kind: BlockKind
    text: str
    mark: str | None = None
    styled: bool = False
    page: int = 1


def cut_flattened(pages: Sequence[tuple[int, str]], capitals: Capitals) -> list[Piece]:
    """Cut poured pages (number, text) into pieces, in order; joined by spaces their words are the text's."""
    text = "\n".join(page for _, page in pages)
    questions, openings = repeated_questions(text), repeated_openings(text)
    text = with_breaks(text, questions, openings)
    contents = contents_page(" ".join(page for _, page in pages))
    listed = (contents.titles if contents else frozenset()) | repeated_forms(without_titles(text)) | questions
    listed |= {opening.rstrip(":") for opening in openings}
    pieces = _cut_apart(text, contents, capitals, listed)
    names = listed_names(text, _titles(pieces), capitals)
    known = repeated_headings(pieces) | listed | names
    if known != listed:
        pieces = _listed(_cut_apart(text, contents, capitals, known), names)
    return _numbered_pages(pieces, pages)


def _titles(pieces: Iterable[Piece]) -> list[str]:
    """The titles that stand after labels ('Priority 2: Neglect')."""
    labels = [(piece.text, read_label(piece.text)) for piece in pieces if piece.kind is BlockKind.HEADING]
    return [text[label.end :].strip() for text, label in labels if label is not None]


def _listed(pieces: Sequence[Piece], names: frozenset[str]) -> list[Piece]:
    """Names that follow the words that introduce them, or one another, are a list's, no headings; a name that stands
    again right under its list is the heading of the first section."""
    out: list[Piece] = []
    open_list = False
    seen: set[str] = set()
    for piece in pieces:
        named = piece.text in names and not (open_list and piece.text in seen)
        seen = {*seen, piece.text} if named else set()
        if named and open_list and piece.kind is not BlockKind.TABLE:
            piece = replace(piece, kind=BlockKind.LIST_ITEM)
        open_list = piece.text.endswith(":") or (open_list and named)
        out.append(piece)
    return out


def _cut_apart(text: str, contents: ContentsPage | None, capitals: Capitals, known: frozenset[str]) -> list[Piece]:
    """The pieces of a text; its contents page is a heading with one paragraph: what it lists stands further on."""
    if contents is None:
        return _cut(text, capitals, known)
    title = Piece(BlockKind.HEADING, " ".join(text[contents.start : contents.entries].split()))
    entries = Piece(BlockKind.PARAGRAPH, " ".join(text[contents.entries : contents.end].split()))
    before, after = text[: contents.start].strip(), text[contents.end :].strip()
    return [*_cut(before, capitals, known), title, entries, *_cut(after, capitals, known)]


def _cut(text: str, capitals: Capitals, known: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    ordered = False  # whether the rows of a table stand under numbered priorities
    for mark, stretch in marked_stretches(text):
        ordered = any(heads_priorities(piece.text) for piece in pieces[-1:]) or (ordered and mark is not None)
        if ordered and mark is not None and _PRIORITY_MARK.fullmatch(mark):
            words = stretch.split(" ")
            cut = title_end(words)
            if cut:
                pieces.append(Piece(BlockKind.HEADING, " ".join(words[:cut]), mark))
                mark, stretch = None, " ".join(words[cut:])
        parts = [
            p
            for line in _lines(stretch)
            for run in capital_runs(line)
            for cell in titles_apart(run)
            for titled, form in forms_of(cell, line)
            for p in ([Piece(BlockKind.HEADING, form)] if titled else _parts(form, capitals, known))
        ]
        for position, piece in enumerate(parts):
            counted = mark is not None and mark[:1].isdigit() and piece.text in known
            onward = bool(pieces) and position == 0 and _lists_on(pieces[-1], mark)
            if position == 0 and mark is not None and (counted or onward or piece.kind is not BlockKind.HEADING):
                listed = bool(pieces) and pieces[-1].kind is BlockKind.LIST_ITEM and _counts_on(pieces[-1].mark, mark)
                over_form = len(parts) > 1 and parts[1].text.rstrip(": ") in known and not piece.text.endswith(".")
                titled = len(parts) > 1 and not listed and is_numbered_title(mark, piece.text)
                titled = titled or (
                    over_form and not listed and mark[:1].isdigit() and len(piece.text.split()) <= SHORT
                )
                piece = replace(piece, kind=BlockKind.HEADING if titled else BlockKind.LIST_ITEM, mark=mark)
            pieces.append(piece)
    return pieces


def _lists_on(before: Piece, mark: str | None) -> bool:
    """Whether a number goes on from that of a short name right before it: the last name of a list may have text after
    it, as a section's title has."""
    name = before.kind is BlockKind.LIST_ITEM and len(before.text.split()) <= SHORT and before.text[-1:].isalpha()
    return name and mark is not None and _PRIORITY_MARK.fullmatch(mark) is not None and _counts_on(before.mark, mark)


def _counts_on(before: str | None, mark: str) -> bool:
    """Whether a number goes on from the one before: '3.' after '2.'."""
    digits = re.findall(r"\d+", before or ""), re.findall(r"\d+", mark)
    return all(digits) and int(digits[1][-1]) == int(digits[0][-1]) + 1


def _lines(stretch: str) -> list[str]:
    """Pages of a stretch; a sentence that runs over a page break is whole again."""
    lines: list[str] = []
    for line in stretch.split("\n"):
        words = lines[-1].split() if lines else []
        opened = bool(words) and words[-1].endswith((":", "?"))
        if words and ((line[:1].islower() and not opened) or words[-1].lower() in NEVER_LAST):
            lines[-1] += " " + line
        elif line.strip():
            lines.append(line)
    return lines


def _numbered_pages(pieces: Sequence[Piece], pages: Sequence[tuple[int, str]]) -> list[Piece]:
    """Give each piece the page on which its first words stand."""
    ends: list[int] = []
    total = 0
    for _, page in pages:
        total += sum(not c.isspace() for c in page)
        ends.append(total)
    out: list[Piece] = []
    position, index = 0, 0
    for piece in pieces:
        while index + 1 < len(ends) and position >= ends[index]:
            index += 1
        out.append(replace(piece, page=pages[index][0]))
        position += sum(not c.isspace() for c in piece.text) + (
            sum(not c.isspace() for c in piece.mark or "") if piece.mark else 0
        )
    return out


def _parts(text: str, capitals: Capitals, known: frozenset[str]) -> list[Piece]:
    if is_capital_heading(text):
        return [Piece(BlockKind.HEADING, text, styled=True)]
    if is_form_heading(text) or text.rstrip(": ") in known:
        return [Piece(BlockKind.HEADING, text)]
    label = read_label(text)
    if label is not None and label.number is None and len(text.split()) <= SHORT and not text.endswith("."):
        return [Piece(BlockKind.HEADING, text, styled=True)]
    if is_title_run(text):
        return [Piece(BlockKind.PARAGRAPH, text)]
    out: list[Piece] = []
    for sentence in _poured_sentences(text):
        for label_first, stretch in label_stretches(sentence):
            for position, field in enumerate(fields(stretch)):
                out += _split_hidden(field, capitals, known, label_first and position == 0)
    return out


def _poured_sentences(text: str) -> list[str]:
    """Sentences; besides, a list part after a semicolon, a lost capital after a full stop, a caption of a table."""
    return [part for sentence in sentences(text) for part in _ALSO_ENDS.split(sentence) if part.strip()]


def _split_hidden(text: str, capitals: Capitals, known: frozenset[str], labelled: bool) -> list[Piece]:
    tokens = list(_TOKEN.finditer(text))
    label = LABEL.match(text) if labelled else None
    first = sum(token.start() < label.end() for token in tokens) + 1 if label else 0
    breaks = hidden_breaks([m[0] for m in tokens], capitals, known)
    # A label's title may be one word ("Neglect") only before a word that opens a sentence beyond doubt.
    value = VALUED.match(text)  # what follows the name of such a field is its value, not a line of its own
    breaks = [c for c in breaks if value is None or tokens[c].start() != value.end()]
    cuts = [0, *(c for c in breaks if c > first or (label and c == first and tokens[c][0] in _OPENERS)), len(tokens)]
    strings = [text[tokens[a].start() : tokens[b - 1].end()] for a, b in itertools.pairwise(cuts) if b > a]
    pieces: list[Piece] = []
    for index, string in enumerate(strings):
        followed = index + 1 < len(strings)
        named = _OUR.match(string) if not labelled and strings[0] != string else None
        if named:
            pieces += [Piece(BlockKind.HEADING, named[0]), Piece(BlockKind.PARAGRAPH, string[named.end() :].strip())]
        elif labelled and index == 0:
            pieces.append(Piece(BlockKind.HEADING, string, styled=True))
        elif is_title(string, followed) or string in known:
            pieces.append(Piece(BlockKind.HEADING, string))
        elif len(strings) > 1 and not (labelled and index == 1 and tells(string)):
            pieces.append(Piece(BlockKind.LIST_ITEM, string))
        else:
            pieces.append(Piece(BlockKind.PARAGRAPH, string))
    return pieces


def repeated_headings(pieces: Iterable[Piece]) -> frozenset[str]:
    """Headings that stand at least twice: a form that the document repeats, and may hide elsewhere."""
    counts = Counter(piece.text.rstrip(":") for piece in pieces if piece.kind is BlockKind.HEADING)
    return frozenset(text for text, n in counts.items() if n >= 2 and len(text.split()) >= 2)
