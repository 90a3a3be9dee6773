from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.errors import RulesError
from pressminer.layout import Layout
from pressminer.layout.line_rules import FILE, LineRules, Signal, read_rules
from pressminer.layout.zones import ZoneMap
from pressminer.model import BlockKind, Zone
from pressminer.rules import SHARED, RuleFolder

RULES = RuleFolder()
LAYOUT = Layout(RULES)
LINE_RULES = LineRules(read_rules(RULES))
KINDS = {
    "T": BlockKind.TITLE,
    "H": BlockKind.HEADING,
    "P": BlockKind.PARAGRAPH,
    "I": BlockKind.ITEM,
    "R": BlockKind.CELL_ROW,
    "S": BlockKind.STAMP,
    "F": BlockKind.FURNITURE,
}


def entries(key: str) -> Iterator[tuple[str, str, str]]:
    for folder in (SHARED, *RULES.languages):
        for entry in RULES.toml(folder, FILE)["line"]:
            for line in entry[key]:
                yield entry["id"], entry.get("kind", "furniture"), line


@pytest.mark.parametrize(("rule", "kind", "line"), list(entries("examples")))
def test_a_rule_fits_its_examples(rule: str, kind: str, line: str) -> None:
    verdict = LINE_RULES(line, 1)
    assert verdict is not None, f"{rule}: no rule fits {line!r}"
    assert verdict.kind == kind


@pytest.mark.parametrize(("rule", "kind", "line"), list(entries("counterexamples")))
def test_no_rule_takes_a_counterexample(rule: str, kind: str, line: str) -> None:
    verdict = LINE_RULES(line, 1)
    assert verdict is None or verdict.kind == "content", f"{rule}: {verdict} fits {line!r}"


@pytest.mark.parametrize("table", ["reachable", "trailing_credit", "inviting"])
def test_signals_find_their_examples(table: str) -> None:
    signal = Signal(RULES, table)
    for folder in (SHARED, *RULES.languages):
        for entry in RULES.toml(folder, FILE).get(table, []):
            for line in entry["examples"]:
                assert signal.search(line), f"{entry['id']}: {line!r}"
            for line in entry["counterexamples"]:
                assert not signal.search(line), f"{entry['id']}: {line!r}"


def test_faulty_rules_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / SHARED).mkdir()
    (tmp_path / SHARED / "layout.toml").write_text(
        "[[line]]\nid = 'a'\npattern = '('\n[[line]]\nid = 'b'\nkind = 'x'\npattern = '(b)'\n"
    )
    with pytest.raises(RulesError) as caught:
        read_rules(RuleFolder(tmp_path))
    assert len(caught.value.faults) == 4  # zone and pattern of the one, kind and group of the other


