"""What became of a series' priorities: a column of cards a plan, and ribbons between those that carry each other on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safeguard_extract.records.comparison import Comparison, Link, Relation
from safeguard_extract.records.plan import Plan, Priority
from safeguard_extract.reports.charts.lettering import width, wrapped
from safeguard_extract.reports.charts.palette import INK, LINES, SOFT
from safeguard_extract.reports.charts.sheet import SIZE, Chart, tip
from safeguard_extract.reports.charts.svg import Svg, group, joined, path, rect, text
from safeguard_extract.reports.lines import counted, printable, spoken_period, type_words

_CARD, _BETWEEN, _PAD = 224.0, 170.0, 10.0
_HEAD, _APART, _STEP = 50.0, 12.0, 15.0
_RIBBON = 17.0  # pixels across; holds its word
_WORD = 10.5
_LEAST_WIDTH = 620.0  # holds title and note of a lone column

COLOURS = {
    Relation.SAME: LINES[0],
    Relation.NARROWED: LINES[4],
    Relation.BROADENED: LINES[4],
    Relation.MERGED: LINES[3],
    Relation.SPLIT: LINES[3],
    Relation.RELATED: LINES[7],
    Relation.DROPPED: LINES[1],
    Relation.NEW: LINES[2],
}


@dataclass(frozen=True, slots=True)
class _Card:
    """A priority's place: the top left corner, height, lines of its title, and the links at its two sides."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]

    def port(self, links: Sequence[Link], link: Link) -> float:
        """Where the middle of a link's ribbon meets the side that has these links."""
        return self.y + self.height / 2 + (links.index(link) - (len(links) - 1) / 2) * _RIBBON


def flow_chart(name: str, plans: Sequence[Plan], comparisons: Sequence[Comparison]) -> Chart:
    """The alluvial chart of plans in order of time; `comparisons` are those of each with the next."""
    columns = [_column(place, plan, comparisons) for place, plan in enumerate(plans)]
    below = max((card.y + card.height for cards in columns for card in cards.values()), default=_HEAD)
    parts: list[Svg] = []
    for (before, after), comparison in zip(pairwise(columns), comparisons, strict=True):
        # Thick ribbons last: a weak link does not hide a strong one. No ribbon runs over a word.
        links = sorted(comparison.links, key=lambda link: link.relation is not Relation.RELATED)
        parts += [part for link in links for part in _ribbon(link, before, after)]
        parts += [part for link in links for part in _label(link, before, after)]
    for place, (plan, cards) in enumerate(zip(plans, columns, strict=True)):
        parts += [_head(place, plan), *(_card(card) for card in cards.values())]
    priorities = sum(len(plan.priorities) for plan in plans)
    area = plans[0].document.area or plans[0].document.id
    return Chart(
        name=name,
        title=f"What became of the priorities of {printable(area)}",
        counted=f"{counted(priorities, 'priority', 'priorities')} in {counted(len(plans), 'plan')}.",
        described=_described(comparisons),
        notes=(
            "Merged and split link several priorities; related is a weaker link that cancels neither new nor dropped.",
        ),
        width=max(_LEAST_WIDTH, _left(len(plans)) - _BETWEEN),
        height=below + 4,
        body=joined(parts),
    )


def _left(place: int) -> float:
    return place * (_CARD + _BETWEEN)


def _column(place: int, plan: Plan, comparisons: Sequence[Comparison]) -> dict[str, _Card]:
    """The cards of a plan's priorities, by their ids, one under the other."""
    cards: dict[str, _Card] = {}
    y = _HEAD
    earlier = comparisons[place - 1].links if place else ()
    later = comparisons[place].links if place < len(comparisons) else ()
    for priority in plan.priorities:
        before = tuple(link for link in earlier if link.to_priority == priority.id)
        after = tuple(link for link in later if link.from_priority == priority.id)
        lines = wrapped(printable(priority.title), SIZE, _CARD - 2 * _PAD) or (_nameless(priority),)
        height = max(len(lines) * _STEP + 14, max(len(before), len(after)) * _RIBBON + 6)
        cards[priority.id] = _Card(_left(place), y, height, lines, before, after)
        y += height + _APART
    return cards


