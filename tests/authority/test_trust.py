"""Names of a registry: which are found by themselves, which only say who is meant, which not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.authority.trust import Standing, Trust
from pressminer.lexicon import Lexicon


@pytest.fixture(scope="module")
def trust(lexicon: Lexicon) -> Trust:
    return Trust(lexicon)


@pytest.mark.parametrize(
    "name",
    [
        "Universität Ulm",
        "University of Twente",
        "Leipziger Institut für Energie",
        "Max-Planck-Institut für Biochemie",
        "Alfred Landecker Foundation",
        "Robert-Bosch-Krankenhaus",
        "Berlin-Brandenburgische Akademie der Wissenschaften",
        "Tubulis GmbH",
        "BioVersys",
        "Math2Market",
        "ScaDS.AI",
        "IFB Hamburg",
        "EIT Health",
    ],
)
def test_sure(trust: Trust, name: str) -> None:
    assert trust.standing(name) is Standing.SURE


@pytest.mark.parametrize(
    "name",
    [
        "Idorsia",  # coined, but so is many a last name
        "Alfred Landecker",  # an alias of the foundation, and a person
        "Max Weber",
        "Collegium Carolinum",
        "McAllister",
        "DKFZ",
    ],
)
def test_known_where_something_else_found_it(trust: Trust, name: str) -> None:
    assert trust.standing(name) is Standing.KNOWN


@pytest.mark.parametrize(
    "name",
    [
        "Hamburg",
        "Stadt Zürich",
        "Kanton Basel-Landschaft",
        "City of Vienna",
        "Lahn-Dill-Kreis",
        "Switch",
        "Innovation",
        "Walter",
        "Huber",
        "Kunsthalle",
        "Bundespräsident",
        "Tumor-Zentrum",
        "Institut für Anatomie",
        "Klinik und Poliklinik für Frauenheilkunde und Geburtshilfe",
        "Department of Oncology",
        "Federal Ministry of Finance",
        "The Future",
        "Digital Society",
        "FIND",
        "DIE",
        "KI",
        "M5",
        "–",
        "",
    ],
)
def test_never(trust: Trust, name: str) -> None:
    assert trust.standing(name) is Standing.NEVER


@pytest.mark.parametrize(
    ("letters", "may"),
    [
        ("ISI", True),
        ("HfG", True),
        ("MPI-CBS", True),
        ("IT", False),
        ("DIE", False),
        ("FIND", False),
        ("BIP", False),
        ("Charité", False),
        ("SC SimTech", False),
    ],
)
def test_acronyms(trust: Trust, letters: str, may: bool) -> None:
    assert trust.is_acronym(letters) is may


@given(st.text(max_size=40))
def test_any_text_has_a_standing(trust: Trust, name: str) -> None:
    assert trust.standing(name) in set(Standing)


@pytest.mark.parametrize("kind", ["given_names", "surnames", "ambiguous_places"])
def test_no_listed_person_or_place_is_ever_sure(lexicon: Lexicon, trust: Trust, kind: str) -> None:
    words = sorted(getattr(lexicon, kind))[::40]
    assert not [w for w in words if trust.standing(w.capitalize()) is Standing.SURE]
