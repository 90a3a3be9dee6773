"""The day a page was published: stamps, datelines and masthead dates, in that order.

What looks like a day is found by its shape alone (``3. Mai 2022``, ``July 3, 2025``); whether
it is one, `pressminer.normalize.dates.parse_day` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pressminer.masthead.lines import BOTTOM, TOP, Line
from pressminer.masthead.words import Words
from pressminer.model import BlockKind
from pressminer.normalize.dates import parse_day

_WORD = r"[^\W\d_]{3,12}"
_DAY = (
    r"(?:\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}/\d{1,2}/\d{4}(?!\d)"
    rf"|\d{{1,2}}(?:\.\s{{0,2}}|(?:[a-z]{{2}})?\s{{1,2}})(?:[a-z]{{2}}\s)?{_WORD}\.?,?\s{{1,2}}\d{{4}}(?!\d)"
    rf"|{_WORD}\.?\s{{1,2}}\d{{1,2}}(?:[a-z]{{2}})?,?\s{{1,2}}\d{{4}}(?!\d))"
)
_SEPARATOR = r"(?:\s*[|·•]\s*|\s+(?:[–—/]+|-+)\s+|\s{3,}|\t)"
_MASTHEAD_LENGTH = 160  # a longer line is a sentence
_DATELINE_REACH = 150
_DATELINE_REST = 25  # a dateline opens a sentence; less is a heading or a list entry
_TITLE_REST = 60
_PLACE_LENGTH = 70
_TAG_LENGTH = 45  # "03.05.2022 | Forschung und Lehre"

_AGENCY = re.compile(r"\s*(?:\([^()]{2,40}\)|/[^/\s][^/]{1,30}/)")
_DASHES = re.compile(r"[\s–—-]+$")
_SENTENCE_BREAK = re.compile(r"\s*[\])]?(?:\s*(?:\([^()]{2,40}\)|/[^/\s][^/]{1,30}/))?\s*")
_DATELINE_END = re.compile(r"(?:[–—:|/]|-{1,3}(?!\d)|\.\s+(?=[A-ZÄÖÜ„“\"»«]))\s*(?:/\s*)?")
_EMPTY = re.compile(r"[\s.,;:)\]|·•–—/-]*$")


_SHORT_YEAR = re.compile(r"(\d{1,2}\.\s?\d{1,2}\.)\s?(\d\d)")
_PIVOT = 70  # "03.05.71" is 1971, "03.05.22" is 2022; no clock is asked


def day_of(text: str) -> date | None:
    """The day that ``text`` names, which has the shape of one; ``None`` if there is no such day."""
    short = _SHORT_YEAR.fullmatch(text)
    if short is not None:
        text = f"{short[1]}{19 if int(short[2]) >= _PIVOT else 20}{short[2]}"
    return parse_day(text)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A labelled day and what stands before and behind it on its line."""

    day: date
    before: str
    after: str


