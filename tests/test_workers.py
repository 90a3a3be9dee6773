"""Processes that mine beside this one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressminer import workers
from pressminer.caching.store import NAME, Store
from pressminer.errors import ModelError, PressminerError
from pressminer.mapping import Corpus, Job, Outcome
from pressminer.readers import discover
from pressminer.rules import default_folder
from pressminer.run import mine
from pressminer.workers import Setup, Workers, fitting

TEXT = """Neue Rektorin an der Universität Ulm

Ulm, 3. Mai 2022 – Anna Muster wird neue Rektorin der Universität Ulm. Das Land
Baden-Württemberg gibt rund {} Millionen Euro für 14 Kliniken.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for k in range(6):
        (folder / f"{k}.txt").write_text(TEXT.format(k + 2), encoding="utf-8")
    rows = [{"id": k, "text": text} for k, text in enumerate(("Ulm baut eine Klinik.", "", "Ja."))]
    (folder / "6.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "7.txt").write_bytes(b"\0\0")
    return folder


def test_two_processes_give_the_same_bytes_as_one(corpus: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    mine(corpus).save(tmp_path / "one")
    mine(corpus, workers=2, progress=lambda *given: told.append(given)).save(tmp_path / "two")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two
    assert len(told) == 9  # after each article
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert told[-1][:2] == (10, 10)  # a row of the table is empty and needs no mining


class Slain(Workers):
    """Kills a process as soon as it has answered for a certain file, up to ``times`` times."""

    def __init__(self, count: int, setup: Setup, times: int) -> None:
        super().__init__(count, setup)
        self.times = times

    def __call__(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        for outcome in super().__call__(jobs):
            if self.times:
                self.times -= 1
                process = self._crew[0]._process
                if process is not None:
                    process.kill()
            yield outcome


def statuses(corpus: Path, work: Workers, at_once: int = 4) -> list[str]:
    with Store(None, "") as store:
        known = Corpus(corpus, store)
        known.survey(discover(corpus))
        return [f.document.status for f in known.findings(work, at_once=at_once)]


GOOD = [*["mined"] * 6, "mined", "skipped", "skipped", "failed"]


def test_a_process_that_dies_is_replaced_and_its_articles_mined(corpus: Path) -> None:
    assert statuses(corpus, Slain(1, Setup(corpus), times=2)) == GOOD


def test_an_article_that_kills_every_process_fails_alone(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The process dies whenever it reads a file of this name."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, pathlib\n"
        "really = pathlib.Path.open\n"
        "def die(self, *a, **k):\n"
        "    if self.name == '3.txt': os._exit(9)\n"
        "    return really(self, *a, **k)\n"
        "pathlib.Path.open = die\n"
    )
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", path)
    found = statuses(corpus, Workers(1, Setup(corpus)))
    assert found == [*GOOD[:3], "failed", *GOOD[4:]]


def test_what_a_process_cannot_do_without_is_an_error(corpus: Path, tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    rules = Path(shutil.copytree(default_folder(), tmp_path / "rules"))
    for name in ("de", "en"):
        settings = rules / name / "settings.toml"
        text = settings.read_text(encoding="utf-8")
        start, _, rest = text.partition("preferred = [")
        settings.write_text(f'{start}preferred = ["./nowhere"]\n{rest.partition("]")[2]}')
    with pytest.raises(ModelError, match="nowhere"):
        statuses(corpus, Workers(1, Setup(corpus, str(rules))))


def test_processes_that_do_not_start_are_an_error(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_START", "raise SystemExit(1)")
    with pytest.raises(PressminerError, match="--workers 1"):
        statuses(corpus, Workers(2, Setup(corpus)))


@pytest.mark.parametrize(
    ("files", "text", "cores", "count"),
    [
        (0, 0, 8, 1),
        (1, 10**9, 8, 1),
        (1000, 10_000, 8, 1),  # soon done
        (1000, 900_000, 8, 2),
        (10_000, 10**8, 8, 8),
        (10_000, 10**8, 1, 1),
    ],
)
def test_as_many_processes_as_are_worth_it(
    monkeypatch: pytest.MonkeyPatch, files: int, text: int, cores: int, count: int
) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    monkeypatch.setattr(workers, "_room", lambda: 16)
    assert fitting(files, text) == count


def test_no_more_processes_than_memory_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 64)
    monkeypatch.setattr(workers, "_room", lambda: 3)
    assert fitting(10_000, 10**9) == 3
    monkeypatch.undo()
    assert workers._room() >= 1


# --- stopped from outside ------------------------------------------------------------------------


def descendants(process: int) -> set[int]:
    """Processes below this one that are alive (Linux)."""
    found: set[int] = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process and state != "Z":
            found |= {int(path.parent.name), *descendants(int(path.parent.name))}
    return found


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_no_process_outlives_a_run_that_is_stopped(
    corpus: Path, tmp_path: Path, number: signal.Signals
) -> None:
    for k in range(400):
        (corpus / f"mehr-{k}.txt").write_text(TEXT.format(k + 10), encoding="utf-8")
    command = [sys.executable, "-m", "pressminer", "run", str(corpus), "-w", "2"]
    run = subprocess.Popen(
        [*command, "-o", str(tmp_path / "out")], stderr=subprocess.PIPE, text=True
    )
    assert run.stderr is not None
    while not run.stderr.readline().startswith("mined"):
        assert run.poll() is None
    below = descendants(run.pid)
    assert len(below) >= 2
    run.send_signal(number)
    told = run.communicate(timeout=30)[1]
    for _ in range(300):
        if not any(map(alive, below)):
            break
        time.sleep(0.1)
    assert not any(map(alive, below))
    if number == signal.SIGINT:
        assert run.returncode == 130
        assert told.splitlines()[-1].startswith("Stopped.") and "Traceback" not in told
    left = {p.name for p in (tmp_path / "out").iterdir()}
    assert NAME in left and left <= {NAME, f"{NAME}-journal"}
