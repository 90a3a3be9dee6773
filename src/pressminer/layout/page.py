"""What belongs to a verdict: the headline below "Weitere Meldungen", the name above a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressminer.layout.line_rules import Signal, Verdict
from pressminer.layout.shapes import LABEL
from pressminer.layout.units import Unit

_STOP = re.compile(r"""[.!?…:;]["'“”’‘»«)\]]*$""")
MAX_PROSE = 2  # paragraphs that a heading such as "Haftungsausschluss" takes in
NAVIGATION = 4  # up to this unit, "Impressum" or "Newsletter" is a menu entry, not a heading
MAX_CONTACT = 250  # characters of a line that is looked through for phone numbers
MAX_RUN = 14  # units that one contact heading or teaser heading can take in


class Page:
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
                self.verdicts[j] = Verdict("furniture", rule=verdict.rule, zone=verdict.zone)

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
            if unit.chunk != self.units[i].chunk and LABEL.match(unit.text):
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
        self.verdicts[i] = Verdict("furniture", rule="contact-line", zone="contact")
        if self._below_subject_contact(i):
            return
        for step in (-1, 1):
            self._walk(i, step)

    def _can_be_contact(self, i: int) -> bool:
        unit = self.units[i]
        size = unit.end - unit.start
        if (size > 140 and unit.is_prose) or (self._is_item(i) and not self._is_bare(i)):
            return False
        return self._reachable(i)

    def _is_item(self, i: int) -> bool:
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
            if LABEL.match(unit.text) and not self._reachable(j):
                return
            self.verdicts[j] = Verdict("furniture", rule="contact-line", zone="contact")
