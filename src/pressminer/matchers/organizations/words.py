"""The word lists behind names of organizations, and what they say about one word."""

from __future__ import annotations

from functools import lru_cache

from pressminer.lexicon import Head, Lexicon
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.view import Token

_PERSON_TITLES = frozenset({"Prof", "Dr", "PD", "Professor", "Professorin"})
_ADJECTIVE_ENDINGS = frozenset({"e", "en", "er", "es", "em"})


class OrganizationWords:
    """Lists of ``organizations.toml`` in all languages, seen from a text in ``language``."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        self.nouns_capitalized: bool = lexicon.rules.toml(language, "words")["capitalizes_nouns"]
        words = lexicon.words
        self.for_words = words("organizations", "for")
        self.of_words = words("organizations", "of")
        self.phrase_openers = self.for_words | self.of_words
        self.join_words = words("organizations", "join")
        self.in_words = words("organizations", "in")
        self.determiners = words("organizations", "determiners")
        self.genitive_heads = words("organizations", "genitive_heads")
        self.genitive_objects = words("organizations", "genitive_objects")
        self.stop_nouns = words("organizations", "stop_nouns")
        self.stop_acronyms = frozenset(lexicon.union("organizations", "stop_acronyms"))
        self.generic_prefixes = words("organizations", "generic_prefixes")
        self.not_names = words("organizations", "not_names")
        self.building_fronts = words("places", "fronts")
        self.hype_prefixes = tuple(words("organizations", "hype_prefixes"))
        self.name_adjectives = tuple(words("organizations", "name_adjectives"))
        self.for_is_enough = words("organizations", "for_is_enough")
        self.list_headings = words("organizations", "list_headings")
        self.particles = words("persons", "particles")
        self.in_name = words("organizations", "apposition_in_name")
        self.posts = _first_words_of_posts(lexicon)
        self.apposition = _kinds_of_appositions(lexicon)
        self.head = lexicon.head

    @lru_cache(maxsize=50_000)  # noqa: B019  (one per pipeline, kept for the run)
    def is_proper(self, word: str) -> bool:
        """A name rather than an ordinary word of this language, a post or a month."""
        lexicon, lower = self.lexicon, word.lower()
        return (
            not lexicon.is_common(word, self.language)
            and lower not in self.posts
            and lower not in lexicon.function_words
            and lower not in lexicon.months
        )

    @lru_cache(maxsize=20_000)  # noqa: B019
    def is_name_adjective(self, word: str) -> bool:
        """``Deutsche``, ``Technischen``: an adjective that names of bodies begin with."""
        lower = word.lower()
        return any(
            lower.startswith(stem) and lower[len(stem) :] in _ADJECTIVE_ENDINGS
            for stem in self.name_adjectives
        )

    @lru_cache(maxsize=20_000)  # noqa: B019
    def has_proper_prefix(self, word: str) -> bool:
        """Does a hyphenated type word carry a name: ``Max-Planck-``, not ``Partner-``?"""
        parts = word.split("-")[:-1]
        if not parts or parts[0].lower() in self.generic_prefixes:
            return False
        if any(p in self.stop_acronyms for p in parts):
            return False
        return any(p[:1].isupper() and self.is_proper(p) for p in parts)

    def is_known_name(self, word: str) -> bool:
        """Listed as a given name or place, or written like an acronym."""
        lexicon = self.lexicon
        return (
            word.lower() in lexicon.given_names
            or bool(lexicon.place_names.get(word))
            or is_acronym_like(word)
        )

    def is_for_enough(self, word: str) -> bool:
        """Does ``für X`` behind this weak head make a name (``Klinik für Kardiologie``)?"""
        lower = word.lower()
        return any(lower == w or lower.rstrip("s") == w for w in self.for_is_enough)

    def is_hyped(self, word: str) -> bool:
        """``Spitzenzentrum``: no adjective makes it a name."""
        return word.lower().startswith(self.hype_prefixes)

    def kind_of_apposition(self, noun: str) -> str:
        """The kind that a noun before a name tells (``Biotech-Start-up``: company), or ``""``."""
        lower = noun.lower()
        return self.apposition.get(lower) or self.apposition.get(lower.rsplit("-", 1)[-1], "")


def is_person_title(word: Token) -> bool:
    """``Prof``, ``Dr``: a person follows, no name of a body."""
    return word.text in _PERSON_TITLES


def is_foreign_company_head(head: Head | None) -> bool:
    """An English word for a company, before which any noun is a name (Nordlicht Ventures)."""
    return head is not None and not head.gender and head.kind == "company"


def _first_words_of_posts(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        phrase.lower().split()[0]
        for tongue in lexicon.rules.languages
        for phrases in lexicon.rules.toml(tongue, "roles")["heads"].values()
        for phrase in phrases
    )


def _kinds_of_appositions(lexicon: Lexicon) -> dict[str, str]:
    return {
        noun.lower(): kind
        for tongue in lexicon.rules.languages
        for kind, nouns in lexicon.rules.toml(tongue, "organizations")["apposition"].items()
        for noun in nouns
    }
