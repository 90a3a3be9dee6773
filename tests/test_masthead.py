"""Mastheads: an invented page with what it says about itself, and a page per trap."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer import masthead
from pressminer.errors import RulesError
from pressminer.ids import document_id
from pressminer.masthead.day import day_reader
from pressminer.masthead.words import load_words
from pressminer.model import Article, Block, BlockKind, Masthead
from pressminer.rules import RuleFolder

RULES = RuleFolder()

# Running text that follows the masthead: a long paragraph, with an event date as a trap.
DE = (
    "Die neue Halle bietet Platz für 200 Beschäftigte und soll am 9. September 2031 öffnen. "
    "Der Vorstand dankte allen, die den Bau begleitet haben, und kündigte weitere Schritte an. "
    "Damit wächst der Standort zum dritten Mal seit der Gründung vor vielen Jahren."
)
EN = (
    "The new hall has room for 200 employees and is due to open on September 9, 2031. "
    "The board thanked everyone who had a part in the work and announced further steps. "
    "It is the third time that the site has grown since it was founded many years ago."
)


def make_article(text: str, **front_matter: str) -> Article:
    return Article(document_id("a.txt"), "a.txt", text, front_matter)


def make_blocks(text: str) -> list[Block]:
    """One block per line, as a layout would cut these pages."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.TITLE if not blocks else BlockKind.PARAGRAPH
            blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return blocks


def read(text: str, **front_matter: str) -> Masthead:
    return masthead.read(make_article(text, **front_matter), make_blocks(text), RULES)


def page(top: str, body: str, bottom: str = "") -> str:
    return "\n\n".join(part for part in ("Ein Haus wird größer", top, body, bottom) if part)


# --- title ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Neues Haus in Ulm\n\nText.", "Neues Haus in Ulm"),
        ("\n\n  Neues Haus in Ulm  \nText.", "Neues Haus in Ulm"),
        ("# Neues Haus in Ulm\n\nText.", "Neues Haus in Ulm"),
        ("#1 in the ranking\n\nText.", "#1 in the ranking"),
        ("PRESSEMITTEILUNG\n\nNeues Haus", "PRESSEMITTEILUNG"),
        ("Ein Satz. " * 80 + "\nText", ("Ein Satz. " * 80).strip()),
        ("", ""),
    ],
)
def test_the_title_is_the_whole_first_line(text: str, title: str) -> None:
    assert masthead.title_of(make_article(text)) == title


# --- published_on ----------------------------------------------------------------------------

MAY = date(2022, 5, 3)
JULY = date(2025, 7, 3)

