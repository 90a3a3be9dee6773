"""Ids: stable over machines, apart for different parts."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.ids import document_id, stable_id


def test_an_id_is_the_hash_of_its_parts() -> None:
    digest = hashlib.sha256(b"company\x1facme").hexdigest()
    assert stable_id("org", "company", "acme") == f"org-{digest[:12]}"


@pytest.mark.parametrize("path", ["2024/Übernahme.txt", "Å.md"])
def test_the_spelling_of_accents_does_not_matter(path: str) -> None:
    composed, apart = (unicodedata.normalize(form, path) for form in ("NFC", "NFD"))
    assert document_id(composed) == document_id(apart)
    assert document_id(composed) == stable_id("art", composed)


@given(
    st.lists(st.text(alphabet="ab", max_size=3), min_size=1),
    st.lists(st.text(alphabet="ab", max_size=3), min_size=1),
)
def test_other_parts_other_id(one: list[str], other: list[str]) -> None:
    assert (stable_id("x", *one) == stable_id("x", *other)) == (one == other)


def test_no_text_breaks_an_id() -> None:
    assert stable_id("x", "\ud800").startswith("x-")
