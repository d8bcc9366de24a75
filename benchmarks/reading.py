"""How fast PDF pages are read, against pdfplumber's words and tables on the same pages in the same process.

Run it from the repository root: `python benchmarks/reading.py [FILE…]`. Without files it takes the sample boards of
`corpora/samples` and, where they are beside the repository, the real plans. Times are the best of three, on one core;
compare only within one run. Memory is the peak of the process after each engine, so the second holds the first.
"""

from __future__ import annotations

import logging
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

import pdfplumber

from safeguard_extract.errors import ExtractError
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.settings import DEFAULT

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "corpora" / "samples", ROOT.parent / "shared" / "corpus" / "pdf")
ROUNDS = 3


def samples() -> list[Path]:
    """The PDF files that have a text layer."""
    found = [path for folder in FOLDERS for path in sorted(folder.rglob("*.pdf"))]
    return [path for path in found if pages_of(path)]


def pages_of(path: Path) -> int:
    """How many pages the reader finds; none in a file that it refuses."""
    try:
        return len(read_pdf(path, path.read_bytes(), DEFAULT)[0])
    except ExtractError:
        return 0


def read_with_pdfium(path: Path) -> None:
    read_pdf(path, path.read_bytes(), DEFAULT)


def read_with_pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.find_tables()
            page.close()


def seconds(read: Callable[[Path], None], paths: Iterable[Path]) -> dict[Path, float]:
    """The best time for each file."""
    best: dict[Path, float] = {}
    for path in paths:
        for _ in range(ROUNDS):
            start = time.perf_counter()
            read(path)
            best[path] = min(best.get(path, float("inf")), time.perf_counter() - start)
    return best


def peak() -> float:
    """Peak memory of this process so far, in MB (Linux counts in KB, macOS in bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main(arguments: list[str]) -> None:
    warnings.simplefilter("ignore")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    paths = [Path(argument) for argument in arguments] or samples()
    if not paths:
        sys.exit("no PDF file found: name one, or build the sample boards first")
    pages = {path: pages_of(path) for path in paths}
    ours = seconds(read_with_pdfium, paths)
    ours_peak = peak()
    theirs = seconds(read_with_pdfplumber, paths)
    print(f"{'file':44} {'pages':>5} {'pages/s':>8} {'pdfplumber':>10} {'times':>6}")
    for path in paths:
        line = (pages[path], pages[path] / ours[path], pages[path] / theirs[path], theirs[path] / ours[path])
        print(f"{path.name[:44]:44} {line[0]:5d} {line[1]:8.1f} {line[2]:10.1f} {line[3]:6.1f}")
    total, mine, other = sum(pages.values()), sum(ours.values()), sum(theirs.values())
    print(f"{'all':44} {total:5d} {total / mine:8.1f} {total / other:10.1f} {other / mine:6.1f}")
    print(f"peak memory {ours_peak:.0f} MB, with pdfplumber {peak():.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
