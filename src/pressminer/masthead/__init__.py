"""What a page says about itself: title, day of publication, publisher, author.

A wrong date is worse than none, because every "on Friday" of the text is counted from it:
what is not plainly a stamp, a dateline or a masthead date stays out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pressminer.masthead.author import AuthorFinder
from pressminer.masthead.day import day_reader
from pressminer.masthead.days import DayFinder
from pressminer.masthead.lines import first_line, page_lines
from pressminer.masthead.publisher import PublisherFinder
from pressminer.masthead.words import load_words
from pressminer.model import Article, Block, Masthead
from pressminer.rules import RuleFolder

__all__ = ["read", "title_of"]

_HEADING_MARK = re.compile(r"#{1,6}\s+")


def read(article: Article, blocks: Sequence[Block], rules: RuleFolder) -> Masthead:
    """The masthead of ``article``; front matter outranks what the page itself says.

    ``blocks`` are the article's, in order (`pressminer.layout`). Raises `RulesError` when a
    ``masthead.toml`` is missing or lacks a key. A page that opens with ``Neue Klinik`` and
    ``Veröffentlicht 03.07.2025 13:40, Kai Wehrs`` gives ``Masthead("Neue Klinik", date(2025, 7,
    3), "", "Kai Wehrs")``.
    """
    days, publishers, authors = _finders(rules)
    said = article.front_matter
    lines = page_lines(article.text, blocks)
    return Masthead(
        title=title_of(article),
        published_on=days.reader.stated(said.get("published_on", "")) or days.published_on(lines),
        publisher=said.get("publisher", "") or publishers.publisher(lines),
        author=said.get("author", "") or authors.author(lines),
    )


def title_of(article: Article) -> str:
    """The headline: the front matter's, else the whole first line, without Markdown's ``#``."""
    said = article.front_matter.get("title", "")
    return said or _HEADING_MARK.sub("", first_line(article.text), count=1)


@lru_cache(maxsize=4)
def _finders(rules: RuleFolder) -> tuple[DayFinder, PublisherFinder, AuthorFinder]:
    words = load_words(rules)
    days = DayFinder(words, day_reader(rules))
    return days, PublisherFinder(words, days), AuthorFinder(words, days)
