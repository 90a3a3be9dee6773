"""Names of files that say what is in them: ``2024-03-14-neues-zentrum-fuer-herzmedizin``."""

from __future__ import annotations

import re
import unicodedata

MAX = 60  # characters of a title in a name
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe",
                          "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
                          "ı": "i", "&": " und ", "’": "", "'": ""})  # fmt: skip
_OTHERS = re.compile(r"[^a-z0-9]+")
# What Windows takes for a device, whatever its suffix.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def slug(text: str) -> str:
    """Lower case letters, digits and hyphens, at most `MAX`, cut between words; may be empty.

    >>> slug("Größe zählt: „Leuchtturm“ für Köln & Bonn")
    'groesse-zaehlt-leuchtturm-fuer-koeln-und-bonn'
    """
    composed = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", composed)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    whole = _OTHERS.sub("-", bare).strip("-")
    if len(whole) <= MAX:
        return whole
    return whole[: MAX + 1].rpartition("-")[0] or whole[:MAX]


def stem_of(day: str, title: str, otherwise: str) -> str:
    """The name of an article without suffix: day (ISO, may be empty) and title.

    ``otherwise`` serves where the title has no letter that fits, as in Greek.

    >>> stem_of("2024-03-14", "Neue Halle", "a"), stem_of("", "Ελλάδα", "import 7")
    ('2024-03-14-neue-halle', 'import-7')
    """
    name = slug(title) or slug(otherwise) or "article"
    if day:
        return f"{day}-{name}"
    return f"article-{name}" if _DEVICES.fullmatch(name) else name
