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
    relatives: frozenset[str]
    articles: frozenset[str]
    appositions: frozenset[str]
    prepositions: frozenset[str]
    unreal: frozenset[str]
    negations: frozenset[str]
    not_negations: frozenset[str]
    works: frozenset[str]
    besides: frozenset[str]
    with_words: frozenset[str]
    datives: frozenset[str]
    listing: frozenset[str]
    founding: frozenset[str]
    founding_auxiliaries: frozenset[str]
    recipients: frozenset[str]
    particles: frozenset[str]
    function_words: frozenset[str]
    rounds: frozenset[str]
    genitives: frozenset[str]
    pronouns: frozenset[str]
    money: frozenset[str]
    sources: frozenset[str]
    object_relatives: frozenset[str]
    passives: frozenset[str]
    organs: frozenset[str]
    costs: frozenset[str]
    leaving: frozenset[str]
    alike: frozenset[str]
    toward: frozenset[str]
    learned: frozenset[str]
    titles: frozenset[str]
    adhering: frozenset[str]


def words_of(lexicon: Lexicon, grouper: Grouper, generics: Generics) -> Words:
    """The lists of a rule folder, with the words that ``grouper`` and ``generics`` know."""
    return Words(
        by=lexicon.words("relations", "by"),
        for_words=lexicon.words("relations", "for"),
        giving=lexicon.words("relations", "giving"),
        object_pronouns=lexicon.words("relations", "object_pronouns"),
        unit_links=lexicon.words("relations", "unit_links"),
        units=lexicon.words("relations", "units"),
        verbs=(lexicon.words("roles", "many") | lexicon.words("roles", "copulas"))
        - lexicon.words("organizations", "determiners"),
        where=lexicon.words("roles", "where"),
        joins=frozenset(grouper.joins),
        generic_nouns=frozenset(generics.kinds),
        relatives=lexicon.words("relations", "relatives"),
        articles=lexicon.words("organizations", "determiners"),
        appositions=lexicon.words("relations", "appositions"),
        prepositions=lexicon.words("relations", "prepositions"),
        unreal=lexicon.words("relations", "unreal"),
        negations=lexicon.words("relations", "negations"),
        not_negations=lexicon.words("relations", "not_negations"),
        works=lexicon.words("relations", "works"),
        besides=lexicon.words("relations", "besides"),
        with_words=lexicon.words("relations", "with"),
        datives=lexicon.words("relations", "datives"),
        sources=lexicon.words("relations", "sources"),
        object_relatives=lexicon.words("relations", "object_relatives"),
        passives=lexicon.words("relations", "passives"),
        organs=lexicon.words("relations", "organs"),
        costs=lexicon.words("relations", "costs"),
        leaving=lexicon.words("relations", "leaving"),
        alike=lexicon.words("relations", "alike"),
        toward=lexicon.words("relations", "toward"),
        adhering=lexicon.words("relations", "adhering"),
        titles=lexicon.words("relations", "titles"),
        learned=lexicon.words("relations", "learned"),
        money=lexicon.words("relations", "money"),
        pronouns=lexicon.words("roles", "pronouns"),
        genitives=lexicon.words("relations", "genitives"),
        rounds=lexicon.words("relations", "rounds"),
        function_words=lexicon.function_words,
        particles=lexicon.words("relations", "particles"),
        recipients=lexicon.words("relations", "recipients"),
        founding=lexicon.words("relations", "founding"),
        founding_auxiliaries=lexicon.words("relations", "founding_auxiliaries"),
        listing=lexicon.words("relations", "listing"),
    )
