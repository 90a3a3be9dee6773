"""How the holder stands to the post: ``ehemaliger``, ``designierte``, ``wird ab Mai``, ``deputy``.

What the title and its adjectives say comes first; where they say nothing, the clause that gives
the post is asked (``war bis 2021 Rektor``). No answer means that the post is held now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.normalize.roles import ACTING, CURRENT, DEPUTY, DESIGNATED, FORMER
from pressminer.view import Token

MAX_AROUND = 8  # tokens before and behind name and post that may tell of their time
_ENDINGS = ("er", "en", "em", "es", "e", "")
_RANK = (FORMER, DESIGNATED, ACTING, DEPUTY)  # a former deputy is former
_MARKS = frozenset(',;:–—“”„"»«()')
_YEAR = re.compile(r"(?:19|20)\d\d")


class StatusReader:
    """Reads the status of a post; words and cues are data (roles.toml)."""

    def __init__(self, lexicon: Lexicon, words: RoleWords) -> None:
        self.status: dict[str, str] = _lower(lexicon.table("roles", "status"))
        self.cues: dict[str, str] = _lower(lexicon.table("roles", "status_cues"))
        self.since = lexicon.words("roles", "since")
        self.until = lexicon.words("roles", "until")
        self.verbal = words.be | words.copulas | frozenset(lexicon.table("roles", "verbs"))
        self.verbal |= lexicon.words("roles", "takes") | lexicon.words("roles", "appoints")

    def of_title(self, words: Iterable[str]) -> str:
        """Status said by a title or the adjectives before it, ``""`` for none."""
        lower = [w.lower() for w in words]
        found = {s for w in lower for part in w.split("-") if (s := self._of_word(part))}
        text = " ".join(lower)
        found |= {s for phrase, s in self.status.items() if " " in phrase and phrase in text}
        found |= {s for phrase, s in self.status.items() if "-" in phrase and phrase in lower}
        return next((s for s in _RANK if s in found), "")

    def _of_word(self, word: str) -> str:
        stems = (word[: -len(e)] if e else word for e in _ENDINGS if word.endswith(e))
        return next((self.status[s] for s in stems if s in self.status), "")

    def of_clause(self, scene: Scene, left: int, right: int, holder: Placed) -> str:
        """Status said by the words around a post at ``left:right`` and its holder."""
        low, high = (holder.end, left) if holder.end <= left else (right, holder.start)
        inner = [t.lower for t in scene.between(low, high)]
        first, last = min(left, holder.start), max(right, holder.end)
        ahead = _until_mark(reversed([t.lower for t in scene.between(scene.start, first)]))
        behind = _until_mark(t.lower for t in scene.between(last, scene.end))
        if not self._is_clause(inner, ahead):
            own = behind if holder.end <= left and _dated(behind, self.since | self.until) else []
            return self._told([*inner, *own])
        return self._told([*reversed(ahead), *inner, *behind])

    def of_verb(self, scene: Scene, verb: Token, leader: Placed) -> str:
        """Status said by a verb that states a post and the words around it."""
        first = min(verb.start, max(leader.end, scene.start))
        ahead = _until_mark(reversed([t.lower for t in scene.between(scene.start, first)]))
        inner = [t.lower for t in scene.between(first, verb.end)]
        behind = _until_mark((t.lower for t in scene.between(verb.end, scene.end)), 2 * MAX_AROUND)
        return self._told([*reversed(ahead), *inner, *behind])

    def of_words(self, words: Sequence[str]) -> str:
        """Status said by the lower-case words of a clause that states a post."""
        return self._told(words)

    def _is_clause(self, inner: Sequence[str], ahead: Sequence[str]) -> bool:
        """Does a verb give the post, rather than an apposition?"""
        return bool(self.verbal & set(inner)) or bool(self.verbal & set(ahead[:2]))

    def _told(self, words: Sequence[str]) -> str:
        """The answer of all cues: *seit* and *appointed* outweigh *war* and *was*."""
        text = " ".join(words)
        found = {self.cues[w] for w in words if w in self.cues}
        found |= {s for cue, s in self.cues.items() if " " in cue and cue in text}
        if ACTING in found:
            return ACTING
        if DESIGNATED in found and not self.since & set(words):
            return DESIGNATED
        if self.until & set(words) and not _YEAR.search(text) and FORMER not in found:
            return ""
        if CURRENT in found and not self._spanned(words):
            return ""
        return FORMER if FORMER in found else ""

    def _spanned(self, words: Sequence[str]) -> bool:
        """``von 1998 bis 2012``, ``from 1990 to 2005``: an end that is given is in the past."""
        return bool(self.until & set(words)) and len(_YEAR.findall(" ".join(words))) > 1


def _until_mark(words: Iterable[str], limit: int = MAX_AROUND) -> list[str]:
    found: list[str] = []
    for word in words:
        if word in _MARKS or len(found) == limit:
            break
        found.append(word)
    return found


def _dated(words: Sequence[str], opens: frozenset[str]) -> bool:
    """``(Vorsitzender) von 2001 bis 2009``: a time right behind an apposition."""
    return bool(words) and words[0] in opens | {"von", "from", "ab"}


def _lower(table: dict[str, str]) -> dict[str, str]:
    return {k.lower(): v for k, v in table.items()}
