"""When two cells say the same: pure functions over strings."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_MARKS = " .,;:\"'„“”‚‘’()[]–-"


@lru_cache(maxsize=65536)
def norm(text: str) -> str:
    """``text`` without case, width, spacing and marks at its ends.

    >>> norm(" „Helmholtz  Munich“,")
    'helmholtz munich'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(_MARKS)


def similar(a: str, b: str) -> bool:
    """Loosely the same wording, for things that are counted: ``Betten``, ``Planbetten``."""
    a, b = norm(a), norm(b)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)):
        return True
    return SequenceMatcher(None, a, b).ratio() >= 0.8


def same_post(a: str, b: str) -> bool:
    """The same post up to spelling: ``president`` is not ``vice president``."""
    a, b = norm(a).replace("-", " "), norm(b).replace("-", " ")
    if not a or not b:
        return False
    return a == b or (
        len(a.split()) == len(b.split()) and SequenceMatcher(None, a, b).ratio() >= 0.88
    )


def number(text: str) -> float | None:
    """The number a cell holds, to four places; ``None`` for an empty or other cell."""
    try:
        return round(float(text), 4)
    except ValueError:
        return None


def edtf(text: str) -> str:
    """A date without zero seconds: ``2025-07-03T13:40:00`` and ``…T13:40`` are one."""
    whole_minute = "T" in text and text.count(":") == 2 and text.endswith(":00")
    return text[:-3] if whole_minute else text
