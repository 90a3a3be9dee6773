"""What looks like an acronym, and which name it may stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.matchers.acronyms import acronym_fits, in_order, is_acronym_like


@pytest.mark.parametrize(
    ("word", "yes"),
    [
        ("LMU", True),
        ("M1", True),
        ("UKHD", True),
        ("MPImF", True),
        ("MPI-CBS", True),
        ("BfArM", True),
        ("DiBi", True),
        ("EU", True),
        ("Ulm", False),
        ("München", False),
        ("I", False),
        ("", False),
        ("3D-Druck", False),
        ("mRNA", False),
        ("R&D", False),
        ("2024", False),
        ("HEIDELBERGMANNHEIM", False),
        ("Max-Planck", False),
        ("iPhone", False),
    ],
)
def test_like(word: str, yes: bool) -> None:
    assert is_acronym_like(word) is yes


FITTING = [
    ("DKFZ", "Deutsches Krebsforschungszentrum"),
    ("LMU", "Ludwig-Maximilians-Universität München"),
    ("TUM", "Technical University of Munich"),
    ("BMBF", "Bundesministerium für Bildung und Forschung"),
    ("UKL", "Universitätsklinikum Leipzig"),
    ("MPI-CBS", "Max-Planck-Institut für Kognitions- und Neurowissenschaften"),
    ("KIT", "Karlsruher Institut für Technologie"),
    ("ÖAW", "Österreichische Akademie der Wissenschaften"),
    ("FDA", "Food and Drug Administration"),
    ("NSF", "National Science Foundation"),
    ("UFZ", "Helmholtz-Zentrum für Umweltforschung"),
    ("BfArM", "Bundesinstitut für Arzneimittel und Medizinprodukte"),
    ("ZI", "Zentralinstitut für Seelische Gesundheit"),
    ("IfW", "Institut für Weltwirtschaft"),
]


@pytest.mark.parametrize(("short", "name"), FITTING)
def test_fits(short: str, name: str) -> None:
    assert acronym_fits(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("WHO", "Charité"),
        ("SPD", "Universität Leipzig"),
        ("NATO", "Klinikum Fulda"),
        ("KI", "Bundesamt für Gesundheit"),
    ],
)
def test_does_not_fit(short: str, name: str) -> None:
    assert not acronym_fits(short, name)


@pytest.mark.parametrize(
    ("short", "name", "yes"),
    [
        ("DKFZ", "Deutsches Krebsforschungszentrum", True),
        ("UFZ", "Helmholtz-Zentrum für Umweltforschung", False),  # letters not in this order
        ("TUC", "Trades Union Congress", True),
        ("SGZ", "Zentralinstitut für Seelische Gesundheit", False),
        ("EA", "Deutsches Krebsforschungszentrum", False),  # first letter inside a word
    ],
)
def test_letters_in_order(short: str, name: str, yes: bool) -> None:
    assert in_order(short, name) is yes


@given(st.text(alphabet="ABCDEFGHÄÖÜ", min_size=1, max_size=6), st.text(max_size=30))
def test_initials_spell_their_name(letters: str, tail: str) -> None:
    name = " ".join(letter + "arl" for letter in letters)
    assert in_order(letters, name)
    assert acronym_fits(letters, name)
    assert isinstance(is_acronym_like(tail), bool)


@given(st.text(alphabet="ABCXYZ19", min_size=2, max_size=12))
def test_in_order_implies_fitting(short: str) -> None:
    name = "Akademie Bern Cham Xanten Ybbs Zug 19"
    assert not in_order(short, name) or acronym_fits(short, name)
