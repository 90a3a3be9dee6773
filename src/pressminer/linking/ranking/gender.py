"""Grammatical and natural gender as a clue: ``sie`` is hardly Jan, and a ``Leiterin`` neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pressminer.lexicon import Lexicon
from pressminer.model import EntityRef, PersonName, RoleTitle
from pressminer.normalize.names import fold
from pressminer.resolve import Entity
from pressminer.rules import SHARED

UNKNOWN, FEMALE, MALE = "", "f", "m"


class Genders:
    """Knows the gender of given names, pronouns and German titles, where they have one."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rules.rows(SHARED, "given_name_genders.tsv")
        self._names = {row["name"]: row["gender"] for row in rows}
        self._pronouns: dict[str, str] = lexicon.table("roles", "pronoun_genders")
        self._female = tuple(lexicon.union("roles", "female_ends"))
        self._male = tuple(lexicon.union("roles", "male_ends"))

    def of_persons(self, persons: Sequence[Entity[PersonName]]) -> dict[EntityRef, str]:
        """Gender of the persons of an article whose given names tell."""
        return {
            EntityRef("persons", k): gender
            for k, person in enumerate(persons)
            if (gender := self.of_name(person.value.name))
        }

    def of_name(self, name: str) -> str:
        """By the first of the given names that tells (``Hans-Peter``, ``C. Maria``)."""
        given = name.split()[:-1]
        parts = (part for word in given for part in (word, word.split("-")[0]))
        return next((g for part in parts if (g := self._names.get(fold(part), UNKNOWN))), UNKNOWN)

    def of_pronoun(self, word: str) -> str:
        """Of a lower-case pronoun."""
        return self._pronouns.get(word, UNKNOWN)

    def of_title(self, title: RoleTitle) -> str:
        """``Leiterin`` is a woman, ``Leiter`` mostly a man; most titles do not tell."""
        head = title.title.split(" ")[0] if " " in title.title else title.title
        if head.endswith(self._female):
            return FEMALE
        if title.canonical.startswith(head.lower()):  # English titles are anybody's
            return UNKNOWN
        return MALE if head.endswith(self._male) else UNKNOWN


def agreement(one: str, other: str) -> str:
    """``agrees``, ``differs`` or ``open``."""
    if not one or not other:
        return "open"
    return "agrees" if one == other else "differs"


NO_GENDERS: Mapping[EntityRef, str] = {}
