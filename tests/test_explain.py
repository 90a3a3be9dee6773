"""What `pressminer explain` tells of a row, by any id that leads to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pressminer.errors import UsageError
from pressminer.explain import Explanation, explain, lines
from pressminer.written import Written

TABLES = {
    "documents": (["document_id", "path"], [["art-1", "a.txt"], ["art-2", "b.txt"]]),
    "persons": (
        ["person_id", "name"],
        [
            ["prs-1", "Markus Blume"],
            ["prs-2", "Blume"],
            ["prs-3", "Maria Blume"],
            ["prs-4", "M. Rot"],
        ],
    ),
    "organizations": (
        ["organization_id", "name", "acronym"],
        [
            ["org-1", "Universität Ulm", ""],
            ["org-2", "Universität Bonn", ""],
            ["org-3", "Universität Ulm Klinik", ""],
            ["org-4", "Zoo", ""],
        ],
    ),
    "places": (
        ["place_id", "name", "name_de", "name_en", "country", "kind"],
        [
            ["plc-1", "Frankfurt", "", "", "DE", "city"],
            ["plc-2", "Frankfurt", "", "", "US", "city"],
        ],
    ),
    "roles": (["role_id", "role"], []),
    "amounts": (["amount_id", "kind"], [["amt-1", "money"]]),
    "dates": (["date_id", "edtf"], []),
    "relations": (["relation_id", "relation"], []),
    "mentions": (
        ["mention_id", "document_id", "record_id", "start", "zone", "surface", "sentence"],
        [
            ["mnt-1", "art-1", "prs-1", "0", "body", "Markus Blume", "Da kam Markus Blume."],
            ["mnt-2", "art-2", "prs-1", "9", "quote", "M. Blume", "M. Blume came."],
        ],
    ),
    "identities": (
        ["id", "merged_into", "reason"],
        [["prs-9", "prs-8", "same name"], ["prs-8", "prs-1", "initials agree"]],
    ),
    "decisions": (
        ["action", "target", "column", "value", "who", "when", "why", "status"],
        [["keep", "prs-1", "", "", "EB", "2025-07-03", "", "already so"]],
    ),
}
KNOWN = Written({k: (c, r) for k, (c, r) in TABLES.items()}, Path("decisions.csv"))


def told(asked: str) -> Explanation:
    return explain(asked, KNOWN, lambda name: name.lower().split())


@pytest.mark.parametrize("asked", ["prs-1", "mnt-2", "prs-8", "prs-9"])
def test_every_id_leads_to_its_row(asked: str) -> None:
    found = told(asked)
    assert found.row["name"] == "Markus Blume"
    assert [m["mention_id"] for m in found.mentions] == ["mnt-1", "mnt-2"]
    assert found.reasons == ("prs-8: initials agree",)


def test_an_id_that_moved_says_where_it_went() -> None:
    assert [step["merged_into"] for step in told("prs-9").moved] == ["prs-8", "prs-1"]


@pytest.mark.parametrize("asked", ["prs-7", "Blume", "", "mnt-9"])
def test_an_unknown_id_is_an_error(asked: str) -> None:
    with pytest.raises(UsageError, match="no row, mention or former row"):
        told(asked)


NEAR = [
    ("prs-1", "Blume", "a last name alone"),
    ("prs-1", "Maria Blume", "other given names: markus / maria"),
    ("org-1", "Universität Ulm Klinik", "only one of them says: klinik"),
    ("org-1", "Universität Bonn", "the names differ: ulm / bonn"),
    ("plc-1", "Frankfurt", "another country: DE / US"),
]


@pytest.mark.parametrize(("asked", "other", "why"), NEAR)
def test_what_came_near_says_what_keeps_it_apart(asked: str, other: str, why: str) -> None:
    nearest = {near.row["name"]: near.why_not for near in told(asked).nearest}
    assert why in nearest[other]


def test_what_has_nothing_in_common_is_not_near() -> None:
    assert told("org-4").nearest == ()
    assert told("prs-4").nearest == ()
    assert told("amt-1").nearest == ()


def test_the_text_names_article_place_and_decision() -> None:
    documents = {row["document_id"]: row for row in KNOWN.rows("documents")}
    text = "\n".join(lines(told("prs-9"), documents))
    for part in (
        "prs-9 went into prs-8: same name",
        "a.txt, 0, body: Da kam [Markus Blume].",
        "b.txt, 9, quote: [M. Blume] came.",
        "keep prs-1 (already so: EB 2025-07-03)",
    ):
        assert part in text


def test_mentions_of_reprints_are_told_apart() -> None:
    documents = {row["document_id"]: row for row in KNOWN.rows("documents")}
    found = told("prs-1")
    counted = replace(found, row={**found.row, "mention_count": "1"})
    assert "Told in 1 places and 1 of reprints:" in lines(counted, documents)
    assert "Told in 2 places:" in lines(found, documents)
