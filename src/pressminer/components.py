"""pressminer's matchers as spaCy components, usable in anybody's pipeline.

    nlp = spacy.blank("de")
    nlp.add_pipe("pressminer_sentences")
    nlp.add_pipe("pressminer_amounts")
    doc = nlp("Das Land gibt rund 10 Mio. Euro.")
    doc.spans["pressminer_amounts"], doc._.pressminer["amounts"][0].value

Every component writes a span group ``pressminer_<table>`` (character spans widened to tokens)
and the exact matches, `pressminer.model.Match` with offsets into ``doc.text``, into
``doc._.pressminer["<table>"]``. ``doc._.published_on`` anchors relative dates;
``doc._.published_in``, a country (``"US"``), tells what ``3/7/2025`` means. The factories
are entry points, so they are known wherever pressminer is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from spacy.attrs import IDX, IS_SPACE, LENGTH, POS
from spacy.language import Language
from spacy.parts_of_speech import NAMES as POS_NAMES
from spacy.tokens import Doc

import pressminer.transport  # noqa: F401 - lets Docs with matches be written and sent
from pressminer.layout import Layout
from pressminer.lexicon import lexicon
from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.matchers.organizations import OrganizationMatcher
from pressminer.matchers.persons import PersonMatcher
from pressminer.matchers.places import PlaceMatcher
from pressminer.matchers.roles import RoleMatcher
from pressminer.model import BlockKind, Match, Tag
from pressminer.rules import rule_folder
from pressminer.sentences import Splitter
from pressminer.view import TextView, build_view

TABLES = ("dates", "amounts", "organizations", "persons", "places", "roles")
FACTORIES = tuple(f"pressminer_{table}" for table in TABLES)
KNOWING = frozenset(f"pressminer_{table}" for table in TABLES[2:])  # that take authority lists
_LABELS = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
}
_CONFIG: dict[str, Any] = {"pipelines": None}
_NAMES_CONFIG: dict[str, Any] = {**_CONFIG, "authority": []}  # files with lists of the user's own

for _name in ("pressminer", "published_on", "published_in", "pressminer_blocks"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


class Component:
    """Runs one matcher over a Doc and stores what it finds."""

    def __init__(self, table: str, match: Callable[[Doc], Sequence[Match[Any]]]) -> None:
        self.table = table
        self.match = match

    def __call__(self, doc: Doc) -> Doc:
        """Adds the matches; the text and everything else in the Doc stay as they are."""
        found = list(self.match(doc))
        results(doc)[self.table] = found
        spans = (
            doc.char_span(m.start, m.end, label=self.table, alignment_mode="expand") for m in found
        )
        doc.spans[f"pressminer_{self.table}"] = [span for span in spans if span is not None]
        return doc


def results(doc: Doc) -> dict[str, list[Match[Any]]]:
    """What pressminer's components have found in ``doc`` so far, by table."""
    if doc._.pressminer is None:
        doc._.pressminer = {}
    found: dict[str, list[Match[Any]]] = doc._.pressminer
    return found


def view(doc: Doc, language: str, pipelines: str | None) -> TextView:
    """The Doc as the name matchers see it; made once per Doc."""
    cached = doc.user_data.get("pressminer_view")
    if cached is None:
        sentences = doc._.pressminer_blocks
        if sentences is None:
            sentences = _sentences(doc.text, pipelines)
        cached = build_view(doc.text, language, sentences, tags=_tags(doc), entities=_entities(doc))
        doc.user_data["pressminer_view"] = cached
    result: TextView = cached
    return result


def _tags(doc: Doc) -> tuple[Tag, ...]:
    """Words with their part of speech; made once per Doc, as soon as a tagger has been there."""
    if not doc.has_annotation("POS"):
        return ()
    cached = doc.user_data.get("pressminer_tags")
    if cached is None:
        words = doc.to_array([IDX, LENGTH, POS, IS_SPACE]).tolist()
        cached = tuple(
            Tag(start, start + length, POS_NAMES[pos])
            for start, length, pos, is_space in words
            if not is_space
        )
        doc.user_data["pressminer_tags"] = cached
    result: tuple[Tag, ...] = cached
    return result


def _entities(doc: Doc) -> tuple[Match[str], ...]:
    return tuple(
        Match(e.start_char, e.end_char, _LABELS[e.label_], "model")
        for e in doc.ents
        if e.label_ in _LABELS
    )


