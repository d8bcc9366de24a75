"""One plan as Markdown, as a web page and as a Word file: the same rows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from safeguard_extract.pipeline import parse
from safeguard_extract.records.plan import Plan

BOARD, PLAN = "Saltmere Safeguarding Children Partnership", "Business Plan 2021 to 2023"
BULLETS = (
    "Refresh the neglect strategy by June 2021 (Lead: Neglect Subgroup)",
    "Train 200 practitioners in the Graded Care Profile by March 2022",
)
ROWS = (
    ("Action", "Lead", "By when"),
    ("Commission a survey of children who live with domestic abuse", "Business Manager", "September 2021"),
    ("Publish what the children said", "Police", "2022/23"),
)


def as_markdown() -> bytes:
    table = "\n".join(" | ".join(("", *row, "")).strip() for row in (ROWS[0], ("---",) * 3, *ROWS[1:]))
    bullets = "\n".join(f"- {text}" for text in BULLETS)
    return (
        f"# {BOARD}\n\n{PLAN}\n\n## Our priorities\n\n### Priority 1: Neglect\n\n**What we will do**\n\n{bullets}\n\n"
        f"### Priority 2: Domestic abuse\n\n{table}\n"
    ).encode()


def as_html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    bullets = "".join(f"<li>{text}</li>" for text in BULLETS)
    return (
        f"<!doctype html><nav>Home</nav><main><h1>{BOARD}</h1><p>{PLAN}</p><h2>Our priorities</h2>"
        f"<h3>Priority 1: Neglect</h3><p><b>What we will do</b></p><ul>{bullets}</ul>"
        f"<h3>Priority 2: Domestic abuse</h3><table>{rows}</table></main>"
    ).encode()


def as_word() -> bytes:
    draft = Document()
    draft.add_heading(BOARD, 0)
    draft.add_paragraph(PLAN)
    draft.add_heading("Our priorities", 1)
    draft.add_heading("Priority 1: Neglect", 2)
    draft.add_paragraph().add_run("What we will do").bold = True
    for text in BULLETS:
        draft.add_paragraph(text, style="List Bullet")
    draft.add_heading("Priority 2: Domestic abuse", 2)
    table = draft.add_table(rows=len(ROWS), cols=3)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    file = io.BytesIO()
    draft.save(file)
    return file.getvalue()


def rows_of(plan: Plan) -> object:
    document = plan.document
    return (
        (document.id, document.board, document.type, document.period),
        [(each.label, each.title) for each in plan.priorities],
        [
            (
                each.kind,
                each.text,
                each.priority,
                [lead.text for lead in each.leads],
                [date.text for date in each.dates],
            )
            for each in plan.items
        ],
        {(code.unit, code.theme) for code in plan.codes},
    )


@pytest.mark.parametrize(("name", "data"), [("plan.html", as_html()), ("plan.docx", as_word())])
def test_the_same_rows_whatever_the_format(name: str, data: bytes) -> None:
    expected, found = parse(Path("plan.md"), data=as_markdown()), parse(Path(name), data=data)
    assert len(expected.items) == 4
    assert rows_of(found) == rows_of(expected)
    for item in found.items:
        start, end = item.where.span
        assert found.text[start:end]
    assert found.document.source.reader == name.split(".")[1]
