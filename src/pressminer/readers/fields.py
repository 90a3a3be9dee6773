"""Small values that several formats state: days and names of persons. Imports no library."""

from __future__ import annotations

import re

_DAY = re.compile(r"\s*((?:19|20)\d\d)([-/.]?)(\d\d)\2(\d\d)(?!\d{1,3}(?!\d))")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w'’-]*")
# Words that the names of sites and accounts have, and no person's.
_ACCOUNTS = re.compile(
    r"(?i)\b(?:admin|redaktion\w*|editor\w*|team|news|presse\w*|press|media|staff|desk|service|"
    r"agentur|gmbh|ag|inc|verein|verlag|online|office|by)\b"
)
_MAX_NAME = 80


def iso_day(text: str) -> str:
    """The day that opens a time stamp, as written, without a change of time zone; else empty.

    >>> iso_day("2024-03-14T08:00:00+01:00"), iso_day("20240314"), iso_day("14 March")
    ('2024-03-14', '2024-03-14', '')
    """
    found = _DAY.match(text)
    if found is None or not ("01" <= found[3] <= "12" and "01" <= found[4] <= "31"):
        return ""
    return f"{found[1]}-{found[3]}-{found[4]}"


def is_person(name: str) -> bool:
    """Whether ``name`` looks like that of a person.

    >>> is_person("Jana Muster"), is_person("Redaktion Ulm"), is_person("admin")
    (True, False, False)
    """
    if len(name) > _MAX_NAME or name == name.lower():
        return False
    return _NAME.fullmatch(name) is not None and _ACCOUNTS.search(name) is None
