"""Posts that a whole wording states, without a title: ``Anna Weber steht an der Spitze der LMU``.

The wordings are data (``[[statement]]`` in roles.toml). They are regular expressions over the
sentence in which every person, body and pronoun is one sign, so that a rule reads like the phrase
it is about: ``{who} (?P<w>steht){few} an der Spitze (?:{det} )?{body}``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Stated
from pressminer.linking.roles.memory import Memory
from pressminer.linking.roles.organs import Organs
from pressminer.linking.roles.status import StatusReader
from pressminer.linking.scene import Scene
from pressminer.model import EntityRef, Role

_BRACKET = r"(?: \([^()«»]{0,60}\))?"
_ONE = rf"«[pr]\d*»{_BRACKET}"
_MORE = rf"(?:, «p\d+»{_BRACKET}(?=,| und | and | sowie )){{0,8}}"
_WHO = rf"(?P<who>{_ONE}{_MORE}(?:,? (?:und|and|sowie) «p\d+»)?)"
_BODY = rf"(?P<body>«b\d+»){_BRACKET}"
_FEW = r"(?: [^\s,;:«»“”„\"()]+){0,6}?"
_REFERENCE = re.compile(r"«([prb])(\d*)»")


@dataclass(frozen=True, slots=True)
class _Statement:
    """A wording and the post it states; ``ignored`` words say nothing about its status."""

    pattern: re.Pattern[str]
    anchors: frozenset[str]
    title: str
    canonical: str
    ignored: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Masked:
    """A sentence with signs for entities, and where each character of it stands in the text."""

    text: str
    starts: list[int]
    origins: list[int]

    def origin(self, position: int) -> int:
        """The offset in the article's text of a position outside of signs."""
        k = bisect_right(self.starts, position) - 1
        return self.origins[k] + position - self.starts[k]


class Statements:
    """Reads the wordings of all languages."""

    def __init__(
        self, lexicon: Lexicon, organs: Organs, status: StatusReader, titles: re.Pattern[str]
    ) -> None:
        self.organs = organs
        self.status = status
        self.titles = titles
        self.pronouns = lexicon.words("roles", "pronouns")
        self.denials = lexicon.words("roles", "denials")
        self.statements = [
            _compiled(entry, lexicon, organs)
            for tongue in lexicon.rules.languages
            for entry in lexicon.rules.toml(tongue, "roles")["statement"]
        ]

    def __call__(self, scene: Scene, memory: Memory) -> Iterator[Stated]:
        """Roles of one sentence with the span of the word ``w`` that states them."""
        words = {t.lower for t in scene.tokens}
        near = [s for s in self.statements if s.anchors & words]
        if not near:
            return
        masked = self._masked(scene, memory)
        for statement in near:
            for match in statement.pattern.finditer(masked.text):
                yield from self._stated(scene, memory, masked, statement, match)

    def _stated(
        self,
        scene: Scene,
        memory: Memory,
        masked: _Masked,
        statement: _Statement,
        match: re.Match[str],
    ) -> Iterator[Stated]:
        groups = match.groupdict()
        body = self._entity(scene, memory, groups.get("body") or "")
        title, canonical = statement.title, statement.canonical
        if organ := groups.get("organ"):
            title = f"{title} {self.organs.behind_noun(organ)}"
            canonical = f"{canonical} of {self.organs.english(organ)}"
        words = [w for w in match[0].lower().split() if w not in statement.ignored]
        if self.denials & set(words):
            return
        status = self.status.of_words(words)
        start, end = masked.origin(match.start("w")), masked.origin(match.end("w") - 1) + 1
        for sign in _REFERENCE.finditer(match["who"]):
            person = self._entity(scene, memory, sign[0])
            if person is not None:
                yield Stated(Role(person, title, canonical, body, status), start, end)

    def _entity(self, scene: Scene, memory: Memory, sign: str) -> EntityRef | None:
        found = _REFERENCE.match(sign)
        if found is None:
            return None
        if found[1] == "r":
            return memory.person.ref if memory.person else None
        return scene.placed[int(found[2])].ref

    def _masked(self, scene: Scene, memory: Memory) -> _Masked:
        """The sentence with ``«p0»`` for persons, ``«b1»`` for bodies, ``«r»`` for pronouns."""
        pieces: list[str] = []
        starts, origins, length = [], [], 0
        for start, end, sign in self._pieces(scene, memory):
            piece = sign or scene.text[start:end]
            starts.append(length)
            origins.append(start)
            pieces.append(piece)
            length += len(piece)
        return _Masked("".join(pieces), starts, origins)

    def _pieces(self, scene: Scene, memory: Memory) -> Iterator[tuple[int, int, str]]:
        """The sentence cut into what is kept and what a sign stands for."""
        at = scene.start
        for start, end, sign in self._signs(scene, memory):
            if start < at:
                continue
            yield from self._kept(scene.text, at, start)
            yield start, end, sign
            at = end
        yield from self._kept(scene.text, at, scene.end)

    def _kept(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The words between two signs without the titles of persons."""
        at = start
        for title in self.titles.finditer(text, start, end):
            if title.end() <= end and title.start() >= at:
                yield at, title.start(), ""
                at = title.end()
                while at < end and text[at] == " ":
                    at += 1
        yield at, end, ""

    def _signs(self, scene: Scene, memory: Memory) -> Iterator[tuple[int, int, str]]:
        signs = [
            (p.start, p.end, f"«{_SIGNS[p.ref.table]}{k}»")
            for k, p in enumerate(scene.placed)
            if p.ref.table in _SIGNS
        ]
        if memory.person is not None:
            signs += [(t.start, t.end, "«r»") for t in scene.tokens if t.lower in self.pronouns]
        return iter(sorted(signs))


_SIGNS = {"persons": "p", "organizations": "b"}


def _compiled(entry: dict[str, Any], lexicon: Lexicon, organs: Organs) -> _Statement:
    timing = lexicon.words("roles", "timing") | lexicon.words("roles", "since")
    times = "|".join(re.escape(w) for w in sorted(timing) if w[0].isalpha())
    determiners = "|".join(sorted(lexicon.words("organizations", "determiners")))
    macros = {
        "{who}": _WHO,
        "{body}": _BODY,
        "{few}": _FEW,
        "{det}": rf"(?:{determiners})(?: [\w-]+)?",
        "{time}": rf"(?: (?:{times}|\d[\d.]*))*",
        "{organ}": rf"(?P<organ>{organs.alternation()})",
    }
    source = entry["pattern"]
    for name, value in macros.items():
        source = source.replace(name, value)
    return _Statement(
        re.compile(source, re.IGNORECASE),
        frozenset(entry["anchors"]),
        entry["title"],
        entry["canonical"],
        frozenset(entry.get("ignored", ())),
    )
