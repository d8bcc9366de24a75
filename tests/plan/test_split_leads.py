"""Lead cells: what is one party and what is several, who leads and who helps."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safeguard_extract.plan.full_names import full_name
from safeguard_extract.plan.leads import is_lead_cell, is_party, labelled_leads, split_leads, trailing_lead
from safeguard_extract.plan.parties import party_kind
from safeguard_extract.records.plan import Lead, PartyKind, PartyRole, Period, PeriodBasis

ONE_PARTY = (
    "Head of Children's Social Care, NCC",
    "Simon Smith, Independent Chair",
    "Northshire Council, Highways Department",
    "Health and Wellbeing Board",
    "Business Intelligence Teams, North and South",
    "Children's Service Directorate-Northshire Council",
    "Community Services Directorate- Northshire Council",
    "Quality Assurance and Case Review Subgroup",
    "Access to Help Task and Finish group",
    "Designated/Named Nurse",
    "CSE/Missing subgroup",
    "Performance & QA subgroup",
    "Head of Safeguarding and Quality Assurance",
    "Director of Children's Services and Education",
    "Northshire NHS and Social Care Partnership Trust",
    "Safeguarding Children Board Business Manager",
    "Audit Chair: Jo Bloggs (tbc)",
    "Audit Chair (Rebecca Jones, NCC)",
    "Chair of the Domestic Abuse Exec",
    "Learning and Improvement\nSubgroup",
    "Thames Valley\nPolice",
    "Head of Safeguarding\nand Quality",
    "All Board Members",
    "all agencies involved with the child",
    "LSCB Training",
    "Northshire Council - Public Health",
    "Training Subgroup Chair",
    "Detective Superintendent Jane Brown",
    "AD Safeguarding",
    "Service Director, Children's Services",
)
SEVERAL = {
    "Audit Subgroup Training Subgroup": ["Audit Subgroup", "Training Subgroup"],
    "Audit Subgroup NSCB Management Group": ["Audit Subgroup", "NSCB Management Group"],
    "NSCB Group NSCB Chair": ["NSCB Group", "NSCB Chair"],
    "Board Officer Lead Officer": ["Board Officer", "Lead Officer"],
    "Chris Jones, Police Helen Brown": ["Chris Jones, Police", "Helen Brown"],
    "Police CCG": ["Police", "CCG"],
    "Independent Chair and Board office": ["Independent Chair", "Board office"],
    "Lead and Board office": ["Lead", "Board office"],
    "Lead Officer / Mike Jones": ["Lead Officer", "Mike Jones"],
    "Procedures Subgroup / Task and Finish": ["Procedures Subgroup", "Task and Finish"],
    "Case file audit groups/SEG/PAG": ["Case file audit groups", "SEG", "PAG"],
    "Police, Health, Education": ["Police", "Health", "Education"],
    "CCG, Police and Probation": ["CCG", "Police", "Probation"],
    "Board Manager, Training Officer": ["Board Manager", "Training Officer"],
    "Head of Service, NCC, Gary Brown": ["Head of Service, NCC, Gary Brown"],
    "Head of Service, NCC and Gary Brown": ["Head of Service, NCC", "Gary Brown"],
    "Kent Police\nCCG\nChildren's Social Care": ["Kent Police", "CCG", "Children's Social Care"],
    "John Smith (Police), Jane Doe (CCG)": ["John Smith (Police)", "Jane Doe (CCG)"],
    "Prevent Co-ordinator\nMASH Manager": ["Prevent Co-ordinator", "MASH Manager"],
    "DCS / Police / CCG": ["DCS", "Police", "CCG"],
    "Board Manager (lead), Police (support)": ["Board Manager (lead)", "Police (support)"],
    "Jane Smith/Jill King (NHR) Chair of Audit Sub Group": [
        "Jane Smith",
        "Jill King (NHR)",
        "Chair of Audit Sub Group",
    ],
    "Audit SubGroup and Early\nHelp Sub\nGroup": ["Audit SubGroup", "Early\nHelp Sub\nGroup"],
    "• Police\n• Board Manager": ["Police", "Board Manager"],
    "Audit Chair: Jo Bloggs (tbc), visits will be in May": ["Audit Chair: Jo Bloggs (tbc)"],
    "Training Subgroup, subject to funding": ["Training Subgroup"],
    "Police & CCG; the Board Manager": ["Police", "CCG", "Board Manager"],
}


def _texts(cell: str) -> list[str]:
    return [lead.text for lead in split_leads(cell)]


@pytest.mark.parametrize("cell", ONE_PARTY)
def test_one_party(cell: str) -> None:
    assert _texts(cell) == [cell]


@pytest.mark.parametrize(("cell", "expected"), SEVERAL.items())
def test_several(cell: str, expected: list[str]) -> None:
    assert _texts(cell) == expected


@pytest.mark.parametrize("cell", ["TBC", "tbc.", "N/A", "n/a", "-", "–", "None", "", "  \n ", "To be confirmed", "?"])
def test_nobody(cell: str) -> None:
    assert split_leads(cell) == ()


def _roles(cell: str) -> list[tuple[str, PartyRole]]:
    return [(lead.text, lead.role) for lead in split_leads(cell)]


def test_roles() -> None:
    lead, support, consulted = PartyRole.LEAD, PartyRole.SUPPORT, PartyRole.CONSULTED
    assert _roles("NSCB Manager in consultation with Policy Subgroup") == [
        ("NSCB Manager", lead),
        ("Policy Subgroup", consulted),
    ]
    assert _roles("Board Manager supported by Training Officer") == [
        ("Board Manager", lead),
        ("Training Officer", support),
    ]
    assert _roles("Lead: Police; Support: Health") == [("Police", lead), ("Health", support)]
    assert _roles("LADO to report to NSCB Management Group") == [("LADO", lead)]


PARTIES = (
    "Independent Chair", "Board Manager", "Training Subgroup", "Quality Assurance and Audit Subgroup",
    "Northshire Police",
    "Designated Nurse", "CCG", "NSPCC", "LADO", "Head of Early Help", "Learning and Improvement Group", "Public Health",
    "Jane Smith", "Northshire Council", "Voluntary Sector Representative", "Health and Wellbeing Board",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PARTIES), min_size=1, max_size=5, unique=True),
    st.sampled_from(("; ", "\n", " / ", "\n• ", ";")),
)
def test_parties_joined_by_a_mark_come_apart_again(parties: list[str], mark: str) -> None:
    assert _texts(mark.join(parties)) == parties


@given(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=2, unique=True))
def test_two_parties_joined_by_and_come_apart_again(parties: list[str]) -> None:
    assume(
        not (parties[0].startswith("Head of") and parties[1] == "Public Health")
    )  # 'Head of X and Public Health' is one
    assume(parties[0] != "Public Health")  # 'Public Health and Board Manager' may be one
    assert _texts(" and ".join(parties)) == parties


FRAGMENTS = """Police and & , / ; ( ) Head of Training Subgroup Board Manager the TBC CCG with in consultation Lead:
Jane Smith - to report"""
WORDS = st.sampled_from([*FRAGMENTS.split(), "\n", ""])


@given(st.lists(WORDS, max_size=12), st.integers(0, 99))
def test_every_lead_cites_its_words(words: list[str], offset: int) -> None:
    cell = " ".join(words)
    last = 0
    for lead in split_leads(cell, offset=offset):
        assert lead.span is not None
        start, end = lead.span.start - offset, lead.span.end - offset
        assert last <= start < end
        assert cell[start:end] == lead.text
        assert lead.normalised
        last = end


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for lead in (*split_leads(text), *trailing_lead(text).leads, *labelled_leads(text)):
        assert lead.span is not None
        assert text[lead.span.start : lead.span.end] == lead.text


@given(st.sampled_from((*PARTIES, *ONE_PARTY, "Childrens Services", "Children s Services", "SCR sub-group")))
def test_the_full_name_of_a_full_name_is_itself(party: str) -> None:
    assert full_name(full_name(party)) == full_name(party)


def test_full_names() -> None:
    glossary = {"QAL": "Quality Assurance and Learning"}
    assert full_name("QAL sub group", glossary) == "Quality Assurance and Learning Subgroup"
    assert full_name("the Children s Social Care (CSC)") == "Children's Social Care"
    assert full_name("Children’s Services.") == "Children's Services"
    assert full_name("Training subgroup") == full_name("Training Sub-Group") == "Training Subgroup"
    assert full_name("Jo Bloggs (tbc)") == "Jo Bloggs"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jane Smith", PartyKind.PERSON),
        ("Dr A. Unknown", PartyKind.PERSON),
        ("Jane Smith, Independent Chair", PartyKind.PERSON),
        ("Independent Chair", PartyKind.ROLE),
        ("Deputy Director of Nursing", PartyKind.ROLE),
        ("Chief Executive", PartyKind.ROLE),
        ("Named GP", PartyKind.ROLE),
        ("Training Subgroup", PartyKind.GROUP),
        ("Domestic Abuse Executive", PartyKind.GROUP),
        ("Voice of the Child Subgroup", PartyKind.GROUP),
        ("Board office", PartyKind.GROUP),
        ("NSCB", PartyKind.GROUP),
        ("Northshire Police", PartyKind.ORGANISATION),
        ("POLICE", PartyKind.ORGANISATION),
        ("All agencies", PartyKind.ORGANISATION),
        ("NHS Northshire", PartyKind.ORGANISATION),
    ],
)
def test_kind(text: str, kind: PartyKind) -> None:
    assert party_kind(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Missing Children", "Online safety", "Domestic Abuse", "Voice of the child", "Working Together", "April 2019",
        "Report to Board", "Review procedures", "Develop a training subgroup", "Safeguarding in education", "TBC", "",
        "Strategic Priorities", "Training Strategy", "Neglect", "Policy published", "100%", "Green", "Quarterly",
        "Assurance report received by the Board", "The group has met.", "Early Help Strategy",
        "Children and young people",
    ],
)  # fmt: skip
def test_no_party(text: str) -> None:
    assert not is_party(text)
    assert not is_lead_cell(text)


def _short(leads: tuple[Lead, ...]) -> list[str]:
    return [lead.text for lead in leads]


@pytest.mark.parametrize(
    ("sentence", "kept", "leads", "dates"),
    [
        ("Run the course (Lead: Training Subgroup)", "Run the course", ["Training Subgroup"], []),
        ("Run the course (Training Subgroup, March 2020).", "Run the course", ["Training Subgroup"], ["March 2020"]),
        ("Run the course (Police; in place by May 2019)", "Run the course", ["Police"], ["by May 2019"]),
        ("Run the course (Police; June and March)", "Run the course", ["Police"], ["June", "March"]),
        ("Run the course (manual complete by May 2019)", None, [], []),
        ("Run the course (Board Manager and Police)", "Run the course", ["Board Manager", "Police"], []),
        ("Run the course (March 2020)", "Run the course", [], ["March 2020"]),
        ("Run the course. Lead: Board Manager", "Run the course.", ["Board Manager"], []),
        ("Run the course - led by the Training Subgroup", "Run the course", ["Training Subgroup"], []),
        ("Run the course, to be led by the Training Subgroup.", None, ["Training Subgroup"], []),
        ("Attend the summit led by the Training Subgroup", None, [], []),
        ("Run the course – led by what children say", None, [], []),
        ("Support the Multi Agency Safeguarding Hub (MASH)", None, [], []),
        ("Support those at risk (children and adults)", None, [], []),
        ("Follow the guidance (Working Together 2018)", None, [], []),
        ("Attendance rose (15/16)", None, [], []),
        ("Run the course (CSC, March 2020)", "Run the course", ["CSC"], ["March 2020"]),
    ],
)
def test_trailing(sentence: str, kept: str | None, leads: list[str], dates: list[str]) -> None:
    found = trailing_lead(sentence, offset=7, period=Period("2019", "2020", "", PeriodBasis.FINANCIAL))
    assert sentence[: found.start] == (sentence if kept is None else kept)
    assert (_short(found.leads), [due.text for due in found.dates]) == (leads, dates)
    for text, span in [(cited.text, cited.span) for cited in found.leads] + [
        (due.text, due.span) for due in found.dates
    ]:
        assert span is not None
        assert sentence[span.start - 7 : span.end - 7] == text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Partnership Lead: Simon Jones, Independent Chair Board Officer: James Brown Key mechanism: audit",
         ["Simon Jones, Independent Chair", "James Brown"]),
        ("Lead officer: Jane Smith", ["Jane Smith"]),
        ("Responsible: Police and CCG", ["Police", "CCG"]),
        ("Owner: Board Manager. Due: March", ["Board Manager"]),
        ("By whom: Training Subgroup\nBy when: May", ["Training Subgroup"]),
        ("Lead agency – Public Health", ["Public Health"]),
        ("Accountable: Jane Smith Target Date: March 2019", ["Jane Smith"]),
        ("Lead: TBC", []),
        ("We will lead – with partners – on this", []),
        ("A lead agency is named", []),
    ],
)  # fmt: skip
def test_labelled(line: str, expected: list[str]) -> None:
    leads = labelled_leads(line, 50)
    assert _short(leads) == expected
    assert all(lead.span and line[lead.span.start - 50 : lead.span.end - 50] == lead.text for lead in leads)


@pytest.mark.parametrize(
    ("cell", "normalised", "kind"),
    [
        ("HoS", "Head of Service", PartyKind.ROLE),
        ("DPH", "Director of Public Health", PartyKind.ROLE),
        ("CDOP", "Child Death Overview Panel", PartyKind.GROUP),
        ("CCG", "Clinical Commissioning Group", PartyKind.ORGANISATION),
        ("ICB", "Integrated Care Board", PartyKind.ORGANISATION),
        ("LAs", "Local Authorities", PartyKind.ORGANISATION),
        ("BCU Commander", "Basic Command Unit Commander", PartyKind.ROLE),
    ],
)
def test_initials_are_of_the_kind_of_their_words(cell: str, normalised: str, kind: PartyKind) -> None:
    assert [(lead.normalised, lead.kind) for lead in split_leads(cell)] == [(normalised, kind)]
