"""Decisions over re-runs, with articles added and removed: what was corrected stays corrected."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressminer import cli, mine

FIRST = """Neue Leitung in Ulm

Ulm, 3. Juli 2025 – Die Universität Ulm hat Dr. Anna Muster zur Kanzlerin berufen. Anna Muster
leitet die Verwaltung mit 400 Beschäftigten. Die Universität Ulm erhält 2 Millionen Euro vom Land.
"""
SECOND = """Verwaltung der Universität Ulm wächst

Ulm, 5. August 2025 – Die Kanzlerin der Universität Ulm, Anna Muster, stellt 20 Beschäftigte ein.
"""
run = CliRunner()


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "output" / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def command(folder: Path, *words: str) -> str:
    found = run.invoke(cli.app, [*words], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return " ".join(found.output.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(FIRST, encoding="utf-8")
    mined(tmp_path)
    return tmp_path


def mined(folder: Path) -> None:
    mine(folder / "corpus").save(folder / "output")


def anna(folder: Path) -> dict[str, str]:
    (row,) = [p for p in rows(folder, "persons") if "Muster" in p["name"] + p["aliases"]]
    return row


def test_a_decision_counts_on_every_run_and_deleting_it_undoes_it(folder: Path) -> None:
    output = ("--output", str(folder / "output"))
    key = anna(folder)["person_id"]
    told = command(
        folder, "decide", "rename", key, "Anna-Maria Muster", "--why", "so heißt sie", *output
    )
    assert "1 decision added" in told
    for text in ("", SECOND):
        (folder / "corpus" / "b.txt").write_text(text or FIRST, encoding="utf-8")
        mined(folder)
        assert anna(folder)["name"] == "Anna-Maria Muster"
        assert {r["person"] for r in rows(folder, "roles")} == {"Anna-Maria Muster"}
    ledger = folder / "decisions.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    mined(folder)
    assert anna(folder)["name"] == "Anna Muster"


def test_a_decision_waits_for_an_article_that_went_away(folder: Path) -> None:
    output = ("--output", str(folder / "output"))
    command(folder, "decide", "drop", anna(folder)["person_id"], *output)
    article = folder / "corpus" / "a.txt"
    article.rename(folder / "a.txt")
    (folder / "corpus" / "c.txt").write_text(
        "Ein Zoo\n\nDer Zoo Ulm hat 12 Affen.\n", encoding="utf-8"
    )
    mined(folder)
    (outcome,) = rows(folder, "decisions")
    assert outcome["status"] == "target gone"
    (folder / "a.txt").rename(article)
    mined(folder)
    assert [p for p in rows(folder, "persons") if "Muster" in p["name"]] == []
    (outcome,) = rows(folder, "decisions")
    assert outcome["status"] == "applied"


def test_an_edited_table_is_taken_over(folder: Path) -> None:
    path = folder / "output" / "amounts.csv"
    found = rows(folder, "amounts")
    kept = [dict(row) for row in found if row["kind"] != "money"]
    kept[0]["value"] = "1.400,0"
    with path.open("w", encoding="cp1252", newline="") as handle:
        writer = csv.DictWriter(handle, list(kept[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(kept)
    assert "nothing was written" in command(folder, "review", "import", str(path), "--dry-run")
    assert not (folder / "decisions.csv").exists()
    command(folder, "review", "import", str(path))
    mined(folder)
    after = rows(folder, "amounts")
    assert [row["kind"] for row in after] == [row["kind"] for row in kept]
    assert after[0]["value"] == "1400"


def test_the_workbook_is_read_as_well(folder: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415

    path = folder / "output" / "pressminer.xlsx"
    book = load_workbook(path)
    assert "0 changes" in command(folder, "review", "import", str(path))
    book["persons"]["B2"].value = "Anna Maria Muster"
    book.save(path)
    command(folder, "review", "import", str(path))
    mined(folder)
    assert anna(folder)["name"] == "Anna Maria Muster"


FRIDAY = """Zoo Ulm zählt seine Affen

Der Zoo Ulm hat am Freitag 12 Affen gezählt. Im Vorjahr waren es 11 Affen.
"""
IN_FRONT = "---\npublished_on: 2020-03-02\n---\n"


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("front", ["", IN_FRONT])
def test_dates_are_counted_from_a_day_that_was_decided(
    folder: Path, front: str, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision outranks the front matter, which outranks the text."""
    monkeypatch.setattr("pressminer.run.ARTICLES_AT_ONCE", 1)  # so that two workers are needed
    (folder / "corpus" / "z.txt").write_text(front + FRIDAY, encoding="utf-8")
    mined(folder)
    dates = {row["edtf"] for row in rows(folder, "dates")}
    assert ("2020-02-28" in dates, "2019" in dates) == (bool(front), bool(front))
    (document,) = [d for d in rows(folder, "documents") if d["path"] == "z.txt"]
    command(
        folder, "decide", "set", document["document_id"], "8.7.2025",
        "--column", "published_on", "--output", str(folder / "output"),
    )  # fmt: skip
    mine(folder / "corpus", workers=workers).save(folder / "output")
    dates = {row["edtf"] for row in rows(folder, "dates")}
    assert {"2025-07-04", "2024"} <= dates
    assert not dates & {"2020-02-28", "2019"}
    (outcome,) = rows(folder, "decisions")
    assert outcome["status"] == "applied"


