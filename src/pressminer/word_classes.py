"""What is known of a word before any context: its distributional class and what lists say of it.

A table of some hundred thousand German word forms, each with a Brown cluster (Brown et al. 1992,
Class-Based n-gram Models of Natural Language) and lexicon features (town, given name, noun ...).
A small neural network that reads these instead of the bare word knows words that its training
data never showed (Miller, Guinness and Zamanian 2004, Name Tagging with Word Clusters).

An unknown word is read as the nearest known one: another case (``HEIDELBERG``), a genitive
(``Blumes``), the last part of a hyphenated or a joined compound
(``Landesforschungsministerium`` as ``Forschungsministerium``). How it was found is told, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.strings import get_string_id

UNKNOWN, EXACT, CASE, GENITIVE, LAST_PART, HEAD = range(6)
HOW_FOUND = ("unknown", "exact", "case", "genitive", "last part", "head")

_MIN_HEAD = 4  # letters; shorter endings ("-ung", "-ist") are rather suffixes than words
_MIN_MODIFIER = 3
_HYPHENS = re.compile(r"[-‐‑–/]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One word as it was found: ``cluster`` and ``listed`` are indices, 0 for none.

    ``known`` is true for words frequent enough in the training data to be told apart by
    themselves; ``how`` is one of `HOW_FOUND`, as an index.
    """

    cluster: int
    listed: int
    known: bool
    how: int


class WordClasses:
    """The table. Four bytes of classes a word, found by bisection over sorted 32-bit hashes.

    ``features`` is a matrix (combinations, features) of 0 to 1: what the lists say, once for each
    combination that occurs. A hash met by chance (one unknown word in some ten thousand) gives
    a wrong class, which a statistical model survives.

    >>> table.find("Landesforschungsministerium").how == HEAD
    True
    """

    def __init__(
        self,
        keys: NDArray[np.uint32] | None = None,
        clusters: NDArray[np.uint16] | None = None,
        listed: NDArray[np.uint16] | None = None,
        features: NDArray[np.float32] | None = None,
    ) -> None:
        self.keys = np.zeros(0, dtype="uint32") if keys is None else keys
        self.clusters = np.zeros(0, dtype="uint16") if clusters is None else clusters
        self.listed = np.zeros(0, dtype="uint16") if listed is None else listed
        self.features = np.zeros((1, 0), dtype="float32") if features is None else features

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def build(
        cls,
        words: Mapping[str, tuple[int, int, bool]],
        features: NDArray[np.float32],
    ) -> WordClasses:
        """A table of ``word -> (cluster below 32768, row of features, known)``."""
        ordered = sorted((key_of(word), word) for word in words)
        keys = np.array([key for key, _ in ordered], dtype="uint32")
        single = np.ones(len(keys), dtype=bool)
        single[1:] = keys[1:] != keys[:-1]
        marks = [words[word] for _, word in ordered]
        clusters = np.array([(c << 1) | known for c, _, known in marks], dtype="uint16")
        listed = np.array([row for _, row, _ in marks], dtype="uint16")
        return cls(keys[single], clusters[single], listed[single], features)

    def find(self, word: str) -> Entry:
        """The word or, if it is unknown, the nearest one that is known."""
        for how, form in _forms(word):
            entry = self._get(form, how)
            if entry is not None:
                return entry
        return Entry(0, 0, False, UNKNOWN)

    def find_first_part(self, word: str) -> Entry:
        """What stands before the first hyphen: ``DKFZ`` in ``DKFZ-Vorstand``; else unknown."""
        parts = _HYPHENS.split(word, maxsplit=1)
        found = self._get(parts[0], EXACT) if len(parts) > 1 and parts[0] else None
        return found or Entry(0, 0, False, UNKNOWN)

    def _get(self, form: str, how: int) -> Entry | None:
        key = key_of(form)
        at = int(np.searchsorted(self.keys, np.uint32(key)))
        if at == len(self.keys) or self.keys[at] != key:
            return None
        mark = int(self.clusters[at])
        known = bool(mark & 1) and how == EXACT
        return Entry(mark >> 1, int(self.listed[at]), known, how)

    def to_bytes(self) -> bytes:
        """All arrays, as the pipeline's own file holds them."""
        return bytes(
            srsly.msgpack_dumps(
                {
                    "keys": self.keys,
                    "clusters": self.clusters,
                    "listed": self.listed,
                    "features": self.features.astype("float16"),
                }
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> WordClasses:
        """The table that `to_bytes` wrote."""
        content: dict[str, Any] = srsly.msgpack_loads(data)
        return cls(
            content["keys"],
            content["clusters"],
            content["listed"],
            content["features"].astype("float32"),
        )


def key_of(word: str) -> int:
    """The low 32 bits of spaCy's hash (MurmurHash64A), stable across runs and machines."""
    return get_string_id(word) & 0xFFFFFFFF if word else 0


def _forms(word: str) -> Iterator[tuple[int, str]]:
    """The word and what it may be read as, best first."""
    yield EXACT, word
    if word.isupper() and len(word) > 1:
        yield CASE, word.title()
    if word[:1].isupper() and not word[1:].islower():
        yield CASE, word[:1] + word[1:].lower()
    yield CASE, word.lower()
    if len(word) > _MIN_HEAD and word.endswith("s"):
        yield GENITIVE, word[:-1].rstrip("'’")
    *_, last = _HYPHENS.split(word)
    if last and last != word:
        yield LAST_PART, last
        yield LAST_PART, last[:1].upper() + last[1:]
    if not last.isalpha():
        return
    for start in range(_MIN_MODIFIER, len(last) - _MIN_HEAD + 1):
        yield HEAD, last[start:].capitalize() if word[:1].isupper() else last[start:]
