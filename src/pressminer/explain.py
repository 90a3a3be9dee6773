"""``pressminer explain``: where a row comes from, why its mentions are one, and what came near.

Works on what the last run wrote, so nothing is mined again. The nearest others are told with what
keeps them apart, in the terms in which names are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressminer.decisions.schema import SCHEMAS, table_of
from pressminer.errors import UsageError
from pressminer.normalize.names import fold
from pressminer.normalize.persons import compatible, half_of_double, name_key
from pressminer.written import Written

Row = Mapping[str, str]
Key = Callable[[str], Iterable[str]]

NEAREST = 5
_MENTIONS = 20


@dataclass(frozen=True, slots=True)
class Near:
    """A row that was not merged, how much of its name is shared (0 to 1), and what differs."""

    row: Row
    share: float
    why_not: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one row. ``asked`` is the id that was given, which may have moved."""

    asked: str
    table: str
    row: Row
    moved: tuple[Row, ...]
    mentions: tuple[Row, ...]
    reasons: tuple[str, ...]
    decisions: tuple[str, ...]
    nearest: tuple[Near, ...]


def explain(asked: str, known: Written, key: Key) -> Explanation:
    """The row that ``asked`` means: an id of a row, of a mention, or one that was given up.

    ``key`` turns the name of an organization into the words that are compared. Raises `UsageError`
    if there is no such id.
    """
    tables = {name: {row[_id(name)]: row for row in known.rows(name)} for name in _TABLES}
    target, moved = _follow(asked, known, tables)
    table = table_of(target)
    row = tables[table][target]
    return Explanation(
        asked,
        table,
        row,
        tuple(moved),
        tuple(m for m in tables["mentions"].values() if m["record_id"] == target),
        tuple(_reasons(target, known)),
        tuple(_decided({asked, target}, known)),
        tuple(_nearest(table, row, tables[table].values(), key)),
    )


_TABLES = (*SCHEMAS, "mentions")


def _id(table: str) -> str:
    return SCHEMAS[table].id if table in SCHEMAS else "mention_id"


def _follow(
    asked: str, known: Written, tables: Mapping[str, Mapping[str, Row]]
) -> tuple[str, list[Row]]:
    """The row that an id leads to, and the identities on the way."""
    target = asked
    if target in tables["mentions"]:
        target = tables["mentions"][target]["record_id"]
    into = {row["id"]: row for row in known.rows("identities")}
    moved: list[Row] = []
    while target not in tables.get(table_of(target), {}):
        if target not in into or into[target] in moved:
            raise UsageError(f"{asked}: no row, mention or former row of the last run has this id")
        moved.append(into[target])
        target = into[target]["merged_into"]
    return target, moved


def _reasons(target: str, known: Written) -> Iterator[str]:
    for row in known.rows("identities"):
        if row["merged_into"] == target:
            yield f"{row['id']}: {row['reason']}"


def _decided(ids: set[str], known: Written) -> Iterator[str]:
    for d in known.rows("decisions"):
        if ids & {d["target"], *d["value"].split("|")}:
            words = (d["action"], d["target"], d["column"], d["value"])
            by = " ".join(part for part in (d["who"], d["when"], d["why"]) if part)
            told = " ".join(word for word in words if word)
            yield f"{told} ({d['status']}{': ' + by if by else ''})"


# --- what came near ---------------------------------------------------------------------------


def _nearest(table: str, row: Row, others: Iterable[Row], key: Key) -> list[Near]:
    compare = {"persons": _person, "organizations": _organization, "places": _place}.get(table)
    if compare is None:
        return []
    found = [near for other in others if other is not row and (near := compare(row, other, key))]
    found.sort(key=lambda near: (-near.share, near.row["name"], next(iter(near.row.values()))))
    return found[:NEAREST]


