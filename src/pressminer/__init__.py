"""pressminer: tables you can trust from German and English press releases.

import pressminer
result = pressminer.mine("corpus/")
result.tables["roles"]          # a pandas DataFrame
result.save("output/")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pressminer.run import Result, load, mine

__all__ = ["Result", "load", "mine"]


def __getattr__(name: str) -> Any:
    """Imports the pipeline on first use, so that ``import pressminer`` costs nothing."""
    if name in __all__:
        from pressminer import run  # noqa: PLC0415 - loaded on demand

        return getattr(run, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
