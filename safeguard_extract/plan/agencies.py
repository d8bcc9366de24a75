"""Who works in local safeguarding: agencies, roles, groups and the sector's acronyms, as words and patterns.

General knowledge of the sector in England and Wales, under past and present arrangements; no board's own names.
"""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


# Acronyms that mean the same in every document of the sector. Keys are as printed.
ACRONYMS: dict[str, str] = {
    "A&E": "Accident and Emergency",
    "ACPC": "Area Child Protection Committee",
    "AD": "Assistant Director",
    "AMHP": "Approved Mental Health Professional",
    "ASC": "Adult Social Care",
    "BCU": "Basic Command Unit",
    "CAF": "Common Assessment Framework",
    "CAFCASS": "Children and Family Court Advisory and Support Service",
    "CAMHS": "Child and Adolescent Mental Health Services",
    "CCE": "Child Criminal Exploitation",
    "CCG": "Clinical Commissioning Group",
    "CDOP": "Child Death Overview Panel",
    "CDRP": "Crime and Disorder Reduction Partnership",
    "CEO": "Chief Executive Officer",
    "CIN": "Child in Need",
    "CME": "Children Missing Education",
    "CPS": "Crown Prosecution Service",
    "CRC": "Community Rehabilitation Company",
    "CSA": "Child Sexual Abuse",
    "CSC": "Children's Social Care",
    "CSE": "Child Sexual Exploitation",
    "CSP": "Community Safety Partnership",
    "CSPR": "Child Safeguarding Practice Review",
    "CVS": "Council for Voluntary Service",
    "CYP": "Children and Young People",
    "CYPP": "Children and Young People's Plan",
    "DASV": "Domestic Abuse and Sexual Violence",
    "DCS": "Director of Children's Services",
    "DfE": "Department for Education",
    "DfES": "Department for Education and Skills",
    "DHSC": "Department of Health and Social Care",
    "DPH": "Director of Public Health",
    "DSL": "Designated Safeguarding Lead",
    "EWO": "Education Welfare Officer",
    "FGM": "Female Genital Mutilation",
    "GCP": "Graded Care Profile",
    "GP": "General Practitioner",
    "HMIC": "His Majesty's Inspectorate of Constabulary",
    "HoS": "Head of Service",
    "HWB": "Health and Wellbeing Board",
    "ICB": "Integrated Care Board",
    "ICS": "Integrated Care System",
    "IRO": "Independent Reviewing Officer",
    "L&D": "Learning and Development",
    "LA": "Local Authority",
    "LAC": "Looked After Children",
    "LADO": "Local Authority Designated Officer",
    "LCSPR": "Local Child Safeguarding Practice Review",
    "LSCB": "Local Safeguarding Children Board",
    "LSCP": "Local Safeguarding Children Partnership",
    "LSP": "Local Strategic Partnership",
    "MACE": "Multi-Agency Child Exploitation",
    "MAPPA": "Multi-Agency Public Protection Arrangements",
    "MARAC": "Multi-Agency Risk Assessment Conference",
    "MASA": "Multi-Agency Safeguarding Arrangements",
    "MASE": "Multi-Agency Sexual Exploitation",
    "MASH": "Multi-Agency Safeguarding Hub",
    "NHS": "National Health Service",
    "NHSE": "NHS England",
    "NPS": "National Probation Service",
    "NSPCC": "National Society for the Prevention of Cruelty to Children",
    "OPCC": "Office of the Police and Crime Commissioner",
    "PCC": "Police and Crime Commissioner",
    "PCT": "Primary Care Trust",
    "PPU": "Public Protection Unit",
    "PRU": "Pupil Referral Unit",
    "PSW": "Principal Social Worker",
    "QA": "Quality Assurance",
    "SAB": "Safeguarding Adults Board",
    "SARC": "Sexual Assault Referral Centre",
    "SCR": "Serious Case Review",
    "SEND": "Special Educational Needs and Disabilities",
    "SENCO": "Special Educational Needs Co-ordinator",
    "SHA": "Strategic Health Authority",
    "SLT": "Senior Leadership Team",
    "SMT": "Senior Management Team",
    "SRO": "Senior Responsible Officer",
    "STC": "Secure Training Centre",
    "T&F": "Task and Finish",
    "VCS": "Voluntary and Community Sector",
    "VCSE": "Voluntary, Community and Social Enterprise",
    "YJB": "Youth Justice Board",
    "YJS": "Youth Justice Service",
    "YOI": "Young Offender Institution",
    "YOS": "Youth Offending Service",
    "YOT": "Youth Offending Team",
}

# A board's or a partnership's own acronym: its area's letters, then SCB, SCP, SAB and the like.
BOARD_ACRONYM = re.compile(
    r"(?:[A-Z]{1,7}(?:SCB|SCP|SCE|LSCB|LSCP|SAB|SP|SCPB)|[A-Z][A-Za-z]SC[BP]|LSCB|LSCP|LSCPs?|SCB|SCP)(?:'s|’s)?"
)

