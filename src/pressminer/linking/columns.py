"""Posts that the heading of a column states: ``Project | Project leader | Award``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef, Match, Role, RoleTitle

_BAR = "|"
MAX_HEADING = 4  # words of the heading of a column


class _Cell(NamedTuple):
    start: int
    end: int


class _Column(NamedTuple):
    """Which cell of every row holds whose post; ``cells`` is how many cells a row has."""

    at: int
    cells: int
    title: str
    canonical: str


class PostColumns:
    """Reads tables with a column of people below the name of their post."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.columns: dict[str, list[str]] = lexicon.table("roles", "columns")

    def __call__(
        self, stage: Sequence[Scene], posts: Sequence[Match[RoleTitle]]
    ) -> Iterator[tuple[Role, int, int]]:
        """Roles with the span of the name; the body is the first one of the row."""
        column: _Column | None = None
        for scene in stage:
            if scene.kind is not BlockKind.CELL_ROW or _BAR not in {t.text for t in scene.tokens}:
                column = None if any(t.is_word for t in scene.tokens) else column
                continue
            for row in _rows(scene):
                people = [p for p in scene.of("persons") if row[0].start <= p.start < row[-1].end]
                if not people:
                    column = self._heading(scene, row, posts) or column
                elif column and len(row) == column.cells:
                    yield from _told(scene, row, column, people)

    def _heading(
        self, scene: Scene, row: Sequence[_Cell], posts: Sequence[Match[Any]]
    ) -> _Column | None:
        for index, cell in enumerate(row):
            words = scene.text[cell.start : cell.end].strip()
            known = self.columns.get(words.lower())
            if known:
                return _Column(index, len(row), *known)
            inside = [p for p in posts if cell.start <= p.start and p.end <= cell.end]
            ends = bool(inside) and not scene.text[inside[-1].end : cell.end].strip()
            if ends and len(words.split()) <= MAX_HEADING and len(row) > 1:
                whole = inside[-1].start == cell.start
                english = inside[-1].value.canonical if whole else words.lower()
                return _Column(index, len(row), words, english)
        return None


def _rows(scene: Scene) -> Iterator[list[_Cell]]:
    """The cells of each line of a scene, without the white space around them."""
    at = scene.start
    for line in scene.text[scene.start : scene.end].split("\n"):
        cells, start = [], at
        for piece in line.split(_BAR):
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                cells.append(_Cell(start + lead, start + lead + len(piece.strip())))
            start += len(piece) + 1
        if cells:
            yield cells
        at += len(line) + 1


def _told(
    scene: Scene, row: Sequence[_Cell], column: _Column, people: Sequence[Placed]
) -> Iterator[tuple[Role, int, int]]:
    cell = row[column.at]
    body: EntityRef | None = next(
        (p.ref for p in scene.of("organizations") if row[0].start <= p.start < row[-1].end), None
    )
    for person in people:
        if cell.start <= person.start < cell.end:
            role = Role(person.ref, column.title, column.canonical, body)
            yield role, person.start, person.end
