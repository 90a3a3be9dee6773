"""Predecessors and successors, who held the post that was just told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressminer.lexicon import Lexicon
from pressminer.linking.roles.post import Stated
from pressminer.linking.roles.words import RoleWords
from pressminer.linking.scene import Placed, Scene
from pressminer.model import Role

_REACH = 60  # characters before a name


class Succession:
    """``folgt auf Bernd Huber``, ``ihr Vorgänger Bernhard Eitel``: the same post as told before."""

    def __init__(self, lexicon: Lexicon, words: RoleWords, titles: re.Pattern[str]) -> None:
        self.titles = titles
        self.into = words.into
        self.predecessors = lexicon.words("roles", "predecessors")
        self.succeeds = lexicon.words("roles", "succeeds")
        self.them = lexicon.words("roles", "object_pronouns")

    def __call__(
        self, scene: Scene, stated: Sequence[Stated], last: Role | None
    ) -> Iterator[Stated]:
        """Roles like ``last`` with the span of the name, for people without one in ``stated``."""
        if last is None:
            return
        holders = {role.person for role, _, _ in stated} | {last.person}
        for person in scene.of("persons"):
            if person.ref in holders:
                continue
            before, after = self._before(scene, person), _after(scene, person)
            noun = self._noun(before, after)
            if noun or self._verb(before, after):
                title = _other_gender(last.title, noun)
                yield Stated(
                    replace(last, person=person.ref, title=title), person.start, person.end
                )

    def _before(self, scene: Scene, person: Placed) -> list[str]:
        """The last three words before a name and its titles."""
        gap = scene.text[max(scene.start, person.start - _REACH) : person.start]
        words = self.titles.sub("", gap).lower().split()
        return [w.strip(",;:") for w in words[-3:]]

    def _noun(self, before: Sequence[str], after: Sequence[str]) -> str:
        """``vorgänger`` in ``ihr Vorgänger Bernhard Eitel``, ``hat X zum Nachfolger gewählt``."""
        noun = next((w for w in before[-2:] if w in self.predecessors), "")
        if noun or not (after and after[0] in self.into):
            return noun
        return next((w for w in after[1:] if w in self.predecessors), "")

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
