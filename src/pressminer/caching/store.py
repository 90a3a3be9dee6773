"""The cache: one SQLite file beside the tables, holding what is costly to find out again.

Whatever is wrong with it costs time and a notice, never the run and never a wrong result: a broken
file is begun anew, what cannot be kept there is kept for this run only. A kill at any moment
leaves the last commit.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType

from pressminer.caching.codec import unpack
from pressminer.model import Findings

NAME = ".pressminer-cache.sqlite"
LAYOUT = 1  # of the tables below and of the keys in them
RUNS_KEPT = 5  # what so many runs have not asked for goes; a folder may be unmounted for a while

_APPLICATION = 0x70726D31  # tells our file from any other SQLite file
_SECONDS_BETWEEN_COMMITS = 1.0
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE stamps (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE contents (key TEXT PRIMARY KEY, items TEXT NOT NULL, run INTEGER NOT NULL);
CREATE TABLE findings (key TEXT PRIMARY KEY, data BLOB NOT NULL, run INTEGER NOT NULL);
"""

Notice = Callable[[str], None]


class Store:
    """Keys and what is known of them; a context manager.

    ``path``: the file, or ``None`` to keep nothing beyond this object. ``fingerprint``: what all
    that is kept depends on beside the articles; what was kept under another one is not seen, and
    goes when it has not been asked for in a while. ``fresh``: begin with nothing.
    ``notice(text)`` is told of everything that makes the run slower than it could be.
    """

    def __init__(
        self,
        path: Path | None,
        fingerprint: str,
        *,
        fresh: bool = False,
        notice: Notice | None = None,
    ) -> None:
        self.path, self.fingerprint = path, fingerprint
        self._notice = notice or (lambda text: None)
        self._kept: sqlite3.Connection | None = None
        self._passing: sqlite3.Connection | None = None
        self._committed = time.monotonic()
        self._run = 0
        self._used: set[str] = set()
        if path is not None and path.exists():
            self._open(path, fresh=fresh)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- asking ----------------------------------------------------------------------------------

    def has(self, key: str) -> bool:
        """Are there findings of this key?"""
        return self._ask("SELECT 1 FROM findings WHERE key = ?", self._own(key)) is not None

    def findings(self, key: str) -> Findings | None:
        """The findings of a key; broken ones are forgotten and count as not there."""
        key = self._own(key)
        row = self._ask("SELECT data FROM findings WHERE key = ?", key)
        if row is None:
            return None
        self._used.add(key)
        try:
            return unpack(row[0])  # type: ignore[arg-type]
        except ValueError:
            self._notice("one article in the cache is damaged; it is read again")
            self._write("DELETE FROM findings WHERE key = ?", key)
            return None

    def items(self, content: str) -> str | None:
        """What a file with this content holds, as it was given to `keep_items`."""
        row = self._ask("SELECT items FROM contents WHERE key = ?", self._own(content))
        if row is None:
            return None
        self._used.add(self._own(content))
        return str(row[0])

    def content_of(self, path: str, stamp: str) -> str | None:
        """The content that a file with this path and stamp had."""
        row = self._ask(
            "SELECT content FROM stamps WHERE path = ? AND stamp = ?", path, self._own(stamp)
        )
        return None if row is None else str(row[0])

    def fact(self, name: str) -> str | None:
        """A word kept by `keep_fact`."""
        row = self._ask("SELECT value FROM facts WHERE name = ?", name)
        return None if row is None else str(row[0])

    # --- keeping ---------------------------------------------------------------------------------

    def keep_findings(self, key: str, data: bytes) -> None:
        """Keeps packed findings; on disk within a second or two."""
        key = self._own(key)
        self._used.add(key)
        self._write("INSERT OR REPLACE INTO findings VALUES (?, ?, ?)", key, data, self._run)
        if time.monotonic() - self._committed > _SECONDS_BETWEEN_COMMITS:
            self.commit()

    def keep_items(self, content: str, items: str) -> None:
        """Keeps what a file with this content holds."""
        content = self._own(content)
        self._used.add(content)
        self._write("INSERT OR REPLACE INTO contents VALUES (?, ?, ?)", content, items, self._run)

    def keep_stamp(self, path: str, stamp: str, content: str) -> None:
        """Keeps which content a file had when it bore this stamp."""
        self._write(
            "INSERT OR REPLACE INTO stamps VALUES (?, ?, ?)", path, self._own(stamp), content
        )

    def keep_fact(self, name: str, value: str) -> None:
        """Keeps a word about the whole."""
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, value)

    def commit(self) -> None:
        """Puts all that was kept on disk."""
        self._committed = time.monotonic()
        if self._kept is not None and self._kept.in_transaction:
            try:
                self._kept.commit()
            except sqlite3.Error as error:
                self._give_up(error)

    def settle(self, paths: Iterable[str]) -> None:
        """At the end of a run: forgets what has long not been asked for, files that are gone."""
        there = set(paths)
        for path in {str(path) for (path,) in self._every("SELECT path FROM stamps")} - there:
            self._write("DELETE FROM stamps WHERE path = ?", path)
        for table in ("contents", "findings"):
            known = {str(key) for (key,) in self._every(f"SELECT key FROM {table}")}
            for key in known & self._used:
                self._write(f"UPDATE {table} SET run = ? WHERE key = ?", self._run, key)
            self._write(f"DELETE FROM {table} WHERE run <= ?", self._run - RUNS_KEPT)
        self.keep_fact("run", str(self._run))
        self.keep_fact("fingerprint", self.fingerprint)
        self.commit()

    def close(self) -> None:
        """Commits and closes."""
        self.commit()
        self._close_kept()
        if self._passing is not None:
            self._passing.close()
            self._passing = None

    # --- the file --------------------------------------------------------------------------------

    def _open(self, path: Path, *, fresh: bool) -> None:
        """Opens a file that is there; what does not fit is thrown away."""
        try:
            self._kept = _connect(path)
            state = _state(self._kept)
        except sqlite3.Error as error:
            self._part_with(error)
            return
        if state is None:
            self._close_kept()
            self._discard(path, "was written by another version of pressminer")
        elif fresh:
            self._empty()
        else:
            self._run = int(self.fact("run") or 0) + 1
            if state != self.fingerprint:
                self._other_fingerprint()

    def _other_fingerprint(self) -> None:
        known = self._ask("SELECT 1 FROM findings WHERE key LIKE ? LIMIT 1", self._own("%"))
        if known is None and self._ask("SELECT 1 FROM findings LIMIT 1"):
            self._notice(
                "rules, models, lists or pressminer itself have changed since the last run: "
                "all articles are read again"
            )

    def _own(self, key: str) -> str:
        return f"{self.fingerprint}:{key}"

    def _empty(self) -> None:
        for table in ("facts", "stamps", "contents", "findings"):
            self._write(f"DELETE FROM {table}")
        self.commit()
        if self.path is None:  # not ours to write: what is in there must not be believed
            self._close_kept()

    def _discard(self, path: Path, why: str) -> None:
        self._notice(f"the cache {path} {why}: it is begun anew, all articles are read again")
        try:
            for name in (path, path.with_name(f"{path.name}-journal")):
                name.unlink(missing_ok=True)
        except OSError as error:
            self._give_up(error)

    def _create(self, path: Path) -> sqlite3.Connection:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
        _lay_out(connection)
        return connection

    def _give_up(self, error: BaseException) -> None:
        """From here on what is found is kept for this run only."""
        if self.path is not None:
            self._notice(
                f"the cache {self.path} cannot be written ({error}); "
                "the run goes on, the next one will take as long again"
            )
        self.path = None
        if self._kept is not None:
            with contextlib.suppress(sqlite3.Error):
                self._kept.rollback()

    def _part_with(self, error: sqlite3.Error) -> None:
        """What to do about a file that cannot be read: begin it anew, or leave it alone."""
        path = self.path
        self._close_kept()
        if path is None:
            return
        if _is_damage(error):
            self._discard(path, f"is damaged ({error})")
        else:  # in use, or the disk does not answer
            self._notice(f"the cache {path} cannot be read ({error}) and is left alone")
            self.path = None

    def _close_kept(self) -> None:
        if self._kept is not None:
            with contextlib.suppress(sqlite3.Error):
                self._kept.close()
        self._kept = None

    # --- both connections ------------------------------------------------------------------------

    def _ask(self, query: str, *values: object) -> tuple[object, ...] | None:
        for row in self._every(query, *values):
            return row
        return None

    def _every(self, query: str, *values: object) -> Iterator[tuple[object, ...]]:
        """Rows of the file, then those of this run alone."""
        if self._kept is not None:
            try:
                yield from self._kept.execute(query, values)
            except sqlite3.Error as error:
                self._part_with(error)
        if self._passing is not None:
            yield from self._passing.execute(query, values)

    def _write(self, statement: str, *values: object) -> None:
        for _ in range(2):  # a damaged file is begun anew once
            if self.path is None:
                break
            try:
                if self._kept is None:
                    self._kept = self._create(self.path)
                if not self._kept.in_transaction:
                    self._kept.execute("BEGIN IMMEDIATE")
                self._kept.execute(statement, values)
                return
            except (sqlite3.Error, OSError) as error:
                if isinstance(error, sqlite3.Error) and _is_damage(error):
                    self._part_with(error)
                else:
                    self._give_up(error)
        if self._passing is None:
            self._passing = sqlite3.connect("", isolation_level=None)  # a file of its own, unnamed
            _lay_out(self._passing)
        self._passing.execute(statement, values)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1.0, isolation_level=None)
    # One file at rest, also on network disks, which a write-ahead log does not support.
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _state(connection: sqlite3.Connection) -> str | None:
    """The fingerprint that a file was written with, ``None`` if it is not ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, layout) != (_APPLICATION, LAYOUT):
        return None
    row = connection.execute("SELECT value FROM facts WHERE name = 'fingerprint'").fetchone()
    return str(row[0]) if row else ""


def _lay_out(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {LAYOUT}")
    for statement in filter(str.strip, _TABLES.split(";")):
        connection.execute(statement)
    if connection.in_transaction:
        connection.commit()


def _is_damage(error: sqlite3.Error) -> bool:
    """Is the file at fault, rather than the disk, another process or a lack of room?"""
    return not isinstance(error, sqlite3.OperationalError) or "no such" in str(error)
