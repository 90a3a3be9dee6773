"""Which article is meant, by whatever of its names, and what is said when none or several are."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressminer.errors import UsageError
from pressminer.ids import document_id
from pressminer.locate import locate
from pressminer.readers import articles

TABLE = "id;titel;inhalt\n7;Neue Halle;Ulm baut eine Halle.\n8;Neues Bad;Ulm baut ein Bad.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    (root / "2024").mkdir(parents=True)
    (root / "halle-ulm.txt").write_bytes("Größe\r\nder Halle".encode())
    (root / "halle-bonn.txt").write_text("Bonn baut.")
    (root / "2024" / "bad.md").write_text("Ein Bad für Köln.")
    (root / "2024" / "Übernahme.txt").write_text("Eine Übernahme.", encoding="utf-8")
    (root / "meldungen.csv").write_text(TABLE, encoding="utf-8")
    (root / "eine.csv").write_text("titel,inhalt\nDie einzige,Ihr Text.\n")
    (root / "leer.txt").write_bytes(b"")
    return root


def row_id(corpus: Path, path: str) -> str:
    return next(a.document_id for a in articles(corpus / "meldungen.csv", corpus) if a.path == path)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("2024/bad.md", "2024/bad.md"),
        ("2024\\bad.md", "2024/bad.md"),
        ("bad.md", "2024/bad.md"),
        ("bad", "2024/bad.md"),
        ("BAD", "2024/bad.md"),
        ("halle-ulm", "halle-ulm.txt"),
        ("ulm", "halle-ulm.txt"),
        ("U\u0308bernahme", "2024/Übernahme.txt"),
        (document_id("halle-bonn.txt"), "halle-bonn.txt"),
        (document_id("halle-bonn.txt")[:10], "halle-bonn.txt"),
        ("meldungen.csv#2", "meldungen.csv#2"),
        ("meldungen#3", "meldungen.csv#3"),
        ("eine.csv", "eine.csv#2"),
        ("Erweiterung", "halle-bonn.txt"),  # a part of its title
    ],
)
def test_an_article_goes_by_many_names(corpus: Path, asked: str, path: str) -> None:
    told = [
        {"document_id": document_id(name), "path": name, "title": title}
        for name, title in (("halle-bonn.txt", "Die Erweiterung"), ("halle-ulm.txt", "Die Größe"))
    ]
    assert locate(asked, corpus, told).path == path


def test_a_path_of_the_system(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus / "2024")
    assert locate("bad.md", corpus).path == "2024/bad.md"
    assert locate(str(corpus / "halle-ulm.txt"), corpus).text == "Größe\nder Halle"
    assert locate(f"{corpus / 'meldungen.csv'}#3", corpus).text.startswith("Neues Bad")


def test_a_file_that_lies_elsewhere(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "neu.txt").write_text("Noch nicht dabei.")
    assert locate(str(tmp_path / "neu.txt"), corpus).path == "neu.txt"


def test_a_row_by_its_id_with_and_without_a_run(corpus: Path) -> None:
    key = row_id(corpus, "meldungen.csv#3")
    told = [{"document_id": key, "path": "meldungen.csv#3", "title": "Neues Bad"}]
    for documents in ([], told):
        assert locate(key, corpus, documents).path == "meldungen.csv#3"
    assert locate("Neues Bad", corpus, told).path == "meldungen.csv#3"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("halle", ["may be 2 articles", "halle-bonn.txt", "halle-ulm.txt"]),
        ("hale-ulm", ["is it one of these?", "\n  halle-ulm.txt"]),
        ("xyz", ["'xyz' is no article in", "which holds 7"]),
        ("", ["is no article"]),
        ("art-", ["is no article"]),
        ("art-0123456789ab", ["is no article"]),
        ("x" * 5000, ["is no article"]),
        ("a\x00b", ["is no article"]),
        ("leer.txt", ["leer.txt: there is no text to show, empty"]),
        ("meldungen.csv", ["holds 2 articles", "meldungen.csv#2 (Neue Halle)"]),
        ("meldungen.csv#9", ["meldungen.csv has no row 9"]),
        ("meldungen.csv#0", ["meldungen.csv has no row 0"]),
        ("bad.md#2", ["2024/bad.md has no row 2"]),
    ],
)
def test_what_is_said_when_no_article_is_meant(corpus: Path, asked: str, said: list[str]) -> None:
    with pytest.raises(UsageError) as raised:
        locate(asked, corpus)
    for part in said:
        assert part in str(raised.value)


def test_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        locate("halle", tmp_path / "nowhere")
