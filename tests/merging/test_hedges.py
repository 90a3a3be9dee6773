"""A bare figure of one article and a hedged one of another: when they are one row, and its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from pressminer.ids import document_id
from pressminer.lexicon import Lexicon
from pressminer.merge import merge
from pressminer.model import (
    Amount,
    Document,
    EntityRef,
    Fact,
    Findings,
    Mention,
    OrganizationName,
    PartialDate,
    PersonName,
    PlaceName,
    Relation,
)
from pressminer.tables import rows_of

TEN = Amount("money", Decimal("10000000"), "EUR")
ABOUT, UP_TO = replace(TEN, qualifier="about"), replace(TEN, qualifier="at_most")
BEDS = Amount("count", Decimal(400), "Betten")
SHARE = Amount("percentage", Decimal(20), "%")

Rows = dict[str, list[dict[str, str]]]


class Sentence:
    """One sentence: a figure, the bodies, persons and places in it, the years it names."""

    def __init__(
        self,
        amount: Amount,
        *bodies: str,
        persons: Sequence[str] = (),
        places: Sequence[str] = (),
        year: int = 0,
        funds: tuple[int, int] | None = None,
    ) -> None:
        self.amount, self.bodies, self.persons, self.places = amount, bodies, persons, places
        self.year, self.funds = year, funds


def article(path: str, day: str, *sentences: Sentence, shingles: int = 0) -> Findings:
    tables: dict[str, list[Fact[Any]]] = {
        name: [] for name in ("organizations", "persons", "places", "amounts", "dates", "relations")
    }
    at = 0

    def add(table: str, value: object, sentence: str) -> int:
        nonlocal at
        at += 10
        mention = Mention(at, at + 5, "Wort!", sentence, "de")
        tables[table].append(Fact(value, (mention,)))
        return len(tables[table]) - 1

    for k, said in enumerate(sentences):
        text = f"Satz {k}."
        amount = add("amounts", said.amount, text)
        bodies = [add("organizations", OrganizationName(b, "company"), text) for b in said.bodies]
        for person in said.persons:
            add("persons", PersonName(person), text)
        for place in said.places:
            add("places", PlaceName(place), text)
        if said.year:
            span = PartialDate(str(said.year), date(said.year, 1, 1), date(said.year, 12, 31))
            add("dates", span, text)
        if said.funds:
            giver, taker = (EntityRef("organizations", bodies[i]) for i in said.funds)
            add("relations", Relation(giver, "funds", taker, amount), text)
    return Findings(
        Document(document_id(path), path, path, "de", day),
        **{name: tuple(facts) for name, facts in tables.items()},
        shingles=frozenset(range(shingles)),
    )


def as_rows(findings: Sequence[Findings], lexicon: Lexicon) -> Rows:
    return {
        name: [dict(zip(columns, row, strict=True)) for row in rows]
        for name, (columns, rows) in rows_of(merge(findings, lexicon)).items()
    }


def hedges(rows: Rows) -> list[tuple[str, str]]:
    """(qualifier, number of articles) of each row."""
    return sorted(
        (row["qualifier"], str(len(row["document_ids"].split("|")))) for row in rows["amounts"]
    )


ONE = [("about", "2")]
TWO = [("about", "1"), ("exact", "1")]


@pytest.mark.parametrize(
    ("bare", "hedged", "found"),
    [
        (Sentence(TEN, "Acme AG"), Sentence(ABOUT, "Acme AG"), ONE),
        (Sentence(TEN, "Acme AG"), Sentence(ABOUT, "Acme AG", "Muster AG"), ONE),
        (Sentence(TEN, "Acme AG"), Sentence(ABOUT, "Muster AG"), TWO),
        (Sentence(TEN), Sentence(ABOUT), TWO),
        # one giver, two receivers
        (Sentence(TEN, "Acme AG", "Beispiel AG"), Sentence(ABOUT, "Acme AG", "Muster AG"), TWO),
        # other years; a year that only one of them names is no contradiction
        (Sentence(TEN, "Acme AG", year=2019), Sentence(ABOUT, "Acme AG", year=2023), TWO),
        (Sentence(TEN, "Acme AG"), Sentence(ABOUT, "Acme AG", year=2023), ONE),
        # a speaker, a place or both are not what a figure is about
        (Sentence(TEN, persons=["Eva Rot"]), Sentence(ABOUT, persons=["Eva Rot"]), TWO),
        (Sentence(TEN, places=["Ulm"]), Sentence(ABOUT, places=["Ulm"]), TWO),
        # one relation, whatever else stands there
        (
            Sentence(TEN, "Acme AG", "Muster AG", "Beispiel AG", funds=(0, 1)),
            Sentence(ABOUT, "Acme AG", "Muster AG", "Kern AG", funds=(0, 1)),
            ONE,
        ),
        (
            Sentence(TEN, "Acme AG", "Muster AG", funds=(0, 1)),
            Sentence(ABOUT, "Acme AG", "Muster AG", funds=(1, 0)),
            TWO,
        ),
        # things counted need one body, shares two things in common
        (Sentence(BEDS, "Acme AG"), Sentence(replace(BEDS, qualifier="about"), "Acme AG"), ONE),
        (Sentence(SHARE, "Acme AG"), Sentence(replace(SHARE, qualifier="about"), "Acme AG"), TWO),
        (
            Sentence(SHARE, "Acme AG", places=["Ulm"]),
            Sentence(replace(SHARE, qualifier="about"), "Acme AG", places=["Ulm"]),
            ONE,
        ),
        # another figure is another figure
        (Sentence(TEN, "Acme AG"), Sentence(replace(ABOUT, per="year"), "Acme AG"), TWO),
        (Sentence(TEN, "Acme AG"), Sentence(replace(ABOUT, unit="CHF"), "Acme AG"), TWO),
    ],
)
def test_what_two_figures_are_about_decides(
    lexicon: Lexicon, bare: Sentence, hedged: Sentence, found: list[tuple[str, str]]
) -> None:
    told = [article("a.txt", "2024-01-01", bare), article("b.txt", "2024-02-01", hedged)]
    for order in permutations(told):
        assert hedges(as_rows(order, lexicon)) == found


def test_a_reprint_says_the_same_whatever_stands_beside(lexicon: Lexicon) -> None:
    told = [
        article("a.txt", "2024-01-01", Sentence(SHARE), shingles=40),
        article("b.txt", "2024-02-01", Sentence(replace(SHARE, qualifier="about")), shingles=40),
    ]
    rows = as_rows(told, lexicon)
    assert hedges(rows) == ONE
    assert rows["amounts"][0]["mention_count"] == "1"  # a reprint counts for nothing more
    assert "one article repeats the other" in rows["identities"][0]["reason"]


@pytest.mark.parametrize(("language", "found"), [("en", [("about", "2")]), ("de", TWO)])
def test_a_translation_says_the_same(
    lexicon: Lexicon, language: str, found: list[tuple[str, str]]
) -> None:
    """It shares no words, but names and figures, and their order."""
    rest = [
        Sentence(replace(TEN, value=Decimal(value)), f"Muster{letter} AG")
        for value, letter in enumerate("bcdfghklm", start=3)
    ]
    bare = article("a.txt", "2024-01-01", Sentence(SHARE), *rest)
    hedged = article("b.txt", "2024-01-05", Sentence(replace(SHARE, qualifier="about")), *rest)
    there = replace(hedged, document=replace(hedged.document, language=language))
    rows = as_rows([bare, there], lexicon)["amounts"]
    shares = [(r["qualifier"], r["mention_count"]) for r in rows if r["kind"] == "percentage"]
    assert sorted(shares) == found


def test_of_two_hedges_the_one_told_first_takes_the_bare_figure(lexicon: Lexicon) -> None:
    told = [
        article("a.txt", "2024-01-01", Sentence(TEN, "Acme AG")),
        article("b.txt", "2024-02-01", Sentence(ABOUT, "Acme AG")),
        article("c.txt", "2024-03-01", Sentence(UP_TO, "Acme AG")),
    ]
    assert hedges(as_rows(told, lexicon)) == [("about", "2"), ("at_most", "1")]


def test_the_closer_of_two_hedges_wins(lexicon: Lexicon) -> None:
    both = ("Acme AG", "Muster AG")
    told = [
        article("a.txt", "2024-01-01", Sentence(TEN, *both, funds=(0, 1))),
        article("b.txt", "2024-02-01", Sentence(ABOUT, *both, funds=(0, 1))),
        article("c.txt", "2024-03-01", Sentence(UP_TO, "Acme AG")),
    ]
    rows = as_rows(told, lexicon)
    assert hedges(rows) == [("about", "2"), ("at_most", "1")]
    (relation,) = rows["relations"]
    (about,) = [row for row in rows["amounts"] if row["qualifier"] == "about"]
    assert relation["amount_id"] == about["amount_id"]


def test_the_same_number_of_another_story_keeps_its_row(lexicon: Lexicon) -> None:
    told = [
        article("a.txt", "2024-01-01", Sentence(TEN, "Acme AG")),
        article("b.txt", "2024-02-01", Sentence(ABOUT, "Acme AG")),
        article("c.txt", "2024-03-01", Sentence(TEN, "Muster AG")),
    ]
    assert hedges(as_rows(told, lexicon)) == [("about", "2"), ("exact", "1")]


# --- ids ----------------------------------------------------------------------------------------

BARE_FIRST = article("a.txt", "2024-01-01", Sentence(TEN, "Acme AG"))
HEDGED = article("b.txt", "2024-02-01", Sentence(ABOUT, "Acme AG"))
ELSEWHERE = article("c.txt", "2024-03-01", Sentence(TEN, "Muster AG"))
HEDGED_THERE = article("d.txt", "2024-04-01", Sentence(UP_TO, "Muster AG"))
AND_MORE = article("e.txt", "2024-05-01", Sentence(TEN, "Beispiel AG"))


def test_no_id_is_renamed_as_articles_come_in(lexicon: Lexicon) -> None:
    """An id once given stays with the row of the article that told it first."""
    told = [BARE_FIRST, HEDGED, ELSEWHERE, HEDGED_THERE, AND_MORE]
    known: dict[str, str] = {}  # article → id of the row of its figure
    for k in range(1, len(told) + 1):
        rows = as_rows(told[:k], lexicon)
        live = {row["amount_id"] for row in rows["amounts"]}
        moved = {i["id"]: i["merged_into"] for i in rows["identities"]}
        assert len(live) == len(rows["amounts"])
        for m in rows["mentions"]:
            if m["table"] == "amounts":
                old = known.setdefault(m["document_id"], m["record_id"])
                assert old in live or moved[old] in live
        assert known[document_id("a.txt")] in live
    assert hedges(rows) == [("about", "2"), ("at_most", "2"), ("exact", "1")]


def test_the_older_of_two_rows_that_become_one_keeps_its_id(lexicon: Lexicon) -> None:
    (before,) = as_rows([BARE_FIRST], lexicon)["amounts"]
    rows = as_rows([BARE_FIRST, HEDGED], lexicon)
    (after,) = rows["amounts"]
    assert (after["amount_id"], after["qualifier"]) == (before["amount_id"], "about")
    reasons = {i["reason"] for i in rows["identities"] if i["id"].startswith("amt-")}
    assert reasons == {"hedged in one article, bare in another; both are said of: Acme AG"}


def test_an_id_says_where_it_went(lexicon: Lexicon) -> None:
    """Every row of any choice of these articles is a row, or leads to one, when all are there."""
    told = [BARE_FIRST, HEDGED, ELSEWHERE, HEDGED_THERE, AND_MORE]
    rows = as_rows(told, lexicon)
    live = {row["amount_id"] for row in rows["amounts"]}
    moved = {i["id"]: i["merged_into"] for i in rows["identities"]}
    assert not live & set(moved)
    for left_out in range(5):
        some = told[:left_out] + told[left_out + 1 :]
        for row in as_rows(some, lexicon)["amounts"]:
            assert row["amount_id"] in live or moved[row["amount_id"]] in live
