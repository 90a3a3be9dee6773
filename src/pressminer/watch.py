"""A limit on the time that the mining of one article may take.

Every rule is made to take linear time, so this is for the text that nobody has thought of: it
costs one row with a reason and not the run. Time is that of the processor: a busy machine or
one that slept is no fault of the article. Only the main thread of a process can be watched, and
not on Windows; elsewhere there is no limit.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

SECONDS = 60.0  # of processor time, thousands of times what a press release takes
CHARACTERS_PER_SECOND = 5_000  # added for long texts; usual is ten times as fast
_AGAIN = 0.5  # seconds until it is tried again where somebody has swallowed the first one


class TooLongError(BaseException):
    """Time is up. Not an `Exception`, so that nobody on the way takes it for a fault of his own."""


def allowed(characters: int) -> float:
    """Seconds of processor time for texts of this length together."""
    return SECONDS + characters / CHARACTERS_PER_SECOND


@contextlib.contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raises `TooLongError` in the block when it has used up so many seconds of the processor."""
    if not hasattr(signal, "setitimer") or (
        threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    armed = True

    def stop(number: int, frame: FrameType | None) -> None:
        if armed:
            raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
