"""The whole run on folders that hold anything but nice articles: a row each, the rest is mined."""

from __future__ import annotations

import csv
import os
import pickle
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import pressminer
from pressminer import run
from pressminer.cli import app
from pressminer.errors import (
    ModelError,
    OutputError,
    PressminerError,
    RulesError,
    UnreadableError,
    UsageError,
)
from pressminer.model import Article
from pressminer.output import defused
from pressminer.run import Miner, Result, mine

GOOD = """Neue Rektorin an der Universität Ulm

Ulm, 3. Mai 2022 – Anna Muster wird neue Rektorin der Universität Ulm. Das Land
Baden-Württemberg gibt rund 10 Millionen Euro für 14 Kliniken.
"""
ALSO_GOOD = """New president at the University of Ulm

Ulm, May 4, 2022 – Jan Beispiel was appointed president of the University of Ulm. The state gives
about 3 million euros for the 20 clinics of the city.
"""
FORMULAS = """Die Klinik <b>wächst</b> auf 14 Betten

Ulm, 3. Mai 2022 – =SUM(A1:A9) Die Universität Ulm <script>alert(1)</script> zahlt 5 Millionen Euro
an <a href="x">Anna Muster</a>, und &amp; bleibt, was es ist. Das ist für alle eine gute Nachricht.
"""
COLUMNS = {
    "documents": "document_id path title language published_on publisher author duplicate_of "
    "status message",
    "persons": "person_id name honorifics aliases document_ids mention_count",
    "organizations": "organization_id name name_de name_en acronym kind aliases document_ids "
    "mention_count",
    "places": "place_id name name_de name_en acronym aliases document_ids mention_count",
    "roles": "role_id person_id person role role_en organization_id organization document_ids "
    "mention_count",
    "amounts": "amount_id kind value value_max unit qualifier per document_ids mention_count",
    "dates": "date_id edtf earliest latest document_ids mention_count",
    "relations": "relation_id subject_id subject relation object_id object amount_id date_id "
    "document_ids mention_count",
    "mentions": "mention_id document_id table record_id start end surface sentence language",
    "identities": "id merged_into reason",
    "conflicts": "conflict_id kind about_id about value_a row_a document_a sentence_a",
    "decisions": "action target column value who when why status message",
    "changes": "change table id what column from to document_ids sentence",
}


@pytest.fixture(scope="module")
def miner() -> Miner:
    return Miner()


