"""What a run wrote, kept beside the tables: edits and later runs are compared with it.

A packed text file, one JSON value a line: about the run, then the tables, the evidence last, which
most readers do without.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pressminer.errors import UsageError

NAME = ".pressminer-written.json.gz"
MENTIONS = "mentions"
_VERSION = 2
_LEVEL = 1  # of zlib: the file is a fifth larger than it could be, and there in a third of the time

Row = Mapping[str, str]
Table = tuple[Sequence[str], Sequence[Sequence[str]]]


@dataclass(frozen=True)
class Written:
    """The tables of the last run, the file of decisions that it used, and rows by table."""

    tables: Mapping[str, tuple[list[str], list[list[str]]]]
    decisions: Path
    counts: Mapping[str, int] = field(default_factory=dict)

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of a table by column, none if there is no such table."""
        columns, rows = self.tables.get(table, ([], []))
        return [dict(zip(columns, row, strict=True)) for row in rows]


def keep(tables: Mapping[str, Table], decisions: Path, folder: Path, path: Path) -> None:
    """Writes all tables to ``path``, which is to be moved into ``folder``.

    The way to the decisions is kept relative to that folder, so that both may move together.
    """
    names = sorted(tables, key=lambda name: name == MENTIONS)
    head = {
        "version": _VERSION,
        "decisions": Path(os.path.relpath(decisions.absolute(), folder.absolute())).as_posix(),
        "counts": {name: len(tables[name][1]) for name in names},
    }
    with path.open("wb") as handle, gzip.GzipFile("", "wb", _LEVEL, handle, mtime=0) as packed:
        packed.write(_line(head))
        for name in names:
            columns, rows = tables[name]
            packed.write(_line([name, list(columns), rows]))


def _line(content: object) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode("ascii") + b"\n"


def recall(folder: Path, *, mentions: bool = True) -> Written:
    """What the last run wrote to ``folder``, on demand without its mentions.

    Raises `UsageError` if that cannot be told.
    """
    path = folder / NAME
    try:
        with gzip.open(path, "rb") as lines:
            head = json.loads(lines.readline())
            if head["version"] != _VERSION:
                raise ValueError("another version of pressminer wrote it")
            tables = {}
            for name in head["counts"]:
                if name == MENTIONS and not mentions:
                    break  # it stands last
                table, columns, rows = json.loads(lines.readline())
                tables[table] = (columns, rows)
        decisions = Path(os.path.normpath(folder / head["decisions"]))
        return Written(tables, decisions, dict(head["counts"]))
    except FileNotFoundError:
        raise UsageError(
            f"{folder}: no run has written its tables there; start with: pressminer run corpus/"
        ) from None
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise UsageError(f"{path}: cannot be read ({error}); run again") from None
