"""Translations are told from other texts on the same story, by names, figures, days and order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer import mine
from pressminer.translations import COMMON, DAYS, Told, likeness, translations

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "translated"


def told(document: str, language: str, anchors: str, day: str = "2024-03-14") -> Told:
    """``anchors``: letters are names, digits are facts, in the order of the text."""
    return Told(
        document,
        language,
        day,
        f"{day or '9999'} {document}",
        tuple(a for a in anchors if a.isalpha()),
        tuple(a for a in anchors if a.isdigit()),
        tuple(anchors),
    )


STORY = "AB12C3D4E56"


@pytest.mark.parametrize(
    ("other", "day", "pairs"),
    [
        (STORY, "2024-03-14", True),
        (STORY, "2024-03-20", True),
        (STORY, "", True),
        (STORY, "2024-09-14", False),
        ("AB1C3D24E5", "2024-03-15", True),  # a figure missed, another one moved
        ("XAB12C3D4E56", "2024-03-15", True),  # a name of its own
        ("E5C3A1D4B26", "2024-03-15", False),  # the same facts in another order
        ("AB12C3D7890", "2024-03-15", False),  # other figures
        ("AB12C", "2024-03-15", False),  # too little to tell by
        ("XYZ1V2W34U56", "2024-03-15", False),  # the same figures about others
        ("AB12C3D4E5", "2024-03-15", True),
        ("AB12C3D456", "2024-03-15", True),
    ],
)
def test_what_is_a_translation(other: str, day: str, pairs: bool) -> None:
    one, two = told("d", "de", STORY), told("e", "en", other, day)
    assert translations([one, two]) == ({"e": "d"} if pairs else {})


def test_a_shortened_translation_is_one_and_a_longer_text_is_none() -> None:
    long = told("d", "de", "AB12C3D4E56F7G89HI0", "2024-03-14")
    short = told("e", "en", "AB12C3D4E5", "2024-03-15")
    assert translations([long, short]) == {"e": "d"}
    first = told("e", "en", "AB12C3D4E5", "2024-03-13")
    assert translations([long, first]) == {}


def test_one_language_has_no_translations() -> None:
    assert translations([told("a", "de", STORY), told("b", "de", STORY)]) == {}


def test_the_most_like_is_chosen() -> None:
    texts = [told("a", "de", "AB12C3D4E78"), told("b", "de", STORY), told("c", "en", STORY)]
    texts[2] = told("c", "en", STORY, "2024-03-15")
    assert translations(texts)["c"] == "b"


def test_what_very_many_articles_say_tells_nothing() -> None:
    texts = [told(f"{k:03}", "de" if k % 2 else "en", STORY) for k in range(COMMON + 1)]
    assert translations(texts) == {}


LETTERS = st.text(alphabet="ABCD1234", max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["de", "en"]), LETTERS), max_size=8), st.integers())
def test_the_order_of_articles_does_not_matter(texts: list[tuple[str, str]], seed: int) -> None:
    articles = [told(f"d{k}", *text) for k, text in enumerate(texts)]
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)
    found = translations(articles)
    assert found == translations(shuffled)
    keys = {a.document: a.key for a in articles}
    assert all(keys[earlier] < keys[later] for later, earlier in found.items())


@given(LETTERS, LETTERS)
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= likeness(told("d", "de", one), told("e", "en", other)) <= 1


def test_days_are_compared_by_the_calendar() -> None:
    one = told("d", "de", STORY, "2024-01-01")
    assert translations([one, told("e", "en", STORY, "2024-02-01")]) and DAYS == 31
    assert not translations([one, told("e", "en", STORY, "2024-02-02")])


# --- real texts ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is paired of the texts here, made in both languages, and of the corpus, which is not."""
    root = tmp_path_factory.mktemp("corpus")
    for path in (*TEXTS.iterdir(), *(HERE.parent / "corpus").iterdir()):
        (root / path.name).write_bytes(path.read_bytes())
    documents = mine(root).tables["documents"]
    names = dict(zip(documents.document_id, documents.path, strict=True))
    return {
        row.path: names[row.translation_of] for row in documents.itertuples() if row.translation_of
    }


@pytest.mark.parametrize("story", ["klinikum", "stiftung", "firma", "museum"])
def test_a_release_in_both_languages(pairs: dict[str, str], story: str) -> None:
    assert pairs.get(f"{story}-en.txt") == f"{story}-de.txt"


def test_a_shortened_release(pairs: dict[str, str]) -> None:
    assert pairs.get("firma-short-en.txt") == "firma-de.txt"


def test_other_texts_about_the_same_are_none(pairs: dict[str, str]) -> None:
    """Neither a feature by the same house, nor its next release, nor two papers on one event."""
    assert len(pairs) == 5
