"""What the user decided about which names are one, as merging needs it: before it compares.

Names that are to be one are so from the start, so that what hangs on them (acronyms, last names
with a post at the body) follows; a name that is to stay apart links no others; and nothing is drawn
from a row that was dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

JOIN, PART, DROP = "join", "part", "drop"

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """``JOIN``: the row of ``id`` goes into that of ``into``. ``PART``: the name that ``id`` was
    made from gets a row of its own. ``DROP``: the row of ``id`` goes.
    """

    action: str
    id: str
    into: str = ""
    reason: str = ""


@dataclass(slots=True)
class Granted:
    """What came of wishes: every atom's head, and what was done against the machine's will."""

    heads: dict[str, str]
    reasons: dict[str, str] = field(default_factory=dict)  # atom → why it is in its row
    moved: set[str] = field(
        default_factory=set
    )  # atoms that came with a row that went into another
    parted: set[str] = field(default_factory=set)  # atoms that would be in another row
    dropped: set[str] = field(default_factory=set)  # heads of rows that go


def lasting(wishes: Sequence[Wish]) -> list[Wish]:
    """The joins that no later wish takes back, for what is to be drawn from them."""
    kept: dict[str, Wish] = {}
    gone: set[str] = set()
    for wish in wishes:
        if wish.action == JOIN and not {wish.id, wish.into} & gone:
            kept[wish.id] = wish
        elif wish.action != JOIN:
            kept.pop(wish.id, None)
            gone |= {wish.id} if wish.action == DROP else set()
    return list(kept.values())


def grant(
    wishes: Iterable[Wish],
    atoms: Mapping[str, str],
    edges: Sequence[Edge],
    told_on: Mapping[str, str],
) -> Granted:
    """Carries the wishes out, in their order, on the clusters that ``edges`` make.

    ``atoms``: id → atom; wishes about other ids are left to whoever knows them. ``edges``: the
    pairs that the machine joined; ``told_on``: atom → the day from which it is told.
    """
    known = [w for w in wishes if w.id in atoms and (not w.into or w.into in atoms)]
    free = _heads(told_on, edges, frozenset())
    apart = {a for w in known if w.action == PART for a in [atoms[w.id]] if free[a] != a}
    granted = Granted(_heads(told_on, edges, apart) if apart else free)
    granted.parted |= apart
    members: dict[str, list[str]] = defaultdict(list)
    for atom, head in granted.heads.items():
        members[head].append(atom)
    for wish in known:
        _grant(granted, members, wish, atoms)
    return granted


def _grant(
    granted: Granted, members: dict[str, list[str]], wish: Wish, atoms: Mapping[str, str]
) -> None:
    atom, heads = atoms[wish.id], granted.heads
    head = heads[atom]
    if head in granted.dropped:
        return
    if wish.action == DROP:
        granted.dropped.add(head)
    elif wish.action == PART and head != atom:
        members[head].remove(atom)
        members[atom].append(atom)
        heads[atom] = atom
        granted.parted.add(atom)
        granted.moved.discard(atom)
    elif wish.action == JOIN:
        into = heads[atoms[wish.into]]
        if into != head and into not in granted.dropped:
            granted.reasons[atom] = granted.reasons[head] = wish.reason
            granted.moved.update(members[head])
            heads.update(dict.fromkeys(members[head], into))
            members[into] += members.pop(head)


def _heads(
    told_on: Mapping[str, str], edges: Iterable[Edge], apart: Iterable[str]
) -> dict[str, str]:
    """Every atom → the atom of its cluster that was told first; those ``apart`` link nobody."""
    alone = frozenset(apart)
    parent = {atom: atom for atom in told_on}

    def find(atom: str) -> str:
        while parent[atom] != atom:
            parent[atom] = atom = parent[parent[atom]]
        return atom

    for a, b in edges:
        if a not in alone and b not in alone:
            first, second = sorted((find(a), find(b)))
            parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for atom in sorted(parent):
        groups[find(atom)].append(atom)
    return {
        atom: head
        for group in groups.values()
        for head in [min(group, key=lambda a: (told_on[a], a))]
        for atom in group
    }
