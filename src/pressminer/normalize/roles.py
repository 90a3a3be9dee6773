"""Posts compared and their status: how a holder stands to a post."""

from __future__ import annotations

from collections.abc import Iterable

CURRENT, FORMER, DESIGNATED, ACTING, DEPUTY = (
    "current",
    "former",
    "designated",
    "acting",
    "deputy",
)
STATUSES = (CURRENT, FORMER, DESIGNATED, ACTING, DEPUTY)


def plain_post(canonical: str) -> str:
    """The English name of a post by which designated and present holders are compared.

    ``designated rector`` → ``rector``: in May she is what she was designated for in March.
    """
    return canonical.removeprefix("designated ").removesuffix("-elect")


def combined(told: Iterable[str]) -> str:
    """One status of all that an article says about a post, ``""`` where it says nothing.

    Time outranks rank (a former deputy is former), and what is said first outranks the rest.
    """
    said = [s for s in told if s]
    timed = [s for s in said if s in {FORMER, DESIGNATED}]
    return next(iter([*timed, *said]), "")
