"""How fast is a whole run, beside bare ``nlp.pipe`` of the same models on the same text?

    python benchmarks/throughput.py
    python benchmarks/throughput.py --articles 200 --rounds 5 --json throughput.json

README.md beside this file says what is measured and how to read it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import command
from peak_memory import measured
from pressminer import annotate, models, readers
from pressminer.model import Article
from pressminer.rules import rule_folder
from pressminer.run import Miner, mine
from sample_articles import Sample, samples, sources, write
from stopwatch import Spread, Timing, alternating, ratio, spread, timed

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": "English", "de": "German"}
RUN, FILES, PASSAGES = "whole run", "nlp.pipe, whole files", "nlp.pipe, mined passages"


@dataclass(frozen=True, slots=True)
class Speed:
    """A way of working through a set of articles: how fast, and how slow beside a whole run."""

    way: str
    articles_per_second: float
    megabytes_per_second: float
    run_takes: Spread  # times as long as this way; 1 for the run itself
    run_takes_cpu: Spread
    loading: float  # seconds for loading models, not part of the speed


# --- the contestants ---------------------------------------------------------------------------


@contextmanager
def _loading_apart() -> Iterator[list[Timing]]:
    """Collects the time that goes into loading models."""
    loads: list[Timing] = []
    original = annotate.load

    def load(*given: Any, **named: Any) -> Any:
        loaded: list[Any] = []
        loads.append(timed(lambda: loaded.append(original(*given, **named))))
        return loaded[0]

    vars(annotate)["load"] = load
    try:
        yield loads
    finally:
        vars(annotate)["load"] = original


def whole_run(folder: Path, output: Path) -> tuple[Timing, Timing]:
    """From files on disk to tables on disk: (without loading models, loading models)."""
    with _loading_apart() as loads:
        whole = timed(lambda: mine(folder, workers=1).save(output))
    loading = Timing(sum(t.wall for t in loads), sum(t.cpu for t in loads))
    return Timing(whole.wall - loading.wall, whole.cpu - loading.cpu), loading


class Bare:
    """The models of a run without anything of pressminer in them."""

    def __init__(self) -> None:
        choices = {name: models.choose(rule_folder(), name) for name in LANGUAGES}
        self.pipelines: dict[str, Language] = {n: models.load(c) for n, c in choices.items()}
        self.names = {
            name: f"{choices[name]}: {', '.join(nlp.pipe_names) or 'tokenizer only'}"
            for name, nlp in self.pipelines.items()
        }

    def pipe(self, texts: dict[str, list[str]]) -> None:
        """Runs texts, by language, through the models; Docs are dropped at once."""
        for name, some in texts.items():
            for _ in self.pipelines[name].pipe(some, batch_size=annotate.BATCH):
                pass


def _by_language(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: [text for lang, text in pairs if lang == name] for name in LANGUAGES}


def _passages(folder: Path) -> list[tuple[str, str]]:
    """(language, text) of everything that a run hands to the models: without page furniture."""
    miner = Miner()
    read = [readers.read(p, folder) for p in readers.discover(folder) if isinstance(p, Path)]
    passages = [p for a in read if isinstance(a, Article) for p in miner.read(a).passages]
    return [(p.language, p.text) for p in passages]


# --- the contest -------------------------------------------------------------------------------


def contest(articles: Sequence[Sample], bare: Bare, rounds: int) -> list[Speed]:
    """Speeds of a whole run and of bare pipelines over the same articles."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, output = Path(scratch, "corpus"), Path(scratch, "output")
        write(articles, folder)
        files = _by_language([(a.language, a.text) for a in articles])
        passages = _by_language(_passages(folder))
        loads: list[Timing] = []

        def run() -> Timing:
            working, loading = whole_run(folder, output)
            loads.append(loading)
            return working

        ways: dict[str, Callable[[], Timing]] = {
            FILES: lambda: timed(lambda: bare.pipe(files)),
            RUN: run,
            PASSAGES: lambda: timed(lambda: bare.pipe(passages)),
        }
        told = alternating(ways, rounds)
    megabytes = sum(len(a.text.encode()) for a in articles) / 1e6
    return [
        _speed(way, told, len(articles), megabytes, loads if way == RUN else [])
        for way in (RUN, FILES, PASSAGES)
    ]


