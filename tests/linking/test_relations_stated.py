"""What sentences of press releases state, and what they do not: ``relations/<language>.txt``.

Each case there is a piece of an article, one line per block, and below it what it states.

    T {co:C Nivalis AG} stellt ein          a title (H heading, - item, | table row)
    Das Unternehmen hat seinen Sitz in {city:B Basel}.
    => C located_in B                       stated; funds may end in ``= 3 Mio. Euro``
    ?> B funds C                            neither wanted nor wrong
    !! a pronoun without its noun           why it is not read yet

``{kind:KEY name}`` is a mention; the same key is the same body. A paragraph of several
sentences is cut at full stops before a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pressminer.lexicon import Lexicon, lexicon
from pressminer.linking.relations import RelationLinker
from pressminer.linking.scene import scenes
from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.model import (
    BlockKind,
    EntityRef,
    Match,
    OrganizationName,
    PersonName,
    PlaceName,
)
from pressminer.resolve import Entities, Entity
from pressminer.view import tokenize

FOLDER = Path(__file__).parent / "relations"
MENTION = re.compile(r"\{(\w+):(\w+) ([^}]+)\}")
SENTENCE = re.compile(r"(?<=[.!?])(?<!Mio\.)(?<!B\.V\.)(?<!St\.) (?=[A-ZÄÖÜ{])(?![^{]*\})")
KINDS = {
    "uni": "university", "hosp": "hospital", "inst": "research_institute", "gov": "government",
    "co": "company", "all": "alliance", "prog": "programme", "fnd": "foundation",
    "assoc": "association", "media": "media", "other": "other",
}  # fmt: skip
PLACES = {"city", "state", "country", "region", "house"}
BLOCKS = {
    "T ": BlockKind.TITLE, "H ": BlockKind.HEADING, "- ": BlockKind.ITEM,
    "| ": BlockKind.CELL_ROW,
}  # fmt: skip


@dataclass
class Case:
    """A piece of an article with what it states."""

    language: str
    lines: list[str] = field(default_factory=list)
    stated: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    unread: str = ""

    def __str__(self) -> str:
        return f"{self.language}: " + MENTION.sub(r"\3", " / ".join(self.lines))[:90]


def read_cases(language: str) -> Iterator[Case]:
    case = Case(language)
    for line in [*(FOLDER / f"{language}.txt").read_text("utf-8").splitlines(), ""]:
        if line.startswith(";"):
            continue
        if line.startswith("=> "):
            case.stated.add(line[3:])
        elif line.startswith("?> "):
            case.open.add(line[3:])
        elif line.startswith("!! "):
            case.unread = line[3:]
        elif line:
            case.lines.append(line)
        elif case.lines:
            yield case
            case = Case(language)


class Piece:
    """A piece of an article, built from the lines of a case."""

    def __init__(self, case: Case) -> None:
        self.language = case.language
        self.text = ""
        self.sentences: list[tuple[int, int, BlockKind, str]] = []
        self.entities = Entities([], [], [])
        self.keys: dict[str, tuple[EntityRef, Entity]] = {}
        for line in case.lines:
            kind = BLOCKS.get(line[:2], BlockKind.PARAGRAPH)
            plain = line if kind is BlockKind.PARAGRAPH else line[2:]
            for sentence in SENTENCE.split(plain):
                self._add(sentence, kind)

    def _add(self, sentence: str, kind: BlockKind) -> None:
        start, last = len(self.text), 0
        for mention in MENTION.finditer(sentence):
            self.text += sentence[last : mention.start()]
            self._place(*mention.groups())
            last = mention.end()
        self.text += sentence[last:]
        self.sentences.append((start, len(self.text), kind, self.language))
        self.text += "\n"

    def _place(self, kind: str, key: str, name: str) -> None:
        if key not in self.keys:
            self.keys[key] = self._entity(kind, name)
        self.keys[key][1].spans.append((len(self.text), len(self.text) + len(name)))
        self.text += name

    def _entity(self, kind: str, name: str) -> tuple[EntityRef, Entity]:
        value: object
        if kind == "per":
            table, found, value = "persons", self.entities.persons, PersonName(name)
        elif kind in PLACES:
            shown = "building" if kind == "house" else kind
            table, found, value = "places", self.entities.places, PlaceName(name, kind=shown)
        else:
            value = OrganizationName(name, KINDS[kind], forms=(name,))
            table, found = "organizations", self.entities.organizations
        found.append(Entity(value))
        return EntityRef(table, len(found) - 1), found[-1]


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon(None)


@pytest.fixture(scope="module")
def linker(words: Lexicon) -> RelationLinker:
    return RelationLinker(words)


@pytest.fixture(scope="module")
def matchers(words: Lexicon) -> dict[str, tuple[AmountMatcher, DateMatcher]]:
    return {
        tongue: (AmountMatcher(words.rules, tongue), DateMatcher(words.rules, tongue))
        for tongue in words.rules.languages
    }


def stated(
    case: Case, linker: RelationLinker, matchers: dict[str, tuple[AmountMatcher, DateMatcher]]
) -> set[str]:
    """What the linker reads, as a case words it."""
    piece = Piece(case)
    tokens = [tokenize(piece.text, start, end) for start, end, _, _ in piece.sentences]
    stage = scenes(piece.text, piece.sentences, tokens, piece.entities)
    amounts, dates = matchers[case.language]
    days = dates(piece.text)
    sums = amounts(piece.text, taken=[(m.start, m.end) for m in days])
    money = [(m.start, m.end, i) for i, m in enumerate(sums) if m.value.kind == "money"]
    found = linker(stage, piece.entities, money, [(m.start, m.end, i) for i, m in enumerate(days)])
    key_of = {ref: key for key, (ref, _) in piece.keys.items()}
    return {
        f"{key_of[r.subject]} {r.kind} {key_of[r.object]}"
        + ("" if r.amount is None else f" = {piece.text[slice(*span_of(sums, r.amount))]}")
        + ("" if r.date is None else f" = {piece.text[slice(*span_of(days, r.date))]}")
        for r, _ in found
    }


def span_of(found: Sequence[Match[Any]], index: int) -> tuple[int, int]:
    return found[index].start, found[index].end


def without_fact(relation: str) -> str:
    return relation.split(" = ", maxsplit=1)[0]


def swapped(relation: str) -> str:
    """Partners may stand in either order."""
    subject, kind, obj = relation.split(" ")
    return f"{min(subject, obj)} {kind} {max(subject, obj)}" if kind == "partner_of" else relation


def normal(relations: set[str]) -> set[str]:
    return {swapped(without_fact(r)) for r in relations}


CASES = [case for language in ("de", "en") for case in read_cases(language)]


def _param(case: Case) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case.unread)] if case.unread else []
    return pytest.param(case, id=str(case), marks=marks)


def test_both_languages_have_their_sentences_and_counter_sentences() -> None:
    for language in ("de", "en"):
        cases = [case for case in CASES if case.language == language]
        assert sum(bool(case.stated) for case in cases) >= 100
        assert sum(not case.stated for case in cases) >= 35


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_a_piece_of_an_article_states_its_relations_and_no_others(
    case: Case,
    linker: RelationLinker,
    matchers: dict[str, tuple[AmountMatcher, DateMatcher]],
) -> None:
    found = stated(case, linker, matchers)
    assert normal(found) - normal(case.open) == normal(case.stated)


def test_givers_with_their_own_sums_keep_them(
    linker: RelationLinker, matchers: dict[str, tuple[AmountMatcher, DateMatcher]]
) -> None:
    case = Case("en", ["The {fnd:E Dana Foundation} gave {other:R Bath Library} £30,000, "
                       "the {co:M Acme Inc} £5,000."])  # fmt: skip
    assert stated(case, linker, matchers) == {"E funds R = £30,000", "M funds R = £5,000"}
