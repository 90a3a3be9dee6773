"""Which article somebody means: by path, file name, id, title, or a part of one of them.

Only names are looked at; a table is opened when one of its rows may be meant.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pressminer import readers
from pressminer.errors import UsageError
from pressminer.ids import document_id
from pressminer.model import Article, Unreadable
from pressminer.readers.files import suffix_of
from pressminer.readers.paths import printable

Row = Mapping[str, str]

_NEAR = 5  # names that are offered where none fits
_SHOWN = 10  # of several that fit
_LIKE = 0.6  # share of letters that a name has in common with what was asked for
_ROW = re.compile(r"(.+)#(\d+)")
_ID = re.compile(r"art-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article may be: a file, and the number of the row if the file is a table."""

    path: Path
    root: Path
    row: int | None = None


def locate(asked: str, corpus: Path, documents: Sequence[Row] = ()) -> Article:
    """The article that ``asked`` means, as its reader gives it.

    ``documents``: the table of the last run, for ids and titles; none will do. A file that lies
    elsewhere is read as well, as if its folder were the corpus. Raises `UsageError`, with near
    matches, if none or several are meant, and with the reason if the article cannot be read.
    """
    place = _elsewhere(asked, corpus)
    return _article(place or _inside(asked, corpus, documents))


def _elsewhere(asked: str, corpus: Path) -> Place | None:
    """``asked`` as the path of a file, in the corpus or out of it, as the system knows it."""
    for text, row in _spellings(asked):
        path = Path(text)
        if _is_file(path):
            inside = path.resolve().is_relative_to(corpus.resolve())
            if not inside:
                return Place(path, path.parent, row)
            return Place(corpus / path.resolve().relative_to(corpus.resolve()), corpus, row)
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long for a name, a NUL in it
        return False


def _spellings(asked: str) -> Iterator[tuple[str, int | None]]:
    """As it is, and ``meldungen.csv#12`` as a table and the number of a row."""
    yield asked, None
    found = _ROW.fullmatch(asked)
    if found is not None:
        yield found[1], int(found[2])


# --- in the corpus -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that an article goes by: ``name`` as shown, ``keys`` to compare, the exact first."""

    name: str
    place: Place
    keys: tuple[str, ...]


def _inside(asked: str, corpus: Path, documents: Sequence[Row]) -> Place:
    files = {
        printable(item, corpus): item for item in readers.discover(corpus) if isinstance(item, Path)
    }
    for text, row in _spellings(asked) if asked.strip() else ():
        known = list(_candidates(files, corpus, documents, row))
        for fits in _TESTS:
            found = [c for c in known if fits(_plain(text), c)]
            places = list(dict.fromkeys(c.place for c in found))
            if len(places) == 1:
                return places[0]
            if places:
                raise UsageError(_several(asked, found))
    by_id = _by_id(asked, files, corpus) if _ID.fullmatch(asked.strip()) else None
    if by_id is not None:
        return by_id
    raise UsageError(_none(asked, corpus, list(_candidates(files, corpus, documents, None))))


def _candidates(
    files: Mapping[str, Path], corpus: Path, documents: Sequence[Row], row: int | None
) -> Iterator[_Candidate]:
    """All files of the corpus, then the rows of tables that the last run read."""
    told = {d["path"]: d for d in documents}
    for name, path in files.items():
        title = told.get(name, {}).get("title", "")
        yield _candidate(name, Place(path, corpus, row), document_id(name), title)
    for name, document in told.items():
        found = _ROW.fullmatch(name)
        if row is None and found is not None and name not in files and found[1] in files:
            place = Place(files[found[1]], corpus, int(found[2]))
            yield _candidate(name, place, document["document_id"], document["title"])


def _candidate(name: str, place: Place, key: str, title: str) -> _Candidate:
    path = PurePosixPath(name)
    stem = path.name.split(".")[0]
    keys = (name, path.name, stem, key, title)
    return _Candidate(name, place, tuple(_plain(text) for text in keys))


# From the surest to the vaguest; the first that any name passes decides.
_TESTS: tuple[Callable[[str, _Candidate], bool], ...] = (
    lambda asked, c: asked == c.keys[0],
    lambda asked, c: asked in (c.keys[1], c.keys[3]),
    lambda asked, c: asked in (c.keys[2], c.keys[4]),
    lambda asked, c: len(asked) > len("art-") and c.keys[3].startswith(asked),
    lambda asked, c: asked in c.keys[0],
    lambda asked, c: asked in c.keys[4],
)


def _plain(text: str) -> str:
    """Letters without case, accents composed, ``/`` between folders on every system."""
    return unicodedata.normalize("NFC", text.strip()).replace("\\", "/").casefold()


def _by_id(asked: str, files: Mapping[str, Path], corpus: Path) -> Place | None:
    """The row of a table that has this id, where no run has told so: tables have to be read."""
    for path in files.values():
        form = readers.READERS[suffix_of(path.name)]
        if form.read_rows is None:
            continue
        for item in readers.articles(path, corpus):
            found = _ROW.fullmatch(item.path)
            if item.document_id == asked.strip() and found is not None:
                return Place(path, corpus, int(found[2]))
    return None


# --- reading -------------------------------------------------------------------------------------


def _article(place: Place) -> Article:
    """The article at a place; raises `UsageError` if the file is none or holds several."""
    name = printable(place.path, place.root)
    found = readers.articles(place.path, place.root)
    if place.row is not None:
        wanted = f"{name}#{place.row}"
        item = next((item for item in found if item.path == wanted), None)
        if item is None:
            raise UsageError(f"{name} has no row {place.row} with an article in it")
        return _read(item)
    first = next(found)
    rest = list(found)
    if not rest:
        return _read(first)
    listed = _list([_row_name(item) for item in (first, *rest)])
    raise UsageError(f"{name} holds {1 + len(rest):,} articles; name one of them:{listed}")


def _row_name(item: Article | Unreadable) -> str:
    if isinstance(item, Unreadable):
        return f"{item.path} ({item.message})"
    title = item.front_matter.get("title", "") or item.text.strip().split("\n")[0]
    return f"{item.path} ({title[:60]})"


def _read(item: Article | Unreadable) -> Article:
    if isinstance(item, Unreadable):
        raise UsageError(f"{item.path}: there is no text to show, {item.message}")
    return item


# --- messages ------------------------------------------------------------------------------------


def _several(asked: str, found: Sequence[_Candidate]) -> str:
    names = sorted({c.name for c in found})
    return f"{asked!r} may be {len(names):,} articles; name one of them:{_list(names)}"


def _none(asked: str, corpus: Path, known: Sequence[_Candidate]) -> str:
    near = _nearest(_plain(asked), known)
    if near:
        return f"{asked!r} is no article in {corpus}; is it one of these?{_list(near)}"
    return f"{asked!r} is no article in {corpus}, which holds {len(known):,}: give a file name"


def _nearest(asked: str, known: Sequence[_Candidate]) -> list[str]:
    by_key = {key: c.name for c in known for key in c.keys if key and key != c.keys[3]}
    found = difflib.get_close_matches(asked, by_key, n=3 * _NEAR, cutoff=_LIKE)
    return list(dict.fromkeys(by_key[key] for key in found))[:_NEAR]


def _list(names: Iterable[str]) -> str:
    listed = list(names)
    more = len(listed) - _SHOWN
    shown = [f"\n  {name}" for name in listed[:_SHOWN]]
    return "".join([*shown, f"\n  … and {more:,} more"] if more > 0 else shown)
