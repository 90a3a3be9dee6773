"""The reduce side on synthetic findings: the contract's promises about ids, order and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Role,
)
from pressminer.tables import rows_of

Rows = Mapping[str, list[dict[str, str]]]

FACT_TABLES = ("persons", "organizations", "places", "roles", "amounts", "dates", "relations")
ID = {
    "documents": "document_id", "persons": "person_id", "organizations": "organization_id",
    "places": "place_id", "roles": "role_id", "amounts": "amount_id", "dates": "date_id",
    "relations": "relation_id", "mentions": "mention_id",
}  # fmt: skip

PERSONS = (
    PersonName("Anna Muster", "Dr."),
    PersonName("Anna M. Muster", "Prof. Dr."),
    PersonName("A. Muster"),
    PersonName("Muster"),
    PersonName("Jan Muster"),
    PersonName("Anna Muster-Beispiel"),
    PersonName("Anna Beispiel"),
    PersonName("Thomas F. Hofmann"),
    PersonName("Thomas M. Hofmann"),
    PersonName("Thomas Hofmann"),
    PersonName("Hofmann"),
)
ORGANIZATIONS = (
    OrganizationName("Technische Universität München", "university", "TUM", "tum",
                     ("Technische Universität München", "TUM", "Münchner TU")),
    OrganizationName("Münchner TU", "university", "", "", ("Münchner TU",)),
    OrganizationName("TUM", "university", "TUM", "", ("TUM",)),
    OrganizationName("Institut für Hafenkunde Ulm", "research_institute", "IfH"),
    OrganizationName("Institut für Hafenkunde Marburg", "research_institute", "IfH"),
    OrganizationName("Ulm Institute of Hafenkunde", "research_institute", "IfH"),
    OrganizationName("IfH", "research_institute", "IfH"),
    OrganizationName("Netzwerk Gute Luft", "alliance", "", "",
                     ("Netzwerk Gute Luft", "Bündnis Frischer Wind")),
    OrganizationName("Bündnis Frischer Wind", "alliance"),
    OrganizationName("Deutsches Krebsforschungszentrum", "research_institute", "DKFZ", "dkfz",
                     ("Deutsches Krebsforschungszentrum", "Bündnis Frischer Wind")),
)  # fmt: skip
PLACES = (PlaceName("Ulm", kind="city"), PlaceName("Bayern", kind="state"), PlaceName("Bavaria"))
AMOUNTS = (
    Amount("money", Decimal("10000000"), "EUR"),
    Amount("money", Decimal("1E+7"), "EUR", "about"),
    Amount("money", Decimal("1E+7"), "EUR", "at_least"),
    Amount("money", Decimal("10000000.00"), "EUR", per="year"),
    Amount("percentage", Decimal("20"), "%", value_max=Decimal("30"), qualifier="range"),
    Amount("count", Decimal("3500"), "klinische Studien"),
)
DATES = (PartialDate("2025", None, None), PartialDate("", None, None))
POSTS = (("Präsidentin", "president"), ("President", "president"), ("Leiterin", "head"))


def mention(at: int) -> Mention:
    return Mention(at, at + 5, f"Wort{at % 10}", "Ein Satz.", "de")


def fact(value: Any, at: int, times: int = 1) -> Fact[Any]:
    return Fact(value, tuple(mention(at + 1000 * k) for k in range(times)))


def article(path: str, published_on: str = "", **tables: Sequence[Any]) -> Findings:
    """Findings with one mention per value, each at a place of its own."""
    at = iter(range(0, 10_000, 10))
    facts = {name: tuple(fact(v, next(at)) for v in values) for name, values in tables.items()}
    return Findings(Document(document_id(path), path, path, "de", published_on), **facts)


def person(k: int) -> EntityRef:
    return EntityRef("persons", k)


def body(k: int) -> EntityRef:
    return EntityRef("organizations", k)


def as_rows(findings: Iterable[Findings], lexicon: Lexicon) -> Rows:
    tables = rows_of(merge(list(findings), lexicon))
    return {
        name: [dict(zip(columns, row, strict=True)) for row in rows]
        for name, (columns, rows) in tables.items()
    }


@st.composite
def findings(draw: st.DrawFn, path: str, published_on: str | None = None) -> Findings:
    """An article that mentions some of the names above, posts and relations among them."""

    def some(pool: Sequence[Any], most: int = 4) -> list[Any]:
        return draw(st.lists(st.sampled_from(pool), max_size=most, unique_by=id))

    day = draw(st.sampled_from(("", "2023-05-01", "2024-05-01", "2025-05-01")))
    persons, organizations = some(PERSONS), some(ORGANIZATIONS)
    dates = some(DATES, 2)
    amounts = list({(a.value, a.per): a for a in some(AMOUNTS, 3)}.values())  # one hedge each
    roles, relations = [], []
    for title, canonical in some(POSTS, 3) if persons else ():
        where = draw(st.sampled_from([None, *range(len(organizations))]))
        who = draw(st.integers(0, len(persons) - 1))
        ref = None if where is None else body(where)
        roles.append(Role(person(who), title, canonical, ref))
    for kind in some(("member_of", "partner_of", "funds"), 3) if len(organizations) > 1 else ():
        a, b = draw(st.permutations(range(len(organizations))))[:2]
        amount = 0 if kind == "funds" and amounts else None
        relations.append(Relation(body(a), kind, body(b), amount))
    return article(
        path,
        day if published_on is None else published_on,
        persons=persons,
        organizations=organizations,
        places=some(PLACES, 2),
        roles=roles,
        amounts=amounts,
        dates=dates,
        relations=relations,
    )


@st.composite
def corpora(draw: st.DrawFn, most: int = 5) -> list[Findings]:
    size = draw(st.integers(1, most))
    return [draw(findings(f"{k}.txt")) for k in range(size)]


quick = settings(deadline=None, max_examples=40)


# --- properties -------------------------------------------------------------------------------


@quick
@given(data=st.data(), corpus=corpora())
def test_the_order_of_articles_does_not_matter(
    lexicon: Lexicon, data: st.DataObject, corpus: list[Findings]
) -> None:
    shuffled = data.draw(st.permutations(corpus))
    assert rows_of(merge(shuffled, lexicon)) == rows_of(merge(corpus, lexicon))


@quick
@given(corpus=corpora())
def test_every_row_has_evidence_and_points_at_rows(
    lexicon: Lexicon, corpus: list[Findings]
) -> None:
    rows = as_rows(corpus, lexicon)
    supported = {(m["table"], m["record_id"]) for m in rows["mentions"]}
    ids = {table: {row[ID[table]] for row in rows[table]} for table in ID}
    for table in FACT_TABLES:
        assert {(table, i) for i in ids[table]} == {s for s in supported if s[0] == table}
    for table in ID:
        assert len(ids[table]) == len(rows[table]), f"{table}: an id stands twice"
    ends = ids["organizations"] | ids["places"] | ids["persons"]
    for role in rows["roles"]:
        assert role["person_id"] in ids["persons"]
        assert role["organization_id"] in ends | {""}
    for relation in rows["relations"]:
        assert {relation["subject_id"], relation["object_id"]} <= ends
        assert relation["subject_id"] != relation["object_id"]
        assert relation["amount_id"] in ids["amounts"] | {""}
        assert relation["date_id"] in ids["dates"] | {""}
    for m in rows["mentions"]:
        assert m["document_id"] in ids["documents"]


def lost(before: Rows, after: Rows) -> set[str]:
    """Ids of rows that are neither rows any more nor lead to one through identities."""
    live = {row[ID[table]] for table in FACT_TABLES for row in after[table]}
    moved = {i["id"]: i["merged_into"] for i in after["identities"]}
    gone = set()
    for table in FACT_TABLES:
        for row in before[table]:
            at, seen = row[ID[table]], set[str]()
            while at not in live and at in moved and at not in seen:
                seen.add(at)
                at = moved[at]
            if at not in live:
                gone.add(row[ID[table]])
    return gone


@quick
@given(corpus=corpora(), new=findings("neu.txt"))
def test_no_id_is_lost_when_an_article_is_added(
    lexicon: Lexicon, corpus: list[Findings], new: Findings
) -> None:
    assert lost(as_rows(corpus, lexicon), as_rows([*corpus, new], lexicon)) == set()


@quick
@given(corpus=corpora(), new=findings("neu.txt", published_on="2026-01-01"))
def test_a_newer_article_never_takes_over_an_id(
    lexicon: Lexicon, corpus: list[Findings], new: Findings
) -> None:
    """What was a row stays one, or goes into a row that was there as well."""
    corpus = [_dated(f, "2024-01-01") if not f.document.published_on else f for f in corpus]
    before, after = as_rows(corpus, lexicon), as_rows([*corpus, new], lexicon)
    old = {row[ID[table]] for table in FACT_TABLES for row in before[table]}
    moved = {i["id"]: i["merged_into"] for i in after["identities"]}
    live = {row[ID[table]] for table in FACT_TABLES for row in after[table]}
    for i in old - live:
        assert moved[i] in old


def _dated(f: Findings, day: str) -> Findings:
    return replace(f, document=replace(f.document, published_on=day))


@quick
@given(corpus=corpora())
def test_ids_do_not_hang_on_paths(lexicon: Lexicon, corpus: list[Findings]) -> None:
    """Files may be renamed; only who is known by a bare last name belongs to one article."""
    corpus = [
        replace(f, persons=tuple(p for p in f.persons if " " in p.value.name), roles=())
        for f in corpus
    ]
    moved = [
        replace(f, document=replace(f.document, document_id=document_id(f"anders/{k}.md")))
        for k, f in enumerate(corpus)
    ]
    before, after = as_rows(corpus, lexicon), as_rows(moved, lexicon)
    for table in FACT_TABLES:
        assert [r[ID[table]] for r in before[table]] == [r[ID[table]] for r in after[table]]


@quick
@given(corpus=corpora())
def test_identities_lead_from_no_row_to_a_row(lexicon: Lexicon, corpus: list[Findings]) -> None:
    rows = as_rows(corpus, lexicon)
    live = {row[ID[table]] for table in FACT_TABLES for row in rows[table]}
    moved = [i["id"] for i in rows["identities"]]
    assert len(moved) == len(set(moved)), "an id cannot go to two places"
    for identity in rows["identities"]:
        assert identity["id"] not in live
        assert identity["merged_into"] in live
        assert identity["reason"]


@quick
@given(corpus=corpora())
def test_mention_counts_add_up(lexicon: Lexicon, corpus: list[Findings]) -> None:
    rows = as_rows(corpus, lexicon)
    for table in FACT_TABLES:
        for row in rows[table]:
            mine = [m for m in rows["mentions"] if m["record_id"] == row[ID[table]]]
            assert int(row["mention_count"]) == len(mine)
            assert row["document_ids"] == "|".join(sorted({m["document_id"] for m in mine}))


# --- what becomes one -------------------------------------------------------------------------


def test_the_older_id_survives_when_a_new_article_proves_two_rows_one(lexicon: Lexicon) -> None:
    """A row under a loose name of 2023 keeps its id when 2025 names the listed body with it."""
    loose = "Bündnis Frischer Wind"
    old = article("alt.txt", "2023-01-01", organizations=[OrganizationName(loose, "university")])
    listed = replace(ORGANIZATIONS[0], forms=(ORGANIZATIONS[0].name, loose))
    new = article("neu.txt", "2025-01-01", organizations=[listed])
    (before,) = as_rows([old], lexicon)["organizations"]
    rows = as_rows([old, new], lexicon)
    (after,) = rows["organizations"]
    assert after["organization_id"] == before["organization_id"]
    assert after["name_en"] == "Technical University of Munich"
    assert {i["merged_into"] for i in rows["identities"]} == {before["organization_id"]}


def test_an_older_article_may_take_over_the_id_but_says_so(lexicon: Lexicon) -> None:
    known = article("b.txt", "2025-01-01", persons=[PERSONS[1]])
    older = article("a.txt", "2020-01-01", persons=[PERSONS[0]])
    (before,) = as_rows([known], lexicon)["persons"]
    rows = as_rows([known, older], lexicon)
    (after,) = rows["persons"]
    assert rows["identities"] == [
        {
            "id": before["person_id"],
            "merged_into": after["person_id"],
            "reason": "same first and last name",
        }
    ]
    assert (after["name"], after["honorifics"]) == ("Anna M. Muster", "Prof. Dr.")


def test_a_relation_between_two_that_become_one_leads_to_that_one(lexicon: Lexicon) -> None:
    partners = article(
        "a.txt",
        "2023-01-01",
        organizations=[replace(ORGANIZATIONS[7], forms=()), ORGANIZATIONS[8]],
        relations=[Relation(body(0), "partner_of", body(1))],
    )
    proof = article("b.txt", "2024-01-01", organizations=[ORGANIZATIONS[7]])
    before, after = as_rows([partners], lexicon), as_rows([partners, proof], lexicon)
    assert len(before["relations"]) == 1
    assert after["relations"] == []
    assert lost(before, after) == set()


def test_partners_are_one_row_in_either_direction(lexicon: Lexicon) -> None:
    both = [ORGANIZATIONS[3], ORGANIZATIONS[7]]
    told = [
        article(
            f"{a}.txt", organizations=both, relations=[Relation(body(a), "partner_of", body(b))]
        )
        for a, b in ((0, 1), (1, 0))
    ]
    assert len(as_rows(told, lexicon)["relations"]) == 1


def test_members_are_not_one_row_in_either_direction(lexicon: Lexicon) -> None:
    both = [ORGANIZATIONS[3], ORGANIZATIONS[7]]
    told = [
        article(f"{a}.txt", organizations=both, relations=[Relation(body(a), "member_of", body(b))])
        for a, b in ((0, 1), (1, 0))
    ]
    assert len(as_rows(told, lexicon)["relations"]) == 2


def test_another_article_may_say_where_a_post_is(lexicon: Lexicon) -> None:
    """`organization` is empty if the text does not say; other articles may fill it (guide, 5)."""
    says = article(
        "a.txt", persons=[PERSONS[0]], organizations=[ORGANIZATIONS[0]],
        roles=[Role(person(0), "Präsidentin", "president", body(0))],
    )  # fmt: skip
    silent = article(
        "b.txt", persons=[PERSONS[0]], roles=[Role(person(0), "President", "president")]
    )
    (role,) = as_rows([says, silent], lexicon)["roles"]
    assert role["organization"] == "Technische Universität München"
    assert role["mention_count"] == "2"


def test_a_post_with_two_bodies_does_not_say_where_the_third_is(lexicon: Lexicon) -> None:
    told = [
        article(
            f"{k}.txt", persons=[PERSONS[0]], organizations=[ORGANIZATIONS[where]],
            roles=[Role(person(0), "Präsidentin", "president", body(0))],
        )
        for k, where in enumerate((0, 3))
    ]  # fmt: skip
    silent = article(
        "c.txt", persons=[PERSONS[0]], roles=[Role(person(0), "President", "president")]
    )
    roles = as_rows([*told, silent], lexicon)["roles"]
    assert sorted(r["organization"] for r in roles) == [
        "", "Institut für Hafenkunde Ulm", "Technische Universität München",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        (AMOUNTS[0], replace(AMOUNTS[0], value=Decimal("1E+7")), 1),
        (AMOUNTS[0], AMOUNTS[1], 2),  # 10 Millionen Euro of one body, bis zu 10 Mio. of another
        (AMOUNTS[0], AMOUNTS[3], 2),  # … jährlich
        (AMOUNTS[0], replace(AMOUNTS[0], unit="USD"), 2),
        (AMOUNTS[4], replace(AMOUNTS[4], value_max=None), 2),
        (AMOUNTS[5], replace(AMOUNTS[5], unit="Klinische Studien"), 1),
    ],
)
def test_equal_figures_are_one_row(
    lexicon: Lexicon, first: Amount, second: Amount, rows: int
) -> None:
    told = [article("a.txt", amounts=[first]), article("b.txt", amounts=[second])]
    assert len(as_rows(told, lexicon)["amounts"]) == rows


def test_one_spelling_stands_for_a_thing_counted(lexicon: Lexicon) -> None:
    """A headline in capitals does not decide how the unit is written."""
    told = [
        article("a.txt", amounts=[replace(AMOUNTS[5], unit="Klinische Studien")]),
        article("b.txt", amounts=[AMOUNTS[5]]),
    ]
    (amount,) = as_rows(told, lexicon)["amounts"]
    assert (amount["value"], amount["unit"]) == ("3500", "klinische Studien")


def test_a_place_in_two_languages_is_one_row(lexicon: Lexicon) -> None:
    key = lexicon.place_names.get("Bayern")[0]
    told = [
        article("a.txt", places=[PlaceName("Bayern", key, "state")]),
        article("b.txt", places=[PlaceName("Bavaria", key, "state")]),
    ]
    (place,) = as_rows(told, lexicon)["places"]
    assert (place["name_de"], place["name_en"]) == ("Bayern", "Bavaria")


def test_a_place_and_a_person_of_one_name_are_kept_apart(lexicon: Lexicon) -> None:
    told = [article("a.txt", places=[PlaceName("Essen")], persons=[PersonName("Essen")])]
    rows = as_rows(told, lexicon)
    assert rows["places"][0]["place_id"] != rows["persons"][0]["person_id"]


def test_articles_that_were_not_mined_are_rows_without_facts(lexicon: Lexicon) -> None:
    bad = Findings(Document("art-1", "x.pdf", status="skipped", message="no reader"))
    rows = as_rows([bad], lexicon)
    assert [(d["status"], d["message"]) for d in rows["documents"]] == [("skipped", "no reader")]
    assert rows["mentions"] == []
