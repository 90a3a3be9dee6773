from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from pressminer import cli
from pressminer.authority import table
from pressminer.cli import messages, mining
from pressminer.errors import ModelError, OutputError, PressminerError, RulesError, UsageError
from pressminer.output import write_tables
from pressminer.summary import Summary, printable, show, summarize

DOCUMENTS = (
    *("document_id", "path", "title", "language", "published_on"),
    *("publisher", "author", "duplicate_of", "status", "message"),
)
CAPTURED: dict[str, Any] = {"capture_output": True, "text": True}
Rows = dict[str, tuple[Sequence[str], list[tuple[str, ...]]]]


def document(number: int, status: str = "mined", message: str = "", **cells: str) -> Any:
    row = dict.fromkeys(DOCUMENTS, "") | {
        "document_id": f"art-{number}",
        "path": f"{number}.txt",
        "language": "de",
        "status": status,
        "message": message,
    }
    return tuple((row | cells).values())


def rows_of(*documents: Any) -> Rows:
    persons = ["person_id", "name", "honorifics", "aliases", "document_ids", "mention_count"]
    roles = ["role_id", "person_id", "role", "organization", "mention_count"]
    amounts = ["amount_id", "kind", "value", "value_max", "unit", "qualifier", "per"]
    amounts += ["document_ids", "mention_count"]
    money = [
        ("a1", "money", "10000000", "", "EUR", "about", "", "art-1", "2"),
        ("a2", "money", "200", "4000000000", "EUR", "range", "year", "art-1", "1"),
        ("a3", "count", "99999999999999", "", "Betten", "exact", "", "art-1", "1"),
        ("a4", "money", "", "", "EUR", "exact", "", "art-1", "1"),
    ]
    people = [
        ("p1", "Markus Blume", "", "", "art-1", "3"),
        ("p2", "Jan Viel", "", "", "art-1", "9"),
        ("p3", "Eva Kern", "Prof. Dr.", "", "art-1", "5"),
    ]
    posts = [
        ("r1", "p1", "Wissenschaftsminister", "Bayern", "2"),
        ("r2", "p3", "Präsidentin", "", "1"),
        ("r3", "p3", "Rektorin", "TUM", "1"),
    ]
    return {
        "documents": (DOCUMENTS, list(documents)),
        "persons": (persons, people),
        "roles": (roles, posts),
        "amounts": (amounts, money),
    }


class FakeResult:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def summary(self, seconds: float) -> Summary:
        return summarize(self.rows, seconds)


class FakeRun(ModuleType):
    """Stands in for ``pressminer.run`` and remembers how it was called."""

    def __init__(self) -> None:
        super().__init__("pressminer.run")
        self.rows = rows_of(document(1, title="10 Millionen"), document(2, "failed", "binary file"))
        self.error: BaseException | None = None
        self.called: dict[str, Any] = {}

    def update(
        self,
        corpus: Path,
        output: Path,
        *,
        pipelines: Path | None = None,
        authority: Sequence[Path] = (),
        decisions: Path | None = None,
        workbook: bool = True,
        workers: int | None = None,
        fresh: bool = False,
        progress: Callable[[int, int, str], None] | None = None,
        notice: Callable[[str], None] | None = None,
    ) -> FakeResult:
        self.called = {"corpus": corpus, "pipelines": pipelines, "workers": workers}
        self.called |= {"authority": list(authority)} if authority else {}
        self.called |= {"fresh": True} if fresh else {}
        if notice is not None:
            notice("German is mined by rules only")
        for i in range(1000 if progress is not None else 0):
            progress(i + 1, 1000, "x.txt")  # type: ignore[misc]
        if self.error is not None:
            raise self.error
        write_tables(self.rows, output)
        return FakeResult(self.rows)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeRun:
    module = FakeRun()
    monkeypatch.setitem(sys.modules, "pressminer.run", module)
    return module


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(a) for a in arguments], prog_name="pressminer")


