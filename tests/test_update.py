"""Runs into a folder that holds the tables of an earlier run: only what is new costs."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import pressminer
from pressminer import mapping, run
from pressminer.caching.store import NAME, Store
from pressminer.errors import AuthorityError, UsageError
from pressminer.mapping import Corpus
from pressminer.model import Article, Findings
from pressminer.run import Miner, Result, mine, update

RECTOR = """Neue Rektorin an der Universität Ulm

Ulm, 3. Mai 2022 – Anna Muster wird neue Rektorin der Universität Ulm. Das Land
Baden-Württemberg gibt rund 10 Millionen Euro für 14 Kliniken.
"""
PRESIDENT = """New president at the University of Bonn

Bonn, May 4, 2022 – Jan Beispiel was appointed president of the University of Bonn. The state gives
about 3 million euros for the 20 clinics of the city.
"""
LATER = """Halle für die Universität Ulm

Ulm, 8. Juni 2022 – Die Rektorin der Universität Ulm, Anna Muster, eröffnet mit Bauleiter Tom Krell
eine Halle für 7 Millionen Euro. Sie ist für alle eine gute Nachricht.
"""


class Counting:
    """Lends the one miner of this module to every run and notes what it mines."""

    def __init__(self, miner: Miner) -> None:
        self.miner, self.mined = miner, [""]
        self.made = 0

    def __call__(self, pipelines: Any, notice: Any, authority: Any) -> Counting:
        self.made += 1
        return self

    def stream(self, articles: Sequence[Article]) -> Iterator[Findings]:
        self.mined += [article.path for article in articles]
        return self.miner.stream(articles)

    def taken(self) -> list[str]:
        """What has been mined since this was asked last."""
        found, self.mined = self.mined[1:], [""]
        return sorted(found)


@pytest.fixture(scope="module")
def miner() -> Miner:
    return Miner()


@pytest.fixture(autouse=True)
def count(miner: Miner, monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting(miner)
    monkeypatch.setattr(run, "Miner", counting)
    return counting


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(RECTOR, encoding="utf-8")
    (folder / "b.txt").write_text(PRESIDENT, encoding="utf-8")
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != NAME}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def same_as_fresh(corpus: Path, output: Path, tmp_path: Path) -> bool:
    """Are the tables those that a run without any memory writes, the news aside?"""
    shutil.rmtree(tmp_path / "other", ignore_errors=True)
    mine(corpus).save(tmp_path / "other")
    names = [p.name for p in (tmp_path / "other").glob("*.csv") if p.name != "changes.csv"]
    return all((output / n).read_bytes() == (tmp_path / "other" / n).read_bytes() for n in names)


# --- what is mined -------------------------------------------------------------------------------


def test_an_unchanged_corpus_is_not_mined_and_the_tables_stay(
    corpus: Path, output: Path, count: Counting
) -> None:
    first = update(corpus, output)
    assert count.taken() == ["a.txt", "b.txt"]
    before = {p.name: p.stat().st_mtime_ns for p in output.iterdir() if p.name != NAME}
    again = update(corpus, output)
    assert (count.taken(), count.made) == ([], 1)
    after = {p.name: p.stat().st_mtime_ns for p in output.iterdir() if p.name != NAME}
    assert after == before
    assert (first.news, again.news) == ("first", "none")
    for name, (columns, rows) in first.rows.items():
        assert list(again.rows[name][0]) == list(columns)
        assert [tuple(row) for row in again.rows[name][1]] == rows
    assert {n: len(r) for n, (_, r) in first.rows.items()} == again.summary().rows


def test_a_new_article_alone_is_mined(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    update(corpus, output)
    count.taken()
    (corpus / "c.txt").write_text(LATER, encoding="utf-8")
    update(corpus, output)
    assert count.taken() == ["c.txt"]
    assert same_as_fresh(corpus, output, tmp_path)


def test_a_changed_article_alone_is_mined(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    update(corpus, output)
    count.taken()
    (corpus / "a.txt").write_text(RECTOR.replace("Muster", "Meister"), encoding="utf-8")
    update(corpus, output)
    assert count.taken() == ["a.txt"]
    assert same_as_fresh(corpus, output, tmp_path)


def test_a_moved_or_copied_article_is_not_mined_again(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    update(corpus, output)
    count.taken()
    (corpus / "2022").mkdir()
    (corpus / "a.txt").rename(corpus / "2022" / "z.txt")
    shutil.copy(corpus / "b.txt", corpus / "c.txt")
    update(corpus, output)
    assert count.taken() == []
    assert same_as_fresh(corpus, output, tmp_path)


def test_an_article_that_went_costs_nothing(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    update(corpus, output)
    count.taken()
    (corpus / "a.txt").unlink()
    update(corpus, output)
    assert count.taken() == []
    assert same_as_fresh(corpus, output, tmp_path)


def test_fresh_mines_everything_and_writes_the_same(
    corpus: Path, output: Path, count: Counting
) -> None:
    update(corpus, output)
    before = files(output)
    count.taken()
    update(corpus, output, fresh=True)
    assert count.taken() == ["a.txt", "b.txt"]
    assert files(output) == before
    update(corpus, output)
    assert count.taken() == []


def test_other_rules_mine_everything_again(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    from pressminer.rules import default_folder  # noqa: PLC0415

    rules = Path(shutil.copytree(default_folder(), tmp_path / "rules"))
    told: list[str] = []
    update(corpus, output, pipelines=rules)
    count.taken()
    (rules / "shared" / "surnames.txt").open("a").write("\nKrell\n")
    update(corpus, output, pipelines=rules, notice=told.append)
    assert count.taken() == ["a.txt", "b.txt"]
    assert [text for text in told if "have changed since the last run" in text]


def test_what_a_user_states_about_an_article_mines_it_again(
    corpus: Path, miner: Miner, count: Counting
) -> None:
    from pressminer import readers  # noqa: PLC0415

    found = readers.discover(corpus)
    with Store(None, "f") as store:
        for stated, wanted in (
            ({}, ["a.txt", "b.txt"]),
            ({readers.read(corpus / "a.txt", corpus).document_id: {"title": "So"}}, ["a.txt"]),
        ):
            known = Corpus(corpus, store, stated)
            known.survey(found)
            work = mapping.Work(count, corpus, stated)  # type: ignore[arg-type]
            titles = [
                f.document.title
                for f in known.findings(lambda jobs, w=work: (o for j in jobs for o in w(j)))  # type: ignore[misc]
            ]
            assert count.taken() == wanted
    assert titles[0] == "So"


def test_decisions_count_without_mining(corpus: Path, output: Path, count: Counting) -> None:
    update(corpus, output)
    count.taken()
    (person,) = (row["person_id"] for row in table(output, "persons") if "Muster" in row["name"])
    (corpus.parent / "decisions.csv").write_text(
        f"action,target,value\nrename,{person},Anna Meister\n", encoding="utf-8"
    )
    told = update(corpus, output)
    assert count.taken() == []
    assert "Anna Meister" in {row["name"] for row in table(output, "persons")}
    assert ("changed", "persons", person, "Anna Meister") in {
        tuple(r[:4]) for r in told.rows["changes"][1]
    }


@pytest.mark.parametrize("name", ["persons.csv", "pressminer.xlsx", ".pressminer-written.json.gz"])
@pytest.mark.parametrize("edit", ["changed", "deleted"])
def test_a_table_that_was_touched_is_written_anew_without_mining(
    corpus: Path, output: Path, count: Counting, name: str, edit: str
) -> None:
    update(corpus, output)
    before = files(output)
    count.taken()
    if edit == "changed":
        (output / name).write_bytes(before[name] + b"x")
    else:
        (output / name).unlink()
    update(corpus, output)
    assert count.taken() == []
    assert files(output) == before


def test_a_workbook_that_was_not_wanted_before_is_written(corpus: Path, output: Path) -> None:
    update(corpus, output, workbook=False)
    assert not (output / "pressminer.xlsx").exists()
    update(corpus, output)
    assert (output / "pressminer.xlsx").exists()


# --- tables of articles --------------------------------------------------------------------------


def test_of_a_table_only_new_rows_are_mined(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    lines = [json.dumps({"id": str(i), "text": text}) for i, text in enumerate((RECTOR, LATER))]
    (corpus / "t.jsonl").write_text(lines[0] + "\n")
    update(corpus, output)
    count.taken()
    (corpus / "t.jsonl").write_text("\n".join([lines[1], lines[0], "no JSON"]) + "\n")
    told: list[tuple[int, int, str]] = []
    update(corpus, output, progress=lambda *given: told.append(given))
    assert count.taken() == ["t.jsonl#1"]
    assert told[-1] == (5, 5, "t.jsonl#1")
    assert same_as_fresh(corpus, output, tmp_path)
    count.taken()
    update(corpus, output)
    assert count.taken() == []


def test_columns_named_beside_a_table_count(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    (corpus / "t.csv").write_text(f'text,body\n"{RECTOR}","{LATER}"\n', encoding="utf-8")
    update(corpus, output)
    count.taken()
    (corpus / ".columns.toml").write_text('text = "body"\n')
    update(corpus, output)
    assert count.taken() == ["t.csv#2"]
    assert same_as_fresh(corpus, output, tmp_path)


# --- what fails ----------------------------------------------------------------------------------


def test_a_file_that_is_no_article_is_known_from_then_on(
    corpus: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "leer.txt").write_bytes(b"")
    (corpus / "bild.png").write_bytes(b"x")
    first = update(corpus, output)

    def never(*given: Any) -> Any:
        raise AssertionError("read again")

    monkeypatch.setattr("pressminer.readers.articles", never)
    (corpus / "b.txt").unlink()
    again = update(corpus, output)
    wanted = {row for row in first.rows["documents"][1] if row[1] != "b.txt"}
    assert set(again.rows["documents"][1]) == wanted


def test_what_failed_for_a_reason_that_may_pass_is_tried_again(
    corpus: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, refused = Path.open, ["b.txt"]

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name in refused:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    assert [row[8] for row in update(corpus, output).rows["documents"][1]] == ["mined", "failed"]
    refused.clear()
    assert [row[8] for row in update(corpus, output).rows["documents"][1]] == ["mined"] * 2


def test_a_file_that_vanishes_while_it_is_read_is_a_row(
    corpus: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressminer import readers  # noqa: PLC0415

    really = readers.articles

    def vanish(path: Path, root: Path) -> Any:
        if path.name == "b.txt":
            path.unlink()
        return really(path, root)

    monkeypatch.setattr(readers, "articles", vanish)
    rows = update(corpus, output).rows["documents"][1]
    assert [row[8] for row in rows] == ["mined", "failed"]
    assert rows[1][9] == "cannot be read: it is gone"


def test_a_file_that_changes_while_it_is_read_is_not_believed(
    corpus: Path, output: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pressminer import readers  # noqa: PLC0415

    really = readers.articles

    def change(path: Path, root: Path) -> Any:
        found = list(really(path, root))
        if path.name == "b.txt":
            path.write_text(LATER, encoding="utf-8")
        return iter(found)

    with monkeypatch.context() as during:
        during.setattr(readers, "articles", change)
        update(corpus, output)
    update(corpus, output)
    assert same_as_fresh(corpus, output, tmp_path)


def test_an_article_that_could_not_be_mined_is_tried_again(
    corpus: Path, output: Path, miner: Miner, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = miner.find

    def fail(reading: Any, annotated: Any) -> Any:
        if reading.article.path == "b.txt":
            raise ZeroDivisionError("kaputt")
        return really(reading, annotated)

    with monkeypatch.context() as during:
        during.setattr(miner, "find", fail)
        rows = update(corpus, output).rows["documents"][1]
        assert [row[8] for row in rows] == ["mined", "failed"]
        assert "kaputt" in rows[1][9]
    assert [row[8] for row in update(corpus, output).rows["documents"][1]] == ["mined"] * 2


def test_findings_that_were_damaged_are_mined_again(
    corpus: Path, output: Path, tmp_path: Path, count: Counting
) -> None:
    import sqlite3  # noqa: PLC0415

    update(corpus, output)
    count.taken()
    connection = sqlite3.connect(output / NAME)
    connection.execute("UPDATE findings SET data = x'00' WHERE rowid = 1")
    connection.commit()
    connection.close()
    (output / "persons.csv").unlink()  # else nobody would look
    told: list[str] = []
    update(corpus, output, notice=told.append)
    assert len(count.taken()) == 1
    assert [text for text in told if "damaged" in text]
    assert same_as_fresh(corpus, output, tmp_path)


def test_what_was_mined_before_a_stop_is_not_mined_again(
    corpus: Path, output: Path, count: Counting
) -> None:
    def stop(done: int, total: int, path: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(corpus, output, progress=stop)
    assert [p.name for p in output.iterdir()] == [NAME]
    count.taken()
    update(corpus, output)
    assert count.taken() == ["b.txt"]


def test_a_wrong_list_costs_no_findings(corpus: Path, output: Path, count: Counting) -> None:
    update(corpus, output)
    count.taken()
    with pytest.raises(AuthorityError):
        update(corpus, output, authority=["nirgends.tsv"])
    update(corpus, output)
    assert count.taken() == []


def test_wrong_usage_makes_no_folder(tmp_path: Path, output: Path) -> None:
    with pytest.raises(UsageError):
        update(tmp_path / "nirgends", output)
    assert not output.exists()


def test_the_cache_is_not_needed(corpus: Path, output: Path, tmp_path: Path) -> None:
    output.mkdir()
    (output / NAME).mkdir()  # nothing can be kept there
    told: list[str] = []
    update(corpus, output, notice=told.append)
    assert len([text for text in told if "cache" in text]) == 1
    assert same_as_fresh(corpus, output, tmp_path)


# --- news ----------------------------------------------------------------------------------------


def news(result: Result) -> list[tuple[str, ...]]:
    return [tuple(row[:4]) for row in result.rows["changes"][1]]


def test_news_stay_until_there_are_others(corpus: Path, output: Path) -> None:
    assert update(corpus, output).rows["changes"][1] == []
    (corpus / "c.txt").write_text(LATER, encoding="utf-8")
    second = update(corpus, output)
    assert second.news == "some"
    assert "Tom Krell" in {what for _, _, _, what in news(second)}
    assert [row["what"] for row in table(output, "changes")] == [w for _, _, _, w in news(second)]
    before = files(output)
    for fresh in (False, True):
        assert update(corpus, output, fresh=fresh).news == "none"
        assert files(output) == before
    (corpus / "c.txt").unlink()
    third = update(corpus, output)
    assert {kind for kind, table, _, _ in news(third) if table == "persons"} == {"gone"}


def test_the_public_name_is_there() -> None:
    assert pressminer.update is update


def test_an_unchanged_corpus_needs_no_spacy(corpus: Path, output: Path) -> None:
    update(corpus, output)
    script = (
        "import sys; from pressminer import update; update(sys.argv[1], sys.argv[2]).summary();"
        "print([m for m in sys.modules if m.split('.')[0] in ('spacy', 'thinc', 'pandas',"
        " 'lxml', 'xlsxwriter')])"
    )
    command = [sys.executable, "-c", script, str(corpus), str(output)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
