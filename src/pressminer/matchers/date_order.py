"""What comes first in ``3/7/2025``, the month or the day: as the article's country writes it.

>>> order = DateOrder({"guard": {"month_first": ["US"], "month_first_signs": "center",
...     "day_first_signs": "centre"}}, months=["july"])
>>> order.month_first("moved to the center on 3/7/2025", country="")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_SMALL, _LARGE = r"(?:0?[1-9]|1[0-2])", r"(?:1[3-9]|2\d|3[01])"
_PLAIN_MONTH_FIRST = rf"(?<![\d/]){_SMALL}/{_LARGE}/(?:\d\d){{1,2}}(?![\d/])"
_PLAIN_DAY_FIRST = rf"(?<![\d/]){_LARGE}/{_SMALL}/(?:\d\d){{1,2}}(?![\d/])"


class DateOrder:
    """The signs of one language, compiled once; ``months`` are the names of the months."""

    def __init__(self, lists: Mapping[str, Mapping[str, Any]], months: Iterable[str]) -> None:
        guard, names = lists["guard"], "|".join(sorted(map(re.escape, months), reverse=True))
        self._countries = frozenset(guard["month_first"])
        self._plain = (re.compile(_PLAIN_MONTH_FIRST), re.compile(_PLAIN_DAY_FIRST))
        self._signs = (
            re.compile(
                rf"(?<!\w)(?:{guard['month_first_signs']}|(?:{names}) \d\d?, \d{{4}})(?!\w)"
            ),
            re.compile(rf"(?<!\w)(?:{guard['day_first_signs']}|\d\d? (?:{names}) \d{{4}})(?!\w)"),
        )

    def month_first(self, folded: str, country: str) -> bool:
        """Whether the month comes first where both are possible.

        What decides is the first of these that says anything: the dates of the same text that
        can be read only one way (``12/25/2025``), its country (ISO 3166-1 alpha-2, may be
        empty), how it spells and writes out its dates. If nothing does, the day comes first.
        """
        months, days = (len(plain.findall(folded)) for plain in self._plain)
        if months != days:
            return months > days
        if country:
            return country.upper() in self._countries
        months, days = (len(signs.findall(folded)) for signs in self._signs)
        return months > days
