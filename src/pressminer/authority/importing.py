"""From a ROR data dump to a user's list: read, choose, write, and say what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from pressminer.authority import table
from pressminer.authority.dump import Progress, records
from pressminer.authority.ror import DEFAULT_LANGUAGES, ID_PREFIX, Reason, RorReader
from pressminer.authority.table import Body
from pressminer.errors import UsageError
from pressminer.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a dump: records read, rows written, and why others were left out."""

    read: int
    kept: int
    left_out: tuple[tuple[Reason, int], ...]
    countries: tuple[tuple[str, int], ...]  # of the rows, most frequent first


def import_dump(
    dump: Path,
    output: Path,
    *,
    countries: Collection[str] = (),
    languages: Collection[str] = DEFAULT_LANGUAGES,
    progress: Progress | None = None,
) -> Report:
    """Writes the list; what stood in ``output`` is replaced at the end or not at all.

    Raises `UsageError` when nothing is left to write or ``output`` holds rows of the user's own,
    `AuthorityError` for a dump that cannot be read, `OutputError`.
    """
    _check_replaceable(output)
    counted: Counter[Reason] = Counter()
    bodies = chosen(records(dump, progress), RorReader(lexicon(), countries, languages), counted)
    number = len(bodies) + sum(counted.values())
    if not bodies:
        told = ", ".join(f"{count:,} {reason.value}" for reason, count in _sorted(counted))
        raise UsageError(f"{dump}: none of {number:,} records is left to write ({told})")
    table.write(bodies, output)
    seats = Counter(body.country or "unknown" for body in bodies)
    return Report(number, len(bodies), _sorted(counted), tuple(seats.most_common()))


def chosen(
    stated: Iterable[dict[str, object]], reader: RorReader, counted: Counter[Reason]
) -> list[Body]:
    """The rows of the records, sorted by id; ``counted`` gets what was left out.

    A parent that is not among the rows is left empty.
    """
    found: dict[str, Body] = {}
    for record in stated:
        body = reader(record)
        if isinstance(body, Reason):
            counted[body] += 1
        elif body.id in found:
            counted[Reason.REPEATED] += 1
        else:
            found[body.id] = body
    rows = (b if b.parent in found else b._replace(parent="") for b in found.values())
    return sorted(rows, key=lambda body: body.id)


def _check_replaceable(output: Path) -> None:
    """A list with rows that no import made (the shipped one, say) is never overwritten."""
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; name a file, such as {output / 'authority.tsv'}")
    own = [id_ for id_ in table.ids_in(output) if not id_.startswith(ID_PREFIX)]
    if own:
        raise UsageError(
            f"{output}: holds rows that were not imported ({own[0]!r}, {len(own):,} in all) and "
            "would be lost; choose another file with --output"
        )


def _sorted(counted: Counter[Reason]) -> tuple[tuple[Reason, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0].value)))


def country_codes(stated: str) -> tuple[str, ...]:
    """``"DE, at"`` → ``("DE", "AT")``. Raises `UsageError` for what is no country."""
    known = {e.country for e in lexicon().gazetteer.values() if e.kind == "country"}
    codes = _parts(stated.upper())
    wrong = [code for code in codes if code not in known]
    if wrong:
        raise UsageError(
            f"--country {stated}: {', '.join(wrong)} is no country; give ISO codes: DE,AT,CH"
        )
    return codes


def language_codes(stated: str) -> tuple[str, ...]:
    """``"de, EN"`` → ``("de", "en")``. Raises `UsageError` for what is no language code."""
    codes = _parts(stated.lower())
    wrong = [code for code in codes if not (len(code) == 2 and code.isascii() and code.isalpha())]
    if wrong or not codes:
        raise UsageError(f"--language {stated}: give ISO codes of two letters: de,en")
    return codes


def _parts(stated: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in stated.split(",") if part.strip()))
