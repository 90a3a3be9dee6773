"""Front matter: what is a block, what is a mere rule, and what the values are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.readers.front_matter import split

BODY = "Erste Zeile\n\nText."


@pytest.mark.parametrize(
    ("block", "values"),
    [
        ("title: Zwei Kliniken", {"title": "Zwei Kliniken"}),
        ("Title:   Zwei Kliniken  ", {"title": "Zwei Kliniken"}),
        (
            "published_on: 2024-03-14\nauthor: Presse",
            {"published_on": "2024-03-14", "author": "Presse"},
        ),
        ('title: "Halle: \\"Neu\\""', {"title": 'Halle: "Neu"'}),
        ("title: 'Rock ''n'' Roll'", {"title": "Rock 'n' Roll"}),
        ('title: "Neu" und alt', {"title": '"Neu" und alt'}),
        ("author:", {"author": ""}),
        ("url: https://example.org/a:b", {"url": "https://example.org/a:b"}),
        ("tags: [a, b]\nmy-key: 1", {"tags": "[a, b]", "my-key": "1"}),
        ("tags:\n  - Forschung\n  - Lehre", {"tags": "- Forschung - Lehre"}),
        ("tags:\n- Forschung\n- Lehre", {"tags": "Forschung Lehre"}),
        ("title: >\n  Zwei Kliniken\n  gründen", {"title": "Zwei Kliniken gründen"}),
        ("größe: 3", {"größe": "3"}),
    ],
)
def test_values(block: str, values: dict[str, str]) -> None:
    assert split(f"---\n{block}\n---\n{BODY}") == (values, BODY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "---",
        "---\n",
        "---\n---\nText",
        "---\nNur eine Linie.\n---\nText",
        "---\n\nOrt: Ulm\n\n---\nText",
        "---\ntitle: nie geschlossen\nText",
        "---\ntitle: nie geschlossen",
        "\n---\ntitle: nicht in Zeile 1\n---\n",
        "----\ntitle: vier Striche\n----\n",
        "---\nhttps://example.org\n---\nText",
        "---\n  title: eingerückt\n---\nText",
        "---\n- a: 1\n---\nText",
        "Titel\n---\ntitle: darunter\n---\n",
    ],
)
def test_what_is_no_block_stays_in_the_text(text: str) -> None:
    assert split(text) == ({}, text)


def test_nothing_but_the_block_is_cut_off() -> None:
    assert split("---\ntitle: A\n---\n\n  Text\n---\n") == ({"title": "A"}, "\n  Text\n---\n")
    assert split("---  \ntitle: A\n---") == ({"title": "A"}, "")


@given(st.text(alphabet="-\n :a'\"> ", max_size=60))
def test_the_text_is_always_the_end_of_the_file(text: str) -> None:
    values, rest = split("---\n" + text)
    assert ("---\n" + text).endswith(rest)
    assert bool(values) == (rest != "---\n" + text)


@pytest.mark.parametrize("filler", ["a ", "a b.c-", "- ", " ", "a: b\n"])
def test_a_long_file_that_never_closes_is_all_text(filler: str) -> None:
    text = "---\n" + filler * 500_000
    assert split(text) == ({}, text)
