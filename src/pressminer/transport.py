"""Lets Docs with pressminer's matches go through ``Doc.to_bytes``: to disk, to other processes.

spaCy writes what stands in ``doc.user_data`` with msgpack, which knows plain types only. The types
of `pressminer.model` go as their name and fields, figures and days as text. What was only kept for
speed is left behind and made again on demand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import srsly

from pressminer import model
from pressminer.view import TextView

_TYPE, _FIELDS = "__pressminer__", "fields"
_TYPES = {
    name: kind
    for name, kind in vars(model).items()
    if is_dataclass(kind) and isinstance(kind, type)
}

Hook = Callable[[Any], Any] | None


def encode(value: Any, chain: Hook = None) -> Any:
    """A value that msgpack does not know, as one that it knows."""
    kind = type(value).__name__
    if type(value) is _TYPES.get(kind):
        return {_TYPE: kind, _FIELDS: [getattr(value, field.name) for field in fields(value)]}
    if isinstance(value, Decimal):
        return {_TYPE: "Decimal", _FIELDS: [str(value)]}
    if isinstance(value, date):
        return {_TYPE: "date", _FIELDS: [value.isoformat()]}
    if isinstance(value, TextView):
        return None
    return chain(value) if chain is not None else value


def decode(value: Any, chain: Hook = None) -> Any:
    """The value that `encode` took apart."""
    kind = value.get(_TYPE) if isinstance(value, dict) else None
    if kind == "Decimal":
        return Decimal(value[_FIELDS][0])
    if kind == "date":
        return date.fromisoformat(value[_FIELDS][0])
    if kind in _TYPES:
        return _TYPES[kind](*(tuple(f) if isinstance(f, list) else f for f in value[_FIELDS]))
    return chain(value) if chain is not None else value


srsly.msgpack_encoders.register("pressminer", func=encode)
srsly.msgpack_decoders.register("pressminer", func=decode)
