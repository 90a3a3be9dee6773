"""Tables with one article a row: ``.csv`` (any delimiter) and ``.jsonl`` (one object a line)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressminer.errors import UnreadableError, UnreadableNowError
from pressminer.readers.content import Content
from pressminer.readers.encoding import codec_of
from pressminer.readers.fields import iso_day
from pressminer.readers.limits import MAX_ARTICLES, MAX_CHARACTERS

# What columns are called, German and English; compared without case, blanks and marks. Where
# several columns of a table fit, the name that stands first here wins.
COLUMNS: Mapping[str, Sequence[str]] = {
    "id": ("id", "guid", "uuid", "article_id", "document_id", "artikel_id"),
    "title": ("title", "headline", "titel", "überschrift", "ueberschrift", "schlagzeile",
              "subject", "betreff", "heading"),
    "lead": ("lead", "vorspann", "teaser", "subtitle", "untertitel", "subheadline"),
    "text": ("text", "body", "inhalt", "content", "fulltext", "volltext", "article_text",
             "artikeltext", "article", "artikel", "pressetext", "meldung", "message"),
    "published_on": ("published_on", "published", "date", "datum", "published_at",
                     "publication_date", "date_published", "veröffentlicht", "veroeffentlicht",
                     "veröffentlicht_am", "veröffentlichungsdatum", "erscheinungsdatum",
                     "pub_date", "publish_date", "datetime"),
    "publisher": ("publisher", "source", "quelle", "herausgeber", "organisation", "organization",
                  "institution", "sender", "absender", "medium"),
    "author": ("author", "autor", "autorin", "authors", "byline", "verfasser", "creator"),
    "url": ("url", "link", "permalink", "href", "source_url"),
    "language": ("language", "lang", "sprache"),
}  # fmt: skip
_STATED = ("title", "published_on", "publisher", "author", "url", "language")
_DELIMITERS = ",;\t|"
_MARKS = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"(?i)</(?:p|div|li|h[1-6]|span|strong|b|em)\s*>|<br\s*/?>")
_HOPELESS = 20  # rows; where all of the first ones are broken, the file is something else


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: an article, or the reason why there is none.

    ``number`` is what a spreadsheet or an editor shows, the first line being 1. ``key`` tells the
    article from the others of the table and stays when rows are added before it. ``passing``: it
    may be readable another time.
    """

    number: int
    key: str = ""
    content: Content | None = None
    status: str = "failed"
    message: str = ""
    passing: bool = False


def read_csv(data: bytes, columns: Mapping[str, str]) -> Iterator[Row]:
    """The articles of a table; ``columns`` names the column of a field where it is not guessed.

    Raises `UnreadableError` when ``data`` is no table or has no column for the text.
    """
    csv.field_size_limit(MAX_CHARACTERS)
    codec, mark = codec_of(data)
    lines = io.TextIOWrapper(io.BytesIO(data[mark:]), encoding=codec, newline="")
    delimiter = _delimiter(lines.readline())
    lines.seek(0)
    records = csv.reader(lines, delimiter=delimiter)
    header = _next(records)
    if header is None or isinstance(header, str):
        raise UnreadableError("the table is empty" if header is None else f"no table: {header}")
    fields = _fields(header, columns)
    yield from _keyed(_csv_rows(records, fields))


def _csv_rows(records: Iterator[list[str]], fields: Mapping[str, int]) -> Iterator[_Raw]:
    number = 1
    while (record := _next(records)) is not None:
        number += 1
        if isinstance(record, str):
            yield _Raw(number, fault=record)
        elif any(cell.strip() for cell in record):
            cells = {f: record[i] for f, i in fields.items() if i < len(record)}
            yield _Raw(number, cells)


def _next(records: Iterator[list[str]]) -> list[str] | str | None:
    """The next record, what is wrong with it, or ``None`` at the end."""
    try:
        return next(records, None)
    except csv.Error as error:
        return f"broken line: {error}"


def _delimiter(header: str) -> str:
    """The sign that parts the header into the most names that are known, then into the most."""
    known = {name for names in COLUMNS.values() for name in map(_plain, names)}

    def rank(sign: str) -> tuple[int, int]:
        names = [_plain(name) for name in header.split(sign)]
        return sum(name in known for name in names), len(names)

    return max(_DELIMITERS, key=rank)


def read_jsonl(data: bytes, columns: Mapping[str, str]) -> Iterator[Row]:
    """The articles of a file with one JSON object a line; see `read_csv`."""
    codec, mark = codec_of(data)
    lines = io.TextIOWrapper(io.BytesIO(data[mark:]), encoding=codec, newline="\n")
    yield from _keyed(_json_rows(lines, columns))


