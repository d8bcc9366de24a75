"""Labels and the fields of a form in the midst of poured text: 'Priority Two: Neglect Lead: the Neglect Group'."""

from __future__ import annotations

import itertools
import re

from safeguard_extract.language.labels import LABEL
from safeguard_extract.language.sentences import NEVER_LAST

# A field that a form prints before its value ("Board Officer:"); what stands before it was another field.
_FIELD = re.compile(
    r"(?<=\S)\s+(?P<name>(?:(?:(?:Board|Partnership|Partner|Priority|Project|Strategic|Success|Key|Lead|Responsible"
    r"|Accountable|Named|Executive|Senior|Operational|Overall|Planned|Expected|Desired|Intended|Performance|Impact|Risk)"
    r"\s(?:(?:[a-z]+)\s)?)?"
    r"(?:[Ss]tatement|[Ll]eads?(?:\s(?:[Oo]fficer|[Aa]gency|[Pp]artner))?|[Oo]fficer|[Oo]wner|[Ss]ponsor|[Dd]escription"
    r"|[Rr]ationale|[Mm]echanisms?|[Tt]imescales?|[Dd]eadline"
    r"|[Oo]utcomes?|[Mm]easures?|[Aa]ctions?(?:\s\d{1,2}(?:\.\d{1,2})?)?|[Rr]isks?|[Ss]tatus|[Pp]rogress)"
    r"|(?:Our |Overall )?(?:[Aa]im|[Oo]bjective|[Gg]oal|[Aa]mbition)s?|Led by|By when|By whom"
    r"|Evidence of (?:impact|success))\s?:)"
)
VALUED = re.compile(
    r"(?:(?:Expected|Intended|Desired|Overall|Success|Performance) )?(?:[Oo]utcomes?|[Mm]easures?|Impact"
    r"|Evidence(?: of \w+)?|Timescales?|[Aa]ims?|[Oo]bjectives?|[Gg]oals?|[Aa]mbitions?)\s?:\s+"
)
_SHORT = 11  # words: the longest title that a label with a colon opens in the midst of a sentence


def label_stretches(sentence: str) -> list[tuple[bool, str]]:
    """Split before printed labels such as 'Priority Two:'; what follows one begins a heading."""
    starts = [m.start() for m in LABEL.finditer(sentence) if _begins_label(sentence, m)]
    edges = [0, *[s for s in starts if s], len(sentence)]
    return [(a in starts, sentence[a:b].strip()) for a, b in itertools.pairwise(edges) if sentence[a:b].strip()]


def fields(stretch: str) -> list[str]:
    """Split before the names of fields."""
    # One word before the field's name is a part of that name ("Partnership Lead:").
    starts = [m.start("name") for m in _FIELD.finditer(stretch) if len(stretch[: m.start("name")].split()) > 1]
    edges = [0, *starts, len(stretch)]
    return [stretch[a:b].strip() for a, b in itertools.pairwise(edges) if stretch[a:b].strip()]


def _begins_label(sentence: str, match: re.Match[str]) -> bool:
    if not match[0][0].isupper():
        return False
    before = sentence[: match.start()].rstrip()
    last = before.split()[-1] if before else ""
    after = sentence[match.end() :].lstrip()
    explicit = bool(match["stop"]) and match["stop"] in ":–—-."
    if _FIELD.match(f"x {after}", 1) is not None and not before.endswith((",", "(")):
        return True  # the fields of a form follow its label
    closes = match["stop"] == ":" and 0 < len(after.split()) <= _SHORT and not after.endswith(".")
    return (
        (explicit or (after[:1].isupper() and not before))
        and (last.lower() not in NEVER_LAST or closes)
        and not last.endswith((",", "("))
    )
