"""Whether anything that a run reads has changed: articles, decisions, rules, own lists.

Folders are looked at again and again rather than watched by the operating system: that works on
every system and on network drives, needs no package, and costs a glance at names, sizes and times.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressminer import readers
from pressminer.errors import PressminerError
from pressminer.readers import columns
from pressminer.readers.paths import printable

INTERVAL = 1.0  # seconds between two looks
SETTLED = 1.0  # seconds without a change, until a copy or download is taken for finished
PATIENCE = 30.0  # seconds after which a run starts although there is no end of changes
_SHARE = 20  # of the time at most one part is spent on looking

State = Mapping[str, tuple[object, ...]]  # name as shown → whatever changes with the content
Look = Callable[[], State]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run reads. What lies in ``output`` is its own and no reason to run again."""

    corpus: Path
    output: Path
    files: Sequence[Path] = ()  # decisions, lists of the user's own
    pipelines: Path | None = None

    def state(self) -> State:
        """What is there now. A corpus that cannot be opened just now holds nothing."""
        return dict(self._articles()) | dict(self._others())

    def articles(self) -> Iterator[str]:
        """Names of what a run would read or name as unreadable."""
        return (name for name, _ in self._articles())

    def _articles(self) -> Iterator[tuple[str, tuple[object, ...]]]:
        try:
            found = readers.discover(self.corpus)
        except PressminerError:
            return
        own = self.output.resolve()
        folders: set[Path] = set()
        for item in found:
            if not isinstance(item, Path):
                yield item.path, (item.status, item.message)
                continue
            if item.resolve().is_relative_to(own):
                continue
            yield printable(item, self.corpus), _stamp(item)
            if item.suffix.lower() in (".csv", ".jsonl", ".gz"):
                folders.add(item.parent)
        for folder in sorted(folders):
            stated = folder / columns.NAME
            yield printable(stated, self.corpus), _stamp(stated)

    def _others(self) -> Iterator[tuple[str, tuple[object, ...]]]:
        for path in self.files:
            yield str(path), _stamp(path)
        if self.pipelines is not None:
            for path in sorted(self.pipelines.glob("*/*")):
                yield str(path), _stamp(path)


def _stamp(path: Path) -> tuple[object, ...]:
    """Changes whenever the content does, short of somebody who sets the clock back."""
    try:
        info = path.stat()
    except OSError as error:
        return (type(error).__name__,)
    return info.st_mtime_ns, info.st_size, info.st_ino


def changes(before: State, after: State) -> list[str]:
    """Names of what is new, gone or another, in order."""
    names = {*before, *after}
    return sorted(name for name in names if before.get(name) != after.get(name))


def wait(
    before: State,
    look: Look,
    *,
    interval: float = INTERVAL,
    settled: float = SETTLED,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> State:
    """Returns with the new state once it differs from ``before`` and has come to rest."""
    after = before
    while not changes(before, after):
        after = _later(look, interval, sleep, clock)
    started = clock()
    while clock() - started < PATIENCE:
        last, after = after, _later(look, settled, sleep, clock)
        if after == last:
            break
    return after


def _later(
    look: Look, pause: float, sleep: Callable[[float], None], clock: Callable[[], float]
) -> State:
    """The state after a pause, which is the longer the longer it takes to look."""
    sleep(pause)
    started = clock()
    state = look()
    spent = clock() - started
    if spent * _SHARE > pause:
        sleep(spent * _SHARE - pause)
    return state
