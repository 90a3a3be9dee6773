"""The whole story on one page: a map over articles, a reduce over the corpus.

    path ─ read ─▶ Article ─ layout, language ─▶ passages ─ annotate ─▶ matches ─▶ Findings
    Findings of all articles ─ merge ─▶ Records ─ tables ─▶ rows ─ decisions ─▶ rows ─▶ CSV files

`Findings` are plain data: they may be made in other processes (`workers`), and what was found in an
article once is kept in a file beside the tables (`caching`), so that a run costs what is new.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pressminer import annotate, changes, models, readers, written
from pressminer.caching import store as caching
from pressminer.caching.fingerprint import fingerprint
from pressminer.caching.store import Store
from pressminer.conflicts import find_conflicts
from pressminer.decisions import carry_out, ledger, stated, wishes
from pressminer.errors import UsageError
from pressminer.garbage import uncollected
from pressminer.lexicon import lexicon
from pressminer.mapping import Corpus, Job, Outcome, Work
from pressminer.merge import merge
from pressminer.mining import ARTICLES_AT_ONCE, Miner
from pressminer.model import Unreadable
from pressminer.output import check_writable, claimed, file_digest, write_tables
from pressminer.rules import RuleFolder, rule_folder
from pressminer.summary import Summary, summarize
from pressminer.tables import ALL_TABLES, rows_of

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

Progress = Callable[[int, int, str], None]
Notice = Callable[[str], None]
Table = tuple[Sequence[str], Sequence[Sequence[str]]]

_WRITTEN = "written"  # the fact in the store: from what the tables were made, and their digests


@dataclass(frozen=True)
class Result:
    """All tables of a run. ``rows`` are strings as they stand in the CSV files.

    ``decisions`` is the file of the user's decisions, whether or not it is there. ``news`` says
    what the table ``changes`` is: ``""`` for tables not compared with any, ``first`` where there
    were none before, ``some`` for what is new, ``none`` where nothing is and it still tells of
    the last run that had news. ``counts``: rows by table, where known without reading them.
    """

    rows: Mapping[str, Table]
    decisions: Path = Path(ledger.NAME)
    news: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """One DataFrame per table, columns as in the contract, all strings."""
        import pandas  # noqa: PLC0415 - slow to import

        return {
            name: pandas.DataFrame(list(rows), columns=list(columns), dtype=str)
            for name, (columns, rows) in self.rows.items()
        }

    def save(
        self, folder: str | Path, *, workbook: bool = True, notice: Notice | None = None
    ) -> Result:
        """Writes the CSV files and the workbook, all or none. Raises `OutputError`.

        Gives back the result with the table ``changes``, compared with what was in the folder.
        ``notice(text)`` is told what did not fit into the workbook.
        """
        from pressminer import workbook as book  # noqa: PLC0415

        target = Path(folder)
        with uncollected():
            compared = self._compared_with(target)
        told: list[str] = []
        more: dict[str, Callable[[Path], object]] = {
            written.NAME: lambda path: written.keep(compared.rows, self.decisions, target, path)
        }
        if workbook:
            more[book.NAME] = lambda path: told.extend(book.write_workbook(compared.rows, path))
        with uncollected():
            write_tables(compared.rows, target, more)
        if notice is not None:
            for text in told:
                notice(text)
        return compared

    def _compared_with(self, folder: Path) -> Result:
        """With the table ``changes``; where nothing changed, that of the run before stays."""
        try:
            before = written.recall(folder, mentions=False).tables
        except UsageError:  # none, or nothing that can be compared
            return replace(self, news="first")
        found = changes.rows_of(changes.compare(before, self.rows))
        news = "some" if found[1] else "none"
        if not found[1]:
            found = before.get(changes.NAME, found)
        return replace(self, rows={**self.rows, changes.NAME: found}, news=news)

    def summary(self, seconds: float = 0.0) -> Summary:
        """Articles by language and status, rows per table, what is new, what to look at first."""
        return summarize(self.rows, seconds, news=self.news, counts=self.counts)


def mine(
    corpus: str | Path,
    *,
    pipelines: str | Path | None = None,
    authority: Sequence[str | Path] = (),
    decisions: str | Path | None = None,
    workers: int | None = 1,
    progress: Progress | None = None,
    notice: Notice | None = None,
) -> Result:
    """Mines all articles below ``corpus`` and merges what they say; keeps nothing.

    ``progress(done, total, path)`` counts articles, as far as they are known; it is called after
    each. ``notice(text)`` is told what a user should know. ``workers``: processes that mine; 1
    means none beside this one, ``None`` as many as are worth it. ``authority``: files with lists
    of organizations of your own, beside the one that comes with the rules. ``decisions``: the
    user's decisions, by default ``decisions.csv`` beside the corpus folder. Raises `UsageError`
    for a folder that is missing or empty, `RulesError`, `AuthorityError`, `ModelError`.
    """
    given = _Given.of(corpus, pipelines, authority, decisions, workers)
    found = given.found()
    with Store(None, "") as store:
        known = Corpus(given.root, store, stated(given.wanted))
        known.survey(found)
        return _result(given, known, progress, notice)


def update(
    corpus: str | Path,
    output: str | Path,
    *,
    pipelines: str | Path | None = None,
    authority: Sequence[str | Path] = (),
    decisions: str | Path | None = None,
    workbook: bool = True,
    workers: int | None = 1,
    fresh: bool = False,
    progress: Progress | None = None,
    notice: Notice | None = None,
) -> Result:
    """Brings the tables in ``output`` up to date with ``corpus``: `mine` and `Result.save` in one.

    Mines only what no earlier run into this folder has mined with the same rules, unless ``fresh``;
    leaves the tables alone if they are what would be written. Waits for another run into the same
    folder. The result's ``changes`` say what is new. Raises what `mine` raises, and `OutputError`.
    """
    given = _Given.of(corpus, pipelines, authority, decisions, workers)
    folder = Path(output)
    check_writable(folder)
    with claimed(folder, notice):
        found = given.found()
        rules = rule_folder(given.pipelines)
        cache = folder / caching.NAME
        with Store(cache, fingerprint(rules, given.authority), fresh=fresh, notice=notice) as store:
            known = Corpus(given.root, store, stated(given.wanted))
            known.survey(found)
            kept = None if fresh else _kept(given, known, folder, workbook=workbook)
            if kept is not None:
                return kept
            result = _result(given, known, progress, notice)
            result = result.save(folder, workbook=workbook, notice=notice)
            store.keep_fact(_WRITTEN, _note(given, known, folder, workbook=workbook))
            return result


def load(
    language: str,
    *,
    pipelines: str | Path | None = None,
    authority: Sequence[str | Path] = (),
) -> Language:
    """The very spaCy pipeline that a run uses for a language, pressminer's matchers included."""
    folder = str(pipelines) if pipelines is not None else None
    lists = tuple(map(str, authority))
    return annotate.load(language, rule_folder(folder), pipelines=folder, authority=lists)


