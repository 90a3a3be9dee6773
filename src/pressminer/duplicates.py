"""Which article repeats which: containment of word shingles.

Broder, "On the resemblance and containment of documents" (1997). A reprint may be shortened or
framed differently, so containment in either direction counts, not resemblance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from zlib import crc32

WORDS = 6  # words in a shingle: long enough that stock phrases do not count
SAMPLE = 4  # every fourth shingle by hash is kept
CONTAINED = 0.6  # share of the smaller article's shingles that the other one has
SHORTEST = 12  # words of an article that is known as a copy; shorter ones are but a notice
LEAST = 6  # shingles below which an article is too short to say
STOCK = 20  # articles that are remembered for one shingle: an imprint stands under thousands

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """A sample of the hashed word n-grams of ``text``, the same on every machine.

    One negative number stands for all of its words, by which short copies are told.
    """
    words = _WORD.findall(text.casefold())
    hashes = (crc32(" ".join(words[i : i + WORDS]).encode()) for i in range(len(words) - WORDS + 1))
    sample = {h for h in hashes if h % SAMPLE == 0}
    if len(words) >= SHORTEST:
        digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=7).digest()
        sample.add(-SAMPLE * (int.from_bytes(digest, "big") + 1))
    return frozenset(sample)


def repeats(articles: Sequence[tuple[str, str, frozenset[int]]]) -> Mapping[str, str]:
    """Document id → id of the article it repeats.

    ``articles`` are (document_id, sort key, shingles); the original is the one that comes first
    by sort key. A repeat of a repeat points at the original. The cost follows the number of
    articles: a phrase that stands in very many of them is remembered for the first ones only.
    """
    ordered = sorted(articles, key=lambda a: (a[1], a[0]))
    owners: dict[int, list[int]] = defaultdict(list)
    original: dict[str, str] = {}
    for k, (document, _, grams) in enumerate(ordered):
        shared: dict[int, int] = defaultdict(int)
        whole = min((gram for gram in grams if gram < 0), default=None)
        for gram in grams:
            for other in owners[gram]:
                shared[other] += 1
            if len(owners[gram]) < STOCK:
                owners[gram].append(k)
        for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            smaller = min(len(grams), len(ordered[other][2]))
            copied = whole is not None and whole in ordered[other][2]
            if copied or (smaller >= LEAST and count >= CONTAINED * smaller):
                target = ordered[other][0]
                original[document] = original.get(target, target)
                break
    return original
