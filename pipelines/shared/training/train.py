"""Trains the three models of ``pressminer.linking.ranking`` and writes their weights.

    python pipelines/shared/training/train.py          # writes ../linking_*.tsv
    python pipelines/shared/training/train.py --folds 5   # only measures, by cross-validation

Trained on all annotated texts but the unseen ones: corpus, development articles, snippets.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE))

from cases import Piece, Wording, pieces, rule_pieces, wordings  # noqa: E402
from loglinear import Choice, Settings, train_classifier, train_ranker  # noqa: E402
from truth import Truth, golds, snippets  # noqa: E402

from pressminer.lexicon import lexicon  # noqa: E402
from pressminer.linking.post import Post  # noqa: E402
from pressminer.linking.ranking.bodies import Candidate as BodyCandidate  # noqa: E402
from pressminer.linking.ranking.choosing import BODIES, HOLDERS, NOBODY  # noqa: E402
from pressminer.linking.ranking.holders import Candidate as HolderCandidate  # noqa: E402
from pressminer.linking.ranking.loglinear import Classifier, Ranker  # noqa: E402
from pressminer.linking.ranking.pairs import BACK, FORTH, NONE, Pair  # noqa: E402
from pressminer.linking.ranking.relating import RELATIONS, SURE  # noqa: E402
from pressminer.linking.scene import Scene  # noqa: E402
from pressminer.model import EntityRef  # noqa: E402
from pressminer.resolve import Entities  # noqa: E402
from pressminer.run import Miner  # noqa: E402

KINDS = ("member_of", "part_of", "funds", "founded", "located_in")
LABELS = (NONE, *(k + way for k in KINDS for way in (FORTH, BACK)), f"partner_of{FORTH}")
ARTICLES = (
    ("corpus", "tests/gold"),
    ("tests/heldout/dev/articles", "tests/heldout/dev/gold"),
    ("tests/heldout/more/articles", "tests/heldout/more/gold"),
)
WORDING = 0.5  # what a sentence made up to mislead counts beside one of an article
HOLDER_SETTINGS = Settings(shrinkage=40.0, rounds=30)
BODY_SETTINGS = Settings(shrinkage=40.0, rounds=30)
RELATION_SETTINGS = Settings(shrinkage=10.0, rounds=20, least=3)


@dataclass
class Examples:
    """What one text teaches about each decision."""

    name: str
    holders: list[Choice] = field(default_factory=list)
    bodies: list[Choice] = field(default_factory=list)
    pairs: list[tuple[tuple[str, ...], list[str]]] = field(default_factory=list)
    ends: list[tuple[EntityRef, EntityRef]] = field(default_factory=list)  # of each pair
    relations: set[tuple[EntityRef, str, EntityRef]] = field(default_factory=set)


class Watcher:
    """Notes the candidates of every decision while a text is mined, with the right ones."""

    def __init__(self) -> None:
        self.miner = Miner()
        self.linker = self.miner.find.roles
        self.linker.choose.watch_holders = self.holders
        self.linker.choose.watch_bodies = self.bodies
        relater = self.miner.find.relations.relate
        assert relater is not None
        relater.watch = self.pairs
        self.truth: Truth | None = None
        self.examples = Examples("")
        self.weight = 1.0
        self.related: set[tuple[EntityRef, str, EntityRef]] | None = None

    def __call__(self, truth: Truth) -> Examples:
        """Mines a text."""
        self.weight = WORDING if isinstance(truth, Wording) else 1.0
        self.truth, self.related = truth, set() if isinstance(truth, Wording) else None
        self.examples = Examples(truth.article.document_id)
        (findings,) = self.miner([truth.article])
        if isinstance(truth, Wording):  # nothing is known of its relations
            self.examples.pairs, self.examples.ends = [], []
        if findings.document.status != "mined":
            raise ValueError(f"{truth.article.path}: {findings.document.message}")
        return self.examples

    def piece(self, piece: Piece) -> Examples:
        """Reads the relations of a piece of an article whose entities are given."""
        self.examples, self.related = Examples(piece.name), piece.related
        self.examples.relations = piece.related
        self.miner.find.relations(piece.stage, piece.entities, piece.sums, [])
        return self.examples

    def holders(self, scene: Scene, post: Post, found: Sequence[HolderCandidate]) -> None:
        """Called by the linker."""
        assert self.truth is not None
        wanted = self.truth.holders(post, self.linker.entities)
        right = [k for k, c in enumerate(found) if c.holder in wanted] or [len(found) - 1]
        self.examples.holders.append(([c.clues for c in found], right, self.weight))

    def bodies(
        self, scene: Scene, post: Post, holder: EntityRef, found: Sequence[BodyCandidate]
    ) -> None:
        """Called by the linker."""
        assert self.truth is not None
        wanted = self.truth.bodies(post, holder, self.linker.entities)
        right = [k for k, c in enumerate(found) if wanted is not None and c.body in wanted]
        if right:
            self.examples.bodies.append(([c.clues for c in found], right, self.weight))

    def pairs(self, found: Sequence[Pair], entities: Entities) -> None:
        """Called by the relation linker."""
        if self.related is None:
            assert self.truth is not None
            self.related = self.truth.relations(entities)
            self.examples.relations = self.related
        for pair in found:
            labels = sorted(self._labels(pair)) or [NONE]
            self.examples.pairs.append((pair.clues, labels))
            self.examples.ends.append((pair.first, pair.second))

    def _labels(self, pair: Pair) -> Iterator[str]:
        for subject, kind, obj in self.related or ():
            if (subject, obj) == (pair.first, pair.second):
                yield kind + FORTH
            elif (subject, obj) == (pair.second, pair.first):
                yield kind + (FORTH if kind == "partner_of" else BACK)


def texts() -> Iterator[Truth]:
    """All annotated texts."""
    for articles, gold in ARTICLES:
        yield from golds(ROOT / articles, ROOT / gold)
    for path in sorted((HERE / "snippets").glob("*.txt")):
        yield from snippets(path, path.stem.split("-")[0])
    yield from wordings(ROOT / "tests")


# --- measuring ------------------------------------------------------------------------------------


def measure(examples: Sequence[Examples], folds: int) -> None:
    """Prints how good models are on texts that they were not trained on."""
    names = [e.name for e in examples]
    random.Random(1).shuffle(names)
    counts = {key: np.zeros(3) for key in ("holders", "relations")}
    bodies = [0, 0]
    for k in range(folds):
        kept = set(names[k::folds])
        rest = [e for e in examples if e.name not in kept]
        tested = [e for e in examples if e.name in kept]
        holders = Ranker(train_ranker([c for e in rest for c in e.holders], HOLDER_SETTINGS))
        places = Ranker(train_ranker([c for e in rest for c in e.bodies], BODY_SETTINGS))
        pairs = Classifier(
            LABELS,
            {
                clue: list(row)
                for clue, row in train_classifier(
                    [p for e in rest for p in e.pairs], LABELS, RELATION_SETTINGS
                ).items()
            },
        )
        for example in tested:
            for found, right, _ in example.holders:
                counts["holders"] += _holder_counts(holders.probabilities(found), right)
            for found, right, _ in example.bodies:
                chances = places.probabilities(found)
                bodies[0] += chances.index(max(chances)) in right
                bodies[1] += 1
            counts["relations"] += _relation_counts(pairs, example)
    for key, (right, said, wanted) in counts.items():
        print(
            f"{key}: precision {right / said:.3f} recall {right / wanted:.3f} "
            f"F1 {2 * right / (said + wanted):.3f} ({wanted:.0f})"
        )
    print(f"bodies: {bodies[0] / bodies[1]:.3f} right of {bodies[1]}")


def _holder_counts(chances: Sequence[float], right: Sequence[int]) -> np.ndarray:
    wanted = right[0] < len(chances) - 1
    best = max(range(len(chances) - 1), key=chances.__getitem__, default=None)
    said = best is not None and chances[-1] <= NOBODY
    return np.array([said and best in right and wanted, said, wanted], dtype=float)


def _relation_counts(model: Classifier, example: Examples) -> np.ndarray:
    said = set()
    for (clues, _), (first, second) in zip(example.pairs, example.ends, strict=True):
        chances = model.probabilities(clues)
        label, chance = max(zip(model.labels, chances, strict=True), key=lambda p: p[1])
        if label == NONE or chance < SURE:
            continue
        kind, back = label[:-1], label.endswith(BACK)
        said.add(_key((second, kind, first) if back else (first, kind, second)))
    wanted = {_key(r) for r in example.relations}
    return np.array([len(said & wanted), len(said), len(wanted)], dtype=float)


def _key(relation: tuple[EntityRef, str, EntityRef]) -> tuple[EntityRef, str, EntityRef]:
    subject, kind, obj = relation
    if kind == "partner_of" and (obj.table, obj.index) < (subject.table, subject.index):
        return obj, kind, subject
    return relation


# --- writing --------------------------------------------------------------------------------------


def write(examples: Sequence[Examples], folder: Path) -> None:
    """Trains on everything and writes the files of weights."""
    for name, choices, settings in (
        (HOLDERS, [c for e in examples for c in e.holders], HOLDER_SETTINGS),
        (BODIES, [c for e in examples for c in e.bodies], BODY_SETTINGS),
    ):
        weights = train_ranker(choices, settings)
        rows = [f"{clue}\t{w:.2f}" for clue, w in sorted(weights.items()) if abs(w) >= 0.005]
        _write(folder / f"{name}.tsv", rows)
    table = train_classifier([p for e in examples for p in e.pairs], LABELS, RELATION_SETTINGS)
    rows = []
    for clue, row in sorted(table.items()):
        cells = [f"{label}={w:.2f}" for label, w in zip(LABELS, row, strict=True) if abs(w) >= 0.1]
        if cells:
            rows.append(f"{clue}\t{' '.join(cells)}")
    _write(folder / f"{RELATIONS}.tsv", rows)


def _write(path: Path, rows: Sequence[str]) -> None:
    path.write_text("\n".join(["clue\tweight", *rows]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} clues")


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=0, help="measure only, with so many folds")
    parser.add_argument("--without", default="", help="leave out texts whose name begins so")
    args = parser.parse_args()
    watch = Watcher()
    examples = [
        watch(text)
        for text in texts()
        if not args.without or not text.article.path.startswith(tuple(args.without.split(",")))
    ]
    examples += [watch.piece(piece) for piece in pieces(ROOT / "tests", watch.miner.rules)]
    examples += [watch.piece(piece) for piece in rule_pieces(ROOT / "tests", lexicon(None))]
    if args.folds:
        measure(examples, args.folds)
    else:
        write(examples, HERE.parent)


if __name__ == "__main__":
    main()