DATES_DE = [
    # stamps
    ("Veröffentlicht 03.07.2025 13:40", JULY),
    ("Veröffentlicht 03.07.2025 13:40, Kai Wehrs", JULY),
    ("Veröffentlicht am 3. Mai 2022", MAY),
    ("Veröffentlicht am: Dienstag, 3. Mai 2022 um 09:15 Uhr", MAY),
    ("veröffentlicht am 03.05.2022 | Lesezeit: 3 Minuten", MAY),
    ("Veröffentlicht am\n03.05.2022", MAY),
    ("Publiziert: 3.5.2022 von Jana Muster", MAY),
    ("Veröffentlicht am 03.05.2022, aktualisiert am 07.06.2023", MAY),
    ("Aktualisiert am 07.06.2023 | Veröffentlicht am 03.05.2022", MAY),
    ("Veröffentlicht von Jana Muster am 3. Mai 2022", MAY),
    ("Von Jana Muster, 3. Mai 2022", MAY),
    ("Veröffentlicht: 03.05.22", MAY),
    ("03.Mai 2022", MAY),
    ("Pressemitteilung 45/2022\nSperrfrist: 4. Mai 2022, 12 Uhr\n3. Mai 2022", MAY),
    ("12. Januar 2022\nVorstand\n3. Mai 2022\nBeirat", None),
    ("Veröffentlicht von der Stadt zum 3. Mai 2022 im Amtsblatt, Seite 4 bis 7 und 12.", None),
    ("Datum: 03.05.2022", MAY),
    ("Stand: 3. Mai 2022", MAY),
    ("Erscheinungsdatum: 2022-05-03", MAY),
    # masthead lines
    ("Pressemitteilung vom 3. Mai 2022", MAY),
    ("Pressemitteilung Nr. 45/2022 vom 03.05.2022", MAY),
    ("Pressemitteilung 45/2022 – 3. Mai 2022", MAY),
    ("Pressemitteilung der Stadt Beispielheim vom 3. Mai 2022", MAY),
    ("Medienmitteilung, Zürich, 3. Mai 2022", MAY),
    ("MEDIENMITTEILUNG | Basel, 3. Mai 2022", MAY),
    ("Presseaussendung, Linz, am 3. Mai 2022", MAY),
    ("03.05.2022 | Pressemitteilung | Forschung", MAY),
    ("Universität Musterstadt | Presseinformation | 3. Mai 2022", MAY),
    ("Bern, 03.05.2022 - Medienmitteilung", MAY),
    ("Bekanntmachung vom 3. Mai 2022", MAY),
    # days that stand alone
    ("3. Mai 2022", MAY),
    ("Dienstag, 3. Mai 2022", MAY),
    ("03.05.2022 | Forschung", MAY),
    ("Wien, 3. Mai 2022", MAY),
    ("Ulm/Linz, 3. Mai 2022 (abc)", MAY),
    ("Wien, 3. Mai 2022 (APA/red)", MAY),
    ("Muri (AG), 3. Mai 2022, 07.00 Uhr", MAY),
    ("Dienstag, den 3. Mai 2022", MAY),
    ("Linz, 3. Mai 2022 +++ Autorin: Jana Muster", MAY),
    ("Stadt Ulm, 3. Mai 2022, Autor: Kai Wehrs", MAY),
    ("Stand: 3. Mai 2022 | Lesezeit: 3 Minuten", MAY),
    ("Redaktionsstand: 03.05.2022", MAY),
    ("OTS0087   Di, 03.05.2022, 10:32 Uhr   Universität Beispielstadt", MAY),
    ("OTS0087   5 CI  0331 PRZ0001     Di, 03.Mai 2022", MAY),
    ("KULTUR +++ 03.05.2022, 11:05 Uhr +++ von Jana Muster", MAY),
    ("Kultur | 3. Mai 2022 | Von Jana Muster | Ulm", MAY),
    ("3. Mai 2022 Pressemitteilung", MAY),
    ("PM12/2022 | 3. Mai 2022", MAY),
    ("Neustadt an der Weinstraße, den 3. Mai 2022", MAY),
    # none at all
    ("Veröffentlicht am", None),
    ("Stand: Mai 2022", None),
    ("Letzte Änderung: 03.05.2022", None),
    ("Letzte Änderung:\n03.05.2022", None),
    ("Zuletzt aktualisiert am 3. Mai 2022", None),
    ("Aktualisiert 03.05.2022 | Forschung", None),
    ("© 2022 Universität Musterstadt", None),
    ("Anmeldung bis:\n3. Mai 2022", None),
    ("Datum: 3. Mai 2022\nOrt: Aula\nBeginn: 19 Uhr", None),
    ("Termin: 3. Mai 2022, 19 Uhr", None),
    ("Termin | 3. Mai 2022 | 19 Uhr | Aula", None),
    ("3. Mai 2022, 19 Uhr, Aula", None),
    ("3. Mai 2022 (Konzert)", None),
    ("Konzert | 3. Mai 2022 | Aula", None),
    ("Stand: 3. Mai 2022 | Ort: Aula", None),
    ("3. Mai 2022 Pressemitteilung über das Fest", None),
    ("32. Mai 2022", None),
    ("12 Kliniken 2022", None),
    ("3. Mai 2022 – 5. Mai 2022", None),
    ("Pressemitteilung zur Sitzung des Gemeinderats vom 3. Mai 2022", None),
    ("Pressemitteilung: Sommerfest am 3. Mai 2022", None),
    ("Sperrfrist: 3. Mai 2022, 10 Uhr", None),
    (
        "Veröffentlicht am 3. Mai 2022 in der Zeitschrift Nature, zeigt die Studie etwas Neues.",
        None,
    ),
    ("Die Studie, veröffentlicht am 3. Mai 2022, zeigt Neues.", None),
    ("Die Studie (veröffentlicht am 3. Mai 2022) zeigt Neues.", None),
    ("Von Jana Muster, veröffentlicht am 3. Mai 2022", MAY),
    ("Am 3. Mai 2022 – Die Stadt feiert mit vielen Gästen aus dem ganzen Land.", None),
    ("Hans Muster, 3. Mai 1940 – 12. Juni 2022", None),
    ("Berlin, im Mai 2022", None),
    ("Foto: Muster, 3. Mai 2022", None),
]

