"""Persons, organizations and places of whole sentences, by rules alone, after `resolve`.

``names/<language>.txt`` holds a sentence a line with its answers marked: ``[[o:surface|name]]``,
with ``p`` for a person, ``o`` for a body, ``l`` for a place; the name is the surface where it is
left out, and ``[[?:surface]]`` may be found or not. What is not marked is nothing: products,
events, laws, generic mentions. ``# todo: …`` says what the rules do not see yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TABLES = {"p": "persons", "o": "organizations", "l": "places"}
MARK = re.compile(r"\[\[(?P<kind>[pol?]):(?P<surface>[^|\]]+)(?:\|(?P<name>[^\]]+))?\]\]")

Span = tuple[str, int, int, str]


def cases() -> Iterator[Any]:
    for path in sorted((Path(__file__).parent / "names").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            sentence, _, reason = line.partition("  # todo: ")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            if sentence and not sentence.startswith("#"):
                yield pytest.param(path.stem, sentence, marks=marks)


def read(sentence: str) -> tuple[str, list[Span], list[tuple[int, int]]]:
    """The plain text, its answers, and where anything goes."""
    text, answers, open_spans, last = "", [], [], 0
    for mark in MARK.finditer(sentence):
        text += sentence[last : mark.start()]
        start, end = len(text), len(text) + len(mark["surface"])
        text, last = text + mark["surface"], mark.end()
        if mark["kind"] == "?":
            open_spans.append((start, end))
        else:
            answers.append((TABLES[mark["kind"]], start, end, mark["name"] or mark["surface"]))
    return text + sentence[last:], answers, open_spans


@pytest.mark.parametrize(("language", "sentence"), list(cases()))
def test_sentence(language: str, sentence: str, settled: Any) -> None:
    text, answers, open_spans = read(sentence)
    found = {
        (table, start, end, entity.value.name)
        for table, entities in settled(text, language).by_table()
        for entity in entities
        for start, end in entity.spans
        if not any(start < e and s < end for s, e in open_spans)
    }
    assert found == set(answers)
