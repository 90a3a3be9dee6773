"""Processes that mine beside this one: each gets a job, sends back what it finds, gets the next.

They are started as programs of their own and spoken to through pipes, so that the script of a
user who calls `pressminer.mine` is not run once more in each. A process that dies costs the
article that killed it; one whose parent dies ends by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from pressminer.decisions.stated import Stated
from pressminer.errors import PressminerError
from pressminer.ids import document_id
from pressminer.mapping import Entry, Job, Outcome, Part, Work
from pressminer.mining import Miner
from pressminer.model import Article, Document
from pressminer.readers.guard import receive, send
from pressminer.readers.paths import printable

BYTES_WORTH_A_WORKER = 400_000  # of text; less is mined sooner than another process is ready
MEMORY_OF_A_WORKER = 1_000_000_000  # bytes, generously
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from pressminer.workers import serve; serve()"
)
_JOBS_AHEAD = 2  # of each process, so that none waits
_SECONDS_TO_END = 5.0


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process has to know before its first job."""

    root: Path
    pipelines: str | None = None
    authority: tuple[str, ...] = ()
    stated: Stated = field(default_factory=dict)


def fitting(files: int, text: int) -> int:
    """How many processes so many files with so many bytes of text are worth, at least one."""
    return max(1, min(_cores(), _room(), text // BYTES_WORTH_A_WORKER, files // 2))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _room() -> int:
    """How many processes have room in memory."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return 4
    return max(1, memory // MEMORY_OF_A_WORKER)


# --- the side that gives jobs --------------------------------------------------------------------


class Workers:
    """``count`` processes; called with jobs, gives their outcomes as they come."""

    def __init__(self, count: int, setup: Setup) -> None:
        self.count, self.setup = count, setup
        self.jobs: queue.Queue[Job | None] = queue.Queue()
        self.answers: queue.Queue[Outcome | BaseException | None] = queue.Queue()
        self._crew = [_Worker(self) for _ in range(count)]

    def __call__(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        """Outcomes in the order in which they come. Raises what a process raised."""
        threads = [threading.Thread(target=worker.run, daemon=True) for worker in self._crew]
        for thread in threads:
            thread.start()
        try:
            yield from self._outcomes(jobs)
        finally:  # also after Ctrl-C: nobody waits for what is not wanted any more
            for worker in self._crew:
                worker.stop()
                self.jobs.put(None)
            for thread in threads:
                thread.join(_SECONDS_TO_END)

    def _outcomes(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        given = 0
        more = True
        while True:
            while more and given < self.count * _JOBS_AHEAD:
                job = next(jobs, None)
                more = job is not None
                if job is not None:
                    self.jobs.put(job)
                    given += 1
            if not given:
                return
            answer = self._next_answer()
            if answer is None:
                given -= 1
            elif isinstance(answer, BaseException):
                raise answer
            else:
                yield answer

    def _next_answer(self) -> Outcome | BaseException | None:
        while True:
            with contextlib.suppress(
                queue.Empty
            ):  # a wait without end cannot be stopped on Windows
                return self.answers.get(timeout=1.0)


class _Worker:
    """A thread of this process that looks after one process beside it."""

    def __init__(self, crew: Workers) -> None:
        self.crew = crew
        self._process: subprocess.Popen[bytes] | None = None
        self._over = False

    def run(self) -> None:
        """Does jobs until there are none; ``None`` among the answers ends each job."""
        try:
            while (job := self.crew.jobs.get()) is not None and not self._over:
                self._do(job)
                self.crew.answers.put(None)
        except BaseException as error:
            self.crew.answers.put(error)
        finally:
            self._end()

    def stop(self) -> None:
        """Ends the process at once; its thread follows. For other threads."""
        self._over = True
        process = self._process
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()

    def _do(self, job: Job) -> None:
        """One job; if the process dies of it, what is left is done piece by piece.

        A piece that two processes have died of fails: one may have been killed from outside.
        """
        for part in self._tried(job):
            if self._over:
                return
            if self._tried([part]) and self._tried([part]):
                self.crew.answers.put(_broken_down(part, self.crew.setup.root))

    def _tried(self, job: Job) -> Job:
        """The parts of the job that the process had not answered when it died."""
        done = 0
        process = self._running()
        try:
            assert process.stdin is not None and process.stdout is not None
            send(process.stdin, pickle.dumps(job))
            for _ in job:
                self.crew.answers.put(_received(process.stdout))
                done += 1
        except (OSError, EOFError, ValueError):
            self._end()
        return job[done:]

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started if need be and ready for a job."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        command = [sys.executable, "-c", _START, json.dumps(sys.path)]
        try:
            process = self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"OPENBLAS_NUM_THREADS": "1", **os.environ},
            )
            assert process.stdin is not None and process.stdout is not None
            if self._over:
                raise EOFError
            send(process.stdin, pickle.dumps(self.crew.setup))
            _received(process.stdout)
        except (OSError, EOFError, ValueError) as error:
            self._end()
            raise PressminerError(
                "A process to mine in could not be started. Run again with: --workers 1"
            ) from error
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


def _received(pipe: IO[bytes]) -> Any:
    """What the process says, an exception raised."""
    answer = pickle.loads(receive(pipe))  # written by our own process
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _broken_down(part: Part, root: Path) -> Outcome:
    """The outcome of what broke the process that mined it."""
    number, item = part
    if isinstance(item, Article):
        key, path = item.document_id, item.path
    else:
        path = printable(item, root)
        key = document_id(path)
    reason = "could not be mined: the process that mined it broke down"
    entry = Entry(key, path, "", "failed", reason, passing=True)
    return Outcome(number, entry, failure=Document(key, path, status="failed", message=reason))


# --- the side that does them ---------------------------------------------------------------------


def serve() -> None:
    """Does jobs from standard input until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that gives the jobs
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    with contextlib.suppress(EOFError, OSError):
        setup: Setup = pickle.loads(receive(questions))
        try:
            miner = Miner(setup.pipelines, authority=setup.authority)
            work = Work(miner, setup.root, setup.stated)
            send(answers, pickle.dumps(None))
            while True:
                for outcome in work(pickle.loads(receive(questions))):
                    send(answers, pickle.dumps(outcome))
        except (EOFError, BrokenPipeError):
            pass
        except Exception as error:
            send(answers, pickle.dumps(error))
