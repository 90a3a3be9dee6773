"""Predecessors and successors, who hold one post after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Stated
from pressminer.linking.roles.memory import Memory
from pressminer.linking.roles.people import People
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.model import EntityRef, Role
from pressminer.normalize.roles import DESIGNATED, FORMER

_REACH = 60  # characters before a name
MAX_PARTED = 12  # tokens between folgt and auf
MAX_PENDING = 4  # successions of an article that still wait for the post


class Succession:
    """``X folgt auf Bernd Huber``, ``ihr Vorgänger Bernhard Eitel``, ``X succeeds Y as chair``."""

    def __init__(
        self, lexicon: Lexicon, words: RoleWords, titles: re.Pattern[str], people: People
    ) -> None:
        self.titles = titles
        self.people = people
        self.into = words.into
        self.as_words = words.as_words
        self.parted = lexicon.table("roles", "succeeds_parted")
        self.predecessors = lexicon.words("roles", "predecessors")
        self.coming = tuple(lexicon.words("roles", "coming"))
        self.succeeds = lexicon.words("roles", "succeeds")
        self.succeeded = lexicon.words("roles", "succeeded")
        self.possessives = lexicon.words("roles", "possessive_pronouns")
        self.handed = lexicon.words("roles", "handed")
        self.taken_over = lexicon.words("roles", "taken_over")
        self.them = lexicon.words("roles", "object_pronouns")
        self.pronouns = lexicon.words("roles", "pronouns")
        self.future = frozenset(
            cue
            for cue, status in lexicon.table("roles", "status_cues").items()
            if status == DESIGNATED
        )

    def of_stated(self, scene: Scene, stated: Sequence[Stated], memory: Memory) -> list[Stated]:
        """``stated`` with predecessors marked as such, and what their successors hold.

        ``Alice Carter succeeds Daniel Hughes as chair``: he was chair, she is.
        """
        result: list[Stated] = []
        for one in stated:
            place = self._left_by(scene, one)
            if place is None:
                result.append(one)
                continue
            result.append(one._replace(role=replace(one.role, status=FORMER)))
            held = {s.role.person for s in stated if s.role.canonical == one.role.canonical}
            held |= {memory.role.person} if memory.role else set()
            for person in self._successors(scene, place, memory):
                if person not in held:
                    role = replace(one.role, person=person, status=self._coming_status(scene))
                    result.append(one._replace(role=role))
        return [*result, *self._awaited(result, memory)]

    def __call__(
        self, scene: Scene, stated: Sequence[Stated], memory: Memory, prior: Role | None
    ) -> Iterator[Stated]:
        """Roles like the last one told, for people of this sentence without that one.

        ``prior`` is the last role of the sentences before: ``He follows Annette Peters, Director
        of …`` is about his post, not about hers in the apposition.
        """
        yield from self._handed(scene, stated, memory)
        told = {role.person: role.canonical for role, _, _ in stated}
        for person in scene.of("persons"):
            last = prior if person.ref in told else memory.role
            if last is None or person.ref == last.person or told.get(person.ref) == last.canonical:
                continue
            yield from self._of_person(scene, person, last, memory, known=person.ref in told)

    def _handed(self, scene: Scene, stated: Sequence[Stated], memory: Memory) -> Iterator[Stated]:
        """``Ihr Amt übernimmt Jan Muster``, ``his job has been taken on by Kirsty Munro``."""
        words = {t.lower for t in scene.tokens}
        if not (self.handed & words and self.taken_over & words):
            return
        holders = {role.person for role, _, _ in stated}
        for owner, noun in zip(scene.tokens, scene.tokens[1:], strict=False):
            if owner.lower not in self.possessives or noun.lower not in self.handed:
                continue
            named = [p.ref for p in scene.of("persons") if p.end <= owner.start]
            refs = [*reversed(named), *([memory.person.ref] if memory.person else [])]
            last = next((memory.held[r] for r in refs if r in memory.held), None)
            person = next((p for p in scene.of("persons") if p.start >= noun.end), None)
            if last and person and last.person != person.ref and person.ref not in holders:
                status = self._coming_status(scene)
                yield Stated(replace(last, person=person.ref, status=status), noun.start, noun.end)

    def _of_person(
        self, scene: Scene, person: Placed, last: Role, memory: Memory, *, known: bool
    ) -> Iterator[Stated]:
        before, after = self._before(scene, person.start), _after(scene, person)
        if " ".join(before[-2:]) in self.succeeded:
            status = self._coming_status(scene)
            last = memory.role if memory.role and memory.role.person != person.ref else last
            yield Stated(replace(last, person=person.ref, status=status), person.start, person.end)
            return
        noun = "" if known else self._noun(before, after)
        if not noun and not self._verb(before, after):
            return
        successors = self._successors(scene, person, memory)
        if noun:
            last = self._role_meant(scene, person, [*before, *after], memory) or last
        elif len(successors) == 1 and not known and successors[0] != last.person:
            last = memory.held.get(successors[0], last)  # the post of who comes after
        if noun or last.person in successors or not (successors or known):
            title = _other_gender(last.title, noun)
            status = "" if noun.startswith(self.coming) else FORMER
            role = replace(last, person=person.ref, title=title, status=status)
            yield Stated(role, person.start, person.end)
        elif successors and not known and len(memory.awaited) < MAX_PENDING:
            memory.awaited[person.ref] = (*successors,)

    def _role_meant(
        self, scene: Scene, person: Placed, around: Sequence[str], memory: Memory
    ) -> Role | None:
        """Whose post ``ihr Vorgänger`` held: hers, who was named last before with a post."""
        if not self.possessives & set(around):
            return None
        named = [p.ref for p in scene.of("persons") if p.end <= person.start]
        refs = [*reversed(named), *([memory.person.ref] if memory.person else [])]
        return next((memory.held[r] for r in refs if r in memory.held), None)

    def _awaited(self, stated: Sequence[Stated], memory: Memory) -> Iterator[Stated]:
        """``A und B lösen Karl Mai ab. Mai, seit 2009 Vorsitzender, …``: now they chair."""
        for one in stated:
            for person in memory.awaited.pop(one.role.person, ()):
                yield one._replace(role=replace(one.role, person=person, status=""))

    def _left_by(self, scene: Scene, one: Stated) -> Placed | None:
        """Where the sentence says that somebody comes after the holder of a stated post."""
        for place in scene.of("persons"):
            if place.ref != one.role.person:
                continue
            near = 0 <= place.start - one.end < _REACH
            behind = [t.lower for t in scene.between(place.end, one.start)]
            if behind and behind[0] == "," and not self.as_words & set(behind):
                continue  # follows Annette Peters, Director of …
            before = self._before(scene, one.start if near else place.start)
            parted = self._parted(scene, one.start if near else place.start, before)
            if parted or self._verb(before, ()) or self._successor_of(before):
                return place
        return None

    def _successors(self, scene: Scene, place: Placed, memory: Memory) -> list[EntityRef]:
        """Who comes after the person at ``place``: who is named before, or a pronoun there."""
        named = [p for p in scene.of("persons") if p.end <= place.start and p.ref != place.ref]
        if not named and self._opens_with_noun(scene, place):
            return [p.ref for p in scene.of("persons") if p.start >= place.end][:1]
        if named:
            group = [named[-1], *self.people.before(scene, named[-1])]
            return [p.ref for p in reversed(group)]
        words = {t.lower for t in scene.between(scene.start, place.start)}
        told = memory.person is not None and bool(self.pronouns & words)
        if not told or memory.person is None or memory.person.ref == place.ref:
            return []
        return [memory.person.ref]

    def _opens_with_noun(self, scene: Scene, place: Placed) -> bool:
        """``Zum Nachfolger von Rektor Walter Simon wurde Philipp Kraus gewählt``."""
        words = [t.lower for t in scene.between(scene.start, place.start)]
        return len(words) > 1 and words[0] in self.into and words[1].startswith(self.coming)

    def _coming_status(self, scene: Scene) -> str:
        return DESIGNATED if self.future & {t.lower for t in scene.tokens} else ""

    def _before(self, scene: Scene, start: int) -> list[str]:
        """The last three words before a name or post and its titles."""
        gap = scene.text[max(scene.start, start - _REACH) : start]
        words = self.titles.sub("", gap).lower().split()
        return [w.strip(",;:") for w in words[-3:]]

    def _noun(self, before: Sequence[str], after: Sequence[str]) -> str:
        """``vorgänger`` in ``ihr Vorgänger Bernhard Eitel``, ``hat X zum Nachfolger gewählt``."""
        noun = next((w for w in before[-2:] if w in self.predecessors), "")
        if noun or not (after and after[0] in self.into):
            return noun
        return next((w for w in after[1:] if w in self.predecessors), "")

    def _successor_of(self, before: Sequence[str]) -> bool:
        """``Nachfolgerin von [Direktor Kurt Seiler]``."""
        return any(w.startswith(self.coming) for w in before[-3:-1])

    def _parted(self, scene: Scene, start: int, before: Sequence[str]) -> bool:
        """``folgt Tschöp an der Spitze der LMU auf [Präsident Bernd Huber]``."""
        verbs = self.parted.get(before[-1], ()) if before else ()
        words = {t.lower for t in scene.between(scene.start, start)[-MAX_PARTED:]}
        return any(verb in words for verb in verbs)

    def _verb(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """``folgt auf Bernd Huber``, ``Nyström folgte ihr``."""
        if any(" ".join(before[-n:]) in self.succeeds for n in (1, 2, 3)):
            return True
        return len(after) > 1 and after[0] in self.succeeds and after[1] in self.them


def _after(scene: Scene, person: Placed) -> list[str]:
    return [t.lower for t in scene.between(person.end, scene.end)[:4]]


def _other_gender(title: str, noun: str) -> str:
    """The masculine of a feminine title where the text says ``Vorgänger`` (Rektorin → Rektor)."""
    masculine = bool(noun) and not noun.endswith("in")
    return title[:-2] if masculine and title.endswith("in") and len(title) > 6 else title
