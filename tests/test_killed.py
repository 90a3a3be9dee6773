"""Runs that are killed at any moment, disks that are full: what was there before stays whole."""

from __future__ import annotations

import csv
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressminer.caching.store import NAME
from pressminer.output import STAGING, claimed
from pressminer.tables import ALL_TABLES

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = """Neue Rektorin an der Universität Ulm

Ulm, 3. Mai 2022 – {} wird neue Rektorin der Universität Ulm. Das Land
Baden-Württemberg gibt rund {} Millionen Euro für 14 Kliniken.
"""
NAMES = ("Anna Muster", "Jan Beispiel", "Eva Kern", "Tom Krell", "Lea Sommer", "Max Winter")
KILLS = 12


def command(corpus: Path, output: Path, *more: str) -> list[str]:
    run = [sys.executable, "-m", "pressminer", "run", str(corpus), "--output", str(output)]
    return [*run, "--workers", "1", "--quiet", *more]


def write(corpus: Path, number: int) -> None:
    name = NAMES[number % len(NAMES)]
    text = ARTICLE.format(name, number + 2)
    (corpus / f"{number}.txt").write_text(text, encoding="utf-8")


def tables(folder: Path) -> dict[str, bytes]:
    """All files that a run writes, the news aside, which tell of the way that led there."""
    own = {NAME, f"{NAME}-journal", "changes.csv", ".pressminer-written.json.gz", "pressminer.xlsx"}
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name not in own}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A corpus, and its tables."""
    place = tmp_path_factory.mktemp("start")
    (place / "corpus").mkdir()
    for number in range(4):
        write(place / "corpus", number)
    subprocess.run(command(place / "corpus", place / "output"), check=True)
    return place / "corpus", place / "output"


def test_a_run_killed_at_any_moment_leaves_whole_tables_and_a_cache(
    start: tuple[Path, Path], tmp_path: Path
) -> None:
    """Every round adds an article and kills the run somewhere, from its start to its end.

    What is there then must be the tables before or the tables after, to the byte, once the next run
    has claimed the folder; and in the end those of a run that nobody disturbed.
    """
    corpus, output = start
    dice = random.Random("kill")
    length = _seconds(corpus, tmp_path)
    before = tables(output)
    for number in range(4, 4 + KILLS):
        write(corpus, number)
        run = subprocess.Popen(command(corpus, output, "--no-workbook"))
        try:
            run.wait(timeout=length * dice.uniform(0.05, 1.05))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        run.wait()
        with claimed(output):
            found = tables(output)
        assert set(found) == {f"{name}.csv" for name in ALL_TABLES} - {"changes.csv"}
        if found != before:
            with (output / "documents.csv").open(encoding="utf-8", newline="") as handle:
                assert len(list(csv.DictReader(handle))) == number + 1
            undisturbed = tmp_path / f"fresh{number}"
            subprocess.run(command(corpus, undisturbed, "--no-workbook"), check=True)
            assert found == tables(undisturbed)
        before = found
        assert not list(output.glob(f"{STAGING}*"))
    told = subprocess.run(
        [c for c in command(corpus, output) if c != "--quiet"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "cache" not in told.stderr  # usable, whenever it was killed
    subprocess.run(command(corpus, tmp_path / "undisturbed"), check=True)
    assert tables(output) == tables(tmp_path / "undisturbed")


def _seconds(corpus: Path, scratch: Path) -> float:
    """How long a run takes here and now that mines."""
    started = time.monotonic()
    subprocess.run(command(corpus, scratch / "timed", "--no-workbook"), check=True)
    return time.monotonic() - started


# --- disks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1_000, 40_000])
def test_no_room_is_one_message_and_leaves_everything_as_it_was(
    start: tuple[Path, Path], tmp_path: Path, size: int
) -> None:
    """No file may grow larger than ``size`` bytes: first the cache fails, or else the tables."""
    corpus, _ = start
    small, output = tmp_path / "corpus", tmp_path / "output"
    small.mkdir()
    write(small, 0)
    subprocess.run(command(small, output), check=True)
    before = {p.name: p.read_bytes() for p in output.iterdir() if not p.name.startswith(NAME)}
    for path in corpus.iterdir():
        (small / path.name).write_bytes(path.read_bytes())

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    told = subprocess.run(
        command(small, output), capture_output=True, text=True, preexec_fn=limit, check=False
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "Cannot write the tables" in told.stderr
    after = {p.name: p.read_bytes() for p in output.iterdir() if not p.name.startswith(NAME)}
    assert after == before
    subprocess.run(command(small, output), check=True)  # there is room again
    subprocess.run(command(small, tmp_path / "other"), check=True)
    assert tables(output) == tables(tmp_path / "other")
