"""How two entities of a sentence hang together, or one of it and what the article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.linking.patterns import Pattern, compiled_patterns, starts_in
from pressminer.linking.ranking.line import (
    BODY,
    JOINS,
    PERSON,
    PLACE,
    SUM,
    SYMBOLS,
    Lines,
    Sign,
    Span,
    WordClasses,
    at,
    bucket,
    stem,
)
from pressminer.linking.scene import Scene
from pressminer.model import BlockKind, EntityRef

FORTH, BACK = ">", "<"  # the first entity is the subject, or the second is
NONE = "none"
WIDEST = 8  # entities between two that may hang together
LONGEST = 60  # words from the beginning of a sentence to what an absent body may be tied to
_LINES = frozenset({BlockKind.ITEM, BlockKind.CELL_ROW})
_ARTICLES = frozenset({"der", "die", "das", "dem", "den", "des", "the", "from", "von", "vom"})
_COMMAS = frozenset({",", ";"})
_NO_WHOLES = frozenset({"university", "hospital", "company", "media"})  # have no members
_LEAD = 12  # words of the line above a list


class Pair(NamedTuple):
    """Two entities, first before second, with all clues about them.

    ``span``: from the one to the other in the article's text.
    """

    first: EntityRef
    second: EntityRef
    clues: tuple[str, ...]
    span: Span


@dataclass(slots=True)
class Backdrop:
    """What earlier sentences leave behind: whom an unfinished sentence may speak of.

    ``house``: the body that the article is about; ``subject``: the first body of the sentence
    before; ``person``: the person named last; ``lead``: the words above a list.
    """

    house: EntityRef | None = None
    subject: EntityRef | None = None
    person: EntityRef | None = None
    lead: tuple[str, ...] = ()

    def absent(self, scene: Scene) -> Iterator[tuple[str, EntityRef]]:
        """Those of them that the sentence does not name, each once."""
        named = {p.ref for p in scene.placed}
        for tag, ref in (
            ("house", self.house), ("subject", self.subject), ("person", self.person),
        ):  # fmt: skip
            if ref is not None and ref not in named:
                named.add(ref)
                yield tag, ref

    def after(self, scene: Scene) -> Backdrop:
        """The backdrop of the next sentence."""
        bodies, persons = list(scene.of("organizations")), list(scene.of("persons"))
        listed = scene.kind in _LINES
        words = tuple(t.lower for t in scene.tokens if t.is_word)[-_LEAD:]
        return replace(
            self,
            subject=bodies[0].ref if bodies else self.subject,
            person=persons[0].ref if persons else self.person,
            lead=self.lead if listed else words,
        )


@dataclass(slots=True)
class _Place:
    """Two signs of a line that are looked at together."""

    scene: Scene
    line: Sequence[Sign]
    i: int
    j: int
    kinds: tuple[str, str]
    absent: str = ""
    triggers: Sequence[tuple[Pattern, int]] = field(default_factory=tuple)

    @property
    def symbols(self) -> str:
        """``<P><O>``: what the two are."""
        return self.line[self.i].text + self.line[self.j].text


class PairClues:
    """Lists the pairs of a sentence with their clues."""

    def __init__(self, lexicon: Lexicon, lines: Lines, classes: WordClasses) -> None:
        self.lines = lines
        self.classes = classes
        self.triggers = compiled_patterns(lexicon.rules)

    def __call__(
        self,
        scene: Scene,
        kinds: Mapping[EntityRef, str],
        backdrop: Backdrop,
        sums: Sequence[Span] = (),
    ) -> Iterator[Pair]:
        """Pairs in text order; ``kinds``: kind of each organization and place."""
        line = self.lines(scene, (), sums)
        placed = [k for k, sign in enumerate(line) if sign.ref is not None]
        triggers = self._triggers(scene)
        for n, i in enumerate(placed):
            for j in placed[n + 1 : n + 1 + WIDEST]:
                if _may_tie(line[i], line[j]) and not _of_another(line, i, j):
                    yield self._pair(scene, line, i, j, kinds, triggers)
        for tag, ref in backdrop.absent(scene):
            start = Sign(SYMBOLS[ref.table], scene.start, scene.start, ref)
            longer = [start, *line]
            for j in (k + 1 for k in placed if k < LONGEST):
                if _may_tie(start, longer[j]):
                    yield self._absent(scene, longer, j, kinds, triggers, tag, backdrop)

    def _pair(
        self,
        scene: Scene,
        line: Sequence[Sign],
        i: int,
        j: int,
        kinds: Mapping[EntityRef, str],
        triggers: Sequence[tuple[Pattern, int]],
    ) -> Pair:
        place = _Place(scene, line, i, j, _kinds(line, i, j, kinds), "", triggers)
        return _made(line, i, j, tuple(self._clues(place)))

    def _absent(
        self,
        scene: Scene,
        line: Sequence[Sign],
        j: int,
        kinds: Mapping[EntityRef, str],
        triggers: Sequence[tuple[Pattern, int]],
        tag: str,
        backdrop: Backdrop,
    ) -> Pair:
        """One end of the pair is not in the sentence: ``Gefördert wird das Projekt von der X``."""
        place = _Place(scene, line, 0, j, _kinds(line, 0, j, kinds), tag, triggers)
        clues = list(self._clues(place))
        tagged = [f"{tag}: {clue}" for clue in clues if not clue.startswith("kinds")]
        shared = [c for c in clues if c.startswith(("trigger", "word", "after word", "gap"))]
        opening = f"{at(line, 1)} {at(line, 2)}"
        more = [f"{tag} opening {at(line, 1)}", f"{tag} opening {opening}"]
        more.append(f"{tag} kinds {' '.join(place.kinds)}")
        if scene.kind in _LINES:
            more += [f"{tag} lead {stem(word)} {place.kinds[1]}" for word in backdrop.lead]
        return _made(line, 0, j, (*tagged, *shared, *more))

    # --- clues ------------------------------------------------------------------------------------

    def _clues(self, place: _Place) -> Iterator[str]:
        first, second = place.kinds
        pair = place.symbols
        yield from (pair, f"kinds {first} {second}", f"{first} {pair}", f"{pair} {second}")
        yield place.scene.language
        yield f"{place.scene.kind.value} {pair}"
        yield f"sum {_where_sum(place)} {pair}"
        told = place.line[place.i]
        if place.scene.text[told.start : told.end][:1].islower():
            yield f"first told {pair}"
        yield from self._between(place)
        yield from self._outside(place)
        yield from self._triggered(place)

    def _between(self, place: _Place) -> Iterator[str]:
        pair, line = place.symbols, place.line
        whole = [s.text for s in line[place.i + 1 : place.j]]
        gap = _squeezed(whole, line[place.i].text, line[place.j].text)
        yield f"length {bucket(len(gap), 4, 7, 12)} {pair}"
        yield f"listed {len(gap) < len(whole)} {pair}"
        if len(gap) <= 5:
            yield f"gap {' '.join(gap)} {pair}"
        if 0 < len(gap) <= 7:
            yield f"sketch {self.classes.sketch(gap)} {pair}"
        for symbol in (BODY, PLACE, PERSON):
            yield f"count {symbol} {min(2, gap.count(symbol))} {pair}"
        yield f"commas {min(3, gap.count(','))}"
        for word in set(gap):
            if word[0] != "<":
                yield from (f"word {word}", f"word {stem(word)} {pair}")
            for name in self.classes(word):
                yield f"class {name} {pair}"

    def _outside(self, place: _Place) -> Iterator[str]:
        pair, line, i, j = place.symbols, place.line, place.i, place.j
        before = _squeezed([s.text for s in line[max(0, i - 8) : i]], "", line[i].text)[-6:]
        after = _squeezed([s.text for s in line[j + 1 : j + 13]], line[j].text, "")[:8]
        yield f"lead-in {at(line, j - 2)} {at(line, j - 1)} {pair}"
        yield f"just before {' '.join(before[-1:])} {pair}"
        yield f"just before {' '.join(before[-2:])} {pair}"
        yield f"just after {' '.join(after[:1])} {pair}"
        yield f"just after {' '.join(after[:2])} {pair}"
        yield from (f"before word {stem(word)} {pair}" for word in set(before))
        yield from (f"after word {stem(word)} {pair}" for word in set(after))
        opening = all(s.ref is None for s in line[:i])
        yield f"opens {opening} {pair}"

    def _triggered(self, place: _Place) -> Iterator[str]:
        """What the rules' triggers would state, and where they stand to the two."""
        first, second = place.line[place.i], place.line[place.j]
        kinds = " ".join(place.kinds)
        for trigger, start in place.triggers:
            where = "before" if start < first.start else "in" if start < second.start else "after"
            yield f"trigger {trigger.relation} {where} {place.symbols}"
            yield f"trigger {trigger.relation} {trigger.shape} {where} {place.symbols}"
            yield f"trigger {trigger.relation} {where} {kinds}"

    def _triggers(self, scene: Scene) -> list[tuple[Pattern, int]]:
        """Triggers of the sentence's language with where they begin, outside of names."""
        begun = starts_in(scene)
        taken = [(p.start, p.end) for p in scene.placed]
        found = (
            (trigger, match.start())
            for trigger in self.triggers.get(scene.language, ())
            if not trigger.starts.isdisjoint(begun)
            for match in trigger.trigger.finditer(scene.text, scene.start, scene.end)
        )
        return [(t, at) for t, at in found if not any(s <= at < e for s, e in taken)]


