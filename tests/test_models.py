from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from pressminer import models
from pressminer.errors import ModelError, RulesError
from pressminer.models import RULES_ONLY, choose, fits, hollow_packages, load, settings
from pressminer.rules import RuleFolder, default_folder

SPACY = metadata.version("spacy")
MINOR = ".".join(SPACY.split(".")[:2])
WHEEL = "https://github.com/explosion/spacy-models/releases/download/de_core_news_md-"


def rules(root: Path, language: str = "de", **fields: Any) -> RuleFolder:
    """A rule folder with one language; ``fields`` go into [models]."""
    (root / "shared").mkdir(parents=True, exist_ok=True)
    folder = root / language
    folder.mkdir(exist_ok=True)
    install = fields.pop("install", {})
    lines = ['name = "German"', "[models]"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in fields.items()]
    lines += ["[models.install]", *(f'{key} = "{value}"' for key, value in install.items())]
    lines += ["[components]", 'needed = ["ner"]', 'excluded = ["parser", "lemmatizer"]']
    (folder / "settings.toml").write_text("\n".join(lines), encoding="utf-8")
    return RuleFolder(root)


def pipeline(folder: Path, **meta: Any) -> Path:
    """A folder that looks like a spaCy pipeline as far as its files go."""
    folder.mkdir(parents=True)
    content = {
        "lang": "de",
        "name": folder.name,
        "version": "1.2.3",
        "spacy_version": f">={MINOR}.0",
        "components": ["tok2vec", "ner"],
        **meta,
    }
    (folder / "meta.json").write_text(json.dumps(content))
    (folder / "config.cfg").write_text("[nlp]\n")
    return folder


def package(site: Path, name: str, version: str = "3.8.0", **meta: Any) -> None:
    """An installed package with a pipeline in it, laid out as spaCy's own."""
    inner = pipeline(site / name / f"{name}-{version}", version=version, **meta)
    (site / name / "meta.json").write_text((inner / "meta.json").read_text())
    (site / name / "__init__.py").write_text("raise RuntimeError('must not be imported')\n")
    distribution(site, name, version)


def distribution(site: Path, name: str, version: str) -> None:
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python imports from and finds distributions in."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


# --- choosing -----------------------------------------------------------------------------------

PREFERRED = ["xde_core_news_md", "xde_core_news_sm"]


def test_the_first_installed_entry_is_taken_without_importing_it(
    tmp_path: Path, site: Path
) -> None:
    package(site, "xde_core_news_sm")
    chosen = choose(rules(tmp_path, preferred=PREFERRED), "de")
    assert (chosen.name, chosen.version, chosen.source) == ("xde_core_news_sm", "3.8.0", "package")
    assert chosen.why == "xde_core_news_md is not installed."
    assert chosen.warnings == () and chosen.better == ""
    assert chosen.excluded == ("parser", "lemmatizer")


def test_a_lesser_pipeline_names_the_better_one_and_its_command(tmp_path: Path, site: Path) -> None:
    package(site, "xde_core_news_sm")
    folder = rules(
        tmp_path,
        preferred=PREFERRED,
        lesser=["xde_core_news_sm"],
        install={"xde_core_news_md": "pip install X"},
    )
    chosen = choose(folder, "de")
    assert (chosen.better, chosen.command) == ("xde_core_news_md", "pip install X")


def test_with_nothing_installed_the_rules_stand_alone(tmp_path: Path) -> None:
    folder = rules(tmp_path, preferred=PREFERRED, install={"xde_core_news_md": "pip install X"})
    chosen = choose(folder, "de")
    assert (chosen.name, chosen.source, chosen.command) == (RULES_ONLY, "rules", "pip install X")
    assert chosen.warnings == ()


