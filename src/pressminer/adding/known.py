"""What the corpus holds already, so that no article comes into it twice."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

from pressminer import readers
from pressminer.errors import UnreadableError
from pressminer.readers.files import suffix_of
from pressminer.readers.text import read_text

ORIGINALS = ".originals"
TEXT = (".txt", ".md")
# Signs that make a text file look like a binary one; a blank keeps all offsets.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127), " ")


def plain(text: str) -> str:
    r"""The text as a text file holds it: ``\n`` as line end, no signs of control."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


class Known:
    """The files of a corpus folder by what they hold; each is read once at most.

    Of pages, PDFs and the like only the size is looked at, until something of that size comes.
    """

    def __init__(self, root: Path) -> None:
        self._texts: dict[bytes, Path] = {}
        self._sizes: dict[int, list[tuple[Path, Path]]] = defaultdict(list)
        if not root.is_dir():
            return
        found = [path for path in readers.discover(root) if isinstance(path, Path)]
        for path in found:
            if path.suffix.lower() in TEXT:
                self._note_text(path)
            else:
                self._note_size(path, path)
        self._note_originals(root, found)

    def twin(self, data: bytes, text: str) -> Path | None:
        """The file with this text below its front matter, or with these very bytes.

        Of an article that was edited after it had been added, the original tells.
        """
        if text.strip() and (path := self._texts.get(_digest(text))) is not None:
            return path
        for source, path in self._sizes.get(len(data), ()):
            try:
                if source.read_bytes() == data:
                    return path
            except OSError:
                continue
        return None

    def note(self, path: Path, content: bytes) -> None:
        """Takes in a file that is about to be written."""
        if suffix_of(path.name) in TEXT:
            self._texts.setdefault(_digest(read_text(content).text), path)
        else:
            self._sizes[len(content)].append((path, path))

    def _note_text(self, path: Path) -> None:
        try:
            if path.stat().st_size <= readers.MAX_BYTES:
                self._texts.setdefault(_digest(read_text(path.read_bytes()).text), path)
        except (OSError, UnreadableError):
            return

    def _note_size(self, source: Path, path: Path) -> None:
        try:
            self._sizes[source.stat().st_size].append((source, path))
        except OSError:
            return

    def _note_originals(self, root: Path, found: list[Path]) -> None:
        """Originals lead to the text that was made of them, as long as that is there."""
        texts = {path.name.split(".")[0]: path for path in found if path.parent == root}
        if (root / ORIGINALS).is_dir():
            for original in sorted((root / ORIGINALS).iterdir()):
                text = texts.get(original.name.split(".")[0])
                if text is not None:
                    self._note_size(original, text)


def _digest(text: str) -> bytes:
    return hashlib.sha256(plain(text).strip().encode("utf-8", "replace")).digest()
