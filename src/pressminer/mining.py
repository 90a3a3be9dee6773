"""The map side for one article: text in, findings out. Loads rules at once, models on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pressminer import annotate, masthead
from pressminer.annotate import Annotated, Annotator, Passage
from pressminer.errors import PressminerError
from pressminer.findings import Finder, Reading, document_row
from pressminer.language import Identifier
from pressminer.layout import Layout
from pressminer.lexicon import lexicon
from pressminer.model import Article, Block, BlockKind, Document, Findings, Sentence
from pressminer.rules import RuleFolder, rule_folder
from pressminer.sentences import Splitter
from pressminer.watch import TooLongError, allowed, limit

Notice = Callable[[str], None]

ARTICLES_AT_ONCE = 8  # articles whose passages share a batch: enough for the model, flat in memory


class Miner:
    """Articles in, findings out."""

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
        self._given = (pipelines, notice, tuple(authority))
        self._begin()

    def _begin(self) -> None:
        """All that remembers anything from one article to the next."""
        pipelines, notice, authority = self._given
        self.annotate = Annotator(
            self.rules, pipelines=pipelines, authority=authority, notice=notice
        )
        self.find = Finder(self.rules, lexicon(pipelines, authority))

    def __call__(self, articles: Sequence[Article]) -> list[Findings]:
        """The findings of all articles, in their order."""
        return list(self.stream(articles))

    def stream(self, articles: Sequence[Article]) -> Iterator[Findings]:
        """Findings as they come; an article that breaks a stage or takes too long fails alone.

        The articles share a batch; if it breaks, each has one of its own.
        """
        try:
            with limit(allowed(sum(len(a.text) for a in articles))):
                batch = self._annotated(articles)
        except PressminerError:
            raise
        except (Exception, TooLongError) as error:
            self._recover(error)
            if len(articles) == 1:
                yield _failed(articles[0], error)
            else:
                yield from (f for article in articles for f in self.stream([article]))
            return
        for reading, annotated in batch:
            yield self._found(reading, annotated)

    def _annotated(self, articles: Sequence[Article]) -> list[tuple[Reading, Sequence[Annotated]]]:
        readings = [self.read(article) for article in articles]
        annotated = iter(self.annotate([p for r in readings for p in r.passages]))
        return [(r, [next(annotated) for _ in r.passages]) for r in readings]

    def _found(self, reading: Reading, annotated: Sequence[Annotated]) -> Findings:
        try:
            with limit(allowed(len(reading.article.text))):
                return self._findings(reading, annotated)
        except PressminerError:
            raise
        except (Exception, TooLongError) as error:
            self._recover(error)
            return _failed(reading.article, error)

    def _recover(self, error: BaseException) -> None:
        """What was stopped somewhere in the middle is not used again."""
        if isinstance(error, TooLongError):
            self._begin()

    def _findings(self, reading: Reading, annotated: Sequence[Annotated]) -> Findings:
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
        passages = tuple(
            replace(p, published_on=head.published_on, country=head.country) for p in passages
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


def _failed(article: Article, error: BaseException) -> Findings:
    reason = f"could not be mined: {type(error).__name__}: {error}"
    if isinstance(error, TooLongError):
        seconds = allowed(len(article.text))
        reason = f"could not be mined: it took more than {seconds:.0f} seconds of processor time"
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
