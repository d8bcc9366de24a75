"""The columns of a comparison, as they are promised."""

from __future__ import annotations

from safeguard_extract.compare import carried_frame, comparison_frame
from safeguard_extract.records.comparison import CarriedItem, CarriedRelation, Comparison, Link, Relation

LINKS = Comparison(
    "a-2012",
    "a-2015",
    (
        Link(
            "a-2012", "p1", "X", "a-2015", "p2", "Y", Relation.NARROWED, 0.5, 0.4, 0.3, ("a", "b"), ("c",), (), 1, 2, 3
        ),
        Link("a-2012", "p2", "Z", "a-2015", None, None, Relation.DROPPED, 0.0, 0.0, 0.0, (), ("d", "e"), (), 0, 4, 0),
    ),
    (CarriedItem("a-2012", "i1", "do", "a-2015", "i2", "do it", CarriedRelation.REWORDED, 0.8),),
)


def test_link_columns() -> None:
    frame = comparison_frame(LINKS)
    assert ", ".join(frame.columns) == (
        "from_doc, from_priority, from_title, to_doc, to_priority, to_title, relation, similarity, lexical, semantic, "
        "themes_shared, themes_lost, themes_gained, items_kept, items_dropped, items_new"
    )
    assert frame.loc[0, "themes_shared"] == "a; b"
    assert frame.to_csv(index=False).splitlines()[2] == "a-2012,p2,Z,a-2015,,,dropped,,,,,d; e,,0,4,0"


def test_carried_columns() -> None:
    assert carried_frame(LINKS).to_csv(index=False).splitlines() == [
        "from_doc,from_item,from_text,to_doc,to_item,to_text,relation,similarity",
        "a-2012,i1,do,a-2015,i2,do it,reworded,0.8",
    ]


def test_nothing_compared_still_has_columns() -> None:
    empty = Comparison("a", "b", (), ())
    assert len(comparison_frame(empty).columns) == 16
    assert len(carried_frame(empty).columns) == 8
