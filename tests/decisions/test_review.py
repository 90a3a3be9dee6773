"""An edited table, as spreadsheet programs save it, becomes decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from pressminer.decisions import Decision
from pressminer.decisions.review import Review, compare
from pressminer.decisions.sheets import read_sheet
from pressminer.errors import UsageError

Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]
Rows = list[dict[str, str]]


def review(
    tables: Tables,
    folder: Path,
    table: str,
    edit: Callable[[Rows], object],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
) -> Review:
    columns, content = tables[table]
    written = [dict(zip(columns, row, strict=True)) for row in content]
    rows = [dict(row) for row in written]
    edit(rows)
    heads = list(dict.fromkeys([*columns, *(key for row in rows for key in row)]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, heads, delimiter=delimiter, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / f"{table}.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return compare(path, *read_sheet(path), written, table)


def setting(row: int, **cells: str) -> Callable[[Rows], object]:
    return lambda rows: rows[row].update(cells)


EDITS: list[tuple[str, Callable[[Rows], object], list[Decision]]] = [
    ("persons", lambda rows: None, []),
    ("persons", lambda rows: rows.reverse(), []),
    ("persons", lambda rows: rows.pop(1), [Decision("drop", "prs-2")]),
    ("persons", setting(0, name="Max Blume"), [Decision("rename", "prs-1", value="Max Blume")]),
    ("persons", setting(0, honorifics=""), [Decision("set", "prs-1", "honorifics", "")]),
    ("persons", setting(1, merge_into="prs-1"), [Decision("merge", "prs-2", value="prs-1")]),
    ("organizations", setting(0, kind="other"), [Decision("set", "org-1", "kind", "other")]),
    ("roles", setting(0, role="Ministerin"), [Decision("rename", "rol-1", value="Ministerin")]),
    (
        "roles",
        setting(0, organization_id="org-2"),
        [Decision("set", "rol-1", "organization_id", "org-2")],
    ),
    ("amounts", setting(0, value="1.234,5"), [Decision("set", "amt-1", "value", "1234.5")]),
    ("amounts", setting(0, value="1000000,0"), []),
    ("amounts", setting(0, value="1E+06"), []),
    ("dates", setting(0, edtf="2025-08"), [Decision("set", "dat-1", "edtf", "2025-08")]),
    ("documents", setting(0, published_on="01.07.2025"), []),
    ("mentions", lambda rows: rows.pop(3), [Decision("drop", "mnt-4")]),
    ("mentions", setting(3, record_id="prs-2"), [Decision("merge", "mnt-4", value="prs-2")]),
]


@pytest.mark.parametrize(("table", "edit", "expected"), EDITS)
@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")],
)
def test_every_difference_is_a_decision(
    tables: Tables,
    tmp_path: Path,
    table: str,
    edit: Callable[[Rows], object],
    expected: list[Decision],
    delimiter: str,
    encoding: str,
) -> None:
    found = review(tables, tmp_path, table, edit, delimiter=delimiter, encoding=encoding)
    assert found == Review(tuple(expected), ())


NOT_TAKEN = [
    ("persons", setting(0, mention_count="9"), "mention_count follows from other cells"),
    ("persons", setting(0, person_id="prs-8"), "prs-8 is not a row of the last run"),
    ("persons", setting(1, merge_into="org-1"), "org-1 in merge_into"),
    ("persons", lambda rows: rows.append(dict(rows[0])), "a second time"),
    ("roles", setting(0, person="Max"), "person follows from other cells"),
    ("amounts", setting(0, value="viel"), "must be a number"),
    ("dates", setting(0, edtf="Jul 25"), "EDTF"),
    ("mentions", setting(0, surface="x"), "cannot be changed"),
]


@pytest.mark.parametrize(("table", "edit", "message"), NOT_TAKEN)
def test_what_cannot_be_taken_over_is_said(
    tables: Tables, tmp_path: Path, table: str, edit: Callable[[Rows], object], message: str
) -> None:
    found = review(tables, tmp_path, table, edit)
    assert [d for d in found.decisions if d.action != "drop"] == []
    assert any(message in line for line in found.ignored), found


def test_the_apostrophe_before_a_formula_is_no_change(tmp_path: Path, tables: Tables) -> None:
    columns, rows = tables["persons"]
    first = [*rows[0]]
    first[1] = "=Blume"
    changed = {**tables, "persons": (columns, [first, *rows[1:]])}
    found = review(changed, tmp_path, "persons", setting(0, name="'=Blume"))
    assert found == Review((), ())


def test_a_table_without_any_known_row_is_refused(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(UsageError, match="none of its rows"):
        review(tables, tmp_path, "persons", lambda rows: rows.clear())
    with pytest.raises(UsageError, match="no column person_id"):
        columns, content = tables["persons"]
        path = tmp_path / "x.csv"
        path.write_text("a,b\n1,2\n")
        written = [dict(zip(columns, row, strict=True)) for row in content]
        compare(path, *read_sheet(path), written, "persons")
