"""Lists: what a heading or lead-in says of the lines below it, and lines that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import Topics
from pressminer.linking.relations.ground import Facts, Stated
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef, Relation
from pressminer.resolve import Entities

_LINES = frozenset({BlockKind.ITEM, BlockKind.CELL_ROW})
_SENTENCE_ENDS = frozenset({".", "!", "?", "“", "”"})
_GIVERS = frozenset({"government", "foundation", "programme", "state", "country"})
_OF_PLACES = frozenset({"funds", "located_in", "partner_of"})


class ListReader:
    """Items below ``Our Partners`` or ``Mitglieder von X:``, and one-line lists behind a colon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.headings = _by_wording(lexicon, "lists")
        self.leads = [(re.compile(w), r) for w, r in _by_wording(lexicon, "leads").items()]

    def __call__(
        self, stage: Sequence[Scene], topics: Topics, entities: Entities, amounts: Facts
    ) -> Iterator[Stated]:
        """What the lists of an article state, with the span of the entity in its line."""
        relation, whole, funder = "", topics.main(), None
        for scene in stage:
            line = scene.kind in _LINES or bool(relation and _labelled(scene))
            funder = funder if line else _funder(scene, entities) or funder
            if not line or not relation:
                relation, whole = self._lead(scene, topics)
            stated = (relation if line else "") or self._inline(scene)
            if stated == "granted":
                yield from _granted(scene, funder, topics, amounts)
            elif stated and whole is not None:
                yield from _items(scene, stated, whole)
                if line:
                    yield from _countries(scene)
                    yield from _seats(scene)

    def _lead(self, scene: Scene, topics: Topics) -> tuple[str, EntityRef | None]:
        """What the line above a list says of its items, and of which body."""
        wholes = topics.refs("alliance", "programme", "research_institute")
        named = [p.ref for p in scene.of("organizations") if p.ref in wholes]
        whole = (named[0] if named else topics.of("alliance", scene.start)) or topics.main()
        relation = self._announced(scene)
        if whole is None and relation == "member_of":
            whole = topics.of("association", scene.start)
        if relation == "partner_of" and whole in topics.refs("alliance", "programme"):
            relation = (
                "member_of"  # partners of a body cooperate, those of an alliance belong to it
            )
        return relation, whole

    def _announced(self, scene: Scene) -> str:
        """The relation that a heading or a lead-in announces, else nothing.

        ``Unsere Partner`` and ``Das sind die Mitglieder:`` by their words, ``Who is in`` by a
        phrase in it unless it is a finished sentence.
        """
        words = [t.lower for t in scene.tokens if t.is_word]
        last = scene.tokens[-1].text if scene.tokens else ""
        relation = self.headings.get(" ".join(words), "")
        if not relation and last == ":":
            relation = self.headings.get(" ".join(words[-2:]), "")
        if not relation and (last not in _SENTENCE_ENDS or not words):
            text = " ".join(words)
            relation = next((r for lead, r in self.leads if lead.search(text)), "")
        return relation

    def _inline(self, scene: Scene) -> str:
        """``Partner: LMU, TUM``: the relation that the words before a colon name."""
        colon = next((k for k, t in enumerate(scene.tokens[:6]) if t.text == ":"), 0)
        words = " ".join(t.lower for t in scene.tokens[:colon])
        return self.headings.get(words, "") if colon else ""


def _labelled(scene: Scene) -> bool:
    """``Poland: Gdańsk University of Technology``: a line of a list that looks like a sentence."""
    first = next(iter(scene.placed), None)
    if first is None or first.start != scene.start:
        return False
    return any(t.text == ":" for t in scene.between(first.end, scene.end)[:1])


def _funder(scene: Scene, entities: Entities) -> EntityRef | None:
    """Who may give what the lines below it list: an authority, foundation or territory."""
    for placed in scene.of("organizations", "places"):
        table = dict(entities.by_table())[placed.ref.table]
        kind = getattr(table[placed.ref.index].value, "kind", "")
        opens = scene.start == placed.start or len(scene.between(scene.start, placed.start)) == 1
        if kind in _GIVERS and (placed.ref.table == "organizations" or opens):
            return placed.ref
    return None


def _by_wording(lexicon: Lexicon, field: str) -> dict[str, str]:
    """Wording → relation, over all languages."""
    return {
        wording: relation
        for tongue in lexicon.rules.languages
        for relation, wordings in lexicon.rules.toml(tongue, "relations")[field].items()
        for wording in wordings
    }


def _items(scene: Scene, relation: str, whole: EntityRef) -> Iterator[Stated]:
    """The entities of a line as ends of ``relation``; an item of a list names one."""
    seats = relation == "located_in"
    for placed in scene.of(*(("places",) if seats else ("organizations", "places"))):
        if placed.ref == whole or not _is_end(scene, placed, relation):
            continue
        subject, obj = (whole, placed.ref) if seats else (placed.ref, whole)
        yield Relation(subject, relation, obj), (placed.start, placed.end)
        if scene.kind is BlockKind.ITEM:
            return


def _is_end(scene: Scene, placed: Placed, relation: str) -> bool:
    """Bodies are. Places fund and are partners, they are members only in odd lists; and only
    where they are an item of their own (City of Leipzig), not the seat of a body beside them.
    """
    if placed.ref.table != "places":
        return True
    return relation in _OF_PLACES and next(scene.of("organizations"), None) is None


def _countries(scene: Scene) -> Iterator[Stated]:
    """``Germany: Federal Institute of Hydrology (BfG); TU Dresden``: all sit in the country."""
    country = None
    for placed in scene.placed:
        if placed.ref.table == "places":
            rest = scene.between(placed.end, scene.end)[:1]
            country = placed if rest and rest[0].text == ":" else country
        elif placed.ref.table == "organizations" and country is not None:
            yield Relation(placed.ref, "located_in", country.ref), (country.start, placed.end)


def _seats(scene: Scene) -> Iterator[Stated]:
    """``Federal Institute of Hydrology (BfG), Koblenz``: the place behind a comma is the seat."""
    for a, b in pairwise(scene.placed):
        body_and_place = a.ref.table == "organizations" and b.ref.table == "places"
        if body_and_place and _is_comma([t.text for t in scene.between(a.end, b.start)]):
            yield Relation(a.ref, "located_in", b.ref), (a.start, b.end)


def _is_comma(gap: Sequence[str]) -> bool:
    """A comma, at most with an acronym in brackets before it: ``,`` or ``(BfG),``."""
    if not gap or gap[-1] != "," or len(gap) > 4:
        return False
    return set(gap[2:-1]) <= {"(", ")", *gap[:2]}


def _granted(
    scene: Scene, funder: EntityRef | None, topics: Topics, amounts: Facts
) -> Iterator[Stated]:
    """``Stadtwerke Ulm: 2,1 Mio. Euro`` below a line that says who receives money."""
    funder = funder or topics.of("programme", scene.start) or topics.early("government")
    sums = {i for s, _, i in amounts if scene.start <= s < scene.end}
    if funder is None or not sums:
        return
    amount = next(iter(sums)) if len(sums) == 1 else None
    for placed in scene.of("organizations", "places"):
        if placed.ref != funder:
            yield Relation(funder, "funds", placed.ref, amount), (placed.start, placed.end)
            return
