"""From records to strings: columns of the contract, plain numbers, cells that stay whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.model import Amount, Document, Mention, PartialDate
from pressminer.records import (
    AmountRecord,
    DateRecord,
    Evidence,
    PersonRecord,
    Records,
)
from pressminer.tables import SPECS, TABLES, number, rows_of


def evidence(document: str, start: int, surface: str = "Ulm", atom: str = "a") -> Evidence:
    mention = Mention(start, start + len(surface), surface, f"In {surface}.", "de")
    return Evidence(document, mention, atom)


def records(**tables: object) -> Records:
    empty = {name: () for name in TABLES if name != "mentions"}
    empty["documents"] = (Document("d1", "a.txt"), Document("d2", "b.txt"))  # type: ignore[assignment]
    return Records(**{**empty, **tables})  # type: ignore[arg-type]


def table(name: str, made: Records) -> list[dict[str, str]]:
    columns, rows = rows_of(made)[name]
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("10000000", "10000000"),
        ("1E+7", "10000000"),
        ("1.50", "1.5"),
        ("33.33", "33.33"),
        ("100", "100"),
        ("0.10", "0.1"),
        ("0", "0"),
        ("0.0", "0"),
        ("-1700000", "-1700000"),
        ("1E-3", "0.001"),
        (None, ""),
    ],
)
def test_numbers_are_plain(value: str | None, text: str) -> None:
    assert number(None if value is None else Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12),
                   max_value=10**15))  # fmt: skip
def test_numbers_keep_their_value(value: Decimal) -> None:
    text = number(value)
    assert Decimal(text) == value
    assert "E" not in text.upper()
    assert not ("." in text and text.endswith(("0", ".")))


def test_all_tables_of_the_contract_are_there_in_order() -> None:
    assert list(rows_of(records())) == [
        "documents", "persons", "organizations", "places", "roles", "amounts", "dates",
        "relations", "mentions", "identities",
    ]  # fmt: skip
    assert len({c for spec in SPECS for c in spec.columns[:1]}) == len(SPECS)


def test_a_bar_inside_a_value_does_not_tear_a_list() -> None:
    person = PersonRecord(
        "prs-1", [evidence("d1", 0)], name="Anna Muster", aliases=("A|B", "Muster")
    )
    (row,) = table("persons", records(persons=[person]))
    assert row["aliases"].split("|") == ["A/B", "Muster"]


def test_documents_and_mentions_are_counted() -> None:
    person = PersonRecord(
        "prs-1", [evidence("d2", 0), evidence("d1", 9), evidence("d1", 4)], name="Anna Muster"
    )
    made = records(persons=[person])
    (row,) = table("persons", made)
    assert (row["document_ids"], row["mention_count"]) == ("d1|d2", "3")
    places = [(m["document_id"], m["start"]) for m in table("mentions", made)]
    assert places == [("d1", "4"), ("d1", "9"), ("d2", "0")]


def test_mentions_stand_in_the_order_of_the_text_not_of_the_digits() -> None:
    person = PersonRecord("prs-1", [evidence("d1", 10), evidence("d1", 9)], name="Anna Muster")
    starts = [m["start"] for m in table("mentions", records(persons=[person]))]
    assert starts == ["9", "10"]


def test_two_facts_at_one_place_are_two_mentions() -> None:
    people = [
        PersonRecord(f"prs-{k}", [evidence("d1", 0, atom=f"p{k}")], name=f"P{k}") for k in range(2)
    ]
    rows = table("mentions", records(persons=people))
    assert len({m["mention_id"] for m in rows}) == 2


def test_figures_and_dates_are_spelled_as_the_contract_says() -> None:
    amount = Amount("money", Decimal("1E+7"), "EUR", "range", Decimal("12E+6"), "year")
    day = PartialDate("2025-07", date(2025, 7, 1), date(2025, 7, 31))
    made = records(
        amounts=[AmountRecord("amt-1", [evidence("d1", 0)], amount=amount)],
        dates=[DateRecord("dat-1", [evidence("d1", 5)], date=day)],
    )
    (row,) = table("amounts", made)
    assert (row["value"], row["value_max"], row["per"]) == ("10000000", "12000000", "year")
    (row,) = table("dates", made)
    assert (row["edtf"], row["earliest"], row["latest"]) == ("2025-07", "2025-07-01", "2025-07-31")


def test_unknown_bounds_are_empty_cells() -> None:
    made = records(
        dates=[DateRecord("dat-1", [evidence("d1", 0)], date=PartialDate("", None, None))]
    )
    (row,) = table("dates", made)
    assert (row["edtf"], row["earliest"], row["latest"]) == ("", "", "")
