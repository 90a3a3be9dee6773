"""A post on its way to a role: what the other modules pass to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pressminer.model import EntityRef, Role, RoleTitle


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a sentence with what was found around it; offsets into the article's text.

    In ``der neue Präsident der LMU`` the post is ``Präsident`` (``start:end``), and the phrase
    with what belongs to it is ``neue Präsident der LMU`` (``left:right``).
    """

    start: int
    end: int
    title: RoleTitle
    body: EntityRef | None = None
    left: int = 0  # where post and body begin
    right: int = 0  # where post and body end


class Stated(NamedTuple):
    """A role with the span of the words that state it; offsets into the article's text."""

    role: Role
    start: int
    end: int