def _speed(
    way: str,
    told: dict[str, list[Timing]],
    articles: int,
    megabytes: float,
    loads: Sequence[Timing],
) -> Speed:
    seconds = spread([t.wall for t in told[way]]).median
    return Speed(
        way,
        articles / seconds,
        megabytes / seconds,
        ratio(told[RUN], told[way]),
        ratio(told[RUN], told[way], "cpu"),
        spread([t.wall for t in loads]).median if loads else 0.0,
    )


def help_seconds(times: int = 10) -> Spread:
    """Seconds for ``python -m pressminer --help``, a new process each time."""
    command = [sys.executable, "-m", "pressminer", "--help"]
    runs = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        runs.append(time.perf_counter() - started)
    return spread(runs)


def memory(articles: Sequence[Sample]) -> dict[str, dict[str, float]]:
    """Peak megabytes by stage for a quarter of the articles and for all of them."""
    found = {}
    for some in (articles[: max(1, len(articles) // 4)], articles):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch, "corpus")
            write(some, folder)
            stages = {**measured("map", folder), **measured("run", folder)}
        found[f"{len(some)} articles"] = stages
    return found


# --- the report --------------------------------------------------------------------------------


def _shown(value: Spread, digits: int = 2) -> str:
    return f"{value.median:.{digits}f} ({value.low:.{digits}f}-{value.high:.{digits}f})"


def show_speeds(title: str, speeds: Sequence[Speed]) -> None:
    """One block of the report."""
    print(f"\n{title}")
    print(f"  {'':26}{'articles/s':>11}{'MB/s':>9}   run takes ... times as long (of CPU time)")
    for speed in speeds:
        beside = f"{_shown(speed.run_takes)}   [{_shown(speed.run_takes_cpu)}]"
        print(
            f"  {speed.way:26}{speed.articles_per_second:11.1f}{speed.megabytes_per_second:9.3f}"
            f"   {beside if speed.way != RUN else f'loading models: {speed.loading:.1f} s apart'}"
        )


def show_memory(found: dict[str, dict[str, float]]) -> None:
    """Peak memory, a stage a line, a number of articles a column."""
    print("\nPeak memory so far, MB" + "".join(f"{size:>20}" for size in found))
    for stage in next(iter(found.values())):
        print(f"  {stage:25}" + "".join(f"{stages[stage]:15.0f}" for stages in found.values()))


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Everything, printed as it comes; also returned as plain data."""
    articles = list(samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), count))
    size = sum(len(a.text.encode()) for a in articles) / 1e6
    print(f"{len(articles):,} articles, {size:.2f} MB, {rounds} rounds")
    used = memory(articles)  # first: see `measured`
    show_memory(used)
    help_time = help_seconds()
    print(f"\npressminer --help: {_shown(help_time)} s")
    bare = Bare()
    for name, pipeline in bare.names.items():
        print(f"{LANGUAGES[name]}: {pipeline}")
    subsets = {"all articles": articles}
    for name, language in LANGUAGES.items():
        subsets[language] = [a for a in articles if a.language == name and not a.mixed]
    _warm_up(articles)
    speeds = {}
    for title, some in subsets.items():
        speeds[title] = contest(some, bare, rounds)
        show_speeds(f"{title} ({len(some):,})", speeds[title])
    return {
        "articles": len(articles),
        "megabytes": size,
        "rounds": rounds,
        "pipelines": bare.names,
        "speeds": {title: [asdict(s) for s in some] for title, some in speeds.items()},
        "peak_megabytes": used,
        "help_seconds": asdict(help_time),
    }


def _warm_up(articles: Sequence[Sample]) -> None:
    """Imports and rule files are read once per process, not once per run."""
    with tempfile.TemporaryDirectory() as scratch:
        write(articles[:16], Path(scratch, "corpus"))
        whole_run(Path(scratch, "corpus"), Path(scratch, "output"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    command.run(measure, __doc__, 1000, arguments)


if __name__ == "__main__":
    main()
