"""Names of persons in running text: a sentence with its answers marked, a sentence per trap.

``[[surface|name|honorifics]]``: the name is the surface where it is left out. No model reads
along here, so a last name alone counts only behind a title or salutation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.matchers.persons import PersonMatcher

GERMAN: list[Any] = [
    # full names
    "[[Markus Blume]] sprach in München.",
    "Die Sitzung eröffnete [[Hannelore Kraft-Weber]].",
    "[[Karl-Heinz Sonnleitner]] und [[Marie-Luise Beck]] gratulierten.",
    "Als Gast kam [[Hans Peter Müller]].",
    "Dazu sagt [[Matthias H. Tschöp]]: „Wir freuen uns.“",
    "[[J. Robert Oppenheimer]] besuchte Göttingen.",
    "Die Leitung übernimmt [[Ayşe Yılmaz]].",
    "Mit [[José García López]] kommt ein erfahrener Chirurg.",
    "Auch [[Nguyen Thi Lan]] unterschrieb.",
    "Das Labor führt [[Łukasz Kowalski]].",
    "[[Friedrich Schiller]] wurde in Marbach geboren.",
    "[[Carl Ludwig]] gründete das Institut 1869.",
    # titles
    "[[Bernd Huber||Prof. Dr. Dr. h.c.]] begrüßte die Gäste, darunter Prof. Dr. Dr. h.c. nicht.",
    "Die Direktorin, Prof. Dr. med. [[Annette Grüters-Kieslich||Prof. Dr. med.]], dankte.",
    "Univ.-Prof.in Mag.a Dr.in [[Henriette Stadlbauer||Univ.-Prof.in Mag.a Dr.in]] wurde gewählt.",
    "PD Dr. [[Simone Kreth||PD Dr.]] übernimmt die Klinik.",
    "Priv.-Doz. Dr. [[Oliver Brandt||Priv.-Doz. Dr.]] folgt nach.",
    "Dr.-Ing. [[Tobias Reuter||Dr.-Ing.]] leitet den Bau.",
    "Dipl.-Ing. [[Franz Gruber||Dipl.-Ing.]] plante das Haus.",
    "Mag. [[Gernot Pirker||Mag. MBA]], MBA, dankte dem Rektor.",
    "DI Dr. [[Leopold Hirschegger||DI Dr.]] führt das Haus.",
    "Professorin [[Eva Schmid||Professorin]] lehrt in Graz.",
    "Hon.-Prof. Dr. rer. nat. [[Ulrich Keil||Hon.-Prof. Dr. rer. nat.]] hielt die Rede.",
    "Prof. Dr. h. c. mult. [[Wolfgang Herrmann||Prof. Dr. h. c. mult.]] erhielt den Preis.",
    "lic. iur. [[Regula Hürlimann||lic. iur.]] präsidiert die Stiftung.",
    # particles
    "Prof. Dr. [[Thilo von Trotha||Prof. Dr.]] bleibt im Amt.",
    "Präsidentin [[Ursula von der Leyen]] reiste an.",
    "Für [[Karl-Theodor Freiherr von und zu Guttenberg]] war es Neuland.",
    "[[Ludwig van Beethoven]] zog nach Wien.",
    "Mit [[Mohammed al-Rashid]] sprach die Redaktion.",
    "[[Annette von Droste-Hülshoff]] lebte in Meersburg.",
    "[[Anton de Kom]] wird geehrt.",
    # genitives and coordination
    "Die Nachfolge [[Karl Wagners|Karl Wagner]] ist geregelt.",
    "[[Peter Meyers|Peter Meyer]] Team gewann.",
    "Die Geschwister [[Anna Berger]] und [[Paul Berger]] stifteten den Preis.",
    "[[Anna Muster]], [[Jonas Keller]] und [[Mia Vogt]] wurden gewählt.",
    # last names that look like something else
    "Prof. [[Mai||Prof.]] sprach zuerst.",
    "Frau [[Winter]] dankte.",
    "[[Julia Mai]] tritt das Amt im Mai an.",
    "[[Anna Essen]] wohnt in Essen.",
    "[[Thomas Winter]] übernimmt im Winter.",
    "[[Sabine Koch]] kocht nicht.",
    "[[Michael Fischer]] und [[Andrea Schneider]] leiten die Abteilung.",
    "[[Peter Sommer]] ist neuer Vorstand.",
    "[[Klaus Ulm]] lebt in Ulm.",
    # salutations
    "Herr [[Tschöp]], was planen Sie?",
    "Wir danken Frau Dr. [[Baumann||Dr.]].",
    "Herrn Prof. Dr. [[Schulze||Prof. Dr.]] gilt unser Dank.",
    # posts before names are no part of them
    "Wissenschaftsminister [[Markus Blume]] übergab den Bescheid.",
    "Rektorin [[Eva Wille]] und Kanzler [[Jan Gerken]] unterzeichneten.",
    "Oberarzt Dr. [[Felix Huber||Dr.]] erklärte den Eingriff.",
    "Die Kardiologin [[Nina Hartmann]] forscht dort.",
    "CEO [[Lars Petersen]] stellte die Zahlen vor.",
    # eponyms and other traps: nobody
    "Das Robert-Bosch-Krankenhaus wächst.",
    "Der Nobelpreis ging nach Bonn.",
    "Die Klinik liegt in der Bunsenstraße.",
    "Der Gottfried Wilhelm Leibniz-Preis ist hoch dotiert.",
    "Die Thomas-Mann-Straße ist gesperrt.",
    "Die Konrad-Adenauer-Stiftung lädt ein.",
    "Die Justus-Liebig-Universität Gießen feiert.",
    "Die Heinrich-Heine-Universität Düsseldorf und die Otto-von-Guericke-Universität Magdeburg kooperieren.",
    "Am Carl-Thiem-Klinikum Cottbus entsteht ein Neubau.",
    "Morbus Parkinson und Alzheimer nehmen zu.",
    "Die Ministerin lobte das Projekt.",
    "Im April und im August tagt der Rat.",
    "Sankt Gallen und Frankfurt am Main kooperieren.",
    "Der Prof. der Chirurgie fehlte.",
    "Die Allianz München wächst weiter.",
    "Der Albert Einstein Platz wird umgebaut.",
    "Die Christian Doppler Forschungsgesellschaft fördert das Labor.",
    "Der Berliner Senat tagte am Dienstag.",
    "Das Start-up Carl Zeiss Meditec AG wächst.",
]

ENGLISH: list[Any] = [
    "[[Sarah Whitfield]] spoke in Leeds.",
    "The award went to [[Mary-Anne O'Connor]].",
    "[[John F. Kennedy]] visited Berlin.",
    "[[T. S. Eliot]] and [[J. K. Rowling]] are on the list.",
    "The grant goes to [[Maria García López]].",
    "Said [[Siobhán O’Brien]]: “We are ready.”",
    "[[Wei Zhang]] and [[Priya Raghunathan]] lead the trial.",
    "[[Martin Luther King]] spoke there in 1963.",
    # titles, degrees
    "Dr. [[Emily Carter||Dr.]] joined the board.",
    "Dr [[Helen Marsh||Dr]] will lead the unit.",
    "Professor [[Alan Reid||Professor]] chairs the panel.",
    "Prof [[Susan Lea||Prof]] welcomed the news.",
    "Sir [[Paul Nurse||Sir]] opened the building.",
    "Dame [[Sally Davies||Dame]] stepped down.",
    "[[Robert Hall||MD]], MD, treated the patients.",
    "[[Robert Hall||M.D., Ph.D.]], M.D., Ph.D., treated the patients.",
    "[[Karen Miller||PhD]], PhD, is the lead author.",
    "Associate Professor [[Hannah Lowe||Associate Professor]] wrote the report.",
    "Rev. [[Thomas Baker||Rev.]] led the service.",
    "Professor Dame [[Carol Robinson||Professor Dame]] won the medal.",
    "Professor Sir [[David King||Professor Sir]] agreed.",
    # particles
    "[[Ludwig van Beethoven]] was born in Bonn.",
    "[[Vincent van den Berg]] is the new chair.",
    "[[Ursula von der Leyen]] gave the speech.",
    "[[Oscar de la Renta]] founded the house.",
    "[[Alasdair Mac Donald]] and [[Fiona MacLeod]] retire.",
    # possessives, coordination
    "[[Jane Porter]]'s team won the grant.",
    "[[Jane Porter]]’s team won the grant.",
    "[[Anna Lopez]], [[Brian Scott]] and [[Chloe Evans]] were elected.",
    "Brothers [[Simon Hart]] and [[Adam Hart]] founded the firm.",
    # names that look like something else
    "[[Theresa May]] took office in July.",
    "[[Jude Law]] will attend.",
    "[[Anna Winter]] starts next winter.",
    "[[Jack London]] lived in California.",
    "[[April Jones]] was appointed in April.",
    "[[Paris Hilton]] visited Paris.",
    "[[Grace Hopper]] was a pioneer.",
    "[[Mark Rutte]] will mark the day.",
    "[[Will Smith]] will perform.",
    "Dr. [[Price||Dr.]] declined to comment.",
    "[[Rose Banks]] and [[Victoria Wells]] sit on the panel.",
    "[[George Washington]] crossed the river.",
    "[[Bill Gates]] gave the money.",
    # salutations
    "Mr [[Thompson]] thanked the crew.",
    "Ms. [[Okafor]] joined in 2019.",
    "Mrs. [[Jean Whitaker]] cut the ribbon.",
    # posts
    "President [[Joe Biden]] signed the bill.",
    "Chief executive [[Laura Bennett]] welcomed the results.",
    "Mayor [[Eric Adams]] said the city would pay.",
    "Vice-Chancellor Professor [[Adam Tickell||Professor]] spoke.",
    "CEO [[Tim Cook]] presented the device.",
    "Chairman [[Peter Grant]] resigned.",
    # nobody
    "The Bill and Melinda Gates Foundation paid for the study.",
    "She won the Nobel Prize.",
    "The Robert Koch Institute published the data.",
    "Johns Hopkins University leads the consortium.",
    "The Thomas Young Lecture takes place in May.",
    "The George Washington Bridge is closed.",
    "Goldman Sachs advised the company.",
    "Ernst & Young audited the accounts.",
    "Morgan Stanley and Wells Fargo underwrote the offer.",
    "The minister praised the team.",
    "The Alan Turing Institute hosted the event.",
    "In March and in August the council meets.",
    "Alzheimer's and Parkinson's disease are on the rise.",
    "The Sarah Cannon Research Institute joined the trial.",
    "Mount Sinai Hospital opened a ward.",
    "Robert Bosch GmbH built the plant.",
    "Marks & Spencer closed a shop.",
    "Hope College and Grace Church merged their choirs.",
    "Will Europe follow?",
    "The James Webb Space Telescope took the picture.",
    "St. James's Hospital is full.",
    "Martin Luther King Day is on Monday.",
]


def found(
    lexicon: Lexicon, view: Callable[..., Any], language: str, text: str
) -> list[tuple[str, str, str]]:
    matches = PersonMatcher(lexicon, language)(view(text, language))
    return [(text[m.start : m.end], m.value.name, m.value.honorifics) for m in matches]


def expected(answers: list[tuple[str, ...]]) -> list[tuple[str, str, str]]:
    padded = [(*a, "", "")[:3] for a in answers]
    return [(surface, name or surface, titles) for surface, name, titles in padded]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param(lang, *case.values, marks=case.marks)
        if hasattr(case, "marks")
        else (lang, case)
        for lang, table in (("de", GERMAN), ("en", ENGLISH))
        for case in table
    ],
)
def test_sentence(
    language: str, sentence: str, lexicon: Lexicon, view: Any, marked: Any
) -> None:
    text, answers = marked(sentence)
    assert found(lexicon, view, language, text) == expected(answers)
