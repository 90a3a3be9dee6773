"""One sentence, its figures: `surface => kind value[..upper] qualifier[/per] unit`."""

from __future__ import annotations

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
]


@pytest.mark.parametrize(("sentence", "expected"), GERMAN)
def test_german(sentence: str, expected: list[str]) -> None:
    assert found("de", sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[str]) -> None:
    assert found("en", sentence) == expected
