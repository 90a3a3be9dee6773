"""Clusters: which atom gives the id, and what the identities say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressminer.merging.clusters import UNDATED, Clusters
from pressminer.records import Identity


def clusters(*told: tuple[str, str]) -> Clusters:
    made = Clusters("org")
    for atom, day in told:
        made.add(atom, day)
    return made


def test_the_atom_told_first_gives_the_id() -> None:
    made = clusters(("a", "2025-01-01"), ("b", "2024-01-01"))
    made.join("a", "b", "alike")
    assert made.heads() == {"a": "b", "b": "b"}
    assert list(made.identities(made.heads())) == [
        Identity(made.id_of("a"), made.id_of("b"), "alike")
    ]


def test_an_atom_is_as_old_as_the_oldest_article_that_tells_of_it() -> None:
    made = clusters(("a", "2025-01-01"), ("b", "2024-01-01"), ("a", "2023-01-01"))
    made.join("a", "b", "alike")
    assert set(made.heads().values()) == {"a"}


def test_undated_articles_are_the_youngest() -> None:
    made = clusters(("a", UNDATED), ("b", "2025-01-01"))
    made.join("a", "b", "alike")
    assert set(made.heads().values()) == {"b"}


def test_atoms_that_were_never_joined_stay_apart_and_leave_no_identity() -> None:
    made = clusters(("a", "2025-01-01"), ("b", "2025-01-01"))
    assert made.heads() == {"a": "a", "b": "b"}
    assert list(made.identities(made.heads())) == []
    assert "a" in made
    assert "c" not in made


@given(
    joins=st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8),
    data=st.data(),
)
def test_the_order_of_joins_does_not_matter(
    joins: list[tuple[str, str]], data: st.DataObject
) -> None:
    told = [(atom, f"202{k % 3}-01-01") for k, atom in enumerate("abcdef")]
    one, other = clusters(*told), clusters(*told)
    for a, b in joins:
        one.join(a, b, "alike")
    for a, b in data.draw(st.permutations(joins)):
        other.join(b, a, "alike")
    assert one.heads() == other.heads()


def test_long_chains_are_followed_without_recursion() -> None:
    atoms = [f"{k:06}" for k in range(20_000)]
    made = clusters(*((atom, UNDATED) for atom in atoms))
    for a, b in zip(atoms[1:], atoms, strict=False):
        made.join(a, b, "next")
    assert set(made.heads().values()) == {atoms[0]}
