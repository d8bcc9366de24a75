"""Reports as one HTML file each, which needs nothing beside it: no network, no server, no script to be read."""

from safeguard_extract.reports.html.report import BUDGET, Report, build_comparison, build_report

__all__ = ["BUDGET", "Report", "build_comparison", "build_report"]
