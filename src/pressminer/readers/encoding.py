"""Bytes to text, by a short fixed order of rules instead of statistics.

1. A byte order mark decides: UTF-8, UTF-16 or UTF-32.
2. Zero bytes in every second place: UTF-16 without a mark. Any other zero byte: binary.
3. UTF-8, if all of it is valid.
4. Windows-1252 (which holds all letters of Latin-1), unless most of the file is UTF-8.

What fits none of them is refused with a reason: a table full of ``Ã¼`` helps nobody.
"""

from __future__ import annotations

import codecs
import re

from pressminer.errors import UnreadableError

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Files that are often saved under a wrong name and could pass for text.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
)
_SAMPLE = 4096
_WIDE_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# Everything below the space except tab, line ends and page breaks, and delete.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text of ``data`` without a byte order mark; raises `UnreadableError` with the reason.

    >>> decode("Zürich".encode("cp1252"))
    'Zürich'
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not a text file: this is {name}")
    text = _decode(data)
    _refuse_binary(text)
    return text


def _decode(data: bytes) -> str:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name)
    if b"\x00" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(data, error.start)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"broken encoding: the file says it is {name}, but byte {error.start} does not fit"
        ) from None


def _wide(data: bytes) -> str:
    """Text in UTF-16 without a mark; in western text every second byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 2 == 0 and max(even, odd) > half * 0.5 and min(even, odd) <= half * 0.02:
        return _strict(data, "utf-16-le" if odd > even else "utf-16-be", "UTF-16")
    raise UnreadableError("not a text file: it contains zero bytes")


def _single_byte(data: bytes, first_fault: int) -> str:
    """Windows-1252, if the file is not UTF-8 with a few broken places.

    ``„Spaß“`` in Windows-1252 happens to hold one valid UTF-8 pair (``ß“``), so the two are
    counted against each other.
    """
    wide = _WIDE_CHARACTER.findall(data)
    high = len(_HIGH_BYTE.findall(data)) - sum(map(len, wide))
    if len(wide) > high:
        raise UnreadableError(
            f"broken encoding: UTF-8 up to byte {first_fault}, which does not fit"
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "broken encoding: neither UTF-8 nor UTF-16 nor Windows-1252 "
            f"(byte {error.start} is {data[error.start]:#04x})"
        ) from None


def _refuse_binary(text: str) -> None:
    """One stray control character (a page break of a PDF export) is no reason to refuse."""
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or (controls > 1 and controls * 100 > len(text)):
        raise UnreadableError("not a text file: it is full of control characters")
