"""Pages poured into one line: headings, list items and sentences again."""

from __future__ import annotations

import pytest

from safeguard_extract.layout.capitals import learn_capitals
from safeguard_extract.layout.flattened import cut_flattened, repeated_headings
from safeguard_extract.layout.poured_marks import marked_stretches
from safeguard_extract.records.block import BlockKind

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH


def pieces(*pages: str) -> list[tuple[BlockKind, str]]:
    cut = cut_flattened(list(enumerate(pages, 1)), learn_capitals(pages))
    return [(piece.kind, piece.text) for piece in cut]


def test_bullets_part_items() -> None:
    assert pieces("What we will do • Open a drop-in • Train nurses and midwives • Write to each school") == [
        (HEADING, "What we will do"),
        (ITEM, "Open a drop-in"),
        (ITEM, "Train nurses and midwives"),
        (ITEM, "Write to each school"),
    ]


def test_many_dashes_on_a_page_are_bullets_and_a_title_s_own_is_none() -> None:
    found = marked_stretches(
        "Priority 1 - Safe sleep What we will do - Lend cots to all - Visit each home - Write to them - Ask them"
    )
    assert found == [
        (None, "Priority 1 - Safe sleep What we will do"), ("•", "Lend cots to all"), ("•", "Visit each home"),
        ("•", "Write to them"), ("•", "Ask them"),
    ]  # fmt: skip
    assert marked_stretches("Early help - Families first - Visit each home") == [
        (None, "Early help - Families first - Visit each home")
    ]


def test_a_page_s_title_over_a_form_is_a_heading() -> None:
    text = "Listening to babies Why this matters Nobody asks them. What we will do Watch them."
    assert pieces(text)[:2] == [(HEADING, "Listening to babies"), (HEADING, "Why this matters")]


def test_the_value_of_a_measure_stays_with_its_name() -> None:
    found = [text for _, text in pieces("Timescale: May 2019 Evidence of impact: Parents say that they sleep")]
    assert found == ["Timescale: May 2019", "Evidence of impact: Parents say that they sleep"]


def test_labels_begin_headings() -> None:
    text = (
        "This plan is short. Priority One: Safe sleep for babies We will visit each family. "
        "Priority Two: Neglect We will train nurses."
    )
    assert pieces(text) == [
        (PARAGRAPH, "This plan is short."),
        (HEADING, "Priority One: Safe sleep for babies"),
        (ITEM, "We will visit each family."),
        (HEADING, "Priority Two: Neglect"),
        (ITEM, "We will train nurses."),
    ]


def test_shouted_words_are_headings() -> None:
    assert (HEADING, "KEEPING CHILDREN SAFE ONLINE") in pieces("It ended. KEEPING CHILDREN SAFE ONLINE Pupils told us.")


def test_form_headings_are_headings() -> None:
    text = "Families wait too long. How will we know? Waits are shorter. Next steps Ask families again."
    assert pieces(text) == [
        (PARAGRAPH, "Families wait too long."),
        (HEADING, "How will we know?"),
        (PARAGRAPH, "Waits are shorter."),
        (HEADING, "Next steps"),
        (PARAGRAPH, "Ask families again."),
    ]


def test_fields_of_a_form_are_pieces_of_their_own() -> None:
    found = [text for _, text in pieces("Priority One: Neglect Lead Officer: Ann Lee (Board) Rationale: Plans rose.")]
    assert found[1:] == ["Lead Officer: Ann Lee (Board)", "Rationale: Plans rose."]


@pytest.mark.parametrize("value", ["Lead Officer: Head of Nursing", "Outcome: Children feel safer at home"])
def test_a_value_keeps_its_last_words(value: str) -> None:
    found = [text for _, text in pieces(f"Priority One: Neglect {value} Timescale: May 2019")]
    assert found[1:] == [value, "Timescale: May 2019"]


def test_the_header_of_a_poured_table_is_a_piece_of_its_own() -> None:
    found = [text for _, text in pieces("Safer sleep Action Lead Timescale Measure Visit families at home.")]
    assert "Action Lead Timescale Measure" in found


