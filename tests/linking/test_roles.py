"""Who holds which post where, sentence by sentence, through the whole flow on rules alone."""

from __future__ import annotations

import pytest
import spacy

from pressminer.components import FACTORIES
from pressminer.model import Article, EntityRef, Findings
from pressminer.run import Miner

Post = tuple[str, str, str, str]  # person, role, role_en, body or ""

HEADLINES = {"de": "Neues aus der Region", "en": "News from the region"}


@pytest.fixture(scope="module")
def miner() -> Miner:
    """The flow of a run with blank pipelines: what the rules find without any model."""
    made = Miner()
    for language in HEADLINES:
        nlp = spacy.blank(language)
        for factory in FACTORIES:
            nlp.add_pipe(factory)
        made.annotate._loaded[language] = nlp
    return made


def posts(miner: Miner, language: str, text: str) -> list[Post]:
    page = f"{HEADLINES[language]}\n\n{text}\n"
    (found,) = miner([Article("art-1", "x.txt", page, {"language": language})])
    assert found.document.status == "mined"
    return sorted({_post(found, k) for k in range(len(found.roles))})


def _post(found: Findings, k: int) -> Post:
    role = found.roles[k].value

    def name(ref: EntityRef | None) -> str:
        return getattr(found, ref.table)[ref.index].value.name if ref else ""

    return name(role.person), role.title, role.canonical, name(role.body)


ULM, UNI = "Universität Ulm", "University of Ulm"

GERMAN: list[tuple[str, list[Post]]] = [
    # before the name
    ("Bayerns Wissenschaftsminister Markus Blume begrüßt das.",
     [("Markus Blume", "Wissenschaftsminister", "science minister", "Bayern")]),
    ("Wissenschaftsministerin Petra Olschowski begrüßt das.",
     [("Petra Olschowski", "Wissenschaftsministerin", "science minister", "")]),
    ("TUM-Präsident Thomas Hofmann lobt das.",
     [("Thomas Hofmann", "Präsident", "president", "TUM")]),
    ("Oberbürgermeister Peter Muster kam auch.",
     [("Peter Muster", "Oberbürgermeister", "lord mayor", "")]),
    ("Der Ärztliche Direktor Prof. Dr. Peter Muster dankt.",
     [("Peter Muster", "Ärztlicher Direktor", "medical director", "")]),
    ("Die Pflegedirektorin Anna Muster dankt allen.",
     [("Anna Muster", "Pflegedirektorin", "nursing director", "")]),
    ("Staatssekretärin Anna Muster eröffnete den Bau.",
     [("Anna Muster", "Staatssekretärin", "state secretary", "")]),
    ("Ministerpräsident Peter Muster sprach danach.",
     [("Peter Muster", "Ministerpräsident", "minister-president", "")]),
    # behind the name, across its body
    ("Anna Muster, Präsidentin der Universität Ulm, begrüßt das.",
     [("Anna Muster", "Präsidentin", "president", ULM)]),
    ("Anna Muster, die Präsidentin der Universität Ulm, begrüßt das.",
     [("Anna Muster", "Präsidentin", "president", ULM)]),
    ("Der Präsident der Universität Ulm, Prof. Dr. Peter Muster, begrüßt das.",
     [("Peter Muster", "Präsident", "president", ULM)]),
    ("Dr. Anna Muster (Kanzlerin der Universität Ulm) sprach danach.",
     [("Anna Muster", "Kanzlerin", "chancellor", ULM)]),
    ("Peter Muster, CEO und Wissenschaftlicher Geschäftsführer von Helmholtz Munich, dankt.",
     [("Peter Muster", "CEO", "chief executive officer", "Helmholtz Munich"),
      ("Peter Muster", "Wissenschaftlicher Geschäftsführer", "scientific managing director",
       "Helmholtz Munich")]),
    ("Peter Muster, stellvertretender Vorsitzender der Muster GmbH, dankt.",
     [("Peter Muster", "stellvertretender Vorsitzender", "deputy chair", "Muster GmbH")]),
    ("Anna Muster, Vorsitzende des Beirats der Muster GmbH, dankt.",
     [("Anna Muster", "Vorsitzende des Beirats", "chair of the advisory board", "Muster GmbH")]),
    ("Anna Muster, Mitglied des Hochschulrats der Universität Ulm, dankt.",
     [("Anna Muster", "Mitglied des Hochschulrats", "member of the university council", ULM)]),
    ("Peter Muster, Oberarzt am Universitätsklinikum Ulm, leitete die Operation.",
     [("Peter Muster", "Oberarzt", "senior physician", "Universitätsklinikum Ulm")]),
    ("Anna Muster, Professorin für Virologie an der Universität Ulm, forscht daran.",
     [("Anna Muster", "Professorin für Virologie", "professor of virology", ULM)]),
    ("Anna Muster, Geschäftsführerin der Muster GmbH, freut sich.",
     [("Anna Muster", "Geschäftsführerin", "managing director", "Muster GmbH")]),
    ("Peter Muster, Vorstandsvorsitzender der Muster AG, freut sich.",
     [("Peter Muster", "Vorstandsvorsitzender", "chair of the executive board", "Muster AG")]),
    ("Peter Muster, kommissarischer Leiter des Instituts für Virologie, freut sich.",
     [("Peter Muster", "kommissarischer Leiter", "acting head", "Institut für Virologie")]),
    ("Anna Muster, Gründerin der Muster GmbH, freut sich.",
     [("Anna Muster", "Gründerin", "founder", "Muster GmbH")]),
    # across a verb
    ("Anna Muster wird neue Rektorin der Universität Ulm.",
     [("Anna Muster", "Rektorin", "rector", ULM)]),
    ("Anna Muster ist seit 2019 Dekanin der Medizinischen Fakultät.",
     [("Anna Muster", "Dekanin", "dean", "Medizinische Fakultät")]),
    ("Zum neuen Rektor der Universität Ulm wurde Peter Muster gewählt.",
     [("Peter Muster", "Rektor", "rector", ULM)]),
    ("Neuer Dekan ist Peter Muster.", [("Peter Muster", "Dekan", "dean", "")]),
    ("Anna Muster leitet das Institut für Virologie.",
     [("Anna Muster", "Leiterin", "head", "Institut für Virologie")]),
    ("Anna Muster wurde als Finanzvorständin der Muster AG bestellt.",
     [("Anna Muster", "Finanzvorständin", "chief financial officer", "Muster AG")]),
    ("Peter Muster folgt als Präsident der Universität Ulm auf Hans Beispiel.",
     [("Hans Beispiel", "Präsident", "president", ULM),
      ("Peter Muster", "Präsident", "president", ULM)]),
    # adjectives that are dropped, and such that stay
    ("Der ehemalige Präsident der Universität Ulm, Peter Muster, kam.",
     [("Peter Muster", "Präsident", "president", ULM)]),
    ("Der designierte Rektor Peter Muster kam.",
     [("Peter Muster", "designierter Rektor", "designated rector", "")]),
    ("Die scheidende Rektorin Anna Muster kam.", [("Anna Muster", "Rektorin", "rector", "")]),
    ("Gründungsdirektorin Anna Muster kam.",
     [("Anna Muster", "Gründungsdirektorin", "founding director", "")]),
    # one post, two holders
    ("Koordinatoren sind Peter Muster und Anna Beispiel.",
     [("Anna Beispiel", "Koordinator", "project coordinator", ""),
      ("Peter Muster", "Koordinator", "project coordinator", "")]),
    # no posts
    ("Der Kardiologe Peter Muster behandelt Kinder.", []),
    ("Die Preisträgerin Anna Muster freut sich.", []),
    ("Der Autor Peter Muster schreibt viel.", []),
    ("Die Ministerin begrüßt das, und Anna Muster auch.", []),
    ("Der Präsident dankte. Anna Muster lachte.", []),
    ("Prof. Dr. Anna Muster spricht über Viren.", []),
]  # fmt: skip

