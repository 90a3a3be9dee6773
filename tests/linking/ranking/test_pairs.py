"""Which pairs are looked at, and what may hang together at all."""

from __future__ import annotations

import pytest

from pressminer.lexicon import lexicon
from pressminer.linking.ranking.line import Lines, WordClasses
from pressminer.linking.ranking.pairs import Backdrop, PairClues, fits
from pressminer.linking.roles import person_titles
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef
from pressminer.view import tokenize

PERSON, BODY, OTHER, PLACE = (
    EntityRef("persons", 0),
    EntityRef("organizations", 0),
    EntityRef("organizations", 1),
    EntityRef("places", 0),
)
KINDS = {BODY: "company", OTHER: "foundation", PLACE: "place city"}


def pairs(text: str, found: dict[str, EntityRef], backdrop: Backdrop) -> set[tuple[str, str]]:
    words = lexicon(None)
    clues = PairClues(words, Lines(words, person_titles(words, "en")), WordClasses(words))
    placed = sorted(Placed(text.index(n), text.index(n) + len(n), r) for n, r in found.items())
    scene = Scene(text, BlockKind.PARAGRAPH, "en", tokenize(text), placed)
    names = {ref: name for name, ref in found.items()}
    return {
        (names.get(p.first, "absent"), names.get(p.second, "absent"))
        for p in clues(scene, KINDS, backdrop)
    }


def test_bodies_pair_with_everything_people_not_with_places() -> None:
    text = "Anna Miller of Acme visited Leeds."
    found = {"Anna Miller": PERSON, "Acme": BODY, "Leeds": PLACE}
    assert pairs(text, found, Backdrop()) == {("Anna Miller", "Acme"), ("Acme", "Leeds")}


def test_what_the_article_is_about_pairs_with_what_a_sentence_names() -> None:
    text = "It is based in Leeds."
    assert pairs(text, {"Leeds": PLACE}, Backdrop(house=BODY)) == {("absent", "Leeds")}


def test_a_bracket_belongs_to_the_name_before_it() -> None:
    text = "Acme and Dana (Leeds) bid."
    found = {"Acme": BODY, "Dana": OTHER, "Leeds": PLACE}
    assert ("Acme", "Leeds") not in pairs(text, found, Backdrop())


FITS = [
    ("located_in", "company", "place city", True),
    ("located_in", "company", "foundation", False),
    ("located_in", "person", "place city", False),
    ("funds", "foundation", "university", True),
    ("funds", "place state", "university", True),
    ("funds", "foundation", "place building", True),
    ("funds", "foundation", "place city", False),
    ("member_of", "person", "association", True),
    ("member_of", "company", "alliance", True),
    ("member_of", "company", "university", False),
    ("part_of", "hospital", "company", True),
    ("part_of", "person", "company", False),
    ("founded", "person", "company", True),
    ("partner_of", "company", "university", True),
    ("partner_of", "person", "university", False),
]


@pytest.mark.parametrize(("kind", "subject", "obj", "fit"), FITS)
def test_kinds_limit_relations(kind: str, subject: str, obj: str, fit: bool) -> None:
    assert fits(kind, subject, obj) is fit
