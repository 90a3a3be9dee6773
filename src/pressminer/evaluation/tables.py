"""What is compared: the tables of a run, and the texts of its articles."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pressminer import readers
from pressminer.errors import UsageError
from pressminer.model import Article

Row = Mapping[str, str]
Span = tuple[int, int]

IDS = {
    "persons": "person_id",
    "organizations": "organization_id",
    "places": "place_id",
    "roles": "role_id",
    "amounts": "amount_id",
    "dates": "date_id",
    "relations": "relation_id",
}
# What is compared, of the columns that the contract promises.
_COLUMNS = {
    "documents": ("document_id", "path"),
    "persons": ("person_id", "name"),
    "organizations": ("organization_id", "name", "kind"),
    "places": ("place_id", "name"),
    "roles": ("role_id", "person_id", "person", "role", "role_en", "organization_id"),
    "amounts": ("amount_id", "kind", "value", "value_max", "unit", "qualifier", "per"),
    "dates": ("date_id", "edtf"),
    "relations": ("relation_id", "subject_id", "relation", "object_id"),
    "mentions": ("document_id", "table", "record_id", "start", "end"),
}
_LONGEST_FIELD = 10**9


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a run: documents by file stem, rows by id, mentions by document and table."""

    documents: Mapping[str, Row]
    rows: Mapping[str, Mapping[str, Row]]
    mentions: Mapping[tuple[str, str], Mapping[str, list[Span]]]

    @classmethod
    def read(cls, folder: Path) -> Tables:
        """Read the CSV files; a missing table counts as empty, missing documents as a mistake."""
        if not (folder / "documents.csv").is_file():
            raise UsageError(
                f"{folder}: no documents.csv in it; give the folder that a run wrote its tables to"
            )
        csv.field_size_limit(_LONGEST_FIELD)
        documents = {PurePosixPath(row["path"]).stem: row for row in _rows(folder, "documents")}
        rows = {name: {row[key]: row for row in _rows(folder, name)} for name, key in IDS.items()}
        mentions: dict[tuple[str, str], dict[str, list[Span]]] = {}
        for row in _rows(folder, "mentions"):
            records = mentions.setdefault((row["document_id"], row["table"]), {})
            records.setdefault(row["record_id"], []).append(_span(folder, row))
        return cls(documents, rows, mentions)

    def seen(self, document: Row | None, table: str) -> Mapping[str, list[Span]]:
        """Which rows of ``table`` have mentions in an article, and where."""
        if document is None:
            return {}
        return self.mentions.get((document["document_id"], table), {})


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, restval="")
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as a table: {error}") from None
    missing = [name for name in _COLUMNS[table] if name not in (reader.fieldnames or ())]
    if missing:
        raise UsageError(f"{path}: lacks the column {', '.join(missing)}")
    return rows


def _span(folder: Path, row: Row) -> Span:
    try:
        return int(row["start"]), int(row["end"])
    except ValueError:
        raise UsageError(
            f"{folder / 'mentions.csv'}: start and end must be numbers, "
            f"are {row['start']!r} and {row['end']!r}"
        ) from None


class Texts:
    """The articles' texts, found by file stem."""

    def __init__(self, corpus: Path) -> None:
        self.corpus = corpus
        self._by_stem: dict[str, Path] = {}
        for item in readers.discover(corpus):
            if isinstance(item, Path):
                self._by_stem.setdefault(item.stem, item)

    def of(self, stem: str, document: Row | None) -> str:
        """The text of the article that the output means, or that bears the name."""
        path = self._by_stem.get(stem)
        if document is not None and (self.corpus / document["path"]).is_file():
            path = self.corpus / document["path"]
        if path is None:
            raise UsageError(
                f"{stem}.json: no article of that name in {self.corpus}; "
                "say with --corpus where the articles are"
            )
        article = readers.read(path, self.corpus)
        if not isinstance(article, Article):
            raise UsageError(f"{path}: {article.message}")
        return article.text
