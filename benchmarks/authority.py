"""What does a list of 20,000 organizations of one's own cost, in throughput and at the start?

    python benchmarks/authority.py
    python benchmarks/authority.py --articles 400 --rounds 5 --json authority.json

README.md beside this file says what is measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

import command
from pressminer.authority import table
from pressminer.lexicon import lexicon
from pressminer.merge import merge
from pressminer.model import Article
from pressminer.run import ARTICLES_AT_ONCE, Miner
from sample_articles import Sample, samples, sources
from stopwatch import Spread, Timing, alternating, ratio, spread, timed

ROOT = Path(__file__).resolve().parents[1]
SIZE = 20_000
WITH, WITHOUT = f"{SIZE:,} bodies more", "shipped list"

# German and English wording, acronym, kind; names of many bodies begin with the same words.
_KINDS = (
    ("Institut für {de} {town}", "{town} Institute of {en}", "I{a}{t}", "research_institute"),
    ("Max-Planck-Institut für {de}, {town}", "Max Planck Institute for {en}, {town}", "MPI{a}{t}",
     "research_institute"),
    ("Klinik für {de} am Klinikum {town}", "Clinic of {en}, {town} Hospital", "K{a}{t}",
     "hospital"),
    ("Hochschule {town} – Fakultät für {de}", "{town} University, School of {en}", "H{a}{t}",
     "university"),
    ("Deutsche Gesellschaft für {de} {town}", "German Society of {en} in {town}", "DG{a}{t}",
     "association"),
    ("{town} {en} GmbH", "{town} {en}", "{t}{a}", "company"),
)  # fmt: skip
_FIELDS = (
    ("Physik", "Physics"), ("Chemie", "Chemistry"), ("Virologie", "Virology"),
    ("Informatik", "Computer Science"), ("Kardiologie", "Cardiology"), ("Geschichte", "History"),
    ("Klimaforschung", "Climate Research"), ("Robotik", "Robotics"), ("Onkologie", "Oncology"),
    ("Meeresforschung", "Marine Research"), ("Radiologie", "Radiology"), ("Genetik", "Genetics"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run with the list takes beside one without it."""

    times_as_long: Spread
    times_as_long_cpu: Spread
    seconds_at_start: Spread  # of processor time, more than without the list


def bodies(count: int) -> Iterator[table.Body]:
    """``count`` bodies, the same ones everywhere: kinds of names × fields × the largest towns."""
    places = [e for e in lexicon().gazetteer.values() if e.kind == "city" and e.name_de]
    towns = sorted(places, key=lambda e: (-e.population, e.key))
    made = product(towns, _FIELDS, _KINDS)
    for number, (town, (de, en), (german, english, letters, kind)) in enumerate(
        islice(made, count)
    ):
        said = {"de": de, "en": en, "a": de[0], "t": town.name_de[:2].upper(), "town": town.name_de}
        yield table.Body(
            f"body-{number}",
            german.format(**said),
            english.format(**said | {"town": town.name_en or town.name_de}),
            (letters.format(**said),),
            (f"{english.format(**said)} ({letters.format(**said)})",),
            kind,
            town.name_de,
            town.country,
            "",
        )


class Run:
    """Everything between reading and writing, with or without a list; models stay loaded."""

    def __init__(self, articles: Sequence[Sample], lists: Sequence[str]) -> None:
        self.articles = [Article(a.name, a.name, a.text) for a in articles]
        self.lists = tuple(lists)
        self.miner = Miner(authority=self.lists)

    def __call__(self) -> Timing:
        """Mines and merges all articles."""
        return timed(self._work)

    def _work(self) -> None:
        found = []
        for k in range(0, len(self.articles), ARTICLES_AT_ONCE):
            found += self.miner(self.articles[k : k + ARTICLES_AT_ONCE])
        merge(found, lexicon(None, self.lists))


_START = """
import sys, time
from pressminer.lexicon import Lexicon
from pressminer.rules import RuleFolder
known = Lexicon(RuleFolder(), sys.argv[1:])
started = time.process_time()
known.bodies, known.body_names
print(time.process_time() - started)
"""


def start(lists: Sequence[str]) -> float:
    """Seconds of processor time until the names are ready, in a new process."""
    given = [sys.executable, "-c", _START, *lists]
    return float(subprocess.run(given, check=True, capture_output=True, text=True).stdout)


def cost(articles: Sequence[Sample], rounds: int) -> Cost:
    """Both ways through the same articles, in turns, after one round that nobody counts."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "authority.tsv")
        table.write(bodies(SIZE), path)
        ways = {WITH: Run(articles, [str(path)]), WITHOUT: Run(articles, [])}
        for run in ways.values():
            run()
        told = alternating(ways, rounds)
        starts = [start([str(path)]) - start([]) for _ in range(rounds)]
    return Cost(
        ratio(told[WITH], told[WITHOUT]), ratio(told[WITH], told[WITHOUT], "cpu"), spread(starts)
    )


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Everything, printed and returned as plain data."""
    articles = list(samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), count))
    found = cost(articles, rounds)
    wall, cpu, seconds = found.times_as_long, found.times_as_long_cpu, found.seconds_at_start
    print(f"{len(articles):,} articles, {SIZE:,} bodies beside the shipped list, {rounds} rounds")
    print(f"  a run takes {wall.median:.3f} times as long ({wall.low:.3f}-{wall.high:.3f})")
    print(f"  of processor time, {cpu.median:.3f} times ({cpu.low:.3f}-{cpu.high:.3f})")
    print(f"  and starts {seconds.median:.2f} s later ({seconds.low:.2f}-{seconds.high:.2f})")
    return json.loads(json.dumps({"articles": len(articles), "bodies": SIZE, **asdict(found)}))


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    command.run(measure, __doc__, 200, arguments)


if __name__ == "__main__":
    main()
