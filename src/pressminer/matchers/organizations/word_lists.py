"""The word lists behind names of organizations, read from ``organizations.toml``."""

from __future__ import annotations

from pressminer.lexicon import Lexicon


class WordLists:
    """The union of all languages' lists, seen from a text in ``language``.

    Lists are in lower case unless case tells (acronyms). The rule file explains each field.
    """

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        self.nouns_capitalized: bool = lexicon.rules.toml(language, "words")["capitalizes_nouns"]
        self.noun_markers = lexicon.words("words", "noun_markers")
        self._read_connectors()
        self._read_heads()
        self._read_vetoes()
        self._read_modifiers()
        self.posts = _first_words_of_posts(lexicon)
        self.apposition = _kinds_of_appositions(lexicon)
        self.apposition_tails = self._affixes("apposition_tails")
        self.for_is_enough_tails = self._affixes("for_is_enough_tails")
        self.field_heads = self._affixes("field_heads")
        self.unit_heads = self._list("unit_heads")
        self.demonym_heads = self._affixes("demonym_heads")
        self.bare_heads = self._list("bare_heads")
        self.needs_front: dict[str, list[str]] = self.lexicon.table("organizations", "needs_front")
        self.national_parts = self._list("national_parts")
        self.employing = self._list("employing")
        self.employed_by = self._list("employed_by")

    def _list(self, field: str) -> frozenset[str]:
        return self.lexicon.words("organizations", field)

    def _affixes(self, field: str) -> tuple[str, ...]:
        """As `str.startswith` and `str.endswith` take them."""
        return tuple(sorted(self._list(field)))

    def _exact(self, field: str) -> frozenset[str]:
        return frozenset(self.lexicon.union("organizations", field))

    def _read_connectors(self) -> None:
        """Small words between the parts of a name."""
        self.for_words = self._list("for")
        self.of_words = self._list("of")
        self.phrase_openers = self.for_words | self.of_words
        own = self.lexicon.rules.toml(self.language, "organizations")
        self.own_openers = frozenset((*own["for"], *own["of"]))
        self.join_words = self._list("join")
        self.in_words = self._list("in")
        self.determiners = self._list("determiners")
        self.purpose_words = self._list("purpose")
        self.located_by = self._list("located_by")
        self.site_words = self._list("site")
        self.naming = self._list("naming")
        self.particles = self.lexicon.words("persons", "particles")

    def _read_heads(self) -> None:
        """Type words with a grammar of their own."""
        self.genitive_heads = self._affixes("genitive_heads")
        self.genitive_objects = self._list("genitive_objects")
        self.for_is_enough = self._list("for_is_enough")
        self.one_is_enough = self._list("one_is_enough")
        self.located_heads = self._list("located_heads")
        self.numbered = self._list("numbered")
        self.arts = self._list("arts")
        self.supporters = self._affixes("supporters")
        self.departments = self._list("departments")
        self.portfolios = self._list("portfolios")
        self.foreign_heads = self._list("foreign_heads")
        self.named_alone = self._list("named_alone")
        self.case_bound = self._exact("case_bound")
        self.case_bound_lower = frozenset(w.lower() for w in self.case_bound)
        self.in_name = self._list("apposition_in_name")
        self.list_headings = self._list("list_headings")

    def _read_vetoes(self) -> None:
        """Words that end or spoil a name."""
        self.stop_nouns = self._list("stop_nouns")
        self.stop_acronyms = self._exact("stop_acronyms")
        self.not_names = self._list("not_names")
        self.not_bodies = self._affixes("not_bodies")
        self.not_modifiers = self._list("not_modifiers")
        self.generic_modifiers = self._list("generic_modifiers")
        self.ordinary_names = self._list("ordinary_names")
        self.locating_tails = self._affixes("locating_tails")
        self.building_fronts = self.lexicon.words("places", "fronts")

    def _read_modifiers(self) -> None:
        """Words and parts of words beside a head."""
        self.generic_prefixes = self._list("generic_prefixes")
        self.hype_prefixes = self._affixes("hype_prefixes")
        self.name_adjectives = self._affixes("name_adjectives")
        self.adjective_suffixes = self._affixes("adjective_suffixes")
        self.name_openers = self._list("name_openers")
        self.possessives = self._list("possessives")
        self.eponym_tails = self._list("eponym_tails")
        self.territories = self._list("territories")
        self.site_tails = self._affixes("site_tails")
        self.subjects = self._list("subjects")
        self.subject_endings = self._affixes("subject_endings")


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
