"""Where the bodies of a table sit, by the heading of a column: ``Partner | Sitz | Summe``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressminer.linking.relations.ground import Span, Stated
from pressminer.linking.scene import Scene
from pressminer.model import BlockKind, Relation

_BAR = "|"


class SeatColumns:
    """Reads the rows below a heading whose cells one of ``seats`` is, lower case."""

    def __init__(self, seats: frozenset[str]) -> None:
        self.seats = seats

    def __call__(self, stage: Sequence[Scene]) -> Iterator[Stated]:
        """The first body of each row is located in the first place of the column's cell."""
        column, size = -1, 0
        for scene in stage:
            if scene.kind is not BlockKind.CELL_ROW or _BAR not in {t.text for t in scene.tokens}:
                column = -1
                continue
            cells = _cells(scene)
            headings = [scene.text[start:end].strip().lower() for start, end in cells]
            named = next((k for k, h in enumerate(headings) if h in self.seats), -1)
            if named > 0 and not scene.placed:
                column, size = named, len(cells)
            elif column > 0 and len(cells) == size:
                yield from _seated(scene, cells[column])


def _cells(scene: Scene) -> list[Span]:
    """The cells of a row, without the bars that open and close it."""
    bars = [t for t in scene.tokens if t.text == _BAR]
    edges = [(b.start, b.end) for b in bars]
    if scene.tokens[0].text != _BAR:
        edges.insert(0, (scene.start, scene.start))
    if scene.tokens[-1].text != _BAR:
        edges.append((scene.end, scene.end))
    return [(a[1], b[0]) for a, b in pairwise(edges)]


def _seated(scene: Scene, cell: Span) -> Iterator[Stated]:
    body = next(scene.of("organizations"), None)
    place = next((p for p in scene.of("places") if cell[0] <= p.start < cell[1]), None)
    if body is not None and place is not None and body.end <= cell[0]:
        yield Relation(body.ref, "located_in", place.ref), (body.start, place.end)
