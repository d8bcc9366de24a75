"""Plans compared with each other, and themes followed over plans, years and boards."""

from safeguard_extract.compare.across import across_year, years_in_force
from safeguard_extract.compare.align import compare_plans, outline
from safeguard_extract.compare.chronology import order_in_time
from safeguard_extract.compare.doubles import doubles
from safeguard_extract.compare.evolution import evolution_rows, evolution_tables
from safeguard_extract.compare.frames import across_frame, carried_frame, comparison_frame, reuse_frame
from safeguard_extract.compare.reuse import text_reuse
from safeguard_extract.compare.trends import trend_rows, trend_tables

__all__ = [
    "across_frame",
    "across_year",
    "carried_frame",
    "compare_plans",
    "comparison_frame",
    "doubles",
    "evolution_rows",
    "evolution_tables",
    "order_in_time",
    "outline",
    "reuse_frame",
    "text_reuse",
    "trend_rows",
    "trend_tables",
    "years_in_force",
]
