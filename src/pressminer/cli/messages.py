"""What all commands share: exit codes, one message an error, progress on a terminal or in a log."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from pressminer.errors import PressminerError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

FINE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

EPILOG = (
    "Exit codes: 0 fine, also when single articles failed (the summary says which; --strict makes "
    "that 1); 1 something went wrong (rules, model, output); 2 wrong usage, such as a folder that "
    "is not there or holds nothing to read; 130 stopped with Ctrl-C."
)

Progress = Callable[[int, int, str], None]
Notice = Callable[[str], None]


@contextlib.contextmanager
def guard(stopped: str = "The tables in the output folder are as they were.") -> Iterator[None]:
    """Turn what the user can mend into one message and an exit code, without a traceback.

    ``stopped``: what Ctrl-C has left as it was.
    """
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"Stopped. {stopped}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except UsageError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(USAGE) from None
    except PressminerError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(FAILED) from None


def console(*, stderr: bool = False) -> Console:
    """A console that prints file names as they are: no markup, no emoji codes."""
    from rich.console import Console  # noqa: PLC0415 - slow imports only on use

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def say(target: Console, text: str) -> None:
    """Print ``text`` on lines that only the terminal breaks."""
    target.print(text, soft_wrap=True)


@contextlib.contextmanager
def reporting(target: Console, *, quiet: bool) -> Iterator[tuple[Progress | None, Notice | None]]:
    """How a run reports: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

    def notice(text: str) -> None:
        say(target, f"note: {text}")

    if quiet:
        yield None, None
    elif target.is_terminal:
        with _bar(target) as bar:
            yield bar, notice
    else:
        yield _lines(target), notice


@contextlib.contextmanager
def _bar(target: Console) -> Iterator[Progress]:
    from rich import progress as rich_progress  # noqa: PLC0415 - slow imports only on use

    columns: list[Any] = [
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        rich_progress.TimeRemainingColumn(),
    ]
    with rich_progress.Progress(*columns, console=target, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, description="mining")

        yield advance


def _lines(target: Console) -> Progress:
    """``mined 100 of 1,000 articles``, at most ten lines however many articles there are."""
    tenths = 0

    def advance(done: int, total: int, path: str) -> None:
        nonlocal tenths
        reached = done * 10 // total if total else 10
        if reached > tenths:
            tenths = reached
            say(target, f"mined {done:,} of {total:,} articles")

    return advance


@contextlib.contextmanager
def share_bar(target: Console, what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar of how much of a file is read; only on a terminal."""
    from rich import progress as rich_progress  # noqa: PLC0415 - slow imports only on use

    shown = target.is_terminal and not quiet
    with rich_progress.Progress(console=target, transient=True, disable=not shown) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
