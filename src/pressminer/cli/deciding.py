"""``pressminer decide`` and ``pressminer review``: the user's word on rows and mentions."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressminer.cli.messages import EPILOG, console, guard, say
from pressminer.cli.mining import DEFAULT_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressminer.decisions import Decision, Outcome
    from pressminer.written import Written

Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help="Folder with the tables of a run.")
]
Ledger = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        "-d",
        metavar="FILE",
        help="File that the decisions go to. Default: the one that the run used.",
    ),
]
Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who decides. Default: your login name.")
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for later readers.")]
_UNTOUCHED = "No decision was added."

app = typer.Typer(
    help="""Take over what was corrected in the tables.

    Edit a table in a spreadsheet: change cells, delete rows that are wrong, write the id of another
    row into a new column merge_into. Then:  pressminer review import output/persons.csv""",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    pass


def decide(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="keep, drop, rename, merge, split or set.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="ID", help="A row (prs-…, org-…) or a mention (mnt-…).")
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="New name; id of the row to join; wordings or id that leave."
        ),
    ] = "",
    *,
    column: Annotated[
        str, typer.Option("--column", "-c", metavar="COLUMN", help="The column that set changes.")
    ] = "",
    why: Why = "",
    who: Who = None,
    output: Output = DEFAULT_OUTPUT,
    decisions: Ledger = None,
) -> None:
    """Decide about a row or a mention, for this and every later run.

    The decision is a line in decisions.csv beside the corpus; delete the line to undo it.

    For instance:

      pressminer decide rename prs-5264be4fd6d7 "Annette Peters"

      pressminer decide merge org-1f0e0c34a1b2 org-77aa01bc9d2e --why "renamed in 2025"

      pressminer decide split prs-5264be4fd6d7 "A. Peters|Frau Peters"

      pressminer decide set org-1f0e0c34a1b2 foundation --column kind

      pressminer decide drop mnt-0a1b2c3d4e5f
    """
    from pressminer.decisions import ACTIONS, Decision  # noqa: PLC0415 - slow imports only on use
    from pressminer.errors import UsageError  # noqa: PLC0415
    from pressminer.written import recall  # noqa: PLC0415

    with guard(_UNTOUCHED):
        if action not in ACTIONS:
            raise UsageError(f"{action!r} is none of {', '.join(ACTIONS)}")
        if action == "set" and not column:
            raise UsageError("set needs a column: --column COLUMN")
        if action in ("rename", "merge") and not value:
            raise UsageError(f"{action} needs a value behind the id")
        known = recall(output)
        wanted = Decision(action, target, column, value, _name(who), _today(), why)
        _add(known, [wanted], decisions, strict=True)


@app.command("import", epilog=EPILOG)
def import_(
    edited: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="An edited table (persons.csv, …) or the edited pressminer.xlsx."
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder of the run. Default: where FILE lies."
        ),
    ] = None,
    decisions: Ledger = None,
    why: Why = "",
    who: Who = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Only say what would be decided.")
    ] = False,
) -> None:
    """Turn the changes in an edited table into decisions.

    Compares the file with what the last run wrote: a changed cell renames or sets, a deleted row is
    dropped, an id in a column merge_into joins two rows. Files saved by a German Excel
    (semicolons, decimal commas) are understood.

    For instance:

      pressminer review import output/persons.csv

      pressminer review import output/pressminer.xlsx --dry-run
    """
    from dataclasses import replace  # noqa: PLC0415 - slow imports only on use

    from pressminer.decisions.review import reviews  # noqa: PLC0415
    from pressminer.written import recall  # noqa: PLC0415

    with guard(_UNTOUCHED):
        known = recall(output or edited.parent)
        found = reviews(edited, known)
        screen = console()
        for text in found.ignored:
            say(screen, f"left out: {text}")
        wanted = [
            replace(d, who=_name(who), when=_today(), why=why or f"edited in {edited.name}")
            for d in found.decisions
        ]
        if dry_run or not wanted:
            _tell(screen, wanted)
            say(screen, f"{len(wanted):,} changes; nothing was written")
        else:
            _add(known, wanted, decisions, strict=False)


def _add(
    known: Written, wanted: Sequence[Decision], decisions: Path | None, *, strict: bool
) -> None:
    """Adds the decisions that can be carried out; one that cannot is an error if ``strict``."""
    from pressminer.decisions import append, carry_out  # noqa: PLC0415 - slow imports only on use
    from pressminer.errors import UsageError  # noqa: PLC0415

    _, outcomes = carry_out(known.tables, wanted)
    screen = console()
    path = decisions or known.decisions
    good = [o.decision for o in outcomes if not o.message]
    bad = [o for o in outcomes if o.message]
    if strict and bad:
        raise UsageError(_sentence(bad[0]))
    append(path, good)
    _tell(screen, good)
    for outcome in bad:
        say(screen, f"left out: {_sentence(outcome)}")
    lines = f"{len(good):,} decision{'' if len(good) == 1 else 's'}"
    say(screen, f"{lines} added to {path}; they count from the next run on")


def _tell(screen: object, wanted: Sequence[Decision]) -> None:
    for d in wanted:
        words = (d.action, d.target, d.column, d.value)
        say(screen, "  " + " ".join(word for word in words if word))  # type: ignore[arg-type]


def _sentence(outcome: Outcome) -> str:
    d = outcome.decision
    return f"{d.action} {d.target}: {outcome.message}"


def _name(who: str | None) -> str:
    if who is not None:
        return who
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody is logged in
        return ""


def _today() -> str:
    return date.today().isoformat()
