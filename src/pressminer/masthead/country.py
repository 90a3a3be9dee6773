"""The country an article was published in, as its dateline or its address on the web tells.

It decides numbers that can be read two ways: ``03/04/2025`` is 4 March under ``BOSTON –`` and
3 April under ``London –``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from pressminer.masthead.lines import TOP, Line
from pressminer.model import BlockKind
from pressminer.rules import SHARED, RuleFolder

_LONGEST = 70
_PLACE = re.compile(
    rf"(?P<place>[^\W\d_][^\d–—|:;!?()/\n]{{1,{_LONGEST}}}?)"
    r"(?:\s*[–—|(/:]|\s+-{1,2}\s|,\s*(?=[^,]{0,20}\d)|\s+\d)"
)
_COMMAS = re.compile(r"\s*[,/]\s*")
_HOSTS = {"gov": "US", "edu": "US", "mil": "US", "uk": "GB"}
_WORLD_WIDE = frozenset(("eu", "io", "ai", "tv", "co", "me", "fm", "cc", "ly"))  # used anywhere
_KINDS = ("country", "state", "region", "city")  # in this order of belief


class CountryFinder:
    """Looks places up in the gazetteer of a rule folder, which is read on first use."""

    def __init__(self, rules: RuleFolder) -> None:
        self._rules = rules
        self.month_first = frozenset(
            country
            for language in rules.languages
            for country in rules.toml(language, "dates")["guard"]["month_first"]
        )

    def country(self, lines: Sequence[Line], url: str = "") -> str:
        """ISO 3166-1 alpha-2 code, empty where neither a dateline nor ``url`` tells."""
        for place in _dateline_places(lines):
            if found := self.of_place(place):
                return found
        return _of_host(urlsplit(url).hostname or "") if url else ""

    def of_place(self, text: str) -> str:
        """The country of ``Boston, Mass.``, ``LONDON``, ``Graz/Wien``: the last part knows best."""
        parts = [part for part in _COMMAS.split(text.strip()) if part]
        for i, part in enumerate(reversed(parts)):
            found = self._region(part) if i + 1 < len(parts) else self._place(part)
            if found:
                return found
        return ""

    def _region(self, part: str) -> str:
        """What stands behind a city: ``UK``, ``MA``, ``Mass.``, ``Ontario``."""
        if part.upper() == part and (code := part.replace(".", "")) in self._codes:
            return self._codes[code]
        if part.endswith(".") and len(part) > 3:
            begun = {c for name, c in self._states.items() if name.startswith(part[:-1].lower())}
            return begun.pop() if len(begun) == 1 else ""
        return self._place(part)

    def _place(self, part: str) -> str:
        return self._codes.get(part, "") or self._names.get(part.lower(), "")

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        return list(self._rules.rows(SHARED, "places.tsv"))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Name, lower case → the country of the largest place of that name."""
        rows = [row for row in self._rows if row["kind"] in _KINDS]
        rows.sort(key=lambda r: (_KINDS.index(r["kind"]), -int(r["population"] or 0)))
        names: dict[str, str] = {}
        for row in rows:
            for name in (row["name_de"], row["name_en"], *row["aliases"].split("|")):
                names.setdefault(name.lower(), row["country"])
        return names

    @cached_property
    def _states(self) -> Mapping[str, str]:
        return {r["name_en"].lower(): r["country"] for r in self._rows if r["kind"] == "state"}

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        """``MA`` → US: the states of the one country that writes them so behind its cities."""
        codes = {"USA": "US", "US": "US", "UK": "GB", "GB": "GB"}
        for row in self._rows:
            if row["code"].startswith("US-"):
                codes.setdefault(row["code"][3:], "US")
        return codes


def _dateline_places(lines: Sequence[Line]) -> Iterator[str]:
    """What opens a paragraph and may be the place of a dateline."""
    for line in lines:
        if line.zone == TOP and line.opens and line.kind is not BlockKind.ITEM:
            found = _PLACE.match(line.text.lstrip("([ "))
            if found and found["place"][0].isupper():
                yield found["place"]


def _of_host(host: str) -> str:
    """``www.example.co.uk`` → GB, ``example.edu`` → US, ``example.org`` → nothing."""
    last = host.rpartition(".")[2].lower()
    return _HOSTS.get(last) or (last.upper() if len(last) == 2 and last not in _WORLD_WIDE else "")
