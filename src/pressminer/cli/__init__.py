"""The command line: arguments, messages, exit codes. No logic, and no slow import before use."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated

import typer

from pressminer.cli import adding, authority, checks, deciding, explaining, mining, showing
from pressminer.cli.messages import EPILOG, FAILED, FINE, INTERRUPTED, USAGE

__all__ = ["FAILED", "FINE", "INTERRUPTED", "USAGE", "app", "main"]

app = typer.Typer(
    name="pressminer",
    help="""Read German and English press releases, write tables you can trust.

    Start with:  pressminer run corpus/

    Every row says where it comes from: mentions.csv has the place in the text.""",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=EPILOG)(mining.run)
app.command(epilog=EPILOG)(adding.add)
app.command(epilog=EPILOG)(showing.show)
app.command(epilog=EPILOG)(checks.doctor)
app.command("eval", epilog=EPILOG)(checks.evaluate)
app.command(epilog=EPILOG)(explaining.explain)
app.command(epilog=EPILOG)(deciding.decide)
app.add_typer(deciding.app, name="review")
app.add_typer(authority.app, name="authority")


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
