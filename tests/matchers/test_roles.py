"""Words for posts: a sentence with its answers marked, a sentence per trap.

``[[surface|title|role_en]]``: the title is the surface where it is left out. The matcher reads the
post alone; who holds it and where is decided in `linking`. Posts marked ``bare`` (fourth field)
count only where a body stands beside them.
"""

# ruff: noqa: E501 - a sentence with its answers stays on one line
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.lexicon import Lexicon
from pressminer.matchers.roles import RoleMatcher


def todo(sentence: str, reason: str) -> Any:
    """What the guide asks for and the rules do not see yet."""
    return pytest.param(sentence, marks=pytest.mark.xfail(reason=reason, strict=True))


GERMAN: list[Any] = [
    # the guide's table
    "[[Wissenschaftsminister||science minister]] Markus Blume sprach.",
    "Die [[Wissenschaftsministerin||science minister]] übergab den Bescheid.",
    "[[Staatsminister für Wissenschaft||science minister]] Blume kam.",
    "[[Staatsminister für Wissenschaft und Kunst||science minister]] Blume kam.",
    "[[Bundesforschungsministerin||federal research minister]] Dorothee Bär kam.",
    "[[Gesundheitsminister||health minister]] Klaus Holetschek und [[Gesundheitssenatorin||health senator]] Ina Czyborra sprachen.",
    "[[Wissenschaftssenatorin||science senator]] Katharina Fegebank kam.",
    "[[Staatssekretärin||state secretary]] Anna Muster sprach.",
    "Die [[Parlamentarische Staatssekretärin||parliamentary state secretary]] Anna Muster sprach.",
    "Der [[Parlamentarischen Staatssekretärin|Parlamentarische Staatssekretärin|parliamentary state secretary]] dankte er.",
    "[[Wissenschaftsstaatssekretärin||state secretary for science]] Anna Muster kam.",
    "[[Finanzstaatssekretär||state secretary for finance]] Jan Muster kam.",
    "[[Ministerpräsident||minister-president]] Markus Söder kam.",
    "[[Oberbürgermeisterin||lord mayor]] Eva Lohse und [[Bürgermeister||mayor]] Jan Wolf kamen.",
    "[[Präsident||president]] Bernd Huber, [[Vizepräsidentin||vice president]] Eva Muster und [[Gründungspräsident||founding president]] Jan Muster kamen.",
    "[[Rektorin||rector]] Eva Muster, [[Prorektor||vice rector]] Jan Muster und [[Kanzlerin||chancellor]] Ina Muster kamen.",
    "[[Vizerektorin||vice rector]] Eva Muster sprach.",
    "[[Dekan||dean]] Jan Muster und [[Prodekanin||vice dean]] Ina Muster kamen.",
    "[[CEO||chief executive officer]] Matthias Tschöp sprach.",
    todo(
        "[[Geschäftsführer (CEO)||chief executive officer]] ist Jan Muster.",
        "a bracketed abbreviation is a post of its own",
    ),
    "[[Geschäftsführerin||managing director]] Ina Muster sprach.",
    "[[Vorstandsvorsitzender||chair of the executive board]] Jan Muster sprach.",
    "Der [[Vorstandsvorsitzende|Vorstandsvorsitzender|chair of the executive board]] Jan Muster sprach.",
    "[[Aufsichtsratsvorsitzende||chair of the supervisory board]] Ina Muster sprach.",
    "Der [[Ärztliche Direktor|Ärztlicher Direktor|medical director]] Jan Muster sprach.",
    "Die [[Ärztliche Direktorin||medical director]] Ina Muster sprach.",
    "Dem [[Medizinischen Vorstand|Medizinischer Vorstand|chief medical officer]] Jan Muster gratulierte sie.",
    "Die [[Kaufmännische Direktorin||commercial director]] Ina Muster sprach.",
    "Der [[Kaufmännische Vorstand|Kaufmännischer Vorstand|commercial director]] Jan Muster sprach.",
    "[[Finanzvorstand||chief financial officer]] Jan Muster, [[CFO||chief financial officer]].",
    "[[Pflegedirektorin||nursing director]] Ina Muster sprach.",
    "[[Klinikdirektor||director]] Jan Muster und [[Gründungsdirektorin||founding director]] Ina Muster kamen.",
    "Der [[Wissenschaftliche Geschäftsführer|Wissenschaftlicher Geschäftsführer|scientific managing director]] Tschöp kam.",
    "Der [[Leiter der Geschäftsstelle||head of office]] Jan Muster kam.",
    "[[Landrätin||district administrator]] Ina Muster kam.",
    "[[Abteilungsleiter||head]] Jan Muster kam.",
    "Der [[kommissarische Leiter|kommissarischer Leiter|acting head]] Jan Muster kam.",
    "Die [[Sprecherin||spokesperson]] des Netzwerks, Ina Muster.",
    "[[Projektkoordinatorin||project coordinator]] Ina Muster kam.",
    "Die [[Vorsitzende||chair]] Ina Muster und ihr [[stellvertretender Vorsitzender||deputy chair]] Jan Muster kamen.",
    "[[Gründerin||founder]] Ina Muster und [[Mitgründer||co-founder]] Jan Muster kamen.",
    "Die [[Professorin für Virologie||professor of virology]] Ina Muster kam.",
    "[[Oberärztin||senior physician]] Ina Muster kam.",
    todo(
        "Der [[Koordinator||project coordinator]] Jan Muster kam.",
        "the guide calls a coordinator project coordinator",
    ),
    # inflection, compounds, organs
    "Das Amt des [[Staatssekretärs|Staatssekretär|state secretary]] hat Jan Muster.",
    "Das Büro der [[Staatssekretärin||state secretary]] bestätigte das.",
    "[[RWTH-Rektor|Rektor|rector]] Ulrich Rüdiger sprach.",
    "[[DLR-Vorständin|Vorständin|board member]] Anke Kaysser sprach.",
    "[[TUM-Präsident|Präsident|president]] Thomas Hofmann sprach.",
    "[[Universitätspräsidentin||president]] Ina Muster kam.",
    "Die [[Vorsitzende des Beirats||chair of the advisory board]] Ina Muster kam.",
    "Das [[Mitglied des Hochschulrats||member of the university council]] Jan Muster kam.",
    "Der [[stellvertretende Vorsitzende des Aufsichtsrats|stellvertretender Vorsitzender des Aufsichtsrats|deputy chair of the supervisory board]] ist Jan Muster.",
    "Zum [[Vorsitzenden des Aufsichtsrats|Vorsitzender des Aufsichtsrats|chair of the supervisory board]] wurde Jan Muster gewählt.",
    "Die [[designierte Präsidentin||designated president]] Ina Muster kam.",
    "Die neue [[Rektorin||rector]] Ina Muster, der ehemalige [[Kanzler||chancellor]] Jan Muster und der bisherige [[Dekan||dean]] kamen.",
    todo(
        "Die [[Koordinatoren|Koordinator|project coordinator]] Jan und Ina Muster kamen.",
        "the guide calls a coordinator project coordinator",
    ),
    "[[Stadtrat||city councillor]] Jan Muster und [[Nationalrätin||member of parliament]] Ina Muster kamen.",
    "[[Regierungsrätin||cantonal councillor]] Ina Muster kam.",
    "[[Intendantin||artistic director]] Ina Muster stellt den Spielplan vor.",
    "[[Chefarzt||chief physician]] Jan Muster operiert.",
    "[[Schulleiterin||headteacher]] Ina Muster kam.",
    "[[Museumsdirektor||director]] Jan Muster kam.",
    "[[Bundeskanzler||federal chancellor]] Friedrich Merz kam.",
    "[[Bundespräsident||federal president]] Steinmeier kam.",
    "[[Ehrenpräsident||honorary president]] Jan Muster kam.",
    "[[CEO||chief executive officer]] und [[Wissenschaftlicher Geschäftsführer||scientific managing director]] Tschöp kam.",
    "[[Vizekanzler||vice chancellor]] Jan Muster kam.",
    "[[Innenministerin||interior minister]] Ina Muster und [[Justizminister||justice minister]] Jan Muster kamen.",
    "[[Kultusministerin||education minister]] Ina Muster kam.",
    "Der [[Erste Bürgermeister|Erster Bürgermeister|mayor]] Peter Tschentscher kam.",
    "[[Produktionsleiterin||head]] Ina Muster kam.",
    "[[Bereichsleiter Vertrieb||head of sales]], Jan Muster kam.",
    "[[Staatsschreiberin||state chancellor]] Ina Muster kam.",
    "[[Verwaltungsratspräsident||chair of the board of directors]] Jan Muster kam.",
    "[[Juniorprofessorin||junior professor]] Ina Muster kam.",
    "[[Bischof||bishop]] Jan Muster und [[Generalmusikdirektor||general music director]] Jan Wolf kamen.",
    "[[Kuratoriumsvorsitzende||chair of the board of trustees]] Ina Muster kam.",
    todo(
        "[[Herausgeberin||publisher]] Ina Muster und [[Chefredakteur||editor-in-chief]] Jan Muster kamen.",
        "missing post",
    ),
    todo(
        "Der [[Landtagsabgeordnete|Landtagsabgeordneter|member of parliament]] Jan Muster kam.",
        "der Abgeordnete is masculine",
    ),
    # bare posts
    "Der [[Leiter||head|bare]] kam.",
    "Das [[Mitglied||member|bare]] sprach.",
    # no posts
    "Die Kardiologin Ina Muster forscht.",
    "Der Unternehmer Jan Muster stiftete das Geld.",
    "Der Preisträger Jan Muster bedankte sich.",
    "Die Autorin Ina Muster las.",
    "Prof. Ina Muster sprach.",
    "Die Moderation übernahm Ina Muster.",
    "Das Präsidium und das Rektorat tagten.",
    "Die Direktion zog um.",
    "Das Ministerium und die Kanzlei zogen um.",
    "Der Blitzableiter und der Halbleiter sind neu.",
    "Die [[Leiter||head|bare]] steht am Haus.",
    "Der [[Vorstand||board member|bare]] tagte am Montag.",
    "Die Begleiterin und der Mitarbeiter kamen.",
    "Der [[Partner||partner|bare]] am Projekt ist die Stadt.",
]

