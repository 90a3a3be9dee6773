"""Turns what a person changed in an output table into decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressminer.decisions.ledger import Decision
from pressminer.decisions.schema import SCHEMAS, Check, table_of
from pressminer.decisions.sheets import plain, read_sheet
from pressminer.errors import UsageError

if TYPE_CHECKING:
    from pressminer.written import Written

Lines = Sequence[tuple[int, Mapping[str, str]]]
MERGE_INTO = "merge_into"
MENTIONS = "mentions"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Review:
    """What an edited table asks for; ``ignored`` says in words what could not be taken over."""

    decisions: tuple[Decision, ...]
    ignored: tuple[str, ...]


def reviews(edited: Path, known: Written) -> Review:
    """What an edited file asks for: a table by its file's name, or all sheets of a workbook.

    Raises `UsageError` if the file is neither.
    """
    if edited.suffix.lower() != ".xlsx":
        table = edited.stem
        if table not in (*SCHEMAS, MENTIONS):
            raise UsageError(f"{edited}: name the file like its table, for instance persons.csv")
        return compare(edited, *read_sheet(edited), known.rows(table), table)
    found = [
        compare(edited, columns, rows, known.rows(table), table)
        for table, columns, rows in _sheets(edited)
        if table in (*SCHEMAS, MENTIONS)
    ]
    return Review(
        tuple(decision for review in found for decision in review.decisions),
        tuple(text for review in found for text in review.ignored),
    )


def _sheets(path: Path) -> Iterator[tuple[str, list[str], Lines]]:
    from pressminer.workbook import read_workbook  # noqa: PLC0415 - openpyxl only where needed

    try:
        for name, (head, *rows) in read_workbook(path).items():
            lines = [
                (number, dict(zip(head, map(plain, row), strict=False)))
                for number, row in enumerate(rows, start=2)
                if any(row)
            ]
            yield name, head, lines
    except UsageError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken file makes it raise
        raise UsageError(f"{path}: cannot be read as a workbook: {error}") from None


def compare(
    edited: Path, columns: Sequence[str], rows: Lines, written: Sequence[Row], table: str
) -> Review:
    """The differences between an edited table and what a run had written there.

    Cells that only look different (``1.234,5``, ``'=1``, a day as ``3.7.2025``) are no change. A
    missing row is dropped, a filled column ``merge_into`` joins rows, other cells are renamed or
    set. Raises `UsageError` if the file is not that table.
    """
    key = "mention_id" if table == MENTIONS else SCHEMAS[table].id
    if key not in columns:
        raise UsageError(f"{edited}: has no column {key}; is it {table}.csv?")
    before = {row[key]: row for row in written}
    decisions: list[Decision] = []
    ignored: list[str] = []
    seen: set[str] = set()
    for number, row in rows:
        target = row[key]
        if target not in before:
            ignored.append(f"line {number}: {target or 'no id'} is not a row of the last run")
        elif target in seen:
            ignored.append(f"line {number}: {target} stands here a second time")
        else:
            seen.add(target)
            found = list(_changes(table, before[target], row))
            decisions += [item for item in found if isinstance(item, Decision)]
            ignored += [item for item in found if isinstance(item, str)]
    gone = [target for target in before if target not in seen]
    if gone and not seen:
        raise UsageError(f"{edited}: none of its rows is of the last run; nothing was changed")
    decisions += [Decision("drop", target) for target in gone]
    return Review(tuple(decisions), tuple(ignored))


def _changes(table: str, before: Row, after: Row) -> Iterator[Decision | str]:
    target = next(iter(before.values()))
    into = after.get(MERGE_INTO, "")
    if into and into != target:
        if table_of(into) == table or table == MENTIONS:
            yield Decision("merge", target, value=into)
        else:
            yield f"{target}: {into} in {MERGE_INTO} is not the id of a row of {table}"
    for column, old in before.items():
        new = after.get(column, old)
        if _same(old, new):
            continue
        found = _change(table, target, column, old, new)
        if found is not None:
            yield found


def _change(table: str, target: str, column: str, old: str, new: str) -> Decision | str | None:
    if table == MENTIONS:
        if column == "record_id" and new:
            return Decision("merge", target, value=new)
        return f"{target}: {column} of a mention cannot be changed"
    schema = SCHEMAS[table]
    if column in schema.refers:
        return Decision("set", target, column, new)
    check = schema.columns.get(column)
    if check is None:
        return f"{target}: {column} follows from other cells; {new!r} was not taken over"
    try:
        value = check(new)
    except ValueError as error:
        return f"{target}: {column} {new!r} {error}"
    if value == _checked(check, old):
        return None
    if column == schema.name and table not in ("amounts", "dates", "relations"):
        return Decision("rename", target, value=value)
    return Decision("set", target, column, value)


def _checked(check: Check, value: str) -> str:
    try:
        return check(value)
    except ValueError:
        return value


def _same(old: str, new: str) -> bool:
    return " ".join(old.split()) == " ".join(new.split())
