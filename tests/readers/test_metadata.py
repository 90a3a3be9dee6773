"""Where format and text differ: the documented order of sources."""

from __future__ import annotations

from datetime import date

import pytest

from pressminer import masthead
from pressminer.ids import document_id
from pressminer.layout import Layout
from pressminer.model import Article, Masthead
from pressminer.rules import rule_folder

RULES = rule_folder()
LAYOUT = Layout(RULES)
STAMPED = "Neue Halle\n\nUlm, 14. März 2024 – Die Stadt baut eine Halle für alle Vereine am Ort."
PLAIN = "Neue Halle\n\nDie Stadt baut eine Halle. Beginn ist am 2. Mai 2024, der Tag steht fest."


def read(text: str, front_matter: dict[str, str], metadata: dict[str, str]) -> Masthead:
    article = Article(document_id("a.txt"), "a.txt", text, front_matter, metadata)
    return masthead.read(article, LAYOUT(text), RULES)


@pytest.mark.parametrize(
    ("text", "front_matter", "metadata", "day"),
    [
        (
            STAMPED,
            {"published_on": "2024-03-15"},
            {"published_on": "2024-03-16"},
            date(2024, 3, 15),
        ),
        (STAMPED, {}, {"published_on": "2024-03-16"}, date(2024, 3, 14)),
        (PLAIN, {}, {"published_on": "2024-03-16", "sent_on": "2024-03-17"}, date(2024, 3, 16)),
        (PLAIN, {}, {"sent_on": "2024-03-17", "hinted_on": "2024-05-02"}, date(2024, 3, 17)),
        # a hint counts only where the text prints that very day
        (PLAIN, {}, {"hinted_on": "2024-05-02"}, date(2024, 5, 2)),
        (PLAIN, {}, {"hinted_on": "2024-05-03"}, None),
        (PLAIN, {}, {"published_on": "gestern", "sent_on": "2024-03-17"}, date(2024, 3, 17)),
        (PLAIN, {}, {}, None),
    ],
)
def test_days(
    text: str, front_matter: dict[str, str], metadata: dict[str, str], day: date | None
) -> None:
    assert read(text, front_matter, metadata).published_on == day


@pytest.mark.parametrize(
    ("front_matter", "metadata", "publisher", "author"),
    [
        ({"publisher": "A"}, {"publisher": "B"}, "A", ""),
        ({}, {"publisher": "Ulm-News", "sender": "Stadt Ulm"}, "Ulm-News", ""),
        ({}, {"sender": "Stadt Ulm"}, "Stadt Ulm", ""),
        ({}, {"sender": "Jana Muster"}, "", ""),
        ({"author": "A"}, {"author": "Jana Muster"}, "", "A"),
        ({}, {"author": "Jana Muster"}, "", "Jana Muster"),
        ({}, {"author": "Universität Ulm"}, "", ""),
    ],
)
def test_publisher_and_author(
    front_matter: dict[str, str], metadata: dict[str, str], publisher: str, author: str
) -> None:
    found = read(PLAIN, front_matter, metadata)
    assert (found.publisher, found.author) == (publisher, author)


def test_titles() -> None:
    assert read(PLAIN, {}, {"title": "Aus dem PDF"}).title == "Aus dem PDF"
    assert read(PLAIN, {"title": "Vorn"}, {"title": "Aus dem PDF"}).title == "Vorn"
    assert read(PLAIN, {}, {}).title == "Neue Halle"
