"""Legal forms behind a name: ``GmbH & Co. KG``, ``AöR``, ``e. V.``, ``Inc.``, ``sp. z o.o.``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from pressminer.lexicon import Lexicon
from pressminer.view import Token

LONGEST = 3  # words of the longest legal form (sp. z o.o.)


class LegalForms:
    """Reads legal forms of all languages; dots and spaces inside them do not matter."""

    def __init__(self, lexicon: Lexicon) -> None:
        listed = lexicon.union("organizations", "legal_forms")
        self.forms = frozenset(_plain(form) for form in listed)
        self.of_associations = frozenset(
            _plain(form) for form in lexicon.union("organizations", "association_forms")
        )
        self.first = frozenset(_plain(form.split()[0]) for form in listed)
        self.dotted = frozenset(_plain(form) for form in listed if form.endswith("."))
        always = lexicon.union("organizations", "dotted_forms")
        self.always_dotted = frozenset(_plain(f) for f in (*listed, *always) if _stays(f, always))

    def end(self, tokens: Sequence[Token], k: int) -> int:
        """End of the legal forms that begin at token ``k``; ``k`` if there are none."""
        while k < len(tokens) and self.opens(tokens[k].text):
            if tokens[k].text == "&" and _is(tokens, k + 1, "Co"):
                k += 2 + _is(tokens, k + 2, ".")
                continue
            end = self._one(tokens, k)
            if not end:
                return k
            k = end
        return k

    @lru_cache(maxsize=20_000)  # noqa: B019  (one per pipeline, kept for the run)
    def opens(self, word: str) -> bool:
        """May a legal form begin with this word?"""
        return word == "&" or _plain(word) in self.first

    def _has_dot(self, tokens: Sequence[Token], k: int, form: str) -> bool:
        """Is the dot at ``k`` part of the form? The last dot of a sentence is not that of *Ltd.*"""
        if form not in self.dotted or not _is(tokens, k, "."):
            return False
        return k + 1 < len(tokens) or form in self.always_dotted

    def is_association(self, tokens: Sequence[Token], k: int) -> bool:
        """Does the legal form at ``k`` belong to associations (``e. V.``)?"""
        end = self._one(tokens, k)
        return _plain("".join(t.text for t in tokens[k:end])) in self.of_associations

    def _one(self, tokens: Sequence[Token], k: int) -> int:
        """End of one legal form at ``k``, its dot included; 0 if there is none."""
        form, found, words = "", 0, 0
        while k < len(tokens) and words < LONGEST and tokens[k].is_word:
            form, words = form + _plain(tokens[k].text), words + 1
            k += 1
            if form in self.forms:
                found = k + self._has_dot(tokens, k, form)
            k += _is(tokens, k, ".")
        return found


def _stays(form: str, always: Collection[str]) -> bool:
    """Does the last dot belong to the form even where a sentence ends (``e. V.``, ``Inc.``)?"""
    return form.count(".") > 1 or form in always


def _plain(form: str) -> str:
    return form.replace(".", "").replace(" ", "")


def _is(tokens: Sequence[Token], k: int, text: str) -> bool:
    return k < len(tokens) and tokens[k].text == text
