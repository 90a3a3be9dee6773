"""Carries decisions out on the tables of a run, in the order of their file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from pressminer.decisions.book import Book, Tables
from pressminer.decisions.ledger import Decision
from pressminer.decisions.schema import SCHEMAS, table_of
from pressminer.ids import stable_id

APPLIED, ALREADY, GONE, REFUSED = "applied", "already so", "target gone", "not possible"
COLUMNS = (
    "action", "target", "column", "value", "who", "when", "why", "status", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision; ``message`` says why where it was not applied."""

    decision: Decision
    status: str
    message: str = ""


class _CannotApplyError(Exception):
    """A decision that makes no sense on these tables; the text says why."""


class _TargetGoneError(Exception):
    """What the decision is about is not there any more."""


def carry_out(
    tables: Tables, decisions: Sequence[Decision], parted: Collection[str] = ()
) -> tuple[dict[str, tuple[Sequence[str], list[tuple[str, ...]]]], list[Outcome]]:
    """The tables after all decisions, with one outcome per decision.

    ``tables`` are those of a run, ``name: (columns, rows)``; they are not changed. A decision about
    something that is not there, or that is not understood, changes nothing and says so. What
    merging has taken to heart (`wished`) is found done; ``parted`` are the rows it kept apart.
    """
    book = Book(tables)
    outcomes = [
        _outcome(_Step(book, decision, frozenset(parted), decisions[k + 1 :]))
        for k, decision in enumerate(decisions)
    ]
    changed = book.tables()
    changed["decisions"] = (COLUMNS, [_row(outcome) for outcome in outcomes])
    return changed, outcomes


def _row(outcome: Outcome) -> tuple[str, ...]:
    d = outcome.decision
    told = (d.action, d.target, d.column, d.value, d.who, d.when, d.why)
    return *told, outcome.status, outcome.message


def _outcome(step: _Step) -> Outcome:
    decision = step.decision
    try:
        changed = step.take()
    except _TargetGoneError as gone:
        return Outcome(decision, GONE, str(gone))
    except (_CannotApplyError, ValueError) as error:
        return Outcome(decision, REFUSED, str(error))
    return Outcome(decision, APPLIED if changed else ALREADY)


