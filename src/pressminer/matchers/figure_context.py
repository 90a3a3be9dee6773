"""What the words around a figure add: hedges (``rund``, ``bis zu``) and periods (``jährlich``)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pressminer.matchers.figure import Endings, Figure, phrases, window
from pressminer.normalize.numbers import openings
from pressminer.normalize.units import DURATION, MONEY
from pressminer.pattern_starts import starts

_PARTED = re.compile(r"[,;:.()\n]")
_CLAUSE_END = re.compile(r"[;!?:](?:\s|$)|\.(?=\s+[^\W\d_a-zäöü]|\s*$)|\n")
_MOST_HEDGES = 3
_REACH = 90
_NEAR_BEHIND = 40


class Hedges:
    """Compiled from [hedges] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        hedges = {q: rules[q] for q in ("about", "at_least", "at_most")}
        self._qualifier = {_fold(h): q for q, words in hedges.items() for h in words}
        self._before = Endings([*rules["fillers"], *self._qualifier])
        after = rules["after"]
        self._after_qualifier = {_fold(h): q for q, words in after.items() for h in words}
        self._after = re.compile(
            rf"\s?(?P<hedge>{phrases(self._after_qualifier)})"
            rf"(?!\w|\s?[\d$€£]|\s(?:{phrases(rules['after_not'])})(?!\w))",
            re.IGNORECASE,
        )
        self._governed = {
            hedge: re.compile(rf"(?<!\w)(?:{phrases(stems)})", re.IGNORECASE)
            for hedge, stems in rules["governed"].items()
        }
        self._beside = {h: tuple(words) for h, words in rules["governed_beside"].items()}
        self._spans = frozenset(rules["spans"])
        self._span_head = Endings(rules["span_heads"])

    def apply(self, text: str, figure: Figure) -> Figure:
        """The figure with its qualifier; a range stays a range."""
        if figure.qualifier == "range":
            return figure
        qualifier = self._read(text, figure)
        return figure if qualifier == figure.qualifier else replace(figure, qualifier=qualifier)

    def _read(self, text: str, figure: Figure) -> str:
        hedge, start = self._hedge(text, figure.start)
        if hedge and not (
            self._is_span(text, figure, hedge, start)
            or self._is_governed(text, figure, hedge)
            or self._is_object(text, hedge, start)
        ):
            return self._qualifier[hedge]
        behind = self._after.match(text, figure.end)
        return self._after_qualifier[_fold(behind["hedge"])] if behind else "exact"

    def _hedge(self, text: str, position: int) -> tuple[str, int]:
        """The outermost hedge before a number and its start: ``mehr als insgesamt rund 20``."""
        outermost = ("", position)
        if text[position - 1 : position] == "(":
            position -= 1
        for _ in range(_MOST_HEDGES):
            hit = self._before.at(text, position)
            if hit is None:
                break
            position = hit[1]
            outermost = hit if hit[0] in self._qualifier else outermost
        return outermost

    def _is_governed(self, text: str, figure: Figure, hedge: str) -> bool:
        """``Die Klinik verfügt über 300 Betten``: the verb asks for "über"."""
        governors = self._governed.get(hedge)
        if governors is None:
            return False
        clause = _CLAUSE_END.split(window(text, figure.start, _REACH))[-1]
        verb = governors.search(clause)
        return verb is not None and not any(c.isdigit() for c in clause[verb.end() :])

    def _is_object(self, text: str, hedge: str, start: int) -> bool:
        """``ein Kredit über 3 Mio. Franken``: the noun asks for "über"."""
        nouns = self._beside.get(hedge)
        return nouns is not None and window(text, start).rstrip().casefold().endswith(nouns)

    def _is_span(self, text: str, figure: Figure, hedge: str, start: int) -> bool:
        """``über drei Jahre``: during three years, unless "seit" or the like stands before."""
        if figure.kind != DURATION or hedge not in self._spans:
            return False
        return figure.value <= 10 and self._span_head.at(text, start) is None


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    end: int
    per: str
    group: str


