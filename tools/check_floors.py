"""Holds the line: what annotated articles score must not fall below ``tests/floors.json``.

    python tools/check_floors.py             # mines and scores each set, exits with 1 below a floor
    python tools/check_floors.py --raise     # lifts floors to what is reached now; never lowers one

The file names the sets; paths in it start from the folder of this project.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pressminer
from pressminer.evaluate import evaluate

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "floors.json"
MARGIN = 0.01  # what a floor stays below the score it is lifted to


def scores(corpus: Path, gold: Path) -> dict[str, float]:
    """What a run on ``corpus`` scores against ``gold``: one number per line of the report."""
    with tempfile.TemporaryDirectory() as folder:
        pressminer.mine(corpus).save(folder)
        report = evaluate(Path(folder), gold, corpus).report()
    return {name: values.get("f1", values.get("accuracy", 0.0)) for name, values in report.items()}


def below(floors: dict[str, float], reached: dict[str, float]) -> list[str]:
    """A line for every floor that is not reached."""
    return [
        f"{name}: {reached.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if reached.get(name, 0.0) < floor
    ]


def lifted(floors: dict[str, float], reached: dict[str, float]) -> dict[str, float]:
    """The floors, each at least ``MARGIN`` below what is reached."""
    return {
        name: max(floor, round(reached.get(name, 0.0) - MARGIN, 2))
        for name, floor in floors.items()
    }


def check(sets: dict[str, Any], *, lift: bool) -> list[str]:
    """Scores every set; the faults, after lifting the floors in ``sets`` if asked to."""
    faults = []
    for name, item in sets.items():
        reached = scores(ROOT / item["corpus"], ROOT / item["gold"])
        print(f"{name}: " + ", ".join(f"{k} {reached.get(k, 0.0):.4f}" for k in item["floors"]))
        faults += [f"{name}: {fault}" for fault in below(item["floors"], reached)]
        if lift:
            item["floors"] = lifted(item["floors"], reached)
    return faults


def main() -> int:
    """Prints scores and faults; 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors")
    asked = parser.parse_args()
    sets = json.loads(FLOORS.read_text(encoding="utf-8"))
    faults = check(sets, lift=asked.lift)
    if asked.lift:
        FLOORS.write_text(json.dumps(sets, indent=2) + "\n", encoding="utf-8")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