class _Step:
    """One decision on its way into the book; every action says whether it changed anything."""

    def __init__(
        self, book: Book, decision: Decision, parted: Collection[str], later: Sequence[Decision]
    ) -> None:
        self.book, self.decision, self.parted, self.later = book, decision, parted, later
        self.table = table_of(decision.target)

    def take(self) -> bool:
        if not self.table:
            raise _CannotApplyError(f"{self.decision.target} is not the id of a row or mention")
        actions: Mapping[str, Callable[[], bool]] = {
            "keep": self._keep,
            "drop": self._drop,
            "rename": self._rename,
            "merge": self._merge,
            "split": self._split,
            "set": self._set,
        }
        return actions[self.decision.action]()

    # --- the six actions -----------------------------------------------------------------------

    def _keep(self) -> bool:
        """The row stays, and stays apart from those that the machine would put it to."""
        if self.table == "mentions":
            self._mention()
            return False
        if self.decision.target in self.book.rows(self.table):
            return self.decision.target in self.parted
        return self._back_from(self._row())

    def _drop(self) -> bool:
        if self.table == "mentions":
            self.book.drop_mention(self._mention()["mention_id"])
        elif self.table == "documents":
            raise _CannotApplyError("an article is left out by taking its file out of the corpus")
        else:
            self.book.drop(self.table, self._row())
        return True

    def _rename(self) -> bool:
        column = SCHEMAS[self._of_rows()].name
        return self._put(column, self.decision.value)

    def _set(self) -> bool:
        self._of_rows()
        return self._put(self.decision.column, self.decision.value)

    def _merge(self) -> bool:
        if self.table == "mentions":
            return self._move_mention(self.decision.value)
        if self.table == "documents":
            raise _CannotApplyError("articles cannot be merged; reprints are found by themselves")
        if table_of(self.decision.value) != self.table:
            raise _CannotApplyError(f"{self.decision.value} is not a row of {self.table}")
        source, into = self._row(), self.book.where(self.table, self.decision.value)
        if not into:
            raise _TargetGoneError(f"{self.decision.value} is not there any more")
        if source == into:
            return self.book.reason(self.decision.target) == self.decision.reason
        self.book.join(self.table, source, into, self.decision.reason)
        return True

    def _split(self) -> bool:
        if self.table == "mentions":
            return self._move_mention(self.decision.value)
        if self.table in ("documents", "identities"):
            raise _CannotApplyError("articles cannot be split")
        value = self.decision.value
        if not value:
            raise _CannotApplyError(
                "split needs the wordings that leave, or the id of a former row"
            )
        if table_of(value) == self.table:
            return self._back_from(self._row(), value)
        forms = {" ".join(form.split()).casefold() for form in value.split("|")}
        source = self._row()
        leaving = [
            m["mention_id"]
            for m in self.book.mentions(source)
            if " ".join(m["surface"].split()).casefold() in forms
            or m["document_id"] in value.split("|")
        ]
        new = stable_id(SCHEMAS[self.table].prefix, self.decision.target, value)
        return self._leave(source, leaving, new)

    # --- parts of them -------------------------------------------------------------------------

    def _of_rows(self) -> str:
        if self.table == "mentions":
            raise _CannotApplyError("a mention has no such cell; give the id of its row")
        return self.table

    def _row(self) -> str:
        found = self.book.where(self.table, self.decision.target)
        if not found:
            raise _TargetGoneError(f"no row {self.decision.target} in {self.table}.csv any more")
        return found

    def _mention(self) -> Mapping[str, str]:
        found = self.book.rows("mentions").get(self.decision.target)
        if found is None:
            raise _TargetGoneError(
                f"no mention {self.decision.target} any more; the article changed"
            )
        return found

    def _put(self, column: str, value: str) -> bool:
        schema = SCHEMAS[self.table]
        row = self._row()
        if self._is_overtaken(row, column):
            return False
        if column in schema.refers:
            tables, _ = schema.refers[column]
            owner = table_of(value)
            if value and owner not in tables:
                raise _CannotApplyError(f"{column}: {value} is not the id of a row of {tables[0]}")
            value = self.book.where(owner, value) if value else ""
            if not value and (self.decision.value or column in ("person_id", "subject_id")):
                raise _TargetGoneError(f"{self.decision.value or 'nobody'}: no such row any more")
            return self.book.put(self.table, row, column, value)
        if column not in schema.columns:
            can = ", ".join([*schema.columns, *schema.refers])
            raise _CannotApplyError(f"{column} cannot be set in {self.table}; {can} can")
        try:
            value = schema.columns[column](value)
        except ValueError as error:
            raise _CannotApplyError(f"{column}: {value!r} {error}") from None
        # of articles it is known before they are read, so that the cell says it already
        return self.book.put(self.table, row, column, value) or self.table == "documents"

    def _is_overtaken(self, row: str, column: str) -> bool:
        """Was it about a row that a later decision put into another, which has a value there?

        Merging has done that already; whose name and kind the row then has is that decision's word.
        """
        target = self.decision.target
        if row == target or not self.book.rows(self.table)[row].get(column):
            return False
        why = self.book.reason(target)
        return any((d.action, d.target, d.reason) == ("merge", target, why) for d in self.later)

    def _back_from(self, source: str, former: str = "") -> bool:
        """Takes the mentions of a row that was merged away out of the row that it went into."""
        former = former or self.decision.target
        if former in self.book.rows(self.table) and former != source:
            return former in self.parted
        leaving = [m["mention_id"] for m in self.book.mentions(source) if m["origin_id"] == former]
        return self._leave(source, leaving, former)

    def _leave(self, source: str, leaving: Sequence[str], new: str) -> bool:
        staying = len(self.book.mentions(source)) - len(leaving)
        if not leaving:
            raise _TargetGoneError(f"{source} has no such mentions (any more)")
        if not staying:
            raise _CannotApplyError(f"these are all mentions of {source}; nothing would stay")
        self.book.part(self.table, source, leaving, new, self.decision.reason)
        return True

    def _move_mention(self, into: str) -> bool:
        """One mention goes to another row, or becomes a row of its own."""
        mention = self._mention()
        table, source = mention["table"], mention["record_id"]
        key = mention["mention_id"]
        new = into or stable_id(SCHEMAS[table].prefix, key)
        if into:
            new = self.book.where(table, into) if table_of(into) == table else ""
            if not new:
                raise _TargetGoneError(f"no row {into} in {table}.csv any more")
        if new == source or (not into and len(self.book.mentions(source)) == 1):
            return False
        self.book.part(table, source, [key], new, self.decision.reason)
        return True
