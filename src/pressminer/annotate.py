"""Runs the spaCy pipelines: passages in, Docs with matches out. Models are loaded on first use.

A *passage* is a run of sentences of one language that page furniture does not interrupt; it is
one Doc, a plain slice of the article's text, so offsets only need the passage's start added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pressminer import models
from pressminer.errors import ModelError, PressminerError
from pressminer.model import BlockKind, Match
from pressminer.rules import RuleFolder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_PASSAGE = 100_000  # characters of one Doc; spaCy refuses a million, and memory grows with it
BATCH = 64


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article: ``text == article.text[start : start + len(text)]``.

    ``sentences`` are (start, end, kind of block), relative to the passage. ``published_on`` and
    ``country`` (ISO 3166-1 alpha-2) are the article's.
    """

    start: int
    text: str
    language: str
    sentences: tuple[tuple[int, int, BlockKind], ...]
    published_on: date | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """The matches of one passage by table; offsets into the passage's text."""

    passage: Passage
    matches: dict[str, list[Match[Any]]]


def load(
    language: str,
    rules: RuleFolder,
    *,
    pipelines: str | None = None,
    authority: Sequence[str] = (),
    notice: Callable[[str], None] | None = None,
) -> Language:
    """The very spaCy pipeline that a run uses: the chosen model and pressminer's matchers.

    Raises `ModelError` when the model that the settings ask for cannot be loaded.
    """
    from pressminer.components import FACTORIES, KNOWING  # noqa: PLC0415 - imports spaCy

    choice = models.choose(rules, language)
    nlp = models.load(choice, notice=notice)
    try:
        for factory in FACTORIES:
            own = {"authority": list(authority)} if factory in KNOWING else {}
            nlp.add_pipe(factory, config={"pipelines": pipelines, **own})
    except PressminerError:
        raise
    except Exception as error:  # spaCy's own kinds: an odd version, a broken installation
        raise ModelError(
            f"pressminer's components do not fit the spaCy pipeline {choice}: {error} "
            "Run: pressminer doctor"
        ) from error
    return nlp


class Annotator:
    """Holds one pipeline per language and runs passages through them in batches."""

    def __init__(
        self,
        rules: RuleFolder,
        *,
        pipelines: str | None = None,
        authority: Sequence[str] = (),
        notice: Callable[[str], None] | None = None,
    ) -> None:
        self.rules = rules
        self.pipelines = pipelines
        self.authority = authority
        self.notice = notice
        self._loaded: dict[str, Language] = {}

    def pipeline(self, language: str) -> Language:
        """The pipeline of a language, loaded on first use."""
        if language not in self._loaded:
            self._loaded[language] = load(
                language,
                self.rules,
                pipelines=self.pipelines,
                authority=self.authority,
                notice=self.notice,
            )
        return self._loaded[language]

    def __call__(self, passages: Sequence[Passage]) -> list[Annotated]:
        """Annotates passages of any languages; results stand in the order of the passages."""
        done: list[Annotated | None] = [None] * len(passages)
        for language in sorted({p.language for p in passages}):
            places = [i for i, p in enumerate(passages) if p.language == language]
            # What spaCy learns of words is forgotten after each batch, so that the vocabulary does
            # not grow with the corpus; matches are plain data and stay.
            with self.pipeline(language).memory_zone():
                found = self._pipe(language, [passages[i] for i in places])
                for i, doc in zip(places, found):  # noqa: B905
                    done[i] = Annotated(passages[i], doc._.pressminer or {})
        return [a for a in done if a is not None]

    def _pipe(self, language: str, passages: Iterable[Passage]) -> Iterator[Doc]:
        nlp = self.pipeline(language)
        return nlp.pipe((_doc(nlp, p) for p in passages), batch_size=BATCH)


def _doc(nlp: Language, passage: Passage) -> Doc:
    doc = nlp.make_doc(passage.text)
    doc._.published_on = passage.published_on
    doc._.published_in = passage.country
    doc._.pressminer_blocks = passage.sentences
    return doc
