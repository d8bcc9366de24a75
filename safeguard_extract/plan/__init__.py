"""Blocks to a plan: metadata, outline, priorities, items, leads and dates."""

from safeguard_extract.plan.assembly import find_plan

__all__ = ["find_plan"]
