"""The priorities of one year across boards, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from safeguard_extract.records.comparison import AcrossYear, Cluster
from safeguard_extract.reports.lines import counted, printable


def across_view(across: AcrossYear) -> RenderableType:
    """A table of the clusters that two boards or more share, then how many priorities stand alone."""
    shared = [cluster for cluster in across.clusters if cluster.boards > 1]
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        title=f"In force in {across.year}, over {counted(across.boards, 'board')}\n",
        title_justify="left",
        title_style="bold",
        leading=1,
        pad_edge=False,
        expand=True,
    )
    table.add_column("Boards", width=9)
    table.add_column("Themes", ratio=1)
    table.add_column("Priority", ratio=2)
    table.add_column("Plan", ratio=1, overflow="fold")
    table.add_column("Alike", justify="right", width=5)
    for cluster in shared:
        for row in _rows(cluster, across.boards):
            table.add_row(*row)
    return Group(table, Text(), Text(_rest(across, shared)), Text()) if shared else Text(_rest(across, shared))


def _rows(cluster: Cluster, boards: int) -> list[tuple[Text, Text, Text, Text, Text]]:
    """A row a priority; boards and themes of the cluster stand in the first."""
    return [
        (
            Text(f"{cluster.boards} of {boards}" if first else ""),
            Text(", ".join(cluster.themes) if first else "", style="cyan"),
            Text(printable(member.title)),
            Text(member.doc_id),
            Text(f"{member.similarity:.2f}"),
        )
        for first, member in zip((True, *[False] * len(cluster.members)), cluster.members, strict=False)
    ]


def _rest(across: AcrossYear, shared: Sequence[Cluster]) -> str:
    """`3 priorities are shared by two boards or more; 12 stand alone.`"""
    alone = sum(len(cluster.members) for cluster in across.clusters if cluster.boards < 2)
    words = counted(len(shared), "priority", "priorities")
    return f"{words} shared by two boards or more in {across.year}; {counted(alone, 'other', 'others')} of one board."
