"""Makes many small objects without stopping again and again to look for garbage among them."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No collection of reference cycles in the block: a third of the time of a large merge.

    For work on plain data, which holds no cycles; what is not used any more goes all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
