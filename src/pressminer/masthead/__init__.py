"""What a page says about itself: title, day and country of publication, publisher, author.

A wrong date is worse than none, because every "on Friday" of the text is counted from it:
what is not plainly a stamp, a dateline or a masthead date stays out.

Where several sources speak, the first of these that says something is believed:

1. front matter: the block that opens a text file, the columns of a table; somebody wrote it down
   (``-`` there: the article does not say it, so that no other source is asked);
2. what the article prints: stamp, dateline, masthead, byline;
3. what the format states as published: JSON-LD, ``article:published_time``, the title of a PDF;
4. ``sent_on``: the day on which a mail was sent, unless it forwards or answers another;
5. ``hinted_on``: the day on which a PDF was made, a Word file last saved, a day found in a page's
   head or address. It counts only when the article prints that very day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from pressminer.masthead.author import AuthorFinder
from pressminer.masthead.country import CountryFinder
from pressminer.masthead.day import day_reader
from pressminer.masthead.days import DayFinder
from pressminer.masthead.lines import Line, first_line, page_lines
from pressminer.masthead.publisher import PublisherFinder
from pressminer.masthead.words import load_words
from pressminer.model import Article, Block, Masthead
from pressminer.rules import RuleFolder

__all__ = ["UNSAID", "read", "title_of"]

UNSAID = "-"

_HEADING_MARK = re.compile(r"#{1,6}\s+")


def read(article: Article, blocks: Sequence[Block], rules: RuleFolder) -> Masthead:
    """The masthead of ``article``, from the sources in the order above.

    ``blocks`` are the article's, in order (`pressminer.layout`). Raises `RulesError` when a
    ``masthead.toml`` is missing or lacks a key. A page that opens with ``Neue Klinik`` and
    ``Veröffentlicht 03.07.2025 13:40, Kai Wehrs`` gives ``Masthead("Neue Klinik", date(2025, 7,
    3), "", "Kai Wehrs")``.
    """
    days, publishers, authors, countries = _finders(rules)
    said, metadata = article.front_matter, article.metadata
    lines = page_lines(article.text, blocks)
    day, publisher, author = (said.get(k, "") for k in ("published_on", "publisher", "author"))
    country = countries.country(lines, said.get("url", "") or metadata.get("url", ""))
    printed = days.published_on(lines)
    if printed and country in countries.month_first:
        printed = _month_first(printed, lines, days)
    return Masthead(
        title=title_of(article),
        published_on=None
        if day == UNSAID
        else days.reader.stated(day) or printed or _stated_day(article, days),
        publisher=""
        if publisher == UNSAID
        else publisher
        or publishers.publisher(lines)
        or metadata.get("publisher", "")
        or _sender(article, publishers),
        author=""
        if author == UNSAID
        else author or authors.author(lines) or _stated_author(article, publishers),
        country=country,
    )


_SLASHED = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])")


def _month_first(day: date, lines: Sequence[Line], days: DayFinder) -> date:
    """``03/04/2025`` where the month comes first; another spelling of the day keeps it."""
    text = "\n".join(line.text for line in lines)
    slashed = any(days.reader.day_of(found[0]) == day for found in _SLASHED.finditer(text))
    if day.day > 12 or not slashed or days.reader.prints(_SLASHED.sub(" ", text), day):
        return day
    return day.replace(month=day.day, day=day.month)


def _sender(article: Article, publishers: PublisherFinder) -> str:
    """The body that sent a mail; ``Jana Muster`` and ``Verteiler`` publish nothing."""
    sender = article.metadata.get("sender", "")
    return sender if publishers.names_body(sender) else ""


def _stated_author(article: Article, publishers: PublisherFinder) -> str:
    """The person whom the format names as author; many pages name a body there."""
    author = article.metadata.get("author", "")
    return "" if publishers.names_body(author) else author


def _stated_day(article: Article, days: DayFinder) -> date | None:
    """The day that the format states, if it may be believed."""
    for key in ("published_on", "sent_on"):
        day = days.reader.stated(article.metadata.get(key, ""))
        if day is not None:
            return day
    hinted = days.reader.stated(article.metadata.get("hinted_on", ""))
    return hinted if hinted is not None and days.reader.prints(article.text, hinted) else None


def title_of(article: Article) -> str:
    """The headline: the front matter's, the format's, else the first line without ``#``."""
    said = article.front_matter.get("title", "") or article.metadata.get("title", "")
    return said or _HEADING_MARK.sub("", first_line(article.text), count=1)


@lru_cache(maxsize=4)
def _finders(
    rules: RuleFolder,
) -> tuple[DayFinder, PublisherFinder, AuthorFinder, CountryFinder]:
    words = load_words(rules)
    days = DayFinder(words, day_reader(rules))
    return days, PublisherFinder(words, days), AuthorFinder(words, days), CountryFinder(rules)
