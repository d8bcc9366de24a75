"""Who does what a sentence reports or plans."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.deeds import acting_parties, acting_party

DOERS = {
    "The Designated Nurse worked with schools on consent.": ["Designated Nurse"],
    "The CCG participated in a pilot.": ["CCG"],
    "Northshire Police have increased patrols near parks.": ["Northshire Police"],
    "Children s Social Care (CSC) has undertaken a review.": ["Children s Social Care (CSC)"],
    "The Board office developed a tracking log.": ["Board office"],
    "In March 2018 the Early Help Service launched a helpline": ["Early Help Service"],
    "During 2018/19, the Audit Group is reviewing neglect cases": ["Audit Group"],
    "Board Manager to circulate the minutes": ["Board Manager"],
    "The local authority has established a hub": ["local authority"],
    "Police and Health will agree a protocol": ["Police", "Health"],
    "Northshire Council and Northshire CCG have commissioned a review": ["Northshire Council", "Northshire CCG"],
    "The Online Group were tasked with writing a guide": ["Online Group"],
    "The review was led by the Designated Doctor.": ["Designated Doctor"],
    "A template has been designed and tested by the Named GP for use in surgeries": ["Named GP"],
    "We ran an event delivered jointly by the CCG and Northshire Council": ["CCG", "Northshire Council"],
    "The actions are to be tracked, with the Audit Subgroup to evidence completion": ["Audit Subgroup"],
}
NOBODY = (
    "The subgroup has met four times.",
    "The Board agreed its priorities.",
    "We held an event.",
    "Training is now tailored to each level.",
    "The event was useful.",
    "The work of the group inspired a change.",
    "The CCG support tools have had an effect.",
    "The Audit Group review of neglect became timelier.",
    "MASH has reported an improvement.",
    "Ofsted inspected local services.",
    "Partners hold each other to account.",
    "Each agency will show improvements.",
    "Guidance produced by the NSPCC is used in schools.",
    "The tool, which was reviewed by the Board office, is online.",
    "Training was delivered by 41 trainers.",
    "Worked with the Police to review cases.",
    "Holding agencies to account for their work.",
    "That agencies will not learn from cases",
    "Northshire Council is committed to children.",
    "",
)


@pytest.mark.parametrize(("sentence", "expected"), DOERS.items())
def test_doer(sentence: str, expected: list[str]) -> None:
    found = acting_parties(sentence, 20)
    assert [lead.text for lead in found] == expected
    assert acting_party(sentence, 20) == found[0]
    assert all(lead.span and sentence[lead.span.start - 20 : lead.span.end - 20] == lead.text for lead in found)


@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody(sentence: str) -> None:
    assert acting_party(sentence) is None


def test_the_glossary_gives_the_full_name() -> None:
    found = acting_party("The QAL Subgroup reviewed cases.", glossary={"QAL": "Quality Assurance and Learning"})
    assert found is not None
    assert found.normalised == "Quality Assurance and Learning Subgroup"
