"""What holds for any corpus, shown on the real articles: offsets, evidence, order, stable ids."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from pressminer import readers, run
from pressminer.lexicon import Lexicon
from pressminer.merge import merge
from pressminer.model import Article, Fact, Findings
from pressminer.normalize.persons import name_key
from pressminer.run import Miner, mine
from pressminer.tables import rows_of

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SEEDS = ROOT.parent / "shared" / "seeds"
FACT_TABLES = ("persons", "organizations", "places", "roles", "amounts", "dates", "relations")

Tables = Mapping[str, tuple[Sequence[str], list[tuple[str, ...]]]]


class Mined:
    """A folder's articles and findings, mined once."""

    def __init__(self, miner: Miner, root: Path) -> None:
        read = [readers.read(p, root) for p in readers.discover(root) if isinstance(p, Path)]
        self.articles = {a.document_id: a for a in read if isinstance(a, Article)}
        self.findings = miner(list(self.articles.values()))

    def text(self, findings: Findings) -> str:
        return self.articles[findings.document.document_id].text


@pytest.fixture(scope="module")
def miner() -> Miner:
    return Miner()


@pytest.fixture(scope="module")
def corpus(miner: Miner) -> Mined:
    return Mined(miner, CORPUS)


@pytest.fixture(scope="module", params=[CORPUS, SEEDS], ids=["corpus", "seeds"])
def mined(request: pytest.FixtureRequest, miner: Miner, corpus: Mined) -> Mined:
    if not request.param.is_dir():
        pytest.skip(f"{request.param} is not here")
    return corpus if request.param == CORPUS else Mined(miner, request.param)


def facts(findings: Findings) -> Iterable[tuple[str, Fact[object]]]:
    for table in FACT_TABLES:
        for fact in getattr(findings, table):
            yield table, fact


# --- evidence -------------------------------------------------------------------------------


def test_every_mention_stands_where_it_says(mined: Mined) -> None:
    for findings in mined.findings:
        text = mined.text(findings)
        for table, fact in facts(findings):
            for m in fact.mentions:
                assert text[m.start : m.end] == m.surface, f"{table} {fact.value}"
                assert m.surface == m.surface.strip() != ""
                assert " ".join(m.surface.split()) in m.sentence
                assert m.language in {"de", "en"}


def test_every_fact_has_a_mention_and_no_mention_stands_twice(mined: Mined) -> None:
    for findings in mined.findings:
        for table, fact in facts(findings):
            spans = [(m.start, m.end) for m in fact.mentions]
            assert spans, f"{table}: {fact.value} has no evidence"
            assert len(spans) == len(set(spans)), f"{table}: {fact.value}"


def test_no_place_in_a_text_is_two_entities(mined: Mined) -> None:
    for findings in mined.findings:
        spans = sorted(
            (m.start, m.end)
            for table in ("persons", "organizations", "places")
            for fact in getattr(findings, table)
            for m in fact.mentions
        )
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start


def test_roles_and_relations_point_into_their_article(mined: Mined) -> None:
    for f in mined.findings:
        for role in f.roles:
            assert role.value.person.index < len(f.persons)
            assert role.value.title
            assert role.value.canonical == role.value.canonical.lower()
        for relation in f.relations:
            for ref in (relation.value.subject, relation.value.object):
                assert ref.index < len(getattr(f, ref.table))
            assert relation.value.subject != relation.value.object


def test_every_row_is_supported_by_mentions_in_the_documents_it_names(
    mined: Mined, lexicon: Lexicon
) -> None:
    tables = rows_of(merge(mined.findings, lexicon))
    columns, rows = tables["mentions"]
    at = {name: k for k, name in enumerate(columns)}
    where: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        key = (row[at["table"]], row[at["record_id"]])
        where.setdefault(key, set()).add(row[at["document_id"]])
    for table in FACT_TABLES:
        columns, rows = tables[table]
        documents = list(columns).index("document_ids")
        for row in rows:
            assert set(row[documents].split("|")) == where.pop((table, row[0])), row
    assert where == {}, "mentions of no row"


# --- order and place of reading -------------------------------------------------------------


@pytest.fixture(scope="module")
def tables() -> Tables:
    return mine(CORPUS).rows


