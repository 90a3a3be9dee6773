"""A sentence as the models see it: words in a row, names and posts taken out.

``Dr. Anna Weber wird Rektorin der Universität Ulm`` becomes ``<P> wird <R> der <O>``: what is
learnt of it holds for every person, post and body. Honorifics and salutations are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.linking.scene import Scene
from pressminer.model import EntityRef

PERSON, BODY, PLACE, POST, SUM = "<P>", "<O>", "<L>", "<R>", "<$>"
SYMBOLS: Mapping[str, str] = {"persons": PERSON, "organizations": BODY, "places": PLACE}
END = "^"  # what stands before the first and behind the last word
MARKS = frozenset(',;:()–—-"“”„«»')
JOINS = frozenset({"und", "and", "sowie", "&", "or", "oder"})
RELATIVES = frozenset(
    {"der", "die", "das", "dem", "den", "dessen", "deren", "who", "whose", "which", "whom"}
)
_STEM = 6  # letters that stand for a longer word: its inflection is cut off


class Sign(NamedTuple):
    """A lower-case word, or a symbol with what it stands for; offsets into the article's text.

    ``post`` is the index of the post that an ``<R>`` is, else -1; ``word`` what is written there.
    """

    text: str
    start: int
    end: int
    ref: EntityRef | None = None
    post: int = -1
    word: str = ""


Span = tuple[int, int]


class Lines:
    """Makes lines of scenes; ``titles`` is the pattern of honorifics (see `person_titles`)."""

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        self.titles = titles
        self.salutations = lexicon.words("persons", "salutations")

    def __call__(
        self, scene: Scene, posts: Sequence[Span] = (), sums: Iterable[Span] = ()
    ) -> list[Sign]:
        """The line of a scene. ``posts`` and ``sums``: spans in the article's text.

        Where two overlap the one that begins first counts, of those the longer one.
        """
        signs = [Sign(SYMBOLS[p.ref.table], p.start, p.end, p.ref) for p in scene.placed]
        signs += [
            Sign(POST, start, end, None, k, scene.text[start:end].lower())
            for k, (start, end) in enumerate(posts)
        ]
        signs += [Sign(SUM, start, end) for start, end in sums]
        inside = [s for s in signs if scene.start <= s.start < scene.end]
        inside.sort(key=lambda s: (s.start, -s.end))
        return list(self._woven(scene, inside))

    def _woven(self, scene: Scene, signs: Sequence[Sign]) -> Iterable[Sign]:
        left_out = self._titles(scene)
        tokens, k, at = scene.tokens, 0, scene.start
        for sign in signs:
            if sign.start < at:
                continue
            while k < len(tokens) and tokens[k].start < sign.start:
                if tokens[k].start not in left_out:
                    yield Sign(tokens[k].lower, tokens[k].start, tokens[k].end)
                k += 1
            yield sign
            at = sign.end
            while k < len(tokens) and tokens[k].start < at:
                k += 1
        for token in tokens[k:]:
            if token.start not in left_out:
                yield Sign(token.lower, token.start, token.end)

    def _titles(self, scene: Scene) -> set[int]:
        """Where the tokens of honorifics and salutations begin."""
        found = {t.start for t in scene.tokens if t.lower in self.salutations}
        for title in self.titles.finditer(scene.text, scene.start, scene.end):
            inside = scene.between(title.start(), title.end())
            if not any(p.start < title.end() and title.start() < p.end for p in scene.placed):
                found |= {t.start for t in inside}
        return found


class WordClasses:
    """What the rule files know of a word: the names of their lists that hold it.

    ``übernimmt`` → (takes, copulas). Lists of names of posts and bodies are not asked.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        found: dict[str, set[str]] = {}
        for file, names in _LISTS.items():
            for name in names:
                for word in lexicon.words(file, name):
                    found.setdefault(word, set()).add(name if file == "roles" else f"{file}.{name}")
        self._classes = {word: tuple(sorted(names)) for word, names in found.items()}

    def __call__(self, word: str) -> tuple[str, ...]:
        """Names of lists, sorted; none for an ordinary word."""
        return self._classes.get(word, ())

    def sketch(self, words: Iterable[str]) -> str:
        """Words by their classes: symbols and marks stay, others are ``w``."""
        return " ".join(self._sketched(word) for word in words)

    def _sketched(self, word: str) -> str:
        known = self._classes.get(word)
        if known:
            return "/".join(known[:3])
        return "w" if word[0].isalnum() else word


_LISTS: Mapping[str, tuple[str, ...]] = {
    "organizations": ("determiners",),
    "roles": (
        "dropped", "ours", "copulas", "as", "owners", "into", "fillers", "object_pronouns", "where",
        "for_links", "of_links", "many", "pronouns", "implicit", "particles", "predecessors",
        "succeeds", "be", "oblique", "blocking", "appoints", "takes", "offices", "timing",
        "denials", "relatives", "since", "until", "coming", "now", "succeeded",
        "possessive_pronouns", "raises", "in_links", "handed", "taken_over", "possessives",
        "appointed", "auxiliaries", "enters", "meets", "says",
    ),
    "relations": (
        "pronouns", "relatives", "appositions", "prepositions", "datives", "with", "besides",
        "sources", "object_relatives", "money", "genitives", "rounds", "particles", "leads", "for",
    ),
}  # fmt: skip


def stem(word: str) -> str:
    """The beginning of a long word, all of a short one (``übernehmen`` → ``überne``)."""
    return word[:_STEM] if len(word) > _STEM + 1 else word


def at(line: Sequence[Sign], k: int) -> str:
    """The text of sign ``k``; `END` outside of the line."""
    return line[k].text if 0 <= k < len(line) else END


def bucket(n: int, *bounds: int) -> str:
    """``n`` itself below the first bound, else the largest bound that it reaches."""
    return str(max((b for b in bounds if n >= b), default=n))
