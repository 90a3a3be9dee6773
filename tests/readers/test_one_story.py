"""One story, saved in every format, is the same text and gives the same facts."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from pressminer.model import Article, Findings
from pressminer.readers import READERS, articles
from pressminer.readers.files import suffix_of
from pressminer.run import Miner

from . import make

FILES = make.every_format()


def read(root: Path, name: str) -> Article:
    (root / name).write_bytes(FILES[name])
    found = list(articles(root / name, root))
    assert len(found) == 1
    assert isinstance(found[0], Article), found[0]
    return found[0]


def test_no_format_is_left_out() -> None:
    assert {suffix_of(name) for name in FILES} == set(READERS)


@pytest.mark.parametrize("name", FILES)
def test_the_lines_are_the_same(tmp_path: Path, name: str) -> None:
    lines = [line for line in read(tmp_path, name).text.splitlines() if line.strip()]
    assert lines == list(make.LINES)


def facts(found: Findings) -> dict[str, list[str]]:
    """What was found, without the places where."""
    tables = (f.name for f in fields(Findings) if f.name not in ("document", "shingles"))
    return {name: [repr(fact.value) for fact in getattr(found, name)] for name in tables}


def test_the_facts_are_the_same(tmp_path: Path) -> None:
    texts = [read(tmp_path, name) for name in FILES]
    found = Miner()(texts)
    first = facts(found[0])
    assert first["amounts"] and first["persons"] and first["dates"] and first["organizations"]
    for name, findings in zip(FILES, found, strict=True):
        assert facts(findings) == first, name
        assert findings.document.title == make.TITLE, name
        assert findings.document.published_on == "2024-03-14", name
