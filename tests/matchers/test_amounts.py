"""One sentence, its figures: `surface => kind value[..upper] qualifier[/per] unit`."""

# ruff: noqa: E501 - one case on one line reads best

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.matchers.amounts import AmountMatcher
from pressminer.model import Amount, Match, Tag
from pressminer.rules import RuleFolder

RULES = RuleFolder()
MATCHERS = {language: AmountMatcher(RULES, language) for language in ("de", "en")}


def shown(text: str, match: Match[Amount]) -> str:
    a = match.value
    upper = "" if a.value_max is None else f"..{a.value_max}"
    per = f"/{a.per}" if a.per else ""
    return (
        f"{text[match.start : match.end]} => {a.kind} {a.value}{upper} {a.qualifier}{per} {a.unit}"
    )


def found(language: str, text: str) -> list[str]:
    return [shown(text, match) for match in MATCHERS[language](text)]


GERMAN: list[tuple[str, list[str]]] = [
    # money
    (
        "Das Land fördert den Neubau mit 10 Millionen Euro.",
        ["10 Millionen Euro => money 10000000 exact EUR"],
    ),
    (
        "Die Sanierung kostet rund 3,5 Mio. € und dauert zwei Jahre.",
        ["3,5 Mio. € => money 3500000 about EUR", "zwei Jahre => duration 2 exact year"],
    ),
    (
        "Der Kanton Bern spricht CHF 25 Millionen für die Klinik.",
        ["CHF 25 Millionen => money 25000000 exact CHF"],
    ),
    (
        "Der Eintritt kostet 25 Franken, ermässigt Fr. 12.50.",
        ["25 Franken => money 25 exact CHF", "Fr. 12.50 => money 12.5 exact CHF"],
    ),
    (
        "Der Bundesrat beantragt 1'500 Franken pro Monat.",
        ["1'500 Franken => money 1500 exact/month CHF"],
    ),
    ("EUR 3,5 Mio. fließen in die Forschung.", ["EUR 3,5 Mio. => money 3500000 exact EUR"]),
    (
        "Das Ergebnis lag bei minus 1,7 Mio. Euro.",
        ["minus 1,7 Mio. Euro => money -1700000 exact EUR"],
    ),
    (
        "Der Verlust betrug T€ 80, im Vorjahr waren es 120 TEUR.",
        ["T€ 80 => money 80000 exact EUR", "120 TEUR => money 120000 exact EUR"],
    ),
    (
        "Es geht um zwischen drei und fünf Millionen Euro.",
        ["drei und fünf Millionen Euro => money 3000000..5000000 range EUR"],
    ),
    (
        "Die Kosten liegen bei 10 bis 12 Mio. Euro.",
        ["10 bis 12 Mio. Euro => money 10000000..12000000 range EUR"],
    ),
    (
        "Die Stadt zahlt 800.000 bis 1,2 Millionen Euro.",
        ["800.000 bis 1,2 Millionen Euro => money 800000..1200000 range EUR"],
    ),
    (
        "Eine halbe Million Euro stiftet der Förderverein.",
        ["Eine halbe Million Euro => money 500000 exact EUR"],
    ),
    (
        "Mit dem 50-Millionen-Euro-Programm sollen Schulen saniert werden.",
        ["50-Millionen-Euro => money 50000000 exact EUR"],
    ),
    (
        "Das Budget beträgt mehr als 1,2 Milliarden Euro.",
        ["1,2 Milliarden Euro => money 1200000000 at_least EUR"],
    ),
    (
        "Die Investition von bis zu 2,4 Mrd. US-Dollar ist gesichert.",
        ["2,4 Mrd. US-Dollar => money 2400000000 at_most USD"],
    ),
    ("Damals kostete das Haus 90.000 D-Mark.", ["90.000 D-Mark => money 90000 exact DEM"]),
    (
        "Der Bund gibt jährlich 10 Millionen Euro dazu.",
        ["10 Millionen Euro => money 10000000 exact/year EUR"],
    ),
    (
        "Das Institut erhält 4 Mio. Euro p. a. vom Land.",
        ["4 Mio. Euro => money 4000000 exact/year EUR"],
    ),
    (
        "Bei einer Monatsmiete von 4.000 Euro rechnet sich der Umzug.",
        ["4.000 Euro => money 4000 exact/month EUR"],
    ),
    (
        "Der Jahresumsatz lag bei knapp 20 Mio. Euro.",
        ["20 Mio. Euro => money 20000000 about/year EUR"],
    ),
    ("Der Stundenlohn beträgt 13,50 Euro.", ["13,50 Euro => money 13.5 exact/hour EUR"]),
    ("Im Jahr 2021 waren es 90 Millionen Euro.", ["90 Millionen Euro => money 90000000 exact EUR"]),
    (
        "Pro Jahr zahlt die Gemeinde 30.000 Euro an den Verein.",
        ["30.000 Euro => money 30000 exact/year EUR"],
    ),
    (
        "Die Förderung stieg von 3 auf 5 Millionen Euro.",
        ["3 => money 3000000 exact EUR", "5 Millionen Euro => money 5000000 exact EUR"],
    ),
    ("Der Beitrag kostet 50 Cent je Patient.", ["50 Cent => money 0.5 exact EUR"]),
    # percentages
    (
        "Der Anteil stieg von 20 auf 35 Prozent.",
        ["20 => percentage 20 exact %", "35 Prozent => percentage 35 exact %"],
    ),
    ("Rund 3–5 % der Befragten stimmten zu.", ["3–5 % => percentage 3..5 range %"]),
    (
        "Ein Drittel der Beschäftigten arbeitet in Teilzeit.",
        ["Ein Drittel => percentage 33.33 exact %"],
    ),
    (
        "Mehr als die Hälfte der Gäste kam aus der Region.",
        ["die Hälfte => percentage 50 at_least %"],
    ),
    ("Jede zweite Praxis sucht Personal.", ["Jede zweite => percentage 50 exact %"]),
    ("Jede zweite Woche tagt der Ausschuss.", []),
    ("Zwei von drei Befragten sind zufrieden.", ["Zwei von drei => percentage 66.67 exact %"]),
    (
        "17 von 40 Betrieben bilden aus.",
        ["17 => count 17 exact Betriebe", "40 Betrieben => count 40 exact Betriebe"],
    ),
    ("Das ist ein Plus von 0,8 Prozentpunkten.", ["0,8 Prozentpunkten => percentage 0.8 exact %"]),
    ("Die 3,5-prozentige Erhöhung gilt ab Mai.", ["3,5-prozentige => percentage 3.5 exact %"]),
    ("Die Zahl der Studierenden wuchs um drei Viertel.", ["drei Viertel => percentage 75 exact %"]),
    ("Die Quote sank um weniger als ein Prozent.", ["ein Prozent => percentage 1 at_most %"]),
    (
        "20, 30 und 40 Prozent der Stimmen entfielen auf die Listen.",
        [
            "20 => percentage 20 exact %",
            "30 => percentage 30 exact %",
            "40 Prozent => percentage 40 exact %",
        ],
    ),
    # counts
    (
        "Die Klinik hat 300 Ärzte und 120 Betten.",
        ["300 Ärzte => count 300 exact Ärzte", "120 Betten => count 120 exact Betten"],
    ),
    (
        "Rund 300 Ärzte und 120 Pflegekräfte arbeiten hier.",
        ["300 Ärzte => count 300 about Ärzte", "120 Pflegekräfte => count 120 exact Pflegekräfte"],
    ),
    (
        "Das Netzwerk arbeitet in 14 Ländern an 25 Standorten.",
        ["14 Ländern => count 14 exact Länder", "25 Standorten => count 25 exact Standorte"],
    ),
    (
        "Mit 3.500 laufenden klinischen Studien ist das Haus groß.",
        ["3.500 laufenden klinischen Studien => count 3500 exact klinische Studien"],
    ),
    (
        "Vierzehn Kliniken und zwei Projekte sind beteiligt.",
        ["Vierzehn Kliniken => count 14 exact Kliniken", "zwei Projekte => count 2 exact Projekte"],
    ),
    (
        "Von 200 Betten, 14 davon auf der Intensivstation, sind alle belegt.",
        ["200 Betten => count 200 exact Betten", "14 => count 14 exact Betten"],
    ),
    ("Ein Dutzend Vereine beteiligte sich.", ["Ein Dutzend Vereine => count 12 exact Vereine"]),
    (
        "Über 1.200 Studierende sind eingeschrieben.",
        ["1.200 Studierende => count 1200 at_least Studierende"],
    ),
    (
        "Die Hochschule mit ihren 1.200 Studierenden wächst.",
        ["1.200 Studierenden => count 1200 exact Studierende"],
    ),
    (
        "Mehr als 500 Mitarbeiterinnen und Mitarbeiter feierten mit.",
        [
            "500 Mitarbeiterinnen und Mitarbeiter => count 500 at_least Mitarbeiterinnen und Mitarbeiter"
        ],
    ),
    (
        "Für die 80 Mitarbeiter:innen gibt es neue Räume.",
        ["80 Mitarbeiter:innen => count 80 exact Mitarbeiter:innen"],
    ),
    (
        "Es entstehen 20 neue Arbeitsplätze und 45 Forschungs- und Entwicklungsprojekte.",
        [
            "20 neue Arbeitsplätze => count 20 exact Arbeitsplätze",
            "45 Forschungs- und Entwicklungsprojekte => count 45 exact Forschungs- und Entwicklungsprojekte",
        ],
    ),
    (
        "Jährlich werden hier 20.000 Patienten behandelt.",
        ["20.000 Patienten => count 20000 exact/year Patienten"],
    ),
    (
        "Die Ambulanz versorgt 20.000 Patientinnen und Patienten im Jahr.",
        ["20.000 Patientinnen und Patienten => count 20000 exact/year Patientinnen und Patienten"],
    ),
    (
        "An die 200 Gäste kamen, gegen 50 Kinder sangen.",
        ["200 Gäste => count 200 about Gäste", "50 Kinder => count 50 about Kinder"],
    ),
    (
        "Erwartet werden 1'200 Besucherinnen und Besucher aus sechs Kantonen.",
        [
            "1'200 Besucherinnen und Besucher => count 1200 exact Besucherinnen und Besucher",
            "sechs Kantonen => count 6 exact Kantone",
        ],
    ),
    ("Die Zahl der Beschäftigten stieg auf 3.500.", ["3.500 => count 3500 exact Beschäftigte"]),
    (
        "Zehn bis zwölf Projekte werden gefördert.",
        ["Zehn bis zwölf Projekte => count 10..12 range Projekte"],
    ),
    (
        "Zur Feier kamen 60 Gäste aus 12 Ländern.",
        ["60 Gäste => count 60 exact Gäste", "12 Ländern => count 12 exact Länder"],
    ),
    (
        "Betten: 3.420\nÄrztinnen und Ärzte: rund 900\nTelefon: 089 4400",
        ["3.420 => count 3420 exact Betten", "900 => count 900 about Ärztinnen und Ärzte"],
    ),
    (
        "Zwölf Münchner Kliniken unterzeichnen.",
        ["Zwölf Münchner Kliniken => count 12 exact Münchner Kliniken"],
    ),
    (
        "Das Haus wurde mit 25 Wohnungen bezogen, davon 8 barrierefrei.",
        ["25 Wohnungen => count 25 exact Wohnungen", "8 => count 8 exact Wohnungen"],
    ),
    (
        "Die Bibliothek umfasst 2,5 Millionen Bände.",
        ["2,5 Millionen Bände => count 2500000 exact Bände"],
    ),
    ("Das 200-Betten-Haus bleibt.", ["200-Betten => count 200 exact Betten"]),
    # measures and durations
    (
        "Auf 2.500 Quadratmetern entstehen Labore.",
        ["2.500 Quadratmetern => measure 2500 exact square metre"],
    ),
    (
        "Der Speicher fasst 12 Petabyte, die Leitung ist 3,2 km lang.",
        ["12 Petabyte => measure 12 exact petabyte", "3,2 km => measure 3.2 exact kilometre"],
    ),
    (
        "Die Anlage liefert 40 MW und spart 900 t CO2 pro Jahr.",
        ["40 MW => measure 40 exact megawatt", "900 t => measure 900 exact/year tonne"],
    ),
    (
        "Nach einem Jahr und sechs Monaten endet die Phase.",
        ["einem Jahr und sechs Monaten => duration 1.5 exact year"],
    ),
    (
        "Die fünfjährige Förderung folgt auf ein dreimonatiges Verfahren.",
        ["fünfjährige => duration 5 exact year", "dreimonatiges => duration 3 exact month"],
    ),
    ("Gut 150 Jahre später eröffnet der Campus.", ["150 Jahre => duration 150 about year"]),
    (
        "Über drei Jahre fließen 6 Mio. Euro.",
        ["drei Jahre => duration 3 exact year", "6 Mio. Euro => money 6000000 exact EUR"],
    ),
    ("Seit über drei Jahren läuft das Projekt.", ["drei Jahren => duration 3 at_least year"]),
    (
        "Nach anderthalb Jahren und zweieinhalb Wochen war Schluss.",
        [
            "anderthalb Jahren => duration 1.5 exact year",
            "zweieinhalb Wochen => duration 2.5 exact week",
        ],
    ),
    ("Ein halbes Jahr lang wurde geprobt.", ["Ein halbes Jahr => duration 0.5 exact year"]),
    (
        "In den kommenden drei Jahren sollen alle 24 bis 36 Monate Berichte folgen.",
        ["drei Jahren => duration 3 exact year", "24 bis 36 Monate => duration 24..36 range month"],
    ),
    (
        "Die Wochenarbeitszeit von 38,5 Stunden bleibt.",
        ["38,5 Stunden => duration 38.5 exact/week hour"],
    ),
    # none of it
    ("Ein Projekt, beide Kliniken und eine Stiftung.", []),
    ("Telefon 089 4400-12345, Fax 089 4400-54321", []),
    ("Musterstraße 12, 81377 München", []),
    ("Klinikum, CH-8091 Zürich, 1090 Wien", []),
    ("Im SFB 1234, in Horizont 2020, bei COVID-19 und M1 ging es um Vision 2045.", []),
    ("Die Norm ISO 13485 und Phase 2 der Studie sowie Top 5.", []),
    ("Beginn ist um 13:40 Uhr, Einlass ab 12 Uhr.", []),
    ("Seit 2018 arbeitet das Team, bis 2024 Ergebnisse vorliegen.", []),
    (
        "Am 3. Juli 2025 und am 12. Mai fanden zwei Treffen statt.",
        ["zwei Treffen => count 2 exact Treffen"],
    ),
    ("Zum dritten Mal gewann sie, er dreimal, das Team fünf Mal.", []),
    ("Mehrere hundert Gäste und einige Tausend Zuschauer kamen.", []),
    ("Die Summe liegt in Millionenhöhe.", []),
    ("IBAN DE12 3456 7890 1234 5678 90, HRB 12345, ISBN 978-3-16-148410-0", []),
    ("In: Science 355 (6325), doi:10.1000/182", []),
    ("Die 1990er Jahre und das 19. Jahrhundert.", []),
    # press releases of many kinds
    (
        "Die Universität Graz hat rund 32.500 Studierende und 4.700 Mitarbeiter*innen.",
        [
            "32.500 Studierende => count 32500 about Studierende",
            "4.700 Mitarbeiter*innen => count 4700 exact Mitarbeiter*innen",
        ],
    ),
    (
        "Das Land Tirol stellt dafür 2,3 Mio. Euro pro Jahr zur Verfügung, weitere 500.000 Euro kommen vom Bund.",
        ["2,3 Mio. Euro => money 2300000 exact/year EUR", "500.000 Euro => money 500000 exact EUR"],
    ),
    (
        "Der Regierungsrat beantragt dem Grossen Rat einen Kredit von 12,4 Mio. Franken (±10 %).",
        ["12,4 Mio. Franken => money 12400000 exact CHF", "10 % => percentage 10 exact %"],
    ),
    (
        "Die Bruttorendite stieg um 0,5 Prozentpunkte auf 3,2 %.",
        ["0,5 Prozentpunkte => percentage 0.5 exact %", "3,2 % => percentage 3.2 exact %"],
    ),
    (
        "Über 100 Gäste, darunter 30 Bürgermeisterinnen, nahmen teil.",
        [
            "100 Gäste => count 100 at_least Gäste",
            "30 Bürgermeisterinnen => count 30 exact Bürgermeisterinnen",
        ],
    ),
    (
        "Die Stadt investiert in den nächsten fünf Jahren 150 Mio. €, davon 30 Mio. € in Schulen.",
        [
            "fünf Jahren => duration 5 exact year",
            "150 Mio. € => money 150000000 exact EUR",
            "30 Mio. € => money 30000000 exact EUR",
        ],
    ),
    (
        "Der Umsatz erhöhte sich von 1,2 auf 1,5 Mrd. Euro.",
        ["1,2 => money 1200000000 exact EUR", "1,5 Mrd. Euro => money 1500000000 exact EUR"],
    ),
    (
        "Der Umsatz stieg um 12 Prozent auf 45,3 Mio. Euro (Vorjahr: 40,4).",
        [
            "12 Prozent => percentage 12 exact %",
            "45,3 Mio. Euro => money 45300000 exact EUR",
            "40,4 => money 40400000 exact EUR",
        ],
    ),
    (
        "In 2024 wurden 12.345 Fälle gemeldet, 2023 waren es 11.900.",
        ["12.345 Fälle => count 12345 exact Fälle", "11.900 => count 11900 exact Fälle"],
    ),
    (
        "Die DFG fördert den SFB 1479 mit rund 11 Millionen Euro für vier Jahre.",
        ["11 Millionen Euro => money 11000000 about EUR", "vier Jahre => duration 4 exact year"],
    ),
    (
        "Auf rund 1.200 m² Fläche entstehen 45 Wohneinheiten und 60 Tiefgaragenstellplätze.",
        [
            "1.200 m² => measure 1200 about square metre",
            "45 Wohneinheiten => count 45 exact Wohneinheiten",
            "60 Tiefgaragenstellplätze => count 60 exact Tiefgaragenstellplätze",
        ],
    ),
    (
        "Die drei besten Teams erhalten je 5.000 Euro Preisgeld.",
        ["drei besten Teams => count 3 exact Teams", "5.000 Euro => money 5000 exact EUR"],
    ),
    ("Das Preisgeld beträgt insgesamt 30.000 Euro.", ["30.000 Euro => money 30000 exact EUR"]),
    (
        "Der mit 50.000 Euro dotierte Preis geht an drei Forschende.",
        ["50.000 Euro => money 50000 exact EUR", "drei Forschende => count 3 exact Forschende"],
    ),
    (
        "Die Klinik verfügt über 1.420 Betten, 12 OP-Säle und beschäftigt 6.800 Menschen.",
        [
            "1.420 Betten => count 1420 exact Betten",
            "12 OP-Säle => count 12 exact OP-Säle",
            "6.800 Menschen => count 6800 exact Menschen",
        ],
    ),
    (
        "Das Unternehmen beschäftigt 450 Mitarbeitende an fünf Standorten in Deutschland, Österreich und der Schweiz.",
        [
            "450 Mitarbeitende => count 450 exact Mitarbeitende",
            "fünf Standorten => count 5 exact Standorte",
        ],
    ),
    (
        "Sie kann auf mehr als 25 Jahre Berufserfahrung zurückblicken.",
        ["25 Jahre => duration 25 at_least year"],
    ),
    (
        "Er tritt sein Amt für eine Dauer von sechs Jahren an.",
        ["sechs Jahren => duration 6 exact year"],
    ),
    (
        "Gemeinsam mit 22 Partnern aus elf europäischen Ländern startet das Projekt.",
        [
            "22 Partnern => count 22 exact Partner",
            "elf europäischen Ländern => count 11 exact europäische Länder",
        ],
    ),
    (
        "Bis zu 1 Million Euro je Projekt, maximal jedoch 80 % der Kosten.",
        ["1 Million Euro => money 1000000 at_most EUR", "80 % => percentage 80 at_most %"],
    ),
    (
        "Die Förderquote liegt bei 50 bis 70 Prozent.",
        ["50 bis 70 Prozent => percentage 50..70 range %"],
    ),
    ("Anmeldung unter Tel. +43 1 234 56 78 oder per Fax 0043/1/2345678-9.", []),
    ("Medizinische Universität Wien, Spitalgasse 23, 1090 Wien, Österreich", []),
    ("Stadtwerke Musterstadt GmbH, Industriestraße 5, 12345 Musterstadt, HRB 4711", []),
    ("Spendenkonto: IBAN AT61 1904 3002 3457 3201, Kennwort 2024", []),
    (
        "Die Temperatur stieg um 1,5 Grad Celsius.",
        ["1,5 Grad Celsius => measure 1.5 exact degree Celsius"],
    ),
    (
        "Die 12-köpfige Jury wählte aus 87 Einreichungen sechs Preisträgerinnen aus.",
        [
            "87 Einreichungen => count 87 exact Einreichungen",
            "sechs Preisträgerinnen => count 6 exact Preisträgerinnen",
        ],
    ),
    (
        "Seit mehr als zehn Jahren arbeiten die Partner zusammen.",
        ["zehn Jahren => duration 10 at_least year"],
    ),
    (
        "Das Zentrum wird über einen Zeitraum von fünf Jahren mit insgesamt bis zu 25 Millionen Euro gefördert.",
        ["fünf Jahren => duration 5 exact year", "25 Millionen Euro => money 25000000 at_most EUR"],
    ),
    (
        "Pro Semester nehmen etwa 60 Studentinnen und Studenten teil.",
        ["60 Studentinnen und Studenten => count 60 about Studentinnen und Studenten"],
    ),
    ("Mit 4:1 Stimmen wurde der Antrag angenommen.", []),
    (
        "Nach 25-jähriger Tätigkeit geht sie in den Ruhestand.",
        ["25-jähriger => duration 25 exact year"],
    ),
    (
        "Das 10-Punkte-Programm umfasst 3 Säulen.",
        ["10-Punkte => count 10 exact Punkte", "3 Säulen => count 3 exact Säulen"],
    ),
    (
        "Zwei Drittel der 120 Mandate gingen an Frauen.",
        ["Zwei Drittel => percentage 66.67 exact %", "120 Mandate => count 120 exact Mandate"],
    ),
    (
        "Jede fünfte Frau und jeder achte Mann sind betroffen.",
        ["Jede fünfte => percentage 20 exact %", "jeder achte => percentage 12.5 exact %"],
    ),
    (
        "9 von 10 Patienten würden die Klinik weiterempfehlen.",
        ["9 von 10 => percentage 90 exact %"],
    ),
    (
        "Ende 2023 zählte die Gruppe 12 500 Beschäftigte.",
        ["12 500 Beschäftigte => count 12500 exact Beschäftigte"],
    ),
    (
        "Der Verein hat heute gut 2000 Mitglieder.",
        ["2000 Mitglieder => count 2000 about Mitglieder"],
    ),
    (
        "Im Wintersemester 2021/22 waren 1900 Studierende eingeschrieben.",
        ["1900 Studierende => count 1900 exact Studierende"],
    ),
    ("In Halle 5 stehen 30 Maschinen.", ["30 Maschinen => count 30 exact Maschinen"]),
    ("Der Quadratmeterpreis liegt bei 4.500 Euro/m².", ["4.500 Euro => money 4500 exact EUR"]),
    (
        "Der Stromverbrauch sank auf 3.400 kWh pro Jahr.",
        ["3.400 kWh => measure 3400 exact/year kilowatt hour"],
    ),
    ("Anteil Frauen: 45 %", ["45 % => percentage 45 exact %"]),
    ("Gesamtkosten: 12,5 Mio. Euro", ["12,5 Mio. Euro => money 12500000 exact EUR"]),
    ("Fördersumme: rund 2 Mio. €", ["2 Mio. € => money 2000000 about EUR"]),
    ("Laufzeit: 36 Monate", ["36 Monate => duration 36 exact month"]),
    ("Projektlaufzeit: 01.01.2022–31.12.2024", []),
    ("Die 300-jährige Geschichte des Hauses.", ["300-jährige => duration 300 exact year"]),
    ("Der 38-Jährige folgt auf die 61 Jahre alte Direktorin.", []),
    ("Die Pressemitteilung Nr. 123/2024 vom 12.3.2024", []),
    (
        "Das Land gibt 3 Millionen, der Bund 5 Millionen Euro.",
        ["3 Millionen => money 3000000 exact EUR", "5 Millionen Euro => money 5000000 exact EUR"],
    ),
    (
        "Die Kosten von rund 35 Mio. Euro tragen zu je 50 Prozent Stadt und Land.",
        ["35 Mio. Euro => money 35000000 about EUR", "50 Prozent => percentage 50 exact %"],
    ),
    ("Mio. Euro 12,5 wurden bewilligt.", ["Mio. Euro 12,5 => money 12500000 exact EUR"]),
    (
        "Das Vorhaben wird mit € 3,4 Mio. unterstützt; € 1,2 Mio. p.a. entfallen auf Personal.",
        ["€ 3,4 Mio. => money 3400000 exact EUR", "€ 1,2 Mio. => money 1200000 exact/year EUR"],
    ),
    (
        "Der Kanton zahlt jährlich wiederkehrend Fr. 250'000.–.",
        ["Fr. 250'000 => money 250000 exact/year CHF"],
    ),
    (
        "Sie leitete 15 Jahre lang ein Team von 40 Wissenschaftlerinnen und Wissenschaftlern.",
        [
            "15 Jahre => duration 15 exact year",
            "40 Wissenschaftlerinnen und Wissenschaftlern => count 40 exact Wissenschaftlerinnen und Wissenschaftler",
        ],
    ),
    (
        "Mehr als 60 000 Menschen leben in der Region.",
        ["60 000 Menschen => count 60000 at_least Menschen"],
    ),
    (
        "Rund 120 der insgesamt 400 Stellen fallen weg.",
        ["120 => count 120 about Stellen", "400 Stellen => count 400 exact Stellen"],
    ),
    (
        "Die sieben bayerischen Bezirke und die 71 Landkreise.",
        [
            "sieben bayerischen Bezirke => count 7 exact bayerische Bezirke",
            "71 Landkreise => count 71 exact Landkreise",
        ],
    ),
    (
        "Die Stiftung vergibt jährlich bis zu 20 Stipendien in Höhe von monatlich 1.200 Euro.",
        [
            "20 Stipendien => count 20 at_most/year Stipendien",
            "1.200 Euro => money 1200 exact/month EUR",
        ],
    ),
    (
        "Der Preis liegt zwischen 20 und 30 Euro pro Monat.",
        ["20 und 30 Euro => money 20..30 range/month EUR"],
    ),
    (
        "Kennzahlen in Mio. Euro\nUmsatz | 12,5 | 11,2\nGewinn | 1,2 | 0,9",
        [
            "12,5 => money 12500000 exact EUR",
            "11,2 => money 11200000 exact EUR",
            "1,2 => money 1200000 exact EUR",
            "0,9 => money 900000 exact EUR",
        ],
    ),
    (
        "Jahr | Umsatz (Mio. Euro) | Mitarbeitende\n2022 | 12,5 | 340\n2023 | 14,1 | 365",
        [
            "12,5 => money 12500000 exact EUR",
            "340 => count 340 exact Mitarbeitende",
            "14,1 => money 14100000 exact EUR",
            "365 => count 365 exact Mitarbeitende",
        ],
    ),
    (
        "| in Mio. Euro | 2025 | 2024 |\n| --- | --- | --- |\n| Umsatz | 742,6 | 698,1 |\n"
        "| EBIT-Marge (%) | 8,8 | |\n| Mitarbeitende (Anzahl) | 4.312 | 4.190 |",
        [
            "742,6 => money 742600000 exact EUR",
            "698,1 => money 698100000 exact EUR",
            "8,8 => percentage 8.8 exact %",
            "4.312 => count 4312 exact Mitarbeitende",
            "4.190 => count 4190 exact Mitarbeitende",
        ],
    ),
    (
        "| Träger | Ort | Zuschuss (in Tsd. Euro) |\n|---|---|---|\n| Kita Nord | – | 215 |\n"
        "| Kita Süd | Aachen (Mitte) | – |\n| Kita West | Köln | 64 |",
        ["215 => money 215000 exact EUR", "64 => money 64000 exact EUR"],
    ),
    (
        "Seit 1. Januar 2024 ist sie im Amt, nach 12 Jahren in Basel.",
        ["12 Jahren => duration 12 exact year"],
    ),
    (
        "Zum Vergleich: 2019 waren 1,1 Millionen Gäste gekommen.",
        ["1,1 Millionen Gäste => count 1100000 exact Gäste"],
    ),
    (
        "Ein Team aus vier Ärztinnen, zwei Pflegern und acht Therapeuten.",
        [
            "vier Ärztinnen => count 4 exact Ärztinnen",
            "zwei Pflegern => count 2 exact Pfleger",
            "acht Therapeuten => count 8 exact Therapeuten",
        ],
    ),
    (
        "Der Ausstoß sinkt um 1.000 Tonnen CO2 jährlich.",
        ["1.000 Tonnen => measure 1000 exact/year tonne"],
    ),
    (
        "Die Hälfte der Mittel, also 5 Millionen Euro, ist verplant.",
        ["Die Hälfte => percentage 50 exact %", "5 Millionen Euro => money 5000000 exact EUR"],
    ),
    (
        "Ab 2026 sollen jedes Jahr 150 Ärztinnen und Ärzte ausgebildet werden.",
        ["150 Ärztinnen und Ärzte => count 150 exact/year Ärztinnen und Ärzte"],
    ),
    (
        "Die Kammer vertritt über 18.000 Ärztinnen und Ärzte.",
        ["18.000 Ärztinnen und Ärzte => count 18000 at_least Ärztinnen und Ärzte"],
    ),
    (
        "Das Budget wächst von derzeit 80 Millionen auf 100 Millionen Euro.",
        [
            "80 Millionen => money 80000000 exact EUR",
            "100 Millionen Euro => money 100000000 exact EUR",
        ],
    ),
    (
        "Es gibt drei Gewinner: Anna Huber, Max Mayer und die 5b der Volksschule.",
        ["drei Gewinner => count 3 exact Gewinner"],
    ),
    (
        "Das Museum zählt zu den fünf größten Häusern Europas.",
        ["fünf größten Häusern => count 5 exact Häuser"],
    ),
    (
        "Erstmals seit 20 Jahren sank die Zahl der Unfälle auf unter 500.",
        ["20 Jahren => duration 20 exact year", "500 => count 500 at_most Unfälle"],
    ),
    (
        "Die Mitarbeiterzahl stieg von 120 auf 150.",
        ["120 => count 120 exact Mitarbeiter", "150 => count 150 exact Mitarbeiter"],
    ),
    (
        "Kosten: 200 Mio. Euro netto, 238 Mio. Euro brutto.",
        [
            "200 Mio. Euro => money 200000000 exact EUR",
            "238 Mio. Euro => money 238000000 exact EUR",
        ],
    ),
    (
        "Sie wurde mit 87,5 Prozent der Stimmen gewählt, 12 Delegierte enthielten sich.",
        ["87,5 Prozent => percentage 87.5 exact %", "12 Delegierte => count 12 exact Delegierte"],
    ),
    ("Ausbau auf 800 Studienplätze", ["800 Studienplätze => count 800 exact Studienplätze"]),
    (
        "20 Jahre Klinikum: Fest mit 2.000 Gästen",
        ["20 Jahre => duration 20 exact year", "2.000 Gästen => count 2000 exact Gäste"],
    ),
    (
        "Die Anlage versorgt 3.500 Haushalte mit Strom.",
        ["3.500 Haushalte => count 3500 exact Haushalte"],
    ),
    ("Die Umsatzerlöse lagen bei 1.234 Mio. €.", ["1.234 Mio. € => money 1234000000 exact EUR"]),
    ("Der Fonds ist 1,5 Mrd. Euro schwer.", ["1,5 Mrd. Euro => money 1500000000 exact EUR"]),
]

