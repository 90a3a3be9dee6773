"""File names as the tables show them, and what the system says about a file."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path

from pressminer.ids import document_id
from pressminer.model import Unreadable

# Our own words: what the system says depends on its language.
_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "the link leads in a circle",
    errno.ENOENT: "it is gone",
    errno.ENAMETOOLONG: "its path is too long",
    errno.ENOTDIR: "part of its path is no folder",
}
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


def printable(path: Path, root: Path) -> str:
    r"""``path`` relative to ``root`` with ``/``; bytes that are no UTF-8 as ``\xfc``.

    Names are decoded from their bytes, so that the locale has no say in it.

    >>> printable(Path("corpus/2024/Übernahme.txt"), Path("corpus"))
    '2024/Übernahme.txt'
    """
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def sort_key(path: str) -> tuple[str, bool, str]:
    """Order of the printed paths; of two spellings of one name the composed one comes first."""
    composed = unicodedata.normalize("NFC", path)
    return composed, composed != path, path


def kind_of(mode: int) -> str:
    """What a path is that is no regular file: ``a named pipe``; empty for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((name for test, name in _KINDS if test(mode)), "a special file")


def reason(error: OSError) -> str:
    """Why the system refused, in the same words on every machine."""
    code = error.errno or 0
    return _REASONS.get(code, f"the system says {errno.errorcode.get(code, 'no')}")


def skipped(path: str, message: str) -> Unreadable:
    """A row for a path that is not ours to read."""
    return Unreadable(document_id(path), path, "skipped", message)


def failed(path: str, message: str, *, passing: bool = False) -> Unreadable:
    """A row for a path that should have been readable, ``passing``: and may be another time."""
    return Unreadable(document_id(path), path, "failed", message, passing)
