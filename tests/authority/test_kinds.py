"""Kinds: what ROR says, made exact by the type word."""

from __future__ import annotations

import pytest

from pressminer.authority.kinds import Kinds
from pressminer.authority.table import KINDS
from pressminer.lexicon import Lexicon


@pytest.fixture(scope="module")
def kinds(lexicon: Lexicon) -> Kinds:
    return Kinds(lexicon)


@pytest.mark.parametrize(
    ("types", "names", "kind"),
    [
        (["education", "funder"], ["Universität Ulm"], "university"),
        (["education"], ["WHU Vallendar"], "university"),
        (["education"], ["Deggendorf Institute of Technology"], "university"),
        (["education"], ["Institut für Anatomie"], "research_institute"),
        (["education"], ["Gymnasium Nord"], "other"),
        (["education"], ["Universitätsverlag Nord"], "media"),
        (["healthcare"], ["University Medical Center Ulm", "Universitätsklinikum Ulm"], "hospital"),
        (["healthcare", "education"], ["University Hospital of Ulm University"], "hospital"),
        (["facility"], ["Klinikum Nord"], "hospital"),
        (["facility"], ["Fraunhofer ISI"], "research_institute"),
        (["facility", "funder"], ["Netzwerk Rheuma"], "alliance"),
        (["government"], ["Bundesamt für Statistik"], "government"),
        (["government"], ["Robert Koch-Institut"], "research_institute"),
        (["funder", "nonprofit"], ["Volkswagen Stiftung", "Volkswagen Foundation"], "foundation"),
        (["nonprofit"], ["Deutsche Gesellschaft für Limnologie"], "association"),
        (["funder"], ["Schweizerischer Nationalfonds"], "programme"),
        (["company", "funder"], ["Institut Straumann"], "company"),
        (["archive"], ["Staatsarchiv Basel"], "other"),
        (["other"], ["Verbund Süd"], "alliance"),
        (["other"], ["Gavi"], "other"),
        ([], ["Universität Ulm"], "university"),
        ([], [], "other"),
        (["something new"], ["Gavi"], "other"),
    ],
)
def test_kinds(kinds: Kinds, types: list[str], names: list[str], kind: str) -> None:
    assert kinds(types, names) == kind
    assert kind in KINDS


@pytest.mark.parametrize("type_", ["company", "archive", "government", "funder", "facility"])
def test_every_type_gives_a_kind_that_we_have(kinds: Kinds, type_: str) -> None:
    for word in ("Universität", "Klinik", "Museum", "Verband", "Zeitung", "Programm"):
        assert kinds([type_], [f"{word} Nord"]) in KINDS
