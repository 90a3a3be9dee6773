"""Writes the sample rows of README.md, or checks that they are what a run gives.

    python tools/readme_rows.py output/           # rewrites the block between its markers
    python tools/readme_rows.py output/ --check   # exits with 1 if it is stale

The rows are the first ten of ``roles.csv`` of a run on ``corpus/`` with the models that come with
pressminer; columns with ids are left out so that they fit a page.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from itertools import islice
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
COLUMNS = ("person", "role", "role_en", "organization", "mention_count")
ROWS = 10
_BLOCK = re.compile(r"(<!-- rows\b[^\n]*-->\n).*?(<!-- /rows -->)", re.DOTALL)


def line(cells: list[str]) -> str:
    """One line of a Markdown table; a ``|`` in a cell must not end it."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def sample(output: Path) -> str:
    """The first rows of ``roles.csv`` as a Markdown table."""
    with (output / "roles.csv").open(encoding="utf-8", newline="") as handle:
        rows = [[row[column] for column in COLUMNS] for row in islice(csv.DictReader(handle), ROWS)]
    return "".join(map(line, [list(COLUMNS), ["---"] * len(COLUMNS), *rows]))


def with_rows(readme: str, rows: str) -> str:
    """The README with these rows in its block; `ValueError` if it has no such block."""
    changed, blocks = _BLOCK.subn(lambda match: f"{match[1]}\n{rows}\n{match[2]}", readme)
    if blocks != 1:
        raise ValueError(f"README.md: {blocks} blocks between <!-- rows --> and <!-- /rows -->")
    return changed


def main() -> int:
    """Rewrites the block, or says that it is stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path, help="folder with the tables of a run on corpus/")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if stale")
    asked = parser.parse_args()
    readme = README.read_text(encoding="utf-8")
    wanted = with_rows(readme, sample(asked.output))
    if not asked.check:
        README.write_text(wanted, encoding="utf-8")
    elif wanted != readme:
        print("README.md: the sample rows are not what a run gives; rewrite them: make readme")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
