"""Which persons of different articles are one, and which must not become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressminer.merging.persons import PersonMerger, ToldPerson
from pressminer.model import PersonName

CEO = ("chief executive officer", "org-1")
RECTOR = ("rector", "org-2")


def rows(*told: str | tuple[str, tuple[str, str]]) -> set[frozenset[str]]:
    """Each name (with its post) in an article of its own → names that end in one row."""
    merger, atoms = PersonMerger(), {}
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
        ("Anna Müller", "Anna Müller-Lüdenscheidt"),
        ("Ursula von der Leyen", "Ursula Von der Leyen"),
        ("Hans Müller", "Hans-Peter Müller"),
        ("Anna Muster", "Anna M. Muster", "Anna Maria Muster"),
        ("Anna Muster", "A. Muster"),
        ("J. P. Muster", "Johann Peter Muster"),
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
    ],
)
def test_different_or_ambiguous_persons_stay_apart(names: tuple[str, ...]) -> None:
    assert rows(*(n.split("#")[0] for n in names)) == apart(*names)


@pytest.mark.xfail(strict=True, reason="compatible() takes double first names by their first half")
def test_two_double_first_names_are_two_persons() -> None:
    """A full name is never merged with a different first name (guide, section 2)."""
    assert rows("Hans-Peter Müller", "Hans-Jürgen Müller") == apart(
        "Hans-Peter Müller", "Hans-Jürgen Müller"
    )


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
        assert len(first) <= 1 or first == {"Hans", "Hans-Peter"}
        assert len(middle) <= 1


def test_many_namesakes_do_not_take_long() -> None:
    """20,000 different people called Müller: what a million articles bring."""
    merger = PersonMerger()
    merger.add(
        ToldPerson(PersonName(f"{chr(65 + k % 26)}x{k} Müller"), "art", "2024-01-01", frozenset())
        for k in range(20_000)
    )
    merger.add(
        ToldPerson(PersonName("Müller"), f"art-{k}", "2024-01-01", frozenset({CEO}))
        for k in range(2_000)
    )
    assert len(set(merger.resolve().values())) == 22_000
