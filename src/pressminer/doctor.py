"""``pressminer doctor``: is everything there, what is used, and what would be better."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from pressminer.errors import ModelError, RulesError
from pressminer.models import ModelChoice, choose, hollow_packages, settings
from pressminer.rules import RuleFolder

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """One language: its pipeline, or the problem that leaves it without one."""

    code: str
    name: str
    choice: ModelChoice | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that doctor found. ``faults`` and ``problem`` prevent a run, ``warnings`` do not."""

    versions: tuple[tuple[str, str], ...]
    rules: str
    languages: tuple[LanguageReport, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def healthy(self) -> bool:
        """Whether a run would work."""
        return not self.faults and not any(language.problem for language in self.languages)


def own_version() -> str:
    """The version of pressminer; ``(not installed)`` in a bare checkout."""
    return _version("pressminer")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "(not installed)"


def examine(pipelines: Path | None = None) -> Report:
    """Look at Python, packages, rules and models; imports no model and changes nothing.

    Faults in the rule folder are collected, not raised.
    """
    versions = (
        ("Python", platform.python_version()),
        ("pressminer", own_version()),
        ("spaCy", _version("spacy")),
    )
    try:
        rules = RuleFolder(pipelines)
    except RulesError as error:
        return Report(versions, str(pipelines or ""), (), tuple(error.faults), ())
    languages = tuple(_language(rules, code) for code in rules.languages)
    faults = [*_faults(rules)]
    if not languages:
        faults.append(f"{rules.root}: no language, looked for */settings.toml")
    if _version("spacy") == "(not installed)":
        faults.append("spaCy is not installed; install pressminer again: pip install pressminer")
    return Report(versions, str(rules.root), languages, tuple(faults), _warnings(languages))


def _warnings(languages: tuple[LanguageReport, ...]) -> tuple[str, ...]:
    told = [text for language in languages if language.choice for text in language.choice.warnings]
    told += [text for _, text in hollow_packages()]
    return tuple(dict.fromkeys(told))


def _language(rules: RuleFolder, code: str) -> LanguageReport:
    try:
        name = settings(rules, code).name
    except RulesError as error:
        return LanguageReport(code, code, problem=str(error))
    try:
        return LanguageReport(code, name, choose(rules, code))
    except ModelError as error:
        return LanguageReport(code, name, problem=str(error))


# --- the rule folder ----------------------------------------------------------------------------


def _faults(rules: RuleFolder) -> Iterator[str]:
    """Every rule file that cannot be read, and every one that a language lacks."""
    for path in sorted(p for p in rules.root.rglob("*") if p.is_file()):
        fault = _fault(rules, path)
        if fault:
            yield fault
    yield from _missing_files(rules)


def _fault(rules: RuleFolder, path: Path) -> str:
    """What is wrong with a rule file or word list; other files are none of our business."""
    try:
        if path.suffix == ".toml" and path.name != "settings.toml":  # reported by `_language`
            rules.toml(path.parent.relative_to(rules.root).as_posix(), path.stem)
        elif path.suffix in (".tsv", ".txt"):
            path.read_text(encoding="utf-8")
    except RulesError as error:
        return str(error)
    except (OSError, UnicodeDecodeError) as error:
        return f"{path}: {error}"
    return ""


def _missing_files(rules: RuleFolder) -> Iterator[str]:
    """The languages have the same TOML files; what one has, the others need."""
    have = {
        code: {path.name for path in (rules.root / code).glob("*.toml")} for code in rules.languages
    }
    for name in sorted(set().union(*have.values())):
        owners = [code for code, names in have.items() if name in names]
        for code in sorted(set(have) - set(owners)):
            yield f"{rules.root / code / name}: rule file is missing, {owners[0]}/ has one"


# --- printing -----------------------------------------------------------------------------------


def show(report: Report, console: Console) -> None:
    """Print the report, the commands on lines of their own so that they can be copied."""
    from rich import box  # noqa: PLC0415 - only for printing
    from rich.table import Table  # noqa: PLC0415

    console.print(", ".join(f"{name} {version}" for name, version in report.versions))
    console.print(f"rules: {report.rules or 'none'}", soft_wrap=True)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for header in ("language", "pipeline in use", "version", "from", "better"):
        table.add_column(header, no_wrap=True)
    for language in report.languages:
        table.add_row(*_cells(language))
    if report.languages:
        console.print(table)
    for language in report.languages:
        _show_advice(language, console)
    for warning in report.warnings:
        console.print(f"warning: {warning}", style="yellow", soft_wrap=True)
    for fault in report.faults:
        console.print(f"fault: {fault}", style="red", soft_wrap=True)
    verdict = "Ready to run." if report.healthy else "A run would fail, see above."
    console.print(verdict, style="bold green" if report.healthy else "bold red")


def _cells(language: LanguageReport) -> tuple[str, ...]:
    choice = language.choice
    if choice is None:
        return language.name, "none", "", "", ""
    origin = {"package": "package", "path": "folder", "rules": "pipelines/"}[choice.source]
    return language.name, choice.name, choice.version, origin, choice.better or "–"


def _show_advice(language: LanguageReport, console: Console) -> None:
    choice = language.choice
    if choice is None:
        console.print(f"{language.name}: {language.problem}", style="red", soft_wrap=True)
        return
    if choice.source == "path":
        console.print(f"{language.name}: {choice.location}", soft_wrap=True)
    for part in choice.parts:
        console.print(f"{language.name}: {part} ({part.location})", soft_wrap=True)
    if choice.better:
        state = f"mined by {choice}" if choice.source == "rules" else f"{choice} works"
        console.print(f"{language.name}: {state}. Better, with {choice.better}:", soft_wrap=True)
        console.print(f"  {choice.command}", style="bold", soft_wrap=True)
