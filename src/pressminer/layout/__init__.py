"""What each stretch of lines is on the page: title, paragraph, list item, credit, teaser, ….

``Layout(rules)(text)`` reads an article line by line, in five steps:

1. `units`: lines that a mail program broke at 72 characters are joined again, bullets and
   markdown marks are left outside;
2. rules from ``pipelines/*/layout.toml`` give single units a verdict (of all languages at
   once: the language of a page is not known yet);
3. a verdict's ``scope`` takes in the units that belong to it ("Vorheriger Beitrag" and the
   headline below it), and phone numbers take in the name and address around them;
4. what has no verdict is told apart by its shape: heading, paragraph, item, row;
5. every block gets its zone (`zones`): headline, body, list, about, contact, teaser, ….

In doubt a unit is content: a lost paragraph costs more than a mined share link.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.layout.line_rules import LineRules, Signal, Verdict, read_rules
from pressminer.layout.page import Page
from pressminer.layout.parts import part_spans, parts_of, verdict_of_parts
from pressminer.layout.shapes import kind_of
from pressminer.layout.units import Unit, UnitReader
from pressminer.layout.zones import zoned
from pressminer.model import Block, BlockKind, Zone
from pressminer.rules import RuleFolder

TAIL = 120  # characters at the end of a caption in which a credit is looked for
MAX_PARTED = 160  # characters of a line that is judged by its parts


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
        units = UnitReader(text, self._line_rules).units()
        verdicts = [self._verdict(unit, i) for i, unit in enumerate(units)]
        if verdicts:
            verdicts[0] = None  # the first line is the title, whatever it says
        about = {u.start for u, v in zip(units, verdicts, strict=True) if v and v.kind == "about"}
        verdicts = [None if v and v.kind == "about" else v for v in verdicts]
        verdicts = Page(units, verdicts, self._reachable, self._inviting).settle()
        blocks: list[Block] = []
        for i, unit in enumerate(units):
            blocks += self._blocks(units, i, unit, verdicts[i])
        return list(zoned(blocks, about))

    def _verdict(self, unit: Unit, i: int) -> Verdict | None:
        """By a rule for the whole line, else by those for its parts."""
        verdict = self._line_rules(unit.text, i)
        if verdict is None and unit.end - unit.start <= MAX_PARTED:
            parts = parts_of(unit)
            return verdict_of_parts([self._line_rules(part, i) for part in parts], i)
        return verdict

    def _stamp_blocks(self, unit: Unit, i: int) -> list[Block]:
        """A stamp without what else stands on its line: "12. Mai 2022 | Lesezeit: 3 Minuten"."""
        blocks: list[Block] = []
        for start, end in part_spans(unit):
            verdict = self._line_rules(unit.text[start:end], i)
            is_furniture = verdict is not None and verdict.kind == "furniture"
            kind = BlockKind.FURNITURE if is_furniture else BlockKind.STAMP
            zone = Zone(verdict.zone) if verdict and is_furniture else Zone.DATELINE
            joins = blocks and blocks[-1].kind is kind
            first = blocks.pop().start if joins else unit.start + start
            blocks.append(Block(first, unit.start + end, kind, zone))
        return blocks

    def _blocks(
        self, units: Sequence[Unit], i: int, unit: Unit, verdict: Verdict | None
    ) -> list[Block]:
        if verdict is not None and verdict.kind == "stamp":
            return self._stamp_blocks(unit, i)
        if verdict is not None and verdict.kind != "content":
            return [Block(unit.start, unit.end, BlockKind.FURNITURE, Zone(verdict.zone))]
        if unit.mark == "rule":
            return _separator(unit)
        kind = kind_of(units, i)
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
            Block(unit.end - len(rest.lstrip()), unit.end, BlockKind.FURNITURE, Zone.CREDIT),
        ]


def _separator(unit: Unit) -> list[Block]:
    """A line of dashes parts what stands above and below; inside a table it parts nothing."""
    if "|" in unit.text:
        return []
    return [Block(unit.start, unit.end, BlockKind.FURNITURE, Zone.NAVIGATION)]
