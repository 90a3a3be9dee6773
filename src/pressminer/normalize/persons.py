"""Names of persons in comparable parts, and their titles in one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from pressminer.normalize.names import fold, squeeze

_NOBLE = frozenset(
    ("freiherr", "freifrau", "graf", "gräfin", "prinz", "prinzessin", "ritter", "edler", "und")
)
_PARTICLES = _NOBLE | frozenset(
    (
        "von", "vom", "zu", "zur", "van", "de", "der", "den", "dem", "del", "della", "di", "da",
        "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "af", "av",
    )
)  # fmt: skip
_SHORT_PARTICLES = {"v": "von", "v.": "von", "u": "und", "d": "der"}  # as written: V. is an initial
_ENNOBLED = frozenset({"von", "zu"})  # Justus Liebig became Justus von Liebig
_REGNAL = frozenset({"papst", "pope", "könig", "king", "königin", "queen", "kaiser", "emperor"})
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s)?$")
_ELDER, _YOUNGER = "elder", "younger"
_GENERATIONS = {
    "jr": _YOUNGER, "jun": _YOUNGER, "junior": _YOUNGER, "sohn": _YOUNGER, "younger": _YOUNGER,
    "juengere": _YOUNGER, "sr": _ELDER, "sen": _ELDER, "senior": _ELDER, "vater": _ELDER,
    "elder": _ELDER, "aeltere": _ELDER, "ii": "ii", "iii": "iii", "iv": "iv",
}  # fmt: skip
_BRACKETS = str.maketrans({**dict.fromkeys("()[]", " "), **dict.fromkeys("‐‑‒–", "-"), "\xad": ""})
_ARTICLES = frozenset({"der", "die", "the"})
_BOUND_INITIAL = re.compile(r"(?<!\w)([^\W\d_])\.-(?=\w)")  # K.-P. is one name
_SHORTENED = re.compile(r"(?<!\w)([^\W\d_][^\W\d_]{1,3})\.(?=\s|-|$)")  # Ch. Nüsslein, Th. Mann
_LETTERS = str.maketrans({"ł": "l", "đ": "dj", "ı": "i", "œ": "oe", "þ": "th", "ð": "d"})
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "æ": "ae", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class NameKey:
    """Folded parts of a name: given names in order (initials as one letter) and the last name.

    Double given names are two (``Hans-Peter``: ``hans``, ``peter``), shortened ones keep their
    dot (``ch.``). ``bound`` says that the first two are joined by a hyphen. ``family`` leaves
    particles out, so ``von Trotha`` and ``Trotha`` meet; ``particles`` are what was left out,
    titles of nobility aside. ``plain`` is the name as it looks where accents and umlauts are lost
    (``oyvind``), empty where that changes nothing; ``generation`` tells father and son apart.
    """

    given: tuple[str, ...]
    family: str
    particles: tuple[str, ...] = ()
    generation: str = ""
    plain: tuple[str, ...] = ()
    bound: bool = False

    @property
    def first(self) -> str:
        """The first given name, ``""`` for a bare last name."""
        return self.given[0] if self.given else ""

    @property
    def house(self) -> tuple[str, ...]:
        """Particles that tell families apart (``von der Hagen``), and the generation."""
        return (*self.particles, *filter(None, (self.generation,)))

    @property
    def words(self) -> tuple[str, ...]:
        """All parts, hyphens opened: ``Stark-Watzinger`` and ``Stark Watzinger`` are one."""
        return (*self.given, *self.family.split("-"))


def name_key(name: str) -> NameKey:
    """Splits a full name without titles; ``Leyen, Ursula von der`` is turned round.

    >>> name_key("Matthias H. Tschöp").given, name_key("Matthias H. Tschöp").family
    (('matthias', 'h'), 'tschoep')
    >>> name_key("Ursula von der Leyen").family
    'leyen'
    """
    parts = _parts(name)
    told = [_GENERATIONS[fold(p)] for p in parts[1:] if fold(p) in _GENERATIONS]
    if len(parts) > 2 and parts[-1] == "I":  # Johann Strauss I; elsewhere it is an initial
        told.append(parts.pop().lower())
    parts = [p for k, p in enumerate(parts) if not (k and fold(p) in _GENERATIONS)]
    if told and len(parts) > 2 and fold(parts[-1]) in _ARTICLES:  # Cranach der Ältere
        parts.pop()
    last = len(parts) - 1
    kept = [p for k, p in enumerate(parts) if p.lower() not in _PARTICLES or k == last]
    particles = tuple(p.lower() for p in parts[:last] if p.lower() in _PARTICLES - _NOBLE)
    given = [g for p in kept[:-1] for g in p.split("-") if g]
    bound = len(kept) > 1 and "-" in kept[0].strip("-")
    family = kept[-1] if kept else ""
    return NameKey(
        tuple(map(_folded, given)),
        _folded(family),
        particles,
        told[0] if told else "",
        _plain([*given, family]),
        bound,
    )


def _parts(name: str) -> list[str]:
    name = _POSSESSIVE.sub("", squeeze(name.translate(_BRACKETS)))
    before, comma, after = name.partition(", ")
    if comma and "," not in after and len(before.split()) <= 4:
        name = name if fold(after.strip(".")) in _GENERATIONS else f"{after} {before}"
    name = _BOUND_INITIAL.sub(r"\1-", name)
    name = _SHORTENED.sub(lambda m: m[0] if fold(m[1]) in _KEPT else f" {m[1]}\0 ", name)
    parts = [p.strip(",-") for p in re.split(r"[\s.]+", name)]
    parts = [_SHORT_PARTICLES.get(p, p).replace("\0", ".") for p in parts if p]
    if len(parts) > 1 and parts[0].lower() in _REGNAL:
        parts = parts[1:]
    if len(parts) == 2 and _shouted(parts[0]) and not _shouted(parts[1]):
        parts.reverse()  # WENDENBURG Sigrid
    return parts


def _shouted(word: str) -> bool:
    return word.isupper() and len(max(word.split("-"), key=len)) > 2


_KEPT = _PARTICLES | frozenset(_GENERATIONS) | {"st"}


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word.lower().translate(_LETTERS))


def _plain(words: list[str]) -> tuple[str, ...]:
    if all(w.isascii() for w in words):
        return ()
    return tuple(
        "".join(
            c
            for c in unicodedata.normalize("NFKD", w.lower().translate(_PLAIN).translate(_LETTERS))
            if not unicodedata.combining(c)
        )
        for w in words
    )


Agree = Callable[[str, str], bool]


def compatible(a: NameKey, b: NameKey) -> bool:
    """May two names of one article be one person's: given names that do not contradict?

    ``Matthias Tschöp`` and ``Matthias H. Tschöp`` may; ``M. Tschöp`` may; ``Maria Tschöp`` may
    not. Double names meet their parts: ``Müller`` and ``Müller-Lüdenscheidt`` may, and ``Karl``
    and ``Karl-Heinz``.
    """
    if a.words == b.words:
        return True
    if not same_family(a, b) and not part_of_family(a, b):
        return False
    return not a.given or not b.given or given_agree(a, b) or half_of_double(a, b)


def same_family(a: NameKey, b: NameKey) -> bool:
    """Is the last name the same, lost accents (``Oyvind``) aside?"""
    if a.family == b.family:
        return True
    return bool({a.family, *a.plain[-1:]} & {b.family, *b.plain[-1:]})


def part_of_family(a: NameKey, b: NameKey) -> bool:
    """``Anna Müller``, ``Anna Müller-Lüdenscheidt``: is one last name part of the other?"""
    x, y = a.family.split("-"), b.family.split("-")
    return bool(a.given and b.given and a.given[0] == b.given[0]) and bool(
        (len(x) == 1 and x[0] in y) or (len(y) == 1 and y[0] in x)
    )


def one_house(a: NameKey, b: NameKey) -> bool:
    """Do particles and generation allow one person? ``Peter Hagen`` is not ``Peter von der H.``

    ``von`` may be left out (`ennobled`), but ``von`` is not ``zu``.
    """
    if a.generation and b.generation and a.generation != b.generation:
        return False
    if a.particles == b.particles or not a.given or not b.given:
        return True
    x, y = set(a.particles), set(b.particles)
    return (x <= y or y <= x) and _ENNOBLED.issuperset(x | y)


def given_agree(a: NameKey, b: NameKey, same: Agree | None = None) -> bool:
    """Do the given names agree one by one, initials and what one leaves out aside?

    ``same`` says of two different given names whether they are forms of one (Rudi, Rudolf).
    """
    if "".join(a.given) == "".join(b.given):
        return True
    if half_of_double(a, b):
        return same is not None and same("-".join(a.given[:2]), "-".join(b.given[:2]))
    return _in_order(a, b, same) or _robert(a, b) or _robert(b, a)


def half_of_double(a: NameKey, b: NameKey) -> bool:
    """``Hans`` is no short form of ``Hans-Peter``, as ``Hans`` may be one of ``Hans Peter``.

    Nor is ``Hans`` of ``H.-P.``; but ``H.`` may be.
    """
    one, two = sorted((a, b), key=lambda key: len(key.given))
    return (
        two.bound
        and len(one.given) == 1
        and not is_initial(one.first)
        and (_agree(one.first, two.first, None))
    )


def _in_order(a: NameKey, b: NameKey, same: Agree | None) -> bool:
    x, y = _variants(a), _variants(b)
    pairs = zip(x, y)  # noqa: B905 - the shorter list ends the comparison
    return all(
        any(_agree(i, j, same if k == 0 else None) for i in left for j in right)
        for k, (left, right) in enumerate(pairs)
    )


def _variants(key: NameKey) -> list[set[str]]:
    plain = key.plain[:-1] or key.given
    return [{x, y} for x, y in zip(key.given, plain, strict=True)]


def _robert(a: NameKey, b: NameKey) -> bool:
    """``J. Robert Oppenheimer`` is called Robert: a leading initial may go unsaid."""
    return len(a.given) > 1 and is_initial(a.given[0]) and a.given[1] == b.first


def is_initial(name: str) -> bool:
    """``h`` or a shortened name, ``ch.``."""
    return len(name) == 1 or name.endswith(".")


def _agree(x: str, y: str, same: Agree | None) -> bool:
    """Equal, one is the initial of the other, or the first name differs only in form."""
    if x == y:
        return True
    if is_initial(x) or is_initial(y):
        short, long = sorted((x.rstrip("."), y.rstrip(".")), key=len)
        return long.startswith(short)
    return same is not None and same(x, y)


def tidy_honorifics(text: str) -> str:
    """Titles as printed, white space and commas in order: ``Prof. Dr.  med.`` → one space.

    >>> tidy_honorifics("Prof.  Dr. Dr. ")
    'Prof. Dr. Dr.'
    """
    return squeeze(text.replace(",", " "))
