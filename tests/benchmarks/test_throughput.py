from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from sample_articles import Sample, samples, sources, write  # noqa: E402
from stopwatch import Spread, Timing, alternating, ratio, spread, timed  # noqa: E402


@pytest.fixture(scope="module")
def built() -> list[Sample]:
    return list(samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), 64))


def test_the_same_articles_are_built_every_time(built: list[Sample]) -> None:
    again = samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), 64)
    assert list(again) == built


def test_a_larger_corpus_begins_with_the_smaller_one(built: list[Sample]) -> None:
    assert list(samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), 20)) == built[:20]


def test_no_article_is_a_copy_of_another_or_of_its_frame(built: list[Sample]) -> None:
    originals = {p.read_text(encoding="utf-8").strip() for p in (ROOT / "corpus").iterdir()}
    texts = [article.text.strip() for article in built]
    assert len(set(texts)) == len(texts)
    assert originals.isdisjoint(texts)


def test_both_languages_and_mixed_pages_are_there(built: list[Sample]) -> None:
    kinds = {(article.language, article.mixed) for article in built}
    assert kinds == {("de", False), ("en", False), ("de", True), ("en", True)}


def test_persons_change(built: list[Sample]) -> None:
    text = "".join(article.text for article in built)
    assert "Tschöp" in (ROOT / "corpus" / "m1-gruendung-de.txt").read_text(encoding="utf-8")
    assert "Tschöp" not in text


def test_dates_stay_possible(built: list[Sample]) -> None:
    text = "".join(article.text for article in built)
    days = re.findall(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b", text)
    assert days
    for day, month, year in days:
        date(int(year), int(month), int(day))


def test_articles_are_written_as_files(built: list[Sample], tmp_path: Path) -> None:
    write(built[:3], tmp_path / "corpus")
    found = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "corpus").iterdir()}
    assert found == {article.name: article.text for article in built[:3]}


def test_missing_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no annotated articles"):
        sources(tmp_path, tmp_path)


# --- ratios -------------------------------------------------------------------------------------


def test_ratio_is_taken_round_by_round() -> None:
    ours = [Timing(3.0, 6.0), Timing(20.0, 10.0), Timing(5.0, 5.0)]
    theirs = [Timing(2.0, 2.0), Timing(10.0, 10.0), Timing(4.0, 2.0)]
    assert ratio(ours, theirs) == Spread(1.5, 1.25, 2.0)
    assert ratio(ours, theirs, "cpu") == Spread(2.5, 1.0, 3.0)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ([2.0], Spread(2.0, 2.0, 2.0)),
        ([4.0, 1.0], Spread(2.5, 1.0, 4.0)),
        ([9.0, 1.0, 2.0], Spread(2.0, 1.0, 9.0)),
    ],
)
def test_spread(values: list[float], answer: Spread) -> None:
    assert spread(values) == answer


def test_contestants_take_turns_and_the_order_turns_round() -> None:
    seen: list[str] = []

    def running(name: str) -> Timing:
        return timed(lambda: seen.append(name))

    told = alternating({"a": lambda: running("a"), "b": lambda: running("b")}, rounds=3)
    assert seen == ["a", "b", "b", "a", "a", "b"]
    assert [len(times) for times in told.values()] == [3, 3]


def test_a_contest_compares_a_whole_run_with_bare_pipelines(built: list[Sample]) -> None:
    from throughput import FILES, PASSAGES, RUN, Bare, contest  # noqa: PLC0415 - loads models

    speeds = contest(built[:2], Bare(), rounds=1)
    assert [speed.way for speed in speeds] == [RUN, FILES, PASSAGES]
    run, files, _ = speeds
    assert run.run_takes == Spread(1.0, 1.0, 1.0)
    assert run.loading > 0
    assert files.run_takes.median == pytest.approx(
        files.articles_per_second / run.articles_per_second
    )
