"""What makes a file or an article the same as before, whatever its name and place."""

from __future__ import annotations

import hashlib
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pressminer.model import Article
from pressminer.readers import READERS, columns
from pressminer.readers.files import suffix_of
from pressminer.readers.paths import printable

_SETTLED = 2_000_000_000  # ns; the coarsest clock of a file system ticks every two seconds
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it lies there: what it is called, a stamp if it can be trusted, its size."""

    name: str
    stamp: str
    size: int


def seen(path: Path, root: Path) -> Seen:
    """Looks at a file without opening it. Raises `OSError` for what is no regular file.

    The stamp is device, inode, size, times of the last change of content and of anything. Whoever
    writes to a file, or puts another in its place, changes one of them: the last time cannot be set
    by a program. A file that was changed within two seconds has no stamp, since it may change
    once more within the same tick of the clock (as in git).
    """
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(f"{path} is no regular file")
    latest = max(state.st_mtime_ns, state.st_ctime_ns)
    parts = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    settled = time.time_ns() - latest > _SETTLED
    stamp = ":".join(map(str, parts)) + _columns_stamp(path) if settled else ""
    return Seen(printable(path, root), stamp, state.st_size)


def content_key(path: Path, name: str) -> str:
    """A hash of what a reader can see: the bytes, the format, for a table its name and columns.

    The rows of a table have ids that hang on its name. No more is read than a reader would.
    Raises `OSError`.
    """
    digest = hashlib.sha256(f"{suffix_of(name)}\n{path.suffix.lower()}\n".encode())
    if is_table(name):
        digest.update(name.encode("utf-8", "surrogateescape") + b"\n")
        digest.update(_columns(path) + b"\n")
    left = READERS[suffix_of(name)].max_bytes + 1
    with path.open("rb") as handle:
        while left > 0 and (piece := handle.read(min(_PIECE, left))):
            digest.update(piece)
            left -= len(piece)
    return digest.hexdigest()


def article_key(article: Article) -> str:
    """A hash of all that findings are made of: text, front matter, metadata. Not of the path."""
    digest = hashlib.sha256()
    for part in (article.text, *_flat(article.front_matter), "\n", *_flat(article.metadata)):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def findings_key(article: str, stated: Mapping[str, str]) -> str:
    """`article_key` with what the user states about the article beside its file."""
    if not stated:
        return article
    return hashlib.sha256("\n".join((article, *map(repr, _flat(stated)))).encode()).hexdigest()


def is_table(name: str) -> bool:
    """Does a file of this name hold one article a row?"""
    form = READERS.get(suffix_of(name))
    return form is not None and form.read_rows is not None


def _flat(pairs: Mapping[str, str]) -> list[str]:
    return [part for pair in sorted(pairs.items()) for part in pair]


def _columns(path: Path) -> bytes:
    try:
        return (path.parent / columns.NAME).read_bytes()
    except OSError:
        return b""


def _columns_stamp(path: Path) -> str:
    """The state of the file that names the columns of a table, if there is one."""
    if not is_table(path.name):
        return ""
    return "|" + hashlib.sha256(_columns(path)).hexdigest()[:16]
