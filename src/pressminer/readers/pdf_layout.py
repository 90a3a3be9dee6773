"""Pieces of text on a page of a PDF to lines in reading order: columns, tables, lines.

A PDF knows letters and their places, nothing else. A page set in columns is read column by column,
lines across all columns parting them; pieces on one line are joined, cells of a table with
``|`` between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

BULLET = re.compile(r"\s*(?:[•●▪■‣◦∙·\uf0b7\uf0a7–—*]|-(?=\s)|\d{1,2}[.)](?=\s))\s*")
_MIN_GUTTER = 8.0  # points between two columns
COLUMN_LINES = 5  # lines that a column has at least
_PROSE = 0.55  # of its column's width that the middle line of prose fills
_COLUMN_WORDS = 3  # words that the middle line of a column has
_ACROSS = 0.35  # share of lines that may lie across the gap between columns (headlines, figures)
_DEEP = 4  # columns are looked for inside columns so many times
_CELL = 1.5  # sizes of the type between two cells of a table
_SMALL_CELL = 0.8  # between cells that stand below others
_ALIKE = 1.5  # ratio of the widest to the narrowest gap of a justified line
_STRETCHED = 6.0  # sizes of the type to which such a gap may be stretched
_NEAR = 2.5  # points by which cells of one column may differ
_MOST = 0.85  # share of a column's lines that end within its width


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one line, with its place in points (from below) and the size of its type."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    gaps: tuple[tuple[int, float, float], ...] = ()  # offset in text, from where to where

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column; ``width`` is that of the column, ``opens`` the first of one."""

    piece: Piece
    left: float
    width: float
    opens: bool
    row: bool  # cells of a table
    height: int = 1  # lines of its column


def page_lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    """The lines of a page in reading order, each with the width of its column."""
    for column in _columns(list(pieces), _DEEP):
        rows = list(_rows(column))
        # Not the outermost ones: a page number may stand far out.
        left = median(piece.left for piece, _ in rows)
        rights = sorted(piece.right for piece, _ in rows)
        width = max(1.0, rights[int(_MOST * (len(rows) - 1))] - left)
        for number, (piece, is_row) in enumerate(rows):
            yield Line(piece, left, width, number == 0, is_row, len(rows))