DATELINES_DE = [
    ("Mainz, 3. Mai 2022 – ", MAY),
    ("Mainz, den 3. Mai 2022. ", MAY),
    ("MÜNCHEN / FRANKFURT, 03.05.2022 — ", MAY),
    ("Wien (OTS), 03.05.2022 - ", MAY),
    ("(Zürich, 3. Mai 2022) ", MAY),
    ("[Hamburg, 3. Mai 2022] – ", MAY),
    ("Frankfurt am Main, 3. Mai 2022: ", MAY),
    ("Mainz | 3. Mai 2022 | ", MAY),
    ("St. Gallen, 3. Mai 2022 -- ", MAY),
    ("Linz, am 3. Mai 2022 – ", MAY),
    ("03.05.2022 – ", MAY),
    ("**Mainz, 3. Mai 2022** – ", MAY),
    ("Am 3. Mai 2022 – ", None),
    ("Seit 3. Mai 2022: ", None),
    ("Samstag, 3. Mai 2022 – 19 Uhr, ", None),
    ("Mainz, 3. Mai 2022 und später: ", None),
    ("Mainz, im Mai 2022 – ", None),
    ("Mainz (ots) – Am 3. Mai 2022 ", None),
]

DATES_EN = [
    ("Published July 3, 2025", JULY),
    ("Published: Thursday, July 3, 2025 at 1:40 p.m.", JULY),
    ("Published on 3 July 2025 by Jane Doe", JULY),
    ("Posted on July 3, 2025 | 4 min read", JULY),
    ("Publication date: 2025-07-03", JULY),
    ("Posted by Jane Doe on July 3, 2025", JULY),
    ("By Jane Doe, July 3, 2025", JULY),
    ("Published July 3, 2025 | Updated August 5, 2026", JULY),
    ("Released 3rd July 2025", JULY),
    ("Date: 3 July 2025", JULY),
    ("Status: 3 July 2025", JULY),
    ("Status: 3rd of July 2025 | Reading time: 3 minutes", JULY),
    ("July 3, 2025 Press Release", JULY),
    ("Notice no. 2025-07, issued 3 July 2025", JULY),
    ("Press release – for immediate use\n3 July 2025", JULY),
    ("Posted 3 July 2025, 09:05 · Reading time: 3 minutes", JULY),
    ("FOR IMMEDIATE RELEASE: July 3, 2025", JULY),
    ("FOR IMMEDIATE RELEASE\nJuly 3, 2025", JULY),
    ("PRESS RELEASE | July 3, 2025", JULY),
    ("Press Release – Munich, July 3, 2025", JULY),
    ("NEWS RELEASE, London, 3 July 2025", JULY),
    ("July 3, 2025 – Press release", JULY),
    ("Press release no. 12/2025 of 3 July 2025", JULY),
    ("Press release from the University of Exampleton, 3 July 2025", JULY),
    ("University of Exampleton | News | 3 July 2025", JULY),
    ("July 3, 2025", JULY),
    ("Thu, 3 July 2025", JULY),
    ("London, 3 July 2025", JULY),
    ("July 3, 2025 | Research", JULY),
    ("Published on", None),
    ("Status: in progress", None),
    ("Status: 3 July 2025 | Venue: Town Hall", None),
    ("The notice, issued 3 July 2025", None),
    ("Last updated: July 3, 2025", None),
    ("Last updated\nJuly 3, 2025", None),
    ("Updated July 3, 2025", None),
    ("Reviewed on July 3, 2025", None),
    ("Copyright 2025 Example Inc.", None),
    ("Date: July 3, 2025\nVenue: Town Hall", None),
    ("When: July 3, 2025", None),
    ("July 3, 2025 | 7:30 pm | Town Hall", None),
    ("Embargoed until July 3, 2025, 00:01", None),
    ("Published on July 3, 2025 in Nature, the study shows something new about the brain.", None),
    ("On July 3, 2025, the alliance was founded.", None),
    ("The report, published July 3, 2025, is available online.", None),
    (
        "On July 3, 2025 – the alliance was founded with many guests from all over the country.",
        None,
    ),
    ("Register by:\nJuly 3, 2025", None),
    ("John Doe, July 3, 1940 – May 3, 2022", None),
    ("July 2025", None),
    ("Press release: Open day on July 3, 2025", None),
]

