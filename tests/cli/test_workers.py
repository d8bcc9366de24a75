"""Files that crash, hang or bloat their reader fail alone."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from safeguard_extract.cli.workers import attempt, cores, read_all
from safeguard_extract.errors import CrashedReader, NoText
from safeguard_extract.settings import LIMITS, Limits

_MEGABYTE = 1024**2


def read(path: Path) -> str:
    """Stands in for the reader: the name of the file says what happens; else it tells the process that read it."""
    if path.name == "crash":
        os._exit(7)
    if path.name == "hang":
        time.sleep(600)
    if path.name == "fault":
        raise TypeError("a fault")
    if path.name == "scan":
        raise NoText(path.name, "no text on any page")
    if path.name == "bloat":
        return str(len(bytearray(600 * _MEGABYTE)))
    if path.name == "child":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        path.with_name("child.pid").write_text(str(child.pid))
        time.sleep(600)
    return str(os.getpid())


def _read(names: list[str], jobs: int = 2, limits: Limits = LIMITS):
    return {names[each.number]: each for each in read_all(read, [Path(name) for name in names], jobs, limits)}


def test_every_file_has_one_outcome_and_bad_ones_fail_alone():
    names = ["a", "crash", "b", "scan", "fault", "c", "crash", "d"]
    outcomes = list(read_all(read, [Path(name) for name in names], 2))
    assert sorted(each.number for each in outcomes) == list(range(len(names)))
    by_name = {names[each.number]: each for each in outcomes}
    for name in "abcd":
        assert by_name[name].result
    assert isinstance(by_name["crash"].error, CrashedReader)
    assert "exit status 7" in by_name["crash"].error.message
    assert by_name["scan"].error.message == NoText("scan", "no text on any page").message
    assert "TypeError: a fault" in by_name["fault"].error.message
    assert "in read" in by_name["fault"].trace


def test_a_hang_is_ended_at_the_time_limit():
    outcomes = _read(["hang", "a", "b"], limits=Limits(seconds=10.0))
    assert "not read within 10 seconds" in outcomes["hang"].error.message
    assert outcomes["a"].result and outcomes["b"].result


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit on a process's data")
def test_a_document_that_needs_too_much_memory_fails_alone():
    outcomes = _read(["bloat", "a"], jobs=1, limits=Limits(memory=300 * _MEGABYTE))
    assert "needs more memory than 300 MB" in outcomes["bloat"].error.message
    assert outcomes["a"].result
    assert _read(["bloat"])["bloat"].result == str(600 * _MEGABYTE)


def test_a_single_file_is_isolated_too():
    assert _read(["a"])["a"].result != str(os.getpid())
    assert "exit status 7" in _read(["crash"])["crash"].error.message
    assert attempt(read, 0, Path("a")).result == str(os.getpid())


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes have no groups here")
def test_programs_that_a_worker_has_started_end_with_it(tmp_path):
    (outcome,) = read_all(read, [tmp_path / "child"], 1, Limits(seconds=10.0))
    assert "not read within 10 seconds" in outcome.error.message
    pid = int((tmp_path / "child.pid").read_text())
    assert any(_has_ended(pid) or time.sleep(0.05) for _ in range(200))  # a busy system takes its time to end it


def _has_ended(pid: int) -> bool:
    """True for a process that is gone, or dead and not yet waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_no_worker_outlives_a_run_that_is_given_up():
    import multiprocessing

    outcomes = read_all(read, [Path("a"), Path("hang"), Path("hang")], 2)
    next(outcomes)
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_nothing_to_do_is_done():
    assert _read([]) == {}


def test_there_is_a_core():
    assert cores() >= 1


@pytest.mark.parametrize("error", [NoText("a.pdf", "no text"), CrashedReader("b.pdf", "it hung", "Try again.")])
def test_errors_survive_the_way_between_processes(error):
    import pickle

    back = pickle.loads(pickle.dumps(error))
    assert (type(back), back.message, back.remedy) == (type(error), error.message, error.remedy)
