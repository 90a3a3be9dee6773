"""Reads and mines thousands of damaged files: no traceback, no hang, every offset right.

    python benchmarks/fuzzing.py --inputs 10000 --pages FOLDER

Input number N is the same on every machine: a good file of some format, of the corpus or of FOLDER
(real pages of your own), with bytes flipped, cut, doubled or swapped with those of another one, or
under another suffix. Whatever comes of it must be an article or a row with a reason. Faults are
listed with their numbers; ``--only N`` does that one again and lets an error through.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.readers import make  # noqa: E402

from pressminer import run  # noqa: E402
from pressminer.model import Article, Fact, Findings, Unreadable  # noqa: E402
from pressminer.readers import READERS, articles  # noqa: E402

SLOW = 10.0  # seconds for one input, far below the limits of the readers
SLOWEST = 5_000  # bytes a second for long ones, a quarter of what is usual
LARGEST = 300_000  # bytes of an input: damage is the matter here, not size
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n" * 50, b"---\n", b"<", b"</", b"<table>",
    b"<br>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&amp;", b"&#x110000;", b"&#xd800;", b"=?utf-8?b?",
    b"\\u0000", b"{", b"[[[[", b'"', b";", b"|", b"PK\x03\x04", b"endobj", b"stream\n", b" 0 R",
    b"\xf0\x9f\x8f\x97", b"\xcc\x88" * 40, b"A" * 400, b"1" * 400, b"9,9." * 99, b"Dr. " * 40,
    b" Mio. Euro", b"\xe2\x80\xae", b"\xc2\xa0" * 30, b"(" * 200, b"31.12.9999", b"0000-00-00",
)  # fmt: skip
FORBIDDEN = ("Traceback", "failed with", "could not be mined", "takes longer", "took longer")


@dataclass
class Tally:
    """What became of the inputs; ``faults`` are numbers with what was wrong."""

    articles: int = 0
    mentions: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)
    slowest: tuple[float, int, str] = (0.0, 0, "")


def bases(pages: Sequence[Path]) -> dict[str, bytes]:
    """Good files by name: one story in every format, the corpus, files of the user's own."""
    files = dict(make.every_format())
    for path in (*sorted((ROOT / "corpus").iterdir()), *sorted(pages)):
        data = path.read_bytes()
        if path.suffix in READERS and len(data) <= LARGEST:
            files[path.name] = data
    return files


def inputs(files: Mapping[str, bytes], numbers: Iterator[int]) -> Iterator[tuple[int, str, bytes]]:
    """(number, file name, bytes) of the damaged files with these numbers."""
    names = sorted(files)
    for number in numbers:
        dice = random.Random(f"pressminer {number}")
        name = dice.choice(names)
        data = files[name]
        packed = name.endswith(".gz") and dice.random() < 0.7
        data = gzip.decompress(data) if packed else data
        for _ in range(dice.choice((1, 1, 2, 3, 5, 20))):
            data = dice.choice(_DAMAGES)(data, files[dice.choice(names)], dice)[:LARGEST]
        data = gzip.compress(data, mtime=0) if packed else data
        suffix = dice.choice(sorted(READERS)) if dice.random() < 0.1 else ""
        yield number, f"{number}-{name}{suffix}", data


def _flipped(data: bytes, other: bytes, dice: random.Random) -> bytes:
    out, top = bytearray(data), dice.choice((127, 256))  # in ASCII most files stay readable
    for _ in range(dice.choice((1, 3, 30)) if out else 0):
        out[dice.randrange(len(out))] = dice.randrange(top)
    return bytes(out)


def _cut(data: bytes, other: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + data[end:]


def _doubled(data: bytes, other: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 2, 20)) + data[end:]


