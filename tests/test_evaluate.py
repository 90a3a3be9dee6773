from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pressminer.errors import OutputError, UsageError
from pressminer.evaluate import evaluate, show, write_json
from pressminer.evaluation.agreement import Tally, Told, b_cubed, cross_pairs, pair
from pressminer.evaluation.facts import same_amount, same_date
from pressminer.evaluation.gold import GoldAmount, GoldDate
from pressminer.evaluation.wording import edtf, norm, same_post, similar
from pressminer.output import write_tables

COLUMNS = {
    "documents": "document_id path title language published_on publisher author duplicate_of "
    "status message",
    "persons": "person_id name honorifics",
    "organizations": "organization_id name kind",
    "places": "place_id name",
    "roles": "role_id person_id person role role_en organization_id organization",
    "amounts": "amount_id kind value value_max unit qualifier per",
    "dates": "date_id edtf",
    "relations": "relation_id subject_id subject relation object_id object",
    "mentions": "mention_id document_id table record_id start end surface sentence language",
}
TEXT = """Neue Chefin an der Universität Ulm

Ulm, 3. Mai 2022 – Eva Kern wird Präsidentin der Universität Ulm. Das Land gibt rund
12 Millionen Euro für 40 neue Betten. Foto: Jan Blau. Telefon 0731 2022.
"""
GOLD: dict[str, Any] = {
    "language": "de",
    "published_on": "2022-05-03",
    "title": "Neue Chefin an der Universität Ulm",
    "publisher": None,
    "author": None,
    "persons": [{"entity": "per:kern", "name": "Eva Kern", "surfaces": ["Eva Kern"]}],
    "organizations": [
        {
            "entity": "org:ulm",
            "name": "Universität Ulm",
            "acronym": None,
            "kind": "university",
            "surfaces": ["Universität Ulm"],
        }
    ],
    "places": [{"entity": "loc:ulm", "name": "Ulm", "surfaces": ["Ulm"]}],
    "roles": [
        {
            "person": "per:kern",
            "role": "Präsidentin",
            "role_en": "president",
            "organization": "org:ulm",
        }
    ],
    "amounts": [
        {
            "kind": "money",
            "value": "12000000",
            "value_max": None,
            "unit": "EUR",
            "qualifier": "about",
            "per": "",
            "surface": "12 Millionen Euro",
        },
        {
            "kind": "count",
            "value": "40",
            "value_max": None,
            "unit": "Betten",
            "qualifier": "exact",
            "per": "",
            "surface": "40 neue Betten",
        },
    ],
    "dates": [{"edtf": "2022-05-03", "surface": "3. Mai 2022"}],
    "relations": [],
    "ignore": ["Jan Blau"],
    "traps": ["0731 2022"],
}


class Fixture:
    """One annotated article and an output whose rows a test can change before it is written."""

    def __init__(self, root: Path) -> None:
        self.output, self.gold, self.corpus = (root / n for n in ("output", "gold", "corpus"))
        for folder in (self.gold, self.corpus):
            folder.mkdir()
        (self.corpus / "ulm.txt").write_text(TEXT, encoding="utf-8")
        self.annotations = json.loads(json.dumps(GOLD))
        title = GOLD["title"]
        document = ("d", "ulm.txt", title, "de", "2022-05-03", "", "", "", "mined", "")
        self.rows: dict[str, list[tuple[str, ...]]] = {name: [] for name in COLUMNS}
        self.rows["documents"].append(document)
        self.add("persons", "p1", "Eva Kern", "Eva Kern", "")
        self.add("organizations", "o1", "Universität Ulm", "Universität Ulm", "university")
        self.add("places", "l1", "Ulm,", "Ulm")
        self.add("roles", "r1", "Präsidentin", "p1", "", "Präsidentin", "president", "o1", "")
        money = ("money", "12000000", "", "EUR", "about", "")
        self.add("amounts", "a1", "12 Millionen Euro", *money)
        self.add("amounts", "a2", "40 neue Betten", "count", "40", "", "Betten", "exact", "")
        self.add("dates", "t1", "3. Mai 2022", "2022-05-03")

    def add(self, table: str, record: str, surface: str, *cells: str) -> None:
        start = TEXT.index(surface)
        self.rows[table].append((record, *cells))
        span = str(start), str(start + len(surface))
        self.rows["mentions"].append(("m", "d", table, record, *span, surface, "", "de"))

    def replace(self, table: str, record: str, *cells: str) -> None:
        self.rows[table] = [
            (record, *cells) if row[0] == record else row for row in self.rows[table]
        ]

    def report(self) -> dict[str, dict[str, float]]:
        self.write()
        return evaluate(self.output, self.gold, self.corpus).report()

    def write(self) -> None:
        (self.gold / "ulm.json").write_text(json.dumps(self.annotations), encoding="utf-8")
        tables = {name: (COLUMNS[name].split(), rows) for name, rows in self.rows.items()}
        write_tables(tables, self.output)