# --- what both do --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Given:
    """What a caller wants mined, and with what."""

    root: Path
    pipelines: str | None
    authority: tuple[str, ...]
    decisions: Path
    wanted: tuple[ledger.Decision, ...]
    workers: int | None

    @classmethod
    def of(
        cls,
        corpus: str | Path,
        pipelines: str | Path | None,
        authority: Sequence[str | Path],
        decisions: str | Path | None,
        workers: int | None,
    ) -> _Given:
        root = Path(corpus)
        decided = Path(decisions) if decisions is not None else ledger.beside(root)
        folder = str(pipelines) if pipelines is not None else None
        lists, wanted = tuple(map(str, authority)), tuple(ledger.read(decided))
        return cls(root, folder, lists, decided, wanted, workers)

    def found(self) -> list[Path | Unreadable]:
        """The files of the corpus, once all that is needed to read them has been looked at."""
        found = readers.discover(self.root)
        if not found:
            raise UsageError(f"{self.root}: nothing to read there; put articles into the folder")
        if self.authority:
            lexicon(self.pipelines, self.authority).check()
        return found


def _result(
    given: _Given, corpus: Corpus, progress: Progress | None, notice: Notice | None
) -> Result:
    """Mines what is not known yet, merges all of it."""
    known = lexicon(given.pipelines, given.authority)
    known.check()
    _announce(rule_folder(given.pipelines), notice)
    findings = corpus.findings(_work(given, corpus, notice), progress, ARTICLES_AT_ONCE)
    with uncollected():
        records = merge(findings, known, wishes(given.wanted))
        rows, _ = carry_out(rows_of(records), given.wanted, records.parted)
        rows["conflicts"] = find_conflicts(rows)
    tables: dict[str, Table] = {**rows, changes.NAME: changes.rows_of([])}
    return Result({name: tables[name] for name in ALL_TABLES}, given.decisions)


