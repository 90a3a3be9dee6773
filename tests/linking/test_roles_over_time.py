"""The status of a post that articles of different days tell of."""

from __future__ import annotations

import itertools

import pytest

from pressminer.lexicon import Lexicon
from pressminer.merge import merge
from pressminer.model import Document, EntityRef, Fact, Findings, Mention, PersonName, Role

PERSON = EntityRef("persons", 0)
Told = tuple[str, str, str, str]  # day, title, canonical, status

RECTOR = ("Rektorin", "rector", "")
DESIGNATED = ("designierte Rektorin", "designated rector", "designated")
FORMER = ("Rektorin", "rector", "former")

CASES: list[tuple[list[Told], tuple[str, str, str]]] = [
    # the article published last decides
    ([("2024-03-01", *DESIGNATED), ("2024-05-01", *RECTOR)], ("Rektorin", "rector", "current")),
    ([("2024-03-01", *RECTOR), ("2024-05-01", *FORMER)], ("Rektorin", "rector", "former")),
    (
        [("2024-03-01", *DESIGNATED), ("2023-05-01", *RECTOR)],
        ("designierte Rektorin", "designated rector", "designated"),
    ),
    # articles without a day are the oldest
    ([("", *FORMER), ("2024-03-01", *RECTOR)], ("Rektorin", "rector", "current")),
    # of one day, who says something outranks who does not
    ([("2024-03-01", *RECTOR), ("2024-03-01", *FORMER)], ("Rektorin", "rector", "former")),
    ([("2024-03-01", *RECTOR)], ("Rektorin", "rector", "current")),
]


def article(number: int, told: Told) -> Findings:
    day, title, canonical, status = told
    mention = (Mention(0, 4, "Anna", "Anna", "de"),)
    return Findings(
        document=Document(f"art-{number}", f"{number}.txt", published_on=day),
        persons=(Fact(PersonName("Anna Muster"), mention),),
        roles=(Fact(Role(PERSON, title, canonical, status=status), mention),),
    )


@pytest.mark.parametrize(("told", "wanted"), CASES)
def test_one_row_with_the_latest_status(
    lexicon: Lexicon, told: list[Told], wanted: tuple[str, str, str]
) -> None:
    articles = [article(k, one) for k, one in enumerate(told)]
    for order in itertools.permutations(articles):
        (row,) = merge(order, lexicon).roles
        assert (row.role, row.role_en, row.status) == wanted
