"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Pipelines = Annotated[
    Path | None,
    typer.Option(
        "--pipelines",
        metavar="DIR",
        help="Your own rules: an edited copy of the pipelines/ folder that comes with pressminer.",
    ),
]

Corpus = Annotated[Path, typer.Option("--corpus", metavar="DIR", help="Folder of the articles.")]

Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="Which column of a table holds a field, where the name is not known: "
        "text=Langtext; repeatable.",
    ),
]