def outside(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pressminer", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


# --- run ------------------------------------------------------------------------------------------


def test_a_run_writes_the_tables_and_says_what_to_look_at(fake: FakeRun, tmp_path: Path) -> None:
    result = invoke("run", "corpus", "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(
        f"{name}.csv" for name in fake.rows
    )
    assert fake.called == {"corpus": Path("corpus"), "pipelines": None, "workers": None}
    for part in (
        "failed: 2.txt: binary file",
        "Prof. Dr. Eva Kern",
        "Präsidentin",
        "about 10,000,000 EUR",
        "200–4,000,000,000 EUR per year",
        "2 articles in ",
        f"{tmp_path / 'out'}/",
    ):
        assert part in result.stdout, part


def test_options_reach_the_pipeline(fake: FakeRun, tmp_path: Path) -> None:
    assert invoke("run", "c", "-o", tmp_path, "--pipelines", "p", "--workers", 3).exit_code == 0
    assert fake.called == {"corpus": Path("c"), "pipelines": Path("p"), "workers": 3}


def test_fresh_reaches_the_pipeline(fake: FakeRun, tmp_path: Path) -> None:
    assert invoke("run", "c", "-o", tmp_path, "--fresh").exit_code == 0
    assert fake.called["fresh"] is True


def test_own_lists_reach_the_pipeline(fake: FakeRun, tmp_path: Path) -> None:
    result = invoke("run", "c", "-o", tmp_path, "--authority", "a.tsv", "-a", "b.tsv")
    assert result.exit_code == 0
    assert fake.called["authority"] == [Path("a.tsv"), Path("b.tsv")]


def test_a_list_that_is_not_there_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Ulm wächst.\n")
    lists = ["--authority", tmp_path / "missing.tsv"]
    result = invoke("run", tmp_path / "corpus", "-o", tmp_path / "out", *lists)
    assert result.exit_code == 1 and not (tmp_path / "out").exists()
    assert "missing.tsv: no such list of organizations" in result.stderr


def test_elsewhere_than_on_a_terminal_progress_is_ten_plain_lines(
    fake: FakeRun, tmp_path: Path
) -> None:
    result = invoke("run", "corpus", "-o", tmp_path)
    lines = result.stderr.splitlines()
    assert lines[0] == "note: German is mined by rules only"
    assert lines[1] == "mined 100 of 1,000 articles" and lines[-1].startswith("mined 1,000 of")
    assert len(lines) == 11
    assert "\x1b" not in result.output


def test_on_a_terminal_there_is_a_bar() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=80)
    with messages.reporting(console, quiet=False) as (progress, notice):
        assert progress is not None and notice is not None
        progress(5, 10, "a.txt")
        notice("Hinweis")
    assert "5/10" in stream.getvalue() and "note: Hinweis" in stream.getvalue()


def test_quiet_prints_nothing(fake: FakeRun, tmp_path: Path) -> None:
    result = invoke("run", "corpus", "-o", tmp_path, "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "persons.csv").exists()


def test_verbose_lists_models_and_everything_left_out(fake: FakeRun, tmp_path: Path) -> None:
    bad = [document(i, "skipped", "not mined: fr") for i in range(30)]
    fake.rows = rows_of(*bad)
    plain = invoke("run", "corpus", "-o", tmp_path)
    assert "skipped: " not in plain.stdout
    verbose = invoke("run", "corpus", "-o", tmp_path, "--verbose")
    assert verbose.stdout.count("skipped: ") == 30
    assert "English: " in verbose.stderr


def test_failed_articles_are_an_error_only_if_strict(fake: FakeRun, tmp_path: Path) -> None:
    assert invoke("run", "corpus", "-o", tmp_path).exit_code == 0
    assert invoke("run", "corpus", "-o", tmp_path, "--strict").exit_code == 1
    fake.rows = rows_of(document(1), document(2, "skipped", "not mined: fr"))
    assert invoke("run", "corpus", "-o", tmp_path, "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (UsageError("corpus: no such folder"), 2, "Error: corpus: no such folder\n"),
        (ModelError("no model"), 1, "Error: no model\n"),
        (OutputError("disk full"), 1, "Error: disk full\n"),
        (RulesError(["a.toml: x", "b.toml: y"]), 1, "Error: a.toml: x\nb.toml: y\n"),
        (PressminerError("other"), 1, "Error: other\n"),
        (KeyboardInterrupt(), 130, mining._STOPPED),
    ],
)
def test_every_error_has_its_exit_code_and_one_message(
    fake: FakeRun, tmp_path: Path, error: BaseException, code: int, message: str
) -> None:
    fake.error = error
    result = invoke("run", "corpus", "-o", tmp_path)
    assert result.exit_code == code
    assert result.stderr.rstrip().endswith(message.rstrip())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["run", "corpus", "--workers", "0"],
        ["run", "corpus", "--workers", "viele"],
        ["run", "corpus", "--quiet", "--verbose"],
        ["run", "corpus", "--nonsense"],
        ["mine", "corpus"],
        ["eval", "output"],
    ],
)
def test_wrong_usage_is_2_and_no_traceback(fake: FakeRun, arguments: list[str]) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output and result.stderr
    assert fake.called == {}