ENGLISH: list[tuple[str, list[str]]] = [
    # money
    (
        "The programme is worth €10m over five years.",
        ["€10m => money 10000000 exact EUR", "five years => duration 5 exact year"],
    ),
    (
        "It raised $12–15 million in its Series B round.",
        ["$12–15 million => money 12000000..15000000 range USD"],
    ),
    ("Ticket prices start at £90.", ["£90 => money 90 at_least GBP"]),
    (
        "With a budget of up to € 170 Mn/a the centre is large.",
        ["€ 170 Mn/a => money 170000000 at_most/year EUR"],
    ),
    ("The company secured USD 3.5bn from investors.", ["USD 3.5bn => money 3500000000 exact USD"]),
    ("A $50-million programme will start soon.", ["$50-million => money 50000000 exact USD"]),
    (
        "The grant of 1.2 million Swiss francs covers salaries.",
        ["1.2 million Swiss francs => money 1200000 exact CHF"],
    ),
    (
        "Between €3 million and €5 million is needed.",
        ["€3 million and €5 million => money 3000000..5000000 range EUR"],
    ),
    (
        "Annual funding of £4.2 million was announced.",
        ["£4.2 million => money 4200000 exact/year GBP"],
    ),
    ("They receive a weekly allowance of £90.", ["£90 => money 90 exact/week GBP"]),
    ("The state pays EUR 10 million a year.", ["EUR 10 million => money 10000000 exact/year EUR"]),
    (
        "Revenue rose from €20m to €35m.",
        ["€20m => money 20000000 exact EUR", "€35m => money 35000000 exact EUR"],
    ),
    ("Half a million euros was donated.", ["Half a million euros => money 500000 exact EUR"]),
    ("The loss was -$1.7m.", ["-$1.7m => money -1700000 exact USD"]),
    (
        "Around 2.5 billion euros per year is spent.",
        ["2.5 billion euros => money 2500000000 about/year EUR"],
    ),
    (
        "A$30 million and C$12 million were pledged.",
        ["A$30 million => money 30000000 exact AUD", "C$12 million => money 12000000 exact CAD"],
    ),
    ("A fund of 250,000 pounds was set up.", ["250,000 pounds => money 250000 exact GBP"]),
    (
        "Each year the foundation gives $200,000 to students.",
        ["$200,000 => money 200000 exact/year USD"],
    ),
    ("The investment totals €1.500 on this page.", ["€1.500 => money 1500 exact EUR"]),
    ("Grants range from $5,000 to $10,000.", ["$5,000 to $10,000 => money 5000..10000 range USD"]),
    (
        "It costs $12.50, or $120 a month.",
        ["$12.50 => money 12.5 exact USD", "$120 => money 120 exact/month USD"],
    ),
    # percentages
    ("60% of premature deaths are related.", ["60% => percentage 60 exact %"]),
    (
        "The share rose from 20 to 35 per cent.",
        ["20 => percentage 20 exact %", "35 per cent => percentage 35 exact %"],
    ),
    (
        "Between 3 and 5 percent of patients respond.",
        ["3 and 5 percent => percentage 3..5 range %"],
    ),
    ("One in five patients relapses.", ["One in five => percentage 20 exact %"]),
    ("Three out of four respondents agreed.", ["Three out of four => percentage 75 exact %"]),
    ("About two thirds of the staff are women.", ["two thirds => percentage 66.67 about %"]),
    ("Almost a third of visitors came by train.", ["a third => percentage 33.33 about %"]),
    ("The third phase and the first half ended.", []),
    ("More than half of the members voted.", ["half => percentage 50 at_least %"]),
    (
        "17 of 40 companies offer training.",
        ["17 => count 17 exact companies", "40 companies => count 40 exact companies"],
    ),
    ("Support fell by 1.5 percentage points.", ["1.5 percentage points => percentage 1.5 exact %"]),
    ("A 10 percent rise is planned.", ["10 percent => percentage 10 exact %"]),
    # counts
    (
        "The study has around 200,000 participants in order to examine diseases.",
        ["200,000 participants => count 200000 about participants"],
    ),
    ("More than 1,500 people work at the site.", ["1,500 people => count 1500 at_least people"]),
    (
        "It is backed by more than 50 of the region's most vital research groups.",
        ["50 => count 50 at_least research groups"],
    ),
    ("An expected staff of ca. 1500 is planned.", ["1500 => count 1500 about staff"]),
    (
        "A dozen clinics and twenty-five schools joined.",
        [
            "A dozen clinics => count 12 exact clinics",
            "twenty-five schools => count 25 exact schools",
        ],
    ),
    (
        "The network links 400 small and medium-sized enterprises.",
        [
            "400 small and medium-sized enterprises => count 400 exact small and medium-sized enterprises"
        ],
    ),
    (
        "It runs 3,500 ongoing clinical trials across 12 countries.",
        [
            "3,500 ongoing clinical trials => count 3500 exact clinical trials",
            "12 countries => count 12 exact countries",
        ],
    ),
    (
        "The hospital has 200 beds, 14 of them in intensive care.",
        ["200 beds => count 200 exact beds", "14 => count 14 exact beds"],
    ),
    (
        "The 500-bed hospital treats 20,000 patients each year.",
        ["500-bed => count 500 exact beds", "20,000 patients => count 20000 exact/year patients"],
    ),
    ("The number of employees rose to 1,500.", ["1,500 => count 1500 exact employees"]),
    (
        "Ten to twelve projects will be funded.",
        ["Ten to twelve projects => count 10..12 range projects"],
    ),
    ("The app has 10m users.", ["10m users => count 10000000 exact users"]),
    (
        "At least 30 PhD students and 12 postdocs joined.",
        [
            "30 PhD students => count 30 at_least PhD students",
            "12 postdocs => count 12 exact postdocs",
        ],
    ),
    (
        "Two hundred and fifty guests attended.",
        ["Two hundred and fifty guests => count 250 exact guests"],
    ),
    (
        "Beds: 3,420\nStaff: 1,900\nPhone: 555 1234",
        ["3,420 => count 3420 exact Beds", "1,900 => count 1900 exact Staff"],
    ),
    (
        "Some 60 volunteers cleaned up 20 or so beaches.",
        ["60 volunteers => count 60 about volunteers"],
    ),
    ("The school has 1.500 pupils.", ["1.500 pupils => count 1500 exact pupils"]),
    (
        "The museum drew 120,000 visitors annually.",
        ["120,000 visitors => count 120000 exact/year visitors"],
    ),
    (
        "Three Nobel laureates and two deputy mayors spoke.",
        [
            "Three Nobel laureates => count 3 exact Nobel laureates",
            "two deputy mayors => count 2 exact deputy mayors",
        ],
    ),
    # measures and durations
    (
        "The building offers 2,500 square metres of laboratory space.",
        ["2,500 square metres => measure 2500 exact square metre"],
    ),
    (
        "It stores 12 petabytes and spans 3.2 km.",
        ["12 petabytes => measure 12 exact petabyte", "3.2 km => measure 3.2 exact kilometre"],
    ),
    (
        "The plant produces 40 megawatts, enough for 900 homes.",
        ["40 megawatts => measure 40 exact megawatt", "900 homes => count 900 exact homes"],
    ),
    (
        "A five-year programme follows a two-day workshop.",
        ["five-year => duration 5 exact year", "two-day => duration 2 exact day"],
    ),
    (
        "After one year and six months the trial ended.",
        ["one year and six months => duration 1.5 exact year"],
    ),
    ("For over five years she led the team.", ["five years => duration 5 at_least year"]),
    ("Patients waited between 10 and 12 weeks.", ["10 and 12 weeks => duration 10..12 range week"]),
    (
        "It took two and a half years, then half an hour.",
        [
            "two and a half years => duration 2.5 exact year",
            "half an hour => duration 0.5 exact hour",
        ],
    ),
    ("They work 35 hours a week.", ["35 hours => duration 35 exact/week hour"]),
    # none of it
    ("One project and both hospitals, a foundation.", []),
    ("Call +49 89 4400-12345 or 020 7946 0958.", []),
    ("COVID-19, M1, ISO 13485, Phase 2 trials and Vision 2045.", []),
    ("The meeting starts at 10 am and ends at 4.30 pm.", []),
    ("On July 3, 2025 and 12 May the council met.", []),
    ("Since 2018 hospitals have changed; by 2030 patients benefit.", []),
    ("Dozens of guests and hundreds of fans; several hundred people came.", []),
    ("Science 355 (6325), doi:10.1000/182, Type 2 diabetes.", []),
    ("In the 1990s and the 21st century it won three times.", []),
    ("It is open 24/7 in Room 12, 5 Main Street.", []),
    # press releases of many kinds
    (
        "The University of Vienna has about 90,000 students and 10,000 staff members.",
        [
            "90,000 students => count 90000 about students",
            "10,000 staff members => count 10000 exact staff members",
        ],
    ),
    (
        "Series A financing of EUR 20 million was led by two investors.",
        ["EUR 20 million => money 20000000 exact EUR", "two investors => count 2 exact investors"],
    ),
    (
        "The £3.2m grant, awarded over three years, supports 12 PhD studentships.",
        [
            "£3.2m => money 3200000 exact GBP",
            "three years => duration 3 exact year",
            "12 PhD studentships => count 12 exact PhD studentships",
        ],
    ),
    (
        "It employs 4,500 people in 30 countries and had sales of CHF 2.1 billion in 2023.",
        [
            "4,500 people => count 4500 exact people",
            "30 countries => count 30 exact countries",
            "CHF 2.1 billion => money 2100000000 exact CHF",
        ],
    ),
    (
        "A 30% increase on the previous year's 1.2 million visitors.",
        ["30% => percentage 30 exact %", "1.2 million visitors => count 1200000 exact visitors"],
    ),
    (
        "The centre, with 24 research groups and more than 300 scientists, opened in 2010.",
        [
            "24 research groups => count 24 exact research groups",
            "300 scientists => count 300 at_least scientists",
        ],
    ),
    ("She has over 20 years' experience in the field.", ["20 years' => duration 20 at_least year"]),
    ("He served for 12 years as dean.", ["12 years => duration 12 exact year"]),
    (
        "The trial enrolled 1,234 patients at 45 sites.",
        ["1,234 patients => count 1234 exact patients", "45 sites => count 45 exact sites"],
    ),
    (
        "The new 12,000-square-metre building cost $85 million.",
        [
            "12,000-square-metre => measure 12000 exact square metre",
            "$85 million => money 85000000 exact USD",
        ],
    ),
    (
        "The hospital's 1,200 beds serve a population of 1.3 million people.",
        ["1,200 beds => count 1200 exact beds", "1.3 million people => count 1300000 exact people"],
    ),
    (
        "Roughly one third of the €60 million budget goes to teaching.",
        ["one third => percentage 33.33 about %", "€60 million => money 60000000 exact EUR"],
    ),
    ("Only 3 in 10 adults exercise.", ["3 in 10 => percentage 30 exact %"]),
    (
        "Profits fell 12% to £4.5 million (2022: £5.1 million).",
        [
            "12% => percentage 12 exact %",
            "£4.5 million => money 4500000 exact GBP",
            "£5.1 million => money 5100000 exact GBP",
        ],
    ),
    (
        "Up to 15 fellowships worth €2,500 per month are available.",
        ["15 fellowships => count 15 at_most fellowships", "€2,500 => money 2500 exact/month EUR"],
    ),
    (
        "The prize, worth 50,000 euros, goes to three scientists.",
        ["50,000 euros => money 50000 exact EUR", "three scientists => count 3 exact scientists"],
    ),
    ("Call 0800 123 4567 or email us. 5 High Street, London SW1A 1AA.", []),
    ("It is the third-largest of its kind, in the top 10 worldwide.", []),
    ("The 2023 report lists 14 priorities.", ["14 priorities => count 14 exact priorities"]),
    (
        "At its meeting on 12 March 2024, the board approved 8 of 23 applications.",
        ["8 => count 8 exact applications", "23 applications => count 23 exact applications"],
    ),
    (
        "More than 70 percent of respondents, or 1,400 people, agreed.",
        ["70 percent => percentage 70 at_least %", "1,400 people => count 1400 exact people"],
    ),
    (
        "The fund will provide grants of between £5,000 and £25,000.",
        ["£5,000 and £25,000 => money 5000..25000 range GBP"],
    ),
    (
        "Two of the five projects focus on energy.",
        ["Two => count 2 exact projects", "five projects => count 5 exact projects"],
    ),
    (
        "Within five to seven years, emissions should fall by 50 to 60 percent.",
        [
            "five to seven years => duration 5..7 range year",
            "50 to 60 percent => percentage 50..60 range %",
        ],
    ),
    (
        "Capacity will increase from 200 to 350 megawatts.",
        ["200 => measure 200 exact megawatt", "350 megawatts => measure 350 exact megawatt"],
    ),
    (
        "The network comprises 15 universities, 8 hospitals and 20 companies.",
        [
            "15 universities => count 15 exact universities",
            "8 hospitals => count 8 exact hospitals",
            "20 companies => count 20 exact companies",
        ],
    ),
    (
        "A three-day conference with 400 delegates from 25 nations.",
        [
            "three-day => duration 3 exact day",
            "400 delegates => count 400 exact delegates",
            "25 nations => count 25 exact nations",
        ],
    ),
    (
        "They produce 5 million doses a month.",
        ["5 million doses => count 5000000 exact/month doses"],
    ),
    (
        "The company has a market value of over $1.5 trillion.",
        ["$1.5 trillion => money 1500000000000 at_least USD"],
    ),
    ("Registered charity number 1234567. VAT No. 123 4567 89.", []),
    ("ISO 9001:2015 certified, Windows 11, Boeing 747, G7 and G20.", []),
    ("The vote was 12 to 3.", []),
    (
        "It has invested a total of €1.2bn since 2015, including €300m last year.",
        ["€1.2bn => money 1200000000 exact EUR", "€300m => money 300000000 exact EUR"],
    ),
    ("Women make up half the workforce.", ["half => percentage 50 exact %"]),
    (
        "The first 100 days; 10 years later; a 100-year history.",
        [
            "100 days => duration 100 exact day",
            "10 years => duration 10 exact year",
            "100-year => duration 100 exact year",
        ],
    ),
    (
        "Employees: 4,200\nRevenue: $1.2 billion\nFounded: 1998\nOffices: 35",
        [
            "4,200 => count 4200 exact Employees",
            "$1.2 billion => money 1200000000 exact USD",
            "35 => count 35 exact Offices",
        ],
    ),
    (
        "Key figures (in EUR million)\nRevenue | 120 | 110\nProfit | 12 | 9",
        [
            "120 => money 120000000 exact EUR",
            "110 => money 110000000 exact EUR",
            "12 => money 12000000 exact EUR",
            "9 => money 9000000 exact EUR",
        ],
    ),
    ("He is one of 50 recipients.", ["50 recipients => count 50 exact recipients"]),
    ("Nine out of ten patients would recommend it.", ["Nine out of ten => percentage 90 exact %"]),
    ("About 40% of the 2,000-strong workforce is female.", ["40% => percentage 40 about %"]),
    (
        "A 2,000-seat auditorium and 350 parking spaces are planned.",
        [
            "2,000-seat => count 2000 exact seats",
            "350 parking spaces => count 350 exact parking spaces",
        ],
    ),
    (
        "Travel time falls from 40 minutes to 25.",
        ["40 minutes => duration 40 exact minute", "25 => duration 25 exact minute"],
    ),
    (
        "In its first five years, the programme supported 120 start-ups.",
        ["five years => duration 5 exact year", "120 start-ups => count 120 exact start-ups"],
    ),
    (
        "The team of eight researchers published 3 papers.",
        ["eight researchers => count 8 exact researchers", "3 papers => count 3 exact papers"],
    ),
    (
        "She was awarded a €1.5 million ERC Starting Grant.",
        ["€1.5 million => money 1500000 exact EUR"],
    ),
    (
        "A staff of 200 serves four million customers.",
        ["200 => count 200 exact staff", "four million customers => count 4000000 exact customers"],
    ),
    ("The workforce grew to more than 3,000.", ["3,000 => count 3000 at_least workforce"]),
    ("Spending per student is $12,000 a year.", ["$12,000 => money 12000 exact/year USD"]),
    (
        "The system processes 10,000 requests per second.",
        ["10,000 requests => count 10000 exact/second requests"],
    ),
    (
        "Nearly 2 million tonnes of CO2 were saved.",
        ["2 million tonnes => measure 2000000 about tonne"],
    ),
    (
        "It treats some 30,000 outpatients and 8,000 inpatients annually.",
        [
            "30,000 outpatients => count 30000 about/year outpatients",
            "8,000 inpatients => count 8000 exact/year inpatients",
        ],
    ),
    ("The foundation donates €100,000 annually.", ["€100,000 => money 100000 exact/year EUR"]),
    (
        "It covers 25 of the city's 40 districts.",
        ["25 => count 25 exact districts", "40 districts => count 40 exact districts"],
    ),
    ("The temperature rose by 1.5°C.", ["1.5°C => measure 1.5 exact degree Celsius"]),
    (
        "A loan of 3 million US dollars at 4.5 % interest.",
        ["3 million US dollars => money 3000000 exact USD", "4.5 % => percentage 4.5 exact %"],
    ),
    (
        "In Phase III trials, 12 of 30 patients recovered.",
        ["12 => count 12 exact patients", "30 patients => count 30 exact patients"],
    ),
    ("The university is ranked 35th; 4th place.", []),
    (
        "The two parties signed a 10-year agreement.",
        ["two parties => count 2 exact parties", "10-year => duration 10 exact year"],
    ),
    (
        "Over the next three years, 45 doctoral researchers will be trained.",
        [
            "three years => duration 3 exact year",
            "45 doctoral researchers => count 45 exact doctoral researchers",
        ],
    ),
    (
        "More than half of the 60 staff members work part-time.",
        ["half => percentage 50 at_least %", "60 staff members => count 60 exact staff members"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), GERMAN)
def test_german(sentence: str, expected: list[str]) -> None:
    assert found("de", sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert found("en", sentence) == expected


LATER = [
    (
        "en",
        "The group employs 5,230 people, 245 more than a year before.",
        ["5,230 people => count 5230 exact people", "245 => count 245 exact people"],
    ),
    (
        "de",
        "Jährlich werden 31.000 Menschen stationär und mehr als 70.000 ambulant behandelt.",
        [
            "31.000 Menschen => count 31000 exact/year Menschen",
            "70.000 => count 70000 at_least/year Menschen",
        ],
    ),
    (
        "en",
        "| | 2022/23 | 2023/24 |\n|---|---|---|\n| Legacies (£ million) | 6.1 | 6.6 |\n"
        "| Charity shops (£'000) | 2,950 | 3,020 |\n| Families supported | 3,870 | 4,205 |",
        [
            "6.1 => money 6100000 exact GBP",
            "6.6 => money 6600000 exact GBP",
            "2,950 => money 2950000 exact GBP",
            "3,020 => money 3020000 exact GBP",
            "3,870 => count 3870 exact Families",
            "4,205 => count 4205 exact Families",
        ],
    ),
    (
        "de",
        "2,5 Millionen Euro vom Bund, 1,5 Millionen vom Land",
        [
            "2,5 Millionen Euro => money 2500000 exact EUR",
            "1,5 Millionen => money 1500000 exact EUR",
        ],
    ),
    (
        "en",
        "A quarter of a million people and the top 100 universities.",
        ["A quarter of a million people => count 250000 exact people"],
    ),
    ("en", "The Euro 7 standard and Class 2 devices.", []),
    ("en", "Employment rose by 3.2 percent, to 45,000.", ["3.2 percent => percentage 3.2 exact %"]),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), LATER)
def test_what_neighbours_do_not_tell(language: str, sentence: str, expected: list[str]) -> None:
    assert found(language, sentence) == expected


def test_tags_end_the_phrase() -> None:
    text = "Across 12 sites doctors visits patients."
    tags = [Tag(10, 15, "NOUN"), Tag(16, 23, "NOUN"), Tag(24, 30, "VERB")]
    (match,) = MATCHERS["en"](text, tags=tags)
    assert text[match.start : match.end] == "12 sites doctors"


def test_dates_found_before_are_left_alone() -> None:
    text = "Im Jahr 2000 Menschen zu finden, kostete 5 Euro."
    start = text.index("2000")
    assert len(MATCHERS["de"](text)) == 1
    assert MATCHERS["de"](text.replace("Im Jahr", "Rund"))[0].value.unit == "Menschen"
    assert [m.value.unit for m in MATCHERS["de"](text, taken=[(start, start + 4)])] == ["EUR"]


def test_wrapped_lines_are_read_on() -> None:
    text = (
        "Das Land unterstützt den Aufbau der neuen gemeinsamen Forschungsplattform mit rund 10\n"
        "Millionen Euro."
    )
    assert found("de", text) == ["10\nMillionen Euro => money 10000000 about EUR"]


def test_headings_are_not_read_on() -> None:
    assert found("de", "Halle 7 und 300\nMillionen Euro für alle") == []


FRAGMENTS = st.sampled_from(
    [
        "12",
        "3.500",
        "1,5",
        "zwei",
        "ein",
        "a",
        "one",
        "Mio.",
        "m",
        "€",
        "$",
        "CHF",
        "Euro",
        "%",
        "Jahre",
        "years",
        "und",
        "and",
        "bis",
        "to",
        "–",
        "-",
        "/",
        "/a",
        ",",
        ".",
        ":",
        "\n",
        "|",
        "\t",
        "  ",
        "(",
        "rund",
        "about",
        "zwischen",
        "between",
        "jährlich",
        "annual",
        "of",
        "von",
        "neue",
        "Betten",
        "beds",
        "Zahl der",
        "number of",
        "half",
        "Drittel",
        "third",
        "jede",
        "minus",
        "−",
        "½",
        "Tel.",
        "in Tsd. Euro",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0123456789.,' -–€%/:\n", max_size=80),
    st.lists(FRAGMENTS, max_size=25).map(" ".join),
    st.lists(FRAGMENTS, max_size=25).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["de", "en"]), TEXTS)
def test_any_text_gives_ordered_spans(language: str, text: str) -> None:
    end = 0
    for match in MATCHERS[language](text):
        assert end <= match.start < match.end <= len(text)
        assert any(c.isalnum() or c in "½¼¾" for c in text[match.start : match.end])
        assert match.value.kind in {"money", "percentage", "count", "measure", "duration"}
        assert match.value.unit
        assert (match.value.value_max is not None) == (match.value.qualifier == "range")
        end = match.end


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["de", "en"]), TEXTS, st.tuples(st.integers(0, 80), st.integers(1, 9)))
def test_taken_spans_stay_free(language: str, text: str, span: tuple[int, int]) -> None:
    start, end = span[0], span[0] + span[1]
    for match in MATCHERS[language](text, taken=[(start, end)]):
        assert match.end <= start or match.start >= end


@given(st.sampled_from(["de", "en"]), st.integers(2, 999_999))
def test_written_sums_come_back(language: str, value: int) -> None:
    written = f"{value:,}" if language == "en" else f"{value:,}".replace(",", ".")
    (match,) = MATCHERS[language](f"EUR {written}")
    assert match.value == Amount("money", Decimal(value), "EUR")


@pytest.mark.parametrize(
    "piece", ["1.", "1", "111 ", "3 bis ", "zwei", "five-", "€", "a | 1\n", "Zahl der "]
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_long_input_of_one_kind_ends_soon(language: str, piece: str) -> None:
    MATCHERS[language](piece * (40_000 // len(piece)))
