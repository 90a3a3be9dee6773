"""Places in running text: a sentence with its answers marked, a sentence per trap.

``[[surface|name]]``: the name is the surface where it is left out. Places inside names of bodies
are candidates here and dropped in `resolve`; the last table looks at what comes out of both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.matchers.places import PlaceMatcher

GERMAN: list[Any] = [
    # cities, datelines
    "Die Tagung findet in [[Leipzig]] statt.",
    "[[Mainz]], 3. Mai 2022 – Das Land zahlt.",
    "[[Essen]], 3. Mai 2022 – Der Konzern wächst.",
    "[[Villach]] (OTS) - Der Rat hat gewählt.",
    "[[Frankfurt am Main]] und [[Frankfurt (Oder)]] sind Partnerstädte.",
    "Von [[Berlin]] nach [[München]] fährt der Zug vier Stunden.",
    "Der Betrieb in [[Großbeeren]] wächst.",
    "Ein Werk in [[Neuherberg]] kommt hinzu.",
    "Nach Stationen in [[Oxford]], [[Zürich]] und [[Rom]] kehrt sie zurück.",
    "Die Firma zieht nach [[Halle]] um.",
    "Geboren wurde er in [[St. Gallen]].",
    "In [[Bad Homburg]] entsteht ein Park.",
    "Die Menschen in [[New York]] staunten.",
    "Das Team aus [[Tübingen]] gewann.",
    "Die Feier in [[Weil am Rhein]] war kurz.",
    # states, cantons, countries, continents
    "[[Bayerns|Bayern]] Kliniken wachsen.",
    "Der [[Freistaat Bayern|Bayern]] fördert das Vorhaben.",
    "Das [[Land Hessen|Hessen]] zahlt 3 Millionen Euro.",
    "Der [[Kanton Uri|Uri]] und der [[Kanton Zürich|Zürich]] beteiligen sich.",
    "Die [[Stadt Leipzig|Leipzig]] baut Schulen.",
    "Im [[Land Brandenburg|Brandenburg]] regnet es.",
    "In [[MV|Mecklenburg-Vorpommern]] fehlen Ärzte.",
    "[[Nordrhein-Westfalen]] und [[Rheinland-Pfalz]] kooperieren.",
    "[[Sachsens|Sachsen]] Minister reiste nach [[Polen]].",
    "Die [[Schweiz]] und [[Österreich]] treten bei.",
    "In den [[USA]] läuft die Studie.",
    "Forscher aus [[Deutschland]], [[Frankreich]] und [[Japan]] beraten.",
    "[[Europas|Europa]] größter Speicher geht ans Netz.",
    "In [[Afrika]] und [[Südamerika]] steigt die Zahl.",
    "Die [[Türkei]] und der [[Iran]] verhandeln.",
    "Das [[Saarland]] investiert.",
    "Sie kommt aus [[Kärnten]].",
    "Die Exporte nach [[China]] sanken.",
    "Das [[Vereinigte Königreich|Vereinigtes Königreich]] tritt bei.",
    # regions, districts, rivers, buildings, campuses
    "Die [[Metropolregion Rhein-Neckar|Rhein-Neckar]] wächst.",
    "Im [[Landkreis Miesbach|Miesbach]] schneit es.",
    "Der [[Stadtteil Bergheim|Bergheim]] bekommt eine Schule.",
    "Auf dem [[Campus Großhadern]] wird gebaut.",
    "Das Hochwasser der [[Elbe]] sank.",
    "Im [[Schwarzwald]] brennt es.",
    "Der [[Rhein]] führt Niedrigwasser.",
    "Das [[Ruhrgebiet]] wandelt sich.",
    "Im [[Schloss Dagstuhl]] tagten Forscher.",
    "Am [[Flughafen Leipzig/Halle]] entsteht eine Halle.",
    "Die Gäste im [[Schloss Bellevue]] klatschten.",
    "Der [[Bodensee]] ist warm.",
    "In [[Berlin-Mitte]] entsteht ein Hotel.",
    "Im [[Erzgebirge]] wird geforscht.",
    # no places
    "Der Münchner Konzern wächst.",
    "Der Berliner Senat tagte.",
    "Das bayerische Kabinett und die sächsische Regierung tagten.",
    "Die Stadt und der Kanton zahlen.",
    "Der Freistaat zahlt mit.",
    "Das Essen war gut.",
    "Die Halle ist groß.",
    "Frau Essen und Herr Ulm sprachen.",
    "Jack London schrieb Romane.",
    "Im Mai und im August tagt der Rat.",
    "Die Rose blüht.",
    "Das Siegen fiel schwer.",
    "Die Weimarer Republik endete 1933.",
    "Rund 20 Wagen brannten.",
    "Die Regen-Pause kam gelegen.",
    "Er spielt in der Bundesliga.",
    "Die Wahl fiel auf Anna Berg.",
    "Der Hamburger schmeckt.",
    "Die Kosten sinken in Singen und Tanz kaum.",
]

ENGLISH: list[Any] = [
    "The meeting takes place in [[Leipzig]].",
    "[[Leeds]], 3 May 2022 – The council will pay.",
    "[[BOSTON|Boston]], May 3, 2022 – Acme raised money.",
    "[[Munich]] and [[Geneva]] are partners.",
    "[[Bavaria]]'s hospitals grow.",
    "[[Germany]]’s largest store opened.",
    "The [[Free State of Bavaria|Bavaria]] pays.",
    "The [[City of Leipzig|Leipzig]] builds schools.",
    "The [[city of Munich|Munich]] agreed.",
    "The [[Canton of Zurich|Zurich]] pays.",
    "The plant in [[Mexico City]] grows.",
    "She moved from [[New York]] to [[Los Angeles]].",
    "The [[United Kingdom]] and [[Ireland]] signed.",
    "The [[United States]] and [[Canada]] agreed.",
    "[[Australia]] won.",
    "He was born in [[St. Gallen]].",
    "The team from [[Oxford]] won.",
    "[[London]] and [[Paris]] cooperate.",
    "The fire in [[Reading]] was put out.",
    "A site near [[Bath]] was chosen.",
    "The clinic in [[Nice]] opened.",
    "The [[Rhine]] flooded.",
    "[[Europe]] and [[Asia]] trade.",
    "Trials in [[South Africa]] and [[India]] start.",
    "The [[Munich Residence]] hosted the event.",
    "The [[Leipzig region]] grows.",
    "[[Orange County]] approved the plan.",
    "Crews worked in [[Gloucestershire]].",
    "The [[Black Forest]] is dry.",
    "The office in [[Washington, D.C.]] moved.",
    "In [[Baden-Württemberg]] and [[Saxony]], hospitals merge.",
    "[[Lower Saxony]] pays.",
    "The [[US]] and the [[UK]] agreed.",
    "[[California]] passed the law.",
    "The people of [[Wales]] voted.",
    "The plant outside [[Manchester]] closed.",
    "[[Switzerland]] joined.",
    "[[Cologne]] and [[Vienna]] compete.",
    "[[Buckingham Palace]] confirmed it.",
    "Services between [[Edinburgh]] and [[Glasgow]] resume.",
    "[[Heathrow Airport]] is busy.",
    "The [[River Thames|Thames]] rose.",
    "The company is based in [[Cambridge]], [[Massachusetts]].",
    "Farmers in [[Western Australia]] protest.",
    "[[New South Wales]] has voted.",
    # no places
    "The Swiss and German teams met.",
    "The city and the canton pay.",
    "Jack London wrote novels.",
    "Paris Hilton smiled.",
    "Reading is fun.",
    "Nice weather is expected.",
    "The bath was warm.",
    "In March and May the council meets.",
    "Mobile phones ring.",
    "The Victoria line is closed.",
    "Jordan Smith won.",
    "Chad Miller scored.",
    "Orange juice sells well.",
    "The Bavarian state government met.",
    "Phoenix rose from the ashes.",
    "Our Mission is clear.",
    "Of course, it is free.",
    "Police in uniform came.",
    "George Washington crossed the river.",
    "Dr. Chester York spoke.",
    "The Best of Both took part.",
]

INSIDE_OTHER_NAMES: list[tuple[str, str]] = [
    ("de", "Die Universität Leipzig in [[Leipzig]] lädt ein."),
    ("de", "Das Universitätsklinikum Ulm und die Universität Ulm kooperieren."),
    ("de", "Die Technische Universität München und die Stadt [[Garching]] planen."),
    ("de", "Der Landtag von [[Hessen]] tagte, nicht die Justus-Liebig-Universität Gießen."),
    ("de", "Die Sparkasse Leipzig zahlt."),
    ("de", "Klaus Berlin lebt in [[Berlin]]."),
    ("en", "Leipzig University and the University of Oxford cooperate."),
    ("en", "The University of California, Berkeley leads."),
    ("en", "Leeds City Council met in [[York]]."),
    ("en", "The Boston Consulting Group GmbH moved to [[Munich]]."),
    ("en", "Jack London lived in [[London]]."),
]


def found(
    lexicon: Lexicon, view: Callable[..., Any], language: str, text: str
) -> list[tuple[str, str]]:
    matches = PlaceMatcher(lexicon, language)(view(text, language))
    return [(text[m.start : m.end], m.value.name) for m in matches]


def expected(answers: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(a[0], a[1] if len(a) > 1 else a[0]) for a in answers]
