"""What is to be added: a file, an address, standard input. All become bytes with a suffix."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from pressminer.adding.fetch import fetch, is_url
from pressminer.errors import UnreadableError
from pressminer.readers.files import READERS, suffix_of
from pressminer.readers.limits import MAX_LARGE_BYTES, MEGABYTE
from pressminer.readers.paths import kind_of, reason

STDIN = "-"
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/csv": ".csv",
    "application/jsonl": ".jsonl",
}
# Media types that say nothing: the address or the content has to tell.
_VAGUE = frozenset({"application/octet-stream", "binary/octet-stream", "application/x-download"})
_PAGE = re.compile(rb"(?i)\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])")
_MAIL = re.compile(rb"(?i)(?:from|received|return-path|delivered-to|message-id|mime-version): \S")
_HEAD = 2_000


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes and where they come from.

    ``name``: what to call them in messages. ``stem``: a name for want of a title. ``suffix``: by
    which they are read, with ``.gz`` where they are packed. ``folder``: where the file lies.
    """

    name: str
    data: bytes
    stem: str
    suffix: str
    url: str = ""
    folder: Path | None = None


def read_source(given: str, stdin: BinaryIO | None = None) -> Source:
    """What ``given`` means: ``-``, an address or a path. Raises `UnreadableError` with a reason."""
    if given == STDIN:
        data = _limited((stdin or sys.stdin.buffer).read(MAX_LARGE_BYTES + 1))
        if not data.strip():
            raise UnreadableError("nothing came in on standard input")
        return Source("standard input", data, "article", sniffed(data))
    return _from_web(given) if is_url(given) else _from_file(Path(given))


def _from_file(path: Path) -> Source:
    try:
        kind = kind_of(path.stat().st_mode)
        if kind:
            raise UnreadableError(f"is {kind}, not a file")
        with path.open("rb") as handle:
            data = _limited(handle.read(MAX_LARGE_BYTES + 1))
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {reason(error)}") from None
    except ValueError:  # a NUL in the name
        raise UnreadableError("no such file") from None
    suffix = suffix_of(path.name)
    packed = ".gz" if path.suffix.lower() == ".gz" else ""
    chosen = suffix + packed if suffix in READERS else sniffed(data)
    return Source(str(path), data, path.name.split(".")[0], chosen, folder=path.parent)


def _from_web(url: str) -> Source:
    found = fetch(url)
    path = PurePosixPath(unquote(urlsplit(found.url).path))
    named = suffix_of(path.name)
    suffix = _KINDS.get(found.media_type, "")
    if found.media_type in _VAGUE or (suffix == ".txt" and named in READERS):
        suffix = named if named in READERS else sniffed(found.data)
    if not suffix:
        raise UnreadableError(f"is no article but {found.media_type}")
    return Source(
        url, found.data, path.stem or urlsplit(found.url).hostname or "", suffix, found.url
    )


def _limited(data: bytes) -> bytes:
    if len(data) > MAX_LARGE_BYTES:
        raise UnreadableError(f"larger than {MAX_LARGE_BYTES // MEGABYTE} MB")
    return data


_SIGNS: Mapping[bytes, str] = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx", b"\x1f\x8b": ".txt.gz"}


def sniffed(data: bytes) -> str:
    """The suffix for content without one; ``.txt`` for whatever is not plainly something else.

    >>> sniffed(b"%PDF-1.7"), sniffed(b"<!DOCTYPE html><p>a"), sniffed(b"Ulm baut.")
    ('.pdf', '.html', '.txt')
    """
    for sign, suffix in _SIGNS.items():
        if data.startswith(sign):
            return suffix
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return ".html"
    lines = head.split(b"\n\n")[0].replace(b"\r", b"").split(b"\n")
    mail = sum(_MAIL.match(line) is not None for line in lines)
    return ".eml" if mail >= 2 and b": " in lines[0] else ".txt"