def _json_rows(lines: Iterator[str], columns: Mapping[str, str]) -> Iterator[_Raw]:
    broken: list[_Raw] = []
    good = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _json_row(number, line, columns)
        if row.fault and not good:
            broken.append(row)
            if len(broken) > _HOPELESS:
                raise UnreadableError(f"not a JSONL file: {broken[0].fault}")
            continue
        good = True
        yield from broken
        broken = []
        yield row
    if broken:
        raise UnreadableError(f"no article in this JSONL file: {broken[0].fault}")


def _json_row(number: int, line: str, columns: Mapping[str, str]) -> _Raw:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return _Raw(number, fault=f"line {number} is no JSON")
    if not isinstance(item, dict):
        return _Raw(number, fault=f"line {number} is no JSON object")
    try:
        fields = _fields(list(item), columns)
    except UnreadableError as error:
        return _Raw(number, fault=str(error))
    values = list(item.values())
    return _Raw(number, {field: _plain_value(values[i]) for field, i in fields.items()})


def _plain_value(value: object) -> str:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return ", ".join(_plain_value(item) for item in value if isinstance(item, (str, int)))
    if isinstance(value, dict):
        return _plain_value(value.get("name", ""))
    return "" if value is None or isinstance(value, bool) else str(value)


# --- columns -------------------------------------------------------------------------------------


def _fields(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Field to number of its column; raises `UnreadableError` where nothing holds the text."""
    places: dict[str, int] = {}
    for number, name in enumerate(header):
        places.setdefault(_plain(name), number)
    fields: dict[str, int] = {}
    for field, names in COLUMNS.items():
        stated = columns.get(field)
        if stated is not None and _plain(stated) not in places:
            raise UnreadableError(f"no column {stated!r}, which is to hold the {field}")
        wanted = (stated,) if stated is not None else names
        place = next((places[_plain(n)] for n in wanted if _plain(n) in places), None)
        if place is not None and place not in fields.values():
            fields[field] = place
    if "text" not in fields:
        shown = ", ".join(_shown(name) for name in header[:8])
        raise UnreadableError(f"no column for the article's text among: {shown}")
    return fields


def _shown(name: str) -> str:
    """The beginning of a name on one line; of a broken table a whole article may be one."""
    return " ".join("".join(c if c.isprintable() else " " for c in name[:200]).split())[:40]


def _plain(name: str) -> str:
    return _MARKS.sub("", name).casefold()


# --- rows ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Raw:
    number: int
    cells: Mapping[str, str] | None = None
    fault: str = ""


def _keyed(rows: Iterator[_Raw]) -> Iterator[Row]:
    """Rows with keys: the id, else the address, else the text; what repeats one is counted."""
    seen: Counter[str] = Counter()
    for count, raw in enumerate(rows):
        if count >= MAX_ARTICLES:
            yield Row(raw.number, message=f"more than {MAX_ARTICLES} rows; the rest was not read")
            return
        cells = {field: value.strip() for field, value in (raw.cells or {}).items()}
        key = cells.get("id") or cells.get("url") or "\n".join(cells.values()) or raw.fault
        seen[key] += 1
        repeated = f"{key}\n{seen[key]}" if seen[key] > 1 else key
        yield _row(raw, repeated, cells)


def _row(raw: _Raw, key: str, cells: Mapping[str, str]) -> Row:
    if raw.fault:
        return Row(raw.number, key, message=raw.fault)
    text = cells.get("text", "")
    if not text:
        return Row(raw.number, key, status="skipped", message="empty: no text in this row")
    try:
        return Row(raw.number, key, content=_content(cells, _without_markup(text)))
    except UnreadableError as error:
        passing = isinstance(error, UnreadableNowError)
        return Row(raw.number, key, message=str(error), passing=passing)


def _without_markup(text: str) -> str:
    if _MARKUP.search(text) is None:
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    from pressminer.readers import guard  # noqa: PLC0415 - starts a process

    return guard.read("fragment", text.encode("utf-8", "replace")).text


def _content(cells: Mapping[str, str], text: str) -> Content:
    """Headline, lead and text one below the other, each only where the text does not open so."""
    parts = [text]
    for field in ("lead", "title"):
        head = " ".join(cells.get(field, "").split())
        if head and not parts[0].lstrip().casefold().startswith(head.casefold()):
            parts.insert(0, head)
    stated = {field: cells[field] for field in _STATED if cells.get(field)}
    if "published_on" in stated:
        stated["published_on"] = iso_day(stated["published_on"]) or stated["published_on"]
    return Content("\n\n".join(parts) + "\n", stated)
