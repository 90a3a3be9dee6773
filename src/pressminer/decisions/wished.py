"""What the user decided about which names are one, for those who merge them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.decisions.ledger import Decision
from pressminer.decisions.schema import ENTITIES, table_of
from pressminer.merging.wishes import DROP, JOIN, PART, Wish


def wishes(decisions: Sequence[Decision]) -> list[Wish]:
    """The decisions that merging can take to heart, in their order.

    These are about whole rows of persons, bodies and places, by ids. Wordings and mentions that
    leave a row, and all that is decided about facts, are carried out on the tables.
    """
    return [wish for decision in decisions for wish in _wishes(decision)]


def _wishes(decision: Decision) -> Iterator[Wish]:
    target, value = decision.target, decision.value
    table = table_of(target)
    if table not in ENTITIES:
        return
    match decision.action:
        case "merge" if table_of(value) == table:
            yield Wish(JOIN, target, value, decision.reason)
        case "keep":
            yield Wish(PART, target)
        case "split" if table_of(value) == table:
            yield Wish(PART, value)
        case "drop":
            yield Wish(DROP, target)
