"""Every wording of ``pipelines/*/relations.toml`` does what its own examples say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from pressminer.lexicon import Lexicon, lexicon
from pressminer.linking.relations import RelationLinker
from pressminer.linking.scene import Scene, scenes
from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.model import BlockKind, EntityRef, OrganizationName, PersonName, PlaceName
from pressminer.resolve import Entities, Entity
from pressminer.rules import rule_folder
from pressminer.view import tokenize

BRACKETS = re.compile(r"\[([^\]]+)\]")

# What the names in the examples are, first fit; anything else is a company.
KINDS = (
    (r"M1|Alliance|Allianz|Netzwerk|Verbund|Konsortium|[Nn]etwork|Consortium", "alliance"),
    (r"Agenda|Innovationscampus|NAKO|programme|Programm|Erasmus", "programme"),
    (r"DFG|Stiftung|Foundation|Wellcome", "foundation"),
    (r"Gemeinschaft|Association|Verband|Society|Akademie|Academy|Partei|Party", "association"),
    (r"LMU|TUM|ETH|Universität|University|Hochschule|College", "university"),
    (r"Klinikum|Hospital|UKHD|Charité", "hospital"),
    (r"Museum", "other"),
    (r"Helmholtz|DKFZ|Institut|Center|Centre|EMBL|Zentrum", "research_institute"),
    (r"Ministerium|ministerium|Ministry|Commission", "government"),
)
PLACES = (
    (r"Insel", "region"),
    (r"Freistaat|Land |State of|Free State|Kanton|Bayern|Bavaria|Baden", "state"),
    (r"Ulm|Boston|München|Munich|Heidelberg|Basel|Wien|Leipzig|Mannheim", "city"),
)
PERSONS = re.compile(r"(?:Anna|Jan|Maria|Carl|Peter) \w+")


@dataclass(frozen=True)
class Case:
    """A pattern with one of its sentences."""

    language: str
    pattern: Mapping[str, Any]
    sentence: str

    def __str__(self) -> str:
        return f"{self.language}/{self.pattern['id']}: {self.sentence}"


def cases(key: str) -> list[Case]:
    rules = rule_folder(None)
    return [
        Case(language, pattern, sentence)
        for language in rules.languages
        for table in ("pattern", "gap")
        for pattern in rules.toml(language, "relations")[table]
        for sentence in pattern.get(key, ())
    ]


class Stage:
    """Builds an article out of sentences whose entities stand in brackets."""

    def __init__(self, language: str, *bracketed: str) -> None:
        self.language = language
        self.text = ""
        self.sentences: list[tuple[int, int, BlockKind, str]] = []
        self.persons: dict[str, Entity[PersonName]] = {}
        self.organizations: dict[str, Entity[OrganizationName]] = {}
        self.places: dict[str, Entity[PlaceName]] = {}
        for k, sentence in enumerate(bracketed):
            kind = BlockKind.TITLE if k < len(bracketed) - 1 else BlockKind.PARAGRAPH
            self._add(sentence, kind)

    def _add(self, sentence: str, kind: BlockKind) -> None:
        start = len(self.text)
        for part in re.split(r"(\[[^\]]+\])", sentence):
            plain = part.strip("[]")
            if part != plain:
                self._place(plain, (len(self.text), len(self.text) + len(plain)))
            self.text += plain
        self.sentences.append((start, len(self.text), kind, self.language))
        self.text += "\n"

    def _place(self, name: str, span: tuple[int, int]) -> None:
        known: dict[str, Entity[Any]]
        place = _kind(name, PLACES) if not _kind(name, KINDS) else ""
        if PERSONS.fullmatch(name):
            known, value = self.persons, PersonName(name)
        elif place:
            known, value = self.places, PlaceName(name, kind=place)
        else:
            value = OrganizationName(name, _kind(name, KINDS) or "company", forms=(name,))
            known = self.organizations
        known.setdefault(name, Entity(value)).spans.append(span)

    @property
    def entities(self) -> Entities:
        found = (self.persons, self.organizations, self.places)
        return Entities(*(list(table.values()) for table in found))

    @property
    def scenes(self) -> list[Scene]:
        tokens = [tokenize(self.text, start, end) for start, end, _, _ in self.sentences]
        return scenes(self.text, self.sentences, tokens, self.entities)

    def name(self, ref: EntityRef) -> str:
        return str(dict(self.entities.by_table())[ref.table][ref.index].value.name)


def _kind(name: str, table: tuple[tuple[str, str], ...]) -> str:
    return next((kind for words, kind in table if re.search(words, name)), "")


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon(None)


@cache
def _dates(words: Lexicon, language: str) -> DateMatcher:
    return DateMatcher(words.rules, language)


@cache
def _amounts(words: Lexicon, language: str) -> AmountMatcher:
    return AmountMatcher(words.rules, language)


@cache
def _linker(words: Lexicon) -> RelationLinker:
    """The rules alone: what is learnt has examples of its own."""
    return RelationLinker(words, learned=False)


def relations(
    words: Lexicon, stage: Stage, only: str = ""
) -> list[tuple[str, str, str, int | None, int | None]]:
    """(subject, relation, object, amount, date) of an article; ``only``: with one pattern."""
    linker = copy(_linker(words))
    if only:
        linker.patterns = {
            tongue: [p for p in found if p.id == only] for tongue, found in linker.patterns.items()
        }
        linker.gaps = {
            tongue: [g for g in found if g.id == only] for tongue, found in linker.gaps.items()
        }
    dates = _dates(words, stage.language)(stage.text)
    taken = [(m.start, m.end) for m in dates]
    amounts = _amounts(words, stage.language)(stage.text, taken=taken)
    money = [(m.start, m.end, i) for i, m in enumerate(amounts) if m.value.kind == "money"]
    days = [(m.start, m.end, i) for i, m in enumerate(dates)]
    stated = linker(stage.scenes, stage.entities, money, days)
    return sorted(
        {
            (stage.name(r.subject), r.kind, stage.name(r.object), r.amount, r.date)
            for r, _ in stated
        },
        key=str,
    )


def _staged(case: Case) -> Stage:
    """Patterns for "the body the article is about" need a headline that says what that is."""
    alone = (
        case.pattern.get("shape") in {"gives", "gift"} and len(BRACKETS.findall(case.sentence)) == 1
    )
    heads = ["[Acme GmbH] wächst"] if alone else []
    return Stage(case.language, *heads, case.sentence)


@pytest.mark.parametrize("case", cases("examples"), ids=str)
def test_every_example_states_its_relation(words: Lexicon, case: Case) -> None:
    stage = _staged(case)
    found = relations(words, stage, only=case.pattern["id"])
    wanted = case.pattern["relation"]
    implied = {"member_of"} if wanted == "founded" else set()  # founders are members
    assert {relation for _, relation, *_ in found} - implied == {wanted}
    ends = {end for subject, _, obj, *_ in found for end in (subject, obj)}
    assert ends >= set(BRACKETS.findall(case.sentence)), "an entity of the example hangs loose"


@pytest.mark.parametrize("case", cases("counterexamples"), ids=str)
def test_no_counterexample_states_the_relation(words: Lexicon, case: Case) -> None:
    found = relations(words, _staged(case))
    assert case.pattern["relation"] not in {relation for _, relation, *_ in found}


def _patterns() -> Iterator[tuple[str, Mapping[str, Any]]]:
    rules = rule_folder(None)
    for language in rules.languages:
        for pattern in rules.toml(language, "relations")["pattern"]:
            yield language, pattern


def test_every_pattern_has_an_id_examples_and_counterexamples() -> None:
    faults = [
        f"{language}/relations.toml: {pattern.get('id', '?')}: no {key}"
        for language, pattern in _patterns()
        for key in ("id", "relation", "shape", "triggers", "examples", "counterexamples")
        if not pattern.get(key)
    ]
    assert faults == []
    ids = [(language, pattern["id"]) for language, pattern in _patterns()]
    assert len(ids) == len(set(ids))


def test_every_pattern_names_a_relation_of_the_contract() -> None:
    known = {"member_of", "part_of", "funds", "founded", "located_in", "partner_of"}
    assert {pattern["relation"] for _, pattern in _patterns()} <= known


def test_every_trigger_of_a_pattern_can_be_found(words: Lexicon) -> None:
    """A trigger that is an invalid expression would only be noticed in a run."""
    for language, pattern in _patterns():
        for trigger in pattern["triggers"]:
            assert re.compile(trigger, re.IGNORECASE), f"{language}/{pattern['id']}: {trigger}"


# --- whole sentences: (language, sentence, what it states and nothing else) -------------------

F, M, P, U, L, W = "founded", "member_of", "part_of", "funds", "located_in", "partner_of"
FIRST, NONE = 0, None

SENTENCES: list[tuple[str, str, list[tuple[str, str, str, int | None, int | None]]]] = [
    ("de", "[Land Hessen] fördert die [Universität Gießen] mit 3 Mio. Euro.",
     [("Land Hessen", U, "Universität Gießen", FIRST, NONE)]),
    ("de", "Die [DFG] bewilligt der [Universität Ulm] 12 Millionen Euro.",
     [("DFG", U, "Universität Ulm", FIRST, NONE)]),
    ("de", "Die [Muster GmbH] erhält vom [Freistaat Bayern] 2 Millionen Euro.",
     [("Freistaat Bayern", U, "Muster GmbH", FIRST, NONE)]),
    ("de", "Die [Muster GmbH] wurde 2019 von [Anna Muster] gegründet.",
     [("Anna Muster", F, "Muster GmbH", NONE, FIRST)]),
    ("de", "2019 gründete [Anna Muster] die [Muster GmbH].",
     [("Anna Muster", F, "Muster GmbH", NONE, FIRST)]),
    ("de", "Die [Muster GmbH] ist eine Tochter der [Beispiel AG].",
     [("Muster GmbH", P, "Beispiel AG", NONE, NONE)]),
    ("de", "Das [Institut für Virologie] der [Universität Ulm] forscht.",
     [("Institut für Virologie", P, "Universität Ulm", NONE, NONE)]),
    ("de", "Die [TUM] gehört dem [Netzwerk Medizin] an.",
     [("TUM", M, "Netzwerk Medizin", NONE, NONE)]),
    ("de", "Der [Allianz M1] gehören die [TUM], die [LMU] und [Helmholtz Munich] an.",
     [("Helmholtz Munich", M, "Allianz M1", NONE, NONE), ("LMU", M, "Allianz M1", NONE, NONE),
      ("TUM", M, "Allianz M1", NONE, NONE)]),
    ("de", "Die [Universität Ulm] und die [Muster GmbH] arbeiten seit 2019 zusammen.",
     [("Universität Ulm", W, "Muster GmbH", NONE, NONE)]),
    ("de", "Das [Klinikum Ulm] und die [Universität Ulm] unterzeichneten einen Vertrag.", []),
    ("de", "Die [Universität Ulm] wurde 1967 gegründet.", []),
    ("de", "Die [Muster GmbH] wurde von der [Beispiel AG] übernommen.",
     [("Muster GmbH", P, "Beispiel AG", NONE, NONE)]),
    ("de", "Die [Muster GmbH] wurde von der [Beispiel AG] verklagt.", []),
    ("en", "[Acme Inc] was founded in 2019 by [Anna Muster] and [Jan Muster].",
     [("Anna Muster", F, "Acme Inc", NONE, FIRST), ("Jan Muster", F, "Acme Inc", NONE, FIRST)]),
    ("en", "[Dana Foundation] awarded [Acme Inc] a grant of $2 million.",
     [("Dana Foundation", U, "Acme Inc", FIRST, NONE)]),
    ("en", "[Acme Inc] received $2 million from the [Dana Foundation].",
     [("Dana Foundation", U, "Acme Inc", FIRST, NONE)]),
    ("en", "The [State of Bavaria] is funding the [M1] with 10 million euros.",
     [("State of Bavaria", U, "M1", FIRST, NONE)]),
    ("en", "The [University of Ulm] joined the [Network Medicine].",
     [("University of Ulm", M, "Network Medicine", NONE, NONE)]),
    ("en", "[Acme Inc] works with [Dana Center] and [LMU].",
     [("Acme Inc", W, "Dana Center", NONE, NONE), ("Acme Inc", W, "LMU", NONE, NONE)]),
    ("en", "The [Institute of Virology] at the [University of Ulm] is growing.",
     [("Institute of Virology", P, "University of Ulm", NONE, NONE)]),
    ("en", "[Acme Inc] raised $2 million.", []),
    ("en", "[Acme Inc] was sued by the [Dana Center].", []),
    ("en", "[Acme Inc] was acquired by the [Dana Group] for $2 million.",
     [("Acme Inc", P, "Dana Group", NONE, NONE)]),
    ("en", "[Acme Inc] will be acquired by the [Dana Group] for $2 million.", []),
    ("en", "[Dana Center], [LMU] and [TUM] signed an agreement.", []),
    ("de", "Die [TUM] tritt dem [Netzwerk Medizin] bei.",
     [("TUM", M, "Netzwerk Medizin", NONE, NONE)]),
    ("de", "Gut ist, dass der [Freistaat Bayern] die [Universität Ulm] mit 3 Mio. Euro fördert.",
     [("Freistaat Bayern", U, "Universität Ulm", FIRST, NONE)]),
    ("de", "Der [Freistaat Bayern] fördert die [Allianz M1] künftig nicht mehr.", []),
    ("en", "[Acme Inc], a subsidiary of [Dana Group], is based in [Boston].",
     [("Acme Inc", L, "Boston", NONE, NONE), ("Acme Inc", P, "Dana Group", NONE, NONE)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "wanted"), SENTENCES, ids=lambda v: str(v)[:60])
def test_what_a_sentence_states(
    words: Lexicon, language: str, sentence: str, wanted: list[Any]
) -> None:
    assert relations(words, Stage(language, sentence)) == sorted(wanted, key=str)
