"""What a run wrote, kept beside the tables: edits are compared with it, whoever saved over them."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressminer.errors import UsageError

NAME = ".pressminer-written.json.gz"
_VERSION = 1

Row = Mapping[str, str]
Table = tuple[Sequence[str], Sequence[Sequence[str]]]


@dataclass(frozen=True)
class Written:
    """The tables of the last run, and the file of decisions that it used."""

    tables: Mapping[str, tuple[list[str], list[list[str]]]]
    decisions: Path

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of a table by column, none if there is no such table."""
        columns, rows = self.tables.get(table, ([], []))
        return [dict(zip(columns, row, strict=True)) for row in rows]


def keep(tables: Mapping[str, Table], decisions: Path, folder: Path, path: Path) -> None:
    """Writes all tables to ``path``, which is to be moved into ``folder``.

    The way to the decisions is kept relative to that folder, so that both may move together.
    """
    content = {
        "version": _VERSION,
        "decisions": Path(os.path.relpath(decisions.absolute(), folder.absolute())).as_posix(),
        "tables": {name: [list(columns), rows] for name, (columns, rows) in tables.items()},
    }
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    with path.open("wb") as handle, gzip.GzipFile("", "wb", 6, handle, mtime=0) as packed:
        packed.write(text.encode("ascii"))


def recall(folder: Path) -> Written:
    """What the last run wrote to ``folder``. Raises `UsageError` if that cannot be told."""
    path = folder / NAME
    try:
        content = json.loads(gzip.decompress(path.read_bytes()))
        if content["version"] != _VERSION:
            raise ValueError("another version of pressminer wrote it")
        tables = {name: (columns, rows) for name, (columns, rows) in content["tables"].items()}
        return Written(tables, Path(os.path.normpath(folder / content["decisions"])))
    except FileNotFoundError:
        raise UsageError(
            f"{folder}: no run has written its tables there; start with: pressminer run corpus/"
        ) from None
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); run again") from None
