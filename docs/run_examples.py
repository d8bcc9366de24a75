"""Run the examples of the README over the sample plans, and write what they print into it; draw its pictures.

Every line of a ```console block that begins with `$ extract` is run, in order, in a folder that holds the samples. What
it prints stands below it; where the README cuts that short with a last line `…`, it is cut short again at the same
length. `make format` runs this script; a test fails where the README is behind the tool.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "compare.svg"
PICTURED = ("wrenfordshire-2014", "wrenfordshire-2017")
# Charts that `extract trends` draws of the samples, by the names that they have in docs/images.
CHARTS = {"themes-by-year.svg": "themes-by-year.svg", "priorities.svg": "priorities-wrenfordshire-plan.svg"}
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_CUT = "…"


def pages() -> dict[Path, str]:
    """The README and its pictures as they ought to be."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "corpora" / "samples", Path(folder) / "corpora" / "samples")
        readme = _BLOCK.sub(lambda block: _rerun(block[0], Path(folder)), README.read_text(encoding="utf-8"))
        out = Path(folder) / "outputs"
        charts = {PICTURE.with_name(name): _chart(out, chart) for name, chart in CHARTS.items()}
        return {README: readme, PICTURE: picture(out), **charts}


def _chart(out: Path, name: str) -> str:
    """A chart as the README's own `extract trends` drew it."""
    return (out / "trends" / "charts" / name).read_text(encoding="utf-8")


def _rerun(block: str, folder: Path) -> str:
    """The block with what its commands print now."""
    parts = re.split(r"^(?=\$ )", block, flags=re.MULTILINE)
    return "".join(_with_output(part, folder) for part in parts if part)


def _with_output(part: str, folder: Path) -> str:
    command, _, shown = part.partition("\n")
    lines = _output(command, folder)
    kept = shown.splitlines()
    if kept and kept[-1] == _CUT:
        lines = [*lines[: len(kept) - 1], _CUT]
    return "\n".join([command, *lines]) + "\n"


def _output(command: str, folder: Path) -> list[str]:
    """The lines that a command prints; raises ValueError for one that is not ours or that ends as wrong use."""
    program, *words = shlex.split(command.removeprefix("$ "))
    if program != "extract":
        raise ValueError(f"no example of the tool: {command}")
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "safeguard_extract", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise ValueError(f"exit status {done.returncode}: {command}\n{done.stdout}")
    return [line.rstrip() for line in done.stdout.splitlines()]


def picture(out: Path) -> str:
    """The comparison of two sample plans as a terminal shows it, as SVG that asks for nothing from the network."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console

    from safeguard_extract.compare import compare_plans
    from safeguard_extract.reports.terminal import comparison_view
    from safeguard_extract.store import find_plan

    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(comparison_view(compare_plans(*(find_plan(out, id) for id in PICTURED))))
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    title = f"extract compare {' '.join(PICTURED)}"
    return console.export_svg(title=title, code_format=without_fonts, unique_id="compare")


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
