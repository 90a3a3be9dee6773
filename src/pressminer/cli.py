"""The command line: arguments, messages, exit codes. No logic, and no slow import before use."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressminer.errors import PressminerError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

FINE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
DEFAULT_OUTPUT = Path("output")

_EPILOG = (
    "Exit codes: 0 fine, also when single articles failed (the summary says which; --strict makes "
    "that 1); 1 something went wrong (rules, model, output); 2 wrong usage, such as a folder that "
    "is not there or holds nothing to read; 130 stopped with Ctrl-C."
)

app = typer.Typer(
    name="pressminer",
    help="""Read German and English press releases, write tables you can trust.

    Start with:  pressminer run corpus/

    Every row says where it comes from: mentions.csv has the place in the text.""",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Pipelines = Annotated[
    Path | None,
    typer.Option(
        "--pipelines",
        metavar="DIR",
        help="Your own rules: an edited copy of the pipelines/ folder that comes with pressminer.",
    ),
]


def main() -> None:
    """Entry point of the script and of ``python -m pressminer``."""
    # One thread for each process: sums of several threads depend on their order, and workers would
    # take each other's cores. NumPy reads this when it is imported, which is later than here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):  # a file name must not break a terminal in ASCII
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="pressminer")
    except KeyboardInterrupt:  # before or after a command's own guard
        sys.exit(INTERRUPTED)


def _print_version(wanted: bool) -> None:
    if wanted:
        from pressminer.doctor import own_version  # noqa: PLC0415 - slow imports only on use

        typer.echo(f"pressminer {own_version()}")
        raise typer.Exit(FINE)


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command(epilog=_EPILOG)
def run(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="Folder with .txt and .md articles, any depth.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the tables.")
    ] = DEFAULT_OUTPUT,
    pipelines: Pipelines = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", "-w", min=1, metavar="N", help="Processes. Default: as fits the corpus."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also list models and all articles left out.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if any article failed.")
    ] = False,
) -> None:
    """Mine a folder of press releases and write the tables as CSV.

    The tables in the output folder are replaced together at the end, or not at all.

    For instance:

      pressminer run corpus/

      pressminer run releases/2025 --output tables/ --workers 4

      pressminer run corpus/ --pipelines my-pipelines/ --verbose
    """
    with _guard():
        if quiet and verbose:
            raise UsageError("--quiet and --verbose exclude each other; give one of them")
        failed = _run(corpus, output, pipelines, workers, quiet=quiet, verbose=verbose)
    if failed and strict:
        raise typer.Exit(FAILED)


def _run(
    corpus: Path,
    output: Path,
    pipelines: Path | None,
    workers: int | None,
    *,
    quiet: bool,
    verbose: bool,
) -> int:
    """Mine, save, report; the number of articles that failed."""
    from pressminer import output as tables  # noqa: PLC0415 - slow imports only on use
    from pressminer import summary  # noqa: PLC0415
    from pressminer.run import mine  # noqa: PLC0415

    started = time.perf_counter()
    tables.check_writable(output)
    messages = _console(stderr=True)
    if verbose:
        _tell_models(pipelines, messages)
    with _progress(messages, quiet=quiet) as (progress, notice):
        result = mine(
            corpus, pipelines=pipelines, workers=workers, progress=progress, notice=notice
        )
        result.save(output)
    told = summary.summarize(result.rows, time.perf_counter() - started)
    if not quiet:
        summary.show(told, _console(), output, verbose=verbose)
    return told.failed


def _tell_models(pipelines: Path | None, console: Console) -> None:
    from pressminer import doctor  # noqa: PLC0415 - slow imports only on use

    for language in doctor.examine(pipelines).languages:
        if language.choice:
            _say(console, f"{language.name}: {language.choice} ({language.choice.why})")


@app.command(epilog=_EPILOG)
def doctor(pipelines: Pipelines = None) -> None:
    """Say which models are used and what would be better.

    Exit code 1 when something would prevent a run.

    For instance:

      pressminer doctor
    """
    from pressminer import doctor as examiner  # noqa: PLC0415 - slow imports only on use

    with _guard():
        report = examiner.examine(pipelines)
        examiner.show(report, _console())
    if not report.healthy:
        raise typer.Exit(FAILED)


@app.command("eval", epilog=_EPILOG)
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

    with _guard():
        result = scoring.evaluate(output, gold, corpus)
        if json is not None:
            scoring.write_json(result, json)
        scoring.show(result, _console(), errors=errors)


# --- messages -----------------------------------------------------------------------------------


@contextlib.contextmanager
def _guard() -> Iterator[None]:
    """Turn what the user can mend into one message and an exit code, without a traceback."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("Stopped. The tables in the output folder are as they were.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except UsageError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(USAGE) from None
    except PressminerError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(FAILED) from None


def _console(*, stderr: bool = False) -> Console:
    """A console that prints file names as they are: no markup, no emoji codes."""
    from rich.console import Console  # noqa: PLC0415 - slow imports only on use

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def _say(console: Console, text: str) -> None:
    console.print(text, soft_wrap=True)


Progress = Callable[[int, int, str], None]
Notice = Callable[[str], None]


@contextlib.contextmanager
def _progress(console: Console, *, quiet: bool) -> Iterator[tuple[Progress | None, Notice | None]]:
    """How a run reports: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

    def notice(text: str) -> None:
        _say(console, f"note: {text}")

    if quiet:
        yield None, None
    elif console.is_terminal:
        with _bar(console) as bar:
            yield bar, notice
    else:
        yield _lines(console), notice


@contextlib.contextmanager
def _bar(console: Console) -> Iterator[Progress]:
    from rich import progress as rich_progress  # noqa: PLC0415 - slow imports only on use

    columns: list[Any] = [
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        rich_progress.TimeRemainingColumn(),
    ]
    with rich_progress.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, description="mining")

        yield advance


def _lines(console: Console) -> Progress:
    """``mined 100 of 1,000 articles``, at most ten lines however many articles there are."""
    tenths = 0

    def advance(done: int, total: int, path: str) -> None:
        nonlocal tenths
        reached = done * 10 // total if total else 10
        if reached > tenths:
            tenths = reached
            _say(console, f"mined {done:,} of {total:,} articles")

    return advance
