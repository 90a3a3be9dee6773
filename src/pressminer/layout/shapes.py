"""What a unit is by its shape alone: heading, paragraph, item, row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pressminer.layout.units import Unit
from pressminer.model import BlockKind

_GAP = re.compile(r"\S {3,}\S")
LABEL = re.compile(r"[^\W\d_][^:.!?|]{0,40}:\s+\S")
_NO_HEADING = re.compile(r"""[.;,…]["'“”’‘»«)\]]*$""")
_FULL_STOP = re.compile(r"""[.…:]["'“”’‘»«)\]]*$""")
MAX_HEADING = 130


def is_row(units: Sequence[Unit], i: int) -> bool:
    """As in "Betten: 3.420" or "Wien | 40 | 12 %", or in columns set with tabs or spaces."""
    text = units[i].text
    if "\t" in text or text.startswith("|") or text.count(" | ") > 1:
        return True
    if len(text) > 120 or _FULL_STOP.search(text[-4:]):
        return False
    if "   " in text and len(_GAP.findall(text)) > 1:
        return True
    return is_label(text) and (
        any(c.isdigit() for c in text)
        or any(0 < j < len(units) and is_label(units[j].text) for j in (i - 1, i + 1))
    )


def is_label(text: str) -> bool:
    match = LABEL.match(text) if ":" in text else None
    return match is not None and len(text) <= 120 and match.group().count(" ") <= 5


def is_heading(units: Sequence[Unit], i: int) -> bool:
    """A short line without a full stop; of three and more in a row only one that leads on."""
    unit = units[i]
    if unit.mark == "heading":
        return True
    if unit.mark == "quote" or not _is_short(unit) or unit.text[0].islower():
        return False
    if _NO_HEADING.search(unit.text[-4:]):
        return False
    above = sum(1 for _ in takewhile(lambda j: _is_mate(units, i, j), range(i - 1, i - 3, -1)))
    below = sum(1 for _ in takewhile(lambda j: _is_mate(units, i, j), range(i + 1, i + 3)))
    if above + below < 2:
        return True
    return _leads(units, i, bool(above))


def _leads(units: Sequence[Unit], i: int, has_mate_above: bool) -> bool:
    """Whether running text, a table or a programme ("10.00 Uhr …") follows directly."""
    if i + 1 >= len(units) or units[i + 1].chunk != units[i].chunk:
        return False
    below = units[i + 1]
    if below.is_prose or units[i].text.endswith(":"):
        return True
    return not has_mate_above and (below.text[0].isdigit() or is_row(units, i + 1))


def _is_short(unit: Unit) -> bool:
    return unit.end - unit.start <= MAX_HEADING


def _is_mate(units: Sequence[Unit], i: int, j: int) -> bool:
    """Another short line of the same group, as in a list of signatories."""
    return (
        0 < j < len(units)
        and units[j].chunk == units[i].chunk
        and not units[j].mark
        and _is_short(units[j])
        and not units[j].is_prose
    )


def kind_of(units: Sequence[Unit], i: int) -> BlockKind:
    unit = units[i]
    if i == 0:
        return BlockKind.TITLE
    if unit.mark in ("item", "number"):
        return BlockKind.ITEM
    if is_row(units, i):
        return BlockKind.CELL_ROW
    return BlockKind.HEADING if is_heading(units, i) else BlockKind.PARAGRAPH
