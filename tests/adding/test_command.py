"""`pressminer add` as a user calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pressminer import cli

RUN = CliRunner()


def add(tmp_path: Path, *arguments: str, given: str | None = None) -> Result:
    corpus = ["--corpus", str(tmp_path / "corpus")]
    return RUN.invoke(cli.app, ["add", *arguments, *corpus], input=given)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def halle(tmp_path: Path) -> str:
    path = tmp_path / "halle.txt"
    path.write_text("Neue Halle\n\nUlm, 14. März 2024 – Die Stadt baut sie.", encoding="utf-8")
    return str(path)


def test_several_at_once_and_a_failure_among_them(tmp_path: Path, halle: str) -> None:
    (tmp_path / "b.txt").write_text("Neues Bad\n\nUlm, 3. Mai 2024 – Die Stadt baut es.", "utf-8")
    nowhere = str(tmp_path / "nowhere.txt")
    told = add(tmp_path, halle, nowhere, str(tmp_path), str(tmp_path / "b.txt"), halle)
    assert told.exit_code == cli.FAILED
    assert sorted(p.name for p in (tmp_path / "corpus").iterdir()) == [
        "2024-03-14-neue-halle.txt",
        "2024-05-03-neues-bad.txt",
    ]
    assert "added" in told.stdout and "2024-03-14-neue-halle.txt (de)" in plain(told.stdout)
    assert "already there" in told.stdout
    said = plain(told.stderr)
    assert f"not added: {nowhere}: no such file" in said
    assert f"not added: {tmp_path}: is a folder, not a file" in said


def test_what_is_there_already_is_no_failure(tmp_path: Path, halle: str) -> None:
    assert add(tmp_path, halle).exit_code == cli.FINE
    told = add(tmp_path, halle)
    assert told.exit_code == cli.FINE
    assert plain(told.stdout).startswith("already there:")


def test_the_users_word(tmp_path: Path, halle: str) -> None:
    add(tmp_path, halle, "--set", "published_on=1. April 2024", "-s", "title=Ganz anders")
    (path,) = (tmp_path / "corpus").iterdir()
    assert path.name == "2024-04-01-ganz-anders.txt"


def test_a_dry_run_writes_nothing(tmp_path: Path, halle: str) -> None:
    told = add(tmp_path, halle, "--dry-run")
    assert plain(told.stdout).startswith("would add")
    assert not (tmp_path / "corpus").exists()


def test_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pressminer", "add", "-", "--corpus", "corpus"]
    text = "Neue Halle\n\nUlm, 14. März 2024 – Die Stadt baut sie.".encode("cp1252")
    told = subprocess.run(command, input=text, capture_output=True, check=True, cwd=tmp_path)
    assert b"added" in told.stdout
    (path,) = (tmp_path / "corpus").iterdir()
    assert "14. März" in path.read_text(encoding="utf-8")
    empty = subprocess.run(command, input=b"", capture_output=True, check=False, cwd=tmp_path)
    assert empty.returncode == cli.FAILED
    assert b"nothing came in on standard input" in empty.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-"], "standard input can be read once only"),
        (["a.txt", "--set", "tags=a"], "write KEY=VALUE, KEY one of title, published_on"),
        (["a.txt", "--set", "title"], "write KEY=VALUE"),
        (["a.txt", "--set", "published_on=neulich"], "no day; write it as 2024-03-14"),
        (["a.csv", "--column", "preis=Preis"], "write FIELD=COLUMN, FIELD one of id, title"),
        (["a.txt", "--pipelines", "nowhere"], "not a pipelines folder"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], said: str) -> None:
    told = add(tmp_path, *arguments)
    assert told.exit_code == (cli.FAILED if "nowhere" in arguments else cli.USAGE)
    assert said in plain(told.stderr)
    assert not (tmp_path / "corpus").exists()


@pytest.mark.parametrize("given", ["a\x00b", "x" * 5000, "http://[", "", "\udcff"])
def test_any_argument_is_an_article_or_a_reason(tmp_path: Path, given: str) -> None:
    told = add(tmp_path, given)
    assert told.exit_code == cli.FAILED
    assert "not added" in told.stderr
