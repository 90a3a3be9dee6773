"""A list of organizations as a file of tab-separated cells: the shipped one and the user's own.

The columns are those of ``pipelines/shared/authority.tsv``, explained in the README beside it.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pressminer.errors import AuthorityError, OutputError

COLUMNS = (
    "id", "name_de", "name_en", "acronyms", "aliases",
    "kind", "place", "country", "ror", "parent",
)  # fmt: skip
KINDS = frozenset(
    (
        "university", "hospital", "research_institute", "government", "company", "alliance",
        "programme", "foundation", "association", "media", "other",
    )
)  # fmt: skip
_KINDS = ", ".join(sorted(KINDS))
_MOST_FAULTS = 10  # that are told at once
_NEEDED = ("id", "name_de", "name_en", "kind")


class Body(NamedTuple):
    """A row of an authority list."""

    id: str
    name_de: str
    name_en: str
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    place: str
    country: str
    parent: str
    ror: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All full wordings, fullest first; acronyms are no names."""
        listed = (self.name_de, self.name_en, *self.aliases)
        return tuple(dict.fromkeys(n for n in listed if n and n not in self.acronyms))


def body_of(cells: Sequence[str]) -> Body:
    """The body of a row whose cells stand in the order of `COLUMNS`."""
    id_, name_de, name_en, acronyms, aliases, kind, place, country, ror, parent = cells
    return Body(
        id_, name_de, name_en, _split(acronyms), _split(aliases), kind, place, country, parent, ror
    )


def _split(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    if "|" not in cell:
        return (cell.strip(),)
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def read(path: Path) -> list[Body]:
    """The bodies of a user's list, in file order.

    Columns may stand in any order and all but four may be missing. Raises `AuthorityError` that
    lists what is wrong, line by line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            lines = csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
            columns = next(lines, [])
            _check_columns(path, columns)
            ordered = _in_order(columns)
            bodies = [body_of(ordered(line)) for line in lines if line]
    except FileNotFoundError:
        raise AuthorityError(
            f"{path}: no such list of organizations; make one with: "
            "pressminer authority import DUMP --output FILE"
        ) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AuthorityError(f"{path}: cannot be read: {error}") from error
    faults = list(_faults(bodies))
    if faults:
        more = [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        raise AuthorityError("\n".join(f"{path}: {f}" for f in (*faults[:_MOST_FAULTS], *more)))
    return bodies


def _in_order(columns: Sequence[str]) -> Callable[[list[str]], Sequence[str]]:
    """What puts the cells of a line into the order of `COLUMNS`, missing ones empty."""
    if tuple(columns) == COLUMNS:
        return lambda line: (
            line if len(line) == len(COLUMNS) else _padded(line, range(len(COLUMNS)))
        )
    places = [columns.index(name) if name in columns else -1 for name in COLUMNS]
    return lambda line: _padded(line, places)


def _padded(line: Sequence[str], places: Iterable[int]) -> list[str]:
    return [line[k] if 0 <= k < len(line) else "" for k in places]


def _check_columns(path: Path, columns: Sequence[str]) -> None:
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise AuthorityError(
            f"{path}: no list of organizations: its first line must name the columns, separated by "
            f"tabs; missing: {', '.join(missing)}"
        )


def _faults(bodies: Sequence[Body]) -> Iterator[str]:
    """One line for each row that cannot be used; line 1 is the header."""
    seen: set[str] = set()
    for line, body in enumerate(bodies, 2):
        if not body.id:
            yield f"line {line}: the id is empty"
        elif body.id in seen:
            yield f"line {line}: the id {body.id} stands in the file twice"
        elif not (body.name_de or body.name_en or body.aliases):
            yield f"line {line}: {body.id} has no name"
        elif body.kind not in KINDS:
            yield f"line {line}: {body.id} is of kind {body.kind!r}; known: {_KINDS}"
        seen.add(body.id)


def ids_in(path: Path) -> list[str]:
    """The ids that a file lists, however faulty it is otherwise; empty if there is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return [row.get("id") or "" for row in csv.DictReader(handle, delimiter="\t")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OutputError(f"{path}: cannot be replaced: {error}") from error


def write(bodies: Iterable[Body], path: Path) -> None:
    """Writes a list, complete or not at all. Raises `OutputError`."""
    path = Path(path)
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _fill(scratch, bodies)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"Cannot write the list to {path}: {error.strerror or error}. What was there before "
            "is untouched. Choose another file with --output, or make room or permission there."
        ) from error


def _fill(path: Path, bodies: Iterable[Body]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        file.writelines("\t".join(_cells(body)) + "\n" for body in bodies)
        file.flush()
        os.fsync(file.fileno())


def _cells(body: Body) -> tuple[str, ...]:
    return (
        body.id,
        body.name_de,
        body.name_en,
        "|".join(body.acronyms),
        "|".join(body.aliases),
        body.kind,
        body.place,
        body.country,
        body.ror,
        body.parent,
    )