@pytest.fixture
def case(tmp_path: Path) -> Fixture:
    return Fixture(tmp_path)


def counts(measure: dict[str, float]) -> tuple[float, float, float]:
    return measure["tp"], measure["fp"], measure["fn"]


# --- one article ----------------------------------------------------------------------------------


def test_a_perfect_output_scores_one_everywhere(case: Fixture) -> None:
    report = case.report()
    for name in ("persons", "organizations", "places", "roles.full", "amounts.full", "dates"):
        assert report[name]["f1"] == 1.0, name
    assert {v["accuracy"] for v in report.values() if "accuracy" in v} == {1.0}
    assert counts(report["relations"]) == (0, 0, 0)
    assert report["macro_f1"]["f1"] == round(6 / 7, 4)


@pytest.mark.parametrize(
    ("change", "measure", "expected"),
    [
        # a photographer in a credit is neither right nor wrong
        (lambda c: c.add("persons", "p2", "Jan Blau", "Jan Blau", ""), "persons", (1, 0, 0)),
        # "Chefin" is no person
        (lambda c: c.add("persons", "p2", "Chefin", "Chefin", ""), "persons", (1, 1, 0)),
        # "Ulm" inside "Universität Ulm" is not the city
        (lambda c: c.rows["mentions"].pop(2), "places", (0, 0, 1)),
        # the right post at the wrong body counts half
        (
            lambda c: c.replace("roles", "r1", "p1", "", "Präsidentin", "president", "", ""),
            "roles",
            (1, 0, 0),
        ),
        (
            lambda c: c.replace("roles", "r1", "p1", "", "Präsidentin", "president", "", ""),
            "roles.full",
            (0, 1, 1),
        ),
        # president is not vice president
        (
            lambda c: c.replace(
                "roles", "r1", "p1", "", "Vizepräsidentin", "vice president", "", ""
            ),
            "roles",
            (0, 1, 1),
        ),
        # a lost hedge is a fault of amounts.full only
        (
            lambda c: c.replace("amounts", "a1", "money", "12000000.0", "", "EUR", "exact", ""),
            "amounts",
            (2, 0, 0),
        ),
        (
            lambda c: c.replace("amounts", "a1", "money", "12000000", "", "EUR", "exact", ""),
            "amounts.full",
            (1, 1, 1),
        ),
        # 12 million dollars are not 12 million euros
        (
            lambda c: c.replace("amounts", "a1", "money", "12000000", "", "USD", "about", ""),
            "amounts",
            (1, 1, 1),
        ),
        # a date that could not be resolved costs nothing
        (lambda c: c.add("dates", "t2", "Das Land", ""), "dates", (1, 0, 0)),
        # a workplace as membership costs nothing, a false partnership does
        (
            lambda c: c.add("relations", "x1", "wird", "p1", "", "member_of", "o1", ""),
            "relations",
            (0, 0, 0),
        ),
        (
            lambda c: c.add("relations", "x1", "wird", "p1", "", "partner_of", "o1", ""),
            "relations",
            (0, 1, 0),
        ),
    ],
)
def test_what_counts_as_right_spurious_and_missed(
    case: Fixture, change: Any, measure: str, expected: tuple[int, int, int]
) -> None:
    change(case)
    assert counts(case.report()[measure]) == expected


