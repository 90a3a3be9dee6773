"""What does a run cost that finds the findings of the last one, and what do two workers save?

    python benchmarks/incremental.py
    python benchmarks/incremental.py --articles 1000 --rounds 1

README.md beside this file says what is measured and how to read it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import command
from peak_memory import measured
from sample_articles import LONG, Sample, samples, sources, write
from stopwatch import Spread, Timing, alternating, ratio, spread

ROOT = Path(__file__).resolve().parents[1]
PARAGRAPHS = 2  # of a short article
NEW = "Neuer Rektor\n\nUlm, 3. Mai 2022 – {} wird neuer Rektor der Universität Ulm.\n"
NAMES = ("Hans Testmann", "Karl Beispiel", "Otto Muster", "Emil Probst", "Kurt Vorlage")


def articles(count: int, *, short: bool = False) -> Iterator[Sample]:
    """Built articles; short ones keep their headline and the first paragraphs."""
    for sample in samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), count):
        if not short:
            yield sample
            continue
        headline, *blocks = sample.text.split("\n\n")
        kept = [block for block in blocks if len(block) >= LONG][:PARAGRAPHS]
        yield replace(sample, text="\n\n".join([headline, *kept]) + "\n")


def run(corpus: Path, output: Path, *more: str) -> Timing:
    """A whole run in a process of its own, starting Python included."""
    line = [sys.executable, "-m", "pressminer", "run", str(corpus), "-o", str(output), "--quiet"]
    before, wall = os.times(), time.perf_counter()
    subprocess.run([*line, *more], check=True)
    spent, after = time.perf_counter() - wall, os.times()
    used = after.children_user + after.children_system
    return Timing(spent, used - before.children_user - before.children_system)


# --- the measurements ----------------------------------------------------------------------------


def unchanged(corpus: Path, output: Path, rounds: int) -> dict[str, Any]:
    """The same run once more, beside the first one."""
    first = run(corpus, output, "--workers", "1")
    again = [run(corpus, output) for _ in range(rounds)]
    return {
        "first_seconds": first.wall,
        "again_seconds": asdict(spread([t.wall for t in again])),
        "first_takes": asdict(spread([first.wall / t.wall for t in again])),
        "first_takes_cpu": asdict(spread([first.cpu / t.cpu for t in again])),
    }


def one_more(corpus: Path, output: Path, rounds: int) -> dict[str, Any]:
    """A new article, beside the first run and beside a run that only merges and writes."""
    first = run(corpus, output, "--workers", "1")
    known = [run(corpus, output)]

    def added() -> Timing:
        number = sum(1 for _ in corpus.glob("new*"))
        text = NEW.format(f"{NAMES[number % len(NAMES)]} {number}")
        (corpus / f"new{number}.txt").write_text(text, encoding="utf-8")
        return run(corpus, output)

    def merged() -> Timing:
        (output / "dates.csv").unlink()
        return run(corpus, output)

    told = alternating({"added": added, "merged": merged}, rounds)
    return {
        "first_seconds": first.wall,
        "unchanged_seconds": known[0].wall,
        "added_seconds": asdict(spread([t.wall for t in told["added"]])),
        "added_over_merged": asdict(ratio(told["added"], told["merged"])),
        "added_over_merged_cpu": asdict(ratio(told["added"], told["merged"], "cpu")),
        "first_over_added": asdict(spread([first.wall / t.wall for t in told["added"]])),
    }


def two_workers(corpus: Path, scratch: Path, rounds: int) -> dict[str, Any]:
    """One process beside two; also whether they write the same."""
    ways: dict[str, Callable[[], Timing]] = {
        str(n): lambda n=n: run(corpus, scratch / str(n), "--fresh", "--workers", str(n))  # type: ignore[misc]
        for n in (1, 2)
    }
    told = alternating(ways, rounds)
    one, two = ({p.name: p.read_bytes() for p in (scratch / n).glob("*.csv")} for n in ways)
    return {
        "one_over_two": asdict(ratio(told["1"], told["2"])),
        "same_bytes": one == two,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def memory(some: Sequence[Sample]) -> dict[str, float]:
    """Peak megabytes of the map side for a tenth of the articles and for all of them."""
    found = {}
    for part in (some[: len(some) // 10], some):
        with tempfile.TemporaryDirectory() as scratch:
            write(part, Path(scratch, "corpus"))
            found[f"{len(part)} articles"] = measured("store", Path(scratch, "corpus"))["map"]
    return found


# --- the report ----------------------------------------------------------------------------------


def _shown(value: dict[str, float], digits: int = 2) -> str:
    s = Spread(**value)
    return f"{s.median:.{digits}f} ({s.low:.{digits}f}-{s.high:.{digits}f})"


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Everything, printed as it comes; also returned as plain data."""
    told: dict[str, Any] = {}
    short = list(articles(count, short=True))
    told["memory"] = memory(short)  # first: on Linux a new process starts at its parent's peak
    shown = ", ".join(f"{mb:.0f} MB with {size}" for size, mb in told["memory"].items())
    print(f"peak memory of the map side: {shown}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        few = max(16, count // 10)
        write(list(articles(few)), scratch / "few")
        told["unchanged"] = found = unchanged(scratch / "few", scratch / "few-out", rounds)
        print(
            f"{few:,} articles unchanged: {_shown(found['again_seconds'])} s; "
            f"the first run took {_shown(found['first_takes'], 0)} times as long",
            flush=True,
        )
        write(short, scratch / "many")
        told["one_more"] = found = one_more(scratch / "many", scratch / "many-out", rounds)
        print(
            f"one new among {count:,} short ones: {_shown(found['added_seconds'])} s, "
            f"{_shown(found['added_over_merged'])} times a run that only merges and writes; "
            f"the first run took {_shown(found['first_over_added'], 1)} times as long; "
            f"unchanged: {found['unchanged_seconds']:.1f} s",
            flush=True,
        )
        middle = max(32, count // 5)
        write(list(articles(middle)), scratch / "middle")
        told["two_workers"] = found = two_workers(scratch / "middle", scratch, rounds)
        print(
            f"{middle:,} articles: one process takes {_shown(found['one_over_two'])} times as "
            f"long as two; same bytes: {found['same_bytes']}; load of the machine: {found['load']}",
            flush=True,
        )
    return told


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    command.run(measure, __doc__, 10_000, arguments)


if __name__ == "__main__":
    main()