def test_an_output_that_cannot_be_written_is_told_before_the_work(
    fake: FakeRun, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("eine Datei")
    result = invoke("run", "corpus", "-o", tmp_path / "out")
    assert result.exit_code == 1 and "a file of that name" in result.stderr
    assert fake.called == {}


# --- summary --------------------------------------------------------------------------------------


def printed(rows: Rows, *, verbose: bool = False, width: int = 80) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, markup=False, emoji=False, highlight=False)
    show(summarize(rows, 1.25), console, Path("output"), verbose=verbose)
    return stream.getvalue()


def test_the_summary_counts_articles_by_language_and_status() -> None:
    summary = summarize(
        rows_of(
            document(1),
            document(2, language="en", duplicate_of="art-1"),
            document(3, "failed", "empty", language=""),
        ),
        1.0,
    )
    expected = {("de", "mined"): 1, ("en", "mined"): 1, ("", "failed"): 1}
    assert dict(summary.documents) == expected
    assert (summary.articles, summary.failed, summary.duplicates) == (3, 1, 1)
    assert summary.rows == {"documents": 3, "persons": 3, "roles": 3, "amounts": 4}


def test_people_with_a_post_come_first_and_the_largest_sums() -> None:
    summary = summarize(rows_of(document(1, title="Viel Geld")), 1.0)
    assert [(p.text, p.detail) for p in summary.people] == [
        ("Prof. Dr. Eva Kern", "Präsidentin"),
        ("Markus Blume", "Wissenschaftsminister, Bayern"),
        ("Jan Viel", ""),
    ]
    assert [(s.text, s.detail) for s in summary.sums] == [
        ("200–4,000,000,000 EUR per year", "Viel Geld"),
        ("about 10,000,000 EUR", "Viel Geld"),
    ]


def test_at_most_ten_failures_are_shown_unless_verbose() -> None:
    rows = rows_of(*(document(i, "failed", "leer") for i in range(25)))
    assert printed(rows).count("failed: ") == 10
    assert "… and 15 more" in printed(rows)
    assert printed(rows, verbose=True).count("failed: ") == 25


def test_odd_file_names_stay_on_one_line_and_are_not_markup() -> None:
    path = "[red]a\nb\x1b[31m :smile:.txt"
    text = printed(rows_of(document(1, "failed", "leer", path=path)))
    assert "failed: [red]a\\nb\\x1b[31m :smile:.txt: leer" in text
    assert printable("ä|„“") == "ä|„“" and printable("\udcfc") == "\\udcfc"


def test_an_empty_result_is_no_crash() -> None:
    assert "0 articles in 1.2 s" in printed({"documents": (DOCUMENTS, [])})


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_summary_fits_the_terminal(width: int) -> None:
    rows = rows_of(document(1, title="Ein sehr langer Titel " * 20))
    lines = printed(rows, width=width).splitlines()
    assert max(len(line) for line in lines[:-1]) <= width


# --- authority ------------------------------------------------------------------------------------


def ror_record(number: int, country: str = "DE", status: str = "active") -> dict[str, Any]:
    name = {"value": f"Universität Nummer {number}", "types": ["label"], "lang": "de"}
    return {
        "id": f"https://ror.org/0aaaaaa{number:02d}",
        "status": status,
        "types": ["education"],
        "names": [name],
        "locations": [{"geonames_details": {"name": "Ulm", "country_code": country}}],
        "relationships": [],
    }


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    records = [ror_record(1), ror_record(2), ror_record(3, "AT"), ror_record(4, "FR")]
    records.append(ror_record(5, status="inactive"))
    (tmp_path / "dump.json").write_text(json.dumps(records))
    return tmp_path / "dump.json"


def test_an_import_writes_a_list_and_says_what_became_of_the_dump(
    dump: Path, tmp_path: Path
) -> None:
    output = tmp_path / "own" / "list.tsv"
    result = invoke("authority", "import", dump, "--output", output, "--country", "de,AT")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"5 records read, 3 written to {output}; left out: 1 in other countries, "
        "1 inactive or withdrawn.",
        "By country: DE 2, AT 1.",
        f"Use it:  pressminer run corpus/ --authority {output}",
    ]
    assert [body.country for body in table.read(output)] == ["DE", "DE", "AT"]


