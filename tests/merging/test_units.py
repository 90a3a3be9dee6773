"""Units that many bodies have: two articles mean one only where its parent agrees."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.ids import document_id
from pressminer.lexicon import Lexicon
from pressminer.merge import merge
from pressminer.model import (
    Document,
    EntityRef,
    Fact,
    Findings,
    Mention,
    OrganizationName,
    PersonName,
    Relation,
    Role,
)
from pressminer.tables import rows_of

CLINIC = "Klinik für Innere Medizin"
ULM, BERN, JENA = "Universitätsklinikum Ulm", "Inselspital Bern", "Universitätsklinikum Jena"
KINDS = {ULM: "hospital", BERN: "hospital", JENA: "hospital", CLINIC: "hospital"}


def article(
    path: str,
    unit: str = CLINIC,
    *,
    parent: str = "",
    beside: Sequence[str] = (),
    elsewhere: Sequence[str] = (),
    head: str = "",
    day: str = "2024-01-01",
) -> Findings:
    """Tells of a unit; of the bodies in its sentence and in others; of who leads it."""
    names = [unit, *([parent] if parent else []), *beside, *elsewhere]
    bodies = [
        Fact(
            OrganizationName(name, KINDS.get(name, "research_institute"), "", "", (name,)),
            (
                Mention(
                    100 * k, 100 * k + 5, "Wort!", "Anders." if name in elsewhere else "S.", "de"
                ),
            ),
        )
        for k, name in enumerate(names)
    ]
    ref = EntityRef("organizations", 0)
    said = (Mention(9000, 9005, "Wort!", "S.", "de"),)
    people = [Fact(PersonName(head), said)] if head else []
    roles = [Fact(Role(EntityRef("persons", 0), "Leiterin", "head", ref), said)] if head else []
    part_of = Relation(ref, "part_of", EntityRef("organizations", 1))
    return Findings(
        Document(document_id(path), path, path, "de", day),
        persons=tuple(people),
        organizations=tuple(bodies),
        roles=tuple(roles),
        relations=(Fact(part_of, said),) if parent else (),
    )


def units(findings: Sequence[Findings], lexicon: Lexicon) -> set[frozenset[str]]:
    """The articles of each row that is a unit, by their path."""
    tables = rows_of(merge(findings, lexicon))
    columns, rows = tables["organizations"]
    at = {name: k for k, name in enumerate(columns)}
    paths = {f.document.document_id: f.document.path for f in findings}
    return {
        frozenset(paths[d] for d in row[at["document_ids"]].split("|"))
        for row in rows
        if row[at["name"]] not in {ULM, BERN, JENA}
    }


ONE = {frozenset("ab")}
TWO = {frozenset("a"), frozenset("b")}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"parent": ULM}, {"parent": ULM}, ONE),
        ({"parent": ULM}, {"parent": BERN}, TWO),
        ({"parent": ULM}, {"beside": [ULM]}, ONE),
        ({"parent": ULM}, {"beside": [BERN]}, TWO),
        ({"parent": ULM}, {"elsewhere": [ULM]}, ONE),  # the only body there is
        ({"parent": ULM}, {"elsewhere": [ULM, BERN]}, TWO),
        ({"beside": [ULM]}, {"beside": [ULM]}, ONE),
        ({"beside": [ULM]}, {"beside": [BERN]}, TWO),
        ({"parent": ULM}, {}, TWO),
        ({}, {}, TWO),  # nobody says whose
        ({"head": "Anna Muster"}, {"head": "Anna K. Muster"}, ONE),
        ({"head": "Anna Muster"}, {"head": "Muster"}, TWO),
        ({"parent": ULM, "head": "Anna Muster"}, {"head": "Anna Muster"}, ONE),
        ({"parent": ULM, "head": "Anna Muster"}, {"parent": BERN, "head": "Anna Muster"}, TWO),
        # a translation, and what only another parent has
        ({"parent": ULM}, {"parent": ULM, "unit": "Department of Internal Medicine"}, ONE),
        ({"parent": ULM}, {"parent": BERN, "unit": "Department of Internal Medicine"}, TWO),
        ({"parent": ULM}, {"parent": ULM, "unit": "Klinik für Neurologie"}, TWO),
        # institutes may be bodies of their own, and names that tell a body apart are
        ({"unit": "Institut für Zeitkunde"}, {"unit": "Institut für Zeitkunde"}, ONE),
        ({"unit": "Institut für Anatomie"}, {"unit": "Institut für Anatomie"}, ONE),
        (
            {"unit": "Institut für Anatomie", "parent": ULM},
            {"unit": "Institut für Anatomie", "parent": BERN},
            TWO,
        ),
        (
            {"unit": "National Oceanography Centre", "beside": [ULM]},
            {"unit": "National Oceanography Centre", "beside": [BERN]},
            ONE,
        ),
        ({"unit": f"{CLINIC} Kiel", "parent": ULM}, {"unit": f"{CLINIC} Kiel"}, ONE),
    ],
)
def test_two_articles_mean_one_unit(
    lexicon: Lexicon,
    first: dict[str, object],
    second: dict[str, object],
    found: set[frozenset[str]],
) -> None:
    told = [article("a", **first), article("b", **second)]  # type: ignore[arg-type]
    assert units(told, lexicon) == found
    assert units(told[::-1], lexicon) == found


def test_what_may_be_of_two_parents_joins_neither(lexicon: Lexicon) -> None:
    told = [
        article("a", parent=ULM),
        article("b", parent=BERN),
        article("c", beside=[ULM, BERN], day="2024-02-01"),
    ]
    assert units(told, lexicon) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_no_chain_leads_from_one_parent_to_another(lexicon: Lexicon) -> None:
    told = [
        article("a", parent=ULM),
        article("b", beside=[ULM], head="Anna Muster", day="2024-02-01"),
        article("c", parent=BERN, head="Anna Muster", day="2024-03-01"),
    ]
    assert units(told, lexicon) == {frozenset("ab"), frozenset("c")}


def test_letters_join_no_units_of_two_parents(lexicon: Lexicon) -> None:
    """The IVir of Ulm is not that of Bern."""
    told = []
    for path, parent in (("a", ULM), ("b", BERN)):
        made = article(path, "Institut für Virologie", parent=parent)
        unit, *rest = made.organizations
        value = OrganizationName(
            unit.value.name, "research_institute", "IVir", "", (unit.value.name, "IVir")
        )
        bodies = (Fact(value, unit.mentions), *rest)
        told.append(Findings(made.document, organizations=bodies, relations=made.relations))
    assert units(told, lexicon) == TWO


TOLD = st.fixed_dictionaries(
    {},
    optional={
        "parent": st.sampled_from([ULM, BERN, JENA]),
        "beside": st.lists(st.sampled_from([ULM, BERN]), max_size=2, unique=True),
        "head": st.sampled_from(["Anna Muster", "Jan Beispiel"]),
        "day": st.sampled_from(["2023-01-01", "2024-01-01", "2025-01-01"]),
    },
)


def told(corpus: Sequence[dict[str, object]]) -> list[Findings]:
    return [article(chr(97 + k), **said) for k, said in enumerate(corpus)]  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, max_size=6))
def test_units_of_one_row_have_no_two_parents(
    lexicon: Lexicon, corpus: list[dict[str, object]]
) -> None:
    for row in units(told(corpus), lexicon):
        stated = {corpus[ord(path) - 97].get("parent") for path in row} - {None}
        assert len(stated) <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, max_size=6), TOLD)
def test_a_newer_article_takes_no_unit_apart(
    lexicon: Lexicon, corpus: list[dict[str, object]], new: dict[str, object]
) -> None:
    before = told(corpus)
    after = [*before, article("new", **{**new, "day": "2026-01-01"})]  # type: ignore[arg-type]
    rows = units(after, lexicon)
    for row in units(before, lexicon):
        assert any(row <= bigger for bigger in rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, max_size=6), st.data())
def test_the_order_of_articles_does_not_matter(
    lexicon: Lexicon, corpus: list[dict[str, object]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(told(corpus)))
    assert rows_of(merge(shuffled, lexicon)) == rows_of(merge(told(corpus), lexicon))
