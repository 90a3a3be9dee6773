"""What each stretch of lines is on the page: title, paragraph, list item, credit, teaser, ….

``Layout(rules)(text)`` reads an article line by line, in four steps:

1. `_units`: lines that a mail program broke at 72 characters are joined again, bullets and
   markdown marks are left outside;
2. rules from ``pipelines/*/layout.toml`` give single units a verdict (of all languages at
   once: the language of a page is not known yet);
3. a verdict's ``scope`` takes in the units that belong to it ("Vorheriger Beitrag" and the
   headline below it), and phone numbers take in the name and address around them;
4. what has no verdict is told apart by its shape: heading, paragraph, item, row.

In doubt a unit is content: a lost paragraph costs more than a mined share link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pressminer.line_rules import LineRules, Signal, Verdict, read_rules
from pressminer.model import Block, BlockKind
from pressminer.rules import RuleFolder

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•◦▪▫■□●○‣⁃∙·➢➤►▶✓✔»]\s*|[-*+–—]\s+|(?P<number>\d{1,2})[.)]\s+)(?=\S)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s*)+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?=$)")
_RULE = re.compile(r"[\s\-–—=_*#~|:+.•·<>^]+")
_ALNUM = re.compile(r"\w")
_GAP = re.compile(r"\S {3,}\S")
_LABEL = re.compile(r"[^\W\d_][^:.!?|]{0,40}:\s+\S")
_PART_BREAK = re.compile(r"\s*[|·•▸►☆★]\s*|\s+(?:[–—/]|\+{2,3})\s+|\s{3,}|\t|\]\s*(?=\[)")
_PART_SIGN = re.compile(r"[|·•▸►☆★\t]|\s[–—/+\s]|\]")  # quick to search, in every break
_PART_MARKS = " \t[]()*_<>«»‹›←→↑"
_STOP = re.compile(r"""[.!?…:;]["'“”’‘»«)\]]*$""")
_END_OR_COMMA = re.compile(r"""[.!?…:;,]["'“”’‘»«)\]]*$""")
_NO_HEADING = re.compile(r"""[.;,…]["'“”’‘»«)\]]*$""")
_FULL_STOP = re.compile(r"""[.…:]["'“”’‘»«)\]]*$""")

MAX_WRAP_WIDTH = 130  # no mail program or terminal breaks lines later than here
MIN_WRAP_WIDTH = 40
MAX_HEADING = 130
TAIL = 120  # characters at the end of a caption in which a credit is looked for
MAX_PROSE = 2  # paragraphs that a heading such as "Haftungsausschluss" takes in
NAVIGATION = 4  # up to this unit, "Impressum" or "Newsletter" is a menu entry, not a heading
MAX_CONTACT = 250  # characters of a line that is looked through for phone numbers
MAX_PARTED = 160  # characters of a line that is judged by its parts
STAMP_LINES = 5  # up to this unit, one stamp among the parts of a line makes it a stamp
MAX_RUN = 14  # units that one contact heading or teaser heading can take in


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


# --- step 1: lines to units ---------------------------------------------------------------


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


class _UnitReader:
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


# --- step 3: what belongs to a verdict ------------------------------------------------------


