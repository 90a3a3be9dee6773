"""What do rules and decisions add to the names that bare models find?

    python benchmarks/accuracy/bare_models.py
    python benchmarks/accuracy/bare_models.py --json bare_models.json

The same articles, the same gold, the same scores: once with all of pressminer, once with the
entities of the same spaCy pipelines as they come, equal wordings counted as one row. README.md
beside this folder says what is measured.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressminer import mine, readers
from pressminer.evaluate import evaluate
from pressminer.model import Article
from pressminer.models import choose, load
from pressminer.rules import RuleFolder

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SETS: Mapping[str, tuple[Path, Path]] = {
    "seeds": (SHARED / "seeds", SHARED / "seeds-gold"),
    "corpus": (ROOT / "corpus", ROOT / "tests" / "gold"),
    "dev": (ROOT / "tests/heldout/dev/articles", ROOT / "tests/heldout/dev/gold"),
    "unseen": (ROOT / "tests/heldout/unseen/articles", ROOT / "tests/heldout/unseen/gold"),
}
TABLES = ("persons", "organizations", "places")
LABELS = {
    "PER": "persons",
    "PERSON": "persons",
    "ORG": "organizations",
    "LOC": "places",
    "GPE": "places",
}
HEADS = {
    "documents": ("document_id", "path"),
    "persons": ("person_id", "name"),
    "organizations": ("organization_id", "name", "kind"),
    "places": ("place_id", "name"),
    "mentions": ("document_id", "table", "record_id", "start", "end"),
}

Rows = dict[str, list[tuple[object, ...]]]


def bare_tables(
    corpus: Path, languages: Mapping[str, str], pipelines: Mapping[str, Language]
) -> Rows:
    """The entities of all articles of ``corpus``; one row per wording and table.

    ``languages`` says by file stem which of the ``pipelines`` reads an article.
    """
    rows: Rows = {name: [] for name in HEADS}
    places: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    for article in articles(corpus):
        stem = Path(article.path).stem
        if stem in languages:
            rows["documents"].append((article.document_id, article.path))
            for table, name, start, end in entities(article.text, pipelines[languages[stem]]):
                places[table, name].append((article.document_id, start, end))
    for number, ((table, name), found) in enumerate(sorted(places.items())):
        row = (f"{table}-{number}", name)
        rows[table].append((*row, "other") if table == "organizations" else row)
        rows["mentions"] += [(document, table, row[0], s, e) for document, s, e in found]
    return rows


def articles(corpus: Path) -> Iterator[Article]:
    for path in readers.discover(corpus):
        article = readers.read(path, corpus) if isinstance(path, Path) else path
        if isinstance(article, Article):
            yield article


def entities(text: str, nlp: Language) -> Iterator[tuple[str, str, int, int]]:
    """(table, wording, start, end) of what the pipeline takes for a person, body or place."""
    for span in nlp(text).ents:
        if span.label_ in LABELS:
            name = " ".join(span.text.split())
            yield LABELS[span.label_], name, span.start_char, span.end_char


def write(rows: Rows, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, head in HEADS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows([head, *rows[name]])


def scores(output: Path, corpus: Path, gold: Path) -> dict[str, dict[str, float]]:
    report = evaluate(output, gold, corpus).report()
    return {table: {key: report[table][key] for key in ("f1", "p", "r")} for table in TABLES}


def measure(pipelines: Mapping[str, Language]) -> dict[str, Any]:
    """F1, precision and recall per set, way and table, printed as they come."""
    told: dict[str, Any] = {}
    print(f"{'':26}" + "".join(f"{table:>26}" for table in TABLES))
    for name, (corpus, gold) in SETS.items():
        if not corpus.is_dir():
            print(f"{name}: not here")
            continue
        languages = {
            path.stem: json.loads(path.read_text(encoding="utf-8"))["language"]
            for path in gold.glob("*.json")
        }
        with tempfile.TemporaryDirectory() as scratch:
            ours, bare = Path(scratch) / "ours", Path(scratch) / "bare"
            mine(corpus).save(ours)
            write(bare_tables(corpus, languages, pipelines), bare)
            told[name] = {
                way: scores(folder, corpus, gold)
                for way, folder in {"bare models": bare, "pressminer": ours}.items()
            }
        for way, found in told[name].items():
            cells = (f"{f['f1']:.2f} (p {f['p']:.2f}, r {f['r']:.2f})" for f in found.values())
            print(f"{name + ', ' + way:26}" + "".join(f"{cell:>26}" for cell in cells))
    return told


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers here")
    given = parser.parse_args(arguments)
    rules = RuleFolder()
    pipelines = {}
    for language in rules.languages:
        choice = choose(rules, language)
        print(f"{language}: {choice}")
        pipelines[language] = load(choice)
    told = measure(pipelines)
    if given.json is not None:
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
