"""Writes tables as CSV files: all of them complete, or none of them touched.

Everything is written and flushed to disk in a staging folder inside the output folder (same file
system), marked as complete, then moved over with ``os.replace``. A failure or kill before the mark
leaves the previous output whole; a failure among the moves is rolled back; a kill among them, which
take about a millisecond, is made good by the next run, which first moves what is left. Only the
tables' own files are touched.

One run at a time writes to a folder: `claimed` waits for the other one at the start, not at its
end.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from pressminer.errors import OutputError

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

Table = tuple[Sequence[str], Iterable[Sequence[str]]]

STAGING = ".pressminer-staging-"
_COMPLETE = "complete.json"  # in the staging folder: all is there, and these are the files
_LOCK_TRIES, _LOCK_PAUSE = 300, 0.1
_PIECE = 1 << 20
_claims: dict[tuple[int, int], int] = {}  # folders (device, inode) → the thread that holds them
_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")
_PLAIN = re.compile('[^=@\t\r+\\-\x00\ud800-\udfff",\n][^\x00\ud800-\udfff",\r\n]*')
_NEEDS_QUOTES = re.compile('[",\r\n]')
# "+49 (0)89 1234-0", "-1,7 Mio. Euro", "-1700000": a sign, a number, words. No operator, function
# call or reference to another sheet fits, and the two halves share no first character, so that
# matching takes linear time.
_NUMBER_LIKE = re.compile(
    r"[+-][ \u00a0\u202f]?\d[\d\s.,:'’()/…–-]*"
    r"(?:(?:[^\W\d_]|[%‰€$£°])[\w\s.,:;’/%‰€$£°–-]*)?"
)
_REASONS = {
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EEXIST: "there is a file of that name, not a folder",
    errno.EISDIR: "there is a folder where a table belongs",
    errno.ENAMETOOLONG: "the path is too long",
    errno.ELOOP: "the path is a loop of links",
}


def write_tables(
    tables: Mapping[str, Table],
    folder: Path,
    more: Mapping[str, Callable[[Path], object]] | None = None,
) -> None:
    r"""Write each table, ``name: (columns, rows)``, to ``folder/<name>.csv``.

    ``more``: further files by name, each with what writes it to the path that it is given; they
    come in together with the tables.

    UTF-8, header row, RFC 4180 quoting, ``\n`` line ends, cells defused (`defused`). The folder
    is made if need be. Raises `OutputError` with a plain reason; then, as after any other error,
    what was in the folder before is still there, whole.
    """
    folder = Path(folder)
    made = False
    try:
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder, tries=_LOCK_TRIES), _staging(folder) as staging:
            names = [*(f"{name}.csv" for name in tables), *(more or {})]
            _refuse_folders(folder, names)
            for name, (columns, rows) in tables.items():
                _write_file(staging / f"{name}.csv", columns, rows)
            for name, write in (more or {}).items():
                write(staging / name)
                _sync_file(staging / name)
            _swap_in(names, staging, folder)
    except BaseException as error:
        if made:
            _remove_if_empty(folder)
        if isinstance(error, OSError):
            raise OutputError(_refusal(folder, error)) from error
        raise


@contextlib.contextmanager
def claimed(folder: Path, notice: Callable[[str], object] | None = None) -> Iterator[None]:
    """Makes ``folder`` this run's own until the end of the block; waits if another run has it.

    ``notice(text)`` is told that it waits. What a killed run has left half moved is put right.
    The folder is made if need be, and goes again if nothing was put into it. Raises `OutputError`.
    """
    folder = Path(folder)
    made = not folder.exists()
    with contextlib.ExitStack() as held:
        if made:
            held.callback(_remove_if_empty, folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(_locked(folder, notice=notice))
            _clear_up(folder)
        except OSError as error:
            raise OutputError(_refusal(folder, error)) from error
        yield


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()  # only ever removes an empty folder


def check_writable(folder: Path) -> None:
    """Raise `OutputError` if ``folder`` plainly cannot be written; makes and changes nothing.

    For use before a long run, so that it does not fail at its end.
    """
    ancestor = whole = Path(folder).absolute()
    try:
        while not ancestor.exists() and not ancestor.is_symlink():
            ancestor = ancestor.parent
        if not ancestor.is_dir():
            raise NotADirectoryError(errno.EEXIST if ancestor == whole else errno.ENOTDIR, "")
        if not os.access(ancestor, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as error:
        raise OutputError(_refusal(folder, error)) from error


def _refusal(folder: Path, error: OSError) -> str:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    where = f" ({error.filename})" if error.filename not in (None, str(folder), "") else ""
    return (
        f"Cannot write the tables to {folder}: {reason}{where}. What was there before is "
        "untouched. Choose another folder with --output, or make room or permission there."
    )


def file_digest(path: Path) -> str:
    """A hash of a file's content, ``""`` if it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as handle:
            while piece := handle.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


