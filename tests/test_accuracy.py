"""The evaluation gate: no table falls below its floor, on our corpus and on the seed articles.

Floors stand in ``floors.toml``: what was reached, rounded down to two decimals. They only rise.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pressminer import mine
from pressminer.evaluate import evaluate
from pressminer.run import Result

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
FOLDERS = {
    "corpus": (ROOT / "corpus", HERE / "gold"),
    "dev": (HERE / "heldout" / "dev" / "articles", HERE / "heldout" / "dev" / "gold"),
    "more": (HERE / "heldout" / "more" / "articles", HERE / "heldout" / "more" / "gold"),
    "fresh": (HERE / "heldout" / "fresh" / "articles", HERE / "heldout" / "fresh" / "gold"),
    "unseen": (HERE / "heldout" / "unseen" / "articles", HERE / "heldout" / "unseen" / "gold"),
    "seeds": (SHARED / "seeds", SHARED / "seeds-gold"),
}
FLOORS: Mapping[str, Mapping[str, float]] = tomllib.loads(
    (HERE / "floors.toml").read_text(encoding="utf-8")
)

# What the main job has to show on the seed articles, whatever floors.toml says.
PROMISED = {
    "persons": 0.90, "organizations": 0.75, "places": 0.80, "roles": 0.80, "amounts": 0.90,
    "dates": 0.95, "relations": 0.50,
}  # fmt: skip


class Measured:
    """Runs each folder once, when a test first asks for it."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self._results: dict[str, Result] = {}
        self._reports: dict[str, Mapping[str, Any]] = {}

    def result(self, name: str) -> Result:
        if name not in self._results:
            corpus, _ = FOLDERS[name]
            self._results[name] = mine(corpus)
            self._results[name].save(self.output(name))
        return self._results[name]

    def output(self, name: str) -> Path:
        return self.scratch / name

    def report(self, name: str) -> Mapping[str, Any]:
        if name not in self._reports:
            self.result(name)
            corpus, gold = FOLDERS[name]
            self._reports[name] = evaluate(self.output(name), gold, corpus).report()
        return self._reports[name]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return Measured(tmp_path_factory.mktemp("accuracy"))


def need(name: str) -> None:
    for folder in FOLDERS[name]:
        if not folder.is_dir() or not any(folder.iterdir()):
            pytest.skip(f"{name}: {folder} is not here")


def floors() -> Iterator[Any]:
    for name, tables in FLOORS.items():
        for key, floor in tables.items():
            yield pytest.param(name, key, floor, id=f"{name}: {key} >= {floor}")


@pytest.mark.parametrize(("name", "key", "floor"), list(floors()))
def test_no_table_falls_below_its_floor(
    measured: Measured, name: str, key: str, floor: float
) -> None:
    need(name)
    values = measured.report(name)[key]
    reached = values["f1"] if "f1" in values else values["accuracy"]
    assert reached >= floor, f"{key} of {name} fell; pressminer eval --errors shows what is missed"


@pytest.mark.parametrize("name", FLOORS)
def test_every_measured_table_has_a_floor(measured: Measured, name: str) -> None:
    need(name)
    measures = {
        key
        for key, values in measured.report(name).items()
        if "accuracy" in values or ("f1" in values and "cross" not in key)
    }
    assert measures == set(FLOORS[name])


@pytest.mark.parametrize(("table", "promised"), PROMISED.items())
def test_the_seed_articles_reach_what_was_promised(
    measured: Measured, table: str, promised: float
) -> None:
    need("seeds")
    assert measured.report("seeds")[table]["f1"] >= promised


def test_every_trap_of_the_seed_articles_is_avoided(measured: Measured) -> None:
    """Strings such as ``M1`` or ``Phase II`` that must not become amounts or dates."""
    need("seeds")
    rows = measured.result("seeds").tables["mentions"]
    documents = measured.result("seeds").tables["documents"].set_index("document_id")["path"]
    checked = 0
    for path in sorted(FOLDERS["seeds"][1].glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        mine_ = rows[rows.document_id.map(documents).str.startswith(path.stem)]
        figures = set(mine_[mine_.table.isin(["amounts", "dates"])].surface)
        for trap in gold.get("traps", ()):
            checked += 1
            assert trap not in figures, f"{path.name}: {trap} is neither an amount nor a date"
    assert checked, "the gold names traps"


@pytest.mark.parametrize("name", ["corpus", "seeds"])
def test_every_language_is_right(measured: Measured, name: str) -> None:
    need(name)
    assert measured.report(name)["documents.language"]["accuracy"] == 1.0


def test_the_given_scorer_agrees_on_the_seed_articles(measured: Measured) -> None:
    need("seeds")
    scorer = SHARED / "tools" / "score_press.py"
    if not scorer.is_file():
        pytest.skip(f"{scorer} is not here")
    measured.result("seeds")
    numbers = measured.scratch / "scores.json"
    corpus, gold = FOLDERS["seeds"]
    command = [scorer, measured.output("seeds"), gold, corpus, "--json", numbers]
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)
    scores = json.loads(numbers.read_text(encoding="utf-8"))
    for table, promised in PROMISED.items():
        assert scores[table]["f1"] >= promised


# --- one thing, one row ---------------------------------------------------------------------------


def rows_mentioning(result: Result, table: str, *surfaces: str) -> dict[str, set[str]]:
    """Surface → ids of the rows that a mention with exactly these characters supports."""
    mentions = result.tables["mentions"]
    mentions = mentions[mentions.table == table]
    return {s: set(mentions[mentions.surface == s].record_id) for s in surfaces}


SAME = {
    "M1": ("organizations", ("M1", "M1-Allianz")),
    "LMU": ("organizations", ("LMU", "Ludwig-Maximilians-Universität")),
    "TUM": ("organizations", ("TUM", "Technische Universität München")),
    "Helmholtz Munich": ("organizations", ("Helmholtz Munich",)),
    "Tschöp": ("persons", ("Matthias Tschöp", "Matthias H. Tschöp", "Tschöp")),
}


@pytest.mark.parametrize("name", ["corpus", "seeds"])
@pytest.mark.parametrize("who", SAME)
def test_one_thing_is_one_row_in_both_languages(measured: Measured, name: str, who: str) -> None:
    need(name)
    table, surfaces = SAME[who]
    found = rows_mentioning(measured.result(name), table, *surfaces)
    rows = {row for ids in found.values() for row in ids}
    if not rows:
        pytest.skip(f"{name} does not speak of {who}")
    assert len(rows) == 1, found
    (row,) = rows
    mentions = measured.result(name).tables["mentions"]
    mine_ = mentions[mentions.record_id == row]
    assert set(mine_.language) == {"de", "en"}, "told in both languages, and one row"
