"""What an article says that no language changes, to find translations by."""

from __future__ import annotations

from collections.abc import Callable

from pressminer.model import Amount, EntityRef, Findings
from pressminer.translations import Told

_ENTITIES = ("persons", "organizations", "places")
_NAME, _FACT = 0, 1
# Units that both languages name alike; things counted are worded in one of them.
_NEUTRAL = frozenset({"money", "percentage"})


def told(f: Findings, row_of: Callable[[EntityRef], str], key: str) -> Told:
    """The anchors of an article; ``row_of`` gives the id of the row that an entity went into.

    The day of publication is no fact here: a translation has its own.
    """
    found: list[tuple[int, int, str]] = []
    for table in _ENTITIES:
        for index, fact in enumerate(getattr(f, table)):
            row = row_of(EntityRef(table, index))
            if row:  # none where the user dropped it
                found += [(mention.start, _NAME, row) for mention in fact.mentions]
    for amount in f.amounts:
        found += [(m.start, _FACT, _figure(amount.value)) for m in amount.mentions]
    for day in f.dates:
        if day.value.edtf and day.value.edtf != f.document.published_on:
            found += [(m.start, _FACT, day.value.edtf) for m in day.mentions]
    found.sort()
    return Told(
        f.document.document_id,
        f.document.language,
        f.document.published_on,
        key,
        names=tuple(anchor for _, kind, anchor in found if kind == _NAME),
        facts=tuple(anchor for _, kind, anchor in found if kind == _FACT),
        order=tuple(anchor for _, _, anchor in found),
    )


def _figure(amount: Amount) -> str:
    top = "" if amount.value_max is None else str(amount.value_max.normalize())
    unit = amount.unit if amount.kind in _NEUTRAL else ""
    return f"{amount.value.normalize()} {top} {unit}"
