"""``pressminer doctor`` and ``pressminer eval``: what looks at a run from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pressminer.cli.messages import FAILED, console, guard
from pressminer.cli.options import Pipelines


def doctor(pipelines: Pipelines = None) -> None:
    """Say which models are used and what would be better.

    Exit code 1 when something would prevent a run.

    For instance:

      pressminer doctor
    """
    from pressminer import doctor as examiner  # noqa: PLC0415 - slow imports only on use

    with guard():
        report = examiner.examine(pipelines)
        examiner.show(report, console())
    if not report.healthy:
        raise typer.Exit(FAILED)


def evaluate(
    output: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help="Folder with the tables of a run.")
    ],
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder with one JSON per annotated article.")
    ],
    *,
    corpus: Annotated[
        Path,
        typer.Option("--corpus", metavar="DIR", help="The articles that the tables come from."),
    ] = Path("corpus"),
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss and every spurious row.")
    ] = False,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Also write the numbers here.")
    ] = None,
) -> None:
    """Compare the tables of a run with gold annotations.

    Prints precision, recall and F1 per table, how well rows were merged, and which columns of
    documents.csv are right.

    For instance:

      pressminer eval output/ tests/gold/

      pressminer eval output/ gold/ --corpus releases/ --errors --json scores.json
    """
    from pressminer import evaluate as scoring  # noqa: PLC0415 - slow imports only on use

    with guard():
        result = scoring.evaluate(output, gold, corpus)
        if json is not None:
            scoring.write_json(result, json)
        scoring.show(result, console(), errors=errors)
