"""Gender of names, pronouns and titles, as a clue for who is meant."""

from __future__ import annotations

import pytest

from pressminer.lexicon import lexicon
from pressminer.linking.ranking.gender import Genders, agreement
from pressminer.model import RoleTitle


@pytest.fixture(scope="module")
def genders() -> Genders:
    return Genders(lexicon(None))


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna Weber", "f"),
        ("Hans-Peter Weber", "m"),
        ("C. Anna Weber", "f"),
        ("Desmond Kirwan", "m"),
        ("Priya Raman", "f"),
        ("Weber", ""),
        ("Quux Weber", ""),
    ],
)
def test_given_names_tell(genders: Genders, name: str, gender: str) -> None:
    assert genders.of_name(name) == gender


@pytest.mark.parametrize(
    ("title", "gender"),
    [
        ("Leiterin", "f"),
        ("Leiter der Klinik", "m"),
        ("Vorsitzende des Beirats", "f"),
        ("Mitglied", ""),
        ("Director", ""),
        ("chairwoman", "f"),
    ],
)
def test_titles_tell_where_they_have_a_gender(genders: Genders, title: str, gender: str) -> None:
    assert genders.of_title(RoleTitle(title, "director")) == gender


def test_pronouns_and_agreement(genders: Genders) -> None:
    assert agreement(genders.of_pronoun("sie"), genders.of_name("Anna Weber")) == "agrees"
    assert agreement(genders.of_pronoun("he"), genders.of_name("Anna Weber")) == "differs"
    assert agreement(genders.of_pronoun("they"), genders.of_name("Anna Weber")) == "open"
