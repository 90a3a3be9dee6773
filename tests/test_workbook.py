"""The workbook holds the tables, typed, linked, and nothing that a spreadsheet would run."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pressminer import workbook
from pressminer.workbook import read_workbook, write_workbook

TABLES: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = {
    "documents": (
        ("document_id", "title", "published_on"),
        [("art-1", "=1+1", "2025-07-03"), ("art-2", "http://a.b", "1066-10-14")],
    ),
    "persons": (("person_id", "name", "mention_count"), [("prs-1", "Łukasz Çelik", "3")]),
    "roles": (("role_id", "person_id"), [("rol-1", "prs-1"), ("rol-2", "prs-7")]),
    "amounts": (
        ("amount_id", "value"),
        [("amt-1", "10000000"), ("amt-2", "0.25"), ("amt-3", "12345678901234567890")],
    ),
    "mentions": (("mention_id", "surface"), [("mnt-1", "x" * 40_000)]),
}


def cells(path: Path, sheet: str) -> list[list[Any]]:
    return [list(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / workbook.NAME
    assert write_workbook(TABLES, path) == []
    return path


def test_cells_have_types(path: Path) -> None:
    assert cells(path, "documents")[1:] == [
        ["art-1", "=1+1", datetime(2025, 7, 3)],
        ["art-2", "http://a.b", "1066-10-14"],  # before Excel's calendar
    ]
    assert [row[1] for row in cells(path, "amounts")[1:]] == [
        10_000_000,
        0.25,
        "12345678901234567890",
    ]
    assert cells(path, "persons")[1] == ["prs-1", "Łukasz Çelik", 3]


def test_nothing_is_a_formula_or_a_link_to_the_outside(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if "worksheets" in n]
    assert sheets
    assert not any("<f" in sheet.replace("<filter", "") or "r:id" in sheet for sheet in sheets)


def test_ids_lead_to_their_rows(path: Path) -> None:
    sheet = load_workbook(path)["roles"]
    assert sheet["B2"].hyperlink.location == "'persons'!A2"
    assert sheet["B3"].hyperlink is None  # there is no such row
    assert sheet["A2"].hyperlink is None


def test_headers_stay_in_view_and_filter(path: Path) -> None:
    for sheet in load_workbook(path):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_long_cells_are_cut(path: Path) -> None:
    assert len(cells(path, "mentions")[1][1]) == 32_000


def test_the_same_tables_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_workbook(TABLES, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_sheet_that_is_too_long_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_EVIDENCE", 0)
    (told,) = write_workbook(TABLES, tmp_path / "a.xlsx")
    assert "mentions" in told
    assert "mentions" not in load_workbook(tmp_path / "a.xlsx").sheetnames


def test_what_is_read_is_what_was_written(path: Path) -> None:
    for name in ("documents", "persons", "roles", "amounts"):
        columns, rows = TABLES[name]
        assert read_workbook(path)[name] == [list(columns), *map(list, rows)]


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30))
def test_any_text_can_be_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    write_workbook({"persons": (("person_id", "name"), [("prs-1", text)])}, path)
    assert load_workbook(path)["persons"]["A2"].value == "prs-1"
