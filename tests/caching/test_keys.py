from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pressminer.caching import keys
from pressminer.model import Article

ARTICLE = Article("art-1", "a.txt", "Ulm baut.", {"title": "Ulm"}, {"author": "Presse"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Ulm baut.\n")
    return tmp_path / "a.txt"


def age(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some time goes by."""
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)


def stamp(path: Path) -> str:
    return keys.seen(path, path.parent).stamp


def test_a_file_that_was_just_written_has_no_stamp(path: Path) -> None:
    assert stamp(path) == ""


def test_a_file_that_nobody_touches_keeps_its_stamp(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(path, monkeypatch)
    assert stamp(path) == stamp(path) != ""


def test_the_same_size_and_time_do_not_hide_another_content(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(path, monkeypatch)
    state, before = path.stat(), stamp(path)
    time.sleep(0.02)  # a tick of the file system's clock
    path.write_text("Ulm ruht.\n")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    assert stamp(path) != before


def test_a_file_put_in_anothers_place_has_another_stamp(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(path, monkeypatch)
    before = stamp(path)
    other = path.with_name("b.txt")
    other.write_text("Ulm ruht.\n")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert stamp(path) != before


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(OSError):
        keys.seen(tmp_path / "a.txt", tmp_path)


# --- content -------------------------------------------------------------------------------------


def content(folder: Path, name: str, data: bytes) -> str:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return keys.content_key(folder / name, name)


def test_content_does_not_hang_on_name_and_place(tmp_path: Path) -> None:
    first = content(tmp_path, "a.txt", b"Ulm")
    assert content(tmp_path, "tief/b.txt", b"Ulm") == first
    assert content(tmp_path, "a.txt", b"Bonn") != first


def test_content_hangs_on_the_format(tmp_path: Path) -> None:
    found = {content(tmp_path, name, b"Ulm") for name in ("a.txt", "a.html", "a.txt.gz", "a.eml")}
    assert len(found) == 4


def test_rows_of_a_table_hang_on_its_name_and_columns(tmp_path: Path) -> None:
    first = content(tmp_path, "a.csv", b"text\nUlm\n")
    assert content(tmp_path, "b.csv", b"text\nUlm\n") != first
    (tmp_path / ".columns.toml").write_text('text = "text"\n')
    assert content(tmp_path, "a.csv", b"text\nUlm\n") != first


def test_no_more_is_hashed_than_a_reader_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as handle:
        handle.truncate(keys.READERS[".txt"].max_bytes + 1)
    first = keys.content_key(path, "a.txt")
    with path.open("ab") as handle:
        handle.write(b"mehr")
    assert keys.content_key(path, "a.txt") == first  # too large, whatever follows


# --- articles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        replace(ARTICLE, text="Ulm ruht."),
        replace(ARTICLE, front_matter={"title": "Bonn"}),
        replace(ARTICLE, front_matter={"title": "Ulm", "language": "de"}),
        replace(ARTICLE, front_matter={"titleUlm": ""}),
        replace(ARTICLE, metadata={}),
        replace(ARTICLE, front_matter={**ARTICLE.front_matter, **ARTICLE.metadata}, metadata={}),
        replace(ARTICLE, text="", front_matter={"Ulm baut.": "", "title": "Ulm"}),
    ],
)
def test_all_that_findings_are_made_of_counts(other: Article) -> None:
    assert keys.article_key(other) != keys.article_key(ARTICLE)


def test_path_and_id_do_not_count() -> None:
    other = replace(ARTICLE, document_id="art-2", path="b.txt")
    assert keys.article_key(other) == keys.article_key(ARTICLE)


def test_what_the_user_states_counts() -> None:
    found = {
        keys.findings_key("k", stated)
        for stated in ({}, {"published_on": "2024-01-01"}, {"published_on": "2024-01-02"})
    }
    assert len(found) == 3
