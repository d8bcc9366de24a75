"""Time and memory of `extract trends` over many plans, which are generated here.

Run it from the repository root: `python benchmarks/trends.py [PLANS]` (1,000 without a number). Boards have four plans
of three years each; a plan has 6 priorities, 40 actions, 60 passages and about 4,000 words. It is run without charts
and with them, SVG and PNG. The limits are for 1,000 plans and the whole command with its charts, from reading the plan
files to the last picture: 1 GB, and 30 seconds of processor time, its processes that draw PNG copies included.
"""

from __future__ import annotations

import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from safeguard_extract.records.geometry import Region, Span
from safeguard_extract.records.plan import (
    Code,
    Document,
    DocumentType,
    Item,
    ItemKind,
    Passage,
    Period,
    Plan,
    Priority,
    PriorityKind,
    Source,
    Where,
)
from safeguard_extract.store import save_plan
from safeguard_extract.themes import load_codebook

SECONDS, MEGABYTES = 30, 1024
PLANS_A_BOARD, YEARS_A_PLAN, FIRST_YEAR = 4, 3, 2008
PRIORITIES, ACTIONS, PASSAGES, WORDS_A_PASSAGE = 6, 40, 60, 55
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we yo".split()


class Writer:
    """The text of one plan, put together from rows; each row knows its place in it."""

    def __init__(self, chance: random.Random, vocabulary: Sequence[str]) -> None:
        self.chance, self.vocabulary = chance, vocabulary
        self.lines: list[str] = []
        self.at = 0

    def words(self, number: int) -> str:
        # the square leans towards the first words, so that some are frequent, as in any language
        last = len(self.vocabulary) - 1
        return " ".join(self.vocabulary[int(last * self.chance.random() ** 2)] for _ in range(number))

    def place(self, line: str) -> Where:
        span = Span(self.at, self.at + len(line))
        self.lines.append(line)
        self.at += len(line) + 1
        return Where(span, (Region(1 + self.at // 3000, None),))


def vocabulary(chance: random.Random, size: int = 4000) -> list[str]:
    return ["".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))) for _ in range(size)]


def plans(number: int, themes: dict[str, str], seed: int = 1) -> Iterator[Plan]:
    """So many plans; a board's next plan keeps two of three priorities, and some actions as they were."""
    chance = random.Random(seed)
    words = vocabulary(chance)
    kept: list[tuple[str, str]] = []
    for index in range(number):
        board, turn = divmod(index, PLANS_A_BOARD)
        if turn == 0:
            kept = []
        writer = Writer(chance, words)
        kept = [pair for pair in kept if chance.random() < 0.67]
        while len(kept) < PRIORITIES:
            theme = chance.choice(list(themes))
            kept.append((theme, f"{themes[theme]} {writer.words(3)}"))
        yield plan(writer, f"Area{board}", FIRST_YEAR + YEARS_A_PLAN * turn + board % 3, kept, list(themes))


def plan(writer: Writer, area: str, year: int, titled: Sequence[tuple[str, str]], themes: Sequence[str]) -> Plan:
    """One plan with these priorities (theme and title)."""
    priorities = tuple(
        Priority(f"p{n}", f"u{n}", None, title, PriorityKind.PRIORITY, title, writer.place(title), 1.0, "made",
                 themes=(theme,))
        for n, (theme, title) in enumerate(titled, 1)
    )  # fmt: skip
    items = []
    for n in range(1, ACTIONS + 1):
        text = writer.words(14)
        parent = writer.chance.choice(priorities)
        coded = (*parent.themes, writer.chance.choice(themes))
        items.append(
            Item(f"i{n}", f"v{n}", ItemKind.ACTION, text, text, writer.place(text), 1.0, "made", parent.id,
                 themes=tuple(dict.fromkeys(coded)))
        )  # fmt: skip
    passages = tuple(
        Passage(f"s{n}", "s", writer.place(writer.words(WORDS_A_PASSAGE)).span) for n in range(1, PASSAGES + 1)
    )
    codes = tuple(
        Code(row.id, theme, 1.0, "made", "", row.where.span) for row in (*priorities, *items) for theme in row.themes
    ) + tuple(Code(each.id, writer.chance.choice(themes), 0.7, "made", "") for each in passages)
    id = f"{area.lower()}-{year}"
    source = Source(f"{id}.txt", hashlib.sha256(id.encode()).hexdigest(), "text/plain", 20, "made")
    document = Document(
        id, f"{area} Safeguarding Children Board", area, DocumentType.STRATEGIC_PLAN,
        Period(str(year), str(year + YEARS_A_PLAN)), None, source,
    )  # fmt: skip
    return Plan(document, "\n".join(writer.lines), (), priorities, tuple(items), passages, codes)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a command: seconds on the clock, seconds of processor time, the most memory of any command so far."""

    seconds: float
    worked: float
    megabytes: float


def timed(out: Path, *options: str) -> Cost:
    """What `extract trends` costs over the plans in a folder."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "safeguard_extract", "trends", *options, "--out", str(out), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    used = after.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(time.perf_counter() - start, worked, used)


def main(arguments: list[str]) -> None:
    number = int(arguments[0]) if arguments else 1000
    book = load_codebook(None)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for each in plans(number, {theme.id: theme.name for theme in book.themes}):
            save_plan(each, out / "plans")
        bare = timed(out, "--no-charts")
        for path in sorted((out / "trends").glob("*.csv")):
            print(f"{path.name:26} {path.stat().st_size / 1024:9,.0f} KB")
        drawn = timed(out)
    for what, cost in (("without charts", bare), ("with charts", drawn)):
        print(
            f"{number:,} plans, {what}: {cost.seconds:.1f} s, processor time {cost.worked:.1f} s, "
            f"peak memory {cost.megabytes:,.0f} MB"
        )
    if number <= 1000 and (drawn.worked > SECONDS or drawn.megabytes > MEGABYTES):
        sys.exit(f"over the limits of {SECONDS} s and {MEGABYTES} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
