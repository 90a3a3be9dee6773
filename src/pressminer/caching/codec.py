"""`Findings` as compact bytes and back: typed, without pickle.

A cache file may come from anywhere, and reading one must never run anything. The layout follows the
fields of the dataclasses, so a new field needs nothing here. Every string stands once in a
table; of a sentence with ten mentions, nine are numbers.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pressminer.model import Findings

Encode = Callable[[Any, dict[str, int]], Any]
Decode = Callable[[Any, list[str]], Any]

_LEVEL = 1  # of zlib: four times smaller at a speed that does not show


def pack(findings: Findings) -> bytes:
    """The findings of one article as bytes; equal findings give equal bytes."""
    strings: dict[str, int] = {}
    content = _coder(Findings)[0](findings, strings)
    text = json.dumps([list(strings), content], separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), _LEVEL)


def unpack(data: bytes) -> Findings:
    """What `pack` was given. Raises `ValueError` for anything that `pack` has not made."""
    try:
        strings, content = json.loads(zlib.decompress(data))
        found = _coder(Findings)[1](content, list(map(_text, strings)))
    except (zlib.error, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"no findings: {error}") from error
    assert isinstance(found, Findings)
    return found


@cache
def _coder(kind: Any) -> tuple[Encode, Decode]:
    """How values of a type are written and read."""
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType) and len(inner) == 2 and NoneType in inner:
        return _optional(next(a for a in inner if a is not NoneType))
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return _many(inner[0], tuple)
    if origin is tuple:
        return _record([_coder(a) for a in inner], tuple, lambda *values: values)
    if origin is frozenset:
        return _many(inner[0], frozenset)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _one_of(kind)
    if is_dataclass(origin or kind):
        return _dataclass(origin or kind, inner)
    raise TypeError(f"no way to cache a value of type {kind}")


def _dataclass(kind: Any, inner: tuple[Any, ...]) -> tuple[Encode, Decode]:
    """Its fields in order; ``Fact[Amount]`` puts ``Amount`` wherever its own hints say ``V``."""
    meant = dict(zip(getattr(kind, "__parameters__", ()), inner, strict=True))
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    coders = [_coder(_filled(hints[name], meant)) for name in names]

    def values(value: Any) -> list[Any]:
        return [getattr(value, name) for name in names]

    return _record(coders, values, kind)


def _filled(hint: Any, meant: Mapping[Any, Any]) -> Any:
    return meant[hint] if isinstance(hint, TypeVar) else hint


def _record(
    coders: list[tuple[Encode, Decode]], values: Callable[[Any], Any], make: Callable[..., Any]
) -> tuple[Encode, Decode]:
    encoders, decoders = [c[0] for c in coders], [c[1] for c in coders]
    size = len(coders)

    def encode(value: Any, strings: dict[str, int]) -> Any:
        return [e(v, strings) for e, v in zip(encoders, values(value), strict=True)]

    def decode(raw: Any, strings: list[str]) -> Any:
        if len(raw) != size:
            raise ValueError("another number of fields")
        return make(*[d(r, strings) for d, r in zip(decoders, raw)])  # noqa: B905 - counted above

    return encode, decode


def _many(kind: Any, container: Any) -> tuple[Encode, Decode]:
    encode_one, decode_one = _coder(kind)
    arranged = sorted if container is frozenset else iter

    def encode(value: Any, strings: dict[str, int]) -> Any:
        return [encode_one(v, strings) for v in arranged(value)]

    def decode(raw: Any, strings: list[str]) -> Any:
        return container([decode_one(r, strings) for r in raw])

    return encode, decode


def _optional(kind: Any) -> tuple[Encode, Decode]:
    encode_one, decode_one = _coder(kind)

    def encode(value: Any, strings: dict[str, int]) -> Any:
        return None if value is None else encode_one(value, strings)

    def decode(raw: Any, strings: list[str]) -> Any:
        return None if raw is None else decode_one(raw, strings)

    return encode, decode


def _one_of(kind: type[Enum]) -> tuple[Encode, Decode]:
    members = list(kind)
    numbers = {member: number for number, member in enumerate(members)}
    return (lambda value, strings: numbers[value]), (lambda raw, strings: members[raw])


# --- plain values --------------------------------------------------------------------------------


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError("no text")
    return raw


def _encode_text(value: str, strings: dict[str, int]) -> int:
    return strings.setdefault(value, len(strings))


def _decode_text(raw: Any, strings: list[str]) -> str:
    text: str = strings[raw]
    return text


def _decode_number(raw: Any, strings: list[str]) -> int:
    if type(raw) is not int:
        raise ValueError("no number")
    return raw


def _decode_truth(raw: Any, strings: list[str]) -> bool:
    if type(raw) is not bool:
        raise ValueError("neither true nor false")
    return raw


_PLAIN: dict[Any, tuple[Encode, Decode]] = {
    str: (_encode_text, _decode_text),
    int: (lambda value, strings: value, _decode_number),
    bool: (lambda value, strings: value, _decode_truth),
    Decimal: (lambda value, strings: str(value), lambda raw, strings: Decimal(_text(raw))),
    date: (
        lambda value, strings: value.isoformat(),
        lambda raw, strings: date.fromisoformat(_text(raw)),
    ),
}