def test_an_optional_fact_earns_nothing_and_costs_nothing(case: Fixture) -> None:
    case.annotations["amounts"][1]["optional"] = True
    assert counts(case.report()["amounts"]) == (1, 0, 0)
    case.rows["amounts"].pop()
    assert counts(case.report()["amounts"]) == (1, 0, 0)


def test_a_partnership_may_be_told_in_either_direction(case: Fixture) -> None:
    relation = {"subject": "org:ulm", "relation": "partner_of", "object": "loc:ulm"}
    case.annotations["relations"] = [relation]
    case.add("relations", "x1", "wird", "l1", "", "partner_of", "o1", "")
    assert counts(case.report()["relations"]) == (1, 0, 0)
    relation["relation"] = "part_of"
    case.replace("relations", "x1", "l1", "", "part_of", "o1", "")
    assert counts(case.report()["relations"]) == (0, 1, 1)


def test_a_sprung_trap_is_told(case: Fixture) -> None:
    case.add("dates", "t2", "2022.", "2022")
    report = case.report()
    assert report["traps.avoided"] == {"accuracy": 0.0, "n": 1}


def test_an_article_that_was_not_mined_is_all_misses(case: Fixture) -> None:
    case.rows = {name: [] for name in COLUMNS}
    report = case.report()
    assert counts(report["amounts"]) == (0, 0, 2)
    assert report["documents.language"]["accuracy"] == 0.0


def test_front_matter_and_encoding_do_not_move_the_offsets(case: Fixture) -> None:
    page = f"---\r\ntitle: Egal\r\n---\r\n{TEXT}".replace("\r\n", "\n").replace("\n", "\r\n")
    (case.corpus / "ulm.txt").write_bytes(page.encode("utf-16"))
    assert case.report()["amounts.full"]["f1"] == 1.0


# --- messages -------------------------------------------------------------------------------------


def spoil_numbers(path: Path) -> None:
    """Add a mention without a place to a table of mentions."""
    path.write_text(path.read_text(encoding="utf-8") + "m,d,places,l1,vorn,hinten,,,de\n", "utf-8")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda c: (c.output / "documents.csv").unlink(), "no documents.csv"),
        (lambda c: (c.corpus / "ulm.txt").unlink(), "no article of that name"),
        (lambda c: (c.corpus / "ulm.txt").write_bytes(b"\x00\x01\x02" * 9), "not a text file"),
        (lambda c: (c.gold / "ulm.json").unlink(), "no .json file"),
        (lambda c: (c.gold / "ulm.json").write_text("{"), "ulm.json: cannot be read"),
        (lambda c: (c.gold / "ulm.json").write_text("[]"), "ulm.json: not in the format"),
        (lambda c: (c.gold / "ulm.json").write_text("{}"), "lacks the field 'language'"),
        (lambda c: (c.output / "mentions.csv").write_bytes(b"\xff\n"), "mentions.csv: cannot be"),
        (
            lambda c: (c.output / "roles.csv").write_text("a,b\n1,2\n"),
            "roles.csv: lacks the column",
        ),
        (lambda c: spoil_numbers(c.output / "mentions.csv"), "must be numbers"),
    ],
)
def test_what_cannot_be_compared_is_a_plain_message(
    case: Fixture, spoil: Any, message: str
) -> None:
    case.write()
    spoil(case)
    with pytest.raises(UsageError, match=message):
        evaluate(case.output, case.gold, case.corpus)


