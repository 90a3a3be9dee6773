"""Forms of one given name: short ones (``Rudi``), and those of another script or language."""

from __future__ import annotations

import re

from pressminer.rules import SHARED, RuleFolder

SHORT, OWN, FOREIGN, REGNAL, ENDINGS = "short", "own", "foreign", "regnal", "endings"
_SOUNDS = (
    ("tsch", "q"), ("dsch", "s"), ("sch", "s"), ("zh", "s"), ("sh", "s"), ("ts", "s"),
    ("tz", "s"), ("kh", "q"), ("ch", "q"), ("c", "k"), ("ph", "f"), ("w", "v"), ("ff", "v"),
    ("z", "s"), ("x", "ks"),
)  # fmt: skip
_PURE = re.compile(r"[aeiou]")
_VOWELS = re.compile(r"[aeiouyj'’]")
_DOUBLE = re.compile(r"(.)\1+")


class GivenNames:
    """The table ``given_name_forms.tsv``: which folded given names are forms of one."""

    def __init__(self, rules: RuleFolder) -> None:
        self._groups: dict[str, dict[str, set[int]]] = {
            kind: {} for kind in (SHORT, OWN, FOREIGN, REGNAL)
        }
        endings: set[str] = set()
        for number, row in enumerate(rules.rows(SHARED, "given_name_forms.tsv")):
            if row["kind"] == ENDINGS:
                endings.update(row["forms"].split("|"))
                continue
            for form in row["forms"].split("|"):
                for part in (form, *form.split("-")[:1]):
                    self._groups[row["kind"]].setdefault(part, set()).add(number)
        self._endings = tuple(sorted(endings))

    def groups(self, kind: str, name: str) -> frozenset[int]:
        """Numbers of the rows of this kind that list the name."""
        return frozenset(self._groups[kind].get(name, ()))

    def is_foreign(self, family: str) -> bool:
        """Does a folded last name end as those do that are spelled anew in every language?"""
        return family.endswith(self._endings)

    def same(self, kind: str, a: str, b: str) -> bool:
        """Are the two forms of one name?"""
        return bool(self.groups(kind, a) & self.groups(kind, b))


def transliterated(a: str, b: str) -> bool:
    """May two last names be one from another script? Other vowels alone make another name.

    >>> transliterated("gorbatschow", "gorbachev"), transliterated("muster", "master")
    (True, False)
    """
    if a == b:
        return True  # Juri, Yuri Gagarin
    return consonants(a) == consonants(b) and _PURE.sub("", a) != _PURE.sub("", b)


def consonants(family: str) -> str:
    """A last name from another script as both languages hear it: ``gorbatschow``, ``gorbachev``.

    >>> consonants("solschenizyn") == consonants("solzhenitsyn")
    True
    """
    for letters, sound in _SOUNDS:
        family = family.replace(letters, sound)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", family))
