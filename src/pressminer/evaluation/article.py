"""Compares the rows that one article supports with its gold annotations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from pressminer.evaluation.agreement import Tally, Told, pair
from pressminer.evaluation.facts import describe, fully_same_amount, same_amount, same_date
from pressminer.evaluation.gold import (
    ENTITY_TABLES,
    GoldArticle,
    GoldEntity,
    GoldRelation,
    GoldRole,
)
from pressminer.evaluation.places import locate, occurrences, overlap
from pressminer.evaluation.result import Evaluation, Miss
from pressminer.evaluation.tables import IDS, Row, Span, Tables
from pressminer.evaluation.wording import norm, same_post

_COMPARED = {"published_on": 10}  # the day counts, not the time; other columns: 300 characters


class _GoldFact(Protocol):
    """What the gold types of facts have in common."""

    @property
    def optional(self) -> bool: ...
    @property
    def label(self) -> str: ...


F = TypeVar("F", bound=_GoldFact)


class ArticleScore:
    """Compares one article and adds what it finds to an `Evaluation`."""

    def __init__(
        self,
        gold: GoldArticle,
        text: str,
        tables: Tables,
        names: Mapping[str, set[str]],
        into: Evaluation,
    ) -> None:
        self.gold, self.text, self.tables, self.names, self.into = gold, text, tables, names, into
        self.document = tables.documents.get(gold.stem)
        self.places = locate(text, gold)
        self.linked: dict[str, str] = {}  # gold entity -> the row it was found in
        self.excused: set[str] = set()  # rows that are neither right nor wrong

    def score(self) -> None:
        """Entities first, since roles and relations point at them."""
        self._columns()
        for table in ENTITY_TABLES:
            self._entities(table)
        self._facts("amounts", self.gold.amounts, same_amount, full=fully_same_amount)
        self._facts("dates", self.gold.dates, same_date, exempt=lambda row: not row["edtf"])
        self._facts(
            "roles",
            self.gold.roles,
            self._same_role,
            full=self._right_body,
            exempt=lambda row: row["person_id"] in self.excused,
        )
        self._facts("relations", self.gold.relations, self._same_relation, exempt=self._no_fault)
        self._traps()
        self._duplicate()

    def _check(self, name: str, right: bool) -> None:
        self.into.checks[name].append(right)

    def _miss(self, table: str, what: str, text: str) -> None:
        self.into.misses.append(Miss(self.gold.stem, table, what, text))

    def _columns(self) -> None:
        found = self.document or {}
        right = found.get("language") == self.gold.language
        self._check("documents.language", bool(self.document) and right)
        for key, accepted in self.gold.columns.items():
            length = _COMPARED.get(key, 300)
            right = norm(found.get(key, ""))[:length] in {norm(a)[:length] for a in accepted}
            self._check(f"documents.{key}", bool(self.document) and right)

    # entities

    def _entities(self, table: str) -> None:
        gold = self.gold.entities[table]
        found = list(self.tables.seen(self.document, table).items())
        pairs = pair(gold, found, self._mentions_shared)
        hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
        left = [item for j, item in enumerate(found) if j not in hit_found]
        spurious = [item for item in left if not self.places.excuse_all(item[1])]
        missed = [e for i, e in enumerate(gold) if i not in hit_gold and not e.optional]
        self.excused |= {record for record, spans in left if self.places.excuse_all(spans)}
        self.into.tallies[table] += Tally(len(pairs), len(spurious), len(missed))
        for i, j in pairs:
            self._link(table, gold[i], found[j][0])
        self.into.told[table] += [
            Told(e.key, self.linked.get(e.key), self.gold.stem, self.gold.language) for e in gold
        ]
        for entity in missed:
            self._miss(table, "missed", entity.label)
        for record, spans in spurious:
            self._miss(table, "spurious", f"{self._quote(spans)} ({record})")

    def _mentions_shared(self, entity: GoldEntity, found: tuple[str, list[Span]]) -> int:
        places = self.places.entities.get(entity.key, ())
        return sum(any(overlap(span, place) for place in places) for span in found[1])

    def _link(self, table: str, entity: GoldEntity, record: str) -> None:
        self.linked[entity.key] = record
        self.into.links[table].append((entity.key, record))
        row = self.tables.rows[table].get(record, {})
        self._check(f"{table}.name", norm(row.get("name", "")) in self.names[entity.key])
        if table == "organizations":
            self._check("organizations.kind", row.get("kind") in entity.kinds)

    def _quote(self, spans: Sequence[Span]) -> str:
        return " | ".join(self.text[start:end] for start, end in spans[:3])

    # facts

    def _facts(
        self,
        table: str,
        gold: Sequence[F],
        weight: Callable[[F, Row], int],
        *,
        full: Callable[[F, Row], bool] | None = None,
        exempt: Callable[[Row], bool] = lambda row: False,
    ) -> None:
        """Match gold facts to rows; optional ones earn nothing, exempt rows cost nothing."""
        seen = self.tables.seen(self.document, table)
        rows = [row for record in seen if (row := self.tables.rows[table].get(record))]
        pairs = pair(gold, rows, weight)
        hit_gold, hit_rows = {i for i, _ in pairs}, {j for _, j in pairs}
        spurious = [
            row
            for j, row in enumerate(rows)
            if j not in hit_rows
            and not exempt(row)
            and not self.places.excuse_all(seen[row[IDS[table]]])
        ]
        missed = [g for i, g in enumerate(gold) if i not in hit_gold and not g.optional]
        counted = [(gold[i], rows[j]) for i, j in pairs if not gold[i].optional]
        self.into.tallies[table] += Tally(len(counted), len(spurious), len(missed))
        if full is not None:
            right = sum(full(g, row) for g, row in counted)
            half = len(counted) - right
            self.into.tallies[f"{table}.full"] += Tally(
                right, len(spurious) + half, len(missed) + half
            )
        for fact in missed:
            self._miss(table, "missed", fact.label)
        for row in spurious:
            quote = self._quote(seen[row[IDS[table]]])
            self._miss(table, "spurious", f"{quote} ({describe(table, row)})")

    def _same_role(self, gold: GoldRole, row: Row) -> int:
        if not row["person_id"] or self.linked.get(gold.person) != row["person_id"]:
            return 0
        same = any(same_post(name, row["role_en"]) for name in gold.canonicals)
        same = same or any(same_post(title, row["role"]) for title in gold.titles)
        return same and (2 if self._right_body(gold, row) else 1)

    def _right_body(self, gold: GoldRole, row: Row) -> bool:
        """Where this text leaves the body unsaid, another article may have said it."""
        return None in gold.bodies or any(
            body and self.linked.get(body) == row["organization_id"] for body in gold.bodies
        )

    def _same_relation(self, gold: GoldRelation, row: Row) -> int:
        ends = self.linked.get(gold.subject), self.linked.get(gold.object)
        found = row["subject_id"], row["object_id"]
        same = ends == found or (gold.kind == "partner_of" and ends == found[::-1])
        return int(gold.kind == row["relation"] and None not in ends and same)

    def _no_fault(self, row: Row) -> bool:
        """A relation of excused entities; or a workplace, which may be given or left out."""
        ends = {row["subject_id"], row["object_id"]}
        workplace = row["relation"] == "member_of" and row["subject_id"] in self._people
        return bool(ends & self.excused) or workplace

    @property
    def _people(self) -> Collection[str]:
        return self.tables.rows["persons"]

    # the rest

    def _traps(self) -> None:
        spans = [
            span
            for table in ("amounts", "dates")
            for places in self.tables.seen(self.document, table).values()
            for span in places
        ]
        for trap in self.gold.traps:
            for place in occurrences(self.text, trap):
                sprung = any(overlap(span, place) for span in spans)
                self._check("traps.avoided", not sprung)
                if sprung:
                    self._miss("traps", "sprung", trap)

    def _duplicate(self) -> None:
        found = (self.document or {}).get("duplicate_of") or ""
        if self.gold.duplicate_of is None:
            self._check("documents.not_duplicate", bool(self.document) and not found)
            return
        original = self.tables.documents.get(self.gold.duplicate_of, {})
        wanted = original.get("document_id", "") if self.gold.duplicate_of else ""
        self._check("documents.duplicate_of", bool(self.document) and found == wanted)
