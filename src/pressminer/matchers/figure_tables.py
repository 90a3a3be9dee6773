"""Units that a table gives its cells: ``in Tsd. Euro`` above it, ``Mio. Euro`` over a column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pressminer.normalize.units import COUNT, DURATION, Unit

_ROW = re.compile(r"\||\t|\S {2,}\S|^[^:\n]{2,60}:\s*\S*\d")
_MARKS = re.compile(r"[|\t:]|\s{2}")
_RULE = re.compile(r"[\s|:+=-]+")
_CELL = re.compile(r"[^|\t\s]+(?:[^\S\t\n][^|\t\s]+)*")
_PERIOD = re.compile(
    r"(?:[^\W\d_]{1,9}\.?\s*)?(?:[QH]?[1-4][./ ])?\s*(?:19|20)\d\d(?:[/–-]\d{2,4})?|[+±Δ]?\s*%?"
)
_NOTE = re.compile(r"\s*\([^()]*\)")
_LONGEST_TITLE = 60
_LONGEST_HEADING = 100
_LONGEST_ROW = 200


@dataclass(frozen=True, slots=True)
class Scope:
    """Bare numbers in ``text[start:end]`` have this unit; its factor scales them."""

    start: int
    end: int
    unit: Unit
    rule: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """``text[start:end]`` without white space around it."""

    start: int
    end: int
    text: str


class TitleReader(Protocol):
    """What a `Tables` needs to understand a title: see `Labels`."""

    def noted(self, label: str) -> Unit | None:
        """The unit that a title puts in words: ``Umsatz (in Mio. Euro)``."""

    def counted(self, label: str) -> Unit | None:
        """The thing that a title says is counted: ``Mitarbeitende``."""


class Tables:
    """Compiled from [tables] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any], reading: TitleReader) -> None:
        self._reading = reading
        self._counts = re.compile("|".join(rules["counts"]), re.IGNORECASE)
        self._sums = frozenset(rules["sums"])

    def scopes(self, text: str, starts: Sequence[int]) -> Iterator[Scope]:
        """The cells that a heading or a column title gives a unit, in text order.

        ``starts``: where the numbers stand that need one, in order; rows without any are skipped.
        """
        if "\n" not in text or not _MARKS.search(text):
            return
        offset, heading = 0, ""
        columns: list[Unit | None] | None = None
        for line in text.split("\n"):
            if _RULE.fullmatch(line):
                columns = columns if line.strip() else None
            elif len(line) > _LONGEST_ROW and "|" not in line and "\t" not in line:
                heading, columns = "", None
            elif _MARKS.search(line) is None:
                heading, columns = (line, None) if line else (heading, columns)
            else:
                cells = _cells(line, offset)
                if _is_title(cells) and (columns is None or any(map(_is_period, cells))):
                    columns = self._columns(cells)
                elif not _ROW.search(line):
                    heading, columns = line, None
                elif _any_within(starts, offset, offset + len(line)):
                    ruled = "|" in line or "\t" in line
                    yield from self._row(cells, self._heading(heading), columns, ruled=ruled)
            offset += len(line) + 1

    def _columns(self, cells: Sequence[_Cell]) -> list[Unit | None]:
        """The units of a title row: ``Kennzahlen (in Mio. Euro) | 2024 | 2023``."""
        whole = self._noted(cells[0].text)  # no duration: "Jahr | Umsatz"
        return [None, *(self._column(cell.text, whole) for cell in cells[1:])]

    def _column(self, title: str, whole: Unit | None) -> Unit | None:
        own = self._reading.noted(title)
        if own or title.casefold() in self._sums:
            return own or whole
        return whole or self._reading.counted(title)

    def _heading(self, line: str) -> Unit | None:
        if len(line) >= _LONGEST_HEADING or line.rstrip().endswith("."):
            return None
        return self._reading.noted(line)

    def _noted(self, label: str) -> Unit | None:
        unit = self._reading.noted(label)
        return None if unit is None or unit.kind == DURATION else unit

    def _row(
        self,
        cells: Sequence[_Cell],
        heading: Unit | None,
        columns: Sequence[Unit | None] | None,
        *,
        ruled: bool,
    ) -> Iterator[Scope]:
        """The cells of a row: its own label tells first, then the column, then the heading.

        ``ruled``: bars or tabs part the cells; only then the label may name what is counted.
        """
        label = cells[0].text
        counts = self._counts.search(label) is not None
        if len(cells) == 1:
            if heading is not None and not counts:
                yield Scope(cells[0].start, cells[0].end, heading, f"{heading.kind}.table")
            return
        own = None if counts else self._noted(label)  # "EBIT margin (%)" in a table of euros
        plain = _NOTE.sub("", label)
        thing = self._reading.counted(plain) if counts or (columns and ruled) else None
        for index, cell in enumerate(cells):
            column = columns[index] if columns and index < len(columns) else None
            unit = thing if counts else own or column or heading or thing
            if unit is not None and (index or unit.kind != COUNT):
                yield Scope(cell.start, cell.end, unit, f"{unit.kind}.table")


def _cells(line: str, offset: int) -> list[_Cell]:
    """The cells of a line, empty ones between bars or tabs included; ``offset`` is its start."""
    mark = next((mark for mark in "|\t" if mark in line), None)
    if mark is None:
        return [_Cell(offset + h.start(), offset + h.end(), h[0]) for h in _CELL.finditer(line)]
    start, stop = 0, len(line)
    if mark == "|":
        start = len(line) - len(line.lstrip().removeprefix("|"))
        stop = len(line.rstrip().removesuffix("|"))
    found = []
    for part in line[start:stop].split(mark):
        inner = part.strip()
        begin = start + (part.index(inner) if inner else 0)
        found.append(_Cell(offset + begin, offset + begin + len(inner), inner))
        start += len(part) + 1
    return found


def _any_within(starts: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def _is_title(cells: Sequence[_Cell]) -> bool:
    """Short cells, no figures but years: ``Kennzahlen | Q3 2024 | Q3 2023``."""
    return sum(bool(cell.text) for cell in cells) > 1 and all(
        len(cell.text) < _LONGEST_TITLE
        and (_is_period(cell) or not any(c.isdigit() for c in cell.text))
        for cell in cells
    )


def _is_period(cell: _Cell) -> bool:
    return bool(cell.text) and _PERIOD.fullmatch(cell.text) is not None
