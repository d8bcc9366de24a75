"""What a plan is called: `<area>-<first year of its period>`, and who keeps the name when two ask for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from safeguard_extract.records.plan import Document, DocumentType

LONGEST = 80  # characters: `<id>--<id>-items.csv` stays under the 255 bytes that file systems give a name
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_READ_BY_EYE = re.compile(r"ocr|scan|tesseract")  # readers that guess at letters; the others are given them


def is_id(word: str) -> bool:
    """True for lower-case letters, digits and single hyphens: such a name cannot leave its folder, nor hold the `--`
    that stands between two ids in the name of a comparison."""
    return len(word) <= LONGEST and _ID.fullmatch(word) is not None


def slug(words: str) -> str:
    """Words as an id: 'Leicestershire & Rutland' gives `leicestershire-and-rutland`; '' where no letter is left."""
    plain = unicodedata.normalize("NFKD", words.replace("&", " and ").replace("'", "").replace("’", ""))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST].rstrip("-")


def proposed_id(document: Document) -> str:
    """The id that a document asks for: its area, or its file's name where it says none, and its first year."""
    file = document.source.file
    years = document.period.years() if document.period else ()
    area = slug(document.area or "") or slug(file.rpartition(".")[0] or file) or "plan"
    if not years or area.endswith(str(years[0])):
        return area
    return f"{area[: LONGEST - 5].rstrip('-')}-{years[0]}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A document (by the hash of its bytes) and the id that it asks for, or was given with `--id`."""

    sha256: str
    wanted: str
    given: bool
    type: DocumentType
    reader: str
    file: str

    def rank(self) -> tuple[bool, bool, str, str]:
        """Who comes first: a given id, then a text layer, then the file name in order; the hash makes it strict."""
        return not self.given, _READ_BY_EYE.search(self.reader) is not None, self.file, self.sha256


def claim(document: Document, given: str | None = None) -> Claim:
    """The claim of a document; `given` is the id that a person chose for it."""
    source = document.source
    wanted = given or proposed_id(document)
    return Claim(source.sha256, wanted, given is not None, document.type, source.reader, source.file)


def settle(claims: Iterable[Claim]) -> dict[str, str]:
    """The id of each document, by the hash of its bytes, whatever order they come in.

    The first in rank keeps the id that several ask for; each other gets its type (`medway-2017-annual-report`), then a
    number.
    """
    ranked = sorted(claims, key=Claim.rank)
    keepers: dict[str, str] = {}
    for each in ranked:
        keepers.setdefault(each.wanted, each.sha256)
    ids = {sha256: wanted for wanted, sha256 in keepers.items()}
    taken = set(keepers)
    for each in ranked:
        if each.sha256 not in ids:
            ids[each.sha256] = _free(each, taken)
            taken.add(ids[each.sha256])
    return ids


def _free(asking: Claim, taken: set[str]) -> str:
    typed = asking.type.value.replace("_", "-")
    number = 1
    while True:
        ending = f"-{typed}" if number == 1 else f"-{typed}-{number}"
        name = asking.wanted[: LONGEST - len(ending)].rstrip("-") + ending
        if name not in taken:
            return name
        number += 1
