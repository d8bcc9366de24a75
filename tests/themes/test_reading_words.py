"""Words are read so that phrases and texts meet: forms, spellings, capitals, damage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.themes.fuzzy import Repair
from safeguard_extract.themes.lemmas import british, lexicon
from safeguard_extract.themes.words import Reading, acronym, levelled


def keys(text: str, acronyms: str = "", names: str = "") -> list[str]:
    reading = Reading(lexicon(), frozenset(acronyms.split()), frozenset(names.split()))
    return [word.key for word in reading.words(text)]


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("child children", "child"),
        ("neglect neglects neglected neglecting", "neglect"),
        ("policy policies", "policy"),
        ("person people persons", "person"),
        ("behaviour behaviours behavior behaviors", "behaviour"),
        ("radicalise radicalised radicalizing radicalize", "radicalise"),
        ("organisation organizations", "organisation"),
        ("share sharing shared shares", "share"),
        ("training", "training"),
        ("trafficking trafficked", "traffick"),
        ("traffic", "traffic"),
    ],
)
def test_forms_share_a_lemma(forms: str, lemma: str) -> None:
    assert {lexicon().lemma(form) for form in forms.split()} == {lemma}


def test_ize_words_without_a_twin_keep_their_z() -> None:
    assert [british(word) for word in ("size", "prize", "citizen", "seized")] == ["size", "prize", "citizen", "seized"]


@pytest.mark.parametrize("text", ["Children's voices", "Children’s voices", "Children s voices", "CHILDREN'S VOICES"])
def test_apostrophes_come_and_go(text: str) -> None:
    assert keys(text) == ["child", "voice"]


@pytest.mark.parametrize("text", ["multi-agency work", "multi agency work", "multi- agency work", "multi–agency work"])
def test_hyphens_and_spaces_are_one(text: str) -> None:
    assert keys(text) == ["multi", "agency", "work"]


def test_acronyms_match_as_printed() -> None:
    assert keys("CAFs and SEND support", "CAF SEND") == ["CAF", "and", "SEND", "support"]
    assert keys("Send the forms", "SEND") == ["send", "form"]
    assert keys("SEND THE FORMS TODAY", "SEND") == ["send", "form", "today"]


def test_names_need_their_capital_inside_a_sentence() -> None:
    assert keys("Staff know the Prevent duty", names="Prevent")[2] == "Prevent"
    assert keys("Prevent harm to children", names="Prevent")[0] == "prevent"
    assert keys("Staff can prevent harm", names="Prevent")[2] == "prevent"


@pytest.mark.parametrize(
    ("word", "short"), [("CAFs", "CAF"), ("S11", "S11"), ("Prevent", ""), ("L&D", "L&D"), ("A", "")]
)
def test_what_an_acronym_is(word: str, short: str) -> None:
    assert acronym(word) == short


@given(st.text(max_size=80))
def test_levelling_keeps_every_place(text: str) -> None:
    assert len(levelled(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    for word in Reading(lexicon(), frozenset(), frozenset()).words(text):
        assert word.text == levelled(text)[word.start : word.end]
        assert word.key


REPAIR = Repair(
    {"neglect", "exploitation", "child", "person", "court", "training", "domestic", "abuse"},
    [("domestic", "abuse")],
    lexicon(),
)


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("explo1tation", ("exploitation",)),
        ("Exploitaiton", ("exploitation",)),
        ("neglct", ("neglect",)),
        ("chi1dren", ("child",)),
        ("domesticabuse", ("domestic", "abuse")),
    ],
)
def test_damaged_words_are_led_back(damaged: str, meant: tuple[str, ...]) -> None:
    guess = REPAIR.guess(damaged)
    assert guess is not None and guess.keys == meant
    assert 0.5 < guess.likeness < 1.0


@pytest.mark.parametrize(
    "word", ["count", "courts", "raining", "Pearson", "frontline", "explanation", "2016/17", "xqzwv", "straining"]
)
def test_other_words_are_left_alone(word: str) -> None:
    assert REPAIR.guess(word) is None
