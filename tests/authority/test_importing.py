"""A dump becomes a list, and the list says who is who."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pressminer.authority import table
from pressminer.authority.importing import country_codes, import_dump, language_codes
from pressminer.authority.ror import ID_PREFIX, Reason
from pressminer.errors import UsageError
from pressminer.lexicon import Lexicon

SLICE = Path(__file__).parents[3] / "shared" / "data" / "ror" / "ror-dach.json.gz"


def record(ror: str, value: str, country: str = "DE", **fields: Any) -> dict[str, Any]:
    return {
        "id": f"https://ror.org/{ror}",
        "status": "active",
        "types": ["education"],
        "names": [{"value": value, "types": ["label", "ror_display"], "lang": "de"}],
        "locations": [{"geonames_details": {"name": "Ulm", "country_code": country}}],
        "relationships": [],
        **fields,
    }


def dumped(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


def parent(ror: str) -> list[dict[str, str]]:
    return [{"type": "parent", "id": f"https://ror.org/{ror}"}]


def test_rows_are_sorted_and_counted(tmp_path: Path) -> None:
    stated = dumped(
        tmp_path / "dump.json",
        record("0bbbbbb02", "Universität Bergheim", relationships=parent("0aaaaaa01")),
        record("0aaaaaa01", "Universität Auental", relationships=parent("0zzzzzz09")),
        record("0aaaaaa01", "Universität Auental, noch einmal"),
        record("0cccccc03", "Universität Chur", "CH"),
        record("0dddddd04", "Universität Dahl", status="withdrawn"),
        record("0eeeeee05", ""),
        record("0eeeeee", "Universität Erlbach"),
    )
    report = import_dump(stated, tmp_path / "list.tsv", countries={"DE"})
    assert (report.read, report.kept, report.countries) == (7, 2, (("DE", 2),))
    assert dict(report.left_out) == {
        Reason.REPEATED: 1,
        Reason.ELSEWHERE: 1,
        Reason.INACTIVE: 1,
        Reason.NAMELESS: 1,
        Reason.MALFORMED: 1,
    }
    bodies = table.read(tmp_path / "list.tsv")
    assert [(b.id, b.name_de, b.parent) for b in bodies] == [
        ("ror-0aaaaaa01", "Universität Auental", ""),
        ("ror-0bbbbbb02", "Universität Bergheim", "ror-0aaaaaa01"),
    ]


def test_nothing_left_is_wrong_usage_and_writes_nothing(tmp_path: Path) -> None:
    stated = dumped(tmp_path / "dump.json", record("0aaaaaa01", "Universität Auental"))
    with pytest.raises(UsageError, match=r"none of 1 records .*1 in other countries"):
        import_dump(stated, tmp_path / "list.tsv", countries={"AT"})
    assert not (tmp_path / "list.tsv").exists()


def test_an_import_replaces_an_import_and_nothing_else(tmp_path: Path) -> None:
    stated = dumped(tmp_path / "dump.json", record("0aaaaaa01", "Universität Auental"))
    output = tmp_path / "lists" / "list.tsv"
    import_dump(stated, output)
    import_dump(stated, output)
    own = table.read(output)[0]._replace(id="mine")
    table.write([own], output)
    with pytest.raises(UsageError, match="'mine', 1 in all"):
        import_dump(stated, output)
    assert table.read(output) == [own]
    with pytest.raises(UsageError, match="is a folder"):
        import_dump(stated, tmp_path)


def test_the_same_dump_gives_the_same_bytes(tmp_path: Path) -> None:
    records = [record(f"0aaaaaa{k:02d}", f"Universität Nummer {k}") for k in range(20)]
    import_dump(dumped(tmp_path / "a.json", *records), tmp_path / "a.tsv")
    import_dump(dumped(tmp_path / "b.json", *reversed(records)), tmp_path / "b.tsv")
    assert (tmp_path / "a.tsv").read_bytes() == (tmp_path / "b.tsv").read_bytes()


def test_no_id_of_the_shipped_list_looks_imported(lexicon: Lexicon) -> None:
    assert not [id_ for id_ in lexicon.bodies if id_.startswith(ID_PREFIX)]


@pytest.mark.parametrize(
    ("stated", "codes"), [("", ()), ("DE", ("DE",)), (" de, at,,DE", ("DE", "AT"))]
)
def test_country_codes(stated: str, codes: tuple[str, ...]) -> None:
    assert country_codes(stated) == codes


@pytest.mark.parametrize("stated", ["Germany", "DE;AT", "XX", "D"])
def test_no_country(stated: str) -> None:
    with pytest.raises(UsageError, match="no country"):
        country_codes(stated)


def test_language_codes() -> None:
    assert language_codes("DE, fr") == ("de", "fr")
    for wrong in ("", "deu", "d", "de;en", "日本"):
        with pytest.raises(UsageError, match="--language"):
            language_codes(wrong)


@pytest.mark.skipif(not SLICE.is_file(), reason="the slice of a ROR dump is not here")
def test_a_slice_of_a_real_dump(tmp_path: Path, lexicon: Lexicon) -> None:
    report = import_dump(SLICE, tmp_path / "list.tsv", countries={"DE", "AT", "CH"})
    assert report.kept > 2_000 and report.read == report.kept + sum(n for _, n in report.left_out)
    bodies = {body.ror: body for body in table.read(tmp_path / "list.tsv")}
    shipped = [b for b in lexicon.bodies.values() if b.ror in bodies]
    alike = [b for b in shipped if bodies[b.ror].kind == b.kind]
    assert len(alike) > 0.85 * len(shipped) > 300
