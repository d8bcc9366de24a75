"""Acronyms that a document explains."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.plan.glossary import find_glossary, spells

NOUNS = ("Child", "Death", "Overview", "Panel", "Risk", "Harm", "Early", "Help", "Service", "Young", "People", "Board")


def test_in_brackets() -> None:
    text = "The Multi Agency Safeguarding Hub (MASH) and Children s Social Care (CSC) met Named Senior Officers (NSOs)."
    assert find_glossary(text) == {
        "MASH": "Multi Agency Safeguarding Hub",
        "CSC": "Children's Social Care",
        "NSO": "Named Senior Officers",
    }


def test_small_words_count_or_do_not() -> None:
    text = "Learning and Development (L&D), Children and Young People's Plan (CYPP), Duty of Candour (DOC)"
    assert set(find_glossary(text)) == {"L&D", "CYPP", "DOC"}


def test_a_word_may_stand_outside() -> None:
    assert find_glossary("Audit and Case Learning Subgroup (ACL)") == {"ACL": "Audit and Case Learning"}


def test_the_other_way_round() -> None:
    assert find_glossary("The CAF (Common Assessment Framework) is used") == {"CAF": "Common Assessment Framework"}


def test_a_list() -> None:
    text = (
        "Glossary\nCAF – Common Assessment Framework\nCSE: Child Sexual Exploitation\n"
        "SEND\tSpecial Educational Needs and Disabilities\n"
    )
    assert set(find_glossary(text)) == {"CAF", "CSE", "SEND"}


def test_columns_poured_one_after_the_other() -> None:
    text = (
        "Acronyms CAF CSE SCR NHS Common Assessment Framework Child Sexual Exploitation Serious Case Review "
        "National Health Service MARAC Multi-Agency Risk Assessment Conference"
    )
    glossary = find_glossary(text)
    assert glossary["CSE"] == "Child Sexual Exploitation"
    assert glossary["NHS"] == "National Health Service"
    assert glossary["MARAC"] == "Multi-Agency Risk Assessment Conference"


def test_a_board_and_its_acronym_apart() -> None:
    text = "Northshire Safeguarding Children Board Business Plan. The NSCB will meet."
    assert find_glossary(text) == {"NSCB": "Northshire Safeguarding Children Board"}


def test_what_is_not_spelt_is_not_explained() -> None:
    assert find_glossary("The audit was good (RAG) and the plan (see ABC) is new (NEW)") == {}


@given(
    st.lists(
        st.sampled_from(NOUNS),
        min_size=2,
        max_size=6,
    )
)
def test_initials_spell_their_words(words: list[str]) -> None:
    acronym = "".join(word[0] for word in words)
    assert spells(acronym, words)
    assert spells(acronym, ["the", *words[:1], "and", *words[1:]]) is True
    assert not spells(acronym + "X", words)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    find_glossary(text)
