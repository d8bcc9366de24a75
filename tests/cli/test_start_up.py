import subprocess
import sys

import pytest

from safeguard_extract.cli import extract

HEAVY = {"pandas", "numpy", "scipy", "sklearn", "spacy", "pdfplumber", "pypdfium2", "rich", "yaml", "rapidfuzz"}


def _python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)


@pytest.mark.parametrize("words", [["--help"], ["parse", "--help"], ["compare", "--help"]])
def test_help_imports_nothing_heavy(words):
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('LOADED', *sys.modules))\n"
        f"sys.argv = ['extract', *{words!r}]\n"
        "from safeguard_extract.cli import main\n"
        "main()"
    )
    loaded = _python("-c", code).stdout.rpartition("LOADED")[2].split()
    assert "click" in loaded
    assert HEAVY.isdisjoint(loaded)


def test_the_package_runs_as_a_module():
    said = _python("-m", "safeguard_extract", "--help").stdout
    assert "Usage: extract" in said
    for name in extract.commands:
        assert f"\n  {name} " in said


@pytest.mark.parametrize("name", list(extract.commands))
def test_every_command_takes_the_common_options(name, run):
    options = {opt for parameter in extract.commands[name].params for opt in parameter.opts}
    assert options >= {"--out", "--codebook", "--jobs", "--quiet", "--verbose", "--version"}
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert run(name, "--version").exit_code == 0


@pytest.mark.parametrize(
    "words", [["prase"], ["parse"], ["parse", "x", "--jobs", "0"], ["show"], ["compare", "--fast"]]
)
def test_wrong_use_ends_with_2(words, run):
    assert run(*words).exit_code == 2
