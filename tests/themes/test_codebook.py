"""A codebook is read whole or refused with every fault."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from safeguard_extract.errors import BrokenCodebook, MissingInput
from safeguard_extract.themes import check_codebook, load_codebook

SOUND = """
    name: Two codes
    version: 2
    themes:
      - {id: harm, name: Harm, definition: Any harm, includes: [harm], hints: [risk], excludes: [no harm]}
      - {id: fire, name: Fire, parent: harm, includes: [fire, "burn + home"], examples: [A fire at home], work: true}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def test_the_default_codebook_holds_38_sound_themes() -> None:
    codebook = load_codebook()
    assert len(codebook.themes) == len({theme.id for theme in codebook.themes}) == 38
    for theme in codebook.themes:
        assert theme.name and theme.definition and theme.includes and theme.examples
    assert codebook.theme("cse").parent == "exploitation"
    assert codebook.theme("governance").broad and codebook.theme("training").work


def test_a_users_codebook_is_read_as_written(tmp_path: Path) -> None:
    path = written(tmp_path, SOUND)
    codebook = load_codebook(path)
    assert check_codebook(path) == ()
    assert (codebook.name, codebook.version) == ("Two codes", "2")
    assert codebook.theme("fire").includes == ("fire", "burn + home")
    assert codebook.theme("fire").parent == "harm"
    assert codebook.theme("harm").hints == ("risk",)


def test_the_digest_follows_content_not_layout(tmp_path: Path) -> None:
    first = load_codebook(written(tmp_path, SOUND)).digest()
    moved = SOUND.replace("{id: harm, name: Harm,", "{name: Harm, id: harm,") + "\n# a remark\n"
    assert load_codebook(written(tmp_path, moved)).digest() == first
    assert load_codebook(written(tmp_path, SOUND.replace("[risk]", "[danger]"))).digest() != first


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("name: Two codes", "title: Two codes"), "unknown key title"),
        (("id: fire, name: Fire", "id: fire, nam: Fire"), "no name"),
        (("id: fire", "id: harm"), "harm is given 2 times"),
        (("parent: harm", "parent: storm"), "unknown parent storm"),
        (("parent: harm", "parent: fire"), "its own ancestor: fire > fire"),
        (("[risk]", "risk"), "hints is no list of texts"),
        (("[harm]", "[harm, 11]"), "includes is no list of texts"),
        (("[harm]", "[harm, yes]"), "includes is no list of texts"),
        (("work: true", "work: often"), "work is neither true nor false"),
        (("definition: Any harm", "definition: [Any]"), "definition is no text"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    path = written(tmp_path, SOUND.replace(*change))
    assert any(fault in said for said in check_codebook(path)), check_codebook(path)
    with pytest.raises(BrokenCodebook, match=fault.replace("[", r"\[")):
        load_codebook(path)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    broken = SOUND.replace("[risk]", "risk").replace("parent: harm", "parent: storm").replace("name: Harm,", "")
    said = " ".join(check_codebook(written(tmp_path, broken)))
    assert "hints" in said and "storm" in said and "no name" in said


def test_a_circle_of_parents_is_a_fault(tmp_path: Path) -> None:
    circle = SOUND.replace("id: harm, name: Harm,", "id: harm, name: Harm, parent: fire,")
    assert any("harm > fire > harm" in fault for fault in check_codebook(written(tmp_path, circle)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"),
        ("themes:", "themes is missing"),
        ("themes: []", "themes is missing"),
        ("- a\n- b", "no mapping"),
        ("themes: [neglect]", "theme 1 is no mapping"),
        ("themes:\n  - id: a\n    includes: [a, b\n  - id: c", "line 4 (in what began on line 3): not readable"),
        ("name: !!python/object:os.system x\nthemes: []", "not readable as YAML"),
    ],
)
def test_broken_files_are_faults_too(tmp_path: Path, text: str, fault: str) -> None:
    assert fault in check_codebook(written(tmp_path, text))[0]
    with pytest.raises(BrokenCodebook):
        load_codebook(written(tmp_path, text))


def test_a_file_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_bytes(b"name: \xff\xfe\x00")
    assert "not readable as YAML" in check_codebook(path)[0]


def test_a_file_that_is_not_there_is_a_missing_input(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        load_codebook(tmp_path / "none.yml")
    with pytest.raises(MissingInput):
        check_codebook(tmp_path / "none.yml")
