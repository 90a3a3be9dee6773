"""Word lists that more than one part of the linker asks for; what they mean is in roles.toml."""

from __future__ import annotations

from dataclasses import dataclass

from pressminer.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Small words around posts, in lower case, of all languages at once."""

    determiners: frozenset[str]  # der, the
    links: frozenset[str]  # between a post and its body: der, von, at
    joins: frozenset[str]  # und, and, the comma
    copulas: frozenset[str]  # wird, became
    as_words: frozenset[str]  # als, as
    into: frozenset[str]  # zum (Rektor gewählt)
    dropped: frozenset[str]  # adjectives that are no part of the post: neu, former


def role_words(lexicon: Lexicon) -> RoleWords:
    """The lists as the rule files of all languages give them."""
    words = lexicon.words
    determiners = words("organizations", "determiners")
    return RoleWords(
        determiners=determiners,
        links=words("roles", "links") | determiners,
        joins=words("organizations", "join") | {","},
        copulas=words("roles", "copulas"),
        as_words=words("roles", "as"),
        into=words("roles", "into"),
        dropped=words("roles", "dropped"),
    )
