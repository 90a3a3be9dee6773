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
    """Each change in short: ``new persons prs-1``, ``changed roles rol-1 status a>b``."""
    return [
        " ".join(filter(None, (c.kind, c.table, c.id, c.column)))
        + (f" {c.before}>{c.after}" * bool(c.column))
        for c in compare(tables_of(**before), tables_of(**after))
    ]


ANNA = person("prs-1", "Anna Muster")
CASES: list[tuple[str, dict[str, list[Cells]], dict[str, list[Cells]], list[str]]] = [
    ("nothing", {"persons": [ANNA]}, {"persons": [ANNA]}, []),
    ("new", {}, {"persons": [ANNA]}, ["new persons prs-1"]),
    ("gone", {"persons": [ANNA]}, {}, ["gone persons prs-1"]),
    (
        "a cell",
        {"roles": [role("rol-1", "prs-1", "Rektorin", status="designated")]},
        {"roles": [role("rol-1", "prs-1", "Rektorin", status="current")]},
        ["changed roles rol-1 status designated>current"],
    ),
    (
        "more articles about it",
        {"persons": [person("prs-1", "Anna Muster", document_ids="art-a", aliases="Muster")]},
        {
            "persons": [
                person("prs-1", "Anna Muster", document_ids="art-a|art-b", mention_count="9")
            ]
        },
        [],
    ),
    (
        "two rows became one",
        {"persons": [ANNA, person("prs-2", "A. Muster")]},
        {"persons": [ANNA], "identities": [merged("prs-2", "prs-1")]},
        ["changed persons prs-2 merged_into A. Muster>Anna Muster"],
    ),
    (
        "an id gave way to an older one",
        {"persons": [person("prs-2", "A. Muster")]},
        {"persons": [ANNA], "identities": [merged("prs-2", "prs-1")]},
        [
            "changed persons prs-1 name A. Muster>Anna Muster",
            "changed persons prs-1 person_id prs-2>prs-1",
        ],
    ),
    (
        "over several steps",
        {"persons": [person("prs-3", "Anna Muster")]},
        {"persons": [ANNA], "identities": [merged("prs-3", "prs-2"), merged("prs-2", "prs-1")]},
        ["changed persons prs-1 person_id prs-3>prs-1"],
    ),
    (
        "a circle of ids leads nowhere",
        {"persons": [person("prs-3", "Anna Muster")]},
        {"identities": [merged("prs-3", "prs-2"), merged("prs-2", "prs-3")]},
        ["gone persons prs-3"],
    ),
    (
        "one row became two",
        {"persons": [ANNA], "identities": [merged("prs-2", "prs-1")]},
        {"persons": [ANNA, person("prs-2", "A. Muster")]},
        ["changed persons prs-2 parted_from Anna Muster>A. Muster"],
    ),
    (
        "a post follows its merged holder in silence",
        {
            "persons": [ANNA, person("prs-2", "A. Muster")],
            "roles": [role("rol-1", "prs-2", "Rektorin")],
        },
        {
            "persons": [ANNA],
            "roles": [role("rol-1", "prs-1", "Rektorin")],
            "identities": [merged("prs-2", "prs-1")],
        },
        ["changed persons prs-2 merged_into A. Muster>Anna Muster"],
    ),
    (
        "a post gets another holder",
        {"persons": [ANNA, person("prs-2", "Jan")], "roles": [role("rol-1", "prs-1", "Rektor")]},
        {"persons": [ANNA, person("prs-2", "Jan")], "roles": [role("rol-1", "prs-2", "Rektor")]},
        ["changed roles rol-1 person Anna Muster>Jan"],
    ),
    (
        "a reprint is found",
        {
            "documents": [
                {"document_id": "art-a", "title": "A"},
                {"document_id": "art-b", "title": "B"},
            ]
        },
        {
            "documents": [
                {"document_id": "art-a", "title": "A"},
                {"document_id": "art-b", "title": "B", "duplicate_of": "art-a"},
            ]
        },
        ["changed documents art-b duplicate_of >A"],
    ),
    (
        "a relation with its sum",
        {
            "amounts": [amount("amt-", "5")],
            "relations": [{"relation_id": "rel-", "relation": "funds"}],
        },
        {
            "amounts": [amount("amt-", "5")],
            "relations": [{"relation_id": "rel-", "relation": "funds", "amount_id": "amt-"}],
        },
        ["changed relations rel- amount_id >5 EUR"],
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
        "places": [{"place_id": "plc-", "name": "Ulm"}],
        "amounts": [
            amount("amt-1", "99", "count", "Betten"),
            amount("amt-2", "5"),
            amount("amt-3", "4000000", qualifier="range", value_max="7000000"),
            amount("amt-4", "5000000"),
        ],
        "persons": [person("prs-1", "Anna"), person("prs-2", "Zoe", mention_count="4")],
        "roles": [role("rol-1", "prs-1", "Rektorin")],
        "documents": [
            {"document_id": "art-a", "title": "A", "status": "mined"},
            {"document_id": "art-b", "path": "b.txt", "status": "failed"},
        ],
    }
    assert [c.id for c in compare(tables_of(), tables_of(**after))] == [
        "rol-1", "prs-2", "prs-1", "amt-3", "amt-4", "amt-2", "amt-1", "art-b", "art-a", "plc-",
    ]  # fmt: skip


def test_every_row_says_in_words_what_it_is() -> None:
    after = tables_of(
        persons=[person("prs-1", "Anna Muster", honorifics="Dr.")],
        roles=[role("rol-1", "Anna", "Rektorin", organization="Universität Ulm")],
        amounts=[amount("amt-", "10000000", qualifier="about", per="year")],
        dates=[{"date_id": "dat-", "edtf": "2024-03"}],
        organizations=[{"organization_id": "org-", "name": "TUM"}],
        places=[{"place_id": "plc-l", "name": "Ulm"}],
        relations=[
            {
                "relation_id": "rel-",
                "subject": "Bayern",
                "relation": "funds",
                "object": "TUM",
                "amount_id": "amt-",
            }
        ],
        documents=[{"document_id": "art-a", "path": "a.txt"}],
        conflicts=[{"conflict_id": "cft-", "about": "TUM: Betten", "value_a": "5", "value_b": "9"}],
    )
    assert {c.id: c.what for c in compare(tables_of(), after)} == {
        "prs-1": "Dr. Anna Muster",
        "rol-1": "Anna: Rektorin, Universität Ulm",
        "amt-": "about 10,000,000 EUR per year",
        "dat-": "2024-03",
        "org-": "TUM",
        "plc-l": "Ulm",
        "rel-": "Bayern funds TUM (about 10,000,000 EUR per year)",
        "art-a": "a.txt",
        "cft-": "TUM: Betten: 5 or 9",
    }
    assert set(changes.ORDER) == {c.table for c in compare(tables_of(), after)}


def test_what_is_new_comes_with_its_first_sentence_and_articles() -> None:
    mentions = [
        {"mention_id": "m1", "record_id": "prs-1", "sentence": "Anna kommt."},
        {"mention_id": "m2", "record_id": "prs-1", "sentence": "Anna bleibt."},
    ]
    after = tables_of(
        persons=[person("prs-1", "Anna", document_ids="art-a|art-b")], mentions=mentions
    )
    (change,) = compare(tables_of(), after)
    assert (change.sentence, change.documents) == ("Anna kommt.", "art-a|art-b")


def test_a_settled_contradiction_is_gone_and_a_renamed_one_stays() -> None:
    def conflict(key: str, about: str, row: str) -> Cells:
        ends = {"row_a": row, "document_a": "art-a", "row_b": "amt-2", "document_b": "art-b"}
        return {"conflict_id": key, "about_id": about, "about": "TUM", **ends}

    figures = [amount("amt-1", "5"), amount("amt-2", "9")]
    bodies = [
        {"organization_id": "org-1", "name": "TUM"},
        {"organization_id": "org-2", "name": "TU"},
    ]
    before = {
        "organizations": bodies,
        "amounts": figures,
        "conflicts": [conflict("cft-1", "org-2", "amt-1"), conflict("cft-2", "org-1", "amt-3")],
    }
    after = {
        "organizations": bodies[:1],
        "amounts": figures,
        "identities": [merged("org-2", "org-1")],
        "conflicts": [conflict("cft-9", "org-1", "amt-1")],
    }
    assert told(before, after) == [
        "gone conflicts cft-2",
        "changed organizations org-2 merged_into TU>TUM",
    ]


def test_tables_of_an_older_version_without_some_columns_can_be_compared() -> None:
    columns = ("role_id", "person_id", "person", "role")
    before = {"roles": (columns, [["rol-1", "prs-1", "Anna", "Rektorin"]])}
    after = tables_of(roles=[role("rol-1", "prs-1", "Rektorin", status="current")])
    assert [c.kind for c in compare(before, after)] == []


def test_a_thing_that_changed_twice_counts_once() -> None:
    before = tables_of(persons=[person("prs-1", "Anna")])
    after = tables_of(
        persons=[person("prs-1", "Anna Muster", honorifics="Dr."), person("prs-2", "Jan")]
    )
    rows = rows_of(compare(before, after))
    assert len(rows[1]) == 3
    assert counted(rows) == {("changed", "persons"): 1, ("new", "persons"): 1}
