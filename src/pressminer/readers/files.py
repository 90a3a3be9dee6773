"""One file in, one `Article` out, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from pressminer.errors import UnreadableError
from pressminer.ids import document_id
from pressminer.model import Article, Unreadable
from pressminer.readers.paths import failed, kind_of, printable, reason, skipped
from pressminer.readers.text import read_text

Reader = Callable[[bytes], tuple[str, Mapping[str, str]]]

# The one place where an input format is added.
READERS: Mapping[str, Reader] = {
    ".md": read_text,
    ".txt": read_text,
}

# A press release has some kilobytes; what is larger than this is a dump or a mistake.
MAX_BYTES = 20_000_000

# White space, and marks that show nothing: zero-width spaces, joiners, byte order marks.
_VISIBLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")


def suffix_of(name: str) -> str:
    """``.txt`` for ``Meldung.TXT``; empty if there is none."""
    return PurePath(name).suffix.lower()


def no_reader(path: str) -> Unreadable:
    """The row for a file in a format that nobody reads here."""
    suffix = suffix_of(path)
    files = f"{suffix} files" if suffix else "files without a suffix"
    return skipped(path, f"no reader for {files} (reads {', '.join(sorted(READERS))})")


def read(path: Path, root: Path) -> Article | Unreadable:
    """The article at ``path`` in the corpus folder ``root``; never raises for a bad file.

    Folders, pipes and devices are never opened; at most `MAX_BYTES` are read.
    """
    name = printable(path, root)
    reader = READERS.get(suffix_of(name))
    try:
        kind = kind_of(path.stat().st_mode)
        if kind:
            return skipped(name, f"is {kind}, not a file")
        if reader is None:
            return no_reader(name)
        return _article(name, *reader(_bytes(path)))
    except UnreadableError as error:
        return failed(name, str(error))
    except OSError as error:
        return failed(name, f"cannot be read: {reason(error)}")


def _bytes(path: Path) -> bytes:
    """The content; the size is checked while reading because a file may still be growing."""
    with path.open("rb") as handle:
        data = handle.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB")
    return data


def _article(name: str, text: str, front_matter: Mapping[str, str]) -> Article | Unreadable:
    if _VISIBLE.search(text) is None:
        return skipped(name, "empty")
    return Article(document_id(name), name, text, front_matter)
