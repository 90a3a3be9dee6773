from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import spacy
import srsly
from spacy.tokens import Doc

import pressminer
import pressminer.transport
from pressminer.model import Amount, Match, PartialDate, PersonName, Tag

TEXTS = [
    "Anna Huber leitet seit 3. Juli 2025 das Institut für Hygiene; es kostet rund 3 Mio. Euro.",
    "Das Klinikum Nord in Graz bekommt 20 Betten.",
    "",
]


@pytest.mark.parametrize(
    "value",
    [
        Match(0, 4, Amount("money", Decimal("1.50"), "EUR", per="year"), "rule"),
        Match(3, 9, PartialDate("2025-07", date(2025, 7, 1), date(2025, 7, 31)), ""),
        Match(0, 5, PersonName("Anna Huber", "Dr."), "title"),
        [Tag(0, 3, "DET"), {"a": None}],
        Decimal("1E+9"),
    ],
)
def test_values_come_back_as_they_were(value: Any) -> None:
    assert srsly.msgpack_loads(srsly.msgpack_dumps(value)) == value


def test_what_others_cannot_write_stays_an_error() -> None:
    with pytest.raises(TypeError):
        srsly.msgpack_dumps(object())


@pytest.fixture(scope="module")
def nlp() -> Any:
    return pressminer.load("de")


def matches(doc: Doc) -> dict[str, Any]:
    return dict(doc._.pressminer)


def test_a_doc_survives_its_bytes_with_its_matches(nlp: Any) -> None:
    doc = nlp(TEXTS[0])
    again = Doc(spacy.blank("de").vocab).from_bytes(doc.to_bytes())
    assert matches(again) == matches(doc)
    assert matches(doc)["amounts"] and matches(doc)["dates"] and matches(doc)["persons"]


def test_two_processes_find_what_one_finds(nlp: Any) -> None:
    alone = [matches(doc) for doc in nlp.pipe(TEXTS)]
    assert [matches(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=1)] == alone
