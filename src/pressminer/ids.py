"""Stable ids: the same parts give the same id on every machine, in any order of reading."""

from __future__ import annotations

import hashlib
import unicodedata

# A unit separator cannot occur in a name, so ("a", "bc") and ("ab", "c") stay apart.
SEPARATOR = "\x1f"
DIGITS = 12


def stable_id(prefix: str, *parts: str) -> str:
    """``prefix`` and twelve hexadecimal digits over the parts, in the order given.

    >>> stable_id("org", "company", "acme gmbh")
    'org-1566ba16c063'
    """
    joined = SEPARATOR.join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.sha256(joined).hexdigest()[:DIGITS]}"


def document_id(path: str) -> str:
    """The id of the article at ``path``, relative to the corpus folder, with ``/``.

    A Mac writes ``ü`` in a file name as two characters and Linux as one; the id does not
    depend on that.

    >>> document_id("2024/Übernahme.txt")
    'art-0cd862a4b67b'
    """
    return stable_id("art", unicodedata.normalize("NFC", path))
