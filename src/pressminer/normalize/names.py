"""Comparable forms of names: what makes two spellings the same, with nothing of an article in it.

Pure functions over strings; the word lists they need are passed in by `lexicon`.
"""

from __future__ import annotations

import re
import unicodedata

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"}
)
_DASHES = re.compile(r"[‐‑‒–—―]")
_WORDS = re.compile(r"\w+")
_GENITIVE = re.compile(r"(?<=\w)['’]s?$")


def fold(text: str) -> str:
    """Case, accents and German transliteration aside: ``Tschöp`` and ``Tschoep`` are one.

    >>> fold("Tschöp"), fold("Tschoep"), fold("Élysée")
    ('tschoep', 'tschoep', 'elysee')
    """
    if text.isascii():  # most words; the rest of this changes nothing about them
        return text.lower()
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The folded words of a name, hyphens opened: ``Max-Planck-Institut`` → three words."""
    return _WORDS.findall(fold(_DASHES.sub("-", text)))


def squeeze(text: str) -> str:
    """White space (line breaks too) collapsed, dashes kept: the printable form of a surface."""
    return " ".join(text.split())


def without_genitive(name: str) -> str:
    """English possessive off: ``Bavaria's`` → ``Bavaria``; German ``-s`` needs a lexicon."""
    return _GENITIVE.sub("", name)


def genitive_stems(word: str) -> tuple[str, ...]:
    """What a German name may be in the nominative, most likely first.

    ``Bayerns`` → (``Bayerns``, ``Bayern``); ``Zentrums`` → (…, ``Zentrum``);
    ``Netzwerkes`` → (…, ``Netzwerke``, ``Netzwerk``).
    """
    if len(word) > 4 and word.endswith("es"):
        return (word, word[:-1], word[:-2])
    if len(word) > 3 and word[-1] == "s":
        return (word, word[:-1])
    return (word,)
