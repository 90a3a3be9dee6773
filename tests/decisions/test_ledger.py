"""decisions.csv: read in every way it may be saved, added to without touching what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.decisions import ACTIONS, Decision, append, read
from pressminer.decisions.ledger import COLUMNS
from pressminer.errors import UsageError

DROP = Decision("drop", "prs-1", who="EB", when="2025-07-03", why="kein Mensch; nur ein „Wort“")


def test_there_need_not_be_a_file(tmp_path: Path) -> None:
    assert read(tmp_path / "decisions.csv") == []


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.csv"
    append(path, [DROP])
    append(path, [Decision("rename", "org-1", value="A, B")])
    assert read(path) == [
        replace(DROP, line=2),
        Decision("rename", "org-1", value="A, B", line=3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_lines_of_other_hands_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes("target;action;note\r\n# müde;;\r\nprs-2;drop;wegen Ä".encode(encoding))
    append(path, [DROP])
    assert [(d.action, d.target) for d in read(path)] == [("drop", "prs-2"), ("drop", "prs-1")]
    assert "wegen Ä" in path.read_text(encoding="utf-8")


FAULTS = [
    ("action,target\nforget,prs-1\n", "line 2: action 'forget'"),
    ("action,target\ndrop,\n", "no target"),
    ("action,target\nset,prs-1\n", "set needs a column"),
    ("action,target\nmerge,prs-1\n", "merge needs a value"),
    ("was,wen\ndrop,prs-1\n", "lacks the column action and target"),
    ("", "is empty"),
    ('action,target\ndrop,"prs-1\n', "cannot be read as a table"),
]


@pytest.mark.parametrize(("content", "message"), FAULTS)
def test_faults_are_named_with_their_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read(path)


cells = (
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
    .map(str.strip)
    .filter(lambda text: not text.startswith(("'", "#", "sep=")))
)
decisions = st.builds(
    Decision, st.sampled_from(ACTIONS), cells.filter(bool), cells.filter(bool), cells.filter(bool),
    cells, cells, cells,
)  # fmt: skip


@given(st.lists(decisions, min_size=1, max_size=4))
def test_any_cells_come_back(
    tmp_path_factory: pytest.TempPathFactory, some: list[Decision]
) -> None:
    path = tmp_path_factory.mktemp("ledger") / "decisions.csv"
    append(path, some)
    assert [replace(d, line=0) for d in read(path)] == some
    assert path.read_text(encoding="utf-8").startswith(",".join(COLUMNS))
