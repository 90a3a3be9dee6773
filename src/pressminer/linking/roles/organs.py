"""Organs of a body (``Beirat``, ``board of directors``) and the people who join them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Stated
from pressminer.linking.roles.memory import Memory, Pronouns
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.model import EntityRef, Role

MAX_GROUP_GAP = 14  # tokens between two people of one enumeration
MAX_BODY_GAP = 2  # tokens between the wording and the body


class Organs:
    """The organs that the rules know, with their English names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names: dict[str, str] = lexicon.table("roles", "organs")
        self.forms: dict[str, str] = lexicon.table("roles", "organ_forms")
        self.ends: dict[str, str] = lexicon.table("roles", "organ_ends")
        self.fields: dict[str, str] = lexicon.table("roles", "fields")
        self.feminine = tuple(lexicon.union("roles", "organ_feminine"))
        self.compounded = tuple(
            end
            for tongue in lexicon.rules.languages
            if lexicon.rules.toml(tongue, "words")["compounds"]
            for end in lexicon.rules.toml(tongue, "roles")["organ_ends"]
        )

    def last_before(self, scene: Scene, position: int) -> tuple[str, str] | None:
        """The last organ (``board of directors``) named before ``position``: words, English."""
        text = scene.text[scene.start : position].lower()
        found = [
            (text.rfind(o.lower()) + len(o), len(o), o) for o in self.names if o.lower() in text
        ]
        return (max(found)[2], self.names[max(found)[2]]) if found else None

    def english(self, organ: str) -> str:
        """The English name of an organ as worded in the text, ``""`` if it has none."""
        known = self.names.get(organ) or self.names.get(organ.lower(), "")
        return known or f"the {self._composed(organ.lower())}"

    def _composed(self, organ: str) -> str:
        """``finanzausschuss`` → finance committee, ``audit committee`` as it is."""
        end = max((e for e in self.ends if organ.endswith(e)), key=len, default="")
        if end not in self.compounded:
            return organ
        front = organ[: len(organ) - len(end)]
        field = next((v for k, v in self.fields.items() if k.lower() == front), "")
        return f"{field} {self.ends[end]}".strip()

    def behind_noun(self, organ: str) -> str:
        """How the organ is said behind a noun: ``Beirat`` → ``des Beirats``."""
        known = self.forms.get(organ)
        if known:
            return known
        if not organ.lower().endswith(self.compounded):
            return organ
        if organ.lower().endswith(self.feminine):
            return f"der {organ}"
        if organ.endswith(("rats", "rates", "sses", "ums", "kreises")):
            return f"des {organ}"
        return f"des {organ}{'es' if organ.endswith('s') else 's'}"

    def plain_alternation(self) -> str:
        """Listed organs, compounds that end like one, and fields with one (audit committee)."""
        listed = "|".join(re.escape(o) for o in sorted(self.names, key=len, reverse=True))
        ends = "|".join(re.escape(e) for e in sorted(self.compounded, key=len, reverse=True))
        fields = "|".join(re.escape(f) for f in sorted(self.fields) if f.islower())
        phrases = "|".join(re.escape(e) for e in sorted(self.ends) if e not in self.compounded)
        return rf"(?:{listed}|\b\w{{0,30}}(?:{ends})\b|(?:{fields}) (?:{phrases})\b)"

    def alternation(self) -> str:
        """All organs as a regular expression, the longest first; then what ends like one."""
        listed = "|".join(re.escape(o) for o in sorted(self.names, key=len, reverse=True))
        ends = "|".join(re.escape(e) for e in sorted(self.compounded, key=len, reverse=True))
        phrases = "|".join(re.escape(e) for e in sorted(self.ends) if e not in self.compounded)
        return rf"(?:{listed}|\b\w{{0,30}}(?:{ends})\b|(?:[\w-]+ ){{1,2}}(?:{phrases})\b)"


@dataclass(frozen=True, slots=True)
class _Joining:
    """A wording by which people enter an organ; ``before`` tells whether they stand before it."""

    pattern: re.Pattern[str]
    title: str
    canonical: str
    before: bool


class OrganJoiners:
    """``A and B have joined Acme's board of directors``, ``In den Beirat ziehen A und B ein``."""

    def __init__(
        self, lexicon: Lexicon, words: RoleWords, organs: Organs, pronouns: Pronouns
    ) -> None:
        self.links = words.links
        self.joins = words.joins
        self.organs = organs
        self.pronouns = pronouns
        self.joinings = list(_joinings(lexicon, organs))

    def __call__(self, scene: Scene, memory: Memory) -> Iterator[Stated]:
        """Roles of one sentence with the span of the wording."""
        text = scene.text[scene.start : scene.end]
        for joining in self.joinings:
            match = joining.pattern.search(text)
            if match is None:
                continue
            start, end = scene.start + match.start(), scene.start + match.end()
            organ = match.group("organ")
            title = f"{joining.title} {self.organs.behind_noun(organ)}"
            canonical = f"{joining.canonical} of {self.organs.english(organ)}"
            body = self._body(scene, start, end)
            people = self._people(scene, start, end, joining.before, memory)
            for person in people:
                yield Stated(Role(person.ref, title, canonical, body), start, end)

    def _people(
        self, scene: Scene, start: int, end: int, before: bool, memory: Memory
    ) -> list[Placed]:
        """Who enters, by the wording at ``start:end``."""
        if not before:
            behind = [p for p in scene.of("persons") if p.start >= end]
            return self._nearest_group(scene, behind, end, before)
        people = [p for p in scene.of("persons") if p.end <= start]
        if not people:
            words = (t.lower for t in scene.between(scene.start, start))
            told = self.pronouns.person(words, memory)
            people = [told] if told else []
        return self._nearest_group(scene, people, start, before)

    def _nearest_group(
        self, scene: Scene, people: Sequence[Placed], position: int, before: bool
    ) -> list[Placed]:
        """The enumeration of persons nearest to ``position`` (``A, a partner at X, and B``)."""
        if not people:
            return []
        ordered = list(reversed(people)) if before else list(people)
        edge = ordered[0].end if before else ordered[0].start
        gap = scene.between(min(edge, position), max(edge, position))
        if len(gap) > MAX_GROUP_GAP or any(t.text in ";:“”" for t in gap):
            return []
        group = [ordered[0]]
        for person in ordered[1:]:
            a, b = (person, group[-1]) if before else (group[-1], person)
            between = scene.between(a.end, b.start)
            if len(between) > MAX_GROUP_GAP or not {t.lower for t in between} & self.joins:
                break
            group.append(person)
        return group

    def _body(self, scene: Scene, start: int, end: int) -> EntityRef | None:
        """The body whose board it is: inside the phrase (Acme's board) or behind it (of Acme)."""
        for placed in scene.of("organizations"):
            if start <= placed.start < end:
                return placed.ref
        for placed in scene.of("organizations"):
            gap = [t.lower for t in scene.between(end, placed.start)]
            linked = 0 < len(gap) <= MAX_BODY_GAP and all(w in self.links for w in gap)
            if placed.start >= end and linked:
                return placed.ref
        return None


def _joinings(lexicon: Lexicon, organs: Organs) -> Iterator[_Joining]:
    names = organs.alternation()
    for tongue in lexicon.rules.languages:
        for entry in lexicon.rules.toml(tongue, "roles")["joining"]:
            source = entry["pattern"].replace("{organ}", f"(?P<organ>{names})")
            pattern = re.compile(source, re.IGNORECASE)
            yield _Joining(pattern, entry["title"], entry["canonical"], entry["before"])
