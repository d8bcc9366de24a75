"""Charts of themes and priorities as SVG, drawn without a browser, a network or anything heavy."""

from safeguard_extract.reports.charts.copies import PngCopies
from safeguard_extract.reports.charts.counts import YearCounts, year_counts
from safeguard_extract.reports.charts.gallery import flow_charts, theme_charts
from safeguard_extract.reports.charts.png import png_bytes
from safeguard_extract.reports.charts.sheet import Chart, inline_svg, svg_text

__all__ = [
    "Chart",
    "PngCopies",
    "YearCounts",
    "flow_charts",
    "inline_svg",
    "png_bytes",
    "svg_text",
    "theme_charts",
    "year_counts",
]
