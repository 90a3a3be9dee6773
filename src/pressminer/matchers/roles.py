"""Finds words for posts and gives each its base form and its one English name.

A post is composed: ``Bundes`` + ``forschungs`` + ``ministerin`` is *federal research minister*,
``stellvertretende`` + ``Vorsitzende`` + ``des Beirats`` is *deputy chair of the advisory board*.
The parts are data (``pipelines/<lang>/roles.toml``); who holds the post is decided in `linking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.matchers.role_subjects import Subject, SubjectReader
from pressminer.model import Match, RoleTitle
from pressminer.view import TextView, Token

_GENDERED = re.compile(r"[*:_·]in(?:nen)?$")  # Sprecher*innen
MIN_FIELD = 4  # letters that a noun for a field of work has more than
MAX_ORGAN = 4  # words of the name of an organ
_ADJECTIVE_ENDINGS = ("er", "en", "em", "es", "e")
_NOUN_ENDINGS = ("", "s", "n", "en", "es")


class Word(NamedTuple):
    """One analysed word: base form, key for the table of exact names, English, unknown front."""

    base: str
    key: str
    canonical: str
    front: str
    feminine: bool
    head: str
    plural: bool = False


class Found(NamedTuple):
    """Token range and the post it names."""

    start: int
    end: int
    value: RoleTitle


class RoleGrammar:
    """The posts of one language, compiled from its ``roles.toml``."""

    def __init__(
        self, rules: Mapping[str, Any], compounds: bool, nouns: frozenset[str] = frozenset()
    ) -> None:
        self.compounds = compounds
        self.nouns = nouns
        self.heads: dict[str, tuple[str, str, str]] = {}  # form -> (base, masculine base, English)
        self.plurals: dict[str, tuple[str, str, str]] = {}
        self.verbs = frozenset(rules["no_plural"])
        self.collective = frozenset(w.lower() for w in rules["collective"])
        self.no_posts = frozenset(rules["no_posts"])
        self.fronted = frozenset(w.lower() for w in rules["fronted"])
        self.takes_field = tuple(w.lower() for w in rules["takes_field"])
        self.ordinals = frozenset(rules["ordinals"])
        self.ranked_first = frozenset(rules["ranked_first"])
        self.unit_ends = frozenset(rules["unit_ends"])
        self.translations = {k.lower(): v for k, v in rules["translations"].items()}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for english, words in rules["heads"].items():
            self._add(english, words)
        self.exact = {_exact_key(k): v for k, v in rules["exact"].items()}
        self.prefixes = {k.lower(): v for k, v in rules["prefixes"].items()}
        self.fields = {k.lower(): v for k, v in rules["fields"].items()}
        self.subjects = {k.lower(): v for k, v in rules["subjects"].items()}
        self.adjectives = rules["adjectives"]
        self.organs = {k.lower(): v for k, v in rules["organs"].items()}
        self.organ_words = frozenset(o.split()[-1] for o in self.organs)
        self.organ_ends = {k.lower(): v for k, v in rules["organ_ends"].items()}
        self.functions = {k.lower(): v for k, v in rules["functions"].items()}
        self.needs_more = frozenset(w.lower() for w in rules["needs_more"])
        self.scholars = frozenset(w.lower() for w in rules["scholars"])
        self.weak_masculine = frozenset(rules["weak_masculine"])
        self.weak_feminine = frozenset(rules["weak_feminine"])
        self.offices: dict[str, str] = {k.lower(): v for k, v in rules["office_holders"].items()}
        self.compounding = frozenset(rules["compounding"])
        self.compound_endings = tuple(rules["compound_endings"])
        self.alone = frozenset(w.lower() for w in rules["alone"])
        self.plural_before = frozenset(rules["plural_before"])
        for entries in self.phrases.values():
            entries.sort(key=lambda p: -len(p[0]))
        forms = {f: (*v, False) for f, v in self.heads.items()}
        self.forms = {**{f: (*v, True) for f, v in self.plurals.items()}, **forms}
        self._by_length = sorted(self.forms, key=len, reverse=True)

    def _add(self, english: str, words: Sequence[str]) -> None:
        for word in words:
            parts = tuple(word.lower().split())
            self.phrases.setdefault(parts[0], []).append((parts, english))
            if not self.compounds and english not in self.verbs:
                many = (*parts[:-1], parts[-1] + "s")
                self.phrases.setdefault(many[0], []).append((many, english))
            masculine = _masculine_of(word, words)
            for form in _inflected(word) if self.compounds else (word,):
                self.heads.setdefault(form.lower(), (word, masculine, english))
            plurals = () if english in self.verbs else (word + "s",)
            for form in _plurals(word) if self.compounds else plurals:
                self.plurals.setdefault(form.lower(), (word, masculine, english))

    # --- languages that compound and inflect ------------------------------------------------------

    @lru_cache(maxsize=5_000)  # noqa: B019  (one grammar per rule folder, kept for the run)
    def analyse(self, word: str) -> Word | None:
        """Base form and English of a single word, or ``None`` if it is no post."""
        lower = word.lower()
        for form in self._by_length:
            if not lower.endswith(form):
                continue
            base, masculine, english, plural = self.forms[form]
            front = word[: len(word) - len(form)]
            if not front:
                shown = base if word[:1].isupper() else base.lower()
                return Word(shown, masculine.lower(), english, "", _feminine(base), base, plural)
            known = self._front(front)
            if known is not None:
                whole = front + base.lower()
                key = (front + masculine).lower()
                canonical = self.exact.get(key) or _compose(known, english)
                return Word(whole, key, canonical, "", _feminine(base), base, plural)
            if front.endswith("-") and base[:1] == word[len(front) :][:1]:
                return Word(base, masculine.lower(), english, front[:-1], _feminine(base), base)
            key = (front + masculine).lower()
            if key in self.exact:
                return Word(front + base.lower(), key, self.exact[key], "", _feminine(base), base)
            distinct = base.lower() not in self.needs_more or self._led(base, front)
            if len(front) > 3 and not front.endswith("-") and len(form) > 5 and distinct:
                return Word(front + base.lower(), key, english, "", _feminine(base), base)
        return None

    def _led(self, base: str, front: str) -> bool:
        """``Vertriebsleiter``, ``Museumschefin``: what is led is an ordinary noun."""
        if base.lower() not in self.fronted:
            return False
        lower = front.lower()
        stems = {lower, lower.removesuffix("s"), lower.removesuffix("en"), f"{lower}e"}
        return bool(stems & self.nouns) and front.lower() not in self.no_posts

    def _front(self, front: str) -> list[str] | None:
        """English of ``Bundesforschungs`` (federal, research); ``None`` where a part is unknown."""
        rest, english = front.lower().replace("-", ""), []
        while rest:
            for table in (self.prefixes, self.fields):
                part = max((p for p in table if rest.startswith(p)), key=len, default="")
                if part:
                    english.append(table[part])
                    rest = rest[len(part) :]
                    break
            else:
                return None
        return english

    def is_post(self, token: Token) -> bool:
        """Is the word a post by itself, so that it is no part of what another post is for?"""
        if self.compounds:
            return token.is_cap and self.analyse(token.text) is not None
        return token.lower in self.heads or token.lower in self.plurals

    def holder_of(self, base: str) -> str:
        """Who holds an office that is named in place of its holder: ``Vorsitz`` → Vorsitzender."""
        office = next((o for o in self.offices if base.lower().endswith(o)), "")
        if not office:
            return base
        front, holder = base[: len(base) - len(office)], self.offices[office]
        return front + (holder.lower() if front else holder)

    def organ(self, word: str) -> str:
        """English of a noun for an organ that ends like one (``Finanzausschusses``), or ``""``."""
        lower = word.lower()
        end = max((e for e in self.organ_ends if lower.endswith(e)), key=len, default="")
        if not end or (len(lower) - len(end)) in {1, 2}:
            return ""
        return " ".join([*(self._front(lower[: -len(end)]) or ()), self.organ_ends[end]])

    def function(self, word: str) -> str:
        """English of a noun for a field of work (``Produktentwicklung``), or ``""``."""
        lower = word.lower()
        end = max((e for e in self.functions if lower.endswith(e)), key=len, default="")
        return self.functions[end] if end else ""

    def adjective(self, word: str) -> tuple[str, str] | None:
        """``stellvertretende`` → (stem, English); ``None`` if it is no part of a post."""
        lower = word.lower()
        for ending in _ADJECTIVE_ENDINGS:
            stem = lower[: -len(ending)]
            if lower.endswith(ending) and stem in self.adjectives:
                return stem, self.adjectives[stem]
        return None


class RoleMatcher:
    """Posts in a `TextView`; posts of the other languages count too (``CEO``, ``President``)."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        order = [language, *(t for t in lexicon.rules.languages if t != language)]
        self.grammars = [_grammar(lexicon, tongue) for tongue in order]
        self.determiners = lexicon.words("organizations", "determiners")
        self.subject = SubjectReader(lexicon)

    def __call__(self, view: TextView) -> list[Match[RoleTitle]]:
        """Matches in text order, not overlapping."""
        found: list[Match[RoleTitle]] = []
        for _, tokens in view.sentence_tokens():
            for role in self._sentence(tokens):
                start, end = tokens[role.start].start, tokens[role.end - 1].end
                found.append(Match(start, end, role.value, "roles:post"))
        return found

    def _sentence(self, tokens: Sequence[Token]) -> Iterator[Found]:
        i = 0
        while i < len(tokens):
            role = self._at(tokens, i) if tokens[i].is_word else None
            if role:
                yield role
            i = max(role.end if role else 0, i + 1)

    def _at(self, tokens: Sequence[Token], i: int) -> Found | None:
        for own, grammar in enumerate(self.grammars):
            if own and not tokens[i].is_cap:
                continue
            find = self._compounded if grammar.compounds else self._phrase
            role = find(grammar, tokens, i)
            if role:
                return role
        return None

    # --- German-like: one word, adjectives before it, organ behind it ---------------------------

    def _compounded(self, grammar: RoleGrammar, tokens: Sequence[Token], i: int) -> Found | None:
        token = tokens[i]
        if not token.is_cap:
            return None
        plain = token.text if token.text.isalpha() else _GENDERED.sub("", token.text)
        word = grammar.analyse(plain)
        if word is None:
            return None
        start = i
        adjectives: list[tuple[str, str, str]] = []
        while start and (known := grammar.adjective(tokens[start - 1].text)):
            if known[0] in grammar.ordinals and word.base.lower() not in grammar.ranked_first:
                break  # der erste Präsident
            start -= 1
            adjectives.insert(0, (tokens[start].text, *known))
        word = self._weak(grammar, tokens[start - 1].lower if start else "", word, plain)
        word = word._replace(base=grammar.holder_of(word.base))
        tail = self._tail(grammar, tokens, i + 1)
        title = " ".join([*(_agree(a, word.feminine) for a, _, _ in adjectives), word.base])
        key = " ".join([*(stem for _, stem, _ in adjectives), word.key])
        canonical = grammar.exact.get(key) or _compose(
            [e for _, _, e in adjectives], word.canonical
        )
        whole, without_tail = title + tail.text, canonical
        canonical = grammar.exact.get(whole.lower()) or _with_tail(canonical, tail)
        body = (token.start, token.start + len(word.front)) if word.front else None
        base = word.base.lower()
        needy = base in grammar.needs_more and not (adjectives or body)
        plural = word.plural or self._many(grammar, tokens, start, word)
        plural = plural or (token.lower.endswith("innen") and plain != token.text)
        value = RoleTitle(
            whole,
            canonical,
            body,
            bare=needy and not tail.text,
            plural=plural,
            collective=base in grammar.collective and not adjectives,
            alone=base in grammar.alone,
        )
        if tail.text and not _is_organ(grammar, tail):
            core = replace(value, title=title, canonical=without_tail, bare=needy)
            value = replace(value, core=(core, token.end - tokens[start].start))
        return Found(start, tail.end, value)

    def _weak(self, grammar: RoleGrammar, before: str, word: Word, text: str) -> Word:
        """``der Vorsitzende`` is a man, ``zur Vorsitzenden`` a woman: the article says so."""
        lower, base = text.lower(), word.base
        if lower.endswith(("nde", "gte", "ete")) and before in grammar.weak_masculine:
            return word._replace(base=base.removesuffix("r") + "r", feminine=False)
        if lower.endswith(("nden", "gten", "eten")) and before in grammar.weak_feminine:
            return word._replace(base=base.removesuffix("r"), feminine=True)
        return word

    def _many(self, grammar: RoleGrammar, tokens: Sequence[Token], start: int, word: Word) -> bool:
        """``die beiden Geschäftsführer``: the plural of a masculine noun that has no ending."""
        before = tokens[start - 1].lower if start else ""
        return not word.feminine and before in grammar.plural_before

    # --- English-like: several words, modifiers before them ---------------------------------------

    def _phrase(self, grammar: RoleGrammar, tokens: Sequence[Token], i: int) -> Found | None:
        if tokens[i].lower in grammar.organ_words and _in_organ(grammar, tokens, i):
            return None
        ahead = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if tokens[i].lower in grammar.prefixes and ahead in grammar.phrases:
            return None  # Deputy Mayor: a rank of what follows
        if "-" in tokens[i].text and (ranked := self._ranked(grammar, tokens, i)):
            return ranked
        for parts, english in grammar.phrases.get(tokens[i].lower, ()):
            span = tokens[i : i + len(parts)]
            if tuple(t.lower for t in span) != parts or (len(self.grammars) and not span):
                continue
            return (
                self._chief(grammar, tokens, i)
                or self._craft(grammar, tokens, i, len(parts))
                or self._grown(grammar, tokens, i, i + len(parts), english)
            )
        return None

    def _ranked(self, grammar: RoleGrammar, tokens: Sequence[Token], i: int) -> Found | None:
        """``Co-chairs``, ``co-director``: a prefix joined to a post by a hyphen."""
        prefix, _, head = tokens[i].lower.partition("-")
        single = grammar.heads.get(head[:-1]) if head.endswith("s") else None
        many = grammar.plurals.get(head) or single
        known = grammar.heads.get(head) or many
        if tokens[i].lower in grammar.phrases or not known or prefix not in grammar.prefixes:
            return None
        found = self._grown(grammar, tokens, i, i + 1, known[2])
        word = tokens[i].text[:-1] if many else tokens[i].text
        canonical = _compose([grammar.prefixes[prefix]], found.value.canonical)
        title = found.value.title.replace(tokens[i].text, word, 1)
        value = replace(found.value, title=title, canonical=canonical, plural=bool(many), core=None)
        return found._replace(value=value)

    def _chief(self, grammar: RoleGrammar, tokens: Sequence[Token], i: int) -> Found | None:
        """``Chief Human Resources Officer``: any words between the two."""
        if tokens[i].lower != "chief":
            return None
        for end in range(i + 2, min(i + 6, len(tokens))):
            if tokens[end].lower == "officer":
                words = [t.text for t in tokens[i : end + 1]]
                title = " ".join(words)
                known = next(
                    (e for p, e in grammar.phrases["chief"] if p == tuple(title.lower().split())),
                    title.lower(),
                )
                return Found(i, end + 1, RoleTitle(title, known))
            if not tokens[end].is_word or not tokens[end].is_cap:
                return None
        return None

    def _craft(
        self, grammar: RoleGrammar, tokens: Sequence[Token], i: int, length: int
    ) -> Found | None:
        """``chief engineer``, ``head gardener``: any noun for a person behind the word."""
        if length > 1 or tokens[i].lower not in grammar.compounding or i + 1 >= len(tokens):
            return None
        noun = tokens[i + 1]
        craft = noun.is_word and noun.lower.endswith(grammar.compound_endings)
        if not craft or noun.lower in self.determiners or (noun.is_cap and not tokens[i].is_cap):
            return None
        return self._grown(grammar, tokens, i, i + 2, f"{tokens[i].lower} {noun.lower}")

    def _grown(
        self, grammar: RoleGrammar, tokens: Sequence[Token], i: int, end: int, english: str
    ) -> Found:
        start = i
        front: list[str] = []
        while start and (word := tokens[start - 1]).is_word:
            known = grammar.prefixes.get(word.lower, grammar.fields.get(word.lower))
            if known is None or (not tokens[i].is_cap and word.is_cap and start > 1):
                break
            front.insert(0, known)
            start -= 1
        tail = self._tail(grammar, tokens, end)
        words = [t.text for t in tokens[start:end]]
        plural = words[-1].lower().endswith("s") and words[-1].lower() in grammar.plurals
        plural = plural and (len(words) == 1 or words[-2].lower() not in self.subject.of_links)
        if plural:
            words[-1] = words[-1][:-1]
        title = " ".join(words) + tail.text
        canonical = grammar.exact.get(title.lower()) or _with_tail(_compose(front, english), tail)
        core_title = " ".join(words)
        needy = core_title.lower() in grammar.needs_more
        alone = core_title.lower() in grammar.alone
        value = RoleTitle(
            title, canonical, None, bare=needy and not tail.text, plural=plural, alone=alone
        )
        if tail.text and not _is_organ(grammar, tail):
            core = replace(value, title=core_title, canonical=_compose(front, english), bare=needy)
            value = replace(value, core=(core, tokens[end - 1].end - tokens[start].start))
        return Found(start, tail.end, value)

    # --- what follows the head ------------------------------------------------------------------

    def _tail(self, grammar: RoleGrammar, tokens: Sequence[Token], k: int) -> Subject:
        """Organ or subject behind the head that ends at ``k``; an empty one if there is none."""
        if k >= len(tokens) or not tokens[k].is_word:
            return Subject(k, "", "")
        j = k + 1 if tokens[k].lower in self.determiners | self.subject.of_links else k
        if j > k and j < len(tokens) and tokens[j].lower in self.determiners:
            j += 1
        for length in (3, 2, 1):
            phrase = " ".join(t.lower for t in tokens[j : j + length])
            if j > k and phrase in grammar.organs and j + length <= len(tokens):
                text = " " + " ".join(t.text for t in tokens[k : j + length])
                return Subject(j + length, text, "of " + grammar.organs[phrase])
        tail = self._general_organ(grammar, tokens, k, j) or self._function(grammar, tokens, k, j)
        if tail:
            return tail
        subject = self.subject(
            tokens,
            k,
            grammar.subjects,
            nouns_capitalized=grammar.compounds,
            is_post=grammar.is_post,
            scholar=tokens[k - 1].lower in grammar.scholars,
        )
        if subject is None:
            return Subject(k, "", "")
        return replace(subject, english=_translated(subject.english, grammar.translations))

    def _general_organ(
        self, grammar: RoleGrammar, tokens: Sequence[Token], k: int, j: int
    ) -> Subject | None:
        """``des Finanzausschusses``, ``of the audit committee``: organs that no list can hold."""
        if j == k:
            return None
        for end in range(j + 1, min(j + MAX_ORGAN, len(tokens)) + 1):
            word = tokens[end - 1]
            if not word.is_word or word.is_cap != grammar.compounds:
                return None  # an English committee with capitals is a body
            organ = grammar.organ(word.text)
            if not organ and end > j + 1 and word.lower in grammar.unit_ends:
                organ = word.lower  # head of the climate division
            if organ:
                front = "" if grammar.compounds else " ".join(t.lower for t in tokens[j : end - 1])
                text = " " + " ".join(t.text for t in tokens[k:end])
                return Subject(end, text, " ".join(f"of the {front} {organ}".split()))
            if grammar.compounds:
                return None
        return None

    def _function(
        self, grammar: RoleGrammar, tokens: Sequence[Token], k: int, j: int
    ) -> Subject | None:
        """``Leiterin Vertrieb``, ``Leiterin der klinischen Entwicklung``."""
        if not grammar.functions or not self._leads(grammar, tokens[k - 1].text):
            return None
        words: list[str] = []
        end = j
        while end < len(tokens) and tokens[end].is_word and not tokens[end].is_cap and j > k:
            word = tokens[end].lower
            if end > j or not word.endswith(("en", "er")) or word in self.determiners:
                return None
            words.append(grammar.translations.get(word, word))
            end += 1
        while end < len(tokens) and tokens[end].is_cap:
            field = grammar.function(tokens[end].text)
            if not field and end == j == k and self._is_field(grammar, tokens, end):
                field = tokens[end].lower
            if not field:
                break
            words.append(field)
            end += 1
            joined = end + 1 < len(tokens) and tokens[end].lower in self.subject.joins
            if not joined or not grammar.function(tokens[end + 1].text):
                break
            words.append("and")
            end += 1
        if end == j or not tokens[end - 1].is_cap:
            return None
        text = " " + " ".join(t.text for t in tokens[k:end])
        return Subject(end, text, "of " + " ".join(words))

    def _is_field(self, grammar: RoleGrammar, tokens: Sequence[Token], k: int) -> bool:
        """``Leiterin Privatkunden``: an ordinary noun and no name right behind the post."""
        word, after = tokens[k], tokens[k + 1 : k + 2]
        named = bool(after) and after[0].is_cap
        return (
            not named
            and word.lower in grammar.nouns
            and len(word.text) > MIN_FIELD
            and not grammar.is_post(word)
            and not self.subject.lexicon.head(word.text)
            and not self.subject.lexicon.is_personal(word.lower)
            and not self.subject.lexicon.place_names.at(tokens, k)
        )

    def _leads(self, grammar: RoleGrammar, word: str) -> bool:
        return word.lower().endswith(grammar.takes_field)


