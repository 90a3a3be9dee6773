"""Written numbers, in digits or words, to exact values. Pure functions, no spaCy.

`parse_number` reads a whole string ("3.500", "zweieinhalb", "1.2 million"); a `NumberGrammar`
also finds numbers in running text (`NumberGrammar.find`) and the scale that follows one
(`NumberGrammar.scale_at`). What a language writes is data: ``pipelines/<lang>/numbers.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

SPACES = " \u00a0\u2007\u2009\u202f"
APOSTROPHES = "'’"
MAX_DIGITS = 18
PREFIX = 3
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

# A run of digits and the signs inside it: taken whole, so that a malformed run ("1.2.3.4") is seen
# as one thing and left as one thing. No branch of it can fail late, so it is linear on any input.
_RUN = (
    rf"[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?"
    rf"|[0-9]+(?:[.,{APOSTROPHES}][0-9]+)*[½¼¾]?"
    r"|[½¼¾]"
)
_WRITTEN = frozenset("0123456789½¼¾")
_DIGITS = re.compile(_RUN)
_MIXED = re.compile(r"([0-9]{1,4}) 1/([24])(?![0-9/])")  # 5 1/2 hours
_SPACED = re.compile(rf"[0-9]{{1,3}}(?:[{SPACES}{APOSTROPHES}][0-9]{{3}})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"([0-9]*)([½¼¾])|[0-9]+")
_DECIMAL = re.compile(r"([0-9]+)([.,])([0-9]+)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read.

    ``whole`` is the reading as a whole number where the one sign inside it could also group
    thousands ("1.500" in English: 1.5, or 1500 on a page translated from German); counts
    and plain sums of money prefer it. Else ``None``.
    """

    value: Decimal
    whole: Decimal | None = None


