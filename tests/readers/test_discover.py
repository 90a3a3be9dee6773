"""The walk through a corpus folder: order, odd names, links, and what gets a row."""

from __future__ import annotations

import os
import random
import socket
import unicodedata
from pathlib import Path

import pytest

from pressminer.errors import UsageError
from pressminer.model import Article, Unreadable
from pressminer.readers import discover, read

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
LINUX_NAMES = pytest.mark.skipif(os.name == "nt", reason="such names need a POSIX file system")


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ein Titel\n\nEin Satz.", encoding="utf-8")


def listing(root: Path) -> list[str]:
    """Each item as ``path`` or ``path: status: message``."""
    rows = []
    for item in discover(root):
        got = item if isinstance(item, Unreadable) else read(item, root)
        rows.append(
            got.path if isinstance(got, Article) else f"{got.path}: {got.status}: {got.message}"
        )
    return rows


def test_all_below_the_folder_in_the_order_of_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "b/z.txt", "b/a/c.TXT", "ä.txt", "Z.txt", "a b.txt"]
    random.Random(7).shuffle(names)
    plant(tmp_path, *names)
    assert listing(tmp_path) == sorted(names)


def test_hidden_names_are_left_out_and_nothing_else(tmp_path: Path) -> None:
    plant(tmp_path, ".a.txt", ".git/a.txt", "b/.c/d.txt", "e.txt", "f.odt", "README")
    reads = (
        "(reads .csv, .docx, .eml, .htm, .html, .jsonl, .md, .pdf, .txt; each may be packed as .gz)"
    )
    assert listing(tmp_path) == [
        f"README: skipped: no reader for files without a suffix {reads}",
        "e.txt",
        f"f.odt: skipped: no reader for .odt files {reads}",
    ]


def test_a_hidden_corpus_folder_is_read(tmp_path: Path) -> None:
    plant(tmp_path, ".corpus/a.txt")
    assert listing(tmp_path / ".corpus") == ["a.txt"]


def test_a_relative_folder_gives_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "corpus/a/b.txt", "corpus/c.txt")
    monkeypatch.chdir(tmp_path)
    assert listing(Path("corpus")) == listing(tmp_path / "corpus") == ["a/b.txt", "c.txt"]
    monkeypatch.chdir(tmp_path / "corpus")
    assert listing(Path()) == ["a/b.txt", "c.txt"]


def test_a_folder_named_like_an_article_is_walked_and_reported(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt/b.txt")
    assert listing(tmp_path) == ["a.txt: skipped: is a folder, not a file", "a.txt/b.txt"]


@LINUX_NAMES
def test_odd_names(tmp_path: Path) -> None:
    names = ["a|b.txt", "neue\nZeile.txt", 'zwei "Worte".txt', "Größe.txt", "-x.txt", "a;b,c.txt"]
    plant(tmp_path, *names)
    assert listing(tmp_path) == sorted(names)


@LINUX_NAMES
def test_bytes_that_are_no_text_are_printable(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"Gr\xf6\xdfe.txt")  # noqa: PTH118 (bytes)
    with open(path, "wb") as handle:  # noqa: PTH123 (bytes)
        handle.write(b"Ein Titel")
    rows = listing(tmp_path)
    assert rows == ["Gr\\xf6\\xdfe.txt"]
    rows[0].encode("utf-8")


@LINUX_NAMES
def test_one_name_in_two_spellings_is_one_id_and_one_failure(tmp_path: Path) -> None:
    plant(tmp_path, "ä.txt", unicodedata.normalize("NFD", "ä.txt"))
    found = discover(tmp_path)
    if len(found) == 1:
        pytest.skip("this file system knows only one spelling of a name")
    first = read(found[0], tmp_path) if isinstance(found[0], Path) else found[0]
    second = found[1]
    assert isinstance(first, Article)
    assert first.path == "ä.txt"
    assert isinstance(second, Unreadable)
    assert (second.status, second.document_id != first.document_id) == ("failed", True)


def test_the_same_text_twice_is_two_articles(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "b.txt")
    ids = {
        read(path, tmp_path).document_id for path in discover(tmp_path) if isinstance(path, Path)
    }
    assert len(ids) == 2


def test_links(tmp_path: Path) -> None:
    plant(tmp_path, "corpus/real/a.txt", "corpus/b.txt", "outside/c.txt", "outside/deep/d.txt")
    corpus = tmp_path / "corpus"
    for name, target in {
        "0-file.txt": corpus / "b.txt",
        "1-broken.txt": corpus / "nowhere",
        "2-inside": corpus / "real",
        "3-outside": tmp_path / "outside",
        "4-outside-again": tmp_path / "outside",
        "5-deep": tmp_path / "outside" / "deep",
        "6-up": tmp_path,
        "7-self": corpus,
        "real/8-up": corpus / "real",
        "9-circle.txt": corpus / "9-circle.txt",
    }.items():
        (corpus / name).symlink_to(target)
    twice = "skipped: link to a folder that is read already"
    circle = "failed: the link leads in a circle"
    assert listing(corpus) == [
        "0-file.txt",
        "1-broken.txt: failed: broken link: it leads nowhere",
        f"2-inside: {twice}",
        "3-outside/c.txt",
        "3-outside/deep/d.txt",
        f"4-outside-again: {twice}",
        f"5-deep: {twice}",
        f"6-up: {circle}",
        f"7-self: {circle}",
        "9-circle.txt: failed: cannot be read: the link leads in a circle",
        "b.txt",
        f"real/8-up: {circle}",
        "real/a.txt",
    ]


def test_a_link_as_corpus_folder(tmp_path: Path) -> None:
    plant(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert listing(tmp_path / "link") == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_sockets_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    os.mkfifo("a.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("b.txt")
        assert listing(Path()) == [
            "a.txt: skipped: is a named pipe, not a file",
            "b.txt: skipped: is a socket, not a file",
        ]


@pytest.mark.skipif(AS_ROOT, reason="root may open every folder")
def test_a_locked_folder_is_a_row(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "a").chmod(0)
    try:
        assert listing(tmp_path) == [
            "a: failed: folder cannot be opened: permission denied",
            "c.txt",
        ]
    finally:
        (tmp_path / "a").chmod(0o700)


def test_very_deep_folders_are_no_problem(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 400)
    plant(tmp_path, f"{deep}/a.txt")
    assert listing(tmp_path) == [f"{deep}/a.txt"]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert discover(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "message"), [("nowhere", "no such folder"), ("a.txt", "is a file")]
)
def test_what_is_no_folder_is_wrong_usage(tmp_path: Path, name: str, message: str) -> None:
    plant(tmp_path, "a.txt")
    with pytest.raises(UsageError, match=message):
        discover(tmp_path / name)