ENGLISH: list[Any] = [
    "[[Science Minister||science minister]] Markus Blume spoke.",
    "[[Minister for Science||science minister]] Markus Blume spoke.",
    "[[Minister of Science and the Arts||science minister]] Markus Blume spoke.",
    "[[Federal Research Minister||federal research minister]] Dorothee Bär spoke.",
    "[[Health Minister||health minister]] Jane Porter spoke.",
    "[[State Secretary||state secretary]] Jane Porter spoke.",
    "[[Parliamentary State Secretary||parliamentary state secretary]] Jane Porter spoke.",
    "[[Minister-President||minister-president]] Markus Söder spoke.",
    "[[Lord Mayor||lord mayor]] Jane Porter and [[Mayor||mayor]] Adam Hart came.",
    "[[President||president]] Jane Porter and [[Vice President||vice president]] Adam Hart came.",
    "[[Founding President||founding president]] Jane Porter came.",
    "[[Rector||rector]] Jane Porter, [[Vice Rector||vice rector]] Adam Hart and [[Chancellor||chancellor]] Amy Reid came.",
    "[[Dean||dean]] Jane Porter and [[Vice Dean||vice dean]] Adam Hart came.",
    "[[CEO||chief executive officer]] Jane Porter came.",
    "[[Chief Executive||chief executive officer]] Jane Porter came.",
    "Jane Porter, [[chief executive officer||chief executive officer]] of Acme, came.",
    "[[Managing Director||managing director]] Jane Porter came.",
    "[[Chair of the Executive Board||chair of the executive board]] is Jane Porter.",
    "Jane Porter is [[chair of the supervisory board||chair of the supervisory board]].",
    "[[Medical Director||medical director]] Jane Porter came.",
    "[[CMO||chief medical officer]] Jane Porter and [[Chief Medical Officer||chief medical officer]] Adam Hart came.",
    "[[Commercial Director||commercial director]] Jane Porter came.",
    "[[CFO||chief financial officer]] Jane Porter and [[Chief Financial Officer||chief financial officer]] Adam Hart came.",
    "[[Chief Scientific Officer||chief scientific officer]] Jane Porter came.",
    "[[Nursing Director||nursing director]] Jane Porter came.",
    "[[Founding Director||founding director]] Jane Porter came.",
    "[[Scientific Managing Director||scientific managing director]] Matthias Tschöp came.",
    "Jane Porter is [[acting head||acting head]] of the unit.",
    "A [[spokesperson||spokesperson]], a [[spokeswoman||spokesperson]] and a [[spokesman||spokesperson]] came.",
    "[[Project Coordinator||project coordinator]] Jane Porter came.",
    todo(
        "Jane Porter is the [[coordinator||project coordinator]] of the network.",
        "the guide calls a coordinator project coordinator",
    ),
    "Jane Porter is [[deputy chair of the panel||deputy chair of the panel]].",
    "[[Founder||founder]] Jane Porter and [[co-founder||co-founder]] Adam Hart came.",
    "Jane Porter is [[professor of molecular biology||professor of molecular biology]].",
    "Jane Porter is a [[senior physician||senior physician]].",
    "Jane Porter, [[chairwoman of the board||chair of the board]], came.",
    "[[Vice-Chancellor||vice-chancellor]] Jane Porter came.",
    "[[Deputy Mayor||deputy mayor]] Jane Porter came.",
    "The new [[president||president]], the former [[dean||dean]] and the incoming [[rector||rector]] met.",
    "Jane Porter was named [[interim president||interim president]].",
    "Jane Porter, [[member of the board of trustees||member of the board of trustees]], came.",
    "[[Prime Minister||prime minister]] Jane Porter spoke.",
    "[[Secretary General||secretary general]] Jane Porter spoke.",
    "[[Chief Operating Officer||chief operating officer]] Jane Porter and [[CTO||chief technology officer]] Adam Hart came.",
    "[[Executive Director||executive director]] Jane Porter came.",
    "[[Presidents|President|president]] Jane Porter and Adam Hart signed.",
    "Jane Porter, [[head of research||head of research]] at Acme, came.",
    "[[Governor||governor]] Jane Porter signed the bill.",
    "[[Superintendent||superintendent]] Jane Porter opened the school.",
    "[[Provost||provost]] Jane Porter spoke.",
    "[[Fire Chief||fire chief]] Jane Porter spoke.",
    "Jane Porter, [[vice president of sales||vice president of sales]], came.",
    "[[Chief Human Resources Officer||chief human resources officer]] Jane Porter came.",
    "[[Principal||principal|bare]] Jane Porter welcomed the pupils.",
    "[[Executive Vice President||executive vice president]] Jane Porter came.",
    "[[Artistic Director||artistic director]] Jane Porter presents the season.",
    "Jane Porter is [[lord mayor||lord mayor]] of Leipzig.",
    "[[Congressman||member of congress]] Adam Hart came.",
    "[[Senator||senator]] Jane Porter came.",
    "[[Secretary of State||secretary of state]] Jane Porter came.",
    "[[Councillor||councillor]] Jane Porter came.",
    "[[Attorney General||attorney general]] Jane Porter spoke.",
    "[[Lieutenant Governor||lieutenant governor]] Jane Porter spoke.",
    "[[First Minister||first minister]] Jane Porter spoke.",
    "[[Music Director||music director]] Jane Porter conducts.",
    "[[Chief of Staff||chief of staff]] Jane Porter came.",
    "[[Vice Principal||vice principal]] Jane Porter came.",
    "[[Pro Vice-Chancellor||pro-vice-chancellor]] Jane Porter came.",
    "[[Non-executive Director||non-executive director]] Jane Porter came.",
    todo("[[Secretary of Energy||secretary of energy]] Jane Porter came.", "a ministry behind of"),
    # no posts
    "The cardiologist Jane Porter operates.",
    "The entrepreneur Jane Porter gave money.",
    "Award winner Jane Porter smiled.",
    "Author Jane Porter read.",
    "Prof. Jane Porter spoke.",
    "The presidency and the directorate met.",
    todo("They head to Leipzig and chair no one.", "verbs are taken for posts"),
    "The study leads to new results.",
    "The team heads north.",
    todo("He sat on a [[chair||chair|bare]].", "a piece of furniture"),
    "The general public can attend.",
    todo("In principal component analysis this is known.", "an adjective is taken for a post"),
    "The first phase ended.",
    "Presidential staff met.",
]