def test_the_report_is_shown_and_written(case: Fixture, tmp_path: Path) -> None:
    case.add("persons", "p2", "Neue Chefin", "Neue\tChefin", "")
    case.rows["amounts"].pop()
    case.write()
    result = evaluate(case.output, case.gold, case.corpus)
    stream = io.StringIO()
    show(result, Console(file=stream, width=80), errors=True)
    lines = stream.getvalue().splitlines()
    assert "ulm\tpersons\tspurious\tNeue Chefin (p2)" in lines
    assert "ulm\tamounts\tmissed\t40 neue Betten, count, 40, Betten" in lines
    assert ["amounts", "0.6667", "1.0000", "0.5000", "1", "0", "1"] in [x.split() for x in lines]
    assert "…" not in stream.getvalue()
    write_json(result, tmp_path / "scores.json")
    assert json.loads((tmp_path / "scores.json").read_text()) == result.report()
    with pytest.raises(OutputError):
        write_json(result, tmp_path / "none" / "scores.json")


# --- measures -------------------------------------------------------------------------------------


def test_an_empty_tally_measures_zero() -> None:
    assert Tally().measure() == {"f1": 0.0, "p": 0.0, "r": 0.0, "tp": 0, "fp": 0, "fn": 0}


def test_pairs_are_one_to_one_and_the_heaviest_goes_first() -> None:
    weights = {("a", "x"): 1, ("a", "y"): 3, ("b", "y"): 2, ("b", "x"): 0}
    assert pair("ab", "xy", lambda g, f: weights[g, f]) == [(0, 1)]
    assert pair("ab", "xy", lambda g, f: 1) == [(0, 0), (1, 1)]


def test_b_cubed_of_a_split_and_a_lump() -> None:
    split = b_cubed([("lmu", "1"), ("lmu", "2")])
    assert (split["p"], split["r"]) == (1.0, 0.5)
    lump = b_cubed([("lmu", "1"), ("tum", "1")])
    assert (lump["p"], lump["r"]) == (0.5, 1.0)
    assert b_cubed([])["f1"] == 0.0


tellings = st.lists(
    st.builds(
        Told,
        entity=st.sampled_from("ab"),
        record=st.sampled_from(["1", "2", None]),
        article=st.sampled_from("xyz"),
        language=st.just("de"),
    ),
    max_size=12,
)


@given(told=tellings)
def test_pairs_counted_by_group_equal_pairs_counted_one_by_one(told: list[Told]) -> None:
    tally = Tally()
    for i, x in enumerate(told):
        for y in told[:i]:
            same = x.entity == y.entity
            found = x.record is not None and x.record == y.record
            if x.article != y.article:
                tally += Tally(same and found, found and not same, same and not found)
    assert cross_pairs(told, lambda t: t.article) == tally


# --- wording --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Betten", "Planbetten", True),
        ("Studien", "klinische Studien", True),
        ("Kliniken", "Klinik", True),
        ("m", "km", False),
        ("", "", False),
        ("Betten", "Personen", False),
    ],
)
def test_similar_units(a: str, b: str, same: bool) -> None:
    assert similar(a, b) is same and similar(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("president", "President", True),
        ("minister-president", "minister president", True),
        ("president", "vice president", False),
        ("Präsidentin", "Präsident", True),
        ("", "", False),
    ],
)
def test_same_posts(a: str, b: str, same: bool) -> None:
    assert same_post(a, b) is same


def test_marks_case_and_spacing_do_not_count() -> None:
    assert norm(" „Helmholtz  MUNICH“.") == "helmholtz munich"


def test_seconds_count_unless_they_are_zero() -> None:
    assert edtf("2025-07-03T13:40:00") == "2025-07-03T13:40"
    assert edtf("2025-07-03T13:40:30") == "2025-07-03T13:40:30"
    assert edtf("2025-07-03") == "2025-07-03"


def test_what_is_accepted_besides_counts_as_right() -> None:
    date = GoldDate(("2023", "2023~"), "2023", False)
    assert same_date(date, {"edtf": "2023~"}) and not same_date(date, {"edtf": "2024"})
    amount = GoldAmount(("count",), ("12", "13"), "", ("Betten",), ("exact",), "", "zwölf", False)
    row = {"kind": "count", "value": "13", "value_max": "", "unit": "x", "per": "year"}
    assert same_amount(amount, row) == 1
    assert same_amount(amount, {**row, "unit": "Betten", "per": ""}) == 3
    assert same_amount(amount, {**row, "value_max": "20"}) == 0


