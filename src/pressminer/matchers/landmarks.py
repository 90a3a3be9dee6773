"""Places by the words they are formed with: regions, waters, mountains, buildings.

No list holds them all, but their names tell what they are: ``Kummerower See``, ``Peenetal``,
``Bay of Gdańsk``, ``Chemiepark Leuna``, ``Usher Hall``. The words stand in ``places.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from pressminer.lexicon import Lexicon
from pressminer.matchers.place_words import (
    SAINTS,
    Found,
    Line,
    PlaceWords,
    owner_before,
)
from pressminer.matchers.roles import is_post
from pressminer.model import PlaceName
from pressminer.normalize.names import squeeze
from pressminer.view import Token

_CENTERS = frozenset({"Center", "Centre", "Centrum", "Zentrum"})
_SHORTEST_FRONT = 3  # letters before the tail of a compound: Peene-tal
_SHORTEST_DEMONYM = 5


class Landmarks:
    """Finds regions, waters, mountains and buildings in one sentence."""

    def __init__(self, words: PlaceWords) -> None:
        self.words = words
        lexicon = words.lexicon
        self.new_heads: dict[str, str] = lexicon.table("places", "new_heads")
        self.new_phrases: dict[str, str] = lexicon.table("places", "new_phrases")
        self.building_tails = tuple(lexicon.words("places", "building_tails"))
        self.tails: dict[str, str] = lexicon.table("places", "tails")
        self.openers: dict[str, str] = lexicon.table("places", "openers")
        self.behind_demonym: dict[str, str] = lexicon.table("places", "behind_demonym")
        self.compounds: dict[str, str] = lexicon.table("places", "compounds")
        self.compound_tails = tuple(sorted(self.compounds, key=len, reverse=True))
        self.rivers = [tuple(r.split()) for r in sorted(lexicon.words("places", "rivers"))]
        self.river_articles = frozenset(r[-1] for r in self.rivers)
        self.first_openers = frozenset(opener.partition(" ")[0] for opener in self.openers)
        self.articles = lexicon.words("places", "articles")
        self.last_names = frozenset(lexicon.union("persons", "landform_surnames"))
        self.fronts = lexicon.words("places", "fronts")
        self.adjectives = tuple(lexicon.words("places", "building_adjectives"))
        buildings = [_buildings(lexicon, t) for t in lexicon.rules.languages]
        self.before = frozenset(w for b in buildings for w in b["before"])
        self.after: dict[str, str] = {
            **{w: "building" for b in buildings for w in b["after"]},
            **lexicon.table("places", "landforms"),
        }
        self.nominative: dict[str, str] = lexicon.table("places", "building_nominative")

    def __call__(self, line: Line, i: int) -> Iterator[Found]:
        """What begins at, ends at or is the capitalised token ``i``."""
        for find in self._finders(line.tokens[i].text):
            yield from find(line, i)

    @lru_cache(maxsize=20_000)  # noqa: B019  (one per pipeline, kept for the run)
    def _finders(self, word: str) -> tuple[Callable[[Line, int], Iterator[Found]], ...]:
        """Who may find something at this word: nobody, for most words."""
        lower = word.lower()
        tests = (
            (word in self.new_heads or "-" in word, self._with_head),
            (self.words.is_proper_word(word), self._behind_phrase),
            (word in self.first_openers, self._opened),
            (lower.endswith(self.compound_tails), self._compound),
            (self._may_be_river(word), self._river),
            (lower.endswith(self.building_tails), self._hall),
            (word in self.behind_demonym, self._behind_demonym),
            (word in self.after, self._building),
            (lower in self.fronts, self._center),
            (word in self.before, self._named_building),
        )
        return tuple(find for applies, find in tests if applies)

    # --- regions and waters ---------------------------------------------------------------------

    def _with_head(self, line: Line, i: int) -> Iterator[Found]:
        """``Rhein-Neckar-Region``, ``Region Rhein-Neckar``, ``Stadtteil Bergheim``."""
        words, tokens = self.words, line.tokens
        token = tokens[i]
        kind = self.new_heads.get(token.text)
        if kind and i + 1 < len(tokens) and words.is_nameable(tokens[i + 1]):
            name = tokens[i + 1].text
            listed = token.text in words.heads and words.is_listed(name)
            if not listed:
                yield Found(i, i + 2, self._headed_value(name, kind), "head")
        front, dash, tail = token.text.rpartition("-")
        if dash and front[:1].isupper() and tail.lower() in self.tails:
            yield Found(i, i + 1, PlaceName(token.text, "", self.tails[tail.lower()]), "tail")

    def _headed_value(self, name: str, kind: str) -> PlaceName:
        """The listed region (Landkreis Uckermark); Stadtteil Bergheim is no city of that name."""
        lexicon = self.words.lexicon
        listed = [lexicon.gazetteer[key] for key in lexicon.place_names.get(name)]
        entry = next((e for e in listed if e.kind == kind == "region"), None)
        return PlaceName(name, entry.key if entry else "", kind)

    def _behind_phrase(self, line: Line, i: int) -> Iterator[Found]:
        """``the island of Orust``: an unknown word behind what it is."""
        tokens = line.tokens
        if i < 2:
            return
        kind = self.new_phrases.get(f"{tokens[i - 2].text} {tokens[i - 1].text}")
        if kind:
            yield Found(i, i + 1, PlaceName(tokens[i].text, "", kind), "head")

    def _opened(self, line: Line, i: int) -> Iterator[Found]:
        """``Bay of Gdańsk``, ``River Tweed``, ``Loch Awe``, ``Bucht von Kotor``."""
        tokens = line.tokens
        for length in (2, 1):
            kind = self.openers.get(" ".join(t.text for t in tokens[i : i + length]))
            k = i + length
            if not kind or k >= len(tokens):
                continue
            place = self.words.at(tokens, k)
            named = tokens[k].is_cap and self.words.is_plain(tokens[k])
            if place or (named and not self._is_ordinary(tokens[k])):
                end = place[0] if place else k + 1
                yield Found(i, end, PlaceName(_surface(line, i, end), "", kind), "head")
            return

    def _is_ordinary(self, token: Token) -> bool:
        words = self.words
        return words.nouns_capitalized and words.lexicon.is_ordinary(token.text, words.language)

    def _compound(self, line: Line, i: int) -> Iterator[Found]:
        """``im Peenetal``, ``das Unterengadin``: an unknown front before a word for a landscape."""
        tokens, words = line.tokens, self.words
        token, lower = tokens[i], tokens[i].lower
        if not i or not lower.endswith(self.compound_tails) or not words.is_proper(token):
            return
        if tokens[i - 1].lower not in self.articles or token.text.isupper():
            return
        tail = next(t for t in self.compound_tails if lower.endswith(t))
        front = token.text[: -len(tail)]
        if "-" in token.text and not words.is_listed(front.rstrip("-")):
            return  # YouTube-Kanal
        if len(front) < _SHORTEST_FRONT or words.lexicon.is_ordinary(token.text, words.language):
            return
        yield Found(i, i + 1, PlaceName(token.text, "", self.compounds[tail]), "tail")

    def _river(self, line: Line, i: int) -> Iterator[Found]:
        """``an der Elz``, ``up the Aire``: one unknown word behind what is said of rivers only."""
        tokens, token = line.tokens, line.tokens[i]
        if i < 2 or tokens[i - 1].lower not in self.river_articles:
            return
        if not any(_ends_with(tokens, i, opener) for opener in self.rivers):
            return
        if i + 1 < len(tokens) and tokens[i + 1].is_cap:
            return
        yield Found(i, i + 1, PlaceName(token.text, "", "river"), "tail")

    def _may_be_river(self, word: str) -> bool:
        """A plain word, neither ordinary nor a body's, without capitals inside."""
        words = self.words
        return (
            words.is_plain_word(word)
            and not any(c.isupper() for c in word[1:])
            and not words.lexicon.is_ordinary(word, words.language)
            and not words.lexicon.body_names.get(word)
        )

    def _behind_demonym(self, line: Line, i: int) -> Iterator[Found]:
        """``Kummerower See``, ``Deutsche Bucht``: an adjective of a place before what it is."""
        tokens, before = line.tokens, line.tokens[i - 1]
        if not i or not before.is_word or not before.is_cap or before.end + 1 != tokens[i].start:
            return
        if not self._is_adjective_of_place(tokens, i - 1):
            return
        kind = self.behind_demonym[tokens[i].text]
        yield Found(i - 1, i + 1, PlaceName(_surface(line, i - 1, i + 1), "", kind), "building")

    def _is_adjective_of_place(self, tokens: Sequence[Token], k: int) -> bool:
        words, token = self.words, tokens[k]
        stem = token.lower.removesuffix("n").removesuffix("e")
        if words.is_demonym(token) or (stem != token.lower and stem in words.demonyms):
            return True
        unknown = not words.lexicon.is_ordinary(token.text, words.language)
        return (
            k > 0
            and unknown
            and len(token.text) >= _SHORTEST_DEMONYM
            and token.lower.endswith("er")
            and not words.is_given(token.text)
            and words.is_plain(token)
        )

    # --- buildings ------------------------------------------------------------------------------

    def _building(self, line: Line, i: int) -> Iterator[Found]:
        """``Munich Residence``, ``Münchner Residenz``, ``Ohio River``, ``Altes Rathaus``."""
        tokens, words = line.tokens, self.words
        kind = self.after[tokens[i].text]
        if not i:
            return
        if words.nouns_capitalized and kind == "building":
            yield from self._adjectival(line, i)
        start = i
        while start and tokens[start - 1].is_cap and self._names(tokens[start - 1]):
            start -= 1
            start -= owner_before(tokens, start)
        start -= owner_before(tokens, start) if start == i else 0
        before = tokens[i - 1]
        german = words.is_proper(before) or words.is_demonym(before)
        if words.nouns_capitalized and words.is_demonym(before):
            start = i - 1  # Münchner Residenz
        if start == i or (words.nouns_capitalized and not german):
            return
        if self._is_person(tokens[start : i + 1]):
            return
        yield Found(start, i + 1, PlaceName(_surface(line, start, i + 1), "", kind), "building")

    def _hall(self, line: Line, i: int) -> Iterator[Found]:
        """``at the Guildhall``: one unknown word that ends like a building."""
        tokens, words, token = line.tokens, self.words, line.tokens[i]
        if not i or not token.lower.endswith(self.building_tails) or not words.is_proper(token):
            return
        longer = i + 1 < len(tokens) and tokens[i + 1].is_cap
        placed = tokens[i - 1].lower in words.before or tokens[i - 1].lower in words.determiners
        if placed and not longer and not words.is_surname(token.text):
            yield Found(i, i + 1, PlaceName(token.text, "", "building"), "tail")

    def _is_person(self, run: Sequence[Token]) -> bool:
        """``Grace Park``: a given name before a last name, unless it is a place as well."""
        words = self.words
        given = len(run) == 2 and words.is_given(run[0].text) and not words.is_listed(run[0].text)
        return given and (words.is_surname(run[1].text) or run[1].text in self.last_names)

    def _adjectival(self, line: Line, i: int) -> Iterator[Found]:
        """``im Alten Rathaus``: an adjective written large, in the nominative of the noun."""
        tokens, before = line.tokens, line.tokens[i - 1]
        noun, ending = tokens[i].text, self.nominative.get(tokens[i].text, "")
        stem = next((s for s in self.adjectives if before.lower.startswith(s)), "")
        if i < 2 or not ending or not stem or not before.is_cap or not tokens[i - 2].is_word:
            return
        if before.lower[len(stem) :] not in {"e", "en", "er", "es", "em"}:
            return
        name = f"{before.text[: len(stem)]}{ending} {noun}"
        yield Found(i - 1, i + 1, PlaceName(name, "", "building"), "building")

    def _center(self, line: Line, i: int) -> Iterator[Found]:
        """``Congress Center Villach``."""
        tokens, words = line.tokens, self.words
        if i + 1 >= len(tokens) or tokens[i + 1].text not in _CENTERS:
            return
        hit = words.at(tokens, i + 2)
        end = hit[0] if hit else i + 2
        if hit or (i and self._names(tokens[i - 1]) and tokens[i - 1].is_cap):
            yield Found(i, end, PlaceName(_surface(line, i, end), "", "building"), "building")

    def _named_building(self, line: Line, i: int) -> Iterator[Found]:
        """``Schloss Dagstuhl``, ``Stadthalle Bad Godesberg``, ``Pfarrkirche St. Martin``."""
        end = self._end_of_name(line.tokens, i + 1)
        if end > i + 1:
            yield Found(i, end, PlaceName(_surface(line, i, end), "", "building"), "building")

    def _end_of_name(self, tokens: Sequence[Token], k: int) -> int:
        """End of the place, the saint or the unknown word at ``k``; ``k`` if none stands there."""
        if k >= len(tokens) or not tokens[k].is_cap:
            return k
        if tokens[k].text in SAINTS:
            j = k + 1 + (k + 1 < len(tokens) and tokens[k + 1].text == ".")
            return j + 1 if j < len(tokens) and tokens[j].is_cap else k
        place = self.words.at(tokens, k)
        end = place[0] if place else self.words.small_town(tokens, k)
        if end > k:
            return end
        return k + 1 if self.words.is_proper(tokens[k]) else k

    def _names(self, token: Token) -> bool:
        """May the word stand in the name of a building, before what it is?"""
        lexicon = self.words.lexicon
        if token.lower in self.fronts:
            return True  # Congress Center Villach
        return (
            token.is_word
            and token.lower not in lexicon.function_words
            and not is_post(lexicon, token.text)
            and (
                self.words.is_listed(token.text)
                or not lexicon.is_common(token.text, self.words.language)
            )
        )


def _buildings(lexicon: Lexicon, language: str) -> dict[str, Any]:
    rules: dict[str, Any] = lexicon.rules.toml(language, "places")["buildings"]
    return rules


def _ends_with(tokens: Sequence[Token], i: int, words: Sequence[str]) -> bool:
    """Do the tokens before ``i`` end with these words?"""
    return i >= len(words) and all(t.lower == w for t, w in zip(tokens[i - len(words) : i], words))  # noqa: B905


def _surface(line: Line, start: int, end: int) -> str:
    return squeeze(line.text[line.tokens[start].start : line.tokens[end - 1].end])