def is_post(lexicon: Lexicon, word: str) -> bool:
    """Is the word alone a post (``Präsident``, ``CEO``, ``Wissenschaftsministerin``)?"""
    for tongue in lexicon.rules.languages:
        grammar = _grammar(lexicon, tongue)
        if grammar.compounds:
            found = grammar.analyse(word)
            if found is not None and not found.front:
                return True
        elif word.lower() in grammar.heads:
            return True
    return False


@lru_cache(maxsize=16)
def _grammar(lexicon: Lexicon, language: str) -> RoleGrammar:
    words = lexicon.rules.toml(language, "words")
    nouns = lexicon.common_words[language] if words["compounds"] else frozenset()
    return RoleGrammar(lexicon.rules.toml(language, "roles"), bool(words["compounds"]), nouns)


def _inflected(word: str) -> tuple[str, ...]:
    """Singular forms of a German noun for a person; adjectival nouns (Vorsitzender) too."""
    if word.endswith(("nder", "eter", "gter")) and word[:-1].endswith("e"):
        return tuple(word[:-1] + e for e in ("r", "n", "m"))
    if word.endswith("ende") or word.endswith("ete") or word.endswith("gte"):
        return (word,)
    if word.endswith(("in", "frau")):
        return (word, word + "s") if word.endswith("in") else (word,)
    endings = ("", "s") if word.endswith(("or", "al", "ar")) else _NOUN_ENDINGS
    return tuple(word + e for e in endings)


