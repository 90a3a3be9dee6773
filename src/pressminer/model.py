"""Every type that crosses a stage. Plain data: nothing here knows spaCy.

The flow is ``Path → Article → (Block, Sentence) → Match → Findings → Record → row``.
All offsets are Unicode code points, end exclusive, and unless a docstring says otherwise
they point into ``Article.text``: ``article.text[start:end] == surface``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

V = TypeVar("V")


# --- reading ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from disk. ``text`` never changes after reading.

    ``path`` is relative to the corpus folder, with ``/``. ``front_matter`` holds the keys of
    the optional block that opens the file (``title``, ``published_on``, ``publisher``,
    ``author``, ``url``, ``language``), lower case, values as written. ``metadata`` is what the
    file's format says by itself (`pressminer.readers.content`); front matter outranks it.
    """

    document_id: str
    path: str
    text: str
    front_matter: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path in the corpus folder that is not an article, and why.

    ``passing``: another time the same file may be readable, as the disk or the clock was to blame.
    """

    document_id: str
    path: str
    status: str  # "skipped" (not ours to read) or "failed" (should have been readable)
    message: str
    passing: bool = False


class BlockKind(str, Enum):
    """What a stretch of lines is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one entry of a bullet list; its offsets leave the bullet out
    CELL_ROW = "row"  # one line of a table or fact box ("Betten: 3.420", "a | b | c")
    STAMP = "stamp"  # dateline stamp or byline: "Veröffentlicht 03.07.2025 13:40, Kai Wehrs"
    FURNITURE = "furniture"  # cookie lines, share links, teasers, credits, contacts: not mined


class Zone(str, Enum):
    """Which part of a page a stretch of text is; the last four are never mined."""

    HEADLINE = "headline"
    DATELINE = "dateline"  # date, byline, masthead
    BODY = "body"
    QUOTE = "quote"  # somebody's words, inside a block of the body
    LIST = "list"  # bullets, tables, fact boxes
    ABOUT = "about"  # "Über uns", "About Acme"
    CONTACT = "contact"  # also imprint, legal notes, directions, opening hours
    CREDIT = "credit"  # photos, sources, how the page was made
    NAVIGATION = "navigation"  # menus, cookies, share links, newsletters
    TEASER = "teaser"  # other articles, advertisements


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive characters of one kind; ``text[start:end]`` has no surrounding white space."""

    start: int
    end: int
    kind: BlockKind
    zone: Zone = Zone.BODY


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence inside one block, with its language (``de``, ``en`` or ``""``)."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the page says about itself; empty or ``None`` where it does not say."""

    title: str = ""
    published_on: date | None = None
    publisher: str = ""
    author: str = ""
    country: str = ""  # ISO 3166-1 alpha-2


# --- matching -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """A typed value and where the text says it.

    ``start``/``end`` are relative to the text that was handed to the matcher. ``rule`` names
    the rule or source that found it, for ``--verbose`` and for people who write rules.
    """

    start: int
    end: int
    value: V
    rule: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A word with its universal part of speech, from a spaCy tagger, where there is one."""

    start: int
    end: int
    pos: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure. ``value`` is scaled out (``10 Millionen`` → 10000000); see tables.md."""

    kind: str  # money, percentage, count, measure, duration
    value: Decimal
    unit: str
    qualifier: str = "exact"  # exact, about, at_least, at_most, range
    value_max: Decimal | None = None
    per: str = ""  # year, quarter, month, week, day, hour or ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A point or span in time: EDTF (ISO 8601-2:2019) level 1, and the days that bound it."""

    edtf: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class PersonName:
    """``name`` is the fullest form seen, nominative, without honorifics."""

    name: str
    honorifics: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """``name`` is the fullest form, nominative, no article; ``authority`` an id or ``""``.

    ``forms`` are all names this body is known by in its article: base forms, acronyms.
    """

    name: str
    kind: str
    acronym: str = ""
    authority: str = ""
    forms: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place; ``gazetteer`` is the key of its gazetteer entry, or ``""`` when unlisted."""

    name: str
    gazetteer: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RoleTitle:
    """A post as found in text, before it is known whose and where.

    ``title`` is the base form as worded, ``canonical`` its English name. ``body`` is the
    character range of a body named inside the word (``TUM`` in ``TUM-Präsident``), if any.
    ``bare`` posts (``Leiter``, ``member``) are posts only where a body stands beside them;
    ``plural`` ones (``Koordinatoren``) are held by everybody in the enumeration that follows;
    ``collective`` words (``Stadtrat``) are an organ as well as a post, and a post only right
    beside a name; ``alone`` says that a bare post needs no body there, either (``Leiterin Anna
    Muster``). ``core`` is the post without what it is for, with its length in characters: where
    the text names a unit (``Leiter der Abteilung Energie``), the unit is the body. ``implied``
    posts are not worded: ``leitet`` implies a head.
    """

    title: str
    canonical: str
    body: tuple[int, int] | None = None
    bare: bool = False
    plural: bool = False
    collective: bool = False
    alone: bool = False
    core: tuple[RoleTitle, int] | None = None
    implied: bool = False


# --- findings: what one article says; the border between map and reduce -----------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text that supports a fact."""

    start: int
    end: int
    surface: str
    sentence: str
    language: str
    zone: Zone = Zone.BODY


@dataclass(frozen=True, slots=True)
class Fact(Generic[V]):
    """A value and the places in this article that state it (at least one)."""

    value: V
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class EntityRef:
    """Points at an entity of the same `Findings`: table name and position in its tuple."""

    table: str  # persons, organizations, places
    index: int


@dataclass(frozen=True, slots=True)
class Role:
    """A post: who, which, where. ``title`` as worded (base form), ``canonical`` in English.

    ``status`` is ``former``, ``designated``, ``acting``, ``deputy``, or ``""`` where the article
    says none of these: the post is held.
    """

    person: EntityRef
    title: str
    canonical: str
    body: EntityRef | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two entities hang together; ``amount``/``date`` index into the same `Findings`."""

    subject: EntityRef
    kind: str
    object: EntityRef
    amount: int | None = None
    date: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The row of an article in ``documents.csv``."""

    document_id: str
    path: str
    title: str = ""
    language: str = ""
    published_on: str = ""
    publisher: str = ""
    author: str = ""
    duplicate_of: str = ""
    status: str = "mined"
    message: str = ""
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article says: the map side's whole result, picklable, no spaCy in it."""

    document: Document
    persons: tuple[Fact[PersonName], ...] = ()
    organizations: tuple[Fact[OrganizationName], ...] = ()
    places: tuple[Fact[PlaceName], ...] = ()
    roles: tuple[Fact[Role], ...] = ()
    amounts: tuple[Fact[Amount], ...] = ()
    dates: tuple[Fact[PartialDate], ...] = ()
    relations: tuple[Fact[Relation], ...] = ()
    shingles: frozenset[int] = frozenset()  # hashed word n-grams, to find reprints
