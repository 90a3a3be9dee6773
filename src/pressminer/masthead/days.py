"""The day a page was published: stamps, datelines and masthead dates, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pressminer.masthead.day import DayReader
from pressminer.masthead.lines import BOTTOM, TOP, Line
from pressminer.masthead.words import Words
from pressminer.model import BlockKind

SEPARATOR = r"(?:\s*[|·•]\s*|\s+(?:[–—/]+|-+|\+{2,3})\s+|\s{3,}|\t)"
_MASTHEAD_LENGTH = 160  # a longer line is a sentence
_DATELINE_REACH = 150
_DATELINE_REST = 25  # a dateline opens a sentence; less is a heading or a list entry
_TITLE_REST = 60
_PLACE_LENGTH = 70
_TAG_LENGTH = 45  # "03.05.2022 | Forschung und Lehre"

_AGENCY = re.compile(r"\s*(?:\([^()]{2,40}\)|/[^/\s][^/]{1,30}/)")
_SIGNED_OFF = re.compile(r"\s*\((?:[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,5})(?:/[^\W\d_]{2,5})?\)$")
_DASHES = re.compile(r"[\s–—-]+$")
_SENTENCE_BREAK = re.compile(r"\s*[\])]?(?:\s*(?:\([^()]{2,40}\)|/[^/\s][^/]{1,30}/))?\s*")
_DATELINE_END = re.compile(r"(?:[–—:|/]|-{1,3}(?!\d)|\.\s+(?=[A-ZÄÖÜ„“\"»«]))\s*(?:/\s*)?")
_EMPTY = re.compile(r"[\s.,;:)\]|·•–—/-]*$")


@dataclass(frozen=True, slots=True)
class _Zone:
    """The lines of a part of the page, and which of them may hold a day."""

    lines: Sequence[Line]
    dated: Sequence[int]

    def __iter__(self) -> Iterator[Line]:
        return (self.lines[index] for index in self.dated)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A labelled day and what stands before and behind it on its line."""

    day: date
    before: str
    after: str


