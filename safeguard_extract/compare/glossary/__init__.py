"""A small glossary of the sector: wordings that mean one thing, so that 'CSE' and 'sexually exploited' can meet.

Each entry is the subject (or subjects, the narrower first), named like the theme of the default codebook where there is
one, and the wordings it is printed in: acronyms from statutory guidance (Working Together to Safeguard Children and its
predecessors), earlier and later names of one thing ('looked after' and 'in care'), and close synonyms. Wordings are
matched as whole words, in lower case, longest first.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from safeguard_extract.compare.glossary.families import FAMILIES
from safeguard_extract.compare.glossary.harms import HARMS
from safeguard_extract.compare.glossary.work import WORK

WORDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType({**HARMS, **FAMILIES, **WORK})

SUBJECTS = frozenset(subject for key in WORDINGS for subject in key.split())
