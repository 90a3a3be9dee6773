"""The name side's rule files: same files, same keys, valid values in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from pressminer.lexicon import Lexicon
from pressminer.normalize.names import fold
from pressminer.rules import SHARED, RuleFolder, default_folder

ROOT = default_folder()
RULES = RuleFolder(ROOT)
LANGUAGES = sorted(p.parent.name for p in ROOT.glob("*/settings.toml"))
NAMES = ("words", "persons", "organizations", "places", "roles")
FILES = [(language, name) for language in LANGUAGES for name in NAMES]
PAIRS = {"verbs", "headed_by"}  # tables of (German, English) pairs, not of words
KINDS = {
    "university",
    "hospital",
    "research_institute",
    "government",
    "company",
    "alliance",
    "programme",
    "foundation",
    "association",
    "media",
    "other",
}
PLACES = {"country", "state", "region", "city", "district", "river", "continent", "building"}


def todo(*values: object, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason, strict=True))


def load(language: str, name: str) -> Mapping[str, Any]:
    return RULES.toml(language, name)


def lists(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every list of words in a file with its dotted path; pairs and pattern rules are none."""
    for key, value in table.items():
        if isinstance(value, list) and (not value or isinstance(value[0], str)):
            yield f"{path}{key}", value
        elif isinstance(value, Mapping) and key not in PAIRS:
            yield from lists(value, f"{path}{key}.")


def test_all_languages_have_the_same_files() -> None:
    found = {
        language: {p.name for p in (ROOT / language).iterdir() if p.is_file()}
        for language in LANGUAGES
    }
    assert len(LANGUAGES) >= 2
    assert len({frozenset(names) for names in found.values()}) == 1, found


@pytest.mark.parametrize("name", NAMES)
def test_all_languages_have_the_same_keys(name: str) -> None:
    keys = {language: set(load(language, name)) for language in LANGUAGES}
    everything = set().union(*keys.values())
    missing = {language: everything - own for language, own in keys.items() if everything - own}
    assert not missing


