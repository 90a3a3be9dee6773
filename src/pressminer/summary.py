"""What a run shows on the terminal: what was read, what came out, and what to look at first.

``summarize`` boils the tables down to a small typed summary; ``show`` prints it. Both work on the
plain rows of the contract, so that the numbers shown are those in the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from pressminer import changes

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Rows = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]
Row = Mapping[str, str]

STATUSES = ("mined", "skipped", "failed")
TABLES = ("persons", "organizations", "places", "roles", "amounts", "dates", "relations")
MOST_PEOPLE, MOST_SUMS, MOST_TROUBLE = 5, 5, 10
MOST_LATEST, MOST_OF_A_KIND = 12, 4
_UNTOLD = frozenset({("new", "documents"), ("new", "dates"), ("new", "places")})


@dataclass(frozen=True, slots=True)
class Trouble:
    """An article that could not be read or mined, and why."""

    path: str
    status: str
    message: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """One thing worth a first look: what it is, and the article or post that goes with it."""

    text: str
    detail: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Summary:
    """``documents`` counts articles by (language, status); ``seconds`` is the time of the run.

    ``decisions`` counts the user's decisions by what became of them; ``undone`` names those that
    could not be applied, with the reason. ``news``: whether the run was compared with one before
    (`pressminer.run.Result`); ``changes`` counts what is new by (kind, table), ``latest`` words the
    most important of it.
    """

    documents: Mapping[tuple[str, str], int]
    duplicates: int
    troubles: tuple[Trouble, ...]
    rows: Mapping[str, int]
    people: tuple[Highlight, ...]
    sums: tuple[Highlight, ...]
    seconds: float
    decisions: Mapping[str, int] = field(default_factory=dict)
    undone: tuple[str, ...] = ()
    conflicts: int = 0
    news: str = ""
    changes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    latest: tuple[str, ...] = ()
    translations: int = 0

    @property
    def articles(self) -> int:
        """How many articles the corpus folder holds, whatever became of them."""
        return sum(self.documents.values())

    @property
    def failed(self) -> int:
        """How many articles should have been mined and were not."""
        return sum(n for (_, status), n in self.documents.items() if status == "failed")


# --- boiling down -----------------------------------------------------------------------------


def summarize(
    rows: Rows, seconds: float, *, news: str = "", counts: Mapping[str, int] | None = None
) -> Summary:
    """The summary of a run's tables, ``name: (columns, rows)`` as in the contract.

    ``counts``: how many rows each has, if that is known without looking at them.
    """
    documents = list(_dicts(rows, "documents"))
    return Summary(
        documents=Counter((d["language"], d["status"]) for d in documents),
        duplicates=sum(bool(d["duplicate_of"]) for d in documents),
        translations=sum(bool(d.get("translation_of")) for d in documents),
        troubles=tuple(_troubles(documents)),
        rows=dict(counts or {name: len(content) for name, (_, content) in rows.items()}),
        people=tuple(_people(rows)),
        sums=tuple(_sums(rows, {d["document_id"]: d for d in documents})),
        seconds=seconds,
        decisions=Counter(d["status"] for d in _dicts(rows, "decisions")),
        undone=tuple(
            f"{d['action']} {d['target']}: {d['message']}"
            for d in _dicts(rows, "decisions")
            if d["message"]
        ),
        conflicts=len(rows.get("conflicts", ((), ()))[1]),
        news=news,
        changes=changes.counted(rows["changes"]) if news == "some" else {},
        latest=tuple(_latest(rows)) if news == "some" else (),
    )


def _dicts(rows: Rows, table: str) -> Iterable[Row]:
    columns, content = rows.get(table, ((), ()))
    return (dict(zip(columns, row, strict=True)) for row in content)


def _latest(rows: Rows) -> Iterable[str]:
    """What a reader of every run wants to know first; new articles, days and places are not it."""
    told: dict[tuple[str, str], int] = Counter()
    for change in _dicts(rows, "changes"):
        kind = change["change"], change["table"]
        told[kind] += 1
        if told[kind] > MOST_OF_A_KIND or kind in _UNTOLD:
            continue
        before, after = change["from"] or "–", change["to"] or "–"
        how = f" ({change['column']}: {before} → {after})" if change["column"] else ""
        yield f"{change['change']}: {change['what']}{how}"


def _troubles(documents: Iterable[Row]) -> Iterable[Trouble]:
    """Failed articles first, then those that were left out, each in the order of the table."""
    found = [
        Trouble(d["path"], d["status"], d["message"])
        for d in documents
        if d["status"] in ("failed", "skipped")
    ]
    return sorted(found, key=lambda trouble: trouble.status != "failed")


def _people(rows: Rows) -> Iterable[Highlight]:
    """The people who are mentioned most, those with a post first, each with the first post."""
    posts: dict[str, str] = {}
    for role in _dicts(rows, "roles"):
        text = ", ".join(part for part in (role["role"], role["organization"]) if part)
        posts.setdefault(role["person_id"], text)
    people = sorted(
        _dicts(rows, "persons"),
        key=lambda p: (p["person_id"] not in posts, -_count(p), p["name"]),
    )
    for person in people[:MOST_PEOPLE]:
        name = f"{person['honorifics']} {person['name']}".strip()
        yield Highlight(name, posts.get(person["person_id"], ""), _count(person))


def _sums(rows: Rows, documents: Mapping[str, Row]) -> Iterable[Highlight]:
    """The largest sums of money, currencies not converted, with the headline that tells of them."""
    money = [a for a in _dicts(rows, "amounts") if a["kind"] == "money" and _value(a) is not None]
    money.sort(key=lambda a: (-(_value(a) or 0), a["unit"], a["amount_id"]))
    for amount in money[:MOST_SUMS]:
        document = documents.get(amount["document_ids"].split("|")[0], {})
        headline = document.get("title") or document.get("path", "")
        yield Highlight(_as_money(amount), headline, _count(amount))


def _count(row: Row) -> int:
    return int(row["mention_count"] or 0)


def _value(amount: Row) -> Decimal | None:
    try:
        value = Decimal(amount["value_max"] or amount["value"])
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _as_money(amount: Row) -> str:
    """``about 10,000,000 EUR per year``; a range shows both ends."""
    ends = [amount["value"], amount["value_max"]]
    figures = "–".join(f"{Decimal(end):,}" for end in ends if end)
    hedge = {"about": "about ", "at_least": "over ", "at_most": "up to "}.get(
        amount["qualifier"], ""
    )
    per = f" per {amount['per']}" if amount["per"] else ""
    return f"{hedge}{figures} {amount['unit']}{per}"


# --- printing ---------------------------------------------------------------------------------


def show(summary: Summary, console: Console, folder: Path, *, verbose: bool = False) -> None:
    """Print the summary; ``folder`` is where the tables are."""
    _show_news(summary, console)
    console.print(_documents_table(summary))
    _show_troubles(summary, console, verbose=verbose)
    console.print(_rows_table(summary))
    _show_decisions(summary, console)
    _show_highlights("People mentioned most", summary.people, console)
    _show_highlights("Largest sums", summary.sums, console)
    console.print(
        f"\n{_articles(summary.articles)} in {_time(summary.seconds)}; "
        f"tables in {printable(str(folder))}{_slash(folder)}",
        style="bold",
        soft_wrap=True,
    )


_FIRST = "First run into this folder; from the next one on, changes.csv says what is new."
_NONE = (
    "Nothing has changed since the last run; changes.csv still tells of the run that changed last."
)


def _show_news(summary: Summary, console: Console) -> None:
    """What is new since the last run: how much of what, then the most important of it."""
    if summary.news in ("first", "none"):
        console.print(_FIRST if summary.news == "first" else _NONE, soft_wrap=True)
    if summary.news != "some":
        return
    console.print("Since the last run (changes.csv):", style="bold")
    for kind in ("new", "changed", "gone"):
        found = [(table, n) for (k, table), n in summary.changes.items() if k == kind]
        if found:
            found.sort(key=lambda item: changes.ORDER.index(item[0]))
            told = ", ".join(f"{n:,} {table[:-1] if n == 1 else table}" for table, n in found)
            console.print(f"  {kind}: {told}", soft_wrap=True)
    for line in summary.latest[:MOST_LATEST]:
        console.print(f"    {_short(line, console.width - 4)}", no_wrap=True, overflow="crop")


def _slash(folder: Path) -> str:
    return "" if str(folder).endswith("/") else "/"


def _documents_table(summary: Summary) -> Table:
    table = _table("language", *STATUSES)
    for language in sorted(
        {language for language, _ in summary.documents}, key=lambda x: (not x, x)
    ):
        counts = [summary.documents.get((language, status), 0) for status in STATUSES]
        table.add_row(language or "–", *(str(n) if n else "" for n in counts))
    return table


def _show_troubles(summary: Summary, console: Console, *, verbose: bool) -> None:
    shown = [t for t in summary.troubles if verbose or t.status == "failed"]
    limit = len(shown) if verbose else MOST_TROUBLE
    for trouble in shown[:limit]:
        console.print(
            f"{trouble.status}: {printable(trouble.path)}: {printable(trouble.message)}",
            style="red" if trouble.status == "failed" else "yellow",
            soft_wrap=True,
        )
    if len(shown) > limit:
        console.print(f"… and {len(shown) - limit} more, see documents.csv", style="red")
    if summary.duplicates:
        console.print(f"{_articles(summary.duplicates)} repeat another one (duplicate_of)")
    if summary.translations:
        told = _articles(summary.translations)
        console.print(f"{told} say the same as one in the other language (translation_of)")


def _rows_table(summary: Summary) -> Table:
    """One line per table, so that nothing is cut off in eighty columns."""
    table = _table("table", "rows")
    for name in (*TABLES, "mentions"):
        if name in summary.rows:
            table.add_row(name, f"{summary.rows[name]:,}")
    return table


def _show_decisions(summary: Summary, console: Console) -> None:
    """What became of the user's decisions, and whether articles contradict each other."""
    if summary.decisions:
        told = ", ".join(f"{n:,} {status}" for status, n in sorted(summary.decisions.items()))
        console.print(f"Your decisions: {told}", soft_wrap=True)
    for text in summary.undone[:MOST_TROUBLE]:
        console.print(f"  {printable(text)}", style="yellow", soft_wrap=True)
    if len(summary.undone) > MOST_TROUBLE:
        console.print(f"  … and {len(summary.undone) - MOST_TROUBLE} more, see decisions.csv")
    if summary.conflicts:
        plural = "" if summary.conflicts == 1 else "s"
        console.print(
            f"{summary.conflicts:,} contradiction{plural} between articles: conflicts.csv"
        )


