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
    (b"%PDF-", "a PDF file; name it .pdf to have it read"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls); save it as .docx"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS-", "a PostScript file"),
)
_SAMPLE = 4096
_LONG_SAMPLE = 1_000_000
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
    _refuse_signature(data)
    text = _decode(data)
    _refuse_binary(text)
    return text


def _refuse_signature(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not a text file: this is {name}")


def codec_of(data: bytes) -> tuple[str, int]:
    """Codec of ``data`` and length of its byte order mark, checked to the last byte.

    For files too large to be held twice. Raises `UnreadableError` like `decode`.
    """
    _refuse_signature(data)
    codec, mark = _codec(data)
    _refuse_binary(data[mark : mark + _LONG_SAMPLE].decode(codec, "ignore"))
    return codec, mark


def _decode(data: bytes) -> str:
    codec, mark = _codec(data)
    return data[mark:].decode(codec)


def _codec(data: bytes) -> tuple[str, int]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name), len(mark)
    if b"\x00" in data:
        return _wide(data), 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(data, error.start), 0
    return "utf-8", 0


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"broken encoding: the file says it is {name}, but byte {error.start} does not fit"
        ) from None
    return codec


def _wide(data: bytes) -> str:
    """The codec of UTF-16 without a mark; in western text every second byte is zero."""
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
        data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "broken encoding: neither UTF-8 nor UTF-16 nor Windows-1252 "
            f"(byte {error.start} is {data[error.start]:#04x})"
        ) from None
    return "cp1252"


def _refuse_binary(text: str) -> None:
    """One stray control character (a page break of a PDF export) is no reason to refuse."""
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or (controls > 1 and controls * 100 > len(text)):
        raise UnreadableError("not a text file: it is full of control characters")
