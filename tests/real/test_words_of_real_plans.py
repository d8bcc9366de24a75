"""No sentence of a published plan stands in the repository: their words belong to the boards that wrote them."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_plans import CORPUS, ROOT, needed

RUN = 10  # words
_WORD = re.compile(r"[^\W_]+")
_SKIPPED = {".png", ".jpg", ".gif", ".ico", ".woff2", ".ttf", ".npz"}


def runs(text: str) -> Iterator[str]:
    """Every ten words in a row, small letters, marks left out."""
    words = _WORD.findall(text.lower())
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def text_of_pdf(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def tracked() -> list[Path]:
    """The files that the repository holds, or would hold, whatever lies beside them."""
    listed = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(listed, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git repository: which files belong to it is not known")
    paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in _SKIPPED]


@needed
def test_no_run_of_ten_words_of_a_published_plan_is_in_the_repository() -> None:
    real = {run for path in (CORPUS / "text").glob("*.txt") for run in runs(path.read_text(errors="replace"))}
    assert len(real) > 10_000
    found: dict[str, list[str]] = {}
    for path in tracked():
        data = path.read_bytes()
        text = text_of_pdf(data) if data.startswith(b"%PDF") else data.decode("utf-8", "replace")
        shared = sorted(set(runs(text)) & real)
        if shared:
            found[str(path.relative_to(ROOT))] = shared[:3]
    assert found == {}


def test_runs_are_found_over_line_ends_and_marks() -> None:
    text = "One, two three\nfour – five six (seven) eight; nine ten. Eleven!"
    assert list(runs(text)) == [
        "one two three four five six seven eight nine ten",
        "two three four five six seven eight nine ten eleven",
    ]
    assert list(runs("too short")) == []