DATELINES_EN = [
    ("MUNICH, July 3, 2025 — ", JULY),
    ("MUNICH, July 3, 2025 /PRNewswire/ -- ", JULY),
    ("SAN FRANCISCO, Calif., July 3, 2025 (GLOBE NEWSWIRE) -- ", JULY),
    ("MUNICH--(BUSINESS WIRE)--July 3, 2025--", JULY),
    ("Washington, D.C. (July 3, 2025) – ", JULY),
    ("London, UK – 3 July 2025 – ", JULY),
    ("Newcastle upon Tyne, 3 July 2025: ", JULY),
    ("(Zurich, July 3, 2025) ", JULY),
    ("July 3, 2025 – ", JULY),
    ("On July 3, 2025 – ", None),
    ("Since July 3, 2025: ", None),
    ("MUNICH, July 2025 — ", None),
    ("Born in Munich, July 3, 2025 and ", None),
]


@pytest.mark.parametrize(("top", "day"), DATES_DE)
def test_date_of_a_german_masthead(top: str, day: date | None) -> None:
    assert read(page(top, DE)).published_on == day


@pytest.mark.parametrize(("top", "day"), DATES_EN)
def test_date_of_an_english_masthead(top: str, day: date | None) -> None:
    assert read(page(top, EN)).published_on == day


@pytest.mark.parametrize(("dateline", "day"), DATELINES_DE)
def test_german_dateline(dateline: str, day: date | None) -> None:
    assert read(page("", dateline + DE)).published_on == day
    assert read(page("Ein Vorspann ohne Datum.", dateline + DE)).published_on == day


@pytest.mark.parametrize(("dateline", "day"), DATELINES_EN)
def test_english_dateline(dateline: str, day: date | None) -> None:
    assert read(page("", dateline + EN)).published_on == day


@pytest.mark.parametrize(
    ("bottom", "day"),
    [
        ("Musterstadt, den 03.05.2022", MAY),
        ("Veröffentlicht am 3. Mai 2022", MAY),
        ("Stand: 03.05.2022", MAY),
        ("Weitere Meldungen\nVeröffentlicht am 3.5.2022\nVeröffentlicht am 4.6.2022", None),
        ("Berlin, 3. Mai 2022\nHamburg, 5. Mai 2022", None),
        ("3. Mai 2022", None),
        ("Letzte Änderung: 03.05.2022", None),
    ],
)
def test_date_at_the_end_of_a_page(bottom: str, day: date | None) -> None:
    body = "\n\n".join([DE] * 4)
    assert read(page("", body, bottom)).published_on == day


def test_teasers_say_nothing_about_this_page() -> None:
    text = page("", "\n\n".join([DE] * 4), "Veröffentlicht am 3. Mai 2022")
    *blocks, last = make_blocks(text)
    teaser = Block(last.start, last.end, BlockKind.FURNITURE)
    assert masthead.read(make_article(text), [*blocks, teaser], RULES).published_on is None


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("Veröffentlicht am 3. Mai 2022", "Mainz, 4. Mai 2022 – " + DE, MAY),
        ("Pressemitteilung vom 4. Mai 2022", "Mainz, 3. Mai 2022 – " + DE, MAY),
        ("Stand: 4. Mai 2022", "Mainz, 3. Mai 2022 – " + DE, MAY),
    ],
)
def test_stamps_outrank_datelines_and_these_the_masthead(
    first: str, second: str, day: date
) -> None:
    assert read(page(first, second)).published_on == day