def _show_highlights(title: str, highlights: Sequence[Highlight], console: Console) -> None:
    """One line each: what, how often, and as much of the detail as fits."""
    if not highlights:
        return
    console.print(f"\n{title}:", style="bold")
    texts = [_short(highlight.text, console.width // 2) for highlight in highlights]
    counts = [
        f"{highlight.mentions}×" if highlight.mentions > 1 else "" for highlight in highlights
    ]
    wide, count_width = max(map(len, texts)), max(map(len, counts))
    room = console.width - wide - count_width - 6
    for text, count, highlight in zip(texts, counts, highlights, strict=True):
        line = f"  {text:<{wide}}  {count:>{count_width}}  {_short(highlight.detail, room)}"
        console.print(line.rstrip(), no_wrap=True, overflow="crop")


def _table(*headers: str) -> Table:
    """A table without frames: looks the same on a terminal and in a log."""
    from rich import box  # noqa: PLC0415 - only for printing
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for position, header in enumerate(headers):
        table.add_column(header, justify="right" if position else "left")
    return table


def _articles(number: int) -> str:
    return f"{number:,} article" + ("" if number == 1 else "s")


def _time(seconds: float) -> str:
    """``0.4 s``, ``75 s``, ``12 min 5 s``."""
    if seconds < 120:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


def _short(text: str, width: int) -> str:
    text = printable(text)
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def printable(text: str) -> str:
    r"""``text`` with line breaks and control characters written out, fit for one line.

    >>> printable("zwei\nZeilen")
    'zwei\\nZeilen'
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode()
        for c in text
    )
