"""Themes: a plan and a codebook in, a plan with its codes out, each with the words that earned it."""

from __future__ import annotations

from safeguard_extract.records.plan import Plan
from safeguard_extract.themes.codebook import Codebook, Theme, check_codebook, load_codebook

__all__ = ["Codebook", "Theme", "check_codebook", "code_themes", "load_codebook"]


def code_themes(plan: Plan, codebook: Codebook) -> Plan:
    """The plan with the themes of its priorities, items and passages, by the phrases of the codebook."""
    from safeguard_extract.themes.coder import coder
    from safeguard_extract.themes.coding import code_plan

    return code_plan(plan, coder(codebook))
