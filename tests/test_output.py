from __future__ import annotations

import csv
import errno
import io
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer import output
from pressminer.errors import OutputError
from pressminer.output import check_writable, claimed, defused, write_tables

COLUMNS = ("id", "name")


def tables(name: str = "Blume") -> dict[str, output.Table]:
    return {"persons": (COLUMNS, [("prs-1", name)]), "places": (COLUMNS, [("plc-1", "Ulm")])}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*"))}


# --- format -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Blume", "Blume"),
        ("", ""),
        ("a,b", '"a,b"'),
        ('„M1“ "M1"', '"„M1“ ""M1"""'),
        ("zwei\nZeilen", '"zwei\nZeilen"'),
        ("wagen\rrücklauf", '"wagen\rrücklauf"'),
        ("LMU|TUM", "LMU|TUM"),
        ("null\x00byte", "null\ufffdbyte"),
        ("halb\ud83d", "halb\ufffd"),
        ("=1,2", '"\'=1,2"'),
    ],
)
def test_a_cell_is_quoted_as_rfc_4180_says(tmp_path: Path, cell: str, written: str) -> None:
    write_tables({"t": (COLUMNS, [("x", cell)])}, tmp_path)
    assert (tmp_path / "t.csv").read_bytes() == f"id,name\nx,{written}\n".encode()


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "+SUM(A1)",
        "-2+3+cmd|' /C calc'!A0",
        "-1-HYPERLINK(A1)",
        "-cmd|' /C calc'!A0",
        "+1!A1",
        "- Neue Betten",
    ],
)
def test_what_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    [
        "-1,7 Mio. Euro",
        "-1700000",
        "- 1.500,5 m²",
        "+49 …",
        "+49 (0)89 1234-567",
        "-12 % im Jahr 2023",
        "−5",
        "M1 = Munich Medicine Alliance",
        "a@b.de",
        "",
    ],
)
def test_harmless_text_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == cell


def test_defusing_a_cell_of_two_million_characters() -> None:
    cell = "+" + "1.2 a" * 400_000 + "|"
    assert defused(cell) == f"'{cell}"


