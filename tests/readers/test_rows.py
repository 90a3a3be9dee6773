"""Tables with one article a row: columns, rows, ids."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pressminer.model import Article, Unreadable
from pressminer.readers import articles

from . import make


def read(root: Path, name: str, data: bytes) -> list[Article | Unreadable]:
    (root / name).write_bytes(data)
    return list(articles(root / name, root))


def texts(found: list[Article | Unreadable]) -> list[str]:
    return [i.text.strip() if isinstance(i, Article) else i.message for i in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "header",
    [
        ["title", "text", "date", "publisher"],
        ["Titel", "Inhalt", "Datum", "Quelle"],
        ["Überschrift", "Pressetext", "Veröffentlicht am", "Herausgeber"],
        ["headline", "Body", "published_at", "source"],
    ],
)
def test_columns_are_known_by_their_names(
    tmp_path: Path, delimiter: str, header: list[str]
) -> None:
    row = [
        "Neue Halle",
        "Ulm baut, und zwar bald; sehr bald.\nNoch ein Satz.",
        "2024-03-14",
        "Stadt Ulm",
    ]
    (found,) = read(tmp_path, "a.csv", make.table([header, row], delimiter))
    assert isinstance(found, Article)
    assert found.path == "a.csv#2"
    assert found.text == f"Neue Halle\n\n{row[1]}\n"
    assert found.front_matter == {
        "title": "Neue Halle",
        "published_on": "2024-03-14",
        "publisher": "Stadt Ulm",
    }


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    data = make.table([["text"], ["Ulm\nund Bonn"], [], [""], ["Hof"]])
    found = read(tmp_path, "a.csv", data)
    assert [item.path for item in found] == ["a.csv#2", "a.csv#5"]
    assert texts(read(tmp_path, "b.csv", b"id,text\n1,\n2,Hof\n")) == [
        "empty: no text in this row",
        "Hof",
    ]


def test_broken_lines_of_jsonl_fail_alone(tmp_path: Path) -> None:
    data = make.json_lines({"text": "Ulm"}) + b"{broken\n\n[1]\n" + make.json_lines({"text": "Hof"})
    found = read(tmp_path, "a.jsonl", data)
    assert [item.path for item in found] == [f"a.jsonl#{n}" for n in (1, 2, 4, 5)]
    assert texts(found) == ["Ulm", "line 2 is no JSON", "line 4 is no JSON object", "Hof"]


@pytest.mark.parametrize(
    ("item", "text", "stated"),
    [
        (
            {"text": "Ulm", "authors": ["Jana Muster", "Kai Wehrs"]},
            "Ulm",
            {"author": "Jana Muster, Kai Wehrs"},
        ),
        ({"text": "Ulm", "source": {"name": "Stadt Ulm"}}, "Ulm", {"publisher": "Stadt Ulm"}),
        ({"text": "Ulm", "date": "2024-03-14T08:00:00Z"}, "Ulm", {"published_on": "2024-03-14"}),
        ({"text": "Ulm", "date": "14. März 2024"}, "Ulm", {"published_on": "14. März 2024"}),
        ({"text": "Ulm", "title": None}, "Ulm", {}),
        ({"title": "Neu", "text": "NEU\n\nUlm"}, "NEU\n\nUlm", {"title": "Neu"}),
        ({"title": "Neu", "lead": "Kurz.", "text": "Ulm"}, "Neu\n\nKurz.\n\nUlm", {"title": "Neu"}),
        ({"text": "<p>Ulm</p><p>Größe &amp; Hof</p>"}, "Ulm\n\nGröße & Hof", {}),
        ({"text": "1 < 2 und 3 > 2"}, "1 < 2 und 3 > 2", {}),
        ({"text": "\ud800Ulm"}, "?Ulm", {}),
    ],
)
def test_values(tmp_path: Path, item: dict[str, object], text: str, stated: dict[str, str]) -> None:
    import json  # noqa: PLC0415

    (found,) = read(tmp_path, "a.jsonl", json.dumps(item).encode())
    assert isinstance(found, Article), found
    assert (found.text.strip(), dict(found.front_matter)) == (text, stated)


@pytest.mark.parametrize("column", ["id", "url", None])
def test_ids_do_not_hang_on_the_place_in_the_table(tmp_path: Path, column: str | None) -> None:
    rows = [
        {"text": f"Ulm baut {n} Hallen", **({column: f"k{n}"} if column else {})} for n in range(20)
    ]
    before = read(tmp_path, "a.jsonl", make.json_lines(*rows))
    random.Random(3).shuffle(rows)
    after = read(tmp_path, "a.jsonl", make.json_lines({"text": "Neu", "id": "neu"}, *rows))
    ids = {item.text: item.document_id for item in before if isinstance(item, Article)}
    assert len(set(ids.values())) == 20
    assert all(ids[i.text] == i.document_id for i in after[1:] if isinstance(i, Article))


def test_the_same_row_twice_is_two_articles(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", b"text\nUlm\nUlm\n")
    assert len({item.document_id for item in found}) == 2


def test_the_user_names_the_columns(tmp_path: Path) -> None:
    data = make.table([["Langtext", "Kurz", "text"], ["Ulm baut.", "Neu", "x"]])
    (tmp_path / ".columns.toml").write_text('text = "Langtext"\ntitle = "kurz"\n')
    assert texts(read(tmp_path, "a.csv", data)) == ["Neu\n\nUlm baut."]


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ('text = "Langtext"', "no column 'Langtext', which is to hold the text"),
        ('tekst = "a"', "tekst is not among"),
        ("text = 3", "text is not among"),
        ("text", "cannot be read"),
    ],
)
def test_wrong_columns_are_a_reason(tmp_path: Path, stated: str, reason: str) -> None:
    (tmp_path / ".columns.toml").write_text(stated)
    (found,) = read(tmp_path, "a.csv", b"title,text\na,b\n")
    assert isinstance(found, Unreadable)
    assert reason in found.message


def test_a_table_of_many_articles_is_read_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"text\n" + b"Ulm baut.\n" * 50_000)
    found = articles(tmp_path / "a.csv", tmp_path)
    assert next(found).path == "a.csv#2"


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    (found,) = read(tmp_path, "a.csv", "titel;text\nGröße;Über Ulm – bald\n".encode(codec))
    assert isinstance(found, Article)
    assert found.text == "Größe\n\nÜber Ulm – bald\n"