def _nameless(priority: Priority) -> str:
    return printable(priority.label or priority.id)


def _head(place: int, plan: Plan) -> Svg:
    period = _capital(spoken_period(plan.document.period))
    kind = _capital(type_words(plan.document))
    return joined(
        (
            text(_left(place), 16, period, font_size=14, font_weight="700"),
            text(_left(place), 34, kind, font_size=SIZE, fill=SOFT),
        )
    )


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _card(card: _Card) -> Svg:
    first = card.y + card.height / 2 - (len(card.lines) - 1) * _STEP / 2 + SIZE * 0.36
    lines = (text(card.x + _PAD, first + place * _STEP, each) for place, each in enumerate(card.lines))
    box = rect(card.x, card.y, _CARD, card.height, rx=4, fill="#f7f8fa", stroke="#8a8f98")
    return joined((box, group(lines, font_size=SIZE)))


def _ribbon(link: Link, before: dict[str, _Card], after: dict[str, _Card]) -> Iterator[Svg]:
    """A link from card to card."""
    one = before.get(link.from_priority or "")
    other = after.get(link.to_priority or "")
    if one is not None and other is not None:
        x0, y0 = one.x + _CARD, one.port(one.after, link)
        x1, y1 = other.x, other.port(other.before, link)
        bend = (x1 - x0) * 0.5
        steps = ("M", x0, y0, "C", x0 + bend, y0, x1 - bend, y1, x1, y1)
        weak = link.relation is Relation.RELATED
        yield path(
            steps,
            tip(_link_words(link)),
            fill="none",
            stroke=COLOURS[link.relation],
            stroke_width=2 if weak else _RIBBON - 3,
            stroke_opacity=1 if weak else 0.55,
            stroke_dasharray="5 4" if weak else None,
        )


def _label(link: Link, before: dict[str, _Card], after: dict[str, _Card]) -> Iterator[Svg]:
    """The word of a link where it leaves its card; new and dropped end in the gap."""
    said = tip(_link_words(link))
    one = before.get(link.from_priority or "")
    other = after.get(link.to_priority or "")
    if one is not None and other is not None:
        yield _word(link.relation, one.x + _CARD + 6, one.port(one.after, link))
    elif one is not None:
        yield from _stub(link, one.x + _CARD, one.port(one.after, link), said)
    elif other is not None:
        wide = width(link.relation.value, _WORD) + 14
        yield from _stub(link, other.x - wide, other.port(other.before, link), said)


def _stub(link: Link, x: float, y: float, said: Svg) -> Iterator[Svg]:
    wide = width(link.relation.value, _WORD) + 14
    height = _RIBBON - 3
    colour = COLOURS[link.relation]
    yield rect(x, y - height / 2, wide, height, fill="#ffffff")
    yield rect(x, y - height / 2, wide, height, said, fill=colour, fill_opacity=0.3, stroke=colour)
    yield text(x + wide / 2, y + 3.6, link.relation.value, font_size=_WORD, text_anchor="middle", fill=INK)


def _word(relation: Relation, x: float, y: float) -> Svg:
    """The relation on its ribbon; round a thin line the paper is left white."""
    halo: dict[str, str | float] = {}
    if relation is Relation.RELATED:
        halo = {"stroke": "#ffffff", "stroke_width": 4, "paint_order": "stroke", "stroke_linejoin": "round"}
    return text(x, y + 3.6, relation.value, font_size=_WORD, fill=INK, **halo)


def _link_words(link: Link) -> str:
    if link.from_title is None or link.to_title is None:
        return f"{link.from_title or link.to_title}: {link.relation.value}"
    return f"{link.from_title} – {link.to_title}: {link.relation.value}, {link.similarity:.2f} alike"


def _described(comparisons: Sequence[Comparison]) -> str:
    said = []
    for comparison in comparisons:
        numbers = Counter(link.relation for link in comparison.links)
        counts = ", ".join(f"{numbers[each]} {each.value}" for each in Relation if numbers[each])
        said.append(f"{comparison.from_doc} to {comparison.to_doc}: {counts or 'no priorities'}")
    return f"{'; '.join(said)}."
