"""Small spaCy components that make our own pipelines whole.

They are entry points, so that a pipeline that names them loads wherever pressminer is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token


@Language.component("pressminer_entity_limits")
def entity_limits(doc: Doc) -> Doc:
    """No name goes over a line break: each line of it that looks like a name is one of its own.

    ``Kontakt Anna Huber⏎Klinikum Nord`` read as one name becomes two.
    """
    if any("\n" in entity.text for entity in doc.ents):
        doc.ents = [part for entity in doc.ents for part in _lines(entity)]
    return doc


def _lines(entity: Span) -> Iterator[Span]:
    start = entity.start
    for token in [*entity, None]:
        if token is None or "\n" in token.text:
            end = entity.end if token is None else token.i
            if any(word.text[:1].isupper() for word in entity.doc[start:end]):
                yield Span(entity.doc, start, end, label=entity.label)
            start = end + 1


@Language.factory(
    "pressminer_lemmas", assigns=["token.lemma"], requires=["token.pos"], default_config={}
)
def make_lemmas(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Base forms by simplemma (Barbaresi), which reads its word list on the first text."""
    return Lemmatizer(nlp.lang or "")


class Lemmatizer:
    """Sets ``token.lemma_`` of every token; a class, so that it can go to other processes."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        from simplemma import lemmatize  # noqa: PLC0415 - on use, 125 MB

        for token in doc:
            token.lemma_ = _lemma(token, lemmatize(token.text, lang=self.language))
        return doc


def _lemma(token: Token, found: str) -> str:
    """Nouns and names keep their capital, other words of a sentence's start lose it."""
    if token.pos_ in ("NOUN", "PROPN") or token.text.isupper():
        return found[:1].upper() + found[1:] if token.text[:1].isupper() else found
    return found.lower() if token.pos_ else found
