"""``pressminer add``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressminer.cli.messages import FAILED, console, guard, say
from pressminer.cli.options import Columns, Corpus, Pipelines
from pressminer.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from pressminer.adding import Added, Adder


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE_OR_URL...", help="Files, addresses (https://…), - for standard input."
        ),
    ],
    *,
    corpus: Corpus = Path("corpus"),
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            "-s",
            metavar="KEY=VALUE",
            help="Front matter above what is found, such as published_on=2024-03-14; repeatable.",
        ),
    ] = None,
    columns: Columns = None,
    pipelines: Pipelines = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Only say what would be added.")
    ] = False,
) -> None:
    """Put articles into the corpus, under a name that says what is in them.

    The text goes into a new file with what was found out about it in front: title, day, publisher,
    author, address, language. Correct it there: it outranks the text. Web pages, PDFs, Word files
    and mails are also kept as they came, in .originals/. What is there already is left out.

    For instance:

      pressminer add ~/Downloads/release.pdf mail.eml

      pressminer add https://example.org/news/new-clinic

      pbpaste | pressminer add - --set published_on=2024-03-14

      pressminer add export.csv --column text=Langtext
    """
    from pressminer.adding import STDIN, Adder  # noqa: PLC0415 - slow imports only on use
    from pressminer.readers.columns import parsed  # noqa: PLC0415
    from pressminer.rules import rule_folder  # noqa: PLC0415

    with guard("What was added by then is in the corpus."):
        if sources.count(STDIN) > 1:
            raise UsageError("standard input can be read once only; give - once")
        adder = Adder(
            corpus,
            values=_values(values or []),
            columns=parsed(columns or []),
            rules=rule_folder(str(pipelines) if pipelines else None),
            dry=dry_run,
        )
        failed = [given for given in sources if not _add(adder, given)]
    if failed:
        raise typer.Exit(FAILED)


def _values(pairs: Iterable[str]) -> dict[str, str]:
    """``KEY=VALUE`` as front matter; raises `UsageError` for unknown keys and impossible days."""
    from pressminer.adding.corpus import KEYS  # noqa: PLC0415 - slow imports only on use
    from pressminer.normalize.dates import parse_day  # noqa: PLC0415

    found: dict[str, str] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        key, value = key.strip(), value.strip()
        if not sign or key not in KEYS:
            raise UsageError(f"--set {pair}: write KEY=VALUE, KEY one of {', '.join(KEYS)}")
        if key == "published_on" and value:
            day = parse_day(value)
            if day is None:
                raise UsageError(f"--set {pair}: no day; write it as 2024-03-14")
            value = day.isoformat()
        found[key] = value
    return found


def _add(adder: Adder, given: str) -> bool:
    """Adds one source and says what became of it; whether it is in the corpus now."""
    from pressminer.adding import read_source  # noqa: PLC0415 - slow imports only on use

    try:
        source = read_source(given)
        added = adder.add(source)
    except UnreadableError as error:
        say(console(stderr=True), f"not added: {given}: {error}")
        return False
    _tell(added, source.name, dry=adder.dry)
    return True


def _tell(added: Added, name: str, *, dry: bool) -> None:
    screen = console()
    if added.known:
        say(screen, f"already there: {added.path} is an exact copy of {name}")
        return
    values = added.values or {}
    told = [values.get(key, "") for key in ("language", "published_on", "publisher")]
    if values.get("published_on", "") in added.path.name:
        told[1] = ""  # the name says it
    if added.articles > 1:
        told.append(f"{added.articles:,} articles")
    about = ", ".join(part for part in told if part)
    say(screen, f"{'would add' if dry else 'added'} {added.path}{f' ({about})' if about else ''}")
    for note in added.notes:
        say(console(stderr=True), f"note: {added.path.name}: {note}")
