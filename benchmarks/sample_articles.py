"""Builds any number of press releases from ``corpus/``: the same ones on every machine.

Each new article keeps the frame of a real one (title, date line, lists, page furniture) and takes
its long paragraphs from all articles in the same language. Persons, towns, figures and years are
then changed, so that no two articles are copies and the merge meets new names, not only known
ones.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = "pressminer throughput"
LONG = 200  # characters that make a block a paragraph which may move to another article

_BLOCK_GAP = re.compile(r"\n[ \t]*\n")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")

_MONTHS = frozenset(("May", "August"))  # also names: Manfred May, August Krehl
_GIVEN = (
    "Anna", "Björn", "Carla", "David", "Elif", "Frank", "Greta", "Hakan", "Ines", "Jonas",
    "Katrin", "Lars", "Maria", "Nils", "Olga", "Peter", "Ruth", "Stefan", "Tanja", "Ulrich",
    "Vera", "Wolfgang", "Yasmin", "Zoe", "Alan", "Brenda", "Colin", "Dorothy", "Emma", "Gareth",
)  # fmt: skip
_FAMILY = (
    "Ackermann", "Bergström", "Czerny", "Dornbach", "Eichler", "Faulhaber", "Gerlach", "Hinrichs",
    "Immel", "Jansen", "Kowalski", "Lindqvist", "Mertens", "Nowak", "Oberländer", "Pfeiffer",
    "Quandt", "Reinders", "Sailer", "Thiel", "Ullmann", "Vogt", "Wiesner", "Yilmaz", "Zimmer",
    "Ashworth", "Bellamy", "Carrington", "Donnelly", "Ellsworth", "Fairbanks", "Goodwin",
)  # fmt: skip
_TOWNS = (  # German and English name
    ("München", "Munich"), ("Heidelberg", "Heidelberg"), ("Leipzig", "Leipzig"),
    ("Mannheim", "Mannheim"), ("Berlin", "Berlin"), ("Dresden", "Dresden"), ("Köln", "Cologne"),
    ("Nürnberg", "Nuremberg"), ("Hannover", "Hanover"), ("Tübingen", "Tübingen"),
    ("Freiburg", "Freiburg"), ("Göttingen", "Göttingen"), ("Würzburg", "Würzburg"),
    ("Augsburg", "Augsburg"), ("Regensburg", "Regensburg"), ("Münster", "Münster"),
    ("Bremen", "Bremen"), ("Hamburg", "Hamburg"), ("Kiel", "Kiel"), ("Rostock", "Rostock"),
    ("Halle", "Halle"), ("Jena", "Jena"), ("Mainz", "Mainz"), ("Ulm", "Ulm"), ("Bonn", "Bonn"),
    ("Wien", "Vienna"), ("Zürich", "Zurich"), ("Basel", "Basel"), ("Graz", "Graz"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """An article to build from; ``mixed``: parts of it are in the other language."""

    name: str
    language: str
    mixed: bool
    blocks: tuple[str, ...]
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A built article: file name, language and mixture as of its frame, text."""

    name: str
    language: str
    mixed: bool
    text: str


def sources(corpus: Path, gold: Path) -> list[Source]:
    """The articles below ``corpus`` that ``gold`` annotates, sorted by name.

    The gold says what their language is and which persons they name.
    """
    found = []
    for path in sorted(p for p in corpus.rglob("*") if p.suffix in (".txt", ".md")):
        answers = gold / f"{path.stem}.json"
        if answers.is_file():
            told = json.loads(answers.read_text(encoding="utf-8"))
            names = tuple(str(person["name"]) for person in told["persons"])
            blocks = tuple(_BLOCK_GAP.split(path.read_text(encoding="utf-8").strip()))
            mixed = "mixed" in path.stem
            found.append(Source(path.name, str(told["language"]), mixed, blocks, names))
    if not found:
        raise SystemExit(f"no annotated articles: looked for {corpus} and {gold}")
    return found


def samples(originals: Sequence[Source], count: int) -> Iterator[Sample]:
    """``count`` articles, languages mixed as in ``originals``; the same for the same input."""
    long: dict[tuple[str, bool], list[str]] = {}
    for source in originals:
        blocks = long.setdefault((source.language, source.mixed), [])
        blocks += [block for block in source.blocks[1:] if _long(block)]
    for i in range(count):
        frame = originals[i % len(originals)]
        dice = random.Random(f"{SEED} {i}")  # a text as seed: the same numbers everywhere
        moved = [
            dice.choice(long[frame.language, frame.mixed]) if k and _long(block) else block
            for k, block in enumerate(frame.blocks)
        ]
        text = _changed("\n\n".join(moved), originals, dice)
        name = f"{i:05d}-{frame.name}"
        yield Sample(name, frame.language, frame.mixed, text + "\n")


def write(articles: Sequence[Sample], folder: Path) -> None:
    """Writes the articles into ``folder``, one file each."""
    folder.mkdir(parents=True)
    for article in articles:
        (folder / article.name).write_text(article.text, encoding="utf-8")


def _long(block: str) -> bool:
    return len(block) >= LONG and "\n" not in block


def _changed(text: str, originals: Sequence[Source], dice: random.Random) -> str:
    """The text with other persons, towns, years and figures, each the same throughout."""
    words = {**_other_towns(dice), **_other_persons(originals, dice)}
    text = _WORD.sub(lambda m: words.get(m.group(), m.group()), text)
    figures: dict[str, str] = {}
    return _FIGURE.sub(
        lambda m: figures.setdefault(m.group(), _other_figure(m.group(), dice)), text
    )


def _other_persons(originals: Sequence[Source], dice: random.Random) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for person in dict.fromkeys(name for source in originals for name in source.persons):
        parts = [p for p in person.split() if len(p) > 2 and p not in _MONTHS]
        if len(parts) >= 2:
            words[parts[0]] = dice.choice(_GIVEN)
            words[parts[-1]] = dice.choice(_FAMILY)
    return words


def _other_towns(dice: random.Random) -> Mapping[str, str]:
    drawn = dice.sample(_TOWNS, len(_TOWNS))
    german = {old[0]: new[0] for old, new in zip(_TOWNS, drawn, strict=True)}
    english = {old[1]: new[1] for old, new in zip(_TOWNS, drawn, strict=True)}
    return {**english, **german}


def _other_figure(figure: str, dice: random.Random) -> str:
    """``3.420`` → ``7.115``; years stay years, days and months of a date stay possible."""
    if figure.isdigit():
        number = int(figure)
        if number <= 12 or figure[0] == "0":
            return figure
        if number <= 28 and len(figure) == 2:
            return str(dice.randint(13, 23))  # also an hour of the day
        if 1900 <= number < 2100 and len(figure) == 4:
            return str(number + dice.randint(-2, 2))
    elif re.fullmatch(r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?", figure):
        return figure  # a date
    return figure[0] + re.sub(r"\d", lambda _: str(dice.randint(1, 9)), figure[1:])