def test_a_required_pipeline_that_is_missing_says_what_was_tried_and_what_to_do(
    tmp_path: Path,
) -> None:
    folder = rules(
        tmp_path,
        preferred=PREFERRED,
        required=True,
        install={"xde_core_news_md": "pip install X"},
    )
    with pytest.raises(ModelError) as error:
        choose(folder, "de")
    for part in (*PREFERRED, "is not installed", "pip install X", "settings.toml"):
        assert part in str(error.value)


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        ({"spacy_version": ">=2.1,<3.0.0"}, f"made for spaCy >=2.1,<3.0.0, but spaCy {SPACY}"),
        ({"spacy_version": "2.3.1"}, "made for spaCy 2.3.1"),
        ({"spacy_version": "neu"}, "made for spaCy neu"),
        ({"lang": "fr"}, "made for language 'fr', not German"),
        ({"components": ["tok2vec", "tagger"]}, "lacks the component ner"),
    ],
)
def test_an_unfit_package_is_passed_over_with_a_warning_and_an_unfit_path_is_an_error(
    tmp_path: Path, site: Path, meta: dict[str, Any], reason: str
) -> None:
    package(site, "xde_core_news_md", **meta)
    package(site, "xde_core_news_sm")
    chosen = choose(rules(tmp_path, preferred=PREFERRED), "de")
    assert chosen.name == "xde_core_news_sm"
    assert reason in chosen.warnings[0]
    own = pipeline(tmp_path / "mine", **meta)
    with pytest.raises(ModelError) as error:
        choose(rules(tmp_path, preferred=[str(own)]), "de")
    assert reason in str(error.value) and "settings.toml" in str(error.value)


def test_a_path_may_be_absolute_or_start_from_the_languages_folder(tmp_path: Path) -> None:
    folder = rules(tmp_path, preferred=["./mine"])
    own = pipeline(tmp_path / "de" / "mine")
    relative = choose(folder, "de")
    absolute = choose(rules(tmp_path, preferred=[str(own)]), "de")
    for chosen in (relative, absolute):
        assert (chosen.name, chosen.version, chosen.source) == ("mine", "1.2.3", "path")
        assert Path(chosen.location) == own


def test_a_retrained_folder_has_another_fingerprint(tmp_path: Path) -> None:
    own = pipeline(tmp_path / "de" / "mine")
    folder = rules(tmp_path, preferred=["./mine"])
    first = choose(folder, "de").fingerprint
    assert choose(folder, "de").fingerprint == first
    (own / "weights").write_bytes(b"new")
    assert choose(folder, "de").fingerprint != first


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda folder: None, "does not exist"),
        (lambda folder: folder.mkdir(), "has no meta.json and config.cfg"),
    ],
)
def test_a_path_without_a_pipeline_is_an_error(tmp_path: Path, make: Any, reason: str) -> None:
    make(tmp_path / "mine")
    with pytest.raises(ModelError) as error:
        choose(rules(tmp_path, preferred=[str(tmp_path / "mine")]), "de")
    assert reason in str(error.value) and "settings.toml" in str(error.value)


def test_a_broken_meta_file_is_told(tmp_path: Path, site: Path) -> None:
    package(site, "xde_core_news_md")
    inner = site / "xde_core_news_md" / "xde_core_news_md-3.8.0"
    (inner / "meta.json").write_text("{")
    chosen = choose(rules(tmp_path, preferred=PREFERRED), "de")
    assert chosen.name == RULES_ONLY and "meta.json cannot be read" in chosen.warnings[0]


@pytest.mark.parametrize("entry", ["de-core", "", "a.b", "../", "os", "ü"])
def test_odd_entries_are_never_a_crash(tmp_path: Path, entry: str) -> None:
    try:
        assert choose(rules(tmp_path, preferred=[entry]), "de").source == "rules"
    except (ModelError, RulesError) as error:
        assert "settings.toml" in str(error)


def test_all_faults_of_the_settings_are_told_at_once(tmp_path: Path) -> None:
    folder = rules(tmp_path, preferred="de_core_news_md", required="yes", lesser=[1])
    with pytest.raises(RulesError) as error:
        settings(folder, "de")
    assert len(error.value.faults) == 3
    assert all("settings.toml" in fault for fault in error.value.faults)


# --- placeholders -------------------------------------------------------------------------------


@pytest.mark.parametrize("with_module", [True, False])
def test_the_placeholder_is_never_chosen_and_is_told(
    tmp_path: Path, site: Path, with_module: bool
) -> None:
    if with_module:
        package(site, "xde_core_news_md", "999.9.9")
    else:
        distribution(site, "xde_core_news_md", "999.9.9")
    chosen = choose(rules(tmp_path, preferred=PREFERRED), "de")
    assert chosen.name == RULES_ONLY
    assert "placeholder" in chosen.warnings[0]
    assert "pip uninstall xde-core-news-md" in chosen.warnings[0]
    assert [name for name, _ in hollow_packages()] == ["xde_core_news_md"]


