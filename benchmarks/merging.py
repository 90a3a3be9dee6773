"""What merging costs: many different names of organizations and persons, one article each.

    python benchmarks/merging.py [--names 200000]

Names are put together from types, subjects, places, persons and firms in both languages, so that
they share words as real names do; three in five are bodies, the others persons. Printed are
seconds and peak memory for a quarter of the names and for all of them, and the ratio of the two:
4 where the cost follows the number of different names. Seconds are those of the processor, since
merging works on one core. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from pressminer.lexicon import Lexicon, lexicon
from pressminer.merging.organizations import OrganizationMerger, Told
from pressminer.merging.persons import PersonMerger, ToldPerson
from pressminer.model import OrganizationName, PersonName

SEED = 6
BODIES = 0.6  # share of organizations among the names
SUBJECTS = (
    ("Physik", "Physics"), ("Chemie", "Chemistry"), ("Krebsforschung", "Cancer Research"),
    ("Virologie", "Virology"), ("Musik", "Music"), ("Verwaltung", "Administration"),
    ("Umweltschutz", "Environmental Protection"), ("Werkstoffe", "Materials"),
    ("Neurologie", "Neurology"), ("Landwirtschaft", "Agriculture"), ("Logistik", "Logistics"),
    ("Geschichte", "History"), ("Pädagogik", "Education"), ("Energietechnik", "Energy Technology"),
    ("Robotik", "Robotics"), ("Archäologie", "Archaeology"), ("Pflege", "Nursing"),
    ("Polymere", "Polymers"), ("Meeresforschung", "Marine Research"), ("Recht", "Law"),
)  # fmt: skip
TYPES = (
    ("Institut für {s} {p}", "{p} Institute of {s}"), ("Zentrum für {s} {p}", "{p} Center for {s}"),
    ("Gesellschaft für {s} {p}", "Society for {s} {p}"), ("Klinik für {s} {p}", "{s} Clinic {p}"),
    ("Hochschule für {s} {p}", "{p} University of {s}"), ("{n}-Stiftung {p}", "{n} Foundation {p}"),
    ("{n}-Institut für {s}", "{n} Institute for {s}"), ("{n} {s} GmbH", "{n} {s} Ltd"),
    ("Verband {s} {p}", "{p} Association for {s}"), ("Museum {n} {p}", "{n} Museum {p}"),
    ("{n} {x} AG", "{n} {x} Inc."), ("Netzwerk {s} {x} {p}", "{x} {s} Network {p}"),
)  # fmt: skip
_FIRST = (
    "B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "W",
    "Br", "Dr", "Fr", "Gr", "Kl", "Kr", "Sch", "St", "Tr",
)  # fmt: skip
_MIDDLE = (
    "a", "e", "i", "o", "u", "au", "ei", "au", "ie", "ö", "ü",
)  # fmt: skip
_LAST = (
    "bach", "berg", "mann", "meier", "ner", "ling", "rich", "hoff", "ding", "witz", "kamp", "gold",
    "lach", "stein", "ters", "land",
)  # fmt: skip


def names(count: int, known: Lexicon) -> Iterator[tuple[bool, str]]:
    """(is it a body, name), all different; a longer list begins with the shorter one."""
    dice = random.Random(SEED)
    places = [entry.name_de for entry in known.gazetteer.values() if entry.country == "DE"]
    given = sorted(n.title() for n in known.given_names if n.isascii())[::7]
    seen: set[str] = set()
    while len(seen) < count:
        body = dice.random() < BODIES
        name = _body(dice, places, given) if body else f"{_given(dice, given)} {_family(dice)}"
        if name not in seen:
            seen.add(name)
            yield body, name


def _body(dice: random.Random, places: list[str], given: list[str]) -> str:
    tongue = dice.randrange(2)
    subject = dice.choice(SUBJECTS)[tongue]
    person = f"{dice.choice(given)} {_family(dice)}"
    if dice.random() < 0.3:
        joint = (" und ", " and ")[tongue]
        subject += joint + dice.choice(SUBJECTS)[tongue]
    pattern = dice.choice(TYPES)[tongue]
    return pattern.format(s=subject, p=dice.choice(places), n=person, x=_family(dice))


def _family(dice: random.Random) -> str:
    return (
        dice.choice(_FIRST) + dice.choice(_MIDDLE) + dice.choice("bdfgklmnrst") + dice.choice(_LAST)
    )


def _given(dice: random.Random, given: list[str]) -> str:
    first = dice.choice(given)
    middle = dice.random()
    if middle < 0.1:
        return f"{first[0]}."
    return f"{first} {dice.choice(given)[0]}." if middle < 0.3 else first


def merged(told: list[tuple[bool, str]], known: Lexicon) -> int:
    """Merges all names and says how many rows there are."""
    bodies, people = OrganizationMerger(known), PersonMerger(known)
    bodies.add(
        Told(OrganizationName(name, "other", "", "", (name,)), "2024-01-01")
        for body, name in told
        if body
    )
    people.add(
        ToldPerson(PersonName(name), f"art-{k}", "2024-01-01", frozenset())
        for k, (body, name) in enumerate(told)
        if not body
    )
    return len(set(bodies.resolve().values())) + len(set(people.resolve().values()))


def measure(count: int, clock: Callable[[], float] = time.process_time) -> tuple[float, int, int]:
    """Seconds, peak memory in MB, rows; everything but the names is read beforehand."""
    known = lexicon()
    told = list(names(count, known))
    merged(told[:100], known)
    start = clock()
    rows = merged(told, known)
    seconds = clock() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, peak // (1024 if sys.platform != "darwin" else 1 << 20), rows


def main() -> None:
    """Prints the table, or one measurement for itself."""
    parser = argparse.ArgumentParser(description="cost of merging", allow_abbrev=False)
    parser.add_argument("--names", type=int, default=200_000)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(*measure(asked.names))
        return
    cost = []
    for count in (asked.names // 4, asked.names):
        command = [sys.executable, __file__, "--one", "--names", str(count)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds, peak, rows = output.split()
        cost.append(float(seconds))
        print(f"{count:>9,} names  {cost[-1]:6.1f} s  {int(peak):>6,} MB  {int(rows):>9,} rows")
    print(f"ratio {cost[1] / cost[0]:.1f}")


if __name__ == "__main__":
    main()
