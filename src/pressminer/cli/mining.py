"""``pressminer run``."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressminer.cli.messages import FAILED, console, guard, reporting, say
from pressminer.cli.options import Pipelines
from pressminer.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

DEFAULT_OUTPUT = Path("output")
_STOPPED = (
    "The tables in the output folder are as they were; what was mined is kept for the next run."
)


def run(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="Folder with the articles, any depth.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the tables.")
    ] = DEFAULT_OUTPUT,
    pipelines: Pipelines = None,
    authority: Annotated[
        list[Path] | None,
        typer.Option(
            "--authority",
            "-a",
            metavar="FILE",
            help="A list of organizations of your own (see: pressminer authority); repeatable.",
        ),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            "-d",
            metavar="FILE",
            help="Your decisions (see: pressminer decide). Default: decisions.csv beside CORPUS.",
        ),
    ] = None,
    workbook: Annotated[
        bool,
        typer.Option(help="Write the tables to pressminer.xlsx, too, for review in a spreadsheet."),
    ] = True,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            "-w",
            min=1,
            metavar="N",
            help="Processes. Default: as many as are worth it.",
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Run again whenever articles, decisions or rules change."),
    ] = False,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Read all articles again, whatever earlier runs have kept."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also list models and all articles left out.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if any article failed.")
    ] = False,
) -> None:
    """Mine a folder of press releases and write the tables as CSV.

    The tables in the output folder are replaced together at the end, or not at all. Only articles
    that are new or changed are mined; changes.csv says what they brought.

    For instance:

      pressminer run corpus/

      pressminer run releases/2025 --output tables/ --workers 4

      pressminer run corpus/ --pipelines my-pipelines/ --verbose

      pressminer run corpus/ --authority authority.tsv

      pressminer run corpus/ --watch

    What you decided (pressminer decide, pressminer review) is applied on every run.
    """
    with guard(_STOPPED):
        if quiet and verbose:
            raise UsageError("--quiet and --verbose exclude each other; give one of them")
        if watch:
            raise typer.Exit(_watch(corpus, output, decisions, authority, pipelines, quiet=quiet))
        failed = _run(
            _Wanted(
                corpus, output, pipelines, authority or [], decisions, workbook, workers, fresh
            ),
            quiet=quiet,
            verbose=verbose,
        )
    if failed and strict:
        raise typer.Exit(FAILED)


def _watch(
    corpus: Path,
    output: Path,
    decisions: Path | None,
    authority: Sequence[Path] | None,
    pipelines: Path | None,
    *,
    quiet: bool,
) -> int:
    """Runs now and after every change; comes back when the first run was wrong usage."""
    from pressminer import readers  # noqa: PLC0415 - slow imports only on use
    from pressminer.cli.watching import follow  # noqa: PLC0415
    from pressminer.decisions import ledger  # noqa: PLC0415
    from pressminer.monitor import Inputs  # noqa: PLC0415
    from pressminer.rules import rule_folder  # noqa: PLC0415

    readers.discover(
        corpus
    )  # a folder that is not there is wrong usage; an empty one may be filled
    files = [decisions or ledger.beside(corpus), *(authority or [])]
    rules = rule_folder(str(pipelines) if pipelines else None).root
    return follow(Inputs(corpus, output, files, rules), sys.argv[1:], quiet=quiet)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the command line asks for."""

    corpus: Path
    output: Path
    pipelines: Path | None
    authority: Sequence[Path]
    decisions: Path | None
    workbook: bool
    workers: int | None
    fresh: bool


def _run(wanted: _Wanted, *, quiet: bool, verbose: bool) -> int:
    """Mine, save, report; the number of articles that failed."""
    from pressminer import output as tables  # noqa: PLC0415 - slow imports only on use
    from pressminer import summary  # noqa: PLC0415
    from pressminer.run import update  # noqa: PLC0415

    started = time.perf_counter()
    tables.check_writable(wanted.output)
    messages = console(stderr=True)
    if verbose:
        _tell_models(wanted.pipelines, messages)
    with reporting(messages, quiet=quiet) as (progress, notice):
        result = update(
            wanted.corpus,
            wanted.output,
            pipelines=wanted.pipelines,
            authority=wanted.authority,
            decisions=wanted.decisions,
            workbook=wanted.workbook,
            workers=wanted.workers,
            fresh=wanted.fresh,
            progress=progress,
            notice=notice,
        )
    told = result.summary(time.perf_counter() - started)
    if not quiet:
        summary.show(told, console(), wanted.output, verbose=verbose)
    return told.failed


def _tell_models(pipelines: Path | None, target: Console) -> None:
    from pressminer import doctor  # noqa: PLC0415 - slow imports only on use

    for language in doctor.examine(pipelines).languages:
        if language.choice:
            say(target, f"{language.name}: {language.choice} ({language.choice.why})")
