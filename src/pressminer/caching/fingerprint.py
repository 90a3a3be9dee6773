"""What findings depend on beside the article: code, rules, models, lists, libraries, in one hash.

Rather too much than too little: any line of pressminer's own code counts, whatever it does. Nothing
here imports spaCy or loads a model.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

from pressminer import models
from pressminer.rules import RuleFolder

LIBRARIES = (
    "dateparser", "htmldate", "lxml", "lxml-html-clean", "numpy", "py3langid", "pypdfium2",
    "simplemma", "spacy", "srsly", "thinc", "trafilatura",
)  # fmt: skip
"""Distributions that read or mine articles; another version may read or mine them otherwise."""


def fingerprint(rules: RuleFolder, authority: Sequence[str | Path] = ()) -> str:
    """A hash that changes whenever an article might yield other findings than before.

    ``authority``: the user's lists of organizations, in the order in which they are given.
    """
    parts = [
        f"python {sys.version_info.major}.{sys.version_info.minor}",
        *(f"{name} {_version(name)}" for name in LIBRARIES),
        f"code {code_digest()}",
        f"rules {rules.fingerprint()}",
        *(f"{name} {models.choose(rules, name).fingerprint}" for name in rules.languages),
        *(f"list {_hash([Path(path)])}" for path in authority),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def code_digest() -> str:
    """A hash over pressminer's own source files, for installed packages and checkouts alike."""
    package = Path(__file__).resolve().parents[1]
    return _hash(sorted(package.rglob("*.py")))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _hash(paths: Iterable[Path]) -> str:
    """Over names and bytes; a file that cannot be read counts as empty and is told of elsewhere."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        digest.update(f"{path.name} {len(content)}\n".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()