def _token(data: bytes, other: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(TOKENS) + data[at:]


def _grafted(data: bytes, other: bytes, dice: random.Random) -> bytes:
    (start, end), (first, last) = _span(data, dice), _span(other, dice)
    return data[:start] + other[first:last] + data[end:]


def _ended(data: bytes, other: bytes, dice: random.Random) -> bytes:
    return data[: dice.randint(0, len(data))]


def _shuffled(data: bytes, other: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    dice.shuffle(lines)
    return b"\n".join(lines)


_Damage = Callable[[bytes, bytes, random.Random], bytes]
_DAMAGES: tuple[_Damage, ...] = (
    _flipped, _cut, _doubled, _token, _token, _grafted, _ended, _shuffled,
)  # fmt: skip


def _span(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randint(0, len(data))
    return start, min(len(data), start + dice.choice((1, 10, 100, 2_000, 20_000)))


# --- what must hold ------------------------------------------------------------------------------


def faults_of(row: Article | Unreadable) -> Iterator[str]:
    """What is wrong with one row of a damaged file; nothing, if it is as it should be."""
    if isinstance(row, Unreadable):
        if not row.message or "\n" in row.message or any(w in row.message for w in FORBIDDEN):
            yield f"reason: {row.message!r}"
        return
    try:
        row.text.encode("utf-8")
    except UnicodeEncodeError:
        yield "text that no file can hold"
    if "\x00" in row.text:
        yield "a zero byte in the text"


def mined_faults(article: Article, found: Findings) -> Iterator[str]:
    """What is wrong with the findings of one damaged article."""
    if found.document.status == "failed":
        yield found.document.message
    for fact in facts(found):
        for mention in fact.mentions:
            if article.text[mention.start : mention.end] != mention.surface:
                yield f"{mention.surface!r} does not stand at {mention.start}"


def facts(found: Findings) -> Iterator[Fact[object]]:
    """All facts of one article."""
    for one in fields(found):
        value = getattr(found, one.name)
        if isinstance(value, (list, tuple)):
            yield from (item for item in value if hasattr(item, "mentions"))


def tried(
    files: Mapping[str, bytes], numbers: Iterator[int], *, mine: bool = True, loud: bool = False
) -> Tally:
    """Reads and mines the inputs with these numbers, one after the other."""
    miner, tally = run.Miner(), Tally()
    with tempfile.TemporaryDirectory() as folder:
        for number, name, data in inputs(files, numbers):
            path = Path(folder) / name
            path.write_bytes(data)
            started = time.perf_counter()
            try:
                _one(number, path, miner if mine else None, tally)
            except Exception as error:
                if loud:
                    raise
                tally.faults.append((number, f"{type(error).__name__}: {error}"))
            seconds = time.perf_counter() - started
            tally.slowest = max(tally.slowest, (seconds, number, name))
            if seconds > SLOW + len(data) / SLOWEST:
                tally.faults.append((number, f"took {seconds:.1f} s"))
            path.unlink()
    return tally


def _one(number: int, path: Path, miner: run.Miner | None, tally: Tally) -> None:
    rows = list(articles(path, path.parent))
    if not rows:
        tally.faults.append((number, "no row"))
    for row in rows:
        tally.faults += ((number, fault) for fault in faults_of(row))
        if isinstance(row, Unreadable):
            tally.reasons[row.message.split(":")[0][:60]] += 1
            continue
        tally.articles += 1
        if miner is not None:
            (found,) = miner([row])
            tally.faults += ((number, fault) for fault in mined_faults(row, found))
            tally.mentions += sum(len(fact.mentions) for fact in facts(found))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=1_000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    parser.add_argument("--only", type=int, help="this one alone, errors let through")
    parser.add_argument("--pages", type=Path, help="folder with real files to damage as well")
    parser.add_argument("--no-mining", action="store_true", help="read only")
    wanted = parser.parse_args()
    files = bases(list(wanted.pages.iterdir()) if wanted.pages else [])
    first = wanted.first if wanted.only is None else wanted.only
    last = first + (wanted.inputs if wanted.only is None else 1)
    started = time.perf_counter()
    total, step = Tally(), 500
    for start in range(first, last, step):
        numbers = iter(range(start, min(start + step, last)))
        told = tried(files, numbers, mine=not wanted.no_mining, loud=wanted.only is not None)
        total.articles += told.articles
        total.mentions += told.mentions
        total.reasons += told.reasons
        total.faults += told.faults
        total.slowest = max(total.slowest, told.slowest)
        done = min(start + step, last) - first
        print(f"{done:,} inputs, {len(total.faults)} faults", file=sys.stderr, flush=True)
    print(
        f"{last - first:,} inputs from {len(files)} files in {time.perf_counter() - started:.0f} s"
    )
    print(f"{total.articles:,} articles with {total.mentions:,} mentions; rows with a reason:")
    for reason, count in total.reasons.most_common(12):
        print(f"  {count:6,}  {reason}")
    print("slowest: {:.1f} s, number {}, {}".format(*total.slowest))
    print(f"{len(total.faults)} faults")
    for number, fault in total.faults[:50]:
        print(f"  {number}: {fault}")
    sys.exit(bool(total.faults))


if __name__ == "__main__":
    main()
