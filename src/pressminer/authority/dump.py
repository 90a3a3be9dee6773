"""Reads a ROR data dump record by record: plain JSON, gzip, or the zip file as it is published.

A dump is one JSON array of some 250 MB. Its records are decoded one at a time by the standard
library's C scanner, so memory holds one chunk of text and never the whole array.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pressminer.errors import AuthorityError, UsageError

Progress = Callable[[int, int], None]  # bytes of the file that are read, bytes in all

_CHUNK = 1 << 20  # characters
_LONGEST = 8 << 20  # characters; no record has more, so what does not end by then is broken
_WHITE = " \t\r\n"
_GZIP, _ZIP = b"\x1f\x8b", b"PK"
_UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    RuntimeError,  # of encrypted zips
)
_SCHEMA_1 = (
    "has schema 1, which ROR has given up; take a dump of schema 2, whose file name ends in "
    "schema_v2.json or begins with v2"
)


def records(path: Path, progress: Progress | None = None) -> Iterator[dict[str, Any]]:
    """The records of a dump in their order, whatever stands in them.

    Raises `UsageError` if there is no such file, `AuthorityError` if it is no list of records of
    schema 2, is broken or cut off; the message names the file and the record.
    """
    path = Path(path)
    if not path.is_file():
        raise UsageError(f"{path}: no such file; give a ROR data dump (.json, .json.gz or .zip)")
    number = 0
    try:
        with ExitStack() as stack:
            for number, record in enumerate(_opened(path, stack, progress), 1):
                if number == 1 and is_schema_1(record):
                    raise AuthorityError(f"{path}: {_SCHEMA_1}")
                yield record
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{path}: is no text in UTF-8: {error}") from error
    except _BrokenError as error:
        raise AuthorityError(f"{path}: record {number + 1}: {error}") from error
    except _UNREADABLE as error:
        raise AuthorityError(f"{path}: cannot be read: {error}") from error
    if not number:
        raise AuthorityError(f"{path}: holds no records")


class _BrokenError(Exception):
    """What is wrong with the text of a dump, in words for the user."""


def _opened(path: Path, stack: ExitStack, progress: Progress | None) -> Iterator[dict[str, Any]]:
    handle = stack.enter_context(path.open("rb"))
    total = path.stat().st_size
    start = handle.read(2)
    handle.seek(0)

    def tick() -> None:
        if progress is not None:
            progress(min(handle.tell(), total), total)

    if start == _ZIP:
        archive = stack.enter_context(zipfile.ZipFile(handle))
        return _items(stack.enter_context(archive.open(_member(archive, path))), tick)
    if start == _GZIP:
        return _items(stack.enter_context(gzip.GzipFile(fileobj=handle)), tick)
    return _items(handle, tick)


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The JSON file of schema 2: dumps of 2024 and 2025 hold one of schema 1 beside it."""
    found = [m for m in archive.infolist() if _is_data(m.filename)]
    if not found:
        raise AuthorityError(f"{path}: no .json file in this zip; is it a ROR data dump?")
    return next((m for m in found if _has_schema_2(archive, m)), found[0])


def _has_schema_2(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Does a look at the first record say so?"""
    try:
        with archive.open(member) as data:
            return "names" in next(_items(data), {})
    except (_BrokenError, UnicodeDecodeError):
        return False


def _is_data(name: str) -> bool:
    return name.lower().endswith(".json") and not name.startswith("__MACOSX/")


def is_schema_1(record: dict[str, Any]) -> bool:
    """Schema 1 has one ``name`` where schema 2 has a list of ``names``."""
    return "names" not in record and "name" in record


# --- one array of objects, piece by piece -------------------------------------------------------


def _items(data: Any, tick: Callable[[], None] | None = None) -> Iterator[Any]:
    """The objects of one array in a binary stream; `Any`, since `gzip` has a type of its own."""
    reader = _Reader(io.TextIOWrapper(data, encoding="utf-8-sig"), tick)
    opening = reader.peek()
    if opening and opening != "[":
        raise _BrokenError(f"expected a list of records, which begins with [, found {opening!r}")
    while opening:
        reader.at += 1
        if reader.peek() == "]":
            return
        yield reader.record()
        if reader.peek() not in {",", "]"}:
            raise _BrokenError(reader.cut_off() or "no comma behind it")
        if reader.peek() == "]":
            return


class _Reader:
    """A window on the text that moves on from value to value."""

    def __init__(self, text: io.TextIOWrapper, tick: Callable[[], None] | None) -> None:
        self.text = text
        self.tick = tick
        self.window = ""
        self.at = 0
        self.decode = json.JSONDecoder().raw_decode

    def peek(self) -> str:
        """The next character that is no white space, ``""`` at the end; moves up to it."""
        while True:
            while self.at < len(self.window) and self.window[self.at] in _WHITE:
                self.at += 1
            if self.at < len(self.window):
                return self.window[self.at]
            if not self._more():
                return ""

    def record(self) -> Any:
        """The object that begins here."""
        opening = self.peek()
        if opening != "{":
            told = f"expected a record, which begins with {{, found {opening!r}"
            raise _BrokenError(self.cut_off() or told)
        while True:
            try:
                value, self.at = self.decode(self.window, self.at)
            except json.JSONDecodeError as error:
                if len(self.window) - self.at > _LONGEST:
                    raise _BrokenError(f"broken JSON: {error.msg}") from None
                if not self._more():
                    raise _BrokenError(self._verdict(error)) from None
            except (ValueError, RecursionError) as error:
                raise _BrokenError(f"broken JSON: {error}") from None
            else:
                return value

    def cut_off(self) -> str:
        """What to tell if the text is at its end, else ``""``."""
        return "" if self.peek() else "the file ends here; was its download cut off?"

    def _verdict(self, error: json.JSONDecodeError) -> str:
        """No text is left: either an error stands before its end, or the end came too early."""
        early = error.pos >= len(self.window.rstrip()) or error.msg.startswith("Unterminated")
        ending = "the file ends inside it; was its download cut off?"
        return ending if early else f"broken JSON: {error.msg}"

    def _more(self) -> bool:
        """Reads on, drops what has been read; whether there was more."""
        chunk = self.text.read(_CHUNK)
        self.window = self.window[self.at :] + chunk
        self.at = 0
        if self.tick is not None:
            self.tick()
        return bool(chunk)
