"""Adjectives before a post: ``der ehemalige bayerische Wissenschaftsminister``."""

from __future__ import annotations

from pressminer.lexicon import Lexicon
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Scene

MAX_MODIFIERS = 3
_ENDINGS = ("er", "en", "em", "es", "e")


class Modifiers:
    """Knows the words before a post that are no part of its title."""

    def __init__(self, lexicon: Lexicon, words: RoleWords) -> None:
        self.dropped = words.dropped
        self.demonyms: dict[str, str] = lexicon.table("places", "demonyms")

    def left_of(self, scene: Scene, start: int) -> int:
        """Offset where ``ehemaliger bayerischer`` begins before a post at ``start``; else that."""
        for token in reversed([t for t in scene.tokens if t.end <= start][-MAX_MODIFIERS:]):
            if not self._modifies(token.lower):
                break
            start = token.start
        return start

    def _modifies(self, word: str) -> bool:
        stem = next((word[: -len(e)] for e in _ENDINGS if word.endswith(e)), "")
        return word in self.dropped or stem in self.dropped or bool(self.place_of(word))

    def place_of(self, word: str) -> str:
        """The place a lower-case demonym is made of, inflected or not, else ``""``.

        ``bayerische`` → Bayern.
        """
        for ending in ("", "e", "er", "en", "em", "es"):
            stem = word[: len(word) - len(ending)] if ending else word
            if word.endswith(ending) and stem in self.demonyms:
                return self.demonyms[stem]
        return ""
