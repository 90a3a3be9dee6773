"""The cache file: whatever happens to it costs time and a notice, never a result."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pressminer.caching import store as caching
from pressminer.caching.codec import pack
from pressminer.caching.store import NAME, RUNS_KEPT, Store
from pressminer.model import Document, Findings

ONE = Findings(Document("", "", "Eins"))
TWO = Findings(Document("", "", "Zwei"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "output" / NAME


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def filled(path: Path) -> Path:
    with Store(path, "f") as store:
        store.keep_findings("k", pack(ONE))
        store.keep_items("c", "[]")
        store.keep_stamp("a.txt", "s", "c")
        store.keep_fact("n", "v")
    return path


def known(store: Store) -> tuple[object, ...]:
    return store.findings("k"), store.items("c"), store.content_of("a.txt", "s"), store.fact("n")


EVERYTHING = (ONE, "[]", "c", "v")


def test_what_was_kept_is_there_in_the_next_run(filled: Path) -> None:
    with Store(filled, "f") as store:
        assert known(store) == EVERYTHING
        assert store.has("k") and not store.has("other")
        assert store.content_of("a.txt", "another stamp") is None
    assert [p.name for p in filled.parent.iterdir()] == [NAME]  # one file


def test_a_store_that_nothing_was_put_into_makes_no_file(path: Path) -> None:
    with Store(path, "f") as store:
        assert known(store) == (None,) * 4
    assert not path.parent.exists()


def test_a_store_without_a_file_keeps_everything_for_itself() -> None:
    with Store(None, "f") as store:
        store.keep_findings("k", pack(ONE))
        store.settle([])
        assert store.findings("k") == ONE


def test_another_fingerprint_sees_nothing_and_says_so(filled: Path, told: list[str]) -> None:
    with Store(filled, "g", notice=told.append) as store:
        assert known(store)[:3] == (None,) * 3
        store.keep_findings("k", pack(TWO))
        store.settle([])
    assert len(told) == 1 and "have changed since the last run" in told[0]
    with Store(filled, "f", notice=told.append) as store:  # rules as they were before
        assert store.findings("k") == ONE
    assert len(told) == 1


def test_fresh_forgets_everything(filled: Path, told: list[str]) -> None:
    with Store(filled, "f", fresh=True, notice=told.append) as store:
        assert known(store) == (None,) * 4
    with Store(filled, "f") as store:
        assert known(store) == (None,) * 4
    assert told == []


def test_what_no_run_asks_for_goes_after_a_while(filled: Path) -> None:
    there = []
    for _ in range(RUNS_KEPT + 2):
        with Store(filled, "f") as store:
            there.append(store.has("k"))
            store.settle([])
    assert there == [True] * RUNS_KEPT + [False] * 2


def test_what_is_asked_for_stays(filled: Path) -> None:
    for _ in range(RUNS_KEPT + 2):
        with Store(filled, "f") as store:
            assert store.findings("k") == ONE
            assert store.items("c") == "[]"
            store.settle(["a.txt"])
    with Store(filled, "f") as store:
        assert known(store) == EVERYTHING


def test_stamps_of_files_that_are_gone_go(filled: Path) -> None:
    with Store(filled, "f") as store:
        store.settle(["b.txt"])
        assert store.content_of("a.txt", "s") is None


# --- damage --------------------------------------------------------------------------------------


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _overwrite(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def _scramble(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))


def _drop_a_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE findings")
    connection.commit()
    connection.close()


def _other_layout(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _other_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (cake TEXT)")
    connection.commit()
    connection.close()


DAMAGE = [_cut, _overwrite, _scramble, _drop_a_table, _other_layout, _other_program]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__)
def test_a_file_that_cannot_be_used_is_begun_anew_with_a_notice(
    filled: Path, told: list[str], damage: Callable[[Path], None]
) -> None:
    damage(filled)
    with Store(filled, "f", notice=told.append) as store:
        assert store.findings("k") is None
        store.keep_findings("k", pack(TWO))
        assert store.findings("k") == TWO
    assert len(told) == 1 and "begun anew" in told[0]
    with Store(filled, "f", notice=told.append) as store:
        assert store.findings("k") == TWO
    assert len(told) == 1


def test_damaged_findings_are_forgotten(filled: Path, told: list[str]) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE findings SET data = x'00'")
    connection.commit()
    connection.close()
    with Store(filled, "f", notice=told.append) as store:
        assert store.has("k")
        assert store.findings("k") is None
        assert not store.has("k")
    assert len(told) == 1 and "damaged" in told[0]


def test_a_store_that_was_not_closed_keeps_what_was_committed(path: Path) -> None:
    store = Store(path, "f")
    store.keep_findings("k", pack(ONE))
    store.commit()
    store.keep_findings("l", pack(TWO))  # a kill comes before the next commit
    other = Store(path, "f")
    assert other.findings("k") == ONE
    assert other.findings("l") is None


# --- places that cannot be written ---------------------------------------------------------------


def test_a_place_that_cannot_be_written_costs_a_notice(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "output").write_text("eine Datei")
    with Store(tmp_path / "output" / NAME, "f", notice=told.append) as store:
        store.keep_findings("k", pack(ONE))
        store.keep_findings("l", pack(TWO))
        assert (store.findings("k"), store.findings("l")) == (ONE, TWO)
        store.settle([])
    assert len(told) == 1 and "cannot be written" in told[0]


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)


def test_a_read_only_cache_is_read(
    filled: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "_connect", _read_only)
    with Store(filled, "f", notice=told.append) as store:
        store.keep_findings("l", pack(TWO))
        assert (store.findings("k"), store.findings("l")) == (ONE, TWO)
        store.settle([])
    assert len(told) == 1 and "readonly" in told[0]


def test_a_read_only_cache_is_not_believed_if_fresh(
    filled: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "_connect", _read_only)
    with Store(filled, "f", fresh=True, notice=told.append) as store:
        assert store.findings("k") is None
    assert len(told) == 1


def test_a_full_disk_costs_a_notice(filled: Path, told: list[str]) -> None:
    with Store(filled, "f", notice=told.append) as store:
        assert store._kept is not None
        (pages,) = store._kept.execute("PRAGMA page_count").fetchone()
        store._kept.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(40):
            long = Findings(Document("", "", "".join(map(str, range(number, number + 2000)))))
            store.keep_findings(f"long{number}", pack(long))
        assert store.findings("k") == ONE
        assert store.findings("long39") == long
    assert len(told) == 1 and "full" in told[0]
    with Store(filled, "f") as store:
        assert store.findings("k") == ONE


def test_a_cache_in_use_by_another_program_is_left_alone(
    filled: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Store(filled, "f", notice=told.append) as store:
        store.keep_findings("k", pack(TWO))
        assert store.findings("k") == TWO
    other.close()
    assert len(told) == 1 and "left alone" in told[0]
    with Store(filled, "f") as store:
        assert store.findings("k") == ONE
