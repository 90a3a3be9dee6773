"""Language of the article and of each of its sentences.

Function words decide: every sentence of some length has a few, and counting them takes
microseconds. The model of py3langid (97 languages, a second to load) is asked only about an
article that the words leave open; no sentence is short of context enough to need it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pressminer.model import Block, BlockKind, Sentence
from pressminer.rules import SHARED, RuleFolder

FILE = "language"

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")

ENDING_WEIGHT = 0.34
LETTER_WEIGHT = 0.5
MIN_WORD_FOR_ENDING = 7
ENDING_SIZES = (6, 5, 4, 3)
MAX_KNOWN = 60_000  # words whose signs are remembered
MAX_TEXT = 20_000  # characters of running text that the language of an article is drawn from

MIN_RATE = 0.15  # signs per word below which a text is not called German or English
MIN_WORDS = 6
MIN_LETTERS = 20  # less than this is nothing to tell a language from

RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH})
SHORT_KINDS = frozenset(
    {BlockKind.TITLE, BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL_ROW, BlockKind.STAMP}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Signs for each language in a stretch of text, and how many words it has."""

    votes: tuple[tuple[str, float], ...]  # best first
    words: int

    @property
    def best(self) -> str:
        return self.votes[0][0] if self.votes else ""

    @property
    def score(self) -> float:
        return self.votes[0][1] if self.votes else 0.0

    @property
    def lead(self) -> float:
        """How far the best is ahead of the second."""
        return self.score - (self.votes[1][1] if len(self.votes) > 1 else 0.0)


class FunctionWords:
    """Counts the signs for each language; a word of several languages counts in parts."""

    def __init__(self, rules: RuleFolder) -> None:
        lists = {lang: rules.toml(lang, FILE)["function_words"] for lang in rules.languages}
        lists.update(
            (lang, words)
            for lang, words in rules.toml(SHARED, FILE)["others"].items()
            if lang not in lists
        )
        mined = set(rules.languages)
        owners: dict[str, list[str]] = {}
        for language in sorted(lists):
            for word in dict.fromkeys(lists[language]):
                owners.setdefault(word, []).append(language)
        self._known = {  # the function words, and by and by all other words that came
            word: tuple((language, _share(language, languages, mined)) for language in languages)
            for word, languages in owners.items()
        }
        self._endings = _endings(rules)
        self._letters = {
            letter: language
            for language in rules.languages
            for letter in rules.toml(language, FILE)["letters"]
        }
        self._letter = re.compile(f"[{''.join(self._letters)}]" if self._letters else r"(?!)")

    def __call__(self, text: str) -> Evidence:
        """Evidence of a text of any length."""
        words = _WORD.findall(text.lower())
        votes: dict[str, float] = {}
        signs = list(map(self._known.get, words))
        if None in signs:
            signs = list(map(self._learn, words))
        for found in filter(None, signs):  # most words are signs of nothing
            for language, weight in found:
                votes[language] = votes.get(language, 0.0) + weight
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        return Evidence(tuple(ranked), len(words))

    def _learn(self, word: str) -> tuple[tuple[str, float], ...]:
        """The signs of a word, remembered for the next time it comes."""
        signs = self._known.get(word)
        if signs is not None:
            return signs
        signs = self._by_form(word)
        if len(self._known) < MAX_KNOWN:
            self._known[word] = signs
        return signs

    def _by_form(self, word: str) -> tuple[tuple[str, float], ...]:
        """What the ending and the letters of a word say that is no function word."""
        if word.isascii():
            if len(word) < MIN_WORD_FOR_ENDING:
                return ()
        elif letter := self._letter.search(word):
            return ((self._letters[letter.group()], LETTER_WEIGHT),)
        for size in ENDING_SIZES:
            language = self._endings.get(word[-size:])
            if language is not None:
                return ((language, ENDING_WEIGHT),)
        return ()


def _share(language: str, owners: Sequence[str], mined: Collection[str]) -> float:
    """What a word counts for a language: the less, the more others have it.

    All languages that are not mined weigh as half a language for those that are: "die" is
    Dutch as well, yet in a press release it is German.
    """
    rivals = sum(owner in mined for owner in owners)
    if language in mined:
        return 1 / (rivals + 0.5 * (len(owners) > rivals))
    return 1 / len(owners)


