"""``.columns.toml`` beside a table: which column holds what, where the names are not guessed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from pressminer.errors import UnreadableError, UsageError
from pressminer.readers.rows import COLUMNS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

NAME = ".columns.toml"
_MAX_BYTES = 100_000


def stated_columns(table: Path) -> Mapping[str, str]:
    """Field to name of its column, for all tables in the folder of ``table``; usually empty.

    ``text = "Langtext"`` in ``.columns.toml`` makes ``Langtext`` the column of the article's text.
    Raises `UnreadableError` when the file cannot be understood.
    """
    path = table.parent / NAME
    try:
        with path.open("rb") as handle:
            stated = tomllib.loads(handle.read(_MAX_BYTES).decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{NAME} beside it cannot be read: {error}") from None
    wrong = [k for k, value in stated.items() if k not in COLUMNS or not isinstance(value, str)]
    if wrong:
        known = ", ".join(COLUMNS)
        raise UnreadableError(f"{NAME} beside it: {wrong[0]} is not among {known}, or no string")
    return {key: str(value) for key, value in stated.items()}


def as_toml(columns: Mapping[str, str]) -> str:
    """The content of a ``.columns.toml`` that states these columns."""
    # Any string of JSON is one of TOML, too, as long as it has no halves of characters.
    lines = (f"{key} = {json.dumps(name, ensure_ascii=False)}\n" for key, name in columns.items())
    return "".join(lines)


def parsed(pairs: Iterable[str]) -> dict[str, str]:
    """``title=Headline`` as a field and its column. Raises `UsageError` for what is neither."""
    columns: dict[str, str] = {}
    for pair in pairs:
        field, sign, name = pair.partition("=")
        if not sign or field.strip() not in COLUMNS or not name.strip():
            known = ", ".join(COLUMNS)
            raise UsageError(f"{pair!r} names no column; write FIELD=COLUMN, FIELD one of {known}")
        columns[field.strip()] = name.strip()
    return columns
