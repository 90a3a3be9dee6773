"""Which organizations of different articles are one, and which must not become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.merging.organizations import OrganizationMerger, Told, display_name
from pressminer.model import OrganizationName


def org(
    name: str, acronym: str = "", authority: str = "", forms: tuple[str, ...] = (), kind: str = ""
) -> OrganizationName:
    listed = forms or tuple(dict.fromkeys(f for f in (name, acronym) if f))
    return OrganizationName(name, kind or "other", acronym, authority, listed)


def rows(lexicon: Lexicon, *values: OrganizationName) -> list[list[int]]:
    """Positions of the values that end in one row."""
    merger = OrganizationMerger(lexicon)
    merger.add(Told(value, f"2024-01-{k + 1:02}") for k, value in enumerate(values))
    heads = merger.resolve()
    groups: dict[str, list[int]] = {}
    for k, value in enumerate(values):
        groups.setdefault(heads[merger.atom_of(value)], []).append(k)
    return sorted(groups.values())


ONE = [
    (org("Universität Ulm"), org("Ulm University")),
    (org("Universität Ulm"), org("University of Ulm")),
    (
        org("Deutsches Krebsforschungszentrum", "DKFZ", "dkfz"),
        org("German Cancer Research Center", "DKFZ"),
    ),
    (org("Technische Universität München", "TUM", "tum"), org("TU München")),
    (org("Institut für Hafenkunde Ulm", "IfH"), org("IfH", "IfH")),
    (org("Institut für Hafenkunde Ulm", "IfH"), org("Ulmer Institut für Hafenkunde", "IfH")),
    (org("Netzwerk Gute Luft", forms=("Netzwerk Gute Luft", "Luftbund")), org("Luftbund")),
    (org("Muster GmbH"), org("Muster")),
    (org("M1-Allianz", "M1", kind="alliance"),
     org("M1 – Munich Medicine Alliance", "M1", kind="alliance")),
]  # fmt: skip

APART = [
    (org("Universität Ulm"), org("Universitätsklinikum Ulm")),
    (org("Technische Universität München"), org("Technische Universität Dresden")),
    (org("Goethe-Universität Frankfurt"), org("Europa-Universität Frankfurt (Oder)")),
    (org("Ludwig-Maximilians-Universität München", "LMU", "lmu-muenchen"),
     org("LMU Klinikum München", "", "lmu-klinikum")),
    (org("Institut für Virologie Ulm", "IfV"), org("Institut für Virologie Marburg", "IfV")),
    (org("Institut für Virologie Ulm", "IfV"), org("Initiative für Vielfalt", "IfV")),
    (org("Verein der Freunde Ulm", "VdF", kind="association"),
     org("Verlag der Freunde Ulm", "VdF", kind="company")),
    (org("Technische Universität München", "TUM", "tum", ("Technische Universität München", "Uni")),
     org("Universität Ulm", "", "uni-ulm", ("Universität Ulm", "Uni"))),
    (org("Gesundheitsministerium Bayern"), org("Gesundheitsministerium Hessen")),
]  # fmt: skip


def _name(values: object) -> str:
    return " / ".join(v.name for v in values) if isinstance(values, tuple) else str(values)


@pytest.mark.parametrize("values", ONE, ids=_name)
def test_one_body(lexicon: Lexicon, values: tuple[OrganizationName, ...]) -> None:
    assert rows(lexicon, *values) == [[0, 1]]


@pytest.mark.parametrize("values", APART, ids=_name)
def test_two_bodies(lexicon: Lexicon, values: tuple[OrganizationName, ...]) -> None:
    assert rows(lexicon, *values) == [[0], [1]]


def test_letters_that_two_bodies_introduced_join_neither(lexicon: Lexicon) -> None:
    values = (
        org("Institut für Hafenkunde Ulm", "IfH"),
        org("Initiative für Halden", "IfH"),
        org("IfH", "IfH"),
    )
    assert rows(lexicon, *values) == [[0], [1], [2]]


def test_a_short_form_that_fits_two_bodies_joins_neither(lexicon: Lexicon) -> None:
    values = (
        org("Institut für Virologie", "IfV"),
        org("Institut für Virologie Ulm", "IfV"),
        org("Institut für Virologie Marburg", "IfV"),
    )
    assert rows(lexicon, *values) == [[0], [1], [2]]
    assert rows(lexicon, *values[:2]) == [[0, 1]]


def test_a_loose_wording_never_joins_two_listed_bodies(lexicon: Lexicon) -> None:
    """Two articles say ``die Forschungsallianz`` for different listed bodies."""
    loose = "Forschungsallianz"
    values = (
        org("Technische Universität München", "", "tum", ("TU München", loose)),
        org("Deutsches Krebsforschungszentrum", "", "dkfz", ("DKFZ", loose)),
        org(loose),
    )
    assert [0, 1] not in [g[:2] for g in rows(lexicon, *values)]


@given(st.lists(st.sampled_from([v for pair in ONE + APART for v in pair]), max_size=6), st.data())
def test_the_order_of_articles_does_not_matter(
    lexicon: Lexicon, values: list[OrganizationName], data: st.DataObject
) -> None:
    def found(told: list[OrganizationName]) -> dict[str, str]:
        merger = OrganizationMerger(lexicon)
        merger.add(Told(value, "2024-01-01") for value in told)
        return merger.resolve()

    assert found(values) == found(data.draw(st.permutations(values)))


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ([org("LMU", "LMU"), org("Ludwig-Maximilians-Universität", "LMU")],
         "Ludwig-Maximilians-Universität"),
        ([org("LMU", "LMU")], "LMU"),
        ([org("Muster"), org("Muster GmbH")], "Muster GmbH"),
    ],
)  # fmt: skip
def test_the_fullest_wording_is_shown(values: list[OrganizationName], name: str) -> None:
    assert display_name(values) == name


def test_many_names_stay_apart(lexicon: Lexicon) -> None:
    merger = OrganizationMerger(lexicon)
    merger.add(Told(org(f"Stoff{k} Werk{k}", f"S{k % 5000}"), "2024-01-01") for k in range(20_000))
    assert len(set(merger.resolve().values())) == 20_000