ENGLISH: list[tuple[str, list[Post]]] = [
    ("Bavarian Science Minister Markus Blume welcomed the news.",
     [("Markus Blume", "Science Minister", "science minister", "")]),
    ("TUM President Thomas Hofmann welcomed the news.",
     [("Thomas Hofmann", "President", "president", "TUM")]),
    ("Mayor Peter Miller came, too.", [("Peter Miller", "Mayor", "mayor", "")]),
    ("CEO Anna Miller welcomed the news.", [("Anna Miller", "CEO", "chief executive officer", "")]),
    ("Chief Financial Officer Anna Miller welcomed the news.",
     [("Anna Miller", "Chief Financial Officer", "chief financial officer", "")]),
    ("Anna Miller, President of the University of Ulm, welcomed the news.",
     [("Anna Miller", "President", "president", UNI)]),
    ("Anna Miller, the new president of the University of Ulm, welcomed the news.",
     [("Anna Miller", "president", "president", UNI)]),
    ("The president of the University of Ulm, Prof. Peter Miller, welcomed the news.",
     [("Peter Miller", "president", "president", UNI)]),
    ("Dr. Anna Miller (Acme Inc.'s chief executive) spoke first.",
     [("Anna Miller", "chief executive", "chief executive officer", "Acme Inc.")]),
    ("Peter Miller, founder and CEO of Acme Inc., spoke first.",
     [("Peter Miller", "CEO", "chief executive officer", "Acme Inc."),
      ("Peter Miller", "founder", "founder", "Acme Inc.")]),
    ("Peter Miller, co-founder of Acme Inc., spoke first.",
     [("Peter Miller", "co-founder", "co-founder", "Acme Inc.")]),
    ("Anna Miller, deputy director of the Institute of Virology, spoke first.",
     [("Anna Miller", "deputy director", "deputy director", "Institute of Virology")]),
    ("Anna Miller, acting head of the Institute of Virology, spoke first.",
     [("Anna Miller", "acting head", "acting head", "Institute of Virology")]),
    ("Anna Miller, professor of virology at the University of Ulm, spoke first.",
     [("Anna Miller", "professor of virology", "professor of virology", UNI)]),
    ("Anna Miller, chair of the supervisory board of Acme Inc., spoke first.",
     [("Anna Miller", "chair of the supervisory board", "chair of the supervisory board",
       "Acme Inc.")]),
    ("Anna Miller, managing director of Acme Ltd, spoke first.",
     [("Anna Miller", "managing director", "managing director", "Acme Ltd")]),
    ("Anna Miller, dean of the Faculty of Medicine, spoke first.",
     [("Anna Miller", "dean", "dean", "Faculty of Medicine")]),
    ("Peter Miller, a senior physician at Ulm University Hospital, spoke first.",
     [("Peter Miller", "senior physician", "senior physician", "Ulm University Hospital")]),
    ("Anna Miller has been appointed director of the Institute of Virology.",
     [("Anna Miller", "director", "director", "Institute of Virology")]),
    ("Anna Miller was elected president of the University of Ulm.",
     [("Anna Miller", "president", "president", UNI)]),
    ("Anna Miller will become chancellor of the University of Ulm in May.",
     [("Anna Miller", "chancellor", "chancellor", UNI)]),
    ("Anna Miller is the president of the University of Ulm.",
     [("Anna Miller", "president", "president", UNI)]),
    ("Anna Miller serves as chief medical officer of Acme Ltd today.",
     [("Anna Miller", "chief medical officer", "chief medical officer", "Acme Ltd")]),
    ("Acme Inc. named Anna Miller as chief scientific officer.",
     [("Anna Miller", "chief scientific officer", "chief scientific officer", "Acme Inc.")]),
    ("Anna Miller heads the Institute of Virology.",
     [("Anna Miller", "head", "head", "Institute of Virology")]),
    ("Anna Miller chairs the Dana Foundation.",
     [("Anna Miller", "chair", "chair", "Dana Foundation")]),
    ("Anna Miller chairs the Committee for Research.",
     [("Anna Miller", "chair", "chair", "Committee for Research")]),
    ("Anna Miller succeeds Peter Brown as president of the University of Ulm.",
     [("Anna Miller", "president", "president", UNI),
      ("Peter Brown", "president", "president", UNI)]),
    ("Former rector Peter Miller came, too.", [("Peter Miller", "rector", "rector", "")]),
    ("Interim director Peter Miller came, too.",
     [("Peter Miller", "Interim director", "interim director", "")]),
    ("Vice President Anna Miller came, too.",
     [("Anna Miller", "Vice President", "vice president", "")]),
    ("Minister-President Peter Miller came, too.",
     [("Peter Miller", "Minister-President", "minister-president", "")]),
    ("The coordinators are Peter Miller and Anna Brown.",
     [("Anna Brown", "coordinator", "project coordinator", ""),
      ("Peter Miller", "coordinator", "project coordinator", "")]),
    ("The cardiologist Peter Miller treats children.", []),
    ("The author Anna Miller writes a lot.", []),
    ("The minister welcomed the news, and so did Anna Miller.", []),
    ("The president smiled. Anna Miller laughed.", []),
    ("Prof. Anna Miller talks about viruses.", []),
    ("Entrepreneur Peter Miller won the award.", []),
]  # fmt: skip