def _person(row: Row, other: Row, key: Key) -> Near | None:
    a, b = name_key(row["name"]), name_key(other["name"])
    if a.family != b.family and not (a.given and a.given == b.given):
        return None
    if a.family != b.family:
        return Near(other, 0.5, f"another last name: {a.family} / {b.family}")
    if not a.given or not b.given:
        return Near(other, 0.8, "a last name alone joins only where a post of the two agrees")
    if half_of_double(a, b):
        return Near(other, 0.8, "a double first name is one name, and no post of the two agrees")
    if bool(a.generation) != bool(b.generation) or a.particles != b.particles:
        return Near(other, 0.8, "only one of them has what tells namesakes apart")
    if compatible(a, b):
        return Near(other, 0.9, "the names would fit, but one of them fits several persons")
    return Near(other, 0.6, f"other given names: {' '.join(a.given)} / {' '.join(b.given)}")


def _organization(row: Row, other: Row, key: Key) -> Near | None:
    a, b = set(key(row["name"])), set(key(other["name"]))
    common = len(a & b)
    if not common:
        return None
    if row["acronym"] and row["acronym"] == other["acronym"]:
        return Near(other, 0.9, f"both are {row['acronym']}, but {_difference(a, b)}")
    return Near(other, common / len(a | b), _difference(a, b))


def _difference(a: set[str], b: set[str]) -> str:
    """``dresden / muenchen`` where both say something else, ``only one says hospital`` else."""
    left, right = " ".join(sorted(a - b)), " ".join(sorted(b - a))
    if left and right:
        return f"the names differ: {left} / {right}"
    return (
        f"only one of them says: {left or right}" if left or right else "they are two listed bodies"
    )


def _place(row: Row, other: Row, key: Key) -> Near | None:
    mine = {fold(row[name]) for name in ("name", "name_de", "name_en")} - {""}
    theirs = {fold(other[name]) for name in ("name", "name_de", "name_en")} - {""}
    if not mine & theirs:
        return None
    differs = next((c for c in ("country", "kind") if row[c] != other[c]), "")
    return Near(
        other, 1.0, f"another {differs}: {row[differs]} / {other[differs]}" if differs else ""
    )


# --- showing -----------------------------------------------------------------------------------


def lines(found: Explanation, documents: Mapping[str, Row]) -> Iterator[str]:
    """The explanation as lines of text; ``documents`` are rows by id."""
    for step in found.moved:
        yield f"{step['id']} went into {step['merged_into']}: {step['reason']}"
    yield f"{found.table}.csv, {next(iter(found.row.values()))}"
    for column, value in list(found.row.items())[1:]:
        if value and column not in ("document_ids", "mention_count"):
            yield f"  {column}: {value}"
    yield ""
    counted = found.row.get("mention_count", str(len(found.mentions)))
    repeated = len(found.mentions) - int(counted)
    yield f"Told in {counted} places{f' and {repeated} of reprints' if repeated > 0 else ''}:"
    for mention in found.mentions[:_MENTIONS]:
        path = documents[mention["document_id"]]["path"]
        yield f"  {path}, {mention['start']}, {mention['zone']}: {_marked(mention)}"
    if len(found.mentions) > _MENTIONS:
        yield f"  … and {len(found.mentions) - _MENTIONS} more in mentions.csv"
    for title, told in (
        ("Why they are one", found.reasons),
        ("What was decided", found.decisions),
        ("Nearest others, not merged", [_near(near) for near in found.nearest]),
    ):
        if told:
            yield ""
            yield f"{title}:"
            yield from (f"  {text}" for text in told)


def _marked(mention: Row) -> str:
    """The sentence with the mention in brackets."""
    surface = " ".join(mention["surface"].split())
    return mention["sentence"].replace(surface, f"[{surface}]", 1)


def _near(near: Near) -> str:
    why = f": {near.why_not}" if near.why_not else ""
    return f"{near.row['name']} ({next(iter(near.row.values()))}){why}"
