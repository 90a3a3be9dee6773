"""The country an article was published in, and the numeric dates that hang on it."""

from __future__ import annotations

from datetime import date

import pytest

from pressminer import masthead
from pressminer.layout import Layout
from pressminer.masthead.country import CountryFinder
from pressminer.model import Article
from pressminer.rules import RuleFolder
from pressminer.run import Miner

RULES = RuleFolder()
FINDER = CountryFinder(RULES)
LAYOUT = Layout(RULES)
REST = "the clinic opened a new wing for children, said the president of the board in his speech."


def article(text: str, **front_matter: str) -> Article:
    return Article("doc-1", "a.txt", text, front_matter)


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("LONDON", "GB"),
        ("Cambridge, UK", "GB"),
        ("Cambridge, Massachusetts", "US"),
        ("Boston, Mass.", "US"),
        ("PARIS, TX", "US"),
        ("Paris", "FR"),
        ("Washington, D.C.", "US"),
        ("Toronto, Ontario", "CA"),
        ("Frankfurt am Main", "DE"),
        ("Graz/Wien", "AT"),
        ("Bozen", "IT"),
        ("Neue Klinik", ""),
        ("", ""),
        (", ,", ""),
    ],
)
def test_country_of_a_place(place: str, country: str) -> None:
    assert FINDER.of_place(place) == country


@pytest.mark.parametrize(
    ("opening", "url", "country"),
    [
        ("BOSTON, Mass., March 4, 2025 – ", "", "US"),
        ("CHICAGO (AP) – ", "", "US"),
        ("Wien, 4. März 2025 – ", "", "AT"),
        ("On Monday ", "", ""),
        ("On Monday ", "https://www.example.co.uk/news", "GB"),
        ("On Monday ", "https://news.example.edu/wing", "US"),
        ("On Monday ", "https://example.org/wing", ""),
        ("On Monday ", "no address", ""),
        ("BOSTON – ", "https://www.example.co.uk/news", "US"),  # what is printed outranks it
    ],
)
def test_country_of_an_article(opening: str, url: str, country: str) -> None:
    page = article(f"New wing opens\n\n{opening}{REST}", url=url)
    assert masthead.read(page, LAYOUT(page.text), RULES).country == country


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("BOSTON, 03/04/2025 – ", date(2025, 3, 4)),
        ("LONDON, 03/04/2025 – ", date(2025, 4, 3)),
        ("BOSTON, 13/04/2025 – ", date(2025, 4, 13)),
        ("BOSTON, April 3, 2025 – ", date(2025, 4, 3)),
    ],
)
def test_day_of_publication_is_written_as_in_the_country(opening: str, day: date) -> None:
    page = article(f"New wing opens\n\n{opening}{REST}")
    assert masthead.read(page, LAYOUT(page.text), RULES).published_on == day


@pytest.mark.parametrize(
    ("place", "day"),
    [("BOSTON", "2025-03-04"), ("LONDON", "2025-04-03"), ("Hintertupfing", "2025-04-03")],
)
def test_dates_in_the_text_follow_the_dateline(place: str, day: str) -> None:
    text = f"New wing opens\n\n{place} – {REST[0].upper()}{REST[1:]} It was built on 03/04/2025.\n"
    found = Miner()([article(text)])[0]
    assert [fact.value.edtf for fact in found.dates] == [day]
