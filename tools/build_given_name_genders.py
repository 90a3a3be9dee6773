"""Build `pipelines/shared/given_name_genders.tsv`: which given names are men's, which women's.

Faker's person providers (MIT) list first names by gender for many countries. A name that any of
them lists for both is left out, as is one that pressminer does not know as a given name.

    python tools/build_given_name_genders.py     # rewrites the file
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person

from pressminer.lexicon import lexicon
from pressminer.normalize.names import fold

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "pipelines" / "shared" / "given_name_genders.tsv"

# The version behind the committed file; Faker's lists grow.
BUILT_WITH = {"faker": "40.54.0"}

GENDERS = {"m": "first_names_male", "f": "first_names_female"}


def listed(gender: str) -> Iterator[str]:
    """Folded given names of a gender, of all countries."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        names = getattr(provider, GENDERS[gender], ())
        yield from (fold(name) for name in names)


def main() -> None:
    """Writes the table."""
    words = lexicon(None)
    known = words.given_names | words.doubtful_given_names
    found = {gender: set(listed(gender)) & known for gender in GENDERS}
    both = found["m"] & found["f"]
    rows = sorted((name, gender) for gender in GENDERS for name in found[gender] - both)
    lines = ["name\tgender", *(f"{name}\t{gender}" for name, gender in rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} names; {len(both)} of both genders left out")


if __name__ == "__main__":
    main()