def _endings(rules: RuleFolder) -> dict[str, str]:
    """Ending → language; an ending of two languages is a sign for neither."""
    found: dict[str, list[str]] = {}
    for language in rules.languages:
        for ending in rules.toml(language, FILE)["endings"]:
            found.setdefault(ending, []).append(language)
    return {ending: languages[0] for ending, languages in found.items() if len(languages) == 1}


class Identifier:
    """Tells the language of an article and of its sentences.

    >>> from pressminer.rules import rule_folder
    >>> identifier = Identifier(rule_folder())
    >>> text = "Die Klinik öffnet am Freitag. The clinic will open on Friday."
    >>> block = Block(0, len(text), BlockKind.PARAGRAPH)
    >>> labelled = identifier.label(text, [(0, 29), (30, 61)], [block], "de")
    >>> [sentence.language for sentence in labelled]
    ['de', 'en']
    """

    def __init__(self, rules: RuleFolder) -> None:
        self._mined = frozenset(rules.languages)
        self._words = FunctionWords(rules)
        self._names = {
            name: language
            for language in rules.languages
            for name in (language, *rules.toml(language, FILE)["names"])
        }

    # --- the article ---------------------------------------------------------------------

    def article_language(
        self, text: str, blocks: Sequence[Block], front_matter_language: str = ""
    ) -> str:
        """ISO 639-1 code of most of the running text, ``""`` if that cannot be told.

        What the front matter says ("de", "de-AT", "German") outranks the text.
        """
        stated = self._stated(front_matter_language)
        if stated:
            return stated
        running = [b for b in blocks if b.kind in RUNNING_TEXT]
        content = [b for b in blocks if b.kind is not BlockKind.FURNITURE]
        return self._most_of(text, running) or self._as_a_whole(text, running or content, content)

    def _stated(self, name: str) -> str:
        lowered = name.strip().lower()
        code = re.split(r"[-_]", lowered)[0]
        known = self._names.get(lowered) or self._names.get(code)
        return known or (code if len(code) == 2 and code.isalpha() else "")

    def _most_of(self, text: str, blocks: Iterable[Block]) -> str:
        """The language with the most characters in paragraphs whose language is plain."""
        read = list(_up_to(MAX_TEXT, blocks))
        total = sum(block.end - block.start for block in read)
        sizes: Counter[str] = Counter()
        for block in read:
            evidence = self._words(text[block.start : min(block.end, block.start + MAX_TEXT)])
            if _is_plain(evidence):
                sizes[evidence.best] += block.end - block.start
                if sizes[evidence.best] * 2 > total:  # whatever the others are
                    return evidence.best
        if not sizes:
            return ""
        language, size = min(sizes.items(), key=lambda item: (-item[1], item[0]))
        return language if size * 2 >= total else ""

    def _as_a_whole(self, text: str, running: Sequence[Block], content: Sequence[Block]) -> str:
        """For pages of a few words or of a language without a list here."""
        for blocks in (running, content):
            joined = "\n".join(text[b.start : b.end] for b in blocks)[:MAX_TEXT]
            evidence = self._words(joined)
            if evidence.best in self._mined and _is_plain(evidence):
                return evidence.best
        if len(_LETTER.findall(joined[:200])) < MIN_LETTERS:
            return evidence.best if evidence.lead >= 1 else ""
        return self._by_model(joined, evidence)

    def _by_model(self, text: str, evidence: Evidence) -> str:
        """The model's answer; of a short text it must not overrule signs for German or English.

        Without that, "Neue Klinik für Ulm" is Luxembourgish.
        """
        import py3langid  # noqa: PLC0415  (a second and 100 MB: only where it is needed)

        language = str(py3langid.classify(text)[0])
        if evidence.best in self._mined and evidence.words < 40 and evidence.lead >= 0.5:
            return evidence.best
        return language

    # --- its sentences -------------------------------------------------------------------

    def label(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        blocks: Sequence[Block],
        prior: str,
    ) -> list[Sentence]:
        """Each sentence with its language, ``""`` for one that is not mined.

        ``prior`` is the article's language. Sentences without enough signs of their own
        (headings, list items, names) follow their surroundings.
        """
        kinds = _block_of(sentences, blocks)
        decided = [
            self._decide(text[start:end], kind, prior)
            for (start, end), (_, kind) in zip(sentences, kinds, strict=True)
        ]
        labels = _fill_gaps(decided, kinds, prior)
        return [
            Sentence(start, end, language if language in self._mined else "")
            for (start, end), language in zip(sentences, labels, strict=True)
        ]

    def _decide(self, sentence: str, kind: BlockKind, prior: str) -> str | None:
        """The sentence's own language, or ``None`` if its signs are too few.

        A heading or item of another language than the page needs more of them: "Max Planck
        Institute for the Physics of Light" in a German list is a name.
        """
        evidence = self._words(sentence)
        if not evidence.votes:
            return None
        if evidence.best == prior:
            return prior if evidence.lead >= 0.5 else None
        has_prior = any(language == prior for language, _ in evidence.votes)
        need = 3.0 if kind in SHORT_KINDS else 1.5 if has_prior else 0.6
        if evidence.best not in self._mined:
            need = max(need, 2.0)
        is_clear = evidence.lead >= need and evidence.score / evidence.words >= 0.12
        return evidence.best if is_clear else None


