"""What the words around a figure add: hedges (``rund``, ``bis zu``) and periods (``jährlich``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pressminer.matchers.figure import Figure, phrases, window
from pressminer.normalize.units import DURATION

_CLAUSE_END = re.compile(r"[.;!?](?:\s|$)|\n\s*\n|: |\n")
_REACH = 90


class Hedges:
    """Compiled from [hedges] of ``amounts.toml``."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        hedges = {q: rules[q] for q in ("about", "at_least", "at_most")}
        self._qualifier = {_fold(h): q for q, words in hedges.items() for h in words}
        words = phrases(self._qualifier)
        fillers = phrases([*rules["fillers"], *self._qualifier])
        self._before = re.compile(
            rf"(?<!\w)(?P<hedge>{words})(?:\s+(?:{fillers})){{0,2}}\s*\(?$", re.IGNORECASE
        )
        after = rules["after"]
        self._after_qualifier = {_fold(h): q for q, words in after.items() for h in words}
        self._after = re.compile(
            rf"\s?(?P<hedge>{phrases(self._after_qualifier)})(?!\w)", re.IGNORECASE
        )
        self._spans = frozenset(rules["spans"])
        self._span_head = re.compile(
            rf"(?<!\w)(?:{phrases(rules['span_heads'])})\s+$", re.IGNORECASE
        )

    def apply(self, text: str, figure: Figure) -> Figure:
        """The figure with its qualifier; a range stays a range."""
        if figure.qualifier == "range":
            return figure
        return replace(figure, qualifier=self._read(text, figure))

    def _read(self, text: str, figure: Figure) -> str:
        before = window(text, figure.start)
        hit = self._before.search(before)
        if hit and not self._is_span(figure, before, hit):
            return self._qualifier[_fold(hit["hedge"])]
        behind = self._after.match(text, figure.end)
        return self._after_qualifier[_fold(behind["hedge"])] if behind else "exact"

    def _is_span(self, figure: Figure, before: str, hit: re.Match[str]) -> bool:
        """``über drei Jahre``: during three years, unless "seit" or the like stands before."""
        if figure.kind != DURATION or _fold(hit["hedge"]) not in self._spans:
            return False
        return figure.value <= 10 and not self._span_head.search(before[: hit.start()])


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
        self._find = re.compile(
            "|".join(
                rf"(?P<{group}_{per}>(?<![\w-])(?:{'|'.join(patterns)})(?!\w))"
                if group != "behind"
                else rf"(?P<{group}_{per}>(?:(?<!\w)|(?=/))(?:{'|'.join(patterns)})(?!\w))"
                for group, per, patterns in groups
            ),
            re.IGNORECASE,
        )
        hedge_words = [w for q in ("about", "at_least", "at_most", "fillers") for w in hedges[q]]
        near = phrases([*rules["links"]["near"], *hedge_words])
        self._near = re.compile(rf"(?:\s*(?:{near}))*\s*", re.IGNORECASE)
        links = phrases(rules["links"]["words"])
        hedge = phrases(hedge_words)
        self._link = re.compile(
            rf"(?:^|(?<=\W))(?:{links})(?:\s+(?:{hedge})){{0,2}}\s*$", re.IGNORECASE
        )

    def apply(self, text: str, figures: Sequence[Figure]) -> list[Figure]:
        """The figures with their period; ``/a`` directly behind one becomes part of it."""
        done = list(figures)
        inside = {i for f in figures for i in range(f.start, f.end)}
        for marker in self._markers(text):
            if marker.start in inside:
                continue
            index = self._target(text, marker, done)
            if index is not None and not done[index].per:
                done[index] = _rate(text, done[index], marker)
        return done

    def _markers(self, text: str) -> list[_Marker]:
        markers = []
        for hit in self._find.finditer(text):
            group, per = self._names[hit.lastgroup or ""]
            markers.append(_Marker(hit.start(), hit.end(), per, group))
        return markers

    def _target(self, text: str, marker: _Marker, figures: Sequence[Figure]) -> int | None:
        """The figure a marker speaks of: one beside it, else the only one near in its clause."""
        following = next((i for i, f in enumerate(figures) if f.start >= marker.end), None)
        last = len(figures) if following is None else following
        preceding = next((i for i in range(last - 1, -1, -1) if figures[i].end <= marker.start), None)
        before = _between(text, figures[preceding].end, marker.start) if preceding is not None else None
        after = _between(text, marker.end, figures[following].start) if following is not None else None
        if marker.group == "lead":
            return following if after is not None and self._link.search(after) else None
        beside_before = before is not None and not before.strip(" \u00a0,(")
        beside_after = after is not None and self._near.fullmatch(after) is not None
        if marker.group == "free" and beside_after:
            return following
        if beside_before:
            return preceding
        if beside_after or after is not None:
            return following
        return preceding if before is not None and len(before) < 40 else None


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