def _columns(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """The pieces of each column, columns from left to right between lines across all of them."""
    if not pieces:
        return
    gutter = _gutter(pieces) if depth else None
    if gutter is None:
        yield pieces
        return
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    start, end = gutter
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if piece.left < start and piece.right > end:
            if left or right:
                yield from _columns(left, depth - 1)
                yield from _columns(right, depth - 1)
                left, right = [], []
            across.append(piece)
        else:
            if across:
                yield across
                across = []
            (left if piece.right <= end else right).append(piece)
    if across:
        yield across
    yield from _columns(left, depth - 1)
    yield from _columns(right, depth - 1)


def _gutter(pieces: Sequence[Piece]) -> tuple[float, float] | None:
    """The empty strip between two columns of prose, as far left as there is one."""
    edges = sorted({round(piece.left) for piece in pieces})
    for edge in edges[1:]:
        strip = _strip(pieces, edge)
        if strip is not None:
            return strip
    return None


def _strip(pieces: Sequence[Piece], edge: int) -> tuple[float, float] | None:
    """The strip that ends where pieces begin at ``edge``, if columns stand on both sides."""
    begun = sum(abs(piece.left - edge) < 2 for piece in pieces)
    if begun < COLUMN_LINES:
        return None
    right = [piece for piece in pieces if piece.left >= edge - 2]
    others = [piece for piece in pieces if piece.left < edge - 2]
    left = [piece for piece in others if piece.right <= edge - _MIN_GUTTER]
    if len(others) - len(left) > _ACROSS * len(pieces) or not _side_by_side(left, right):
        return None
    if not (_is_prose(left) and _is_prose(right)):
        return None
    return max(piece.right for piece in left), float(edge) - 2


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the two stand beside each other for more than a few lines."""
    if len(left) < COLUMN_LINES or len(right) < COLUMN_LINES:
        return False
    top = min(max(p.top for p in left), max(p.top for p in right))
    bottom = max(min(p.bottom for p in left), min(p.bottom for p in right))
    return top - bottom > 3 * median(p.size for p in right)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether most lines fill their column: cells of a table do not."""
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    filled = median(p.right - p.left for p in pieces)
    words = median(len(p.text.split()) for p in pieces)
    return filled >= _PROSE * width and words >= _COLUMN_WORDS


def _rows(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Pieces of one line joined, from top to bottom; with whether they are cells of a table."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.middle, piece.left)):
        if rows and _on_one_line(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    rows = [sorted(row, key=lambda piece: piece.left) for row in rows]
    cells = [[cell for piece in row for cell in _cells(piece)] for row in rows]
    for number in _table_rows(rows, cells):
        rows[number] = cells[number]
    tables = set(_table_rows(rows, cells))
    for number, row in enumerate(rows):
        yield _joined(row, number in tables), number in tables


def _on_one_line(one: Piece, other: Piece) -> bool:
    return abs(one.middle - other.middle) < 0.4 * min(one.size, other.size)


def _cells(piece: Piece) -> list[Piece]:
    """A piece parted at its wider gaps."""
    cells: list[Piece] = []
    start, left = 0, piece.left
    for offset, right, after in piece.gaps:
        cells.append(replace(piece, text=piece.text[start:offset].strip(), left=left, right=right))
        start, left = offset, after
    cells.append(replace(piece, text=piece.text[start:].strip(), left=left))
    return [cell for cell in cells if cell.text]


def _table_rows(rows: Sequence[list[Piece]], cells: Sequence[list[Piece]]) -> list[int]:
    """Numbers of the lines that are rows of a table: wide gaps, or gaps below those of a row."""
    found = {number for number, row in enumerate(rows) if _has_cells(row)}
    for step in (1, -1):
        for number in range(len(rows))[::step]:
            before = number - step
            if before in found and _aligned(cells[before], cells[number]):
                found.add(number)
    return sorted(found)


def _has_cells(row: Sequence[Piece]) -> bool:
    """Whether a line has a gap that no blank makes; a justified line has many alike."""
    gaps = [b.left - a.right for a, b in pairwise(row)]
    if BULLET.fullmatch(row[0].text):
        gaps = gaps[1:]
    wide = [gap for gap in gaps if gap > _CELL * row[0].size]
    alike = len(gaps) > 1 and max(gaps) < min(_ALIKE * min(gaps), _STRETCHED * row[0].size)
    words = all(" " not in piece.text for piece in row)
    return bool(wide) and not (words and alike)


def _aligned(row: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether a cell, not the first, stands below one of the other row: left, right or centred."""
    return len(row) > 1 and any(
        abs(a.left - b.left) < _NEAR
        or abs(a.right - b.right) < _NEAR
        or abs(a.left + a.right - b.left - b.right) < _NEAR
        for a in row[1:]
        for b in other[1:]
    )


def _joined(cells: list[Piece], table: bool) -> Piece:
    """The pieces of a line as one, with ``|`` between the cells of a table."""
    texts = [cells[0].text]
    for before, piece in pairwise(cells):
        gap = piece.left - before.right
        if table and gap > _SMALL_CELL * piece.size and not BULLET.fullmatch(before.text):
            texts.append(f" | {piece.text}")
        else:
            texts.append(f" {piece.text}" if gap > 0.1 * piece.size else piece.text)
    return replace(
        cells[0],
        text="".join(texts),
        right=max(p.right for p in cells),
        bottom=min(p.bottom for p in cells),
        top=max(p.top for p in cells),
        size=max(p.size for p in cells),
        gaps=(),
    )
