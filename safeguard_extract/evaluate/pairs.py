"""A pair of plans: what the comparison says became of each priority and action, against what a person said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.evaluate.gold import GoldPair
from safeguard_extract.records.comparison import Comparison, Link, Relation
from safeguard_extract.records.evaluation import Decision, Judgement

Ends = tuple[str, str]
Ids = Mapping[str, str]
_UNKNOWN = "?"  # before the id of a found row that is none of the gold's: it can be no gold link's end


def judge_pair(comparison: Comparison, gold: GoldPair, earlier: Judged, later: Judged) -> Judged:
    """Hold the links of two plans against the gold; `earlier` and `later` say which found row is which gold one.

    `links` are pairs of priorities, related ones included; `relations` the share of links found by both that have the
    same relation; `dropped_new` is right where the two plans' dropped and new priorities are exactly the gold's.
    """
    left = {found.id: gold.id for found, gold in earlier.priorities}
    right = {found.id: gold.id for found, gold in later.priorities}
    wanted = {(link.from_id, link.to_id): link.relation.value for link in gold.links}
    links = {
        (_named(link.from_priority, left), _named(link.to_priority, right)): link.relation.value
        for link in comparison.links
        if link.from_priority and link.to_priority
    }
    decisions = [Decision.LINKS, Decision.RELATIONS, Decision.DROPPED_NEW]
    judgements = [*_links(links, wanted), *_relations(links, wanted), _dropped_new(comparison, gold, left, right)]
    if gold.carried is not None:
        decisions.append(Decision.CARRIED)
        judgements += _carried(comparison, gold, earlier, later)
    return Judged(gold.name, tuple(decisions), tuple(judgements))


def _named(id: str, ids: Ids) -> str:
    return ids.get(id, f"{_UNKNOWN}{id}")


def _links(found: Mapping[Ends, str], gold: Mapping[Ends, str]) -> Iterator[Judgement]:
    for ends in sorted(found.keys() | gold.keys()):
        words = _link_words(ends, gold), _link_words(ends, found)
        counts = (int(ends in found and ends in gold), int(ends not in gold), int(ends not in found))
        why = "" if counts[0] else "the gold has no such link" if ends in found else "the link was not made"
        yield Judgement(Decision.LINKS, *counts, *words, why=why)


def _relations(found: Mapping[Ends, str], gold: Mapping[Ends, str]) -> Iterator[Judgement]:
    for ends in sorted(found.keys() & gold.keys()):
        wrong = int(found[ends] != gold[ends])
        words = _link_words(ends, gold), _link_words(ends, found)
        why = "the relation differs" if wrong else ""
        yield Judgement(Decision.RELATIONS, 1 - wrong, wrong, wrong, *words, why=why)


def _link_words(ends: Ends, links: Mapping[Ends, str]) -> str:
    return f"{ends[0]} → {ends[1]}: {links[ends]}" if ends in links else ""


def _dropped_new(comparison: Comparison, gold: GoldPair, left: Ids, right: Ids) -> Judgement:
    ours = {("dropped", _named(each.from_priority or "", left)) for each in _of(comparison, Relation.DROPPED)}
    ours |= {("new", _named(each.to_priority or "", right)) for each in _of(comparison, Relation.NEW)}
    wanted = {("dropped", id) for id in gold.dropped} | {("new", id) for id in gold.new}
    wrong = int(ours != wanted)
    said, made = (", ".join(f"{end} {id}" for end, id in sorted(side)) for side in (wanted, ours))
    why = "dropped and new are not exactly the gold's" if wrong else ""
    return Judgement(Decision.DROPPED_NEW, 1 - wrong, wrong, wrong, said, made, why=why)


def _of(comparison: Comparison, relation: Relation) -> Iterator[Link]:
    return (link for link in comparison.links if link.relation is relation)


def _carried(comparison: Comparison, gold: GoldPair, earlier: Judged, later: Judged) -> Iterator[Judgement]:
    left = {found.id: gold.id for found, gold in earlier.items}
    right = {found.id: gold.id for found, gold in later.items}
    texts = {(_named(each.from_item, left), _named(each.to_item, right)): each for each in comparison.carried}
    wanted = {(each.from_id, each.to_id) for each in gold.carried or ()}
    for ends in sorted(texts.keys() | wanted):
        counts = (int(ends in texts and ends in wanted), int(ends not in wanted), int(ends not in texts))
        said = f"{ends[0]} → {ends[1]}"
        quote = texts[ends].from_text if ends in texts else ""
        why = "" if counts[0] else "the gold has no such action" if ends in texts else "the action was not followed"
        words = (said if ends in wanted else "", said if ends in texts else "")
        yield Judgement(Decision.CARRIED, *counts, *words, quote=quote, why=why)