def _plurals(word: str) -> tuple[str, ...]:
    """Plurals that are no singular form, too: ``Koordinatoren``, ``Mitglieder``."""
    if word.endswith("in"):
        return (word + "nen",)
    if word.endswith(("or", "al")):
        return (word + "en", word + "e", word + "en")
    if word.endswith("ied"):
        return (word + "er", word + "ern")
    if word.endswith(("an", "ar")):
        return (word + "e", word + "en")
    return ()


def _masculine_of(word: str, words: Sequence[str]) -> str:
    """The masculine form listed before its feminine one (``Obmann, Obfrau``)."""
    at = list(words).index(word)
    return words[at - 1] if at and _feminine(word) else word


def _feminine(word: str) -> bool:
    return word.endswith(("in", "frau", "ende", "ete", "gte", "Primaria"))


def _agree(adjective: str, feminine: bool) -> str:
    """``Wissenschaftlichem`` → ``Wissenschaftlicher`` / ``Wissenschaftliche``."""
    for ending in _ADJECTIVE_ENDINGS:
        if adjective.endswith(ending):
            return adjective[: -len(ending)] + ("e" if feminine else "er")
    return adjective


def _exact_key(phrase: str) -> str:
    """Key of a phrase as `RoleMatcher` builds it: adjective stems, then the lower-case head."""
    *adjectives, head = phrase.split()
    if any(a.lower() in {"der", "des", "of"} for a in adjectives) or "(" in phrase:
        return phrase.lower()
    stems = [a[:-2].lower() if a.endswith("er") else a.lower() for a in adjectives]
    return " ".join([*stems, head.lower()])


