"""What is known about names before reading: type words, authority lists, gazetteer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon

# --- type words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "kind", "base"),
    [
        ("Institut", "research_institute", "Institut"),
        ("Instituts", "research_institute", "Institut"),
        pytest.param(
            "Institutes",
            "research_institute",
            "Institut",
            marks=pytest.mark.xfail(reason="the English plural Institutes is a head", strict=True),
        ),
        ("Robert-Bosch-Krankenhaus", "hospital", "Robert-Bosch-Krankenhaus"),
        ("Krebsforschungszentrums", "research_institute", "Krebsforschungszentrum"),
        ("Kantonsspital", "hospital", "Kantonsspital"),
        ("Staatsministeriums", "government", "Staatsministerium"),
        ("Hochschule", "university", "Hochschule"),
        ("Konrad-Adenauer-Stiftung", "foundation", "Konrad-Adenauer-Stiftung"),
        ("Sportverein", "association", "Sportverein"),
        ("University", "university", "University"),
        ("Therapeutics", "company", "Therapeutics"),
        ("Stadttheater", "other", "Stadttheater"),
        ("Stadtwerke", "company", "Stadtwerke"),
        ("Musikhochschule", "university", "Musikhochschule"),
    ],
)
def test_head(lexicon: Lexicon, word: str, kind: str, base: str) -> None:
    head = lexicon.head(word)
    assert head is not None
    assert (head.kind, head.word) == (kind, base)


@pytest.mark.parametrize(
    "word",
    [
        "Kliniken",
        "Beamte",
        "Institutionen",
        "Haushalt",
        "Rathaus",
        "Vorrat",
        "Leipzig",
        "und",
        "Instrument",
        "",
    ],
)
def test_no_head(lexicon: Lexicon, word: str) -> None:
    assert lexicon.head(word) is None


def todo(word: str, reason: str) -> object:
    return pytest.param(word, marks=pytest.mark.xfail(reason=reason, strict=True))


@pytest.mark.parametrize(
    "word",
    [
        todo("Max-Planck-Institute", "the English head Institute is read as a German tail"),
        todo("Banks", "German genitives are tried on English words"),
    ],
)
def test_no_head_today(lexicon: Lexicon, word: str) -> None:
    assert lexicon.head(word) is None


@pytest.mark.parametrize(
    ("word", "weak", "named"),
    [
        ("Zentrum", True, False),
        ("Universität", False, False),
        ("Wissenschaftsministerium", False, True),
        ("Ministerium", False, False),
    ],
)
def test_how_much_a_head_says(lexicon: Lexicon, word: str, weak: bool, named: bool) -> None:
    head = lexicon.head(word)
    assert head is not None
    assert (head.weak, head.named) == (weak, named)


@given(st.text(max_size=30))
def test_head_takes_any_word(lexicon: Lexicon, word: str) -> None:
    head = lexicon.head(word)
    assert head is None or word.casefold().startswith(head.word.casefold())


# --- the tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "body"), [("Deutsches Krebsforschungszentrum", "dkfz"), ("Leipzig University", "")]
)
def test_listed_bodies(lexicon: Lexicon, name: str, body: str) -> None:
    ids = lexicon.body_names.get(name)
    assert len(set(ids)) == 1
    assert not body or ids == [body]


def test_one_body_has_one_id_in_both_languages(lexicon: Lexicon) -> None:
    index = lexicon.body_names
    assert index.get("Deutschen Krebsforschungszentrums") == index.get(
        "German Cancer Research Center"
    )


@pytest.mark.parametrize(
    ("german", "english"),
    [("München", "Munich"), ("Genf", "Geneva"), ("Bayern", "Bavaria"), ("Schweiz", "Switzerland")],
)
def test_one_place_has_one_key(lexicon: Lexicon, german: str, english: str) -> None:
    assert lexicon.place_names.get(german)[0] == lexicon.place_names.get(english)[0]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Halle", "DE"),
        ("Freiburg", "DE"),
        ("Frankfurt", "DE"),
        ("Paris", "FR"),
        ("Cambridge", "GB"),
    ],
)
def test_the_largest_place_comes_first(lexicon: Lexicon, name: str, country: str) -> None:
    entries = [lexicon.gazetteer[key] for key in lexicon.place_names.get(name)]
    assert entries[0].country == country
    cities = [e.population for e in entries if e.kind == "city"]
    assert cities == sorted(cities, reverse=True)


def test_given_names(lexicon: Lexicon) -> None:
    assert {"anna", "juergen", "siobhan"} <= lexicon.given_names
    assert not {"mai", "essen", "der"} & lexicon.given_names


def test_a_given_name_is_sure_or_doubtful(lexicon: Lexicon) -> None:
    assert not lexicon.given_names & lexicon.doubtful_given_names


@pytest.mark.parametrize(
    ("word", "language", "common"),
    [
        ("Haus", "de", True),
        ("haus", "de", True),
        ("Landes-Forschung", "de", True),
        ("table", "en", True),
        ("Tschöp", "de", False),
        ("Cellvance", "en", False),
        ("Haus", "xx", False),
    ],
)
def test_common_words(lexicon: Lexicon, word: str, language: str, common: bool) -> None:
    assert lexicon.is_common(word, language) is common


def test_word_lists_of_all_languages_are_active(lexicon: Lexicon) -> None:
    assert {"der", "the"} <= lexicon.function_words
    assert {"gmbh", "ltd"} <= lexicon.words("organizations", "legal_forms")
    assert "freistaat" not in lexicon.table("places", "heads")
    assert lexicon.table("places", "heads")["Freistaat"] == "state"


def test_lexicon_is_shared(lexicon: Lexicon) -> None:
    from pressminer.lexicon import lexicon as shared  # noqa: PLC0415

    assert shared() is lexicon


@pytest.mark.parametrize(
    ("word", "language", "ordinary"),
    [
        ("Medizin", "de", True),
        ("Spitzenmedizin", "de", True),  # a compound that no list holds
        ("Spitzenmedizin-Allianz", "de", True),
        ("Lebenswissenschaften", "de", True),
        ("Bräunungsstudios", "de", True),  # by the ending of its unlisted first part
        ("Textiles", "de", True),  # inflected
        ("Nordex", "de", False),
        ("Brelunow", "de", False),
        ("Ost", "de", True),
        ("Kestrun", "en", False),
        ("Bridge", "en", True),
        ("Bridgefund", "en", False),  # English writes its compounds apart
    ],
)
def test_compounds_and_inflected_forms_are_ordinary(
    word: str, language: str, ordinary: bool, lexicon: Lexicon
) -> None:
    assert lexicon.is_ordinary(word, language) is ordinary