class DayFinder:
    """The patterns for days in mastheads, from the words of all languages."""

    def __init__(self, words: Words, reader: DayReader) -> None:
        self.words = words
        self.reader = reader
        self._may_hold_day = reader.may_hold_day
        clock = words["dates.clock"]
        time = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?!\d)(?:\s*{clock}(?!\w)\.?){{0,2}}"
        weekday = words["dates.weekdays"]
        filler = rf"{words['dates.fillers']}"
        self._dated = (
            rf"(?:(?P<weekday>{weekday})\b\.?,?\s+)?(?P<filler>{filler}\s+)?"
            rf"(?<![\w.,/])(?<!\w-)(?P<day>{reader.shape})"
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
        self.release = re.compile(rf"{words['dates.releases']}(?:\b|(?=\d))(?:\s*{number})?", flags)
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
        self._separator = re.compile(
            rf"{SEPARATOR}|,\s+(?={words['author.labels']}\s*:)", re.IGNORECASE
        )

    def published_on(self, lines: Sequence[Line]) -> date | None:
        """The day of publication, or ``None`` when the page does not plainly say it."""
        top = _Zone(
            lines, [i for i, line in enumerate(lines) if line.zone == TOP and self._may_date(line)]
        )
        return (
            next(self._stamped(top), None)
            or next(self._datelines(top), None)
            or next(self._mastheads(top), None)
            or next(self._line_stamps(top), None)
            or _only(self._alone(top))
            or self._at_the_end(lines)
        )

    def _at_the_end(self, lines: Sequence[Line]) -> date | None:
        bottom = [
            line for line in lines if line.zone == BOTTOM and line.kind is not BlockKind.FURNITURE
        ]
        zone = _Zone(bottom, [i for i, line in enumerate(bottom) if self._may_date(line)])
        return (
            _only(self._stamped(zone))
            or _only(self._line_stamps(zone))
            or _only(self._signed(zone))
        )

    def _may_date(self, line: Line) -> bool:
        """Running text can but open with a dateline."""
        if line.running:
            return self._may_hold_day(line.text, _DATELINE_REACH)
        return self._may_hold_day(line.text)

    def dates_line(self, line: Line) -> bool:
        """Whether a line is, or holds, a stamp, a day that stands alone, or a byline."""
        return any(
            self.byline.match(part)
            or self.release.fullmatch(part)
            or (self._may_hold_day(part) and (self._label.match(part) or self._place_and_day(part)))
            for part in self.parts(line)
        )

    # --- stamps: "Veröffentlicht am 12. Mai 2022" -------------------------------------------

    def stamp_of(self, line: Line) -> Stamp | None:
        """The labelled day of a line that is a stamp and not a sentence."""
        if line.length > _MASTHEAD_LENGTH or not self._may_date(line):
            return None
        for found in self.stamp.finditer(line.text):
            day = self.reader.day_of(found["day"])
            before, after = line.text[: found.start()], line.text[found.end() :]
            if day is not None and self._opens(before) and self._closes(after):
                return Stamp(day, before, after)
        return None

    def _opens(self, before: str) -> bool:
        """Whether a label may follow: no "Die Studie, veröffentlicht am 3. Mai 2022, zeigt"."""
        text = before.strip()
        in_sentence = text.endswith((",", "(")) and text not in (",", "(")
        return len(text.split()) <= 8 and (
            not in_sentence
            or bool(self.byline.match(text))
            or bool(self.release.fullmatch(text.rstrip(" ,(")))  # "Notice no. 7, issued 3 May 2022"
        )

    def _stamped(self, zone: _Zone) -> Iterator[date]:
        for line in zone:
            stamp = self.stamp_of(line)
            if stamp is not None:
                yield stamp.day

    def _closes(self, after: str) -> bool:
        """Whether nothing but page furniture follows: no "Published July 3, 2025 in Nature"."""
        rest = after.strip()
        if not rest or rest[0] in "|·•–—-(/)]":
            return not rest.endswith(".") or len(rest.split()) <= 6
        return bool(self.byline.match(rest) or rest[0] in ",;") and len(rest.split()) <= 7

    def _line_stamps(self, zone: _Zone) -> Iterator[date]:
        for index in zone.dated:
            parts = self.parts(zone.lines[index])
            found = self.line_stamp.fullmatch(parts[0]) if parts else None
            day = self.reader.day_of(found["day"]) if found else None
            if (
                day is not None
                and self._furniture_only(parts)
                and not self._near_event(zone.lines, index)
            ):
                yield day

    def parts(self, line: Line) -> list[str]:
        """The parts of a masthead line, between ``|``, ``·``, dashes and the like; of a sentence
        none.
        """
        if line.length > _MASTHEAD_LENGTH or line.running:
            return []
        parts = (part.strip() for part in self._separator.split(line.text))
        return [_SIGNED_OFF.sub("", part).strip(" ()[]") for part in parts]

    # --- datelines: "Mainz, 3. Mai 2022 – Die ..." ---------------------------------------------

    def _datelines(self, zone: _Zone) -> Iterator[date]:
        for line in zone:
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
        return self.reader.day_of(found["day"]) if fits else None

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
        return all(t.lstrip("(")[:1].isupper() or t in links or t in "–—-" for t in tokens)

    # --- mastheads: "Medienmitteilung, Zürich, 5. März 2024" -----------------------------------

    def _mastheads(self, zone: _Zone) -> Iterator[date]:
        for line in zone:
            if line.length <= _MASTHEAD_LENGTH and not line.running:
                day = self._in_masthead(line.text)
                if day is not None:
                    yield day

    def _in_masthead(self, text: str) -> date | None:
        heads = (*self._separator.split(text), *re.split(r"[,:]\s", text))
        named = any(self.release.match(head.lstrip("([ ")) for head in heads)
        for found in self.dated.finditer(text):
            before = self._separator.split(text[: found.start()])[-1]
            after = text[found.end() :]
            release = after.strip(" ,")
            closed = (
                self.release.match(release) or _EMPTY.match(after) or self._separator.match(after)
                if named
                else self.release.fullmatch(release)  # "July 3, 2025 Press release"
            )
            if closed and self._leads_to_day(before):
                return self.reader.day_of(found["day"])
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

    def _alone(self, zone: _Zone) -> Iterator[date]:
        for index in zone.dated:
            line = zone.lines[index]
            day = None if line.kind is BlockKind.ITEM else self._alone_in(line)
            if (
                day is not None
                and not self._near_event(zone.lines, index)
                and self._introduced(zone.lines, index)
            ):
                yield day

    def _alone_in(self, line: Line) -> date | None:
        """The day of a line, or of a part of it, that is nothing but a day."""
        parts = self.parts(line)
        if not parts or (line.first and len(parts) > 1) or not self._furniture_only(parts):
            return None
        credited = any(self.byline.match(part) for part in parts)
        for part in parts:
            found = self._place_and_day(part)
            # Between tags a day may be that of an event, unless a time or an author is named.
            at_edge = part in (parts[0], parts[-1])
            if found is not None and (at_edge or credited or self._time.search(part)):
                return self.reader.day_of(found["day"])
        return None

    def _place_and_day(self, text: str) -> re.Match[str] | None:
        """``3. Mai 2022``, ``Dienstag, den 3. Mai 2022``, ``Wien, am 3. Mai 2022``."""
        if not self._may_hold_day(text):
            return None
        found = self.dated.fullmatch(text)
        if found is not None:
            return found if found["weekday"] or not found["filler"] else None
        found = self.whole.fullmatch(text) if "," in text else None
        return found if found and found["place"] and self._fits(found["place"]) else None

    def sender_of(self, part: str) -> str:
        """What stands before a day as a place does: ``Stadt Ulm, 3. Mai 2022`` → ``Stadt Ulm``."""
        found = self.whole.fullmatch(part) if "," in part and self._may_hold_day(part) else None
        return (found["place"] or "").rstrip(" ,") if found else ""

    def _fits(self, place: str) -> bool:
        """Whether a place or a byline stands before the day: ``Von Jana Muster, ...``."""
        return self.is_place(self.byline.sub("", place, count=1).strip(" ,"))

    def _furniture_only(self, parts: list[str]) -> bool:
        """Short tags beside the day, no time of day, no second day: neither event nor span."""
        others = [
            part for part in parts if not (self._may_hold_day(part) and self.dated.search(part))
        ]
        return (
            len(parts) - len(others) <= 1
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

    def _signed(self, zone: _Zone) -> Iterator[date]:
        """Place and day at the end of a notice: ``Musterstadt, den 12.05.2022``."""
        for index in zone.dated:
            line = zone.lines[index]
            if index < len(zone.lines) - 12:
                continue
            found = None if line.kind is BlockKind.ITEM else self.whole.fullmatch(line.text)
            if found and found["place"] and self._fits(found["place"]):
                day = self.reader.day_of(found["day"])
                if day is not None:
                    yield day


def _only(days: Iterator[date]) -> date | None:
    """The day, if all that is found agrees: a list of teasers has a stamp for each."""
    found = set(days)
    return found.pop() if len(found) == 1 else None
