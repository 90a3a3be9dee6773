"""Organizations that are items of a list: under ``Our Partners``, behind ``Partner:``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.matchers.organizations.candidate import Candidate, Sentence
from pressminer.matchers.organizations.words import OrganizationWords, is_person_title
from pressminer.model import BlockKind, OrganizationName
from pressminer.view import Token

MAX_ITEM = 14
MAX_HEADING = 8


class Lists:
    """Finds whole items of lists whose heading announces organizations."""

    def __init__(self, words: OrganizationWords) -> None:
        self.words = words

    def announced(self, kind: BlockKind, tokens: Sequence[Token], before: bool) -> bool:
        """Do the bullet items that follow name organizations (``Our Partners``)?

        ``before``: did they until this sentence? A bullet item changes nothing about it.
        """
        if kind is BlockKind.ITEM:
            return before
        if len(tokens) > MAX_HEADING:
            return False
        return " ".join(t.lower for t in tokens if t.is_word) in self.words.list_headings

    def __call__(self, sentence: Sentence) -> Iterator[Candidate]:
        """Items of a one-line list, and the sentence itself where it is an item of a list."""
        yield from self._inline(sentence)
        if sentence.listing and sentence.kind is BlockKind.ITEM:
            yield from self._item(sentence, 0, _item_end(sentence.tokens))

    def _inline(self, sentence: Sentence) -> Iterator[Candidate]:
        """``Partner: Universität Ulm, Muster Labs, Stadt Ulm``."""
        tokens = sentence.tokens
        colon = next((k for k, t in enumerate(tokens[:6]) if t.text == ":"), 0)
        if not colon or " ".join(t.lower for t in tokens[:colon]) not in self.words.list_headings:
            return
        start = colon + 1
        for k in range(start, len(tokens) + 1):
            if k == len(tokens) or tokens[k].text in ",;":
                yield from self._item(sentence, start, k)
                start = k + 1

    def _item(self, sentence: Sentence, start: int, end: int) -> Iterator[Candidate]:
        """Tokens ``start:end`` as one name, unless they name a person, a place or nobody."""
        run = sentence.tokens[start:end]
        words = [t for t in run if t.is_word]
        if not words or len(run) > MAX_ITEM or not words[0].is_cap or run[-1].text in ".!?":
            return
        if words[0].lower in self.words.lexicon.given_names or is_person_title(words[0]):
            return
        if len(words) == 1 and self._is_no_name(sentence.tokens, start, words[0]):
            return
        heads = [h for t in words if t.is_cap and (h := self.words.head(t.text))]
        kind = heads[0].kind if heads else "other"
        value = OrganizationName(sentence.surface(start, end), kind)
        yield Candidate(start, end, value, "list-item")

    def _is_no_name(self, tokens: Sequence[Token], start: int, word: Token) -> bool:
        lexicon = self.words.lexicon
        common = lexicon.is_common(word.text, self.words.language)
        return common or lexicon.place_names.at(tokens, start) is not None


def _item_end(tokens: Sequence[Token]) -> int:
    """An item is named before its first comma, colon or bracket."""
    ends = (k for k, t in enumerate(tokens) if t.text in "(;:" or (t.text == "," and k))
    return next(ends, len(tokens))
