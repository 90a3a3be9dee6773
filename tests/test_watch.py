"""An article that takes too long is one row with a reason."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from pressminer import watch
from pressminer.mining import Miner
from pressminer.model import Article
from pressminer.watch import TooLongError, allowed, limit

GOOD = (
    "Neue Halle\n\nUlm, 3. Mai 2022 – Die Universität Ulm baut für 10 Millionen Euro eine Halle.\n"
)


def endless() -> None:
    while True:
        try:
            for _ in range(1000):
                pass
        except Exception:  # as a library may do
            continue


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooLongError), limit(0.05):
        endless()


def test_a_pattern_that_runs_away_is_stopped() -> None:
    with pytest.raises(TooLongError), limit(0.05):
        re.match(r"(a|a)*b", "a" * 60)


def test_what_is_quick_enough_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with limit(10):
        pass
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_other_threads_are_not_watched() -> None:
    told: list[bool] = []

    def run() -> None:
        with limit(0.0001):
            told.append(sum(range(300_000)) > 0)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert told == [True]


def test_long_texts_may_take_longer() -> None:
    assert allowed(5_000) < 2 * allowed(0) < allowed(1_000_000)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Miner]:
    """A miner that never ends on texts that say so, in the stage that they name."""
    miner = Miner()
    miner([Article("art-0", "0.txt", GOOD)])  # models take their time, too
    monkeypatch.setattr(watch, "SECONDS", 2.0)
    really_read, really_found = Miner.read, Miner._findings

    def read(self: Miner, article: Article) -> Any:
        if "read" in article.text:
            endless()
        return really_read(self, article)

    def found(self: Miner, reading: Any, annotated: Any) -> Any:
        if "find" in reading.article.text:
            endless()
        return really_found(self, reading, annotated)

    monkeypatch.setattr(Miner, "read", read)
    monkeypatch.setattr(Miner, "_findings", found)
    yield miner


@pytest.mark.parametrize("stage", ["read", "find"])
def test_an_article_that_takes_too_long_fails_alone(slow: Miner, stage: str) -> None:
    texts = [GOOD, f"{GOOD}\n{stage}", GOOD]
    found = slow([Article(f"art-{k}", f"{k}.txt", text) for k, text in enumerate(texts)])
    assert [f.document.status for f in found] == ["mined", "failed", "mined"]
    assert re.search(r"more than \d+ seconds", found[1].document.message)
    assert found[0].amounts and found[2].amounts
