"""Who founds, funds, joins, is part of, sits in, works with whom: patterns over enumerations.

A pattern (``pipelines/<lang>/relations.toml``) is a trigger and a *shape* that says where its
subjects and its object stand. Ends are entities of the sentence or a generic noun that stands
for the one body of its kind in the article. Only what a sentence or a list states is yielded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import Generics, Grouper, Topics, topics_of
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef, Relation
from pressminer.resolve import Entities

Span = tuple[int, int]
Stated = tuple[Relation, Span]
Facts = Sequence[tuple[int, int, int]]

_COLLECTIVE = frozenset({"alliance", "programme", "association"})
_FUNDERS = frozenset({"government", "foundation", "company", "association", "programme", "other"})
_TERRITORIES = frozenset({"state", "country", "city", "region", "continent"})
_MAX_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording; see the rule file for the fields."""

    id: str
    relation: str
    shape: str
    trigger: re.Pattern[str]
    needs: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A scene prepared for patterns: its enumerations, generic mentions included."""

    scene: Scene
    placed: Sequence[Placed]
    groups: Sequence[Sequence[Placed]]
    topics: Topics
    entities: Entities
    has_money: bool

    def kind(self, placed: Placed) -> str:
        """Kind of the organization or place."""
        table = dict(self.entities.by_table())[placed.ref.table]
        return str(getattr(table[placed.ref.index].value, "kind", ""))

    def before(self, position: int, *tables: str) -> list[Placed]:
        """The nearest enumeration that ends before ``position``."""
        for group in reversed(self.groups):
            kept = [p for p in group if p.end <= position and p.ref.table in tables]
            if kept:
                return kept
        return []

    def after(self, position: int, *tables: str) -> list[Placed]:
        """The first enumeration that starts at or after ``position``."""
        for group in self.groups:
            kept = [p for p in group if p.start >= position and p.ref.table in tables]
            if kept:
                return kept
        return []


class RelationLinker:
    """Relations of an article, with the span of the sentence part that states each."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.group = Grouper(lexicon)
        self.generics = Generics(lexicon)
        self.patterns = {
            t: _patterns(lexicon.rules.toml(t, "relations")) for t in lexicon.rules.languages
        }
        words = lexicon.words
        self.by = words("relations", "by")
        self.verbs = words("roles", "many") | words("roles", "copulas")
        self.for_words = words("relations", "for")
        self.pronouns = words("relations", "pronouns")
        self.where = words("roles", "where")
        self.personal = words("roles", "pronouns")
        self.object_pronouns = words("relations", "object_pronouns")
        self.unit_links = lexicon.words("relations", "unit_links")
        self.units = lexicon.words("relations", "units")
        self.lists = {
            heading: relation
            for tongue in lexicon.rules.languages
            for relation, headings in lexicon.rules.toml(tongue, "relations")["lists"].items()
            for heading in headings
        }
        self.lead_words = {
            word: relation
            for tongue in lexicon.rules.languages
            for relation, found in lexicon.rules.toml(tongue, "relations")["leads"].items()
            for word in found
        }
        self.shapes: dict[
            str, Callable[[Ground, Pattern, re.Match[str]], Iterator[tuple[Placed, Placed]]]
        ] = {
            "active": self._active,
            "passive": self._passive,
            "receives": self._receives,
            "nominal": self._nominal,
            "of": self._of,
            "members": self._members,
            "gives": self._gives,
            "given": self._given,
            "seat": self._seat,
            "belongs": self._belongs,
            "heads": self._heads,
            "between": self._between,
            "pairs": self._pairs,
        }

    def __call__(
        self, stage: Sequence[Scene], entities: Entities, amounts: Facts, dates: Facts
    ) -> list[Stated]:
        """``amounts``/``dates``: (start, end, index) of the article's facts."""
        if not stage:
            return []
        topics = topics_of(stage, entities)
        found: list[Stated] = []
        previous: Placed | None = None
        person: Placed | None = None
        for scene in stage:
            ground = self._ground(scene, topics, entities, amounts, previous, person)
            stated = [*self._by_patterns(ground), *self._structural(ground)]
            found += [self._with_facts(s, scene, amounts, dates) for s in stated]
            previous = next(scene.of("organizations"), previous)
            person = self._subject(scene, person)
        found += self._listed(stage, topics, amounts)
        found += _founders_are_members(found, entities)
        return _without_contradictions(found)

    def _ground(
        self,
        scene: Scene,
        topics: Topics,
        entities: Entities,
        money: Facts,
        previous: Placed | None,
        person: Placed | None,
    ) -> Ground:
        placed = sorted([*scene.placed, *self.generics(scene, topics)], key=_place)
        first = scene.tokens[0] if scene.tokens else None
        if first and previous and first.lower in self.pronouns:  # It is a member of …
            placed.insert(0, Placed(first.start, first.end, previous.ref))
        placed = sorted([*placed, *self._personal(scene, person)], key=_place)
        groups = self.group.groups(scene, placed)
        has_money = any(scene.start <= s < scene.end for s, _, _ in money)
        return Ground(scene, placed, groups, topics, entities, has_money)

    def _subject(self, scene: Scene, person: Placed | None) -> Placed | None:
        """Whom a pronoun in the next sentence means: the first person named in this one."""
        first = next(scene.of("persons"), None)
        if first is None:
            return person
        before = {t.lower for t in scene.between(scene.start, first.start)}
        return person if person and self.personal & before else first

    def _personal(self, scene: Scene, person: Placed | None) -> Iterator[Placed]:
        """``1992 gründete sie die Firma``: a pronoun stands for the person last named."""
        for token in scene.tokens:
            if token.lower not in self.personal:
                continue
            named = [p for p in scene.of("persons") if p.end <= token.start]
            who = named[-1] if named else person
            if who is not None:
                yield Placed(token.start, token.end, who.ref)
            return

    def _by_patterns(self, ground: Ground) -> Iterator[Stated]:
        scene = ground.scene
        if not ground.placed:
            return
        text = scene.text[scene.start : scene.end]
        for pattern in self.patterns.get(scene.language, ()):
            for match in pattern.trigger.finditer(text):
                at = (scene.start + match.start(), scene.start + match.end())
                if any(p.start < at[1] and at[0] < p.end for p in scene.placed):
                    continue
                for subject, obj in self.shapes[pattern.shape](ground, pattern, match):
                    if subject.ref != obj.ref:
                        span = (min(subject.start, obj.start), max(subject.end, obj.end))
                        kind = self._kind_of(ground, pattern.relation, obj)
                        yield Relation(subject.ref, kind, obj.ref), span

    def _kind_of(self, ground: Ground, relation: str, obj: Placed) -> str:
        """``gehört zur Helmholtz-Gemeinschaft``: one is a member of an association, not a part."""
        member = relation == "part_of" and ground.kind(obj) in {"association", "alliance"}
        return "member_of" if member else relation

    # --- shapes ----------------------------------------------------------------------------------

    def _active(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """SUBJECT trigger OBJECT; in German also trigger SUBJECT OBJECT (2025 gründeten A und B …)."""
        start, end = _at(ground, match)
        tables = _subject_tables(pattern.relation)
        subjects = _near(ground, ground.before(start, *tables), start)
        objects = ground.after(end, "organizations")
        following = ground.scene.between(end, end + 12)[:1]
        if pattern.relation == "funds" and following and following[0].lower in self.by:
            return  # … is contributed by the Department
        if pattern.relation == "funds" and not objects:
            objects = self._given_to(ground, pattern, subjects, end)
        if pattern.needs == "founding" and not _founding(ground.scene, match):
            return
        if pattern.needs == "no-by" and self._by_group(ground, end, ground.scene.end, *tables):
            return
        if not subjects and len(objects) >= 1:
            groups = [g for g in ground.groups if g[0].start >= end]
            if len(groups) >= 2 and pattern.relation == "founded":
                subjects, objects = (
                    list(groups[0]),
                    [p for p in groups[1] if p.ref.table == "organizations"],
                )
        if not subjects or not objects or not self._may_fund(ground, pattern, subjects):
            return
        if objects[0].start > end and any(
            t.text in ";:“”" for t in ground.scene.between(end, objects[0].start)
        ):
            return
        if pattern.relation == "funds":
            recipients = [
                o for o in objects[1:] if ground.kind(o) not in {"foundation", "government"}
            ]
            for obj in (objects[0], *recipients):
                for subject in subjects[-2:]:
                    yield subject, obj
            return
        for subject in subjects:
            yield subject, objects[0]

    def _given_to(
        self, ground: Ground, pattern: Pattern, subjects: Sequence[Placed], end: int
    ) -> list[Placed]:
        """``50 Mio. Euro hat das Land für den Verbund bewilligt``, ``Das Land fördert ihn``;
        where a sum is named, else what the article is about.
        """
        if {t.lower for t in ground.scene.between(end, end + 12)} & self.object_pronouns:
            recent = ground.topics.recent(end)
            return [Placed(end, end, recent)] if recent else []
        for token in ground.scene.tokens:
            if token.lower in self.for_words:
                found = ground.after(token.end, "organizations")
                if found and len(ground.scene.between(token.end, found[0].start)) <= 3:
                    return found
        territory = {ground.kind(s) for s in subjects} & (
            _TERRITORIES | {"government", "foundation"}
        )
        fallback = self._fallback(ground, pattern) if ground.has_money and territory else None
        return [fallback] if fallback else []

    def _may_fund(self, ground: Ground, pattern: Pattern, subjects: Sequence[Placed]) -> bool:
        if pattern.relation != "funds":
            return True
        kinds = {ground.kind(s) for s in subjects}
        known = kinds & (_FUNDERS | _TERRITORIES)
        if pattern.needs == "money-or-verb" and not ground.has_money:
            verb = pattern.trigger.search(ground.scene.text[ground.scene.start : ground.scene.end])
            weak = verb is not None and verb.group().lower() in _GIVING
            return bool(known & (_TERRITORIES | {"government", "foundation"})) and not weak
        return bool(known) or "university" in kinds or "research_institute" in kinds

    def _passive(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """OBJECT … by SUBJECT … trigger (German) or OBJECT … trigger by SUBJECT (English)."""
        start, end = _at(ground, match)
        tables = _subject_tables(pattern.relation)
        by = self._by_group(ground, end, end + 60, *tables) or self._by_group(
            ground, max(ground.scene.start, start - 250), start, *tables
        )
        if not by:
            return
        first = by[0].start
        objects = [
            p for p in ground.before(first, "organizations") if p.ref not in {b.ref for b in by}
        ]
        obj = objects[0] if objects else self._fallback(ground, pattern)
        if obj is None:
            return
        for subject in by:
            if pattern.relation != "funds" or self._gives_money(ground, subject):
                yield subject, obj

    def _gives_money(self, ground: Ground, subject: Placed) -> bool:
        """Authorities and foundations support with money; others only where a sum is named."""
        return ground.has_money or ground.kind(subject) in _TERRITORIES | {
            "government",
            "foundation",
            "programme",
            "association",
        }

    def _receives(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        start, end = _at(ground, match)
        if pattern.needs == "money" and not ground.has_money:
            return
        tables = _subject_tables(pattern.relation)
        by = self._by_group(ground, end, ground.scene.end, *tables)
        recipients = ground.before(start, "organizations") or [
            p for p in ground.after(end, "organizations") if p.ref not in {b.ref for b in by}
        ]
        raised = match.group().lower().startswith(("raise", "secure"))  # from investors
        funder = [] if by or raised else self._funder(ground, start)
        for subject in by or funder:
            for recipient in recipients[:1]:
                yield subject, recipient

    def _funder(self, ground: Ground, position: int) -> list[Placed]:
        """Who gives in an article about grants: its programme, else its ministry."""
        ref = ground.topics.of("programme", position) or ground.topics.early("government")
        return [Placed(position, position, ref)] if ref else []

    def _seat(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """``die in Ulm ansässige Muster GmbH``: PLACE trigger BODY."""
        start, end = _at(ground, match)
        seats, bodies = ground.before(start, "places"), ground.after(end, "organizations")
        if seats and bodies and len(ground.scene.between(seats[-1].end, bodies[0].start)) <= 3:
            yield bodies[0], seats[-1]

    def _belongs(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """``She is a Fellow of the Royal Society``: PERSON trigger ASSOCIATION."""
        start, end = _at(ground, match)
        bodies = ground.after(end, "organizations")
        people = ground.before(start, "persons") or ground.after(end, "persons")
        if not bodies or not people or len(ground.scene.between(end, bodies[0].start)) > 3:
            return
        if ground.kind(bodies[0]) in {"association", "foundation", "alliance"}:
            yield people[-1], bodies[0]

    def _nominal(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        _, end = _at(ground, match)
        objects = ground.after(end, "organizations")
        if not objects or len(ground.scene.between(end, objects[0].start)) > 5:
            return
        obj = objects[0]
        by = self._by_group(ground, obj.end, ground.scene.end, *_subject_tables(pattern.relation))
        if not by or len(ground.scene.between(obj.end, by[0].start)) > 8:
            return
        for subject in by:
            yield subject, obj

    def _of(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        start, end = _at(ground, match)
        wanted = "places" if pattern.relation == "located_in" else "organizations"
        objects = ground.after(end, wanted)
        if not objects or len(ground.scene.between(end, objects[0].start)) > 4:
            return
        subjects = _near(ground, ground.before(start, "organizations"), start)
        if not subjects and pattern.relation == "part_of":
            fallback = self._fallback(ground, pattern)
            subjects = [fallback] if fallback else []
        before = ground.scene.between(ground.scene.start, start)
        if before and before[-1].lower in self.group.joins and pattern.relation != "located_in":
            first = [p for p in ground.placed if p.end <= start and p.ref.table == "organizations"]
            subjects = first[:1]  # X ist eine Ausgründung von Y und arbeitet mit Z
        chosen = objects if pattern.relation == "partner_of" else objects[:1]
        if pattern.relation == "part_of" and len(objects) > 1:
            gap = ground.scene.between(objects[0].end, objects[1].start)
            if len(gap) == 1 and gap[0].lower in self.generics.kinds:
                chosen = objects[1:2]  # part of the EU programme Horizon Europe
        for subject in subjects[-1:]:
            for obj in chosen:
                yield subject, obj

    def _members(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """An alliance and the enumeration beside it, in whatever order they stand."""
        bodies = [p for p in ground.placed if p.ref.table == "organizations"]
        wholes = [p for p in bodies if ground.kind(p) in {"alliance", "programme"}]
        named = {w.ref for w in wholes}
        if len(named) > 1:
            alliances = [w for w in wholes if ground.kind(w) == "alliance"]
            wholes = alliances or wholes
        if not wholes:
            member = [p for p in bodies if ground.kind(p) == "association"]
            wholes = member if match.group().lower().startswith(("mitglied", "member")) else []
        whole = wholes[0] if wholes else self._alliance(ground)
        if whole is None:
            return
        parts = [
            p
            for p in bodies
            if p.ref != whole.ref and ground.kind(p) not in {"alliance", "programme", "government"}
        ]
        group = max(self.group.groups(ground.scene, parts), key=len, default=[])
        single = (
            match.group()
            .lower()
            .startswith(("mitglied", "member", "join", "tritt", "beigetreten", "gehör"))
        )
        if len({p.ref for p in group}) < 2 and not (single and group and wholes):
            return
        for part in group:
            yield part, whole

    def _alliance(self, ground: Ground) -> Placed | None:
        """The article's alliance, where the sentence lists members without naming it."""
        ref = ground.topics.of("alliance", ground.scene.start)
        return Placed(ground.scene.start, ground.scene.start, ref) if ref else None

    def _gives(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        _, end = _at(ground, match)
        ref = (ground.topics.of(pattern.kind) if pattern.kind else None) or ground.topics.main()
        tables = ("organizations",) if pattern.kind else ("organizations", "places")
        givers = ground.after(end, *tables)
        if pattern.needs == "money" and not ground.has_money:
            return
        if ref is None or not givers or len(ground.scene.between(end, givers[0].start)) > 6:
            return
        obj = Placed(givers[0].start, givers[0].start, ref)
        for giver in givers:
            yield giver, obj

    def _given(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """``Fonds X zog mit``: investors before a verb, for the company the article is about."""
        start, _ = _at(ground, match)
        text = ground.scene.text[ground.scene.start : ground.scene.end]
        if pattern.needs == "round" and not _ROUND.search(text):
            return
        ref = ground.topics.of(pattern.kind) or ground.topics.main()
        if ref is None:
            return
        for giver in _near(ground, ground.before(start, "organizations"), start):
            yield giver, Placed(giver.start, giver.start, ref)

    def _heads(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        """``Gründer der Allianz sind A und B``: the body right behind, a verb, the enumeration."""
        _, end = _at(ground, match)
        objects = ground.after(end, "organizations")
        if not objects or len(ground.scene.between(end, objects[0].start)) > 2:
            return
        subjects = [
            p
            for p in ground.placed
            if p.start >= objects[0].end and p.ref.table in {"organizations", "persons"}
        ]
        gap = ground.scene.between(objects[0].end, subjects[0].start) if subjects else []
        if not gap or not self.verbs & {t.lower for t in gap}:
            return
        for group in self.group.groups(ground.scene, subjects)[:1]:
            for subject in group:
                yield subject, objects[0]

    def _between(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        _, end = _at(ground, match)
        yield from _each_with_each(ground.after(end, "organizations"))

    def _pairs(
        self, ground: Ground, pattern: Pattern, match: re.Match[str]
    ) -> Iterator[tuple[Placed, Placed]]:
        start, end = _at(ground, match)
        group = ground.before(start, "organizations")
        if len({p.ref for p in group}) < 2:
            group = ground.after(end, "organizations")
        yield from _each_with_each(group)

    def _by_group(self, ground: Ground, start: int, end: int, *tables: str) -> list[Placed]:
        """The enumeration that a preposition such as *by* or *von* introduces in ``start:end``."""
        for token in ground.scene.between(start, min(end, ground.scene.end)):
            if token.lower not in self.by:
                continue
            for group in ground.groups:
                kept = [p for p in group if p.start >= token.end and p.ref.table in tables]
                if kept and len(ground.scene.between(token.end, kept[0].start)) <= 3:
                    return kept
        return []

    def _fallback(self, ground: Ground, pattern: Pattern) -> Placed | None:
        ref = ground.topics.main()
        return Placed(ground.scene.start, ground.scene.start, ref) if ref else None

    # --- what needs no trigger -------------------------------------------------------------------------

    def _structural(self, ground: Ground) -> Iterator[Stated]:
        """Institut für X der Universität Y (part of), Universität Y (Italien), Y in Z (located in)."""
        for a, b in zip(ground.scene.placed, ground.scene.placed[1:]):  # noqa: B905
            if a.ref.table != "organizations":
                continue
            gap = " ".join(t.lower for t in ground.scene.between(a.end, b.start))
            span = (a.start, b.end)
            if (
                b.ref.table == "organizations"
                and gap in self.unit_links
                and self._is_unit(ground, a, b)
            ):
                yield Relation(a.ref, "part_of", b.ref), span
            elif b.ref.table == "places" and self._sits(ground, a, b, gap):
                yield Relation(a.ref, "located_in", b.ref), span
        for a, b in zip(ground.scene.placed, ground.scene.placed[1:]):  # noqa: B905
            if a.ref.table == "places" and b.ref.table == "organizations":
                if ground.scene.text[a.end : b.start].lower() == "-based ":
                    yield Relation(b.ref, "located_in", a.ref), (a.start, b.end)

    def _is_unit(self, ground: Ground, a: Placed, b: Placed) -> bool:
        name = ground.entities.organizations[a.ref.index].value.name.lower()
        parents = {"university", "hospital", "research_institute", "government", "company"}
        return ground.kind(b) in parents and any(
            w in name.split()[0] or f" {w}" in f" {name}" for w in self.units
        )

    def _sits(self, ground: Ground, a: Placed, b: Placed, gap: str) -> bool:
        if gap == "(":
            rest = ground.scene.between(b.end, b.end + 2)
            return bool(rest) and rest[0].text in "),"
        if gap in {"aus", "from"} and ground.kind(a) == "company":
            return True
        rest = ground.scene.between(b.end, b.end + 8)[:1]
        closed = not rest or rest[0].text in {",", ")", ".", ";"}
        if gap == "," and ground.kind(b) == "country":  # Lund University, Sweden
            return closed
        if gap != "in" or ground.kind(a) in {"programme", "government", "media"}:
            return False
        return closed or rest[0].lower in self.group.joins | self.where

    # --- lists --------------------------------------------------------------------------------------------

    def _listed(self, stage: Sequence[Scene], topics: Topics, amounts: Facts) -> Iterator[Stated]:
        """Items below ``Our Partners`` or ``Mitglieder von X:``, and one-line lists behind a colon."""
        relation, whole = "", topics.main()
        for scene in stage:
            if scene.kind not in _LIST_LINES or not relation:
                relation, whole = self._lead(scene, topics)
                relation = self._for_whole(relation, whole, topics)
            line = scene.kind in _LIST_LINES
            stated = relation if line else ""
            stated = stated or self._inline(scene)
            if stated == "granted":
                yield from self._granted(scene, topics, amounts)
                continue
            target = whole or topics.main()
            if not stated or target is None:
                continue
            tables = ("places",) if stated == "located_in" else ("organizations", "places")
            for placed in scene.of(*tables):
                if placed.ref == target or self._territory_member(placed, stated):
                    continue
                ends = (target, placed.ref) if stated == "located_in" else (placed.ref, target)
                if placed.ref.table == "places" and not self._alone(scene, placed):
                    continue
                yield Relation(ends[0], stated, ends[1]), (placed.start, placed.end)
                if scene.kind is BlockKind.ITEM:
                    break
            if line:
                yield from self._line_places(scene)

    def _for_whole(self, relation: str, whole: EntityRef | None, topics: Topics) -> str:
        """Partners of a project or alliance are its members; partners of a body cooperate with it."""
        collective = whole in topics.refs("alliance", "programme")
        return "member_of" if relation == "partner_of" and collective else relation

    def _alone(self, scene: Scene, placed: Placed) -> bool:
        """Is a place an item of its own (City of Leipzig), not the seat of what stands before it?"""
        return not any(p.ref.table == "organizations" for p in scene.placed)

    def _line_places(self, scene: Scene) -> Iterator[Stated]:
        """``Germany: Federal Institute of Hydrology (BfG), Koblenz; TU Dresden``: who sits where."""
        country = None
        for placed in scene.placed:
            if placed.ref.table == "places":
                rest = scene.between(placed.end, scene.end)[:1]
                country = placed if rest and rest[0].text == ":" else country
            elif placed.ref.table == "organizations" and country is not None:
                yield Relation(placed.ref, "located_in", country.ref), (country.start, placed.end)
        for a, b in zip(scene.placed, scene.placed[1:]):  # noqa: B905
            if a.ref.table == "organizations" and b.ref.table == "places":
                gap = [t.text for t in scene.between(a.end, b.start)]
                if (
                    gap
                    and gap[-1] == ","
                    and len(gap) <= 4
                    and set(gap[:-1]) <= {"(", ")", gap[0]} | set(gap[1:2])
                ):
                    yield Relation(a.ref, "located_in", b.ref), (a.start, b.end)

    def _granted(self, scene: Scene, topics: Topics, amounts: Facts) -> Iterator[Stated]:
        """``Stadtwerke Ulm: 2,1 Mio. Euro`` below a line that says who receives money."""
        funder = topics.of("programme", scene.start) or topics.early("government")
        sums = {i for s, _, i in amounts if scene.start <= s < scene.end}
        for placed in scene.of("organizations"):
            if funder is not None and sums and placed.ref != funder:
                amount = next(iter(sums)) if len(sums) == 1 else None
                yield Relation(funder, "funds", placed.ref, amount), (placed.start, placed.end)
                return

    def _territory_member(self, placed: Placed, relation: str) -> bool:
        """Places fund, and are partners; they are members only in odd lists."""
        return placed.ref.table == "places" and relation not in {
            "funds",
            "located_in",
            "partner_of",
        }

    def _lead(self, scene: Scene, topics: Topics) -> tuple[str, EntityRef | None]:
        """What the line above a list says of its items, and of which body."""
        words = [t.lower for t in scene.tokens if t.is_word]
        relation = self.lists.get(" ".join(words), "")
        if not relation and scene.tokens and scene.tokens[-1].text == ":":
            relation = self.lists.get(" ".join(words[-2:]), "")
        last = scene.tokens[-1].text if scene.tokens else ""
        if not relation and (last not in {".", "!", "?", "“", "”"} or words[-1:] == []):
            text = " ".join(words)
            relation = next((r for w, r in self.lead_words.items() if re.search(w, text)), "")
        wholes = topics.refs("alliance", "programme", "research_institute")
        named = [p for p in scene.of("organizations") if p.ref in wholes]
        whole = named[0].ref if named else topics.of("alliance", scene.start)
        return relation, whole or topics.main()

    def _inline(self, scene: Scene) -> str:
        colon = next((k for k, t in enumerate(scene.tokens[:6]) if t.text == ":"), 0)
        return self.lists.get(" ".join(t.lower for t in scene.tokens[:colon]), "") if colon else ""

    # --- figures and dates -----------------------------------------------------------------------------------

    def _with_facts(self, stated: Stated, scene: Scene, money: Facts, dates: Facts) -> Stated:
        relation, span = stated
        if relation.kind == "funds":
            sums = [i for s, _, i in money if scene.start <= s < scene.end]
            if len(set(sums)) == 1:
                relation = replace(relation, amount=sums[0])
        if relation.kind == "founded":
            days = [i for s, _, i in dates if scene.start <= s < scene.end]
            if len(set(days)) == 1:
                relation = replace(relation, date=days[0])
        return relation, span


_LIST_LINES = frozenset({BlockKind.ITEM, BlockKind.CELL_ROW})
_ROUND = re.compile(r"\b(?:round|financing|investors?|shareholders?|series [a-e])\b", re.IGNORECASE)
_GIVING = frozenset(
    [
        "stellt",
        "stellen",
        "stellte",
        "gibt",
        "geben",
        "steuert",
        "zahlt",
        "trägt",
        "übernimmt",
        "provides",
        "provided",
        "provide",
        "gives",
        "gave",
        "pays",
        "contributes",
        "contributed",
        "grants",
        "granted",
        "awards",
        "awarded",
        "support",
    ]
)


def _patterns(rules: Mapping[str, Any]) -> list[Pattern]:
    return [
        Pattern(
            entry["id"],
            entry["relation"],
            entry["shape"],
            re.compile(
                r"(?<![\w-])(?:" + "|".join(entry["triggers"]) + r")(?![\w-])", re.IGNORECASE
            ),
            entry.get("needs", ""),
            entry.get("kind", ""),
        )
        for entry in rules["pattern"]
    ]


def _subject_tables(relation: str) -> tuple[str, ...]:
    """Persons found, territories found and fund; everything else is between organizations."""
    if relation == "founded":
        return "organizations", "persons"
    return ("organizations", "places") if relation == "funds" else ("organizations",)


def _place(placed: Placed) -> tuple[int, int]:
    return placed.start, placed.end


def _at(ground: Ground, match: re.Match[str]) -> Span:
    return ground.scene.start + match.start(), ground.scene.start + match.end()


def _near(ground: Ground, group: Sequence[Placed], position: int) -> list[Placed]:
    """The group, unless another clause lies between it and the trigger."""
    if not group:
        return []
    gap = ground.scene.between(group[-1].end, position)
    return [] if len(gap) > 10 or any(t.text in ";:.“”" for t in gap) else list(group)


def _founding(scene: Scene, match: re.Match[str]) -> bool:
    """``haben … gegründet`` founds; ``haben`` alone does not."""
    if match.group().lower() not in {"haben", "hat", "riefen"}:
        return True
    return bool(
        re.search(r"\b(?:gegründet|ins Leben)\b", scene.text[scene.start + match.end() : scene.end])
    )


def _each_with_each(group: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    distinct = list({p.ref: p for p in group}.values())
    if len(distinct) > _MAX_PAIRS:
        return
    for i, a in enumerate(distinct):
        for b in distinct[:i]:
            yield b, a


def _founders_are_members(stated: Sequence[Stated], entities: Entities) -> list[Stated]:
    """Bodies that found an alliance together are its members."""
    founders: dict[EntityRef, list[Stated]] = {}
    for relation, span in stated:
        whole = (
            entities.organizations[relation.object.index].value
            if relation.object.table == "organizations"
            else None
        )
        if relation.kind == "founded" and whole is not None and whole.kind == "alliance":
            if relation.subject.table == "organizations":
                founders.setdefault(relation.object, []).append((relation, span))
    return [
        (Relation(r.subject, "member_of", r.object), span)
        for found in founders.values()
        if len({r.subject for r, _ in found}) > 1
        for r, span in found
    ]


def _without_contradictions(found: Iterable[Stated]) -> list[Stated]:
    """A member or part is not partner of its whole, too; nobody is member of its own member."""
    stated = list(found)
    bound = {
        frozenset((r.subject, r.object)) for r, _ in stated if r.kind in {"member_of", "part_of"}
    }
    kept, seen = [], set()
    for relation, span in stated:
        pair = frozenset((relation.subject, relation.object))
        if relation.kind == "partner_of" and pair in bound:
            continue
        if (
            relation.kind in {"member_of", "part_of"}
            and (relation.object, relation.kind, relation.subject) in seen
        ):
            continue
        seen.add((relation.subject, relation.kind, relation.object))
        kept.append((relation, span))
    return _one_figure(kept)


def _one_figure(stated: Sequence[Stated]) -> list[Stated]:
    """The same relation told twice, once with its sum: the sum counts for both."""
    figures: dict[tuple[EntityRef, str, EntityRef], Relation] = {}
    for relation, _ in stated:
        key = (relation.subject, relation.kind, relation.object)
        known = figures.get(key)
        if known is None or (known.amount is None and known.date is None):
            figures[key] = relation
    return [(figures[r.subject, r.kind, r.object], span) for r, span in stated]