def decided(folder: Path, *lines: str) -> None:
    text = "\n".join(("action,target,column,value", *lines)) + "\n"
    (folder / "decisions.csv").write_text(text, encoding="utf-8")
    mined(folder)


def document_of(folder: Path, path: str) -> dict[str, str]:
    (found,) = [d for d in rows(folder, "documents") if d["path"] == path]
    return found


def test_a_day_that_was_taken_back_counts_no_date(folder: Path) -> None:
    text = "Ulm, 8. Juli 2025 – " + FRIDAY.partition("\n\n")[2]
    (folder / "corpus" / "z.txt").write_text(text, encoding="utf-8")
    mined(folder)
    key = document_of(folder, "z.txt")["document_id"]
    assert "2025-07-04" in {row["edtf"] for row in rows(folder, "dates")}
    decided(folder, f"set,{key},published_on,")
    assert document_of(folder, "z.txt")["published_on"] == ""
    assert "2025-07-04" not in {row["edtf"] for row in rows(folder, "dates")}


def test_an_article_is_read_in_the_language_that_was_decided(folder: Path) -> None:
    key = document_of(folder, "a.txt")["document_id"]
    decided(folder, f"set,{key},language,fr")
    assert document_of(folder, "a.txt")["status"] == "skipped"
    assert rows(folder, "persons") == []
    decided(folder, f"set,{key},language,fr", f"set,{key},language,de")
    assert document_of(folder, "a.txt")["status"] == "mined"
    assert anna(folder)["name"] == "Anna Muster"


def test_title_publisher_and_author_of_an_article_are_decided(folder: Path) -> None:
    key = document_of(folder, "a.txt")["document_id"]
    decided(
        folder, f"rename,{key},,Neue Kanzlerin", f"set,{key},publisher,Uni Ulm",
        f"set,{key},author,Eva Rot",
    )  # fmt: skip
    found = document_of(folder, "a.txt")
    assert (found["title"], found["publisher"], found["author"]) == (
        "Neue Kanzlerin", "Uni Ulm", "Eva Rot",
    )  # fmt: skip
    assert {o["status"] for o in rows(folder, "decisions")} == {"applied"}


def test_what_cannot_be_decided_about_an_article_is_said(folder: Path) -> None:
    key = document_of(folder, "a.txt")["document_id"]
    decided(folder, f"set,{key},published_on,neulich", f"set,{key},language,Latein")
    assert document_of(folder, "a.txt")["published_on"] == "2025-07-03"
    assert {o["status"] for o in rows(folder, "decisions")} == {"not possible"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("forget", "prs-1"), "none of keep"),
        (("set", "prs-1"), "set needs a column"),
        (("merge", "prs-1"), "merge needs a value"),
        (("drop", "prs-1"), "no row prs-1"),
    ],
)
def test_what_makes_no_sense_is_one_message(
    folder: Path, words: tuple[str, ...], message: str
) -> None:
    found = run.invoke(cli.app, ["decide", *words, "--output", str(folder / "output")])
    assert found.exit_code == cli.USAGE
    assert message in " ".join(found.output.split())
    assert not (folder / "decisions.csv").exists()


# --- decisions that merging takes to heart ------------------------------------------------------

OTHER_NAME = """Neues aus der Verwaltung

Ulm, 6. August 2025 – Die Hochschule Neuburg-Nord hat eine neue Kanzlerin. Kanzlerin der Hochschule
Neuburg-Nord ist Muster-Berg.
"""


def body(folder: Path, name: str) -> dict[str, str]:
    (found,) = [o for o in rows(folder, "organizations") if name in o["name"]]
    return found


def statuses(folder: Path) -> list[str]:
    return [outcome["status"] for outcome in rows(folder, "decisions")]