# What the guide asks for and is not read yet: sentence → why.
NOT_YET = {
    "Anna Muster leitet das Institut für Virologie.": "the gender of the holder is not known",
    "Peter Muster folgt als Präsident der Universität Ulm auf Hans Beispiel.": "the predecessor",
    "Koordinatoren sind Peter Muster und Anna Beispiel.": "its English name is project coordinator",
    "The coordinators are Peter Miller and Anna Brown.": "its English name is project coordinator",
    "Anna Miller chairs the Committee for Research.": "a named committee is no organization yet",
}

CASES = [("de", *case) for case in GERMAN] + [("en", *case) for case in ENGLISH]


def _cases() -> list[object]:
    return [
        pytest.param(
            *case,
            id=f"{case[0]}: {case[1]}",
            marks=[pytest.mark.xfail(strict=True, reason=NOT_YET[case[1]])]
            if case[1] in NOT_YET
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize(("language", "sentence", "wanted"), _cases())
def test_posts_of_a_sentence(
    miner: Miner, language: str, sentence: str, wanted: list[Post]
) -> None:
    assert posts(miner, language, sentence) == wanted


def test_every_sentence_that_is_not_read_yet_is_a_case() -> None:
    assert set(NOT_YET) <= {sentence for _, sentence, _ in CASES}
