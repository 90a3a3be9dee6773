"""PDF files: reading order, paragraphs, tables, parted words, page frames."""

from __future__ import annotations

import pytest

from pressminer.readers.content import Content
from pressminer.readers.pdf import read_pdf

from . import make

LONG = " ".join(make.PARAGRAPHS[:2])


def read(*pages: bytes, info: bytes = b"") -> Content:
    return read_pdf(make.pdf_of(*pages, info=info))


def paragraphs(content: Content) -> list[str]:
    return [part for part in content.text.strip().split("\n\n") if part]


def two_columns() -> bytes:
    left, _ = make.column([LONG, make.PARAGRAPHS[2]], 60, 700, 220)
    right, _ = make.column([LONG.replace("Ulm", "Bonn"), make.CLOSING], 320, 700, 220)
    return make.show(make.TITLE, 60, 760, 18) + left + right


def test_columns_are_read_one_after_the_other() -> None:
    assert paragraphs(read(two_columns())) == [
        make.TITLE,
        LONG,
        make.PARAGRAPHS[2],
        LONG.replace("Ulm", "Bonn"),
        make.CLOSING,
    ]


def test_columns_that_are_drawn_line_by_line_are_read_the_same() -> None:
    drawn = two_columns().splitlines(keepends=True)
    by_height = sorted(drawn, key=lambda line: -float(line.split()[5]))
    assert read(b"".join(by_height)).text == read(two_columns()).text


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    words = make.wrapped(LONG + " " + LONG, 220)
    half = len(words) // 2
    left = b"".join(make.show(line, 60, 700 - 13 * i) for i, line in enumerate(words[:half]))
    right = b"".join(make.show(line, 320, 700 - 13 * i) for i, line in enumerate(words[half:]))
    assert paragraphs(read(left + right)) == [f"{LONG} {LONG}"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Das Land fördert die Universi-", "tät mit zehn Millionen.", "die Universität mit"),
        ("Beteiligt ist auch die Max-", "Planck-Gesellschaft.", "die Max-Planck-Gesellschaft"),
        ("Es entstehen Forschungs-", "und Lehrflächen in Ulm.", "Forschungs- und Lehrflächen"),
        (
            "Die deutsch-französische und die deutsch-",
            "französische Seite.",
            "die deutsch-französische Seite",
        ),
        ("The trust funds the insti-", "tute in Leeds.", "the institute in"),
    ],
)
def test_words_that_a_line_end_parts(first: str, second: str, whole: str) -> None:
    page = make.show(first, 60, 700) + make.show(second, 60, 687)
    assert whole in read(page).text


def test_letterhead_once_and_page_numbers_never() -> None:
    pages = []
    for number, word in enumerate(("Herz", "Lunge", "Niere"), start=1):
        head = make.show("Universitätsklinikum Ulm, Pressestelle", 60, 810, 8)
        foot = make.show(f"Seite {number} von 3", 480, 30, 8)
        parts = [f"{word}: {LONG}", f"{word}, {make.CLOSING}"] * 3
        body, _ = make.column(parts, 60, 760, 440)
        pages.append(head + body + foot)
    text = read(*pages).text
    assert text.count("Pressestelle") == 1
    assert "Seite" not in text
    assert text.count(make.CLOSING) == 9


def test_rows_of_a_table_are_lines_and_justified_text_is_none() -> None:
    page = b""
    for number, row in enumerate((*make.TABLE, ("Beschäftigte", "7.100", "7.350"))):
        for place, cell in enumerate(row):
            page += make.show(cell, 60 + 70 * place, 700 - 13 * number)
    assert paragraphs(read(page)) == [
        "Kennzahl | 2023 | 2024\nBetten | 3.420 | 3.540\nBeschäftigte | 7.100 | 7.350"
    ]
    stretched, x = b"", 60.0
    for word in ("und", "Lehrflächen", "ziehen", "gemeinsam", "ein"):
        stretched += make.show(word, x, 687)
        x += make.width(word) + 25
    text = read(
        make.show("Am Standort entstehen neue Forschungsflächen, und Labore", 60, 700) + stretched
    )
    assert "|" not in text.text


def test_the_headline_is_the_largest_type_on_page_one() -> None:
    body, _ = make.column([LONG], 60, 700, 440)
    page = make.show("PRESSEMITTEILUNG", 60, 800, 10) + make.show(make.TITLE, 60, 760, 18) + body
    content = read(page)
    assert content.metadata["title"] == make.TITLE
    assert "title" not in read(body).metadata


@pytest.mark.parametrize(
    ("info", "day"),
    [
        (b"/CreationDate(D:20240314093000+01'00')", "2024-03-14"),
        (b"/CreationDate(D:20240314)/ModDate(D:20240314)", "2024-03-14"),
        (b"/CreationDate(D:20240314)/ModDate(D:20250101)", None),  # saved again
        (b"/CreationDate(gestern)", None),
        (b"", None),
    ],
)
def test_the_day_on_which_it_was_made_is_a_hint(info: bytes, day: str | None) -> None:
    assert read(make.story_page(), info=info).metadata.get("hinted_on") == day
