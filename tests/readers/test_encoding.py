"""Bytes to text: every encoding that a newsroom produces, and what is refused."""

from __future__ import annotations

import codecs
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.errors import UnreadableError
from pressminer.readers.encoding import decode

TEXT = "Zürich: 1,5 Mio. € für „Größe“ – so der Rat.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=[
        "utf-8",
        "utf-8-bom",
        "16-le-bom",
        "16-be-bom",
        "32-le",
        "32-be",
        "16-le",
        "16-be",
        "1252",
    ],
)
def test_known_encodings_give_the_same_text(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("Füße".encode("latin-1"), "Füße"),
        # "ß“" in Windows-1252 happens to be a valid pair of UTF-8; the other quote decides.
        ("„Spaß“ für alle".encode("cp1252"), "„Spaß“ für alle"),
        (b"Seite 1\x0cSeite 2", "Seite 1\x0cSeite 2"),
        (
            b"One stray\x02 control character in a longer text",
            "One stray\x02 control character in a longer text",
        ),
        ("日本語のプレスリリース".encode(), "日本語のプレスリリース"),
    ],
)
def test_odd_but_readable(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)), "zero bytes"),
        (b"text\x00text and more", "zero bytes"),
        (b"\x01\x02\x03\x04", "control characters"),
        (b"Z\x81rich und \x8d", "neither UTF-8 nor UTF-16 nor Windows-1252"),
        ("Größe für Zürich".encode()[:-4] + b"\xff ", "broken encoding: UTF-8 up to byte 16"),
        (codecs.BOM_UTF8 + b"Z\xfcrich", "says it is UTF-8, but byte 1"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "says it is UTF-16, but byte 2"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "says it is UTF-16, but byte 0"),
        (b"%PDF-1.7 plain so far", "this is a PDF file"),
        (b"{\\rtf1 text", "this is an RTF file"),
        (b"PK\x03\x04word/document.xml", "zip archive"),
        (gzip.compress(b"text"), "gzip archive"),
        (b"\x89PNG\r\n", "PNG image"),
        (b"\xff\xd8\xff\xe0", "JPEG image"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


@given(st.text())
def test_utf_8_comes_back_unless_it_is_full_of_controls(text: str) -> None:
    try:
        assert decode(codecs.BOM_UTF8 + text.encode()) == text
    except UnreadableError:
        assert any(ord(character) < 32 or ord(character) == 127 for character in text)


@given(st.binary())
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError as error:
        assert str(error)
    else:
        assert "\x00" not in text
        text.encode("utf-8")  # whatever is read can be written
