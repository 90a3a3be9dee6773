"""``pressminer authority``: lists of organizations of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressminer.cli.messages import EPILOG, console, guard, say, share_bar

if TYPE_CHECKING:
    from pressminer.authority.importing import Report

DEFAULT_LIST = Path("authority.tsv")

app = typer.Typer(
    help="""Make a list of organizations of your own.

    pressminer comes with a list of some 1,300 bodies. A list of your own adds to it: more names
    are found, and their German and English wordings become one row.

    Start with:  pressminer authority import v2.0-ror-data.zip --country DE,AT,CH""",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    pass


@app.command("import", epilog=EPILOG)
def import_(
    dump: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="ROR data dump, schema 2: .json, .json.gz, or the .zip as it is."
        ),
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="File for the list.")
    ] = DEFAULT_LIST,
    country: Annotated[
        str,
        typer.Option(
            "--country", metavar="CODES", help="Only bodies there: DE,AT,CH. Default: all."
        ),
    ] = "",
    language: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="CODES",
            help="Names in these languages; a body that has none of them keeps its main name.",
        ),
    ] = "de,en",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Turn a data dump of the Research Organization Registry into a list of your own.

    Dumps are free (CC0): https://doi.org/10.5281/zenodo.6347574. The list is a table with the
    columns of pipelines/shared/authority.tsv; edit it, leave out rows, add rows with ids of your
    own. A file with such rows is never replaced.

    For instance:

      pressminer authority import v2.0-ror-data.zip

      pressminer authority import v2.0-ror-data.zip --country DE,AT,CH --output dach.tsv

      pressminer run corpus/ --authority dach.tsv
    """
    with guard("The list is as it was."):
        from pressminer.authority import importing  # noqa: PLC0415 - slow imports only on use

        countries = importing.country_codes(country)
        languages = importing.language_codes(language)
        with share_bar(console(stderr=True), "reading", quiet=quiet) as progress:
            report = importing.import_dump(
                dump, output, countries=countries, languages=languages, progress=progress
            )
        if not quiet:
            _show(report, output)


def _show(report: Report, output: Path) -> None:
    """``20,000 records read, 12,000 written …``, and what to do with the list."""
    target = console()
    left_out = ", ".join(f"{count:,} {reason.value}" for reason, count in report.left_out)
    why = f"; left out: {left_out}" if left_out else ""
    say(target, f"{report.read:,} records read, {report.kept:,} written to {output}{why}.")
    most = ", ".join(f"{code} {count:,}" for code, count in report.countries[:6])
    more = f" and {len(report.countries) - 6} more countries" if len(report.countries) > 6 else ""
    say(target, f"By country: {most}{more}.")
    say(target, f"Use it:  pressminer run corpus/ --authority {output}")
