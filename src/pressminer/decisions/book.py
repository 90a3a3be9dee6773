"""The tables of a run while decisions are carried out: rows by id, who points at whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressminer.decisions.schema import ENTITIES, SCHEMAS
from pressminer.ids import stable_id
from pressminer.merging.amounts import wording_id
from pressminer.merging.counting import counted
from pressminer.merging.hedges import BARE
from pressminer.normalize import edtf
from pressminer.normalize.names import squeeze

Row = dict[str, str]
Told = tuple[set[str], set[tuple[str, str]]]
Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]


class Book:
    """Rows can be joined, split, changed and dropped; ``tables()`` gives them back as they came.

    Every change keeps the contract: ids that point somewhere point at a row, names are repeated
    as they stand there, and counts are those of the mentions, reprints left out.
    """

    def __init__(self, tables: Tables) -> None:
        self._columns = {name: tuple(columns) for name, (columns, _) in tables.items()}
        self._rows: dict[str, dict[str, Row]] = {
            name: {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
            for name, (columns, rows) in tables.items()
            if name != "identities"
        }
        columns, rows = tables["identities"]
        self.identities: list[Row] = [dict(zip(columns, row, strict=True)) for row in rows]
        self._originals = {
            key: row["duplicate_of"]
            for key, row in self._rows["documents"].items()
            if row["duplicate_of"]
        }
        self._evidence: dict[str, list[str]] = defaultdict(list)
        for key, mention in self._rows["mentions"].items():
            self._evidence[mention["record_id"]].append(key)

    # --- looking ---------------------------------------------------------------------------------

    def rows(self, table: str) -> Mapping[str, Row]:
        """The rows of a table by id."""
        return self._rows[table]

    def mentions(self, row_id: str) -> list[Row]:
        """The mentions that support a row, in the order of documents and text."""
        return [self._rows["mentions"][key] for key in self._evidence.get(row_id, ())]

    def where(self, table: str, target: str) -> str:
        """The id of the row that ``target`` means now, itself or what it went into; else ``""``."""
        seen: set[str] = set()
        into = {row["id"]: row["merged_into"] for row in self.identities}
        while target not in self._rows[table]:
            if target in seen or target not in into:
                return ""
            seen.add(target)
            target = into[target]
        return target

    def reason(self, target: str) -> str:
        """Why a former row went into another one, ``""`` if it did not."""
        return next((row["reason"] for row in self.identities if row["id"] == target), "")

    # --- changing --------------------------------------------------------------------------------

    def put(self, table: str, target: str, column: str, value: str) -> bool:
        """Sets a cell, and what repeats it elsewhere; says whether anything changed."""
        row = self._rows[table][target]
        if row[column] == value:
            return False
        row[column] = value
        if table == "dates" and column == "edtf":
            day = edtf.parse(value) if value else None
            row["earliest"] = day.earliest.isoformat() if day and day.earliest else ""
            row["latest"] = day.latest.isoformat() if day and day.latest else ""
        if column in SCHEMAS[table].refers:
            self._repeat_names(table, row)
        if table in ENTITIES and column == "name":
            self._count(table, target)
            self._rename_in_facts(target)
        return True

    def drop(self, table: str, target: str) -> None:
        """Removes a row with its mentions, and the facts that point at it."""
        for key in self._evidence.pop(target, []):
            del self._rows["mentions"][key]
        del self._rows[table][target]
        self.identities = [row for row in self.identities if row["merged_into"] != target]
        for fact_table, fact, column in self._pointing(target):
            if column in ("amount_id", "date_id", "organization_id"):
                self._rows[fact_table][fact][column] = ""
                self._repeat_names(fact_table, self._rows[fact_table][fact])
            elif fact in self._rows[fact_table]:
                self.drop(fact_table, fact)
        if table in ENTITIES:
            self._unite_facts()

    def drop_mention(self, key: str) -> None:
        """Removes one mention; its row goes with the last one."""
        mention = self._rows["mentions"].pop(key)
        owner = mention["record_id"]
        self._evidence[owner].remove(key)
        self._settle(mention["table"], owner)

    def join(self, table: str, target: str, into: str, reason: str) -> None:
        """One row of two: mentions and facts of ``target`` go over to ``into``."""
        gone, kept = self._rows[table].pop(target), self._rows[table][into]
        for column, value in gone.items():
            if value and not kept[column] and column not in SCHEMAS[table].refers:
                kept[column] = value
        if len(gone.get("honorifics", "")) > len(kept.get("honorifics", "")):
            kept["honorifics"] = gone["honorifics"]
        self._move(self._evidence.pop(target, []), into)
        for row in self.identities:
            if row["merged_into"] == target:
                row["merged_into"] = into
        self.identities.append({"id": target, "merged_into": into, "reason": reason})
        self._count(table, into)
        for fact_table, fact, column in self._pointing(target):
            self._rows[fact_table][fact][column] = into
            self._repeat_names(fact_table, self._rows[fact_table][fact])
        self._unite_facts()

    def part(self, table: str, source: str, keys: Iterable[str], new: str, reason: str) -> None:
        """Some mentions of a row become the row ``new``, or join it where it is there."""
        moved = list(keys)
        hedged = self._hedged(source) if table == "amounts" else set()
        fresh = new not in self._rows[table]
        if fresh:
            row = dict(self._rows[table][source])
            row[SCHEMAS[table].id] = new
            self._rows[table][new] = row
            if table in ENTITIES:
                row["name"] = max(
                    (squeeze(self._rows["mentions"][k]["surface"]) for k in moved),
                    key=lambda name: (len(name), name),
                )
                for column in ("honorifics", "name_de", "name_en", "acronym"):
                    if column in row:
                        row[column] = ""
            self.identities = [line for line in self.identities if line["id"] != new]
        left = set(moved)
        self._evidence[source] = [k for k in self._evidence[source] if k not in left]
        self._move(moved, new)
        for row_id in (source, new) if fresh else (source,):
            if hedged and hedged.isdisjoint(self._evidence[row_id]):
                self._rows[table][row_id]["qualifier"] = BARE
        self._count(table, new)
        self._part_facts(table, source, new, reason)
        self._settle(table, source)

    def _hedged(self, amount: str) -> set[str]:
        """The mentions of a row that are hedged themselves, where bare ones joined them."""
        own = wording_id(self._rows["amounts"][amount])
        return {m["mention_id"] for m in self.mentions(amount) if m["origin_id"] == own}

    # --- keeping the contract --------------------------------------------------------------------

    def _move(self, keys: Iterable[str], into: str) -> None:
        for key in keys:
            self._rows["mentions"][key]["record_id"] = into
            self._evidence[into].append(key)
        self._evidence[into].sort(key=self._place)

    def _place(self, key: str) -> tuple[str, int, int, str]:
        mention = self._rows["mentions"][key]
        return mention["document_id"], int(mention["start"]), int(mention["end"]), key

    def _settle(self, table: str, target: str) -> None:
        """Counts anew, or drops the row that nothing supports any more."""
        if self._evidence.get(target):
            self._count(table, target)
        else:
            self.drop(table, target)

    def _count(self, table: str, target: str) -> None:
        row, found = self._rows[table][target], self.mentions(target)
        row["document_ids"] = "|".join(sorted({m["document_id"] for m in found}))
        row["mention_count"] = str(counted((m["document_id"] for m in found), self._originals))
        if "aliases" in row:
            forms = {squeeze(m["surface"]).replace("|", "/") for m in found} - {row["name"]}
            row["aliases"] = "|".join(sorted(forms))

    def _pointing(self, target: str) -> list[tuple[str, str, str]]:
        """(table, id, column) of all facts that point at a row."""
        return [
            (table, key, column)
            for table, schema in SCHEMAS.items()
            for column in schema.refers
            for key, row in self._rows[table].items()
            if row[column] == target
        ]

    def _repeat_names(self, table: str, row: Row) -> None:
        for column, (tables, name) in SCHEMAS[table].refers.items():
            if name:
                owner = next((t for t in tables if row[column] in self._rows[t]), "")
                row[name] = self._rows[owner][row[column]]["name"] if owner else ""

    def _rename_in_facts(self, target: str) -> None:
        for table, key, _ in self._pointing(target):
            self._repeat_names(table, self._rows[table][key])

    def _unite_facts(self) -> None:
        """Posts and relations that have become one and the same; a relation to itself goes."""
        for table in ("roles", "relations"):
            first: dict[tuple[str, ...], str] = {}
            for key, row in list(self._rows[table].items()):
                if table == "relations" and row["subject_id"] == row["object_id"]:
                    self.drop(table, key)
                    continue
                same = tuple(row[column] for column in SCHEMAS[table].same)
                if first.setdefault(same, key) != key:
                    self.join(table, key, first[same], "the same after a decision")

    def _part_facts(self, table: str, source: str, new: str, reason: str) -> None:
        """Facts told only where the new row is told go over to it; mixed ones are parted.

        Where one article tells of both, a sentence that names one of them is about that one.
        """
        stays, goes = map(self._told, (source, new))
        for fact_table, fact, column in self._pointing(source):
            keys = [
                key
                for key in self._evidence[fact]
                if _goes(self._rows["mentions"][key], stays, goes)
            ]
            if not keys:
                continue
            if len(keys) < len(self._evidence[fact]):
                other = stable_id(SCHEMAS[fact_table].prefix, fact, new)
                self.part(fact_table, fact, keys, other, reason)
                fact = other  # noqa: PLW2901
            self._rows[fact_table][fact][column] = new
            self._repeat_names(fact_table, self._rows[fact_table][fact])
        if table in ENTITIES:
            self._unite_facts()

    def _told(self, target: str) -> Told:
        """The articles that tell of a row, and the sentences."""
        found = self.mentions(target)
        return {m["document_id"] for m in found}, {(m["document_id"], m["sentence"]) for m in found}

    # --- giving back -----------------------------------------------------------------------------

    def tables(self) -> dict[str, tuple[Sequence[str], list[tuple[str, ...]]]]:
        """All tables, columns and order as they came; identities sorted as a run sorts them."""
        found: dict[str, tuple[Sequence[str], list[tuple[str, ...]]]] = {}
        for name, columns in self._columns.items():
            rows: Iterable[Row] = self._rows[name].values() if name in self._rows else []
            if name == "identities":
                rows = sorted(self.identities, key=lambda row: (row["merged_into"], row["id"]))
            found[name] = (columns, [tuple(row[column] for column in columns) for row in rows])
        return found


def _goes(mention: Mapping[str, str], stays: Told, goes: Told) -> bool:
    """Is a fact told here of the row that leaves rather than of the one that stays?"""
    document, sentence = mention["document_id"], (mention["document_id"], mention["sentence"])
    if (sentence in goes[1]) != (sentence in stays[1]):
        return sentence in goes[1]
    return document in goes[0] and document not in stays[0]
