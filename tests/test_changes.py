"""What the table ``changes`` says of two sets of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pressminer import changes, tables
from pressminer.changes import compare, counted, rows_of
from pressminer.conflicts import COLUMNS as CONFLICTS

COLUMNS = {spec.name: spec.columns for spec in tables.SPECS} | {
    "mentions": tables.MENTIONS,
    "conflicts": CONFLICTS,
}
Cells = Mapping[str, str]


def tables_of(**rows: Sequence[Cells]) -> dict[str, tuple[Sequence[str], list[list[str]]]]:
    """All tables; cells that are not given are empty."""
    return {
        name: (columns, [[row.get(c, "") for c in columns] for row in rows.get(name, ())])
        for name, columns in COLUMNS.items()
    }


def person(key: str, name: str, **cells: str) -> Cells:
    return {"person_id": key, "name": name, "mention_count": "1", **cells}


def role(key: str, who: str, post: str, **cells: str) -> Cells:
    return {"role_id": key, "person_id": who, "person": who, "role": post, **cells}


def amount(key: str, value: str, kind: str = "money", unit: str = "EUR", **cells: str) -> Cells:
    return {"amount_id": key, "kind": kind, "value": value, "unit": unit, **cells}


def merged(old: str, new: str) -> Cells:
    return {"id": old, "merged_into": new, "reason": "same name"}


def told(before: Mapping[str, Sequence[Cells]], after: Mapping[str, Sequence[Cells]]) -> list[str]:
    """Each change in short: ``new persons p1``, ``changed roles r1 status current>former``."""
    return [
        " ".join(filter(None, (c.kind, c.table, c.id, c.column)))
        + (f" {c.before}>{c.after}" * bool(c.column))
        for c in compare(tables_of(**before), tables_of(**after))
    ]


ANNA = person("p1", "Anna Muster")
CASES: list[tuple[str, dict[str, list[Cells]], dict[str, list[Cells]], list[str]]] = [
    ("nothing", {"persons": [ANNA]}, {"persons": [ANNA]}, []),
    ("new", {}, {"persons": [ANNA]}, ["new persons p1"]),
    ("gone", {"persons": [ANNA]}, {}, ["gone persons p1"]),
    (
        "a cell",
        {"roles": [role("r1", "p1", "Rektorin", status="designated")]},
        {"roles": [role("r1", "p1", "Rektorin", status="current")]},
        ["changed roles r1 status designated>current"],
    ),
    (
        "more articles about it",
        {"persons": [person("p1", "Anna Muster", document_ids="a", aliases="Muster")]},
        {"persons": [person("p1", "Anna Muster", document_ids="a|b", mention_count="9")]},
        [],
    ),
    (
        "two rows became one",
        {"persons": [ANNA, person("p2", "A. Muster")]},
        {"persons": [ANNA], "identities": [merged("p2", "p1")]},
        ["changed persons p2 merged_into A. Muster>Anna Muster"],
    ),
    (
        "an id gave way to an older one",
        {"persons": [person("p2", "A. Muster")]},
        {"persons": [ANNA], "identities": [merged("p2", "p1")]},
        ["changed persons p1 name A. Muster>Anna Muster", "changed persons p1 person_id p2>p1"],
    ),
    (
        "over several steps",
        {"persons": [person("p3", "Anna Muster")]},
        {"persons": [ANNA], "identities": [merged("p3", "p2"), merged("p2", "p1")]},
        ["changed persons p1 person_id p3>p1"],
    ),
    (
        "a circle of ids leads nowhere",
        {"persons": [person("p3", "Anna Muster")]},
        {"identities": [merged("p3", "p2"), merged("p2", "p3")]},
        ["gone persons p3"],
    ),
    (
        "one row became two",
        {"persons": [ANNA], "identities": [merged("p2", "p1")]},
        {"persons": [ANNA, person("p2", "A. Muster")]},
        ["changed persons p2 parted_from Anna Muster>A. Muster"],
    ),
    (
        "a post follows its merged holder in silence",
        {"persons": [ANNA, person("p2", "A. Muster")], "roles": [role("r1", "p2", "Rektorin")]},
        {
            "persons": [ANNA],
            "roles": [role("r1", "p1", "Rektorin")],
            "identities": [merged("p2", "p1")],
        },
        ["changed persons p2 merged_into A. Muster>Anna Muster"],
    ),
    (
        "a post gets another holder",
        {"persons": [ANNA, person("p2", "Jan")], "roles": [role("r1", "p1", "Rektor")]},
        {"persons": [ANNA, person("p2", "Jan")], "roles": [role("r1", "p2", "Rektor")]},
        ["changed roles r1 person Anna Muster>Jan"],
    ),
    (
        "a reprint is found",
        {"documents": [{"document_id": "a", "title": "A"}, {"document_id": "b", "title": "B"}]},
        {
            "documents": [
                {"document_id": "a", "title": "A"},
                {"document_id": "b", "title": "B", "duplicate_of": "a"},
            ]
        },
        ["changed documents b duplicate_of >A"],
    ),
    (
        "a relation with its sum",
        {"amounts": [amount("x", "5")], "relations": [{"relation_id": "f", "relation": "funds"}]},
        {
            "amounts": [amount("x", "5")],
            "relations": [{"relation_id": "f", "relation": "funds", "amount_id": "x"}],
        },
        ["changed relations f amount_id >5 EUR"],
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_changes(
    before: dict[str, list[Cells]], after: dict[str, list[Cells]], wanted: list[str]
) -> None:
    assert told(before, after) == wanted


def test_posts_come_before_people_before_figures_before_places() -> None:
    after = {
        "places": [{"place_id": "o", "name": "Ulm"}],
        "amounts": [
            amount("x1", "99", "count", "Betten"),
            amount("x2", "5"),
            amount("x3", "4000000", qualifier="range", value_max="7000000"),
            amount("x4", "5000000"),
        ],
        "persons": [person("p1", "Anna"), person("p2", "Zoe", mention_count="4")],
        "roles": [role("r1", "p1", "Rektorin")],
        "documents": [
            {"document_id": "a", "title": "A", "status": "mined"},
            {"document_id": "b", "path": "b.txt", "status": "failed"},
        ],
    }
    assert [c.id for c in compare(tables_of(), tables_of(**after))] == [
        "r1", "p2", "p1", "x3", "x4", "x2", "x1", "b", "a", "o",
    ]  # fmt: skip


def test_every_row_says_in_words_what_it_is() -> None:
    after = tables_of(
        persons=[person("p1", "Anna Muster", honorifics="Dr.")],
        roles=[role("r1", "Anna", "Rektorin", organization="Universität Ulm")],
        amounts=[amount("x", "10000000", qualifier="about", per="year")],
        dates=[{"date_id": "d", "edtf": "2024-03"}],
        organizations=[{"organization_id": "o", "name": "TUM"}],
        places=[{"place_id": "l", "name": "Ulm"}],
        relations=[
            {
                "relation_id": "f",
                "subject": "Bayern",
                "relation": "funds",
                "object": "TUM",
                "amount_id": "x",
            }
        ],
        documents=[{"document_id": "a", "path": "a.txt"}],
        conflicts=[{"conflict_id": "c", "about": "TUM: Betten", "value_a": "5", "value_b": "9"}],
    )
    assert {c.id: c.what for c in compare(tables_of(), after)} == {
        "p1": "Dr. Anna Muster",
        "r1": "Anna: Rektorin, Universität Ulm",
        "x": "about 10,000,000 EUR per year",
        "d": "2024-03",
        "o": "TUM",
        "l": "Ulm",
        "f": "Bayern funds TUM (about 10,000,000 EUR per year)",
        "a": "a.txt",
        "c": "TUM: Betten: 5 or 9",
    }
    assert set(changes.ORDER) == {c.table for c in compare(tables_of(), after)}


def test_what_is_new_comes_with_its_first_sentence_and_articles() -> None:
    mentions = [
        {"mention_id": "m1", "record_id": "p1", "sentence": "Anna kommt."},
        {"mention_id": "m2", "record_id": "p1", "sentence": "Anna bleibt."},
    ]
    after = tables_of(persons=[person("p1", "Anna", document_ids="a|b")], mentions=mentions)
    (change,) = compare(tables_of(), after)
    assert (change.sentence, change.documents) == ("Anna kommt.", "a|b")


def test_a_settled_contradiction_is_gone_and_a_renamed_one_stays() -> None:
    def conflict(key: str, about: str, row: str) -> Cells:
        ends = {"row_a": row, "document_a": "a", "row_b": "x2", "document_b": "b"}
        return {"conflict_id": key, "about_id": about, "about": "TUM", **ends}

    figures = [amount("x1", "5"), amount("x2", "9")]
    bodies = [{"organization_id": "o1", "name": "TUM"}, {"organization_id": "o2", "name": "TU"}]
    before = {
        "organizations": bodies,
        "amounts": figures,
        "conflicts": [conflict("c1", "o2", "x1"), conflict("c2", "o1", "x3")],
    }
    after = {
        "organizations": bodies[:1],
        "amounts": figures,
        "identities": [merged("o2", "o1")],
        "conflicts": [conflict("c9", "o1", "x1")],
    }
    assert told(before, after) == [
        "gone conflicts c2",
        "changed organizations o2 merged_into TU>TUM",
    ]


def test_tables_of_an_older_version_without_some_columns_can_be_compared() -> None:
    columns = ("role_id", "person_id", "person", "role")
    before = {"roles": (columns, [["r1", "p1", "Anna", "Rektorin"]])}
    after = tables_of(roles=[role("r1", "p1", "Rektorin", status="current")])
    assert [c.kind for c in compare(before, after)] == []


def test_a_thing_that_changed_twice_counts_once() -> None:
    before = tables_of(persons=[person("p1", "Anna")])
    after = tables_of(persons=[person("p1", "Anna Muster", honorifics="Dr."), person("p2", "Jan")])
    rows = rows_of(compare(before, after))
    assert len(rows[1]) == 3
    assert counted(rows) == {("changed", "persons"): 1, ("new", "persons"): 1}
