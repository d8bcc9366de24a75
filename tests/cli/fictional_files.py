"""Files of a fictional board, sound and spoilt."""

from __future__ import annotations

from pathlib import Path

_PLAN = """{area} Safeguarding Children Board
Business Plan {first} to {last}

Foreword

This plan says what the partners of the {area} board will do together over the next three years, and how families will
be able to tell that it has been done. It was written with children, young people and those who work with them.

Our priorities

Priority 1: Neglect

We will:
- Train every school in the use of the neglect toolkit by July {second}. Lead: Training Sub-group
- Audit twenty neglect cases each year. Lead: Quality Assurance Sub-group

Priority 2: {theme}

We will:
- Publish a guide for parents by March {second}. Lead: Communications Officer
- Hold a conference for all front-line staff by October {first}. Lead: Business Manager
"""


def plan_text(area: str = "Bramblecombe", first: int = 2031, theme: str = "Child sexual exploitation") -> str:
    return _PLAN.format(area=area, first=first, second=first + 1, last=first + 3, theme=theme)


def blank_pdf(path: Path, *, words: str = "", password: str = "") -> Path:
    """A PDF of one page with a drawn box, and words where there are any."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(str(path), encrypt=StandardEncryption(password) if password else None)
    page.rect(100, 100, 200, 200)
    if words:
        page.drawString(72, 700, words)
    page.save()
    return path
