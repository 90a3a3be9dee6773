"""Readable names: umlauts, length, what has no Latin letter, what Windows reserves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.adding.names import MAX, slug, stem_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe zählt: „Leuchtturm“ für Köln", "groesse-zaehlt-leuchtturm-fuer-koeln"),
        ("Gro\u0308ße", "groesse"),
        ("Éclat à Genève – 10 Mio. €!", "eclat-a-geneve-10-mio"),
        ("King's & Queen’s", "kings-und-queens"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ελλάδα", ""),
        ("", ""),
        ("wort " * 30, "wort-" * 11 + "wort"),
        ("x" * 200, "x" * MAX),
    ],
)
def test_slugs(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("day", "title", "otherwise", "name"),
    [
        ("2024-03-14", "Neue Halle", "x", "2024-03-14-neue-halle"),
        ("", "Neue Halle", "x", "neue-halle"),
        ("", "Ελλάδα", "Import 7", "import-7"),
        ("2024-03-14", "Ελλάδα", "日本", "2024-03-14-article"),
        ("", "CON", "x", "article-con"),
        ("2024-03-14", "Con", "x", "2024-03-14-con"),
    ],
)
def test_stems(day: str, title: str, otherwise: str, name: str) -> None:
    assert stem_of(day, title, otherwise) == name


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_title_gives_a_name_that_every_system_takes(title: str, otherwise: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", stem_of("", title, otherwise))
