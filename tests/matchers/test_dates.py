"""Dates in running text: a sentence with its answer, a sentence per trap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.errors import RulesError
from pressminer.matchers.dates import DateMatcher
from pressminer.model import Tag
from pressminer.normalize.edtf import parse
from pressminer.rules import RuleFolder, default_folder

ANCHOR = date(2025, 7, 10)  # a Thursday
RULES = RuleFolder()
MATCHERS = {language: DateMatcher(RULES, language) for language in ("de", "en")}


def found(language: str, text: str, anchor: date | None = ANCHOR) -> str:
    return " ".join(m.value.edtf for m in MATCHERS[language](text, anchor=anchor))


GERMAN = [
    # days
    ("Berlin, 17. März 2024 – Das Klinikum erhält einen Neubau.", "2024-03-17"),
    ("Salzburg (2. Feber 2023): Der Landtag tagte.", "2023-02-02"),
    ("Am Mittwoch, 9. Oktober 2024, unterzeichneten beide den Vertrag.", "2024-10-09"),
    (
        "Der Preis wird am Freitag, den 12. September 2025 um 19.30 Uhr verliehen.",
        "2025-09-12T19:30:00",
    ),
    ("Stand: 01.02.2024", "2024-02-01"),
    ("Bern, 5.11.2024", "2024-11-05"),
    ("Veröffentlicht am 28.11.2023, 09:15 Uhr", "2023-11-28T09:15:00"),
    ("Einsendeschluss ist der 31. August 2025.", "2025-08-31"),
    ("Der Rat tagte am 1. Juli.", "2025-07-01"),
    ("Die Ausstellung läuft vom 14. September bis zum 3. November 2024.", "2024-09-14/2024-11-03"),
    ("Vom 29.09. bis 02.10.2025 treffen sich die Fachleute.", "2025-09-29/2025-10-02"),
    (
        "Die Tage der Forschung finden am 5., 12. und 19. Mai 2024 statt.",
        "2024-05-05 2024-05-12 2024-05-19",
    ),
    ("Am 23./24. Januar 2026 folgt die Tagung.", "2026-01-23 2026-01-24"),
    ("Die Frist endet am 30.9.", "2025-09-30"),
    ("Die Messe dauert vom 6.–8. Juni 2022.", "2022-06-06/2022-06-08"),
    ("geboren am 3. Mai 1897 in Graz", "1897-05-03"),
    ("Am 15. Juni des Vorjahres begann der Umbau.", "2024-06-15"),
    # months
    ("Seit Mai 2019 ist die Physikerin Rektorin.", "2019-05"),
    ("Im Oktober '22 wurde die Stiftung errichtet.", "2022-10"),
    ("Anfang Juli 2026 soll der Bau fertig sein.", "2026-07"),
    ("Die Bewerbungsfrist läuft von April bis Juni 2026.", "2026-04/2026-06"),
    ("Im November wird der Rektor verabschiedet.", "2025-11"),
    ("Im April wurde der Neubau eingeweiht.", "2025-04"),
    ("Der Umzug folgt im kommenden Januar.", "2026-01"),
    ("Im Juni des vergangenen Jahres stimmte der Senat zu.", "2024-06"),
    ("Im März 2022 beschlossen und im Juni begonnen, ist der Bau nun fertig.", "2022-03 2022-06"),
    # quarters, halves, seasons, semesters
    ("Im dritten Quartal 2024 stieg der Umsatz.", "2024-07/2024-09"),
    ("Im 1. Quartal des kommenden Jahres wird eröffnet.", "2026-01/2026-03"),
    ("Der Gewinn sank im ersten Halbjahr 2024.", "2024-01/2024-06"),
    ("In der zweiten Jahreshälfte 2025 startet der Betrieb.", "2025-07/2025-12"),
    ("Baubeginn ist im Frühjahr 2027.", "2027-21"),
    ("Im Winter 2023/24 blieb die Halle kalt.", "2023-24"),
    ("Der Studiengang startet zum Wintersemester 2026/27.", "2026-10/2027-03"),
    ("Im Sommersemester 2024 lehrte sie in Bonn.", "2024-04/2024-09"),
    ("Der Doppelhaushalt 2025/2026 ist beschlossen.", "2025/2026"),
    ("In der Spielzeit 2024/25 kamen mehr Gäste.", "2024/2025"),
    ("Die Sperrung beginnt in KW 31/2025.", "2025-07-28/2025-08-03"),
    ("In den ersten neun Monaten 2024 sank der Absatz.", "2024-01/2024-09"),
    ("Im vergangenen Herbst wurde das Labor bezogen.", "2024-23"),
    # years and more
    ("Seit 2012 leitet er die Abteilung.", "2012"),
    ("Bis 2030 soll der Campus klimaneutral sein.", "2030"),
    ("Zwischen 2016 und 2021 war sie Dekanin.", "2016/2021"),
    ("Von 2005 bis 2011 forschte er in Basel.", "2005/2011"),
    ("Ende 2024 lief die Förderung aus.", "2024"),
    ("Das 1998 gegründete Institut wächst.", "1998"),
    ("Die Kirche wurde um 1780 erbaut.", "1780~"),
    ("Der Komponist (1756–1791) lebte in Wien.", "1756/1791"),
    ("Ferdinand Muster (* 1816, † 1895) gründete die Anstalt.", "1816 1895"),
    ("2011 wechselte sie nach Zürich, 2014 nach Wien.", "2011 2014"),
    ("In den 1990er-Jahren entstand der Park.", "199X"),
    ("In den siebziger Jahren wurde saniert.", "197X"),
    ("Im 17. Jahrhundert war hier ein Kloster.", "16XX"),
    ("Anfang des 20. Jahrhunderts kam die Bahn.", "19XX"),
    ("In den Jahren 2021 und 2022 pausierte das Fest.", "2021 2022"),
    ("Im Geschäftsjahr 2023 wuchs der Verein.", "2023"),
    ("2023: Gründung der Gesellschaft", "2023"),
    ("2007 übernahm Petra Beispiel die Leitung.", "2007"),
    ("Die Jahre 2015 bis 2017 waren schwierig.", "2015/2017"),
    (
        "Die Türme wurden 1761 vollendet, die Zahl der Glocken wuchs bis 1994 auf 24 an.",
        "1761 1994",
    ),
    ("Der Absatz stieg von 2023 auf 2024 um 5 Prozent.", "2023 2024"),
    ("Von Freitag, 18. Juli, bis Sonntag, 20. Juli, wird gefeiert.", "2025-07-18/2025-07-20"),
    ("Sie war 2019 Präsidentin und 2021 Ministerin.", "2019 2021"),
    ("Das Programm läuft 2021–2027.", "2021/2027"),
    # feasts
    ("An Heiligabend 2024 blieb die Ambulanz offen.", "2024-12-24"),
    ("Bis Pfingsten 2026 wird gebaut.", "2026-05-24"),
    ("Nach Ostern wurde der Betrieb aufgenommen.", "2025-04-20"),
    # relative
    ("Der Ausschuss hat gestern zugestimmt.", "2025-07-09"),
    ("Die Ministerin hat heute den Grundstein gelegt.", "2025-07-10"),
    ("Am Montag wurde der Vertrag unterzeichnet.", "2025-07-07"),
    ("Am Donnerstag wurde der Vertrag unterzeichnet.", "2025-07-10"),
    ("Am kommenden Dienstag beginnt die Messe.", "2025-07-15"),
    ("Am vergangenen Samstag feierte der Verein.", "2025-07-05"),
    ("Im Vorjahr waren es noch 80 Plätze.", "2024"),
    ("In diesem Jahr kommen zwei Häuser hinzu.", "2025"),
    ("Heuer wird erstmals in Linz getagt.", "2025"),
    ("Im kommenden Jahr soll gebaut werden.", "2026"),
    ("Im letzten Monat kamen 300 Gäste.", "2025-06"),
    ("Die Arbeiten beginnen in der nächsten Woche.", "2025-07-14/2025-07-20"),
    ("2009 waren es 40, im Jahr davor 35.", "2009 2008"),
    ("2018 zählte das Haus 500 Gäste, im Jahr darauf 700.", "2018 2019"),
    ("Anfang nächsten Jahres wird er Präsident.", "2026"),
    # tense, told dates, chains
    ("Der Antrag kehrte am Freitag zurück in den Rat.", "2025-07-04"),
    ("Die Regierung ist am Freitag zurückgetreten.", "2025-07-04"),
    ("Im Mai wurde begonnen, im November ist Richtfest.", "2025-05 2025-11"),
    ("Die Frist ist bis Freitag verlängert worden.", "2025-07-11"),
    ("„Das Haus öffnet am Freitag“, sagte der Leiter.", "2025-07-11"),
    ("2018 zog sie um. Im Jahr darauf kam die Weihe.", "2018 2019"),
    ("Am 3. Mai 2024 begann der Rat, tags darauf endete er.", "2024-05-03 2024-05-04"),
    ("Im Geschäftsjahr 2022/23 waren es 40, im Jahr davor 35.", "2022/2023 2021/2022"),
    ("Heute findet im Rathaus ein Empfang statt.", "2025-07-10"),
    ("Gegründet wurde die Stiftung 1998 in Bonn.", "1998"),
    ("Gründung: 1810", "1810"),
    ("| in Mio. Euro | 2023 | 2024 |", "2023 2024"),
    ("1871 als Sparkasse gegründet, wuchs das Haus.", "1871"),
]

GERMAN_TRAPS = [
    "Die M1-Allianz forscht zu COVID-19.",
    "Pressemitteilung 12/2023",
    "Nr. 45/2022 vom Institut",
    "Telefon: 089 2180-2023",
    "Tel. +49 30 1999 2001",
    "Die Version 2023.1 ist da.",
    "Zertifiziert nach ISO 9001:2015 und DIN EN 1090.",
    "Das Rahmenprogramm Horizont 2020 endete.",
    "Das Forum 2035 lädt ein.",
    "Die Messe 2022 war gut besucht.",
    "Die Agenda 2030 der Vereinten Nationen",
    "Sharp und Hockfield (2017): Convergence.",
    "Vgl. Müller et al. (2019).",
    "© 2023 Universitätsklinikum Beispielstadt",
    "Zuletzt aktualisiert: 03.07.2025",
    "Letzte Änderung: 12. Mai 2024",
    "Öffnungszeiten: Montag bis Freitag 8–17 Uhr",
    "Mo–Fr 9–12 Uhr",
    "Das Haus verfügt über 2000 Betten.",
    "2023 Studien laufen derzeit.",
    "2000 neue Stellen entstehen.",
    "Von 2000 Beschäftigten kommen 1900 Personen aus der Region.",
    "Die Kosten liegen zwischen 1500 und 2000 Euro.",
    "Es waren 1900 Besucher.",
    "März leitet die Klinik seit langem.",
    "Professorin Mai sagte, das sei gut.",
    "Minister Winter und Frau Sommer eröffneten die Halle.",
    "Kürzlich wurde bekannt, dass bald gebaut wird.",
    "Heutzutage ist das üblich.",
    "Heute arbeiten beide Häuser eng zusammen.",
    "In den kommenden drei Jahren fließen Mittel.",
    "Nach vier Jahren wurde das Ziel erreicht.",
    "Drei Jahre später folgte der Umzug.",
    "In den letzten Jahren stieg die Zahl.",
    "Das ist die Medizin von morgen.",
    "Am Morgen gab es Kaffee.",
    "Jeden Freitag ist Sprechstunde.",
    "Das Unternehmen des Jahres kommt aus Ulm.",
    "Kostenpunkt: 1950 Euro",
    "Aktenzeichen 3.12.2/1998-4",
    "https://example.org/2023/07/03/meldung",
    "IBAN DE12 2004 1010 2023 1999 00",
    "Platz 3. Maier gewann.",
    "Die Zahl sank von 2019 auf 1874.",
    "Heute wird das Gebäude als Museum genutzt.",
    "Die Straße des 17. Juni ist frei.",
    "Am nächsten Tag war es still.",
    "Vor mehr als zehn Jahren zog er um.",
    "Verordnung (EU) 2019/1020 und Richtlinie 2014/24/EU",
    "Carr (2006), S. 47",
    "On July 3, 2025, the alliance was founded.",  # not this matcher's language
    "Postfach 2023, D-1900 Musterstadt",
    "Das Volumen liegt bei 2024 Mio. Euro.",
    "Kapitel 3.1. bis 4.2. regeln das.",
]

ENGLISH = [
    # days
    ("LONDON, March 17, 2024 – The clinic will get a new wing.", "2024-03-17"),
    ("Zurich, 5 November 2024", "2024-11-05"),
    ("On Wednesday, October 9, 2024, both sides signed.", "2024-10-09"),
    ("The prize will be awarded on 12 September 2025 at 7:30 pm.", "2025-09-12T19:30:00"),
    ("Published 28/11/2023", "2023-11-28"),
    ("Posted on 11/28/2023", "2023-11-28"),
    ("Applications close on August 31st, 2025.", "2025-08-31"),
    ("The board met on July 1.", "2025-07-01"),
    ("The show runs from September 14 to November 3, 2024.", "2024-09-14/2024-11-03"),
    ("The conference takes place on May 3–5, 2024.", "2024-05-03/2024-05-05"),
    ("Workshops are held on 5, 12 and 19 May 2024.", "2024-05-05 2024-05-12 2024-05-19"),
    ("It will be held 23–24 January 2026 in Bern.", "2026-01-23/2026-01-24"),
    ("born on 3 May 1897 in Graz", "1897-05-03"),
    ("the 4th of March 2021", "2021-03-04"),
    ("Sept. 2, 2023", "2023-09-02"),
    ("The deal closed on Dec. 18.", "2024-12-18"),
    # months
    ("She has been rector since May 2019.", "2019-05"),
    ("The work should finish in early July 2026.", "2026-07"),
    ("Applications are open from April to June 2026.", "2026-04/2026-06"),
    ("The rector will retire in November.", "2025-11"),
    ("The building was opened in April.", "2025-04"),
    ("He will move next January.", "2026-01"),
    ("The senate agreed in June of last year.", "2024-06"),
    ("Approved in March 2022 and begun in June, the work is done.", "2022-03 2022-06"),
    # quarters, halves, seasons, semesters
    ("Revenue rose in the third quarter of 2024.", "2024-07/2024-09"),
    ("Q4 2023 results were strong.", "2023-10/2023-12"),
    ("Profit fell in the first half of 2024.", "2024-01/2024-06"),
    ("Production starts in the second half of 2025.", "2025-07/2025-12"),
    ("Construction begins in spring 2027.", "2027-21"),
    ("In the winter of 2023/24 the hall stayed cold.", "2023-24"),
    ("The programme starts in the winter semester 2026/27.", "2026-10/2027-03"),
    ("In the 2024/25 academic year more students came.", "2024/2025"),
    ("In the first nine months of 2024 sales fell.", "2024-01/2024-09"),
    ("The lab was occupied last autumn.", "2024-23"),
    ("Sales for fiscal 2023 were flat.", "2023"),
    # years and more
    ("He has headed the unit since 2012.", "2012"),
    ("By 2030, the campus will be climate neutral.", "2030"),
    ("She was dean between 2016 and 2021.", "2016/2021"),
    ("From 2005 to 2011 he worked in Basel.", "2005/2011"),
    ("The grant ran out at the end of 2024.", "2024"),
    ("The institute, founded in 1998, is growing.", "1998"),
    ("The church was built around 1780.", "1780~"),
    ("The composer (1756–1791) lived in Vienna.", "1756/1791"),
    ("In 2011 she moved to Zurich, in 2014 to Vienna.", "2011 2014"),
    ("The park was laid out in the 1990s.", "199X"),
    ("It was renovated in the late seventies.", "197X"),
    ("In the 17th century this was a convent.", "16XX"),
    ("The railway came in the early twentieth century.", "19XX"),
    ("The festival paused in 2021 and 2022.", "2021 2022"),
    ("The 2023 annual report is out.", "2023"),
    ("2023: Foundation of the society", "2023"),
    ("work completed by mid-2026", "2026"),
    ("Sales were higher compared to 2023.", "2023"),
    ("The war of 1914–18 ended.", "1914/1918"),
    ("In FY2024/25 sales rose.", "2024/2025"),
    ("From Friday, July 18, to Sunday, July 20, it is open.", "2025-07-18/2025-07-20"),
    ("It was popular in the 1960s and '70s.", "196X 197X"),
    # feasts
    ("On Christmas Eve 2024 the ward stayed open.", "2024-12-24"),
    ("The wing was closed on Good Friday.", "2025-04-18"),
    ("It will reopen after Thanksgiving.", "2025-11-27"),
    # relative
    ("The committee agreed yesterday.", "2025-07-09"),
    ("The minister announced today that the clinic will grow.", "2025-07-10"),
    ("The contract was signed on Monday.", "2025-07-07"),
    ("The contract was signed on Thursday.", "2025-07-10"),
    ("The fair opens next Tuesday.", "2025-07-15"),
    ("The club celebrated last Saturday.", "2025-07-05"),
    ("That compares with 80 places last year.", "2024"),
    ("Two houses will be added this year.", "2025"),
    ("In the coming year the wing will be built.", "2026"),
    ("Some 300 guests came last month.", "2025-06"),
    ("Work starts next week.", "2025-07-14/2025-07-20"),
    ("The ceremony will take place this week.", "2025-07-07/2025-07-13"),
    ("In 2009 there were 40, a year earlier 35.", "2009 2008"),
    ("In 2018 the house had 500 guests, the following year 700.", "2018 2019"),
    ("He becomes president early next year.", "2026"),
    ("The mayor said on Tuesday that work had begun.", "2025-07-08"),
    # tense, told dates
    ("The mayor Thursday vowed to act.", "2025-07-10"),
    ("They plan to vote on Thursday.", "2025-07-17"),
    ("The deadline was extended until Tuesday.", "2025-07-15"),
    ("The show was open until Tuesday.", "2025-07-08"),
    ("It opened on 12 June and ends on 5 October.", "2025-06-12 2025-10-05"),
    ("The meeting will be held on Tuesday.", "2025-07-15"),
    ("They could not be reached Wednesday.", "2025-07-09"),
    ("He came in June 1998 and left later that year.", "1998-06 1998"),
    ("The deficit was £4m in 2022/23, £11m the year before.", "2022/2023 2021/2022"),
    ("Founded: 1810", "1810"),
]

ENGLISH_TRAPS = [
    "The M1 alliance works on COVID-19.",
    "Press release 12/2023",
    "No. 45/2022 of the institute",
    "Phone: +49 89 2180-2023",
    "Version 2023.1 is available.",
    "Certified to ISO 9001:2015 and EN 1090.",
    "The framework programme Horizon 2020 ended.",
    "Forum 2035 invites you.",
    "The Agenda 2030 of the United Nations",
    "Sharp and Hockfield (2017): Convergence: The future of health",
    "See Miller et al. (2019).",
    "© 2023 University Hospital",
    "Last updated: July 3, 2025",
    "Last modified on 12 May 2024",
    "Opening hours: Monday to Friday 8 am – 5 pm",
    "The house has 2000 beds.",
    "The trial enrolled 2,000 participants.",
    "2023 studies are running.",
    "2000 new jobs will be created.",
    "Of 2000 employees, 1900 people are local.",
    "It costs between 1500 and 2000 euros.",
    "an expected staff of ca. 1500.",
    "May said the plan was good.",
    "Ms May chairs the board.",
    "It may be that they march on.",
    "Minister Winter and Dr Summer opened the hall.",
    "Recently it became known that it will soon be built.",
    "Today, the clinics work closely together.",
    "Over the next three years funds will flow.",
    "Three years later the move followed.",
    "In recent years the number has grown.",
    "This is the medicine of tomorrow.",
    "Tomorrow's leaders study here.",
    "There are consultations every Friday.",
    "The Black Friday sale was a success.",
    "https://example.org/2023/07/03/news",
    "people in their 60s",
    "Room 2023 is closed.",
    "Flight 1999 was late.",
    "April Jones and June Smith were elected.",
    "The fall of the wall changed a lot.",
    "Regulation (EU) 2016/679 and Directive 2014/24/EU",
    "1900 Pennsylvania Avenue",
    "The Data Protection Act 2018 applies.",
    "Over the past year the number has grown.",
    "before the summer break",
    "The fund totals 2024 million dollars.",
]


@pytest.mark.parametrize(("text", "answer"), GERMAN)
def test_german(text: str, answer: str) -> None:
    assert found("de", text) == answer


@pytest.mark.parametrize("text", GERMAN_TRAPS)
def test_german_traps(text: str) -> None:
    assert found("de", text) == ""


@pytest.mark.parametrize(("text", "answer"), ENGLISH)
def test_english(text: str, answer: str) -> None:
    assert found("en", text) == answer


@pytest.mark.parametrize("text", ENGLISH_TRAPS)
def test_english_traps(text: str) -> None:
    assert found("en", text) == ""


# --- rules, spans, context ------------------------------------------------------------------


def _rules(field: str) -> list[tuple[str, str, object]]:
    return [
        (language, rule["id"], case)
        for language in MATCHERS
        for rule in RULES.toml(language, "dates")["rule"]
        for case in rule[field]
    ]


@pytest.mark.parametrize(("language", "rule", "example"), _rules("examples"))
def test_rule_finds_its_examples(language: str, rule: str, example: list[str]) -> None:
    anchor = RULES.toml(language, "dates")["examples"]["anchor"]
    matches = MATCHERS[language](example[0], anchor=anchor)
    assert "|".join(m.value.edtf for m in matches) == example[1]
    assert rule in {m.rule for m in matches}


@pytest.mark.parametrize(("language", "rule", "text"), _rules("counterexamples"))
def test_rule_leaves_its_counterexamples(language: str, rule: str, text: str) -> None:
    assert rule not in {m.rule for m in MATCHERS[language](text, anchor=ANCHOR)}


def test_languages_have_the_same_sections() -> None:
    german, english = (RULES.toml(language, "dates") for language in ("de", "en"))
    assert set(german) == set(english)
    for section in ("guard", "tense", "today", "year"):
        assert set(german[section]) == set(english[section])


SPANS = [
    ("de", "Am [3. Juli 2025] begann es.", None),
    ("de", "Veröffentlicht [03.07.2025 13:40], Kai Wehrs", None),
    ("de", "[Mitte des 19. Jahrhunderts] entstand der Bau.", None),
    ("de", "Im [zweiten Quartal 2023] stieg der Absatz.", None),
    ("de", "Von [2019 bis 2023] wuchs der Verein.", None),
    ("de", "Noch in [2023] soll er wachsen.", None),
    ("de", "Am Freitag, [4. Juli 2025], wird gefeiert.", None),
    ("de", "Am [Freitag] wird gefeiert.", ANCHOR),
    ("en", "On [July 3, 2025], it began.", None),
    ("en", "in the [first half of 2024]", None),
    ("en", "The board met on [Monday] in Bern.", ANCHOR),
]


@pytest.mark.parametrize(("language", "marked", "anchor"), SPANS)
def test_span_is_the_wording(language: str, marked: str, anchor: date | None) -> None:
    text = marked.replace("[", "").replace("]", "")
    (match,) = MATCHERS[language](text, anchor=anchor)
    assert text[match.start : match.end] == marked.partition("[")[2].partition("]")[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Freitag wurde im Vorjahr gefeiert."),
        ("de", "Der Ausschuss hat gestern zugestimmt."),
        ("de", "In diesem Jahr und im kommenden Sommer"),
        ("de", "Am 3. Juli wurde gewählt."),
        ("en", "On Friday the board met, as in the previous year."),
        ("en", "The company announced today that last month was good."),
        ("en", "It opened on July 3."),
    ],
)
def test_relative_dates_need_an_anchor(language: str, text: str) -> None:
    assert found(language, text, None) == ""
    assert found(language, text) != ""


def test_a_date_in_the_sentence_outranks_the_anchor() -> None:
    text = "2009 waren es 40, im Jahr davor 35."
    assert found("de", text, None) == found("de", text) == "2009 2008"


def test_a_date_in_another_sentence_does_not() -> None:
    assert found("de", "2009 waren es 40. Im Vorjahr sank die Zahl.") == "2009 2024"


def test_a_tagger_can_tell_a_verb() -> None:
    text = "The months to March were cold."
    assert found("en", text) == "2025-03"
    assert MATCHERS["en"](text, anchor=ANCHOR, tags=[Tag(14, 19, "VERB")]) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("On 03/07/2025 it met.", "2025-07-03"),
        ("On 03/07/2025 it met, then on 03/28/2025.", "2025-03-07 2025-03-28"),
    ],
)
def test_slashed_dates_have_the_day_first_unless_the_text_is_plainly_american(
    text: str, answer: str
) -> None:
    assert found("en", text) == answer


def test_thirds_narrow_the_bounds() -> None:
    (match,) = MATCHERS["de"]("bis Ende 2026")
    assert match.value.edtf == "2026"
    assert match.value.earliest > date(2026, 8, 1)
    assert match.value.latest == date(2026, 12, 31)


def test_offsets_survive_characters_that_grow_in_lower_case() -> None:
    text = "İstanbul, am 3.\u00a0Juli 2025 – ein Anfang"
    (match,) = MATCHERS["de"](text)
    assert text[match.start : match.end] == "3.\u00a0Juli 2025"


def test_faults_in_a_rule_file_are_reported_together(tmp_path: Path) -> None:
    for language in ("shared", "de"):
        (tmp_path / language).mkdir()
    source = (default_folder() / "de" / "dates.toml").read_text(encoding="utf-8")
    source += '\n[[rule]]\nid = "broken"\ngives = "day"\npattern = "{nothing}"\n'
    source += '\n[[rule]]\nid = "open"\ngives = "day"\npattern = "[ab]+ {year}"\n'
    (tmp_path / "de" / "dates.toml").write_text(source, encoding="utf-8")
    with pytest.raises(RulesError) as error:
        DateMatcher(RuleFolder(tmp_path), "de")
    assert [fault.split(":")[1].strip() for fault in error.value.faults] == [
        "rule broken",
        "rule open",
    ]


def test_an_unknown_builder_is_a_fault(tmp_path: Path) -> None:
    for language in ("shared", "de"):
        (tmp_path / language).mkdir()
    source = (default_folder() / "de" / "dates.toml").read_text(encoding="utf-8")
    source = source.replace('gives = "feast"', 'gives = "feats"')
    (tmp_path / "de" / "dates.toml").write_text(source, encoding="utf-8")
    with pytest.raises(RulesError, match="unknown gives 'feats'"):
        DateMatcher(RuleFolder(tmp_path), "de")


# --- properties -----------------------------------------------------------------------------

MONTHS_DE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(date(1500, 1, 1), date(2199, 12, 31))


@settings(max_examples=150, deadline=None)
@given(
    DAYS,
    st.sampled_from(["{d}. {m} {y}", "{d:02}.{n:02}.{y}", "{d}. {n}. {y}", "{y}-{n:02}-{d:02}"]),
)
def test_any_german_day_comes_back(day: date, form: str) -> None:
    wording = form.format(d=day.day, n=day.month, m=MONTHS_DE[day.month - 1], y=day.year)
    text = f"Am {wording} wurde gefeiert."
    (match,) = MATCHERS["de"](text, anchor=ANCHOR)
    assert (text[match.start : match.end], match.value.edtf) == (wording, day.isoformat())


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{y}-{n:02}-{d:02}", "{n}/{d}/{y}"]))
def test_any_english_day_comes_back(day: date, form: str) -> None:
    wording = form.format(d=day.day, n=day.month, m=MONTHS_EN[day.month - 1], y=day.year)
    text = f"On {wording} they celebrated."
    (match,) = MATCHERS["en"](text, anchor=ANCHOR)
    expected = day if "/" not in form or day.day > 12 else date(day.year, day.day, day.month)
    assert (text[match.start : match.end], match.value.edtf) == (wording, expected.isoformat())


WORDS = [
    *["3.", "4.", "3,", "03.07.", "29.", "12", "18", "53", "2025", "2023", "1900", "0000", "9999"],
    *["Juli", "Mai", "May", "June", "Februar", "February", "Q2", "FY", "KW", "21/22", "19."],
    *["um", "ca.", "bis", "und", "to", "and", "-", "–", "/", "(", ")", ",", ".", ":", "*", "†"],
    *["Anfang", "Mitte", "Ende", "early", "mid", "late", "letzten", "nächsten", "last", "next"],
    *["Woche", "Jahr", "Jahres", "year", "week", "Freitag", "Friday", "heute", "today", "gestern"],
    *["seit", "since", "im", "in", "am", "on", "des", "vergangenen", "vor", "ago", "zwei", "two"],
    *["Jahrhundert", "century", "1980er", "1980s", "Ostern", "Easter", "Quartal", "quarter"],
    *["Winter", "Sommersemester", "Uhr", "pm", "\n", "İ", "ß"],
]
PIECES = st.sampled_from(WORDS)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["de", "en"]),
)
def test_no_input_raises_and_matches_are_ordered(
    text: str, anchor: date | None, language: str
) -> None:
    end = 0
    for match in MATCHERS[language](text, anchor=anchor):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        value = match.value
        bounds = parse(value.edtf)
        assert bounds.earliest is not None and value.earliest is not None
        assert bounds.latest is not None and value.latest is not None
        assert bounds.earliest <= value.earliest <= value.latest <= bounds.latest


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join), st.sampled_from(["de", "en"]))
def test_what_is_found_without_an_anchor_is_found_with_one(text: str, language: str) -> None:
    without = {(m.start, m.value.edtf) for m in MATCHERS[language](text)}
    with_anchor = MATCHERS[language](text, anchor=ANCHOR)
    covered = [(m.start, m.end) for m in with_anchor]
    assert all(any(s <= start < e for s, e in covered) for start, _ in without)
