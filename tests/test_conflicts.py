"""What counts as a contradiction between articles, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from pressminer.conflicts import COLUMNS, find_conflicts

HEADS = {
    "documents": "document_id published_on duplicate_of",
    "organizations": "organization_id name",
    "amounts": "amount_id kind value value_max unit qualifier per",
    "dates": "date_id edtf earliest latest",
    "relations": "relation_id subject relation object",
    "mentions": "mention_id document_id table record_id sentence",
}
BEDS = ["org-1", "amounts"]


def tables(**content: list[str]) -> dict[str, Any]:
    """Tables from lines such as ``"art-1 2025-01-01 -"``; ``-`` is an empty cell."""
    found: dict[str, Any] = {}
    for name, head in HEADS.items():
        rows = [[c if c != "-" else "" for c in line.split()] for line in content.get(name, [])]
        found[name] = (head.split(), rows)
    return found


def two_articles(first: str, second: str, unit: str = "Betten", copy: str = "-") -> dict[str, Any]:
    """Two articles, each with one figure in a sentence about one body."""
    found = tables(
        documents=["art-1 2025-01-01 -", f"art-2 2025-02-01 {copy}"],
        organizations=["org-1 Klinik"],
        mentions=[
            "m1 art-1 organizations org-1 Eins", "m2 art-1 amounts amt-1 Eins",
            "m3 art-2 organizations org-1 Zwei", "m4 art-2 amounts amt-2 Zwei",
        ],
    )  # fmt: skip
    found["amounts"][1].extend([figure("amt-1", first, unit), figure("amt-2", second, unit)])
    return found


def figure(key: str, value: str, unit: str) -> list[str]:
    qualifier, _, number = value.rpartition(" ")
    low, _, high = number.partition("..")
    return [key, "count", low, high, unit, qualifier or "exact", ""]


COUNTS = [
    ("400", "420", True),
    ("400", "400", False),
    ("400", "about 410", False),
    ("400", "about 500", True),
    ("at_least 400", "420", False),
    ("at_least 400", "390", True),
    ("at_most 400", "420", True),
    ("range 300..450", "400", False),
    ("range 300..350", "400", True),
    ("400", "4000", False),  # of something else
]


@pytest.mark.parametrize(("first", "second", "differ"), COUNTS)
def test_counts_of_one_body(first: str, second: str, differ: bool) -> None:
    columns, rows = find_conflicts(two_articles(first, second))
    assert tuple(columns) == COLUMNS
    assert len(rows) == differ
    for row in rows:
        told = dict(zip(columns, row, strict=True))
        assert (told["about"], told["row_a"], told["row_b"]) == ("Klinik: betten", "amt-1", "amt-2")
        assert (told["sentence_a"], told["sentence_b"]) == ("Eins", "Zwei")


def test_a_reprint_contradicts_nobody() -> None:
    assert find_conflicts(two_articles("400", "420", copy="art-1"))[1] == []


def test_two_figures_in_one_article_are_parts() -> None:
    found = two_articles("400", "420")
    found["amounts"][1].append(figure("amt-3", "90", "Betten"))
    found["mentions"][1].append(["m5", "art-2", "amounts", "amt-3", "Drei"])
    found["mentions"][1].append(["m6", "art-2", "organizations", "org-1", "Drei"])
    assert find_conflicts(found)[1] == []


def test_sentences_about_two_bodies_do_not_tell_whose_it_is() -> None:
    found = two_articles("400", "420")
    found["organizations"][1].append(["org-2", "Haus"])
    found["mentions"][1].append(["m5", "art-2", "organizations", "org-2", "Zwei"])
    assert find_conflicts(found)[1] == []


def related(kind: str, first: list[str], second: list[str]) -> dict[str, Any]:
    table = "amounts" if kind == "funds" else "dates"
    found = tables(
        documents=["art-1 2025-02-01 -", "art-2 2025-01-01 -"],
        relations=[f"rel-1 Land {kind} Klinik"],
        mentions=[
            "m1 art-1 relations rel-1 Eins", f"m2 art-1 {table} v-1 Eins",
            "m3 art-2 relations rel-1 Zwei", f"m4 art-2 {table} v-2 Zwei",
        ],
    )  # fmt: skip
    found[table] = (HEADS[table].split(), [["v-1", *first], ["v-2", *second]])
    return found


def money(value: str, per: str = "", qualifier: str = "exact") -> list[str]:
    return ["money", value, "", "EUR", qualifier, per]


SUMS = [
    (money("10"), money("12"), True),
    (money("10"), money("10"), False),
    (money("10", "year"), money("12"), False),  # a year's sum is another sum
    (money("10", qualifier="at_most"), money("9"), False),
]


@pytest.mark.parametrize(("first", "second", "differ"), SUMS)
def test_sums_of_one_grant(first: list[str], second: list[str], differ: bool) -> None:
    columns, rows = find_conflicts(related("funds", first, second))
    assert len(rows) == differ
    for row in rows:
        told = dict(zip(columns, row, strict=True))
        assert told["about"] == "Land funds Klinik"
        assert told["value_a"] == "12 EUR"  # the older article speaks first


DAYS = [
    (["2023", "2023-01-01", "2023-12-31"], ["2023-05", "2023-05-01", "2023-05-31"], False),
    (["2023", "2023-01-01", "2023-12-31"], ["2022", "2022-01-01", "2022-12-31"], True),
    (["2023", "2023-01-01", "2023-12-31"], ["", "", ""], False),
]


@pytest.mark.parametrize(("first", "second", "differ"), DAYS)
def test_days_of_one_founding(first: list[str], second: list[str], differ: bool) -> None:
    assert len(find_conflicts(related("founded", first, second))[1]) == differ
