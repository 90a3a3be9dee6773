"""Lines to units: what a mail program broke is joined, bullets and markdown marks left outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressminer.layout.line_rules import LineRules

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(
    r"(?:[•◦▪▫■□●○‣⁃∙·➢➤►▶✓✔]\s*|»(?![^«\n]{0,400}«)\s*|[-*+–—]\s+|(?P<number>\d{1,2})[.)]\s+)(?=\S)"
)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s*)+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?=$)")
_RULE = re.compile(r"[\s\-–—=_*#~|:+.•·<>^]+")
_ALNUM = re.compile(r"\w")
_STOP = re.compile(r"""[.!?…:;]["'“”’‘»«)\]]*$""")
_END_OR_COMMA = re.compile(r"""[.!?…:;,]["'“”’‘»«)\]]*$""")
_FULL_STOP = re.compile(r"""[.…:]["'“”’‘»«)\]]*$""")
MAX_WRAP_WIDTH = 130  # no mail program or terminal breaks lines later than here
MIN_WRAP_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or the lines of one paragraph; offsets leave bullets and markdown marks out."""

    start: int
    end: int
    text: str
    chunk: int  # units between two blank lines share a number
    mark: str = ""  # "item", "number", "heading", "quote", "rule"
    number: int = 0

    @property
    def is_prose(self) -> bool:
        """Running text rather than a headline, name or address."""
        size = self.end - self.start
        return size >= 140 or (size >= 50 and _FULL_STOP.search(self.text[-6:]) is not None)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    chunk: int
    plain: bool  # begins with a letter: no bullet, number, rule, quote or mark of any kind


def _lines(text: str) -> list[_Line]:
    """Lines with something on them, without the white space around them."""
    lines: list[_Line] = []
    chunk, previous_end = 0, 0
    for match in _LINE.finditer(text):
        raw = match.group()
        content = raw.strip()
        if not content:
            continue
        start = match.start()
        if content is not raw:
            start += len(raw) - len(raw.lstrip())
        if lines and text.count("\n", previous_end, start) > 1:
            chunk += 1
        previous_end = start + len(content)
        indent = start - match.start()
        lines.append(_Line(start, previous_end, content, indent, chunk, content[0].isalpha()))
    return lines


def _is_broken_off(line: _Line, following: _Line) -> bool:
    """A sentence clearly runs on: "… der beiden Münchner / universitären Kliniken"."""
    return (
        MIN_WRAP_WIDTH <= line.end - line.start <= MAX_WRAP_WIDTH
        and following.chunk == line.chunk
        and following.text[0].islower()
        and _STOP.search(line.text[-4:]) is None
    )


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width at which the page's lines were broken; 0 where each paragraph is one line."""
    widths = [a.end - a.start + a.indent for a, b in pairwise(lines) if _is_broken_off(a, b)]
    if not widths:
        return 0
    width = max(widths)
    sizes = [line.end - line.start for line in lines if line.end - line.start >= MIN_WRAP_WIDTH]
    fitting = sum(size <= width + 12 for size in sizes)
    return width if fitting * 10 >= len(sizes) * 6 else 0


