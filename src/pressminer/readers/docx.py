"""Word documents (``.docx``): paragraphs, lists and tables, read from the zip archive itself.

Headers, footers, comments, footnotes and deleted text stay out; what tracked changes insert is in.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from pressminer.errors import UnreadableError
from pressminer.readers.content import Content
from pressminer.readers.fields import iso_day
from pressminer.readers.limits import MAX_BYTES, MEGABYTE
from pressminer.readers.xml_text import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LOOSE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TERMS = "{http://purl.org/dc/terms/}"
_MAIN = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
# What holds no text of the article: deleted text, drawings' fallbacks, text boxes' second copies.
_LEFT_OUT = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _MC + "Fallback"})
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


def read_docx(data: bytes) -> Content:
    """The text of a Word document, paragraphs apart; raises `UnreadableError` if it is none.

    Items of lists begin with ``-``, cells of a table row stand on one line with ``|`` between.
    """
    archive = _archive(data)
    if _MAIN not in archive.namelist():
        raise UnreadableError("not a Word document: it is another kind of zip archive")
    root = parse_xml(_part(archive, _MAIN).replace(_STRICT, _LOOSE), "the Word document")
    body = root.find(_W + "body")
    if body is None:
        raise UnreadableError("the Word document is broken: it has no body")
    return Content(_joined(list(_lines(body))), metadata=_properties(archive))


def _archive(data: bytes) -> zipfile.ZipFile:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("an old or encrypted Word file; save it as .docx without a password")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        reason = "is cut off or broken" if data.startswith(b"PK") else "is no zip archive"
        raise UnreadableError(f"not a Word document: the file {reason}") from None


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive, never more than `MAX_BYTES` of it, whatever its header says."""
    try:
        with archive.open(name) as handle:
            data = handle.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError):
        raise UnreadableError("the Word document is cut off or broken") from None
    except (RuntimeError, NotImplementedError):
        raise UnreadableError("the Word document is encrypted or packed in an odd way") from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"the Word document holds more than {MAX_BYTES // MEGABYTE} MB of text when unpacked"
        )
    return data


def _lines(body: Any) -> Iterator[tuple[str, str]]:
    """``(kind, line)`` of all paragraphs and rows in order; kinds: text, item, row."""
    for element in body.iterchildren():
        if element.tag == _W + "p":
            text = _text(element)
            if text:
                yield ("item" if _is_item(element) else "text"), text
        elif element.tag == _W + "tbl":
            yield from _rows(element)
        elif element.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _lines(element)


def _rows(table: Any) -> Iterator[tuple[str, str]]:
    """Rows of a table; a table of one column only arranges the page."""
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl")) is not table:
            continue  # of a table inside a cell, which is read with its cell
        cells = [list(_lines(cell)) for cell in row.iterchildren(_W + "tc")]
        if len(cells) == 1:
            yield from cells[0]
            continue
        texts = [" ".join(line for _, line in cell) for cell in cells]
        if any(texts):
            yield "row", " | ".join(texts)


def _text(paragraph: Any) -> str:
    pieces: list[str] = []
    skipped: Any = None
    for element in paragraph.iter():
        if skipped is not None and skipped in element.iterancestors():
            continue
        skipped = None
        if element.tag in _LEFT_OUT:
            skipped = element
        elif element.tag == _W + "t":
            pieces.append(element.text or "")
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
    return "".join(pieces).strip()


def _is_item(paragraph: Any) -> bool:
    """Numbered or bulleted by the paragraph itself or by a style made for lists."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = style is not None and str(style.get(_W + "val", "")).lower().startswith("list")
    return named or paragraph.find(f"{_W}pPr/{_W}numPr") is not None


def _joined(lines: list[tuple[str, str]]) -> str:
    pieces: list[str] = []
    previous = ""
    for kind, line in lines:
        if previous:
            pieces.append("\n" if kind == previous and kind != "text" else "\n\n")
        pieces.append(f"- {line}" if kind == "item" else line)
        previous = kind
    return "".join(pieces) + "\n" if pieces else ""


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """The day of the document's properties; a broken part says nothing.

    The day on which a file was begun may be that of a template: it is a hint, no more.
    """
    if _PROPERTIES not in archive.namelist():
        return {}
    try:
        root = parse_xml(_part(archive, _PROPERTIES), "the document's properties")
    except UnreadableError:
        return {}
    values = {
        "hinted_on": iso_day(root.findtext(_TERMS + "modified") or "")
        or iso_day(root.findtext(_TERMS + "created") or ""),
    }
    return {key: value for key, value in values.items() if value}
