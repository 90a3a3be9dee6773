"""Posts in many wordings, in a paragraph each: role_wordings/*.txt hold sentences and answers.

The sentences were written from the annotation guide before any rule was tried on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy

from pressminer.components import FACTORIES
from pressminer.model import Article, EntityRef, Findings
from pressminer.rules import rule_folder
from pressminer.run import Miner

FOLDER = Path(__file__).parent / "role_wordings"
HEADLINES = {"de": "Neues aus der Region", "en": "News from the region"}


class Answer(NamedTuple):
    """What a sentence says; each field a tuple of values that are equally right, or any."""

    person: str
    role: tuple[str, ...]
    role_en: tuple[str, ...]
    body: tuple[str, ...]
    status: tuple[str, ...]

    def fits(self, said: tuple[str, ...]) -> bool:
        """``said``: person, role, role_en, body or ``-``, status as found."""
        pairs = zip(self[1:], said[1:], strict=True)
        return self.person == said[0] and all("*" in right or got in right for right, got in pairs)


class Case(NamedTuple):
    """A sentence and all the posts it states; ``todo`` says why it is not read yet."""

    language: str
    sentence: str
    answers: tuple[Answer, ...]
    todo: str = ""


def _answer(line: str) -> Answer:
    fields = [f.strip() for f in line[1:].split("|")]
    rest = [tuple(f.split("/")) for f in [*fields[1:], *([] if fields[4:] else ["current"])]]
    return Answer(fields[0], rest[0], rest[1], rest[2], rest[3])


def read(language: str) -> Iterator[Case]:
    """The cases of ``de.txt`` or ``en.txt``."""
    sentence, todo = "", ""
    answers: list[Answer] = []
    for line in [*(FOLDER / f"{language}.txt").read_text("utf-8").splitlines(), "#"]:
        if line.startswith(">"):
            answers.append(_answer(line))
            continue
        if sentence:
            yield Case(language, sentence, tuple(answers), todo)
        sentence, answers, todo = "", [], ""
        if line and not line.startswith("#"):
            sentence, _, todo = (part.strip() for part in line.partition("  # todo: "))


@pytest.fixture(scope="module")
def miner() -> Miner:
    """The flow of a run with blank pipelines: what the rules find without any model."""
    made = Miner()
    for language in HEADLINES:
        nlp = spacy.blank(language)
        for factory in FACTORIES:
            nlp.add_pipe(factory)
        made.annotate._loaded[language] = nlp
    return made


def posts(miner: Miner, language: str, text: str) -> list[tuple[str, ...]]:
    """Person, role, role_en, body or ``-``, status of every role, sorted."""
    page = f"{HEADLINES[language]}\n\n{text}\n"
    (found,) = miner([Article("art-1", "x.txt", page, {"language": language})])
    assert found.document.status == "mined"
    return sorted({_post(found, k) for k in range(len(found.roles))})


def _post(found: Findings, k: int) -> tuple[str, ...]:
    role = found.roles[k].value

    def name(ref: EntityRef | None) -> str:
        return getattr(found, ref.table)[ref.index].value.name if ref else "-"

    return name(role.person), role.title, role.canonical, name(role.body), role.status or "current"


def faults(case: Case, said: list[tuple[str, ...]]) -> list[str]:
    """What is missing and what is too much, in words."""
    left = list(said)
    wrong = []
    for answer in case.answers:
        hit = next((s for s in left if answer.fits(s)), None)
        if hit:
            left.remove(hit)
        else:
            wrong.append(f"missed {answer}")
    return [*wrong, *(f"not stated: {s}" for s in left)]


def _cases() -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.language}: {case.sentence}",
            marks=[pytest.mark.xfail(strict=True, reason=case.todo)] if case.todo else [],
        )
        for language in HEADLINES
        for case in read(language)
    ]


@pytest.mark.parametrize("case", _cases())
def test_posts_of_a_wording(miner: Miner, case: Case) -> None:
    assert faults(case, posts(miner, case.language, case.sentence)) == []


def _statements() -> list[object]:
    return [
        pytest.param(language, entry, id=f"{language}: {entry['id']}")
        for language in HEADLINES
        for entry in rule_folder().toml(language, "roles")["statement"]
    ]


@pytest.mark.parametrize(("language", "entry"), _statements())
def test_statements_keep_their_promises(
    miner: Miner, language: str, entry: dict[str, list[str]]
) -> None:
    for example in entry["examples"]:
        titles = [post[1] for post in posts(miner, language, example)]
        assert titles, example
        assert all(title.startswith(str(entry["title"])) for title in titles), example
    for example in entry["counterexamples"]:
        assert posts(miner, language, example) == [], example


STATUSES = [
    ("de", "Der ehemalige Rektor Jan Muster kam.", "former"),
    ("de", "Der frühere Rektor Jan Muster kam.", "former"),
    ("de", "Ex-Rektor Jan Muster kam.", "former"),
    ("de", "Staatssekretär a. D. Jan Muster kam.", "former"),
    ("de", "Der scheidende Rektor Jan Muster kam.", "former"),
    ("de", "Jan Muster war bis 2021 Rektor.", "former"),
    ("de", "Jan Muster ist seit 2021 Rektor.", "current"),
    ("de", "Jan Muster wurde zum Rektor gewählt.", "current"),
    ("de", "Jan Muster bleibt Rektor.", "current"),
    ("de", "Jan Muster wird am 1. April Rektor.", "designated"),
    ("de", "Der künftige Rektor Jan Muster kam.", "designated"),
    ("de", "Der designierte Rektor Jan Muster kam.", "designated"),
    ("de", "Der kommissarische Rektor Jan Muster kam.", "acting"),
    ("de", "Interimsrektor Jan Muster kam.", "acting"),
    ("de", "Der amtierende Rektor Jan Muster kam.", "current"),
    ("de", "Der Geschäftsführende Direktor Jan Muster kam.", "current"),
    ("de", "Der stellvertretende Direktor Jan Muster kam.", "deputy"),
    ("de", "Der ehemalige stellvertretende Direktor Jan Muster kam.", "former"),
    ("de", "Vizepräsident Jan Muster kam.", "current"),
    ("de", "Prorektor Jan Muster kam.", "current"),
    ("de", "Rektor Jan Muster war Ehrengast.", "current"),  # not what the verb is about
    ("en", "Former mayor Peter Miller came, too.", "former"),
    ("en", "The outgoing mayor, Peter Miller, came, too.", "former"),
    ("en", "Peter Miller was mayor until 2021.", "former"),
    ("en", "Peter Miller has been mayor since 2021.", "current"),
    ("en", "Peter Miller was elected mayor.", "current"),
    ("en", "Peter Miller will become mayor on 1 April.", "designated"),
    ("en", "Incoming mayor Peter Miller came, too.", "designated"),
    ("en", "Peter Miller, president-elect, came, too.", "designated"),
    ("en", "Acting director Peter Miller came, too.", "acting"),
    ("en", "Interim director Peter Miller came, too.", "acting"),
    ("en", "Deputy director Peter Miller came, too.", "deputy"),
    ("en", "Vice President Peter Miller came, too.", "current"),
    ("en", "Mayor Peter Miller was guest of honour.", "current"),
]


@pytest.mark.parametrize(("language", "sentence", "status"), STATUSES)
def test_status_of_a_post(miner: Miner, language: str, sentence: str, status: str) -> None:
    assert [post[4] for post in posts(miner, language, sentence)] == [status]


TABLE = """Project | Lead institution | Project leader | Award
PeatPulse | University of Leeds | Dr Anna Miller | 5.2m
HedgeNet | University of Ulm | Prof. Peter Brown | 4.1m"""


def test_the_heading_of_a_column_states_a_post(miner: Miner) -> None:
    assert [post[:3] for post in posts(miner, "en", TABLE)] == [
        ("Anna Miller", "Project leader", "project leader"),
        ("Peter Brown", "Project leader", "project leader"),
    ]


def test_lines_of_prose_below_a_board_list_nobody(miner: Miner) -> None:
    page = "Die Jury\n\nDr. Anna Muster (Ulm)\n\nDie Laudatio hält der Autor Jan Muster."
    assert [post[:2] for post in posts(miner, "de", page)] == [("Anna Muster", "Mitglied der Jury")]
