"""What the shape of tokens says by itself: capitals, dashes, quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.view import Token

OPENING, CLOSING = frozenset('„“"«»‚‘›‹'), frozenset('“”"»«‘’‹›')
DASHES = frozenset("–—-")
DOUBLE_OPENING = frozenset('„“"«»')
SENTENCE_ENDS = frozenset(".!?")
MAX_QUOTED = 9
SAINTS = frozenset({"St", "Sankt", "Saint"})


def is_title_case(tokens: Sequence[Token]) -> bool:
    """A headline in which nearly every word is capitalised proves nothing by its capitals."""
    if tokens and tokens[-1].text in SENTENCE_ENDS:
        return False
    words = [t for t in tokens if t.is_word and len(t.text) > 3]
    return len(words) > 3 and sum(t.is_cap for t in words) >= 0.8 * len(words)


def is_title_like(run: Sequence[Token]) -> bool:
    """Mostly capitalised words, no sentence punctuation: a name rather than a quotation."""
    words = [t for t in run if t.is_word]
    if not words or not words[0].is_cap or any(t.text in ".!?,;:" for t in run[-1:]):
        return False
    capitals = sum(t.is_cap or t.text[0].isdigit() for t in words)
    return capitals * 5 >= len(words) * 3


def is_spaced(tokens: Sequence[Token], k: int) -> bool:
    """Is the dash at ``k`` set off by spaces on both sides?"""
    return tokens[k - 1].end < tokens[k].start and tokens[k].end < tokens[k + 1].start


def is_demonym(word: str) -> bool:
    """``Münchner``, ``Heidelberger``: says where, names nobody by itself."""
    return len(word) > 5 and word.endswith(("er", "ers")) and not word.isupper()


def closing(tokens: Sequence[Token], i: int) -> int:
    """Index of the mark that closes the quotation opened at ``i``; 0 if it is far or missing."""
    for k in range(i + 2, min(i + MAX_QUOTED + 2, len(tokens))):
        if tokens[k].text in CLOSING:
            return k
    return 0
