"""The embedding layer of our own pipelines: word classes and spelling to one vector a token.

Like spaCy's MultiHashEmbed, with three differences. Word classes (`pressminer.word_classes`)
stand beside the spelling. Only words that the training data showed often enough are told apart by
themselves; the others share one "rare word" vector, so that an unseen word brings no noise from
the hash table. And each word is computed once a batch, however often it occurs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    uniqued,
    with_array,
)
from thinc.model import deserialize_attr, serialize_attr
from thinc.types import Floats2d, Ints2d

from pressminer.word_classes import HOW_FOUND, WordClasses

# Columns of the features of a word. Cluster prefixes are low-order bits of the cluster, which
# holds its path in the tree of clusters from the root.
ORTH, WORD, PREFIX, SUFFIX, SHAPE, FIRST_PART, LISTED, HOW = range(8)
CLUSTER_BITS = (4, 6, 8, 10, 16)
CLUSTERS = HOW + 1
COLUMNS = CLUSTERS + len(CLUSTER_BITS)
HIDDEN_TOGETHER = (
    [WORD],
    [PREFIX],
    [SUFFIX],
    [SHAPE],
    [LISTED, HOW],
    list(range(CLUSTERS, COLUMNS)),
)
CACHED_WORDS = 50_000  # then the cache starts anew, so that memory stays flat over any corpus


def word_class_embed(
    width: int, rows: int, word_dropout: float
) -> Model[list[Doc], list[Floats2d]]:
    """Docs in, one array (tokens, ``width``) a Doc out.

    ``rows`` is the size of the table of frequent words; the other tables need fewer.
    ``word_dropout`` is the share of words (0 to 1) of which training hides something, drawn anew
    for the word itself, its spelling, its lists and its clusters (`hide`).
    The table of word classes is set with `set_word_classes` before training and kept with the
    weights.
    """
    narrow = width // 2
    spelling: list[Model[Any, Any]] = [
        HashEmbed(width, rows, column=WORD, seed=11),
        HashEmbed(narrow, rows // 4, column=PREFIX, seed=12),
        HashEmbed(narrow, rows // 2, column=SUFFIX, seed=13),
        HashEmbed(narrow, rows // 4, column=SHAPE, seed=14),
        HashEmbed(narrow, rows // 10, column=FIRST_PART, seed=15),
    ]
    clusters: list[Model[Any, Any]] = [
        HashEmbed(narrow, 2000 if bits > 8 else 500, column=CLUSTERS + i, seed=21 + i)
        for i, bits in enumerate(CLUSTER_BITS)
    ]
    listed = Listed(width)
    size = width * 2 + narrow * (len(spelling) - 1 + len(clusters))
    mix: Model[Any, Any] = Maxout(width, size, nP=3, dropout=0.0, normalize=True)
    known: Model[Any, Any] = concatenate(*spelling, *clusters, listed)
    by_word: Model[Any, Any] = uniqued(chain(hide(word_dropout), known, mix), column=ORTH)
    each: Any = with_array  # its type parameter cannot be inferred
    model: Model[list[Doc], list[Floats2d]] = chain(
        word_features(), list2ragged(), each(by_word), ragged2list()
    )
    model.set_dim("nO", width)
    return model


def set_word_classes(model: Model[Any, Any], table: WordClasses) -> int:
    """Gives the table to every layer below ``model`` that reads one; says how many there are."""
    count = 0
    for node in model.walk():
        if node.name == "word_features":
            node.attrs["reader"] = FeatureReader(table)
            count += 1
        if node.name == "listed":
            node.attrs["features"] = table.features
    return count


def add_word_classes(path: Path) -> Callable[[Language], Language]:
    """For training: gives the table in the file ``path`` to all components of a new pipeline."""

    def add(nlp: Language) -> Language:
        table = WordClasses.from_bytes(Path(path).read_bytes())
        for _, component in nlp.pipeline:
            model = getattr(component, "model", None)
            if isinstance(model, Model):
                set_word_classes(model, table)
        return nlp

    return add


# --- features -------------------------------------------------------------------------------


def word_features() -> Model[list[Doc], list[Ints2d]]:
    """Docs in, one array (tokens, COLUMNS) of unsigned 64-bit keys a Doc out."""
    return Model("word_features", _features_forward, attrs={"reader": FeatureReader(WordClasses())})


def _features_forward(
    model: Model[list[Doc], list[Ints2d]], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[Any], list[Doc]]]:
    reader = model.attrs["reader"]
    return [model.ops.asarray2i(reader(doc), dtype="uint64") for doc in docs], lambda _: []


class FeatureReader:
    """Features of words, remembered up to `CACHED_WORDS` of them."""

    def __init__(self, table: WordClasses) -> None:
        self.table = table
        self._cache: dict[int, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> NDArray[np.uint64]:
        """An array (tokens, COLUMNS)."""
        cache = self._cache
        if len(cache) > CACHED_WORDS:
            cache.clear()
        rows = []
        for key in doc.to_array(attrs.ORTH).tolist():
            row = cache.get(key)
            if row is None:
                row = cache[key] = self._row(key, doc.vocab.strings[key])
            rows.append(row)
        return np.array(rows, dtype="uint64").reshape(len(doc), COLUMNS)

    def _row(self, key: int, word: str) -> tuple[int, ...]:
        entry = self.table.find(word)
        lower = word.lower()
        return (
            key,
            get_string_id(lower) if entry.known and lower else 0,
            get_string_id(word[:3]),
            get_string_id(lower[-3:]),
            get_string_id(shape(word)),
            self.table.find_first_part(word).cluster & 1023,
            entry.listed,
            entry.how,
            *(entry.cluster & ((1 << bits) - 1) for bits in CLUSTER_BITS),
        )


@serialize_attr.register(FeatureReader)
def _serialize(_: FeatureReader, value: FeatureReader, name: str, model: Model[Any, Any]) -> bytes:
    return value.table.to_bytes()


@deserialize_attr.register(FeatureReader)
def _deserialize(_: Any, value: bytes, name: str, model: Model[Any, Any]) -> FeatureReader:
    return FeatureReader(WordClasses.from_bytes(value))


_RUNS = re.compile(r"(.)\1{4,}")


def shape(word: str) -> str:
    """``Xxx-XX`` of ``Max-DFG``: capitals, letters and figures, runs cut to four."""
    letters = (
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word[:40]
    )
    return _RUNS.sub(r"\1\1\1\1", "".join(letters))


# --- layers ---------------------------------------------------------------------------------


def hide(rate: float) -> Model[Ints2d, Ints2d]:
    """In training, hides what is known of words, one thing at a time (0 is "nothing known").

    A word is told apart by so many features that a small training set is soon learned by heart;
    a network that misses some of them each time has to use them all.
    """
    return Model("hide", _hide_forward, attrs={"rate": rate})


def _hide_forward(
    model: Model[Ints2d, Ints2d], words: Ints2d, is_train: bool
) -> tuple[Ints2d, Callable[[Any], Any]]:
    rate = model.attrs["rate"]
    if is_train and rate:
        words = words.copy()
        for group in HIDDEN_TOGETHER:
            hidden = np.random.random(len(words)) < rate
            words[np.ix_(hidden, group)] = 0
    return words, lambda d_words: d_words


def Listed(width: int) -> Model[Ints2d, Floats2d]:  # noqa: N802 - a layer, as thinc names them
    """What the lists say of a word and how it was found, through a learned projection."""
    return Model(
        "listed",
        _listed_forward,
        init=_listed_init,
        params={"W": None},
        dims={"nO": width, "nI": None},
        attrs={"features": np.zeros((1, 0), dtype="float32")},
    )


def _listed_input(model: Model[Any, Any], words: Any) -> Floats2d:
    features = model.attrs["features"]
    found = np.eye(len(HOW_FOUND), dtype="float32")[words[:, HOW].astype("int64")]
    given: Any = np.hstack([features[words[:, LISTED].astype("int64")], found])
    return model.ops.asarray2f(given)


def _listed_forward(
    model: Model[Ints2d, Floats2d], words: Ints2d, is_train: bool
) -> tuple[Floats2d, Callable[[Floats2d], Ints2d]]:
    given = _listed_input(model, words)
    weights: Any = model.get_param("W")
    output = model.ops.gemm(given, weights, trans2=True)

    def backprop(d_output: Floats2d) -> Ints2d:
        model.inc_grad("W", model.ops.gemm(d_output, given, trans1=True))
        return words * 0  # keys have no gradient

    return output, backprop


def _listed_init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: N803
    size = model.attrs["features"].shape[1] + len(HOW_FOUND)
    scale = (6.0 / (size + model.get_dim("nO"))) ** 0.5  # Glorot and Bengio 2010
    weights: Any = np.random.uniform(-scale, scale, (model.get_dim("nO"), size))
    model.set_param("W", weights.astype("float32"))


# Entry points make these known where pressminer is installed, importing this module does elsewhere.
registry.architectures.register("pressminer.WordClassEmbed.v1", func=word_class_embed)
registry.callbacks.register("pressminer.add_word_classes.v1", func=add_word_classes)
