"""The checker that CI runs over the tables finds each kind of fault."""

from __future__ import annotations

import csv
import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Ulm gründet die Muster-Stiftung.\n\n=Summe: Sie erhält 10 Euro von Anna Muster.\n"

TABLES = {
    "documents": [["art-1", "ulm.txt", "Ulm", "de", "2025-07-03", "", "", "", "mined", "", ""]],
    "persons": [["prs-1", "Anna Muster", "", "", "art-1", "1"]],
    "organizations": [["org-1", "Muster-Stiftung", "", "", "", "foundation", "", "art-1", "1"]],
    "places": [["plc-1", "Ulm", "", "", "", "", "art-1", "1"]],
    "roles": [["rol-1", "prs-1", "Anna Muster", "", "", "plc-1", "Ulm", "art-1", "1"]],
    "amounts": [["amt-1", "money", "10", "", "EUR", "exact", "", "art-1", "1"]],
    "dates": [["dat-1", "2025", "2025-01-01", "2025-12-31", "art-1", "1"]],
    "relations": [
        ["rel-1", "plc-1", "Ulm", "founded", "org-1", "Muster-Stiftung", "", "dat-1", "art-1", "1"]
    ],
    "mentions": [],
    "identities": [["org-9", "org-1", "same name"]],
}
EVIDENCE = {
    "persons": "Anna Muster",
    "organizations": "Muster-Stiftung",
    "places": "Ulm",
    "roles": "von Anna",
    "amounts": "10 Euro",
    "dates": "=Summe",  # stands for a surface that a spreadsheet would run
    "relations": "gründet",
}


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_tables", ROOT / "tools/check_tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mentions() -> list[list[str]]:
    rows = []
    for k, (table, surface) in enumerate(EVIDENCE.items()):
        start = TEXT.index(surface)
        sentence = next(line for line in TEXT.splitlines() if surface in line)
        cell = f"'{surface}" if surface[0] == "=" else surface
        place = [str(start), str(start + len(surface))]
        row_id = TABLES[table][0][0]
        rows.append([f"mnt-{k}", "art-1", table, row_id, *place, cell, sentence, "de"])
    return rows


@pytest.fixture
def folders(tmp_path: Path, checker: ModuleType) -> tuple[Path, Path]:
    output, corpus = tmp_path / "output", tmp_path / "corpus"
    output.mkdir()
    corpus.mkdir()
    (corpus / "ulm.txt").write_bytes(f"---\ntitle: Ulm\n---\n{TEXT}".replace("\n", "\r\n").encode())
    for name, rows in {**TABLES, "mentions": mentions()}.items():
        with (output / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, lineterminator="\n").writerows([checker.columns(name), *rows])
    return output, corpus


def test_sound_tables_have_no_fault(checker: ModuleType, folders: tuple[Path, Path]) -> None:
    assert list(checker.faults(*folders, None)) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("persons", "person_id", "id", "persons.csv lacks person_id"),
        ("persons", "prs-1", "prs-2", "roles rol-1: person_id prs-1 is no row"),
        ("persons", "prs-1", "prs-2", "persons prs-2 has no mention"),
        ("persons", "prs-1", "org-1", "id 'org-1' stands in 2 rows"),
        ("roles", "Anna Muster", "Anna", "roles rol-1: 'Anna' is called 'Anna Muster'"),
        ("roles", "plc-1", "plc-2", "roles rol-1: organization_id plc-2 is no row"),
        ("relations", "dat-1", "dat-2", "relations rel-1: date_id dat-2 is no row"),
        ("relations", "founded", "founds", "relations rel-1: relation is 'founds'"),
        ("organizations", "art-1,1", "art-1,2", "organizations org-1: 1 mentions"),
        ("organizations", "art-1,1", "art-2,1", "organizations org-1: document_ids"),
        ("amounts", ",10,", ",1E+1,", "amounts amt-1: value is '1E+1'"),
        ("amounts", ",10,", ",10.50,", "amounts amt-1: value is '10.50'"),
        ("dates", "2025-12-31", "2024-12-31", "dates dat-1: 2025-01-01 is after 2024-12-31"),
        ("identities", "org-1", "org-2", "identities org-9: merged_into org-2 is no row"),
        ("mentions", ",10 Euro,", ",10 Euros,", "'10 Euro' there, '10 Euros' in the table"),
        ("mentions", "'=Summe", "Summe", "'=Summe' there, 'Summe' in the table"),
        ("mentions", "mnt-1,art-1,org", "mnt-0,art-1,org", "id 'mnt-0' stands in 2 rows"),
        ("documents", "mined", "done", "no article was mined"),
        ("documents", "mined,,", "mined,,art-7", "documents art-1: translation_of art-7 is no row"),
    ],
)
def test_each_fault_is_found(
    checker: ModuleType,
    folders: tuple[Path, Path],
    table: str,
    old: str,
    new: str,
    fault: str,
) -> None:
    path = folders[0] / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(
        found.startswith(fault) or fault in found for found in checker.faults(*folders, None)
    )


def test_a_missing_table_is_found(checker: ModuleType, folders: tuple[Path, Path]) -> None:
    (folders[0] / "dates.csv").unlink()
    assert list(checker.faults(*folders, None)) == ["dates.csv is missing"]


def test_two_runs_must_be_equal_to_the_byte(
    checker: ModuleType, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(folders[0], other)
    assert list(checker.faults(*folders, other)) == []
    with (other / "dates.csv").open("a", encoding="utf-8") as handle:
        handle.write("\n")
    assert list(checker.faults(*folders, other)) == [f"dates.csv differs from the one in {other}"]
