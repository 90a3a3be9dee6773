"""Which persons of different articles are one, and which must not become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.lexicon import lexicon as shared_lexicon
from pressminer.merging.persons import PersonMerger, ToldPerson
from pressminer.model import PersonName

CEO = ("chief executive officer", "org-1")
RECTOR = ("rector", "org-2")


def rows(*told: str | tuple[str, tuple[str, str]]) -> set[frozenset[str]]:
    """Each name (with its post) in an article of its own → names that end in one row."""
    merger, atoms = PersonMerger(shared_lexicon()), {}
    for k, item in enumerate(told):
        name, posts = (item, ()) if isinstance(item, str) else (item[0], (item[1],))
        value, article = PersonName(name), f"art-{k}"
        merger.add([ToldPerson(value, article, f"2024-01-{k + 1:02}", frozenset(posts))])
        atoms[f"{name}#{k}" if name in told[:k] else name] = merger.atom_of(value, article)
    heads = merger.resolve()
    groups: dict[str, set[str]] = {}
    for name, atom in atoms.items():
        groups.setdefault(heads[atom], set()).add(name)
    return {frozenset(g) for g in groups.values()}


def one(*names: str) -> set[frozenset[str]]:
    return {frozenset(names)}


def apart(*names: str) -> set[frozenset[str]]:
    return {frozenset({n}) for n in names}


@pytest.mark.parametrize(
    "names",
    [
        ("Matthias Tschöp", "Matthias H. Tschöp"),
        ("Matthias Tschöp", "Matthias Tschoep"),
        ("Ursula von der Leyen", "Ursula Von der Leyen"),
        ("Hans Peter Müller", "Hans Müller"),
        ("Hans-Peter Müller", "H. Müller"),
        ("Peter Quast-Iven", "Peter von Quast-Iven"),
        ("Iwan Schulzow", "Ivan Schultzov"),
        ("Alexander Gorbatschow", "Alexander Gorbachev"),
        ("Johann Strauss jun.", "Johann Strauss (Sohn)"),
        ("Anna Muster", "Anna M. Muster", "Anna Maria Muster"),
        ("Anna Muster", "A. Muster"),
        ("J. P. Muster", "Johann Peter Muster"),
        ("Karl-Heinz Muster", "Karlheinz Muster"),
        ("Ch. Nüsslein-Volhard", "Christiane Nüsslein-Volhard"),
        ("K.-D. Muster", "Klaus-Dieter Muster"),
        ("Justus Liebig", "Justus Freiherr von Liebig"),
        ("Tschöp, Matthias H.", "Matthias Tschöp"),
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Øyvind Haugland", "Oyvind Haugland"),
        ("J. Robert Oppenheimer", "Robert Oppenheimer"),
        ("Michail Gorbatschow", "Mikhail Gorbachev"),
        ("Rudi Völler", "Rudolf Völler"),
        ("Papst Johannes Paul II.", "Pope John Paul II"),
    ],
)
def test_one_person(names: tuple[str, ...]) -> None:
    assert rows(*names) == one(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("Anna Muster", "Maria Muster"),
        ("Anna Muster", "Anna Master"),
        ("Anna Muster", "Muster"),  # a bare last name never links across articles by itself
        ("Muster", "Muster#1"),
        ("Thomas F. Hofmann", "Thomas M. Hofmann", "Thomas Hofmann"),  # whose is the short form?
        ("Anna Muster", "Alma Muster", "A. Muster"),
        ("Anna Müller", "Anna Lüdenscheidt", "Anna Müller-Lüdenscheidt"),
        ("Peter Müller", "Anna Müller-Lüdenscheidt"),
        ("Anna Maria Muster", "Anna Luise Muster"),
        ("Hans-Peter Müller", "Hans-Jürgen Müller"),
        ("Anna Müller", "Anna Müller-Lüdenscheidt"),  # one may be the other's cousin
        ("Peter Hagen", "Peter von der Hagen"),
        ("Heinrich Muster sen.", "Heinrich Muster jun."),
        ("Klaus Jakobs", "Klaus Jakob"),
        ("Michael Horn", "Michaela Horn"),
        ("Anna-Maria Pawlow", "Anna-Lena Pavlov"),
        ("Hans Müller", "Hans-Peter Müller"),  # a double name is one name
        ("Karl Muster", "K.-P. Muster"),
        ("Klaus Muster", "Nikolaus Muster"),  # a form that has become a name of its own
        ("Alexander Schulz", "Alexander Schultz"),  # sounds alike, but nobody transliterated it
        ("Heinrich Muster", "Heinrich Muster jun."),  # the father of whom?
        ("Johann Strauss I", "Johann Strauss II"),
        ("Carl von Quast", "Carl zu Quast"),
        ("Peter Stein", "Peter von Stein"),  # a frequent last name; Justus Liebig has a rare one
    ],
)
def test_different_or_ambiguous_persons_stay_apart(names: tuple[str, ...]) -> None:
    assert rows(*(n.split("#")[0] for n in names)) == apart(*names)


def test_a_bare_last_name_joins_by_the_same_post() -> None:
    assert rows(("Anna Muster", CEO), ("Muster", CEO)) == one("Anna Muster", "Muster")


def test_a_bare_last_name_with_another_post_stays_apart() -> None:
    assert rows(("Anna Muster", CEO), ("Muster", RECTOR)) == apart("Anna Muster", "Muster")


def test_a_bare_last_name_with_a_post_that_two_of_the_name_hold_stays_apart() -> None:
    """Father and daughter lead the same firm one after the other."""
    told = (("Anna Muster", CEO), ("Jan Muster", CEO), ("Muster", CEO))
    assert rows(*told) == apart("Anna Muster", "Jan Muster", "Muster")


def test_two_forms_of_one_person_do_not_make_a_bare_last_name_ambiguous() -> None:
    told = (("Anna Muster", CEO), ("Anna M. Muster", CEO), ("Muster", CEO))
    assert rows(*told) == one("Anna Muster", "Anna M. Muster", "Muster")


def test_one_last_name_part_of_the_other_joins_by_the_same_post() -> None:
    told = (("Anna Müller", CEO), ("Anna Müller-Lüdenscheidt", CEO))
    assert rows(*told) == one("Anna Müller", "Anna Müller-Lüdenscheidt")


@pytest.mark.parametrize(
    "names",
    [
        ("Hans Müller", "Hans-Peter Müller"),
        ("Klaus Muster", "Nikolaus Muster"),
        ("Heinrich Muster", "Heinrich Muster jun."),
        ("Peter Stein", "Peter von Stein"),
    ],
)
def test_what_a_name_alone_leaves_open_the_same_post_decides(names: tuple[str, str]) -> None:
    first, second = names
    assert rows((first, CEO), (second, CEO)) == one(*names)
    assert rows((first, CEO), (second, RECTOR)) == apart(*names)


@pytest.mark.parametrize(
    ("name", "inflected", "together"),
    [
        ("Robert Kochs", True, True),
        ("Robert Kochs", False, False),  # an English text: a name of its own
        ("Robert Peters", True, False),  # a frequent last name
        ("Robert Arnolds", True, False),  # a last name made of a given name
    ],
)
def test_genitives(name: str, inflected: bool, together: bool) -> None:
    merger = PersonMerger(shared_lexicon())
    plain = PersonName(name[:-1])
    told = PersonName(name)
    merger.add(
        [
            ToldPerson(plain, "a", "2024-01-01", frozenset()),
            ToldPerson(told, "b", "2024-01-02", frozenset(), inflected),
        ]
    )
    heads = merger.resolve()
    assert (heads[merger.atom_of(plain, "a")] == heads[merger.atom_of(told, "b")]) is together


NAMES = st.sampled_from(
    (
        "Anna Muster",
        "Anna M. Muster",
        "Anna L. Muster",
        "A. Muster",
        "Anna Muster-Beispiel",
        "Anna Beispiel",
        "Hans Muster",
        "Hans-Peter Muster",
        "Muster",
        "Beispiel",
    )
)


@given(st.lists(NAMES, unique=True, min_size=1), st.data())
def test_the_order_of_articles_does_not_matter(names: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(names))
    assert rows(*names) == rows(*shuffled)


@given(st.lists(NAMES, unique=True, min_size=2))
def test_full_names_of_one_row_fit_each_other(names: list[str]) -> None:
    """No chain of look-alikes joins two that contradict."""
    for group in rows(*names):
        first = {n.split()[0] for n in group if len(n.split()[0]) > 2 and " " in n}
        middle = {n.split()[1] for n in group if n.split()[1:] and n.split()[1].endswith(".")}
        assert len(first) <= 1
        assert len(middle) <= 1


def test_many_namesakes_do_not_take_long() -> None:
    """20,000 different people called Müller: what a million articles bring."""
    merger = PersonMerger(shared_lexicon())
    merger.add(
        ToldPerson(PersonName(f"{chr(65 + k % 26)}x{k} Müller"), "art", "2024-01-01", frozenset())
        for k in range(20_000)
    )
    merger.add(
        ToldPerson(PersonName("Müller"), f"art-{k}", "2024-01-01", frozenset({CEO}))
        for k in range(2_000)
    )
    assert len(set(merger.resolve().values())) == 22_000
