"""What a post is for: ``für Wissenschaft und Kunst``, ``of Molecular Biology``, ``of research``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pressminer.lexicon import Lexicon
from pressminer.view import Token

MAX_WORDS = 7


@dataclass(frozen=True, slots=True)
class Subject:
    """Where the subject ends, its wording (link included), and its English for the canonical name.

    ``field`` is set where the English name puts it in front (``science`` minister).
    """

    end: int
    text: str
    english: str
    field: str = ""


class SubjectReader:
    """Reads subjects; names of bodies, places and persons are none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.for_links = lexicon.words("roles", "for_links")
        self.of_links = lexicon.words("roles", "of_links")
        self.in_links = lexicon.words("roles", "in_links")
        self.periods = lexicon.words("roles", "periods")
        self.articles = lexicon.words("organizations", "determiners")
        self.joins = lexicon.words("organizations", "join")
        self.endings = tuple(lexicon.words("roles", "subject_endings"))

    def __call__(
        self,
        tokens: Sequence[Token],
        k: int,
        subjects: Mapping[str, str],
        *,
        nouns_capitalized: bool,
        is_post: Callable[[Token], bool] = lambda token: False,
        scholar: bool = False,
    ) -> Subject | None:
        """The subject that the link word at token ``k`` introduces, or ``None``.

        Words for which ``is_post`` holds end it (``für Statistik und [Dekanin]``). Behind a
        ``scholar`` a name is a subject, too (Professor of Law), and *in* may introduce it.
        """
        link = tokens[k].lower
        known = self.for_links | self.of_links | (self.in_links if scholar else frozenset())
        if link not in known:
            return None
        if scholar and not nouns_capitalized and self._is_discipline(tokens, k + 1):
            return _one_word(tokens, k)
        end = k + 1
        while (
            end < min(len(tokens), k + 1 + MAX_WORDS)
            and not is_post(tokens[end])
            and self._goes_on(tokens, k, end, nouns_capitalized)
        ):
            end += 1
        while end > k + 1 and (not tokens[end - 1].is_word or tokens[end - 1].lower in self.joins):
            end -= 1
        if nouns_capitalized:
            while end > k + 1 and not tokens[end - 1].is_cap:
                end -= 1
        if end == k + 1:
            return None
        words = " ".join(t.text for t in tokens[k + 1 : end]).replace(" ,", ",")
        return Subject(
            end,
            f" {tokens[k].text} {words}",
            f"{'for' if link in self.for_links else 'of'} {words.lower()}",
            self._field(words, subjects),
        )

    def _is_discipline(self, tokens: Sequence[Token], j: int) -> bool:
        """``Law``: one word that no name goes on from, and that lists may know as a name."""
        if j >= len(tokens) or not tokens[j].is_cap or self._plain(tokens, j, False):
            return False
        ends = j + 1 == len(tokens) or not tokens[j + 1].is_cap
        return ends and not self.lexicon.head(tokens[j].text) and tokens[j].text.isalpha()

    def _field(self, words: str, subjects: Mapping[str, str]) -> str:
        """English field of the whole subject, else of the first known word in it."""
        lower = words.lower()
        parts = lower.replace(",", " ").split()
        return subjects.get(lower) or next((subjects[w] for w in parts if w in subjects), "")

    def _goes_on(self, tokens: Sequence[Token], k: int, j: int, nouns_capitalized: bool) -> bool:
        token = tokens[j]
        if token.text == "," or token.lower in self.joins:
            return self._enumerates(tokens, k, j, nouns_capitalized)
        if token.lower in self.articles and tokens[j - 1].lower in self.joins:
            return True
        if token.lower in self.articles and j == k + 1 and tokens[k].lower in self.for_links:
            named = j + 1 < len(tokens) and tokens[j + 1].is_cap and not nouns_capitalized
            return named and self._plain(tokens, j + 1, False)  # Minister for the Environment
        if not token.is_word or token.lower in self.lexicon.function_words:
            return False
        if token.lower in self.periods or (
            j + 1 < len(tokens) and tokens[j + 1].lower in self.periods
        ):
            return False  # dean for eighteen months
        if token.is_cap:
            if nouns_capitalized and _noun_ended(tokens, k, j):
                return False
            return self._plain(tokens, j, tokens[k].lower in self.for_links)
        if nouns_capitalized:  # für klinische Forschung
            adjective = token.lower.endswith(("e", "en", "er", "es"))
            return adjective and j + 1 < len(tokens) and tokens[j + 1].is_cap
        return token.text.isalpha()  # head of geophysics

    def _enumerates(self, tokens: Sequence[Token], k: int, j: int, nouns_capitalized: bool) -> bool:
        """``Bildung, Wissenschaft und Kunst``: a comma only where an *and* follows soon."""
        if j == k + 1 or j + 1 >= len(tokens):
            return False
        after = tokens[j + 1]
        if after.lower in self.articles and j + 2 < len(tokens) and tokens[j + 2].is_cap:
            return self._plain(tokens, j + 2, True)  # Science and the Arts
        if not after.is_word or (nouns_capitalized and not after.is_cap):
            return False
        if tokens[j].text == "," and not (
            j + 2 < len(tokens) and tokens[j + 2].lower in self.joins
        ):
            return False
        return not after.is_cap or self._plain(tokens, j + 1, True)

    def _plain(self, tokens: Sequence[Token], j: int, after_for: bool) -> bool:
        """An ordinary noun or the name of a discipline, no name of a body, place or person."""
        lexicon = self.lexicon
        word = tokens[j].text
        common = lexicon.is_common(word, "de") or lexicon.is_common(word, "en")
        if lexicon.head(word) or word.isupper() or lexicon.body_names.at(tokens, j):
            return False
        if not common and (
            lexicon.place_names.at(tokens, j) or tokens[j].lower in lexicon.given_names
        ):
            return False
        return after_for or common or word.lower().endswith(self.endings)


def _noun_ended(tokens: Sequence[Token], k: int, j: int) -> bool:
    """Is the word before a noun, so that a name begins here (``für Wissenschaft | Blume``)?"""
    before = tokens[j - 1]
    adjective = before.lower.endswith(("e", "er", "en", "es", "-"))
    return j > k + 1 and before.is_cap and not adjective


def _one_word(tokens: Sequence[Token], k: int) -> Subject:
    link, word = tokens[k].text, tokens[k + 1].text
    return Subject(k + 2, f" {link} {word}", f"of {word.lower()}")
