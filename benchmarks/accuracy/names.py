"""How well names of one body or person meet, and those of two stay apart.

    python benchmarks/accuracy/names.py [--ror FILE] [--errors] [--no-rapidfuzz]

Measured is the merger, not the finding of names: each name is all that one article tells, and two
names meet if they end in one row. Where a matcher, without a model, finds a name that covers the
whole wording (titles and articles aside), its value is used; that is so for both names of four
pairs in five. Otherwise the bare wording goes to the merger as it stands, an acronym in brackets
read off: a run may cut such a name short (``Cambridge City Council (Ohio)``) or not find it.

``tests/gold/names.csv``
    Pairs that are one (``yes``) or two (``no``), half of them near misses. The two names of a pair
    are a corpus of two articles. Recall: pairs called one of those that are; precision: pairs that
    are one of those called so.

``--ror``: records of the Research Organization Registry (CC0), JSON or gzipped
    Every German and English label is an article's name, all in one corpus, and the authority list
    that comes with pressminer is *not* used. Recall: bodies with two different labels whose labels
    end in one row; precision: rows that a German label shares with English labels of this body,
    among all English labels it shares a row with. Labels that the registry itself gives to two
    bodies count as this body's.

Both are split in two halves by a hash of the pair or record. Rules and words were written with
half ``a`` in view; ``--errors`` prints nothing of half ``b``. Its figures were looked at many times
while rules were written, though, and a change that lowered them was mended: no untouched test.

rapidfuzz, beside it: similarity of the bare strings (``token_sort_ratio``, ``WRatio``), at the
threshold that gives its best F1 on the very pairs it is measured on.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressminer.lexicon import Lexicon
from pressminer.lexicon import lexicon as shared_lexicon
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.matchers.organizations import OrganizationMatcher
from pressminer.matchers.persons import PersonMatcher
from pressminer.merging.organizations import OrganizationMerger, Told
from pressminer.merging.persons import PersonMerger, ToldPerson
from pressminer.model import BlockKind, Match, OrganizationName, PersonName
from pressminer.normalize.names import fold
from pressminer.view import build_view

PAIRS = Path(__file__).resolve().parents[2] / "tests" / "gold" / "names.csv"
_ACRONYM = re.compile(r"\s*\(([A-Z][\w-]*[A-Z\d])\)")
_DAY = "2024-01-01"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of ``names.csv``; ``kind`` is ``organization`` or ``person``."""

    kind: str
    a: str
    a_language: str
    b: str
    b_language: str
    same: bool
    phenomenon: str = ""

    @property
    def half(self) -> str:
        """``a`` or ``b``, by a hash of the names."""
        return half_of(f"{self.a}|{self.b}")


@dataclass(slots=True)
class Score:
    """Pairs that are one and called so, are one, and are called one."""

    found: int = 0
    wanted: int = 0
    called: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of those that are one, the share that is called so."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Of those called one, the share that is."""
        return self.found / self.called if self.called else 1.0

    def count(self, *, same: bool, called: bool, text: str) -> None:
        """Adds a pair."""
        self.wanted += same
        self.called += called
        self.found += same and called
        if same != called:
            self.errors.append(f"{'missed' if same else 'WRONG '} {text}")