class DayFinder:
    """The patterns for days in mastheads, from the words of all languages."""

    def __init__(self, words: Words) -> None:
        self.words = words
        clock = words["dates.clock"]
        time = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?!\d)(?:\s*{clock}(?!\w)\.?){{0,2}}"
        weekday = words["dates.weekdays"]
        filler = rf"{words['dates.fillers']}"
        self._dated = (
            rf"(?:{weekday}\b\.?,?\s+)?(?P<filler>{filler}\s+)?(?<![\w.,/])(?<!\w-)(?P<day>{_DAY})"
            rf"(?:(?:\s*[,|–-])?\s*(?:{clock}\s+)?{time}|T\d\d:\d\d\S*)?"
        )
        flags = re.IGNORECASE
        self.dated = re.compile(self._dated, flags)
        self.whole = re.compile(
            rf"(?P<place>[^\d|:;!?]{{2,{_PLACE_LENGTH}}}?,\s*)?{self._dated}\.?", flags
        )
        self.stamp = re.compile(
            rf"(?:^|(?<=[(|·•–—,/\t-])|\s{{3,}})\s*{words['dates.stamps']}\s*[:.|]?\s*"
            rf"(?:{words['author.bylines']}\s[^\d|:.]{{3,50}}?[,\s]\s*)?"
            rf"(?:{filler}\s*:?\s*){{0,2}}{self._dated}",
            flags,
        )
        self.line_stamp = re.compile(
            rf"[(\[]?{words['dates.line_stamps']}\s*[:.|]?\s*(?:{filler}\s+)?{self._dated}[.)\]]?",
            flags,
        )
        number = rf"(?:(?:{words['dates.numbers']}\b\.?\s*)?#?\d[\d/\-.]*)"
        self.release = re.compile(rf"{words['dates.releases']}\b(?:\s*{number})?", flags)
        self._topic_free = re.compile(
            rf"\s*{words['publisher.senders']}\s[^|]{{2,90}}?(?:,|\s{words['dates.dated']})?\s*",
            flags,
        )
        self._dated_by = re.compile(rf"[\s,:]*(?:{words['dates.dated']})?[\s:]*", flags)
        self.byline = re.compile(rf"[(\[]?{words['author.bylines']}\s+", flags)
        self._event = re.compile(rf"(?:{words['dates.events']})\s*(?::|$)", flags)
        self._update = re.compile(rf"(?:{words['dates.updates']})\b", flags)
        self._label = re.compile(
            rf"(?:{words['dates.stamps']}|{words['dates.line_stamps']})\s*(?:{filler}\s*)?:?", flags
        )
        self._time = re.compile(rf"\d{{1,2}}(?:[:.]\d{{2}})?\s*{clock}\b|\d{{1,2}}:\d{{2}}", flags)
        self._separator = re.compile(_SEPARATOR)

    def published_on(self, lines: Sequence[Line]) -> date | None:
        """The day of publication, or ``None`` when the page does not plainly say it."""
        top = [line for line in lines if line.zone == TOP]
        bottom = [
            line for line in lines if line.zone == BOTTOM and line.kind is not BlockKind.FURNITURE
        ]
        return (
            next(self._stamped(top), None)
            or next(self._datelines(top), None)
            or next(self._mastheads(top), None)
            or next(self._line_stamps(top), None)
            or _only(self._alone(top))
            or _only(self._stamped(bottom))
            or _only(self._line_stamps(bottom))
            or _only(self._signed(bottom))
        )

    # --- stamps: "Veröffentlicht am 12. Mai 2022" -------------------------------------------

    def stamp_of(self, line: Line) -> Stamp | None:
        """The labelled day of a line that is a stamp and not a sentence."""
        if line.length > _MASTHEAD_LENGTH:
            return None
        for found in self.stamp.finditer(line.text):
            day = day_of(found["day"])
            before, after = line.text[: found.start()], line.text[found.end() :]
            if day is not None and self._opens(before) and self._closes(after):
                return Stamp(day, before, after)
        return None

    def _opens(self, before: str) -> bool:
        """Whether a label may follow: no "Die Studie, veröffentlicht am 3. Mai 2022, zeigt"."""
        text = before.strip()
        in_sentence = text.endswith((",", "(")) and text not in (",", "(")
        return len(text.split()) <= 8 and (not in_sentence or bool(self.byline.match(text)))

    def _stamped(self, lines: Sequence[Line]) -> Iterator[date]:
        for line in lines:
            stamp = self.stamp_of(line)
            if stamp is not None:
                yield stamp.day

    def _closes(self, after: str) -> bool:
        """Whether nothing but page furniture follows: no "Published July 3, 2025 in Nature"."""
        rest = after.strip()
        if not rest or rest[0] in "|·•–—-(/)]":
            return not rest.endswith(".") or len(rest.split()) <= 6
        return bool(self.byline.match(rest) or rest[0] in ",;") and len(rest.split()) <= 7

    def _line_stamps(self, lines: Sequence[Line]) -> Iterator[date]:
        for index, line in enumerate(lines):
            found = self.line_stamp.fullmatch(line.text)
            day = day_of(found["day"]) if found else None
            if day is not None and not self._near_event(lines, index):
                yield day

    # --- datelines: "Mainz, 3. Mai 2022 – Die ..." ---------------------------------------------

    def _datelines(self, lines: Sequence[Line]) -> Iterator[date]:
        for line in lines:
            if line.opens and line.kind is not BlockKind.ITEM:
                day = self._dateline(line)
                if day is not None:
                    yield day

    def _dateline(self, line: Line) -> date | None:
        found = self.dated.search(line.text, 0, _DATELINE_REACH)
        if found is None:
            return None
        before, after = line.text[: found.start()], line.text[found.end() :]
        rest = self._after_dateline(before, after)
        needed = _TITLE_REST if line.first else _DATELINE_REST
        beyond = max(0, line.length - len(line.text))
        if rest is None or len(rest) + beyond < needed or self._starts_with_time(rest):
            return None
        place = _DASHES.sub("", _AGENCY.sub("", before)).strip(" ([.,:|")
        # "Am 3. Juli – Stadtfest" opens a sentence, "3. Juli 2025 – Die Stadt ..." is a dateline.
        fits = self.is_place(place) if place else found.start("day") == found.start()
        return day_of(found["day"]) if fits else None

    def _after_dateline(self, before: str, after: str) -> str | None:
        """The sentence behind a dateline; ``None`` if the day is part of a sentence."""
        gap = _SENTENCE_BREAK.match(after)
        end = gap.end() if gap else 0
        closing = _DATELINE_END.match(after, end)
        if closing is not None:
            return after[closing.end() :].strip()
        in_brackets = before.lstrip()[:1] in "([" and after.lstrip()[:1] in (")", "]")
        return after.lstrip()[1:].strip() if in_brackets and before.strip() else None

    def _starts_with_time(self, rest: str) -> bool:
        """``3. Mai 1940 – 12. Juni 2022`` is a life, ``3. Mai 2025 – 19 Uhr`` a concert."""
        return bool(self.dated.match(rest) or self._time.match(rest))

    def is_place(self, text: str) -> bool:
        """Whether ``text`` can be the place of a dateline, by its shape: ``Frankfurt am Main``."""
        tokens = re.split(r"[\s/,]+", text.strip())
        if len(text) > _PLACE_LENGTH or len(tokens) > 8 or any(c.isdigit() for c in text):
            return False
        never = self.words.sets["places.never"] | self.words.sets["dates.weekdays"]
        first = tokens[0]
        if first.casefold().rstrip(".") in never or not first[:1].isupper():
            return False
        if self.release.match(text) or self._event.match(text) or self._update.match(text):
            return False
        links = self.words.sets["places.links"]
        return all(t[:1].isupper() or t in links or t in "–—-" for t in tokens)

    # --- mastheads: "Medienmitteilung, Zürich, 5. März 2024" -----------------------------------

    def _mastheads(self, lines: Sequence[Line]) -> Iterator[date]:
        for line in lines:
            if line.length <= _MASTHEAD_LENGTH and not line.running:
                day = self._in_masthead(line.text)
                if day is not None:
                    yield day

    def _in_masthead(self, text: str) -> date | None:
        parts = self._separator.split(text)
        if not any(
            self.release.match(p.lstrip("([ ")) for p in re.split(r"[,:]\s", text)
        ) and not any(self.release.match(part) for part in parts):
            return None
        for found in self.dated.finditer(text):
            before = self._separator.split(text[: found.start()])[-1]
            after = text[found.end() :]
            closed = (
                _EMPTY.match(after)
                or self._separator.match(after)
                or self.release.match(after.lstrip(" ,"))
            )
            if closed and self._leads_to_day(before):
                return day_of(found["day"])
        return None

    def _leads_to_day(self, before: str) -> bool:
        """``Medienmitteilung, Zürich,`` and ``Pressemitteilung Nr. 7 vom``, but no topic."""
        text = before.lstrip("([ ")
        release = self.release.match(text)
        rest = text[release.end() :] if release else text
        if self._dated_by.fullmatch(rest) or (release and self._topic_free.fullmatch(rest)):
            return True
        return rest.rstrip().endswith((",", ":")) and self.is_place(rest.strip(" ,:"))

    # --- days that stand alone: "Wien, 12. März 2024" ------------------------------------------

    def _alone(self, lines: Sequence[Line]) -> Iterator[date]:
        for index, line in enumerate(lines):
            day = None if line.kind is BlockKind.ITEM else self._alone_in(line)
            if (
                day is not None
                and not self._near_event(lines, index)
                and self._introduced(lines, index)
            ):
                yield day

    def _alone_in(self, line: Line) -> date | None:
        """The day of a line, or of its first or last part, that is nothing but a day."""
        if line.length > _MASTHEAD_LENGTH or line.running:
            return None
        parts = [part.strip(" ()[]") for part in self._separator.split(line.text)]
        if line.first and len(parts) > 1:
            return None
        for part in (parts[0], parts[-1]):
            found = self.dated.fullmatch(part) or self.whole.fullmatch(part)
            place = found.groupdict().get("place") if found else None
            if (
                found
                and (place or not found["filler"])
                and self._fits(place)
                and self._furniture_only(parts)
            ):
                return day_of(found["day"])
        return None

    def _fits(self, place: str | None) -> bool:
        """Whether a place, a byline or nothing stands before the day: ``Von Jana Muster, ...``."""
        return place is None or self.is_place(self.byline.sub("", place, count=1).strip(" ,"))

    def _furniture_only(self, parts: list[str]) -> bool:
        """Short tags beside the day, no time of day, no second day: neither event nor span."""
        days = sum(1 for part in parts if self.dated.search(part))
        others = [part for part in parts if not self.dated.search(part)]
        return (
            days <= 1
            and all(
                len(p) <= _TAG_LENGTH and not self._time.match(p) and not self._event.match(p)
                for p in others
            )
            and not any(self._update.search(part) for part in parts)
        )

    def _introduced(self, lines: Sequence[Line], index: int) -> bool:
        """No foreign label on the line above: ``Letzte Änderung:`` or ``Anmeldung bis:``."""
        above = lines[index - 1].text if index else ""
        if self._update.fullmatch(above.rstrip(" :")):
            return False
        return not above.endswith(":") or bool(self._label.fullmatch(above))

    def _near_event(self, lines: Sequence[Line], index: int) -> bool:
        near = lines[max(0, index - 2) : index + 3]
        return any(self._event.match(line.text) for line in near)

    def _signed(self, lines: Sequence[Line]) -> Iterator[date]:
        """Place and day at the end of a notice: ``Musterstadt, den 12.05.2022``."""
        for line in lines[-12:]:
            found = None if line.kind is BlockKind.ITEM else self.whole.fullmatch(line.text)
            if found and found["place"] and self._fits(found["place"]):
                day = day_of(found["day"])
                if day is not None:
                    yield day


def _only(days: Iterator[date]) -> date | None:
    """The day, if all that is found agrees: a list of teasers has a stamp for each."""
    found = set(days)
    return found.pop() if len(found) == 1 else None
