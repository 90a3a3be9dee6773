"""What a type word takes on its right: ``für Virologie``, ``of Oxford``, ``Leipzig``, ``GmbH``."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.lexicon import Head
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations.legal_forms import LegalForms
from pressminer.matchers.organizations.phrases import Phrases
from pressminer.matchers.organizations.premodifiers import Extent
from pressminer.matchers.organizations.shape import DOUBLE_OPENING, SAINTS, closing, is_title_like
from pressminer.matchers.organizations.words import OrganizationWords, is_person_title
from pressminer.view import Token

_NUMERALS = frozenset({"I", "II", "III", "IV", "V"})
_DIRECTIONS = frozenset({"nord", "süd", "ost", "west", "mitte", "land", "stadt"})
_MAX_FIELD = 3  # words of what a working group is about
_QUOTING = frozenset({"university", "research_institute", "hospital"})  # no opera „Aida“
_REGIONAL = frozenset({"association", "government"})  # Ärztekammer für Wien


class Postmodifiers:
    """Grows names to the right of their head."""

    def __init__(self, words: OrganizationWords, legal_forms: LegalForms) -> None:
        self.words = words
        self.legal_forms = legal_forms
        self.phrases = Phrases(words)

    def __call__(self, tokens: Sequence[Token], i: int, head: Head) -> Extent:
        """End of the name whose ``head`` stands at token ``i``."""
        end, evidence = i + 1, ""
        stop = self._phrase(tokens, i, head)
        if stop > end:
            proper = self._is_proper_phrase(tokens, end)
            end, evidence = stop, "proper" if proper else "for"
        stop = self._tail(tokens, i, end, head)
        if stop > end:
            end, evidence = stop, "proper"
        stop = self.legal_forms.end(tokens, end)
        if stop > end:
            end, evidence = stop, "proper"
        return Extent(end, evidence)

    def _tail(self, tokens: Sequence[Token], i: int, end: int, head: Head) -> int:
        """End of the proper noun behind the phrase: a place, a stranger, a number, a quotation."""
        stop = self._located(tokens, i, end, head)
        if stop > end:
            return stop
        stop = self._supported(tokens, i) or self._foreign(tokens, i) or self._field(tokens, i)
        if stop > end:
            return stop
        stop = self._dedication(tokens, i, end, head)
        stop = self._number(tokens, i, stop)
        stop = self._quotation(tokens, i, stop, head)
        stop = self._proper_tail(tokens, stop)
        return self._numeral(tokens, i, stop, head)

    def _supported(self, tokens: Sequence[Token], i: int) -> int:
        """``Förderkreis Museum am Gnadensee``: friends of a named body; 0 if they are not."""
        if i + 1 >= len(tokens) or not tokens[i].lower.endswith(self.words.supporters):
            return 0
        head = self.words.head(tokens[i + 1].text) if tokens[i + 1].is_cap else None
        inner = self(tokens, i + 1, head) if head is not None else None
        return inner.at if inner is not None and inner.evidence else 0

    def _field(self, tokens: Sequence[Token], i: int) -> int:
        """``Arbeitsgruppe Bodenhydrologie``, ``Netzwerk Frühe Hilfen Lippe``: any noun; else 0."""
        words, end = self.words, i + 1
        unit = i > 0 and f"{tokens[i - 1].lower} {tokens[i].lower}" in words.unit_heads
        if not unit and not (
            words.nouns_capitalized and tokens[i].lower.endswith(words.field_heads)
        ):
            return 0
        while end < min(len(tokens), i + 1 + _MAX_FIELD) and self._is_field(tokens[end]):
            end += 1
        return end if end > i + 1 else 0

    def _is_field(self, word: Token) -> bool:
        lexicon = self.words.lexicon
        return (
            word.is_word
            and word.is_cap
            and word.lower not in self.words.stop_nouns
            and word.lower not in lexicon.function_words
            and word.lower not in lexicon.given_names
            and not is_person_title(word)
            and (self.words.head(word.text) is None or bool(lexicon.place_names.get(word.text)))
        )

    def _foreign(self, tokens: Sequence[Token], i: int) -> int:
        """``Uniwersytet Warszawski``, ``Université de Montréal``: the head stands first; else 0."""
        if tokens[i].lower not in self.words.foreign_heads:
            return 0
        end = i + 1
        while end < len(tokens) and tokens[end].is_word:
            particle = tokens[end].lower in self.words.particles
            if not tokens[end].is_cap and not (particle and _is_capital(tokens, end + 1)):
                break
            end += 1
        return end if end > i + 1 else 0

    def _dedication(self, tokens: Sequence[Token], i: int, end: int, head: Head) -> int:
        """``Hochschule für Musik Franz Liszt``: schools of the arts bear an artist's name."""
        arts = any(t.lower in self.words.arts for t in tokens[i + 1 : end])
        if head.kind != "university" or not arts or end >= len(tokens):
            return end
        if tokens[end].lower not in self.words.lexicon.given_names:
            return end
        stop = end + 1
        while stop < len(tokens) and tokens[stop].is_word and not self.words.is_place(tokens, stop):
            particle = tokens[stop].lower in self.words.particles and _is_capital(tokens, stop + 1)
            first = stop == end + 1 and tokens[stop].is_cap  # any word may be a last name
            proper = tokens[stop].is_cap and self.words.is_proper(tokens[stop].text)
            if not (first or particle or proper):
                break
            stop += 1
        return stop if stop > end + 1 else end

    def _quotation(self, tokens: Sequence[Token], i: int, end: int, head: Head) -> int:
        """``Hochschule für Musik „Hanns Eisler“``: the quotation is part of the name."""
        if end >= len(tokens) or tokens[end].text not in DOUBLE_OPENING:
            return end
        close = closing(tokens, end)
        kind_noun = end == i + 1 and tokens[i].lower in self.words.apposition
        if not close or kind_noun or (end == i + 1 and head.kind not in _QUOTING):
            return end
        return close + 1 if is_title_like(tokens[end + 1 : close]) else end

    # --- für A und B, of C -----------------------------------------------------------------

    def _phrase(self, tokens: Sequence[Token], i: int, head: Head) -> int:
        """End of the phrase behind the head at ``i``; ``i + 1`` if none follows."""
        at = i + 1
        if at >= len(tokens):
            return at
        if tokens[at].lower not in self.words.phrase_openers:
            return self._bare_genitive(tokens, i)
        genitive = tokens[at].lower in self.words.of_words
        if genitive and not self._takes_genitive(tokens, i, at):
            return self._territory(tokens, at, head)
        if not genitive and self._is_occasion(tokens, at, head):
            return at
        stop = self.phrases.end(tokens, at + 1)
        return stop if stop > at + 1 else at

    def _is_proper_phrase(self, tokens: Sequence[Token], at: int) -> bool:
        """``of Dayton``: a place behind *of* makes a name; so does ``Deutscher`` Architekten."""
        if tokens[at].lower not in self.words.phrase_openers:
            return tokens[at].is_cap
        english = not self.words.nouns_capitalized and tokens[at].lower in self.words.of_words
        return english and self.words.is_place(tokens, at + 1)

    def _is_occasion(self, tokens: Sequence[Token], at: int, head: Head) -> bool:
        """``ihr Amt zum Jahreswechsel``: only some bodies are founded *zur* something."""
        return head.kind == "government" and tokens[at].lower in self.words.purpose_words

    def _bare_genitive(self, tokens: Sequence[Token], i: int) -> int:
        """``Verband deutscher Schriftsteller und kritischer Leser``: no article, adjectives."""
        words, end = self.words, i + 1
        if not words.nouns_capitalized or not self._has_genitive_head(tokens, i):
            return end
        if not self._is_genitive_adjective(tokens, end):
            return end
        stop = self.phrases.end(tokens, end)
        while stop < len(tokens) and self._is_genitive_adjective(tokens, stop):
            further = self.phrases.end(tokens, stop)
            if further <= stop:
                break
            stop = further
        return stop

    def _is_genitive_adjective(self, tokens: Sequence[Token], k: int) -> bool:
        lower = tokens[k].lower
        return (
            k + 1 < len(tokens)
            and len(lower) > 5
            and lower.endswith("er")
            and lower not in self.words.lexicon.function_words
            and tokens[k + 1].is_word
            and (not tokens[k].is_cap or bool(self.words.adjective_stem(tokens[k].text)))
        )

    def _territory(self, tokens: Sequence[Token], at: int, head: Head) -> int:
        """End of ``des Landes Brandenburg`` at ``at``; ``at`` if nothing of the kind follows."""
        place = at + 2
        if place >= len(tokens) or tokens[at + 1].lower not in self.words.territories:
            return at
        found = self.words.lexicon.place_names.at(tokens, place)
        return found[0] if found else at

    def _takes_genitive(self, tokens: Sequence[Token], i: int, at: int) -> bool:
        """``of`` always binds; a German genitive only behind some heads or before some nouns."""
        if tokens[at].lower not in self.words.determiners:
            return True
        if self._has_genitive_head(tokens, i) and tokens[at + 1 : at + 2]:
            return tokens[at + 1].lower not in self.words.territories
        return at + 1 < len(tokens) and tokens[at + 1].lower in self.words.genitive_objects

    def _has_genitive_head(self, tokens: Sequence[Token], i: int) -> bool:
        """Some heads take a genitive, with or without their own: ``des Verbands der …``."""
        word = tokens[i].lower
        heads = self.words.genitive_heads
        return word.endswith(heads) or word.removesuffix("s").endswith(heads)

    # --- a place that belongs to the name ----------------------------------------------------

    def _located(self, tokens: Sequence[Token], i: int, end: int, head: Head) -> int:
        """End of ``für Wien``, ``von Zürich``, ``in Hessen und Nassau``, ``am Gnadensee``."""
        if end + 1 >= len(tokens):
            return end
        words, word = self.words, tokens[end].lower
        if word in words.for_words and head.kind in _REGIONAL:
            return self._place(tokens, end)
        if word in words.located_by and head.kind in {"government", "university"}:
            return self._place(tokens, end)
        if word in words.in_words and tokens[i].lower in words.located_heads:
            return self._place(tokens, end)
        if word in words.site_words:
            return self._site(tokens, end)
        return end

    def _place(self, tokens: Sequence[Token], end: int) -> int:
        """End of the place, or the places joined by *und*, behind the preposition at ``end``."""
        place = self.words.lexicon.place_names.at(tokens, end + 1)
        if place is None or not tokens[end + 1].is_cap:
            return end
        stop = place[0]
        if stop + 1 < len(tokens) and tokens[stop].lower in self.words.join_words:
            further = self.words.lexicon.place_names.at(tokens, stop + 1)
            stop = further[0] if further else stop
        return stop

    def _site(self, tokens: Sequence[Token], end: int) -> int:
        """``am Gärtnerplatz``, ``an der Elbe``: a square, a lake, a river; not ``am Dienstag``."""
        k = end + 1
        if tokens[k].lower in self.words.determiners and k + 1 < len(tokens):
            k += 1
        word = tokens[k]
        if not word.is_word or not word.is_cap or word.lower in self.words.lexicon.months:
            return end
        place = self.words.lexicon.place_names.at(tokens, k)
        if place is not None:
            return place[0]
        return k + 1 if self._is_compound_site(word.lower) else end

    def _is_compound_site(self, lower: str) -> bool:
        """``Gärtnerplatz``, not the ``Platz`` alone."""
        return any(lower.endswith(t) and len(lower) > len(t) + 2 for t in self.words.site_tails)

    def _number(self, tokens: Sequence[Token], i: int, end: int) -> int:
        """``SFB 123``, ``Graduiertenkolleg 2931``."""
        if end >= len(tokens) or tokens[i].lower not in self.words.numbered:
            return end
        return end + (tokens[end].text.isdigit() and len(tokens[end].text) <= 4)

    def _numeral(self, tokens: Sequence[Token], i: int, end: int, head: Head) -> int:
        """``Landgericht München I``, ``Infrastructure Fund II``."""
        if end >= len(tokens):
            return end
        word = tokens[end].text
        court = head.kind == "government" and end > i + 1
        fund = tokens[i].lower in self.words.numbered and word != "I"
        return end + (word in _NUMERALS and (court or fund))

    # --- a proper noun in apposition ---------------------------------------------------------

    def _proper_tail(self, tokens: Sequence[Token], end: int) -> int:
        """End of ``Leipzig``, ``Frankfurt am Main``, ``St. Georg``, ``Mercator`` at ``end``."""
        places = self.words.lexicon.place_names
        if end + 1 < len(tokens) and tokens[end].lower == "zu" and places.at(tokens, end + 1):
            end += 1
        if end >= len(tokens) or not tokens[end].is_word or not tokens[end].is_cap:
            return end
        word = tokens[end]
        if word.text in SAINTS:
            return self._saint(tokens, end)
        place = places.at(tokens, end)
        if place:
            return self._more_places(tokens, place[0])
        if not self.words.nouns_capitalized or not self._is_tail(word):
            return end  # in English the name stands before its head
        if self._is_order(tokens, end):
            return self._more_places(tokens, end + 2)
        return end + 1

    def _is_order(self, tokens: Sequence[Token], k: int) -> bool:
        """``Barmherzige Brüder``: an adjective written large and its noun."""
        return (
            k + 1 < len(tokens)
            and tokens[k].lower.endswith(("e", "er"))
            and tokens[k + 1].is_word
            and tokens[k + 1].is_cap
            and self.words.lexicon.is_common(tokens[k + 1].text, self.words.language)
            and self.words.head(tokens[k + 1].text) is None
            and not self.words.is_place(tokens, k + 1)
        )

    def _is_tail(self, word: Token) -> bool:
        return (
            word.lower not in self.words.lexicon.given_names
            and not is_person_title(word)
            and not is_acronym_like(word.text)
            and (self.words.is_proper(word.text) or self._is_part_of_region(word.text))
        )

    def _is_part_of_region(self, word: str) -> bool:
        """``Murtal-Ost``: a direction behind a name is no ordinary word."""
        front, dash, tail = word.partition("-")
        return bool(dash) and tail.lower() in _DIRECTIONS and self.words.is_proper(front)

    def _saint(self, tokens: Sequence[Token], k: int) -> int:
        j = k + 1
        if j < len(tokens) and tokens[j].text == ".":
            j += 1
        return j + 1 if j < len(tokens) and tokens[j].is_cap else k

    def _more_places(self, tokens: Sequence[Token], end: int) -> int:
        """``Heidelberg Mannheim``: a second place in a row belongs to the name, too."""
        while end < len(tokens) and tokens[end].is_word and tokens[end].is_cap:
            place = self.words.lexicon.place_names.at(tokens, end)
            if place is None:
                return end
            end = place[0]
        return end


def _is_capital(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].is_cap
