"""A priority with all the places that name it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.same_priority import Judge, alike, same_place
from safeguard_extract.records.plan import PriorityKind

# How sure each way of finding is, from the share of candidates of that kind that are right on the annotated samples.
_CONFIDENCE = {
    Found.LABEL: 0.97,
    Found.CELL: 0.97,
    Found.LIST: 0.9,
    Found.COLUMN: 0.88,
    Found.HEADING: 0.75,
    Found.FORM: 0.85,
    Found.SENTENCE: 0.7,
    Found.RUN_IN: 0.7,
}


@dataclass(slots=True)
class Named:
    """A priority with the candidate that names it first, and those that print it again."""

    first: Candidate
    again: list[Candidate] = field(default_factory=list)

    @property
    def all(self) -> list[Candidate]:
        return [self.first, *self.again]

    @property
    def label(self) -> str | None:
        """The label as printed where the priority is named first, else where it is named again under the same noun.

        The bare number of a list ("1") gives way to the label of a heading in the same words ("Priority 1").
        """
        labels = [c.label for c in self.all if c.label and c.noun == self.first.noun]
        title = self.first.title.casefold()
        full = [c.label for c in self.all if c.label and c.label[0].isalpha() and c.title.casefold() == title]
        return next(iter(full if labels and labels[0].isdigit() and full else labels), None)

    @property
    def kind(self) -> PriorityKind:
        return PriorityKind.OBJECTIVE if self.first.noun in {"objective", "aim", "goal"} else PriorityKind.PRIORITY

    @property
    def found(self) -> Found:
        """How it was found: where it stands first, but of a mention in a sentence what prints it again."""
        if self.first.found is not Found.SENTENCE:
            return self.first.found
        return max((c.found for c in self.all), key=lambda found: _CONFIDENCE[found])

    @property
    def confidence(self) -> float:
        base = _CONFIDENCE[self.found]
        return round(min(0.99, base + 0.02 * len(self.again)), 3)


def merged(candidates: Sequence[Candidate], judge: Judge) -> list[Named]:
    """One priority for all candidates that are alike or stand in one place; a later one's status counts where the
    first has none."""
    named: list[Named] = []
    for candidate in candidates:
        known = next(
            (n for n in named if any(same_place(candidate, c) or alike(candidate, c, judge) for c in n.all)), None
        )
        if known is None:
            named.append(Named(candidate))
        elif not any(same_place(candidate, c) for c in known.all):
            known.again.append(candidate)
            if candidate.status and not known.first.status:
                known.first = replace(known.first, status=candidate.status)
    return named
