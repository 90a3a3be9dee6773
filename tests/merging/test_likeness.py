"""Names that are one in other words, and the differences that tell two apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.merging.likeness import FREE, TRANSLATION, UNSAID, NameLikeness
from pressminer.normalize.comparable import Comparer


@pytest.fixture(scope="module")
def likeness(lexicon: Lexicon) -> NameLikeness:
    return NameLikeness(Comparer(lexicon))


def level(likeness: NameLikeness, a: str, b: str) -> str:
    """The level at which two names are alike, ``""`` where they never meet or are not."""
    x, y = likeness.comparer.form(a), likeness.comparer.form(b)
    if not set(likeness.blocks(x)) & set(likeness.blocks(y)):
        return ""
    found = likeness(x, y)
    return found.level if found else ""


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("Hochschule für Musik Detmold", "University of Music Detmold", FREE),
        ("Hochschule Kehl", "Kehl University of Applied Sciences", FREE),
        ("Hochschule Bremen", "University of Bremen", ""),  # Universität Bremen is another
        ("Institut für Produktionstechnik", "Institute of Manufacturing Technology",
         TRANSLATION),
        ("Akademie der Künste Heidelberg", "Heidelberg Academy of Arts and Sciences", FREE),
        ("Ministerium für Kunst Hessen", "Hessian Ministry of Science and Arts", ""),
        ("Verband der Automobilindustrie", "German Association of the Automotive Industry", FREE),
        ("Bundesärztekammer", "Deutsche Bundesärztekammer", UNSAID),
        ("Deutsches Museum", "Museum", ""),
        ("Krebsgesellschaft Hessen", "Deutsche Krebsgesellschaft", ""),
        ("Fraunhofer-Institut für Lasertechnik", "Fraunhofer-Institut für Lasertechnik Aachen",
         UNSAID),
        ("Institut für Virologie", "Institut für Virologie Ulm", ""),
        ("Klinik für Virologie Ulm", "Institute of Virology Ulm", ""),
        ("Universitätsklinikum Carl Gustav Carus Dresden",
         "University Hospital Carl Gustav Carus", FREE),
        ("Verein für Sport Ulm", "Verband für Sport Ulm", ""),  # one language, two words
        ("Eidgenössisches Departement des Innern", "Federal Department of Home Affairs", FREE),
        ("Nordlicht Energie AG", "Northern Light Energy Ltd", ""),
    ],
)  # fmt: skip
def test_levels(likeness: NameLikeness, a: str, b: str, wanted: str) -> None:
    found = level(likeness, a, b)
    assert bool(found) == bool(wanted)
    assert found in {wanted, TRANSLATION, FREE} if wanted == FREE else found == wanted


NAMES = st.sampled_from(
    [
        "Hochschule für Musik Detmold",
        "University of Music Detmold",
        "Deutsche Krebsgesellschaft",
        "Krebsgesellschaft",
        "German Cancer Society",
        "Fraunhofer-Institut für Lasertechnik Aachen",
        "Fraunhofer Institute for Laser Technology",
        "Institut für Virologie Ulm",
        "",
    ]
)


@given(NAMES, NAMES)
def test_likeness_has_no_direction(likeness: NameLikeness, a: str, b: str) -> None:
    assert level(likeness, a, b) == level(likeness, b, a)
