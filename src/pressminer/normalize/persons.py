"""Names of persons in comparable parts, and their titles in one spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressminer.normalize.names import fold, squeeze

_PARTICLES = frozenset(
    (
        "von", "vom", "zu", "zur", "van", "de", "der", "den", "dem", "del", "della", "di", "da",
        "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "af", "av", "freiherr",
        "freifrau", "graf", "gräfin", "prinz", "prinzessin", "und",
    )
)  # fmt: skip
_GENERATIONS = frozenset({"jr", "sr", "jun", "sen", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class NameKey:
    """Folded parts of a name: given names in order (initials as one letter) and the last name.

    ``family`` leaves particles out, so ``von Trotha`` and ``Trotha`` meet.
    """

    given: tuple[str, ...]
    family: str

    @property
    def first(self) -> str:
        """The first given name, ``""`` for a bare last name."""
        return self.given[0] if self.given else ""


def name_key(name: str) -> NameKey:
    """Splits a full name without titles.

    >>> name_key("Matthias H. Tschöp")
    NameKey(given=('matthias', 'h'), family='tschoep')
    >>> name_key("Ursula von der Leyen").family
    'leyen'
    """
    parts = [p for p in re.split(r"[\s.]+", squeeze(name)) if p]
    parts = [p for p in parts if fold(p) not in _GENERATIONS] or parts
    kept = [p for k, p in enumerate(parts) if p.lower() not in _PARTICLES or k == len(parts) - 1]
    folded = [fold(p) for p in kept]
    return NameKey(tuple(folded[:-1]), folded[-1] if folded else "")


def compatible(a: NameKey, b: NameKey) -> bool:
    """May two names be one person's: same last name, given names that do not contradict?

    ``Matthias Tschöp`` and ``Matthias H. Tschöp`` may; ``M. Tschöp`` may; ``Maria Tschöp`` may
    not. Double last names meet their parts: ``Müller`` and ``Müller-Lüdenscheidt`` may.
    """
    if not _same_family(a, b):
        return False
    if not a.given or not b.given:
        return True
    if not _agree(a.given[0], b.given[0]):
        return False
    return all(_agree(x, y) for x, y in zip(a.given[1:], b.given[1:]))  # noqa: B905


def _agree(x: str, y: str) -> bool:
    """Equal, or one is the initial of the other, or a double name shares its first part."""
    if x == y:
        return True
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return x.split("-", maxsplit=1)[0] == y.split("-", maxsplit=1)[0]


def _same_family(a: NameKey, b: NameKey) -> bool:
    if a.family == b.family:
        return True
    x, y = a.family.split("-"), b.family.split("-")
    return bool(a.given and b.given and a.given[0] == b.given[0]) and bool(
        (len(x) == 1 and x[0] in y) or (len(y) == 1 and y[0] in x)
    )


def tidy_honorifics(text: str) -> str:
    """Titles as printed, white space and commas in order: ``Prof. Dr.  med.`` → one space.

    >>> tidy_honorifics("Prof.  Dr. Dr. ")
    'Prof. Dr. Dr.'
    """
    return squeeze(text.replace(",", " "))
