"""The command line that the benchmarks share."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

FEWEST = 16  # articles; fewer do not hold every kind


def run(
    measure: Callable[[int, int], Any],
    description: str | None,
    articles: int,
    arguments: Sequence[str] | None = None,
) -> None:
    """Reads ``--articles``, ``--rounds``, ``--json``; measures; keeps the numbers if asked."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument(
        "--articles", type=int, default=articles, help=f"how many (default: {articles})"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often (default: 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers here")
    given = parser.parse_args(arguments)
    if given.articles < FEWEST or given.rounds < 1:
        parser.error(f"at least {FEWEST} articles and 1 round")
    told = measure(given.articles, given.rounds)
    if given.json is not None:
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