# One page per case: each line begins with the kind expected of its block; "+" continues it.
PAGES = {
    "german release": """
T Stadtwerke Beispielburg bauen Wärmenetz aus

S Pressemitteilung Nr. 45/2023
S 14. März 2023

P Die Stadtwerke Beispielburg GmbH investieren 40 Mio. Euro in ein
+ neues Wärmenetz. Bis Ende 2026 sollen 2.300 Haushalte angeschlossen
+ werden – ein Kraftakt für die Stadt mit ihren 48.000 Einwohnern. Das
+ teilte Geschäftsführerin Dr. Katrin Lehwald am Dienstag mit.

H Auf einen Blick
R Trassenlänge: 32 Kilometer
R Investition: 40 Mio. Euro

F Lesen Sie auch
F Hallenbad öffnet nach 14 Monaten Umbau
F Neuer Tarif für 3.000 Kunden

H Über die Stadtwerke Beispielburg
P Die Stadtwerke Beispielburg GmbH ist eine Tochter der Holding und hat 340 Mitarbeiter.

F Pressekontakt:
F Martina Vogt
F Leiterin Unternehmenskommunikation
F Industriestraße 12
F 12345 Beispielburg
F Telefon: 0123 4567-890

F Öffnungszeiten Kundenzentrum: Mo–Fr 8–17 Uhr
F Anfahrt: Buslinien 3 und 14 bis Haltestelle Stadtwerke
F Wir verwenden Cookies und geben Daten an 34 Partner weiter. Alle akzeptieren
F © 2023 Stadtwerke Beispielburg GmbH
""",
    "english release": """
T NORTHFIELD TRUST NAMES NEW CHIEF EXECUTIVE

S FOR IMMEDIATE RELEASE
S March 12, 2024
S By Helen Carter

P NORTHFIELD, England – Northfield Hospitals NHS Trust has appointed Dr
+ Amira Shah as its next chief executive. She joins on 1 June from St.
+ Mary's Hospital, where she led a team of 3,200 staff and a budget of
+ £410 million.

P "I am honoured to join the trust," said Dr Shah. "There is much to
+ do."

H Key facts
I - 2 hospitals
I - 920 beds

F READ MORE
F Trust opens £12m eye centre

R Photo: Dr Amira Shah (left) with chair Robert Ellis
F Photo credit: Jane Doe / Northfield Trust

H About Northfield Hospitals NHS Trust
P Northfield Hospitals NHS Trust runs two hospitals and employs 6,400 people in the county.

F Media contact:
F Tom Reed, Head of Communications
F 12 High Street, Northfield NF1 2AB
F Tel: 01234 567890

F Share this article
F Next article
F Council approves 300 new homes
""",
    "contacts for the subject matter are content": """
T Neuer Roboter

P Ein Roboter hilft in Grünau auf der Station und trägt dort das Essen aus.

H Wissenschaftlicher Ansprechpartner:
P Prof. Dr. Lena Hoff
P Institut für Robotik
F Telefon: +49 123 456-789

H Interesse an einer Teilnahme?

H Please contact: Jens Meiler or Thomas Neumuth
""",
    "signatories and a programme": """
T Erklärung der Gemeinden

H Unterzeichnende:
P Urs Arnold, Regierungsrat
P Petra Zgraggen, Landratspräsidentin
P Beat Gisler, Gemeindepräsident

H Programm
P 10.00 Uhr Begrüssung durch Urs Arnold
P 10.30 Uhr Vortrag von Prof. Dr. Rita Huber
P 12.00 Uhr Apéro
""",
    "numbers that begin a line": """
T Steuern sinken

P 3. Juli 2021 ist der Stichtag für alle Anträge im Kanton und seinen Gemeinden.

I 1. Antrag stellen
I 2. Gespräch führen
""",
    "teasers with dates": """
T Steuern sinken

P Der Regierungsrat des Kantons Uri senkt den Steuerfuss um 2 Prozentpunkte.

F Das könnte Sie auch interessieren

F Spital Altdorf erhält 5 Millionen Franken
F 12.04.2021
F Neue Leiterin im Museum
F 10.04.2021
""",
    "a teaser inside the text": """
T Klinik öffnet

P Die Klinik öffnet am Montag mit 40 Betten und 120 Beschäftigten ihre Türen.

F Lesen Sie auch
F Museum schließt nach 30 Jahren

H Finanzierung gesichert

P Der Vertrag mit dem Land läuft bis 2027 und umfasst zwölf Millionen Euro.
""",
    "previous and next": """
T Klinik öffnet

P Die Klinik öffnet am Montag mit 40 Betten und 120 Beschäftigten ihre Türen.

F Vorheriger Beitrag
F Interdisziplinäre Forschung zu Energiesystemen
F Nächster Beitrag
F Technologien und Prozesse: Partnertreffen der THA
""",
    "a fact box with opening hours": """
T Ausstellung öffnet

R Dauer: 12. Mai bis 3. Juni 2023
F Öffnungszeiten: Di–So 10–18 Uhr
R Eintritt: 8 Euro
""",
}


