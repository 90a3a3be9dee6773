"""What the documentation says is so: commands, options, columns, examples, file names."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pressminer import changes, cli, conflicts, tables
from pressminer.decisions import apply
from pressminer.evaluation.gold import read_gold
from pressminer.readers.front_matter import split
from pressminer.rules import RuleFolder

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = {
    path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))
}
PAGES = {"README.md": README, "CHANGELOG.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")}
PAGES |= {f"docs/{name}": text for name, text in DOCS.items()}
PROJECT: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COLUMNS = {spec.name: spec.columns for spec in tables.SPECS} | {
    "mentions": tables.MENTIONS,
    "conflicts": conflicts.COLUMNS,
    "decisions": apply.COLUMNS,
    "changes": changes.COLUMNS,
}


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)


def section(page: str, heading: str) -> str:
    """What stands below the heading that begins like this, up to the next one of its rank."""
    found = re.search(rf"^(#+) {re.escape(heading)}.*?\n(.*?)(?=^\1 |\Z)", page, re.DOTALL | re.M)
    assert found, f"no section {heading!r}"
    return found[2]


def first_cells(text: str) -> list[str]:
    """All names in `code` in the first cells of a section's tables."""
    lines = re.findall(r"^\| (.*?) \|", text, re.MULTILINE)
    return [name for line in lines for name in re.findall(r"`([^`]+)`", line)]


# --- the command line -------------------------------------------------------------------------


def commands() -> dict[str, Any]:
    """All that can be run, by its words: ``run``, ``authority import``."""
    group: Any = typer.main.get_command(cli.app)
    return dict(_below("", group))


def _below(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", {})
    if not inner:
        yield words, command
    for name, one in inner.items():
        yield from _below(f"{words} {name}".strip(), one)


def options() -> Iterator[tuple[str, str]]:
    group: Any = typer.main.get_command(cli.app)
    for name, command in {"": group, **commands()}.items():
        for param in command.params:
            yield from ((name, opt) for opt in param.opts + param.secondary_opts if opt[0] == "-")


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    assert f"`pressminer {name} " in README or f"`pressminer {name}`" in README
    assert commands()[name].help


@pytest.mark.parametrize(("command", "option"), sorted(set(options())))
def test_every_option_is_in_the_readme(command: str, option: str) -> None:
    assert re.search(rf"`[^`]*(?<![\w-]){option}(?![\w-])[^`]*`", section(README, "Commands"))


def test_the_readme_names_no_option_that_is_not_there() -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section(README, "Commands")))
    assert named <= {option for _, option in options()} | {"--help"}


def test_every_exit_code_is_in_the_readme() -> None:
    listed = re.findall(r"^\| (\d+) \|", section(README, "Commands"), re.MULTILINE)
    assert [int(code) for code in listed] == [cli.FINE, cli.FAILED, cli.USAGE, cli.INTERRUPTED]


def test_the_script_is_the_command_line() -> None:
    assert PROJECT["scripts"]["pressminer"] == "pressminer.cli:main"


# --- README -----------------------------------------------------------------------------------