def found(
    lexicon: Lexicon, view: Callable[..., Any], language: str, text: str
) -> list[tuple[str, str, str]]:
    """Posts that count by themselves, and the bare ones with a mark."""
    matches = RoleMatcher(lexicon, language)(view(text, language))
    return [
        (text[m.start : m.end], m.value.title, m.value.canonical, "bare" * m.value.bare)
        for m in matches
    ]


def expected(answers: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    padded = [(*a, "", "", "")[:4] for a in answers]
    return [(surface, title or surface, english, bare) for surface, title, english, bare in padded]


def cases() -> Iterator[Any]:
    for language, table in (("de", GERMAN), ("en", ENGLISH)):
        for case in table:
            values, marks = (case, ()) if isinstance(case, str) else (case.values[0], case.marks)
            yield pytest.param(language, values, marks=marks)


@pytest.mark.parametrize(("language", "sentence"), list(cases()))
def test_sentence(language: str, sentence: str, lexicon: Lexicon, view: Any, marked: Any) -> None:
    text, answers = marked(sentence)
    assert found(lexicon, view, language, text) == expected(answers)


WORDS = """
    Prof. Dr. Anna von der Leyen Müller und in Leipzig Universität für Physik (LMU) – Rektorin M1 St.
    Institut GmbH & Co. KG e. V. „Zukunft“ the University of Oxford 's chair , ; : ( ) Stadt J. Mai -
    Max-Planck-Institut The Bank al-Rashid Bayerns minister for science des Beirats Kanton
"""
SOUP = st.lists(st.sampled_from(WORDS.split()), max_size=20).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=120), SOUP))
@pytest.mark.parametrize("language", ["de", "en"])
def test_takes_any_text(language: str, text: str, lexicon: Lexicon, view: Any) -> None:
    end = 0
    for match in RoleMatcher(lexicon, language)(view(text, language)):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        assert match.value.title.strip()
        assert match.value.canonical.strip()
