"""Base forms of organization names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.normalize.organizations import NameParts, nominative
from pressminer.view import tokenize


def base(lexicon: Lexicon, name: str, head: str) -> str:
    tokens = tokenize(name)
    at = next(k for k, t in enumerate(tokens) if t.text == head)
    found = lexicon.head(head)
    assert found is not None
    return nominative(
        NameParts(name, tokens, at, found),
        lexicon.words("organizations", "name_adjectives"),
        lexicon.words("organizations", "generic_prefixes"),
    )


@pytest.mark.parametrize(
    ("inflected", "head", "nominative_form"),
    [
        (
            "Deutschen Krebsforschungszentrum",
            "Krebsforschungszentrum",
            "Deutsches Krebsforschungszentrum",
        ),
        (
            "Deutschen Krebsforschungszentrums",
            "Krebsforschungszentrums",
            "Deutsches Krebsforschungszentrum",
        ),
        ("Technischen Universität Dresden", "Universität", "Technische Universität Dresden"),
        ("Freien Universität Berlin", "Universität", "Freie Universität Berlin"),
        ("Statistischen Bundesamtes", "Bundesamtes", "Statistisches Bundesamt"),
        ("Deutschen Verbands für Sport", "Verbands", "Deutscher Verband für Sport"),
        ("Instituts für Virologie", "Instituts", "Institut für Virologie"),
        (
            "Sächsischen Staatsministeriums für Kultur",
            "Staatsministeriums",
            "Sächsisches Staatsministerium für Kultur",
        ),
        ("Universitätsklinikums Ulm", "Universitätsklinikums", "Universitätsklinikum Ulm"),
        (
            "Berlinischen Gesellschaft für Kunst",
            "Gesellschaft",
            "Berlinische Gesellschaft für Kunst",
        ),
        ("Exzellenz-Universität Bonn", "Exzellenz-Universität", "Universität Bonn"),
        ("Dana Center for Trials", "Center", "Dana Center for Trials"),
        ("Institut  für\nVirologie", "Institut", "Institut für Virologie"),
        (
            "Zentrum für Technische Optik",
            "Zentrum",
            "Zentrum für Technische Optik",
        ),  # behind the head nothing bends
        ("Klinik für Innere Medizin", "Klinik", "Klinik für Innere Medizin"),
    ],
)
def test_nominative(lexicon: Lexicon, inflected: str, head: str, nominative_form: str) -> None:
    assert base(lexicon, inflected, head) == nominative_form


@given(
    adjective=st.sampled_from(["Deutsche", "Deutschen", "Deutscher", "Deutsches", "Deutschem"]),
    head=st.sampled_from(["Institut", "Universität", "Verband", "Instituts", "Verbands"]),
)
def test_a_base_form_is_its_own_base_form(lexicon: Lexicon, adjective: str, head: str) -> None:
    once = base(lexicon, f"{adjective} {head} für Physik", head)
    assert base(lexicon, once, once.split()[1]) == once
