from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.model import Block, BlockKind
from pressminer.rules import RuleFolder
from pressminer.sentences import MAX_SENTENCE, Splitter

SPLITTER = Splitter(RuleFolder())

# " || " marks the ends of sentences; each line holds at least one trap.
MARKED = """
Das sagte Prof. Dr. Dr. Matthias Tschöp. || Er leitet das Zentrum.
Am 3. Juli 2025 wurde sie gegründet. || Am 4. August folgte der Umzug.
Mitte des 19. Jahrhunderts entstand der Campus. || Gut 150 Jahre später wächst er.
Partner sind Verbünde (z. B. Exzellenzcluster, alle Zentren) aus Ulm. || Mehr folgt.
Die Stadt gibt 10 Mio. Euro. || Das Land gibt 2 Mrd. Franken.
Der Umbau kostet 10 Mio. || Die Stadt zahlt die Hälfte.
Das gilt für Kliniken bzw. Praxen. || Ausnahmen gibt es nicht.
Die Tafel Ulm e. V. Süd hilft. || Sie hilft seit 1999.
Träger ist die Tafel e. V. || Die Stadt hilft.
Dr. h. c. Anna Muster und Dr. med. habil. Karl Test kamen. || Beide sprachen.
Thomas F. Hofmann ist Präsident. || Er kam 2019.
Das Klinikum St. Georg liegt in Leipzig. || Es hat 1.000 Betten.
Die Drucksache Nr. 5 liegt vor. || Der Landtag berät.
Health lies in convergence i.e. the integration of sciences. || This is new.
The U.S. Department of Energy paid. || Nobody else did.
He moved to the U.S. || The company followed.
Acme Inc. CEO Jane Doe left. || She founded Beta Ltd. in May.
She works at Acme Inc. || The company makes pumps.
It employs approx. 300 people. || They work in Leeds.
It lists No. 4 of the series. || It is short.
He answered no. || The board agreed.
New cases are expected ... || The centre helps.
Das Budget sinkt … || Der Rat berät.
Was danach kommt ... Stille.
„Geht das?“ fragte die Ministerin. || Niemand wusste es.
„Das ist großartig!“, sagte Blume. || Er lachte.
„Es wird gut sein.“ sagte Meier. || Dann ging er.
Er sagte: „Wir sind bereit.“ || Neuer Satz.
“Is it safe?” Jane Doe asked. || It was.
“It works.” || The team celebrated.
The alliance was founded in 2019. || The city pays.
Die Klinik öffnete 2019. || Ärzte kamen aus ganz Europa.
Die Feier ist am 3. || Die Gäste kommen früher.
Die 3. Auflage erscheint. || Der 2. Bürgermeister las daraus.
Sie wird zum 1. Oktober Rektorin. || Ihr Vorgänger ging am 30.09. in Rente.
Ab dem 01.10.2024 gilt das. || Es gibt 40 Plätze.
Von 20 stieg die Zahl auf 40. || Ärzte klagten dennoch.
The team grew from 20 to 40. || Researchers came from Leeds.
Platz 1 ging an Ulm, Platz 2 an Bonn, Platz 3. || Bayern jubelte.
Die Zahl stieg auf 35. || 2019 waren es 20.
Am 3. 5. 2022 kam er. || Am 4. 5. ging er.
König Ludwig II. baute Schlösser. || Er starb 1886.
Die Phase II. || Die Studie läuft.
Vitamin C. || Die Studie läuft.
Er leitet die Muster GmbH. || Geschäftsführer war er schon.
Die Muster GmbH & Co. KG baut. || Sie baut viel.
Das Gehalt beträgt 40.000 Euro p. a. || Die Stelle ist frei.
Wir öffnen um 9 a.m. on Monday. || We close at 5 p.m. || The café stays open.
Der Bau (vgl. Abb. 3) ist fertig. || Er gefällt.
Nach Art. 5 Abs. 2 gilt das. || Auf diese Art. || Der Rest auch.
Alle kommen: Ärzte, Pfleger usw. || Das Fest beginnt.
Das sind u. a. Ulm, Bonn und Köln. || Weitere folgen.
In der Studie (n = 40.) || Die Ergebnisse fehlen.
Dipl.-Ing. Karl Test und Univ.-Prof.in Anna Muster bauen. || Sie bauen gern.
Sprecher ist Minister a. D. Karl Test. || Er ist 70.
Sie kam v. Chr. zur Welt. || Im 3. Jh. n. Chr. fiel Rom.
Prof. J. R. R. Tolkien taught at Oxford. || He wrote books.
The journal (Vol. 3, No. 4, pp. 12-15) is out. || Read it.
See Fig. 3. || The curve rises.
Sharp et al. (2017) agree. || Others don't.
Was heißt das? || Es heißt nichts!
So geht es nicht!!! || Wirklich?
Alliance takes off! || Munich celebrates.
Sie sagte: „Ja.“ || „Nein“, sagte er.
Das ist neu.[1] || Der Rest nicht.
Die Mag. Anna Muster, MBA, leitet. || Sie kommt aus Graz.
Der 1. FC Köln spielt. || Er verliert.
Im 2. Quartal stieg der Umsatz. || Im 1. Halbjahr auch.
Gov. Jane Doe met Sen. John Roe on Sept. 5. || They talked.
Mr. and Mrs. Doe vs. the City of Leeds. || The court ruled.
He got his Ph.D. from Yale. || She has an M.D. || Both teach.
Die Fr. 12 Mio. kommen vom Kanton. || Der Rat dankt.
Das kostet ca. 3,5 Mrd. Euro inkl. MwSt. || Die Stadt zahlt.
„Wir bauen 40 Betten. || Das hilft“, sagte sie.
Sie zählt 2.000. || Patienten freuen sich.
Er wird der 1000. Besucher. || Er freut sich.
""".strip().splitlines()