@lru_cache(maxsize=4)
def _splitting(pipelines: str | None) -> tuple[Layout, Splitter]:
    rules = rule_folder(pipelines)
    return Layout(rules), Splitter(rules)


def _sentences(text: str, pipelines: str | None) -> list[tuple[int, int, BlockKind]]:
    """Sentences with the kind of block each stands in; furniture is left out."""
    layout, split = _splitting(pipelines)
    blocks = layout(text)
    return with_kinds(split(text, blocks), blocks)


def with_kinds(
    sentences: Sequence[tuple[int, int]], blocks: Sequence[Any]
) -> list[tuple[int, int, BlockKind]]:
    """Pairs each sentence with the kind of the block that contains it; both in text order."""
    kinds = []
    k = 0
    for start, end in sentences:
        while k + 1 < len(blocks) and blocks[k].end <= start:
            k += 1
        kinds.append((start, end, blocks[k].kind))
    return kinds


# --- factories --------------------------------------------------------------------------------


@Language.factory("pressminer_sentences", default_config=_CONFIG)
def make_sentences(nlp: Language, name: str, pipelines: str | None) -> Callable[[Doc], Doc]:
    """Sentence starts by rule: ``Prof. Dr.``, ``3. Juli``, headings and list items survive."""

    def split(doc: Doc) -> Doc:
        starts = {start for start, _, _ in _sentences(doc.text, pipelines)}
        opened = False
        for token in doc:
            opens = not opened or any(token.idx <= s < token.idx + len(token.text) for s in starts)
            token.is_sent_start = opens if token.i else True
            opened = True
        return doc

    return split


@Language.factory("pressminer_dates", default_config=_CONFIG)
def make_dates(nlp: Language, name: str, pipelines: str | None) -> Component:
    """Points and spans in time as EDTF; needs no model."""
    match = DateMatcher(rule_folder(pipelines), _language(nlp))

    def run(doc: Doc) -> Sequence[Match[Any]]:
        country = doc._.published_in or ""
        return match(doc.text, anchor=doc._.published_on, tags=_tags(doc), country=country)

    return Component("dates", run)


@Language.factory("pressminer_amounts", default_config=_CONFIG)
def make_amounts(nlp: Language, name: str, pipelines: str | None) -> Component:
    """Sums, shares, counts, measures, durations; needs no model. Dates found before are spared."""
    match = AmountMatcher(rule_folder(pipelines), _language(nlp))

    def run(doc: Doc) -> Sequence[Match[Any]]:
        taken = [(m.start, m.end) for m in results(doc).get("dates", ())]
        return match(doc.text, tags=_tags(doc), taken=taken)

    return Component("amounts", run)


def _language(nlp: Language) -> str:
    """The pipeline's language code; spaCy's annotation allows ``None``, which none has."""
    return nlp.lang or ""


def _named(
    table: str, matcher: Any, nlp: Language, pipelines: str | None, authority: Sequence[str]
) -> Component:
    language = _language(nlp)
    match = matcher(lexicon(pipelines, tuple(authority)), language)
    return Component(table, lambda d: match(view(d, language, pipelines)))


@Language.factory("pressminer_organizations", default_config=_NAMES_CONFIG)
def make_organizations(
    nlp: Language, name: str, pipelines: str | None, authority: list[str]
) -> Component:
    """Candidates for names of organizations, from rules, the authority list and the model."""
    return _named("organizations", OrganizationMatcher, nlp, pipelines, authority)


@Language.factory("pressminer_persons", default_config=_NAMES_CONFIG)
def make_persons(
    nlp: Language, name: str, pipelines: str | None, authority: list[str]
) -> Component:
    """Candidates for persons, from titles, given names and the model."""
    return _named("persons", PersonMatcher, nlp, pipelines, authority)


@Language.factory("pressminer_places", default_config=_NAMES_CONFIG)
def make_places(nlp: Language, name: str, pipelines: str | None, authority: list[str]) -> Component:
    """Candidates for places, from the gazetteer in context."""
    return _named("places", PlaceMatcher, nlp, pipelines, authority)


@Language.factory("pressminer_roles", default_config=_NAMES_CONFIG)
def make_roles(nlp: Language, name: str, pipelines: str | None, authority: list[str]) -> Component:
    """Words for posts with their base form and English name."""
    return _named("roles", RoleMatcher, nlp, pipelines, authority)
