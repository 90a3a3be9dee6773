"""Finds places: gazetteer names in context, named regions, districts and buildings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressminer.lexicon import GazetteerEntry, Lexicon
from pressminer.matchers.landmarks import Landmarks
from pressminer.matchers.place_words import LONGEST, Found, Line, PlaceWords
from pressminer.matchers.proposals import consistent
from pressminer.matchers.roles import is_post
from pressminer.matchers.towns import Towns
from pressminer.model import Match, PlaceName
from pressminer.normalize.names import fold
from pressminer.view import TextView, Token

METROPOLIS = 1_000_000  # above this a name counts by itself, though somebody may be called so
SMALL_TOWN = 20_000  # below this a town needs a preposition before it to count


class PlaceMatcher:
    """Places in a `TextView`. Names inside other names are sorted out in `resolve`."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        self.words = PlaceWords(lexicon, language)
        self.landmarks = Landmarks(self.words)
        self.towns = Towns(self.words)
        self.never = lexicon.words("places", "never")
        self.not_before = lexicon.words("places", "not_before")

    def __call__(self, view: TextView) -> list[Match[PlaceName]]:
        """Matches in text order, longest first where they overlap."""
        found: list[Match[PlaceName]] = []
        entities = consistent(view)
        for sentence, tokens in view.sentence_tokens():
            line = Line.of(view.text, tokens, sentence.kind)
            sure = _longest(self._candidates(line))
            sure = _longest([*sure, *self._coordinated(line, sure)])
            for place in _longest([*sure, *self.towns.proposed(line, entities)]):
                start, end = tokens[place.start].start, tokens[place.end - 1].end
                if place.rule == "based":
                    end = start + tokens[place.start].text.index("-")
                found.append(Match(start, end, place.value, f"places:{place.rule}"))
        return found

    def _candidates(self, line: Line) -> Iterator[Found]:
        tokens = line.tokens
        for i, token in enumerate(tokens):
            if not token.is_word or not token.is_cap:
                continue
            if self.words.at(tokens, i) is not None:
                listed = self._listed(line, i)
                if listed:
                    yield self._with_head(tokens, listed)
                else:
                    yield from self._unlocated(line, i)
            yield from self._based(tokens, i)
            yield from self.landmarks(line, i)
            yield from self.towns(line, i)

    def _unlocated(self, line: Line, i: int) -> Iterator[Found]:
        """A small town of the gazetteer without a preposition; it may have one elsewhere."""
        hit = self.words.at(line.tokens, i)
        if hit is None or self.words.is_ambiguous(line.tokens[i].text):
            return
        entry = self.lexicon.gazetteer[hit[1][0]]
        common = self.lexicon.is_common(line.tokens[i].text, self.language)
        if entry.kind == "city" and not common and not self._follows_name(line.tokens, i):
            value = self._seen(entry, line.tokens, i, hit[0])
            yield Found(i, hit[0], value, "unlocated")

    def _follows_name(self, tokens: Sequence[Token], i: int) -> bool:
        """The last name of somebody: ``Jack London``, ``Frau Essen``."""
        before = tokens[i - 1] if i else None
        return before is not None and (
            self.words.is_given(before.text) or before.lower in self.words.salutations
        )

    def _coordinated(self, line: Line, sure: Sequence[Found]) -> Iterator[Found]:
        """``Galway and Mayo``, ``in Rostock, Anklam und Zingst``: beside a place that is sure."""
        tokens = line.tokens
        placed = [f for f in sure if f.rule != "unlocated"]
        ends, starts = {f.end for f in placed}, {f.start for f in placed}
        joins = {s - 1 for s in starts if s and tokens[s - 1].lower in self.words.joins}
        for i in range(len(tokens) if placed else 0):
            if not tokens[i].is_cap or i in starts:
                continue
            behind = i > 1 and i - 1 in ends and tokens[i - 1].lower in self.words.joins
            if not behind and joins.isdisjoint(range(i + 1, i + 1 + LONGEST)):
                continue
            found = self._doubtful(line, i)
            if found and self._joined(tokens, found, starts, ends):
                starts.add(found.start)
                ends.add(found.end)
                yield found

    def _doubtful(self, line: Line, i: int) -> Found | None:
        """The place at ``i`` that context has not proved: an ambiguous or a small one."""
        tokens, words = line.tokens, self.words
        hit = words.at(tokens, i)
        if hit is not None:
            if self.lexicon.is_common(tokens[i].text, self.language) and i + 1 == hit[0]:
                return None
            entry = self.lexicon.gazetteer[hit[1][0]]
            return Found(i, hit[0], self._seen(entry, tokens, i, hit[0]), "gazetteer")
        end = self.towns.small(tokens, i)
        name = " ".join(t.text for t in tokens[i:end])
        if end == i or self.lexicon.small_places[name]:
            return None
        if words.is_surname(name) and not self._is_conjunct(tokens, i):
            return None
        return Found(i, end, PlaceName(name, "", "city"), "town")

    def _is_conjunct(self, tokens: Sequence[Token], i: int) -> bool:
        """``und Dannenberg``: a comma alone may stand before somebody's last name."""
        return i > 0 and tokens[i - 1].is_word and tokens[i - 1].lower in self.words.joins

    def _joined(
        self, tokens: Sequence[Token], found: Found, starts: set[int], ends: set[int]
    ) -> bool:
        """Does a comma or *and* join it to a place, and nothing of a longer name follow?"""
        joins, after = self.words.joins, found.end
        if after < len(tokens) and tokens[after].is_word and tokens[after].is_cap:
            return False
        before = found.start > 1 and tokens[found.start - 1].lower in joins
        if before and found.start - 1 in ends:
            return True
        return after + 1 in starts and tokens[after].lower in joins

    def _based(self, tokens: Sequence[Token], i: int) -> Iterator[Found]:
        """``Lisbon-based``: the place in front of the hyphen; the span is cut to it later."""
        if not tokens[i].text.endswith("-based"):
            return
        front, dash, tail = tokens[i].text.partition("-")
        keys = self.lexicon.place_names.get(front) if dash and tail == "based" else []
        if keys:
            yield Found(i, i + 1, self.words.value(self.lexicon.gazetteer[keys[0]]), "based")

    def _listed(self, line: Line, i: int) -> Found | None:
        tokens = line.tokens
        hit = self.lexicon.place_names.at(tokens, i)
        if hit is None or (tokens[i].text.isupper() and len(tokens[i].text) < 2):
            return None
        end, keys = hit
        if end < len(tokens) and tokens[end].lower in self.not_before:
            return None  # London Stock Exchange
        if not self._may_be_listed(tokens[i:end]):
            return None
        entry = self.lexicon.gazetteer[keys[0]]
        if not self._believable(line, i, end, entry):
            return None
        entry = self._by_context(tokens, i, keys)
        return Found(i, end, self._seen(entry, tokens, i, end), "gazetteer")

    def _may_be_listed(self, run: Sequence[Token]) -> bool:
        """No season (in Spring), and in English no plural: ``Sales`` is not of the town Sale."""
        if run[0].lower in self.never:
            return False
        plural = len(run) == 1 and not self.lexicon.place_names.get(run[0].text)
        return self.words.nouns_capitalized or not plural

    def _seen(self, entry: GazetteerEntry, tokens: Sequence[Token], i: int, end: int) -> PlaceName:
        """The place under the name that the text uses, nominative (``Bayerns`` → ``Bayern``)."""
        surface = " ".join(t.text for t in tokens[i:end])
        listed = self.words.value(entry)
        official = {fold(entry.name_de), fold(entry.name_en)}
        genitive = surface[-1:] == "s" and (
            not self.lexicon.place_names.get(surface) or fold(surface[:-1]) in official
        )
        surface = surface[:-1] if genitive else surface
        short = surface.isupper() or end - i > 1
        return listed if short else PlaceName(surface, listed.gazetteer, listed.kind)

    def _believable(self, line: Line, i: int, end: int, entry: GazetteerEntry) -> bool:
        """Does the context allow a place? Ambiguous names and small towns need a preposition."""
        tokens = line.tokens
        surface = tokens[i].text
        if len(surface) <= 2 and surface.isupper() and end == i + 1:
            return surface in {"US", "UK", "EU", "MV", "UN"}
        prepared = self.words.is_placed(line, i, end)
        if self._follows_name(tokens, i) or self._inside_name(line, i, end):
            return False
        if entry.population >= METROPOLIS and not self.lexicon.is_common(surface, self.language):
            return True
        if end > i + 1 or entry.kind in {"country", "continent"}:
            return prepared or not self.words.is_ambiguous(surface)
        if self.words.is_ambiguous(surface):
            return prepared
        if entry.kind == "city" and self.lexicon.is_common(surface, self.language):
            return prepared
        large = entry.kind != "city" or entry.population >= SMALL_TOWN
        return large or prepared

    def _inside_name(self, line: Line, i: int, end: int) -> bool:
        """``Thames Water``, ``Ontario Provincial Police``: where only names are capitalised, a
        place before one more capitalised word is the beginning of another name.
        """
        tokens = line.tokens
        if self.words.nouns_capitalized or end >= len(tokens) or line.capitals:
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
            or after.text in self.landmarks.after
        )

    def _by_context(self, tokens: Sequence[Token], i: int, keys: Sequence[str]) -> GazetteerEntry:
        """``Kanton Zürich`` is the canton, ``Zürich`` the city; else the most populous."""
        wanted = self._head_kind(tokens, i)
        entries = [self.lexicon.gazetteer[k] for k in keys]
        fitting = [e for e in entries if e.kind == wanted]
        return (fitting or entries)[0]

    def _head_kind(self, tokens: Sequence[Token], i: int) -> str:
        length = self.words.head_length(tokens, i)
        if not length:
            return ""
        words = [t.text for t in tokens[i - length : i]]
        return self.words.heads.get(" ".join(words), "")

    def _with_head(self, tokens: Sequence[Token], found: Found) -> Found:
        return found._replace(start=found.start - self.words.head_length(tokens, found.start))


def _longest(found: Iterable[Found]) -> list[Found]:
    taken: set[int] = set()
    kept = []
    for place in sorted(found, key=lambda f: (f.rule == "unlocated", f.start - f.end, f.start)):
        span = range(place.start, place.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(place)
    return sorted(kept, key=lambda f: f.start)
