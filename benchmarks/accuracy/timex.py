"""How well dates are found in newspaper articles, against TIMEX3 gold made by others.

    python benchmarks/accuracy/timex.py FOLDER --language de [--split dev|test|all] [--errors]

FOLDER holds TimeML files (``*.tml``): the text with ``<TIMEX3 type="DATE" value="2014-02">`` in it
and the day of publication in ``<DCT>``, from which relative wordings are counted. Measured are
pressminer's date matcher, without any model, and ``dateparser.search_dates`` beside it.

Files sorted by name, every third one is ``test``, the others are ``dev``: rules are written with
``dev`` in view, ``test`` is looked at for its score only.

What counts, the same for both tools unless said otherwise:

Gold
    Every timex of type DATE in the body whose value names a place on the calendar. A timex of
    another type (TIME, DURATION, SET), and a DATE without such a place (``PAST_REF``: *kürzlich*,
    ``XXXX-XX-XX``: *an einem Tag*, ``P1D``), is neither wanted nor wrong: an answer that overlaps
    nothing but these is left out of the count. The annotation guide of pressminer calls vague
    words no dates. The line "nothing excluded" counts without this mercy: every timex of type
    DATE is wanted, whatever its value, and every answer that is none of them is wrong.

Values, TIMEX3 against EDTF (`calendar_value`)
    ``2014-Q1`` is ``2014-01/2014-03``, ``2014-H1`` likewise, ``2014-W08`` runs from Monday to
    Sunday, ``2014-W08-WE`` is Saturday and Sunday, ``2014-SU`` is ``2014-22``, ``199`` is
    ``199X``, ``18`` is ``18XX``, an unknown end is cut off (``1989-XX`` is ``1989``). Hours
    (``T13:40``, ``TMO``) and the mark ``~`` are cut off on both sides. What remains must be equal,
    letter by letter: ``2014`` is wrong where the gold has ``2014-05``.

Pairing
    One to one, overlap by at least one character, equal values first, then the longer overlap.
    TIMEX3 has no spans: where an answer is one (``6.–8. Juni``) and two timexes lie in it, these
    are one gold span with the first value for its start and the second for its end.

Figures
    Value: paired and equal. Relaxed span: paired. Strict span: paired with the very same characters
    (leading articles and prepositions count, and the gold does not always agree with itself).
    A pair with another value is one wrong answer and one miss.

dateparser answers with a day always, be the wording a day or a year. Its value is called right
where that day lies anywhere in the gold's period.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from pressminer.matchers.dates import DateMatcher
from pressminer.normalize import edtf
from pressminer.rules import RuleFolder

# --- gold -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Timex:
    """One annotated wording; ``value`` is empty where it names no place on the calendar."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Article:
    """A text with its annotations and the day it was published."""

    name: str
    text: str
    published: date
    timexes: Sequence[Timex]


def read_folder(folder: Path, split: str) -> Iterator[Article]:
    """The articles of one split, in the order of their names."""
    for i, path in enumerate(sorted(folder.glob("*.tml"))):
        if split == "all" or (i % 3 == 2) == (split == "test"):
            yield read_article(path)


