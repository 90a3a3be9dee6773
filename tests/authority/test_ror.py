"""Records of a dump as rows of a list."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.authority.ror import Reason, RorReader, ror_id, squeezed
from pressminer.authority.table import KINDS, Body
from pressminer.lexicon import Lexicon

ULM = "https://ror.org/032000t02"


def name(value: str, *types: str, lang: str | None = None) -> dict[str, Any]:
    return {"value": value, "types": list(types), "lang": lang}


def place(city: str = "Munich", country: str = "DE") -> dict[str, Any]:
    return {"geonames_id": 1, "geonames_details": {"name": city, "country_code": country}}


def record(*names: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": ULM,
        "status": "active",
        "types": ["education"],
        "names": list(names),
        "locations": [place()],
        "relationships": [],
        **fields,
    }


@pytest.fixture(scope="module")
def read(lexicon: Lexicon) -> RorReader:
    return RorReader(lexicon)


def row(read: RorReader, stated: dict[str, Any]) -> Body:
    body = read(stated)
    assert isinstance(body, Body)
    return body


def test_a_whole_record(read: RorReader) -> None:
    stated = record(
        name("German Cancer Research Center", "label", "ror_display", lang="en"),
        name("Deutsches Krebsforschungszentrum", "label", lang="de"),
        name("DKFZ", "acronym"),
        name("Krebsforschungszentrum Heidelberg", "alias", lang="de"),
        name("Centre allemand de recherche sur le cancer", "label", lang="fr"),
        types=["facility"],
        locations=[place("Heidelberg")],
        relationships=[
            {"type": "child", "id": "https://ror.org/000000001"},
            {"type": "parent", "id": "https://ror.org/0281dp749"},
        ],
    )
    assert read(stated) == Body(
        "ror-032000t02",
        "Deutsches Krebsforschungszentrum",
        "German Cancer Research Center",
        ("DKFZ",),
        ("Krebsforschungszentrum Heidelberg",),
        "research_institute",
        "Heidelberg",
        "DE",
        "ror-0281dp749",
        "032000t02",
    )


@pytest.mark.parametrize(
    ("names", "german", "english", "aliases"),
    [
        ([name("Haus A", "label", "ror_display", lang="de")], "Haus A", "", ()),
        ([name("House A", "label", "ror_display", lang="en")], "", "House A", ()),
        ([name("Novaremed", "label", "ror_display")], "Novaremed", "Novaremed", ()),
        ([name("Maison A", "ror_display", lang="fr")], "Maison A", "Maison A", ()),
        (
            [name("Alt A", "alias", lang="de"), name("Haus A", "label", lang="de")],
            "Haus A",
            "",
            ("Alt A",),
        ),
        (
            [name("Brand", "label", "ror_display"), name("Haus A", "label", lang="de")],
            "Haus A",
            "",
            ("Brand",),
        ),
    ],
)
def test_names_by_language(
    read: RorReader,
    names: list[dict[str, Any]],
    german: str,
    english: str,
    aliases: tuple[str, ...],
) -> None:
    body = row(read, record(*names))
    assert (body.name_de, body.name_en, body.aliases) == (german, english, aliases)


@pytest.mark.parametrize(
    ("value", "told", "acronyms"),
    [
        ("Siemens (Germany)", "Siemens", ()),
        ("Institut für Sonnenphysik (KIS)", "Institut für Sonnenphysik", ("KIS",)),
        ("Universität Frankfurt (Oder)", "Universität Frankfurt (Oder)", ()),
        ("Haus  A\t|\nB", "Haus A / B", ()),
    ],
)
def test_brackets_and_separators(
    read: RorReader, value: str, told: str, acronyms: tuple[str, ...]
) -> None:
    body = row(read, record(name(value, "label", "ror_display", lang="de")))
    assert (body.name_de, body.acronyms) == (told, acronyms)


@pytest.mark.parametrize("value", ["naturgucker.de", "罗西基金会", "", " ", "X", "A" * 201])
def test_no_names(read: RorReader, value: str) -> None:
    assert read(record(name(value, "label", "ror_display"))) is Reason.NAMELESS


@pytest.mark.parametrize(
    ("city", "country", "told"),
    [
        ("Munich", "DE", "München"),
        ("Geneva", "CH", "Genf"),
        ("Vienna", "AT", "Wien"),
        ("Cambridge", "GB", "Cambridge"),
        ("Nowhere", "DE", "Nowhere"),
    ],
)
def test_seats_have_their_german_name(read: RorReader, city: str, country: str, told: str) -> None:
    body = row(read, record(name("A B", "label"), locations=[place(city, country)]))
    assert (body.place, body.country) == (told, country)


def test_several_seats_are_no_seat(read: RorReader) -> None:
    body = row(read, record(name("A B", "label"), locations=[place("Bonn"), place("Ulm")]))
    assert (body.place, body.country) == ("", "DE")
    assert row(read, record(name("A B", "label"), locations=[])).country == ""


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": "inactive"}, Reason.INACTIVE),
        ({"status": "withdrawn"}, Reason.INACTIVE),
        ({"names": []}, Reason.NAMELESS),
        ({"names": None}, Reason.NAMELESS),
        ({"names": "Universität Ulm"}, Reason.MALFORMED),
        ({"names": [{"value": "Universität Ulm"}]}, Reason.MALFORMED),
        ({"names": [None]}, Reason.MALFORMED),
        ({"id": "https://example.org/1"}, Reason.MALFORMED),
        ({"id": None}, Reason.MALFORMED),
        ({"locations": [{}]}, Reason.MALFORMED),
        ({"relationships": [{"type": "parent"}]}, Reason.MALFORMED),
    ],
)
def test_what_is_left_out(read: RorReader, fields: dict[str, Any], reason: Reason) -> None:
    assert read(record(name("Universität Ulm", "label"), **fields)) is reason


def test_countries_and_languages_are_chosen(lexicon: Lexicon) -> None:
    stated = record(
        name("Haus A", "label", "ror_display", lang="de"), name("Maison A", "alias", lang="fr")
    )
    assert RorReader(lexicon, {"AT"})(stated) is Reason.ELSEWHERE
    french = row(RorReader(lexicon, {"DE"}, {"fr"}), stated)
    assert (french.name_de, french.aliases) == ("Maison A", ())


@pytest.mark.parametrize(
    ("stated", "told"),
    [(ULM, "032000t02"), ("032000t02", "032000t02"), ("https://ror.org/132000t02", ""), ("", "")],
)
def test_ror_id(stated: str, told: str) -> None:
    assert ror_id(stated) == told


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@given(
    field=st.sampled_from(["id", "status", "types", "names", "locations", "relationships"]),
    value=_JSON,
)
def test_any_value_in_any_field_is_survived(read: RorReader, field: str, value: Any) -> None:
    body = read({**record(name("Universität Ulm", "label", lang="de")), field: value})
    assert isinstance(body, Reason) or body.kind in KINDS


@given(st.text(max_size=40))
def test_a_cell_is_one_line(text: str) -> None:
    cell = squeezed(text)
    assert not set(cell) & set("\t\n\r|") and len(cell.splitlines()) <= 1
