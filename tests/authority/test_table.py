"""A list of organizations as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pressminer.authority import table
from pressminer.authority.table import Body
from pressminer.errors import AuthorityError, OutputError

ULM = Body(
    "ror-032000t02", "Universität Ulm", "Ulm University", ("UULM",), ("Uni Ulm", "Ulmer Uni"),
    "university", "Ulm", "DE", "", "032000t02",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "authority.tsv"


def test_what_is_written_is_read(path: Path) -> None:
    other = ULM._replace(id="x", name_de="", acronyms=(), aliases=(), parent=ULM.id)
    table.write([ULM, other], path)
    assert table.read(path) == [ULM, other]


def test_the_columns_are_those_of_the_shipped_list(path: Path) -> None:
    table.write([ULM], path)
    shipped = Path(__file__).parents[2] / "pipelines" / "shared" / "authority.tsv"
    assert path.read_text("utf-8").splitlines()[0] == shipped.read_text("utf-8").splitlines()[0]
    assert table.read(shipped)


def test_names_are_wordings_without_acronyms() -> None:
    body = ULM._replace(name_en="Universität Ulm", aliases=("Uni Ulm", "UULM"))
    assert body.names == ("Universität Ulm", "Uni Ulm")


def test_a_list_made_by_hand_needs_four_columns_in_any_order(path: Path) -> None:
    path.write_text("kind\tname_en\tname_de\tid\r\nother\t\tHaus\thaus\r\n\r\n", "utf-8-sig")
    assert table.read(path) == [Body("haus", "Haus", "", (), (), "other", "", "", "")]


def test_short_lines_have_empty_cells(path: Path) -> None:
    path.write_text("\t".join(table.COLUMNS) + "\nhaus\tHaus\t\t\t\tother\n")
    assert table.read(path)[0].country == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must name the columns"),
        ("id,name_de,name_en,kind\n", "missing: id, name_de, name_en, kind"),
        ("id\tname_de\tkind\n", "missing: name_en"),
        ("id\tname_de\tname_en\tkind\n\tA\tA\tother\n", "line 2: the id is empty"),
        ("id\tname_de\tname_en\tkind\na\tA\t\tother\na\tB\t\tother\n", "line 3: the id a stands"),
        ("id\tname_de\tname_en\tkind\na\t\t\tother\n", "line 2: a has no name"),
        ("id\tname_de\tname_en\tkind\na\tA\t\tUni\n", "line 2: a is of kind 'Uni'; known: all"),
    ],
)
def test_faults_are_told_by_line(path: Path, text: str, message: str) -> None:
    path.write_text(text)
    with pytest.raises(AuthorityError, match=re.escape(message)) as error:
        table.read(path)
    assert str(path) in str(error.value)


def test_ten_faults_are_enough(path: Path) -> None:
    path.write_text("id\tname_de\tname_en\tkind\n" + "\tA\tA\tother\n" * 30)
    with pytest.raises(AuthorityError, match="and 20 more") as error:
        table.read(path)
    assert len(str(error.value).splitlines()) == 11


def test_what_is_no_text_is_said(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AuthorityError, match="cannot be read"):
        table.read(path)
    with pytest.raises(AuthorityError, match="pressminer authority import"):
        table.read(path.with_name("missing.tsv"))


def test_a_list_is_written_whole_or_not_at_all(path: Path) -> None:
    table.write([ULM], path)
    before = path.read_bytes()

    def failing():  # type: ignore[no-untyped-def]
        yield ULM
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        table.write(failing(), path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="--output"):
        table.write([ULM], tmp_path / "file" / "authority.tsv")
