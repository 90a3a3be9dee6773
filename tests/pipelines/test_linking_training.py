"""The training of the linking models: what it reads, and that it learns."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "pipelines" / "shared" / "training"
FILES = sorted((TRAINING / "snippets").glob("*.txt"))
RELATIONS = {"member_of", "part_of", "funds", "founded", "located_in", "partner_of"}


@pytest.fixture(scope="module")
def scripts() -> Iterator[Any]:
    sys.path.insert(0, str(TRAINING))
    try:
        import loglinear  # noqa: PLC0415
        import truth  # noqa: PLC0415

        yield SimpleNamespace(loglinear=loglinear, truth=truth)
    finally:
        sys.path.remove(str(TRAINING))


@pytest.mark.parametrize("path", FILES, ids=[p.stem for p in FILES])
def test_snippets_are_marked_soundly(scripts: Any, path: Path) -> None:
    read = list(scripts.truth.snippets(path, path.stem.split("-")[0]))
    assert read
    for snippet in read:
        text = snippet.article.text
        assert "[" not in text and "]" not in text, snippet.article.document_id
        keys = set(snippet.names)
        used = {k for _, holders, body in snippet.posts for k in (*holders, *filter(None, [body]))}
        used |= {k for s, _, o in snippet.stated for k in (s, o)}
        used |= {k for h, _, b in snippet.implied for k in (h, *filter(None, [b]))}
        assert used <= keys, (snippet.article.document_id, used - keys)
        assert {kind for _, kind, _ in snippet.stated} <= RELATIONS


def test_a_snippet_gives_text_names_posts_and_relations(scripts: Any, tmp_path: Path) -> None:
    path = tmp_path / "en-x.txt"
    path.write_text(
        "[p1 Jo Doe] is [r p1 o1 chair] of [o1 Acme]; [p2 Al Roe] leads it.\n"
        "> p2 head @ o1\n> o1 funds o1 = £3\n---\n[r - - Mayor]s came.\n",
        encoding="utf-8",
    )
    first, second = scripts.truth.snippets(path, "en")
    text = first.article.text
    assert text.endswith("Jo Doe is chair of Acme; Al Roe leads it.\n")
    assert [text[a:b] for a, b in first.names["p1"]] == ["Jo Doe"]
    assert [(text[slice(*s)], h, b) for s, h, b in first.posts] == [("chair", ("p1",), "o1")]
    assert first.implied == [("p2", "head", "o1")]
    assert first.stated == [("o1", "funds", "o1")]
    assert second.posts[0][1:] == ((), None)


def test_training_tells_good_clues_from_bad_ones(scripts: Any) -> None:
    settings = scripts.loglinear.Settings(shrinkage=0.1, rounds=20)
    choices = [([["near"], ["far"], ["nobody"]], [0], 1.0)] * 8 + [
        ([["far"], ["nobody"]], [1], 1.0)
    ] * 4
    weights = scripts.loglinear.train_ranker(choices, settings)
    assert weights["near"] > weights["nobody"] > weights["far"]
    assert weights == scripts.loglinear.train_ranker(choices, settings), "the same each time"


def test_a_classifier_learns_its_labels(scripts: Any) -> None:
    settings = scripts.loglinear.Settings(shrinkage=0.1, rounds=20)
    examples = [(["gives"], ["funds>"])] * 4 + [(["visits"], ["none"])] * 4
    weights = scripts.loglinear.train_classifier(examples, ["none", "funds>"], settings)
    assert weights["gives"][1] > weights["gives"][0]
    assert weights["visits"][0] > weights["visits"][1]
