"""Lines of a text file to headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.form_headings import heads_form, is_form_heading
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.layout.capitals import is_capital_heading
from safeguard_extract.layout.captions import is_caption, opens_caption
from safeguard_extract.layout.contents import is_contents_entry
from safeguard_extract.layout.marks import BULLETS, Mark, read_mark
from safeguard_extract.layout.text_rows import Row
from safeguard_extract.records.block import Block, BlockKind, Fragment

_TITLE_WORDS = 16
_SLACK = 3  # characters: editors that wrap differ by so much about what fits
_INTRODUCES = 5  # words: a longer line that ends with a colon introduces a list and is no title
_NUMBERED_WORDS = 14
_LABELLED_WORDS = 45  # a priority's title may be a whole sentence
_BOLD = re.compile(r"^(\*\*|__)(?P<text>.+?)(\*\*|__)\s*:?$")
_MARKUP = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|</?u>|<image>|!\[[^\]]*\]\([^)]*\)")
_LONE_MARK = re.compile(rf"[{re.escape(BULLETS)}]|\d{{1,2}}(?:\.\d{{1,2}})+\.?|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


# Over a blank line only these words hold a sentence together: "all" or "there" may end a line on purpose.
_BINDING = frozenset("a an the of to in on at by for from with and or their our".split())


@dataclass(slots=True)
class _Draft:
    """A block while its lines are being gathered."""

    kind: BlockKind
    text: str
    page: int
    mark: str | None = None
    level: int = 0
    styled: bool = False
    indent: int = 0
    lines: int = 1
    last: str = field(default="")


def gather(rows: Sequence[Row], wrap: int, by_shape: bool) -> list[_Draft]:
    """Gather rows in order into headings, paragraphs and list items; `wrap` is the width they were wrapped at, or 0."""
    drafts: list[_Draft] = []
    open_bold = False
    for row in _with_their_marks(rows):
        text = row.text
        if open_bold and drafts and not row.blank_before:
            drafts[-1].text += " " + clean(text)
            open_bold = text.count("**") % 2 == 0
            continue
        mark = None if row.line.marked else _mark(text, row)
        previous = _cut_by_caption(drafts, row) or (drafts[-1] if drafts else None)
        if previous is not None and mark is None and _continues(previous, row, wrap):
            previous.text = _join(previous.text, clean(text))
            previous.lines += 1
            previous.last = text
        else:
            drafts.append(_begin(row, mark, previous, by_shape))
        open_bold = text.count("**") % 2 == 1
    return drafts


def _cut_by_caption(drafts: Sequence[_Draft], row: Row) -> _Draft | None:
    """The paragraph before a caption, where a line after it goes on with its sentence in small letters."""
    goes_on = len(drafts) > 1 and row.blank_before and row.text[:1].islower() and is_caption(drafts[-1].text)
    return drafts[-2] if goes_on and _is_cut(drafts[-2]) else None


def _is_cut(draft: _Draft) -> bool:
    return draft.kind is not BlockKind.HEADING and draft.text.rstrip()[-1:].isalnum()


def _with_their_marks(rows: Sequence[Row]) -> list[Row]:
    """Rows, with a list mark that stands on a line of its own put before the words it belongs to."""
    out: list[Row] = []
    for row in rows:
        mark = out[-1] if out and _LONE_MARK.fullmatch(out[-1].text) else None
        if mark is not None and not row.line.marked and not _LONE_MARK.fullmatch(row.text):
            out[-1] = replace(row, text=f"{mark.text} {row.text}", blank_before=mark.blank_before, indent=mark.indent)
        else:
            out.append(row)
    return out


def _mark(text: str, row: Row) -> Mark | None:
    mark = read_mark(text)
    if mark is None:
        return read_mark(text, bare=True) if row.blank_before and len(text.split()) <= _TITLE_WORDS else None
    inner = read_mark(mark.rest, bare=True) if mark.kind == "bullet" else None
    if inner is not None and inner.kind != "bullet":
        return replace(inner, kind=inner.kind if inner.kind == "decimal" else "item")
    return mark


def _begin(row: Row, mark: Mark | None, previous: _Draft | None, by_shape: bool) -> _Draft:
    """The block that a line begins: a heading by its markup, its label, its form or its shape; else a paragraph."""
    if row.line.marked == "quote":
        return _Draft(BlockKind.QUOTE, clean(row.text), row.page, last=row.text)
    if row.line.marked == "heading":
        number = read_mark(clean(row.text))
        number = number if number is not None and number.kind in {"number", "decimal"} else None
        text = number.rest if number is not None else clean(row.text)
        return _Draft(
            BlockKind.HEADING, text, row.page, number.text if number is not None else None, row.line.level, styled=True,
            last=row.text,
        )  # fmt: skip
    if mark is not None:
        return _begin_marked(row, mark, previous, by_shape)
    text = clean(row.text)
    if is_contents_entry(text):
        return _Draft(BlockKind.PARAGRAPH, text, row.page, indent=row.indent, last=row.text)
    styled = bool(_BOLD.match(row.text)) or is_capital_heading(text)
    alone = row.blank_before and row.blank_after
    labelled = (
        (row.blank_before and read_label(text) is not None) or (_opens_labelled(text) and not _hangs(previous))
    ) and not text.endswith((";", ","))
    shaped = (alone and by_shape and looks_like_title(text)) or (row.blank_before and heads_form(text))
    shouted = styled and row.blank_before and len(text.split()) <= _LABELLED_WORDS
    kind = BlockKind.HEADING if labelled or ((shaped or shouted) and not read_fields(text)) else BlockKind.PARAGRAPH
    return _Draft(kind, text, row.page, styled=styled, indent=row.indent, last=row.text)


def _opens_labelled(text: str) -> bool:
    """A line that opens with a numbered label and its stop ('Priority 2: Neglect'), or is nothing but a label: it
    begins a heading with no blank line before it."""
    label = read_label(text)
    if label is None or label.number is None or text.endswith((".", ";", ",")):
        return False
    stop = text[: label.end].rstrip()[-1:]
    return len(text.split()) <= _LABELLED_WORDS and (stop in ":–—-|" or label.end >= len(text))


def _hangs(previous: _Draft | None) -> bool:
    """Whether the words before want more, so that a label after them is one that they name."""
    words = previous.text.split() if previous is not None and not previous.text.endswith((".", "!", "?")) else []
    return bool(words) and (words[-1].endswith((",", ";")) or words[-1].strip(".,;:").lower() in NEVER_LAST)


def _begin_marked(row: Row, mark: Mark, previous: _Draft | None, by_shape: bool) -> _Draft:
    """A numbered title alone on its line is a heading; a numbered paragraph a paragraph; the rest are list items."""
    text = clean(mark.rest)
    series = previous is not None and previous.kind is BlockKind.LIST_ITEM and _same_series(previous.mark, mark.text)
    listed = series and not row.apart
    counted = mark.kind in {"roman", "letter"} and mark.text.islower() and not row.apart
    short = len(text.split()) <= _NUMBERED_WORDS and not text.endswith((".", ";", ",", ":"))
    numbered = mark.kind in {"number", "bare", "decimal", "roman", "letter"}
    under_form = previous is not None and previous.kind is BlockKind.HEADING and is_form_heading(previous.text)
    if (
        by_shape
        and not under_form
        and numbered
        and short
        and row.blank_before
        and row.blank_after
        and text[:1].isupper()
        and not (listed or counted)
    ):
        return _Draft(BlockKind.HEADING, text, row.page, mark=mark.text, indent=row.indent, last=row.text)
    if mark.kind == "bare" and not listed and mark.text != "1":
        return _Draft(BlockKind.PARAGRAPH, clean(row.text), row.page, indent=row.indent, last=row.text)
    kind = BlockKind.PARAGRAPH if mark.kind == "decimal" else BlockKind.LIST_ITEM
    styled = row.text.count("**") >= 2
    depth = 1 + row.indent // 2
    return _Draft(kind, text, row.page, mark.text, depth, styled=styled, indent=row.indent, last=row.text)


def _same_series(before: str | None, mark: str) -> bool:
    digits = re.findall(r"\d+", before or ""), re.findall(r"\d+", mark)
    return bool(digits[0] and digits[1]) and int(digits[1][-1]) == int(digits[0][-1]) + 1


def _continues(previous: _Draft, row: Row, wrap: int) -> bool:
    """Whether a line goes on with the block before it rather than beginning a new one."""
    text = clean(row.text)
    if read_fields(text) and text[:1].isupper():
        return False  # a field of a form is a line of its own
    if is_contents_entry(previous.last or previous.text) or previous.kind is BlockKind.QUOTE:
        return False
    if _opens_labelled(text) and not _hangs(previous):
        return False
    if previous.kind is BlockKind.LIST_ITEM and text.endswith(":") and text[:1].isupper() and not _hangs(previous):
        return False  # it opens the next list
    if row.line.marked or not text or (previous.kind is BlockKind.HEADING and previous.level):
        return False
    ended = previous.text.rstrip().endswith((".", ":", ";", "!", "?", ".)", "”", '."'))
    lower = text[:1].islower()
    last_word = previous.text.split()[-1].strip(".,;:").lower() if previous.text.split() else ""
    if row.blank_before:
        # A page break inside a sentence leaves a blank line; nothing else makes a paragraph begin in small letters.
        if read_label(text) is not None or is_form_heading(text) or opens_caption(text):
            return False
        hanging = previous.text.rstrip().endswith(",") or (last_word in _BINDING and not ended)
        return previous.kind is not BlockKind.HEADING and not ended and (lower or hanging)
    if previous.kind is BlockKind.HEADING:
        return lower or last_word in NEVER_LAST
    if lower or not wrap:
        return lower or (not ended and not wrap)
    # A hand-wrapped line ends where the next word would not have fitted; one that ends sooner ends on purpose.
    fits = len(previous.last.rstrip()) + 1 + len(text.split()[0]) <= wrap - _SLACK
    return not fits


def looks_like_title(text: str) -> bool:
    """A short line of its own that begins with a capital and ends without the stop of a sentence."""
    words = text.split()
    if not words or len(words) > _TITLE_WORDS or text.endswith((".", ";", ",")) or not any(c.isalpha() for c in text):
        return False
    if text.startswith(("(", "“", "‘", '"')) or (text.endswith(":") and len(words) > _INTRODUCES):
        return False
    first = text[:1]
    last = words[-1].strip("?:)").lower()
    return (first.isupper() or first.isdigit()) and (text.endswith("?") or last not in NEVER_LAST) and "@" not in text


def _join(before: str, after: str) -> str:
    if before.endswith("-") and after[:1].islower() and not before.endswith(" -"):
        return before + after
    return f"{before} {after}"


def clean(text: str) -> str:
    """The words without markup and links, with single spaces."""
    return re.sub(r"\s+", " ", _LINK.sub(r"\1", _MARKUP.sub("", text))).strip()


def finish(draft: _Draft) -> Block:
    """The block of a draft."""
    text = draft.text.strip()
    fragment = Fragment(0, len(text), draft.page, None)
    return Block(draft.kind, text, (fragment,), level=draft.level, mark=draft.mark, styled=draft.styled)
