"""Real web pages, where they are at hand; `pages.toml` says what a person reads on each."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from pressminer import masthead
from pressminer.layout import Layout
from pressminer.model import Article, BlockKind
from pressminer.readers import read
from pressminer.readers.html_body import squashed
from pressminer.rules import rule_folder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[2] / "shared" / "data" / "html"
WANTED = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))
RULES = rule_folder()
LAYOUT = Layout(RULES)
FURNITURE = ("cookie", "javascript", "whatsapp", "newsletter", "teilen", "tweet", "flipboard")

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the pages are not at hand")


def digits(text: str) -> str:
    return hashlib.sha256(squashed(text).encode()).hexdigest()[:12]


def article(name: str) -> Article:
    found = read(PAGES / name, PAGES)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", WANTED)
def test_headline_and_day(name: str) -> None:
    page, wanted = article(name), WANTED[name]
    found = masthead.read(page, LAYOUT(page.text), RULES)
    assert digits(found.title) == wanted["title"]
    if "day of its first entry" not in wanted.get("other", ""):
        assert str(found.published_on or "") == wanted["published_on"]


def mined_lines(page: Article) -> list[str]:
    """The lines of a page but for what its layout tells to be the portal's own words."""
    furniture = [b for b in LAYOUT(page.text) if b.kind is BlockKind.FURNITURE]
    kept = list(page.text)
    for block in furniture:
        kept[block.start : block.end] = [" "] * (block.end - block.start)
    return [line for line in "".join(kept).splitlines() if line.strip()]


@pytest.mark.parametrize("name", WANTED)
def test_the_body_from_its_first_line_to_its_last(name: str) -> None:
    wanted = WANTED[name]
    if "not an article" in wanted.get("other", ""):
        pytest.skip(wanted["other"])
    lines = mined_lines(article(name))
    hashes = [digits(line) for line in lines]
    assert wanted["first"] in hashes[1:6]
    below = hashes[::-1].index(wanted["last"])
    stamp = lines[-1].startswith("Stand ")
    assert below <= stamp or "other" in wanted
    assert below <= 1
    for line in lines:
        assert len(line) > 80 or not any(word in line.lower() for word in FURNITURE)