def half_of(text: str) -> str:
    """``a`` or ``b``: the same half on every machine."""
    return "ab"[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


def pairs(path: Path = PAIRS) -> list[Pair]:
    """All pairs of the gold."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [
            Pair(
                row["kind"], row["a"], row["a_language"], row["b"], row["b_language"],
                row["same"] == "yes", row["phenomenon"],
            )
            for row in csv.DictReader(handle)
        ]  # fmt: skip


class Reader:
    """Reads a bare name as the matchers do where it stands in an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        tongues = lexicon.rules.languages
        self.bodies = {t: OrganizationMatcher(lexicon, t) for t in tongues}
        self.people = {t: PersonMatcher(lexicon, t) for t in tongues}
        self.determiners = lexicon.words("organizations", "determiners") | lexicon.function_words

    def organization(self, name: str, language: str) -> OrganizationName:
        """The value of a match that covers the name; the bare name if there is none."""
        match = self._covering(self.bodies[language or "de"], name, language)
        if match is not None:
            value: OrganizationName = match.value
            return (
                value
                if value.forms
                else OrganizationName(
                    value.name, value.kind, value.acronym, value.authority, (value.name,)
                )
            )
        acronym = _ACRONYM.search(name)
        if acronym:
            full = _ACRONYM.sub("", name)
            return OrganizationName(full, "other", acronym[1], "", (full, acronym[1]))
        letters = name if is_acronym_like(name) else ""
        return OrganizationName(name, "other", letters, "", (name,))

    def person(self, name: str, language: str) -> PersonName:
        """The same for persons; titles go to the honorifics."""
        match = self._covering(self.people[language or "de"], name, language)
        return match.value if match is not None else PersonName(name)

    def _covering(
        self, matcher: Callable[[Any], list[Match[Any]]], name: str, language: str
    ) -> Match[Any] | None:
        view = build_view(name, language or "de", [(0, len(name), BlockKind.PARAGRAPH)])
        for match in matcher(view):
            honorifics = getattr(match.value, "honorifics", "")
            before, behind = name[: match.start], _ACRONYM.sub(" ", name[match.end :])
            left = _words(before + " " + behind) - _words(honorifics)
            if left <= self.determiners:
                return match
            if isinstance(match.value, PersonName) and self._announces(before, behind, honorifics):
                return match
        return None

    def _announces(self, before: str, behind: str, honorifics: str) -> bool:
        """Is all that stands around a person's name titles and posts?"""
        if _words(behind) - _words(honorifics):
            return False
        return not any(map(self.lexicon.is_personal, map(fold, _words(before))))


def _words(text: str) -> set[str]:
    return {w.strip(".,") for w in text.lower().split()} - {""}


class Judge:
    """Calls two names one or two, by merging two articles that tell of nothing else."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.reader = Reader(lexicon)

    def __call__(self, pair: Pair) -> bool:
        """Do the two names of the pair end in one row?"""
        return self._bodies(pair) if pair.kind == "organization" else self._people(pair)

    def _bodies(self, pair: Pair) -> bool:
        merger = OrganizationMerger(self.lexicon)
        values = [
            self.reader.organization(pair.a, pair.a_language),
            self.reader.organization(pair.b, pair.b_language),
        ]
        merger.add(Told(value, _DAY) for value in values)
        heads = merger.resolve()
        return len({heads[merger.atom_of(value)] for value in values}) == 1

    def _people(self, pair: Pair) -> bool:
        merger = PersonMerger(self.lexicon)
        told = [
            ToldPerson(
                self.reader.person(name, language),
                document,
                _DAY,
                frozenset(),
                self.lexicon.rules.toml(language or "de", "words")["bare_genitive"],
            )
            for document, (name, language) in (
                ("a", (pair.a, pair.a_language)),
                ("b", (pair.b, pair.b_language)),
            )
        ]
        merger.add(told)
        heads = merger.resolve()
        return len({heads[merger.atom_of(t.value, t.document_id)] for t in told}) == 1


def on_pairs(judge: Callable[[Pair], bool], told: Iterable[Pair]) -> dict[tuple[str, str], Score]:
    """(kind, half) → score."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for pair in told:
        text = f"{pair.a} | {pair.b} ({pair.phenomenon})"
        scores[pair.kind, pair.half].count(same=pair.same, called=judge(pair), text=text)
    return dict(scores)


# --- the registry ---------------------------------------------------------------------------------


class _Unlisted(Lexicon):
    """Everything that is known of names but the bodies of the authority list."""

    _shipped: list[Any] = []  # noqa: RUF012


Labels = Mapping[str, Mapping[str, str]]


def labels(path: Path) -> dict[str, dict[str, str]]:
    """Record id → language → its first label in that language."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as handle:
        records = json.load(handle)
    found: dict[str, dict[str, str]] = {}
    for record in records:
        for name in record["names"]:
            if "label" in name["types"] and name["lang"] in {"de", "en"}:
                found.setdefault(record["id"], {}).setdefault(name["lang"], name["value"])
    return found


def rows_of(names: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """Name → the row it ends in, when all names are one corpus."""
    values = {name: OrganizationName(name, "other", "", "", (name,)) for name in sorted(set(names))}
    merger = OrganizationMerger(lexicon)
    merger.add(Told(value, _DAY) for value in values.values())
    heads = merger.resolve()
    return {name: heads[merger.atom_of(value)] for name, value in values.items()}


def on_labels(found: Labels, rows: Mapping[str, str]) -> dict[str, Score]:
    """Half → score of ``rows`` over the registry's labels."""
    sharing: dict[str, set[str]] = defaultdict(set)  # row -> ids with an English label in it
    for id_, names in found.items():
        if "en" in names:
            sharing[rows[names["en"]]].add(id_)
    scores: dict[str, Score] = defaultdict(Score)
    for id_, names in found.items():
        if len(set(names.values())) < 2:
            continue
        _count(scores[half_of(id_)], id_, found, sharing[rows[names["de"]]])
    return dict(scores)


def _count(score: Score, id_: str, found: Labels, met: set[str]) -> None:
    names = found[id_]
    others = {o for o in met if not set(found[o].values()) & set(names.values())}
    same = bool(met - others)
    score.wanted += 1
    score.found += same
    score.called += same + len(others)
    if not same:
        score.errors.append(f"missed {names['de']} | {names['en']}")
    score.errors += [f"WRONG  {names['de']} | {found[o]['en']}" for o in sorted(others)]


# --- string similarity ----------------------------------------------------------------------------


def thresholds() -> Iterator[tuple[str, Callable[[str, str], float]]]:
    """The similarities of rapidfuzz, 0 to 100; nothing where it is not installed."""
    try:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only this benchmark wants it
    except ModuleNotFoundError:
        return
    yield "token_sort_ratio", fuzz.token_sort_ratio
    yield "WRatio", fuzz.WRatio


def best_threshold(scored: Sequence[tuple[float, bool]]) -> tuple[float, Score]:
    """The threshold with the best F1, and its score."""
    best: tuple[float, float, Score] = (-1.0, 0.0, Score())
    for least in sorted({round(value) for value, _ in scored}):
        score = Score()
        for value, same in scored:
            score.count(same=same, called=value >= least, text="")
        f1 = 2 * score.found / (score.wanted + score.called)
        best = max(best, (f1, float(least), score), key=lambda b: b[:2])
    return best[1], best[2]


def fuzzy_on_labels(found: Labels, ratio: Callable[[str, str], float]) -> tuple[float, Score]:
    """Each German label with the English label most like it: the best threshold and its score."""
    from rapidfuzz import process  # noqa: PLC0415

    english = [(id_, names["en"]) for id_, names in sorted(found.items()) if "en" in names]
    texts = [name.lower() for _, name in english]
    scored: list[tuple[float, bool]] = []
    for id_, names in sorted(found.items()):
        if len(set(names.values())) < 2:
            continue
        hit = process.extractOne(names["de"].lower(), texts, scorer=ratio)
        assert hit is not None
        met = english[hit[2]][0]
        right = met == id_ or bool(set(found[met].values()) & set(names.values()))
        scored.append((hit[1], right))
    wanted = len(scored)
    best: tuple[float, float, Score] = (-1.0, 0.0, Score())
    for least in sorted({round(value) for value, _ in scored}):
        called = [right for value, right in scored if value >= least]
        score = Score(sum(called), wanted, len(called))
        f1 = 2 * score.found / (score.wanted + score.called)
        best = max(best, (f1, float(least), score), key=lambda b: b[:2])
    return best[1], best[2]


# --- command --------------------------------------------------------------------------------------


def line(label: str, score: Score) -> str:
    """A line of the printed table."""
    return (
        f"{label:44} recall {score.recall:.3f}  precision {score.precision:.3f}"
        f"  ({score.found} of {score.wanted}, {score.called} called one)"
    )


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="merging of names", allow_abbrev=False)
    parser.add_argument("--ror", type=Path)
    parser.add_argument("--errors", action="store_true", help="of half a")
    parser.add_argument("--no-rapidfuzz", action="store_true")
    asked = parser.parse_args()
    _print_pairs(errors=asked.errors, fuzzy=not asked.no_rapidfuzz)
    if asked.ror:
        _print_labels(labels(asked.ror), errors=asked.errors, fuzzy=not asked.no_rapidfuzz)


