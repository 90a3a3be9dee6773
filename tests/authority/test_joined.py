"""The shipped list and the user's lists as one."""

from __future__ import annotations

import pytest

from pressminer.authority.joined import joined
from pressminer.authority.table import Body


def body(id_: str, name: str = "", *, country: str = "DE", ror: str = "", **more: object) -> Body:
    plain = Body(id_, name or id_, name or id_, (), (), "university", "", country, "", ror)
    return plain._replace(**more)


TUM = body("tum", "Technische Universität München", ror="02kkvpp62", acronyms=("TUM",))
BMG = body("bmg", "Bundesministerium für Gesundheit", country="DE")


@pytest.mark.parametrize(
    ("own", "id_"),
    [
        (body("ror-02kkvpp62", "TU München", ror="02kkvpp62"), "tum"),
        (body("x", "Technische Universität München"), "tum"),
        (body("x", "technische universität münchen", country=""), "tum"),
        (body("x", "", name_de="", name_en=TUM.name_en), "tum"),
        (body("tum", "Etwas anderes"), "tum"),
        (body("x", "Technische Universität München", ror="000000001"), "x"),
        (body("x", "Technische Universität München", country="AT"), "x"),
        (body("x", "Bundesministerium für Gesundheit", country="AT"), "x"),
        (body("x", "TUM"), "x"),
    ],
)
def test_the_same_body(own: Body, id_: str) -> None:
    lists = joined([TUM, BMG], [[own]])
    assert set(lists.bodies) == {"tum", "bmg", id_}
    assert lists.bodies["tum"] is TUM
    assert {told for _, told in lists.names} <= {id_}


def test_a_shipped_row_gains_names_and_acronyms_and_keeps_its_own() -> None:
    own = body(
        "ror-02kkvpp62",
        "TU München",
        ror="02kkvpp62",
        aliases=("Technische Universität München", "TUM"),
        acronyms=("TUM", "TU"),
        kind="other",
    )
    lists = joined([TUM], [[own]])
    assert lists.bodies == {"tum": TUM}
    assert list(lists.names) == [("TU München", "tum")]
    assert lists.added == {"tum": ("TU München",)}
    assert lists.acronyms == {"TUM": ("tum",), "TU": ("tum",)}


def test_the_first_of_two_lists_has_the_row_and_both_give_names() -> None:
    first, second = body("a", "Haus A", ror="000000001"), body("b", "Haus B", ror="000000001")
    lists = joined([], [[first], [second, second]])
    assert lists.bodies == {"a": first}
    assert list(lists.names) == [("Haus A", "a"), ("Haus B", "a")]


def test_an_acronym_of_two_bodies_stays_with_both() -> None:
    lists = joined([], [[body("a", acronyms=("IPA",)), body("b", acronyms=("IPA", "IPA"))]])
    assert lists.acronyms == {"IPA": ("a", "b")}


def test_without_lists_all_is_as_shipped() -> None:
    lists = joined([TUM, BMG], [])
    assert lists.bodies == {"tum": TUM, "bmg": BMG}
    assert not lists.names and not lists.acronyms
