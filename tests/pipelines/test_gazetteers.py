"""The data files of pipelines/shared/: well formed, complete where it matters, reproducible."""

from __future__ import annotations

import collections
import importlib.metadata
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "pipelines" / "shared"

AUTHORITY_HEADER = "id name_de name_en acronyms aliases kind place country ror parent"
PLACES_HEADER = "name_de name_en aliases kind country code population"
AUTHORITY_KINDS = {
    "university",
    "hospital",
    "research_institute",
    "government",
    "company",
    "alliance",
    "programme",
    "foundation",
    "association",
    "media",
    "other",
}
PLACE_KINDS = {
    "country",
    "state",
    "region",
    "city",
    "district",
    "river",
    "continent",
    "building",
}
NO_ISO_CODE = {"XK"}  # Kosovo: user-assigned, yet in CLDR and GeoNames

# Two bodies, one acronym: the reader needs the long form or the context.
SHARED_ACRONYMS = {
    "DKG": {"dkg", "krebsgesellschaft"},
    "FDP": {"fdp", "fdp-ch"},
    "FLI": {"fli-jena", "fli-riems"},
    "HSG": {"hsg-bochum", "hsg-st-gallen"},
    "IFW": {"ifw-dresden", "ifw-kiel"},
    "IGB": {"fraunhofer-igb", "igb-berlin"},
    "MPIB": {"mpi-biochemie", "mpib-berlin"},
    "MWK": {"mwk-bw", "mwk-nds"},
    "SVP": {"svp-ch", "svp-suedtirol"},
    "UKA": {"uk-aachen", "uk-augsburg"},
    "UKB": {"uk-bonn", "ukb-berlin"},
    "UKD": {"uk-dresden", "uk-duesseldorf"},
    "UMR": {"um-rostock", "uni-marburg"},
}
# The same acronym in the same city: only the long form helps.
SHARED_ACRONYMS_IN_ONE_CITY = {("DKG", "Berlin")}
# Two bodies, one wording.
SHARED_NAMES = {
    "bundesrat": {"bundesrat", "bundesrat-ch"},
    "merck": {"merck-co", "merck-kgaa"},
}


def table(name: str) -> list[dict[str, str]]:
    header, *lines = (SHARED / name).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def names_in(name: str) -> list[str]:
    lines = (SHARED / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@pytest.fixture(scope="module")
def authority() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in table("authority.tsv")}


@pytest.fixture(scope="module")
def places() -> list[dict[str, str]]:
    return table("places.tsv")


@pytest.mark.parametrize(
    "name",
    [
        "authority.tsv",
        "places.tsv",
        "ambiguous_places.txt",
        "given_names.txt",
        "given_names_ambiguous.txt",
    ],
)
def test_file_is_clean_text(name: str) -> None:
    data = (SHARED / name).read_bytes()
    text = data.decode("utf-8")
    assert b"\r" not in data
    assert text.endswith("\n")
    assert not [line for line in text.split("\n") if line != line.strip(" ")]


@pytest.mark.parametrize(
    ("name", "columns"),
    [("authority.tsv", AUTHORITY_HEADER.split()), ("places.tsv", PLACES_HEADER.split())],
)
def test_columns(name: str, columns: list[str]) -> None:
    header, *lines = (SHARED / name).read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == columns
    wrong = [line for line in lines if line.count("\t") != len(columns) - 1]
    assert not wrong, f"{name}: every row needs {len(columns)} cells: {wrong[:3]}"


@pytest.mark.parametrize("name", ["authority.tsv", "places.tsv"])
def test_lists_in_cells_hold_no_empty_or_repeated_part(name: str) -> None:
    for row in table(name):
        for column in ("aliases", "acronyms"):
            found = parts(row.get(column, ""))
            assert len(found) == len(set(found)), row
            assert all(part and part == part.strip() for part in found), row


def test_authority_ids_are_unique_sorted_slugs(authority: dict[str, dict[str, str]]) -> None:
    ids = [row["id"] for row in table("authority.tsv")]
    assert len(ids) == len(authority) >= 450
    assert ids == sorted(ids)
    assert not [id_ for id_ in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)]