_AGENCY = r"""
    (?-i:(?:(?:[A-Z][\w'’&-]*|and|&)\s+){0,4})police(?:\s+(?:force|service|constabulary))?
  | constabulary | british\s+transport\s+police
  | ccgs? | icbs? | icss? | pcts? | shas? | nhs(?:\s+england)? | camhs | cafcass | nspcc | barnardo['’]?s?
  | crcs? | nps | yots? | yoss? | yjs | cps
  | vcse? | cvs | lados? | mash | cdop | mappa | marac | la(?:s|['’]s)? | gps? | stc | ymca | hmps?
  | hm\s+prison | ofsted | dfe | las
  | probation(?:\s+(?:service|trust))? | national\s+probation\s+service | community\s+rehabilitation\s+compan(?:y|ies)
  | fire(?:\s+(?:and|&)\s+rescue)?\s+service | fire\s+(?:and|&)\s+rescue | ambulance(?:\s+service|\s+trust)?
  | (?:children(?:['’]?\s?s)?(?:\s+(?:and|&)\s+(?:young\s+people(?:['’]?\s?s)?|famil(?:y|ies)))?
  |adult(?:['’]?s?|s['’])?)\s+(?:social\s+)?(?:care|services?|social\s+work)(?:\s+(?:directorate|department
  |service))?
  | (?:social\s+care|social\s+services|social\s+work) | early\s+help(?:\s+(?:service|team|hub)s?)?
  | public\s+health(?:\s+england)? | primary\s+care
  | youth\s+(?:offending|justice)(?:\s+(?:service|team))? | youth\s+services? | connexions
  | housing(?:\s+(?:services?|providers?|associations?|department))?
  | health(?:\s+(?:providers?|services?|agencies|economy|trusts?|partners|commissioners))?
  | education(?:\s+(?:services?|department|directorate|settings|establishments|providers))?
  | schools?(?:\s+(?:and|&)\s+(?:colleges?|academies|settings))? | colleges? | early\s+years(?:\s+(?:settings
  |providers|service))? | nurser(?:y|ies)
  | (?:acute|hospital|foundation|mental\s+health)\s+trusts? | hospitals? | maternity(?:\s+services)?
  | midwifery | health\s+visiting | school\s+nursing
  | local\s+authorit(?:y|ies)(?:['’]s)? | (?:county|city|borough|district|unitary|metropolitan)\s+councils?
  | councils? | districts
  | voluntary(?:\s*,?\s*(?:and|&)?\s*(?:community|faith|independent)){0,2}\s+(?:sector|organisations?
  |agencies) | third\s+sector | faith\s+(?:groups?|communities|sector) | charit(?:y|ies)
  | (?:all|each|every|both|relevant|member|statutory|constituent|key|local|multi-?)?\s*(?:partner\s+
  |member\s+|statutory\s+|board\s+|constituent\s+|safeguarding\s+|relevant\s+|key\s+|single\s+)*(?:agencies
  |agency|partners|organisations?|services|providers|commissioners|employers)
  | substance\s+misuse\s+services? | drug\s+(?:and|&)\s+alcohol\s+(?:services?|team) | commissioning
  | human\s+resources | hr | legal(?:\s+services)? | communications | crown\s+prosecution\s+service
  | lscb(?:s|['’]s)? | lscps? | sab | [\w'’&-]+\s+women['’]?s\s+aid | women['’]?s\s+aid | refuge
  | victim\s+support | business\s+intelligence | workforce\s+development | community\s+safety
  | safeguarding\s+(?:partners|team|service|unit)s? | (?:statutory|lead)\s+(?:safeguarding\s+)?partners
  | secure\s+estate | prisons?(?:\s+service)? | armed\s+forces | border\s+force
"""
AGENCY = re.compile(rf"(?:the\s+)?(?:{_AGENCY})", re.IGNORECASE | re.VERBOSE)

# Agencies that are also topics or parts of names ('Health and Wellbeing Board', 'Head of Education').
TOPICAL = re.compile(
    r"(?:public\s+)?health|education|housing|schools?|colleges?|early\s+(?:help|years)|social\s+care"
    r"|social\s+work|commissioning|communications|legal|children['’]?\s?s?\s+(?:services|social\s+care)"
    r"|community\s+safety|partners|organisations?|services|agencies|human\s+resources|workforce\s+development"
    r"|business\s+intelligence|youth\s+services?|adult\s+(?:social\s+care|services)|districts|maternity",
    re.IGNORECASE,
)

