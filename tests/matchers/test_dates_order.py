"""What comes first in 3/7/2025: other dates of the article, its country, how it spells."""

from __future__ import annotations

import pytest

from pressminer.matchers.dates import DateMatcher
from pressminer.rules import RuleFolder

RULES = RuleFolder()
MATCHERS = {language: DateMatcher(RULES, language) for language in ("de", "en")}


@pytest.mark.parametrize(
    ("language", "text", "country", "answer"),
    [
        ("en", "They met on 3/7/2025.", "", "2025-07-03"),
        ("en", "They met on 3/7/2025.", "US", "2025-03-07"),
        ("en", "They met on 3/7/2025.", "us", "2025-03-07"),
        ("en", "They met on 3/7/2025.", "GB", "2025-07-03"),
        # a date that can be read only one way decides for all, before it and behind it
        ("en", "They met on 3/7/2025 and on 12/25/2025.", "", "2025-03-07 2025-12-25"),
        ("en", "They met on 12/25/2025 and on 3/7/2025.", "GB", "2025-12-25 2025-03-07"),
        ("en", "They met on 25/12/2025 and on 3/7/2025.", "US", "2025-12-25 2025-07-03"),
        ("en", "They met on 7/31/25 and on 3/7/25.", "", "2025-07-31 2025-03-07"),
        ("en", "Seen 12/25/2025, 25/12/2025 and 3/7/2025.", "", "2025-12-25 2025-12-25 2025-07-03"),
        # dates in words, spelling
        ("en", "On July 4, 2025 they met, again on 3/7/2025.", "", "2025-07-04 2025-03-07"),
        ("en", "On 4 July 2025 they met, again on 3/7/2025.", "", "2025-07-04 2025-07-03"),
        ("en", "The medical center opened on 3/7/2025.", "", "2025-03-07"),
        ("en", "The medical centre opened on 3/7/2025.", "", "2025-07-03"),
        ("en", "The medical centre opened on 3/7/2025.", "US", "2025-03-07"),
        ("en", "The centre opened its center on 3/7/2025.", "", "2025-07-03"),
        ("de", "Sie trafen sich am 3/7/2025.", "", "2025-07-03"),
        ("de", "Sie trafen sich am 3/7/2025 und am 7/31/2025.", "", "2025-03-07 2025-07-31"),
        # points are no slashes
        ("en", "They met on 3.7.2025.", "US", "2025-07-03"),
    ],
)
def test_order(language: str, text: str, country: str, answer: str) -> None:
    found = MATCHERS[language](text, country=country)
    assert " ".join(match.value.edtf for match in found) == answer