class _Page:
    """The units of one page and the verdicts on them; applies scopes and contact blocks."""

    def __init__(
        self,
        units: Sequence[Unit],
        verdicts: list[Verdict | None],
        reachable: Signal,
        inviting: Signal,
    ) -> None:
        self.units = units
        self.verdicts = verdicts
        self._signal = reachable
        self._inviting = inviting
        self._reached: dict[int, bool] = {}

    def _reachable(self, i: int) -> bool:
        """Whether unit ``i`` holds a phone number, an address or the like."""
        found = self._reached.get(i)
        if found is None:
            unit = self.units[i]
            found = unit.end - unit.start <= MAX_CONTACT and bool(self._signal.search(unit.text))
            self._reached[i] = found
        return found

    def settle(self) -> list[Verdict | None]:
        for i in range(1, len(self.units)):
            verdict = self.verdicts[i]
            if verdict is not None and verdict.kind == "furniture":
                self._apply(i, verdict)
        for i in range(1, len(self.units)):
            if self._draws_around(self.verdicts[i]) and self._can_be_contact(i):
                self._contact_around(i)
        return self.verdicts

    @staticmethod
    def _draws_around(verdict: Verdict | None) -> bool:
        return verdict is None or verdict.scope == "around"

    def _apply(self, i: int, verdict: Verdict) -> None:
        if verdict.scope == "contact-if-reachable":
            run = self._contact_after(i)
            if any(self._reachable(j) for j in (i, *run)):
                self._take(run, verdict)
            else:
                self.verdicts[i] = None
            return
        find = {
            "next": self._headline_after,
            "list": self._teasers_after,
            "section": self._section_after,
            "offer": self._offer_after,
            "contact": self._contact_after,
        }.get(verdict.scope)
        if find is not None:
            self._take(find(i), verdict)

    def _take(self, positions: Sequence[int], verdict: Verdict) -> None:
        for j in positions:
            own = self.verdicts[j]
            if own is None or own.kind == "stamp":  # the date below a teaser
                self.verdicts[j] = Verdict("furniture", rule=verdict.rule)

    def _is_free(self, j: int) -> bool:
        verdict = self.verdicts[j]
        return verdict is None or verdict.kind != "content"

    def _heads_prose(self, j: int) -> bool:
        """A heading of the article's own: the next unit is running text."""
        return (
            j + 1 < len(self.units)
            and self.units[j + 1].is_prose
            and self.verdicts[j + 1] is None
            and not self._reachable(j + 1)
        )

    def _headline_after(self, i: int) -> list[int]:
        j = i + 1
        if j < len(self.units) and self.units[j].end - self.units[j].start <= 200:
            return [j] if self._is_free(j) else []
        return []

    def _teasers_after(self, i: int) -> list[int]:
        """Headlines below "Lesen Sie auch", up to running text or the heading of some."""
        run: list[int] = []
        for j in range(i + 1, min(i + 1 + MAX_RUN, len(self.units))):
            unit = self.units[j]
            if (unit.is_prose and not unit.mark) or not self._is_free(j):
                break
            if run and self._heads_prose(j) and self._belongs_below(j, i):
                break
            if unit.chunk != self.units[i].chunk and _LABEL.match(unit.text):
                break
            run.append(j)
        return run

    def _belongs_below(self, j: int, i: int) -> bool:
        """Whether unit ``j`` stands with the text below it rather than with heading ``i``."""
        unit, below = self.units[j], self.units[j + 1]
        return below.chunk == unit.chunk or unit.chunk != self.units[i].chunk

    def _section_after(self, i: int) -> list[int]:
        """The rest of the paragraph group, or the next one if the heading stands alone."""
        run: list[int] = []
        chunk = self.units[i].chunk
        for j in range(i + 1, min(i + 1 + MAX_RUN, len(self.units))):
            if self.units[j].chunk != chunk:
                if run or self.units[i].is_prose:
                    break
                chunk = self.units[j].chunk
            if not self._is_free(j) or (run and self._heads_prose(j)):
                break
            if sum(self.units[k].is_prose for k in run) == MAX_PROSE:
                break
            run.append(j)
        return run if i >= NAVIGATION else []

    def _offer_after(self, i: int) -> list[int]:
        """Of a section only what speaks to the reader: "Sie erhalten jede Woche …"."""
        run = self._section_after(i)
        for n, j in enumerate(run):
            if self.units[j].is_prose and not self._inviting.search(self.units[j].text):
                return run[:n]
        return run

    def _contact_after(self, i: int) -> list[int]:
        """Name, post, address, phone below "Pressekontakt"; stops at running text."""
        run: list[int] = []
        for j in range(i + 1, min(i + 1 + MAX_RUN, len(self.units))):
            if not self._is_free(j) or (self.units[j].is_prose and not self._reachable(j)):
                break
            if self._heads_prose(j) and (run or self.units[j].chunk != self.units[i].chunk):
                break
            run.append(j)
        return self._up_to_last_group(i, run)

    def _up_to_last_group(self, i: int, run: list[int]) -> list[int]:
        """Drops groups behind the last one with a phone number: they are something else."""
        first = self.units[run[0]].chunk if run else 0
        reach = [self.units[j].chunk for j in (i, *run) if self._reachable(j)]
        last = max([first, *reach])
        return [j for j in run if self.units[j].chunk <= last]

    def _contact_around(self, i: int) -> None:
        """A name and address around a phone number, without any heading."""
        self.verdicts[i] = Verdict("furniture", rule="contact-line")
        if self._below_subject_contact(i):
            return
        for step in (-1, 1):
            self._walk(i, step)

    def _can_be_contact(self, i: int) -> bool:
        unit = self.units[i]
        size = unit.end - unit.start
        if (size > 140 and unit.is_prose) or (self._is_row(i) and not self._is_bare(i)):
            return False
        return self._reachable(i)

    def _is_row(self, i: int) -> bool:
        return self.units[i].mark in ("item", "number")

    def _is_bare(self, i: int) -> bool:
        return self.units[i].end - self.units[i].start <= 40

    def _below_subject_contact(self, i: int) -> bool:
        """Below "Wissenschaftlicher Ansprechpartner" the name counts, its number does not."""
        for j in range(i - 1, max(i - 7, -1), -1):
            verdict = self.verdicts[j]
            if verdict is not None and verdict.scope == "contact" and verdict.kind == "content":
                return True
        return False

    def _walk(self, i: int, step: int) -> None:
        chunk = self.units[i].chunk
        for j in range(i + step, i + step * 6, step):
            if not 0 < j < len(self.units) or self.units[j].chunk != chunk:
                return
            unit = self.units[j]
            if self.verdicts[j] is not None or unit.mark or unit.end - unit.start > 90:
                return
            if _STOP.search(unit.text[-3:]) or (step > 0 and self._heads_prose(j)):
                return
            if _LABEL.match(unit.text) and not self._reachable(j):
                return
            self.verdicts[j] = Verdict("furniture", rule="contact-line")


