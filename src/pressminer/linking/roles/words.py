"""Word lists that more than one part of the linker asks for; what they mean is in roles.toml."""

from __future__ import annotations

from dataclasses import dataclass

from pressminer.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Small words around posts, in lower case, of all languages at once."""

    determiners: frozenset[str]  # der, the
    oblique: frozenset[str]  # den, dem: no predicate begins with them
    links: frozenset[str]  # between a post and its body: der, von, at
    joins: frozenset[str]  # und, and, the comma
    be: frozenset[str]  # ist, wird, became, elected
    copulas: frozenset[str]  # these and more verbs that go with *as*
    as_words: frozenset[str]  # als, as
    into: frozenset[str]  # zum (Rektor gewählt)
    timing: frozenset[str]  # seit, previously
    blocking: frozenset[str]  # mit, with: what comes behind them is no predicate
    denials: frozenset[str]  # nicht, would
    now: frozenset[str]  # heute: another post follows
    dropped: frozenset[str]  # adjectives that are no part of the post: neu, former


def role_words(lexicon: Lexicon) -> RoleWords:
    """The lists as the rule files of all languages give them."""
    words = lexicon.words
    determiners = words("organizations", "determiners")
    return RoleWords(
        determiners=determiners,
        oblique=words("roles", "oblique"),
        links=words("roles", "links") | determiners,
        joins=words("organizations", "join") | {","},
        be=words("roles", "be"),
        copulas=words("roles", "copulas"),
        as_words=words("roles", "as"),
        into=words("roles", "into"),
        timing=words("roles", "timing"),
        blocking=words("roles", "blocking"),
        denials=words("roles", "denials"),
        now=words("roles", "now"),
        dropped=words("roles", "dropped"),
    )
