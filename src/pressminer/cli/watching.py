"""``pressminer run --watch``: runs again whenever something that a run reads has changed."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

from pressminer.cli.messages import USAGE, console, say
from pressminer.monitor import Inputs, changes, wait

FLAG = "--watch"
_NAMED = 3  # changes that are told by name
_SECONDS = 10.0  # that a run may take to end after Ctrl-C

Tell = Callable[[str], None]


def follow(inputs: Inputs, arguments: Sequence[str], *, quiet: bool) -> int:
    """Runs now and after every change, until Ctrl-C or until the first run says: wrong usage.

    Each run is a process of its own: it sees changed rules, and gives all memory back. What goes
    wrong in a later one is told, and mended by the next change.
    """
    screen = console(stderr=True)
    tell: Tell = (lambda text: None) if quiet else (lambda text: say(screen, text))
    command = [sys.executable, "-m", "pressminer", *(a for a in arguments if a != FLAG)]
    state = inputs.state()
    if any(inputs.articles()):
        code = _run(command)
        if code == USAGE:
            return code
    while True:
        tell(f"watching {inputs.corpus}; Ctrl-C ends")
        before, state = state, wait(state, inputs.state)
        tell(_told(changes(before, state)))
        if any(inputs.articles()):
            _run(command)
        else:
            tell(f"nothing to read in {inputs.corpus}; the tables stay as they are")


def _told(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"changed: {shown}{more}; running again"


def _run(command: Sequence[str]) -> int:
    """One run; its exit code. Ctrl-C ends it the way it ends a run that is not watched."""
    process = subprocess.Popen(command)
    try:
        return process.wait()
    except KeyboardInterrupt:
        if process.poll() is None:  # a terminal tells both, ``kill`` this process only
            with contextlib.suppress(OSError, ValueError):
                process.send_signal(signal.SIGINT)
        try:
            process.wait(_SECONDS)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            process.kill()
            process.wait()
        raise
