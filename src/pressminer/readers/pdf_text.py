"""The lines of a PDF to text: page frames left out, paragraphs and parted words made whole.

1. Lines that stand on several pages (letterhead, page numbers) are kept once or not at all.
2. Lines become paragraphs by their distance, size and length.
3. A word parted at the end of a line is one word again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pressminer.readers.pdf_layout import BULLET, COLUMN_LINES, Line, Piece, page_lines

_LEADING = 1.45  # of the usual distance of two lines; a wider one parts paragraphs
_USUAL = 1.2  # sizes of the type from line to line
_SIZE = 1.12  # ratio of type sizes that parts paragraphs
_FULL = 0.82  # of the column's width; a shorter line that ends a sentence ends its paragraph
_HEADLINE = 1.15  # times the size of the running text
_MARGIN = 3  # lines at the top and bottom of a page that may be its frame
_BULLET_SIGN = re.compile(r"\s*[•●▪■‣◦∙·\uf0b7\uf0a7]\s*")
_END = re.compile(r"""[.!?…:;]["'”“’‘»«)\]]*$""")
_NUMBER = re.compile(r"\d+")
_FOLIO = re.compile(
    r"(?i)\W*(?:[^\W\d_]{1,6}\.?\s*)?\d{1,3}(?:\s*(?:/|[^\W\d_]{1,4})\s*\d{1,3})?\W*"
)
_PARTED = re.compile(r"([^\W\d_]+)[-\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")
_JOINTS = frozenset({"und", "oder", "bzw", "sowie", "and", "or", "bis", "to"})  # "Forschungs- und"
_HYPHENED = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")


def document_text(pages: Sequence[Sequence[Piece]]) -> tuple[str, str]:
    """Headline and text of a document.

    The headline is the first line or lines set in the largest type on page 1, empty if none is
    larger than the text.
    """
    lines = [list(page_lines(page)) for page in pages]
    body = _usual_size(lines)
    kept = [line for page in _without_frames(lines) for line in page]
    known = _hyphened(kept)
    paragraphs = list(_paragraphs(kept, known))
    first = lines[0] if lines else []
    return _headline(first, body, known), "\n\n".join(paragraphs) + "\n"


# --- what stands on every page -------------------------------------------------------------------


