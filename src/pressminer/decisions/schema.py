"""What may be decided about each table: its id, its name, its columns, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from pressminer.normalize import edtf

KINDS = (
    "alliance", "association", "company", "foundation", "government", "hospital", "media", "other",
    "programme", "research_institute", "university",
)  # fmt: skip
_DECIMAL_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+|-?\d{1,3}(?:\.\d{3}){2,}")

Check = Callable[[str], str]


def _any(value: str) -> str:
    return value


def _one_of(*allowed: str) -> Check:
    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(filter(None, allowed))}")
        return value

    return check


def _number(value: str) -> str:
    """A plain decimal number; ``1.234,5`` from a German spreadsheet is 1234.5."""
    if _DECIMAL_COMMA.fullmatch(value):
        value = value.replace(".", "").replace(",", ".")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError("must be a number") from None
    if not number.is_finite():
        raise ValueError("must be a number")
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _optional(check: Check) -> Check:
    return lambda value: check(value) if value else ""


def _day(value: str) -> str:
    """A day; ``3.7.2025`` from a German spreadsheet is 2025-07-03."""
    hit = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", value)
    try:
        if hit:
            return date(int(hit[3]), int(hit[2]), int(hit[1])).isoformat()
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError("must be a day such as 2025-07-03") from None


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2}", value):
        raise ValueError("must be a code of two letters such as de")
    return value


def _edtf(value: str) -> str:
    return edtf.parse(value).edtf


@dataclass(frozen=True, slots=True)
class Schema:
    """One table: the column of its id, the one that `rename` changes, and what `set` may change.

    ``refers``: columns with ids, each with the tables that the id may be of and the column that
    repeats the name. ``same``: rows that agree in these columns are one.
    """

    id: str
    prefix: str
    name: str = ""
    columns: Mapping[str, Check] = field(default_factory=dict)
    refers: Mapping[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    same: tuple[str, ...] = ()


ENTITIES = ("persons", "organizations", "places")
_NAMES: Mapping[str, Check] = {"name": _any, "name_de": _any, "name_en": _any, "acronym": _any}
_BODIES = ("organizations", "places")

SCHEMAS: Mapping[str, Schema] = {
    "documents": Schema(
        "document_id",
        "art",
        "title",
        {
            "title": _any,
            "language": _language,
            "published_on": _optional(_day),
            "publisher": _any,
            "author": _any,
        },
    ),
    "persons": Schema("person_id", "prs", "name", {"name": _any, "honorifics": _any}),
    "organizations": Schema("organization_id", "org", "name", {**_NAMES, "kind": _one_of(*KINDS)}),
    "places": Schema("place_id", "plc", "name", {**_NAMES, "kind": _any, "country": _any}),
    "roles": Schema(
        "role_id",
        "rol",
        "role",
        {
            "role": _any,
            "role_en": _any,
            "status": _one_of("current", "former", "designated", "acting", "deputy"),
        },
        {"person_id": (("persons",), "person"), "organization_id": (_BODIES, "organization")},
        ("person_id", "role_en", "organization_id"),
    ),
    "amounts": Schema(
        "amount_id",
        "amt",
        "unit",
        {
            "kind": _one_of("money", "percentage", "count", "measure", "duration"),
            "value": _number,
            "value_max": _optional(_number),
            "unit": _any,
            "qualifier": _one_of("exact", "about", "at_least", "at_most", "range"),
            "per": _any,
        },
        {},
        ("kind", "value", "value_max", "unit", "qualifier", "per"),
    ),
    "dates": Schema("date_id", "dat", "edtf", {"edtf": _optional(_edtf)}, {}, ("edtf",)),
    "relations": Schema(
        "relation_id",
        "rel",
        "relation",
        {
            "relation": _one_of(
                "member_of", "part_of", "funds", "founded", "located_in", "partner_of"
            )
        },
        {
            "subject_id": (ENTITIES, "subject"),
            "object_id": (_BODIES, "object"),
            "amount_id": (("amounts",), ""),
            "date_id": (("dates",), ""),
        },
        ("subject_id", "relation", "object_id"),
    ),
}
MENTION = "mnt"
BY_PREFIX = {schema.prefix: table for table, schema in SCHEMAS.items()}


def table_of(target: str) -> str:
    """The table that an id belongs to by its prefix, ``""`` for none: ``prs-1a2b`` is a person."""
    prefix = target.partition("-")[0]
    return "mentions" if prefix == MENTION else BY_PREFIX.get(prefix, "")