def test_the_first_line_can_be_the_masthead() -> None:
    assert read(f"Pressemitteilung vom 3. Mai 2022\n\nNeues Haus\n\n{DE}").published_on == MAY
    assert read(f"Sommerfest am 3. Mai 2022\n\n{DE}").published_on is None
    assert read(f"Stadtfest | 3. Mai 2022\n\n{DE}").published_on is None


# --- publisher ---------------------------------------------------------------------------------

PUBLISHERS = [
    ("Herausgeber: Universität Ulm", "Universität Ulm"),
    ("Herausgeber: Universität Ulm, Helmholtzstraße 16, 89081 Ulm", "Universität Ulm"),
    ("Herausgeberin: Stadt Beispielheim, Presseamt", "Stadt Beispielheim, Presseamt"),
    (
        "Herausgeber:\nMinisterium für Soziales, Gesundheit und Sport",
        "Ministerium für Soziales, Gesundheit und Sport",
    ),
    ("Absender: Verein der Muster e. V.", "Verein der Muster e. V."),
    ("Medieninhaber: Muster Holding AG", "Muster Holding AG"),
    ("Pressemitteilung der Universität Ulm", "Universität Ulm"),
    ("Pressemitteilung der Universität Ulm vom 4. April 2023", "Universität Ulm"),
    ("Medienmitteilung des Kantonsspitals Beispielau, 4. April 2023", "Kantonsspitals Beispielau"),
    ("Pressestelle der Stadt Beispielheim", "Stadt Beispielheim"),
    ("Universität Ulm | Pressemitteilung | 4. April 2023", "Universität Ulm"),
    ("Pressemitteilung, Klinikum Beispielheim, 4. April 2023", "Klinikum Beispielheim"),
    ("PRESSEMITTEILUNG\nLandkreis Beispielheim", "Landkreis Beispielheim"),
    ("Publisher: University of Exampleton", "University of Exampleton"),
    ("Issued by: Example Trust", "Example Trust"),
    ("SOURCE: Acme Inc.", "Acme Inc."),
    ("News provided by\nAcme GmbH", "Acme GmbH"),
    ("SOURCE Acme Robotics", "Acme Robotics"),
    ("Press release from the University of Exampleton", "University of Exampleton"),
    ("Example Foundation | Press release | July 3, 2025", "Example Foundation"),
    ("Impressum\nStadt Beispielheim\nMarktplatz 1", "Stadt Beispielheim"),
    ("Impressum: Muster GmbH, Hauptstraße 3", "Muster GmbH"),
    ("Gemeinsame Pressemitteilung der Stadt Beispielheim", "Stadt Beispielheim"),
    ("Regulatory announcement by Example plc", "Example plc"),
    ("OTS0087   Di, 03.05.2022, 10:32 Uhr   Universität Ulm", "Universität Ulm"),
    ("Example District Council\nMedia release – for immediate use", "Example District Council"),
    # a masthead between title and text
    ("ALPINE ROBOT REVIEW – Who's who in the south\nStatus: 3 May 2022", "ALPINE ROBOT REVIEW"),
    ("Klinikreport Süd | Ressort Politik\nVon Jana Muster", "Klinikreport Süd"),
    ("Isar Science Wire | Health & Research\nBy Jane Doe", "Isar Science Wire"),
    ("Medizin kompakt · Ausgabe 27/2022", "Medizin kompakt"),
    ("Bodensee-Bote | Heft 6/2022 | Seite 14", "Bodensee-Bote"),
    ("Uninotizen – Dienstag, 3. Mai 2022", "Uninotizen"),
    ("Example Business Journal\n03/05/2022 | By Jane Doe | Sciences", "Example Business Journal"),
    ("Example Monitor\nPolicy news\nPosted 3 May 2022", "Example Monitor"),
    ("Stadtverwaltung Neustadt an der Elbe, 3. Mai 2022", "Stadtverwaltung Neustadt an der Elbe"),
    ("Example Hospitals NHS Trust\nNews | Posted on 3 May 2022", "Example Hospitals NHS Trust"),
    ("Example Society of Architects › News\nPosted 3 May 2022", "Example Society of Architects"),
    ("From Department of Agriculture\nPublished on 3 May 2022", "Department of Agriculture"),
    ("Universität Ulm\n3. Mai 2022", "Universität Ulm"),
    # none: headlines, rubrics, places, events, kickers
    ("Klinikum Ulm – Neubau wird teurer\nVon Jana Muster", ""),
    ("Zentrum für Robotik eröffnet\n3. Mai 2022", ""),
    ("Neues Zentrum für Robotik\n3. Mai 2022", ""),
    ("University Hospital Strategy\nMay 3, 2022 in our town", ""),
    ("Regional Hospital Cuts Waiting Times\nMay 3, 2022", ""),
    ("Annual Report\n3 May 2022", ""),
    ("Nachrichten | 3. Mai 2022", ""),
    ("Klinik\n3. Mai 2022", ""),
    ("Forschung | 3. Mai 2022", ""),
    ("Stadtfest | 3. Mai 2022", ""),
    ("Gesundheit | Ressort Politik", ""),
    ("Bonn, 3. Mai 2022 | Nr. 12/2022", ""),
    ("MEDIENMITTEILUNG\nMuri (AG), 3. Mai 2022", ""),
    # none
    ("Quelle: © Helmholtz Zentrum München", ""),
    ("Quelle: Universität Ulm", ""),
    ("Foto: Universität Ulm", ""),
    ("Impressum\nDatenschutz\nKontakt", ""),
    ("Pressemitteilung der Woche", ""),
    ("Pressemitteilung", ""),
    ("PRESSEMITTEILUNG\nUniversität Ulm eröffnet neues Zentrum", ""),
    ("PRESS RELEASE\nExample University Opens New Center", ""),
    ("Medienmitteilung, Zürich, 5. März 2024", ""),
    ("PRESS RELEASE | Munich | July 3, 2025", ""),
    ("Pressekontakt: Universität Ulm", ""),
]