def read_page(page: str) -> tuple[str, list[tuple[BlockKind, str]]]:
    lines, blocks = [], []
    for line in page.strip().split("\n"):
        mark, content = line[:1], line[2:]
        lines.append(content)
        if mark == "+":
            kind, text = blocks[-1]
            blocks[-1] = (kind, f"{text}\n{content}")
        elif mark:
            blocks.append((KINDS[mark], content))
    return "\n".join(lines), blocks


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    text, expected = read_page(PAGES[name])
    found = [(block.kind, text[block.start : block.end]) for block in LAYOUT(text)]
    without_bullets = [
        (kind, line.split(" ", 1)[1] if kind is BlockKind.ITEM else line) for kind, line in expected
    ]
    assert found == without_bullets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n\n## Die Neuen ##", ("heading", "Die Neuen")),
        ("x\n\n**Die Neuen**", ("heading", "Die Neuen")),
        ("x\n\n> „Wir freuen uns sehr“, sagt Präsidentin Eva Linde.", ("paragraph", "„Wir")),
        ("x\n\n| Wien | 40 |", ("row", "| Wien")),
        ("x\n\nWien\t40", ("row", "Wien")),
        ("x\n\n---", ("furniture", "---")),
        ("x\n\n• Klinikum St. Georg", ("item", "Klinikum")),
        ("x\n\n– Klinikum St. Georg", ("item", "Klinikum")),
    ],
)
def test_marks_stay_outside(text: str, expected: tuple[str, str]) -> None:
    block = LAYOUT(text)[-1]
    assert block.kind.value == expected[0]
    assert text[block.start : block.end].startswith(expected[1])


def test_a_credit_behind_a_caption_is_cut_off() -> None:
    text = "x\n\nBild: (v. l.) Minister Karl Test und Eva Muster. Foto: Petra Hahn/Klinikum"
    _, caption, credit = LAYOUT(text)
    assert text[caption.start : caption.end].endswith("Eva Muster.")
    assert caption.kind is not BlockKind.FURNITURE
    assert text[credit.start : credit.end] == "Foto: Petra Hahn/Klinikum"
    assert credit.kind is BlockKind.FURNITURE


# Lines of several parts: each part begins with its kind, as above.
PARTED = [
    "S Stand: 20. Juli 2023 | F Lesezeit: 3 Minuten",
    "S 20.04.2023 · F Lesedauer ca. 4 Min.",
    "S Posted 5 May 2022, 09:05 · F Reading time: 3 minutes",
]
WHOLE = [
    "S 03/05/2022 | By Jane Doe | Life Sciences",
    "S Linz, 6. Mai 2025 +++ Autorin: Jana Muster",
    "F Teilen ▸ Merken ▸ Drucken",
    "F [ Tweet ] [ Share ] [ Print ]",
    "F Newsletter (4-mal im Jahr) | Folgen Sie uns auf Mastodon | Vorheriger Beitrag: Schlossfest",
    "R | Start | 2021 |",
    "R Wien | Graz | Linz | 40",
    "H Forschung | Ministerin Eva Muster eröffnet das Haus",
]


@pytest.mark.parametrize("line", PARTED)
def test_a_stamp_is_cut_from_what_else_stands_on_its_line(line: str) -> None:
    parts = re.split(r" [|·] ", line)
    text = "Titel\n\n" + line.replace("S ", "").replace("F ", "")
    found = [(block.kind, text[block.start : block.end]) for block in LAYOUT(text)[1:]]
    assert found == [(KINDS[part[0]], part[2:]) for part in parts]


@pytest.mark.parametrize("line", WHOLE)
def test_lines_of_several_parts(line: str) -> None:
    text = f"Titel\n\n{line[2:]}"
    found = [(block.kind, text[block.start : block.end]) for block in LAYOUT(text)[1:]]
    assert found == [(KINDS[line[0]], line[2:])]


def test_a_stamp_among_other_parts_counts_at_the_top_only() -> None:
    row = "12.03.2024 | Lesung"
    body = "Die Klinik öffnet am Montag mit 40 Betten und 120 Beschäftigten ihre Türen.\n\n"
    assert LAYOUT(f"Titel\n\n{row}")[-1].kind is BlockKind.STAMP
    assert LAYOUT(f"Titel\n\n{body * 6}{row}")[-1].kind is not BlockKind.STAMP


LINES = st.sampled_from(
    """Kontakt|Tel. 030 123456|Lesen Sie auch|Die Klinik öffnet.||• Ulm|a \t b|Foto: Eva Muster
ein sehr langer Satz, der mitten im Wort umbricht und dann noch|weiter|1. Eins|2. Zwei|# Kopf
**|>|-|Impressum|Pressekontakt|12.03.2024|Newsletter|Disclaimer|Vorheriger Beitrag""".replace(
        "\n", "|"
    ).split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(LINES, max_size=25).map("\n".join), st.text(max_size=120)))
