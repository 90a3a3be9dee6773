"""Finds and reads ``pipelines/``: rules are data, one folder per language, one ``shared/``.

A rule file is TOML (lists and patterns) or tab-separated text (long tables). The files of a
language have the same names in every language, so that a third language is one more folder.
Matchers turn what is read here into compiled grammars; nothing is compiled in this module.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pressminer.errors import RulesError

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

SHARED = "shared"


def default_folder() -> Path:
    """The rules that come with pressminer: inside the wheel, or beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "pipelines", package.parents[1] / "pipelines"):
        if (folder / SHARED).is_dir():
            return folder
    raise RulesError([f"pipelines: no rule folder found beside {package}; reinstall pressminer"])


class RuleFolder:
    """A ``pipelines/`` folder. Files are read on first use and kept; the folder is read-only.

    Raises `RulesError` when the folder or a file is missing or not valid TOML; the message
    names the file and says where it looked.
    """

    def __init__(self, root: Path | str | None = None) -> None:
        self.root = Path(root) if root is not None else default_folder()
        if not (self.root / SHARED).is_dir():
            raise RulesError(
                [
                    f"{self.root}: not a pipelines folder (looked for {self.root / SHARED}); "
                    "copy the pipelines/ folder that comes with pressminer and edit the copy"
                ]
            )
        self._toml: dict[str, Mapping[str, Any]] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages that have a folder with settings, sorted."""
        found = (p.parent.name for p in self.root.glob("*/settings.toml"))
        return tuple(sorted(name for name in found if name != SHARED))

    def toml(self, folder: str, name: str) -> Mapping[str, Any]:
        """The content of ``<root>/<folder>/<name>.toml``."""
        key = f"{folder}/{name}.toml"
        if key not in self._toml:
            path = self.root / key
            try:
                self._toml[key] = tomllib.loads(path.read_text(encoding="utf-8"))
            except FileNotFoundError:
                raise RulesError([f"{path}: rule file is missing"]) from None
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise RulesError([f"{path}: {error}"]) from error
        return self._toml[key]

    def rows(self, folder: str, name: str) -> Iterator[dict[str, str]]:
        """The rows of ``<root>/<folder>/<name>`` (tab-separated, with a header line)."""
        path = self.root / folder / name
        try:
            with path.open(encoding="utf-8", newline="") as handle:
                yield from csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        except FileNotFoundError:
            raise RulesError([f"{path}: rule file is missing"]) from None

    def lines(self, folder: str, name: str) -> list[str]:
        """The lines of a plain word list; blank lines and ``#`` comments are left out."""
        path = self.root / folder / name
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise RulesError([f"{path}: rule file is missing"]) from None
        lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
        return [line for line in lines if line]

    def fingerprint(self) -> str:
        """A hash over the names and bytes of all rule files: changes when any rule does.

        Folders below a language's are no rules: a spaCy pipeline has a fingerprint of its own.
        """
        digest = hashlib.sha256()
        for path in sorted(p for p in self.root.glob("*/*") if p.is_file()):
            digest.update(path.relative_to(self.root).as_posix().encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


@lru_cache(maxsize=8)
def rule_folder(root: str | None = None) -> RuleFolder:
    """A `RuleFolder` that is shared between callers (components, run, doctor)."""
    return RuleFolder(root)