@pytest.mark.parametrize(("line", "publisher"), PUBLISHERS)
def test_publisher(line: str, publisher: str) -> None:
    assert read(page(line, DE)).publisher == publisher


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Herausgeber: Universität Ulm", "Universität Ulm"),
        ("SOURCE Acme Inc.", "Acme Inc."),
        ("Impressum\nMuster GmbH", "Muster GmbH"),
        ("© 2022 Isar Science Wire. All rights reserved.", "Isar Science Wire"),
        ("© Stadt Ulm 2022", "Stadt Ulm"),
        ("Copyright 2022 Example Trust", "Example Trust"),
        ("© 2022 Eva Muster", ""),
        ("© Universität Ulm", ""),
        ("(c) 2022 Muster/dpa", ""),
        ("Klinikreport Süd, Musterstraße 21, 12345 Musterstadt · © 2022", "Klinikreport Süd"),
        ("Anna Muster, Musterstraße 5, 12345 Musterstadt", ""),
        ("Wo: Klinikum Muster, Musterstraße 5, 12345 Musterstadt", ""),
        ("Veranstaltungsort:\nKlinikum Muster, Musterstraße 5, 12345 Musterstadt", ""),
        ("Office of Example Resources\nBlock 3, Dublin D04 X2P9", "Office of Example Resources"),
        ("Pressekontakt\nKlinikum Muster\nMusterstraße 5\n12345 Musterstadt", ""),
    ],
)
def test_publisher_at_the_end_of_a_page(line: str, publisher: str) -> None:
    assert read(page("", "\n\n".join([DE] * 5), line)).publisher == publisher


# --- author ------------------------------------------------------------------------------------

