"""How often the corpus says something: a release that was reprinted ten times says it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def counted(documents: Iterable[str], originals: Mapping[str, str]) -> int:
    """The number of mentions without those of reprints; ``documents``: one id for each mention.

    ``originals``: a reprint → the article it repeats. What only reprints say, and their original
    does not, counts as often as the one that says it most.

    >>> counted(["a", "a", "b"], {"b": "a"}), counted(["b", "c", "c"], {"b": "a", "c": "a"})
    (2, 2)
    """
    total, only_reprinted = 0, dict[str, int]()
    found = Counter(documents)
    for document, mentions in found.items():
        original = originals.get(document, "")
        if not original:
            total += mentions
        elif original not in found:
            only_reprinted[original] = max(mentions, only_reprinted.get(original, 0))
    return total + sum(only_reprinted.values())
