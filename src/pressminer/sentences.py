"""Where sentences begin and end.

A stop, question or exclamation mark with white space behind it is a candidate; what stands
before and behind it decides. Abbreviations, ordinals ("am 3. Juli") and words that begin a
sentence are data (``pipelines/*/sentences.toml``) and those of all languages are active at
once, because a German page quotes English and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressminer.layout import Layout
from pressminer.model import Block, BlockKind
from pressminer.rules import RuleFolder

FILE = "sentences"
MAX_SENTENCE = 3_000  # characters

# The look-behind makes a run of ten million dots one candidate instead of ten million. It stands
# behind the first dot so that the search can leap from one dot to the next.
_CANDIDATE = re.compile(
    r"""(?P<stop>[.!?…](?<![.!?…]{2})[.!?…]*)(?P<close>(?:["'“”’‘»«›‹)\]*_]|\[\d{1,3}\])*)(?P<gap>\s+)"""
)
_OPENING = re.compile(r"""[\s"'„“”‚‘’»«›‹(\[*_–—•-]*""")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\s(\[\"„“”»«‚‘/–—…]+$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?)?[^\W\d_]$")
_ROMAN = re.compile(r"[IVX]{1,6}$")
_NUMBER = re.compile(r"\d[\d.,'’:]*$")
_ORDINAL = re.compile(r"\d{1,3}$")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\s?\d{1,2}$")
_YEAR_AHEAD = re.compile(r"(?:1[89]|20)\d\d\s+[^\W\d_]")

WINDOW = 40  # characters looked at before a candidate; no abbreviation is longer
SPEECH_WINDOW = 60  # and behind one, for "“Is it safe?” Jane Doe asked"


ABBREVIATIONS = ("may_end", "numbered", "never")  # the later list wins


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of all languages."""

    abbreviations: Mapping[str, str]  # without spaces inside ("z.B.") → the list they stand in
    starters: frozenset[str]  # words that in upper case begin a sentence: "Die", "The"
    after_ordinal: frozenset[str]  # "3. Juli", "19. Jahrhundert"
    before_ordinal: frozenset[str]  # "am 3. Platz", "der 2. Senat"
    speech: frozenset[str]  # "“Is it safe?” Jane Doe asked"


def _spellings(entry: str) -> Iterator[str]:
    """As listed, and with a capital first letter: "Vgl.", but no "V." from "v."."""
    squeezed = entry.replace(" ", "")
    yield squeezed
    if len(squeezed) > 2:
        yield squeezed[0].upper() + squeezed[1:]


def read_words(rules: RuleFolder) -> Words:
    """Unites ``sentences.toml`` of all languages; raises `RulesError` if one is missing."""
    contents = [rules.toml(language, FILE) for language in rules.languages]

    def union(key: str) -> frozenset[str]:
        return frozenset(word for content in contents for word in content[key])

    return Words(
        abbreviations={
            spelling: name
            for name in ABBREVIATIONS
            for entry in union(name)
            for spelling in _spellings(entry)
        },
        starters=frozenset(word[0].upper() + word[1:] for word in union("starters")),
        after_ordinal=union("after_ordinal"),
        before_ordinal=union("before_ordinal"),
        speech=union("speech"),
    )


@dataclass(frozen=True, slots=True)
class _Behind:
    """What follows a candidate: the first character of weight and the word it begins."""

    char: str
    word: str
    position: int


class Splitter:
    r"""Text and its blocks in, sentences out, as ``(start, end)`` without white space around.

    >>> from pressminer.rules import rule_folder
    >>> splitter = Splitter(rule_folder())
    >>> text = "Neues aus Ulm\n\nAm 3. Juli kam Dr. h. c. Maier. Er blieb."
    >>> [text[start:end] for start, end in splitter.split_text(text)]
    ['Neues aus Ulm', 'Am 3. Juli kam Dr. h. c. Maier.', 'Er blieb.']
    """

    def __init__(self, rules: RuleFolder) -> None:
        self._words = read_words(rules)
        self._rules = rules
        self._layout: Layout | None = None

    def __call__(self, text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
        """Sentences of all blocks but furniture, in order, none across a block's border."""
        found: list[tuple[int, int]] = []
        for block in blocks:
            if block.kind is not BlockKind.FURNITURE:
                for start, end in self._in_block(text, block.start, block.end):
                    found += _bounded(text, start, end)
        return found

    def split_text(self, text: str) -> list[tuple[int, int]]:
        """Layout and sentences of any text, for callers that have no blocks."""
        if self._layout is None:
            self._layout = Layout(self._rules)
        return self(text, self._layout(text))

    def _in_block(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in _CANDIDATE.finditer(text, start, end):
            if match.start() > start and self._ends(text, start, end, match):
                found.append((start, match.end("close")))
                start = match.end()
        if start < end:
            found.append((start, end))
        return found

    def _ends(self, text: str, start: int, end: int, match: re.Match[str]) -> bool:
        behind = _behind(text, match.end(), end)
        if behind.char.islower() or not behind.char:
            return False
        stop = match.group("stop")
        if stop in ("…", "...") or ".." in stop:
            return self._ends_at_ellipsis(text, match, behind)
        if stop != ".":
            return not (match.group("close") and self._is_speaker(text, behind))
        before = text[max(start, match.start() - WINDOW) : match.start()]
        return self._ends_at_stop(before, text, behind, bool(match.group("close")))

    def _ends_at_ellipsis(self, text: str, match: re.Match[str], behind: _Behind) -> bool:
        """After "wir erwarten… Der" yes; in "und dann ... Stille", "[...]" only starters tell."""
        before = text[match.start() - 1]
        is_attached = not before.isspace() and before not in "[("
        return is_attached or behind.word in self._words.starters

    def _is_speaker(self, text: str, behind: _Behind) -> bool:
        """As in "“Is it safe?” Jane Doe asked", which is one sentence."""
        if behind.word in self._words.starters:
            return False
        ahead = text[behind.position : behind.position + SPEECH_WINDOW].split()[:4]
        return any(word.strip(".,:;") in self._words.speech for word in ahead)

    def _ends_at_stop(self, before: str, text: str, behind: _Behind, is_closed: bool) -> bool:
        """Decides for a single full stop; ``before`` is what the sentence says up to it."""
        match = _TOKEN.search(before)
        token = match.group() if match else ""
        starts = behind.word in self._words.starters
        if _NUMBER.search(token) and not token[0].isalpha():
            return self._ends_after_number(before, token, text, behind, starts)
        listed = self._listed(before, token)
        if listed == "never":
            return False
        if listed == "numbered":
            return not (behind.char.isdigit() or _ROMAN.match(behind.word))
        if listed or _ROMAN.match(token) or (_INITIAL.match(token) and not is_closed):
            return starts
        return True

    def _listed(self, before: str, token: str) -> str:
        """The list that has the abbreviation before the stop; the longest counts.

        "Dr", "i. d. R", "Dipl.-Ing" (by its last part), and "e. V" rather than "V".
        """
        abbreviations = self._words.abbreviations
        if len(token) <= 2:
            parts = before.split()[-4:-1]
            for i in range(len(parts)):
                joined = "".join(parts[i:]).lstrip("(„“\"'»[") + token + "."
                if joined in abbreviations:
                    return abbreviations[joined]
        whole = abbreviations.get(token + ".", "")
        return whole or abbreviations.get(token.rsplit("-", 1)[-1] + ".", "")

    def _ends_after_number(
        self, before: str, token: str, text: str, behind: _Behind, starts: bool
    ) -> bool:
        """So "am 3. Juli" and "die 2. Auflage" do not end, "im Jahr 2019. Die" does."""
        words = before[: len(before) - len(token)].split()
        previous = words[-1] if words else ""
        if behind.char.isdigit():
            is_date = _ORDINAL.match(token) and not _YEAR_AHEAD.match(text, behind.position)
            return not (is_date or (previous[-1:] == "." and previous[:-1].isdigit()))
        if behind.word in self._words.after_ordinal:
            return not _ORDINAL.match(token)
        if starts:
            return True
        if _DAY_AND_MONTH.match(token):
            return False
        if not (_ORDINAL.match(token) or token.isdigit()):
            return True
        is_ordinal = previous.lower() in self._words.before_ordinal
        if _ORDINAL.match(token):
            return bool(previous) and not is_ordinal and previous[-1:] not in ".–-/"
        return not is_ordinal or (len(token) == 4 and token[:2] in ("18", "19", "20"))


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence itself; one beyond `MAX_SENTENCE`, which no press office writes, in pieces that
    end at white space, so that a page without full stops costs no more than one with them.
    """
    pieces = []
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut + (text[cut] == " ")
    return [*pieces, (start, end)] if start < end else pieces


def _behind(text: str, position: int, end: int) -> _Behind:
    """The first letter or digit behind quotes, brackets and dashes, and its word."""
    opening = _OPENING.match(text, position, end)
    position = opening.end() if opening else position
    char = text[position] if position < end else ""
    word = _WORD.match(text, position, min(end, position + 40))
    return _Behind(char, word.group() if word else "", position)