# --- cells ----------------------------------------------------------------------------------


def defused(cell: str) -> str:
    """The cell, with ``'`` in front if a spreadsheet would run it as a formula.

    >>> defused("=1+1"), defused("-1,7 Mio. Euro"), defused("+SUM(A1)")
    ("'=1+1", '-1,7 Mio. Euro', "'+SUM(A1)")
    """
    first = cell[:1]
    if first in ("=", "@", "\t", "\r"):
        return f"'{cell}"
    if first in ("+", "-") and not _NUMBER_LIKE.fullmatch(cell):
        return f"'{cell}"
    return cell


def _encoded(cell: str) -> str:
    """One CSV field. NULs and lone surrogates, which UTF-8 or readers refuse, become U+FFFD."""
    if _PLAIN.fullmatch(cell):  # most cells: nothing below would change them
        return cell
    cell = defused(_UNENCODABLE.sub("\ufffd", cell))
    if _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _line(cells: Sequence[str]) -> str:
    """One record; a lone empty cell is quoted, since a blank line would be no record."""
    return (",".join(map(_encoded, cells)) or '""') + "\n"


def _write_file(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("x", encoding="utf-8", newline="") as handle:
        handle.write(_line(columns))
        for row in rows:
            if len(row) != len(columns):
                raise ValueError(f"{path.name}: {len(columns)} columns, but a row of {len(row)}")
            handle.write(_line(row))
        _sync(handle)


# --- whole or not there ------------------------------------------------------------------------


def _sync(handle: TextIO) -> None:
    handle.flush()
    os.fsync(handle.fileno())


def _sync_file(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` survive a power cut, where the system can do that."""
    with contextlib.suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _locked(
    folder: Path, *, tries: int | None = None, notice: Callable[[str], object] | None = None
) -> Iterator[None]:
    """Keep other runs from writing to ``folder`` meanwhile; the lock dies with its process.

    ``tries``: after so many it is an `OutputError`, ``None``: never. What this thread has locked
    already is its own. Without file locks (Windows, some network drives) this does nothing.
    """
    state = folder.stat()
    place, here = (state.st_dev, state.st_ino), threading.get_ident()
    if fcntl is None or _claims.get(place) == here:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _wait_for_lock(descriptor, folder, tries, notice)
        _claims[place] = here
        yield
    finally:
        if _claims.get(place) == here:
            del _claims[place]
        os.close(descriptor)


def _wait_for_lock(
    descriptor: int,
    folder: Path,
    tries: int | None,
    notice: Callable[[str], object] | None,
) -> None:
    tried = 0
    while tries is None or tried < tries:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not tried and notice is not None:
                notice(f"another run is writing to {folder}; waiting for it to end")
            tried += 1
            time.sleep(_LOCK_PAUSE)
        except OSError:
            return  # this file system knows no locks
        else:
            return
    raise OutputError(
        f"Cannot write the tables to {folder}: another run is writing there. "
        "Wait for it to end, or choose another folder with --output."
    )


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A fresh folder inside ``folder``, gone at the end."""
    _clear_up(folder)
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _clear_up(folder: Path) -> None:
    """Ends what killed runs began: a complete set of files is moved, an incomplete one goes."""
    for stale in sorted(folder.glob(f"{STAGING}*")):
        try:
            complete = set(json.loads((stale / _COMPLETE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            complete = set()
        for name in sorted(path.name for path in stale.iterdir() if path.is_file()):
            if name in complete:
                (stale / name).replace(folder / name)
        _sync_folder(folder)
        shutil.rmtree(stale, ignore_errors=True)


def _refuse_folders(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(path))


def _swap_in(names: list[str], staging: Path, folder: Path) -> None:
    """Move the staged files over the old ones; if one move fails, put the old ones back."""
    kept = staging / "previous"
    kept.mkdir()
    for name in names:
        if (folder / name).exists():
            _keep(folder / name, kept / name)
    with (staging / _COMPLETE).open("x", encoding="utf-8") as handle:
        json.dump(names, handle)
        _sync(handle)
    _sync_folder(staging)
    moved: list[str] = []
    try:
        for name in names:
            moved.append(name)  # before the move: an interrupt may come right after it
            (staging / name).replace(folder / name)
    except BaseException:
        (staging / _COMPLETE).unlink(missing_ok=True)
        for name in moved:
            _put_back(kept / name, folder / name, came_in=not (staging / name).exists())
        raise
    _sync_folder(folder)


def _keep(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except OSError:  # no hard links here
        shutil.copy2(path, copy)


def _put_back(kept: Path, path: Path, *, came_in: bool) -> None:
    if not came_in:
        return
    if kept.exists():
        kept.replace(path)
    else:
        path.unlink(missing_ok=True)
