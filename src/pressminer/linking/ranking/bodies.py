"""Where a post is held: a body or place of the sentence, one spoken of before, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressminer.linking.ranking.clues import Clues
from pressminer.linking.ranking.line import (
    BODY,
    PERSON,
    PLACE,
    POST,
    Sign,
    WordClasses,
    at,
    bucket,
)
from pressminer.model import EntityRef, RoleTitle

_LATER = 0.5  # of two equally near bodies the one behind the post counts as the nearer
_TIGHT = 4  # signs


class Candidate(NamedTuple):
    """A possible body, ``None`` for none, with the clues for and against."""

    body: EntityRef | None
    clues: tuple[str, ...]


@dataclass(slots=True)
class Setting:
    """What the article says around a post.

    ``kinds``: kind of each organization and place; ``house``: the body that the article is about;
    ``held``: a body at which the holder has another post; ``recent``: bodies named in earlier
    sentences with how many sentences ago; ``ruled``: what the rules make of it, if anything;
    ``context``: the language; ``hidden``: names inside the post (Chair of Governors).
    """

    kinds: Mapping[EntityRef, str]
    house: EntityRef | None = None
    held: EntityRef | None = None
    recent: Sequence[tuple[EntityRef, int]] = ()
    ruled: EntityRef | None = None
    context: str = ""
    hidden: frozenset[EntityRef] = frozenset()


class BodyClues:
    """Lists the candidates for the body of a post whose holder is known; none comes last."""

    def __init__(self, classes: WordClasses) -> None:
        self.clues = Clues(classes)
        self.classes = classes

    def __call__(
        self,
        line: Sequence[Sign],
        k: int,
        title: RoleTitle,
        holder: EntityRef | None,
        setting: Setting,
    ) -> list[Candidate]:
        """``k``: the post's sign."""
        facts = tuple(self._facts(line, k, title, setting))
        bodies = _bodies(line)
        persons = [p for p, s in enumerate(line) if s.text == PERSON and s.ref == holder]
        found = []
        for ref, places in bodies.items():
            place = min(places, key=lambda p: (abs(p - k) + (_LATER if p < k else 0), p))
            clues = self._named(line, k, place, ref, title, persons, setting)
            found.append(Candidate(ref, tuple(clues)))
        for ref, source, ago in _elsewhere(bodies, setting):
            clues = self._unnamed(ref, source, ago, facts, bool(bodies), setting)
            found.append(Candidate(ref, tuple(clues)))
        return [*found, Candidate(None, tuple(self._none(line, k, facts, bodies, setting)))]

    def _named(
        self,
        line: Sequence[Sign],
        k: int,
        place: int,
        ref: EntityRef,
        title: RoleTitle,
        persons: Sequence[int],
        setting: Setting,
    ) -> Iterator[str]:
        """``Rektorin der Universität Ulm``, ``Ulm University's president``."""
        side = "behind " if place > k else "ahead "
        low, high = min(k, place), max(k, place)
        kind, head = setting.kinds.get(ref, ""), _head(title)
        gap = [s.text for s in line[low + 1 : high]]
        yield from (f"{side}{kind}", f"{side}{ref.table}", f"{kind} {head}")
        yield f"{side}{ref.table} {head}"
        yield f"{side}nearest {not any(t in (BODY, PLACE) for t in gap)}"
        yield f"{side}other post {POST in gap}"
        yield f"{side}{ref.table} neighbours {at(line, place - 1)} {at(line, place + 1)}"
        if len(gap) < _TIGHT:
            yield f"{side}{ref.table} gap {' '.join(gap)}"
        yield from self.clues.between(side, gap)
        yield f"{side}house {ref == setting.house}"
        yield f"{side}held {ref == setting.held}"
        yield f"{side}ruled {_agreement(ref, setting.ruled)}"
        yield from self._holder(side, line, k, place, persons)

    def _holder(
        self, side: str, line: Sequence[Sign], k: int, place: int, persons: Sequence[int]
    ) -> Iterator[str]:
        """Where the holder stands to the post and the body."""
        if not persons:
            yield f"{side}holder elsewhere"
            return
        person = min(persons, key=lambda p: abs(p - k))
        low, high = min(k, place), max(k, place)
        where = "between" if low < person < high else "first" if person < low else "last"
        yield f"{side}holder {where}"
        if where == "between":
            span = sorted((person, place))
            yield from self.clues.between(
                f"{side}holder ", [s.text for s in line[span[0] + 1 : span[1]]]
            )

    def _unnamed(
        self,
        ref: EntityRef,
        source: str,
        ago: int,
        facts: Sequence[str],
        others: bool,
        setting: Setting,
    ) -> Iterator[str]:
        """A body that the sentence does not name."""
        kind = setting.kinds.get(ref, "")
        yield from (source, f"{source} {kind}", f"{source} beside others {others}")
        yield f"{source} ago {bucket(ago, 2)} {others}"
        yield f"{source} ruled {_agreement(ref, setting.ruled)}"
        yield f"{source} is house {ref == setting.house}"
        yield from (f"{source} {fact}" for fact in facts)

    def _none(
        self,
        line: Sequence[Sign],
        k: int,
        facts: Sequence[str],
        bodies: Mapping[EntityRef, Sequence[int]],
        setting: Setting,
    ) -> Iterator[str]:
        places = [p for found in bodies.values() for p in found]
        yield from ("none", f"none beside others {bool(bodies)}")
        yield f"none house {setting.house is not None} held {setting.held is not None}"
        yield f"none ruled {setting.ruled is not None}"
        yield f"none near {any(0 < p - k <= _TIGHT for p in places)}"
        yield f"none near ahead {any(0 < k - p <= 2 for p in places)}"
        yield from (f"none {fact}" for fact in facts)

    def _facts(
        self, line: Sequence[Sign], k: int, title: RoleTitle, setting: Setting
    ) -> Iterator[str]:
        """What is known of the post by itself."""
        yield setting.context
        yield f"post {_head(title)}"
        yield f"bare {title.bare}"
        yield f"implied {title.implied}"
        yield f"words {bucket(len(title.canonical.split()), 3)}"
        yield f"of {' of ' in title.canonical}"
        for tag, word in (("before", at(line, k - 1)), ("after", at(line, k + 1))):
            yield f"{tag} {word}"
            for name in self.classes(word):
                yield f"{tag} {name}"


def _bodies(line: Sequence[Sign]) -> dict[EntityRef, list[int]]:
    found: dict[EntityRef, list[int]] = {}
    for place, sign in enumerate(line):
        if sign.text in (BODY, PLACE) and sign.ref is not None:
            found.setdefault(sign.ref, []).append(place)
    return found


def _elsewhere(
    here: Mapping[EntityRef, Sequence[int]], setting: Setting
) -> Iterator[tuple[EntityRef, str, int]]:
    """Bodies that the sentence does not name, each once, with why they are thought of."""
    seen = set(here) | setting.hidden
    sources = [(setting.held, "held", 0), (setting.house, "house", 0)]
    for ref, source, ago in [*sources, *((ref, "recent", ago) for ref, ago in setting.recent)]:
        if ref is not None and ref not in seen:
            seen.add(ref)
            yield ref, source, ago


def _agreement(ref: EntityRef, ruled: EntityRef | None) -> str:
    return "none" if ruled is None else str(ref == ruled)


def _head(title: RoleTitle) -> str:
    return title.canonical.split(" of ")[0].split()[-1]