safe_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.tuples(safe_text, safe_text)))
def test_any_text_can_be_read_back(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    write_tables({"t": (COLUMNS, rows)}, folder)
    text = (folder / "t.csv").read_bytes().decode("utf-8")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [list(COLUMNS), *([defused(a), defused(b)] for a, b in rows)]


@given(rows=st.lists(st.tuples(safe_text)))
def test_a_table_with_one_column_keeps_its_empty_rows(rows: list[tuple[str]]) -> None:
    text = "".join(output._line(row) for row in rows)
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(rows)


# --- whole or not there -------------------------------------------------------------------------


def test_the_folder_is_made_and_holds_nothing_but_tables(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "output"
    write_tables(tables(), folder)
    assert sorted(contents(folder)) == ["persons.csv", "places.csv"]


def test_writing_twice_gives_the_same_bytes_and_spares_the_users_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("meins")
    (tmp_path / ".pressminer-notes").write_text("auch meins")
    write_tables(tables(), tmp_path)
    first = contents(tmp_path)
    write_tables(tables(), tmp_path)
    assert contents(tmp_path) == first
    assert (tmp_path / "notes.txt").read_text() == "meins"


def failing_rows() -> Iterator[tuple[str, str]]:
    yield "prs-1", "Blume"
    raise RuntimeError("the pipeline broke")


def test_an_error_while_rows_are_made_leaves_the_old_tables(tmp_path: Path) -> None:
    write_tables(tables(), tmp_path)
    before = contents(tmp_path)
    with pytest.raises(RuntimeError, match="broke"):
        write_tables({**tables("Neu"), "roles": (COLUMNS, failing_rows())}, tmp_path)
    assert contents(tmp_path) == before


def test_a_row_of_the_wrong_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"persons.csv: 2 columns, but a row of 1"):
        write_tables({"persons": (COLUMNS, [("prs-1",)])}, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_failing_move_is_rolled_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, at: int
) -> None:
    write_tables(tables(), tmp_path)
    before = contents(tmp_path)
    real, calls = Path.replace, 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    new = {**tables("Neu"), "roles": (COLUMNS, [("rol-1", "Ministerin")])}
    with pytest.raises(OutputError if isinstance(error, OSError) else KeyboardInterrupt):
        write_tables(new, tmp_path)
    assert contents(tmp_path) == before


def test_a_kill_before_the_moves_leaves_the_old_tables_and_the_next_run_cleans_up(
    tmp_path: Path,
) -> None:
    write_tables(tables(), tmp_path)
    before = contents(tmp_path)
    child = os.fork()
    if not child:  # no clean-up code runs in here: like kill -9

        def dying() -> Iterator[tuple[str, str]]:
            yield "prs-1", "Halb"
            os._exit(0)

        write_tables({"persons": (COLUMNS, dying())}, tmp_path)
    os.waitpid(child, 0)
    left = {name: data for name, data in contents_of_files(tmp_path).items() if "/" not in name}
    assert left == before
    assert list(tmp_path.glob(f"{output.STAGING}*"))
    write_tables(tables("Neu"), tmp_path)
    assert sorted(contents(tmp_path)) == ["persons.csv", "places.csv"]


def contents_of_files(folder: Path) -> dict[str, bytes]:
    files = [p for p in folder.rglob("*") if p.is_file()]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_two_runs_do_not_write_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_LOCK_TRIES", 2)
    monkeypatch.setattr(output, "_LOCK_PAUSE", 0.01)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with claimed(tmp_path):
            held.set()
            done.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(10)
    try:
        with pytest.raises(OutputError, match="another run is writing"):
            write_tables(tables(), tmp_path)
    finally:
        done.set()
        other.join()
    write_tables(tables(), tmp_path)  # the lock is gone with its holder


def test_a_run_waits_for_the_other_one_and_says_so(tmp_path: Path) -> None:
    told: list[str] = []
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from pressminer.output import claimed\n"
            "with claimed(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()",
            str(tmp_path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdin is not None and holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"

    def let_go(text: str) -> None:
        told.append(text)
        holder.kill()  # a lock dies with its process, however that ends

    with claimed(tmp_path, let_go):
        write_tables(tables(), tmp_path)
    holder.communicate()
    assert len(told) == 1 and "waiting for it to end" in told[0]


def test_what_one_run_has_claimed_it_may_write(tmp_path: Path) -> None:
    with claimed(tmp_path / "out"):
        write_tables(tables(), tmp_path / "out")
        write_tables(tables("Neu"), tmp_path / "out")
    assert (tmp_path / "out" / "persons.csv").read_text() == "id,name\nprs-1,Neu\n"


def test_a_claim_that_came_to_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), claimed(tmp_path / "out"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


class Killed(BaseException):
    """Stands for a kill: nothing that follows it in the process happens."""


@pytest.mark.parametrize("moved", range(3))
def test_a_kill_among_the_moves_is_made_good_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    write_tables(tables("Alt"), tmp_path)
    monkeypatch.setattr(output, "_put_back", lambda *given, **named: None)
    monkeypatch.setattr(output.shutil, "rmtree", lambda *given, **named: None)
    monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
    really, left = Path.replace, [moved]

    def replace(self: Path, target: Path) -> Path:
        if not left[0]:
            raise Killed
        left[0] -= 1
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    try:
        write_tables(tables("Neu"), tmp_path)
    except Killed:
        assert moved < 2
    monkeypatch.undo()
    with claimed(tmp_path):
        found = {name: (tmp_path / name).read_text() for name in ("persons.csv", "places.csv")}
    assert "Neu" in found["persons.csv"] and "Ulm" in found["places.csv"]
    assert sorted(contents(tmp_path)) == ["persons.csv", "places.csv"]


def test_what_a_killed_run_had_not_completed_goes(tmp_path: Path) -> None:
    write_tables(tables("Alt"), tmp_path)
    staging = tmp_path / f"{output.STAGING}x"
    staging.mkdir()
    (staging / "persons.csv").write_text("halb")
    (staging / output._COMPLETE).write_text("[")  # the mark itself was cut off
    with claimed(tmp_path):
        assert (tmp_path / "persons.csv").read_text() == "id,name\nprs-1,Alt\n"
    assert sorted(contents(tmp_path)) == ["persons.csv", "places.csv"]


# --- plain reasons ------------------------------------------------------------------------------


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    path = tmp_path / "output"
    path.write_text("eine Datei")
    for attempt in (lambda: write_tables(tables(), path), lambda: check_writable(path)):
        with pytest.raises(OutputError, match="a file of that name"):
            attempt()
    for attempt in (lambda: write_tables(tables(), path / "x"), lambda: check_writable(path / "x")):
        with pytest.raises(OutputError, match="part of the path is a file"):
            attempt()
    assert path.read_text() == "eine Datei"


def test_a_folder_in_a_tables_place(tmp_path: Path) -> None:
    write_tables(tables(), tmp_path)
    (tmp_path / "places.csv").unlink()
    (tmp_path / "places.csv").mkdir()
    before = (tmp_path / "persons.csv").read_bytes()
    with pytest.raises(OutputError, match="a folder where a table belongs"):
        write_tables(tables("Neu"), tmp_path)
    assert (tmp_path / "persons.csv").read_bytes() == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    for attempt in (lambda: write_tables(tables(), tmp_path), lambda: check_writable(tmp_path)):
        with pytest.raises(OutputError, match="no permission"):
            attempt()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.EACCES, "no permission"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EDQUOT, "quota is used up"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_refuses_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    def refuse(**_: object) -> str:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(output.tempfile, "mkdtemp", refuse)
    with pytest.raises(OutputError, match=reason):
        write_tables(tables(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_folder_without_permission_is_told_beforehand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output.os, "access", lambda path, mode: path != tmp_path)
    with pytest.raises(OutputError, match="no permission"):
        check_writable(tmp_path / "new")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tables(tables(), tmp_path)
    before = contents(tmp_path)
    real = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda self, mode="r", **kw: (
            real(Path("/dev/full"), "w", **kw) if "x" in mode else real(self, mode, **kw)
        ),
    )
    with pytest.raises(OutputError, match="the disk is full"):
        write_tables(tables("Neu"), tmp_path)
    monkeypatch.undo()
    assert contents(tmp_path) == before


def test_checking_makes_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []
