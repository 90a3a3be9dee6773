"""Turns the training data into spaCy's DocBin: names from JSON lines, tags from CoNLL-U.

    python texts.py --ner a.jsonl.gz b.jsonl.gz --conllu c.conllu.gz --out train.spacy

Sentences are put together to short texts, on one line or on several, since the pipeline will read
texts and not sentences. What a source does not say (tags, names) stays missing and teaches
nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

# How many sentences make a text, and what stands between them, with weights.
LENGTHS = ((1, 5), (2, 3), (3, 2), (5, 1))
SEPARATORS = ((" ", 8), ("\n", 2), ("\n\n", 1))
CLOSED = re.compile(r"[.!?…]|[.!?…][\"'“”«»‘’)]")


@dataclass
class Sentence:
    """A text with names as (start, end, label); characters, end exclusive."""

    text: str
    ents: list[tuple[int, int, str]] = field(default_factory=list)


def read_names(path: Path) -> Iterator[Sentence]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            yield Sentence(record["text"], [(s, e, label) for s, e, label in record["ents"]])


def pick(rng: random.Random, weighted: Sequence[tuple[Any, int]]) -> Any:
    return rng.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]


def chunks(rng: random.Random, items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    at = 0
    while at < len(items):
        size = pick(rng, LENGTHS)
        yield items[at : at + size]
        at += size


def with_names(nlp: Language, rng: random.Random, sentences: Sequence[Sentence]) -> Iterator[Doc]:
    """Docs with names and sentence starts, without tags."""
    for group in chunks(rng, sentences):
        text, starts, ents = "", set(), []
        for sentence in group:
            text += pick(rng, SEPARATORS) if text else ""
            starts.add(len(text))
            ents += [(len(text) + s, len(text) + e, label) for s, e, label in sentence.ents]
            text += sentence.text
        doc = nlp.make_doc(text)
        for token in doc:
            # a text with a line break may hold several sentences: only breaks between two are sure
            token.is_sent_start = True if token.idx in starts else None if "\n" in text else False
        mark(doc, ents)
        yield doc


def mark(doc: Doc, ents: Iterable[tuple[int, int, str]]) -> None:
    """Sets names; where a name is no run of whole tokens, its tokens say nothing."""
    sure, unsure = [], set()
    for start, end, label in ents:
        span = doc.char_span(start, end, label=label)
        if span is not None:
            sure.append(span)
        elif (around := doc.char_span(start, end, alignment_mode="expand")) is not None:
            unsure.update(range(around.start, around.end))
    unsure -= {token.i for span in sure for token in span}
    doc.set_ents(sure, missing=[doc[i : i + 1] for i in sorted(unsure)], default="outside")


# --- treebank -------------------------------------------------------------------------------


@dataclass
class Word:
    text: str
    tag: str
    pos: str
    morph: str
    space: bool


def read_conllu(path: Path) -> Iterator[list[Word]]:
    """Sentences as words on the surface: ``zum`` is one word, not ``zu`` and ``dem``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        words: list[Word] = []
        inside = 0  # last word of the contraction that we are in
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                continue
            if len(cells) < 10:
                if words:
                    yield words
                words, inside = [], 0
                continue
            space = "SpaceAfter=No" not in cells[9]
            if "-" in cells[0]:
                inside = int(cells[0].split("-")[1])
                words.append(Word(cells[1], "APPRART", "ADP", "", space))
            elif cells[0].isdigit() and int(cells[0]) > inside:
                morph = "" if cells[5] == "_" else cells[5]
                words.append(Word(cells[1], cells[4], cells[3], morph, space))
        if words:
            yield words


def with_tags(nlp: Language, rng: random.Random, sentences: Sequence[list[Word]]) -> Iterator[Doc]:
    """Docs with tags, morphology and sentence starts, names missing."""
    for group in chunks(rng, sentences):
        yield doc_with_tags(nlp, group, breaks=rng.random() < 0.5)


def doc_with_tags(nlp: Language, sentences: Sequence[list[Word]], *, breaks: bool) -> Doc:
    """One text of these sentences.

    ``breaks`` puts a line break behind those that end openly, as pages do behind headings; else a
    space stands between any two.
    """
    words: list[Word] = []
    starts: list[bool] = []
    for sentence in sentences:
        if breaks and words and not CLOSED.search(words[-1].text):
            words[-1].space = False
            words.append(Word("\n", "", "", "", False))
            starts.append(False)
        elif words:
            words[-1].space = True
        words += [replace(word) for word in sentence]
        starts += [i == 0 for i in range(len(sentence))]
    doc = Doc(
        nlp.vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        sent_starts=starts,
    )
    doc.set_ents([], default="missing")
    return doc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--ner", type=Path, nargs="*", default=[], help="JSON lines, gzipped")
    parser.add_argument("--conllu", type=Path, nargs="*", default=[], help="CoNLL-U, gzipped")
    parser.add_argument("--repeat-conllu", type=int, default=1, help="copies, grouped anew each")
    parser.add_argument("--single", action="store_true", help="one sentence a text")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    rng = random.Random(wanted.seed)
    nlp = spacy.blank("de")
    docs: list[Doc] = []
    for path in wanted.ner:
        sentences = list(read_names(path))
        if wanted.single:
            docs += [d for s in sentences for d in with_names(nlp, rng, [s])]
        else:
            rng.shuffle(sentences)
            docs += with_names(nlp, rng, sentences)
    for path in wanted.conllu:
        treebank = list(read_conllu(path))
        for _ in range(wanted.repeat_conllu):
            docs += with_tags(nlp, rng, treebank)
    rng.shuffle(docs)
    DocBin(docs=docs, store_user_data=False).to_disk(wanted.out)
    print(f"{wanted.out}: {len(docs):,} texts, {sum(map(len, docs)):,} tokens")


if __name__ == "__main__":
    main()
