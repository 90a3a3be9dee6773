"""Legal forms behind a name: ``GmbH & Co. KG``, ``AöR``, ``e. V.``, ``Inc.``."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.lexicon import Lexicon
from pressminer.view import Token

_WITH_DOT = frozenset({"Inc", "Ltd", "Co", "Corp"})
_REGISTERED = frozenset({"e.V", "eV"})  # one token where no space stands inside


class LegalForms:
    """Reads legal forms of all languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = frozenset(lexicon.union("organizations", "legal_forms"))

    def end(self, tokens: Sequence[Token], k: int) -> int:
        """End of the legal forms that begin at token ``k``; ``k`` if there are none."""
        while k < len(tokens):
            step = self._step(tokens, k)
            if not step:
                return k
            k += step
        return k

    def _step(self, tokens: Sequence[Token], k: int) -> int:
        """The number of tokens of one legal form at ``k``; 0 if there is none."""
        word = tokens[k]
        if word.text in self.forms:
            return 1 + (word.text in _WITH_DOT and _is(tokens, k + 1, "."))
        if word.text == "&" and _is(tokens, k + 1, "Co"):
            return 2 + _is(tokens, k + 2, ".")
        if word.lower == "e" and _is(tokens, k + 1, ".") and _is(tokens, k + 2, "V"):
            return 3 + _is(tokens, k + 3, ".")
        if word.text in _REGISTERED:
            return 1 + _is(tokens, k + 1, ".")
        return 0


def _is(tokens: Sequence[Token], k: int, text: str) -> bool:
    return k < len(tokens) and tokens[k].text == text
