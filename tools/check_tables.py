"""Checks the tables of a run against their contract (docs/tables.md) and the articles.

    python tools/check_tables.py output/ corpus/ [--same other-output/]

Knows the tables only from the outside: reads the CSV files and the articles with nothing but the
standard library, as any reader of the tables would. Prints every fault and exits with 1 if there
is one. ``--same`` also wants the tables of a second run to be equal to the byte.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

Row = dict[str, str]
Tables = dict[str, list[Row]]

SUPPORT = "document_ids mention_count"
COLUMNS = {
    "documents": "document_id path title language published_on publisher author duplicate_of "
    "status message translation_of",
    "persons": f"person_id name honorifics aliases {SUPPORT}",
    "organizations": f"organization_id name name_de name_en acronym kind aliases {SUPPORT}",
    "places": f"place_id name name_de name_en acronym aliases {SUPPORT}",
    "roles": f"role_id person_id person role role_en organization_id organization {SUPPORT}",
    "amounts": f"amount_id kind value value_max unit qualifier per {SUPPORT}",
    "dates": f"date_id edtf earliest latest {SUPPORT}",
    "relations": "relation_id subject_id subject relation object_id object amount_id date_id "
    f"{SUPPORT}",
    "mentions": "mention_id document_id table record_id start end surface sentence language",
    "identities": "id merged_into reason",
}
SUPPORTED = tuple(name for name, columns in COLUMNS.items() if SUPPORT in columns)
ENTITIES = ("persons", "organizations", "places")
# (table, column of ids, column that repeats the name or "", tables that the id may be of)
REFERENCES = (
    ("documents", "duplicate_of", "", ("documents",)),
    ("documents", "translation_of", "", ("documents",)),
    ("roles", "person_id", "person", ("persons",)),
    ("roles", "organization_id", "organization", ("organizations", "places")),
    ("relations", "subject_id", "subject", ENTITIES),
    ("relations", "object_id", "object", ENTITIES),
    ("relations", "amount_id", "", ("amounts",)),
    ("relations", "date_id", "", ("dates",)),
    ("mentions", "document_id", "", ("documents",)),
)
KINDS = "university hospital research_institute government company alliance programme foundation "
KINDS += "association media other"
VALUES = {
    ("documents", "status"): "mined skipped failed",
    ("organizations", "kind"): KINDS,
    ("amounts", "kind"): "money percentage count measure duration",
    ("amounts", "qualifier"): "exact about at_least at_most range",
    ("roles", "status"): "current former designated acting deputy",
    ("relations", "relation"): "member_of part_of funds founded located_in partner_of",
}
_NUMBER = r"-?\d+(\.\d*[1-9])?"
_DAY = r"(-?\d{4}-\d\d-\d\d)?"
SHAPES = {
    ("documents", "published_on"): _DAY,
    ("amounts", "value"): _NUMBER,
    ("amounts", "value_max"): f"({_NUMBER})?",
    ("dates", "earliest"): _DAY,
    ("dates", "latest"): _DAY,
    ("roles", "role_en"): r"[^A-Z]*|.*\b[A-Z]{2,}.*",
    ("mentions", "start"): r"\d+",
    ("mentions", "end"): r"\d+",
}
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(\n|\Z)", re.DOTALL)


def columns(table: str) -> list[str]:
    """The columns that the contract wants, in order; the first one is the id."""
    return COLUMNS[table].split()


def read(output: Path) -> Tables:
    """All tables that are there, as dictionaries of strings."""
    tables: Tables = {}
    for name in COLUMNS:
        path = output / f"{name}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as handle:
                tables[name] = list(csv.DictReader(handle))
    return tables


def headers(output: Path) -> Iterator[str]:
    """Tables or columns that are missing."""
    for name in COLUMNS:
        path = output / f"{name}.csv"
        if not path.is_file():
            yield f"{name}.csv is missing"
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            found = next(csv.reader(handle), [])
        missing = [column for column in columns(name) if column not in found]
        if missing:
            yield f"{name}.csv lacks {', '.join(missing)}"


def id_of(table: str, row: Row) -> str:
    """The id of a row."""
    return row[columns(table)[0]]


def ids(tables: Tables) -> Iterator[str]:
    """Ids that are empty or that two rows of any tables share."""
    owners = defaultdict(list)
    for table in COLUMNS:
        for row in tables[table]:
            owners[id_of(table, row)].append(table)
    for key, found in owners.items():
        if not key or len(found) > 1:
            yield f"id {key!r} stands in {len(found)} rows ({', '.join(found)})"


def values(tables: Tables) -> Iterator[str]:
    """Cells outside the words or the shape that the contract allows."""
    for (table, column), words in VALUES.items():
        for row in tables[table]:
            if row.get(column, "") not in (words.split() if column in row else ("",)):
                yield f"{table} {id_of(table, row)}: {column} is {row[column]!r}"
    for (table, column), shape in SHAPES.items():
        for row in tables[table]:
            if not re.fullmatch(shape, row[column]):
                yield f"{table} {id_of(table, row)}: {column} is {row[column]!r}"
    for row in tables["dates"]:
        if row["earliest"] and row["latest"] and row["earliest"] > row["latest"]:
            yield f"dates {row['date_id']}: {row['earliest']} is after {row['latest']}"


def references(tables: Tables) -> Iterator[str]:
    """Ids that point at no row, and names that differ from the row they point at."""
    names = {
        table: {id_of(table, row): row.get("name", "") for row in tables[table]}
        for table in COLUMNS
    }
    for table, column, label, targets in REFERENCES:
        for row in tables[table]:
            known = [
                names[target][row[column]] for target in targets if row[column] in names[target]
            ]
            if row[column] and not known:
                yield f"{table} {id_of(table, row)}: {column} {row[column]} is no row"
            elif known and label and row[label] != known[0]:
                yield f"{table} {id_of(table, row)}: {row[label]!r} is called {known[0]!r}"
    live = {key for table in COLUMNS if table != "identities" for key in names[table]}
    for row in tables["identities"]:
        if row["merged_into"] not in live:
            yield f"identities {row['id']}: merged_into {row['merged_into']} is no row"


def counted(documents: list[str], originals: dict[str, str]) -> int:
    """Mentions without those of reprints; what reprints alone say counts once."""
    total = 0
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for document, mentions in Counter(documents).items():
        groups[originals[document] or document][document] = mentions
    for original, told in groups.items():
        total += told.get(original, 0) or max(told.values())
    return total


def evidence(tables: Tables) -> Iterator[str]:
    """Rows without a mention, or whose counts say something else than their mentions."""
    originals = {row["document_id"]: row["duplicate_of"] for row in tables["documents"]}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in tables["mentions"]:
        found[row["table"], row["record_id"]].append(row["document_id"])
    for table in SUPPORTED:
        for row in tables[table]:
            documents = found.pop((table, id_of(table, row)), [])
            if not documents:
                yield f"{table} {id_of(table, row)} has no mention"
            elif str(counted(documents, originals)) != row["mention_count"]:
                yield f"{table} {id_of(table, row)}: {len(documents)} mentions, not as it says"
            elif "|".join(sorted(set(documents))) != row["document_ids"]:
                yield f"{table} {id_of(table, row)}: document_ids are not those of its mentions"
    for table, key in found:
        yield f"mentions of {table} {key}, which is no row"


def article_text(path: Path) -> str:
    r"""The text that offsets point into: decoded, ``\r\n`` as ``\n``, no front matter."""
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
    text = text.replace("\r\n", "\n")
    block = _FRONT_MATTER.match(text)
    return text[block.end() :] if block else text


def as_cell(surface: str) -> tuple[str, str]:
    """How a piece of text may stand in a cell: as it is, or with ``'`` so that it is no formula."""
    surface = re.sub("[\x00\ud800-\udfff]", "\ufffd", surface)
    return (surface, f"'{surface}" if surface[:1] in tuple("=+-@\t\r") else surface)


