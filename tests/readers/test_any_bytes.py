"""Whatever bytes a file holds, reading gives articles or reasons, the same each time."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressminer.model import Article, Unreadable
from pressminer.readers import READERS, articles

from . import make

FILES = make.every_format()
NAMES = [f"a{suffix}{packed}" for suffix in sorted(READERS) for packed in ("", ".gz")]


def rows_of(name: str, data: bytes) -> list[Article | Unreadable]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(articles(path, Path(folder)))


def check(name: str, data: bytes) -> None:
    rows = rows_of(name, data)
    assert rows
    for row in rows:
        assert row.path.startswith(name)
        if isinstance(row, Article):
            row.text.encode("utf-8")
            assert "\x00" not in row.text
        else:
            assert row.message and "\n" not in row.message
            assert "Traceback" not in row.message and "failed with" not in row.message
    assert len({row.document_id for row in rows}) == len(rows)
    assert rows == rows_of(name, data)


QUICK = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@QUICK
@given(st.sampled_from(NAMES), st.binary(max_size=300))
def test_random_bytes(name: str, data: bytes) -> None:
    check(name, data)


@QUICK
@given(st.sampled_from(NAMES), st.text(alphabet="<>/p =\"'{}[]:,;\n\\ab1&;-|é", max_size=200))
def test_random_marks(name: str, text: str) -> None:
    check(name, text.encode())


@QUICK
@given(
    st.sampled_from(sorted(FILES)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 200)), max_size=4),
    st.floats(0, 1),
)
def test_mutated_files(name: str, changes: list[tuple[float, bytes, int]], end: float) -> None:
    data = FILES[name]
    for place, new, old in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + old :]
    check(name, data[: int(len(data) * max(end, 0.3))] if end < 0.7 else data)


@pytest.mark.parametrize("name", sorted(FILES))
def test_twice_the_same(name: str) -> None:
    check(name, FILES[name])


def test_a_run_over_text_files_imports_no_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Neue Halle\n\nUlm baut.")
    code = (
        "import sys; from pathlib import Path; import pressminer.cli;"
        "from pressminer import readers;"
        f"root = Path({str(tmp_path)!r});"
        "rows = [r for p in readers.discover(root) for r in readers.articles(p, root)];"
        "heavy = {'lxml', 'trafilatura', 'htmldate', 'pypdfium2'};"
        "from pressminer.readers import guard;"
        "print(len(rows), sorted(heavy & set(sys.modules)),"
        " guard._guard._process)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split("\n")[0] == "1 [] None"
