"""``decisions.csv``: one decision per line, in the order in which they count.

To undo a decision, delete its line.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from pressminer.decisions.sheets import decoded, read_sheet, separator_of
from pressminer.errors import OutputError, UsageError

ACTIONS = ("keep", "drop", "rename", "merge", "split", "set")
NAME = "decisions.csv"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a row or a mention.

    ``target``: the id of a row (``prs-…``) or of a single mention (``mnt-…``). ``value`` is the
    new name (rename), the id of the row to join (merge), the id or wordings that leave (split),
    the content of ``column`` (set). ``line``: where it stands in its file, for messages.
    """

    action: str
    target: str
    column: str = ""
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    line: int = 0

    @property
    def reason(self) -> str:
        """Who decided when and why, as `identities.csv` shows it."""
        by = " ".join(part for part in (self.who, self.when) if part)
        return "decision" + (f" of {by}" if by else "") + (f": {self.why}" if self.why else "")


COLUMNS = tuple(field.name for field in fields(Decision) if field.name != "line")


def beside(corpus: Path) -> Path:
    """Where decisions about a corpus lie if nobody says otherwise: in the folder around it."""
    return corpus.absolute().parent / NAME


def read(path: Path) -> list[Decision]:
    """All decisions of a file, none if there is no such file.

    Lines that begin with ``#`` are comments. Raises `UsageError` that names every line with an
    action that does not exist or without a target.
    """
    if not path.exists():
        return []
    columns, rows = read_sheet(path)
    missing = [name for name in ("action", "target") if name not in columns]
    if missing:
        raise UsageError(
            f"{path}: lacks the column {' and '.join(missing)}; its first line should read "
            f"{','.join(COLUMNS)}"
        )
    found: list[Decision] = []
    faults: list[str] = []
    for number, row in rows:
        if row[columns[0]].startswith("#"):
            continue
        decision = Decision(**{name: row.get(name, "") for name in COLUMNS}, line=number)
        faults += _faults(path, decision)
        found.append(decision)
    if faults:
        raise UsageError("\n".join(faults))
    return found


def _faults(path: Path, decision: Decision) -> Iterable[str]:
    where = f"{path}, line {decision.line}"
    if decision.action not in ACTIONS:
        yield f"{where}: action {decision.action!r} is none of {', '.join(ACTIONS)}"
    if not decision.target:
        yield f"{where}: no target; give the id of a row or of a mention"
    if decision.action == "set" and not decision.column:
        yield f"{where}: set needs a column"
    if decision.action in ("rename", "merge") and not decision.value:
        yield f"{where}: {decision.action} needs a value"


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Adds decisions at the end of the file, which is made if need be; all of them or none.

    What stands in the file stays as it is; only an encoding other than UTF-8 is changed to it.
    Raises `OutputError`.
    """
    before = decoded(path.read_bytes()) if path.exists() else ""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if not before.strip():
        writer.writerow(COLUMNS)
    order, separator = _layout(path) if before.strip() else (list(COLUMNS), ",")
    lines = csv.writer(text, lineterminator="\n", delimiter=separator)
    for decision in decisions:
        lines.writerow([getattr(decision, name, "") if name in COLUMNS else "" for name in order])
    gap = "\n" if before and not before.endswith("\n") else ""
    _replace(path, (before + gap + text.getvalue()).encode("utf-8"))


def _layout(path: Path) -> tuple[list[str], str]:
    """The columns of a file that is there, and what parts them."""
    columns, _ = read_sheet(path)
    return columns, separator_of(decoded(path.read_bytes()))


def _replace(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".decisions-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}") from error
