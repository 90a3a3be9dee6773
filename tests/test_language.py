from __future__ import annotations

import pytest

from pressminer.language import Identifier
from pressminer.layout import Layout
from pressminer.model import Block, BlockKind
from pressminer.rules import RuleFolder
from pressminer.sentences import Splitter

RULES = RuleFolder()
LAYOUT, SPLITTER, IDENTIFIER = Layout(RULES), Splitter(RULES), Identifier(RULES)

ARTICLES = [
    ("de", "Neue Klinik\n\nDie Klinik in Ulm öffnet am Montag ihre Türen für alle Patienten der Region."),  # noqa: E501
    ("en", "New clinic\n\nThe clinic in Leeds will open its doors to all patients of the region on Monday."),  # noqa: E501
    ("fr", "Nouvelle clinique\n\nLa clinique de Lyon ouvre ses portes lundi pour tous les patients de la région."),  # noqa: E501
    ("it", "Nuova clinica\n\nLa clinica di Torino apre le porte lunedì per tutti i pazienti della regione."),  # noqa: E501
    ("es", "Nueva clínica\n\nLa clínica de Sevilla abre sus puertas el lunes para todos los pacientes de la región."),  # noqa: E501
    ("nl", "Nieuwe kliniek\n\nDe kliniek in Utrecht opent maandag haar deuren voor alle patiënten van de regio."),  # noqa: E501
    ("da", "Ny klinik\n\nKlinikken i Aarhus åbner mandag dørene for alle patienter i regionen, og det er en stor dag."),  # noqa: E501
    ("pl", "Nowa klinika\n\nKlinika w Krakowie otworzy się w poniedziałek dla wszystkich pacjentów z regionu."),  # noqa: E501
]  # fmt: skip


def language_of(text: str, stated: str = "") -> str:
    return IDENTIFIER.article_language(text, LAYOUT(text), stated)


@pytest.mark.parametrize(("language", "text"), ARTICLES)
def test_article_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("stated", "language"),
    [("en", "en"), ("de-AT", "de"), ("German", "de"), ("EN", "en"), ("fr", "fr"), ("???", "de")],
)
def test_front_matter_outranks_the_text(stated: str, language: str) -> None:
    assert language_of(ARTICLES[0][1], stated) == language


@pytest.mark.parametrize("text", ["", "12 34", "12.03.2024\n\n40 %"])
def test_nothing_to_tell_a_language_from(text: str) -> None:
    assert language_of(text) == ""


def test_furniture_has_no_vote() -> None:
    cookie = "Diese Webseite verwendet Cookies, und wir geben Daten an unsere 40 Partner weiter."
    assert language_of(f"{ARTICLES[1][1]}\n\n" + f"{cookie}\n" * 20) == "en"


def labels(text: str, prior: str) -> list[tuple[str, str]]:
    blocks = LAYOUT(text)
    found = IDENTIFIER.label(text, SPLITTER(text, blocks), blocks, prior)
    return [(sentence.language, text[sentence.start : sentence.end]) for sentence in found]


MIXED = """
en|M1 alliance takes off

en|On July 3, 2025, the alliance was founded by TUM and LMU to strengthen medical research.

de|Am 3. Juli 2025 wurde die Allianz von TUM und LMU gegründet, um die Forschung zu stärken.

de|Kliniken und Zentren

de|Die Kliniken zahlen die Hälfte der Kosten.

en|The city pays the other half of it.

|La ville est très heureuse de cette décision et elle ne veut pas en dire plus pour le moment.
""".strip()


def test_a_page_of_two_languages() -> None:
    lines = [line.partition("|") for line in MIXED.split("\n") if line]
    text = "\n\n".join(line for _, _, line in lines)
    assert labels(text, "en") == [(language, line) for language, _, line in lines]


@pytest.mark.parametrize(
    ("prior", "sentence"),
    [
        (
            "de",
            "Die „M1 – Munich Medicine Alliance“ und die „Bank of the West“ kooperieren in Ulm.",
        ),
        ("de", "Er sah den Film „The Man Who Was Not There“ und ging dann nach Hause."),
        ("en", "The magazine Der Spiegel and the daily Die Zeit wrote about it."),
        ("en", "The Institut für Virologie is part of the university."),
    ],
)
def test_names_do_not_flip_a_sentence(prior: str, sentence: str) -> None:
    assert labels(f"Titel\n\n{sentence}", prior)[-1][0] == prior


@pytest.mark.parametrize(
    ("prior", "item"),
    [
        ("en", "Max-Planck-Institut für Mathematik in den Naturwissenschaften"),
        ("de", "Max Planck Institute for the Physics of Light"),
    ],
)
def test_items_follow_the_page(prior: str, item: str) -> None:
    assert labels(f"x\n\n• {item}", prior)[-1][0] == prior


def test_sentences_of_a_language_that_is_not_mined() -> None:
    assert {language for language, _ in labels(ARTICLES[2][1], "fr")} == {""}


def test_a_heading_goes_with_the_text_below() -> None:
    text = (
        "x\n\nThe city pays the other half of it.\n\nM1 Alliance\n\nDie Kliniken zahlen den Rest."
    )
    assert [language for language, _ in labels(text, "en")] == ["en", "en", "de", "de"]


def test_labels_keep_the_spans() -> None:
    text = "Die Klinik öffnet. The clinic opens."
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    found = IDENTIFIER.label(text, [(0, 18), (19, 36)], [block], "de")
    assert [(s.start, s.end) for s in found] == [(0, 18), (19, 36)]
