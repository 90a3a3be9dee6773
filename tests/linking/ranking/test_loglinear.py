"""Log-linear models: probabilities from weights, and weights from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.errors import RulesError
from pressminer.linking.ranking.loglinear import Classifier, Ranker, classifier, ranker
from pressminer.rules import RuleFolder

CLUES = st.lists(st.sampled_from("abcde"), max_size=6)


@given(st.lists(CLUES, min_size=1, max_size=5))
def test_chances_of_candidates_add_up_to_one(candidates: list[list[str]]) -> None:
    chances = Ranker({"a": 2.0, "b": -1.0, "c": 0.5}).probabilities(candidates)
    assert sum(chances) == pytest.approx(1.0)
    assert all(0.0 <= c <= 1.0 for c in chances)


@given(CLUES)
def test_chances_of_labels_add_up_to_one(clues: list[str]) -> None:
    model = Classifier(("none", "funds>"), {"a": (1.0, -1.0), "b": (0.0, 3.0)})
    assert sum(model.probabilities(clues)) == pytest.approx(1.0)


def test_a_clue_counts_once_and_an_unknown_one_not_at_all() -> None:
    model = Ranker({"near": 1.0})
    once = model.probabilities([["near"], []])
    assert model.probabilities([["near", "near", "new"], ["other"]]) == once
    assert once[0] > once[1]


def folder(tmp_path: Path, text: str) -> RuleFolder:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "model.tsv").write_text(text, encoding="utf-8")
    return RuleFolder(tmp_path)


def test_weights_are_read_from_a_table(tmp_path: Path) -> None:
    rules = folder(tmp_path, "clue\tweight\nnear\t1.5\nfar away\t-2\n")
    assert ranker(rules, "model").weights == {"near": 1.5, "far away": -2.0}


def test_weights_of_labels_are_read_from_a_table(tmp_path: Path) -> None:
    model = classifier(folder(tmp_path, "clue\tweight\ngibt\tfunds>=2 none=-1\n"), "model")
    assert model.labels == ("funds>", "none")
    funds, none = model.probabilities(["gibt"])
    assert funds > none


@pytest.mark.parametrize("read", [ranker, classifier])
def test_a_faulty_weight_names_the_file_and_the_remedy(tmp_path: Path, read: object) -> None:
    rules = folder(tmp_path, "clue\tweight\nnear\tlabel=much\n")
    with pytest.raises(RulesError, match=r"model\.tsv.*make linking"):
        read(rules, "model")  # type: ignore[operator]


def test_without_weights_every_label_is_missing(tmp_path: Path) -> None:
    assert classifier(folder(tmp_path, "clue\tweight\n"), "model").labels == ()
