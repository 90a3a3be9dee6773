"""Who wrote a page: a byline, a label, or the name behind a publication stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressminer.masthead.days import DayFinder
from pressminer.masthead.lines import TOP, Line
from pressminer.masthead.words import Words

_LENGTH = 140
_PARTS = r"\s*[|·•;–—\t]\s*|\s+(?:-|/|\+{2,3})\s+|\s{3,}"
_PLAIN_PARTS = re.compile(_PARTS)
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*")


class AuthorFinder:
    """Finds bylines, with the words of all languages."""

    def __init__(self, words: Words, days: DayFinder) -> None:
        self.days = days
        flags = re.IGNORECASE
        self.label = re.compile(rf"[(\[]?{words['author.labels']}\s*:\s*", flags)
        self.byline = days.byline
        self._parts = re.compile(rf"{_PARTS}|,\s+(?={words['author.labels']}\s*:)", flags)
        self.joint = re.compile(rf"\s+{words['author.joints']}\s+", flags)
        self.particles = words.sets["author.particles"]
        self.honorifics = words.sets["author.honorifics"]
        self.never = words.sets["author.never"] | {
            w for w in words.sets["publisher.words"] if not w.startswith("-")
        }

    def author(self, lines: Sequence[Line]) -> str:
        """The author as printed; empty for initials, agencies, press offices, and if unsaid.

        ``Von Jana Muster`` → ``Jana Muster``; ``Veröffentlicht 03.07.2025 13:40, Kai Wehrs`` →
        ``Kai Wehrs``.
        """
        short = (line for line in lines if not line.running and line.length <= _LENGTH)
        return next((name for line in short for name in self._in_line(line)), "")

    def _in_line(self, line: Line) -> Iterator[str]:
        stamp = self.days.stamp_of(line)
        if stamp is not None:
            yield from self._behind_stamp(stamp.after)
        if line.zone != TOP and ":" not in line.text:
            return  # at the end only labels count
        split = self._parts.split if ":" in line.text else _PLAIN_PARTS.split
        for part in split(line.text):
            label = self.label.match(part) if ":" in part else None
            if label is not None:
                yield from self._names(part[label.end() :])
            elif line.zone == TOP and not line.first:
                yield from self._byline(part)

    def _byline(self, part: str) -> Iterator[str]:
        """``Von Jana Muster``, ``By Jane Doe, Science Editor``, ``03.07.2025, von Kai Wehrs``."""
        dated = self.days.dated.match(part)
        rest = part[dated.end() :].lstrip(" ,") if dated else part
        byline = self.byline.match(rest)
        if byline is not None:
            after = rest[byline.end() :]
            dated = self.days.dated.search(after)  # "Posted by Jane Doe on July 3, 2025"
            yield from self._names(after[: dated.start()] if dated else after, whole=True)

    def _behind_stamp(self, after: str) -> Iterator[str]:
        for part in self._parts.split(after.strip(" ,|·•–—-/)")):
            byline = self.byline.match(part) or self.label.match(part)
            yield from self._names(part[byline.end() :] if byline else part)

    def _names(self, text: str, *, whole: bool = False) -> Iterator[str]:
        """The names that open ``text``: up to a comma, joined by "und"; none if not a name.

        ``whole`` asks that nothing but a short addition follow, as behind a byline.
        """
        head, _, tail = text.partition(",")
        head = re.split(r"\s*[(\[)\]/]|\.\s*$", head.strip(), maxsplit=1)[0].strip()
        if whole and len(tail.split()) > 6:
            return
        if tail and self.joint.search(tail) and self._all_names(f"{head},{tail}"):
            yield f"{head},{tail}".strip()
        elif self._all_names(head):
            yield head

    def _all_names(self, text: str) -> bool:
        parts = [p for piece in text.split(",") for p in self.joint.split(piece.strip())]
        return all(self.is_name(part) for part in parts)

    def is_name(self, text: str) -> bool:
        """Whether ``text`` has the shape of a person's first and last name."""
        tokens = text.split()
        while tokens and tokens[0].casefold() in self.honorifics:
            tokens = tokens[1:]
        names = [t for t in tokens if t not in self.particles]
        if not 2 <= len(names) <= 4 or len(tokens) > 6 or tokens[0] != names[0]:
            return False
        if any(t.casefold().rstrip(".") in self.never or t.casefold() in self.never for t in names):
            return False
        full = [t for t in names if not _INITIAL.fullmatch(t)]
        return (
            tokens[-1] in full
            and all(t[0].isupper() and len(t) > 1 and _NAME_WORD.fullmatch(t) for t in full)
            and not all(t.isupper() and len(t) <= 3 for t in full)
        )
