"""A plan on a page: columns headed by the labels of priorities."""

from __future__ import annotations

import pytest
from printed_pages import outline_of, text_page

from safeguard_extract.layout import lay_out
from safeguard_extract.layout.labelled_columns import blocks_of_columns, head_columns
from safeguard_extract.records.block import BlockKind

TITLES = ["Priority 1: Neglect", "Priority 2: Safe sleep", "Priority 3: Play"]


@pytest.mark.parametrize(
    "titles",
    [
        ["Priority 1: Neglect", "Lead", "When"],
        ["Priority 2: Neglect", "Priority 1: Safe sleep"],
        ["Priority 1: Neglect"],
        [],
    ],
)
def test_other_titles_head_no_such_columns(titles: list[str]) -> None:
    assert head_columns(TITLES)
    assert not head_columns(titles)


def test_each_column_is_a_heading_with_its_list() -> None:
    rows = [TITLES, ["What we will do", "Lend cots to", "• Open a park"], ["Train nurses", "every family", ""]]
    found = blocks_of_columns(rows, 1)
    assert found is not None
    assert [(block.kind, block.text, block.mark) for block in found] == [
        (BlockKind.HEADING, "Priority 1: Neglect", None),
        (BlockKind.HEADING, "What we will do", None),
        (BlockKind.LIST_ITEM, "Train nurses", None),
        (BlockKind.HEADING, "Priority 2: Safe sleep", None),
        (BlockKind.LIST_ITEM, "Lend cots to every family", None),
        (BlockKind.HEADING, "Priority 3: Play", None),
        (BlockKind.LIST_ITEM, "Open a park", "•"),
    ]


def test_rows_under_other_titles_are_left_alone() -> None:
    assert blocks_of_columns([["Action", "Lead"], ["Lend cots", "Nurse"]], 1) is None
    assert blocks_of_columns([], 1) is None


def test_columns_kept_by_spaces_are_read_one_after_the_other() -> None:
    text = """Priority 1: Neglect      Priority 2: Safe sleep   Priority 3: Play
Train all nurses         Lend cots                Open a park
Visit in week one        Call fathers             Ask pupils"""
    assert [text for _, text in outline_of(lay_out([text_page(text)]))] == [
        "Priority 1: Neglect",
        "Train all nurses",
        "Visit in week one",
        "Priority 2: Safe sleep",
        "Lend cots",
        "Call fathers",
        "Priority 3: Play",
        "Open a park",
        "Ask pupils",
    ]
