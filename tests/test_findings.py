"""From annotated passages to findings: offsets, one row per fact, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pressminer.annotate import Annotated, Passage
from pressminer.findings import Finder, Reading, document_row
from pressminer.lexicon import Lexicon
from pressminer.model import (
    Amount,
    Article,
    BlockKind,
    Findings,
    Masthead,
    Match,
    PartialDate,
    PersonName,
    RoleTitle,
)

EURO = Amount("money", Decimal(10), "EUR")
YEAR = PartialDate("2025", date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def find(lexicon: Lexicon) -> Finder:
    return Finder(lexicon.rules, lexicon)


def annotated(text: str, at: int, **found: Sequence[tuple[str, Any, str]]) -> Annotated:
    """A passage at ``at`` whose matches are given as (surface, value, rule), left to right."""
    matches: dict[str, list[Match[Any]]] = {}
    for table, items in found.items():
        position = 0
        for surface, value, rule in items:
            start = text.index(surface, position)
            position = start + len(surface)
            matches.setdefault(table, []).append(Match(start, position, value, rule))
    passage = Passage(at, text, "de", ((0, len(text), BlockKind.PARAGRAPH),))
    return Annotated(passage, matches)


def findings(find: Finder, *passages: Annotated) -> Findings:
    text = ""
    for one in passages:
        text = text.ljust(one.passage.start, "\n") + one.passage.text
    reading = Reading(
        Article("art-1", "a.txt", text),
        Masthead("Titel", date(2025, 7, 3), "Muster AG", "Kai Muster"),
        "de",
        tuple(a.passage for a in passages),
    )
    return find(reading, passages)


def amounts(*items: tuple[str, Amount]) -> dict[str, list[tuple[str, Any, str]]]:
    return {"amounts": [(surface, value, "amounts:x") for surface, value in items]}


def test_offsets_point_into_the_article_not_the_passage(find: Finder) -> None:
    text = "Es kostet 10 Euro."
    found = findings(find, annotated(text, 7, **amounts(("10 Euro", EURO))))
    (mention,) = found.amounts[0].mentions
    assert (mention.start, mention.end, mention.surface) == (17, 24, "10 Euro")
    assert (mention.sentence, mention.language) == (text, "de")


def test_equal_figures_are_one_fact_with_two_mentions(find: Finder) -> None:
    first = annotated("10 Euro kostet es.", 0, **amounts(("10 Euro", EURO)))
    again = annotated("Es sind zehn Euro.", 30, **amounts(("zehn Euro", EURO)))
    (fact,) = findings(find, first, again).amounts
    assert [m.surface for m in fact.mentions] == ["10 Euro", "zehn Euro"]


def test_a_hedged_wording_beats_a_bare_one(find: Finder) -> None:
    """Headlines drop hedges: ``10 Euro`` above, ``rund 10 Euro`` in the text."""
    about = Amount("money", Decimal("1E+1"), "EUR", "about")
    for pair in ((EURO, about), (about, EURO)):
        made = annotated("10 Euro. Es sind 10 Euro.", 0, **amounts(*(("10 Euro", a) for a in pair)))
        (fact,) = findings(find, made).amounts
        assert fact.value.qualifier == "about"


@pytest.mark.parametrize(
    "other",
    [
        Amount("money", Decimal(10), "EUR", per="year"),
        Amount("money", Decimal(10), "USD"),
        Amount("money", Decimal(10), "EUR", value_max=Decimal(20)),
        Amount("count", Decimal(10), "EUR"),
        Amount("money", Decimal(11), "EUR"),
    ],
)
def test_different_figures_are_different_facts(find: Finder, other: Amount) -> None:
    made = annotated(
        "10 Euro. Es sind 10 Euro.", 0, **amounts(("10 Euro", EURO), ("10 Euro", other))
    )
    assert len(findings(find, made).amounts) == 2


def test_one_fact_per_distinct_date(find: Finder) -> None:
    made = annotated(
        "2025 war es; im Jahr 2025 auch.",
        0,
        dates=[("2025", YEAR, "dates:x"), ("2025", YEAR, "dates:x")],
    )
    (fact,) = findings(find, made).dates
    assert len(fact.mentions) == 2


def test_posts_point_at_their_holder(find: Finder) -> None:
    made = annotated(
        "Rektorin Anna Muster lobt.",
        5,
        persons=[("Anna Muster", PersonName("Anna Muster", "Dr."), "persons:title")],
        roles=[("Rektorin", RoleTitle("Rektorin", "rector"), "roles:x")],
    )
    found = findings(find, made)
    (role,) = found.roles
    assert found.persons[role.value.person.index].value.name == "Anna Muster"
    assert [(m.start, m.surface) for m in role.mentions] == [(5, "Rektorin")]


def test_a_post_does_not_leak_into_the_next_article(find: Finder) -> None:
    """``ihr Vorgänger`` refers to the post told last, in this article and no other."""
    told = annotated(
        "Rektorin Anna Muster lobt.",
        0,
        persons=[("Anna Muster", PersonName("Anna Muster"), "persons:title")],
        roles=[("Rektorin", RoleTitle("Rektorin", "rector"), "roles:x")],
    )
    after = annotated(
        "Ihr Vorgänger Hans Beispiel lacht.",
        0,
        persons=[("Hans Beispiel", PersonName("Hans Beispiel"), "persons:title")],
    )
    alone = findings(find, after)
    findings(find, told)
    assert findings(find, after) == alone
    assert alone.roles == ()


def test_an_empty_article_has_a_row_and_no_facts(find: Finder) -> None:
    found = findings(find)
    assert found.document.document_id == "art-1"
    assert (found.persons, found.amounts, found.relations) == ((), (), ())


def test_the_row_of_a_document() -> None:
    masthead = Masthead("Titel", date(2025, 7, 3), "Muster AG", "Kai Muster")
    row = document_row(Reading(Article("art-1", "a.txt", ""), masthead, "de", ()))
    assert (row.title, row.published_on, row.publisher, row.author, row.status) == (
        "Titel", "2025-07-03", "Muster AG", "Kai Muster", "mined",
    )  # fmt: skip
    undated = document_row(Reading(Article("art-1", "a.txt", ""), Masthead(), "", ()))
    assert undated.published_on == ""
