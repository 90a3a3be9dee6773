"""Each matcher as a spaCy component of its own, in a pipeline that knows nothing of pressminer."""

from __future__ import annotations

from datetime import date
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pressminer import components, pipes
from pressminer.components import FACTORIES, TABLES

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"

TEXT = {
    "de": "Neue Rektorin für die Universität Ulm.\n\nUlm, 3. Mai 2022 – Prof. Dr. Anna Muster "
    "wird Rektorin der Universität Ulm. Das Land Hessen zahlt rund 10 Mio. Euro für 14 Kliniken.",
    "en": "New president for the University of Ulm.\n\nUlm, May 3, 2022 – Prof. Anna Muster "
    "becomes president of the University of Ulm. Switzerland pays about 10 million euros for "
    "14 clinics.",
}
FOUND = {
    "de": {
        "amounts": ["10 Mio. Euro", "14 Kliniken"],
        "dates": ["3. Mai 2022"],
        "persons": ["Anna Muster"],
        "organizations": ["Universität Ulm", "Universität Ulm"],
        "places": ["Ulm", "Hessen"],
        "roles": ["Rektorin", "Rektorin"],
    },
    "en": {
        "amounts": ["10 million euros", "14 clinics"],
        "dates": ["May 3, 2022"],
        "persons": ["Anna Muster"],
        "organizations": ["University of Ulm", "University of Ulm"],
        "places": ["Ulm", "Switzerland"],
        "roles": ["president", "president"],
    },
}
CASES = [(language, table) for language in FOUND for table in FOUND[language]]


def alone(language: str, factory: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe(factory)
    return nlp


def matched(doc: Doc, table: str) -> list[tuple[int, int, Any]]:
    return [(m.start, m.end, m.value) for m in doc._.pressminer[table]]


@pytest.mark.parametrize(("language", "table"), CASES)
def test_a_component_works_alone_on_a_blank_pipeline(language: str, table: str) -> None:
    doc = alone(language, f"pressminer_{table}")(TEXT[language])
    surfaces = [doc.text[start:end] for start, end, _ in matched(doc, table)]
    for wanted in set(FOUND[language][table]):
        hits = [s for s in surfaces if wanted in s]
        assert len(hits) >= FOUND[language][table].count(wanted), (wanted, surfaces)
    assert list(doc._.pressminer) == [table]


@pytest.mark.parametrize(("language", "table"), CASES)
def test_spans_cover_the_exact_matches(language: str, table: str) -> None:
    doc = alone(language, f"pressminer_{table}")(TEXT[language])
    spans = doc.spans[f"pressminer_{table}"]
    assert len(spans) == len(doc._.pressminer[table])
    for span, (start, end, _) in zip(spans, matched(doc, table), strict=True):
        assert span.start_char <= start < end <= span.end_char
        assert span.label_ == table


@pytest.mark.parametrize(("language", "table"), CASES)
def test_pipe_gives_what_call_gives(language: str, table: str) -> None:
    nlp = alone(language, f"pressminer_{table}")
    texts = [TEXT[language], "", TEXT[language][::-1], TEXT[language] * 2]
    piped = [matched(doc, table) for doc in nlp.pipe(texts, batch_size=2)]
    assert piped == [matched(nlp(text), table) for text in texts]


@pytest.mark.parametrize(("language", "table"), CASES)
def test_the_document_stays_as_it_was(language: str, table: str) -> None:
    doc = spacy.blank(language)(TEXT[language])
    words, ents = [t.text for t in doc], list(doc.ents)
    after = alone(language, f"pressminer_{table}")(doc.copy())
    assert ([t.text for t in after], list(after.ents), after.text) == (words, ents, doc.text)


@pytest.mark.parametrize("language", FOUND)
def test_all_components_together(language: str) -> None:
    nlp = spacy.blank(language)
    for factory in FACTORIES:
        nlp.add_pipe(factory)
    doc = nlp(TEXT[language])
    assert list(doc._.pressminer) == list(TABLES)
    assert all(doc._.pressminer.values())


@pytest.mark.parametrize("text", ["", " ", "\n\n", "—", "🎉", "\u200b", "a" * 5000, "1" * 5000])
@pytest.mark.parametrize("language", FOUND)
def test_odd_texts_break_nothing(language: str, text: str) -> None:
    nlp = spacy.blank(language)
    for factory in FACTORIES:
        nlp.add_pipe(factory)
    doc = nlp(text)
    for table in TABLES:
        assert all(0 <= m.start < m.end <= len(text) for m in doc._.pressminer[table])


def test_sentences_survive_titles_and_days() -> None:
    doc = alone("de", "pressminer_sentences")(TEXT["de"])
    assert [s.text.strip() for s in doc.sents] == [
        "Neue Rektorin für die Universität Ulm.",
        "Ulm, 3. Mai 2022 – Prof. Dr. Anna Muster wird Rektorin der Universität Ulm.",
        "Das Land Hessen zahlt rund 10 Mio. Euro für 14 Kliniken.",
    ]


def test_relative_dates_hang_on_the_day_of_publication() -> None:
    nlp = alone("de", "pressminer_dates")
    doc = nlp.make_doc("Die Feier findet morgen statt.")
    doc._.published_on = date(2024, 2, 28)
    assert [m.value.edtf for m in nlp(doc)._.pressminer["dates"]] == ["2024-02-29"]


@pytest.mark.parametrize(
    ("country", "day"), [("US", "2025-03-04"), ("GB", "2025-04-03"), (None, "2025-04-03")]
)
def test_numeric_dates_follow_the_country_of_publication(country: str | None, day: str) -> None:
    nlp = alone("en", "pressminer_dates")
    doc = nlp.make_doc("They met on 03/04/2025.")
    doc._.published_in = country
    assert [m.value.edtf for m in nlp(doc)._.pressminer["dates"]] == [day]


def test_dates_found_before_are_no_amounts() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("pressminer_dates")
    nlp.add_pipe("pressminer_amounts")
    doc = nlp("Am 14. Mai 2025 kamen 14 Kliniken.")
    assert [m.value.unit for m in doc._.pressminer["amounts"]] == ["Kliniken"]


def test_every_component_is_an_entry_point() -> None:
    """So that ``add_pipe`` knows it wherever pressminer is installed, without an import."""
    stated = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    points = stated["project"]["entry-points"]["spacy_factories"]
    ours = {"pressminer_entity_limits", "pressminer_lemmas"}  # of the pipelines that we ship
    assert set(points) == {*FACTORIES, "pressminer_sentences", *ours}
    for name, target in points.items():
        module, _, function = target.partition(":")
        home = pipes if name in ours else components
        assert module == home.__name__
        assert callable(getattr(home, function)), name
        assert Language.has_factory(name)


def test_the_installed_entry_points_are_those_of_this_checkout() -> None:
    installed = {p.name: p.value for p in entry_points(group="spacy_factories")}
    ours = {name: value for name, value in installed.items() if name.startswith("pressminer")}
    if not ours:
        pytest.skip("pressminer is not installed, only on the path")
    stated = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    assert ours == stated["project"]["entry-points"]["spacy_factories"]


def test_a_pipeline_with_our_components_can_be_saved_and_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("pressminer_amounts")
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert matched(again(TEXT["de"]), "amounts") == matched(nlp(TEXT["de"]), "amounts")
