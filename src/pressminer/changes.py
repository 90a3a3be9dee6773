"""What is new, gone or changed between the tables of two runs: the table ``changes``.

Works on finished rows, old and new, so that whatever made the difference shows: articles that came
or went, decisions, rules. Rows that became one, or were parted, are told as that and not as gone
and new. The order is that of importance: posts before people, people before figures, places last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from pressminer.decisions.schema import SCHEMAS, table_of

NAME = "changes"
COLUMNS = (
    "change", "table", "id", "what", "column", "from", "to", "document_ids", "sentence",
)  # fmt: skip
NEW, GONE, CHANGED = "new", "gone", "changed"
ORDER = (
    "roles", "persons", "relations", "amounts", "conflicts", "organizations", "documents", "dates",
    "places",
)  # fmt: skip
"""Tables by how much their changes matter to somebody who reads them every week."""

_KINDS = (CHANGED, NEW, GONE)
_FIGURES = ("money", "percentage", "count", "measure", "duration")
# More articles about a thing are no news about it; names that repeat another row's are told there.
_UNTOLD = frozenset({"aliases", "document_ids", "mention_count"})
MERGED, PARTED = "merged_into", "parted_from"

Row = Mapping[str, str]
Rows = tuple[Sequence[str], Sequence[Sequence[str]]]
Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the table; ``column``, ``before`` and ``after`` are of changed rows only."""

    kind: str
    table: str
    id: str
    what: str
    column: str = ""
    before: str = ""
    after: str = ""
    documents: str = ""
    sentence: str = ""
    weight: tuple[int, Decimal] = (0, Decimal(0))


def compare(before: Tables, after: Tables) -> list[Change]:
    """All changes, the most important first; ``name: (columns, rows)`` as strings.

    The mentions of ``before`` are not needed.
    """
    old, new = _State(before), _State(after)
    found = [
        change for table in ORDER if table in new.rows for change in _of_table(table, old, new)
    ]
    wanted = {change.id for change in found if change.kind != GONE}
    said = new.sentences(wanted)
    told = (c if c.sentence else replace(c, sentence=said.get(c.id, "")) for c in found)
    return sorted(told, key=_importance)


def rows_of(changes: Iterable[Change]) -> Rows:
    """The table: columns and rows."""
    return COLUMNS, [
        (c.kind, c.table, c.id, c.what, c.column, c.before, c.after, c.documents, c.sentence)
        for c in changes
    ]


def counted(rows: Rows) -> Mapping[tuple[str, str], int]:
    """How many things there are by (kind of change, table); one that changed twice counts once."""
    return Counter((kind, table) for kind, table, _ in {tuple(row[:3]) for row in rows[1]})


def _importance(change: Change) -> tuple[object, ...]:
    rank, size = change.weight
    return (
        ORDER.index(change.table), _KINDS.index(change.kind), rank, -size, change.what.casefold(),
        change.id, change.column,
    )  # fmt: skip


# --- the tables of one run -----------------------------------------------------------------------