def _without_frames(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Pages without page numbers, and without what heads or foots several of them."""
    if len(pages) < 2:
        return list(pages)
    edges = Counter(key for page in pages for key in {_frame_key(line) for line in _edges(page)})
    frames = {key for key, count in edges.items() if count > 1 and count * 2 >= len(pages)}
    kept: list[list[Line]] = []
    for number, page in enumerate(pages):
        rim = {id(line) for line in _edges(page)}
        kept.append([line for line in page if id(line) not in rim or _stays(line, frames, number)])
    return kept


def _stays(line: Line, frames: set[str], page: int) -> bool:
    """A letterhead stays on page 1, as it names the sender; a page number never does."""
    if _FOLIO.fullmatch(line.piece.text):
        return False
    return _frame_key(line) not in frames or (page == 0 and not _NUMBER.search(line.piece.text))


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and lowest lines of a page."""
    ranked = sorted(page, key=lambda line: line.piece.middle)
    return [*ranked[:_MARGIN], *ranked[max(_MARGIN, len(ranked) - _MARGIN) :]]


def _frame_key(line: Line) -> str:
    return _NUMBER.sub("#", line.piece.text.casefold())


# --- paragraphs ----------------------------------------------------------------------------------


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.piece.size, 1)] += len(line.piece.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def _headline(lines: Sequence[Line], body: float, known: frozenset[str]) -> str:
    largest = max((line.piece.size for line in lines if len(line.piece.text) > 3), default=0.0)
    if largest < _HEADLINE * body:
        return ""
    for number, line in enumerate(lines):
        if line.piece.size > largest * 0.97 and len(line.piece.text) > 3:
            run = [line]
            for following in lines[number + 1 :]:
                if following.piece.size <= largest * 0.97 or _parts(run[-1], following, 99.0):
                    break
                run.append(following)
            return _glued([item.piece.text for item in run], known)
    return ""


def _paragraphs(lines: Sequence[Line], known: frozenset[str]) -> Iterator[str]:
    """Paragraphs, rows of one table and items of one list line by line in one of them."""
    distance = _distance(lines)
    done: list[str] = []
    texts: list[str] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and _parts(previous, line, distance):
            done.append(_finished(texts, known))
            texts = []
            if not _goes_on(previous, line, done[-1]):
                yield "\n".join(done)
                done = []
        texts.append(line.piece.text)
        previous = line
    if texts:
        yield "\n".join([*done, _finished(texts, known)])


def _goes_on(previous: Line, line: Line, before: str) -> bool:
    """Whether a row follows a row, or an item an item."""
    item = _BULLET_SIGN.match(line.piece.text) is not None
    return (previous.row and line.row) or (item and before.startswith("- "))


def _distance(lines: Sequence[Line]) -> float:
    """The distance from line to line inside paragraphs, in sizes of the type.

    Lines that begin with a small letter surely go on; where there are none, the closer ones count.
    """
    steps: list[float] = []
    sure: list[float] = []
    for one, other in pairwise(lines):
        step = (one.piece.middle - other.piece.middle) / max(1.0, one.piece.size)
        if not other.opens and step > 0:
            (sure if other.piece.text[:1].islower() else steps).append(step)
    if sure:
        return median(sure)
    return sorted(steps)[len(steps) // 4] if steps else _USUAL


def _parts(previous: Line, line: Line, distance: float) -> bool:
    """Whether a new paragraph begins with ``line``."""
    one, other = previous.piece, line.piece
    if previous.row or line.row or BULLET.match(other.text):
        return True
    if max(one.size, other.size) > _SIZE * min(one.size, other.size):
        return True
    goes_on = other.text[:1].islower() or _PARTED.search(one.text) is not None
    if line.opens:  # the next column or page; German nouns begin with a capital, too
        full = previous.height >= COLUMN_LINES and not _is_loose(previous)
        return not (goes_on or full) or _END.search(one.text) is not None
    if (one.middle - other.middle) > _LEADING * distance * one.size:
        return True
    is_short = one.right < previous.left + _FULL * previous.width
    ended = _END.search(one.text) is not None
    indented = other.left > line.left + 0.8 * other.size and one.left < line.left + 0.5 * one.size
    return not goes_on and ((is_short and ended) or (indented and ended) or _is_loose(previous))


def _is_loose(line: Line) -> bool:
    """Less than half a line: a heading, an address, a stamp."""
    return line.piece.right < line.left + 0.5 * line.width


def _finished(texts: Sequence[str], known: frozenset[str]) -> str:
    text = _glued(texts, known)
    return _BULLET_SIGN.sub("- ", text, count=1) if _BULLET_SIGN.match(text) else text


def _glued(texts: Sequence[str], known: frozenset[str]) -> str:
    """Lines as one text; a word parted at a line's end is whole again.

    ``Universi-`` + ``tät`` is ``Universität``, ``Max-`` + ``Planck`` stays ``Max-Planck``,
    ``Forschungs-`` + ``und`` stays apart, and a word that stands with its hyphen elsewhere in the
    document keeps it.
    """
    result = texts[0]
    for text in texts[1:]:
        parted = _PARTED.search(result)
        first = _FIRST.match(text)
        if parted is None or first is None:
            result = f"{result}{text}" if result.endswith("/") else f"{result} {text}"
        elif first[0].casefold() in _JOINTS:
            result = f"{result} {text}"
        elif first[0][0].islower() and f"{parted[1]}-{first[0]}".casefold() not in known:
            result = result[:-1] + text
        else:
            result = result + text
    return result


def _hyphened(lines: Sequence[Line]) -> frozenset[str]:
    """Words with a hyphen inside a line, where it is no accident of setting."""
    return frozenset(
        found.casefold().replace("\u2010", "-")
        for line in lines
        for found in _HYPHENED.findall(line.piece.text)
    )
