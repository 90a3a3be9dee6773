"""The map over a corpus: what is known of its articles, and the mining of what is not.

A file whose content was read before is not opened again, an article whose text was mined before
is not mined again. Findings go into the store as they come, one article at a time, so that memory
does not grow with their number and what was done is kept however a run ends.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from pressminer import readers
from pressminer.caching import keys
from pressminer.caching.codec import pack
from pressminer.caching.store import Store
from pressminer.decisions.stated import Stated, with_stated
from pressminer.errors import OutputError
from pressminer.garbage import uncollected
from pressminer.ids import document_id
from pressminer.mining import ARTICLES_AT_ONCE, Miner
from pressminer.model import Article, Document, Findings, Unreadable
from pressminer.readers.paths import printable

Progress = Callable[[int, int, str], None]

_ATTEMPTS = 3  # to mine what the store has lost meanwhile
_TEXT_IN_A_FILE = 20_000  # bytes at most, as a guess; the rest of a large PDF is pictures


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of ``documents.csv`` to be: an article by the key of its text, or a reason."""

    document_id: str
    path: str
    article: str = ""
    status: str = ""
    message: str = ""
    passing: bool = False


Part = tuple[int, Path | Article]  # of a job: the number of the file in the corpus, what to mine
Job = Sequence[Part]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a part of a job: its entry, and its findings packed, or its failure."""

    number: int
    entry: Entry
    data: bytes = b""
    failure: Document | None = None


class Work:
    """Reads and mines jobs, in this process or in a worker."""

    def __init__(self, miner: Miner, root: Path, stated: Stated) -> None:
        self.miner, self.root, self.stated = miner, root, stated

    def __call__(self, job: Job) -> Iterator[Outcome]:
        """One outcome for each file and article, in the order of the job, as they come."""
        items = list(self._read(job))
        articles = [with_stated(a, self.stated) for _, a in items if isinstance(a, Article)]
        mined = self.miner.stream(articles)
        for number, item in items:
            if isinstance(item, Article):
                yield _outcome(number, item, next(mined))
            else:
                yield Outcome(number, entry_of(item))

    def _read(self, job: Job) -> Iterator[tuple[int, Article | Unreadable]]:
        for number, item in job:
            if isinstance(item, Article):
                yield number, item
            else:
                yield from ((number, found) for found in readers.articles(item, self.root))


def entry_of(item: Article | Unreadable) -> Entry:
    """The entry of what a reader yields."""
    if isinstance(item, Article):
        return Entry(item.document_id, item.path, keys.article_key(item))
    return Entry(item.document_id, item.path, "", item.status, item.message, item.passing)


def _entry(key: str, path: str, article: str, status: str, message: str) -> Entry:
    """An entry as it was kept, none of which is passing."""
    return Entry(key, path, article, status, message)


def _outcome(number: int, article: Article, findings: Findings) -> Outcome:
    entry = entry_of(article)
    if findings.document.status == "failed":
        return Outcome(number, replace(entry, passing=True), failure=findings.document)
    nowhere = replace(findings.document, document_id="", path="")
    return Outcome(number, entry, pack(replace(findings, document=nowhere)))


@dataclass
class _File:
    """A file of the corpus and what is known of it."""

    path: Path | None
    name: str
    entries: list[Entry] | None = None
    content: str = ""
    stamp: str = ""
    size: int = 0


@dataclass
class Corpus:
    """The files below a folder, what the store knows of them, and what this run finds out."""

    root: Path
    store: Store
    stated: Stated = field(default_factory=dict)
    _files: list[_File] = field(default_factory=list)
    _failures: dict[str, Document] = field(default_factory=dict)
    _done: int = 0
    _total: int = 0

    def survey(self, found: Iterable[Path | Unreadable]) -> None:
        """Looks at all files; opens those that may have changed, and reads none."""
        for item in found:
            if isinstance(item, Unreadable):
                self._files.append(_File(None, item.path, [entry_of(item)]))
            else:
                self._files.append(self._looked_at(item))

    # --- what is known ---------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Is all known, and nothing that may be otherwise another time?"""
        return not (self._failures or self._unknown()) and not any(
            entry.passing for file in self._files for entry in file.entries or ()
        )

    def missing(self) -> tuple[int, int]:
        """(files to be read, bytes of text in them as a guess)."""
        sizes = [
            file.size if keys.is_table(file.name) else min(file.size, _TEXT_IN_A_FILE)
            for file in (self._files[number] for number in self._unknown())
        ]
        return len(sizes), sum(sizes)

    def names(self) -> list[str]:
        """The paths of all files, as the tables show them."""
        return [file.name for file in self._files]

    def signature(self) -> Iterator[str]:
        """All that the tables say of each article depends on: its place, its text, a reason."""
        for file in self._files:
            for e in file.entries or ():
                yield json.dumps([e.document_id, e.path, self._key(e), e.status, e.message])

    # --- finding out -----------------------------------------------------------------------------

    def findings(
        self,
        work: Callable[[Iterator[Job]], Iterator[Outcome]],
        progress: Progress | None = None,
        at_once: int = ARTICLES_AT_ONCE,
    ) -> list[Findings]:
        """The findings of all articles; what is not known is mined first.

        ``work`` gives the outcomes of jobs as they come. Raises `OutputError` when nothing that is
        kept can be read again.
        """
        for _ in range(_ATTEMPTS):
            self.mine(work, progress, at_once)
            with uncollected():
                found = [self._findings(e) for file in self._files for e in file.entries or ()]
            there = [findings for findings in found if findings is not None]
            if len(there) == len(found):
                self.store.settle(self.names())
                return there
        raise OutputError("What was mined could not be read again: the disk loses what is written.")

    def mine(
        self,
        work: Callable[[Iterator[Job]], Iterator[Outcome]],
        progress: Progress | None = None,
        at_once: int = ARTICLES_AT_ONCE,
    ) -> None:
        """Mines what is not known; findings go into the store as they come."""
        unknown = self._unknown()
        if not unknown:
            return
        self._done, self._total = len(self._files) - len(unknown), len(self._files)
        for outcome in work(self._jobs(unknown, at_once)):
            self._take(outcome)
            self._done += 1
            if progress is not None:
                progress(self._done, self._total, outcome.entry.path)

    def _jobs(self, unknown: Iterable[int], at_once: int) -> Iterator[Job]:
        parts = (part for number in unknown for part in self._parts(number))
        while job := list(islice(parts, at_once)):
            yield job

    def _parts(self, number: int) -> Iterator[Part]:
        """A file to be read by whoever mines it, or the articles of a table that are not known."""
        file = self._files[number]
        assert file.path is not None
        file.entries = []
        if not keys.is_table(file.name):
            yield number, file.path
            return
        self._total -= 1
        for item in readers.articles(file.path, self.root):
            entry = entry_of(item)
            file.entries.append(entry)
            self._total += 1
            if isinstance(item, Article) and not self._is_known(entry):
                yield number, item
            else:
                self._done += 1
        self._keep(file)

    def _take(self, outcome: Outcome) -> None:
        entry, file = outcome.entry, self._files[outcome.number]
        if outcome.failure is not None:
            self._failures[entry.document_id] = outcome.failure
        elif entry.article:
            self.store.keep_findings(self._key(entry), outcome.data)
        if not keys.is_table(file.name) and file.entries is not None:
            file.entries.append(entry)
            self._keep(file)

    # --- files -----------------------------------------------------------------------------------

    def _looked_at(self, path: Path) -> _File:
        file = _File(path, printable(path, self.root))
        try:
            seen = keys.seen(path, self.root)
            file.stamp, file.size = seen.stamp, seen.size
            known = self.store.content_of(file.name, file.stamp) if file.stamp else None
            file.content = known or keys.content_key(path, file.name)
        except OSError:  # whoever reads it will say why
            return file
        file.entries = self._entries(file)
        if known is None and file.stamp and file.entries is not None:
            self.store.keep_stamp(file.name, file.stamp, file.content)
        return file

    def _entries(self, file: _File) -> list[Entry] | None:
        """What a file with this content held when it was read."""
        text = self.store.items(file.content)
        if text is None:
            return None
        try:
            entries = [_entry(*map(str, row)) for row in json.loads(text)]
        except (ValueError, TypeError):
            return None
        if not keys.is_table(file.name):
            key = document_id(file.name)
            entries = [replace(entry, document_id=key, path=file.name) for entry in entries]
        return entries

    def _keep(self, file: _File) -> None:
        """Keeps what a file holds, if all of it will be the same another time."""
        if not file.content or not file.entries or file.path is None:
            return
        if any(e.passing and not e.article for e in file.entries):
            return
        try:  # it may have been written to while it was read
            if keys.content_key(file.path, file.name) != file.content:
                return
        except OSError:
            return
        rows = [[e.document_id, e.path, e.article, e.status, e.message] for e in file.entries]
        self.store.keep_items(file.content, json.dumps(rows, separators=(",", ":")))
        if file.stamp:
            self.store.keep_stamp(file.name, file.stamp, file.content)

    def _unknown(self) -> list[int]:
        """Numbers of the files of which something is not known."""
        return [
            number
            for number, file in enumerate(self._files)
            if file.path is not None
            and (file.entries is None or not all(map(self._is_known, file.entries)))
        ]

    # --- articles --------------------------------------------------------------------------------

    def _is_known(self, entry: Entry) -> bool:
        if not entry.article or entry.document_id in self._failures:
            return True
        return self.store.has(self._key(entry))

    def _key(self, entry: Entry) -> str:
        if not entry.article:
            return ""
        return keys.findings_key(entry.article, self.stated.get(entry.document_id, {}))

    def _findings(self, entry: Entry) -> Findings | None:
        if entry.document_id in self._failures:
            return Findings(self._failures[entry.document_id])
        if not entry.article:
            return Findings(
                Document(entry.document_id, entry.path, status=entry.status, message=entry.message)
            )
        found = self.store.findings(self._key(entry))
        if found is None:
            return None
        here = replace(found.document, document_id=entry.document_id, path=entry.path)
        return replace(found, document=here)