def test_authority_rows_are_complete(authority: dict[str, dict[str, str]]) -> None:
    for row in authority.values():
        assert row["name_de"] and row["name_en"], row
        assert row["kind"] in AUTHORITY_KINDS, row
        assert row["parent"] == "" or row["parent"] in authority, row
        assert row["parent"] != row["id"], row
        assert re.fullmatch(r"|0[a-z0-9]{6}\d{2}", row["ror"]), row


def test_authority_parents_form_no_circle(authority: dict[str, dict[str, str]]) -> None:
    for start in authority:
        seen, current = {start}, authority[start]["parent"]
        while current:
            assert current not in seen, f"{start}: {current} is its own ancestor"
            seen.add(current)
            current = authority[current]["parent"]


def test_ror_ids_name_one_row_each(authority: dict[str, dict[str, str]]) -> None:
    counts = collections.Counter(row["ror"] for row in authority.values() if row["ror"])
    assert not [ror for ror, count in counts.items() if count > 1]


def test_codes_are_iso_3166(
    authority: dict[str, dict[str, str]], places: list[dict[str, str]]
) -> None:
    territories = pytest.importorskip("babel").Locale("en").territories
    allowed = {code for code in territories if re.fullmatch(r"[A-Z]{2}", code)} | NO_ISO_CODE
    used = {row["country"] for row in (*authority.values(), *places)} - {""}
    assert used <= allowed, f"no ISO 3166-1 codes: {sorted(used - allowed)}"
    for row in places:
        if row["kind"] == "country":
            assert row["code"] == row["country"], row
        elif row["code"]:
            assert re.fullmatch(rf"{row['country']}-[A-Z0-9]{{1,3}}", row["code"]), row


def by_spelling(
    authority: dict[str, dict[str, str]], columns: tuple[str, ...]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = collections.defaultdict(set)
    for row in authority.values():
        for column in columns:
            for spelling in parts(row[column]):
                found[spelling.casefold()].add(row["id"])
    return found


def test_acronyms_collide_only_where_listed(authority: dict[str, dict[str, str]]) -> None:
    found = by_spelling(authority, ("acronyms",))
    shared = {name.upper(): ids for name, ids in found.items() if len(ids) > 1}
    assert shared == SHARED_ACRONYMS


def test_acronym_and_place_name_one_body(authority: dict[str, dict[str, str]]) -> None:
    found = collections.Counter(
        (acronym.upper(), row["place"])
        for row in authority.values()
        for acronym in {part.upper() for part in parts(row["acronyms"])}
    )
    shared = {key for key, count in found.items() if count > 1}
    assert shared == SHARED_ACRONYMS_IN_ONE_CITY, shared


def test_names_collide_only_where_listed(authority: dict[str, dict[str, str]]) -> None:
    found = by_spelling(authority, ("name_de", "name_en", "aliases"))
    assert {name: ids for name, ids in found.items() if len(ids) > 1} == SHARED_NAMES


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("LMU München", "lmu-muenchen"),
        ("LMU", "lmu-muenchen"),
        ("Ludwig Maximilian University", "lmu-muenchen"),
        ("TU München", "tum"),
        ("Uni Heidelberg", "uni-heidelberg"),
        ("Charité", "charite"),
        ("Klinikum rechts der Isar", "tum-klinikum"),
        ("Universitätsklinikum Ulm", "uk-ulm"),
        ("Universität Ulm", "uni-ulm"),
        ("DKFZ", "dkfz"),
        ("German Cancer Research Center", "dkfz"),
        ("BMBF", "bmftr"),
        ("Bundesministerium für Bildung und Forschung", "bmftr"),
        ("StMWK", "stmwk"),
        ("Goethe-Universität Frankfurt", "goethe-frankfurt"),
        ("Europa-Universität Frankfurt (Oder)", "viadrina"),
        ("Universität Freiburg", "uni-freiburg"),
        ("University of Fribourg", "uni-fribourg"),
        ("Helmholtz Munich", "helmholtz-munich"),
        ("Max-Planck-Institut für Kognitions- und Neurowissenschaften", "mpi-cbs"),
        ("NAKO e. V.", "nako"),
        ("Highmed Agenda Bayern", "highmed-bayern"),
        ("Merck KGaA", "merck-kgaa"),
        ("Merck & Co.", "merck-co"),
        ("University of Cambridge", "cambridge-uk"),
        ("EU-Kommission", "eu-kommission"),
    ],
)
def test_well_known_wording_names_its_body(
    authority: dict[str, dict[str, str]], wording: str, expected: str
) -> None:
    found = by_spelling(authority, ("name_de", "name_en", "aliases", "acronyms"))
    assert found[wording.casefold()] == {expected}


