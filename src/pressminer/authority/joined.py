"""The shipped list and the user's lists as one: what is the same body, and which names it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pressminer.authority.table import Body


@dataclass(frozen=True, slots=True)
class Joined:
    """All bodies by id, and what the user's lists say of them beyond the shipped one.

    A body that both lists have keeps its shipped row; ``names`` and ``acronyms`` hold what is new
    about it, too.
    """

    bodies: Mapping[str, Body]
    names: Sequence[tuple[str, str]] = ()  # wording, id
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # acronym -> ids
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # id -> further names


def joined(shipped: Sequence[Body], lists: Iterable[Sequence[Body]]) -> Joined:
    """Adds the user's lists to the shipped one, in their order.

    The same body is who has the same id or ROR id, or a main name of a shipped row in the same
    country. The row that comes first stays; what a later one adds are names and acronyms.
    """
    bodies = {body.id: body for body in shipped}
    same = _Same(shipped)
    names: list[tuple[str, str]] = []
    acronyms: dict[str, list[str]] = defaultdict(list)
    added: dict[str, list[str]] = defaultdict(list)
    for body in chain.from_iterable(lists):
        id_ = same.find(body)
        known = bodies.setdefault(id_, body)
        same.remember(body, id_)
        new: Sequence[str] = body.names
        if known is not body:
            old = {*known.names, *known.acronyms, *added[id_]}
            new = [name for name in new if name not in old]
            added[id_] += new
        names += [(name, id_) for name in new]
        for acronym in body.acronyms:
            acronyms[acronym].append(id_)
    return Joined(
        bodies,
        names,
        {acronym: tuple(dict.fromkeys(ids)) for acronym, ids in acronyms.items()},
        {id_: tuple(told) for id_, told in added.items()},
    )


class _Same:
    """Finds the row that already stands for a body."""

    def __init__(self, shipped: Sequence[Body]) -> None:
        self.ids = {body.id for body in shipped}
        self.by_ror = {body.ror: body.id for body in shipped if body.ror}
        self.by_name: dict[str, list[Body]] = defaultdict(list)
        for body in shipped:
            for name in {body.name_de.lower(), body.name_en.lower()} - {""}:
                self.by_name[name].append(body)

    def find(self, body: Body) -> str:
        """The id of the row, ``body.id`` if there is none."""
        if body.id in self.ids:
            return body.id
        return self.by_ror.get(body.ror) or self._namesake(body) or body.id

    def remember(self, body: Body, id_: str) -> None:
        """So that a second list that has the body, too, adds to this row."""
        self.ids.add(id_)
        if body.ror:
            self.by_ror.setdefault(body.ror, id_)

    def _namesake(self, body: Body) -> str:
        """A shipped row of the same name; two ROR ids or countries are two bodies."""
        get = self.by_name.get
        named = (*get(body.name_de.lower(), ()), *get(body.name_en.lower(), ()))
        if not named:
            return ""
        found = {
            other.id
            for other in named
            if not _contradict(other.country, body.country) and not _contradict(other.ror, body.ror)
        }
        return found.pop() if len(found) == 1 else ""


def _contradict(a: str, b: str) -> bool:
    return bool(a and b) and a != b
