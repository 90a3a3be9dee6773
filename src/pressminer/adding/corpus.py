"""From a source to a file in the corpus: read, named, described by front matter, never twice.

The corpus gets the text that the reader made, below the block that says what was found out about
it, so that both can be read, checked and corrected with any editor. What was no text before (a
page, a PDF, a mail) is kept as it came in ``.originals/``, which a run does not look into. Tables
hold many articles and state their columns: they are copied as they are.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pressminer import masthead, readers
from pressminer.adding.known import ORIGINALS, TEXT, Known, plain
from pressminer.adding.names import slug, stem_of
from pressminer.adding.sources import Source
from pressminer.errors import OutputError, UnreadableError
from pressminer.language import Identifier
from pressminer.layout import Layout
from pressminer.model import Article, Unreadable
from pressminer.readers import columns as stated
from pressminer.readers import front_matter
from pressminer.readers.files import READERS, suffix_of
from pressminer.readers.paths import reason
from pressminer.readers.text import read_text
from pressminer.rules import RuleFolder, rule_folder

KEYS = ("title", "published_on", "publisher", "author", "url", "language")
ORIGINAL = "original"
_STAGED = ".adding-"
_MOST = 1_000  # articles of one day and title


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a source: ``path`` in the corpus, new or, if ``known``, there before.

    ``articles``: how many it holds; ``values``: its front matter; ``notes``: what the user should
    look at.
    """

    path: Path
    known: bool = False
    articles: int = 1
    values: Mapping[str, str] | None = None
    notes: tuple[str, ...] = ()