def test_a_sentence_over_a_page_break_is_whole_and_stands_on_its_first_page() -> None:
    cut = cut_flattened(
        [(4, "It snowed all night. The nurses visited the"), (5, "families on foot. Nobody fell.")], learn_capitals([])
    )
    assert [(piece.text, piece.page) for piece in cut] == [
        ("It snowed all night.", 4),
        ("The nurses visited the families on foot.", 4),
        ("Nobody fell.", 5),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "Priority 1: Neglect • Train 12 nurses (by May 2019) • Ask parents. The Board met; It agreed. Next steps Go",
        "1. Begin 2. Go on 3. End. What next? KEEPING CHILDREN SAFE 1.1 One 1.2 Two 2.1 Three",
        "“Why?” she said – and (see page 4) left. Lead Officer: Ann Lee Outcome: Warm homes",
    ],
)
def test_no_word_is_lost_and_none_is_moved(page: str) -> None:
    cut = cut_flattened([(1, page)], learn_capitals([page]))
    printed = " ".join(f"{piece.mark or ''} {piece.text}" for piece in cut)
    assert printed.split() == page.split()


def test_marked_stretches_count_up_from_one() -> None:
    text = "We will: 1. Visit homes 2. Call again 3. Write it down"
    assert marked_stretches(text) == [
        (None, "We will:"),
        ("1.", "Visit homes"),
        ("2.", "Call again"),
        ("3.", "Write it down"),
    ]


@pytest.mark.parametrize(
    "text", ["In section 4. We say so", "Form 2. Was sent", "It rose by 1.2 Per cent", "a) Only one"]
)
def test_numbers_that_do_not_count_are_no_marks(text: str) -> None:
    assert marked_stretches(text) == [(None, text)]


def test_references_of_rows_are_marks_where_there_are_three() -> None:
    text = "Ref Action 1.1 Visit homes May 2019 1.2 Call again June 2019 2.1 Write it down July 2019"
    assert [mark for mark, _ in marked_stretches(text)] == [None, "1.1", "1.2", "2.1"]


def test_headings_that_stand_twice_are_known() -> None:
    text = "KEEPING CHILDREN SAFE One. KEEPING CHILDREN SAFE Two. WHAT HAPPENS NEXT Three."
    cut = cut_flattened([(1, text)], learn_capitals([text]))
    assert repeated_headings(cut) == {"KEEPING CHILDREN SAFE"}


def test_rows_numbered_with_letters_count_up() -> None:
    found = marked_stretches("By whom 1a Visit homes Nurse 1b Lend cots Midwife 2a Ask them Board")
    assert [mark for mark, _ in found] == [None, "1a", "1b", "2a"]
    assert marked_stretches("Year 2a Group and 3b Group meet") == [(None, "Year 2a Group and 3b Group meet")]


def test_small_letters_count_up_after_a_question() -> None:
    found = marked_stretches("What will we do? a. lend cots to all (Police) b. visit each home How will we know?")
    assert [mark for mark, _ in found] == [None, "a.", "b."]
    assert len(marked_stretches("Option a. was kept and b. was not")) == 1


def test_references_may_begin_under_a_chapter_s_number() -> None:
    found = marked_stretches("Objectives 2.1.1 Visit homes 2.1.2 Lend cots 2.2.1 Ask them")
    assert [mark for mark, _ in found] == [None, "2.1.1", "2.1.2", "2.2.1"]


def test_the_last_title_of_a_header_is_no_label_of_the_first_number() -> None:
    rows = "1. Safe sleep 1.1 Lend cots 1.2 Visit homes 2. Fathers 2.1 Ask"
    found = marked_stretches(f"Objective Action Lead Outcome {rows}")
    assert [mark for mark, _ in found] == [None, "1.", "1.1", "1.2", "2.", "2.1"]


def test_a_numbered_priority_is_parted_from_the_cell_beside_it() -> None:
    text = (
        "Priority What we want to achieve What we will do 1. Safe sleep Babies are safe at night Lend cots to parents "
        "2. Fathers Fathers are asked Train midwives to listen"
    )
    assert pieces(text)[:3] == [
        (PARAGRAPH, "Priority What we want to achieve What we will do"),
        (HEADING, "Safe sleep"),
        (ITEM, "Babies are safe at night"),
    ]
    assert (HEADING, "Fathers") in pieces(text)


def test_the_last_name_of_a_numbered_list_is_no_title_of_what_follows() -> None:
    text = "The Board agreed these: 1. Safe sleep 2. Young fathers 3. Home births To do this we will lend cots to all."
    assert (ITEM, "Home births") in pieces(text)


def test_a_name_that_stands_again_under_its_list_is_a_heading() -> None:
    text = "Our priorities were: Safe sleep Play Safe sleep Lent cots to each family Play Opened a park for all"
    assert [(kind, words) for kind, words in pieces(text) if words == "Safe sleep"] == [
        (ITEM, "Safe sleep"),
        (HEADING, "Safe sleep"),
    ]
