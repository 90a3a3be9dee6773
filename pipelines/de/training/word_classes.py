"""Builds the table of word classes from Brown clusters and lexicon features.

    python word_classes.py --lexicon lexicon-features.tsv.gz --train train.spacy --out table.bin

The clusters and the frequencies of words come from the package `spacy-lookups-data` (MIT), the
lexicon features from the file named in README.md (CC BY-SA 4.0).
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

import numpy as np
import srsly
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from pressminer.word_classes import WordClasses

# Occurrences in the training texts that make a word one of its own: two in the annotated texts,
# each of which is there four times, once as it is and three times with other names.
KNOWN_FROM = 5


def lookup(name: str) -> dict[str, float]:
    """A table of `spacy-lookups-data`: word to number."""
    folder = resources.files("spacy_lookups_data") / "data"
    with resources.as_file(folder / f"{name}.json.gz") as path:
        content: dict[str, float] = srsly.read_gzip_json(path)
    return content


def lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """Word to its features, ``("noun", "wORG=0.5")``; names of several words are left out."""
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, features = line.rstrip("\n").partition("\t")
            if features and not word.startswith("#") and " " not in word:
                found[word] = tuple(sorted(features.split()))
    return found


def matrix(
    combinations: Iterable[tuple[str, ...]],
) -> tuple[np.ndarray, dict[tuple[str, ...], int]]:
    """One row for each combination of features; row 0 says nothing."""
    distinct = sorted(set(combinations))
    names = sorted({feature.partition("=")[0] for row in distinct for feature in row})
    column = {name: i for i, name in enumerate(names)}
    features = np.zeros((len(distinct) + 1, len(names)), dtype="float32")
    for i, row in enumerate(distinct, start=1):
        for feature in row:
            name, _, value = feature.partition("=")
            features[i, column[name]] = float(value or 1)
    return features, {row: i for i, row in enumerate(distinct, start=1)}


def build(
    clusters: Mapping[str, float],
    prob: Mapping[str, float],
    listed: Mapping[str, tuple[str, ...]],
    counts: Mapping[str, int],
    frequent: int,
) -> WordClasses:
    """The table of the most frequent, all listed and all known words."""
    features, row_of = matrix(listed.values())
    common = sorted(clusters, key=lambda word: (-prob.get(word, -99.0), word))[:frequent]
    known = {word for word, count in counts.items() if count >= KNOWN_FROM}
    words = {}
    for word in {*common, *listed, *known}:
        if word and not word.isspace():
            cluster = int(clusters.get(word, 0))
            row = row_of.get(listed.get(word, ()), 0)
            words[word] = (cluster & 0x7FFF, row, word in known or word.lower() in known)
    return WordClasses.build(words, features)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--lexicon", type=Path, help="without it: clusters alone")
    parser.add_argument("--frequent", type=int, default=400_000, help="words with a cluster")
    parser.add_argument("--train", type=Path, required=True, help="DocBin to count words in")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    counts = Counter(
        token.text for doc in DocBin().from_disk(wanted.train).get_docs(Vocab()) for token in doc
    )
    table = build(
        lookup("de_lexeme_cluster"),
        lookup("de_lexeme_prob"),
        lexicon(wanted.lexicon) if wanted.lexicon else {},
        counts,
        wanted.frequent,
    )
    data = table.to_bytes()
    wanted.out.write_bytes(data)
    print(f"{len(table):,} words, {table.features.shape[0]:,} combinations, {len(data):,} bytes")


if __name__ == "__main__":
    main()
