"""A web page as a list of blocks: paragraphs, headings, list items, rows of tables, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

# lxml has no types; an element is whatever `lxml.html` makes.
Element = Any


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SILENT: Final = _tags(
    "script style noscript template svg math iframe object embed audio video canvas select option "
    "textarea button head title meta link map"
)
_BLOCKS: Final = _tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol p pre "
    "section summary table tbody td tfoot th thead time tr ul"
)
_CELLS = frozenset({"td", "th"})
_MAX_RUNS = 20
_MAX_CELL = 200  # characters; a table with longer cells only arranges the page
_LINKED = 0.8  # share of a block's characters that are link text, from which it is but a link
_FRAME = frozenset({"nav", "aside", "footer", "form", "address", "label"})
_SPACES = re.compile(r"\s+")
_HIDDEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # hyphens that show only at line ends


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A stretch of text that a browser sets apart.

    ``tag`` is that of the innermost block element (``row`` for a row of a table), ``parent`` tells
    blocks of one element or list from others, ``linked`` that nearly all of it is a link,
    ``framed`` that it stands in a menu, a form, a footer or the like. ``runs`` are its parts
    between inline marks, where there are several: date, author, section of ``5. Mai 2021 admin``.
    """

    text: str
    tag: str
    element: Element
    parent: Element
    linked: bool
    framed: bool
    runs: tuple[str, ...] = ()


def blocks_of(body: Element) -> list[PageBlock]:
    """All blocks of a page in reading order; scripts, forms' fields and buttons left out.

    ``<p>Ein <b>Satz</b>.<br>Noch einer</p>`` gives two blocks of one element.
    """
    return list(_Walk(body).blocks())


@dataclass
class _Walk:
    root: Element
    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    link_letters: int = 0
    links: int = 0
    path: list[Element] = field(default_factory=list)
    row: list[PageBlock] | None = None

    def blocks(self) -> Iterator[PageBlock]:
        skipped: Element = None
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            tag = element.tag
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._add(element.tail)
                continue
            if event == "start":
                if not isinstance(tag, str) or tag in _SILENT:
                    skipped = element
                    continue
                yield from self._start(element, tag)
            else:
                yield from self._end(element, tag)

    def _start(self, element: Element, tag: str) -> Iterator[PageBlock]:
        if tag in _BLOCKS:
            yield from self._flush()
            self.path.append(element)
            if tag == "tr":
                yield from self._close_row()
                self.row = []
        elif tag == "br":
            yield from self._flush()
        elif tag == "a":
            self.links += 1
        self._add(element.text)

    def _end(self, element: Element, tag: str) -> Iterator[PageBlock]:
        if tag in _BLOCKS:
            yield from self._flush()
            self.path.pop()
            if tag == "tr":
                yield from self._close_row()
        elif tag == "a":
            self.links -= 1
        if element is not self.root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text)
        letters = sum(not c.isspace() for c in text)
        self.letters += letters
        if self.links:
            self.link_letters += letters

    def _flush(self) -> Iterator[PageBlock]:
        """Closes the block at hand; inside a row of a table it is kept back."""
        text = clean("".join(self.pieces))
        runs = tuple(self.pieces) if 1 < len(self.pieces) <= _MAX_RUNS else ()
        linked = self.link_letters > _LINKED * max(1, self.letters)
        self.pieces.clear()
        self.letters = self.link_letters = 0
        if not text or not self.path:
            return
        block = self._block(text, linked, runs)
        if self.row is None:
            yield block
        else:
            self.row.append(block)

    def _block(self, text: str, linked: bool, runs: tuple[str, ...]) -> PageBlock:
        element = self.path[-1]
        lists = [e for e in self.path[-4:] if e.tag in ("li", "dd", "dt")]
        tag = "li" if lists and element.tag in ("p", "div", "span") else element.tag
        parent = element.getparent()
        framed = any(e.tag in _FRAME for e in self.path)
        return PageBlock(text, tag, element, parent, linked, framed, runs)

    def _close_row(self) -> Iterator[PageBlock]:
        """The cells of a row as one line ``a | b``; as they are where the table is but a frame."""
        row, self.row = self.row, None
        if not row:
            return
        cells = [block for block in row if block.tag in _CELLS]
        whole = len(cells) == len(row) and len({id(b.element) for b in row}) == len(row)
        if not whole or len(row) < 2 or any(len(block.text) > _MAX_CELL for block in row):
            yield from row
            return
        first = row[0]
        linked = all(block.linked for block in row)
        line = " | ".join(block.text for block in row)
        yield PageBlock(line, "row", first.parent, first.parent.getparent(), linked, first.framed)


def clean(text: str) -> str:
    r"""White space as one blank; marks that show nothing left out (``Grö\u00adße``)."""
    return _SPACES.sub(" ", text.translate(_HIDDEN)).strip()
