"""Cut text that a scraper poured into one line back into headings, list items and sentences.

The printed page showed where a heading ended and a bullet began; poured into one line, only the words are left to tell.
A capital after a word that ends no phrase ("of the Board") is a name; a capital after one that can end a phrase, at a
word that opens sentences ("The", "Ensure"), is a lost line break.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from safeguard_extract.language.column_titles import title_run
from safeguard_extract.language.form_headings import is_form_heading, split_forms
from safeguard_extract.language.labels import LABEL
from safeguard_extract.language.sentences import NEVER_LAST, sentences
from safeguard_extract.language.verbs import DEED_NOUNS, NOUN_TOO, is_gerund, is_imperative, is_past
from safeguard_extract.layout.contents import contents_titles
from safeguard_extract.records.block import BlockKind

_TOKEN = re.compile(r"\S+")
_OPENERS = frozenset(
    """
    a additionally all although an any areas as at both by during each finally following for from furthermore he here however i if in it
    its last many more most much no on one our over overall she since some specific such that the their there these they this those through
    throughout to under we when where whilst while with within
    """.split()
)
# Openers that also stand with a capital inside titles ("Keeping Children Safe In Education").
_IN_TITLES = frozenset(
    "all any as at both by each for from if in its no on one over through to under with within".split()
)
# Words that seldom end a phrase, but may before a capital that is plainly an imperative ("how to get it Publish a guide").
_WEAK_ENDS = frozenset("it them this that there where not on up in out off about for is are do so".split())
# Words that a single capital letter follows as a label: "Appendix A".
_LETTERED = frozenset(
    "appendix annex group part section level table figure priority objective theme class schedule list category tier option".split()
)
_DETERMINERS = frozenset("a an the all any each our their its this these that those your".split())
_AFTER_NOUN = frozenset(
    "of is was are were has have had will would can may should who which that and or for in to on at".split()
)
_FINITE = frozenset(
    "are is were was be include includes included remain remains will shall by following follows that have has need needs".split()
)
_COPULAS = frozenset("is are was were has have had will can may would should".split())
_JOINERS = frozenset("and of for in & with".split())
_QUESTION = frozenset("what how where why who when which are is do does did have has so".split())
_CAPITALS = re.compile(
    r"(?<![\w’'])(?:[A-Z][A-Z’'/&-]*[A-Z]|[A-Z&])(?:[\s:,–-]+(?:[A-Z0-9][A-Z0-9’'/&-]*|&))+(?![\w’'a-z])"
)
# A field that a form prints before its value ("Board Officer:"); what stands before it was another field.
_FIELD = re.compile(
    r"(?<=\S)\s+(?P<name>(?:(?:[A-Z][\w’'-]*\s)?(?:[a-z]+\s){0,2}"
    r"(?:[Ss]tatement|[Ll]eads?|[Oo]fficer|[Oo]wner|[Ss]ponsor|[Dd]escription|[Rr]ationale|[Mm]echanisms?|[Tt]imescales?|[Dd]eadline"
    r"|[Oo]utcomes?|[Mm]easures?|[Aa]ctions?|[Rr]isks?|[Ss]tatus|[Pp]rogress)|Led by|By when|By whom)\s?:)"
)
_CAPTION = re.compile(r"(?:Table|Figure|Chart) \d")
_ALSO_ENDS = re.compile(
    r"(?<=[\w)];)\s+(?=[A-Z])|(?<=[a-z]{4}\.)\s+(?=[a-z]{3})|\s+(?=(?:Table|Figure|Chart) \d{1,2}\s?[:.–-]|(?:Appendix|Annex) [A-Z0-9]{1,2}\b\s?[:.–-]?\s+[A-Z])"
)
_NUMBERED = re.compile(r"(?<![\w.,/-])(?:\(?(?P<n>\d{1,2})[.)]|\(?(?P<l>[a-h])[.)])\s+(?=[A-Z“\"‘])")
_BULLET = re.compile(
    r"\s*[•●▪■◦‣➢➤✓✔\u2043\uf0b7\uf0a7\uf0fc]\s*|(?<=[.:;?])\s+[-–—]\s+(?=[A-Z])|(?<=:)\s+[o§]\s+(?=[A-Z])"
)
_REFERENCE = re.compile(r"(?<![\w.,/£-])(?P<major>\d{1,2})\.(?P<minor>\d{1,2})\.?\s+(?=[A-Z“\"‘])")
_MIN_REFERENCES = 3
_SHORT = 11  # words: the longest title that is taken for a heading on its form alone


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of poured text: what it is, its words, its list mark, the page that it begins on."""

    kind: BlockKind
    text: str
    mark: str | None = None
    styled: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Capitals:
    """How a document uses capitals: which words it prints with one inside sentences, as names are."""

    lower: Counter[str]
    named: Counter[str]

    def is_name(self, word: str) -> bool:
        folded = _bare(word).lower()
        return self.named[folded] > 0 and self.named[folded] * 8 >= self.lower[folded]