def _announce(rules: RuleFolder, notice: Notice | None) -> None:
    if notice is None:
        return
    for language in rules.languages:
        choice = models.choose(rules, language)
        for warning in choice.warnings:
            notice(warning)


def _work(
    given: _Given, corpus: Corpus, notice: Notice | None
) -> Callable[[Iterator[Job]], Iterator[Outcome]]:
    """What mines jobs: this process, or several beside it where that is wanted or worth it."""
    from pressminer.workers import Setup, Workers, fitting  # noqa: PLC0415 - most runs need none

    missing = corpus.missing()
    count = fitting(*missing) if given.workers is None else min(given.workers, missing[0])
    if count > 1:
        return Workers(count, Setup(given.root, given.pipelines, given.authority, corpus.stated))

    def alone(jobs: Iterable[Job]) -> Iterator[Outcome]:
        miner = Miner(given.pipelines, notice, given.authority)
        work = Work(miner, given.root, corpus.stated)
        for job in jobs:
            yield from work(job)

    return alone


# --- tables that are up to date ------------------------------------------------------------------


def _kept(given: _Given, corpus: Corpus, folder: Path, *, workbook: bool) -> Result | None:
    """The tables in the folder, if a run would write just these; else ``None``."""
    if not corpus.settled:
        return None
    try:
        inputs, outputs = json.loads(corpus.store.fact(_WRITTEN) or "[]")
        if inputs != _inputs(given, corpus, folder) or outputs != _outputs(folder, workbook):
            return None
        there = written.recall(folder, mentions=False)
    except (ValueError, UsageError):
        return None
    return Result(_Recalled(folder, there), there.decisions, "none", there.counts)


def _note(given: _Given, corpus: Corpus, folder: Path, *, workbook: bool) -> str:
    """What `_kept` asks for in the next run."""
    if not corpus.settled:  # something failed for a reason that may pass
        return ""
    return json.dumps([_inputs(given, corpus, folder), _outputs(folder, workbook)])


def _inputs(given: _Given, corpus: Corpus, folder: Path) -> str:
    """A hash of all that the tables are made from."""
    digest = hashlib.sha256(corpus.store.fingerprint.encode())
    decided = os.path.relpath(given.decisions.absolute(), folder.absolute())
    for line in (decided, file_digest(given.decisions), *corpus.signature()):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _outputs(folder: Path, workbook: bool) -> dict[str, str]:
    """Hashes of all files that a run writes; ``""`` for one that is not there."""
    from pressminer import workbook as book  # noqa: PLC0415

    names = [*(f"{name}.csv" for name in ALL_TABLES), written.NAME, *([book.NAME] * workbook)]
    return {name: file_digest(folder / name) for name in names}


class _Recalled(Mapping[str, Table]):
    """The tables that a run left, read again; the mentions only when somebody asks for them."""

    def __init__(self, folder: Path, there: written.Written) -> None:
        self._folder, self._there = folder, there

    def __getitem__(self, name: str) -> Table:
        if name in self._there.counts and name not in self._there.tables:
            self._there = written.recall(self._folder)
        return self._there.tables[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in ALL_TABLES if name in self._there.counts)

    def __len__(self) -> int:
        return len(self._there.counts)
