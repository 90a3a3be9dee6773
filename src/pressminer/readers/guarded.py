"""The other side of `pressminer.readers.guard`: the process in which libraries read files."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from pressminer.errors import UnreadableError
from pressminer.readers.content import Content
from pressminer.readers.guard import receive, send
from pressminer.readers.limits import MAX_CHARACTERS, MEGABYTE, MEMORY

# Which function reads what; imported with the first file of its kind.
_READERS = {
    "docx": ("pressminer.readers.docx", "read_docx"),
    "fragment": ("pressminer.readers.html", "read_fragment"),
    "html": ("pressminer.readers.html", "read_html"),
    "mail": ("pressminer.readers.mail", "read_mail"),
    "pdf": ("pressminer.readers.pdf", "read_pdf"),
}


def answer(kind: str, data: bytes) -> dict[str, Any]:
    """``{"text", "metadata"}``, or ``{"refused": reason}``, with ``passing`` where that may change.

    Never raises.
    """
    try:
        module, function = _READERS[kind]
        reader: Callable[[bytes], Content] = getattr(import_module(module), function)
        content = reader(data)
    except UnreadableError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": "reading it takes too much memory", "passing": True}
    except ImportError as error:
        lacking = f"needs a package that is not installed: {error.name}"
        return {"refused": lacking, "passing": True}
    except RecursionError:
        return {"refused": "the file is nested too deep"}
    except Exception as error:  # whatever a library raises on a file nobody has thought of
        return {"refused": f"the file is broken; reading it failed with {type(error).__name__}"}
    if len(content.text) > MAX_CHARACTERS:
        return {"refused": f"holds more than {MAX_CHARACTERS // MEGABYTE} million characters"}
    return {"text": _storable(content.text), "metadata": dict(content.metadata)}


def _storable(text: str) -> str:
    """Without halves of characters, which no file can hold, and line ends as in text files."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-8", "replace").decode("utf-8")


def serve(seconds: float) -> None:
    """Answers one file after the other until the pipe is closed, each within ``seconds``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    _limit_memory()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get between the answers
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a device)
        while True:
            try:
                kind, data = receive(questions).decode(), receive(questions)
            except (EOFError, KeyboardInterrupt):
                return
            # A thread of its own, in C: it ends this process even in the midst of a library.
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            reply = json.dumps(answer(kind, data)).encode()
            faulthandler.cancel_dump_traceback_later()
            send(answers, reply)


def _limit_memory() -> None:
    """Where the system knows such a limit; elsewhere sizes and time must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        limit: Any = resource.RLIMIT_AS
        resource.setrlimit(limit, (MEMORY, resource.getrlimit(limit)[1]))
