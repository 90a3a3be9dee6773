"""A text as the name matchers see it: tokens, sentences, and what a model thinks of it.

Regular-expression tokens keep names together that matter here (``Max-Planck-Institut``,
``M1-Allianz``, ``R&D``, ``Erasmus+``) and do not depend on any spaCy tokenizer, so rules
behave the same on a blank pipeline and beside a model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressminer.model import BlockKind, Match, Tag

POSSESSIVES = frozenset({"'s", "’s"})

_TOKEN = re.compile(
    r"""
      \d+(?:[.,]\d+)*(?:-[^\W\d_]\w*)*                 # 3.500, 10-Millionen
    | [^\W_][\w\u0300-\u036f]*                          # a word (decomposed umlauts, too) ...
      (?: [-‐‑&·*+](?=[^\W_])[\w\u0300-\u036f]+        # ... Max-Planck, R&D, Forscher*innen
        | [.:](?=[^\W\d_])\w+                           # ... z.B, Patient:innen, www.tum.de
        | ['’](?!s\b)(?=[^\W\d_])\w+ )*                 # ... d'Or, but Leipzig | 's
      (?: -(?=[\s,]) | \+(?!\w) )?                      # Kognitions- und, Erasmus+
    | ['’]s\b
    | [^\w\s]
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or one punctuation mark; offsets into the view's text."""

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_cap: bool  # starts with a capital letter: München, TUM, but not d'Or

    @property
    def is_acronym(self) -> bool:
        """Two or more capitals and no long lower-case run: ``LMU``, ``MPImF``, ``M1``, ``UKHD``."""
        capitals = sum(c.isupper() or c.isdigit() for c in self.text)
        return (
            self.is_word
            and self.text[0].isupper()
            and 2 <= len(self.text) <= 10
            and capitals >= 2
            and capitals * 2 >= len(self.text)
            and self.text.isalnum()
        )


class SentenceSpan(NamedTuple):
    """Token range ``first:last`` (end exclusive) of one sentence, and the block it stands in."""

    first: int
    last: int
    kind: BlockKind


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]`` with offsets into ``text``.

    >>> [t.text for t in tokenize("Bayerns M1-Allianz (LMU)")]
    ['Bayerns', 'M1-Allianz', '(', 'LMU', ')']
    """
    stop = len(text) if end is None else end
    return [
        Token(
            *m.span(), word := _composed(m[0]), word.lower(), word[0].isalnum(), word[0].isupper()
        )
        for m in _TOKEN.finditer(text, start, stop)
    ]


def _composed(word: str) -> str:
    """``u`` and a combining diaeresis, as PDFs and Macs write it, as ``ü``; offsets stay."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


@dataclass(frozen=True, slots=True)
class TextView:
    """One passage in one language. ``entities`` are model spans: PER, ORG, LOC or MISC."""

    text: str
    language: str
    tokens: Sequence[Token]
    sentences: Sequence[SentenceSpan]
    tags: Sequence[Tag] = ()
    entities: Sequence[Match[str]] = ()

    def sentence_tokens(self) -> Iterator[tuple[SentenceSpan, Sequence[Token]]]:
        """Each sentence with its tokens, in text order."""
        for sentence in self.sentences:
            yield sentence, self.tokens[sentence.first : sentence.last]


def build_view(
    text: str,
    language: str,
    sentences: Sequence[tuple[int, int, BlockKind]],
    *,
    tags: Sequence[Tag] = (),
    entities: Sequence[Match[str]] = (),
) -> TextView:
    """Tokenizes ``text`` sentence by sentence; ``sentences`` are (start, end, block kind)."""
    tokens: list[Token] = []
    spans: list[SentenceSpan] = []
    for start, end, kind in sentences:
        first = len(tokens)
        tokens += tokenize(text, start, end)
        spans.append(SentenceSpan(first, len(tokens), kind))
    return TextView(text, language, tokens, spans, tags, entities)