def test_the_list_lies_in_the_current_folder_if_nothing_is_said(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("authority", "import", dump, "--quiet", "--language", "de")
    assert (result.exit_code, result.output) == (0, "")
    assert len(table.read(tmp_path / "authority.tsv")) == 4


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing.json"], 2, "missing.json: no such file"),
        (["dump.json", "--country", "Germany"], 2, "GERMANY is no country"),
        (["dump.json", "--language", "german"], 2, "--language german"),
        (["dump.json", "--country", "CH"], 2, "none of 5 records is left"),
        (["dump.json", "--output", "."], 2, "is a folder"),
        (["dump.json", "--output", "dump.json/x"], 1, "Cannot write the list"),
        (["broken.json"], 1, "record 1: the file ends inside it"),
        ([], 2, "Missing argument"),
    ],
)
def test_an_import_that_fails_is_one_message(
    dump: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.json").write_text('[{"id":')
    result = invoke("authority", "import", *arguments)
    assert result.exit_code == code and message in result.stderr
    assert "Traceback" not in result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.json", "dump.json"]


def test_ctrl_c_leaves_the_list_as_it_was(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pressminer.authority.importing.import_dump", stopped)
    result = invoke("authority", "import", dump, "-o", tmp_path / "list.tsv")
    assert (result.exit_code, result.stderr) == (130, "Stopped. The list is as it was.\n")


def test_a_bar_shows_how_much_is_read() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=80)
    with messages.share_bar(console, "reading", quiet=False) as advance:
        advance(50, 200)
    assert "25%" in stream.getvalue()


# --- eval and doctor ------------------------------------------------------------------------------


def test_eval_compares_shows_and_writes(tmp_path: Path) -> None:
    for name in ("gold", "corpus"):
        (tmp_path / name).mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Ulm wächst")
    gold = {"language": "de", "places": [{"entity": "u", "name": "Ulm", "surfaces": ["Ulm"]}]}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    write_tables({"documents": (DOCUMENTS, [document(1, path="a.txt")])}, tmp_path / "out")
    options = ["--corpus", tmp_path / "corpus", "--errors", "--json", tmp_path / "s.json"]
    result = invoke("eval", tmp_path / "out", tmp_path / "gold", *options)
    assert result.exit_code == 0
    assert "a\tplaces\tmissed\tUlm" in result.stdout
    assert json.loads((tmp_path / "s.json").read_text())["places"]["fn"] == 1


def test_eval_without_its_folders_is_wrong_usage(tmp_path: Path) -> None:
    result = invoke("eval", tmp_path / "out", tmp_path / "gold")
    assert result.exit_code == 2 and "no such folder" in result.stderr


def test_doctor_fails_when_a_run_would(tmp_path: Path) -> None:
    result = invoke("doctor", "--pipelines", tmp_path)
    assert result.exit_code == 1 and "not a pipelines folder" in result.stdout
    (tmp_path / "shared").mkdir()
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "settings.toml").write_text("[models]\npreferred = []\n")
    assert invoke("doctor", "--pipelines", tmp_path).exit_code == 0


# --- help -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["run", "doctor", "eval"])
def test_every_command_teaches_itself(command: str) -> None:
    text = invoke(command, "--help").stdout
    assert f"pressminer {command}" in text.split("For instance:")[1]
    assert re.search(r"Exit codes: 0 fine.*\s1 .*\s2 .*\s130\s", text, re.DOTALL)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_first_help_names_the_first_command(arguments: list[str]) -> None:
    result = invoke(*arguments)
    assert "pressminer run corpus/" in result.output and "Exit codes" in result.output


def test_version() -> None:
    assert re.fullmatch(r"pressminer \S.*\n", invoke("--version").stdout)


def test_module_and_script_are_the_same() -> None:
    script = "import sys; from pressminer.cli import main; sys.argv = ['x', 'run', '-h']; main()"
    by_script = subprocess.run([sys.executable, "-c", script], check=True, **CAPTURED)
    by_module = outside("run", "-h")
    assert by_script.stdout == by_module.stdout
    assert by_module.stdout.startswith("Usage: pressminer run")


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys, pressminer.cli;"
        "slow = ('spacy', 'thinc', 'pandas', 'numpy', 'rich', 'dateparser');"
        "print([m for m in sys.modules if m.split('.')[0] in slow])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_terminal_in_ascii_is_no_crash(tmp_path: Path) -> None:
    missing = str(tmp_path / "Übersicht – neu")
    done = outside("eval", missing, missing, PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "bersicht" in done.stderr and "Traceback" not in done.stderr
