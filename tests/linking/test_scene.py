"""Scenes: every mention lies in its sentence, and tokens are found by place."""

from __future__ import annotations

import pytest

from pressminer.linking.scene import Placed, Scene, scenes
from pressminer.model import BlockKind, EntityRef, OrganizationName, PersonName
from pressminer.resolve import Entities, Entity
from pressminer.view import tokenize

TEXT = "Anna Muster lobt. Die TUM dankt Anna Muster. Das war es."
SENTENCES = [(0, 17), (18, 44), (45, 56)]
ANNA, TUM = EntityRef("persons", 0), EntityRef("organizations", 0)


@pytest.fixture
def stage() -> list[Scene]:
    entities = Entities(
        [Entity(PersonName("Anna Muster"), [(0, 11), (32, 43)])],
        [Entity(OrganizationName("TUM", "university"), [(22, 25)])],
        [],
    )
    sentences = [(a, b, BlockKind.PARAGRAPH, "de") for a, b in SENTENCES]
    return scenes(TEXT, sentences, [tokenize(TEXT, a, b) for a, b in SENTENCES], entities)


def test_mentions_stand_in_their_sentence_in_text_order(stage: list[Scene]) -> None:
    assert [list(s.placed) for s in stage] == [
        [Placed(0, 11, ANNA)],
        [Placed(22, 25, TUM), Placed(32, 43, ANNA)],
        [],
    ]


def test_offsets_point_into_the_article(stage: list[Scene]) -> None:
    assert [(s.start, s.end) for s in stage] == SENTENCES
    assert [TEXT[p.start : p.end] for p in stage[1].placed] == ["TUM", "Anna Muster"]


def test_between_gives_the_tokens_that_lie_wholly_inside(stage: list[Scene]) -> None:
    assert [t.text for t in stage[1].between(22, 32)] == ["TUM", "dankt"]
    assert [t.text for t in stage[1].between(23, 32)] == ["dankt"]
    assert stage[1].between(25, 25) == []


def test_of_picks_tables(stage: list[Scene]) -> None:
    assert [p.ref for p in stage[1].of("persons")] == [ANNA]
    assert [p.ref for p in stage[1].of("persons", "organizations")] == [TUM, ANNA]
    assert list(stage[1].of("places")) == []


def test_a_sentence_without_tokens_is_harmless() -> None:
    (scene,) = scenes("", [(0, 0, BlockKind.PARAGRAPH, "de")], [[]], Entities([], [], []))
    assert (scene.start, scene.end, list(scene.placed)) == (0, 0, [])
