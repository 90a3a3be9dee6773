"""One spec per output table: columns, order, row function. Strings begin here and nowhere else.

The columns of the contract come first and keep their names; columns of our own follow them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pressminer.ids import stable_id
from pressminer.merging.counting import counted
from pressminer.model import Document
from pressminer.records import (
    AmountRecord,
    DateRecord,
    Identity,
    OrganizationRecord,
    PersonRecord,
    PlaceRecord,
    Record,
    Records,
    RelationRecord,
    RoleRecord,
)

Row = tuple[str, ...]
Table = tuple[Sequence[str], list[Row]]


@dataclass(frozen=True, slots=True)
class Spec:
    """A table: its name, its columns, and how a record becomes a row."""

    name: str
    columns: tuple[str, ...]
    row: Callable[[Any], Row]


def _joined(values: Iterable[str]) -> str:
    """A list in one cell; a ``|`` inside a value would tear it apart, so it becomes ``/``."""
    return "|".join(v.replace("|", "/") for v in values)


def _support(record: Record) -> Row:
    return _joined(record.document_ids), str(len(record.evidence))


def number(value: Decimal | None) -> str:
    """A plain decimal number: ``10000000``, ``1.5``, never ``1E+7``; empty for ``None``."""
    if value is None:
        return ""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _document(d: Document) -> Row:
    return (
        d.document_id, d.path, d.title, d.language, d.published_on, d.publisher, d.author,
        d.duplicate_of, d.status, d.message, d.translation_of,
    )  # fmt: skip


def _person(r: PersonRecord) -> Row:
    return r.id, r.name, r.honorifics, _joined(r.aliases), *_support(r)


def _organization(r: OrganizationRecord) -> Row:
    names = (r.name, r.name_de, r.name_en, r.acronym)
    return r.id, *names, r.kind, _joined(r.aliases), *_support(r)


def _place(r: PlaceRecord) -> Row:
    names = (r.name, r.name_de, r.name_en, r.acronym)
    return r.id, *names, _joined(r.aliases), *_support(r), r.kind, r.country


def _role(r: RoleRecord) -> Row:
    post = (r.person_id, r.person, r.role, r.role_en, r.organization_id, r.organization)
    return r.id, *post, *_support(r), r.status


def _amount(r: AmountRecord) -> Row:
    a = r.amount
    if a is None:
        return r.id, "", "", "", "", "", "", *_support(r)
    figure = (a.kind, number(a.value), number(a.value_max), a.unit, a.qualifier, a.per)
    return r.id, *figure, *_support(r)


def _date(r: DateRecord) -> Row:
    d = r.date
    earliest = d.earliest.isoformat() if d and d.earliest else ""
    latest = d.latest.isoformat() if d and d.latest else ""
    return r.id, d.edtf if d else "", earliest, latest, *_support(r)


def _relation(r: RelationRecord) -> Row:
    ends = (r.subject_id, r.subject, r.relation, r.object_id, r.object)
    return r.id, *ends, r.amount_id, r.date_id, *_support(r)


def _identity(i: Identity) -> Row:
    return i.id, i.merged_into, i.reason


COUNT = "mention_count"
_SUPPORT = ("document_ids", COUNT)
_NAMES = ("name", "name_de", "name_en", "acronym")

SPECS = (
    Spec(
        "documents",
        (
            "document_id",
            "path",
            "title",
            "language",
            "published_on",
            "publisher",
            "author",
            "duplicate_of",
            "status",
            "message",
            "translation_of",
        ),
        _document,
    ),
    Spec("persons", ("person_id", "name", "honorifics", "aliases", *_SUPPORT), _person),
    Spec(
        "organizations", ("organization_id", *_NAMES, "kind", "aliases", *_SUPPORT), _organization
    ),
    Spec("places", ("place_id", *_NAMES, "aliases", *_SUPPORT, "kind", "country"), _place),
    Spec(
        "roles",
        (
            "role_id",
            "person_id",
            "person",
            "role",
            "role_en",
            "organization_id",
            "organization",
            *_SUPPORT,
            "status",
        ),
        _role,
    ),
    Spec(
        "amounts",
        ("amount_id", "kind", "value", "value_max", "unit", "qualifier", "per", *_SUPPORT),
        _amount,
    ),
    Spec("dates", ("date_id", "edtf", "earliest", "latest", *_SUPPORT), _date),
    Spec(
        "relations",
        (
            "relation_id",
            "subject_id",
            "subject",
            "relation",
            "object_id",
            "object",
            "amount_id",
            "date_id",
            *_SUPPORT,
        ),
        _relation,
    ),
    Spec("identities", ("id", "merged_into", "reason"), _identity),
)

MENTIONS = (
    "mention_id", "document_id", "table", "record_id", "start", "end", "surface", "sentence",
    "language", "zone", "origin_id",
)  # fmt: skip
TABLES = (*(s.name for s in SPECS[:-1]), "mentions", "identities")
"""The tables that merging yields; a run adds decisions, where articles differ, what is new."""
ALL_TABLES = (*TABLES, "conflicts", "decisions", "changes")


def rows_of(records: Records) -> dict[str, Table]:
    """All ten tables as strings, in the order of the contract."""
    originals = {d.document_id: d.duplicate_of for d in records.documents if d.duplicate_of}
    tables: dict[str, Table] = {
        spec.name: (spec.columns, [_row(spec, r, originals) for r in getattr(records, spec.name)])
        for spec in SPECS
    }
    tables["mentions"] = (MENTIONS, _mentions(records))
    return {name: tables[name] for name in TABLES}


def _row(spec: Spec, record: Any, originals: Mapping[str, str]) -> Row:
    """The row of a record, reprints left out of its count."""
    row: Row = spec.row(record)
    if not originals or COUNT not in spec.columns:
        return row
    at = spec.columns.index(COUNT)
    count = counted((e.document_id for e in record.evidence), originals)
    return (*row[:at], str(count), *row[at + 1 :])


_PREFIXES = {
    "persons": "prs", "organizations": "org", "places": "plc", "roles": "rol", "amounts": "amt",
    "dates": "dat", "relations": "rel",
}  # fmt: skip


def _mentions(records: Records) -> list[Row]:
    """One row per place in a text, in the order of documents and text."""
    order = {d.document_id: k for k, d in enumerate(records.documents)}
    rows = []
    for table, prefix in _PREFIXES.items():
        for record in getattr(records, table):
            for e in record.evidence:
                m = e.mention
                parts = (e.document_id, table, str(m.start), str(m.end), e.atom)
                row = (
                    stable_id("mnt", *parts), e.document_id, table, record.id, str(m.start),
                    str(m.end), m.surface, m.sentence, m.language, m.zone.value,
                    stable_id(prefix, e.origin or e.atom),
                )  # fmt: skip
                rows.append(((order[e.document_id], m.start, m.end, table, row[0]), row))
    return [row for _, row in sorted(rows)]