def test_blocks_cover_every_word_in_order(text: str) -> None:
    blocks = LAYOUT(text)
    position = 0
    for block in blocks:
        assert position <= block.start < block.end <= len(text)
        assert not any(c.isalpha() for c in text[position : block.start])
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    assert not any(c.isalnum() for c in text[position:])


@pytest.mark.parametrize(
    "line", ["[a](b) " * 45 + "!", "Home " * 60 + "!", "#a " * 100 + "!", "1-" * 150]
)
def test_long_odd_lines_take_no_time(line: str) -> None:
    assert len(LAYOUT("x\n" + f"{line}\n" * 20)) == 21


# One page per case: what stands in front of ">" is the zone expected of the block.
ZONED = {
    "german": """
headline> Muster AG eröffnet Werk in Ulm
dateline> 3. Mai 2024
body> Die Muster AG hat am Freitag in Ulm ein Werk eröffnet.
body> Was das Werk kann
list> - 40 Roboter
list> - 12 Hallen
list> | Jahr | Umsatz |
list> | 2023 | 12 |
about> Über die Muster AG
about> Die Muster AG baut Pumpen. Sie beschäftigt 400 Menschen.
about> - Sitz: Ulm
contact> Pressekontakt:
contact> Eva Test, Telefon 0731 1234567
credit> Foto: Eva Test
teaser> Weitere Meldungen
teaser> Pumpen für Peru
""",
    "english": """
headline> Acme opens plant in Leeds
body> Acme opened a plant in Leeds on Friday, where 400 people will work.
about> About Acme Ltd
about> Acme Ltd makes pumps. It was founded in 1990.
body> What happens next
body> The second hall opens in the autumn of this year.
navigation> Share on Facebook
""",
}


@pytest.mark.parametrize("page", ZONED.values(), ids=ZONED)
def test_every_block_has_its_zone(page: str) -> None:
    lines = [line.split("> ", 1) for line in page.strip().split("\n")]
    gaps = ["\n" if text.startswith(("-", "|", "Eva")) else "\n\n" for _, text in lines]
    text = "".join(gap + line for gap, (_, line) in zip(gaps, lines, strict=True)).strip()
    found = [(b.zone.value, text[b.start : b.end]) for b in LAYOUT(text)]
    assert found == [(zone, line.removeprefix("- ")) for zone, line in lines]


QUOTES = [
    ("„Wir freuen uns sehr auf Ulm“, sagt sie am <Montag>.", Zone.BODY),
    ("„Wir freuen uns sehr auf <Ulm>“, sagt sie am Montag.", Zone.QUOTE),
    ("Das »Haus der <Zukunft>« steht in Ulm.", Zone.BODY),  # a name
    ("»Wir haben 2019 in <Ulm> begonnen«, sagt sie.", Zone.QUOTE),
    ('"We began in <Leeds> in 2019," she said.', Zone.QUOTE),
    ('"We began in 2019," she said in <Leeds>. "It took five long years."', Zone.BODY),
    ("“We began in <Leeds> in the spring of 2019.", Zone.QUOTE),  # goes on in the next paragraph
]


@pytest.mark.parametrize(("marked", "zone"), QUOTES)
def test_speech_is_a_zone_of_its_own(marked: str, zone: Zone) -> None:
    place = marked.index("<")
    text = "Neues aus Ulm\n\n" + marked.replace("<", "").replace(">", "")
    assert ZoneMap(text, LAYOUT(text)).at(len("Neues aus Ulm\n\n") + place) is zone


def test_a_rule_inside_a_table_parts_nothing() -> None:
    text = "Zahlen\n\n| Jahr | Umsatz |\n| --- | --- |\n| 2023 | 12 |\n\n---\n\nEnde gut."
    kinds = [block.kind for block in LAYOUT(text)]
    row, furniture = BlockKind.CELL_ROW, BlockKind.FURNITURE
    assert kinds[1:4] == [row, row, furniture]
