"""Units that a table gives its cells: ``in Tsd. Euro`` above it, ``Mio. Euro`` over a column."""

from __future__ import annotations

import re
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

    def scopes(self, text: str) -> Iterator[Scope]:
        """The cells that a heading or a column title gives a unit, in text order."""
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
                cells = list(_CELL.finditer(line))
                if len(cells) > 1 and _is_title(cells):
                    columns = self._columns(cells)
                elif not _ROW.search(line):
                    heading, columns = line, None
                else:
                    yield from self._cells(cells, offset, self._heading(heading), columns)
            offset += len(line) + 1

    def _columns(self, cells: Sequence[re.Match[str]]) -> list[Unit | None]:
        """The units of a title row: ``Kennzahlen (in Mio. Euro) | 2024 | 2023``."""
        whole = self._reading.noted(cells[0][0])
        if whole is not None and whole.kind == DURATION:
            whole = None  # "Jahr | Umsatz"
        return [None, *(self._column(cell[0], whole) for cell in cells[1:])]

    def _column(self, title: str, whole: Unit | None) -> Unit | None:
        own = self._reading.noted(title)
        if own or title.casefold() in self._sums:
            return own or whole
        return whole or self._reading.counted(title)

    def _heading(self, line: str) -> Unit | None:
        if len(line) >= _LONGEST_HEADING or line.rstrip().endswith("."):
            return None
        return self._reading.noted(line)

    def _cells(
        self,
        cells: Sequence[re.Match[str]],
        offset: int,
        heading: Unit | None,
        columns: Sequence[Unit | None] | None,
    ) -> Iterator[Scope]:
        if self._counts.search(cells[0][0]):  # "Vollzeitstellen | 118" in a table of francs
            columns, heading = [None, *[self._reading.counted(cells[0][0])] * len(cells)], None
        for index, cell in enumerate(cells):
            unit = columns[index] if columns and index < len(columns) else None
            unit = unit or heading
            if unit is not None and (index or len(cells) == 1 or unit.kind != COUNT):
                yield Scope(offset + cell.start(), offset + cell.end(), unit, f"{unit.kind}.table")


def _is_title(cells: Sequence[re.Match[str]]) -> bool:
    """Short cells, no figures but years: ``Kennzahlen | Q3 2024 | Q3 2023``."""
    return all(
        len(cell[0]) < _LONGEST_TITLE
        and (_PERIOD.fullmatch(cell[0]) or not any(c.isdigit() for c in cell[0]))
        for cell in cells
    )
