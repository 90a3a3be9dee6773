"""The base form of an organization's name: nominative, without article, genitive or hype prefix."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressminer.normalize.names import squeeze
from pressminer.view import Token

if TYPE_CHECKING:
    from pressminer.lexicon import Head

_NOMINATIVE = {"m": "er", "f": "e", "n": "es", "p": "e"}
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as found: its tokens, and which of them is the head (index into ``tokens``)."""

    text: str
    tokens: Sequence[Token]
    head_at: int
    head: Head


def nominative(
    parts: NameParts, name_adjectives: Collection[str], generic_prefixes: Collection[str]
) -> str:
    """``Deutschen Krebsforschungszentrums`` → ``Deutsches Krebsforschungszentrum``.

    Adjectives before the head take the nominative of its gender; the head loses its genitive
    and a prefix that only praises (``Exzellenz-Universität`` → ``Universität``).
    """
    tokens = parts.tokens
    pieces: list[str] = []
    position = tokens[0].start
    for k, token in enumerate(tokens):
        pieces.append(parts.text[position : token.start])
        pieces.append(_form(parts, k, name_adjectives, generic_prefixes))
        position = token.end
    return squeeze("".join(pieces))


def _form(
    parts: NameParts, k: int, name_adjectives: Collection[str], generic_prefixes: Collection[str]
) -> str:
    word = parts.tokens[k].text
    if k == parts.head_at:
        return _plain_head(parts.head.word, generic_prefixes)
    if k < parts.head_at and parts.head.gender:
        return _inflect(word, parts.head.gender, name_adjectives)
    return word


def _plain_head(word: str, generic_prefixes: Collection[str]) -> str:
    first, dash, rest = word.partition("-")
    return rest if dash and first.lower() in generic_prefixes and rest[:1].isupper() else word


def _inflect(word: str, gender: str, name_adjectives: Collection[str]) -> str:
    lower = word.lower()
    for ending in _ADJECTIVE_ENDINGS:
        if not lower.endswith(ending):
            continue
        base = word[: -len(ending)]
        if base.lower() in name_adjectives or base.lower().endswith("isch"):
            return base + _NOMINATIVE[gender]
    return word
