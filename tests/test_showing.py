"""`pressminer show` as a user calls it: the very text, marks, and messages without a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressminer import cli, written
from pressminer.ids import document_id
from pressminer.tables import MENTIONS

NAME = "halle.txt"
TEXT = "Größe\n\nUlm baut 🏗 eine\u2028Halle, sagt Eva Kern"  # no line end at its end
RUN = CliRunner()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    root.mkdir()
    raw = f"---\ntitle: Größe\n---\n{TEXT}".replace("\n", "\r\n")
    (root / NAME).write_bytes(raw.encode("utf-8"))
    (root / "other.txt").write_text("Nichts davon.")
    at = TEXT.index("Eva")
    mention = dict.fromkeys(MENTIONS, "") | {
        "document_id": document_id(NAME),
        "table": "persons",
        "start": str(at),
        "end": str(at + 8),
        "surface": "Eva Kern",
    }
    tables = {
        "documents": (["document_id", "path", "title"], [[document_id(NAME), NAME, "Größe"]]),
        "mentions": (MENTIONS, [list(mention.values())]),
    }
    (tmp_path / "out").mkdir()
    written.keep(tables, tmp_path / "d.csv", tmp_path / "out", tmp_path / "out" / written.NAME)
    return root


def shown(corpus: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pressminer", "show", *arguments]
    where = ["--corpus", str(corpus), "--output", str(corpus.parent / "out")]
    return subprocess.run([*command, *where], capture_output=True, check=False)


def test_what_is_printed_is_the_text_to_the_last_character(corpus: Path) -> None:
    told = shown(corpus, "halle")
    assert told.stdout.decode("utf-8") == TEXT
    assert told.returncode == 0 and told.stderr == b""


def test_mentions_of_the_last_run(corpus: Path) -> None:
    told = shown(corpus, "halle", "--mentions")
    assert told.stdout.decode("utf-8") == TEXT.replace("Eva Kern", "[Eva Kern|person]")
    assert told.stderr == b""


def test_an_article_that_changed_is_said_to_have(corpus: Path) -> None:
    (corpus / NAME).write_text("Ulm baut nicht mehr.")
    told = RUN.invoke(
        cli.app,
        ["show", NAME, "-m", "--corpus", str(corpus), "-o", str(corpus.parent / "out")],
    )
    assert told.stdout == "Ulm baut nicht mehr."
    assert "1 mentions fit no longer" in " ".join(told.stderr.split())
    assert told.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["hale"], "is it one of these?"),
        (["halle", "--corpus", "nowhere"], "no such folder"),
        (["other", "-m"], "do not know other.txt; run first"),
        (["halle", "-m", "-o", "nowhere"], "no run has written its tables there"),
    ],
)
def test_what_cannot_be_shown_is_wrong_usage(corpus: Path, arguments: list[str], said: str) -> None:
    defaults = ["--corpus", str(corpus), "-o", str(corpus.parent / "out")]
    told = RUN.invoke(cli.app, ["show", *defaults, *arguments])
    assert told.exit_code == cli.USAGE
    assert said in " ".join(told.stderr.split())
    assert told.stdout == ""
