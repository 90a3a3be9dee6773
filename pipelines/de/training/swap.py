"""Makes more sentences of a corpus by putting names into each other's places.

    python swap.py corpus.jsonl.gz --out swapped.jsonl.gz --copies 2 --seed 0

A name goes where a name of its kind stood: same label, same number of words (one or several), same
ending (``Siemens`` and ``Bayerns`` with s, so that genitives stay genitives). Dai and Adel 2020,
An Analysis of Simple Data Augmentation for Named Entity Recognition, call this mention replacement.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from texts import Sentence, read_names

SHARE = 0.6  # of names that are replaced

Kind = tuple[str, bool, bool]


def kind(name: str, label: str) -> Kind:
    """Names of one kind may stand for each other."""
    return label, " " in name, name.endswith(("s", "ß", "x", "z"))


def pools(sentences: Sequence[Sentence]) -> Mapping[Kind, list[str]]:
    """All distinct names of each kind, sorted."""
    found = defaultdict(set)
    for sentence in sentences:
        for start, end, label in sentence.ents:
            name = sentence.text[start:end]
            found[kind(name, label)].add(name)
    return {key: sorted(names) for key, names in found.items()}


def swapped(sentence: Sentence, names: Mapping[Kind, list[str]], rng: random.Random) -> Sentence:
    """The sentence with some of its names replaced; offsets follow."""
    text, ents, copied = "", [], 0
    for start, end, label in sorted(sentence.ents):
        text += sentence.text[copied:start]
        name = sentence.text[start:end]
        if rng.random() < SHARE:
            name = rng.choice(names[kind(name, label)])
        ents.append((len(text), len(text) + len(name), label))
        text += name
        copied = end
    return Sentence(text + sentence.text[copied:], ents)


def copies(sentences: Sequence[Sentence], count: int, rng: random.Random) -> Iterator[Sentence]:
    """Sentences with names, ``count`` times, other names each time."""
    names = pools(sentences)
    for _ in range(count):
        yield from (swapped(s, names, rng) for s in sentences if s.ents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    sentences = list(read_names(wanted.corpus))
    made = list(copies(sentences, wanted.copies, random.Random(wanted.seed)))
    # no time stamp in the file, so that it is the same on every day
    with wanted.out.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        for sentence in made:
            line = json.dumps({"text": sentence.text, "ents": sentence.ents}, ensure_ascii=False)
            file.write(f"{line}\n".encode())
    print(f"{wanted.out}: {len(made):,} sentences")


if __name__ == "__main__":
    main()
