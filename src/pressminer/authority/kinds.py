"""What kind a body of a dump is: ROR's types, made exact by the type word in its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pressminer.lexicon import Head, Lexicon
from pressminer.view import tokenize

# ROR's types in the order of belief: a university hospital is "healthcare" and "education", a
# funder nearly always something else, too. Behind each our kind, and the kinds that a type word in
# the name may make of it instead.
_TYPES = (
    ("healthcare", "hospital", "research_institute foundation association alliance programme "
     "government company"),
    ("education", "university", "hospital research_institute foundation other association "
     "government alliance programme media"),
    ("company", "company", "hospital media"),
    ("facility", "research_institute", "hospital government alliance programme association "
     "university other"),
    ("government", "government", "research_institute hospital foundation university programme "
     "company association"),
    ("archive", "other", "foundation"),
    ("nonprofit", "association", "foundation research_institute hospital alliance programme "
     "university media other company"),
    ("funder", "association", "foundation government company programme university"),
    ("other", "other", "research_institute foundation association alliance programme media "
     "university hospital government company"),
)  # fmt: skip


class Kinds:
    """Tells kinds with the type words of all languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.connectors = (
            lexicon.words("organizations", "for")
            | lexicon.words("organizations", "of")
            | lexicon.words("organizations", "in")
            | lexicon.words("organizations", "determiners")
        )

    def __call__(self, types: Iterable[str], names: Sequence[str]) -> str:
        """The kind of a body with these ROR types and names; ``other`` if neither tells.

        >>> # (["healthcare"], ["University Medical Center Ulm", "Universitätsklinikum Ulm"]):
        >>> # hospital, as the type says; (["facility"], ["Klinikum Nord"]): hospital by its name
        """
        stated = set(types)
        told = list(dict.fromkeys(filter(None, map(self._told, names))))
        for type_, kind, refined in _TYPES:
            if type_ in stated:
                return (
                    kind if kind in told else next((k for k in told if k in refined.split()), kind)
                )
        return told[0] if told else "other"

    def _told(self, name: str) -> str:
        """The kind of the type word that the name is about, ``""`` without one.

        That is the last one before ``für``, ``of``, ``der``: a ``University Hospital of X`` is a
        hospital. An ``Institute of Technology`` teaches.
        """
        head: Head | None = None
        for token in tokenize(name):
            if head is not None and (token.lower in self.connectors or not token.is_word):
                break
            head = self.lexicon.head(token.text) or head
        if head is None:
            return ""
        return "university" if f"{head.word} of Technology" in name else head.kind