_UNIT = Number(Decimal(1))


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number found in a text: ``text[start:end]``; ``form`` is digits, words, one or part."""

    start: int
    end: int
    number: Number
    form: str


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """The number notation of one language, compiled from ``numbers.toml``."""

    decimal_mark: str
    values: Mapping[str, int]
    half_words: Mapping[str, Decimal]
    parts: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    scale_letters: Mapping[str, Decimal]
    _starts: frozenset[str] = field(repr=False)
    _trigger: re.Pattern[str] = field(repr=False)
    _word: re.Pattern[str] = field(repr=False)
    _atom: re.Pattern[str] = field(repr=False)
    _spelled: re.Pattern[str] = field(repr=False)
    _scale: re.Pattern[str] = field(repr=False)
    _letter: re.Pattern[str] = field(repr=False)

    @classmethod
    def from_rules(cls, rules: Mapping[str, Any]) -> NumberGrammar:
        """Compile the content of a ``numbers.toml``."""
        words = rules["words"]
        values = {w: int(v) for name in words if name != "shape" for w, v in words[name].items()}
        halves = {w.casefold(): Decimal(str(v)) for w, v in rules["halves"]["words"].items()}
        scales = {s: _whole(v) for s, v in rules["scales"].items()}
        letters = {s: _whole(v) for s, v in rules["scale_letters"].items()}
        whole = _shape(words)
        suffix = rules["halves"]["suffix"]
        fixed = "".join(f"{re.escape(w)}|" for w in halves)
        more = alternation(words["thousand"])
        point, digit = rules["point"], alternation({**words["digit"], **words["unit"]})
        word = (
            rf"{fixed}(?:{whole})(?:(?P<half>{suffix})(?P<more>{more})?"
            rf"|\s{point}(?P<decimals>(?:\s?{digit})+)(?!\w))?"
        )
        glue = "".join(f"|(?={stem})" for stem in rules["glue"])
        articles = rules["articles"]
        parts = {" ".join(w.split()): Decimal(str(v)) for w, v in articles["parts"].items()}
        one, part = alternation(articles["one"]), alternation(parts).replace(r"\ ", r"\s")
        words_that_start = frozenset([*values, *halves, *articles["one"], *parts])
        return cls(
            decimal_mark=rules["decimal_mark"],
            values=values,
            half_words=halves,
            parts=parts,
            scales=scales,
            scale_letters=letters,
            _starts=words_that_start,
            _trigger=re.compile(rf"[0-9½¼¾]+|\b(?={openings(words_that_start)})"),
            _word=re.compile(word, re.IGNORECASE),
            _atom=re.compile(alternation(values), re.IGNORECASE),
            _spelled=re.compile(
                rf"(?<!\w)(?:(?P<part>{part})|(?P<words>{word})|(?P<one>{one}))(?:(?!\w){glue})",
                re.IGNORECASE,
            ),
            _scale=re.compile(rf"{alternation(scales)}(?:(?<=\.)|(?!\w))"),
            _letter=re.compile(alternation(letters) + r"(?!\w)"),
        )

    def candidates(self, more: Iterable[str] = ()) -> re.Pattern[str]:
        """A cheap pattern for places where a number, or a word of ``more``, can start."""
        return re.compile(rf"[0-9½¼¾]+|\b(?={openings([*self._starts, *more])})")

    def find(self, text: str, places: Iterable[int] | None = None) -> Iterator[NumberSpan]:
        """Every number in ``text``, in order; unreadable digit runs are skipped.

        ``places`` are where a number may start, where the caller has them from `candidates`.

        Articles come too (form ``one``, ``part``), since only the caller sees whether a scale
        or unit follows: "eine Million Euro", "ein halbes Jahr".
        """
        end = 0
        for start in (
            (h.start() for h in self._trigger.finditer(text)) if places is None else places
        ):
            if start < end:
                continue
            written = text[start] in _WRITTEN
            read = self._in_digits(text, start) if written else self._in_words(text, start)
            if read is not None:
                end, number, form = read
                if number is not None:
                    yield NumberSpan(start, end, number, form)

    def _in_digits(self, text: str, start: int) -> tuple[int, Number | None, str] | None:
        mixed = _MIXED.match(text, start)
        if mixed:
            value = Decimal(mixed[1]) + Decimal(1) / Decimal(mixed[2])
            return mixed.end(), Number(value), "digits"
        run = _DIGITS.match(text, start)
        return (run.end(), self.digits(run[0]), "digits") if run else None

    def _in_words(self, text: str, start: int) -> tuple[int, Number | None, str] | None:
        hit = self._spelled.match(text, start)
        if hit is None:
            return None
        if hit["part"] is not None:
            return hit.end(), Number(self.parts[" ".join(hit["part"].casefold().split())]), "part"
        number = self.words(hit["words"]) if hit["words"] is not None else _UNIT
        return hit.end(), number, "one" if number == _UNIT else "words"

    def digits(self, run: str) -> Number | None:
        """The value of a digit run: ``3.500`` is 3500 in German and 3.5 (or 3500) in English."""
        if run.isdecimal():
            return Number(Decimal(run)) if len(run) <= MAX_DIGITS else None
        if sum(c.isdigit() for c in run) > MAX_DIGITS:
            return None
        plain = _PLAIN.fullmatch(run)
        if plain:
            fraction = VULGAR.get(plain[2] or "", Decimal(0))
            return Number(Decimal(plain[1] or (0 if plain[2] else run)) + fraction)
        if _SPACED.fullmatch(run):
            return Number(Decimal(_drop(run, SPACES + APOSTROPHES).replace(",", ".")))
        decimal = _DECIMAL.fullmatch(run)
        if decimal and not self._groups(decimal):
            whole = Decimal(decimal[1] + decimal[3]) if _may_group(decimal) else None
            return Number(Decimal(f"{decimal[1]}.{decimal[3]}"), whole)
        grouped = _GROUPED.fullmatch(run)
        if grouped:
            return Number(Decimal(run.replace(grouped[1], "").replace(",", ".")))
        return None

    def _groups(self, decimal: re.Match[str]) -> bool:
        return decimal[2] != self.decimal_mark and _may_group(decimal)

    def words(self, words: str) -> Number | None:
        """The value of a number word: ``zweihundertfünfzig`` 250, ``two and a half`` 2.5."""
        fixed = self.half_words.get(words.casefold())
        if fixed is not None:
            return Number(fixed)
        hit = self._word.fullmatch(words)
        if hit is None:
            return None
        if hit["decimals"]:
            digits = (str(self.values[d.casefold()]) for d in self._atom.findall(hit["decimals"]))
            whole = self._sum(words[: words.rindex(" ", 0, hit.start("decimals"))])
            return Number(Decimal(f"{whole}.{''.join(digits)}"))
        stem = words[: hit.start("half")] if hit["half"] else words
        half = Decimal("0.5") if hit["half"] else Decimal(0)
        return Number((Decimal(self._sum(stem)) + half) * (1000 if hit["more"] else 1))

    def _sum(self, words: str) -> int:
        total = current = 0
        for atom in self._atom.findall(words):
            value = self.values[atom.casefold()]
            if value == 1000:
                total, current = total + (current or 1) * value, 0
            elif value == 100:
                current = (current or 1) * value
            else:
                current += value
        return total + current

    def scale_at(self, text: str, position: int) -> tuple[Decimal, int] | None:
        """The scale word that starts at ``position`` and its end: ``Mio.`` is 1000000."""
        return _factor(self._scale, self.scales, text, position)

    def letter_at(self, text: str, position: int) -> tuple[Decimal, int] | None:
        """The scale letter that starts at ``position`` and its end: ``m`` in ``€10m``."""
        return _factor(self._letter, self.scale_letters, text, position)


def parse_number(text: str, grammar: NumberGrammar) -> Number | None:
    """The number that ``text`` is, with a scale if it has one, or ``None`` if it is not one.

    >>> parse_number("3.500", german).value, parse_number("10 Mio.", german).value
    (Decimal('3500'), Decimal('10000000'))
    """
    stripped = text.strip()
    sign = -1 if stripped[:1] in ("-", "−") else 1
    body = stripped[1:].lstrip() if sign < 0 else stripped
    hit = next(grammar.find(body), None)
    if hit is None or hit.start != 0:
        return None
    rest = body[hit.end :].strip()
    scale = grammar.scale_at(rest, 0) if rest else (Decimal(1), 0)
    if scale is None and body[hit.end].isalpha():
        scale = grammar.letter_at(rest, 0)  # "10M", but "10 m" is a length
    if scale is None or scale[1] != len(rest):
        return None
    if not rest:
        return Number(sign * hit.number.value, hit.number.whole)
    return Number(sign * hit.number.value * scale[0])


def alternation(words: Mapping[str, object] | list[str]) -> str:
    """A group of literal alternatives, longest first, so that ``Mio.`` wins over ``Mio``."""
    return f"(?:{'|'.join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))})"


def openings(words: Iterable[str]) -> str:
    """Alternatives for the first letters of ``words`` in any case, quick to fail.

    >>> openings(["drei", "dreizehn", "zwei"])
    '[dD][rR][eE]|[zZ][wW][eE]'
    """
    return "|".join(sorted({_opening(word.lower()) for word in words}))


def _opening(word: str) -> str:
    letters = (f"[{c}{c.upper()}]" if c.isalpha() else re.escape(c) for c in word[:PREFIX])
    return "".join(letters) + (r"\b" if len(word) < PREFIX and word.isalpha() else "")


def _shape(words: Mapping[str, Any]) -> str:
    """The regular expression of ``words.shape.whole`` with all its parts filled in."""
    parts = {name: alternation(words[name]) for name in words if name != "shape"}
    for name, shape in words["shape"].items():
        parts[name] = f"(?:{_fill(shape, parts)})"
    return parts["whole"]


def _fill(shape: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda hit: parts[hit[1]], shape)


def _whole(value: float) -> Decimal:
    return Decimal(int(value))


def _drop(text: str, characters: str) -> str:
    return "".join(c for c in text if c not in characters)


def _may_group(decimal: re.Match[str]) -> bool:
    """Could the sign in ``1.500`` group thousands? Not in ``0.125`` or ``12.50``."""
    return len(decimal[3]) == 3 and len(decimal[1]) <= 3 and not decimal[1].startswith("0")


def _factor(
    pattern: re.Pattern[str], factors: Mapping[str, Decimal], text: str, position: int
) -> tuple[Decimal, int] | None:
    if not text[position : position + 1].isalpha():
        return None
    hit = pattern.match(text, position)
    return (factors[hit[0]], hit.end()) if hit else None