def test_a_package_without_a_model_is_hollow_and_others_are_not(site: Path) -> None:
    distribution(site, "fr_core_news_sm", "3.8.0")
    distribution(site, "pydantic_core_web", "3.8.0")
    package(site, "it_core_news_sm")
    (site / "fr_core_news_sm").mkdir()
    assert [name for name, _ in hollow_packages()] == ["fr_core_news_sm"]


# --- what pressminer ships ----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_settings_that_come_along_are_sound(language: str) -> None:
    found = settings(RuleFolder(default_folder()), language)
    assert found.preferred and found.recommended
    assert set(found.lesser) <= set(found.preferred)
    assert set(found.install) <= set(found.preferred)
    for name, command in found.install.items():
        bare = command.split()[-1]
        assert command.startswith("pip install ")
        assert bare.startswith("https://") or "==" in bare, f"{name}: pinned or from a release"


def test_the_official_german_pipeline_comes_from_its_release_file() -> None:
    command = settings(RuleFolder(default_folder()), "de").install["de_core_news_md"]
    assert command.startswith(f"pip install {WHEEL}{MINOR}.")


@pytest.mark.parametrize(
    ("made_for", "version", "answer"),
    [
        (">=3.7.5,<3.9.0", "3.8.18", True),
        (">=3.7.5,<3.8.0", "3.8.18", False),
        (">=3.8.0,<3.9.0", "3.8.0.dev1", False),
        (">=3.7.0,<3.9.0", "3.8.0.dev1", True),
        ("", "3.8.18", True),
        ("3.8.18", "3.8.18", True),
        (">>3", "3.8.18", False),
    ],
)
def test_requirements_are_read_as_pip_reads_them(made_for: str, version: str, answer: bool) -> None:
    assert fits(made_for, version) is answer


def test_choosing_imports_neither_spacy_nor_a_model() -> None:
    code = (
        "import sys; from pressminer.models import choose, RuleFolder; r = RuleFolder();"
        "[choose(r, lang) for lang in ('de', 'en')];"
        "print([m for m in sys.modules if m.startswith(('spacy', 'thinc', 'en_core'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- loading ------------------------------------------------------------------------------------


def test_only_what_is_read_is_loaded() -> None:
    choice = choose(RuleFolder(default_folder()), "en")
    nlp = load(choice)
    assert "ner" in nlp.pipe_names
    assert not set(nlp.component_names) & {"parser", "lemmatizer", "senter"}
    assert {"Munich"} <= {e.text for e in nlp("She lives in Munich.").ents}


def test_rules_only_is_a_blank_pipeline(tmp_path: Path) -> None:
    nlp = load(choose(rules(tmp_path, preferred=[]), "de"))
    assert (nlp.lang, nlp.pipe_names) == ("de", [])


def test_a_language_that_spacy_does_not_know_is_a_plain_message(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="knows no language 'qq'"):
        load(choose(rules(tmp_path, language="qq", preferred=[]), "qq"))


def test_a_folder_that_only_looks_like_a_pipeline_is_a_plain_message(tmp_path: Path) -> None:
    pipeline(tmp_path / "de" / "mine")
    with pytest.raises(ModelError, match=r"mine 1\.2\.3 at .* cannot be loaded: .*settings"):
        load(choose(rules(tmp_path, preferred=["./mine"]), "de"))


def test_a_saved_pipeline_loads_from_its_folder_and_spacys_doubts_become_one_notice(
    tmp_path: Path,
) -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("de")
    nlp.add_pipe("ner").add_label("PER")
    nlp.initialize()
    own = tmp_path / "de" / "mine"
    own.parent.mkdir()
    nlp.to_disk(own)
    choice = choose(rules(tmp_path, preferred=["./mine"]), "de")
    assert load(choice, notice=pytest.fail).pipe_names == ["ner"]
    meta = json.loads((own / "meta.json").read_text())
    (own / "meta.json").write_text(json.dumps({**meta, "spacy_version": ">=2.0,<3.0"}))
    told: list[str] = []
    load(choice, notice=told.append)
    assert len(told) == 1
    assert "W095" in told[0] and told[0].startswith("spaCy has doubts about mine")


def test_a_package_that_breaks_on_import_is_a_plain_message(tmp_path: Path, site: Path) -> None:
    package(site, "xde_core_news_md")
    choice = choose(rules(tmp_path, preferred=PREFERRED), "de")
    with pytest.raises(ModelError, match="must not be imported"):
        load(choice)


def test_without_spacy_there_is_a_plain_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(models.metadata, "version", missing)
    with pytest.raises(ModelError, match="spaCy is not installed"):
        models.spacy_version()
