"""Where results are kept: plan files, tables, comparisons, trends and the data package that describes them."""

from safeguard_extract.store.folder import PlanFolder, PlanSummary, find_plan, load_plans, read_summaries
from safeguard_extract.store.identity import is_id, proposed_id, slug
from safeguard_extract.store.plan_file import load_plan, plan_from_dict, plan_to_dict, save_plan

__all__ = [
    "PlanFolder",
    "PlanSummary",
    "find_plan",
    "is_id",
    "load_plan",
    "load_plans",
    "plan_from_dict",
    "plan_to_dict",
    "proposed_id",
    "read_summaries",
    "save_plan",
    "slug",
]
