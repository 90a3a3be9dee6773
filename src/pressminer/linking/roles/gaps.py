"""What stands between a name and a post once titles, salutations and brackets are put aside."""

from __future__ import annotations

import re

from pressminer.lexicon import Lexicon
from pressminer.linking.scene import Scene
from pressminer.matchers.persons import PersonMatcher

MAX_VERB_GAP = 14  # tokens between a name and its post across a verb
MAX_CHARACTERS = 200
_DASHED = re.compile(r"[–—] [^–—]{0,60} [–—]")
_BRACKET = re.compile(r"\([^()]{0,60}\)")


def person_titles(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """The pattern of honorifics, which stand between a post and its holder."""
    return PersonMatcher(lexicon, language).titles


class Gaps:
    """Reads the words between two places of a sentence."""

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        self.salutations = lexicon.words("persons", "salutations") | {"."}
        retired = re.compile("|".join(re.escape(w) for w in lexicon.union("roles", "retired")))
        self.hidden = (titles, _suffixes(lexicon), _BRACKET, _DASHED, retired)

    def __call__(self, scene: Scene, start: int, end: int) -> list[str] | None:
        """Lower-case tokens of ``start:end`` that count; ``None`` if there are too many.

        The gap in ``Der Präsident, Herr Prof. Dr. Bernd Huber`` is ``[","]``.
        """
        if end - start > MAX_CHARACTERS:
            return None
        hidden = self._hidden(scene.text, start, end)
        tokens = [
            t.lower
            for t in scene.between(start, end)
            if not any(s <= t.start < e for s, e in hidden) and t.lower not in self.salutations
        ]
        return tokens if len(tokens) <= MAX_VERB_GAP else None

    def _hidden(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        gap = text[start:end]
        return [
            (start + m.start(), start + m.end())
            for pattern in self.hidden
            for m in pattern.finditer(gap)
        ]


def _suffixes(lexicon: Lexicon) -> re.Pattern[str]:
    """``, PhD,`` behind a name."""
    suffixes = "|".join(sorted(lexicon.union("persons", "suffixes"), key=len, reverse=True))
    return re.compile(rf"(?<=,)[ \t]+(?:{suffixes})(?!\w)\.?,?")
