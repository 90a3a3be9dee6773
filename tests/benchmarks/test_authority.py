from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from authority import SIZE, bodies, cost, start
from pressminer.authority import table
from pressminer.authority.trust import Standing
from pressminer.lexicon import Lexicon
from sample_articles import Sample


def test_the_bodies_are_many_valid_and_the_same_every_time(tmp_path: Path) -> None:
    made = list(bodies(SIZE))
    assert len({body.id for body in made}) == SIZE
    assert list(bodies(100)) == made[:100]
    table.write(made, tmp_path / "list.tsv")
    assert table.read(tmp_path / "list.tsv") == made


def test_their_names_are_such_as_are_looked_for(lexicon: Lexicon) -> None:
    names = [body.name_de for body in bodies(600)]
    sure = [name for name in names if lexicon.trust.standing(name) is Standing.SURE]
    assert len(sure) > 0.9 * len(names)


def test_both_ways_are_timed(tmp_path: Path) -> None:
    found = cost([Sample("a.txt", "de", False, "Neues\n\nDie Universität Ulm wächst.\n")], rounds=1)
    assert found.times_as_long.low > 0 and found.times_as_long_cpu.low > 0
    assert start([]) > 0
