"""Finds names of persons: announced by a title, begun by a given name, or proposed by a model.

A *bare* match is a last name alone behind a title or salutation (``Frau Blume``); whose it is
gets decided in `resolve`, which knows everybody who is introduced in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.matchers.proposals import consistent, proposed
from pressminer.matchers.roles import is_post
from pressminer.model import BlockKind, Match, PersonName
from pressminer.normalize.names import fold, squeeze
from pressminer.normalize.persons import tidy_honorifics
from pressminer.view import TextView, Token

MAX_POST = 4  # words behind a name within which its post stands
MAX_NAME = 7  # tokens of a name, particles and initials included


class Announced(NamedTuple):
    """Where the titles before a name start, and what they are."""

    start: int
    honorifics: str


class PersonMatcher:
    """Candidates for persons in a `TextView`; rules ``title``, ``given``, ``bare``, ``model``."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        titles = "|".join(sorted(lexicon.union("persons", "honorifics"), key=len, reverse=True))
        self.titles = re.compile(rf"(?<![\w.])(?:(?:{titles})[ \t]*,?[ \t]*)+(?:-Ing\.[ \t]*)?")
        self.title_word = re.compile(titles)
        suffixes = "|".join(sorted(lexicon.union("persons", "suffixes"), key=len, reverse=True))
        self.suffixes = re.compile(rf"(?:,?[ \t]+(?:{suffixes})(?!\w))+")
        self.salutations = lexicon.words("persons", "salutations")
        self.particles = frozenset(lexicon.union("persons", "particles"))
        buildings = [lexicon.rules.toml(t, "places")["buildings"] for t in lexicon.rules.languages]
        self.geographic = frozenset(
            [*(w for b in buildings for w in b["after"]), *lexicon.table("places", "landforms")]
        )
        self.landform_surnames = frozenset(lexicon.union("persons", "landform_surnames"))
        self.clans = frozenset(lexicon.union("persons", "clans"))
        self.speech = lexicon.words("persons", "speech")
        self.opening_particles = frozenset(lexicon.union("persons", "opening_particles"))
        self.eponyms = tuple(lexicon.words("persons", "eponyms"))

    def __call__(self, view: TextView) -> list[Match[PersonName]]:
        """Matches in text order, not overlapping; the span is the name without its titles."""
        titled, entities = self._titled(view.text), consistent(view)
        found: list[Match[PersonName]] = []
        for sentence, tokens in view.sentence_tokens():
            if sentence.kind is BlockKind.STAMP:  # a byline; authors are no persons of the story
                continue
            by_rule = [*self._by_rule(view.text, tokens, titled)]
            taken = {(m.start, m.end) for m in by_rule}
            proposed = [
                m
                for m in self._proposed(view.text, entities, tokens)
                if not any(s < m.end and m.start < e for s, e in taken)
            ]
            found += sorted([*by_rule, *proposed], key=lambda m: m.start)
        return found

    def _titled(self, text: str) -> dict[int, Announced]:
        """Offset where a name may start → the titles that stand before it."""
        return {
            m.end(): Announced(m.start(), tidy_honorifics(m.group()))
            for m in self.titles.finditer(text)
        }

    def _by_rule(
        self, text: str, tokens: Sequence[Token], titled: dict[int, Announced]
    ) -> Iterator[Match[PersonName]]:
        i = 0
        while i < len(tokens):
            match, end = self._at(text, tokens, i, titled)
            if match:
                yield match
            i = max(end, i + 1)

    def _at(
        self, text: str, tokens: Sequence[Token], i: int, titled: dict[int, Announced]
    ) -> tuple[Match[PersonName] | None, int]:
        token = tokens[i]
        announced = titled.get(token.start)
        saluted = i > 0 and self._saluted(tokens, i)
        opens = token.is_word and token.is_cap
        if not opens and not (announced and token.text in self.opening_particles):
            return None, i + 1
        end = self._name_end(tokens, i, bool(announced) or saluted)
        if end == i:
            return None, i + 1
        return self._match(text, tokens, i, end, announced, saluted)

    def _match(
        self,
        text: str,
        tokens: Sequence[Token],
        i: int,
        end: int,
        announced: Announced | None,
        saluted: bool,
    ) -> tuple[Match[PersonName] | None, int]:
        if self._is_eponym(tokens, end):
            return None, end
        start, stop = tokens[i].start, tokens[end - 1].end
        suffix = self.suffixes.match(text, stop)
        honorifics = announced.honorifics if announced else ""
        if suffix:
            honorifics = " ".join(filter(None, (honorifics, tidy_honorifics(suffix.group()))))
        rule = "title" if announced else "given"
        if end - i == 2 and tokens[i].text in self.clans:
            rule = "bare"  # Ní Dhomhnaill, once Aoife Ní Dhomhnaill has been introduced
        if end - i == 1:
            if not (announced or saluted):
                return None, i + 1
            rule = "bare"
        name = squeeze(text[start:stop])
        return Match(start, stop, PersonName(name, honorifics), f"persons:{rule}"), end

    def _saluted(self, tokens: Sequence[Token], i: int) -> bool:
        before = tokens[i - 1]
        if before.text == "." and i > 1:
            before = tokens[i - 2]
        return before.lower in self.salutations or self._behind_post(tokens, i)

    def _behind_post(self, tokens: Sequence[Token], i: int) -> bool:
        """``Bundeskanzler Merz``, ``Rektor Hölscher``: a post right before a last name alone."""
        before, token = tokens[i - 1], tokens[i]
        if not before.is_cap or not self.is_post(before.text) or not self._name_word(tokens, i):
            return False
        if self.title_word.fullmatch(token.text):  # Professor Dame Carol Robinson
            return False
        lexicon = self.lexicon
        if lexicon.place_names.get(token.text) or lexicon.body_names.at(tokens, i):
            return False
        listed = fold(token.text) in lexicon.surnames
        return listed or not any(lexicon.is_common(token.text, t) for t in lexicon.rules.languages)

    # --- the shape of a name --------------------------------------------------------------------

    def _name_end(self, tokens: Sequence[Token], i: int, announced: bool) -> int:
        """Token index behind the name that starts at ``i``; ``i`` if none does."""
        if not announced and not self._opens(tokens, i):
            return i
        j, capitals = i, 0
        while j < len(tokens) and j - i < MAX_NAME:
            step = self._part(tokens, j, capitals, announced)
            if not step:
                break
            capitals += tokens[j].is_cap and len(tokens[j].text) > 1
            j += step
            if capitals >= 2 and not self._goes_on(tokens, i, j):
                break
        return self._trim(tokens, i, j)

    def _opens(self, tokens: Sequence[Token], i: int) -> bool:
        """A given name, or an initial before one (``J. Robert``), opens a name."""
        token = tokens[i]
        if token.lower in self.lexicon.function_words and not self._surname(tokens, i + 1):
            return False
        if len(token.text) == 1:  # J. Robert Oppenheimer, T. S. Eliot
            return self._after_initials(tokens, i)
        if self._is_given(token.text):
            return True
        if self._doubtful(token.text):
            return self._surname(tokens, i + 1) and not self._ordinary(tokens, i + 1)
        return self._is_introduced(tokens, i)

    def _is_introduced(self, tokens: Sequence[Token], i: int) -> bool:
        """``Amrit Dhaliwal, director of``, ``Rieke Söllner sagt``: two strangers and their post."""
        end = i + 2
        if end >= len(tokens) or not all(self._is_stranger(tokens, k) for k in (i, i + 1)):
            return False
        before = tokens[i - 1] if i else None
        if before and before.is_word and before.is_cap and not self.is_post(before.text):
            return False
        if tokens[end].lower in self.speech:
            return True
        if tokens[end].text != ",":
            return False
        for token in tokens[end + 1 : end + 1 + MAX_POST]:
            if not token.is_word:
                return False
            if self.is_post(token.text):
                return True
        return False

    def _is_stranger(self, tokens: Sequence[Token], k: int) -> bool:
        """A word of no language and no list, written like a name."""
        word, lexicon = tokens[k].text, self.lexicon
        return (
            len(word) > 1
            and self._name_word(tokens, k)
            and not any(lexicon.is_ordinary(word, t) for t in lexicon.rules.languages)
            and not lexicon.place_names.get(word)
            and not lexicon.body_names.get(word)
            and all(part[1:].islower() for part in word.split("-"))
        )

    def _after_initials(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a given name, or after two initials a last name, follow the initial at ``i``?"""
        j, initials = i, 0
        while j + 1 < len(tokens) and len(tokens[j].text) == 1 and tokens[j + 1].text == ".":
            j, initials = j + 2, initials + 1
        if not initials or j >= len(tokens) or not self._name_word(tokens, j):
            return False
        if self._is_given(tokens[j].text):
            return self._surname(tokens, j + 1)
        return initials > 1 and not self.lexicon.is_common(tokens[j].text, self.language)

    def _is_given(self, word: str) -> bool:
        names = self.lexicon.given_names
        parts = word.split("-")
        known = [p for p in parts if fold(p) in names]
        if len(parts) == 2 and parts[0].lower() in self.lexicon.function_words:
            return fold(parts[1]) in names  # Per-Åke
        return len(known) == len(parts) or (
            len(parts) > 1
            and fold(parts[0]) in names
            and all(fold(p) in names or fold(p) in self.lexicon.doubtful_given_names for p in parts)
        )

    def _doubtful(self, word: str) -> bool:
        return fold(word) in self.lexicon.doubtful_given_names

    def _ordinary(self, tokens: Sequence[Token], k: int) -> bool:
        """Is the would-be last name an ordinary word (``Will Europe``, ``Mark Brandenburg``)?"""
        if k >= len(tokens):
            return True
        word = tokens[k].text
        if fold(word) in self.lexicon.surnames:
            return False
        return self.lexicon.is_common(word, self.language) or bool(
            self.lexicon.place_names.get(word)
        )

    def _part(self, tokens: Sequence[Token], j: int, capitals: int, announced: bool) -> int:
        """How many tokens the name grows at ``j``: initial with its dot, particle, or word."""
        token = tokens[j]
        if not token.is_word:
            return 0
        if (
            len(token.text) == 1
            and token.is_cap
            and j + 1 < len(tokens)
            and tokens[j + 1].text == "."
        ):
            return 2
        if token.text in self.particles:
            return self._particle(tokens, j, capitals, announced)
        if token.text == "St" and j + 1 < len(tokens) and tokens[j + 1].text == ".":
            return 2 if capitals else 0
        return 1 if self._name_word(tokens, j) else 0

    def _particle(self, tokens: Sequence[Token], j: int, capitals: int, announced: bool) -> int:
        """``von``, ``van den``, ``zu``: only between a given name and a capitalised word."""
        if not capitals and not announced:
            return 0
        k = j
        while k < len(tokens) and tokens[k].text in self.particles and k - j < 5:
            k += 1
        if k >= len(tokens) or not self._name_word(tokens, k):
            return 0
        if tokens[j].lower == "und" and "von" not in {t.lower for t in tokens[max(0, j - 3) : j]}:
            return 0
        given = (
            self._is_given(tokens[j - 1].text) or self._doubtful(tokens[j - 1].text) if j else False
        )
        initial = j > 1 and tokens[j - 1].text == "."
        if tokens[j].text in {"der", "die", "von", "zu", "den", "de"} and self._organizational(
            tokens, k
        ):
            return 0
        return k - j if given or initial or announced or tokens[j].text not in {"der", "und"} else 0

    def _organizational(self, tokens: Sequence[Token], k: int) -> bool:
        """``Prof. Huber von der LMU``: what follows the particle is a body, not a name."""
        return bool(
            self.lexicon.head(tokens[k].text)
            or self.lexicon.body_acronyms.get(tokens[k].text)
            or self.lexicon.body_names.at(tokens, k)
        )

    def _name_word(self, tokens: Sequence[Token], j: int) -> bool:
        token = tokens[j]
        if not token.is_word or not token.is_cap or not _nameable(token.text):
            return False
        lexicon = self.lexicon
        if token.lower in lexicon.function_words and not self._is_given(token.text):
            return self._surname_behind_given(tokens, j)  # Theresa May, Will Smith
        if token.lower in lexicon.months or token.lower in self.salutations:
            return False
        if self.is_post(token.text):
            return False
        if token.text in self.geographic and not self._may_be_last_name(tokens, j):
            return False  # Shannon Airport
        head = lexicon.head(token.text)
        return head is None or self._is_given(token.text)

    def _may_be_last_name(self, tokens: Sequence[Token], j: int) -> bool:
        """``Albert Ridge``: a word for a place that some are called, behind a given name."""
        word = tokens[j].text
        if fold(word) in self.lexicon.surnames:
            return True
        named = j > 0 and self._is_given(tokens[j - 1].text)
        return named and word in self.landform_surnames

    def _surname_behind_given(self, tokens: Sequence[Token], j: int) -> bool:
        """A listed last name right behind a sure given name, or such a pair ahead of it."""
        surnames = self.lexicon.surnames
        if j and fold(tokens[j].text) in surnames and self._is_given(tokens[j - 1].text):
            return True
        doubtful = self._doubtful(tokens[j].text) and j + 1 < len(tokens)
        return doubtful and fold(tokens[j + 1].text) in surnames

    def is_post(self, word: str) -> bool:
        """A word for a post (``Präsident``) ends a name."""
        return is_post(self.lexicon, word) and fold(word) not in self.lexicon.given_names

    def _surname(self, tokens: Sequence[Token], j: int) -> bool:
        if j >= len(tokens):
            return False
        if len(tokens[j].text) == 1 and tokens[j].is_cap:
            return True
        if tokens[j].text in self.particles:
            return j + 1 < len(tokens) and self._name_word(tokens, j + 1)
        return self._name_word(tokens, j)

    def _goes_on(self, tokens: Sequence[Token], i: int, j: int) -> bool:
        """After two capitalised words: does a further one still belong to the name?

        Yes while all so far are given names (``Hans Peter Müller``), behind an initial or a
        particle, and for a second last name that is no ordinary word (``Ana García López``).
        """
        if j >= len(tokens):
            return False
        token = tokens[j]
        if not token.is_word:
            return False
        if token.text in self.particles:
            return token.lower != "und" and j + 1 < len(tokens) and self._name_word(tokens, j + 1)
        if not token.is_cap:
            return False
        if len(token.text) == 1:
            return j + 1 < len(tokens) and tokens[j + 1].text == "."
        if tokens[j - 1].text == ".":
            return True
        given = all(self._is_given(t.text) for t in tokens[i:j] if t.is_word and t.is_cap)
        lexicon = self.lexicon
        if lexicon.body_names.at(tokens, j):
            return False
        if given:  # August Wilhelm Schlegel, not Gottfried Wilhelm Leibniz-Preis
            return not token.lower.endswith(self.eponyms)
        if lexicon.is_common(token.text, self.language):
            return False
        if lexicon.place_names.get(token.text) or lexicon.body_acronyms.get(token.text):
            return False
        unknown = not any(lexicon.is_common(token.text, t) for t in lexicon.rules.languages)
        return unknown or fold(token.text) in lexicon.surnames

    def _trim(self, tokens: Sequence[Token], i: int, j: int) -> int:
        """A name ends with a capitalised word, not with an initial or a particle."""
        while j > i and (not tokens[j - 1].is_cap or len(tokens[j - 1].text) == 1):
            j -= 1
        return j

    def _is_eponym(self, tokens: Sequence[Token], end: int) -> bool:
        """``Gottfried Wilhelm Leibniz Prize``, ``Thomas Mann Straße``: names no person."""
        if end >= len(tokens) or not tokens[end].is_word:
            return False
        lower = tokens[end].lower
        return lower in self.eponyms or (tokens[end].is_cap and lower.endswith(self.eponyms))

    # --- what the model says ------------------------------------------------------------------

    def _proposed(
        self, text: str, entities: Sequence[Match[str]], tokens: Sequence[Token]
    ) -> Iterator[Match[PersonName]]:
        for first, last in proposed(entities, tokens, "PER"):
            run = tokens[first:last]
            if self._plausible(run) and not self._is_eponym(tokens, last):
                name = squeeze(text[run[0].start : run[-1].end])
                bare = len(run) == 2 and run[0].text in self.clans
                rule = "persons:bare" if bare else "persons:model"
                yield Match(run[0].start, run[-1].end, PersonName(name), rule)

    def _plausible(self, run: Sequence[Token]) -> bool:
        """May a model's PERSON be one: two or more name words, no type word, no place?"""
        words = [t for t in run if t.is_word]
        capitals = [t for t in words if t.is_cap]
        if len(capitals) < 2 or len(run) > MAX_NAME or not words[0].is_cap:
            return False
        lexicon = self.lexicon
        for token in capitals:
            if len(token.text) > 1 and (not _nameable(token.text) or lexicon.head(token.text)):
                return False
            if token.text.isupper() and len(token.text) > 1:
                return False
            if token.text in self.geographic and fold(token.text) not in lexicon.surnames:
                return False  # Penarth House
        if any(t.lower in lexicon.months or self.is_post(t.text) for t in words):
            return False
        known = [t for t in capitals if lexicon.place_names.get(t.text)]
        ordinary = [t for t in capitals if lexicon.is_ordinary(t.text, self.language)]
        listed = any(lexicon.body_names.at(run, k) for k in range(len(run)))
        return not known and not ordinary and not listed


def _nameable(word: str) -> bool:
    """Letters, hyphens and apostrophes only, and not all capitals (``TUM``)."""
    plain = word.replace("-", "").replace("'", "").replace("’", "")
    return plain.isalpha() and not (word.isupper() and len(word) > 1)
