"""Plans made up at random, and the ways in which boards print them."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

AREAS = ("Ashby", "Wexmoor", "Saltby and the Vale", "Upper Dunmere", "Kestrelshire")
TITLES = (
    "Neglect of younger children", "Safe sleep for babies", "Children who go missing", "Harm outside the home",
    "Parents who drink", "A confident workforce", "Children with disabilities", "Hearing the voice of children",
)  # fmt: skip
VERBS = ("Publish", "Commission", "Develop", "Agree", "Launch", "Train staff in", "Ask schools about", "Strengthen")
THINGS = (
    "a guide for fathers", "the threshold document", "a protocol with neighbouring boards", "a tool for nurses",
    "one shared set of measures", "a drop-in for young people", "the safe sleep programme", "a pathway to housing",
    "the learning from audits", "an offer to young carers",
)  # fmt: skip
LEADS = ("Named Nurse", "Training Subgroup", "Board Manager", "Head of Early Help", "Principal Social Worker", "Police")
MONTHS = ("January", "March", "May", "July", "September", "November")


@dataclass(frozen=True)
class Action:
    """What a row says."""

    text: str
    lead: str
    date: str
    iso: str


@dataclass(frozen=True)
class MadePlan:
    """A plan as it was meant: (title, actions) of each priority."""

    area: str
    first: int
    priorities: tuple[tuple[str, tuple[Action, ...]], ...]


def made_plan(seed: int) -> MadePlan:
    """A plan of two to four priorities with one to four actions each; no two actions are alike."""
    chance = random.Random(seed)
    first = chance.randint(2008, 2024)
    words = [f"{verb} {thing}" for verb in VERBS for thing in THINGS]
    chance.shuffle(words)
    priorities = []
    for title in chance.sample(TITLES, chance.randint(2, 4)):
        actions = []
        for _ in range(chance.randint(1, 4)):
            month = chance.randrange(len(MONTHS))
            year = first + chance.randint(0, 2)
            actions.append(
                Action(words.pop(), chance.choice(LEADS), f"{MONTHS[month]} {year}", f"{year}-{2 * month + 1:02d}")
            )
        priorities.append((title, tuple(actions)))
    return MadePlan(chance.choice(AREAS), first, tuple(priorities))


def cover(plan: MadePlan) -> list[str]:
    return [f"{plan.area} Safeguarding Children Board", f"Strategic Plan {plan.first}-{plan.first + 3}"]


def bulleted(plan: MadePlan) -> bytes:
    """Labelled headings, bullets, lead and date in a bracket."""
    parts = cover(plan)
    for n, (title, actions) in enumerate(plan.priorities, 1):
        parts += [f"Priority {n}: {title}", "\n".join(f"- {a.text} ({a.lead}, by {a.date})" for a in actions)]
    return "\n\n".join(parts).encode()


def field_by_field(plan: MadePlan) -> bytes:
    """Each action with a line for its lead and its date."""
    parts = cover(plan)
    for n, (title, actions) in enumerate(plan.priorities, 1):
        parts += [f"Objective {n} – {title}", "What we will do"]
        parts += [f"• {a.text}\nLead: {a.lead}\nTimescale: {a.date}" for a in actions]
    return "\n\n".join(parts).encode()


def in_markdown(plan: MadePlan) -> bytes:
    """A table with bars under each heading."""
    parts = [f"# {cover(plan)[0]}", f"## {cover(plan)[1]}"]
    for n, (title, actions) in enumerate(plan.priorities, 1):
        rows = [f"| {a.text} | {a.lead} | {a.date} |" for a in actions]
        parts += [f"### Priority {n}: {title}", "\n".join(["| Action | Lead | Timescale |", "|---|---|---|", *rows])]
    return "\n\n".join(parts).encode()


def in_one_table(plan: MadePlan) -> bytes:
    """One table of tabs, the priorities in its first column."""
    rows = ["Priority\tAction\tBy whom\tBy when"]
    for n, (title, actions) in enumerate(plan.priorities, 1):
        rows += [f"{n}. {title}\t{actions[0].text}\t{actions[0].lead}\t{actions[0].date}"]
        rows += [f"\t{a.text}\t{a.lead}\t{a.date}" for a in actions[1:]]
    return "\n\n".join([*cover(plan), "\n".join(rows)]).encode()


def _pdf(flowables: list[object]) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=True).build(flowables)
    return buffer.getvalue()


def _paragraph(text: str, size: float, *, bold: bool = False, bullet: str | None = None) -> object:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    font = "Helvetica-Bold" if bold else "Helvetica"
    indent = 16 if bullet else 0
    style = ParagraphStyle(
        "made", fontName=font, fontSize=size, leading=1.25 * size, spaceAfter=size, leftIndent=indent
    )
    return Paragraph(escape(text), style, bulletText=bullet)


ABOUT = (
    "The partners met in spring to agree what matters most. They looked at audits, at what children had told them and "
    "at the plans of other areas, and they will look at this plan together again at the end of each year."
)


def on_pages(plan: MadePlan) -> bytes:
    """A PDF with headings, bullets and brackets."""
    parts = [
        _paragraph(cover(plan)[0], 18, bold=True),
        _paragraph(cover(plan)[1], 18, bold=True),
        _paragraph(ABOUT, 10),
    ]
    for n, (title, actions) in enumerate(plan.priorities, 1):
        parts += [_paragraph(f"Priority {n}: {title}", 14, bold=True)]
        parts += [_paragraph(f"{a.text} ({a.lead}, by {a.date})", 10, bullet="•") for a in actions]
    return _pdf(parts)


def in_ruled_tables(plan: MadePlan) -> bytes:
    """A PDF with a ruled table under each heading."""
    from reportlab.lib import colors
    from reportlab.platypus import Spacer, Table, TableStyle

    parts = [
        _paragraph(cover(plan)[0], 18, bold=True),
        _paragraph(cover(plan)[1], 18, bold=True),
        _paragraph(ABOUT, 10),
    ]
    for n, (title, actions) in enumerate(plan.priorities, 1):
        head = [_paragraph(words, 9, bold=True) for words in ("Action", "Lead", "Timescale")]
        rows = [[_paragraph(words, 9) for words in (a.text, a.lead, a.date)] for a in actions]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
        parts += [_paragraph(f"Priority {n}: {title}", 14, bold=True)]
        parts += [Table([head, *rows], colWidths=[200, 130, 110], style=style), Spacer(1, 12)]
    return _pdf(parts)


PRINTED: tuple[tuple[str, Callable[[MadePlan], bytes]], ...] = (
    ("plan.txt", bulleted),
    ("plan.txt", field_by_field),
    ("plan.md", in_markdown),
    ("plan.txt", in_one_table),
    ("plan.pdf", on_pages),
    ("plan.pdf", in_ruled_tables),
)
