"""What tests of names share: the rules, the lexicon, and sentences with marked answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

from pressminer.lexicon import Lexicon
from pressminer.lexicon import lexicon as shared_lexicon
from pressminer.matchers.organizations import OrganizationMatcher
from pressminer.matchers.persons import PersonMatcher
from pressminer.matchers.places import PlaceMatcher
from pressminer.model import BlockKind
from pressminer.normalize.comparable import Comparer
from pressminer.resolve import Entities, Resolver
from pressminer.rules import RuleFolder
from pressminer.view import TextView, build_view

settings.register_profile("steady", deadline=None, derandomize=True)  # no clock, no dice
settings.load_profile("steady")

Marked = tuple[str, list[tuple[str, ...]]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return shared_lexicon()


@pytest.fixture(scope="session")
def rules(lexicon: Lexicon) -> RuleFolder:
    return lexicon.rules


@pytest.fixture(scope="session")
def view() -> Callable[..., TextView]:
    """``view(text, "de")``: one sentence, one paragraph, no model."""

    def build(text: str, language: str, kind: BlockKind = BlockKind.PARAGRAPH) -> TextView:
        return build_view(text, language, [(0, len(text), kind)])

    return build


@pytest.fixture(scope="session")
def marked() -> Callable[[str], Marked]:
    """``Die [[Universität Ulms|Universität Ulm]] …`` → the plain text and its answers.

    The first field is the surface, which is in the text; the others are the test's own.
    """

    def read(sentence: str) -> Marked:
        pieces, answers = [], []
        for k, piece in enumerate(sentence.replace("[[", "\0[[").replace("]]", "]]\0").split("\0")):
            if k % 2 == 0:
                pieces.append(piece)
                continue
            fields = tuple(piece[2:-2].split("|"))
            pieces.append(fields[0])
            answers.append(fields)
        return "".join(pieces), answers

    return read


@pytest.fixture(scope="session")
def settled(lexicon: Lexicon, view: Callable[..., TextView]) -> Callable[[str, str], Entities]:
    """``settled(text, "de")``: persons, bodies and places after their overlaps are decided."""
    resolver = Resolver(lexicon, Comparer(lexicon))
    kinds = (PersonMatcher, OrganizationMatcher, PlaceMatcher)
    matchers = {t: [kind(lexicon, t) for kind in kinds] for t in lexicon.rules.languages}

    def resolve(text: str, language: str) -> Entities:
        seen = view(text, language)
        tokens = [t for _, t in seen.sentence_tokens()]
        persons, bodies, places = (match(seen) for match in matchers[language])
        return resolver(text, tokens, persons, bodies, places)

    return resolve
