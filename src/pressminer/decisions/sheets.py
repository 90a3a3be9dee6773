"""Reads tables as people and spreadsheet programs leave them behind.

Excel saves a CSV file with ``;`` where the decimal comma is usual, in Windows-1252 or with a byte
order mark, and LibreOffice asks; all of it is read here as what it was before.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pressminer.errors import UsageError

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_SEPARATORS = (",", ";", "\t")
_LONGEST_FIELD = 10**9
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # before such cells the writer puts an apostrophe


def read_sheet(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The columns of a CSV file, and its rows with their line, in whatever way it was saved.

    Cells come without surrounding white space and without the apostrophe that keeps a spreadsheet
    from running them; empty rows are left out. Raises `UsageError` where there is no table.
    """
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    csv.field_size_limit(_LONGEST_FIELD)
    separator = separator_of(text)
    text = text.lstrip("\r\n")
    if text.startswith("sep="):  # Excel's own way of saying it
        text = text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = [(reader.line_num, line) for line in reader]
    except csv.Error as error:
        raise UsageError(f"{path}: cannot be read as a table: {error}") from None
    if not lines:
        raise UsageError(f"{path}: is empty; a table begins with the names of its columns")
    columns = [cell.strip() for cell in lines[0][1]]
    empty = dict.fromkeys(columns, "")
    return columns, [
        (number, empty | dict(zip(columns, map(plain, line), strict=False)))
        for number, line in lines[1:]
        if any(line)
    ]


def plain(cell: str) -> str:
    """The cell as the table means it: ``'=1+1`` is ``=1+1``."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def separator_of(text: str) -> str:
    """What parts the cells of a CSV file, by its first line: a comma, semicolon or tab."""
    head = text.lstrip("\r\n").partition("\n")[0]
    if head.startswith("sep=") and head[4:5]:
        return head[4]
    return max(_SEPARATORS, key=lambda mark: (head.count(mark), mark == ","))


def decoded(data: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with a mark, or else Windows-1252."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