def split(text: str) -> list[str]:
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    return [text[start:end] for start, end in SPLITTER(text, [block])]


@pytest.mark.parametrize("marked", MARKED)
def test_splits_where_marked(marked: str) -> None:
    expected = marked.split(" || ")
    assert split(" ".join(expected)) == expected


def test_lines_of_a_wrapped_paragraph_are_one_text() -> None:
    assert split("Am 3.\nJuli kam Dr.\nMaier. Er\nblieb.") == [
        "Am 3.\nJuli kam Dr.\nMaier.",
        "Er\nblieb.",
    ]


def test_no_sentence_crosses_a_block_or_lies_in_furniture() -> None:
    text = "Neue Klinik\n\nDie Klinik öffnet. Sie ist groß\n\nFoto: Eva Muster"
    found = [text[start:end] for start, end in SPLITTER.split_text(text)]
    assert found == ["Neue Klinik", "Die Klinik öffnet.", "Sie ist groß"]


PIECES = st.sampled_from(
    [
        "Dr.",
        "z. B.",
        "3.",
        "2019.",
        "Die",
        "Klinik",
        "!",
        "?",
        "…",
        "„",
        "“",
        ")",
        "(",
        "\n",
        " ",
        "e. V.",
        "a",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    stripped = text.strip()
    start = text.find(stripped)
    block = Block(start, start + len(stripped), BlockKind.PARAGRAPH)
    spans = SPLITTER(text, [block] if stripped else [])
    position = block.start
    for begin, end in spans:
        assert begin < end
        assert text[position:begin].strip() == ""
        assert text[begin:end] == text[begin:end].strip()
        position = end
    assert text[position : block.end].strip() == ""


def test_a_run_of_stops_is_cut_by_length_only() -> None:
    text = "." * 300_000 + " " + "1." * 100_000
    assert len(split(text)) <= len(text) // MAX_SENTENCE + 2


@pytest.mark.parametrize("unit", ["Wort ", "x"])
def test_a_line_without_stops_comes_in_pieces(unit: str) -> None:
    text = unit * 20_000
    pieces = SPLITTER.split_text(text)
    assert len(pieces) > 1
    assert all(0 < end - start <= MAX_SENTENCE for start, end in pieces)
    assert "".join(text[a:b] for a, b in pieces).replace(" ", "") == text.replace(" ", "")
