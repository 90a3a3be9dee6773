"""Which part of the page something stands in: headline, body, quote, list, about, ….

`zoned` gives every block its zone; `ZoneMap` finds the zone of one mention, quotes included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from pressminer.model import Block, BlockKind, Zone

_BY_KIND = {
    BlockKind.TITLE: Zone.HEADLINE,
    BlockKind.STAMP: Zone.DATELINE,
    BlockKind.ITEM: Zone.LIST,
    BlockKind.CELL_ROW: Zone.LIST,
}
# An opening mark up to its closing one; a quote that goes on in the next paragraph is not closed.
_QUOTED = re.compile(r"„[^„“”]+[“”]?|“[^“”]+”?|»[^«»]+«?|«[^«»]+»?|\"[^\"]+\"?")
_SPEECH = 5  # words; fewer in quotation marks are a name or a word held at arm's length


def zoned(blocks: Sequence[Block], opens_about: Container[int]) -> Iterator[Block]:
    """The blocks with their zones; furniture has its own already.

    ``opens_about`` holds the starts of blocks that open a section such as "Über die Muster AG",
    which ends at the next heading.
    """
    about = False
    for block in blocks:
        if block.start in opens_about:
            about = True
        elif block.kind is BlockKind.HEADING:
            about = False
        if block.kind is BlockKind.FURNITURE:
            yield block
        elif about and block.kind is not BlockKind.STAMP:
            yield replace(block, zone=Zone.ABOUT)
        else:
            yield replace(block, zone=_BY_KIND.get(block.kind, Zone.BODY))


class ZoneMap:
    """Answers in which zone a place of a text lies.

    >>> text = "„Wir freuen uns sehr auf Ulm“, sagt sie."
    >>> ZoneMap(text, [Block(0, len(text), BlockKind.PARAGRAPH)]).at(26).value
    'quote'
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        self._quotes: dict[int, list[tuple[int, int]]] = {}

    def at(self, position: int) -> Zone:
        """The zone of the character at ``position``; the body's between two blocks."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return Zone.BODY
        block = self._blocks[index]
        if block.zone is not Zone.BODY:
            return block.zone
        if index not in self._quotes:
            self._quotes[index] = list(_speech(self._text, block))
        quoted = any(start <= position < end for start, end in self._quotes[index])
        return Zone.QUOTE if quoted else Zone.BODY


def _speech(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """What somebody says in this block, quotation marks included."""
    for hit in _QUOTED.finditer(text, block.start, block.end):
        if len(hit[0].split()) >= _SPEECH:
            yield hit.span()
