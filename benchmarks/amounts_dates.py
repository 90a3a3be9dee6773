"""How fast are figures and dates found in plain text, beside what else there is?

    python benchmarks/amounts_dates.py
    python benchmarks/amounts_dates.py --articles 400 --rounds 5 --json amounts_dates.json

No spaCy model on either side. README.md beside this file says what is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import command
from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.rules import RuleFolder
from sample_articles import samples, sources
from stopwatch import Spread, Timing, alternating, ratio, spread, timed

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": "English", "de": "German"}
AMOUNTS, DATES, BOTH = "amounts", "dates", "amounts and dates"
SEARCH_DATES, QUANTULUM = "dateparser.search_dates", "quantulum3"
SLOW = 20  # the others read every so-many-th text only; they would take minutes
ANCHOR = date(2025, 7, 3)

Reader = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """One way of reading texts; ``both_takes``: times as long our amounts and dates take."""

    way: str
    megabytes_per_second: float
    both_takes: Spread


def ours(language: str) -> dict[str, Reader]:
    """Our three ways; in the last, figures leave dates alone, as in a run."""
    amounts, dates = AmountMatcher(RuleFolder(), language), DateMatcher(RuleFolder(), language)

    def both(text: str) -> object:
        found = dates(text, anchor=ANCHOR)
        return amounts(text, taken=[(match.start, match.end) for match in found])

    return {BOTH: both, AMOUNTS: amounts, DATES: lambda text: dates(text, anchor=ANCHOR)}


def others(language: str) -> tuple[dict[str, Reader], dict[str, str]]:
    """What else there is, and why something of it is left out."""
    found: dict[str, Reader] = {}
    missing: dict[str, str] = {}
    wanted = {SEARCH_DATES: "dateparser.search", QUANTULUM: "quantulum3.parser"}
    for name, module in wanted.items():
        try:
            found[name] = _READERS[name](import_module(module), language)
            found[name]("5 metres")  # some of them import the rest only now
        except ImportError as error:
            found.pop(name, None)
            missing[name] = f"left out: {error}"
    if language != "en" and found.pop(QUANTULUM, None):
        missing[QUANTULUM] = "left out: it has no rules for this language"
    return found, missing


def _search_dates(module: Any, language: str) -> Reader:
    return lambda text: module.search_dates(text, languages=[language])


def _quantulum(module: Any, language: str) -> Reader:
    reader: Reader = module.parse
    return reader


_READERS: Mapping[str, Callable[[Any, str], Reader]] = {
    SEARCH_DATES: _search_dates,
    QUANTULUM: _quantulum,
}


def contest(texts: Sequence[str], language: str, rounds: int) -> tuple[list[Speed], dict[str, str]]:
    """Speeds of all ways over the same texts, and the ways that are not here."""
    mine = ours(language)
    rivals, missing = others(language)
    few = texts[::SLOW] or texts[:1]
    for read in (*mine.values(), *rivals.values()):
        for text in few:
            read(text)  # grammars and word lists are read once per process
    ways = {f"{name}, all": _over(texts, read) for name, read in mine.items()}
    ways[f"{BOTH}, few"] = _over(few, mine[BOTH])
    ways |= {f"{name}, few": _over(few, read) for name, read in rivals.items()}
    told = alternating(ways, rounds)
    whole, part = told[f"{BOTH}, all"], told[f"{BOTH}, few"]
    speeds = [_speed(n, told[f"{n}, all"], whole, texts) for n in mine]
    speeds += [_speed(n, told[f"{n}, few"], part, few) for n in rivals]
    return speeds, missing


def _over(texts: Sequence[str], read: Reader) -> Callable[[], Timing]:
    def work() -> None:
        for text in texts:
            read(text)

    return lambda: timed(work)


def _speed(
    way: str, times: Sequence[Timing], both: Sequence[Timing], texts: Sequence[str]
) -> Speed:
    seconds = spread([time.cpu for time in times]).median
    size = sum(len(text.encode()) for text in texts) / 1e6
    return Speed(way, size / seconds, ratio(both, times, "cpu"))


def show(title: str, speeds: Sequence[Speed], missing: Mapping[str, str]) -> None:
    """One block of the report."""
    print(f"\n{title}\n  {'':26}{'MB/s':>8}   our amounts and dates take ... times as long")
    for speed in speeds:
        took = speed.both_takes
        beside = f"{took.median:.3f} ({took.low:.3f}-{took.high:.3f})"
        print(f"  {speed.way:26}{speed.megabytes_per_second:8.3f}   {beside}")
    for name, reason in missing.items():
        print(f"  {name:26}{reason}")


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Everything, printed as it comes; also returned as plain data."""
    articles = list(samples(sources(ROOT / "corpus", ROOT / "tests" / "gold"), count))
    told: dict[str, Any] = {"articles": len(articles), "rounds": rounds}
    for language, title in LANGUAGES.items():
        texts = [a.text for a in articles if a.language == language and not a.mixed]
        speeds, missing = contest(texts, language, rounds)
        show(f"{title} ({len(texts):,} articles), processor time", speeds, missing)
        told[title] = {"speeds": [asdict(speed) for speed in speeds], "left out": missing}
    return told


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    command.run(measure, __doc__, 200, arguments)


if __name__ == "__main__":
    main()
