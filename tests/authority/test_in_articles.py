"""What a list of the user's own does to an article: it helps, and it invents nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pressminer.authority import table
from pressminer.authority.table import Body
from pressminer.errors import AuthorityError
from pressminer.lexicon import Lexicon
from pressminer.matchers.organizations import OrganizationMatcher
from pressminer.matchers.persons import PersonMatcher
from pressminer.matchers.places import PlaceMatcher
from pressminer.merging.organizations import OrganizationMerger, Told
from pressminer.model import OrganizationName
from pressminer.normalize.comparable import Comparer
from pressminer.resolve import Entities, Resolver
from pressminer.rules import RuleFolder
from pressminer.view import TextView

Settle = Callable[[str, str], Entities]


def body(
    id_: str,
    german: str,
    english: str = "",
    acronyms: str = "",
    aliases: str = "",
    kind: str = "research_institute",
    place: str = "",
) -> Body:
    def cell(text: str) -> tuple[str, ...]:
        return tuple(filter(None, text.split("|")))

    return Body(id_, german, english, cell(acronyms), cell(aliases), kind, place, "DE", "")


LIST = [
    body("wem", "Institut für Windkraft Emden", "Emden Wind Institute", "IWE"),
    body("ipa-b", "Institut für Pflanzenanbau Bochum", "", "IPQ", place="Bochum"),
    body("ipa-u", "Institut für Papieralterung Ulm", "", "IPQ", place="Ulm"),
    body("anatomie", "Institut für Anatomie", "Institute of Anatomy", "", "Kern-Stiftung"),
    body("w", "Leipziger Wellen-Gesellschaft", kind="association"),
    body("bv", "BioVersys", "BioVersys", kind="company"),
    body("switch", "Switch", "Switch", kind="association"),
    body("find", "Foundation for Innovative Tests", "", "FIND", "FIND", "foundation"),
    body("inspire", "Inspire", "Inspire", kind="media"),
    body("innovation", "Innovation", "Innovation", kind="company"),
    body("hamburg", "Hamburg", "City of Hamburg", "", "Stadt Hamburg", "government"),
    body("weber", "Max Weber", "Max Weber Foundation", "", "", "foundation"),
    body("huber", "Huber", "HUBER", kind="company"),
    body("graw", "Graw", "Graw", kind="company"),
    body("die", "Deutsches Institut für Erz Ulm", "", "DIE", place="Ulm"),
    body("idorsia", "Idorsia", "Idorsia", kind="company"),
    body("tum-2", "Technische Universität München", "", "TUM", "Technik-Uni München", "university"),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path: Path = tmp_path_factory.mktemp("lists") / "authority.tsv"
    table.write(LIST, path)
    return Lexicon(RuleFolder(), (str(path),))


@pytest.fixture(scope="module")
def settle(known: Lexicon, view: Callable[..., TextView]) -> Settle:
    resolver = Resolver(known, Comparer(known))
    kinds = (PersonMatcher, OrganizationMatcher, PlaceMatcher)
    matchers = {t: [kind(known, t) for kind in kinds] for t in known.rules.languages}

    def resolve(text: str, language: str) -> Entities:
        seen = view(text, language)
        persons, bodies, places = (match(seen) for match in matchers[language])
        return resolver(text, [t for _, t in seen.sentence_tokens()], persons, bodies, places)

    return resolve


def told(entities: Entities) -> dict[str, str]:
    """Name → authority of all bodies."""
    return {e.value.name: e.value.authority for e in entities.organizations}


@pytest.mark.parametrize(
    ("text", "language", "name", "authority"),
    [
        ("Das Emden Wind Institute wächst.", "de", "Emden Wind Institute", "wem"),
        (
            "Die Leitung des Instituts für Windkraft Emden bleibt.",
            "de",
            "Institut für Windkraft Emden",
            "wem",
        ),
        ("Neu dabei ist BioVersys aus Basel.", "de", "BioVersys", "bv"),
        ("A grant goes to BioVersys in Basel.", "en", "BioVersys", "bv"),
        ("Das IPQ in Bochum wird saniert.", "de", "IPQ", "ipa-b"),
        ("Das IPQ Ulm wird saniert.", "de", "IPQ Ulm", "ipa-u"),
        ("Am UKD Dresden beginnt der Bau.", "de", "UKD Dresden", "uk-dresden"),
        (
            "Mit der Leipziger Wellen-Gesellschaft e. V.",
            "de",
            "Leipziger Wellen-Gesellschaft e. V.",
            "w",
        ),
        ("Die Technik-Uni München feiert.", "de", "Technik-Uni München", "tum"),
        (
            "Die Technische Universität München feiert.",
            "de",
            "Technische Universität München",
            "tum",
        ),
        ("Die Max Weber Foundation hilft.", "de", "Max Weber Foundation", "weber"),
    ],
)
def test_who_is_meant(settle: Settle, text: str, language: str, name: str, authority: str) -> None:
    assert told(settle(text, language)) == {name: authority}


def test_an_acronym_counts_once_the_article_names_the_body(settle: Settle) -> None:
    alone = settle("Das IWE misst den Wind. Das IWE wächst.", "de")
    assert not alone.organizations
    named = settle("Das Emden Wind Institute misst. Das IWE wächst.", "de")
    assert [(e.value.authority, len(e.spans)) for e in named.organizations] == [("wem", 2)]


def test_letters_that_the_article_gives_to_another_body_are_its(settle: Settle) -> None:
    text = "Das Emden Wind Institute und der Verein Igel Wiesen Emden (IWE) tagen. Der IWE wächst."
    entities = settle(text, "de").organizations
    assert [(e.value.authority, e.value.acronym) for e in entities] == [("wem", "")]


def test_letters_of_two_listed_bodies_are_nobodys(settle: Settle) -> None:
    text = (
        "Das Institut für Pflanzenanbau Bochum und das Institut für Papieralterung Ulm ziehen um."
    )
    entities = settle(f"{text} Das IPQ wächst.", "de").organizations
    assert [(e.value.authority, len(e.spans)) for e in entities] == [("ipa-b", 1), ("ipa-u", 1)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Switch zur neuen Technik gelingt.", "de"),
        ("Switch off the lights, and find the exit.", "en"),
        ("Find out more about the event.", "en"),
        ("FIND OUT MORE: the programme of the day.", "en"),
        ("Innovation braucht Mut. Die Inspire-Idee gilt Kindern.", "de"),
        ("Innovation needs courage, and focus.", "en"),
        ("Das IPQ wird saniert.", "de"),
        ("Das IPQ in Kiel wird saniert.", "de"),
        ("DIE BESTE ZEIT IN ULM", "de"),
        ("DIE in Ulm gebauten Häuser", "de"),
    ],
)
def test_no_body_of_words_and_bare_letters(settle: Settle, text: str, language: str) -> None:
    assert told(settle(text, language)) == {}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Max Weber lehrt in Ulm.", "Max Weber"),
        ("Rektor Huber dankt allen.", "Huber"),
        ("Bürgermeister Graw dankt allen.", "Graw"),
        ("Prof. Anna Graw lehrt in Ulm.", "Anna Graw"),
    ],
)
def test_persons_stay_persons(settle: Settle, text: str, person: str) -> None:
    entities = settle(text, "de")
    assert [e.value.name for e in entities.persons] == [person]
    assert told(entities) == {}


@pytest.mark.parametrize("text", ["In Hamburg regnet es.", "Die Stadt Hamburg baut in Hamburg."])
def test_places_stay_places(settle: Settle, text: str) -> None:
    entities = settle(text, "de")
    assert [e.value.name for e in entities.places] == ["Hamburg"]
    assert told(entities) == {}


def test_a_name_that_every_university_uses_says_nothing_of_whose(settle: Settle) -> None:
    text = "Das Institut für Anatomie der Universität Kiel zieht um."
    assert "anatomie" not in told(settle(text, "de")).values()


def test_a_doubtful_name_says_who_is_meant_where_something_else_found_it(settle: Settle) -> None:
    assert told(settle("Idorsia dankt allen.", "de")) == {}
    assert told(settle("Das Unternehmen Idorsia dankt allen.", "de")) == {"Idorsia": "idorsia"}


def test_wordings_in_two_languages_are_one_body(known: Lexicon) -> None:
    german = OrganizationName("Institut für Windkraft Emden", "research_institute")
    english = OrganizationName("Emden Wind Institute", "research_institute", "", "wem")
    merger = OrganizationMerger(known)
    merger.add([Told(german, "2025 a"), Told(english, "2025 b")])
    heads = merger.resolve()
    assert heads[merger.atom_of(german)] == heads[merger.atom_of(english)]


def test_a_name_that_anybody_has_joins_nobody(known: Lexicon) -> None:
    anybody = OrganizationName("Institut für Anatomie", "research_institute")
    listed = OrganizationName("Kern-Stiftung", "research_institute", "", "anatomie")
    merger = OrganizationMerger(known)
    merger.add([Told(anybody, "2025 a"), Told(listed, "2025 b")])
    heads = merger.resolve()
    assert heads[merger.atom_of(anybody)] != heads[merger.atom_of(listed)]


def test_shipped_acronyms_stay_whose_they_are(known: Lexicon, lexicon: Lexicon) -> None:
    assert known.body_acronyms == lexicon.body_acronyms
    assert known.placed_acronym("TUM") == ()


def test_a_faulty_list_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "list.tsv").write_text("id\tname_de\tname_en\tkind\nx\tHaus\t\tHaus\n")
    with pytest.raises(AuthorityError, match="line 2: x is of kind 'Haus'"):
        Lexicon(RuleFolder(), (str(tmp_path / "list.tsv"),)).check()
