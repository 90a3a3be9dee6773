"""The whole story on one page: a map over articles, a reduce over the corpus.

    path ─ read ─▶ Article ─ layout, language ─▶ passages ─ annotate ─▶ matches ─▶ Findings
    Findings of all articles ─ merge ─▶ Records ─ tables ─▶ rows ─ decisions ─▶ rows ─▶ CSV files

One bad article fails alone. `Findings` are plain data, so the map may run in other processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pressminer import annotate, masthead, models, readers
from pressminer.annotate import Annotator, Passage
from pressminer.conflicts import find_conflicts
from pressminer.decisions import Stated, carry_out, ledger, stated, wishes, with_stated
from pressminer.errors import PressminerError, UsageError
from pressminer.findings import Finder, Reading, document_row
from pressminer.language import Identifier
from pressminer.layout import Layout
from pressminer.lexicon import lexicon
from pressminer.merge import merge
from pressminer.model import Article, Block, BlockKind, Document, Findings, Sentence, Unreadable
from pressminer.rules import RuleFolder, rule_folder
from pressminer.sentences import Splitter
from pressminer.summary import Summary, summarize
from pressminer.tables import ALL_TABLES, rows_of

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

Progress = Callable[[int, int, str], None]
Notice = Callable[[str], None]

ARTICLES_AT_ONCE = 16  # articles whose passages share a batch: enough for the model, flat in memory


class Miner:
    """The map side: articles in, findings out. Loads rules at once and models on first use."""

    def __init__(
        self,
        pipelines: str | None = None,
        notice: Notice | None = None,
        authority: Sequence[str] = (),
    ) -> None:
        self.rules: RuleFolder = rule_folder(pipelines)
        self.layout = Layout(self.rules)
        self.split = Splitter(self.rules)
        self.identify = Identifier(self.rules)
        self.annotate = Annotator(
            self.rules, pipelines=pipelines, authority=authority, notice=notice
        )
        self.find = Finder(self.rules, lexicon(pipelines, tuple(authority)))

    def __call__(self, articles: Sequence[Article]) -> list[Findings]:
        """Mines a batch; an article that breaks a stage is retried alone and fails alone."""
        try:
            return self._batch(articles)
        except PressminerError:
            raise
        except Exception as error:
            if len(articles) > 1:
                return [findings for article in articles for findings in self([article])]
            return [_failed(articles[0], error)]

    def _batch(self, articles: Sequence[Article]) -> list[Findings]:
        readings = [self.read(article) for article in articles]
        annotated = iter(self.annotate([p for r in readings for p in r.passages]))
        return [self._findings(r, [next(annotated) for _ in r.passages]) for r in readings]

    def _findings(self, reading: Reading, annotated: Sequence[annotate.Annotated]) -> Findings:
        if reading.language not in self.rules.languages:
            return Findings(_not_mined(reading))
        return self.find(reading, annotated)

    def read(self, article: Article) -> Reading:
        """Layout, masthead, language and passages of one article."""
        blocks = self.layout(article.text)
        head = masthead.read(article, blocks, self.rules)
        stated = article.front_matter.get("language", "")
        language = self.identify.article_language(article.text, blocks, stated)
        if language not in self.rules.languages:
            return Reading(article, head, language, ())
        sentences = self.split(article.text, blocks)
        labelled = self.identify.label(article.text, sentences, blocks, language)
        passages = tuple(_passages(article.text, labelled, blocks))
        if head.published_on:
            passages = tuple(
                Passage(p.start, p.text, p.language, p.sentences, head.published_on)
                for p in passages
            )
        return Reading(article, head, language, passages, tuple(blocks))


def _passages(
    text: str, sentences: Sequence[Sentence], blocks: Sequence[Block]
) -> Iterator[Passage]:
    """Runs of sentences of one mined language, cut where furniture or another language stands."""
    furniture = [b.start for b in blocks if b.kind is BlockKind.FURNITURE]
    kinds = {b.start: b.kind for b in blocks}
    run: list[tuple[int, int, BlockKind]] = []
    language, kind, k = "", BlockKind.PARAGRAPH, 0
    for sentence in sentences:
        kind = kinds.get(sentence.start, kind)
        cut = k < len(furniture) and furniture[k] < sentence.start
        while k < len(furniture) and furniture[k] < sentence.start:
            k += 1
        long = run and sentence.end - run[0][0] > annotate.MAX_PASSAGE
        if run and (sentence.language != language or cut or long):
            yield _passage(text, run, language)
            run = []
        language = sentence.language
        if language:
            run.append((sentence.start, sentence.end, kind))
    if run:
        yield _passage(text, run, language)


def _passage(text: str, run: Sequence[tuple[int, int, BlockKind]], language: str) -> Passage:
    first, last = run[0][0], run[-1][1]
    relative = tuple((start - first, end - first, kind) for start, end, kind in run)
    return Passage(first, text[first:last], language, relative)


def _failed(article: Article, error: Exception) -> Findings:
    reason = f"could not be mined: {type(error).__name__}: {error}"
    return Findings(
        Document(
            article.document_id,
            article.path,
            title=masthead.title_of(article),
            status="failed",
            message=reason,
        )
    )


def _not_mined(reading: Reading) -> Document:
    row = document_row(reading)
    known = f"language {row.language} is not mined" if row.language else "no language recognised"
    return Document(
        row.document_id, row.path, row.title, row.language, row.published_on, row.publisher,
        row.author, status="skipped", message=known,
    )  # fmt: skip


# --- the corpus -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """All tables of a run. ``rows`` are strings as they stand in the CSV files.

    ``decisions`` is the file of the user's decisions, whether or not it is there.
    """

    rows: Mapping[str, tuple[Sequence[str], list[tuple[str, ...]]]]
    decisions: Path = Path(ledger.NAME)

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """One DataFrame per table, columns as in the contract, all strings."""
        import pandas  # noqa: PLC0415 - slow to import

        return {
            name: pandas.DataFrame(rows, columns=list(columns), dtype=str)
            for name, (columns, rows) in self.rows.items()
        }

    def save(
        self, folder: str | Path, *, workbook: bool = True, notice: Notice | None = None
    ) -> None:
        """Writes the CSV files and the workbook, all or none. Raises `OutputError`.

        ``notice(text)`` is told what did not fit into the workbook.
        """
        from pressminer import workbook as book  # noqa: PLC0415
        from pressminer import written  # noqa: PLC0415
        from pressminer.output import write_tables  # noqa: PLC0415

        target = Path(folder)
        told: list[str] = []
        more: dict[str, Callable[[Path], object]] = {
            written.NAME: lambda path: written.keep(self.rows, self.decisions, target, path)
        }
        if workbook:
            more[book.NAME] = lambda path: told.extend(book.write_workbook(self.rows, path))
        write_tables(self.rows, target, more)
        if notice is not None:
            for text in told:
                notice(text)

    def summary(self, seconds: float = 0.0) -> Summary:
        """Articles by language and status, rows per table, what to look at first."""
        return summarize(self.rows, seconds)


def mine(
    corpus: str | Path,
    *,
    pipelines: str | Path | None = None,
    authority: Sequence[str | Path] = (),
    decisions: str | Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    notice: Notice | None = None,
) -> Result:
    """Mines all articles below ``corpus`` and merges what they say.

    ``progress(done, total, path)`` counts files; called after each batch, with its last article,
    ``notice(text)`` for things a user should know. ``workers``: processes for the map side; 1 or
    ``None`` means none beside this one. ``authority``: files with lists of organizations of your
    own, beside the one that comes with the rules. ``decisions``: the user's decisions, by default
    ``decisions.csv`` beside the corpus folder. Raises `UsageError` for a folder that is missing
    or empty, `RulesError`, `AuthorityError`, `ModelError`.
    """
    root = Path(corpus)
    found = readers.discover(root)
    if not found:
        raise UsageError(f"{root}: nothing to read there; put articles into the folder")
    decided = Path(decisions) if decisions is not None else ledger.beside(root)
    wanted = ledger.read(decided)
    folder = str(pipelines) if pipelines is not None else None
    lists = tuple(map(str, authority))
    known = lexicon(folder, lists)
    known.check()
    _announce(rule_folder(folder), notice)
    findings: list[Findings] = []
    chunks = [found[i : i + ARTICLES_AT_ONCE] for i in range(0, len(found), ARTICLES_AT_ONCE)]
    done = 0
    mapped = _mapped(chunks, root, folder, lists, stated(wanted), workers or 1, notice)
    for chunk, batch in zip(chunks, mapped, strict=True):
        findings += batch
        done += len(chunk)
        if progress is not None:
            progress(done, len(found), batch[-1].document.path)
    records = merge(findings, known, wishes(wanted))
    rows, _ = carry_out(rows_of(records), wanted, records.parted)
    rows["conflicts"] = find_conflicts(rows)
    return Result({name: rows[name] for name in ALL_TABLES}, decided)


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


def _announce(rules: RuleFolder, notice: Notice | None) -> None:
    if notice is None:
        return
    for language in rules.languages:
        choice = models.choose(rules, language)
        for warning in choice.warnings:
            notice(warning)


def _mapped(
    chunks: Sequence[Sequence[Path | Unreadable]],
    root: Path,
    pipelines: str | None,
    authority: tuple[str, ...],
    known: Stated,
    workers: int,
    notice: Notice | None,
) -> Iterator[list[Findings]]:
    """Findings of all articles, chunk by chunk; one file may hold several articles."""
    if workers <= 1 or len(chunks) <= 1:
        miner = Miner(pipelines, notice, authority)
        yield from (_mine_chunk(miner, chunk, root, known) for chunk in chunks)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    jobs = ((chunk, root, pipelines, authority, known) for chunk in chunks)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_mine_in_worker, jobs)


_Job = tuple[Sequence[Path | Unreadable], Path, str | None, tuple[str, ...], Stated]
_worker: dict[tuple[str | None, tuple[str, ...]], Miner] = {}


def _mine_in_worker(job: _Job) -> list[Findings]:
    chunk, root, pipelines, authority, known = job
    if (pipelines, authority) not in _worker:
        _worker[pipelines, authority] = Miner(pipelines, authority=authority)
    return _mine_chunk(_worker[pipelines, authority], chunk, root, known)


def _mine_chunk(
    miner: Miner, chunk: Iterable[Path | Unreadable], root: Path, known: Stated
) -> list[Findings]:
    """Mines the files of a chunk; one of them may be a table of many articles."""
    findings: list[Findings] = []
    read = _read(chunk, root)
    while batch := list(islice(read, ARTICLES_AT_ONCE)):
        articles = [with_stated(item, known) for item in batch if isinstance(item, Article)]
        mined = iter(miner(articles) if articles else [])
        findings += (
            next(mined) if isinstance(item, Article) else Findings(_unreadable(item))
            for item in batch
        )
    return findings


def _read(chunk: Iterable[Path | Unreadable], root: Path) -> Iterator[Article | Unreadable]:
    for item in chunk:
        if isinstance(item, Unreadable):
            yield item
        else:
            yield from readers.articles(item, root)


def _unreadable(item: Unreadable) -> Document:
    return Document(item.document_id, item.path, status=item.status, message=item.message)
