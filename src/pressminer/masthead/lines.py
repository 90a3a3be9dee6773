"""The lines of a page that can be masthead: those around the first paragraphs, and the last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressminer.model import Block, BlockKind

TOP, BODY, BOTTOM = "top", "body", "bottom"

_TOP_LINES = 30
_BOTTOM_LINES = 30
_LONG = 200  # characters; a longer paragraph is running text, no lead or stamp
_LONG_IN_TOP = 2  # a stamp may stand behind the first paragraph, where that is a lead
_WINDOW = 60_000  # characters looked at on either end, however long the lines are
_CLIP = 400  # no masthead line is longer, and a dateline opens its paragraph

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARKS = re.compile(r"^(?:#{1,6}\s+|(?:>\s*)+)|\*\*|__")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without surrounding white space and Markdown marks.

    ``text`` is cut at some hundred characters. ``length`` is that of the whole line, ``opens``
    tells whether it is the first of its block.
    """

    text: str
    length: int
    zone: str
    kind: BlockKind | None
    opens: bool
    running: bool  # inside running text; only its first words may be a dateline
    first: bool = False


def first_line(text: str) -> str:
    """The first line that is not blank, whole, without surrounding white space."""
    for found in _LINE.finditer(text):
        stripped = found[0].strip()
        if stripped:
            return stripped
    return ""


def page_lines(text: str, blocks: Sequence[Block]) -> list[Line]:
    """The lines at the top and the bottom of a page in reading order; few, however long it is."""
    starts = [block.start for block in blocks]
    top = list(_top(text, blocks, starts))
    after = top[-1][1] if top else 0
    bottom = list(_spans(text, max(after, len(text) - _WINDOW), len(text)))[-_BOTTOM_LINES:]
    lines = [_line(text, span, TOP, blocks, starts, first=span is top[0]) for span in top]
    lines += [_line(text, span, BOTTOM, blocks, starts) for span in bottom]
    return [
        line for index, line in enumerate(lines) if index == 0 or line.opens or not line.running
    ]


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(text, start, end):
        stripped = found[0].strip()
        if stripped:
            left = found.start() + len(found[0]) - len(found[0].lstrip())
            yield left, left + len(stripped)


def _top(text: str, blocks: Sequence[Block], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Lines up to the second paragraph of running text (with it, for its dateline)."""
    long_ones: set[int] = set()
    for number, span in enumerate(_spans(text, 0, min(len(text), _WINDOW))):
        if number == _TOP_LINES or len(long_ones) > _LONG_IN_TOP:
            return
        block = _block(span, blocks, starts)
        if _is_running(span, block):
            long_ones.add(block.start if block else span[0])
        yield span


def _block(span: tuple[int, int], blocks: Sequence[Block], starts: list[int]) -> Block | None:
    """The block that holds ``span``; a bullet before the block's start belongs to it too."""
    index = bisect_right(starts, span[1] - 1) - 1
    return blocks[index] if index >= 0 and blocks[index].end > span[0] else None


def _is_running(span: tuple[int, int], block: Block | None) -> bool:
    start, end = (block.start, block.end) if block else span
    return end - start >= _LONG and (block is None or block.kind is not BlockKind.TITLE)


def _line(
    text: str,
    span: tuple[int, int],
    zone: str,
    blocks: Sequence[Block],
    starts: list[int],
    *,
    first: bool = False,
) -> Line:
    block = _block(span, blocks, starts)
    shown = text[span[0] : min(span[1], span[0] + _CLIP)]
    if shown[0] in "#>" or "**" in shown or "__" in shown:
        shown = _MARKS.sub("", shown)
    return Line(
        text=shown.strip("*_ \t"),
        length=span[1] - span[0],
        zone=zone,
        kind=block.kind if block else None,
        opens=block is None or block.start >= span[0],
        running=_is_running(span, block),
        first=first,
    )