def _print_pairs(*, errors: bool, fuzzy: bool) -> None:
    told = pairs()
    scores = on_pairs(Judge(shared_lexicon()), told)
    for (kind, half), score in sorted(scores.items()):
        print(line(f"names.csv, {kind}s, half {half}", score))
        if errors and half == "a":
            print("\n".join(score.errors))
    for name, ratio in thresholds() if fuzzy else ():
        for kind in ("organization", "person"):
            scored = [(ratio(p.a.lower(), p.b.lower()), p.same) for p in told if p.kind == kind]
            least, score = best_threshold(scored)
            print(line(f"names.csv, {kind}s, {name} >= {least:.0f}", score))


def _print_labels(found: Labels, *, errors: bool, fuzzy: bool) -> None:
    names = [name for of_one in found.values() for name in of_one.values()]
    lexicon = _Unlisted(shared_lexicon().rules)
    for half, score in sorted(on_labels(found, rows_of(names, lexicon)).items()):
        print(line(f"registry, half {half}", score))
        if errors and half == "a":
            print("\n".join(score.errors))
    for name, ratio in thresholds() if fuzzy else ():
        least, score = fuzzy_on_labels(found, ratio)
        print(line(f"registry, {name} >= {least:.0f}", score))


if __name__ == "__main__":
    main()
