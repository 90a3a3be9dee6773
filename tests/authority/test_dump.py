"""Reading dumps: formats, pieces of any size, and everything that can be wrong with a file."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.authority import dump
from pressminer.errors import AuthorityError, UsageError

RECORDS: list[dict[str, Any]] = [
    {"id": f"https://ror.org/0{k}", "names": [{"value": "Universität „Süd“ \\ [1]"}], "n": k}
    for k in range(5)
]
OLD = [{"id": "https://ror.org/0", "name": "Universität Ulm", "acronyms": []}]


def told(records: object) -> bytes:
    return json.dumps(records, ensure_ascii=False, indent=2).encode()


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_json", ".json").replace("_csv", ".csv"), data)
    return path


def plain(path: Path) -> Path:
    path.write_bytes(told(RECORDS))
    return path


def packed(path: Path) -> Path:
    path.write_bytes(gzip.compress(told(RECORDS)))
    return path


def archived(path: Path) -> Path:
    return zipped(path, a_csv=b"id;name", b_json=told(RECORDS))


@pytest.mark.parametrize("make", [plain, packed, archived])
def test_formats_are_known_by_their_bytes(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    assert list(dump.records(make(tmp_path / "dump"))) == RECORDS


def test_a_zip_may_hold_schema_1_and_notes_beside_it(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "x.zip", a_json=told(OLD), b_json=b"{}", c_json=b"[", d_json=told(RECORDS)
    )
    assert list(dump.records(path)) == RECORDS


@pytest.mark.parametrize("chunk", [1, 7, 100])
def test_pieces_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(dump, "_CHUNK", chunk)
    assert list(dump.records(plain(tmp_path / "dump"))) == RECORDS


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    path, seen = packed(tmp_path / "dump"), []
    list(dump.records(path, lambda done, total: seen.append((done, total))))
    size = path.stat().st_size
    assert seen[-1] == (size, size)
    assert seen == sorted(seen)


def test_a_byte_order_mark_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xef\xbb\xbf \n" + told(RECORDS))
    assert list(dump.records(tmp_path / "x")) == RECORDS


WHOLE = told(RECORDS)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no records"),
        (b"  \n", "holds no records"),
        (b"[]", "holds no records"),
        (b'{"items": []}', "record 1: expected a list of records, which begins with [, found '{'"),
        (b"<html>", "expected a list of records"),
        (b"[1, 2]", "record 1: expected a record, which begins with {, found '1'"),
        (b'[{"names": []} {"names": []}]', "no comma"),
        (b'[{"names": []}', "record 2: the file ends here; was its download cut off?"),
        (b'[{"names": []},', "record 2: the file ends here"),
        (WHOLE[:-60], "record 5: the file ends inside it; was its download cut off?"),
        (WHOLE[:50], "record 1: the file ends inside it"),
        (b'[{"names": [}]}]', "record 1: broken JSON: Expecting value"),
        (b'[{"names": 1' + b"0" * 5000 + b"}]", "record 1: broken JSON"),
        (b'[{"names": ' + b"[" * 200_000, "record 1: "),
        ("[{}]".encode("utf-16"), "no text in UTF-8"),
        (b'[{"names": "\xe4"}]', "no text in UTF-8"),
        (gzip.compress(WHOLE)[:-20], "cannot be read"),
        (b"\x1f\x8bnonsense", "cannot be read"),
        (b"PKnonsense", "cannot be read"),
        (told(OLD), "has schema 1"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "dump.json").write_bytes(data)
    with pytest.raises(AuthorityError, match=re.escape(message)) as error:
        list(dump.records(tmp_path / "dump.json"))
    assert str(tmp_path / "dump.json") in str(error.value)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"a_csv": b"id"}, "no .json file in this zip"),
        ({"a_json": told(OLD)}, "has schema 1"),
        ({"a_json": b"[{"}, "record 1: the file ends inside it"),
    ],
)
def test_what_is_wrong_with_a_zip(tmp_path: Path, members: dict[str, bytes], message: str) -> None:
    with pytest.raises(AuthorityError, match=re.escape(message)):
        list(dump.records(zipped(tmp_path / "x.zip", **members)))


def test_an_endless_record_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_CHUNK", 1000)
    monkeypatch.setattr(dump, "_LONGEST", 10_000)
    (tmp_path / "x").write_bytes(b'[{"a": "' + b"x" * 1_000_000)
    with pytest.raises(AuthorityError, match="broken JSON"):
        list(dump.records(tmp_path / "x"))


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_what_is_no_file_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no such file"):
        list(dump.records(tmp_path / name))


@given(cut=st.integers(0, len(WHOLE) - 1))
def test_a_cut_file_is_never_taken_for_whole(tmp_path_factory: Any, cut: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "dump.json"
    path.write_bytes(WHOLE[:cut])
    with pytest.raises(AuthorityError):
        list(dump.records(path))
