"""The gold in tests/gold must fit the articles in corpus/ and the annotation guide's format."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
CORPUS = TESTS.parent / "corpus"
GOLD_FILES = sorted((TESTS / "gold").glob("*.json"))
ARTICLES = sorted(p for p in CORPUS.glob("*") if p.suffix in {".txt", ".md"})

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
ORG_KINDS = {
    "university",
    "hospital",
    "research_institute",
    "government",
    "company",
    "alliance",
    "programme",
    "foundation",
    "association",
    "media",
    "other",
}
AMOUNT_KINDS = {"money", "percentage", "count", "measure", "duration"}
QUALIFIERS = {"exact", "about", "at_least", "at_most", "range"}
RELATIONS = {"member_of", "part_of", "funds", "founded", "located_in", "partner_of"}
HEAD = {"language", "published_on", "title", "publisher", "author"}
FIELDS: dict[str, set[str]] = {
    "persons": {"entity", "name", "honorifics", "surfaces"},
    "organizations": {"entity", "name", "acronym", "kind", "surfaces"},
    "places": {"entity", "name", "surfaces"},
    "roles": {"person", "role", "role_en", "organization"},
    "amounts": {"kind", "value", "value_max", "unit", "qualifier", "per", "surface", "at"},
    "dates": {"edtf", "surface", "at"},
    "relations": {"subject", "relation", "object"},
}
EXTRA = {"also", "optional", "amount", "amount_ok", "date", "date_ok"}
PREFIX = {"persons": "per:", "organizations": "org:", "places": "loc:"}
EDTF = re.compile(
    r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?|\d{4}~?|\d{3}X|\d\dXX|\d{4}-\d\d(?:-\d\d)?"
    r"|\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2})?"
)

Gold = dict[str, Any]


def article_path(gold_path: Path) -> Path:
    found = [p for p in ARTICLES if p.stem == gold_path.stem]
    assert len(found) == 1, f"{gold_path.name}: {len(found)} articles of that name"
    return found[0]


def article(gold_path: Path) -> tuple[str, str]:
    """The article's text as tables.md defines it, and its front matter (or an empty string)."""
    raw = article_path(gold_path).read_bytes().decode("utf-8").replace("\r\n", "\n")
    front = FRONT_MATTER.match(raw)
    return (raw[front.end() :], front.group()) if front else (raw, "")


def load(gold_path: Path) -> Gold:
    gold: Gold = json.loads(gold_path.read_text(encoding="utf-8"))
    return gold


each_gold = pytest.mark.parametrize("path", GOLD_FILES, ids=[p.stem for p in GOLD_FILES])


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    assert ARTICLES, f"no articles in {CORPUS}"
    assert Counter(p.stem for p in ARTICLES) == Counter(p.stem for p in GOLD_FILES)


@each_gold
def test_fields(path: Path) -> None:
    gold = load(path)
    text, front = article(path)
    assert HEAD | set(FIELDS) | {"ignore", "traps"} <= set(gold)
    assert gold["language"] in {"de", "en"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", gold["published_on"] or "2000-01-01")
    for key in ("title", "publisher", "author"):
        assert not gold[key] or gold[key] in text + front, key
    if "title:" not in front:
        assert gold["title"] == text.split("\n", 1)[0].strip()
    for table, fields in FIELDS.items():
        for row in gold[table]:
            assert fields <= set(row), (table, row)
            known = fields | EXTRA | {f"{f}_ok" for f in fields}
            assert set(row) <= known, (table, set(row) - known)


@each_gold
def test_vocabularies(path: Path) -> None:
    gold = load(path)
    for row in gold["organizations"]:
        assert {row["kind"], *row.get("kind_ok", [])} <= ORG_KINDS, row
    for row in gold["amounts"]:
        assert {row["kind"], *row.get("kind_ok", [])} <= AMOUNT_KINDS, row
        assert {row["qualifier"], *row.get("qualifier_ok", [])} <= QUALIFIERS, row
        assert re.fullmatch(r"-?\d+(\.\d+)?", row["value"]), row
        assert re.fullmatch(r"-?\d+(\.\d+)?", row["value_max"] or "0"), row
        assert bool(row["value_max"]) == (row["qualifier"] == "range"), row
    for row in gold["dates"]:
        assert all(EDTF.fullmatch(e) for e in (row["edtf"], *row.get("edtf_ok", []))), row
    assert {row["relation"] for row in gold["relations"]} <= RELATIONS


@each_gold
def test_strings_occur_in_the_text(path: Path) -> None:
    gold = load(path)
    text, front = article(path)
    wanted = [s for table in PREFIX for row in gold[table] for s in row["surfaces"]]
    for row in gold["amounts"] + gold["dates"]:
        wanted += [row["surface"], *row.get("also", [])]
    wanted += gold["traps"]
    assert [s for s in wanted if not s or s not in text] == []
    assert [s for s in gold["ignore"] if not s or s not in front + text] == []


@each_gold
def test_offsets_give_the_surface(path: Path) -> None:
    gold = load(path)
    text, _ = article(path)
    for row in gold["amounts"] + gold["dates"]:
        forms = {row["surface"], *row.get("also", [])}
        found = [text[start:end] for start, end in row["at"]]
        assert found and set(found) <= forms, (row, found)
        assert len({tuple(span) for span in row["at"]}) == len(row["at"]), row


@each_gold
def test_keys(path: Path) -> None:
    gold = load(path)
    keys = [row["entity"] for table in PREFIX for row in gold[table]]
    assert len(keys) == len(set(keys)), "an entity is listed twice"
    for table, prefix in PREFIX.items():
        assert all(re.fullmatch(prefix + r"[a-z0-9-]+", row["entity"]) for row in gold[table])
        assert all(row["surfaces"] for row in gold[table])
    for row in gold["roles"]:
        assert {row["person"], row["organization"] or row["person"]} <= set(keys), row
    amounts = {s for row in gold["amounts"] for s in (row["surface"], *row.get("also", []))}
    dates = {row["edtf"] for row in gold["dates"]}
    for row in gold["relations"]:
        assert {row["subject"], row["object"]} <= set(keys), row
        assert {row.get("amount"), *row.get("amount_ok", [])} <= {None, *amounts}, row
        assert {row.get("date"), *row.get("date_ok", [])} <= {None, *dates}, row
