"""``pressminer.xlsx``: the tables once more, typed, for people who review them in a spreadsheet.

German Excel takes a CSV file's commas for decimals and its dates for text; a workbook leaves it no
choice. One sheet per table, the header stays in view, every column can be filtered, ids lead to the
row that they mean. Text is written as text: nothing in a cell is ever run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "pressminer.xlsx"
MOST_EVIDENCE = 50_000  # rows; a larger sheet takes longer to write than all articles to mine
_EVIDENCE = frozenset({"mentions", "conflicts", "changes", "identities"})  # nobody edits these
_MOST_ROWS = 1_048_575  # of a sheet, its header aside
_MOST_LINKS = 60_000  # of a sheet; Excel gives up at 65,530
_LONGEST = 32_000  # characters of a cell; Excel gives up at 32,767
_NUMBERS = frozenset({"mention_count", "start", "end", "value", "value_max"})
_DAYS = frozenset({"published_on", "earliest", "latest"})
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29th of February in 1900
_WIDE = {"sentence": 80, "name": 34, "title": 50, "aliases": 40, "surface": 30, "role": 34}
_MADE = datetime(2000, 1, 1)  # the same tables give the same bytes

Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def write_workbook(tables: Mapping[str, Table], path: Path) -> list[str]:
    """Writes all tables to one workbook; says in words what had to be left out.

    ``tables`` are ``name: (columns, rows)`` as strings. The file is not written atomically; callers
    write it beside and move it. Raises `OSError`, as when the disk is full.
    """
    import xlsxwriter  # noqa: PLC0415 - only a run with a workbook needs it
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    told: list[str] = []
    shown = {name: table for name, table in tables.items() if _fits(name, table, told)}
    lines = {
        row[0]: (name, number)
        for name, (_, rows) in shown.items()
        if name not in ("mentions", "identities", "decisions", "changes")
        for number, row in enumerate(rows, start=2)
    }
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            book.set_properties({"created": _MADE, "title": "pressminer"})
            for name, table in shown.items():
                _Sheet(book, name, lines).write(table)
    except FileCreateError as error:
        reason = error.args[0]
        raise reason if isinstance(reason, OSError) else OSError(str(reason)) from None
    return told


def _fits(name: str, table: Table, told: list[str]) -> bool:
    size = len(table[1])
    most = MOST_EVIDENCE if name in _EVIDENCE else _MOST_ROWS
    if size > most:
        told.append(f"{NAME}: no sheet {name}, whose {size:,} rows are too many; see {name}.csv")
    return size <= most


class _Sheet:
    """One table in the making."""

    def __init__(self, book: Workbook, name: str, lines: Mapping[str, tuple[str, int]]) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.name, self.lines, self.links = name, lines, 0
        self.bold = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = book.add_format({"num_format": "#,##0.####"})

    def write(self, table: Table) -> None:
        columns, rows = table
        for place, width in enumerate(_widths(columns)):
            self.sheet.set_column(place, place, width)
        for place, column in enumerate(columns):
            self.sheet.write_string(0, place, column, self.bold)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if cell:
                    self._cell(line, place, columns[place], cell)
        self.sheet.freeze_panes(1, 1)
        if columns:
            self.sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    def _cell(self, line: int, place: int, column: str, cell: str) -> None:
        if column in _NUMBERS and (number := _number(cell)) is not None:
            exact = self.number if column.startswith("value") else None
            self.sheet.write_number(line, place, number, exact)
        elif column in _DAYS and (day := _day(cell)) is not None:
            self.sheet.write_datetime(line, place, day, self.day)
        elif place and cell in self.lines and self.links < _MOST_LINKS:
            self.links += 1
            target, number = self.lines[cell]
            self.sheet.write_url(line, place, f"internal:'{target}'!A{number}", string=cell)
        else:
            self.sheet.write_string(line, place, cell[:_LONGEST])


def _widths(columns: Sequence[str]) -> Iterator[int]:
    for column in columns:
        yield _WIDE.get(column, 18 if column.endswith("_id") else max(12, len(column) + 3))


def _number(cell: str) -> float | None:
    """The number, if a spreadsheet holds it exactly: 15 digits and no more."""
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if len(cell.lstrip("-").replace(".", "")) <= 15 else None


def _day(cell: str) -> date | None:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def read_workbook(path: Path) -> dict[str, list[list[str]]]:
    """The rows of every sheet as strings, header first; numbers and days as the tables write them.

    Empty sheets are left out. Raises whatever openpyxl raises for a broken file.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - only reviews read workbooks

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        sheets = {
            sheet.title: [
                [_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
            ]
            for sheet in book
        }
        return {name: rows for name, rows in sheets.items() if rows}
    finally:
        book.close()


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
