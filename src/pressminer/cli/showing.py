"""``pressminer show``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressminer.cli.deciding import Output
from pressminer.cli.messages import console, guard, say
from pressminer.cli.mining import DEFAULT_OUTPUT
from pressminer.cli.options import Corpus
from pressminer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressminer.marking import Mark
    from pressminer.model import Article
    from pressminer.written import Written

_STYLES = {
    "persons": "bold green",
    "organizations": "bold cyan",
    "places": "bold yellow",
    "amounts": "bold magenta",
    "dates": "bold blue",
    "roles": "underline",
}
# Signs that would move the cursor or change the terminal; each becomes one that only shows.
_CONTROLS = {c: "\ufffd" for c in (*range(32), *range(127, 160)) if chr(c) not in "\n\t"}


def show(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="Path, file name, document id, title or a part of one; table.csv#12 for a row.",
        ),
    ],
    *,
    corpus: Corpus = Path("corpus"),
    output: Output = DEFAULT_OUTPUT,
    mentions: Annotated[
        bool,
        typer.Option("--mentions", "-m", help="Mark the mentions of the last run (see --output)."),
    ] = False,
) -> None:
    """Print the text of an article as its reader made it: the one that all offsets point into.

    In a pipe or file it is that text in UTF-8 to the last character, so that text[start:end] is
    the surface in mentions.csv.

    For instance:

      pressminer show m1-founding-en

      pressminer show 2024-03-14-neues-zentrum.pdf --mentions

      pressminer show meldungen.csv#12 > article.txt
    """
    from pressminer.locate import locate  # noqa: PLC0415 - slow imports only on use

    with guard("Nothing was changed."):
        known = _recalled(output, needed=mentions)
        found = locate(article, corpus, known.rows("documents") if known else ())
        if mentions and known is not None:
            _show_marked(found, known, output)
        else:
            _write(found.text)


def _recalled(output: Path, *, needed: bool) -> Written | None:
    from pressminer.written import recall  # noqa: PLC0415 - slow imports only on use

    try:
        return recall(output)
    except UsageError:
        if needed:
            raise
        return None


def _show_marked(article: Article, known: Written, output: Path) -> None:
    from pressminer import marking  # noqa: PLC0415 - slow imports only on use

    if article.document_id not in {row["document_id"] for row in known.rows("documents")}:
        raise UsageError(f"the tables in {output} do not know {article.path}; run first")
    rows = (r for r in known.rows("mentions") if r["document_id"] == article.document_id)
    marks, moved = marking.marks_of(rows, article.text)
    if sys.stdout.isatty():
        _write_coloured(article.text, marks)
    else:
        _write(marking.bracketed(article.text, marks))
    if moved:
        say(
            console(stderr=True),
            f"note: {article.path} has changed since the last run: {moved:,} mentions fit no "
            "longer and are not marked; run again",
        )


def _write(text: str) -> None:
    """All of the text and nothing else; a terminal gets no sign that would steer it."""
    if sys.stdout.isatty():
        sys.stdout.write(text.translate(_CONTROLS))
        return
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:  # somebody has replaced the stream, as tests do
        sys.stdout.write(text)
    else:  # the same bytes in every locale and on every system
        binary.write(text.encode("utf-8"))
        binary.flush()


def _write_coloured(text: str, marks: Sequence[Mark]) -> None:
    from rich.text import Text  # noqa: PLC0415 - slow imports only on use

    from pressminer import marking  # noqa: PLC0415

    screen = console()
    for table, name in marking.NAMES.items():
        screen.print(Text(name, _STYLES[table]), end="  ")
    screen.print("\n")
    shown = Text()
    for piece, table in marking.stretches(text.translate(_CONTROLS), marks):
        shown.append(piece, _STYLES.get(table))
    screen.print(shown, soft_wrap=True, end="")
