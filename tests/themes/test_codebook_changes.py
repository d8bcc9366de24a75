"""What parts two codebooks is said change by change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safeguard_extract.themes import Codebook, Theme, load_codebook
from safeguard_extract.themes.changes import Change, codebook_changes

HARM = Theme("harm", "Harm", "Any harm", includes=("harm", "hurt", "injury"), hints=("risk",))
FIRE = Theme("fire", "Fire", "Burns", parent="harm", includes=("fire", "burn"))


def book(*themes: Theme) -> Codebook:
    return Codebook("book", "1", themes)


def changes(before: Codebook, after: Codebook) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(c.change.value, c.theme, c.part, c.before, c.after) for c in codebook_changes(before, after)]


def test_a_codebook_and_itself_differ_in_nothing() -> None:
    assert codebook_changes(load_codebook(), load_codebook()) == ()


@pytest.mark.parametrize(
    ("changed", "row"),
    [
        ({"name": "Injury"}, ("renamed", "harm", None, "Harm", "Injury")),
        ({"definition": "Harm of any kind"}, ("redefined", "harm", None, "Any harm", "Harm of any kind")),
        ({"work": True}, ("mark", "harm", "work", "false", "true")),
        ({"hints": ("risk", "danger")}, ("phrase_added", "harm", "hints", None, "danger")),
        ({"includes": ("harm", "injury")}, ("phrase_removed", "harm", "includes", "hurt", None)),
        (
            {"includes": ("harm", "hurt", "injury", "risk"), "hints": ()},
            ("phrase_moved", "harm", "includes", "hints: risk", "risk"),
        ),
        ({"parent": "fire"}, ("parent", "harm", None, None, "fire")),
    ],
)
def test_each_kind_of_change(changed: dict[str, object], row: tuple[str, ...]) -> None:
    other = replace(FIRE, parent=None)
    assert changes(book(HARM, other), book(replace(HARM, **changed), other)) == [row]  # type: ignore[arg-type]


def test_themes_come_and_go() -> None:
    new = Theme("water", "Water", "Rivers", includes=("drown",))
    found = changes(book(HARM, FIRE), book(HARM, new))
    assert found == [("added", "water", None, None, "Rivers"), ("removed", "fire", None, "Burns", None)]


def test_another_id_is_seen_by_name_or_phrases_and_its_children_stay_its_children() -> None:
    by_name = replace(HARM, id="damage", includes=("damage",), hints=())
    child = replace(FIRE, parent="damage")
    found = changes(book(HARM, FIRE), book(by_name, child))
    assert found[0] == ("new_id", "damage", None, "harm", "damage")
    assert not any(change in ("parent", "removed", "added") for change, *_ in found)
    by_phrases = replace(HARM, id="damage", name="Damage")
    assert [c for c, *_ in changes(book(HARM), book(by_phrases))] == ["new_id", "renamed"]


def test_there_and_back_add_what_was_removed() -> None:
    before, after = book(HARM, FIRE), book(replace(HARM, includes=("harm", "wound")), Theme("sea", "Sea"))
    there, back = codebook_changes(before, after), codebook_changes(after, before)
    swapped = {Change.ADDED: Change.REMOVED, Change.PHRASE_ADDED: Change.PHRASE_REMOVED}
    swapped |= {other: change for change, other in swapped.items()}
    assert {(swapped[c.change], c.before, c.after) for c in there} == {(c.change, c.after, c.before) for c in back}