# Nouns that end an organisation's name.
ORGANISATION_HEADS = word_set(
    """council trust service services authority constabulary police college university hospital school schools
    department directorate division agency agencies organisation organisations company charity association
    foundation commissioners providers partners unit units sector inspectorate probation prison ccg ccgs icb
    team teams hub centre centres academy academies authorities trusts councils operations yot yos lscb lscp
    directorates"""
)
# Nouns that end a group's name.
GROUP_HEADS = word_set(
    """subgroup subgroups sub-group sub-groups group groups panel panels executive exec forum fora forums board boards
    partnership partnerships committee sub-committee subcommittee network networks workstream workstreams
    taskforce cabinet assembly alliance subgp collaborative secretariat cdop"""
)
# Nouns that end a role's name.
ROLE_HEADS = word_set(
    """chair chairs chairperson chairman co-chair co-chairs vice-chair officer officers manager managers director
    directors head heads lead leads leader leaders coordinator coordinators co-ordinator co-ordinators
    administrator nurse nurses doctor doctors commissioner superintendent inspector sergeant executive executives member
    members sponsor champion champions secretary representative representatives rep reps adviser advisers
    advisor advisors practitioner practitioners consultant consultants scrutineer trainer trainers analyst
    worker workers headteacher headteachers teacher teachers governor governors midwife paediatrician
    psychologist solicitor lado principal assistant auditor accountant visitor visitors councillor facilitator
    reviewer specialist professionals treasurer clerk bursar registrar pharmacist owner owners deputy lados
    professional dsl dsls gp gps commander commanders"""
)
HEADS = ROLE_HEADS | GROUP_HEADS | ORGANISATION_HEADS  # the words that names of parties end in
_ROLE_START = re.compile(
    r"(?:the\s+)?(?:(?:interim|acting|deputy|assistant|joint|strategic|executive|corporate|independent|vice|co"
    r"|service|associate|senior|principal|lead|group|area|named|designated)[\s-]+)*"
    r"(?:head|director|chair|manager|lead|leader|member|members|chief|commissioner|officer|superintendent"
    r"|representatives?|nurse|doctor|gp|professional|councillor|leads|heads|chairs|directors|managers)\s+(?:of"
    r"|for|from|on|executive|officer|constable|superintendent|inspector|nurse)\b",
    re.IGNORECASE,
)
BOARD_OFFICE = re.compile(
    r"(?:the\s+)?(?:[\w&'’-]+\s+){0,4}(?:board|partnership|business)\s+(?:support\s+)?(?:office|unit|team"
    r"|support|business\s+unit)",
    re.IGNORECASE,
)
# Words that stand inside the names of roles, groups and organisations in lower case.
NAME_WORDS = word_set(
    """of for and & the on in s task finish multi-agency multi agency inter-agency safeguarding children child
    children's young people adults adult quality assurance case review reviews training learning development
    policy procedures performance independent business board lead named designated audit early help missing
    exploitation online safety serious practice improvement strategic operational delivery management joint
    local authority members member all each both representatives social care work health public primary services
    service mental education schools school nursing partner partners relevant statutory senior steering working
    domestic abuse violence sexual neglect communications engagement community faith voluntary sector county
    city and/or vice deputy co sub user reference office file head units operations scrutiny project key agencies
    agency team youth offending justice police probation housing information sharing fire rescue"""
)
# Names that hold a joining word: splitting there would cut one party in two.
COMPOUNDS = re.compile(
    r"health\s+(?:and|&)\s+(?:well-?\s?being|social\s+care|care|safety)|nhs\s+(?:and|&)\s+social\s+care"
    r"|fire\s+(?:and|&)\s+rescue|police\s+(?:and|&)\s+crime"
    r"|children\s+(?:and|&)\s+(?:young\s+(?:people|persons?)|famil(?:y|ies)|adults?)|adults?\s+(?:and"
    r"|&)\s+(?:children|health)|learning\s+(?:and|&)\s+(?:development|improvement)"
    r"|task\s+(?:and|&|\+)\s+finish|drugs?\s+(?:and|&)\s+alcohol|accident\s+(?:and|&)\s+emergency"
    r"|child\s+(?:and|&)\s+(?:adolescent|family)|voluntary\s+(?:and|&)\s+community"
    r"|quality\s+(?:and|&)\s+(?:performance|assurance|effectiveness)|performance\s+(?:and|&)\s+quality"
    r"|polic(?:y|ies)\s+(?:and|&)\s+procedures?|domestic\s+(?:abuse|violence)\s+(?:and|&)\s+sexual"
    r"|education\s+(?:and|&)\s+(?:skills|learning|training|early)|schools\s+(?:and|&)\s+(?:colleges|academies"
    r"|education|settings|learning)|communications?\s+(?:and|&)\s+engagement|crime\s+(?:and|&)\s+disorder"
    r"|special\s+educational\s+needs\s+(?:and|&)|advisory\s+(?:and|&)\s+support|community\s+(?:and"
    r"|&)\s+(?:faith|voluntary)|missing\s+(?:and|&)\s+(?:exploited|exploitation)",
    re.IGNORECASE,
)


_SHORT_ROLE = re.compile(r"(?:AD|DCS|HoS)\s+(?:for\s+)?[A-Z]")


def starts_as_role(text: str) -> bool:
    """True for 'Head of …', 'Deputy Director for …', 'Chair of …'."""
    return _ROLE_START.match(text) is not None or _SHORT_ROLE.match(text) is not None
