from __future__ import annotations

import json
import zlib
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.caching.codec import pack, unpack
from pressminer.model import (
    Amount,
    Document,
    EntityRef,
    Fact,
    Findings,
    Mention,
    OrganizationName,
    PartialDate,
    PersonName,
    PlaceName,
    Relation,
    Role,
    Zone,
)

ULM = Mention(0, 3, "Ulm", "Ulm baut für 1,50 Mio. Euro.", "de", Zone.QUOTE)
FULL = Findings(
    Document("art-1", "a.txt", "Ulm baut", "de", "2024-03-14", "Stadt", "Presse"),
    persons=(Fact(PersonName("Anna Muster", "Dr."), (ULM, ULM)),),
    organizations=(Fact(OrganizationName("TUM", "university", "TUM", "tum", ("TUM",)), (ULM,)),),
    places=(Fact(PlaceName("Ulm", "city|DE|ulm", "city"), (ULM,)),),
    roles=(Fact(Role(EntityRef("persons", 0), "Rektor", "rector", None, "former"), (ULM,)),),
    amounts=(Fact(Amount("money", Decimal("1500000.50"), "EUR", "range", Decimal(2)), (ULM,)),),
    dates=(Fact(PartialDate("2024-03", date(2024, 3, 1), None), (ULM,)),),
    relations=(
        Fact(Relation(EntityRef("persons", 0), "funds", EntityRef("places", 0), 0, None), (ULM,)),
    ),
    shingles=frozenset({2**32 - 1, 0, 7}),
)

text = st.text(max_size=20)
mentions = st.builds(
    Mention, st.integers(), st.integers(), text, text, text, st.sampled_from(list(Zone))
)
days = st.none() | st.dates()


def facts(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Fact[Any], ...]]:
    stated = st.builds(Fact, values, st.lists(mentions, max_size=3).map(tuple))
    return st.lists(stated, max_size=3).map(tuple)


findings = st.builds(
    Findings,
    st.builds(Document, *[text] * len(fields(Document))),
    persons=facts(st.builds(PersonName, text, text)),
    amounts=facts(
        st.builds(Amount, text, st.decimals(allow_nan=False), text, text, st.none(), text)
    ),
    dates=facts(st.builds(PartialDate, text, days, days)),
    shingles=st.frozensets(st.integers(0, 2**32)),
)


def test_every_kind_of_fact_comes_back_as_it_was() -> None:
    assert all(getattr(FULL, field.name) for field in fields(Findings))
    back = unpack(pack(FULL))
    assert back == FULL
    assert str(back.amounts[0].value.value) == "1500000.50"  # also the zero at its end


@given(findings)
def test_whatever_is_packed_comes_back(given: Findings) -> None:
    assert unpack(pack(given)) == given


def test_equal_findings_give_equal_bytes() -> None:
    assert pack(FULL) == pack(unpack(pack(FULL)))


def test_a_sentence_is_held_once() -> None:
    (fact,) = unpack(pack(FULL)).persons
    assert fact.mentions[0].sentence is fact.mentions[1].sentence


@given(st.binary(max_size=60))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpack(data)


def damaged() -> list[Any]:
    """What `pack` writes, each time with another value in the place of one."""
    strings, content = json.loads(zlib.decompress(pack(FULL)))
    found: list[Any] = [None, [], {}, 3, "x", [strings], [strings, content, 1], [3, content]]
    for k in range(len(content)):
        for wrong in (None, 1, "x", [[]], [[[0], 1]]):
            found.append([strings, [*content[:k], wrong, *content[k + 1 :]]])
    found.append([[1] * len(strings), content])
    return found


@pytest.mark.parametrize("content", damaged(), ids=lambda c: repr(c)[-20:])
def test_findings_of_another_shape_are_refused(content: Any) -> None:
    with pytest.raises(ValueError):
        unpack(zlib.compress(json.dumps(content).encode()))


@pytest.mark.parametrize("place", range(0, len(pack(FULL)), 7))
def test_a_flipped_bit_is_noticed(place: int) -> None:
    data = bytearray(pack(FULL))
    data[place] ^= 1 << 4
    with pytest.raises(ValueError):
        unpack(bytes(data))
