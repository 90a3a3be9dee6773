"""``pressminer eval``: the tables of a run against gold annotations.

Article by article, each gold fact is matched to at most one row that has a mention there, and
whatever is left over on either side is a miss or a spurious row. Merging over the corpus is
measured on the matched entities: B-cubed, and pairs of articles that tell of one entity.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pressminer.errors import OutputError
from pressminer.evaluation.agreement import Measure
from pressminer.evaluation.article import ArticleScore
from pressminer.evaluation.gold import ENTITY_TABLES, GoldArticle, read_gold
from pressminer.evaluation.result import REPORTED, Evaluation, Report
from pressminer.evaluation.tables import Tables, Texts
from pressminer.evaluation.wording import norm

if TYPE_CHECKING:
    from rich.console import Console


def evaluate(output: Path, gold: Path, corpus: Path) -> Evaluation:
    """Compare the tables in ``output`` with the annotations in ``gold``.

    ``corpus`` holds the articles; gold files carry their names, with ``.json``. Raises
    `UsageError` when a folder is missing, is not what it should be, or lacks an article.
    """
    articles, tables = read_gold(gold), Tables.read(output)
    texts = Texts(corpus)
    names = _accepted_names(articles)
    evaluation = Evaluation()
    for article in articles:
        document = tables.documents.get(article.stem)
        text = texts.of(article.stem, document)
        ArticleScore(article, text, tables, names, evaluation).score()
    return evaluation


def _accepted_names(articles: Iterable[GoldArticle]) -> dict[str, set[str]]:
    """A row is named after the whole corpus, so the form of any article will do."""
    names: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for entity in article.all_entities:
            names[entity.key] |= {norm(form) for form in (*entity.surfaces, *entity.names)}
    return names


# --- showing --------------------------------------------------------------------------------


def write_json(evaluation: Evaluation, path: Path) -> None:
    """Write the report; raises `OutputError` when that fails."""
    try:
        path.write_text(json.dumps(evaluation.report(), indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}") from None


def show(evaluation: Evaluation, console: Console, *, errors: bool = False) -> None:
    """Print the report as three tables, after the disagreements if ``errors``."""
    if errors:
        for miss in evaluation.misses:
            cells = (miss.article, miss.table, miss.what, " ".join(miss.text.split()))
            print("\t".join(cells), file=console.file)  # rich would turn tabs into spaces
    report = evaluation.report()
    _print_table(
        console,
        ("table", "F1", "precision", "recall", "right", "spurious", "missed"),
        [(name, *_tally_cells(report[name])) for name in REPORTED],
    )
    _print_table(
        console,
        ("merging", "B³ F1", "precision", "recall", "articles F1", "languages F1"),
        [_merge_cells(report, table) for table in ENTITY_TABLES if f"{table}.merge_b3" in report],
    )
    _print_table(
        console,
        ("column", "accuracy", "of"),
        [
            (name, _figure(values["accuracy"]), str(values["n"]))
            for name, values in report.items()
            if "accuracy" in values
        ],
    )
    console.print(f"mean F1 of the tables: {_figure(report['macro_f1']['f1'])}", style="bold")


def _tally_cells(measure: Measure) -> tuple[str, ...]:
    return (
        *(_figure(measure[key]) for key in ("f1", "p", "r")),
        *(f"{measure[key]:,}" for key in ("tp", "fp", "fn")),
    )


def _merge_cells(report: Report, table: str) -> tuple[str, ...]:
    merged = report[f"{table}.merge_b3"]
    return (
        table,
        *(_figure(merged[key]) for key in ("f1", "p", "r")),
        *(_pairs_cell(report[f"{table}.{side}"]) for side in ("cross_article", "cross_language")),
    )


def _pairs_cell(measure: Measure) -> str:
    """F1 over pairs; a dash where the gold has no such pair and none was found."""
    return _figure(measure["f1"]) if measure["tp"] + measure["fp"] + measure["fn"] else "–"


def _figure(value: float) -> str:
    return f"{value:.4f}"


def _print_table(console: Console, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box  # noqa: PLC0415 - only for printing
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for position, header in enumerate(headers):
        table.add_column(header, justify="right" if position else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)