class _State:
    """The tables of one run, by id."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.rows: dict[str, dict[str, Row]] = {
            name: {row[0]: dict(zip(columns, row, strict=True)) for row in content}
            for name, (columns, content) in tables.items()
            if name in ORDER
        }
        columns, content = tables.get("identities", ((), ()))
        told = (dict(zip(columns, row, strict=True)) for row in content)
        self.merged = {row["id"]: row["merged_into"] for row in told}

    def where(self, table: str, key: str) -> str:
        """The row that an id means here, itself or what it went into; ``""`` for none."""
        rows = self.rows.get(table, {})
        if key in rows:
            return key
        seen: set[str] = set()
        while key not in rows:
            if key in seen or key not in self.merged:
                return ""
            seen.add(key)
            key = self.merged[key]
        return key

    def anywhere(self, key: str) -> str:
        """`where` for an id of any table; the id itself where no row has it."""
        return self.where(table_of(key), key) or key

    def sentences(self, wanted: set[str]) -> dict[str, str]:
        """The first sentence that supports each of these rows."""
        columns, content = self.tables.get("mentions", ((), ()))
        if not wanted or not columns:
            return {}
        owner, said = list(columns).index("record_id"), list(columns).index("sentence")
        found: dict[str, str] = {}
        for row in content:
            if row[owner] in wanted:
                found.setdefault(row[owner], row[said])
        return found

    def what(self, table: str, row: Row) -> str:
        """A row in words."""
        match table:
            case "documents":
                return row["title"] or row["path"]
            case "persons":
                return f"{row['honorifics']} {row['name']}".strip()
            case "roles":
                post = ", ".join(filter(None, (row["role"], row["organization"])))
                return f"{row['person']}: {post}"
            case "amounts":
                return _figure(row)
            case "dates":
                return row["edtf"]
            case "relations":
                return " ".join((row["subject"], row["relation"], row["object"], *self._with(row)))
            case "conflicts":
                return f"{row['about']}: {row['value_a']} or {row['value_b']}"
        return row["name"]

    def _with(self, relation: Row) -> Iterator[str]:
        """The figure or day that a relation carries."""
        for table, column in (("amounts", "amount_id"), ("dates", "date_id")):
            if relation[column] in self.rows.get(table, {}):
                yield f"({self.what(table, self.rows[table][relation[column]])})"

    def value(self, cell: str) -> str:
        """What a cell says; an id of a row is put in words."""
        table = table_of(cell)
        row = self.rows.get(table, {}).get(cell)
        return cell if row is None else self.what(table, row)


def _figure(row: Row) -> str:
    """``about 10,000,000–12,000,000 EUR per year``."""
    hedge = {"about": "about ", "at_least": "at least ", "at_most": "at most "}
    ends = [_spaced(end) for end in (row["value"], row["value_max"]) if end]
    per = f" per {row['per']}" if row["per"] else ""
    return f"{hedge.get(row['qualifier'], '')}{'–'.join(ends)} {row['unit']}{per}"


def _spaced(number: str) -> str:
    try:
        return f"{Decimal(number):,}"
    except (InvalidOperation, ValueError):
        return number


# --- comparing -----------------------------------------------------------------------------------


def _of_table(table: str, old: _State, new: _State) -> Iterator[Change]:
    if table == "conflicts":
        yield from _of_conflicts(old, new)
        return
    successors: dict[str, list[str]] = {}  # rows of now → the rows of then that they were
    for key, row in old.rows.get(table, {}).items():
        there = new.where(table, key)
        if there:
            successors.setdefault(there, []).append(key)
        else:
            yield _told(GONE, table, key, row, old)
    for key, row in new.rows[table].items():
        before = successors.get(key, [])
        if before:
            first = key if key in before else min(before)
            yield from _cells(table, key, (first, old.rows[table][first]), row, old, new)
            yield from _unions(table, key, [b for b in before if b != first], row, old, new)
        elif source := old.where(table, key):  # an id that was part of another row
            told = _told(CHANGED, table, key, row, new)
            was = old.what(table, old.rows[table][source])
            yield replace(told, column=PARTED, before=was, after=told.what)
        else:
            yield _told(NEW, table, key, row, new)


def _told(kind: str, table: str, key: str, row: Row, state: _State) -> Change:
    documents = key if table == "documents" else row.get("document_ids", "")
    what = state.what(table, row)
    return Change(kind, table, key, what, documents=documents, weight=_weight(table, row))


def _weight(table: str, row: Row) -> tuple[int, Decimal]:
    """Figures by kind and size, articles that failed first, all else by mentions."""
    if table == "amounts":
        kind = row["kind"]
        rank = _FIGURES.index(kind) if kind in _FIGURES else len(_FIGURES)
        return rank, _number(row["value_max"] or row["value"])
    if table == "documents":
        return (0 if row["status"] == "failed" else 1), Decimal(0)
    return 0, _number(row.get("mention_count", ""))


def _number(cell: str) -> Decimal:
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return Decimal(0)
    return number if number.is_finite() else Decimal(0)


def _cells(
    table: str, key: str, was: tuple[str, Row], row: Row, old: _State, new: _State
) -> Iterator[Change]:
    """A line for every cell that says something else than before."""
    key_before, before = was
    told = _told(CHANGED, table, key, row, new)
    schema = SCHEMAS[table]
    if key != key_before:
        yield replace(told, column=schema.id, before=key_before, after=key)
    repeated = {name for _, name in schema.refers.values()}
    for column in row:
        if column in _UNTOLD or column in repeated or column not in before or column == schema.id:
            continue
        then, now = before[column], row[column]
        if then == now:
            continue
        if column.endswith(("_id", "_of")):  # points at a row
            if then and new.anywhere(then) == now:
                continue  # which has been merged, and that is told there
            name = schema.refers.get(column, ((), ""))[1] or column
            yield replace(told, column=name, before=old.value(then), after=new.value(now))
        else:
            yield replace(told, column=column, before=then, after=now)


def _unions(
    table: str, key: str, gone: Sequence[str], row: Row, old: _State, new: _State
) -> Iterator[Change]:
    """A line for every row that went into another one that was there, too."""
    told = _told(CHANGED, table, key, row, new)
    for other in sorted(gone):
        was = old.what(table, old.rows[table][other])
        yield replace(told, id=other, what=was, column=MERGED, before=was, after=told.what)


def _of_conflicts(old: _State, new: _State) -> Iterator[Change]:
    """Contradictions that came or were settled; they follow the rows that they are about."""
    before = {_matter(row, new): (key, row) for key, row in old.rows.get("conflicts", {}).items()}
    after = {_matter(row, new): (key, row) for key, row in new.rows["conflicts"].items()}
    for kind, some, others, state in ((NEW, after, before, new), (GONE, before, after, old)):
        for matter, (key, row) in some.items():
            if matter not in others:
                told = _told(kind, "conflicts", key, row, state)
                documents = "|".join(sorted({row["document_a"], row["document_b"]}))
                yield replace(told, documents=documents, sentence=row["sentence_b"])


def _matter(row: Row, state: _State) -> tuple[object, ...]:
    sides = {(state.anywhere(row[f"row_{s}"]), row[f"document_{s}"]) for s in "ab"}
    return state.anywhere(row["about_id"]), frozenset(sides)