# --- step 4: the rest by its shape -----------------------------------------------------------


def _is_row(units: Sequence[Unit], i: int) -> bool:
    """As in "Betten: 3.420" or "Wien | 40 | 12 %", or in columns set with tabs or spaces."""
    text = units[i].text
    if "\t" in text or text.startswith("|") or text.count(" | ") > 1:
        return True
    if len(text) > 120 or _FULL_STOP.search(text[-4:]):
        return False
    if "   " in text and len(_GAP.findall(text)) > 1:
        return True
    return _is_label(text) and (
        any(c.isdigit() for c in text)
        or any(0 < j < len(units) and _is_label(units[j].text) for j in (i - 1, i + 1))
    )


def _is_label(text: str) -> bool:
    match = _LABEL.match(text) if ":" in text else None
    return match is not None and len(text) <= 120 and match.group().count(" ") <= 5


def _is_heading(units: Sequence[Unit], i: int) -> bool:
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
    return not has_mate_above and (below.text[0].isdigit() or _is_row(units, i + 1))


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


def _kind(units: Sequence[Unit], i: int) -> BlockKind:
    unit = units[i]
    if i == 0:
        return BlockKind.TITLE
    if unit.mark == "rule":
        return BlockKind.FURNITURE
    if unit.mark in ("item", "number"):
        return BlockKind.ITEM
    if _is_row(units, i):
        return BlockKind.CELL_ROW
    return BlockKind.HEADING if _is_heading(units, i) else BlockKind.PARAGRAPH


# --- lines of several parts -------------------------------------------------------------------


def _part_spans(unit: Unit) -> list[tuple[int, int]]:
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


def _parts(unit: Unit) -> list[str]:
    """The parts of a line that has several; a table has rows, not parts."""
    if unit.text[0] == "|" or not _PART_SIGN.search(unit.text):
        return []
    spans = _part_spans(unit)
    return [unit.text[start:end] for start, end in spans] if len(spans) > 1 else []


