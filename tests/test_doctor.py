from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from pressminer import doctor
from pressminer.doctor import examine, own_version, show
from pressminer.models import ModelChoice


def printed(report: doctor.Report, width: int = 100) -> str:
    stream = io.StringIO()
    show(report, Console(file=stream, width=width, markup=False, highlight=False))
    return stream.getvalue()


def rule_folder(root: Path, **settings: str) -> Path:
    (root / "shared").mkdir()
    for language, text in settings.items():
        (root / language).mkdir()
        (root / language / "settings.toml").write_text(text, encoding="utf-8")
    return root


GOOD = "[models]\npreferred = []\nrequired = false\n[models.install]\n"


def test_a_sound_folder_is_healthy(tmp_path: Path) -> None:
    report = examine(rule_folder(tmp_path, de='name = "German"\n' + GOOD))
    assert report.healthy and report.faults == ()
    assert [(lang.code, lang.name) for lang in report.languages] == [("de", "German")]
    text = printed(report)
    for part in ("Python 3.", "pressminer", "spaCy 3.", str(tmp_path), "German", "rules only"):
        assert part in text
    assert text.endswith("Ready to run.\n")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    root = rule_folder(tmp_path, de=GOOD, en=GOOD, fr="[models", it='[models]\npreferred = "x"')
    (root / "de" / "amounts.toml").write_text("a = ")
    (root / "shared" / "units.toml").write_text("b = [")
    (root / "shared" / "names.txt").write_bytes(b"M\xfcller")
    report = examine(root)
    told = "\n".join((*report.faults, *(lang.problem for lang in report.languages)))
    assert not report.healthy
    for part in (
        "de/amounts.toml: ",
        "shared/units.toml: ",
        "shared/names.txt: ",
        "fr/settings.toml: ",
        "it/settings.toml: models.preferred must be a list",
        "en/amounts.toml: rule file is missing, de/ has one",
    ):
        assert part in told
    assert printed(report).endswith("A run would fail, see above.\n")


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_rules_is_told(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "pipelines"
    if make:
        folder.mkdir()
    report = examine(folder)
    assert not report.healthy and "not a pipelines folder" in report.faults[0]
    assert "A run would fail" in printed(report)


def test_a_folder_without_languages_is_told(tmp_path: Path) -> None:
    report = examine(rule_folder(tmp_path))
    assert not report.healthy and "no language" in report.faults[0]


def test_a_required_model_that_is_missing_prevents_a_run(tmp_path: Path) -> None:
    settings = '[models]\npreferred = ["xx_nowhere"]\nrequired = true\n'
    report = examine(rule_folder(tmp_path, de=settings))
    assert not report.healthy
    assert "xx_nowhere is not installed" in printed(report)


def test_the_command_stands_on_one_line_that_can_be_copied(tmp_path: Path) -> None:
    command = "pip install https://example.org/" + "x" * 200 + ".whl"
    settings = f'[models]\npreferred = ["qq_model"]\n[models.install]\nqq_model = "{command}"\n'
    text = printed(examine(rule_folder(tmp_path, de=settings)), width=60)
    assert f"  {command}" in text.splitlines()


def test_placeholders_are_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "hollow_packages", lambda: iter([("de_core_news_md", "Hohl!")]))
    report = examine(rule_folder(tmp_path, de=GOOD))
    assert report.healthy and report.warnings == ("Hohl!",)
    assert "warning: Hohl!" in printed(report)


def test_the_location_of_a_pipeline_folder_is_shown(tmp_path: Path) -> None:
    choice = ModelChoice("de", "mine", "1.0", "path", "/somewhere/mine", "first choice")
    language = doctor.LanguageReport("de", "German", choice)
    report = doctor.Report((), "rules", (language,), (), ())
    assert "German: /somewhere/mine" in printed(report)


def test_the_version_is_known_or_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_version()

    def missing(name: str) -> str:
        raise doctor.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(doctor.metadata, "version", missing)
    assert own_version() == "(not installed)"