def read_article(path: Path) -> Article:
    """Read one TimeML file."""
    root = ET.parse(path).getroot()
    created = root.find("DCT//TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise SystemExit(f"{path}: no DCT or no TEXT; is this a TimeML file?")
    reader = _Body()
    reader.read(body)
    published = date.fromisoformat(created.attrib["value"][:10])
    return Article(path.name, "".join(reader.pieces), published, reader.timexes)


@dataclass
class _Body:
    pieces: list[str] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    length: int = 0

    def read(self, element: ET.Element) -> None:
        start = self.length
        self._add(element.text)
        for child in element:
            self.read(child)
            self._add(child.tail)
        if element.tag == "TIMEX3" and self.length > start:
            kind, value = element.attrib["type"], calendar_value(element.attrib["value"])
            self.timexes.append(Timex(start, self.length, kind, value if kind == "DATE" else ""))

    def _add(self, text: str | None) -> None:
        self.pieces.append(text or "")
        self.length += len(text or "")


SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_PERIOD = re.compile(
    r"(\d{4})-(?:(?P<kind>[QHW])(?P<number>\d\d?)(?P<end>-WE)?|(?P<season>[A-Z]{2}))"
)


def calendar_value(timex: str) -> str:
    """A TIMEX3 value in EDTF, empty where it names no place on the calendar.

    ``"2014-Q1"`` → ``"2014-01/2014-03"``; ``"PAST_REF"`` → ``""``.
    """
    value = re.sub(r"T.*|(?:-XX)+", "", timex.strip().replace("_", "-"))
    if found := _PERIOD.fullmatch(value):
        return _period(int(found[1]), found)
    value += {3: "X", 2: "XX"}.get(len(value), "") if value.isdigit() else ""
    try:
        edtf.parse(value)
    except ValueError:
        return ""
    return value


def _period(year: int, found: re.Match[str]) -> str:
    if found["season"]:
        return f"{year}-{SEASONS[found['season']]}" if found["season"] in SEASONS else ""
    number = int(found["number"])
    if found["kind"] == "W":
        first = date.fromisocalendar(year, number, 6 if found["end"] else 1)
        return edtf.of_days(first, date.fromisocalendar(year, number, 7)).edtf
    length = 3 if found["kind"] == "Q" else 6
    return edtf.of_months(year, length * (number - 1) + 1, length * number).edtf


# --- answers --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """What a tool found; ``value`` is EDTF, or a day within the period meant."""

    start: int
    end: int
    value: str
    is_any_day: bool = False

    def agrees(self, gold: str) -> bool:
        """Whether this is the gold's value."""
        if not self.is_any_day or not gold:
            return self.value == gold
        period, day = edtf.parse(gold), date.fromisoformat(self.value)
        return bool(period.earliest and period.latest and period.earliest <= day <= period.latest)


Finder = Callable[[Article], list[Answer]]


def pressminer_finder(language: str) -> Finder:
    """The date matcher on its own: no model, no tags."""
    matcher = DateMatcher(RuleFolder(), language)

    def find(article: Article) -> list[Answer]:
        matches = matcher(article.text, anchor=article.published)
        return [Answer(m.start, m.end, _bare(m.value.edtf)) for m in matches]

    return find


def _bare(value: str) -> str:
    return re.sub(r"T[\d:]+|~", "", value)


def dateparser_finder(language: str) -> Finder:
    """``dateparser.search_dates``, told the language and the day of publication."""
    from dateparser.search import search_dates  # noqa: PLC0415 - slow to load

    def find(article: Article) -> list[Answer]:
        base = datetime.combine(article.published, datetime.min.time())
        found = search_dates(article.text, languages=[language], settings={"RELATIVE_BASE": base})
        answers, at = [], 0
        for wording, moment in found or ():
            start = article.text.find(wording, at)
            if start >= 0:
                at = start + len(wording)
                answers.append(Answer(start, at, moment.date().isoformat(), is_any_day=True))
        return answers

    return find


# --- pairing --------------------------------------------------------------------------------


@dataclass
class Score:
    """Counts of one tool over all articles."""

    wanted: int = 0
    given: int = 0
    valued: int = 0
    relaxed: int = 0
    strict: int = 0

    def figures(self, name: str) -> str:
        """One line of the report: F1 (precision, recall) of value, relaxed and strict span."""
        return f"{name:32}" + "".join(
            f"{self._f1(right):10.3f} ({right / max(self.given, 1):.2f}, "
            f"{right / max(self.wanted, 1):.2f})"
            for right in (self.valued, self.relaxed, self.strict)
        )

    def _f1(self, right: int) -> float:
        return 2 * right / max(self.wanted + self.given, 1)


def score(article: Article, answers: Sequence[Answer], *, excluded: bool, into: Score) -> list[str]:
    """Count one article into ``into``; gives the errors as lines to read."""
    gold = [t for t in article.timexes if t.kind == "DATE" and (t.value or not excluded)]
    gold = _joined(gold, answers)
    pairs = _paired(gold, answers)
    spare = [a for a in answers if a not in pairs.values()]
    if excluded:
        dropped = [t for t in article.timexes if not t.value]
        spare = [a for a in spare if not any(_overlap(a, t) for t in dropped)]
    into.wanted += len(gold)
    into.given += len(pairs) + len(spare)
    into.relaxed += len(pairs)
    into.strict += sum((t.start, t.end) == (a.start, a.end) for t, a in pairs.items())
    into.valued += sum(bool(t.value) and a.agrees(t.value) for t, a in pairs.items())
    return _errors(article, gold, pairs, spare)


def _joined(gold: Sequence[Timex], answers: Sequence[Answer]) -> list[Timex]:
    """Two timexes within one span of ours are one: ``[6.]–[8. Juni]``."""
    joined = list(gold)
    for answer in answers:
        inside = [t for t in joined if _overlap(answer, t)]
        if "/" in answer.value and len(inside) == 2 and all(t.value for t in inside):
            first, last = inside
            value = edtf.span(edtf.parse(first.value), edtf.parse(last.value))
            whole = Timex(first.start, last.end, "DATE", value.edtf if value else "?")
            at = joined.index(first)
            joined[at : at + 2] = [whole]
    return joined


def _paired(gold: Sequence[Timex], answers: Sequence[Answer]) -> dict[Timex, Answer]:
    chances = sorted(
        ((t, a) for t in gold for a in answers if _overlap(a, t)),
        key=lambda c: (not c[1].agrees(c[0].value), -_overlap(c[1], c[0]), c[0].start),
    )
    pairs: dict[Timex, Answer] = {}
    for timex, answer in chances:
        if timex not in pairs and answer not in pairs.values():
            pairs[timex] = answer
    return pairs


def _overlap(answer: Answer, timex: Timex) -> int:
    return max(min(answer.end, timex.end) - max(answer.start, timex.start), 0)


def _errors(
    article: Article,
    gold: Sequence[Timex],
    pairs: dict[Timex, Answer],
    spare: Sequence[Answer],
) -> list[str]:
    def line(kind: str, at: Timex | Answer, told: str) -> str:
        text = article.text
        left, right = text[max(at.start - 60, 0) : at.start], text[at.end : at.end + 60]
        shown = f"{left}[{text[at.start : at.end]}]{right}".replace("\n", " ")
        return f"{kind:6}{told:36}{article.published}  {shown}"

    lines = [line("miss", t, t.value) for t in gold if t not in pairs]
    lines += [line("extra", a, a.value) for a in spare]
    return lines + [
        line("value", t, f"{a.value} for {t.value}")
        for t, a in pairs.items()
        if not a.agrees(t.value)
    ]


# --- report ---------------------------------------------------------------------------------


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("de", "en"), required=True)
    parser.add_argument("--split", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="show pressminer's errors (dev only)")
    parser.add_argument("--alone", action="store_true", help="leave dateparser out")
    options = parser.parse_args()
    if options.errors and options.split != "dev":
        parser.error("--errors needs --split dev: the texts of the test split stay unread")
    articles = list(read_folder(options.folder, options.split))
    print(f"{options.language}, {options.split}: {len(articles)} articles")
    print(f"{'F1 (precision, recall)':32}{'value':>10}{'relaxed span':>23}{'strict span':>22}")
    finders = {"pressminer": pressminer_finder(options.language)}
    if not options.alone:
        finders["dateparser.search_dates"] = dateparser_finder(options.language)
    for name, find in finders.items():
        errors = report(name, find, articles)
        if options.errors and name == "pressminer":
            print(*errors, sep="\n")


def report(name: str, find: Finder, articles: Sequence[Article]) -> list[str]:
    """Print the two lines of a tool; gives its errors."""
    usual, bare, errors = Score(), Score(), []
    for article in articles:
        answers = find(article)
        errors += score(article, answers, excluded=True, into=usual)
        score(article, answers, excluded=False, into=bare)
    print(usual.figures(f"{name} ({usual.wanted} dates)"))
    print(bare.figures("  nothing excluded"))
    return errors


if __name__ == "__main__":
    main()
