"""The places that have, or had, a safeguarding children board: authorities of England and Wales and their regions."""

from __future__ import annotations

import re

# Upper-tier and unitary authorities of England since 2006, principal areas of Wales, regions with boards of their own.
PLACES: tuple[str, ...] = tuple(
    name.strip()
    for name in """
    Barking and Dagenham, Barnet, Barnsley, Bath and North East Somerset, Bedford, Bexley, Birmingham,
    Blackburn with Darwen, Blackpool, Bolton, Bournemouth, Bracknell Forest, Bradford, Brent, Brighton and Hove,
    Bristol, Bromley, Buckinghamshire, Bury, Calderdale, Cambridgeshire, Camden, Central Bedfordshire, Cheshire East,
    Cheshire West and Chester, City of London, Cornwall, County Durham, Coventry, Croydon, Cumberland, Cumbria,
    Darlington, Derby, Derbyshire, Devon, Doncaster, Dorset, Dudley, Ealing, East Riding of Yorkshire, East Sussex,
    Enfield, Essex, Gateshead, Gloucestershire, Greenwich, Hackney, Halton, Hammersmith and Fulham, Hampshire, Haringey,
    Harrow, Hartlepool, Havering, Herefordshire, Hertfordshire, Hillingdon, Hounslow, Hull, Isle of Wight,
    Isles of Scilly, Islington, Kensington and Chelsea, Kent, Kingston upon Hull, Kingston upon Thames, Kirklees,
    Knowsley, Lambeth, Lancashire, Leeds, Leicester, Leicestershire, Lewisham, Lincolnshire, Liverpool, Luton,
    Manchester, Medway, Merton, Middlesbrough, Milton Keynes, Newcastle upon Tyne, Newham, Norfolk, North Lincolnshire,
    North East Lincolnshire, North Northamptonshire, North Somerset, North Tyneside, North Yorkshire, Northamptonshire,
    Northumberland, Nottingham, Nottinghamshire, Oldham, Oxfordshire, Peterborough, Plymouth, Poole, Portsmouth,
    Reading, Redbridge, Redcar and Cleveland, Richmond upon Thames, Rochdale, Rotherham, Rutland, Salford, Sandwell,
    Sefton, Sheffield, Shropshire, Slough, Solihull, Somerset, South Gloucestershire, South Tyneside, Southampton,
    Southend-on-Sea, Southwark, St Helens, Staffordshire, Stockport, Stockton-on-Tees, Stoke-on-Trent, Suffolk,
    Sunderland, Surrey, Sutton, Swindon, Tameside, Telford and Wrekin, Thurrock, Torbay, Tower Hamlets, Trafford,
    Wakefield, Walsall, Waltham Forest, Wandsworth, Warrington, Warwickshire, West Berkshire, West Northamptonshire,
    West Sussex, Westminster, Westmorland and Furness, Wigan, Wiltshire, Windsor and Maidenhead, Wirral, Wokingham,
    Wolverhampton, Worcestershire, York,
    Blaenau Gwent, Bridgend, Caerphilly, Cardiff, Carmarthenshire, Ceredigion, Conwy, Denbighshire, Flintshire, Gwynedd,
    Isle of Anglesey, Merthyr Tydfil, Monmouthshire, Neath Port Talbot, Newport, Pembrokeshire, Powys,
    Rhondda Cynon Taf, Swansea, Torfaen, Vale of Glamorgan, Wrexham,
    Cardiff and Vale of Glamorgan, Cwm Taf Morgannwg, Gwent, Mid and West Wales, North Wales, West Glamorgan,
    Northern Ireland, Jersey, Guernsey, Isle of Man
    """.replace("\n", " ").split(",")
)
# A name also stands before what it is not: a neighbour's hospital, a street, a reading list.
_AUTHORITY = (
    r"(?:\s+(?:City|County|Borough|Metropolitan|District))*\s+(?:Council|Safeguarding|LSC[BP]|SC[BP]|Children)\b"
)
_SEPARATORS = str.maketrans({"-": " ", "&": "and"})


def _key(name: str) -> str:
    return " ".join(name.lower().translate(_SEPARATORS).split())


_BY_KEY = {_key(name): name for name in PLACES}
_SPELT = "|".join(
    key.replace(" and ", r" (?:and|&) ").replace(" ", r"[\s-]+") for key in sorted(_BY_KEY, key=len, reverse=True)
)
_KNOWN = re.compile(rf"\b(?P<name>{_SPELT})(?={_AUTHORITY})", re.IGNORECASE)


def find_places(text: str) -> tuple[str, ...]:
    """The places whose council, board or children a text speaks of, as they are commonly written, in their order.

    >>> find_places("Stoke on Trent City Council and KENT LSCB")
    ('Stoke-on-Trent', 'Kent')
    """
    return tuple(_BY_KEY[_key(match["name"])] for match in _KNOWN.finditer(text))