class Periods:
    """Compiled from [periods] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any], hedges: Mapping[str, Any]) -> None:
        groups = [(g, per, p) for g in ("behind", "free", "lead") for per, p in rules[g].items()]
        self._names = {f"{group}_{per}": (group, per) for group, per, _ in groups}
        found = "|".join(f"(?P<{g}_{per}>{'|'.join(p)})" for g, per, p in groups)
        self._find = re.compile(rf"(?:(?<![\w-])|(?=[/-]))(?:{found})(?!\w)", re.IGNORECASE)
        self._openings = re.compile(_openings(p for _, _, some in groups for p in some))
        hedge_words = [w for q in ("about", "at_least", "at_most", "fillers") for w in hedges[q]]
        near = phrases([*rules["links"]["near"], *hedge_words])
        self._near = re.compile(rf"(?:\s*(?:{near}))*\s*", re.IGNORECASE)
        joins = phrases(rules["links"]["joins"])
        plain = phrases(w for q in ("about", "at_least", "at_most") for w in hedges[q])
        self._joined = re.compile(rf"\s*(?:{joins})\s+(?:(?:{plain})\s+)?", re.IGNORECASE)
        self._beyond = re.compile(
            rf"(?:[\s,(]|{phrases(rules['links']['beyond'])})*", re.IGNORECASE
        )
        links = phrases(rules["links"]["words"])
        hedge = phrases(hedge_words)
        self._link = re.compile(
            rf"(?:^|(?<=\W))(?:{links})(?:\s+(?:{hedge})){{0,2}}\s*$", re.IGNORECASE
        )

    def apply(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """The figures with their period; ``/a`` directly behind one becomes part of it."""
        done = list(figures)
        inside = {i for f in figures for i in range(f.start, f.end)}
        markers = [m for m in self._markers(text, figures) if m.start not in inside]
        for beside in (True, False):
            for marker in markers:
                index = self._target(text, marker, done, beside=beside)
                if index is not None and not done[index].per:
                    done[index] = _rate(text, done[index], marker)
                    self._pass_on(text, done, index, forward=marker.end <= done[index].start)
        return done

    def _pass_on(self, text: str, figures: list[Figure], index: int, *, forward: bool) -> None:
        """``30,000 outpatients and 8,000 inpatients annually``: joined figures share the period."""
        step = 1 if forward else -1
        place = index + step
        while 0 <= place < len(figures) and not figures[place].per:
            first, second = sorted((place, place - step))
            between = text[figures[first].end : figures[second].start]
            same = figures[first].kind == figures[second].kind
            echoes = figures[second].rule.endswith(".echo") and not _PARTED.search(between)
            joined = echoes or self._joined.fullmatch(between) is not None
            if not same or len(between) > _REACH or not joined:
                return
            figures[place] = replace(figures[place], per=figures[index].per)
            place += step

    def _markers(self, text: str, figures: Sequence[Figure]) -> Iterator[_Marker]:
        """The period words within reach of a figure; the rest of the text is not looked at."""
        for start, end in _neighbourhoods(figures, len(text)):
            done = start
            for opening in self._openings.finditer(text, start, end):
                place = opening.start()
                hit = self._find.match(text, place, end) if place >= done else None
                if hit is not None:
                    done = hit.end()
                    group, per = self._names[hit.lastgroup or ""]
                    yield _Marker(hit.start(), done, per, group)

    def _target(
        self, text: str, marker: _Marker, figures: Sequence[Figure], *, beside: bool
    ) -> int | None:
        """The figure a marker speaks of: the one beside it, or else one near in its clause."""
        following = bisect_left(figures, marker.end, key=lambda figure: figure.start)
        before = after = None
        if following > 0:
            before = _between(text, figures[following - 1].end, marker.start)
        if following < len(figures):
            after = _between(text, marker.end, figures[following].start)
        if marker.group == "lead":
            money = following < len(figures) and figures[following].kind == MONEY
            linked = after is not None and (self._link.search(after) or (money and after.isspace()))
            return following if linked else None
        choose = self._beside if beside else self._near_by
        step = choose(marker, before, after)
        return None if step is None else following + step

    def _beside(self, marker: _Marker, before: str | None, after: str | None) -> int | None:
        """0 for the figure behind the marker, -1 for the one before it, if nothing parts them."""
        ahead = after is not None and self._near.fullmatch(after) is not None
        behind = before is not None and self._beyond.fullmatch(before) is not None
        if ahead and (marker.group == "free" or not behind):
            return 0
        return -1 if behind else None

    def _near_by(self, marker: _Marker, before: str | None, after: str | None) -> int | None:
        """``Pro Jahr behandelt die Klinik 20.000 Patienten``: the next figure, or the last."""
        if self._beside(marker, before, after) is not None:
            return None
        if after is not None:
            return 0
        close = before is not None and len(before) < _NEAR_BEHIND and "," not in before
        return -1 if close else None


def _openings(patterns: Iterable[str]) -> str:
    """A cheap pattern for the first characters of all that the patterns match."""
    words = {start for pattern in patterns for start in starts(pattern)}
    letters = {word for word in words if word[0].isalpha()}
    marks = "".join(sorted({re.escape(word[0]) for word in words - letters}))
    return rf"\b(?={openings(letters)})|[{marks}]"


def _neighbourhoods(figures: Sequence[Figure], length: int) -> Iterator[tuple[int, int]]:
    """Stretches of text around the figures, those that touch made one."""
    start = end = 0
    for figure in figures:
        if figure.start - _REACH > end:
            if end:
                yield start, end
            start = figure.start - _REACH
        end = min(length, figure.end + _REACH)
    if end:
        yield start, end


def _between(text: str, start: int, end: int) -> str | None:
    """The text between two places of one clause, else ``None``."""
    if end - start > _REACH:
        return None
    between = text[start:end]
    return None if _CLAUSE_END.search(between) else between


def _rate(text: str, figure: Figure, marker: _Marker) -> Figure:
    slash = text[figure.end : marker.end].strip().startswith("/")
    end = marker.end if slash and marker.start >= figure.end else figure.end
    return replace(figure, per=marker.per, end=end)


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())
