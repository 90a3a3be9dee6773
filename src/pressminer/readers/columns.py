"""``.columns.toml`` beside a table: which column holds what, where the names are not guessed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from pressminer.errors import UnreadableError
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