AUTHORS = [
    ("Veröffentlicht 03.07.2025 13:40, Kai Wehrs", "Kai Wehrs"),
    ("Veröffentlicht am 3. Juli 2025 | von Jana Muster", "Jana Muster"),
    ("Published on 3 July 2025 by Jane Doe", "Jane Doe"),
    ("03.07.2025, von Jana Muster", "Jana Muster"),
    ("3. Juli 2025 | Von Jana Muster", "Jana Muster"),
    ("Von Jana Muster", "Jana Muster"),
    ("Von Dr. Jana Muster-Beispiel", "Dr. Jana Muster-Beispiel"),
    ("Von Jana Muster und Kai Wehrs", "Jana Muster und Kai Wehrs"),
    ("Autor: Kai Wehrs", "Kai Wehrs"),
    ("Autorin: Jana von der Muster", "Jana von der Muster"),
    ("Text: Jana Muster, Fotos: Kai Wehrs", "Jana Muster"),
    ("(Text: Jana Muster)", "Jana Muster"),
    ("By Jane Doe", "Jane Doe"),
    ("BY JANE DOE", "JANE DOE"),
    ("By Jane M. Doe, Science Editor", "Jane M. Doe"),
    ("By Jane Doe and John O'Neill", "Jane Doe and John O'Neill"),
    ("Written by Jane Doe", "Jane Doe"),
    ("Posted by Jane Doe on July 3, 2025", "Jane Doe"),
    ("Veröffentlicht von Jana Muster am 3. Mai 2022", "Jana Muster"),
    ("Von Jana Muster, 3. Mai 2022", "Jana Muster"),
    ("Linz, 3. Mai 2022 +++ Autorin: Jana Muster", "Jana Muster"),
    ("Stadt Ulm, 2. Mai 2022, Autor: Kai Wehrs", "Kai Wehrs"),
    ("KULTUR +++ 03.05.2022, 11:05 Uhr +++ von Jana Muster", "Jana Muster"),
    ("Author: Jane Doe", "Jane Doe"),
    ("July 3, 2025 | By Jane Doe", "Jane Doe"),
    # none
    ("Veröffentlicht 03.07.2025 13:40, kw", ""),
    ("Veröffentlicht 03.07.2025 (jm)", ""),
    ("Veröffentlicht 03.07.2025, Aktuelle Meldungen", ""),
    ("Veröffentlicht 03.07.2025, Bad Homburg", ""),
    ("(jm)", ""),
    ("Von dpa", ""),
    ("Autor: KW", ""),
    ("Autor: Redaktion", ""),
    ("Von München nach Leipzig", ""),
    ("Von Grund auf neu", ""),
    ("Von Stiftung Muster", ""),
    ("By popular demand", ""),
    ("By Acme Inc.", ""),
    ("By NASA Staff", ""),
    ("Foto: Axel König", ""),
    ("Kontakt: Jana Muster", ""),
    ("Pressekontakt: Jana Muster", ""),
    ("Text: Stadt Beispielheim", ""),
]


@pytest.mark.parametrize(("line", "author"), AUTHORS)
def test_author(line: str, author: str) -> None:
    assert read(page(line, DE)).author == author


def test_a_byline_is_no_title_and_stands_at_the_top() -> None:
    assert read(f"Von Wolke Sieben\n\n{DE}").author == ""
    assert read(page("", "\n\n".join([DE] * 5), "Von Jana Muster")).author == ""
    assert read(page("", "\n\n".join([DE] * 5), "Text: Jana Muster")).author == "Jana Muster"


# --- front matter ------------------------------------------------------------------------------


def test_front_matter_outranks_the_text() -> None:
    text = page("Veröffentlicht 03.07.2025 13:40, Kai Wehrs\nHerausgeber: Universität Ulm", DE)
    said = {
        "title": "Anders",
        "published_on": "2022-05-03",
        "publisher": "Stadt Ulm",
        "author": "Presse",
    }
    assert read(text, **said) == Masthead("Anders", MAY, "Stadt Ulm", "Presse")
    silent = dict.fromkeys(said, "")
    assert read(text, **silent) == Masthead(
        "Ein Haus wird größer", JULY, "Universität Ulm", "Kai Wehrs"
    )


