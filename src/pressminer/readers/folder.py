"""Finds the articles below a corpus folder; whatever is none gets a row that says why."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pressminer.errors import UsageError
from pressminer.ids import stable_id
from pressminer.model import Unreadable
from pressminer.readers.files import READERS, no_reader, suffix_of
from pressminer.readers.paths import failed, kind_of, printable, reason, skipped, sort_key

Found = tuple[str, Path | Unreadable]  # the printed path, and what is there


def discover(root: Path) -> list[Path | Unreadable]:
    """All candidates below ``root``: a `Path` to read, or an `Unreadable` that says why not.

    Ordered by printed path. Names that begin with a dot are left out silently; nothing else
    is. Links to files are read. A link to a folder is followed once and only if it leads out of
    the corpus, as everything inside is read anyway. Raises `UsageError` when ``root`` is no
    folder that can be opened.
    """
    _check(root)
    found = sorted(_Walk(root).run(), key=lambda item: sort_key(item[0]))
    return list(_one_per_name(found, root))


def _check(root: Path) -> None:
    if not root.exists():
        raise UsageError(f"{root}: no such folder; give the folder that holds the articles")
    if not root.is_dir():
        raise UsageError(f"{root}: is a file; give the folder that holds it")
    try:
        os.scandir(root).close()
    except OSError as error:
        raise UsageError(f"{root}: cannot be opened: {reason(error)}") from None


class _Walk:
    """One walk through a corpus folder: first everything really in it, then where links lead."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = deque([root])
        self.links: list[Path] = []
        self.seen: set[str] = set()

    def run(self) -> Iterator[Found]:
        while self.folders or self.links:
            if self.folders:
                yield from self._folder(self.folders.popleft())
            else:
                self.links.sort(key=lambda link: sort_key(self._name(link)), reverse=True)
                yield from self._link(self.links.pop())

    def _name(self, path: Path) -> str:
        return printable(path, self.root)

    def _folder(self, folder: Path) -> Iterator[Found]:
        real = os.path.realpath(folder)
        if real in self.seen:  # reached a second time through a link
            return
        self.seen.add(real)
        try:
            with os.scandir(folder) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError as error:
            name = self._name(folder)
            yield name, failed(name, f"folder cannot be opened: {reason(error)}", passing=True)
            return
        for name in names:
            if not name.startswith("."):
                yield from self._entry(folder / name)

    def _entry(self, path: Path) -> Iterator[Found]:
        name = self._name(path)
        try:
            link = path.is_symlink()
            kind = kind_of(path.stat().st_mode)
        except FileNotFoundError:
            yield name, failed(name, "broken link: it leads nowhere")
        except OSError as error:
            yield name, failed(name, f"cannot be read: {reason(error)}", passing=True)
        else:
            yield from self._of_kind(path, name, kind, link)

    def _of_kind(self, path: Path, name: str, kind: str, link: bool) -> Iterator[Found]:
        if kind == "a folder":
            (self.links if link else self.folders).append(path)
            if suffix_of(name) in READERS:
                yield name, skipped(name, "is a folder, not a file")
        elif kind:
            yield name, skipped(name, f"is {kind}, not a file")
        else:
            yield name, path if suffix_of(name) in READERS else no_reader(name)

    def _link(self, link: Path) -> Iterator[Found]:
        """A linked folder: a row if its files are read anyway, else a folder to walk."""
        real = os.path.realpath(link)
        top = os.path.realpath(self.root)
        name = self._name(link)
        if _inside(link.parent, real) or _inside(Path(top), real):
            yield name, failed(name, "the link leads in a circle")
        elif real in self.seen or _inside(Path(real), top):
            yield name, skipped(name, "link to a folder that is read already")
        else:
            self.folders.append(link)


def _inside(path: Path, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or lies below it, links resolved."""
    real = os.path.realpath(path)
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def _one_per_name(found: list[Found], root: Path) -> Iterator[Path | Unreadable]:
    """Two names that differ only in how ``ü`` is stored would share one id: the second fails."""
    previous = ""
    for name, item in found:
        composed = sort_key(name)[0]
        if composed == previous and isinstance(item, Path):
            raw = os.fsencode(item.relative_to(root)).hex()
            row = failed(name, "same name as another file, accents stored differently; rename it")
            yield replace(row, document_id=stable_id("art", composed, raw))
        else:
            yield item
        previous = composed
