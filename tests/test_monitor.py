"""Changes are seen, waited out and followed by a run; what a run writes is no change."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressminer import cli
from pressminer.cli import watching
from pressminer.monitor import PATIENCE, Inputs, State, changes, wait

STORY = "Neue Halle\n\nUlm, 14. März 2024 – Die Stadt Ulm gibt 10 Millionen Euro dafür.\n"


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    root = tmp_path / "corpus"
    (root / "output").mkdir(parents=True)
    (root / "a.txt").write_text(STORY, encoding="utf-8")
    (root / "t.csv").write_text("text\nUlm baut.\n")
    (root / "output" / "persons.csv").write_text("person_id\n")
    (tmp_path / "rules" / "de").mkdir(parents=True)
    (tmp_path / "rules" / "de" / "dates.toml").write_text("")
    return Inputs(root, root / "output", (tmp_path / "decisions.csv",), tmp_path / "rules")


def touch(path: Path, text: str) -> None:
    """Writes a file whose time differs from any before, however coarse the clock is."""
    before = path.stat().st_mtime_ns if path.exists() else time.time_ns()
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("corpus/a.txt", ["a.txt"]),
        ("corpus/new.html", ["new.html"]),
        ("corpus/new.doc", ["new.doc"]),
        ("corpus/.columns.toml", [".columns.toml"]),
        ("corpus/.adding-7", []),
        ("corpus/output/persons.csv", []),
        ("decisions.csv", ["decisions.csv"]),
        ("rules/de/dates.toml", ["dates.toml"]),
        ("rules/de/more.toml", ["more.toml"]),
    ],
)
def test_what_is_a_change(inputs: Inputs, tmp_path: Path, name: str, seen: list[str]) -> None:
    before = inputs.state()
    touch(tmp_path / name, "anders")
    assert [Path(n).name for n in changes(before, inputs.state())] == seen
    (tmp_path / name).unlink()
    assert [Path(n).name for n in changes(before, inputs.state())] in (seen, [Path(name).name], [])


def test_what_is_gone_is_a_change(inputs: Inputs) -> None:
    before = inputs.state()
    assert changes(before, inputs.state()) == []
    (inputs.corpus / "a.txt").unlink()
    assert changes(before, inputs.state()) == ["a.txt"]


def test_a_corpus_that_is_away_is_empty(inputs: Inputs) -> None:
    inputs.corpus.rename(inputs.corpus.with_name("away"))
    assert not any(inputs.articles())
    inputs.state()


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def waited(states: Iterator[State], look_takes: float = 0.0) -> tuple[State, float]:
    clock = Clock()

    def look() -> State:
        clock.now += look_takes
        return next(states)

    return wait({}, look, sleep=clock.sleep, clock=clock), clock.now


def test_a_copy_is_waited_for_to_its_end() -> None:
    sizes = [{}, {}, *({"a": (size,)} for size in (1, 2, 3, 3, 4))]
    state, seconds = waited(iter(sizes))
    assert state == {"a": (3,)}
    assert seconds == 6


def test_changes_without_end_are_not_waited_for() -> None:
    state, seconds = waited({"a": (n,)} for n in range(1, 1000))
    assert state
    assert PATIENCE <= seconds <= PATIENCE + 2


def test_where_looking_takes_long_it_is_done_less_often() -> None:
    _, seconds = waited(iter([{}, {"a": (1,)}, {"a": (1,)}]), look_takes=2.0)
    assert seconds == pytest.approx(3 * 2 * 21)


def test_many_changes_are_told_in_one_line() -> None:
    assert watching._told(["a", "b"]) == "changed: a, b; running again"
    assert watching._told(list("abcde")) == "changed: a, b, c and 2 more; running again"


# --- the real thing ---------------------------------------------------------------------------


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pressminer", "run", *arguments, "--watch"]


def until(done: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert process.poll() is None, "it has ended"
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("nothing came of it")


def paths(output: Path) -> list[str]:
    try:
        with (output / "documents.csv").open(encoding="utf-8", newline="") as handle:
            return [row["path"] for row in csv.DictReader(handle)]
    except FileNotFoundError:
        return []


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_a_new_file_is_mined_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    corpus, output = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    with subprocess.Popen(
        command(str(corpus), "-o", str(output), "--no-workbook"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            time.sleep(0.5)  # an empty folder is no error: its first article may be on the way
            (corpus / "a.txt").write_text(STORY, encoding="utf-8")
            until(lambda: paths(output) == ["a.txt"], process)
            (corpus / "b.txt").write_text(STORY.replace("Ulm", "Bonn"), encoding="utf-8")
            until(lambda: paths(output) == ["a.txt", "b.txt"], process)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == cli.INTERRUPTED
    lines = told.decode("utf-8")
    assert "changed: b.txt; running again" in lines
    assert "Stopped." in lines
    assert "Traceback" not in lines


@pytest.mark.parametrize("corpus", ["nowhere", "file.txt"])
def test_a_corpus_that_is_none_is_wrong_usage(tmp_path: Path, corpus: str) -> None:
    (tmp_path / "file.txt").write_text("a")
    told = subprocess.run(command(str(tmp_path / corpus)), capture_output=True, check=False)
    assert told.returncode == cli.USAGE
    assert told.stderr.startswith(b"Error: ")


def test_a_first_run_that_is_wrong_usage_ends_it(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "decisions.csv").write_text("nonsense\n1\n")
    told = subprocess.run(
        command(str(tmp_path / "corpus"), "-o", str(tmp_path / "out")),
        capture_output=True,
        check=False,
    )
    assert told.returncode == cli.USAGE