def _translated(english: str, translations: Mapping[str, str]) -> str:
    """Fields of study word by word: ``of virologie und …`` → ``of virology and …``."""
    return " ".join(translations.get(w, w) for w in english.split())


def _is_organ(grammar: RoleGrammar, tail: Subject) -> bool:
    """Is what stands behind the head a listed organ, which is never a body of its own?"""
    return tail.english.removeprefix("of ") in grammar.organs.values()


def _in_organ(grammar: RoleGrammar, tokens: Sequence[Token], i: int) -> bool:
    """Does the word close the name of an organ (``directors`` in ``board of directors``)?"""
    return any(
        " ".join(t.lower for t in tokens[i - n : i + 1]) in grammar.organs for n in (2, 3) if i >= n
    )


def _compose(front: Sequence[str], head: str) -> str:
    if head == "state secretary" and front and front[-1] not in {"parliamentary", "permanent"}:
        return f"state secretary for {' '.join(front)}"
    return " ".join(filter(None, [*front, head])).replace("co- ", "co-")


def _with_tail(canonical: str, tail: Subject) -> str:
    """``minister`` + für Wissenschaft → ``science minister``; ``professor of x``."""
    if not tail.text:
        return canonical
    if tail.field and canonical.endswith("state secretary"):
        return f"{canonical} for {tail.field}"
    if tail.field and canonical.endswith(_FIELD_FIRST):
        return f"{tail.field} {canonical}"
    if canonical.endswith("professor"):
        return f"{canonical} of {tail.english.split(' ', 1)[1]}"
    return f"{canonical} {tail.english}"


_FIELD_FIRST = ("minister", "senator", "secretary", "councillor")
