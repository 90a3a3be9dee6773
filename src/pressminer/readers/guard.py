"""Reads a file with a library in a process beside this one, which is given up when it gets stuck.

Libraries for PDF and HTML are written in C: some files make them run in circles, eat all memory or
crash. In a process of its own that costs one row with a reason. The process is started with the
first such file and then kept; a run over text files alone never starts it. It ends by itself
when this one does, however that happens.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from pressminer.errors import UnreadableError, UnreadableNowError
from pressminer.readers.content import Content
from pressminer.readers.limits import SECONDS

SIZE = struct.Struct(">Q")  # in front of every message
STUCK = 1  # exit code of a process that ran out of time
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from pressminer.readers.guarded import serve; serve(float(sys.argv[2]))"
)


class Guard:
    """One process that reads files, started when needed and again after it has broken down."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, kind: str, data: bytes) -> Content:
        """What the reader ``kind`` (``html``, ``pdf``, …) makes of ``data``.

        Raises `UnreadableError` with that reader's reason, or when it takes longer than the time
        allowed, or breaks down.
        """
        with self._lock:
            process = self._running()
            if process is None:  # this system starts no processes
                from pressminer.readers.guarded import answer  # noqa: PLC0415

                return _content(answer(kind, data))
            reply = self._ask(process, kind, data)
        return _content(reply)

    def close(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]

    def forget(self) -> None:
        """Leaves the process to the one that started it; for a copy of this one made by fork."""
        self._process = None
        self._lock = threading.Lock()

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        command = [sys.executable, "-c", _START, json.dumps(sys.path), str(self.seconds)]
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], kind: str, data: bytes) -> Any:
        try:
            assert process.stdin is not None and process.stdout is not None
            send(process.stdin, kind.encode())
            send(process.stdin, data)
            return json.loads(receive(process.stdout))
        except (OSError, EOFError, ValueError):
            code = process.wait()
            self.close()
            reason = "the file is broken in a way that breaks the program reading it"
            if code == STUCK:
                reason = f"reading it took longer than {self.seconds:g} seconds"
            return {"refused": reason, "passing": True}
        except BaseException:  # Ctrl-C while waiting: what comes next would be the old answer
            self.close()
            raise


def send(pipe: IO[bytes], message: bytes) -> None:
    """Writes one message with its length."""
    pipe.write(SIZE.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Reads one message; raises `EOFError` when the other side is gone."""
    head = pipe.read(SIZE.size)
    if len(head) < SIZE.size:
        raise EOFError
    (size,) = SIZE.unpack(head)
    message = pipe.read(size)
    if len(message) < size:
        raise EOFError
    return message


def _content(reply: Any) -> Content:
    if "refused" in reply:
        kind = UnreadableNowError if reply.get("passing") else UnreadableError
        raise kind(reply["refused"])
    return Content(reply["text"], metadata=reply["metadata"])


_guard = Guard()
read = _guard.read
atexit.register(_guard.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_guard.forget)
