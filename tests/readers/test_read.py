"""One file: an article, or a row that says why not; never an exception."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressminer.ids import document_id
from pressminer.model import Article, Unreadable
from pressminer.readers import MAX_BYTES, read

READS = "(reads .csv, .docx, .eml, .htm, .html, .jsonl, .md, .pdf, .txt; each may be packed as .gz)"
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def write(root: Path, name: str, data: bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def refused(path: Path, root: Path) -> tuple[str, str]:
    row = read(path, root)
    assert isinstance(row, Unreadable)
    assert row.document_id == document_id(row.path)
    return row.status, row.message


def test_an_article_is_its_file_and_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path, "2024/Übernahme.TXT", "Titel\r\n\r\n  Größe\rx\n".encode())
    assert read(path, tmp_path) == Article(
        document_id("2024/Übernahme.TXT"), "2024/Übernahme.TXT", "Titel\n\n  Größe\rx\n"
    )


def test_front_matter_leaves_the_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", b"\xef\xbb\xbf---\r\ntitle: Neu\r\n---\r\n# Alt\r\n")
    article = read(path, tmp_path)
    assert isinstance(article, Article)
    assert (article.text, article.front_matter) == ("# Alt\n", {"title": "Neu"})


@pytest.mark.parametrize(
    ("name", "data", "status", "message"),
    [
        ("a.txt", b"", "skipped", "empty"),
        ("a.txt", b" \r\n\t\n", "skipped", "empty"),
        ("a.txt", "\ufeff\u200b\u00a0\n".encode(), "skipped", "empty"),
        ("a.md", b"---\ntitle: Nur Kopf\n---\n", "skipped", "empty"),
        ("a.txt", b"\x00\x01\x02\x03", "failed", "not a text file: it contains zero bytes"),
        (
            "a.txt",
            b"%PDF-1.4",
            "failed",
            "not a text file: this is a PDF file; name it .pdf to have it read",
        ),
        ("a.txt", b"x" * (MAX_BYTES + 1), "failed", "larger than 20 MB"),
        ("a.xyz", b"Text", "skipped", f"no reader for .xyz files {READS}"),
        ("a.TIFF", b"Text", "skipped", f"no reader for .tiff files {READS}"),
        ("LIESMICH", b"Text", "skipped", f"no reader for files without a suffix {READS}"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_is_no_article_says_why(
    tmp_path: Path, name: str, data: bytes, status: str, message: str
) -> None:
    assert refused(write(tmp_path, name, data), tmp_path) == (status, message)


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    assert isinstance(read(write(tmp_path, "a.txt", b"x" * MAX_BYTES), tmp_path), Article)


def test_what_is_gone_or_no_file_is_a_row(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.txt", tmp_path) == ("failed", "cannot be read: it is gone")
    (tmp_path / "b.txt").mkdir()
    assert refused(tmp_path / "b.txt", tmp_path) == ("skipped", "is a folder, not a file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")  # opening it would wait for a writer, for ever
    assert refused(tmp_path / "a.txt", tmp_path) == ("skipped", "is a named pipe, not a file")


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_locked_file_is_a_row(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"Text")
    path.chmod(0)
    assert refused(path, tmp_path) == ("failed", "cannot be read: permission denied")


def test_a_refusal_of_the_system_is_worded_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Keine Berechtigung")

    path = write(tmp_path, "a.txt", b"Text")
    monkeypatch.setattr(Path, "open", refuse)
    assert refused(path, tmp_path) == ("failed", "cannot be read: permission denied")
