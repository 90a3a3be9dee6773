"""One file in, its articles out, or the reason why there are none."""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from pressminer.errors import UnreadableError, UnreadableNowError
from pressminer.ids import document_id, stable_id
from pressminer.model import Article, Unreadable
from pressminer.readers import guard, rows
from pressminer.readers.columns import stated_columns
from pressminer.readers.content import Content
from pressminer.readers.limits import MAX_BYTES, MAX_LARGE_BYTES, MAX_MAIL_BYTES, MEGABYTE
from pressminer.readers.paths import failed, kind_of, printable, reason, skipped
from pressminer.readers.text import read_text

Reader = Callable[[bytes], Content]
TableReader = Callable[[bytes, Mapping[str, str]], Iterator[rows.Row]]


@dataclass(frozen=True, slots=True)
class Format:
    """How files with a suffix are read: one article (``read``) or one a row (``read_rows``)."""

    read: Reader | None = None
    read_rows: TableReader | None = None
    max_bytes: int = MAX_LARGE_BYTES


# The one place where an input format is added. `guard` reads in a process of its own; nothing of
# a library is imported here, so that a run over text files costs nothing of it.
READERS: Mapping[str, Format] = {
    ".csv": Format(read_rows=rows.read_csv),
    ".docx": Format(partial(guard.read, "docx")),
    ".eml": Format(partial(guard.read, "mail"), max_bytes=MAX_MAIL_BYTES),
    ".htm": Format(partial(guard.read, "html"), max_bytes=MAX_BYTES),
    ".html": Format(partial(guard.read, "html"), max_bytes=MAX_BYTES),
    ".jsonl": Format(read_rows=rows.read_jsonl),
    ".md": Format(read_text, max_bytes=MAX_BYTES),
    ".pdf": Format(partial(guard.read, "pdf")),
    ".txt": Format(read_text, max_bytes=MAX_BYTES),
}
PACKED = ".gz"

# White space, and marks that show nothing: zero-width spaces, joiners, byte order marks.
_VISIBLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")


def suffix_of(name: str) -> str:
    """``.txt`` for ``Meldung.TXT`` and for ``Meldung.txt.gz``; empty if there is none."""
    path = PurePath(name)
    if path.suffix.lower() == PACKED and PurePath(path.stem).suffix:
        path = PurePath(path.stem)
    return path.suffix.lower()


def no_reader(path: str) -> Unreadable:
    """The row for a file in a format that nobody reads here."""
    suffix = suffix_of(path)
    files = f"{suffix} files" if suffix else "files without a suffix"
    known = ", ".join(sorted(READERS))
    return skipped(path, f"no reader for {files} (reads {known}; each may be packed as {PACKED})")


def articles(path: Path, root: Path) -> Iterator[Article | Unreadable]:
    """The articles in the file at ``path`` in the corpus folder ``root``, at least one item.

    Never raises for a bad file. A table gives one item a row, with the row's number behind its
    path: ``meldungen.csv#12``. Folders, pipes and devices are never opened; no more is read
    than `pressminer.readers.limits` allow.
    """
    name = printable(path, root)
    form = READERS.get(suffix_of(name))
    try:
        kind = kind_of(path.stat().st_mode)
        if kind:
            yield skipped(name, f"is {kind}, not a file")
        elif form is None:
            yield no_reader(name)
        elif form.read_rows is not None:
            yield from _from_rows(name, form.read_rows(_bytes(path, form), stated_columns(path)))
        elif form.read is not None:
            yield _article(name, document_id(name), form.read(_bytes(path, form)))
    except UnreadableError as error:
        yield failed(name, str(error), passing=isinstance(error, UnreadableNowError))
    except OSError as error:
        yield failed(name, f"cannot be read: {reason(error)}", passing=True)
    except MemoryError:
        yield failed(name, "cannot be read: it takes too much memory", passing=True)


def read(path: Path, root: Path) -> Article | Unreadable:
    """The article of a file that holds one; the first of a table. See `articles`."""
    return next(articles(path, root))


def _from_rows(name: str, found: Iterator[rows.Row]) -> Iterator[Article | Unreadable]:
    """One item a row; its id hangs on its content and not on its place in the table."""
    empty = True
    table = unicodedata.normalize("NFC", name)
    for row in found:
        empty = False
        path, key = f"{name}#{row.number}", stable_id("art", table, row.key)
        if row.content is not None:
            yield _article(path, key, row.content)
        else:
            yield Unreadable(key, path, row.status, row.message, row.passing)
    if empty:
        yield skipped(name, "empty: no rows below the header")


def _article(name: str, key: str, content: Content) -> Article | Unreadable:
    if _VISIBLE.search(content.text) is None:
        return Unreadable(key, name, "skipped", "empty")
    return Article(key, name, content.text, content.front_matter, content.metadata)


# --- bytes ---------------------------------------------------------------------------------------


def _bytes(path: Path, form: Format) -> bytes:
    """The content; the size is checked while reading because a file may still be growing."""
    with path.open("rb") as handle:
        data = handle.read(form.max_bytes + 1)
    if len(data) > form.max_bytes:
        raise UnreadableError(f"larger than {form.max_bytes // MEGABYTE} MB")
    return _unpacked(data, form.max_bytes) if path.suffix.lower() == PACKED else data


def _unpacked(data: bytes, limit: int) -> bytes:
    """What a gzip file holds, and never more than ``limit`` of it."""
    try:
        with gzip.open(io.BytesIO(data)) as handle:
            unpacked = handle.read(limit + 1)
    except EOFError:
        raise UnreadableError("the gzip file is cut off") from None
    except (OSError, zlib.error):
        raise UnreadableError("not a gzip file, or a broken one") from None
    if len(unpacked) > limit:
        raise UnreadableError(f"larger than {limit // MEGABYTE} MB when unpacked")
    return unpacked
