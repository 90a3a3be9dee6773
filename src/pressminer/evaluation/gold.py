"""Gold annotations: one JSON file per article, read into types.

The format is section 10 of the annotation guide: ``key`` holds the preferred answer, ``key_ok``
a list of others that count as right. Here each such field is one tuple with the preferred
answer first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressminer.errors import UsageError

ENTITY_TABLES = ("persons", "organizations", "places")
DOCUMENT_COLUMNS = ("published_on", "title", "publisher", "author")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A person, organization or place; ``key`` is the same in all files of a gold folder."""

    key: str
    names: tuple[str, ...]
    surfaces: tuple[str, ...]
    kinds: tuple[str, ...]
    optional: bool

    @property
    def label(self) -> str:
        """The entity as the article words it."""
        return " | ".join(self.surfaces)


@dataclass(frozen=True, slots=True)
class GoldRole:
    """A post; ``bodies`` are entity keys, ``None`` where the text need not say."""

    person: str
    titles: tuple[str, ...]
    canonicals: tuple[str, ...]
    bodies: tuple[str | None, ...]
    optional: bool

    @property
    def label(self) -> str:
        """``per:markus-blume, Wissenschaftsminister, loc:bavaria``."""
        return ", ".join((self.person, self.titles[0], self.bodies[0] or "(unsaid)"))


@dataclass(frozen=True, slots=True)
class GoldAmount:
    """A figure; values as the table writes them."""

    kinds: tuple[str, ...]
    values: tuple[str, ...]
    value_max: str
    units: tuple[str, ...]
    qualifiers: tuple[str, ...]
    per: str
    surface: str
    optional: bool

    @property
    def label(self) -> str:
        """``10 Millionen Euro, money, 10000000, EUR``."""
        return ", ".join((self.surface, self.kinds[0], self.values[0], self.units[0]))


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A point or span in time."""

    edtfs: tuple[str, ...]
    surface: str
    optional: bool

    @property
    def label(self) -> str:
        """``3. Juli 2025, 2025-07-03``."""
        return f"{self.surface}, {self.edtfs[0]}"


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """How two entities hang together; both ends are entity keys."""

    subject: str
    kind: str
    object: str
    optional: bool

    @property
    def label(self) -> str:
        """``org:lmu, member_of, org:m1``."""
        return ", ".join((self.subject, self.kind, self.object))


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All that is annotated in one article; ``stem`` is its file name without suffix.

    ``columns`` holds the accepted values of documents.csv, only for columns that are annotated.
    ``duplicate_of`` is ``None`` when nothing is said, ``""`` for no duplicate, else a stem.
    """

    stem: str
    language: str
    columns: Mapping[str, tuple[str, ...]]
    entities: Mapping[str, tuple[GoldEntity, ...]]
    roles: tuple[GoldRole, ...]
    amounts: tuple[GoldAmount, ...]
    dates: tuple[GoldDate, ...]
    relations: tuple[GoldRelation, ...]
    ignore: tuple[str, ...]
    traps: tuple[str, ...]
    duplicate_of: str | None

    @property
    def all_entities(self) -> Iterator[GoldEntity]:
        """Persons, then organizations, then places."""
        for table in ENTITY_TABLES:
            yield from self.entities[table]


def read_gold(folder: Path) -> list[GoldArticle]:
    """All ``*.json`` files of a folder, by name; `UsageError` names the file that is wrong."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; give the folder with the gold annotations")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder}: no .json file in it, so there is nothing to compare with")
    return [_read_file(path) for path in paths]


def _read_file(path: Path) -> GoldArticle:
    try:
        return _article(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None
    except KeyError as error:
        raise UsageError(f"{path}: an entry lacks the field {error}") from None
    except (TypeError, AttributeError) as error:
        raise UsageError(f"{path}: not in the format of gold annotations: {error}") from None


def _article(stem: str, raw: Mapping[str, Any]) -> GoldArticle:
    return GoldArticle(
        stem=stem,
        language=raw["language"],
        columns={
            key: _texts(raw, key)
            for key in DOCUMENT_COLUMNS
            if raw.get(key) or key == "published_on"
        },
        entities={t: tuple(_entity(item) for item in raw.get(t, ())) for t in ENTITY_TABLES},
        roles=tuple(_role(item) for item in raw.get("roles", ())),
        amounts=tuple(_amount(item) for item in raw.get("amounts", ())),
        dates=tuple(_date(item) for item in raw.get("dates", ())),
        relations=tuple(_relation(item) for item in raw.get("relations", ())),
        ignore=tuple(text for text in raw.get("ignore", ()) if text),
        traps=tuple(text for text in raw.get("traps", ()) if text),
        duplicate_of=str(raw["duplicate_of"] or "") if "duplicate_of" in raw else None,
    )


def _accepted(item: Mapping[str, Any], key: str) -> list[Any]:
    """The preferred answer and the others that count as right."""
    return [item.get(key), *item.get(f"{key}_ok", ())]


def _texts(item: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in _accepted(item, key))


def _optional(item: Mapping[str, Any]) -> bool:
    return bool(item.get("optional"))


def _entity(item: Mapping[str, Any]) -> GoldEntity:
    surfaces = tuple(text for text in item["surfaces"] if text)
    return GoldEntity(
        item["entity"], _texts(item, "name"), surfaces, _texts(item, "kind"), _optional(item)
    )


def _role(item: Mapping[str, Any]) -> GoldRole:
    return GoldRole(
        person=item["person"],
        titles=_texts(item, "role"),
        canonicals=_texts(item, "role_en"),
        bodies=tuple(_accepted(item, "organization")),
        optional=_optional(item),
    )


def _amount(item: Mapping[str, Any]) -> GoldAmount:
    return GoldAmount(
        kinds=_texts(item, "kind"),
        values=_texts(item, "value"),
        value_max=str(item.get("value_max") or ""),
        units=_texts(item, "unit"),
        qualifiers=_texts(item, "qualifier"),
        per=item.get("per") or "",
        surface=item["surface"],
        optional=_optional(item),
    )


def _date(item: Mapping[str, Any]) -> GoldDate:
    return GoldDate(_texts(item, "edtf"), item["surface"], _optional(item))


def _relation(item: Mapping[str, Any]) -> GoldRelation:
    return GoldRelation(item["subject"], item["relation"], item["object"], _optional(item))
