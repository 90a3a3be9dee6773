"""Articles that disagree: different figures or days for one and the same thing.

Both rows stay; `conflicts.csv` says who says what. Works on the finished tables, since a conflict
is something that a reader of the tables has to settle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from pressminer.ids import stable_id

COLUMNS = (
    "conflict_id", "kind", "about_id", "about", "value_a", "row_a", "document_a", "sentence_a",
    "value_b", "row_b", "document_b", "sentence_b",
)  # fmt: skip
_NEAR = Decimal("0.05")  # "rund 3.500" does not contradict 3,420
_FAR = 3  # a figure three times as large is about something else

Row = Mapping[str, str]
Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]
Place = tuple[str, str]  # document, sentence


@dataclass(frozen=True, slots=True)
class _Claim:
    """One article's word for a value: the row that holds it, and where it is said."""

    row: Row
    id: str
    document: str
    sentence: str


def find_conflicts(tables: Tables) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """The table ``conflicts``: columns and rows.

    Compared are sums and days of one relation (``funds``, ``founded``), and counts of one kind of
    thing in sentences about one body, each between articles that do not repeat each other. Hedged
    and rounded values that fit each other are no conflict, nor are days of different precision.
    """
    return COLUMNS, sorted(set(_Corpus(tables).conflicts()))


class _Corpus:
    """The tables, looked at by sentence."""

    def __init__(self, tables: Tables) -> None:
        self.rows = {
            name: {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
            for name, (columns, rows) in tables.items()
        }
        repeats = {k for k, row in self.rows["documents"].items() if row["duplicate_of"]}
        self.at: dict[tuple[Place, str], set[str]] = defaultdict(set)
        self.said: dict[str, set[Place]] = defaultdict(set)
        for mention in self.rows["mentions"].values():
            if mention["document_id"] not in repeats:
                place = mention["document_id"], mention["sentence"]
                self.at[place, mention["table"]].add(mention["record_id"])
                self.said[mention["record_id"]].add(place)

    def conflicts(self) -> Iterator[tuple[str, ...]]:
        yield from self._of_relations()
        yield from self._of_counts()

    def _of_relations(self) -> Iterator[tuple[str, ...]]:
        wanted = {"funds": "amounts", "founded": "dates"}
        for key, row in self.rows["relations"].items():
            table = wanted.get(row["relation"], "")
            if table:
                about = f"{row['subject']} {row['relation']} {row['object']}"
                yield from self._between(table, key, about, self._only_ones(table, key))

    def _only_ones(self, table: str, key: str) -> Iterator[_Claim]:
        """The sum or day of each sentence that states a relation, where there is just one."""
        for document, sentence in sorted(self.said[key]):
            found = [
                self.rows[table][value] | {"id": value}
                for value in self.at[(document, sentence), table]
                if self.rows[table][value].get("kind", "money") == "money"
            ]
            if len(found) == 1:
                yield _Claim(found[0], found[0]["id"], document, sentence)

    def _of_counts(self) -> Iterator[tuple[str, ...]]:
        claims: dict[tuple[str, str, str], list[_Claim]] = defaultdict(list)
        for key, row in self.rows["amounts"].items():
            if row["kind"] != "count":
                continue
            for place in sorted(self.said[key]):
                bodies = self.at[place, "organizations"]
                if len(bodies) == 1:
                    thing = (next(iter(bodies)), row["unit"].casefold(), row["per"])
                    claims[thing].append(_Claim(row, key, *place))
        for (body, unit, _), found in claims.items():
            if _once_each(found):
                about = f"{self.rows['organizations'][body]['name']}: {unit}"
                yield from self._between("amounts", body, about, found)

    def _between(
        self, table: str, about_id: str, about: str, claims: Iterator[_Claim] | Sequence[_Claim]
    ) -> Iterator[tuple[str, ...]]:
        agree = _days_agree if table == "dates" else _figures_agree
        ordered = sorted(claims, key=lambda c: (self._told_on(c), c.document, c.id))
        for a, b in combinations(ordered, 2):
            if a.document != b.document and not agree(a.row, b.row):
                yield (
                    stable_id("cft", about_id, a.id, a.document, b.id, b.document),
                    table, about_id, about, _worded(table, a.row), a.id, a.document, a.sentence,
                    _worded(table, b.row), b.id, b.document, b.sentence,
                )  # fmt: skip

    def _told_on(self, claim: _Claim) -> str:
        return self.rows["documents"][claim.document]["published_on"] or "9999"


def _once_each(claims: Sequence[_Claim]) -> bool:
    """Does every article name one figure only? Several are parts, years or comparisons."""
    figures: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        figures[claim.document].add(claim.id)
    return len(figures) > 1 and all(len(found) == 1 for found in figures.values())


def _figures_agree(a: Row, b: Row) -> bool:
    if a["unit"].casefold() != b["unit"].casefold() or a["per"] != b["per"]:
        return True  # not comparable
    (low, high), (other_low, other_high) = _span(a), _span(b)
    if low <= other_high and other_low <= high:
        return True
    small, large = sorted((abs(Decimal(a["value"])), abs(Decimal(b["value"]))))
    return large >= _FAR * small


def _span(row: Row) -> tuple[Decimal, Decimal]:
    """From the least to the most that a figure can mean."""
    value = Decimal(row["value"])
    match row["qualifier"]:
        case "about":
            return value * (1 - _NEAR), value * (1 + _NEAR)
        case "at_least":
            return value, value * _FAR
        case "at_most":
            return value / _FAR, value
        case "range":
            return value, Decimal(row["value_max"] or row["value"])
    return value, value


def _days_agree(a: Row, b: Row) -> bool:
    if not (a["earliest"] and b["earliest"] and a["latest"] and b["latest"]):
        return True
    return a["earliest"] <= b["latest"] and b["earliest"] <= a["latest"]


def _worded(table: str, row: Row) -> str:
    if table == "dates":
        return row["edtf"]
    hedge = "" if row["qualifier"] == "exact" else f"{row['qualifier']} "
    top = f"–{row['value_max']}" if row["value_max"] else ""
    per = f" per {row['per']}" if row["per"] else ""
    return f"{hedge}{row['value']}{top} {row['unit']}{per}"
