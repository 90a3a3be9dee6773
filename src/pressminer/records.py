"""What merging yields: one record per real-world thing in the corpus, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pressminer.model import Amount, Document, Mention, PartialDate


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention, where it stands, and the stable key of the fact it states there.

    ``origin``: the key of the row it would support without other articles, if not ``atom``.
    """

    document_id: str
    mention: Mention
    atom: str
    origin: str = ""


@dataclass(slots=True)
class Record:
    """A row to be: its id and the mentions that support it."""

    id: str
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def document_ids(self) -> list[str]:
        """Documents that mention it, sorted."""
        return sorted({e.document_id for e in self.evidence})


@dataclass(slots=True)
class PersonRecord(Record):
    """One person."""

    name: str = ""
    honorifics: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class OrganizationRecord(Record):
    """One organization."""

    name: str = ""
    name_de: str = ""
    name_en: str = ""
    acronym: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class PlaceRecord(Record):
    """One place; ``country`` is ISO 3166-1 alpha-2 where known."""

    name: str = ""
    name_de: str = ""
    name_en: str = ""
    acronym: str = ""
    kind: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class RoleRecord(Record):
    """Who holds which post where; ids and names of the entities it points at."""

    person_id: str = ""
    person: str = ""
    role: str = ""
    role_en: str = ""
    organization_id: str = ""
    organization: str = ""
    status: str = "current"  # current, former, designated, acting, deputy


@dataclass(slots=True)
class AmountRecord(Record):
    """A figure."""

    amount: Amount | None = None


@dataclass(slots=True)
class DateRecord(Record):
    """A point or span in time."""

    date: PartialDate | None = None


@dataclass(slots=True)
class RelationRecord(Record):
    """How two entities hang together."""

    subject_id: str = ""
    subject: str = ""
    relation: str = ""
    object_id: str = ""
    object: str = ""
    amount_id: str = ""
    date_id: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """An id that a row had, or would have without another article, and where it went."""

    id: str
    merged_into: str
    reason: str


@dataclass(frozen=True, slots=True)
class Records:
    """The whole corpus, ready to be written.

    ``parted``: ids of rows that would be part of another one, had the user not decided otherwise.
    """

    documents: Sequence[Document]
    persons: Sequence[PersonRecord]
    organizations: Sequence[OrganizationRecord]
    places: Sequence[PlaceRecord]
    roles: Sequence[RoleRecord]
    amounts: Sequence[AmountRecord]
    dates: Sequence[DateRecord]
    relations: Sequence[RelationRecord]
    identities: Sequence[Identity]
    parted: frozenset[str] = frozenset()
