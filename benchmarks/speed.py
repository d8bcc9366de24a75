"""How fast PDF pages are read and how much memory that takes, against peers, on the same files in the same run.

Run it from the repository root: `make bench`, or `python benchmarks/speed.py [--peers PYTHON] [--rounds N] [--write]
[FILE…]`. Without files it takes the sample boards and, where they are beside the repository, the real plans. Every
measurement is a process of its own; the engines take turns, round by round, and what is told is the median of the
rounds: a machine that is busy with other things slows all of them alike. `--peers` names the Python of another
environment in which peers are installed; what is not installed is left out, with a word. `--write` writes
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from engines import BARE_PLAN, ENGINES, OURS, PLAIN_TEXT, TABLES, WHOLE, YARDSTICK, Engine

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "corpora" / "samples" / "pdf", ROOT.parent / "shared" / "corpus" / "pdf")
PAGE = ROOT / "docs" / "benchmarks.md"
ROUNDS = 5
ONCE = {"markitdown", "pymupdf4llm", "camelot", "opendataloader"}  # minutes a round: measured in the first one only
SHORT_PAGES = 100  # beside the long document: what a page more takes
LONG_PAGES, LONG_WORDS = 500, 500  # a full page of running text; plans have half as many words on a page
LONG_LIMIT = 250  # MB: a plan of 500 pages is read on any machine that a council still uses


class Round(NamedTuple):
    """What one engine took once: seconds of processor time, MB at most, and the files that it would not read."""

    seconds: float
    megabytes: float
    failed: int
    version: str = ""


_PAGE = """# Benchmarks

This page is written by `make bench` (`benchmarks/speed.py`). Measured on {date}: {machine}.

## Speed

{files} files, {pages} pages: the sample boards of `corpora/samples` and, where they are at hand, five real plans.

Pages a second of processor time on one core, start-up left out: medians of {rounds} rounds in which the engines took
turns, each in a fresh process ({once}: one round).
"Times pdfplumber" is the median of the rounds' own ratios, so that a busy machine changes it less than the speeds. Peak
memory is the whole process's.
Engines differ in what they give: plain text is less work than words with their type and place.

{table}

{said}

## A long document

Made-up running text with {long_words} words a page. The limit for {long_pages} pages is {limit} MB for the process.

| engine | pages a second | peak MB, {short_pages} pages | peak MB, {long_pages} pages | KB for each page more |
|---|---|---|---|---|
{rows}
"""

Results = dict[str, list[Round]]


def documents(names: Sequence[str]) -> list[Path]:
    """The files to read; scans are left out, because no engine here reads pictures."""
    found = [Path(name) for name in names] or [path for folder in FOLDERS for path in sorted(folder.glob("*.pdf"))]
    return [path for path in found if "scan" not in path.stem]


def pages_of(paths: Sequence[Path]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def measure(engine: Engine, paths: Sequence[Path], python: str) -> Round | None:
    """Run one engine in a fresh process; None where it is not installed."""
    script = [python, str(Path(__file__).with_name("engines.py")), engine.name, *map(str, paths)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(script, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{engine.name} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    told = json.loads(done.stdout.splitlines()[-1])
    return Round(told["seconds"], told["megabytes"], told["failed"], told["version"]) if told else None


def take_turns(paths: Sequence[Path], rounds: int, peers: str) -> Results:
    """All rounds of all engines; those that are not installed are told and left out."""
    results: Results = {}
    for number in range(rounds):
        for engine in ENGINES.values():
            if number and (engine.name in ONCE or engine.name not in results):
                continue
            python = sys.executable if engine in OURS else peers
            took = measure(engine, paths, python)
            if took is None:
                print(f"{engine.name}: not installed, left out")
            else:
                results.setdefault(engine.name, []).append(took)
                print(f"round {number + 1}: {engine.name}: {took.seconds:.2f} s, {took.megabytes:.0f} MB", flush=True)
    return results


def times_faster(results: Results, name: str, than: str = YARDSTICK.name) -> float | None:
    """The median over rounds of how many times faster than another an engine was in the same round."""
    if than not in results or name not in results:
        return None
    pairs = zip(results[than], results[name], strict=False)
    return statistics.median(theirs.seconds / own.seconds for theirs, own in pairs)


def table(results: Results, pages: int) -> str:
    """The results as a Markdown table, in the order of the engines."""
    lines = ["| engine | gives | pages a second | times pdfplumber | peak MB |", "|---|---|---|---|---|"]
    for name, rounds in results.items():
        speed = pages / statistics.median(each.seconds for each in rounds)
        ratio = times_faster(results, name)
        peak = statistics.median(each.megabytes for each in rounds)
        refused = f" ({rounds[0].failed} files refused)" if rounds[0].failed else ""
        label = f"**{name}**" if ENGINES[name] in OURS else f"{name} {rounds[0].version}".strip()
        faster = f"{ratio:.1f}" if ratio else ""
        lines.append(f"| {label} | {ENGINES[name].does}{refused} | {speed:.1f} | {faster} | {peak:.0f} |")
    return "\n".join(lines)


def in_words(results: Results) -> str:
    """What the table says of this reader, in a sentence or two."""
    plain = times_faster(results, TABLES.name, PLAIN_TEXT.name)
    themes = times_faster(results, BARE_PLAN.name, WHOLE.name)
    said = []
    if plain:
        said.append(f"Reading with layout and tables takes {1 / plain:.1f} times as long as PDFium's plain text alone.")
    if themes:
        said.append(f"Themes are {1 - 1 / themes:.0%} of the time of a parse.")
    return " ".join(said)


def long_document(pages: int = LONG_PAGES) -> bytes:
    """A PDF of that many full pages of made-up text under headings."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    sentence = (
        "The partners of the board will meet in the spring and say what each has done for the children of the town. "
    )
    paragraph = sentence * round(LONG_WORDS / 4 / len(sentence.split()))
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 760, f"Priority {number}: Harbour {number}")
        text = canvas.beginText(72, 730)
        text.setFont("Helvetica", 10, leading=12)
        for part in range(1, 5):
            for line in (*wrap(f"{number}.{part} {paragraph}", 95), ""):
                text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