@pytest.fixture(autouse=True)
def loaded(miner: Miner, monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs of this module share the models."""
    monkeypatch.setattr(run, "Miner", lambda pipelines, notice, authority: miner)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "gut.txt").write_text(GOOD, encoding="utf-8")
    return corpus


def documents(result: Result) -> dict[str, tuple[str, str]]:
    """Path → (status, message)."""
    table = result.tables["documents"]
    return {
        path: (status, message)
        for path, status, message in zip(table.path, table.status, table.message, strict=True)
    }


def mined_alone(result: Result) -> bool:
    """Is everything there that ``gut.txt`` says?"""
    persons, amounts = result.tables["persons"], result.tables["amounts"]
    return "Anna Muster" in set(persons.name) and "10000000" in set(amounts.value)


# --- bad files ------------------------------------------------------------------------------


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _blank(path: Path) -> None:
    path.write_text(" \n\t\u200b\n")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _zipped(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + os.urandom(2000))


def _broken_utf16(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + "Die Universität".encode("utf-16-le") + b"\x00")


def _one_long_line(path: Path) -> None:
    path.write_bytes(b"Die Klinik zahlt 10 Millionen Euro, " * 1_450_000)  # 52 MB


def _folder(path: Path) -> None:
    path.mkdir()


def _broken_link(path: Path) -> None:
    path.symlink_to("nirgends.txt")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _loop(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


BAD = [_empty, _blank, _binary, _zipped, _broken_utf16, _one_long_line, _folder]
BAD += [_broken_link, _link_to_itself, _loop, _pipe]


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_file_is_a_row_and_the_rest_is_mined(folder: Path, make: Any) -> None:
    make(folder / "schlecht.txt")
    started = time.perf_counter()
    result = mine(folder)
    assert time.perf_counter() - started < 20
    rows = documents(result)
    status, message = rows["schlecht.txt"]
    assert status in {"skipped", "failed"}
    assert len(message) > 4
    assert rows["gut.txt"] == ("mined", "")
    assert mined_alone(result)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_an_unreadable_file_is_a_row_and_the_rest_is_mined(folder: Path) -> None:
    locked = folder / "zu.txt"
    locked.write_text(ALSO_GOOD)
    locked.chmod(0)
    rows = documents(mine(folder))
    assert rows["zu.txt"][0] == "failed"
    assert rows["gut.txt"][0] == "mined"


def test_an_error_of_the_disk_is_a_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an unreadable file does, also where the tests run as root."""
    (folder / "zu.txt").write_text(ALSO_GOOD)
    really = Path.open

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "zu.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    rows = documents(mine(folder))
    assert rows["zu.txt"][0] == "failed"
    assert rows["gut.txt"][0] == "mined"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_any_sane_encoding_gives_the_same_rows(tmp_path: Path, folder: Path, encoding: str) -> None:
    other = tmp_path / "anders"
    other.mkdir()
    (other / "gut.txt").write_bytes(GOOD.encode(encoding))
    assert mine(other).rows == mine(folder).rows


def test_a_stray_byte_costs_one_character_at_most(folder: Path) -> None:
    raw = GOOD.encode("cp1252")[:-20] + b"\x81\x8d" + GOOD.encode("cp1252")[-20:]
    (folder / "schief.txt").write_bytes(raw)
    status, message = documents(mine(folder))["schief.txt"]
    assert status == "mined" or message


def test_files_with_equal_content_are_two_rows_of_which_one_repeats_the_other(
    folder: Path,
) -> None:
    longer = GOOD + "\n" + " ".join(f"Wort{k} steht hier." for k in range(60)) + "\n"
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(longer, encoding="utf-8")
    table = mine(folder).tables["documents"].set_index("path")
    assert table.status["a.txt"] == table.status["b.txt"] == "mined"
    assert table.duplicate_of["b.txt"] == table.document_id["a.txt"]
    assert table.duplicate_of["a.txt"] == ""
    assert table.document_id["a.txt"] != table.document_id["b.txt"]


def test_reprints_are_evidence_and_do_not_count(folder: Path) -> None:
    story = (
        "Ulm, 14. März 2024 – Das Universitätsklinikum Ulm baut bis 2027 ein Zentrum für "
        "Herzmedizin, das 48,5 Millionen Euro kostet. Davon trägt das Land 30 Millionen Euro. "
        "Das sagte Jana Muster, Ärztliche Direktorin der Klinik für Kardiologie, am Donnerstag. "
        "Im Neubau ist Platz für 120 Betten und für alle, die in der Klinik forschen und lehren."
    )
    (folder / "a.txt").write_text("Neues Zentrum\n\n" + story, encoding="utf-8")
    before = {name: frame.copy() for name, frame in mine(folder).tables.items()}
    # another headline, another frame, half of the text
    (folder / "b.txt").write_text("So baut Ulm\n\nVon dort\n\n" + story + "\n\nEnde.", "utf-8")
    (folder / "c.txt").write_text("Kurz notiert\n\n" + story[: len(story) * 2 // 3], "utf-8")
    after = mine(folder).tables
    documents = after["documents"].set_index("path")
    assert documents.duplicate_of["b.txt"] == documents.document_id["a.txt"]
    assert documents.duplicate_of["c.txt"] == documents.document_id["a.txt"]
    for name, key in {"persons": "person_id", "amounts": "amount_id", "dates": "date_id"}.items():
        counts = after[name].set_index(key).mention_count
        for row in before[name].itertuples():
            assert counts[getattr(row, key)] == row.mention_count, row
    (muster,) = (row for row in after["persons"].itertuples() if row.name == "Jana Muster")
    assert len(muster.document_ids.split("|")) == 3
    assert sum(after["mentions"].record_id == muster.person_id) == 3


NAMES = [
    "Über Grüße.txt", "mit leer zeichen.txt", "a|b.txt", "zeile\neins.txt", "komma, \"zitat\".txt",
    "=SUM(A1).txt", "tief/er/Ordner/x.md", "x.TXT", "emoji 🎉.txt", "-q.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_any_name_is_mined_and_survives_the_csv(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(ALSO_GOOD, encoding="utf-8")
    result = mine(folder)
    rows = documents(result)
    assert len(rows) == 2
    (path,) = set(rows) - {"gut.txt"}
    assert rows[path][0] == "mined"
    result.save(tmp_path / "out")
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as handle:
        saved = {row["path"] for row in csv.DictReader(handle)}
    assert saved == {defused(path), "gut.txt"}  # a spreadsheet must not run =SUM(A1).txt
    persons = result.tables["persons"].set_index("name")
    assert "|" not in persons.document_ids["Jan Beispiel"]


def test_a_name_that_is_no_unicode_is_a_row(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"latin-\xe4.txt")).write_text(ALSO_GOOD)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    result = mine(folder)
    assert len(documents(result)) == 2
    assert mined_alone(result)


def test_markup_and_formulas_are_only_text(folder: Path, tmp_path: Path) -> None:
    (folder / "markup.txt").write_text(FORMULAS, encoding="utf-8")
    result = mine(folder)
    assert documents(result)["markup.txt"] == ("mined", "")
    mentions = result.tables["mentions"]
    for row in mentions.itertuples():
        path = result.tables["documents"].set_index("document_id").path[row.document_id]
        text = (folder / path).read_text(encoding="utf-8")
        assert text[int(row.start) : int(row.end)] == row.surface
    result.save(tmp_path / "out")
    assert "5000000" in set(result.tables["amounts"].value)


def test_another_language_is_listed_and_not_mined(folder: Path) -> None:
    french = (
        "L'université de Lyon accueille une nouvelle présidente. Elle a été nommée par le conseil "
        "et reçoit dix millions d'euros pour quatorze cliniques de la région, dit le ministre."
    )
    (folder / "fr.txt").write_text(french, encoding="utf-8")
    result = mine(folder)
    table = result.tables["documents"].set_index("path")
    assert (table.language["fr.txt"], table.status["fr.txt"]) == ("fr", "skipped")
    assert "fr" in table.message["fr.txt"]
    assert table.document_id["fr.txt"] not in set(result.tables["mentions"].document_id)


def test_a_line_without_an_end_is_cut_into_sentences(miner: Miner) -> None:
    """Linking looks at whole sentences, and every mention repeats its own: both grow squared."""
    clause = (
        "Der Präsident der Universität Ulm, Jan Muster, gibt 3 Millionen Euro für 14 Kliniken, "
    )
    (findings,) = miner([Article("art-1", "x.txt", clause * 200)])
    assert max(len(m.sentence) for f in findings.amounts for m in f.mentions) < 5_000


# --- a stage that raises --------------------------------------------------------------------


class Poisoned:
    """A matcher of dates that breaks on one article."""

    def __init__(self, match: Any) -> None:
        self.match = match

    def __call__(self, doc: Any) -> Any:
        if "Gift" in doc.text:
            raise ZeroDivisionError("kaputt")
        return self.match(doc)


@pytest.fixture
def poisoned(miner: Miner) -> Iterator[None]:
    component = miner.annotate.pipeline("de").get_pipe("pressminer_dates")
    component.match = Poisoned(component.match)
    yield
    component.match = component.match.match


@pytest.mark.usefixtures("poisoned")
def test_an_article_that_breaks_a_stage_fails_alone(folder: Path) -> None:
    before = mine(folder)
    (folder / "gift.txt").write_text(GOOD + "\nDas ist Gift für die Klinik.\n", encoding="utf-8")
    (folder / "zuletzt.txt").write_text(ALSO_GOOD, encoding="utf-8")
    result = mine(folder)
    rows = documents(result)
    status, message = rows["gift.txt"]
    assert status == "failed"
    assert "ZeroDivisionError" in message
    assert "kaputt" in message
    assert rows["gut.txt"] == rows["zuletzt.txt"] == ("mined", "")
    mentions = {row[2:] for row in before.rows["mentions"][1]}
    assert mentions <= {row[2:] for row in result.rows["mentions"][1]}


@pytest.mark.usefixtures("poisoned")
@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_a_failed_article_is_no_failed_run_unless_strict(
    folder: Path, tmp_path: Path, options: list[str], code: int
) -> None:
    (folder / "gift.txt").write_text(GOOD + "\nDas ist Gift für die Klinik.\n", encoding="utf-8")
    command = ["run", str(folder), "--output", str(tmp_path / "out"), *options]
    told = CliRunner().invoke(app, command)
    assert told.exit_code == code, told.output
    assert "gift.txt" in told.output
    assert (tmp_path / "out" / "persons.csv").is_file()


# --- wrong usage ----------------------------------------------------------------------------


def test_a_folder_with_nothing_in_it_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        mine(tmp_path)


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        mine(tmp_path / "nirgends")


@pytest.mark.parametrize(
    "error",
    [RulesError(["de/roles.toml: x", "en/roles.toml: y"])]
    + [kind("so nicht") for kind in (UsageError, ModelError, OutputError, UnreadableError)],
    ids=lambda e: type(e).__name__,
)
def test_errors_come_back_from_a_worker_as_they_were(error: PressminerError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


# --- from Python ----------------------------------------------------------------------------


def test_tables_are_data_frames_with_the_columns_of_the_contract(folder: Path) -> None:
    tables = pressminer.mine(folder).tables
    assert list(tables) == list(COLUMNS)
    for name, columns in COLUMNS.items():
        wanted = columns.split()
        assert list(tables[name].columns)[: len(wanted)] == wanted
        for column in tables[name]:
            assert all(isinstance(cell, str) for cell in tables[name][column])


def test_saved_tables_are_what_the_data_frames_hold(folder: Path, tmp_path: Path) -> None:
    result = pressminer.mine(str(folder))
    result.save(tmp_path / "out")
    assert {p.stem for p in (tmp_path / "out").glob("*.csv")} == set(COLUMNS)
    for name, table in result.tables.items():
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            header, *rows = csv.reader(handle)
        assert header == list(table.columns)
        assert rows == table.to_numpy().tolist()


def test_progress_ends_with_all_articles(folder: Path) -> None:
    (folder / "b.txt").write_text(ALSO_GOOD, encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    mine(folder, progress=lambda done, total, path: told.append((done, total, path)))
    assert told[-1] == (2, 2, "gut.txt")
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)


def test_the_public_names_are_all_there() -> None:
    assert {pressminer.mine, pressminer.load, pressminer.Result} == {mine, run.load, Result}
    with pytest.raises(AttributeError, match="nonsense"):
        _ = pressminer.nonsense
