"""One decision per mention: overlaps, consistency, clusters and short forms inside one article.

Candidates stand in brackets: ``[per:Anna Muster]``, ``[org:TUM]``, ``[loc:Ulm]``; with ``?`` only
a model proposes them (``[per?:Helmholtz Munich]``), with ``~`` they are a bare last name.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from pressminer.lexicon import Lexicon
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.model import Match, OrganizationName, PersonName, PlaceName
from pressminer.normalize.comparable import Comparer
from pressminer.resolve import Entities, Resolver
from pressminer.view import tokenize

MARKED = re.compile(r"\[(per|org|loc)([?~]?):([^\]|]+)(?:\|([^\]]*))?\]")
RULES = {"per": "persons:title", "org": "organizations:head", "loc": "places:gazetteer"}
MODEL = {"per": "persons:model", "org": "organizations:model", "loc": "places:model"}

Table = dict[str, list[str]]  # name -> surfaces


@pytest.fixture(scope="module")
def resolver(lexicon: Lexicon) -> Resolver:
    return Resolver(lexicon, Comparer(lexicon))


def _value(kind: str, surface: str, more: str) -> Any:
    """``more``: for bodies ``acronym`` or ``acronym=authority``, for places their key."""
    if kind == "per":
        return PersonName(surface)
    if kind == "loc":
        return PlaceName(surface, more)
    acronym, _, authority = more.partition("=")
    acronym = acronym or (surface if is_acronym_like(surface) else "")
    return OrganizationName(surface, "other", acronym, authority, (surface,))


def read(marked: str) -> tuple[str, dict[str, list[Match[Any]]]]:
    text, at = "", 0
    found: dict[str, list[Match[Any]]] = {"per": [], "org": [], "loc": []}
    for hit in MARKED.finditer(marked):
        text += marked[at : hit.start()]
        kind, mark, surface, more = hit.groups()
        rule = MODEL[kind] if mark == "?" else "persons:bare" if mark == "~" else RULES[kind]
        value = _value(kind, surface, more or "")
        found[kind].append(Match(len(text), len(text) + len(surface), value, rule))
        text += surface
        at = hit.end()
    return text + marked[at:], found


def resolve(resolver: Resolver, marked: str, *more: tuple[str, Match[Any]]) -> Entities:
    text, found = read(marked)
    for kind, match in more:
        found[kind].append(match)
    sentences = [
        tokenize(text, m.start(), m.end()) for m in re.finditer(r"[^.]+\.?", text) if m.group()
    ]
    return resolver(text, sentences, found["per"], found["org"], found["loc"])


def table(entities: list[Any], text: str) -> Table:
    return {e.value.name: [text[a:b] for a, b in e.spans] for e in entities}


def persons(resolver: Resolver, marked: str) -> Table:
    return table(resolve(resolver, marked).persons, read(marked)[0])


def bodies(resolver: Resolver, marked: str) -> Table:
    return table(resolve(resolver, marked).organizations, read(marked)[0])


# --- persons --------------------------------------------------------------------------------

PERSONS: list[tuple[str, Table]] = [
    ("[per:Matthias Tschöp] lobt. Später sagt Tschöp mehr.",
     {"Matthias Tschöp": ["Matthias Tschöp", "Tschöp"]}),
    ("[per:Matthias Tschöp] lobt. Das ist Tschöps Werk.",
     {"Matthias Tschöp": ["Matthias Tschöp", "Tschöps"]}),
    ("[per:Matthias H. Tschöp] kam. [per:Matthias Tschöp] ging.",
     {"Matthias H. Tschöp": ["Matthias H. Tschöp", "Matthias Tschöp"]}),
    ("[per:Anna Muster] kam. [per:Jan Muster] ging. Auch Muster lachte.",
     {"Anna Muster": ["Anna Muster"], "Jan Muster": ["Jan Muster"]}),
    ("[per:Anna Muster] kam. [per~:Muster] ging.", {"Anna Muster": ["Anna Muster", "Muster"]}),
    ("[per~:Muster] kam. [per~:Muster] ging.", {"Muster": ["Muster", "Muster"]}),
    ("[per:Anna Blume] kam. Dort stand die Blume.", {"Anna Blume": ["Anna Blume"]}),
    ("[per:Anna Blume] kam. Mit Blume kam Freude.", {"Anna Blume": ["Anna Blume", "Blume"]}),
    ("[per:Ursula von Trotha] kam. Danach sprach von Trotha.",
     {"Ursula von Trotha": ["Ursula von Trotha", "Trotha"]}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), PERSONS, ids=lambda v: str(v)[:60])
def test_who_is_who(resolver: Resolver, marked: str, wanted: Table) -> None:
    assert persons(resolver, marked) == wanted


@pytest.mark.xfail(strict=True, reason="each mention that fits two persons becomes one more")
def test_a_short_form_that_fits_two_is_one_person_however_often_it_stands(
    resolver: Resolver,
) -> None:
    marked = (
        "[per:Thomas F. Hofmann] kam. [per:Thomas M. Hofmann] ging. "
        "[per:Thomas Hofmann] blieb. [per:Thomas Hofmann] lachte."
    )
    assert len(resolve(resolver, marked).persons) == 3


# --- organizations --------------------------------------------------------------------------

BODIES: list[tuple[str, Table]] = [
    ("Das [org:Institut für Hafenkunde|IfH] wächst. Das IfH lobt. Der IfH-Vorstand auch.",
     {"Institut für Hafenkunde": ["Institut für Hafenkunde", "IfH", "IfH"]}),
    ("Die [org:Universität Ulm] und die [org:University of Ulm] sind eins.",
     {"University of Ulm": ["Universität Ulm", "University of Ulm"]}),
    ("[org:Universität Ulm], [org:Universitätsklinikum Ulm]",
     {"Universität Ulm": ["Universität Ulm"],
      "Universitätsklinikum Ulm": ["Universitätsklinikum Ulm"]}),
    ("[org:Erstes Haus|EH=tum] und [org:Ehrliche Hilfe|EH=dkfz] sind zwei.",
     {"Erstes Haus": ["Erstes Haus"], "Ehrliche Hilfe": ["Ehrliche Hilfe"]}),
    ("[org:Deutsches Krebsforschungszentrum|=dkfz] und [org:DKFZ|DKFZ=dkfz]",
     {"Deutsches Krebsforschungszentrum": ["Deutsches Krebsforschungszentrum", "DKFZ"]}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), BODIES, ids=lambda v: str(v)[:60])
def test_which_body_is_which(resolver: Resolver, marked: str, wanted: Table) -> None:
    assert bodies(resolver, marked) == wanted


def test_an_acronym_inside_a_longer_word_is_none(resolver: Resolver) -> None:
    found = bodies(resolver, "Die [org:Universität Ulm|UU] wächst. Der UUID-Streit und das UUX.")
    assert found == {"Universität Ulm": ["Universität Ulm"]}


# --- overlaps and consistency ---------------------------------------------------------------


def test_what_a_rule_found_beats_what_a_model_proposes(resolver: Resolver) -> None:
    """A small model takes ``Helmholtz Munich`` for a person in one sentence."""
    found = resolve(resolver, "[org:Helmholtz Munich] lobt. Dann sagt [per?:Helmholtz Munich] ja.")
    assert found.persons == []
    assert [len(e.spans) for e in found.organizations] == [2]


def test_the_majority_of_a_models_labels_counts(resolver: Resolver) -> None:
    found = resolve(
        resolver, "[org?:Acme Bio] kam. [org?:Acme Bio] ging. Und [per?:Acme Bio] blieb."
    )
    assert found.persons == []
    assert [e.value.name for e in found.organizations] == ["Acme Bio"]


def test_a_model_that_cannot_decide_is_not_believed(resolver: Resolver) -> None:
    found = resolve(resolver, "[org?:Acme Bio] kam. Und [per?:Acme Bio] blieb.")
    assert (found.persons, found.organizations) == ([], [])


def test_a_place_inside_a_name_is_no_place(resolver: Resolver) -> None:
    marked = "Die [org:Universität Ulm] wächst."
    place = Match(16, 19, PlaceName("Ulm"), "places:gazetteer")
    found = resolve(resolver, marked, ("loc", place))
    assert found.places == []
    assert [e.value.name for e in found.organizations] == ["Universität Ulm"]


def test_a_last_name_is_no_body(resolver: Resolver) -> None:
    """The model takes the later ``Kretschmann`` for a company."""
    found = resolve(resolver, "[per:Winfried Kretschmann] kam. Dann ging [org?:Kretschmann].")
    assert found.organizations == []
    assert [len(e.spans) for e in found.persons] == [2]


def test_no_two_mentions_overlap(resolver: Resolver) -> None:
    marked = "[org:Klinikum der Universität Ulm|KUU] lobt [per:Anna Ulm]. KUU und Ulm."
    inner = Match(13, 28, OrganizationName("Universität Ulm", "university"), "organizations:head")
    found = resolve(resolver, marked, ("org", inner))
    spans = sorted(s for _, es in found.by_table() for e in es for s in e.spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [e.value.name for e in found.organizations] == ["Klinikum der Universität Ulm"]


def test_entities_stand_in_the_order_of_their_first_mention(resolver: Resolver) -> None:
    found = resolve(resolver, "[org:Zeppelin GmbH], [org:Adler GmbH] und [org:Muster AG].")
    starts = [e.spans[0][0] for e in found.organizations]
    assert starts == sorted(starts)
    assert len(starts) == 3