@pytest.mark.parametrize("wording", ["M1", "M1 Munich Medicine Alliance", "Innovationscampus"])
def test_what_rules_must_find_is_not_listed(
    authority: dict[str, dict[str, str]], wording: str
) -> None:
    found = by_spelling(authority, ("name_de", "name_en", "aliases", "acronyms"))
    assert wording.casefold() not in found


@pytest.mark.parametrize(
    ("university", "hospital"),
    [
        ("uni-heidelberg", "uk-heidelberg"),
        ("lmu-muenchen", "lmu-klinikum"),
        ("tum", "tum-klinikum"),
        ("uni-leipzig", "uk-leipzig"),
        ("uzh", "usz"),
        ("uni-basel", "usb"),
        ("meduni-wien", "akh-wien"),
    ],
)
def test_university_and_hospital_are_two(
    authority: dict[str, dict[str, str]], university: str, hospital: str
) -> None:
    assert authority[university]["kind"] == "university"
    assert authority[hospital]["kind"] == "hospital"


def test_places_rows_are_complete(places: list[dict[str, str]]) -> None:
    for row in places:
        assert row["name_de"] and row["name_en"], row
        assert row["kind"] in PLACE_KINDS, row
        assert re.fullmatch(r"|[1-9]\d*", row["population"]), row
        assert row["name_de"] not in parts(row["aliases"]), row
    assert (SHARED / "places.tsv").stat().st_size < 2_500_000


def test_places_of_one_name_stand_by_size(places: list[dict[str, str]]) -> None:
    keys = [(row["name_de"].casefold(), -int(row["population"] or 0)) for row in places]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "wanted",
    [
        ("München", "Munich", "city", "DE", ""),
        ("Köln", "Cologne", "city", "DE", ""),
        ("Genf", "Geneva", "city", "CH", ""),
        ("Wien", "Vienna", "city", "AT", "AT-9"),
        ("Mailand", "Milan", "city", "IT", ""),
        ("Prag", "Prague", "city", "CZ", ""),
        ("Halle (Saale)", "Halle", "city", "DE", ""),
        ("Bayern", "Bavaria", "state", "DE", "DE-BY"),
        ("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania", "state", "DE", "DE-MV"),
        ("Waadt", "Vaud", "state", "CH", "CH-VD"),
        ("Steiermark", "Styria", "state", "AT", "AT-6"),
        ("Kalifornien", "California", "state", "US", "US-CA"),
        ("Massachusetts", "Massachusetts", "state", "US", "US-MA"),
        ("Schottland", "Scotland", "state", "GB", "GB-SCT"),
        ("Ruhrgebiet", "Ruhr area", "region", "DE", ""),
        ("Rhein", "Rhine", "river", "", ""),
        ("Europa", "Europe", "continent", "", ""),
        ("Deutschland", "Germany", "country", "DE", "DE"),
        ("Türkei", "Türkiye", "country", "TR", "TR"),
        ("Oerlikon", "Oerlikon", "district", "CH", ""),
    ],
)
def test_key_places(places: list[dict[str, str]], wanted: tuple[str, ...]) -> None:
    columns = ("name_de", "name_en", "kind", "country", "code")
    rows = [row for row in places if row["name_de"] == wanted[0]]
    found = [tuple(row[column] for column in columns) for row in rows]
    assert found.count(wanted) == 1, found


@pytest.mark.parametrize(
    ("alias", "name_de"),
    [
        ("BRD", "Deutschland"),
        ("Federal Republic of Germany", "Deutschland"),
        ("US", "USA"),
        ("Vereinigte Staaten", "USA"),
        ("UK", "Großbritannien"),
        ("MV", "Mecklenburg-Vorpommern"),
        ("NRW", "Nordrhein-Westfalen"),
        ("Freistaat Bayern", "Bayern"),
        ("Kiev", "Kiew"),
        ("Muenchen", "München"),
        ("Sankt Pölten", "St. Pölten"),
    ],
)
def test_alias_names_its_place(places: list[dict[str, str]], alias: str, name_de: str) -> None:
    assert name_de in {row["name_de"] for row in places if alias in parts(row["aliases"])}


