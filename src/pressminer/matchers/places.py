"""Finds places: gazetteer names in context, named regions, districts and buildings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import GazetteerEntry, Lexicon
from pressminer.matchers.proposals import consistent, proposed
from pressminer.matchers.roles import is_post
from pressminer.model import Match, PlaceName
from pressminer.normalize.names import fold, squeeze
from pressminer.view import TextView, Token

_CENTERS = frozenset({"Center", "Centre", "Centrum", "Zentrum"})
METROPOLIS = 1_000_000  # above this a name counts by itself, though somebody may be called so
SMALL_TOWN = 20_000  # below this a town needs a preposition before it to count


class Found(NamedTuple):
    """Token range ``start:end`` and what it names."""

    start: int
    end: int
    value: PlaceName
    rule: str


class PlaceMatcher:
    """Places in a `TextView`. Names inside other names are sorted out in `resolve`."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        self.before = lexicon.words("places", "before")
        self.heads: dict[str, str] = lexicon.table("places", "heads")
        self.demonyms: dict[str, str] = lexicon.table("places", "demonyms")
        self.joins = lexicon.words("organizations", "join") | {","}
        self.salutations = lexicon.words("persons", "salutations")
        self.not_before = lexicon.words("places", "not_before")
        self.fronts = lexicon.words("places", "fronts")
        self.endings = tuple(lexicon.words("places", "endings"))
        self.where = lexicon.words("places", "where")
        self.new_heads: dict[str, str] = lexicon.table("places", "new_heads")
        self.tails: dict[str, str] = lexicon.table("places", "tails")
        buildings = [lexicon.rules.toml(t, "places")["buildings"] for t in lexicon.rules.languages]
        self.building_before = frozenset(w for b in buildings for w in b["before"])
        self.building_after = frozenset(w for b in buildings for w in b["after"])
        self.nouns_capitalized: bool = lexicon.rules.toml(language, "words")["capitalizes_nouns"]

    def __call__(self, view: TextView) -> list[Match[PlaceName]]:
        """Matches in text order, longest first where they overlap."""
        found: list[Match[PlaceName]] = []
        entities = consistent(view)
        for _, tokens in view.sentence_tokens():
            candidates = self._candidates(view.text, entities, tokens)
            for place in _longest([*candidates, *self._coordinated(tokens)]):
                start, end = tokens[place.start].start, tokens[place.end - 1].end
                if place.rule == "based":
                    end = start + tokens[place.start].text.index("-")
                found.append(Match(start, end, place.value, f"places:{place.rule}"))
        return found

    def _candidates(
        self, text: str, entities: Sequence[Match[str]], tokens: Sequence[Token]
    ) -> Iterator[Found]:
        for i, token in enumerate(tokens):
            if not token.is_word or not token.is_cap:
                continue
            listed = self._listed(tokens, i)
            if listed:
                yield self._with_head(tokens, listed)
            yield from self._based(tokens, i)
            yield from self._region(text, tokens, i)
            yield from self._building(text, tokens, i)
            yield from self._unlisted(tokens, i)
        yield from self._proposed(text, entities, tokens)

    def _coordinated(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """``Galway and Mayo``: an ambiguous name beside a plain one, joined by a comma or *and*."""
        for i, token in enumerate(tokens):
            if not token.is_cap or not self._ambiguous(token.text):
                continue
            hit = self.lexicon.place_names.at(tokens, i)
            if hit is None or self._listed(tokens, i):
                continue
            end, keys = hit
            after = (
                end + 1 < len(tokens)
                and tokens[end].lower in self.joins
                and self._listed(tokens, end + 1)
            )
            before = i > 1 and tokens[i - 1].lower in self.joins and self._listed(tokens, i - 2)
            if before or after:
                entry = self.lexicon.gazetteer[keys[0]]
                yield Found(i, end, _value(entry, self.language), "gazetteer")

    def _based(self, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """``Lisbon-based``: the place in front of the hyphen; the span is cut to it later."""
        front, dash, tail = tokens[i].text.partition("-")
        keys = self.lexicon.place_names.get(front) if dash and tail == "based" else []
        if keys:
            yield Found(i, i + 1, _value(self.lexicon.gazetteer[keys[0]], self.language), "based")

    def _unlisted(self, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """``in Neuherberg``, ``am Standort Großhadern``: formed like a place, and placed."""
        if i and self._proper(tokens[i]) and tokens[i].lower.endswith(self.endings):
            before = tokens[i - 1]
            if before.lower in self.where or before.text in self.heads:
                yield Found(i, i + 1, PlaceName(tokens[i].text, "", "city"), "ending")

    def _proposed(
        self, text: str, entities: Sequence[Match[str]], tokens: Sequence[Token]
    ) -> Iterator[Found]:
        """A model's place that no list knows, if a preposition says where."""
        for first, last in proposed(entities, tokens, "LOC"):
            run = tokens[first:last]
            if len(run) <= 3 and all(self._proper(t) and not self._ordinary(t) for t in run):
                name = squeeze(text[run[0].start : run[-1].end])
                placed = first > 0 and tokens[first - 1].lower in self.where
                rule = "model" if placed else "unlocated"
                yield Found(first, last, PlaceName(name, "", "city"), rule)

    def _ordinary(self, word: Token) -> bool:
        """A compound that no list holds, unless it ends like a place (Brüssow, but Kirchdorf)."""
        return not word.lower.endswith(self.endings) and self.lexicon.is_ordinary(
            word.text, self.language
        )

    def _listed(self, tokens: Sequence[Token], i: int) -> Found | None:
        hit = self.lexicon.place_names.at(tokens, i)
        if hit is None or (tokens[i].text.isupper() and len(tokens[i].text) < 2):
            return None
        end, keys = hit
        if end < len(tokens) and tokens[end].lower in self.not_before:
            return None  # London Stock Exchange
        entry = self.lexicon.gazetteer[keys[0]]
        if not self._believable(tokens, i, end, entry):
            return None
        entry = self._by_context(tokens, i, keys)
        return Found(i, end, self._seen(entry, tokens, i, end), "gazetteer")

    def _seen(self, entry: GazetteerEntry, tokens: Sequence[Token], i: int, end: int) -> PlaceName:
        """The place under the name that the text uses, nominative (``Bayerns`` → ``Bayern``)."""
        surface = " ".join(t.text for t in tokens[i:end])
        listed = _value(entry, self.language)
        official = {fold(entry.name_de), fold(entry.name_en)}
        genitive = surface[-1:] == "s" and (
            not self.lexicon.place_names.get(surface) or fold(surface[:-1]) in official
        )
        surface = surface[:-1] if genitive else surface
        short = surface.isupper() or end - i > 1
        return listed if short else PlaceName(surface, listed.gazetteer, listed.kind)

    def _believable(self, tokens: Sequence[Token], i: int, end: int, entry: GazetteerEntry) -> bool:
        """Does the context allow a place? Ambiguous names and small towns need a preposition."""
        surface = tokens[i].text
        if len(surface) <= 2 and surface.isupper() and end == i + 1:
            return surface in {"US", "UK", "EU", "MV", "UN"}
        before = tokens[i - 1].lower if i else ""
        prepared = (
            before in self.before or self._headed(tokens, i) > 0 or self._dateline(tokens, i, end)
        )
        if before in self.lexicon.given_names or before in self.lexicon.doubtful_given_names:
            return False  # the last name of somebody: Jack London, Anna Essen
        if before in self.salutations or self._inside_name(tokens, i, end):
            return False
        if entry.population >= METROPOLIS and not self.lexicon.is_common(surface, self.language):
            return True
        if end > i + 1 or entry.kind in {"country", "continent"}:
            return prepared or not self._ambiguous(surface)
        if self._ambiguous(surface):
            return prepared
        if entry.kind == "city" and self.lexicon.is_common(surface, self.language):
            return prepared
        large = entry.kind != "city" or entry.population >= SMALL_TOWN
        return large or prepared

    def _inside_name(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """``Thames Water``, ``Ontario Provincial Police``: where only names are capitalised, a
        place before one more capitalised word is the beginning of another name.
        """
        if self.nouns_capitalized or end >= len(tokens) or _mostly_capitals(tokens):
            return False
        after = tokens[end]
        if not after.is_word or not after.is_cap or tokens[end - 1].end + 1 != after.start:
            return False
        lexicon = self.lexicon
        return not (
            after.lower in lexicon.function_words
            or after.lower in lexicon.months
            or after.lower in lexicon.given_names
            or is_post(lexicon, after.text)
            or lexicon.place_names.at(tokens, end)
            or lexicon.head(after.text)
            or after.text in self.building_after
        )

    def _ambiguous(self, surface: str) -> bool:
        folded = fold(surface)
        return folded in self.lexicon.ambiguous_places or folded in self.lexicon.given_names

    def _dateline(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """``Essen, 3. Mai 2022 –``: the first word of a sentence, then a comma and a digit."""
        if i or end + 1 >= len(tokens) or tokens[end].text not in {",", "(", "/"}:
            return False
        return any(t.text[0].isdigit() for t in tokens[end + 1 : end + 5])

    def _by_context(self, tokens: Sequence[Token], i: int, keys: Sequence[str]) -> GazetteerEntry:
        """``Kanton Zürich`` is the canton, ``Zürich`` the city; else the most populous."""
        wanted = self._head_kind(tokens, i)
        entries = [self.lexicon.gazetteer[k] for k in keys]
        fitting = [e for e in entries if e.kind == wanted]
        return (fitting or entries)[0]

    def _head_kind(self, tokens: Sequence[Token], i: int) -> str:
        length = self._headed(tokens, i)
        if not length:
            return ""
        words = [t.text for t in tokens[i - length : i]]
        return self.heads.get(" ".join(words), "")

    def _headed(self, tokens: Sequence[Token], i: int) -> int:
        """How many tokens before ``i`` are a generic head (``Freistaat``, ``City of``)."""
        for length in (3, 2, 1):
            if i >= length and " ".join(t.text for t in tokens[i - length : i]) in self.heads:
                return length
        return 0

    def _with_head(self, tokens: Sequence[Token], found: Found) -> Found:
        return found._replace(start=found.start - self._headed(tokens, found.start))

    def _region(self, text: str, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """``Rhein-Neckar-Region``, ``Region Rhein-Neckar``, ``Stadtteil Bergheim``."""
        token = tokens[i]
        kind = self.new_heads.get(token.text)
        if kind and i + 1 < len(tokens) and self._nameable(tokens[i + 1]):
            name = tokens[i + 1].text
            listed = token.text in self.heads and self.lexicon.place_names.get(name)
            if not listed:  # Stadtteil Bergheim is not the city of that name
                yield Found(i, i + 2, PlaceName(name, "", kind), "head")
        parts = token.text.rsplit("-", 1)
        if len(parts) == 2 and parts[1].lower() in self.tails and token.text[0].isupper():
            yield Found(i, i + 1, PlaceName(token.text, "", self.tails[parts[1].lower()]), "tail")

    def _nameable(self, token: Token) -> bool:
        return self._proper(token) or (
            token.is_word and token.is_cap and bool(self.lexicon.place_names.get(token.text))
        )

    def _proper(self, token: Token) -> bool:
        lexicon = self.lexicon
        return (
            token.is_word
            and token.is_cap
            and token.text.replace("-", "").isalpha()
            and not token.text.isupper()
            and token.lower not in lexicon.function_words
            and not lexicon.is_common(token.text, self.language)
            and lexicon.head(token.text) is None
            and not lexicon.place_names.get(token.text)
        )

    def _building(self, text: str, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """``Munich Residence``, ``Schloss Dagstuhl``."""
        token = tokens[i]
        if token.text in self.building_after and i:
            start = i
            while start and tokens[start - 1].is_cap and self._names_building(tokens[start - 1]):
                start -= 1
            before = tokens[i - 1]
            german = self._proper(before) or self._is_demonym(before)
            if self.nouns_capitalized and self._is_demonym(before):
                start = i - 1  # Münchner Residenz
            if start < i and (not self.nouns_capitalized or german):
                name = squeeze(text[tokens[start].start : token.end])
                yield Found(start, i + 1, PlaceName(name, "", "building"), "building")
        if token.lower in self.fronts and i + 1 < len(tokens) and tokens[i + 1].text in _CENTERS:
            end = i + 2
            hit = self.lexicon.place_names.at(tokens, end) if end < len(tokens) else None
            end = hit[0] if hit else end
            name = squeeze(text[token.start : tokens[end - 1].end])
            if hit or (i and self._names_building(tokens[i - 1]) and tokens[i - 1].is_cap):
                yield Found(i, end, PlaceName(name, "", "building"), "building")
        if token.text in self.building_before and i + 1 < len(tokens):
            after = tokens[i + 1]
            if self._proper(after) or (after.is_cap and self.lexicon.place_names.get(after.text)):
                name = squeeze(text[token.start : after.end])
                yield Found(i, i + 2, PlaceName(name, "", "building"), "building")

    def _is_demonym(self, token: Token) -> bool:
        """``Münchner``, ``Leipziger``: the adjective of a place."""
        if not token.is_cap or not token.lower.endswith("er"):
            return False
        return token.lower in self.demonyms or bool(self.lexicon.place_names.get(token.text[:-2]))

    def _names_building(self, token: Token) -> bool:
        lexicon = self.lexicon
        if token.lower in self.fronts:
            return True  # Congress Center Villach
        return (
            token.is_word
            and token.lower not in lexicon.function_words
            and (
                bool(lexicon.place_names.get(token.text))
                or not lexicon.is_common(token.text, self.language)
            )
        )


def _mostly_capitals(tokens: Sequence[Token]) -> bool:
    """A headline or address, where a capital proves nothing."""
    words = [t for t in tokens if t.is_word]
    return sum(t.is_cap for t in words) * 2 > len(words)


def _value(entry: GazetteerEntry, language: str) -> PlaceName:
    name = entry.name_de if language == "de" else entry.name_en
    return PlaceName(name or entry.name_en or entry.name_de, entry.key, entry.kind)


def _longest(found: list[Found]) -> list[Found]:
    taken: set[int] = set()
    kept = []
    for place in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        span = range(place.start, place.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(place)
    return sorted(kept, key=lambda f: f.start)