def _runs_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether the break between two lines was made by the width, not by the author.

    It was if the first word of the next line would not have fitted any more.
    """
    if line.chunk != following.chunk:
        return False
    if _is_broken_off(line, following):
        return True
    size = line.end - line.start + line.indent
    first_word = following.text.split(None, 1)[0]
    return bool(width) and size <= MAX_WRAP_WIDTH and size + 1 + len(first_word) > width


def _numbers_in_sequence(lines: Sequence[_Line]) -> set[int]:
    """Positions of lines that count up ("1. …", "2. …"), so not "3. Juli 2025 …" alone."""
    numbered = [
        (i, int(m.group("number")))
        for i, line in enumerate(lines)
        if line.text[0].isdigit() and (m := _BULLET.match(line.text)) and m.group("number")
    ]
    found: set[int] = set()
    for (i, a), (j, b) in pairwise(numbered):
        if b == a + 1 and j - i <= 12:
            found |= {i, j}
    return found


class UnitReader:
    """Joins the lines of one text to units."""

    def __init__(self, text: str, line_rules: LineRules) -> None:
        self._text = text
        self._rules = line_rules
        self._lines = _lines(text)
        self._width = _wrap_width(self._lines)
        self._numbered = _numbers_in_sequence(self._lines)

    def units(self) -> list[Unit]:
        units: list[Unit] = []
        position = 0
        while position < len(self._lines):
            last = position
            while last > 0 and self._continues(last):  # line 0 is the title, whatever follows
                last += 1
            units.append(self._unit(position, last))
            position = last + 1
        return units

    def _continues(self, i: int) -> bool:
        """Whether line ``i + 1`` belongs to the same unit as line ``i``."""
        if i + 1 >= len(self._lines):
            return False
        line, following = self._lines[i], self._lines[i + 1]
        if self._is_special(i) or self._is_special(i + 1) or line.chunk != following.chunk:
            return False
        if self._starts_item(i + 1):
            return False
        if self._is_hanging(i):
            return True
        if not _runs_on(line, following, self._width):
            return False
        return self._rules(following.text, i + 1) is None and self._rules(line.text, i) is None

    def _is_hanging(self, i: int) -> bool:
        """The second line of an item, set in below its text: "• Klinikum für / ␣␣Radiologie"."""
        line, following = self._lines[i], self._lines[i + 1]
        return self._starts_item(i) and following.indent > line.indent

    def _is_special(self, i: int) -> bool:
        text = self._lines[i].text
        if self._lines[i].plain:
            return "\t" in text
        return (
            _RULE.fullmatch(text) is not None
            or _MARKDOWN_HEADING.match(text) is not None
            or text.startswith("|")
            or "\t" in text
        )

    def _starts_item(self, i: int) -> bool:
        line = self._lines[i]
        match = None if line.plain else _BULLET.match(line.text)
        if match is None:
            return False
        if match.group("number"):
            return i in self._numbered
        return not (line.text[0] in "-–—" and self._is_dash_inside(i))

    def _is_dash_inside(self, i: int) -> bool:
        """A dash that only came to stand first: "… Helmholtz Munich / – ein Novum"."""
        if i == 0 or not self._width:
            return False
        before, line = self._lines[i - 1], self._lines[i]
        return (
            _runs_on(before, line, self._width)
            and not _BULLET.match(before.text)
            and not _END_OR_COMMA.search(before.text[-4:])
        )

    def _unit(self, first: int, last: int) -> Unit:
        line = self._lines[first]
        start, end = line.start, self._lines[last].end
        if line.plain:
            return Unit(start, end, self._text[start:end], line.chunk)
        mark, number = "", 0
        if _RULE.fullmatch(line.text) and not _ALNUM.search(line.text):
            return Unit(start, end, line.text, line.chunk, "rule")
        if match := _QUOTE.match(line.text):
            start, mark = start + match.end(), "quote"
        if match := _MARKDOWN_HEADING.match(self._text[start:end]):
            start, mark = start + match.end(), "heading"
        elif (match := _BULLET.match(self._text[start:end])) and self._starts_item(first):
            number = int(match.group("number") or 0)
            start, mark = start + match.end(), "number" if number else "item"
        return _without_marks(self._text, start, end, line.chunk, mark, number)


def _without_marks(text: str, start: int, end: int, chunk: int, mark: str, number: int) -> Unit:
    """The unit without the ``#`` or ``**`` that markdown closes a heading with."""
    content = text[start:end]
    if mark == "heading":
        end = start + len(content.rstrip("# ")) or end
    elif (match := _BOLD.match(content)) and match.end() == len(content):
        start, end = start + 2, end - 2
        mark = mark or "heading" if end - start <= 120 else mark
    return Unit(start, end, text[start:end], chunk, mark, number)