# --- days --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3. Mai 2022", MAY),
        ("3.Mai 2022", MAY),
        ("May 3rd, 2022", MAY),
        ("3rd of May 2022", MAY),
        ("03.05.2022", MAY),
        ("3. 5. 22", MAY),
        ("03.05.71", date(1971, 5, 3)),
        ("2022-05-03", MAY),
        ("3/5/2022", MAY),
        ("7/31/2025", date(2025, 7, 31)),
        ("12. Jänner 2024", date(2024, 1, 12)),
        ("Sept. 9, 2031", date(2031, 9, 9)),
        ("31. Juni 2022", None),
        ("99.99.9999", None),
    ],
)
def test_days_are_read_without_a_date_library(text: str, day: date | None) -> None:
    reader = day_reader(RULES)
    assert reader.may_hold_day(text)
    assert reader.day_of(text) == day


@pytest.mark.parametrize("text", ["Mai 2022", "12 Kliniken 2022", "im Jahr 2022", "Mayor 3 2022"])
def test_what_has_not_the_shape_of_a_day(text: str) -> None:
    assert not day_reader(RULES).may_hold_day(text)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2022-05-03T13:40", MAY),
        (" 3. Mai 2022 ", MAY),
        ("Tuesday, May 3, 2022", MAY),
        ("soon", None),
    ],
)
def test_front_matter_states_days_in_any_spelling(stated: str, day: date | None) -> None:
    assert day_reader(RULES).stated(stated) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_as_written(day: date) -> None:
    reader = day_reader(RULES)
    months = RULES.toml("de", "dates")["words"]["month"]
    worded = f"{day.day}. {months[str(day.month)][0].title()} {day.year}"
    for text in (worded, day.isoformat(), day.strftime("%d.%m.%Y"), day.strftime("%d/%m/%Y")):
        assert reader.day_of(text) == day
        assert reader.may_hold_day(f"Ulm, {text} –")


# --- rules -------------------------------------------------------------------------------------


def test_every_missing_list_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "settings.toml").write_text("", encoding="utf-8")
    (folder / "masthead.toml").write_text('[dates]\nstamps = ["a"]\nfillers = 3', encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_words(RuleFolder(tmp_path))
    assert "xx/masthead.toml: [dates] needs fillers, a list of strings" in caught.value.faults
    assert "xx/masthead.toml: [author] needs never, a list of strings" in caught.value.faults
    assert not any("stamps, a list" in f and "line_" not in f for f in caught.value.faults)


# --- any page ----------------------------------------------------------------------------------


@given(
    st.lists(
        st.sampled_from(
            [
                "Veröffentlicht am",
                "Von",
                "By",
                "3. Mai 2022",
                "99.99.9999",
                "|",
                ",",
                "–",
                "\n",
                "(",
                "Impressum",
                "SOURCE",
                "Ulm",
                ":",
                "# ",
                "\t",
                "\u2028",
            ]
        ),
        max_size=30,
    ),
    st.booleans(),
)
def test_what_is_found_is_printed_on_the_page(parts: list[str], with_blocks: bool) -> None:
    text = " ".join(parts)
    blocks: Sequence[Block] = make_blocks(text) if with_blocks else []
    found = masthead.read(make_article(text), blocks, RULES)
    assert found.publisher in text
    assert found.author in text
    assert found.published_on in (None, MAY)


@pytest.mark.parametrize(
    "text",
    [
        "1.2." * 500_000,
        "Von " * 500_000,
        "(" * 2_000_000,
        "Mainz, " * 300_000,
        "a\n" * 1_000_000,
        " \n" * 1_000_000,
    ],
    ids=["digits", "words", "brackets", "places", "lines", "blank"],
)
def test_long_pages_take_no_longer(text: str) -> None:
    start = time.perf_counter()
    masthead.read(make_article(text), [], RULES)
    assert time.perf_counter() - start < 2
