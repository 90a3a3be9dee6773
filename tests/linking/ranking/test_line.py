"""A sentence as the models see it: names, posts and sums taken out."""

from __future__ import annotations

import re

import pytest

from pressminer.lexicon import Lexicon, lexicon
from pressminer.linking.ranking.line import Lines, WordClasses, bucket, stem
from pressminer.linking.roles import person_titles
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef
from pressminer.view import tokenize

MARKED = re.compile(r"\[([PORL$]) ([^\]]+)\]")
TABLES = {"P": "persons", "O": "organizations", "L": "places"}


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon(None)


def line(words: Lexicon, marked: str) -> list[str]:
    """The texts of the signs of a sentence whose names stand in brackets."""
    text, at = "", 0
    placed, posts, sums = [], [], []
    for k, mark in enumerate(MARKED.finditer(marked)):
        text += marked[at : mark.start()]
        at = mark.end()
        span = (len(text), len(text) + len(mark[2]))
        text += mark[2]
        if mark[1] in TABLES:
            placed.append(Placed(*span, EntityRef(TABLES[mark[1]], k)))
        else:
            (posts if mark[1] == "R" else sums).append(span)
    text += marked[at:]
    scene = Scene(text, BlockKind.PARAGRAPH, "de", tokenize(text), placed)
    made = Lines(words, person_titles(words, "de"))(scene, posts, sums)
    assert all(s.end >= s.start >= 0 for s in made)
    return [sign.text for sign in made]


SENTENCES = [
    ("[P Anna Weber] wird [R Rektorin] der [O Uni Ulm].", "<P> wird <R> der <O> ."),
    ("Prof. Dr. [P Anna Weber] kam.", "<P> kam ."),
    ("Frau [P Weber] kam.", "<P> kam ."),
    ("[O DFG] gibt [$ 3 Mio. Euro] nach [L Ulm].", "<O> gibt <$> nach <L> ."),
    ("Niemand kam.", "niemand kam ."),
]


@pytest.mark.parametrize(("marked", "seen"), SENTENCES)
def test_names_become_signs_and_titles_go(words: Lexicon, marked: str, seen: str) -> None:
    assert line(words, marked) == seen.split()


def test_words_are_known_by_the_lists_that_hold_them(words: Lexicon) -> None:
    classes = WordClasses(words)
    assert "appoints" in classes("ernannte")
    assert "organizations.determiners" in classes("the")
    assert classes("quakenbrück") == ()
    assert classes.sketch(["<P>", ",", "quakenbrück"]) == "<P> , w"


def test_long_words_lose_their_ending() -> None:
    assert (stem("übernehmen"), stem("übernehme"), stem("wird")) == ("überne", "überne", "wird")


@pytest.mark.parametrize(("n", "shown"), [(0, "0"), (3, "3"), (4, "4"), (5, "4"), (99, "9")])
def test_counts_fall_into_buckets(n: int, shown: str) -> None:
    assert bucket(n, 4, 9) == shown
