"""Front matter: what is a block, what is a mere rule, and what the values are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.readers.front_matter import block, split

BODY = "Erste Zeile\n\nText."


@pytest.mark.parametrize(
    ("lines", "values"),
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
def test_values(lines: str, values: dict[str, str]) -> None:
    assert split(f"---\n{lines}\n---\n{BODY}") == (values, BODY)


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


KEYS = st.sampled_from(["title", "published_on", "url", "tags"])


@given(st.dictionaries(KEYS, st.text(alphabet="aß:#'\"\\\n\r\u2028 ->|[{&*yes,0~", max_size=20)))
def test_a_block_that_was_written_is_read_again(values: dict[str, str]) -> None:
    told, text = split(block(values) + "---\na: b\n---\n")
    assert told == {key: " ".join(value.split()) for key, value in values.items()} or not values
    assert text == "---\na: b\n---\n" or not values


@given(st.text())
def test_any_value_can_be_written(value: str) -> None:
    told, text = split(block({"title": value}) + "Text")
    assert text == "Text"
    assert list(told) == ["title"]
