"""Passages: the units of running text that themes are coded on."""

from __future__ import annotations

from fictional_blocks import heading, item, paragraph, read, table

from safeguard_extract.plan.passages import find_passages

LONG = "Nurses visit every home in the first two weeks."


def test_paragraphs_and_items_of_six_words_and_more() -> None:
    composition, outline = read(
        [heading("Safe sleep"), paragraph(LONG), item("Visit homes"), item(LONG + " Twice."), table([LONG])]
    )
    passages = find_passages(composition, outline)
    assert [composition.text[p.span.start : p.span.end] for p in passages] == [LONG, LONG + " Twice."]
    assert [p.id for p in passages] == ["t1", "t2"]
    assert {p.section for p in passages} <= {section.id for section in outline.sections}


def test_contents_glossary_and_members_have_none() -> None:
    for title in ("Contents", "Glossary", "Membership"):
        composition, outline = read([heading(title), paragraph(LONG)])
        assert find_passages(composition, outline) == ()
