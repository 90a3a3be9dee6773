"""The word lists that relations are read with."""

from __future__ import annotations

from dataclasses import dataclass

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import Generics, Grouper


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of all languages, lower case; see ``relations.toml`` for the fields."""

    by: frozenset[str]
    for_words: frozenset[str]
    giving: frozenset[str]
    object_pronouns: frozenset[str]
    unit_links: frozenset[str]
    units: frozenset[str]
    verbs: frozenset[str]
    where: frozenset[str]
    joins: frozenset[str]
    generic_nouns: frozenset[str]


def words_of(lexicon: Lexicon, grouper: Grouper, generics: Generics) -> Words:
    """The lists of a rule folder, with the words that ``grouper`` and ``generics`` know."""
    return Words(
        by=lexicon.words("relations", "by"),
        for_words=lexicon.words("relations", "for"),
        giving=lexicon.words("relations", "giving"),
        object_pronouns=lexicon.words("relations", "object_pronouns"),
        unit_links=lexicon.words("relations", "unit_links"),
        units=lexicon.words("relations", "units"),
        verbs=lexicon.words("roles", "many") | lexicon.words("roles", "copulas"),
        where=lexicon.words("roles", "where"),
        joins=frozenset(grouper.joins),
        generic_nouns=frozenset(generics.kinds),
    )