def _verdict_of_parts(verdicts: Sequence[Verdict | None], i: int) -> Verdict | None:
    """A stamp at the top of the page counts for its line, furniture if it is most of the line."""
    kinds = [verdict.kind if verdict else "" for verdict in verdicts]
    if "content" in kinds or len(kinds) < 2:
        return None
    if "stamp" in kinds:
        return Verdict("stamp", rule="parts") if i <= STAMP_LINES or "" not in kinds else None
    return Verdict("furniture", rule="parts") if kinds.count("furniture") * 2 > len(kinds) else None


class Layout:
    r"""Text in, blocks out: in order, not overlapping, covering every line with words on it.

    >>> from pressminer.rules import rule_folder
    >>> text = "Neue Klinik\n\nDie Klinik öffnet heute.\n\nFoto: Eva Muster"
    >>> [block.kind.value for block in Layout(rule_folder())(text)]
    ['title', 'paragraph', 'furniture']

    Raises `RulesError` at construction when a layout file is missing or faulty.
    """

    def __init__(self, rules: RuleFolder) -> None:
        self._line_rules = LineRules(read_rules(rules))
        self._reachable = Signal(rules, "reachable")
        self._tail = Signal(rules, "trailing_credit")
        self._inviting = Signal(rules, "inviting")

    def __call__(self, text: str) -> list[Block]:
        units = _UnitReader(text, self._line_rules).units()
        verdicts = [self._verdict(unit, i) for i, unit in enumerate(units)]
        if verdicts:
            verdicts[0] = None  # the first line is the title, whatever it says
        verdicts = _Page(units, verdicts, self._reachable, self._inviting).settle()
        blocks: list[Block] = []
        for i, unit in enumerate(units):
            blocks += self._blocks(units, i, unit, verdicts[i])
        return blocks

    def _verdict(self, unit: Unit, i: int) -> Verdict | None:
        """By a rule for the whole line, else by those for its parts."""
        verdict = self._line_rules(unit.text, i)
        if verdict is None and unit.end - unit.start <= MAX_PARTED:
            parts = _parts(unit)
            return _verdict_of_parts([self._line_rules(part, i) for part in parts], i)
        return verdict

    def _stamp_blocks(self, unit: Unit, i: int) -> list[Block]:
        """A stamp without what else stands on its line: "12. Mai 2022 | Lesezeit: 3 Minuten"."""
        blocks: list[Block] = []
        for start, end in _part_spans(unit):
            verdict = self._line_rules(unit.text[start:end], i)
            is_furniture = verdict is not None and verdict.kind == "furniture"
            kind = BlockKind.FURNITURE if is_furniture else BlockKind.STAMP
            joins = blocks and blocks[-1].kind is kind
            first = blocks.pop().start if joins else unit.start + start
            blocks.append(Block(first, unit.start + end, kind))
        return blocks

    def _blocks(
        self, units: Sequence[Unit], i: int, unit: Unit, verdict: Verdict | None
    ) -> list[Block]:
        if verdict is not None and verdict.kind == "stamp":
            return self._stamp_blocks(unit, i)
        if verdict is not None and verdict.kind != "content":
            return [Block(unit.start, unit.end, BlockKind(verdict.kind))]
        kind = _kind(units, i)
        if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL_ROW):
            return self._without_credit(unit, kind)
        return [Block(unit.start, unit.end, kind)]

    def _without_credit(self, unit: Unit, kind: BlockKind) -> list[Block]:
        """Cuts the credit off a caption: "Ministerin X und Rektor Y. Foto: Eva Muster"."""
        offset = max(0, len(unit.text) - TAIL)
        match = self._tail.search(unit.text[offset:])
        head = unit.text[: offset + match.start()].rstrip() if match else ""
        if not head:
            return [Block(unit.start, unit.end, kind)]
        rest = unit.text[len(head) :]
        return [
            Block(unit.start, unit.start + len(head), kind),
            Block(unit.end - len(rest.lstrip()), unit.end, BlockKind.FURNITURE),
        ]