@pytest.mark.parametrize(
    ("language", "name"),
    [
        todo(*file, reason="determiners is not explained") if file[1] == "organizations" else file
        for file in FILES
    ],
)
def test_opens_with_comments_that_name_every_key(language: str, name: str) -> None:
    """Explained in the file's opening or in the one it points at (``../de/roles.toml``)."""
    text = (ROOT / language / f"{name}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    opening = text[: re.search(r"^[^#\n]", text, re.M).start()]  # type: ignore[union-attr]
    other = re.search(r"\.\./(\w+)/\w+\.toml", opening)
    if other:
        opening = (ROOT / other[1] / f"{name}.toml").read_text(encoding="utf-8")
        opening = "\n".join(line for line in opening.splitlines() if line.startswith("#"))
    unexplained = [
        key
        for key in load(language, name)
        if not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", opening)
    ]
    assert unexplained == []


REPEATED = {("de", "organizations"): "eponym_tails", ("en", "roles"): "fillers"}


@pytest.mark.parametrize(
    ("language", "name"),
    [todo(*f, reason=f"{REPEATED[f]} repeats words") if f in REPEATED else f for f in FILES],
)
def test_no_word_twice_in_a_list(language: str, name: str) -> None:
    doubled = {
        path: [w for w, n in Counter(map(str, words)).items() if n > 1]
        for path, words in lists(load(language, name))
    }
    assert {path: words for path, words in doubled.items() if words} == {}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_words_are_trimmed_and_not_empty(language: str, name: str) -> None:
    for path, words in lists(load(language, name)):
        assert [w for w in words if not isinstance(w, str) or w != w.strip() or not w] == [], path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["honorifics", "suffixes"])
def test_titles_are_regular_expressions(language: str, key: str) -> None:
    for pattern in load(language, "persons")[key]:
        compiled = re.compile(pattern)
        assert not compiled.fullmatch(""), f"{pattern} matches nothing at all"
        assert compiled.groups == 0, f"{pattern} has a capturing group"


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_lower_case(language: str) -> None:
    words = load(language, "words")["function_words"]
    assert [w for w in words if w != w.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_of_one_word(language: str) -> None:
    assert [w for w in load(language, "words")["function_words"] if " " in w] == []


# --- organizations ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["heads", "apposition"])
def test_kinds_are_the_contract_s(language: str, table: str) -> None:
    assert set(load(language, "organizations")[table]) <= KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_head_has_one_kind(language: str) -> None:
    heads = load(language, "organizations")["heads"]
    words = Counter(_word(entry) for entries in heads.values() for entry in entries)
    assert [w for w, n in words.items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_apposition_has_one_kind(language: str) -> None:
    nouns = load(language, "organizations")["apposition"]
    words = Counter(noun.lower() for entries in nouns.values() for noun in entries)
    assert [w for w, n in words.items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_have_a_gender_where_adjectives_bend(language: str) -> None:
    bends = load(language, "words")["compounds"]
    heads = load(language, "organizations")["heads"]
    for entries in heads.values():
        for entry in entries:
            assert (entry[-2:] in {" m", " f", " n", " p"}) is bends, entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_weak_words_are_heads(language: str) -> None:
    rules = load(language, "organizations")
    heads = {_word(e).lower() for entries in rules["heads"].values() for e in entries}
    everywhere = heads | {
        _word(e).lower()
        for other in LANGUAGES
        for entries in load(other, "organizations")["heads"].values()
        for e in entries
    }
    assert [w for w in rules["for_is_enough"] if w.lower() not in everywhere] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key", ["name_adjectives", "generic_prefixes", "list_headings", "eponym_tails"]
)
def test_stems_and_headings_are_lower_case(language: str, key: str) -> None:
    words = load(language, "organizations")[key]
    assert [w for w in words if w != w.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_adjectives_are_stems(language: str) -> None:
    words = load(language, "organizations")["name_adjectives"]
    assert [w for w in words if w.endswith(("e", "en", "er", "es", "em"))] == []


def _word(entry: str) -> str:
    return entry[:-2] if entry[-2:] in {" m", " f", " n", " p"} else entry


# --- places -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["heads", "new_heads", "tails"])
def test_kinds_of_places(language: str, table: str) -> None:
    assert set(load(language, "places")[table].values()) <= PLACES


@pytest.mark.parametrize("language", LANGUAGES)
def test_demonyms_stand_for_places_of_the_gazetteer(language: str, lexicon: Lexicon) -> None:
    demonyms = load(language, "places")["demonyms"]
    assert {a: p for a, p in demonyms.items() if not lexicon.place_names.get(p)} == {}
    assert [a for a in demonyms if a != a.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_demonyms_are_no_places_themselves(language: str, lexicon: Lexicon) -> None:
    demonyms = load(language, "places")["demonyms"]
    assert [a for a in demonyms if lexicon.place_names.get(a.title())] == []


# --- roles --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_names_of_posts_are_lower_case(language: str) -> None:
    rules = load(language, "roles")
    english = [*rules["heads"], *rules["exact"].values(), *rules["prefixes"].values()]
    english += [e for _, e in rules["verbs"].values()]
    english += [*rules["organs"].values(), *rules["adjectives"].values()]
    assert [e for e in english if e != e.lower() or e != e.strip()] == []


@pytest.mark.parametrize(
    "language",
    [todo(t, reason="congressman, councilman, alderman") if t == "en" else t for t in LANGUAGES],
)
def test_english_names_are_gender_neutral(language: str) -> None:
    rules = load(language, "roles")
    english = [*rules["heads"], *rules["exact"].values()]
    assert [e for e in english if re.search(r"(?<!hu)(?:man|woman|men|women)\b", e)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_a_post_has_one_english_name(language: str) -> None:
    heads = load(language, "roles")["heads"]
    words = Counter(w.lower() for entries in heads.values() for w in entries)
    assert [w for w, n in words.items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_needy_posts_are_posts(language: str) -> None:
    rules = load(language, "roles")
    words = {w.lower() for entries in rules["heads"].values() for w in entries}
    assert [w for w in rules["needs_more"] if w.lower() not in words | set(rules["heads"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_verbs_give_a_post_and_its_english_name(language: str) -> None:
    rules = load(language, "roles")
    for verb, entry in rules["verbs"].items():
        assert verb == verb.lower()
        assert len(entry) == 2
        assert entry[1] == entry[1].lower()


def test_one_post_has_one_english_name_in_all_languages() -> None:
    """``CEO`` and ``CFO`` are words of both languages."""
    abbreviations = [
        {
            w.upper(): e
            for e, words in load(t, "roles")["heads"].items()
            for w in words
            if len(w) == 3
        }
        for t in LANGUAGES
    ]
    shared = set.intersection(*map(set, abbreviations))
    assert {"CEO", "CFO"} <= shared
    assert [w for w in sorted(shared) if len({table[w] for table in abbreviations}) > 1] == []


# --- concepts -----------------------------------------------------------------------------------


def test_every_form_has_one_concept(rules: RuleFolder) -> None:
    rows = list(rules.rows(SHARED, "name_concepts.tsv"))
    concepts: dict[str, set[str]] = {}
    for row in rows:
        for form in filter(None, f"{row['de']}|{row['en']}".split("|")):
            concepts.setdefault(fold(form), set()).add(row["concept"])
    assert {form: c for form, c in concepts.items() if len(c) > 1} == {}


def test_no_concept_twice(rules: RuleFolder) -> None:
    names = Counter(row["concept"] for row in rules.rows(SHARED, "name_concepts.tsv"))
    assert [n for n, count in names.items() if count > 1] == []


def test_concepts_are_lower_case_with_forms(rules: RuleFolder) -> None:
    for row in rules.rows(SHARED, "name_concepts.tsv"):
        assert row["concept"] == row["concept"].lower().strip()
        assert row["de"] or row["en"], row
        for cell in filter(None, (row["de"], row["en"])):
            assert all(form and form == form.strip().lower() for form in cell.split("|")), row
