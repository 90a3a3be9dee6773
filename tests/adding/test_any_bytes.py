"""Whatever is added, it is in the corpus with the reader's text, or there is a reason."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressminer.adding import Adder
from pressminer.adding.sources import Source, sniffed
from pressminer.errors import UnreadableError
from pressminer.model import Article
from pressminer.readers import READERS, articles, discover

from ..readers import make

FILES = make.every_format()
SUFFIXES = sorted(READERS)
QUICK = settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))


def check(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        adder = Adder(corpus)
        source = Source("a", data, "a", suffix)
        try:
            told = adder.add(source)
        except UnreadableError as error:
            assert str(error) and "\n" not in str(error)
            assert not corpus.exists()
            return
        found = [p for p in discover(corpus) if isinstance(p, Path)]
        assert found == [told.path]
        read = list(articles(told.path, corpus))
        if READERS[suffix].read_rows is None:
            (article,) = read
            assert isinstance(article, Article)
            assert article.text.strip()
            assert article.front_matter.get("language", "") == (told.values or {}).get(
                "language", ""
            )
        assert adder.add(source).known
        assert Adder(corpus).add(source).known


@QUICK
@given(
    st.sampled_from(sorted(FILES)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 80)), max_size=4),
    st.one_of(st.none(), st.sampled_from(SUFFIXES)),
)
def test_damaged_files(
    name: str, changes: list[tuple[float, bytes, int]], suffix: str | None
) -> None:
    data = FILES[name]
    for place, new, old in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + old :]
    check(data, suffix or ("." + name.split(".")[1] if ".gz" not in name else ".txt"))


@QUICK
@given(st.text(alphabet="---\n:abÄ\r\t\x0c\x85\u2028\ufeff'\"#>|{ ", max_size=120))
def test_any_text(text: str) -> None:
    check(text.encode(), ".txt")


@given(st.binary(max_size=200))
def test_any_content_has_a_format(data: bytes) -> None:
    assert sniffed(data).removesuffix(".gz") in READERS
