"""What a comparison found: counts, and the disagreements one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pressminer.evaluation.agreement import Measure, Tally, Told, b_cubed, cross_pairs
from pressminer.evaluation.tables import IDS

Report = dict[str, Measure]

MAIN_TABLES = tuple(IDS)
REPORTED = (
    "persons",
    "organizations",
    "places",
    "roles",
    "roles.full",
    "amounts",
    "amounts.full",
    "dates",
    "relations",
)


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: ``what`` is ``missed``, ``spurious`` or ``sprung`` (a trap)."""

    article: str
    table: str
    what: str
    text: str


@dataclass(slots=True)
class Evaluation:
    """Counts that grow article by article; ``report`` turns them into numbers."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    checks: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    misses: list[Miss] = field(default_factory=list)

    def report(self) -> Report:
        """All measures by name, in the order in which they are shown."""
        found = {name: self.tallies[name].measure() for name in REPORTED}
        for table, links in self.links.items():
            found[f"{table}.merge_b3"] = b_cubed(links)
        for table, told in self.told.items():
            articles = cross_pairs(told, lambda t: t.article)
            languages = cross_pairs(told, lambda t: t.language)
            found[f"{table}.cross_article"] = articles.measure()
            found[f"{table}.cross_language"] = languages.measure()
        for name, results in sorted(self.checks.items()):
            found[name] = {"accuracy": round(sum(results) / len(results), 4), "n": len(results)}
        mean = sum(found[name]["f1"] for name in MAIN_TABLES) / len(MAIN_TABLES)
        found["macro_f1"] = {"f1": round(mean, 4)}
        return found