def test_frankfurt_alone_is_on_the_main(places: list[dict[str, str]]) -> None:
    found = {
        row["name_de"]
        for row in places
        if "Frankfurt" in {row["name_de"], row["name_en"], *parts(row["aliases"])}
        and row["country"] == "DE"
    }
    assert found == {"Frankfurt am Main"}


def test_all_countries_and_home_states_are_there(places: list[dict[str, str]]) -> None:
    count = collections.Counter((row["kind"], row["country"]) for row in places if row["code"])
    assert len({row["code"] for row in places if row["kind"] == "country" and row["code"]}) >= 245
    assert count["state", "DE"] + count["city", "DE"] == 16
    assert count["state", "AT"] + count["city", "AT"] == 9
    assert count["state", "CH"] == 26
    assert count["state", "US"] == 51
    assert count["state", "CA"] == 13


def test_ambiguous_places_are_places(places: list[dict[str, str]]) -> None:
    known = {
        name for row in places for name in (row["name_de"], row["name_en"], *parts(row["aliases"]))
    }
    listed = names_in("ambiguous_places.txt")
    assert len(listed) == len(set(listed))
    assert not [name for name in listed if name not in known]


@pytest.mark.parametrize("name", ["Essen", "Halle", "Singen", "Reading", "Nice", "Split", "Main"])
def test_words_are_ambiguous_places(name: str) -> None:
    assert name in names_in("ambiguous_places.txt")


@pytest.mark.parametrize("name", ["Münster", "München", "Berlin", "Paris", "Vienna"])
def test_plain_cities_are_not_ambiguous(name: str) -> None:
    assert name not in names_in("ambiguous_places.txt")


def test_given_names_are_in_one_list_only() -> None:
    plain, ambiguous = names_in("given_names.txt"), names_in("given_names_ambiguous.txt")
    assert len(plain) == len(set(plain)) > 10_000
    assert len(ambiguous) == len(set(ambiguous)) > 500
    assert not set(plain) & set(ambiguous)


@pytest.mark.parametrize("name", ["plain", "ambiguous"])
def test_given_names_are_sorted(name: str) -> None:
    file = "given_names.txt" if name == "plain" else "given_names_ambiguous.txt"
    names = names_in(file)
    assert names == sorted(names, key=lambda name: (name.casefold(), name))


@pytest.mark.parametrize(
    "name", ["Markus", "Jürgen", "Juergen", "Małgorzata", "Malgorzata", "Ayşe", "Priya"]
)
def test_given_name(name: str) -> None:
    assert name in names_in("given_names.txt")


@pytest.mark.parametrize(
    "name", ["Mark", "Will", "August", "Ernst", "Wolf", "Grace", "Christian", "Sofia", "Virginia"]
)
def test_doubtful_given_name(name: str) -> None:
    assert name in names_in("given_names_ambiguous.txt")


@pytest.mark.parametrize(
    "word", ["Die", "The", "Das", "Nach", "Aus", "Dann", "Wir", "Heute", "New"]
)
def test_words_are_no_given_names(word: str) -> None:
    assert word not in names_in("given_names.txt") + names_in("given_names_ambiguous.txt")


def script(name: str) -> ModuleType:
    """A script of tools/ as a module; skips where it cannot rebuild the file."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    try:
        spec.loader.exec_module(module)
    except ImportError as missing:
        pytest.skip(f"{missing.name} is not installed: the file cannot be rebuilt here")
    for package, version in module.BUILT_WITH.items():
        here = importlib.metadata.version(package)
        if here != version:
            pytest.skip(f"{package} {here} installed, the file was built with {version}")
    return module


def test_places_are_what_the_script_builds() -> None:
    module = script("build_places")
    committed = (SHARED / "places.tsv").read_text(encoding="utf-8")
    assert module.build() == committed, "run: python tools/build_places.py"


def test_given_names_are_what_the_script_builds() -> None:
    module = script("build_given_names")
    committed = tuple(
        (SHARED / name).read_text(encoding="utf-8")
        for name in ("given_names.txt", "given_names_ambiguous.txt")
    )
    assert module.build() == committed, "run: python tools/build_given_names.py"