def test_a_name_given_before_a_merge_does_not_go_over(folder: Path) -> None:
    """The row that another goes into keeps its own name, whatever that was called by then."""
    (folder / "corpus" / "c.txt").write_text(OTHER_NAME, encoding="utf-8")
    mined(folder)
    ulm, neuburg = body(folder, "Ulm"), body(folder, "Neuburg")
    source, into = neuburg["organization_id"], ulm["organization_id"]
    decided(folder, f"rename,{source},,Hochschule Nord", f"merge,{source},,{into}")
    assert body(folder, "Ulm")["name"] == "Universität Ulm"
    assert statuses(folder) == ["already so", "applied"]
    decided(folder, f"merge,{source},,{into}", f"rename,{source},,Uni Ulm-Nord")
    assert body(folder, "Ulm")["name"] == "Uni Ulm-Nord"
    assert statuses(folder) == ["applied", "applied"]


def test_a_merge_counts_on_every_run_and_after_articles_came_and_went(folder: Path) -> None:
    third = folder / "corpus" / "c.txt"
    third.write_text(OTHER_NAME, encoding="utf-8")
    mined(folder)
    source, into = (body(folder, n)["organization_id"] for n in ("Neuburg", "Ulm"))
    before = body(folder, "Ulm")
    for _ in range(2):
        decided(folder, f"merge,{source},,{into}")
        row = body(folder, "Ulm")
        assert row["organization_id"] == into
        assert int(row["mention_count"]) > int(before["mention_count"])
        assert statuses(folder) == ["applied"]
    third.unlink()
    mined(folder)
    assert body(folder, "Ulm")["mention_count"] == before["mention_count"]
    assert statuses(folder) == ["target gone"]
    third.write_text(OTHER_NAME, encoding="utf-8")
    mined(folder)
    assert body(folder, "Ulm")["organization_id"] == into
    assert statuses(folder) == ["applied"]


def test_what_was_dropped_is_dropped_before_something_is_drawn_from_it(folder: Path) -> None:
    key = body(folder, "Ulm")["organization_id"]
    held = [r["role_id"] for r in rows(folder, "roles") if r["organization"] == "Universität Ulm"]
    decided(folder, f"drop,{key},,")
    after = {r["role_id"]: r["organization"] for r in rows(folder, "roles")}
    assert held
    assert {after[i] for i in held if i in after} == {""}
    assert "Universität Ulm" not in after.values()
    assert key not in {m["record_id"] for m in rows(folder, "mentions")}
    assert statuses(folder) == ["applied"]
    decided(folder, f"drop,{key},,", f"merge,{key},,{key}")
    assert statuses(folder) == ["applied", "target gone"]


def test_what_the_machine_put_together_is_kept_apart_on_every_run(folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_text(
        SECOND.replace("Anna Muster", "Anna K. Muster"), encoding="utf-8"
    )
    mined(folder)
    row = anna(folder)
    (former,) = [
        i["id"] for i in rows(folder, "identities") if i["merged_into"] == row["person_id"]
    ]
    for action in (f"keep,{former},,", f"split,{row['person_id']},,{former}"):
        decided(folder, action)
        found = {p["person_id"]: p["name"] for p in rows(folder, "persons")}
        assert found == {row["person_id"]: "Anna Muster", former: "Anna K. Muster"}
        assert {r["person_id"] for r in rows(folder, "roles")} == set(found)
        assert statuses(folder) == ["applied"]
        assert former not in {i["id"] for i in rows(folder, "identities")}


HEDGED = """Neues Museum für Emden

Emden, 3. Mai 2024 – Die Nordsee-Stiftung fördert das Hafenmuseum Emden mit {} 10 Mio. Euro.
"""


@pytest.mark.parametrize("hedged_first", [True, False])
def test_a_hedged_and_a_bare_figure_are_parted_again(folder: Path, *, hedged_first: bool) -> None:
    """Each is what its own article says, whichever of them gave the row its id."""
    (folder / "corpus" / "a.txt").write_text(HEDGED.format("rund"), encoding="utf-8")
    day = "6. Mai" if hedged_first else "1. Mai"
    bare = HEDGED.format("").replace("3. Mai", day).replace("Emden, ", "Oldenburg, ")
    (folder / "corpus" / "b.txt").write_text(bare, encoding="utf-8")
    mined(folder)
    (row,) = rows(folder, "amounts")
    assert row["qualifier"] == "about"
    assert len(row["document_ids"].split("|")) == 2
    former = {
        i["id"] for i in rows(folder, "identities") if i["merged_into"] == row["amount_id"]
    } & {m["origin_id"] for m in rows(folder, "mentions")}
    decided(folder, f"split,{row['amount_id']},,{former.pop()}")
    paths = {d["document_id"]: d["path"] for d in rows(folder, "documents")}
    found = {paths[r["document_ids"]]: r["qualifier"] for r in rows(folder, "amounts")}
    assert found == {"a.txt": "about", "b.txt": "exact"}
    assert statuses(folder) == ["applied"]