class Adder:
    """Adds sources to the corpus folder ``root``, which is made with the first of them.

    ``values``: front matter that the user gives, above all that is found. ``columns``: which column
    of a table holds what. With ``dry`` nothing is written.
    """

    def __init__(
        self,
        root: Path,
        *,
        values: Mapping[str, str] | None = None,
        columns: Mapping[str, str] | None = None,
        rules: RuleFolder | None = None,
        dry: bool = False,
    ) -> None:
        self.root = root
        self.values = dict(values or {})
        self.columns = dict(columns or {})
        self.rules = rules or rule_folder()
        self.dry = dry
        self._layout = Layout(self.rules)
        self._identify = Identifier(self.rules)
        self._taken: set[Path] = set()  # names given away in a dry run
        self._known: Known | None = None

    def add(self, source: Source) -> Added:
        """Puts the source into the corpus, unless an exact copy is there.

        Raises `UnreadableError` if there is no article in it, `OutputError` if the corpus cannot
        be written.
        """
        form = READERS[suffix_of("a" + source.suffix)]
        try:
            if form.read_rows is not None:
                return self._table(source)
            return self._article(source)
        except OSError as error:
            raise OutputError(f"cannot write to {self.root}: {reason(error)}") from error

    # --- one article -----------------------------------------------------------------------------

    def _article(self, source: Source) -> Added:
        (item,) = _read(source, {})
        if isinstance(item, Unreadable):
            raise UnreadableError(item.message)
        text = plain(item.text)
        twin = self._twin(source.data, text)
        if twin is not None:
            return Added(twin, known=True)
        values, notes = self._described(item, source)
        suffix = suffix_of("a" + source.suffix)
        is_text = suffix in TEXT
        target = self._free(
            stem_of(values.get("published_on", ""), values.get("title", ""), source.stem),
            suffix if is_text else ".txt",
        )
        if not is_text:
            kept = Path(ORIGINALS) / f"{target.stem}{source.suffix}"
            values[ORIGINAL] = kept.as_posix()
            self._write(self.root / kept, source.data)
        content = (front_matter.block(values) + text).encode("utf-8")
        if read_text(content).text != text:
            raise UnreadableError("its text cannot be stored as a text file")
        self._write(target, content)
        return Added(target, values=values, notes=tuple(notes))

    def _described(self, article: Article, source: Source) -> tuple[dict[str, str], list[str]]:
        """The front matter of an article: the user's word, its own, what a run would find."""
        blocks = self._layout(article.text)
        head = masthead.read(article, blocks, self.rules)
        said = article.front_matter
        given = self.values.get("language", "") or said.get("language", "")
        language = self._identify.article_language(article.text, blocks, given)
        day = head.published_on.isoformat() if head.published_on else ""
        found = {
            "title": head.title,
            "published_on": day,
            "publisher": head.publisher,
            "author": head.author,
            "url": said.get("url", "") or article.metadata.get("url", "") or source.url,
            "language": language,
        }
        values = {key: self.values.get(key, "") or found[key] for key in KEYS}
        values |= {key: value for key, value in said.items() if key not in KEYS}
        notes = []
        if not values["published_on"]:
            notes.append('no day of publication found, by which "on Friday" is counted: add it')
        if language not in self.rules.languages:
            notes.append(f"a run will leave it out: its language is {language or 'unclear'}")
        return {key: value for key, value in values.items() if value}, notes

    # --- a table ---------------------------------------------------------------------------------

    def _table(self, source: Source) -> Added:
        own = stated.stated_columns(source.folder / "table") if source.folder else {}
        columns = {**own, **self.columns}
        found = [item for item in _read(source, columns) if isinstance(item, Article)]
        if not found:
            broken = next(iter(_read(source, columns)))
            raise UnreadableError(getattr(broken, "message", "") or "no articles in it")
        twin = self._twin(source.data, "")
        if twin is not None:
            return Added(twin, known=True, articles=len(found))
        notes = []
        if self.values:
            notes.append("a table states title, day and the like in its columns; left as it is")
        stem = slug(source.stem) or "table"
        # Names of columns count for a whole folder, so such a table gets one of its own.
        folder = self._free(stem, "") if columns else self.root
        target = folder / f"{stem}{source.suffix}" if columns else self._free(stem, source.suffix)
        if columns:
            self._write(folder / stated.NAME, stated.as_toml(columns).encode("utf-8"))
        self._write(target, source.data)
        return Added(target, articles=len(found), notes=tuple(notes))

    # --- files -----------------------------------------------------------------------------------

    def _twin(self, data: bytes, text: str) -> Path | None:
        """The file of the corpus that is an exact copy; what was asked about is known then."""
        if self._known is None:
            self._known = Known(self.root)
        return self._known.twin(data, text)

    def _free(self, stem: str, suffix: str) -> Path:
        """A path that nobody has, ``stem`` if possible, else ``stem-2`` and so on."""
        names = {path.name.split(".")[0].lower() for path in _children(self.root)}
        for number in range(1, _MOST):
            name = stem if number == 1 else f"{stem}-{number}"
            path = self.root / f"{name}{suffix}"
            if name not in names and path not in self._taken:
                self._taken.add(path)
                return path
        raise OutputError(f"{self.root}: {_MOST:,} articles are called {stem} already")

    def _write(self, path: Path, content: bytes) -> None:
        """A new file, whole from the moment at which it can be seen."""
        if self._known is not None and path.parent.name != ORIGINALS:
            self._known.note(path, content)
        if self.dry:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.parent / f"{_STAGED}{os.getpid()}"
        try:
            with staged.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():  # made by somebody else since the name was chosen
                raise FileExistsError(errno.EEXIST, "")
            staged.rename(path)
        finally:
            staged.unlink(missing_ok=True)


def _children(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from folder.iterdir()


def _read(source: Source, columns: Mapping[str, str]) -> list[Article | Unreadable]:
    """What the readers make of the source, as if it lay in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"source{source.suffix}"
        path.write_bytes(source.data)
        if columns:
            (Path(folder) / stated.NAME).write_text(stated.as_toml(columns), encoding="utf-8")
        return list(readers.articles(path, Path(folder)))
