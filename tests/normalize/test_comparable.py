"""Keys of organization names: one body in two languages meets, look-alikes never do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.normalize.comparable import Comparer


@pytest.fixture(scope="module")
def comparer(lexicon: Lexicon) -> Comparer:
    return Comparer(lexicon)


SAME = [
    ("Universität Leipzig", "Leipzig University"),
    ("Universität Leipzig", "University of Leipzig"),
    ("Technische Universität München", "Technical University of Munich"),
    ("Deutsches Krebsforschungszentrum", "German Cancer Research Center"),
    ("Universitätsklinikum Leipzig", "Leipzig University Hospital"),
    ("Universitätsklinikum Leipzig AöR", "Universitätsklinikum Leipzig"),
    ("Bundesministerium für Gesundheit", "Federal Ministry of Health"),
    ("Institut für Virologie", "Institute of Virology"),
    ("Fakultät für Physik", "Faculty of Physics"),
    ("Universität Genf", "University of Geneva"),
    ("Medizinische Universität Wien", "Medical University of Vienna"),
    ("Muster Diagnostics GmbH", "Muster Diagnostics"),
    ("Acme Therapeutics, Inc.", "Acme Therapeutics"),
    ("M1 – Munich Medicine Alliance", "M1 Munich Medicine Alliance"),
    ("Max-Planck-Institut für Kolloidforschung", "Max Planck-Institut für Kolloidforschung"),
    (
        "Bayerisches Staatsministerium für Wissenschaft und Kunst",
        "Bavarian State Ministry of Science and the Arts",
    ),
    ("Kinderklinik Bonn", "Bonn Children's Hospital"),
    ("Deutsche Gesellschaft für Kardiologie", "German Society of Cardiology"),
    ("Bundesamt für Gesundheit", "Federal Office of Health"),
    ("Deutsche Akademie der Wissenschaften", "German Academy of Sciences"),
    ("Zentrum für Seelische Gesundheit", "Center for Mental Health"),
    ("Deutsches Krebsforschungszentrum (DKFZ)", "Deutsches Krebsforschungszentrum"),
    ("Tierschutzverein Bonn e. V.", "Tierschutzverein Bonn e.V."),
    ("Tierschutzverein Bonn e. V.", "Tierschutzverein Bonn"),
    ("Hochschule für Musik Köln", "HOCHSCHULE FÜR MUSIK KÖLN"),
    ("Charité – Universitätsmedizin Berlin", "Charité Universitätsmedizin Berlin"),
    ("Centre for Cancer Research", "Center for Cancer Research"),
    ("Statistisches Landesamt Hessen", "Hessisches Statistisches Landesamt"),
    ("Ministerium für Umwelt", "Ministry of the Environment"),
    ("Museum für Naturkunde Berlin", "Museum für Naturkunde, Berlin"),
    ("Klinikum der Universität Heidelberg", "Universitätsklinikum Heidelberg"),
    ("Geologisches Institut", "Geological Institute"),
    ("Geologisches Institut", "Institute of Geology"),
    ("Institut für Photonische Technologien", "Institute of Photonic Technology"),
    ("Institut für Biogeochemie", "Institute of Biogeochemistry"),
    ("Karlsruher Institut für Polymere", "Karlsruhe Institute of Polymers"),
    ("Universität des Saarlandes", "Saarland University"),
    ("Universität Göttingen", "Göttinger Universität"),
    ("VolkswagenStiftung", "Volkswagen Foundation"),
    ("Bank für Internationalen Zahlungsausgleich", "Bank for International Settlements"),
    (
        "Fraunhofer-Institut für Produktionstechnologie IPT",
        "Fraunhofer Institute for Production Technology",
    ),
    ("Zentrum Ukrainische Forscher:innen", "Center of Ukrainian Researchers"),
    ("Technische Universität Dortmund", "TU Dortmund University"),
    (
        "Institut für Chemie- und Bioingenieurwissenschaften",
        "Institute for Chemical and Bioengineering",
    ),
]
DIFFERENT = [
    ("Technische Universität München", "Technische Universität Dresden"),
    ("Universität Ulm", "Universitätsklinikum Ulm"),
    ("Goethe-Universität Frankfurt", "Europa-Universität Frankfurt (Oder)"),
    ("Universität Leipzig", "Universität Ulm"),
    ("Technische Universität München", "Universität München"),
    ("Institut für Virologie", "Institut für Immunologie"),
    ("Bundesministerium für Gesundheit", "Ministerium für Gesundheit"),
    (
        "Bayerisches Staatsministerium für Gesundheit",
        "Sächsisches Staatsministerium für Gesundheit",
    ),
    ("Universität Freiburg", "Universität Freiburg (Schweiz)"),
    ("Bundesamt für Umwelt", "Amt für Umwelt"),
    ("Landesamt für Umwelt", "Amt für Umwelt"),
    ("Max-Planck-Institut für Chemie", "Max-Planck-Institut für Physik"),
    ("Klinikum Fulda", "Klinikum Kassel"),
    ("Nordlicht Energie AG", "Südlicht Energie AG"),
    ("Robert-Bosch-Krankenhaus", "Robert-Bosch-Stiftung"),
    ("Ministerium für Wissenschaft", "Ministerium für Wirtschaft"),
    ("London School of Economics", "London Business School"),
    ("Royal Society of Chemistry", "Royal Society of Biology"),
    ("SPD Hessen", "CDU Hessen"),
    ("Stadtwerke Rostock", "Stadtwerke Kiel"),
    ("Kinderkrankenhaus Bonn", "Krankenhaus Bonn"),
    ("University of York", "University of New York"),
    ("Universität Wien", "Medizinische Universität Wien"),
    ("Hochschule Heidelberg", "SRH Hochschule Heidelberg"),
    ("Universität Frankfurt", "Universität Frankfurt (Oder)"),
    ("Deutsche Telekom AG", "Telekom Deutschland GmbH"),
    ("Merck KGaA", "Merck & Co., Inc."),
    ("Polizeiinspektion 14 München", "Polizeiinspektion 15 München"),
    ("Institut für Physik", "Institut für Psychologie"),
    ("Deutsche Bank", "Deutsche Bundesbank"),
    ("Statistisches Bundesamt", "Statistisches Landesamt"),
    ("Müller Stiftung", "Möller Stiftung"),
    ("Kardiologie Zürich", "Klinik für Kardiologie Zürich"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_meet(comparer: Comparer, a: str, b: str) -> None:
    assert comparer.key(a) == comparer.key(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_stay_apart(comparer: Comparer, a: str, b: str) -> None:
    assert comparer.key(a) != comparer.key(b)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("M1 – Munich Medicine Alliance", "M1"),
        ("M1 Munich Medicine Alliance", "M1"),
        ("OSKAR Gesundheitsstudie", "OSKAR"),
        ("TUM Klinikum", ""),  # TUM is another body
        ("Munich Medicine Alliance", ""),
        ("KI-Forum", ""),
        ("Universität Ulm", ""),
        ("", ""),
    ],
)
def test_leading_acronym(comparer: Comparer, name: str, acronym: str) -> None:
    assert comparer.leading_acronym(name) == acronym


PLACES = ["Leipzig", "München", "Wien", "Zürich", "Oxford", "Hamburg", "Bayern", "Genf", "Bonn"]
HEADS = ["Universität", "Universitätsklinikum", "Hospital", "Institute", "Stiftung", "Museum"]


@settings(max_examples=200)
@given(place=st.sampled_from(PLACES), head=st.sampled_from(HEADS))
def test_word_order_of_place_and_head_does_not_count(
    comparer: Comparer, place: str, head: str
) -> None:
    key = comparer.key(f"{head} {place}")
    assert key == comparer.key(f"{place} {head}")
    assert key == comparer.key(f"{head} of {place}")
    assert key == comparer.key(f"{head.upper()} {place}")


@settings(max_examples=300)
@given(st.text(min_size=1, max_size=40).filter(lambda s: any(c.isalnum() for c in s)))
def test_a_name_always_has_a_key(comparer: Comparer, name: str) -> None:
    assert comparer.key(name)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*PLACES, *HEADS, "für", "Physik", "of", "Muster", "GmbH"]), min_size=1
    )
)
def test_key_is_stable(comparer: Comparer, parts: list[str]) -> None:
    name = " ".join(parts)
    assert comparer.key(name) == Comparer(comparer.lexicon).key(name)
    assert comparer.key(name)