class Long(NamedTuple):
    """What an engine took for a short and for a long document."""

    engine: Engine
    short: Round
    long: Round

    @property
    def kilobytes_a_page(self) -> float:
        return 1024 * (self.long.megabytes - self.short.megabytes) / (LONG_PAGES - SHORT_PAGES)


def memory_of_a_long_document() -> list[Long]:
    """What our engines take for a short and a long document, each in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{pages}.pdf" for pages in (SHORT_PAGES, LONG_PAGES)]
        for path in paths:
            path.write_bytes(long_document(int(path.stem)))
        measured = [(engine, [measure(engine, [path], sys.executable) for path in paths]) for engine in OURS]
    return [Long(engine, short, long) for engine, (short, long) in measured if short and long]


def machine() -> str:
    """What the figures were measured on."""
    cpuinfo = Path("/proc/cpuinfo")
    named = [line for line in cpuinfo.read_text().splitlines() if "model name" in line] if cpuinfo.exists() else []
    processor = named[0].split(":", 1)[1].strip() if named else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def page(results: Results, paths: Sequence[Path], pages: int, long: Sequence[Long], rounds: int) -> str:
    """docs/benchmarks.md."""
    rows = "\n".join(
        f"| {each.engine.name} | {LONG_PAGES / each.long.seconds:.0f} | {each.short.megabytes:.0f}"
        f" | {each.long.megabytes:.0f} | {each.kilobytes_a_page:.0f} |"
        for each in long
    )
    return _PAGE.format(
        date=date.today().isoformat(),
        machine=machine(),
        files=len(paths),
        pages=pages,
        rounds=rounds,
        once=", ".join(sorted(ONCE)),
        table=table(results, pages),
        said=in_words(results),
        short_pages=SHORT_PAGES,
        long_pages=LONG_PAGES,
        long_words=LONG_WORDS,
        limit=LONG_LIMIT,
        rows=rows,
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="the Python that has the peers")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    given = parser.parse_args(arguments)
    paths = documents(given.files)
    if not paths:
        sys.exit("no PDF file found: name one, or build the sample boards first")
    pages = pages_of(paths)
    print(f"{len(paths)} files, {pages} pages; {machine()}")
    results = take_turns(paths, given.rounds, given.peers)
    long = memory_of_a_long_document()
    print(table(results, pages), in_words(results), sep="\n\n")
    for engine, short, took in long:
        speed, peaks = LONG_PAGES / took.seconds, f"{short.megabytes:.0f} MB at {SHORT_PAGES}"
        print(f"{LONG_PAGES} pages, {engine.name}: {speed:.0f} pages a second, {took.megabytes:.0f} MB ({peaks})")
    if given.write:
        PAGE.write_text(page(results, paths, pages, long, given.rounds), encoding="utf-8")
    return int(any(each.long.megabytes > LONG_LIMIT for each in long))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
