"""The text layer of PDF files, by PDFium, the engine of Chrome; see `pdf_layout` and `pdf_text`."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pressminer.errors import UnreadableError
from pressminer.readers.content import Content
from pressminer.readers.fields import iso_day
from pressminer.readers.limits import MAX_CHARACTERS, MAX_PAGE_OBJECTS, MAX_PAGES
from pressminer.readers.pdf_layout import Piece
from pressminer.readers.pdf_text import document_text

_CREATED = re.compile(r"D:(\d{8})")
_GAP = 1.6  # sizes of the type; a wider gap between two letters of a line parts two pieces
_SMALL_GAP = 0.8  # one that may part cells of a table
_FEW = 20  # letters in a whole document; with pictures on its pages it is a scan
_UNKNOWN = 0.3  # share of letters without a meaning from which the text is no text


def read_pdf(data: bytes) -> Content:
    """The text of a PDF in reading order, lines joined into paragraphs.

    Raises `UnreadableError` for scans, for files under a password and for what is no PDF.
    """
    document = _opened(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableError(f"the PDF has {count} pages, more than {MAX_PAGES}")
        pages = list(_pages(document, count))
        letters = sum(len(piece.text) for page in pages for piece in page)
        if letters < _FEW:
            raise UnreadableError(_why_empty(document, count))
        _check_letters(pages)
        title, text = document_text(pages)
        metadata = {"title": title, "hinted_on": _made_on(document)}
        return Content(text, metadata={key: value for key, value in metadata.items() if value})
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("not a PDF file")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("the PDF is protected by a password") from None
        raise UnreadableError("the PDF is cut off or broken") from None


def _pages(document: Any, count: int) -> Iterator[list[Piece]]:
    total = 0
    for number in range(count):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise UnreadableError(f"page {number + 1} of the PDF is broken") from None
        try:
            pieces = list(_pieces(page))
        finally:
            page.close()
        total += sum(len(piece.text) for piece in pieces)
        if total > MAX_CHARACTERS:
            raise UnreadableError("the PDF holds more text than an article can have")
        yield pieces


def _why_empty(document: Any, count: int) -> str:
    images = 0
    for number in range(min(count, 5)):
        page = document[number]
        images += sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        page.close()
    if images:
        return "a scan: its pages are pictures without a text layer; run text recognition (OCR)"
    return "the PDF has no text; its letters may have been drawn as lines"


def _check_letters(pages: list[list[Piece]]) -> None:
    """Fonts without a table of letters give signs that mean nothing."""
    text = "".join(piece.text for page in pages for piece in page)
    strange = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < "\t" for c in text)
    if strange > _UNKNOWN * len(text):
        raise UnreadableError("the letters of this PDF are not marked as such; save it as text")


def _made_on(document: Any) -> str:
    """The day on which the file was made; a later change leaves it open."""
    try:
        said: Mapping[str, str] = document.get_metadata_dict()
    except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return ""
    days = {found[1] for key in ("CreationDate", "ModDate") if (found := _day_in(said, key))}
    return iso_day(days.pop()) if len(days) == 1 else ""


def _day_in(said: Mapping[str, str], key: str) -> re.Match[str] | None:
    return _CREATED.match(said.get(key, ""))


# --- letters to pieces ---------------------------------------------------------------------------


def _pieces(page: Any) -> Iterator[Piece]:
    """Runs of letters on one line without a wide gap, in the order of the file."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > MAX_PAGE_OBJECTS:
            raise UnreadableError("a page of the PDF holds more letters than a page can have")
        run = _Run()
        for letter in _letters(text_page.raw, count):
            piece = run.take(*letter)
            if piece is not None:
                yield piece
        last = run.piece()
        if last is not None:
            yield last
    finally:
        text_page.close()


def _letters(raw: Any, count: int) -> Iterator[tuple[str, float, float, float, float, float]]:
    """``(letter, left, bottom, right, top, size of the type)`` of each letter; no size: a blank."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        letter = _letter(code)
        if not letter:
            continue
        if letter.isspace() or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            yield letter, 0, 0, 0, 0, 0
            continue
        if not pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top):
            continue
        size = pdfium.FPDFText_GetFontSize(raw, index) or top.value - bottom.value
        base = bottom.value
        if pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
            base = y.value  # boxes are as high as their letters, so that no two lines are alike
        yield letter, left.value, base - 0.2 * size, right.value, base + 0.75 * size, size


def _letter(code: int) -> str:
    """PDFium marks a hyphen at the end of a line with 2 or U+FFFE."""
    if code in (2, 0xFFFE, 0xAD):
        return "-"
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd" if code else ""
    return chr(code)


class _Run:
    """Collects letters until the line ends or a wide gap follows."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.letters: list[str] = []
        self.gaps: list[tuple[int, float, float]] = []
        self.left = self.bottom = self.right = self.top = self.size = 0.0

    def take(
        self, letter: str, left: float, bottom: float, right: float, top: float, size: float
    ) -> Piece | None:
        """Adds a letter; the piece before it, if one ends here."""
        if letter in "\r\n":
            return self.piece()
        if not size:
            if self.letters and self.letters[-1] != " ":
                self.letters.append(" ")
            return None
        ended = self.piece() if self._is_apart(left, bottom, top, size) else None
        if not self.letters:
            self.left, self.bottom, self.right, self.top, self.size = left, bottom, right, top, size
        else:
            if left - self.right > _SMALL_GAP * size:
                self.gaps.append((len(self.letters), self.right, left))
            self.right = max(self.right, right)
            self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)
            self.size = max(self.size, size)
        self.letters.append(letter)
        return ended

    def _is_apart(self, left: float, bottom: float, top: float, size: float) -> bool:
        if not self.letters:
            return False
        wide = left - self.right > _GAP * self.size or left < self.left - self.size
        other_line = top < self.bottom or bottom > self.top
        return wide or other_line

    def piece(self) -> Piece | None:
        """What has been collected; the next letter begins anew."""
        text, gaps = "".join(self.letters).rstrip(), tuple(self.gaps)
        left, bottom, right, top, size = self.left, self.bottom, self.right, self.top, self.size
        self._clear()
        return Piece(text, left, bottom, right, top, size, gaps) if text else None
