"""Comparable keys of organization names: the same body in two languages gives one key.

Words become concepts (``Krebsforschungszentrum`` → cancer, research, center), German compounds
are opened along known concepts, places take their one name, articles and legal forms fall
away, and order does not count. What distinguishes bodies (place, person, subject) stays, so
``Technische Universität München`` and ``… Dresden`` never meet.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from pressminer.lexicon import Lexicon
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.normalize.names import fold, words
from pressminer.rules import SHARED

_LEADING = re.compile(r"^\W*([^\W_][\w-]*)\s*(?:[–—-]\s+)?(?=\w)")
_JOINTS = ("s", "es", "n", "en", "")


class Comparer:
    """Computes keys with the concept table, the gazetteer and the demonyms of a rule folder."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def concepts(self) -> dict[str, str]:
        """Folded form → concept, from ``pipelines/shared/name_concepts.tsv``."""
        table: dict[str, str] = {}
        for row in self.lexicon.rules.rows(SHARED, "name_concepts.tsv"):
            for form in row["forms"].split("|"):
                table[fold(form)] = row["concept"]
        return table

    @cached_property
    def noise(self) -> frozenset[str]:
        """Articles, prepositions and legal forms."""
        union = self.lexicon.union
        forms = [
            *union("organizations", "legal_forms"),
            *self.lexicon.function_words,
            "e",
            "v",
            "st",
        ]
        return frozenset(fold(w).replace(".", "") for w in forms) - {"st"}

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Folded adjective stem → folded English place name (``bayerisch`` → ``bavaria``)."""
        table = self.lexicon.table("places", "demonyms")
        return {fold(k): self._place(v) or fold(v) for k, v in table.items()}

    @lru_cache(maxsize=50_000)  # noqa: B019  (one comparer per run)
    def key(self, name: str) -> tuple[str, ...]:
        """Sorted concepts and distinguishing words of a name; never empty for a non-empty name.

        >>> # key("Universität Leipzig") == key("Leipzig University") == ("leipzig", "university")
        """
        rest = self._without_acronym(name)
        places, rest = self._take_places(rest)
        parts = [c for w in words(rest) if w not in self.noise for c in self._concepts(w)]
        key = tuple(sorted({*parts, *places}))
        return key or tuple(sorted(set(words(name))))

    def leading_acronym(self, name: str) -> str:
        """``M1`` in ``M1 – Munich Medicine Alliance``; ``""`` for letters of another body."""
        match = _LEADING.match(name)
        if not match or not is_acronym_like(match.group(1)):
            return ""
        acronym = match.group(1)
        rest = name[match.end() :].split()
        if self.lexicon.body_acronyms.get(acronym) or not self._has_head(rest):
            return ""
        return acronym

    def _has_head(self, rest: list[str]) -> bool:
        return any(self.lexicon.head(w.strip('“”"').title() if w.islower() else w) for w in rest)

    def _without_acronym(self, name: str) -> str:
        acronym = self.leading_acronym(name)
        if acronym:
            rest = name.split(acronym, 1)[1].lstrip(" –—-")
            if len(rest.split()) > 1:
                return rest
        return re.sub(r"\s*(?:\(([^)]*)\)|[–—-]\s+[A-Z]{2,6})\s*$", "", name) or name

    def _take_places(self, name: str) -> tuple[list[str], str]:
        """Place names in one spelling, and the name without them."""
        from pressminer.view import tokenize  # noqa: PLC0415

        tokens = tokenize(name)
        found: list[str] = []
        kept: list[str] = []
        i = 0
        while i < len(tokens):
            hit = self.lexicon.place_names.at(tokens, i) if tokens[i].is_cap else None
            if hit and "-" not in tokens[i].text:
                entry = self.lexicon.gazetteer[hit[1][0]]
                found.append(fold(entry.name_en or entry.name_de))
                i = hit[0]
            else:
                kept.append(tokens[i].text)
                i += 1
        return found, " ".join(kept)

    def _place(self, name: str) -> str:
        keys = self.lexicon.place_names.get(name)
        if not keys:
            return ""
        entry = self.lexicon.gazetteer[keys[0]]
        return fold(entry.name_en or entry.name_de)

    def _concepts(self, word: str) -> list[str]:
        if word in self.concepts:
            return self._named(word)
        for ending in ("", "es", "en", "em", "er", "e", "s", "n"):
            base = word[: len(word) - len(ending)] if ending else word
            if word.endswith(ending) and len(base) > 3:
                if base in self.concepts:
                    return self._named(base)
                if base in self.demonyms:
                    return [self.demonyms[base]]
        return self._split(word) or [word]

    def _named(self, word: str) -> list[str]:
        """A concept may be empty (a word that never distinguishes) or several words."""
        return self.concepts[word].split()

    def _split(self, word: str) -> list[str]:
        """``krebsforschungszentrum`` → concepts of its parts; empty if a part is unknown."""
        if not word:
            return []
        for length in range(len(word), 3, -1):
            head = word[:length]
            for joint in _JOINTS:
                stem = head[: len(head) - len(joint)] if joint else head
                if not head.endswith(joint) or stem not in self.concepts:
                    continue
                if length == len(word):
                    return self._named(stem)
                rest = self._split(word[length:])
                if rest:
                    return [*self._named(stem), *rest]
        return []