def offsets(tables: Tables, corpus: Path) -> Iterator[str]:
    """Mentions whose characters are not where they say, or not in their sentence."""
    paths = {row["document_id"]: corpus / row["path"] for row in tables["documents"]}
    texts = {
        key: article_text(paths[key]) for key in {m["document_id"] for m in tables["mentions"]}
    }
    for row in tables["mentions"]:
        start, end = int(row["start"]), int(row["end"])
        surface = texts[row["document_id"]][start:end]
        if not surface or row["surface"] not in as_cell(surface):
            yield f"mention {row['mention_id']}: {surface!r} there, {row['surface']!r} in the table"
        elif "".join(surface.split()) not in "".join(row["sentence"].split()):
            yield f"mention {row['mention_id']}: {surface!r} is not in its sentence"


def differences(output: Path, other: Path) -> Iterator[str]:
    """Tables that are not equal to the byte."""
    for name in COLUMNS:
        if (output / f"{name}.csv").read_bytes() != (other / f"{name}.csv").read_bytes():
            yield f"{name}.csv differs from the one in {other}"


def faults(output: Path, corpus: Path, other: Path | None) -> Iterator[str]:
    """Everything that is wrong; where tables or columns are missing, only that."""
    missing = list(headers(output))
    yield from missing
    if missing:
        return
    tables = read(output)
    checks: tuple[Callable[[Tables], Iterator[str]], ...] = (ids, values, references, evidence)
    for check in checks:
        yield from check(tables)
    yield from offsets(tables, corpus)
    if other is not None:
        yield from differences(output, other)
    if not any(row["status"] == "mined" for row in tables["documents"]):
        yield "no article was mined"


def main() -> int:
    """Prints what is wrong; 1 if something is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path, help="folder with the tables")
    parser.add_argument("corpus", type=Path, help="folder with the articles")
    parser.add_argument("--same", type=Path, metavar="DIR", help="tables of a second run")
    asked = parser.parse_args()
    found = list(faults(asked.output, asked.corpus, asked.same))
    for fault in found:
        print(fault)
    rows = Counter({name: len(rows) for name, rows in read(asked.output).items()})
    print(f"{asked.output}: {sum(rows.values())} rows in {len(rows)} tables, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
