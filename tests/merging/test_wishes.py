"""The user's word on names while they are merged: what follows from it, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.ids import document_id
from pressminer.lexicon import Lexicon
from pressminer.merge import merge
from pressminer.merging.clusters import Clusters
from pressminer.merging.wishes import DROP, JOIN, PART, Wish, lasting
from pressminer.model import (
    Document,
    EntityRef,
    Fact,
    Findings,
    Mention,
    OrganizationName,
    PersonName,
    PlaceName,
    Relation,
    Role,
)
from pressminer.tables import rows_of

Rows = dict[str, list[dict[str, str]]]


# --- on clusters --------------------------------------------------------------------------------


def clusters() -> Clusters:
    """``ab`` and ``cd`` are one each; ``e`` is alone; ``a`` is told before ``b`` and so on."""
    made = Clusters("org")
    for k, atom in enumerate("abcde"):
        made.add(atom, f"2024-0{k + 1}-01")
    made.join("a", "b", "alike")
    made.join("c", "d", "alike")
    return made


def ident(atom: str) -> str:
    return Clusters("org").id_of(atom)


def join(a: str, b: str) -> Wish:
    return Wish(JOIN, ident(a), ident(b), f"{a} is {b}")


def part(a: str) -> Wish:
    return Wish(PART, ident(a))


def drop(a: str) -> Wish:
    return Wish(DROP, ident(a))


def groups(made: Clusters) -> set[str]:
    """The atoms of each row, its head first."""
    heads = made.heads()
    found = {head: head for head in heads.values()}
    for atom, head in sorted(heads.items()):
        found[head] += atom if atom != head else ""
    return set(found.values())


@pytest.mark.parametrize(
    ("wishes", "found"),
    [
        ([], {"ab", "cd", "e"}),
        ([join("e", "a")], {"abe", "cd"}),
        ([join("a", "e")], {"eab", "cd"}),  # the row that is named keeps its id
        ([join("b", "d")], {"cabd", "e"}),  # rows, not names, go into each other
        ([join("a", "c"), join("c", "e")], {"eabcd"}),
        ([join("a", "c"), join("c", "a")], {"cabd", "e"}),
        ([part("b")], {"a", "b", "cd", "e"}),
        ([part("a")], {"ab", "cd", "e"}),  # its row is called by it already
        ([join("e", "a"), part("e")], {"ab", "cd", "e"}),
        ([part("b"), join("b", "e")], {"a", "cd", "eb"}),
        ([drop("a"), join("a", "e")], {"ab", "cd", "e"}),  # what is gone goes nowhere
        ([drop("e"), join("a", "e")], {"ab", "cd", "e"}),
        ([join("x", "a"), part("y"), drop("z")], {"ab", "cd", "e"}),  # not there any more
    ],
)
def test_wishes_are_granted_in_their_order(wishes: list[Wish], found: set[str]) -> None:
    made = clusters()
    made.wish(wishes)
    assert groups(made) == found


def test_a_name_that_stays_apart_links_no_others() -> None:
    made = clusters()
    made.join("b", "c", "both are like b")
    assert groups(made) == {"abcd", "e"}
    made.wish([part("b")])
    assert groups(made) == {"a", "b", "cd", "e"}
    assert made.granted.parted == {"b"}


def test_the_reason_is_the_users() -> None:
    made = clusters()
    made.wish([join("a", "e")])
    found = {i.id: i.reason for i in made.identities(made.heads())}
    assert found == {ident("a"): "a is e", ident("b"): "alike", ident("d"): "alike"}


def test_a_dropped_row_is_known_by_its_head() -> None:
    made = clusters()
    made.wish([join("a", "c"), drop("b")])
    made.heads()
    assert made.granted.dropped == {"c"}


@given(
    st.lists(
        st.one_of(
            st.builds(join, st.sampled_from("abcdex"), st.sampled_from("abcdex")),
            st.builds(part, st.sampled_from("abcdex")),
            st.builds(drop, st.sampled_from("abcdex")),
        ),
        max_size=6,
    )
)
def test_every_name_has_one_row_called_by_one_of_its_names(wishes: list[Wish]) -> None:
    made = clusters()
    made.wish(wishes)
    heads = made.heads()
    assert set(heads) == set("abcde")
    assert all(heads[head] == head for head in heads.values())
    gone = {i.id for i in made.identities(heads)}
    assert gone.isdisjoint({ident(head) for head in heads.values()})


def test_what_a_later_wish_takes_back_does_not_last() -> None:
    assert lasting([join("a", "b"), part("a")]) == []
    assert lasting([part("a"), join("a", "b")]) == [join("a", "b")]
    assert lasting([join("a", "b"), join("a", "c")]) == [join("a", "c")]
    assert lasting([drop("b"), join("a", "b")]) == []


# --- in a corpus --------------------------------------------------------------------------------


def article(path: str, day: str, **tables: Sequence[object]) -> Findings:
    at = iter(range(0, 10_000, 10))
    facts = {
        name: tuple(
            Fact(v, (Mention(k, k + 5, "Wort!", f"Satz {k}.", "de"),))
            for v, k in zip(values, at, strict=False)
        )
        for name, values in tables.items()
    }
    return Findings(Document(document_id(path), path, path, "de", day), **facts)  # type: ignore[arg-type]


def as_rows(findings: Sequence[Findings], lexicon: Lexicon, *wishes: Wish) -> Rows:
    return {
        name: [dict(zip(columns, row, strict=True)) for row in rows]
        for name, (columns, rows) in rows_of(merge(findings, lexicon, wishes)).items()
    }


def id_of(rows: Rows, table: str, name: str) -> str:
    (found,) = [row for row in rows[table] if row["name"] == name]
    return next(iter(found.values()))


ANNA, BARE = PersonName("Anna Muster"), PersonName("Muster")
WERFT, DOCK = (
    OrganizationName("Werft Emden", "company"),
    OrganizationName("Nordsee Dock", "company"),
)
PERSON, BODY, OTHER = (
    EntityRef("persons", 0),
    EntityRef("organizations", 0),
    EntityRef("organizations", 1),
)
POST = Role(PERSON, "Leiterin", "head", BODY)


def told(person: PersonName, body: OrganizationName, path: str, day: str) -> Findings:
    return article(path, day, persons=[person], organizations=[body], roles=[POST])


def test_bodies_that_are_one_make_a_last_name_with_a_post_there_one(lexicon: Lexicon) -> None:
    corpus = [told(ANNA, WERFT, "a.txt", "2024-01-01"), told(BARE, DOCK, "b.txt", "2024-02-01")]
    before = as_rows(corpus, lexicon)
    assert len(before["persons"]) == len(before["roles"]) == 2
    werft, dock = (id_of(before, "organizations", n) for n in ("Werft Emden", "Nordsee Dock"))
    after = as_rows(corpus, lexicon, Wish(JOIN, dock, werft, "decision"))
    assert [p["name"] for p in after["persons"]] == ["Anna Muster"]
    (role,) = after["roles"]
    assert (role["organization_id"], role["mention_count"]) == (werft, "2")
    assert role["organization"] == "Werft Emden"  # the row that the other went into has its name


def test_two_listed_bodies_are_one_if_the_user_says_so(lexicon: Lexicon) -> None:
    names = [
        OrganizationName("Technische Universität München", "university", "TUM", "tum"),
        OrganizationName("Deutsches Krebsforschungszentrum", "research_institute", "DKFZ", "dkfz"),
    ]
    corpus = [article("a.txt", "2024-01-01", organizations=names)]
    before = as_rows(corpus, lexicon)
    into, source = (row["organization_id"] for row in before["organizations"])
    (row,) = as_rows(corpus, lexicon, Wish(JOIN, source, into, "decision"))["organizations"]
    assert row["organization_id"] == into
    assert row["name"] == before["organizations"][0]["name"]


def test_a_dropped_body_lends_nothing(lexicon: Lexicon) -> None:
    """No cell, no relation, and no proof that two who hold a post there are one."""
    corpus = [
        told(ANNA, WERFT, "a.txt", "2024-01-01"),
        told(BARE, WERFT, "b.txt", "2024-02-01"),
        article("c.txt", "2024-03-01", persons=[ANNA], roles=[Role(PERSON, "Leiterin", "head")]),
        article(
            "d.txt", "2024-04-01", organizations=[WERFT, DOCK],
            relations=[Relation(BODY, "partner_of", OTHER)],
        ),
    ]  # fmt: skip
    before = as_rows(corpus, lexicon)
    assert len(before["persons"]) == len(before["relations"]) == 1
    gone = Wish(DROP, id_of(before, "organizations", "Werft Emden"))
    after = as_rows(corpus, lexicon, gone)
    assert len(after["persons"]) == 2
    assert [(r["person"], r["organization_id"], r["mention_count"]) for r in after["roles"]] == [
        ("Anna Muster", "", "2"), ("Muster", "", "1"),
    ]  # fmt: skip
    assert after["relations"] == []


def test_a_post_at_a_dropped_body_is_filled_from_the_other_one(lexicon: Lexicon) -> None:
    corpus = [told(ANNA, WERFT, "a.txt", "2024-01-01"), told(ANNA, DOCK, "b.txt", "2024-02-01")]
    before = as_rows(corpus, lexicon)
    after = as_rows(corpus, lexicon, Wish(DROP, id_of(before, "organizations", "Nordsee Dock")))
    (role,) = after["roles"]
    assert (role["organization"], role["mention_count"]) == ("Werft Emden", "2")


def test_a_dropped_person_holds_no_post(lexicon: Lexicon) -> None:
    corpus = [told(ANNA, WERFT, "a.txt", "2024-01-01")]
    before = as_rows(corpus, lexicon)
    after = as_rows(corpus, lexicon, Wish(DROP, id_of(before, "persons", "Anna Muster")))
    assert after["roles"] == []


def test_places_are_joined_as_well(lexicon: Lexicon) -> None:
    corpus = [article("a.txt", "2024-01-01", places=[PlaceName("Kleinau"), PlaceName("Klein Au")])]
    before = as_rows(corpus, lexicon)
    first, second = (row["place_id"] for row in before["places"])
    (row,) = as_rows(corpus, lexicon, Wish(JOIN, first, second, "decision"))["places"]
    assert (row["place_id"], row["name"]) == (second, before["places"][1]["name"])
    assert row["mention_count"] == "2"
