"""The copy of what a run wrote, which edits are compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressminer import written
from pressminer.errors import UsageError

TABLES = {"persons": (("person_id", "name"), [("prs-1", "Łukasz, „Ł“\n=1")])}


def test_what_was_kept_is_recalled(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    written.keep(TABLES, tmp_path / "decisions.csv", folder, folder / written.NAME)
    found = written.recall(folder)
    assert found.rows("persons") == [{"person_id": "prs-1", "name": "Łukasz, „Ł“\n=1"}]
    assert found.rows("roles") == []
    assert found.decisions == tmp_path / "decisions.csv"


def test_folder_and_decisions_may_move_together(tmp_path: Path) -> None:
    old = tmp_path / "old" / "output"
    old.mkdir(parents=True)
    written.keep(TABLES, old.parent / "decisions.csv", old, old / written.NAME)
    new = (tmp_path / "old").rename(tmp_path / "new") / "output"
    assert written.recall(new).decisions == tmp_path / "new" / "decisions.csv"


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written.keep(TABLES, tmp_path / "d.csv", tmp_path, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no gzip", b"\x1f\x8b\x08\x00broken"])
def test_a_broken_copy_is_a_message(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UsageError, match="start with: pressminer run"):
        written.recall(tmp_path)
    (tmp_path / written.NAME).write_bytes(content)
    with pytest.raises(UsageError, match="run again"):
        written.recall(tmp_path)