def _up_to(size: int, blocks: Iterable[Block]) -> Iterator[Block]:
    """The first blocks, until they hold more than ``size`` characters."""
    total = 0
    for block in blocks:
        yield block
        total += block.end - block.start
        if total > size:
            return


def _is_plain(evidence: Evidence) -> bool:
    """Enough words, enough signs among them, and no other language near."""
    return (
        evidence.words >= MIN_WORDS
        and evidence.score >= MIN_RATE * evidence.words
        and evidence.lead * 2 >= evidence.score
    )


def _block_of(
    sentences: Sequence[tuple[int, int]], blocks: Sequence[Block]
) -> list[tuple[int, BlockKind]]:
    """For each sentence the position and kind of its block; both come in text order."""
    found: list[tuple[int, BlockKind]] = []
    i = 0
    for start, _ in sentences:
        while i < len(blocks) and blocks[i].end <= start:
            i += 1
        inside = i < len(blocks) and blocks[i].start <= start
        found.append((i, blocks[i].kind if inside else BlockKind.PARAGRAPH))
    return found


def _fill_gaps(
    decided: Sequence[str | None], kinds: Sequence[tuple[int, BlockKind]], prior: str
) -> list[str]:
    """Undecided sentences take the language of the nearest decided ones, else the article's."""
    around = list(zip(_nearest(decided), _nearest(decided[::-1])[::-1], strict=True))
    last = len(decided) - 1
    labels: list[str] = []
    for i, decision in enumerate(decided):
        before, behind = around[i]
        own = decision
        if own is None:
            left = (decided[before], kinds[before]) if before >= 0 else None
            right = (decided[last - behind], kinds[last - behind]) if behind >= 0 else None
            own = _from_around(kinds[i], left, right, prior)
        labels.append(own)
    return labels


def _nearest(decided: Sequence[str | None]) -> list[int]:
    """For each position the nearest decided one up to it, -1 for none."""
    found: list[int] = []
    last = -1
    for i, language in enumerate(decided):
        last = last if language is None else i
        found.append(last)
    return found


def _from_around(
    own: tuple[int, BlockKind],
    left: tuple[str | None, tuple[int, BlockKind]] | None,
    right: tuple[str | None, tuple[int, BlockKind]] | None,
    prior: str,
) -> str:
    """A heading goes with what it heads, a sentence with its paragraph."""
    before = left[0] if left else None
    behind = right[0] if right else None
    if left is None or right is None or before == behind:
        return before or behind or prior
    if left[1][0] != own[0] and (right[1][0] == own[0] or own[1] is BlockKind.HEADING):
        return behind or prior
    if left[1][0] != own[0] and prior in (before, behind):
        return prior
    return before or prior
