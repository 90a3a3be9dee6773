"""Finds names of organizations: listed, headed by a type word, with a legal form, quoted, in lists.

Every finder is a generator over the tokens of one sentence that yields token ranges with a
value; `OrganizationMatcher` runs them all and lets the longest of overlapping names win. The
names are candidates: `resolve` decides with the whole article in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressminer.lexicon import Head, Lexicon, name_key
from pressminer.matchers.acronyms import acronym_fits, is_acronym_like
from pressminer.model import BlockKind, Match, OrganizationName
from pressminer.normalize.names import squeeze
from pressminer.normalize.organizations import NameParts, nominative
from pressminer.view import Token, TextView

OPENING, CLOSING = frozenset('„“"«»‚‘›‹'), frozenset('“”"»«‘’‹›')
DASHES = frozenset("–—-")
MAX_QUOTED = 9
MAX_ITEM = 14

RULE_STRENGTH = {  # which rule is believed first when spans are equally long
    "authority": 5,
    "quoted": 4,
    "head": 3,
    "legal-form": 3,
    "acronym": 3,
    "apposition": 2,
    "list-item": 2,
    "model": 1,
}


class Candidate(NamedTuple):
    """Token range ``start:end`` of the sentence, its value and the rule that found it."""

    start: int
    end: int
    value: OrganizationName
    rule: str


class OrganizationMatcher:
    """Candidates for organization names in a `TextView`.

    >>> # "Das Deutsche Krebsforschungszentrum (DKFZ) …" gives the name and its acronym
    """

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        rules = lexicon.rules.toml(language, "words")
        self.nouns_capitalized: bool = rules["capitalizes_nouns"]
        words = lexicon.words
        self.for_words = words("organizations", "for")
        self.of_words = words("organizations", "of")
        self.join_words = words("organizations", "join")
        self.in_words = words("organizations", "in")
        self.determiners = words("organizations", "determiners")
        self.genitive_heads = words("organizations", "genitive_heads")
        self.genitive_objects = words("organizations", "genitive_objects")
        self.stop_nouns = words("organizations", "stop_nouns")
        self.legal_forms = frozenset(lexicon.union("organizations", "legal_forms"))
        self.stop_acronyms = frozenset(lexicon.union("organizations", "stop_acronyms"))
        self.generic_prefixes = words("organizations", "generic_prefixes")
        self.not_names = words("organizations", "not_names")
        self.building_fronts = words("places", "fronts")
        self.hype_prefixes = tuple(words("organizations", "hype_prefixes"))
        self.name_adjectives = tuple(words("organizations", "name_adjectives"))
        self.for_is_enough = words("organizations", "for_is_enough")
        self.list_headings = words("organizations", "list_headings")
        self.particles = words("persons", "particles")
        self.in_name = words("organizations", "apposition_in_name")
        self.posts = frozenset(
            w.lower().split()[0]
            for tongue in lexicon.rules.languages
            for found in lexicon.rules.toml(tongue, "roles")["heads"].values()
            for w in found
        )
        self.apposition = {
            noun.lower(): kind
            for tongue in lexicon.rules.languages
            for kind, nouns in lexicon.rules.toml(tongue, "organizations")["apposition"].items()
            for noun in nouns
        }

    # --- the public face -------------------------------------------------------------------

    def __call__(self, view: TextView) -> list[Match[OrganizationName]]:
        """Matches in text order, not overlapping; offsets into ``view.text``."""
        found: list[Match[OrganizationName]] = []
        listing = False
        for sentence, tokens in view.sentence_tokens():
            listing = self._listing(sentence.kind, tokens, listing)
            best = _longest(self._candidates(view, sentence.kind, tokens, listing))
            best = list(self._with_acronyms(tokens, best))
            found += [_to_match(view, tokens, c) for c in best]
        return found

    def _candidates(
        self, view: TextView, kind: BlockKind, tokens: Sequence[Token], listing: bool
    ) -> Iterator[Candidate]:
        headline = kind is BlockKind.TITLE or kind is BlockKind.HEADING
        running = not headline and not _title_case(tokens)
        yield from self._listed(tokens)
        yield from self._headed(view.text, tokens, running)
        yield from self._companies(view.text, tokens)
        yield from self._quoted(view.text, tokens)
        yield from self._apposed(view.text, tokens)
        yield from self._known_acronyms(tokens)
        yield from self._inline_list(view.text, tokens)
        if listing and kind is BlockKind.ITEM:
            yield from self._items(view.text, tokens)
        if kind is not BlockKind.STAMP and not _title_case(tokens):
            yield from self._proposed(view, tokens)

    def _listing(self, kind: BlockKind, tokens: Sequence[Token], before: bool) -> bool:
        """Do the bullet items that follow name organizations (``Our Partners``)?"""
        if kind is BlockKind.ITEM:
            return before
        if len(tokens) > 8:
            return False
        words = " ".join(t.lower for t in tokens if t.is_word)
        return words in self.list_headings

    # --- finders ---------------------------------------------------------------------------

    def _listed(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Full names from the authority list, inflected or not."""
        for i, token in enumerate(tokens):
            if not token.is_word or not token.is_cap:
                continue
            found = self.lexicon.body_names.at(tokens, i)
            if found is None:
                continue
            end, ids = found
            if end == i + 1 and not self._single_listed(tokens, i):
                continue
            end = self._legal_form_end(tokens, end)
            yield Candidate(i, end, self._listed_value(tokens, i, end, ids), "authority")

    def _single_listed(self, tokens: Sequence[Token], i: int) -> bool:
        """A one-word listed name must not be an ordinary word or part of a person's name."""
        word = tokens[i].text
        if self.lexicon.is_common(word, self.language) and not word.isupper():
            return False
        before = tokens[i - 1].lower if i else ""
        return before not in self.lexicon.given_names

    def _listed_value(
        self, tokens: Sequence[Token], i: int, end: int, ids: Sequence[str]
    ) -> OrganizationName:
        surface = " ".join(t.text for t in tokens[i:end])
        if len(set(ids)) > 1:
            kind = self.lexicon.bodies[ids[0]].kind
            return OrganizationName(surface, kind)
        body = self.lexicon.bodies[ids[0]]
        name = _listed_form(surface, body.names)
        acronym = body.acronyms[0] if body.acronyms else ""
        return OrganizationName(name, body.kind, acronym, body.id)

    def _headed(self, text: str, tokens: Sequence[Token], running: bool) -> Iterator[Candidate]:
        """Names around a type word: ``Institut für Virologie``, ``Dana Center for Trials``."""
        for i, token in enumerate(tokens):
            if not token.is_word or not token.is_cap or "." in token.text:
                continue
            head = self.lexicon.head(token.text)
            if head is None or (i and tokens[i - 1].lower in self.building_fronts):
                continue
            start, left = self._left(tokens, i, head, running)
            end, right = self._right(tokens, i, head)
            own = head.named or self._proper_prefix(token.text)
            acronym = self._bracketed(tokens, end)
            if not self._is_name(tokens, i, head, own, left, right, bool(acronym)):
                continue
            parts = NameParts(text, tokens[start:end], i - start, head)
            name = nominative(parts, self.name_adjectives, self.generic_prefixes)
            yield Candidate(start, end, OrganizationName(name, head.kind), "head")

    def _is_name(
        self,
        tokens: Sequence[Token],
        i: int,
        head: Head,
        own: bool,
        left: str,
        right: str,
        acronym: bool,
    ) -> bool:
        """Is there enough beside the type word to make it a name?

        ``left``/``right`` say what was found on each side: ``proper``, ``common`` (ordinary
        capitalised words), ``for`` (a phrase after für/of), or nothing.
        """
        if right != "proper" and tokens[i].lower.startswith(self.hype_prefixes):
            return own or acronym
        if own or left == "proper" or right == "proper" or acronym and (left or right):
            return True
        if left == "common":  # Health + Life Science Alliance: several capitals in a row
            return True
        if right == "for":
            word = tokens[i].text
            indefinite = i and tokens[i - 1].lower in {"ein", "eine", "einem", "einer", "a", "an"}
            return not indefinite and (not head.weak or self._for_enough(word))
        return False

    def _for_enough(self, word: str) -> bool:
        lower = word.lower()
        return any(lower == w or lower.rstrip("s") == w for w in self.for_is_enough)

    def _proper_prefix(self, word: str) -> bool:
        """Does a hyphenated type word carry a name: ``Max-Planck-``, not ``Partner-``?"""
        parts = word.split("-")[:-1]
        if not parts or word.split("-")[0].lower() in self.generic_prefixes:
            return False
        if any(p in self.stop_acronyms for p in parts):
            return False
        return any(p[:1].isupper() and self._is_proper(p) for p in parts)

    def _is_proper(self, word: str) -> bool:
        """A name rather than an ordinary word of this language."""
        lexicon = self.lexicon
        return (
            not lexicon.is_common(word, self.language)
            and word.lower() not in self.posts
            and word.lower() not in lexicon.function_words
            and word.lower() not in lexicon.months
        )

    def _left(self, tokens: Sequence[Token], i: int, head: Head, running: bool) -> tuple[int, str]:
        """Start of the name before the head at ``i``, and what was found there."""
        start, proper, seen = i, False, 0
        foreign = self.nouns_capitalized and not head.gender
        while start > 0:
            step = self._left_step(tokens, start, foreign)
            if not step:
                break
            start -= step
            word = tokens[start].text
            seen += 1
            proper = proper or self._left_proper(tokens, start, running)
            proper = proper or (foreign and _company_head(head) and tokens[start].is_cap)
            if seen > 7:
                break
        if seen > 1 and foreign and tokens[start].lower in self.apposition:
            start, seen = start + 1, seen - 1  # die Initiative Munich Medicine Alliance
        if not seen:
            return i, ""
        if proper:
            return start, "proper"
        german = self.nouns_capitalized and not foreign
        lower = start > 0 and tokens[start - 1].is_word and not tokens[start - 1].is_cap
        lower = lower and not _title_case(tokens)
        if seen >= 2 and (running or lower) and not german:
            return start, "common"
        return (i if german else start), ""

    def _left_proper(self, tokens: Sequence[Token], k: int, running: bool) -> bool:
        word = tokens[k].text
        if not word[:1].isupper():
            return False
        if self._is_name_adjective(word):
            return True
        if word in self.stop_acronyms:
            return False
        return self._is_proper(word) and (k > 0 or not self.nouns_capitalized or self._known(word))

    def _left_step(self, tokens: Sequence[Token], start: int, foreign: bool) -> int:
        """How many tokens the name grows to the left: 0, 1, or 2 with a joiner."""
        before = tokens[start - 1]
        if before.is_word:
            return 1 if self._left_word(tokens, start - 1, foreign) else 0
        if start < 2:
            return 0
        further = tokens[start - 2]
        if before.text in "&+" and further.is_word and further.is_cap:
            return 2
        if before.text in DASHES and is_acronym_like(further.text) and _spaced(tokens, start - 1):
            return 2
        return 0

    def _left_word(self, tokens: Sequence[Token], k: int, foreign: bool) -> bool:
        """Does the word at ``k`` belong to the name? ``foreign``: an English one in German text."""
        word = tokens[k]
        if word.lower in self.lexicon.function_words or word.lower in self.lexicon.months:
            return False
        if word.lower.endswith("-based"):
            return False
        if not word.is_cap:
            return (
                word.lower in self.particles
                and k > 0
                and tokens[k - 1].lower in self.lexicon.given_names
            )
        if foreign and self.lexicon.head(word.text) is not None:
            return not self.lexicon.head(word.text).gender  # Almeda Capital Partners
        if self.lexicon.head(word.text) is not None and self.nouns_capitalized:
            return False
        if not self.nouns_capitalized:
            return not word.text[0].isdigit()
        if self._is_name_adjective(word.text):
            return True
        if foreign and self.lexicon.is_common(word.text, "en"):
            return True
        if foreign and word.lower not in self.apposition and word.lower not in self.posts:
            return k + 1 < len(tokens) and _company_head(self.lexicon.head(tokens[k + 1].text))
        if _demonym(word.text) and k + 1 < len(tokens):
            head = self.lexicon.head(tokens[k + 1].text)
            return head is not None and head.kind == "government"  # Thüringer Staatskanzlei
        return self._is_proper(word.text)

    def _is_name_adjective(self, word: str) -> bool:
        lower = word.lower()
        return any(
            lower.startswith(s) and lower[len(s) :] in {"e", "en", "er", "es", "em"}
            for s in self.name_adjectives
        )

    def _known(self, word: str) -> bool:
        lexicon = self.lexicon
        return (
            word.lower() in lexicon.given_names
            or bool(lexicon.place_names.get(word))
            or is_acronym_like(word)
        )

    # --- to the right of the head ------------------------------------------------------------

    def _right(self, tokens: Sequence[Token], i: int, head: Head) -> tuple[int, str]:
        """End of the name behind the head at ``i``, and what was found there."""
        end, found = i + 1, ""
        if end < len(tokens) and tokens[end].lower in self.for_words | self.of_words:
            genitive = tokens[end].lower in self.of_words
            if not genitive or self._genitive_allowed(tokens, i, end):
                stop = self._content(tokens, end + 1)
                if stop > end + 1:
                    end, found = stop, "for"
        after = self._proper_tail(tokens, end)
        if after > end:
            end, found = after, "proper"
        legal = self._legal_form_end(tokens, end)
        if legal > end:
            end, found = legal, "proper"
        return end, found

    def _genitive_allowed(self, tokens: Sequence[Token], i: int, at: int) -> bool:
        """``of`` always binds; a German genitive only behind some heads or before some nouns."""
        if tokens[at].lower not in self.determiners:
            return True
        word = tokens[i].lower
        if any(word == h or word.endswith(h) for h in self.genitive_heads):
            return True
        return at + 1 < len(tokens) and tokens[at + 1].lower in self.genitive_objects

    def _content(self, tokens: Sequence[Token], k: int) -> int:
        """End of ``Bildung und Forschung`` / ``Science and the Arts`` that starts at ``k``."""
        end = self._noun_phrase(tokens, k)
        while end > k:
            grown = self._joined(tokens, end)
            if grown <= end:
                return end
            end = grown
        return k

    def _joined(self, tokens: Sequence[Token], end: int) -> int:
        """One more ``, B``, ``und C``, ``der D`` or ``in den E``; ``end`` if there is none."""
        if end >= len(tokens):
            return end
        word = tokens[end]
        if word.text == "," and self._enumerates(tokens, end):
            return self._noun_phrase(tokens, end + 1) or end
        if word.lower in self.join_words:
            return self._joined_by_and(tokens, end)
        if word.lower in self.of_words and not self._starts_other(tokens, end + 1):
            return self._noun_phrase(tokens, end + 1) or end
        if word.lower in self.in_words and end + 1 < len(tokens):
            if tokens[end + 1].lower in self.determiners:
                return self._noun_phrase(tokens, end + 1) or end
        return end

    def _joined_by_and(self, tokens: Sequence[Token], end: int) -> int:
        if tokens[end - 1].text.endswith("-"):  # Kognitions- und Neurowissenschaften
            return self._noun_phrase(tokens, end + 1) or end
        if self._starts_other(tokens, end + 1):
            return end
        stop = self._noun_phrase(tokens, end + 1)
        run = tokens[end + 1 : stop]
        if not stop or any(t.is_cap and self.lexicon.head(t.text) for t in run):
            return end  # … and Stanford University
        return stop

    def _enumerates(self, tokens: Sequence[Token], comma: int) -> bool:
        """Is this comma inside ``A, B und C`` (short capitalised items, then an *and*)?"""
        for k in range(comma + 1, min(comma + 9, len(tokens))):
            word = tokens[k]
            if word.lower in self.join_words:
                return not self._starts_other(tokens, comma + 1)
            if word.text != "," and (not word.is_word or not word.is_cap):
                return False
            if self.lexicon.head(word.text) or word.lower in self.lexicon.given_names:
                return False
            if is_acronym_like(word.text):
                return False
        return False

    def _noun_phrase(self, tokens: Sequence[Token], k: int) -> int:
        """End of [determiner] adjective* Noun+ starting at ``k``; 0 if there is none."""
        j = k
        if j < len(tokens) and tokens[j].lower in self.determiners:
            j += 1
        while j + 1 < len(tokens) and self._adjective(tokens, j):
            j += 1
        if self._starts_other(tokens, j):
            return 0
        first = j
        while j < len(tokens) and tokens[j].is_word and tokens[j].is_cap:
            word = tokens[j]
            if word.lower in self.stop_nouns or word.lower in self.lexicon.function_words:
                break
            if j > first and self.nouns_capitalized and not self._continues(word.text):
                break
            j += 1
        return j if j > first else 0

    def _adjective(self, tokens: Sequence[Token], j: int) -> bool:
        """A lower-case word between ``für`` and its noun: ``medizinische Forschung``."""
        word = tokens[j]
        return (
            word.is_word
            and not word.is_cap
            and self.nouns_capitalized
            and word.lower not in self.lexicon.function_words
            and word.lower.endswith(("e", "en", "er", "es", "em"))
            and tokens[j + 1].is_word
        )

    def _continues(self, word: str) -> bool:
        """In German a second noun in a row belongs to the name only if it is foreign to German."""
        return self._is_proper(word) and not self.lexicon.place_names.get(word)

    def _starts_other(self, tokens: Sequence[Token], k: int) -> bool:
        """Does another name, place or generic noun start at ``k`` (determiner aside)?"""
        if k < len(tokens) and tokens[k].lower in self.determiners:
            k += 1
        if k >= len(tokens) or not tokens[k].is_word:
            return True
        word = tokens[k]
        if word.lower in self.stop_nouns or is_acronym_like(word.text):
            return True
        if not word.is_cap:
            return False
        lexicon = self.lexicon
        return (
            lexicon.head(word.text) is not None
            or lexicon.body_names.at(tokens, k) is not None
            or word.lower in lexicon.given_names
            or (self.nouns_capitalized and lexicon.place_names.at(tokens, k) is not None)
        )

    def _proper_tail(self, tokens: Sequence[Token], end: int) -> int:
        """``Leipzig``, ``Frankfurt am Main``, ``St. Georg``, ``Mercator`` behind a name."""
        if end >= len(tokens):
            return end
        word = tokens[end]
        if (
            word.lower == "zu"
            and end + 1 < len(tokens)
            and self.lexicon.place_names.at(tokens, end + 1)
        ):
            end, word = end + 1, tokens[end + 1]
        if not word.is_word or not word.is_cap:
            return end
        if word.text in {"St", "Sankt", "Saint"}:
            return self._saint(tokens, end)
        place = self.lexicon.place_names.at(tokens, end)
        if place:
            return self._more_places(tokens, place[0])
        if not self.nouns_capitalized:
            return end  # in English the name stands before its head
        if word.lower in self.lexicon.given_names or self._person_title(word):
            return end
        if is_acronym_like(word.text) or not self._is_proper(word.text):
            return end
        return end + 1

    def _person_title(self, word: Token) -> bool:
        return word.text in {"Prof", "Dr", "PD", "Professor", "Professorin"}

    def _saint(self, tokens: Sequence[Token], k: int) -> int:
        j = k + 1
        if j < len(tokens) and tokens[j].text == ".":
            j += 1
        return j + 1 if j < len(tokens) and tokens[j].is_cap else k

    def _more_places(self, tokens: Sequence[Token], end: int) -> int:
        """``Heidelberg Mannheim``: a second place in a row belongs to the name, too."""
        while end < len(tokens) and tokens[end].is_word and tokens[end].is_cap:
            place = self.lexicon.place_names.at(tokens, end)
            if place is None:
                return end
            end = place[0]
        return end

    def _legal_form_end(self, tokens: Sequence[Token], end: int) -> int:
        """End of ``AöR``, ``GmbH & Co. KG``, ``e. V.`` behind a name."""
        while end < len(tokens):
            if tokens[end].text in self.legal_forms:
                end += 1
                if (
                    end < len(tokens)
                    and tokens[end].text == "."
                    and tokens[end - 1].text in {"Inc", "Ltd", "Co", "Corp"}
                ):
                    end += 1
            elif tokens[end].text == "&" and end + 1 < len(tokens) and tokens[end + 1].text == "Co":
                end += 2
                end += end < len(tokens) and tokens[end].text == "."
            elif tokens[end].lower == "e" and [t.lower for t in tokens[end : end + 4]][1:3] == [
                ".",
                "v",
            ]:
                return min(end + 4, len(tokens))
            elif tokens[end].text in {"e.V", "eV"}:
                return (
                    min(end + 2, len(tokens))
                    if end + 1 < len(tokens) and tokens[end + 1].text == "."
                    else end + 1
                )
            else:
                return end
        return end

    # --- other finders -------------------------------------------------------------------------

    def _companies(self, text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Capitalised words before a legal form: ``Muster Diagnostics GmbH``."""
        for i, token in enumerate(tokens):
            if not i or (token.text not in self.legal_forms and token.lower not in {"e", "e.v"}):
                continue
            if self._legal_form_end(tokens, i) == i:
                continue
            start = i
            if tokens[start - 1].text == "," and start > 1:
                start -= 1  # Acme Therapeutics, Inc.
            first = start
            while start > 0 and self._company_word(tokens, start - 1):
                start -= 1
            if start == first:
                continue
            end = self._legal_form_end(tokens, i)
            name = squeeze(text[tokens[start].start : tokens[end - 1].end])
            yield Candidate(start, end, OrganizationName(name, "company"), "legal-form")

    def _company_word(self, tokens: Sequence[Token], k: int) -> bool:
        word = tokens[k]
        if word.text in "&+":
            return k > 0 and tokens[k - 1].is_cap
        if not word.is_word or word.lower in self.lexicon.function_words:
            return False
        if not (word.is_cap or word.text[0].isdigit() or word.text[1:2].isupper()):
            return False
        generic = word.lower in self.apposition or word.lower.removesuffix("s") in self.apposition
        return not (self.nouns_capitalized and generic)

    def _quoted(self, text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """A short capitalised name in quotation marks with a type word inside or before it."""
        for i, token in enumerate(tokens):
            if token.text not in OPENING:
                continue
            close = next(
                (
                    k
                    for k in range(i + 2, min(i + MAX_QUOTED + 2, len(tokens)))
                    if tokens[k].text in CLOSING
                ),
                None,
            )
            if close is None or not _title_like(tokens[i + 1 : close]):
                continue
            kind = self._quoted_kind(tokens, i, close)
            if kind:
                name = squeeze(text[tokens[i + 1].start : tokens[close - 1].end])
                yield Candidate(i + 1, close, OrganizationName(name, kind), "quoted")

    def _quoted_kind(self, tokens: Sequence[Token], i: int, close: int) -> str:
        inner = [h for t in tokens[i + 1 : close] if t.is_cap and (h := self.lexicon.head(t.text))]
        if inner and close - i > 2:
            return inner[-1].kind if self.nouns_capitalized or len(inner) == 1 else inner[0].kind
        before = tokens[i - 1].lower if i else ""
        return self.apposition.get(before) or self.apposition.get(before.rsplit("-", 1)[-1], "")

    def _apposed(self, text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """An unlisted name behind its kind: ``das Start-up Cellvance``, ``Programm Erasmus+``."""
        for i, token in enumerate(tokens[:-1]):
            kind = self.apposition.get(token.lower)
            if not kind:
                continue
            end = self._foreign_run(tokens, i + 1)
            if end == i + 1:
                continue
            start = i if token.lower in self.in_name else i + 1
            name = squeeze(text[tokens[start].start : tokens[end - 1].end])
            yield Candidate(start, end, OrganizationName(name, kind), "apposition")

    def _foreign_run(self, tokens: Sequence[Token], k: int) -> int:
        """End of ``Erasmus+``, ``Health & Life Sciences``: no German words, at least one a name."""
        end, proper, english = k, 0, 0
        while end < min(len(tokens), k + 6):
            if (
                tokens[end].text in "&+"
                and end > k
                and end + 1 < len(tokens)
                and tokens[end + 1].is_cap
            ):
                end += 1
            elif self._foreign(tokens, end):
                proper, end = proper + 1, end + 1
            elif self.nouns_capitalized and self._english(tokens[end]):
                english, end = english + 1, end + 1
            else:
                break
        return end if proper or english >= 2 else k

    def _english(self, token: Token) -> bool:
        """An ordinary English word with a capital in German text (``Life``, ``Sciences``)."""
        lower = token.lower
        return (
            token.is_word
            and token.is_cap
            and lower not in self.lexicon.function_words
            and self.lexicon.is_common(lower, "en")
        )

    def _foreign(self, tokens: Sequence[Token], k: int) -> bool:
        word = tokens[k]
        if not word.is_word or not word.is_cap or word.text in self.stop_acronyms:
            return False
        if not self._is_proper(word.text) or word.text[0].isdigit():
            return False
        lexicon = self.lexicon
        if (
            lexicon.is_common(word.text, "en")
            and self.nouns_capitalized
            and not word.text.isupper()
        ):
            return False
        return word.lower not in lexicon.given_names and not lexicon.place_names.get(word.text)

    def _known_acronyms(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Acronyms that one listed body alone has: ``DFG``, ``BMBF``; two letters never count."""
        for i, token in enumerate(tokens):
            if not token.is_word or len(token.text) < 3 or token.text in self.stop_acronyms:
                continue
            ids = self.lexicon.body_acronyms.get(token.text, ())
            if len(ids) != 1:
                continue
            body = self.lexicon.bodies[ids[0]]
            value = OrganizationName(token.text, body.kind, token.text, body.id)
            yield Candidate(i, i + 1, value, "acronym")

    def _items(self, text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """A whole bullet item under a heading such as ``Our Partners``."""
        end = next(
            (k for k, t in enumerate(tokens) if t.text in "(;:" or (t.text == "," and k)),
            len(tokens),
        )
        yield from self._whole(text, tokens, 0, end)

    def _inline_list(self, text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """``Partner: Universität Ulm, Muster Labs, Stadt Ulm``: items of a one-line list."""
        colon = next((k for k, t in enumerate(tokens[:6]) if t.text == ":"), 0)
        if not colon or " ".join(t.lower for t in tokens[:colon]) not in self.list_headings:
            return
        start = colon + 1
        for k in range(start, len(tokens) + 1):
            if k == len(tokens) or tokens[k].text in ",;":
                yield from self._whole(text, tokens, start, k)
                start = k + 1

    def _whole(
        self, text: str, tokens: Sequence[Token], start: int, end: int
    ) -> Iterator[Candidate]:
        run = tokens[start:end]
        words = [t for t in run if t.is_word]
        if not words or len(run) > MAX_ITEM or not words[0].is_cap or run[-1].text in ".!?":
            return
        if words[0].lower in self.lexicon.given_names or self._person_title(words[0]):
            return
        if len(words) == 1 and self.lexicon.is_common(words[0].text, self.language):
            return
        if self.lexicon.place_names.at(tokens, start) and len(words) == 1:
            return
        heads = [h for t in words if t.is_cap and (h := self.lexicon.head(t.text))]
        name = squeeze(text[run[0].start : run[-1].end])
        kind = heads[0].kind if heads else "other"
        yield Candidate(start, end, OrganizationName(name, kind), "list-item")

    def _proposed(self, view: TextView, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """What the statistical model calls an organization, cleaned of articles and possessives."""
        if not tokens:
            return
        for entity in view.entities:
            if (
                entity.value != "ORG"
                or entity.end <= tokens[0].start
                or entity.start >= tokens[-1].end
            ):
                continue
            inside = [
                k for k, t in enumerate(tokens) if entity.start <= t.start and t.end <= entity.end
            ]
            if not inside:
                continue
            first, last = inside[0], inside[-1] + 1
            while first < last and (
                tokens[first].lower in self.lexicon.function_words or not tokens[first].is_word
            ):
                first += 1
            while last > first and (
                not tokens[last - 1].is_word or tokens[last - 1].text in {"'s", "’s"}
            ):
                last -= 1
            if first < last and self._plausible(tokens[first:last]):
                name = squeeze(view.text[tokens[first].start : tokens[last - 1].end])
                kind = self._kind_behind(tokens, last)
                yield Candidate(first, last, OrganizationName(name, kind), "model")

    def _kind_behind(self, tokens: Sequence[Token], end: int) -> str:
        """``TERRASCAN, the national mapping programme``: an apposition tells the kind."""
        if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].lower not in self.determiners:
            return "other"
        for token in tokens[end + 2 : end + 8]:
            if not token.is_word:
                break
            if token.lower in self.apposition:
                return self.apposition[token.lower]
        return "other"

    def _plausible(self, run: Sequence[Token]) -> bool:
        """May these words be an organization at all? Guards against the small model's noise."""
        words = [t for t in run if t.is_word]
        if not words or not words[0].is_cap or words[0].text in self.stop_acronyms:
            return False
        if words[0].lower in self.posts or any(t.lower in self.lexicon.months for t in words):
            return False
        if any(t.text in "\n|:;()" for t in run):
            return False
        if " ".join(t.lower for t in words[-2:]) in self.not_names:
            return False
        if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 6:
            return False  # NEWSROOM
        if len(words) == 1:
            word = words[0]
            return (
                not word.text[0].isdigit()
                and "-" not in word.text
                and self._is_proper(word.text)
                and not self.lexicon.place_names.get(word.text)
                and word.lower not in self.lexicon.given_names
                and self.lexicon.head(word.text) is None
            )
        return any(t.is_cap and self._is_proper(t.text) for t in words)

    # --- acronyms in brackets ----------------------------------------------------------------

    def _bracketed(self, tokens: Sequence[Token], end: int) -> str:
        """The acronym in brackets right behind a name, or ``""``."""
        if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text in ",);":
            inner = tokens[end + 1].text
            if is_acronym_like(inner) and inner not in self.stop_acronyms:
                return inner
        return ""

    def _with_acronyms(
        self, tokens: Sequence[Token], found: Sequence[Candidate]
    ) -> Iterator[Candidate]:
        """Adds the acronym that a name introduces, in brackets or behind a dash."""
        taken = {k for c in found for k in range(c.start, c.end)}
        by_start = {c.start: c for c in found}
        skip: set[int] = set()
        for candidate in found:
            if candidate.start in skip:
                continue
            acronym = self._bracketed(tokens, candidate.end)
            at = candidate.end + 1
            if not acronym:
                acronym, at = self._dashed(tokens, candidate.end)
            value = candidate.value
            if acronym and acronym_fits(acronym, value.name):
                other = by_start.get(at)
                same = other and other.value.authority and value.authority
                authority = value.authority or (
                    other.value.authority if other and other.rule == "acronym" else ""
                )
                if same and other and other.value.authority != value.authority:
                    authority = value.authority
                value = OrganizationName(value.name, value.kind, acronym, authority)
                yield candidate._replace(value=value)
                skip.add(at)
                yield Candidate(at, at + 1, value, "introduced")
            elif self._reversed(tokens, candidate, by_start, taken):
                short = tokens[candidate.start - 2].text
                value = OrganizationName(value.name, value.kind, short, value.authority)
                yield candidate._replace(value=value)
                yield Candidate(candidate.start - 2, candidate.start - 1, value, "introduced")
            else:
                yield candidate

    def _dashed(self, tokens: Sequence[Token], end: int) -> tuple[str, int]:
        """``Helmholtz-Zentrum für Umweltforschung – UFZ``: acronym and its token index."""
        if end + 1 < len(tokens) and tokens[end].text in DASHES:
            inner = tokens[end + 1].text
            last = end + 2 >= len(tokens) or tokens[end + 2].text in ",;.)("
            if is_acronym_like(inner) and last:
                return inner, end + 1
        return "", 0

    def _reversed(
        self,
        tokens: Sequence[Token],
        candidate: Candidate,
        by_start: dict[int, Candidate],
        taken: set[int],
    ) -> bool:
        """``DKFZ (Deutsches Krebsforschungszentrum)``: the long form stands in the brackets."""
        start = candidate.start
        if start < 2 or tokens[start - 1].text != "(" or candidate.end >= len(tokens):
            return False
        if tokens[candidate.end].text != ")" or start - 2 in taken:
            return False
        return is_acronym_like(tokens[start - 2].text) and acronym_fits(
            tokens[start - 2].text, candidate.value.name
        )


def _listed_form(surface: str, names: Sequence[str]) -> str:
    """The listed wording that was seen, which is its nominative: ``Deutschen …`` → ``Deutsches …``."""
    key = name_key(surface)
    return next((n for n in names if name_key(n) == key), surface)


def _longest(candidates: Iterator[Candidate]) -> list[Candidate]:
    """Non-overlapping candidates: longest first, then the stronger rule, then the earlier one."""
    order = sorted(
        candidates,
        key=lambda c: (c.rule == "model", c.start - c.end, -RULE_STRENGTH[c.rule], c.start),
    )
    taken: set[int] = set()
    kept = []
    for candidate in order:
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _to_match(view: TextView, tokens: Sequence[Token], c: Candidate) -> Match[OrganizationName]:
    return Match(tokens[c.start].start, tokens[c.end - 1].end, c.value, f"organizations:{c.rule}")


def _title_like(run: Sequence[Token]) -> bool:
    """Mostly capitalised words, no sentence punctuation: a name rather than a quotation."""
    words = [t for t in run if t.is_word]
    if not words or not words[0].is_cap or any(t.text in ".!?,;:" for t in run[-1:]):
        return False
    capitals = sum(t.is_cap or t.text[0].isdigit() for t in words)
    return capitals * 5 >= len(words) * 3


def _company_head(head: Head | None) -> bool:
    """An English word for a company, before which any noun is a name (Nordlicht Ventures)."""
    return head is not None and not head.gender and head.kind == "company"


def _title_case(tokens: Sequence[Token]) -> bool:
    """A headline in which nearly every word is capitalised proves nothing by its capitals."""
    words = [t for t in tokens if t.is_word and len(t.text) > 3]
    return len(words) > 3 and sum(t.is_cap for t in words) >= 0.8 * len(words)


def _spaced(tokens: Sequence[Token], k: int) -> bool:
    """Is the dash at ``k`` set off by spaces on both sides?"""
    return tokens[k - 1].end < tokens[k].start and tokens[k].end < tokens[k + 1].start


def _demonym(word: str) -> bool:
    """``Münchner``, ``Heidelberger``: says where, names nobody by itself."""
    return len(word) > 5 and word.endswith(("er", "ers")) and not word.isupper()
