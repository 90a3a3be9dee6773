"""How good is a German pipeline on texts that it was not trained on?

    python benchmarks/accuracy/german_pipeline.py
    python benchmarks/accuracy/german_pipeline.py seed0/model-last seed1/model-last seed2/model-last

Without arguments: the pipeline that comes with pressminer. With several: each, then their mean
and spread (half of the distance from the best to the worst). README.md says what is measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data" / "german-ner"
OURS = ROOT / "pipelines" / "de" / "de_pressminer_news"
sys.path.insert(0, str(ROOT / "pipelines" / "de" / "training"))

if TYPE_CHECKING:
    from spacy.language import Language

Spans = set[tuple[int, int, str]]
TEXT_LENGTH = 10  # sentences of the treebank that make a text for the sentence recognizer
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its names as (start, end, label); characters, end exclusive."""

    text: str
    names: Spans


def read(path: Path) -> list[Text]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Text(r["text"], {(s, e, label) for s, e, label in r["ents"]}) for r in records]


def f1(hits: int, found: int, wanted: int) -> float:
    return 200 * hits / (found + wanted) if found + wanted else 0.0


def names(nlp: Language, texts: Sequence[Text], labels: Sequence[str]) -> dict[str, float]:
    """Strict F1 in per cent, per label and over all: same start, same end, same label."""
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for text, doc in zip(texts, nlp.pipe(t.text for t in texts), strict=True):
        got = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in labels}
        gold = {name for name in text.names if name[2] in labels}
        for counter, spans in ((hits, got & gold), (found, got), (wanted, gold)):
            counter.update(label for *_, label in spans)
    scores = {label: f1(hits[label], found[label], wanted[label]) for label in labels}
    return {"all": f1(hits.total(), found.total(), wanted.total()), **scores}


def grammar(nlp: Language, path: Path) -> dict[str, float]:
    """Tags, universal parts of speech and morphology (accuracy) and sentences (F1), per cent.

    Sentences twice: with a line break behind those that end openly (headings, list items), and
    with everything on one line, which no page does, but treebanks do.
    """
    scores, on_one_line = score(nlp, path, breaks=True), score(nlp, path, breaks=False)
    wanted = {"tags": "tag_acc", "parts of speech": "pos_acc", "morphology": "morph_acc"}
    found = {name: 100 * scores[key] for name, key in wanted.items()}
    found["sentences"] = 100 * scores["sents_f"]
    return {**found, "sentences on one line": 100 * on_one_line["sents_f"]}


def score(nlp: Language, path: Path, *, breaks: bool) -> dict[str, Any]:
    import texts  # noqa: PLC0415 - the converter of the training project
    from spacy.scorer import Scorer  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    sentences = list(texts.read_conllu(path))
    groups = [sentences[i : i + TEXT_LENGTH] for i in range(0, len(sentences), TEXT_LENGTH)]
    gold = [texts.doc_with_tags(nlp, group, breaks=breaks) for group in groups]
    examples = [
        Example(predicted, reference)
        for predicted, reference in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True)
    ]
    return Scorer(nlp).score(examples)


def speed(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens a second of sentences and names together, the best of some rounds."""
    read_by_others = {"tok2vec", "senter", "ner", "pressminer_entity_limits"}
    with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in read_by_others]):
        best = 0.0
        for _ in range(ROUNDS):
            start = time.perf_counter()
            count = sum(len(doc) for doc in nlp.pipe(texts))
            best = max(best, count / (time.perf_counter() - start))
    return best


def size(nlp: Language) -> float:
    """Megabytes on disk."""
    folder = nlp.path
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6 if folder else 0.0


def accuracy(nlp: Language, data: Path) -> Iterator[tuple[str, float]]:
    """Every measure of quality with its figure in per cent."""
    dev = read(data / "dev.germeval2014_dev.jsonl.gz")
    news = read(data / "heldout.smartdata_news.jsonl.gz")
    for label, score in names(nlp, dev, ("PER", "ORG", "LOC", "MISC")).items():
        yield f"GermEval dev, {label}", score
    # SmartData does not annotate what GermEval calls other names.
    for label, score in names(nlp, news, ("PER", "ORG", "LOC")).items():
        yield f"SmartData news, {label}", score
    for name, score in grammar(nlp, data / "gsd_heldout.conllu.gz").items():
        yield f"GSD held-out, {name}", score


def measure(nlp: Language, data: Path) -> Iterator[tuple[str, float]]:
    yield from accuracy(nlp, data)
    news = read(data / "heldout.smartdata_news.jsonl.gz")
    yield "tokens a second, one core", speed(nlp, [text.text for text in news])
    yield "size in MB", size(nlp)


def table(columns: Sequence[Mapping[str, float]]) -> Iterator[str]:
    """One line a measure; mean and spread behind the columns if there are several."""
    for name in columns[0]:
        values = [column[name] for column in columns]
        digits = 0 if max(values) >= 1000 else 1
        line = f"{name:36}" + "".join(f"{value:10,.{digits}f}" for value in values)
        if len(values) > 1:
            spread = (max(values) - min(values)) / 2
            line += f"   {statistics.mean(values):,.{digits}f} ± {spread:,.{digits}f}"
        yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("pipelines", nargs="*", type=Path, help="folders as spaCy writes them")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", type=Path, help="also write the figures there")
    wanted = parser.parse_args()
    if not wanted.data.is_dir():
        sys.exit(f"{wanted.data}: no such folder; the data sets are named in README.md")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # speed is of one core; before NumPy is imported
    from pressminer.models import load_pipeline  # noqa: PLC0415

    columns = []
    for path in wanted.pipelines or [OURS]:
        print(f"measuring {path} ...", file=sys.stderr)
        columns.append(dict(measure(load_pipeline(path), wanted.data)))
    print("\n".join(table(columns)))
    if wanted.json:
        wanted.json.write_text(json.dumps(columns, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
