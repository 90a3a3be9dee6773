"""pressminer: tables you can trust from German and English press releases.

import pressminer
result = pressminer.mine("corpus/")
result.tables["roles"]          # a pandas DataFrame
result.save("output/")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pressminer.parse import parse_amount, parse_date
    from pressminer.run import Result, load, mine, update

_HOMES = {
    "Result": "pressminer.run",
    "load": "pressminer.run",
    "mine": "pressminer.run",
    "parse_amount": "pressminer.parse",
    "parse_date": "pressminer.parse",
    "update": "pressminer.run",
}

__all__ = ["Result", "load", "mine", "parse_amount", "parse_date", "update"]


def __getattr__(name: str) -> Any:
    """Imports what is asked for on first use, so that ``import pressminer`` costs nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