# --- against the reference tool -------------------------------------------------------------------

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "tools" / "score_press.py"


def imperfect_output(folder: Path, seed: int) -> None:
    """An output made from the gold of the real articles, with faults of every kind."""
    chance = random.Random(seed)
    rows: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in COLUMNS}

    def mention(document: str, table: str, record: str, start: int, end: int) -> None:
        key = str(len(rows["mentions"]))
        rows["mentions"][key] = (key, document, table, record, str(start), str(end), "", "", "")

    for path in sorted((SHARED / "seeds-gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SHARED / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8")
        document, title = path.stem[:3], gold["title"] if chance.random() < 0.8 else "?"
        cells = title, gold["language"], gold["published_on"] or "", "", gold["author"] or ""
        rows["documents"][document] = (document, f"{path.stem}.txt", *cells, "", "mined", "")
        records: dict[str, str] = {}
        for table in ("persons", "organizations", "places"):
            for item in gold[table]:
                where = document if chance.random() < 0.2 else ""
                record = f"{table[:3]}-{item['entity']}{where}"
                if chance.random() < 0.2:
                    continue
                records[item["entity"]] = record
                rows[table][record] = (record, item["name"], item.get("kind", ""))
                for surface in item["surfaces"]:
                    start = text.find(surface)
                    mention(document, table, record, start, start + len(surface))
            start = chance.randrange(len(text) - 20)
            rows[table][f"{table}{start}"] = (f"{table}{start}", "Irrtum", "other")
            mention(document, table, f"{table}{start}", start, start + 9)
        for i, item in enumerate(gold["amounts"]):
            unit = item["unit"] if chance.random() < 0.8 else "Dinge"
            hedge = item["qualifier"] if chance.random() < 0.8 else "exact"
            figures = item["kind"], item["value"], item["value_max"] or "", unit, hedge
            rows["amounts"][f"a{document}{i}"] = (f"a{document}{i}", *figures, item["per"])
            for start, end in item["at"][: chance.randrange(3)]:
                mention(document, "amounts", f"a{document}{i}", start, end)
        for item in gold["dates"]:
            value = item["edtf"] if chance.random() < 0.8 else chance.choice(["", "1999"])
            rows["dates"][f"t{value}"] = (f"t{value}", value)
            for start, end in item["at"]:
                mention(document, "dates", f"t{value}", start, end)
        for i, item in enumerate(gold["roles"]):
            body = records.get(item["organization"], "") if chance.random() < 0.7 else ""
            post = item["role"], item["role_en"] if chance.random() < 0.7 else "?"
            holder = records.get(item["person"], "")
            rows["roles"][f"r{document}{i}"] = (f"r{document}{i}", holder, "", *post, body, "")
            mention(document, "roles", f"r{document}{i}", 5, 9)
        for item in gold["relations"]:
            ends = [records.get(item[end], "?") for end in ("subject", "object")]
            chance.shuffle(ends)
            key = f"x{ends}{item['relation']}"
            rows["relations"][key] = (key, ends[0], "", item["relation"], ends[1], "")
            mention(document, "relations", key, 5, 9)
    columns = {**COLUMNS, "persons": "person_id name kind", "places": "place_id name kind"}
    tables = {name: (columns[name].split(), list(found.values())) for name, found in rows.items()}
    write_tables(tables, folder)


@pytest.mark.skipif(
    not SCORER.is_file(), reason="the reference scorer is not part of this repository"
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_numbers_equal_those_of_the_reference_tool(tmp_path: Path, seed: int) -> None:
    output, gold, corpus = tmp_path / "out", SHARED / "seeds-gold", SHARED / "seeds"
    imperfect_output(output, seed)
    command = [SCORER, output, gold, corpus, "--json", tmp_path / "reference.json"]
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)
    reference = json.loads((tmp_path / "reference.json").read_text())
    assert evaluate(output, gold, corpus).report() == reference
    assert 0 < reference["macro_f1"]["f1"] < 1
