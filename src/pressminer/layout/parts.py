"""Lines of several parts: ``Teilen | Drucken``, ``[ Tweet ] [ Print ]``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressminer.layout.line_rules import Verdict
from pressminer.layout.units import Unit

_PART_BREAK = re.compile(r"\s*[|·•▸►☆★]\s*|\s+(?:[–—/]|\+{2,3})\s+|\s{3,}|\t|\]\s*(?=\[)")
_PART_SIGN = re.compile(r"[|·•▸►☆★\t]|\s[–—/+\s]|\]")  # quick to search, in every break
_PART_MARKS = " \t[]()*_<>«»‹›←→↑"
STAMP_LINES = 5  # up to this unit, one stamp among the parts of a line makes it a stamp


def part_spans(unit: Unit) -> list[tuple[int, int]]:
    """Where the parts of ``Teilen | Drucken`` or ``[ Tweet ] [ Print ]`` begin and end.

    Offsets count from the start of the unit; marks around the parts are left out, and a line
    without anything else has no parts but itself.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for match in (*_PART_BREAK.finditer(unit.text), None):
        end = match.start() if match else len(unit.text)
        part = unit.text[position:end]
        inner = part.strip(_PART_MARKS)
        if inner:
            start = position + part.index(inner)
            spans.append((start, start + len(inner)))
        position = match.end() if match else end
    return spans if len(spans) > 1 else [(0, len(unit.text))]


def parts_of(unit: Unit) -> list[str]:
    """The parts of a line that has several; a table has rows, not parts."""
    if unit.text[0] == "|" or not _PART_SIGN.search(unit.text):
        return []
    spans = part_spans(unit)
    return [unit.text[start:end] for start, end in spans] if len(spans) > 1 else []


def verdict_of_parts(verdicts: Sequence[Verdict | None], i: int) -> Verdict | None:
    """A stamp at the top of the page counts for its line, furniture if it is most of the line."""
    kinds = [verdict.kind if verdict else "" for verdict in verdicts]
    if "content" in kinds or len(kinds) < 2:
        return None
    if "stamp" in kinds:
        return Verdict("stamp", rule="parts") if i <= STAMP_LINES or "" not in kinds else None
    if kinds.count("furniture") * 2 <= len(kinds):
        return None
    zone = next(verdict.zone for verdict in verdicts if verdict and verdict.kind == "furniture")
    return Verdict("furniture", rule="parts", zone=zone)
