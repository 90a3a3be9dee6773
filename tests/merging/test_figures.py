"""A bare figure joins a hedged one of another article where both are about the same thing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.merging.facts import Stated
from pressminer.merging.figures import Context, Figure, grouped
from pressminer.model import Amount, Document, Fact, Findings

FUNDS = ("land", "funds", "museum")


def figure(
    name: str,
    qualifier: str,
    *,
    told: str = "2024-01-01",
    relations: tuple[tuple[str, ...], ...] = (),
    bodies: str = "",
    original: str = "",
    value: int = 10,
) -> Figure:
    findings = Findings(Document(name, f"{name}.txt", published_on=told))
    amount = Amount("money", Decimal(value), "EUR", qualifier)
    context = Context(frozenset(relations), frozenset(bodies.split()), original or name)
    return Figure(Stated(findings, Fact(amount, ()), ""), context)


def rows(*figures: Figure) -> set[frozenset[str]]:
    """The articles of each row."""
    found: dict[tuple[str, ...], set[str]] = {}
    for key, stated, _ in grouped(figures):
        found.setdefault(key, set()).add(stated.findings.document.document_id)
    return {frozenset(names) for names in found.values()}


ONE = {frozenset({"a", "b"})}
TWO = {frozenset({"a"}), frozenset({"b"})}
CASES = [
    ("the sum of one relation", {"relations": (FUNDS,)}, {"relations": (FUNDS,)}, ONE),
    ("a reprint", {"original": "x"}, {"original": "x"}, ONE),
    ("the same body", {"bodies": "museum"}, {"bodies": "museum"}, ONE),
    ("one body more", {"bodies": "museum"}, {"bodies": "museum land"}, ONE),
    ("another body each", {"bodies": "museum land"}, {"bodies": "theatre land"}, TWO),
    ("no body", {}, {"bodies": "museum"}, TWO),
    ("sums of two relations", {"relations": (FUNDS,), "bodies": "land"},
     {"relations": (("land", "funds", "zoo"),), "bodies": "land"}, TWO),
    ("another value", {"relations": (FUNDS,)}, {"relations": (FUNDS,), "value": 11}, TWO),
]  # fmt: skip


@pytest.mark.parametrize(("why", "bare", "hedged", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_a_bare_figure_joins_a_hedged_one(
    why: str, bare: dict[str, object], hedged: dict[str, object], wanted: set[frozenset[str]]
) -> None:
    assert rows(figure("a", "exact", **bare), figure("b", "about", **hedged)) == wanted  # type: ignore[arg-type]


def test_two_hedges_stay_two_and_the_older_takes_the_bare_figure() -> None:
    same = {"bodies": "museum"}
    found = rows(
        figure("new", "at_most", told="2025-01-01", **same),  # type: ignore[arg-type]
        figure("old", "about", told="2023-01-01", **same),  # type: ignore[arg-type]
        figure("bare", "exact", **same),  # type: ignore[arg-type]
    )
    assert found == {frozenset({"old", "bare"}), frozenset({"new"})}


def test_a_figure_of_another_story_is_not_coloured() -> None:
    found = rows(
        figure("bare", "exact", bodies="museum"),
        figure("hedged", "about", bodies="museum"),
        figure("other", "exact", bodies="zoo"),
    )
    assert found == {frozenset({"bare", "hedged"}), frozenset({"other"})}


BODIES = st.sampled_from(["", "museum", "museum land", "zoo", "land"])
FIGURES = st.lists(
    st.tuples(st.sampled_from(["exact", "about", "at_most"]), BODIES, st.integers(2020, 2022)),
    max_size=7,
)


@given(FIGURES, st.randoms())
def test_the_order_of_articles_does_not_matter(
    told: list[tuple[str, str, int]], random: object
) -> None:
    figures = [
        figure(f"d{k}", hedge, bodies=bodies, told=f"{year}-05-01")
        for k, (hedge, bodies, year) in enumerate(told)
    ]
    shuffled = list(figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rows(*figures) == rows(*shuffled)


@given(FIGURES)
def test_no_atom_is_in_two_rows(told: list[tuple[str, str, int]]) -> None:
    figures = [
        figure(f"d{k}", hedge, bodies=bodies, told=f"{year}-05-01")
        for k, (hedge, bodies, year) in enumerate(told)
    ]
    rows_of: dict[str, set[tuple[str, ...]]] = {}
    for key, stated, _ in grouped(figures):
        rows_of.setdefault(stated.atom, set()).add(key)
    assert all(len(keys) == 1 for keys in rows_of.values())


@given(FIGURES, BODIES)
def test_a_newer_article_moves_no_figure(told: list[tuple[str, str, int]], bodies: str) -> None:
    old = [
        figure(f"d{k}", hedge, bodies=known, told=f"{year}-05-01")
        for k, (hedge, known, year) in enumerate(told)
    ]
    before = {s.findings.document.document_id: key for key, s, _ in grouped(old)}
    newer = figure("new", "exact", bodies=bodies, told="2030-01-01")
    after = {s.findings.document.document_id: key for key, s, _ in grouped([*old, newer])}
    assert {name: after[name] for name in before} == before
