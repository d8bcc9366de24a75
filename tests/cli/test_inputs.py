import hashlib
from pathlib import Path

import pytest

from safeguard_extract.cli.inputs import find_inputs


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        *("in/b.pdf", "in/a.TXT", "in/deep/er/c.md", "in/notes.odt", "in/.hidden.txt", "in/~$a.txt"),
        *("in/.git/x.txt", "in/results/plans/old.txt", "empty/readme.json"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def _find(*words: str, out: str = "in/results"):
    inputs = find_inputs(words, Path(out), Path())
    return [each.name for each in inputs.files], [failure.message for failure in inputs.failures]


def test_a_folder_is_walked_in_order_without_what_is_hidden_or_ours(folder):
    assert _find("in") == (["in/a.TXT", "in/b.pdf", "in/deep/er/c.md"], [])


def test_a_file_that_is_named_is_taken_whatever_its_suffix(folder):
    assert _find("in/notes.odt") == (["in/notes.odt"], [])


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("in/*.pdf", ["in/b.pdf"]),
        ("in/[ab].*", ["in/a.TXT", "in/b.pdf"]),
        ("**/*.md", ["in/deep/er/c.md"]),
        ("in/de*", ["in/deep/er/c.md"]),
    ],
)
def test_a_glob_that_the_shell_left_alone_is_expanded(folder, pattern, found):
    assert _find(pattern) == (found, [])


def test_each_file_counts_once_in_the_order_given(folder):
    assert _find("in/b.pdf", "in", "./in/b.pdf")[0] == ["in/b.pdf", "in/a.TXT", "in/deep/er/c.md"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nowhere.pdf", "nowhere.pdf: there is no such file or folder. Check the path"),
        ("*.xyz", "*.xyz: nothing matches it. Check the path"),
        ("empty", "empty: there is no document in it. Readable are .pdf"),
        ("empt*", "empt*: there is no document in it. Readable are .pdf"),
    ],
)
def test_what_is_not_there_is_named_and_the_rest_goes_on(folder, word, said):
    files, failures = _find(word, "in/b.pdf")
    assert files == ["in/b.pdf"]
    assert len(failures) == 1
    assert failures[0].startswith(said)


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(folder):
    (folder / "plan [1].txt").write_text("x")
    assert _find("plan [1].txt") == (["plan [1].txt"], [])


def test_the_hash_is_that_of_the_bytes(folder):
    (only,) = find_inputs(["in/b.pdf"], Path("out"), Path()).files
    assert only.sha256 == hashlib.sha256(b"in/b.pdf").hexdigest()


def test_what_is_no_file_of_its_own_is_refused(folder):
    import os

    os.mkfifo(folder / "pipe.txt")
    files, failures = _find("pipe.txt")
    assert files == []
    assert "pipe.txt: it is no file of its own" in failures[0]


def test_a_link_that_leads_nowhere_is_named(folder):
    (folder / "gone.pdf").symlink_to(folder / "nothing")
    files, failures = _find("gone.pdf")
    assert files == []
    assert failures == ["gone.pdf: it does not exist. Check its permissions."] or "gone.pdf" in failures[0]
