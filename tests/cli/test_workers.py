"""Files that crash or hang their reader fail alone."""

import os
import time
from pathlib import Path

import pytest

from safeguard_extract.cli.workers import cores, read_all
from safeguard_extract.errors import CrashedReader, NoText
from safeguard_extract.records.plan import Document, DocumentType, Plan, Source


def read(path: Path) -> Plan:
    """Stands in for the reader: the name of the file says what happens."""
    if path.name == "crash":
        os._exit(7)
    if path.name == "hang":
        time.sleep(600)
    if path.name == "fault":
        raise TypeError("a fault")
    if path.name == "scan":
        raise NoText(path.name, "no text on any page")
    source = Source(path.name, "0", "text/plain", 1, "text")
    return Plan(Document(str(os.getpid()), None, None, DocumentType.OTHER, None, None, source), "")


def _read(names: list[str], jobs: int = 2, time_limit: float = 60.0):
    return {names[each.number]: each for each in read_all(read, [Path(name) for name in names], jobs, time_limit)}


def test_every_file_has_one_outcome_and_bad_ones_fail_alone():
    names = ["a", "crash", "b", "scan", "fault", "c", "crash", "d"]
    outcomes = list(read_all(read, [Path(name) for name in names], 2))
    assert sorted(each.number for each in outcomes) == list(range(len(names)))
    by_name = {names[each.number]: each for each in outcomes}
    for name in "abcd":
        assert by_name[name].plan.document.source.file == name
    assert isinstance(by_name["crash"].error, CrashedReader)
    assert "exit status 7" in by_name["crash"].error.message
    assert by_name["scan"].error.message == NoText("scan", "no text on any page").message
    assert "TypeError: a fault" in by_name["fault"].error.message
    assert "in read" in by_name["fault"].trace


def test_a_hang_is_ended_at_the_time_limit():
    outcomes = _read(["hang", "a", "b"], time_limit=5.0)
    assert "not read within 5 seconds" in outcomes["hang"].error.message
    assert outcomes["a"].plan and outcomes["b"].plan


def test_a_single_file_is_read_in_this_process_and_several_are_not():
    here = str(os.getpid())
    assert _read(["a"])["a"].plan.document.id == here
    assert here not in {each.plan.document.id for each in _read(["a", "b"], jobs=1).values()}


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