def marked_command(name: str) -> str:
    found = re.search(rf"<!-- command: {name} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert found, f"README.md has no command marked {name!r}"
    return found[1]


@pytest.mark.parametrize("name", ["run", "test"])
def test_readme_commands_are_one_line_with_the_pinned_versions(name: str) -> None:
    command = marked_command(name)
    assert command.count("\n") == 1
    assert " -c constraints.txt " in command


@pytest.mark.parametrize("name", ["run", "test"])
def test_ci_runs_the_very_commands_of_the_readme(name: str) -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    function = re.search(r"^readme_command\(\) \{.*?^\}", script, re.DOTALL | re.MULTILINE)
    assert function
    run = [f"{function[0]}\nreadme_command {name}"]
    told = subprocess.run(
        ["bash", "-c", *run], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout == marked_command(name)
    assert f"{name}_line=$(readme_command {name})" in script
    assert f'bash -euo pipefail -c "${name}_line"' in script


def test_readme_front_matter_is_read_as_it_says() -> None:
    block = blocks(section(README, "Your own articles"), "")[0]
    values, text = split(block + "Text.\n")
    assert text == "Text.\n"
    assert values["published_on"] == "2024-03-14"
    assert set(values) == {"title", "published_on", "publisher", "author", "url", "language"}


def test_readme_lists_all_tables() -> None:
    assert first_cells(section(README, "The tables")) == [
        f"{name}.csv" for name in tables.ALL_TABLES
    ]


def test_readme_rows_are_of_the_roles_table() -> None:
    block = re.search(r"<!-- rows\b.*?-->\n(.*?)<!-- /rows -->", README, re.DOTALL)
    assert block
    rows = [line.strip("| ").split(" | ") for line in block[1].strip().splitlines()]
    assert set(rows[0]) <= set(COLUMNS["roles"])
    assert len(rows) == 2 + 10  # header, ruler, ten rows


def test_readme_python_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = "Neue Rektorin\n\nUlm, 3. Juli 2025 – Die Rektorin Anna Muster eröffnet das Haus.\n"
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ulm.txt").write_text(article, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    space: dict[str, Any] = {}
    exec(blocks(section(README, "In Python"), "python")[0], space)
    assert list(space["result"].tables) == list(tables.ALL_TABLES)
    assert (tmp_path / "output" / "roles.csv").is_file()


@pytest.mark.skipif(
    not metadata.entry_points(group="spacy_factories", name="pressminer_dates"),
    reason="pressminer is not installed, so spaCy does not know its components",
)
def test_readme_spacy_example() -> None:
    space: dict[str, Any] = {}
    exec(blocks(section(README, "In Python"), "python")[1], space)
    doc = space["doc"]
    assert [span.text for span in doc.spans["pressminer_amounts"]] == [
        "10 Mio. Euro",
        "14 Kliniken",
    ]
    assert "Amount(kind='money', value=Decimal('10000000'), unit='EUR'" in repr(
        doc._.pressminer["amounts"][0].value
    )


def test_readme_names_every_spacy_component() -> None:
    for factory in PROJECT["entry-points"]["spacy_factories"]:
        assert re.search(rf'[`"]{factory}[`"]', section(README, "In Python")), factory


def test_readme_gives_the_install_command_of_the_german_model() -> None:
    settings = RuleFolder().toml("de", "settings")
    preferred = settings["models"]["preferred"][0]
    assert settings["models"]["install"][preferred] in README


# --- docs/ -----------------------------------------------------------------------------------


@pytest.mark.parametrize("table", tables.ALL_TABLES)
def test_every_column_is_explained_and_no_other(table: str) -> None:
    explained = first_cells(section(DOCS["tables.md"], f"{table}.csv"))
    assert sorted(explained) == sorted(COLUMNS[table])


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", PAGES[page]):
        if not target.startswith("http"):
            assert ((ROOT / page).parent / target).is_file(), target


@pytest.mark.parametrize("page", sorted(PAGES))
def test_files_that_pages_name_are_there(page: str) -> None:
    named = re.findall(r"`((?:src|tests|tools|docs|pipelines|benchmarks)/[\w./-]*\w)`", PAGES[page])
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_module_has_its_place_in_how_it_works() -> None:
    modules = [path for path in (ROOT / "src" / "pressminer").iterdir() if path.name[0] not in "_."]
    named = re.findall(r"`(?:src/pressminer/)?(\w+(?:\.py)?)/?`", DOCS["how-it-works.md"])
    left_out = [path.name for path in modules if path.name not in (*named, "py.typed")]
    assert left_out == [], "say in docs/how-it-works.md what they are for"


def test_every_dependency_is_justified_with_its_lower_bound() -> None:
    page = section(DOCS["dependencies.md"], "Needed to run")
    rows = dict(re.findall(r"^\| \[?([\w-]+).*?\| (.*?) \|", page, re.MULTILINE))
    for requirement in PROJECT["dependencies"]:
        name, bound = re.findall(r"^([\w-]+)[=>]=([\d.]+)", requirement)[0]
        known = {key.lower(): value for key, value in rows.items()}
        assert known[name].startswith(bound), requirement
    assert len(rows) - 2 == len(PROJECT["dependencies"])  # two lines are the head of the table


def test_development_tools_are_listed() -> None:
    for requirement in PROJECT["optional-dependencies"]["dev"]:
        assert re.split("[<>=]", requirement)[0] in section(DOCS["dependencies.md"], "For dev")


@pytest.mark.parametrize("rule", blocks(DOCS["adding-rules.md"], "toml"))
def test_rule_examples_are_valid(rule: str) -> None:
    assert tomllib.loads(rule)


@pytest.mark.parametrize("folder", RuleFolder().languages)
def test_languages_have_the_same_files_and_the_docs_name_those_to_edit(folder: str) -> None:
    files = {path.name for path in (RuleFolder().root / folder).iterdir() if path.is_file()}
    assert files == {path.name for path in (RuleFolder().root / "en").iterdir() if path.is_file()}
    assert set(re.findall(r"`<lang>/(\w+\.toml)`", DOCS["adding-rules.md"])) <= files


def test_gold_example_is_read(tmp_path: Path) -> None:
    example = json.loads(blocks(DOCS["evaluation.md"], "json")[0])
    (tmp_path / "m1.json").write_text(json.dumps(example), encoding="utf-8")
    article = read_gold(tmp_path)[0]
    assert article.columns["published_on"] == ("2025-07-03",)
    assert {name: len(found) for name, found in article.entities.items()} == {
        "persons": 1,
        "organizations": 1,
        "places": 1,
    }


def test_the_sets_of_the_documentation_have_floors() -> None:
    floors = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
    sets = section(DOCS["evaluation.md"], "The sets")
    for name in set(floors) - {"seeds"}:  # those lie outside this repository
        assert re.search(rf"^\| `[\w/]*{name}/", sets, re.MULTILINE), name


# --- tasks and versions -------------------------------------------------------------------------


def test_every_task_has_a_description() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in PAGES["CHANGELOG.md"]
    assert "## [Unreleased]" in PAGES["CHANGELOG.md"]
