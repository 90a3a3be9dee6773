"""``pressminer explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from pressminer.cli.deciding import Output
from pressminer.cli.messages import console, guard, say
from pressminer.cli.mining import DEFAULT_OUTPUT
from pressminer.cli.options import Pipelines


def explain(
    target: Annotated[
        str, typer.Argument(metavar="ID", help="A row, a mention, or an id that was given up.")
    ],
    *,
    output: Output = DEFAULT_OUTPUT,
    pipelines: Pipelines = None,
) -> None:
    """Say where a row comes from, why its mentions are one, and what was kept apart.

    For instance:

      pressminer explain prs-5264be4fd6d7

      pressminer explain mnt-bf1069e180e3 --output tables/
    """
    from pressminer import explain as explaining  # noqa: PLC0415 - slow imports only on use
    from pressminer.lexicon import lexicon  # noqa: PLC0415
    from pressminer.normalize.comparable import Comparer  # noqa: PLC0415
    from pressminer.written import recall  # noqa: PLC0415

    with guard("Nothing was changed."):
        known = recall(output)
        comparer = Comparer(lexicon(str(pipelines) if pipelines else None, ()))
        found = explaining.explain(target, known, comparer.key)
        documents = {row["document_id"]: row for row in known.rows("documents")}
        screen = console()
        for line in explaining.lines(found, documents):
            say(screen, line)
