"""Labels that plans print before their priorities."""

from __future__ import annotations

import pytest

from safeguard_extract.language.labels import NUMBER_WORDS, counted_labels, ordinal, read_label

LABELLED = {
    "Priority One: Neglect": ("Priority One", "priority", "Neglect"),
    "Priority 2 Safer sleep": ("Priority 2", "priority", "Safer sleep"),
    "Strategic Priority 3 – Hearing young people": ("Strategic Priority 3", "priority", "Hearing young people"),
    "OBJECTIVE 4: SAFE STAFF": ("OBJECTIVE 4", "objective", "SAFE STAFF"),
    "Key Objective A. Thresholds": ("Key Objective A", "objective", "Thresholds"),
    "Our Aim 5) A confident workforce": ("Our Aim 5", "aim", "A confident workforce"),
    "Priority Area 6: Online harm": ("Priority Area 6", "priority", "Online harm"),
    "Priority No. 7 Private fostering": ("Priority No. 7", "priority", "Private fostering"),
    "Priority 1.2: Babies": ("Priority 1.2", "priority", "Babies"),
    "Priority 1a - Fathers": ("Priority 1a", "priority", "Fathers"),
    "Goal IV – Fewer accidents": ("Goal IV", "goal", "Fewer accidents"),
    "Workstream C: Voice": ("Workstream C", "workstream", "Voice"),
    "Theme two – Early help": ("Theme two", "theme", "Early help"),
    "Outcome 3: Children are heard": ("Outcome 3", "outcome", "Children are heard"),
    "Cross-cutting theme 1: Equality": ("Cross-cutting theme 1", "theme", "Equality"),
    "Priority CSE1: Hotels": ("CSE1", "priority", "Hotels"),
    "Priority Three – ‘Whole family’ work": ("Priority Three", "priority", "‘Whole family’ work"),
    "Priority 9": ("Priority 9", "priority", ""),
    "Commitment 1: “You can tell us”": ("Commitment 1", "commitment", "“You can tell us”"),
}
UNCOUNTED = {
    "Priority: Neglect": ("priority", "Neglect"),
    "Strategic aim – A safe start": ("aim", "A safe start"),
    "Objective: “Nothing about us without us”": ("objective", "“Nothing about us without us”"),
}
NOT_LABELS = (
    "Neglect",
    "priority 1: in small letters",
    "The priority one of our members named",
    "Prioritise the first hour",
    "Our priorities are:",
    "Priorities 2019",
    "Priority setting in a time of change",
    "Strategic Objective 2011",
    "Objectives of the Board",
    "",
)


@pytest.mark.parametrize(("line", "expected"), LABELLED.items())
def test_a_label_its_noun_and_where_the_title_begins(line: str, expected: tuple[str, str, str]) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.text, label.noun, line[label.end :]) == expected


@pytest.mark.parametrize(("line", "expected"), UNCOUNTED.items())
def test_a_noun_and_a_colon_name_a_priority_without_counting_it(line: str, expected: tuple[str, str]) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.text, label.number) == (None, None)
    assert (label.noun, line[label.end :]) == expected


@pytest.mark.parametrize("line", NOT_LABELS)
def test_no_label(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize("place", range(1, 11))
def test_words_and_figures_count_alike(place: int) -> None:
    assert ordinal(NUMBER_WORDS[place - 1]) == ordinal(NUMBER_WORDS[place - 1].title()) == ordinal(str(place)) == place


@pytest.mark.parametrize(
    ("number", "place"), [("a", 1), ("c", 3), ("CSE 2", 2), ("1.2", 1), ("4b", 4), (None, None), ("several", None)]
)
def test_letters_and_codes_count_too(number: str | None, place: int | None) -> None:
    assert ordinal(number) == place


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Domain 1: Parks", "Domain 2 – Roads"), (("Domain 1", "Parks"), ("Domain 2", "Roads"))),
        (("P3. Parks", "P4. Roads"), (("P3", "Parks"), ("P4", "Roads"))),
        (("Domain 1: Parks", "Domain 3: Roads"), ()),
        (("Domain 1: Parks", "Field 2: Roads"), ()),
        (("Domain 1: Parks",), ()),
        (("Working Together 2018: a summary", "Working Together 2019: a summary"), ()),
    ],
)
def test_titles_that_count_with_the_same_words(titles: tuple[str, ...], expected: tuple[tuple[str, str], ...]) -> None:
    assert counted_labels(titles) == expected