@pytest.fixture
def loaded(miner: Miner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs that need no fresh start share the models."""
    monkeypatch.setattr(run, "Miner", lambda pipelines, notice, authority: miner)


def test_two_runs_are_identical(tables: Tables) -> None:
    assert mine(CORPUS).rows == tables


@pytest.mark.usefixtures("loaded")
def test_a_copied_folder_gives_identical_tables(tables: Tables, tmp_path: Path) -> None:
    copied = tmp_path / "anderswo"
    shutil.copytree(CORPUS, copied)
    assert mine(copied).rows == tables


@pytest.mark.usefixtures("loaded")
def test_the_order_of_discovery_does_not_matter(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = readers.discover(CORPUS)
    random.Random(4).shuffle(found)
    monkeypatch.setattr(readers, "discover", lambda root: found)
    assert mine(CORPUS).rows == tables


@pytest.mark.usefixtures("loaded")
def test_batches_of_any_size_give_identical_tables(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch shares one call of the model; what it holds must not leak into its neighbours."""
    monkeypatch.setattr(run, "ARTICLES_AT_ONCE", 3)
    assert mine(CORPUS).rows == tables


def test_two_workers_give_identical_tables(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "ARTICLES_AT_ONCE", 8)  # two batches, else one process does it all
    assert mine(CORPUS, workers=2).rows == tables


# --- adding an article ----------------------------------------------------------------------


def ids(tables: Tables) -> set[str]:
    return {row[0] for table in FACT_TABLES for row in tables[table][1]}


@pytest.mark.parametrize("left_out", [0, 5, 9, 13])
def test_an_added_article_loses_no_id(corpus: Mined, lexicon: Lexicon, left_out: int) -> None:
    without = [f for k, f in enumerate(corpus.findings) if k != left_out]
    before, after = rows_of(merge(without, lexicon)), rows_of(merge(corpus.findings, lexicon))
    moved = {row[0]: row[1] for row in after["identities"][1]}
    for i in ids(before) - ids(after):
        assert moved[i] in ids(after), "an id went nowhere"


def test_an_added_newer_article_keeps_every_id(corpus: Mined, lexicon: Lexicon) -> None:
    dated = sorted(
        (f for f in corpus.findings if f.document.published_on),
        key=lambda f: f.document.published_on,
    )
    newest = dated[-1]
    older = [f for f in dated if f.document.published_on < newest.document.published_on]
    assert older, "the corpus tells of more than one day"
    before = rows_of(merge(older, lexicon))
    after = rows_of(merge([*older, newest], lexicon))
    moved = {row[0]: row[1] for row in after["identities"][1]}
    for i in ids(before) - ids(after):
        assert moved[i] in ids(before), "two old rows became one under one of their ids"


@pytest.mark.parametrize("seed", range(4))
def test_ids_of_two_runs_are_rows_or_lead_to_rows_in_one(
    corpus: Mined, lexicon: Lexicon, seed: int
) -> None:
    """A corpus that was read in two halves, and the same as one; removing is adding backwards."""
    shuffled = list(corpus.findings)
    random.Random(seed).shuffle(shuffled)
    whole = rows_of(merge(shuffled, lexicon))
    moved = {row[0]: row[1] for row in whole["identities"][1]}
    for half in (shuffled[: len(shuffled) // 2], shuffled[len(shuffled) // 2 :]):
        for i in ids(rows_of(merge(half, lexicon))) - ids(whole):
            assert moved[i] in ids(whole), "an id went nowhere"


def test_ids_do_not_hang_on_the_names_of_files(corpus: Mined, lexicon: Lexicon) -> None:
    renamed = [
        replace(f, document=replace(f.document, document_id=f"art-{k}", path=f"anders/{k}.md"))
        for k, f in enumerate(corpus.findings)
    ]
    before, after = rows_of(merge(corpus.findings, lexicon)), rows_of(merge(renamed, lexicon))
    kept = ids(before) & ids(after)
    gone = ids(before) - kept
    # a bare last name (King Ludwig) belongs to its article, with all that is told of it
    bare = {row[0] for row in before["persons"][1] if not name_key(row[1]).given}
    facts = (*before["roles"][1], *before["relations"][1])
    assert gone <= bare | {row[0] for row in facts if bare & set(row)}
    assert len(kept) > 0.95 * len(ids(before))


@pytest.mark.parametrize("seed", range(4))
def test_merging_does_not_depend_on_the_order(corpus: Mined, lexicon: Lexicon, seed: int) -> None:
    shuffled = list(corpus.findings)
    random.Random(seed).shuffle(shuffled)
    assert rows_of(merge(shuffled, lexicon)) == rows_of(merge(corpus.findings, lexicon))