def _may_tie(a: Sign, b: Sign) -> bool:
    """Relations tie bodies to anything, and people to bodies; nothing to itself."""
    return a.ref != b.ref and BODY in (a.text, b.text)


def fits(kind: str, subject: str, obj: str) -> bool:
    """May a relation hold between entities of these kinds (``person``, ``place city``)?

    Only bodies have seats, and only in places; only bodies and buildings get money; what has
    members is no university, hospital or company.
    """
    of_place = obj.startswith("place")
    if kind == "located_in":
        return of_place and subject != "person" and not subject.startswith("place")
    if kind == "funds":
        return obj != "person" and (not of_place or obj == "place building")
    if kind == "partner_of":
        return "person" not in (subject, obj)
    if of_place or obj == "person":
        return False
    if kind == "member_of":
        return obj not in _NO_WHOLES and not subject.startswith("place")
    return kind != "part_of" or (subject != "person" and not subject.startswith("place"))


def _kinds(line: Sequence[Sign], i: int, j: int, kinds: Mapping[EntityRef, str]) -> tuple[str, str]:
    first, second = (line[k].ref for k in (i, j))
    return (
        kinds.get(first, "person") if first else "",
        kinds.get(second, "person") if second else "",
    )


def _of_another(line: Sequence[Sign], i: int, j: int) -> bool:
    """``Tarn Water (Leeds) and Halden plc (Aberdeen)``: in brackets behind another name."""
    return at(line, j - 1) == "(" and i < j - 2 and line[j - 2].ref is not None


