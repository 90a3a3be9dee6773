"""Enumerations, and what a generic noun stands for. Bodies of an article stand in brackets."""

from __future__ import annotations

import re

import pytest

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import Generics, Grouper, title_end, topics_of
from pressminer.linking.scene import Scene, scenes
from pressminer.model import BlockKind, OrganizationName
from pressminer.resolve import Entities, Entity
from pressminer.view import tokenize

KINDS = {"M1": "alliance", "Netzwerk X": "alliance", "NAKO": "programme", "Agenda": "programme"}
KINDS |= {"Klinikum Ulm": "hospital", "Klinikum Jena": "hospital"}


def stage(*marked: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[list[Scene], Entities]:
    """One scene per sentence; the first is the headline."""
    bodies: dict[str, Entity[OrganizationName]] = {}
    text, sentences = "", []
    for sentence in marked:
        start = len(text)
        for k, part in enumerate(re.split(r"[\[\]]", sentence)):
            if k % 2:
                value = OrganizationName(part, KINDS.get(part, "university"))
                span = (len(text), len(text) + len(part))
                bodies.setdefault(part, Entity(value)).spans.append(span)
            text += part
        sentences.append((start, len(text), kind if start else BlockKind.TITLE, "de"))
        text += "\n"
    entities = Entities([], list(bodies.values()), [])
    tokens = [tokenize(text, a, b) for a, b, _, _ in sentences]
    return scenes(text, sentences, tokens, entities), entities


def groups(lexicon: Lexicon, marked: str) -> list[list[str]]:
    (scene,), entities = stage(marked)
    found = Grouper(lexicon).groups(scene, list(scene.placed))
    return [[entities.organizations[p.ref.index].value.name for p in run] for run in found]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Die [LMU], die [TUM] und [Helmholtz]", [["LMU", "TUM", "Helmholtz"]]),
        ("Die [LMU], die [TUM] sowie [Helmholtz]", [["LMU", "TUM", "Helmholtz"]]),
        ("[LMU], [TUM], and [Helmholtz]", [["LMU", "TUM", "Helmholtz"]]),
        ("[LMU] as well as [TUM]", [["LMU", "TUM"]]),
        ("die [LMU] (A) und die [TUM] (B)", [["LMU", "TUM"]]),
        ("Die [LMU] fördert die [TUM]", [["LMU"], ["TUM"]]),
        ("Die [LMU] lobt; die [TUM] dankt", [["LMU"], ["TUM"]]),
        ("Die [LMU] [TUM]", [["LMU"], ["TUM"]]),
        ("Die [LMU] und alle Leute, die [TUM] mögen: und [Helmholtz]",
         [["LMU"], ["TUM"], ["Helmholtz"]]),
        ("Nichts", []),
    ],
)  # fmt: skip
def test_enumerations(lexicon: Lexicon, marked: str, wanted: list[list[str]]) -> None:
    assert groups(lexicon, marked) == wanted


def generic(lexicon: Lexicon, *marked: str) -> list[tuple[str, str]]:
    """(noun, what it stands for) in the last sentence."""
    found, entities = stage(*marked)
    topics = topics_of(found, entities)
    text = found[-1].text
    return [
        (text[p.start : p.end], entities.organizations[p.ref.index].value.name)
        for p in Generics(lexicon)(found[-1], topics)
    ]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (("[M1] gegründet", "Die Allianz wächst."), [("Allianz", "M1")]),
        (("[M1] founded", "The alliance grows."), [("alliance", "M1")]),
        (("[NAKO] wächst", "Die Studie läuft."), [("Studie", "NAKO")]),
        (("[M1] und [Netzwerk X]", "Auch [M1] kam.", "Die Allianz wächst."), [("Allianz", "M1")]),
        (("[Klinikum Ulm] baut", "Auch [Klinikum Jena].", "Das Klinikum lobt."),
         [("Klinikum", "Klinikum Ulm")]),  # the one in the headline
        (("Zwei Häuser", "[Klinikum Ulm], [Klinikum Jena].", "Das Klinikum lobt."), []),
        (("[M1] gegründet", "Eine Allianz wächst."), []),  # some alliance, not this one
        (("[M1] gegründet", "Allianz wächst."), []),
        (("[LMU] baut", "Die Allianz wächst."), []),  # no alliance in the article
        (("[M1] gegründet", "Die [M1] wächst."), []),
    ],
)  # fmt: skip
def test_what_a_generic_noun_stands_for(
    lexicon: Lexicon, marked: tuple[str, ...], wanted: list[tuple[str, str]]
) -> None:
    assert generic(lexicon, *marked) == wanted


def test_bodies_of_a_list_are_not_what_an_article_is_about() -> None:
    found, entities = stage("Unsere Partner", "[M1]", kind=BlockKind.ITEM)
    assert topics_of(found, entities).main() is None


def test_an_article_is_about_what_its_headline_names() -> None:
    found, entities = stage("[Netzwerk X] wächst", "[M1], [M1], [M1].")
    main = topics_of(found, entities).main()
    assert main is not None
    assert entities.organizations[main.index].value.name == "Netzwerk X"


@pytest.mark.parametrize(
    ("text", "end"), [("Titel\nText", 5), ("\n\nTitel\nText", 7), ("Titel", 5), ("", 0)]
)
def test_the_headline_ends_with_its_line(text: str, end: int) -> None:
    assert title_end(text) == end
