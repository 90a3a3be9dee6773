"""Every phenomenon of figures, one sentence a line: ``sentence ## kind value qualifier unit; …``.

Kinds by their letter: money, percentage, count, duration, x for measures. No figures behind the
``##``: the sentence has none. The pairs in ``tests/gold/pairs`` say the same facts in both
languages; here is what belongs to one of them.
"""

# ruff: noqa: E501 - one case on one line reads best

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pressminer.matchers.amounts import AmountMatcher
from pressminer.matchers.dates import DateMatcher
from pressminer.model import Amount
from pressminer.rules import RuleFolder

RULES = RuleFolder()
AMOUNTS = {name: AmountMatcher(RULES, name) for name in ("de", "en")}
DATES = {name: DateMatcher(RULES, name) for name in ("de", "en")}
LETTERS = {"money": "m", "percentage": "p", "count": "c", "measure": "x", "duration": "d"}

CASES = {
    "de": r"""
# numbers
Die Stadt zählt 3.500 Einwohner. ## c 3500 exact Einwohner
Es waren 1.500,5 Tonnen. ## x 1500.5 exact tonne
Es waren 1,500.5 Tonnen. ## x 1500.5 exact tonne
Das Haus hat 1'500 Plätze. ## c 1500 exact Plätze
Das Haus hat 1’500 Plätze. ## c 1500 exact Plätze
Das Haus hat 1 500 Plätze. ## c 1500 exact Plätze
Das Haus hat 1 500 000 Franken gekostet. ## m 1500000 exact CHF
Das Haus hat 1 500 Plätze. ## c 1500 exact Plätze
Der Saal fasst fünfundzwanzigtausend Menschen. ## c 25000 exact Menschen
Nach dreieinhalb Stunden war Schluss. ## d 3.5 exact hour
Eine Viertelmilliarde Euro steht bereit. ## m 250000000 exact EUR
Eine Viertelmillion Menschen kam. ## c 250000 exact Menschen
Eine Dreiviertelmillion Euro fehlt. ## m 750000 exact EUR
Eine halbe Milliarde Euro fehlt. ## m 500000000 exact EUR
Anderthalb Millionen Euro fließen. ## m 1500000 exact EUR
Eineinhalb Millionen Euro fließen. ## m 1500000 exact EUR
Zweieinhalb Milliarden Dollar wurden gezahlt. ## m 2500000000 exact USD
Eine dreiviertel Stunde dauerte es. ## d 0.75 exact hour
Nach einer Dreiviertelstunde war es vorbei. ## d 0.75 exact hour
Nach einer Viertelstunde war es vorbei. ## d 0.25 exact hour
Nach einer halben Stunde war es vorbei. ## d 0.5 exact hour
Neunzehnhundert Menschen kamen. ## c 1900 exact Menschen
Zweitausendfünfhundert Menschen kamen. ## c 2500 exact Menschen
Eine Million zweihunderttausend Euro. ## m 1200000 exact EUR
Zwei Dutzend Helfer packten an. ## c 24 exact Helfer
Ein halbes Dutzend Vereine half. ## c 6 exact Vereine
Der Gewinn lag bei 12 Tsd. Euro. ## m 12000 exact EUR
Der Gewinn lag bei 12 TEUR. ## m 12000 exact EUR
Der Gewinn lag bei T€ 12. ## m 12000 exact EUR
Der Gewinn lag bei TEUR 12,5. ## m 12500 exact EUR
Der Gewinn lag bei 12 T€. ## m 12000 exact EUR
Der Gewinn lag bei 12 k€. ## m 12000 exact EUR
Der Gewinn lag bei 12k Euro. ## m 12000 exact EUR
Der Gewinn lag bei 12 Mn Euro. ## m 12000000 exact EUR
Der Gewinn lag bei 12 Mn. Euro. ## m 12000000 exact EUR
Der Gewinn lag bei 12 Mia. Franken. ## m 12000000000 exact CHF
Der Staat schuldet 3 Billionen Dollar. ## m 3000000000000 exact USD
Der Staat schuldet 2,1 Bio. Euro. ## m 2100000000000 exact EUR
Der Staat schuldet 1 Billiarde Euro. ## m 1000000000000000 exact EUR
Der Gewinn lag bei 12 Mio.€. ## m 12000000 exact EUR
Der Gewinn lag bei 12Mio. €. ## m 12000000 exact EUR
Der Gewinn lag bei 12 Millionen €. ## m 12000000 exact EUR
Der Gewinn lag bei 15 Mio. €. ## m 15000000 exact EUR
Es gab 1,2 Mrd. Euro. ## m 1200000000 exact EUR
Es gab € 1,2 Mrd. für alle. ## m 1200000000 exact EUR
Es gab EUR 1.234.567,89 für alle. ## m 1234567.89 exact EUR
Es gab 1.234.567,89 Euro für alle. ## m 1234567.89 exact EUR
Es kostet 5,- Euro. ## m 5 exact EUR
Es kostet 5,-- €. ## m 5 exact EUR
Es kostet Fr. 50.-. ## m 50 exact CHF
Es kostet CHF 50.–. ## m 50 exact CHF
Es kostet 50,– €. ## m 50 exact EUR
Es kostet Fr. 1'250.50 pro Jahr. ## m 1250.5 exact/year CHF
Es kostet 19,99 €. ## m 19.99 exact EUR
# fractions
Ein Drittel der Befragten stimmt zu. ## p 33.33 exact %
Drei von vier Befragten stimmen zu. ## p 75 exact %
Jeder zweite Befragte stimmt zu. ## p 50 exact %
Jedes dritte Unternehmen sucht Personal. ## p 33.33 exact %
Jeder Vierte ist betroffen. ## p 25 exact %
Fast zwei Drittel stimmten zu. ## p 66.67 about %
Gut ein Fünftel der Fläche ist Wald. ## p 20 about %
Rund die Hälfte der Mittel ist verplant. ## p 50 about %
Die Hälfte davon ist bewilligt. ## p 50 exact %
Ein Zehntel der Summe fehlt. ## p 10 exact %
Einer von fünf Patienten erkrankt. ## p 20 exact %
Eine von drei Frauen ist betroffen. ## p 33.33 exact %
Dreiviertel der Befragten stimmten zu. ## p 75 exact %
Drei Viertel der Befragten stimmten zu. ## p 75 exact %
Acht von zehn Betrieben bilden aus. ## p 80 exact %
Ein Prozent der Fläche ist Wald. ## p 1 exact %
Eineinhalb Prozent der Fläche. ## p 1.5 exact %
Nur jeder Zehnte weiß davon. ## p 10 exact %
Nur ein Viertel weiß davon. ## p 25 exact %
# minus
Das Ergebnis lag bei minus 1,7 Mio. Euro. ## m -1700000 exact EUR
Das Ergebnis lag bei -1,7 Mio. Euro. ## m -1700000 exact EUR
Das Ergebnis lag bei −1,7 Mio. Euro. ## m -1700000 exact EUR
Das Ergebnis lag bei –1,7 Mio. Euro. ## m -1700000 exact EUR
Es wurden –5 °C gemessen. ## x -5 exact degree Celsius
Es wurden minus 5 Grad gemessen. ## x -5 exact degree Celsius
Das Ergebnis (-3,2 %) enttäuscht. ## p -3.2 exact %
Ein Minus von 3,2 Prozent. ## p 3.2 exact %
Der Verlust von 3 Millionen Euro. ## m 3000000 exact EUR
Der Umsatz stieg um +3,2 Prozent. ## p 3.2 exact %
# money
Die Kosten liegen bei 300 US-Dollar. ## m 300 exact USD
Die Kosten liegen bei US-$ 300. ## m 300 exact USD
Die Kosten liegen bei 300 US$. ## m 300 exact USD
Die Kosten liegen bei 300 USD. ## m 300 exact USD
Die Kosten liegen bei USD 300. ## m 300 exact USD
Die Kosten liegen bei 300 Schweizer Franken. ## m 300 exact CHF
Die Kosten liegen bei 300 sFr. für alle. ## m 300 exact CHF
Die Kosten liegen bei 300 britischen Pfund. ## m 300 exact GBP
Die Kosten liegen bei 300 Pfund Sterling. ## m 300 exact GBP
Die Kosten liegen bei 300 schwedischen Kronen. ## m 300 exact SEK
Die Kosten liegen bei 300 Schwedischen Kronen. ## m 300 exact SEK
Die Kosten liegen bei 300 norwegischen Kronen. ## m 300 exact NOK
Die Kosten liegen bei 300 dänische Kronen. ## m 300 exact DKK
Die Kosten liegen bei 300 tschechischen Kronen. ## m 300 exact CZK
Die Kosten liegen bei 300 isländischen Kronen. ## m 300 exact ISK
Die Kosten liegen bei 300 polnischen Zloty. ## m 300 exact PLN
Die Kosten liegen bei 300 Złoty. ## m 300 exact PLN
Die Kosten liegen bei 300 ungarischen Forint. ## m 300 exact HUF
Die Kosten liegen bei 300 Euro und 20 Cent. ## m 300.2 exact EUR
Die Kosten liegen bei 300 japanischen Yen. ## m 300 exact JPY
Die Kosten liegen bei 300 Yuan. ## m 300 exact CNY
Die Kosten liegen bei 300 Rubel. ## m 300 exact RUB
Die Kosten liegen bei 300 türkischen Lira. ## m 300 exact TRY
Die Kosten liegen bei 300 Hrywnja. ## m 300 exact UAH
Die Kosten liegen bei 300 indischen Rupien. ## m 300 exact INR
Die Kosten liegen bei 300 südkoreanischen Won. ## m 300 exact KRW
Die Kosten liegen bei 300 südafrikanischen Rand. ## m 300 exact ZAR
Die Kosten liegen bei 300 australischen Dollar. ## m 300 exact AUD
Die Kosten liegen bei 300 kanadischen Dollars. ## m 300 exact CAD
Die Kosten liegen bei 300 Singapur-Dollar. ## m 300 exact SGD
Die Kosten liegen bei 300 Hongkong-Dollar. ## m 300 exact HKD
Die Kosten liegen bei 300 rumänischen Lei. ## m 300 exact RON
Die Kosten liegen bei 300 bulgarischen Lew. ## m 300 exact BGN
Die Kosten liegen bei 300 Dirham. ##
Die Kosten liegen bei 300 saudischen Rial. ## m 300 exact SAR
Die Kosten liegen bei 300 Schekel. ## m 300 exact ILS
Die Kosten liegen bei 300 mexikanischen Pesos. ## m 300 exact MXN
Die Kosten liegen bei 300 Baht. ## m 300 exact THB
Die Kosten liegen bei 300 brasilianischen Real. ## m 300 exact BRL
Die Kosten liegen bei 300 Mark. ## m 300 exact DEM
Die Kosten liegen bei 300 DM. ## m 300 exact DEM
Die Kosten liegen bei 300 Mark der DDR. ## m 300 exact DDM
Die Kosten liegen bei 1.200 Schilling. ## m 1200 exact ATS
Die Kosten liegen bei 300 SEK. ## m 300 exact SEK
Die Kosten liegen bei PLN 300. ## m 300 exact PLN
# ranges
Es geht um 10 bis 12 Mio. Euro. ## m 10000000..12000000 range EUR
Es geht um 10–12 Mio. Euro. ## m 10000000..12000000 range EUR
Es geht um 10 Mio. bis 12 Mio. Euro. ## m 10000000..12000000 range EUR
Es geht um zwischen 10 Mio. Euro und 12 Mio. Euro. ## m 10000000..12000000 range EUR
Es geht um CHF 25 bis 30 Millionen. ## m 25000000..30000000 range CHF
Es geht um CHF 25–30 Mio. ## m 25000000..30000000 range CHF
Es geht um € 10 bis € 12. ## m 10..12 range EUR
Es geht um 10 € bis 12 €. ## m 10..12 range EUR
Es geht um 10 bis maximal 12 Prozent. ## p 10..12 range %
Es geht um 10 bis zu 12 Prozent. ## p 10..12 range %
Es geht um 10- bis 12-mal so viel. ##
Es geht um etwa 10 bis 12 Jahre. ## d 10..12 range year
Es dauert zwei bis drei Wochen. ## d 2..3 range week
Ein Kurs mit 10 bis 15 Teilnehmenden. ## c 10..15 range Teilnehmende
Ein Kurs mit zehn oder zwölf Teilnehmenden. ## c 10 exact Teilnehmende ; c 12 exact Teilnehmende
Die Kosten sanken von 20 Millionen auf 15 Millionen Euro. ## m 20000000 exact EUR ; m 15000000 exact EUR
# rates
Das kostet 3 Millionen Euro jährlich. ## m 3000000 exact/year EUR
Das kostet jährlich rund 3 Millionen Euro. ## m 3000000 about/year EUR
Das kostet 3 Mio. Euro/Jahr. ## m 3000000 exact/year EUR
Das kostet 3 Mio. €/a. ## m 3000000 exact/year EUR
Das kostet 3 Mio. € p. a. und mehr. ## m 3000000 exact/year EUR
Das kostet 3 Mio. € p.a. und mehr. ## m 3000000 exact/year EUR
Das kostet 400 Euro im Monat. ## m 400 exact/month EUR
Das kostet 400 Euro monatlich. ## m 400 exact/month EUR
Das kostet 400 Euro pro Woche. ## m 400 exact/week EUR
Das kostet 400 Euro am Tag. ## m 400 exact/day EUR
Das kostet 400 Euro je Patient. ## m 400 exact EUR
Das kostet 400 Euro pro Kopf. ## m 400 exact EUR
Das kostet 400 Euro pro Kopf und Jahr. ## m 400 exact/year EUR
Der Zuschuss beträgt 400 Euro je Kind und Monat. ## m 400 exact/month EUR
Die jährlichen Kosten von 3 Millionen Euro trägt der Bund. ## m 3000000 exact/year EUR
Das Jahresbudget von 3 Millionen Euro. ## m 3000000 exact/year EUR
Der Monatslohn von 3.000 Franken. ## m 3000 exact/month CHF
Alle zwei Jahre gibt es ein Treffen. ## d 2 exact year
Im Jahr 2021 waren es 90. ##
Der Halbjahresumsatz lag bei 3 Mio. Euro. ## m 3000000 exact EUR
# compounds
Das 50-Millionen-Euro-Programm startet. ## m 50000000 exact EUR
Das 1,5-Milliarden-Euro-Paket startet. ## m 1500000000 exact EUR
Das 50-Mio.-Euro-Programm startet. ## m 50000000 exact EUR
Das 50-Mio-€-Programm startet. ## m 50000000 exact EUR
Die 100-Euro-Pauschale kommt. ## m 100 exact EUR
Ein Zehn-Millionen-Euro-Programm. ## m 10000000 exact EUR
Eine 3,5-prozentige Erhöhung. ## p 3.5 exact %
Eine 3,5%ige Erhöhung. ## p 3.5 exact %
Eine 30-prozentige Beteiligung. ## p 30 exact %
Ein 20-minütiger Film. ## d 20 exact minute
Ein zweitägiges Treffen. ## d 2 exact day
Eine 24-stündige Rufbereitschaft. ## d 24 exact hour
Ein 400-Meter-Lauf. ## x 400 exact metre
Eine 5-Megawatt-Anlage. ## x 5 exact megawatt
Eine 200-Betten-Klinik. ## c 200 exact Betten
Das 5-Jahres-Programm. ## d 5 exact year
Der Zehnjahresplan liegt vor. ## d 10 exact year
Ein Fünf-Jahres-Vertrag. ## d 5 exact year
Ein Dreijahresvertrag. ## d 3 exact year
Eine Zwei-Zimmer-Wohnung. ## c 2 exact Zimmer
# elliptic
Der Anteil stieg von 20 auf 35 Prozent. ## p 20 exact % ; p 35 exact %
Von 200 Betten sind 14 belegt. ## c 200 exact Betten ; c 14 exact Betten
200 Betten, 14 davon auf der Intensivstation. ## c 200 exact Betten ; c 14 exact Betten
200 Betten, davon 14 auf der Intensivstation. ## c 200 exact Betten ; c 14 exact Betten
Unter den 80 Bewerbungen waren 30 aus dem Ausland. ## c 80 exact Bewerbungen ; c 30 exact Bewerbungen
2019 waren es 40 Betriebe, 2020 nur 35. ## c 40 exact Betriebe ; c 35 exact Betriebe
In der ersten Runde entstanden gut 30.000 Scans, in der zweiten 20.000. ## c 30000 about Scans ; c 20000 exact Scans
Die Summe ist von 40 auf rund 50 Mio. Euro gewachsen. ## m 40000000 exact EUR ; m 50000000 about EUR
Von den sechs Kliniken haben sich vier verbunden. ## c 6 exact Kliniken ; c 4 exact Kliniken
Ausgelegt auf etwa 70.000 ambulante und 15.000 stationäre Patienten im Jahr. ## c 70000 about/year ambulante Patienten ; c 15000 exact/year stationäre Patienten
# neither
Rufen Sie an: +49 6221 54-0 oder 06221/54 0. ##
Telefon: 030 / 123 45 67 ##
Tel.: +43 (0)1 40400-12090 ##
Tel. 044 634 22 11 ##
ISBN 978-3-16-148410-0 und ORCID 0000-0002-1825-0097. ##
Version 2.10.1 ist da, Python 3.11 auch. ##
DIN EN ISO 9001:2015 und DIN 276. ##
Horizont 2020, Vision 2045, Agenda 2030. ##
M1, COVID-19, H5N1, CO2, B12. ##
Flug LH 123 und Airbus A320. ##
Die Top 5 und Formel 1, 2. Bundesliga. ##
Raum 12, 3. Etage, Gebäude 7. ##
Unter https://example.org/2024/05/12/news-123.html steht mehr. ##
Note 1,3 und Schulnote 2. ##
Sie siegten 3:1 und 4-2. ##
Artikel 5 und § 12 Abs. 3 gelten. ##
Gemäß § 218 StGB und Art. 3 GG. ##
Lesezeit: 5 Minuten ##
5 Minuten Lesezeit ##
69120 Heidelberg, Im Neuenheimer Feld 672 ##
D-80539 München; CH-3008 Bern; A-1010 Wien ##
HRB 12345 B, Amtsgericht Charlottenburg, USt-IdNr. DE 123 456 789 ##
Spendenkonto 123 456 78, BLZ 500 502 01 ##
Pressemitteilung Nr. 45/2024 ##
Seite 3 von 12 ##
Die 2000er Jahre und die 90er. ##
Die Sieben Schwaben und die Drei Zinnen. ##
Der Vierwaldstättersee, Dreikönig und Achtsamkeit. ##
Am 3. Oktober, um 18.30 Uhr, in Saal 2. ##
Gegründet 1386. ##
Az. 12 O 345/21 und Drs. 18/1234. ##
Er wurde Zweiter, sie Dritte. ##
Ein Foto, eine Idee, einer von uns. ##
Web 3.0 und Industrie 4.0. ##
Der 5G-Ausbau, 3D-Druck und die 2G-Regel. ##
Das 1:1-Mentoring und 24/7-Dienst. ##
Bus 31, Linie U3, Gleis 7. ##
Der Preis geht an Platz 1 bis 3. ##
Bundesautobahn A 8, B 27, Kreisstraße K 12. ##
PLZ 69117, Postfach 10 58 ##
Es steht 12 zu 3. ##
Mit 12 Jahren kam er nach Ulm. ## d 12 exact year
Die Hälfte des Weges. ## p 50 exact %
Er sagte achtmal Nein. ##
Zum 25-jährigen Jubiläum kamen 300 Gäste. ## d 25 exact year ; c 300 exact Gäste
Die 11. Auflage und der 3. Preis. ##
Er kam zu 50 % mit dem Rad. ## p 50 exact %
Mathe: 2, Deutsch: 3 ##
2 + 2 = 4 ##
Sonderforschungsbereich 1425 und SFB/TRR 167. ##
Die Rampe ist 1:20 geneigt. ##
Im 19. Jh. und im 3. Quartal. ##
Die Charge 12-345-6 wurde zurückgerufen. ##
RAL 7016 und Farbton 12. ##
IP 192.168.0.1 ##
06.–08.06.2022 ##
Er hat 3 Kinder. ## c 3 exact Kinder
10 von 12 Punkten ## c 10 exact Punkte ; c 12 exact Punkte
# more money
Die Kosten von Fr. 1,2 Mio. trägt der Kanton. ## m 1200000 exact CHF
Ein Kredit über CHF 3,4 Mio. wird beantragt. ## m 3400000 exact CHF
Der Beitrag von 0,5 Rappen pro kWh. ## m 0.005 exact CHF
Der Preis lag bei 65 Dollar je Barrel. ## m 65 exact USD
Der Preis lag bei 4,20 Euro/Liter. ## m 4.2 exact EUR
Die Miete beträgt 12 Euro pro Quadratmeter. ## m 12 exact EUR
Der Umsatz stieg auf EUR 1,2 Mrd (Vj. EUR 1,1 Mrd). ## m 1200000000 exact EUR ; m 1100000000 exact EUR
Der Umsatz stieg auf 12,3 Mio EUR. ## m 12300000 exact EUR
Der Umsatz stieg auf MEUR 12,3. ## m 12300000 exact EUR
Der Umsatz stieg auf 12,3 Mio.EUR. ## m 12300000 exact EUR
Es gab 2 Mio. Pfund. ## m 2000000 exact GBP
Er kaufte 2 Pfund Mehl. ## x 2 exact pound
Es gab 1.500 Kronen. ##
Das kostet hundert Euro. ## m 100 exact EUR
Das kostet zweihundertfünfzig Euro. ## m 250 exact EUR
Das kostet tausend Euro. ## m 1000 exact EUR
Das kostet 1 Euro. ## m 1 exact EUR
Das kostet einen Euro. ##
Der Fonds umfasst 1,2 Milliarden €. ## m 1200000000 exact EUR
Bis zu 80 Prozent der Kosten, höchstens aber 5.000 Euro. ## p 80 at_most % ; m 5000 at_most EUR
Über eine Million Euro kamen zusammen. ## m 1000000 at_least EUR
Rund zwei Drittel der 12 Mio. Euro. ## p 66.67 about % ; m 12000000 exact EUR
Mehr als 500 Mio. US-Dollar, umgerechnet rund 460 Mio. Euro. ## m 500000000 at_least USD ; m 460000000 about EUR
Die Kosten: ca. 4-5 Mio. €. ## m 4000000..5000000 range EUR
4 – 5 Mio. € ## m 4000000..5000000 range EUR
Je Schüler werden 200 bis maximal 300 Euro gezahlt. ## m 200..300 range EUR
Eintritt: 8 €, ermäßigt 5 € ## m 8 exact EUR ; m 5 exact EUR
""",
    "en": r"""
The town has 3,500 residents. ## c 3500 exact residents
It weighs 1,500.5 tonnes. ## x 1500.5 exact tonne
It weighs 1.500,5 tonnes. ## x 1500.5 exact tonne
It has 1'500 seats. ## c 1500 exact seats
It has 1 500 seats. ## c 1500 exact seats
It has 1 500 seats. ## c 1500 exact seats
The gap is 3.420 km wide. ## x 3.42 exact kilometre
A dozen clinics joined. ## c 12 exact clinics
Two dozen clinics joined. ## c 24 exact clinics
Half a dozen clinics joined. ## c 6 exact clinics
One and a half million euros were paid. ## m 1500000 exact EUR
Two and a half years passed. ## d 2.5 exact year
Nineteen hundred people came. ## c 1900 exact people
Twenty-five thousand people came. ## c 25000 exact people
Twelve hundred people came. ## c 1200 exact people
Three hundred and fifty people came. ## c 350 exact people
A quarter of a million people came. ## c 250000 exact people
Three quarters of a million people came. ## c 750000 exact people
Half a billion dollars was raised. ## m 500000000 exact USD
A quarter of a billion euros was raised. ## m 250000000 exact EUR
One hundred thousand euros were given. ## m 100000 exact EUR
Two million three hundred thousand people came. ## c 2300000 exact people
Three-quarters of an hour passed. ## d 0.75 exact hour
A quarter of an hour passed. ## d 0.25 exact hour
One and a half hours passed. ## d 1.5 exact hour
An hour and a half passed. ## d 1.5 exact hour
A year and a half passed. ## d 1.5 exact year
It raised €10m from investors. ## m 10000000 exact EUR
It raised €10 m from investors. ## m 10000000 exact EUR
It raised €10M from investors. ## m 10000000 exact EUR
It raised €10 Mn from investors. ## m 10000000 exact EUR
It raised EUR10m from investors. ## m 10000000 exact EUR
It raised EUR 10mn from investors. ## m 10000000 exact EUR
It raised $4.2bn from investors. ## m 4200000000 exact USD
It raised $4.2B from investors. ## m 4200000000 exact USD
It raised $4.2 bn from investors. ## m 4200000000 exact USD
It raised $450k from investors. ## m 450000 exact USD
It raised $450K from investors. ## m 450000 exact USD
It raised 450k euros from investors. ## m 450000 exact EUR
It raised $1.2tn from investors. ## m 1200000000000 exact USD
It raised 3 trillion yen from investors. ## m 3000000000000 exact JPY
It raised US$3.5 million from investors. ## m 3500000 exact USD
It raised US $3.5 million from investors. ## m 3500000 exact USD
It raised $US3.5 million from investors. ## m 3500000 exact USD
It raised 3.5 million U.S. dollars from investors. ## m 3500000 exact USD
It cost 3.5 million pounds sterling. ## m 3500000 exact GBP
It cost £3.5m. ## m 3500000 exact GBP
It cost GBP 3.5m. ## m 3500000 exact GBP
It cost 300 Swedish kronor. ## m 300 exact SEK
It cost 300 Norwegian kroner. ## m 300 exact NOK
It cost 300 Danish kroner. ## m 300 exact DKK
It cost 300 Czech crowns. ## m 300 exact CZK
It cost 300 Czech koruna. ## m 300 exact CZK
It cost 300 Swiss francs. ## m 300 exact CHF
It cost 300 Polish zlotys. ## m 300 exact PLN
It cost 300 Hungarian forints. ## m 300 exact HUF
It cost 300 Russian roubles. ## m 300 exact RUB
It cost 300 rubles. ## m 300 exact RUB
It cost 300 Indian rupees. ## m 300 exact INR
It cost 300 South African rand. ## m 300 exact ZAR
It cost 300 Canadian dollars. ## m 300 exact CAD
It cost 300 Australian dollars. ## m 300 exact AUD
It cost 300 Singapore dollars. ## m 300 exact SGD
It cost 300 Mexican pesos. ## m 300 exact MXN
It cost 300 Turkish lira. ## m 300 exact TRY
It cost 300 Israeli shekels. ## m 300 exact ILS
It cost 300 Brazilian reais. ## m 300 exact BRL
It cost 300 South Korean won. ## m 300 exact KRW
It cost 300 Thai baht. ## m 300 exact THB
It cost 300 dirhams. ##
It cost 300 UAE dirhams. ## m 300 exact AED
It cost 300 Deutschmarks. ## m 300 exact DEM
It cost SEK 300m. ## m 300000000 exact SEK
It cost 300 yuan. ## m 300 exact CNY
It cost ₹300 crore. ## m 3000000000 exact INR
It cost 30 euros and 20 cents. ## m 30.2 exact EUR
It cost 50 cents. ## m 0.5 exact USD
It cost 50 pence. ## m 0.5 exact GBP
It cost ten euros. ## m 10 exact EUR
It cost a million dollars. ## m 1000000 exact USD
# fractions
A third of respondents agreed. ## p 33.33 exact %
One third agreed. ## p 33.33 exact %
Two-thirds of respondents agreed. ## p 66.67 exact %
Three in four respondents agreed. ## p 75 exact %
One in five agreed. ## p 20 exact %
One in every ten agreed. ## p 10 exact %
Three out of four agreed. ## p 75 exact %
Every second company agreed. ## p 50 exact %
Half of the companies agreed. ## p 50 exact %
Half the companies agreed. ## p 50 exact %
More than half of the companies agreed. ## p 50 at_least %
A quarter of the funding is private. ## p 25 exact %
Three quarters of the funding is private. ## p 75 exact %
Three-quarters of the funding is private. ## p 75 exact %
A fifth of the funding is private. ## p 20 exact %
Nearly one-tenth of the funding is private. ## p 10 about %
One per cent of the funding is private. ## p 1 exact %
Half a per cent of the funding is private. ## p 0.5 exact %
It has a 25 per cent stake. ## p 25 exact %
# minus
The result was minus €1.7 million. ## m -1700000 exact EUR
The result was -€1.7 million. ## m -1700000 exact EUR
The result was €-1.7 million. ## m -1700000 exact EUR
The result was −1.7 million euros. ## m -1700000 exact EUR
The result was –1.7 per cent. ## p -1.7 exact %
A loss of €3 million was posted. ## m 3000000 exact EUR
The samples are kept at -180 °C. ## x -180 exact degree Celsius
The samples are kept at minus 180 degrees. ## x -180 exact degree
Sales changed (-3.2%). ## p -3.2 exact %
# ranges
It costs $12–15 million. ## m 12000000..15000000 range USD
It costs $12-15 million. ## m 12000000..15000000 range USD
It costs $12-$15 million. ## m 12000000..15000000 range USD
It costs $12m-$15m. ## m 12000000..15000000 range USD
It costs between $12 million and $15 million. ## m 12000000..15000000 range USD
It costs between 15 and 20 per cent. ## p 15..20 range %
It costs between CHF 25 and 30 million. ## m 25000000..30000000 range CHF
It costs CHF 25 to 30 million. ## m 25000000..30000000 range CHF
It costs 25 to 30 million Swiss francs. ## m 25000000..30000000 range CHF
It takes from three to five years. ## d 3..5 range year
It takes three to five years. ## d 3..5 range year
It takes three or four years. ## d 3 exact year ; d 4 exact year
Classes of 20 to 25 pupils are planned. ## c 20..25 range pupils
Classes of 20–25 pupils are planned. ## c 20..25 range pupils
Some 15 and 20 per cent respectively agreed. ## p 15 about % ; p 20 exact %
The budget rose from €3m to €5m. ## m 3000000 exact EUR ; m 5000000 exact EUR
# rates
It costs €10 million a year. ## m 10000000 exact/year EUR
It costs €10 million per year. ## m 10000000 exact/year EUR
It costs €10 million annually. ## m 10000000 exact/year EUR
It costs €10 million per annum. ## m 10000000 exact/year EUR
It costs €10 million p.a. and more. ## m 10000000 exact/year EUR
It costs € 170 Mn/a. ## m 170000000 exact/year EUR
It costs €10m/yr. ## m 10000000 exact/year EUR
It costs £90 a week. ## m 90 exact/week GBP
It costs £90 per patient. ## m 90 exact GBP
It costs £90 per patient per year. ## m 90 exact/year GBP
It costs £90 per person per month. ## m 90 exact/month GBP
An annual budget of €3m. ## m 3000000 exact/year EUR
An annual €3m budget. ## m 3000000 exact/year EUR
The annual budget is about €3m. ## m 3000000 about/year EUR
A €3m-a-year programme. ## m 3000000 exact/year EUR
It treats 400 patients a day. ## c 400 exact/day patients
It treats 400 patients daily. ## c 400 exact/day patients
It treats 400 patients every week. ## c 400 exact/week patients
Last month it was 12. ##
A year ago it had 12 staff. ## c 12 exact staff
Ten million euros on top, every year. ## m 10000000 exact/year EUR
# compounds
A $50-million programme starts. ## m 50000000 exact USD
A $50 million programme starts. ## m 50000000 exact USD
A 50-million-euro programme starts. ## m 50000000 exact EUR
A 50 million euro programme starts. ## m 50000000 exact EUR
A multi-million-euro programme starts. ##
A 10-year plan. ## d 10 exact year
A ten-year plan. ## d 10 exact year
A 10-year-old boy. ##
A five-star hotel. ##
A 30-minute film. ## d 30 exact minute
A 30 minute film. ## d 30 exact minute
A 400-metre race. ## x 400 exact metre
A 5-megawatt plant. ## x 5 exact megawatt
A 5 MW plant. ## x 5 exact megawatt
A 200-bed clinic. ## c 200 exact beds
A 12-member board. ## c 12 exact members
A twelve-member board. ## c 12 exact members
A two-thirds majority. ## p 66.67 exact %
A 20-per-cent stake. ## p 20 exact %
A 20% stake. ## p 20 exact %
A three-bedroom house. ## c 3 exact bedrooms
# elliptic
The share rose from 20 to 35 per cent. ## p 20 exact % ; p 35 exact %
There are 200 beds, 14 of them in intensive care. ## c 200 exact beds ; c 14 exact beds
There are 200 beds, of which 14 are free. ## c 200 exact beds ; c 14 exact beds
In 2019 there were 40 firms, in 2020 only 35. ## c 40 exact firms ; c 35 exact firms
Of the six hospitals, four have joined. ## c 6 exact hospitals ; c 4 exact hospitals
The first round produced 30,000 scans, the second 20,000. ## c 30000 exact scans ; c 20000 exact scans
It is for 70,000 outpatients and 15,000 inpatients a year. ## c 70000 exact/year outpatients ; c 15000 exact/year inpatients
Sales were €40 million, up from €35 million. ## m 40000000 exact EUR ; m 35000000 exact EUR
It has 12 sites, up from 9. ## c 12 exact sites ; c 9 exact sites
Some 40 of 120 posts are vacant. ## c 40 about posts ; c 120 exact posts
# table
Staff | approx. 1,500 ## c 1500 about Staff
| Staff | approx. 1,500 | ## c 1500 about Staff
| Research groups behind the bid | > 50 | ## c 50 at_least Research groups
Key figures (in € million)\nSales\t12.5\t11.2 ## m 12500000 exact EUR ; m 11200000 exact EUR
| in € thousand | 2024 | 2023 |\n| Sales | 1,250 | 1,120 | ## m 1250000 exact EUR ; m 1120000 exact EUR
# neither
Call +49 6221 54-0 or 06221/54 0. ##
Call (020) 7946 0958 now. ##
ISBN 978-3-16-148410-0 and ORCID 0000-0002-1825-0097. ##
Version 2.10.1 was released. ##
It meets ISO 9001:2015 and DIN EN 1090. ##
Python 3.11 and Windows 11 run here. ##
Vision 2045 and Horizon 2020 fund it. ##
M1 and COVID-19 and H5N1. ##
Flight LH 123 and Airbus A320. ##
The Top 5 and Formula 1. ##
Room 12, 3rd floor, Building 7. ##
The page is at https://example.org/2024/05/12/news-123.html today. ##
Grade 1.3 and grade 2. ##
They won 3-1 and 4:2. ##
Article 5 and Section 12 apply. ##
She scored 12 points. ## c 12 exact points
Reading time: 5 minutes ##
10 minute read ##
Company number 01234567, VAT 123 4567 89. ##
SW1A 2AA London. ##
Chapter 11 and 24/7. ##
Catch-22 and Big Four and Forty-niners. ##
See pages 12–15. ##
The 2000s and 1990s. ##
""",
}


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for language, table in CASES.items():
        for line in table.splitlines():
            if "##" in line:
                sentence, answers = line.split("##")
                sentence = sentence.strip().replace(r"\n", "\n").replace(r"\t", "\t")
                wanted = [answer.strip() for answer in answers.split(";") if answer.strip()]
                yield language, sentence, wanted


def shown(amount: Amount) -> str:
    upper = "" if amount.value_max is None else f"..{amount.value_max}"
    per = f"/{amount.per}" if amount.per else ""
    kind = LETTERS[amount.kind]
    return f"{kind} {amount.value}{upper} {amount.qualifier}{per} {amount.unit}"


@pytest.mark.parametrize(("language", "sentence", "wanted"), list(cases()))
def test_phenomenon(language: str, sentence: str, wanted: list[str]) -> None:
    taken = [(match.start, match.end) for match in DATES[language](sentence)]
    assert [shown(m.value) for m in AMOUNTS[language](sentence, taken=taken)] == wanted