def _made(line: Sequence[Sign], i: int, j: int, clues: tuple[str, ...]) -> Pair:
    first, second = line[i], line[j]
    assert first.ref is not None and second.ref is not None
    return Pair(first.ref, second.ref, clues, (first.start, second.end))


def _where_sum(place: _Place) -> str:
    texts = [s.text for s in place.line]
    parts = (
        ("in", texts[place.i + 1 : place.j]),
        ("after", texts[place.j :]),
        ("before", texts[: place.i]),
    )
    return next((name for name, part in parts if SUM in part), "none")


def _squeezed(gap: Sequence[str], first: str, second: str) -> list[str]:
    """The words between without brackets and without the rest of enumerations at both ends.

    ``<O>, <O> und [<O>] bilden``: what holds for one member of a list holds for all.
    """
    plain, depth = [], 0
    for word in gap:
        if word == "(":
            depth += 1
        elif word == ")" and depth:
            depth -= 1
        elif not depth:
            plain.append(word)
    plain = _cut(plain, second)
    return _cut(plain[::-1], first)[::-1]


def _cut(words: list[str], symbol: str) -> list[str]:
    """``words`` without ``<O>, <O> und`` at their end."""
    while True:
        k = len(words) - 1
        while k >= 0 and words[k] in JOINS | _COMMAS | _ARTICLES:
            k -= 1
        joined = any(w in JOINS | _COMMAS for w in words[k + 1 :])
        if k < 0 or words[k] != symbol or not joined:
            return words
        words = words[:k]
