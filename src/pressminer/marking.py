"""An article's text with its mentions marked: ``[Jana Muster|person]``, or coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]

NAMES: Mapping[str, str] = {
    "persons": "person",
    "organizations": "organization",
    "places": "place",
    "roles": "role",
    "amounts": "amount",
    "dates": "date",
}
"""Tables whose mentions are marked. Relations are not: theirs are whole clauses around names."""

# What a terminal shows of overlapping mentions: a name is seen inside its post.
_DEPTH = {table: -rank for rank, table in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` supports a row of ``table``."""

    start: int
    end: int
    table: str


def marks_of(mentions: Iterable[Row], text: str) -> tuple[list[Mark], int]:
    """The places of ``mentions.csv`` in ``text``, and how many no longer hold what they held.

    An article that was edited since the last run has other characters at their places.
    """
    marks: set[Mark] = set()
    moved = 0
    for row in mentions:
        start, end = int(row["start"]), int(row["end"])
        if text[start:end] != row["surface"]:
            moved += 1
        elif start < end and row["table"] in NAMES:
            marks.add(Mark(start, end, row["table"]))
    return sorted(marks, key=lambda m: (m.start, -m.end, m.table)), moved


def bracketed(text: str, marks: Sequence[Mark]) -> str:
    """``text`` with brackets around each mark and what it is: ``[Ulm|place]``.

    Marks may hold others: ``[[Bayern|place]s Wissenschaftsminister|role]``. One that reaches out of
    another is written in two parts. Without these brackets it is the text again.
    """
    pieces: list[str] = []
    position = 0
    open_: list[Mark] = []
    for at, starting in _cuts(text, marks):
        pieces.append(text[position:at])
        position = at
        open_ = _closed(open_, at, pieces)
        for mark in starting:
            pieces.append("[")
            open_.append(mark)
    pieces.append(text[position:])
    return "".join(pieces)


def _cuts(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, list[Mark]]]:
    """Each place where a mark begins or ends, and the marks that begin there, the longest first."""
    starting: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.table)):
        starting.setdefault(mark.start, []).append(mark)
        starting.setdefault(mark.end, [])
    yield from sorted(starting.items())


def _closed(open_: list[Mark], at: int, pieces: list[str]) -> list[Mark]:
    """The marks that go on after ``at``; one inside of what ends there is closed and reopened."""
    ending = next((k for k, mark in enumerate(open_) if mark.end <= at), len(open_))
    inner = open_[ending:]
    pieces += [f"|{NAMES[mark.table]}]" for mark in reversed(inner)]
    goes_on = [mark for mark in inner if mark.end > at]
    pieces += ["[" for _ in goes_on]
    return [*open_[:ending], *goes_on]


def stretches(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """``text`` in pieces with the table whose colour each has, ``""`` for none.

    Where mentions overlap, persons come before bodies, these before places, posts, figures, dates.
    """
    tables = [""] * len(text)
    for mark in sorted(marks, key=lambda m: (_DEPTH[m.table], m.start)):
        tables[mark.start : mark.end] = [mark.table] * (mark.end - mark.start)
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or tables[at] != tables[start]:
            yield text[start:at], tables[start]
            start = at