def learn_capitals(texts: Iterable[str]) -> Capitals:
    """Count words in small letters, and words with a capital after a word that never ends a phrase."""
    lower: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in texts:
        before = ""
        for token in text.split():
            word = _bare(token)
            if word[:1].islower():
                lower[word] += 1
            elif word[:1].isupper() and before in NEVER_LAST:
                named[word.lower()] += 1
            before = token if token[:1].islower() else ""
    return Capitals(lower, named)


def cut_flattened(pages: Sequence[tuple[int, str]], capitals: Capitals) -> list[Piece]:
    """Cut poured pages (number, text) into pieces, in order; joined by spaces their words are the text's."""
    text = "\n".join(page for _, page in pages)
    listed = contents_titles(" ".join(page for _, page in pages))
    pieces = _cut(text, capitals, listed)
    known = repeated_headings(pieces) | listed
    if known != listed:
        pieces = _cut(text, capitals, known)
    return _numbered_pages(pieces, pages)


def _cut(text: str, capitals: Capitals, known: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for mark, stretch in _marked_stretches(text):
        parts = [
            p
            for line in _lines(stretch)
            for run in _capital_runs(line)
            for form in split_forms(run)
            for cell in _titles_apart(form)
            for p in _parts(cell, capitals, known)
        ]
        for position, piece in enumerate(parts):
            if position == 0 and mark is not None and piece.kind is not BlockKind.HEADING:
                piece = replace(piece, kind=BlockKind.LIST_ITEM, mark=mark)
            pieces.append(piece)
    return pieces


def _lines(stretch: str) -> list[str]:
    """Pages of a stretch; a sentence that runs over a page break is whole again."""
    lines: list[str] = []
    for line in stretch.split("\n"):
        words = lines[-1].split() if lines else []
        if words and line[:1].islower() or (words and words[-1].lower() in NEVER_LAST):
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


def repeated_headings(pieces: Iterable[Piece]) -> frozenset[str]:
    """Headings that stand at least twice: a form that the document repeats, and may hide elsewhere."""
    counts = Counter(piece.text.rstrip(":") for piece in pieces if piece.kind is BlockKind.HEADING)
    return frozenset(text for text, n in counts.items() if n >= 2 and len(text.split()) >= 2)


def _bare(token: str) -> str:
    return token.strip("‘’'\"“”(),.;:?!*")


def _marked_stretches(text: str) -> list[tuple[str | None, str]]:
    """Split at bullets, and at numbers or letters that count up from one."""
    cuts: list[tuple[int, int, str]] = [(m.start(), m.end(), "•") for m in _BULLET.finditer(text)]
    for group in ("n", "l"):
        wanted = 1
        run: list[tuple[int, int, str]] = []
        for match in _NUMBERED.finditer(text):
            value = match[group]
            if value is None:
                continue
            place = int(value) if group == "n" else ord(value) - ord("a") + 1
            if place == 1 and wanted != 1:
                cuts += run if len(run) > 1 else []
                run, wanted = [], 1
            if place == wanted:
                run.append((match.start(), match.end(), match[0].strip()))
                wanted += 1
        cuts += run if len(run) > 1 else []
    cuts += _references(text)
    out: list[tuple[str | None, str]] = []
    position, mark = 0, None
    for start, end, found in sorted(cuts):
        if start < position:
            continue
        if text[position:start].strip():
            out.append((mark, text[position:start].strip()))
        position, mark = end, found
    if text[position:].strip():
        out.append((mark, text[position:].strip()))
    return out


def _references(text: str) -> list[tuple[int, int, str]]:
    """Row references that count up, such as 1.1, 1.2, 2.1: three and more of them number the rows of a table."""
    found: list[tuple[int, int, str]] = []
    last = (0, 0)
    for match in _REFERENCE.finditer(text):
        here = (int(match["major"]), int(match["minor"]))
        if here in {(last[0], last[1] + 1), (last[0] + 1, 1)}:
            found.append((match.start(), match.end(), match[0].strip()))
            last = here
    return found if len(found) >= _MIN_REFERENCES else []


def _capital_runs(text: str) -> list[str]:
    """Cut out runs of capitals that are headings, not strings of acronyms."""
    out: list[str] = []
    position = 0
    for match in _CAPITALS.finditer(text):
        if not is_capital_heading(match[0]):
            continue
        out += [text[position : match.start()], match[0].strip(" ,–-")]
        position = match.end()
    out.append(text[position:])
    return [part.strip() for part in out if any(c.isalnum() for c in part)]


def is_capital_heading(text: str) -> bool:
    """Two or more words of four letters and more, all in capitals: shouting, not acronyms."""
    words = [w for w in re.findall(r"[A-Z’']+", text) if len(w) >= 4 and re.search(r"[AEIOUY]", w)]
    return len(words) >= 2 and sum(map(len, words)) >= 12 and text.upper() == text


def _titles_apart(text: str) -> list[str]:
    """A table's poured header is a piece of its own."""
    run = title_run(text)
    if run is None:
        return [text]
    before, titles, after = text[: run[0]].strip(), text[run[0] : run[1]].strip(), text[run[1] :].strip()
    return [part for part in (before, titles, *(_titles_apart(after) if after else ())) if part]


def _parts(text: str, capitals: Capitals, known: frozenset[str]) -> list[Piece]:
    if is_capital_heading(text):
        return [Piece(BlockKind.HEADING, text, styled=True)]
    if is_form_heading(text):
        return [Piece(BlockKind.HEADING, text)]
    out: list[Piece] = []
    for sentence in _poured_sentences(text):
        for label_first, stretch in _label_stretches(sentence):
            for position, field in enumerate(_fields(stretch)):
                out += _split_hidden(field, capitals, known, label_first and position == 0)
    return out


def _poured_sentences(text: str) -> list[str]:
    """Sentences; besides, a list part after a semicolon, a lost capital after a full stop, a caption of a table."""
    return [part for sentence in sentences(text) for part in _ALSO_ENDS.split(sentence) if part.strip()]


def _label_stretches(sentence: str) -> list[tuple[bool, str]]:
    """Split before printed labels such as 'Priority Two:'; what follows one begins a heading."""
    starts = [m.start() for m in LABEL.finditer(sentence) if _begins_label(sentence, m)]
    edges = [0, *[s for s in starts if s], len(sentence)]
    return [
        (a in starts, sentence[a:b].strip()) for a, b in zip(edges, edges[1:], strict=False) if sentence[a:b].strip()
    ]


def _fields(stretch: str) -> list[str]:
    # One word before the field's name is a part of that name ("Partnership Lead:").
    starts = [m.start("name") for m in _FIELD.finditer(stretch) if len(stretch[: m.start("name")].split()) > 1]
    edges = [0, *starts, len(stretch)]
    return [stretch[a:b].strip() for a, b in zip(edges, edges[1:], strict=False) if stretch[a:b].strip()]


def _begins_label(sentence: str, match: re.Match[str]) -> bool:
    if not match[0][0].isupper():
        return False
    before = sentence[: match.start()].rstrip()
    last = before.split()[-1] if before else ""
    after = sentence[match.end() :].lstrip()
    explicit = bool(match["stop"]) and match["stop"] in ":–—-."
    return (
        (explicit or (after[:1].isupper() and not before))
        and last.lower() not in NEVER_LAST
        and not last.endswith((",", "("))
    )


def _split_hidden(text: str, capitals: Capitals, known: frozenset[str], labelled: bool) -> list[Piece]:
    tokens = list(_TOKEN.finditer(text))
    label = LABEL.match(text) if labelled else None
    first = sum(token.start() < label.end() for token in tokens) + 1 if label else 0
    cuts = [0, *(c for c in hidden_breaks([m[0] for m in tokens], capitals, known) if c > first), len(tokens)]
    strings = [text[tokens[a].start() : tokens[b - 1].end()] for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    pieces: list[Piece] = []
    for index, string in enumerate(strings):
        followed = index + 1 < len(strings)
        if labelled and index == 0:
            pieces.append(Piece(BlockKind.HEADING, string, styled=True))
        elif _is_title(string, followed) or string in known:
            pieces.append(Piece(BlockKind.HEADING, string))
        elif len(strings) > 1:
            pieces.append(Piece(BlockKind.LIST_ITEM, string))
        else:
            pieces.append(Piece(BlockKind.PARAGRAPH, string))
    return pieces


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
    bare = _bare(word)
    if not bare[:1].isupper() or not following:
        return False
    if not _may_end(before):
        plain = (
            is_imperative(bare) and bare == word and bare.lower() not in NOUN_TOO and following.lower() in _DETERMINERS
        )
        return plain and _bare(before).lower() in _WEAK_ENDS and len(tokens) - i >= 3
    if any(_stands(heading, tokens, last, i) for heading in known):
        return True
    if before.endswith(":") and i - last >= 3 and _introduces(tokens[last:i]):
        return True
    folded = bare.lower()
    small = following[:1].islower()
    acronym = following.isupper() and len(following) > 1
    before_small = _bare(before)[:1].islower() or _bare(before)[-1:].isdigit()
    enough = len(tokens) - i >= 3
    if folded in _OPENERS and (len(bare) == 1 or not bare.isupper()):
        if folded == "i":  # always a capital: a beginning only after a heading
            return before[:1].isupper() or before.endswith(":")
        if folded == "a" and _bare(before).lower() in _LETTERED:
            return False
        return folded not in _IN_TITLES or before_small or small
    if not enough:
        return False
    if (is_imperative(bare) or folded in DEED_NOUNS) and bare == word:
        return _verb_opens(folded, following, before_small, small or acronym, capitals)
    if is_gerund(bare) or is_past(bare):
        return (small or following[:1].isdigit()) and before_small and not capitals.is_name(bare)
    joined = following.lower() in _JOINERS and i + 2 < len(tokens) and tokens[i + 2][:1].isupper()
    return (
        small
        and before_small
        and not (joined or capitals.is_name(bare) or bare.isupper())
        and _common(folded, capitals)
    )


def _stands(heading: str, tokens: Sequence[str], last: int, i: int) -> bool:
    """A heading that the document repeats ends, or begins, at this token."""
    words = heading.split()
    if " ".join(tokens[last:i]).rstrip(":") == heading:
        return True
    after = i + len(words)
    return [t.rstrip(":") for t in tokens[i:after]] == words and after < len(tokens) and tokens[after][:1].isupper()


def _introduces(tokens: Sequence[str]) -> bool:
    """Whether words before a colon are a sentence that opens a list, not a title with its second half."""
    return any(_bare(token).lower() in _FINITE for token in tokens)


def _verb_opens(folded: str, following: str, before_small: bool, plain: bool, capitals: Capitals) -> bool:
    after = _bare(following).lower()
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
    bare = _bare(token).lower()
    return len(bare) > 1 and bare not in NEVER_LAST  # a lone "s" is what is left of a possessive


def _is_title(text: str, followed: bool) -> bool:
    words = text.split()
    if not words or len(words) > _SHORT or not words[0][:1].isupper() or _CAPTION.match(text):
        return False
    if text.endswith("?"):
        return _bare(words[0]).lower() in _QUESTION
    if sum(any(c.isdigit() for c in w) for w in words) >= 2:
        return False  # figures of a table
    if _bare(words[-1]).lower() in NEVER_LAST:
        return False
    if words[0] in {"Appendix", "Annex"} and len(words) > 2:
        return True
    if not followed or text.endswith((".", ";", ",", "!", ":")):
        return False  # what ends with a colon in poured text is a form's field
    content = [w for w in words if _bare(w).lower() not in NEVER_LAST and _bare(w)[:1].isalpha()]
    capital = sum(_bare(w)[:1].isupper() for w in content)
    verb = is_imperative(words[0]) or is_past(words[0]) or is_gerund(words[0])
    if len(content) >= 2 and capital == len(content):
        return True
    return len(words) <= 3 and not (verb and len(words) > 1)
