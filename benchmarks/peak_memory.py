"""Peak memory of a run, stage by stage, in a process of its own: ``peak_memory.py STAGES FOLDER``.

Prints one line of JSON, megabytes by stage. STAGES is ``map`` (findings are dropped as soon as
they are there), ``store`` (they go into a cache file) or ``run`` (a whole run).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pressminer import readers, run
from pressminer.caching.store import Store
from pressminer.mapping import Corpus, Work
from pressminer.model import Article


def measured(stages: str, folder: Path) -> dict[str, float]:
    """What this module prints for ``folder``.

    Call it before loading models: on Linux, the peak of a new process starts at its parent's.
    """
    command = [sys.executable, __file__, stages, str(folder)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(answer.splitlines()[-1])
    return found


def peak() -> float:
    """The largest resident size of this process so far, in megabytes."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1e6 if sys.platform == "darwin" else size * 1024 / 1e6


def map_side(folder: Path) -> dict[str, float]:
    """Articles to findings, batch by batch, nothing kept."""
    miner, found = run.Miner(), readers.discover(folder)
    peaks: dict[str, float] = {}
    for start in range(0, len(found), run.ARTICLES_AT_ONCE):
        paths = [p for p in found[start : start + run.ARTICLES_AT_ONCE] if isinstance(p, Path)]
        read = [readers.read(path, folder) for path in paths]
        miner([article for article in read if isinstance(article, Article)])
        peaks.setdefault("models and first batch", peak())
    return {**peaks, "map": peak()}


def into_a_store(folder: Path) -> dict[str, float]:
    """As a run does it: findings go into a cache file as they come; one process."""
    with (
        tempfile.TemporaryDirectory() as output,
        Store(Path(output, "cache.sqlite"), "benchmark") as store,
    ):
        corpus = Corpus(folder, store)
        corpus.survey(readers.discover(folder))
        work = Work(run.Miner(), folder, {})
        corpus.mine(lambda jobs: (outcome for job in jobs for outcome in work(job)))
    return {"map": peak()}


def whole_run(folder: Path) -> dict[str, float]:
    """Articles to CSV files; the peak at the end of each stage."""
    peaks: dict[str, float] = {}

    def noting(before: str, after: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            peaks[before] = peak()
            result = stage(*given)
            peaks[after] = peak()
            return result

        return noted

    vars(run)["merge"] = noting("map, findings kept", "merge", run.merge)
    vars(run)["rows_of"] = noting("merge", "tables", run.rows_of)
    with tempfile.TemporaryDirectory() as output:
        run.mine(folder, workers=1).save(output)
    return {**peaks, "write": peak()}


if __name__ == "__main__":
    stages = {"map": map_side, "store": into_a_store, "run": whole_run}
    print(json.dumps(stages[sys.argv[1]](Path(sys.argv[2]))))
