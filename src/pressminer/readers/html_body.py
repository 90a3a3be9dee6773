"""Which blocks of a web page are the article: headline, stamp, lead, body.

trafilatura says what the body is, from the density of text and links and from years of lists of
class names. Its own text drops leads, glues captions in front and takes lists of other articles
along, so that only its verdict is used: a block counts as body when trafilatura's text holds it.
What is repaired after that is told at each step. In doubt a block is out: the page is still there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressminer.readers.html_blocks import Element, PageBlock, clean

_GLYPHS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"""[.!?…]["'”“’‘»«)\]]*$""")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d{1,4}")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ADDRESSES = ("http://", "https://", "www.")
_COMMENTS = re.compile(r"(?i)comment|kommentar|respon[ds]|discuss")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SITE = re.compile(r"\s+[|–—-]\s+|\s*[|›»]\s*")

_SURE = 24  # letters; a shorter block is body only next to what is body
_NEAR = 60  # letters of trafilatura's text between one block and a short one that follows it
_GAP = 8  # blocks of plain text that are not body; beyond them another part of the page begins
_SHARE = 0.3  # of the longest stretch; an earlier one of this length is the article
_MOST = 0.7  # share of an article's text that its element holds
_LEAD = 60  # characters of a sentence between headline and body that is its lead
_STAMP = 110  # characters of a line with a date that may be a stamp
_ABOVE, _BELOW = 4, 12  # blocks above the headline and below the body in which a stamp may stand
_ALIKE = 0.4  # share of words that a heading has in common with the page's title


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a page that are the article; ``title`` is empty where the page names none."""

    title: str
    stamps: tuple[str, ...]
    body: tuple[PageBlock, ...]
    signed: tuple[str, ...] = ()  # a stamp below the body


def story_of(
    blocks: Sequence[PageBlock], extracted: str, titles: Sequence[str], published: str = ""
) -> Story:
    """The article among the ``blocks`` of a page.

    ``extracted``: trafilatura's text of it. ``titles``: what the page's head gives as its title;
    ``published``: and as its day (ISO), which a stamp must not contradict.
    """
    found = _aligned(blocks, extracted)
    headline, title = _headline(blocks, _middle(blocks, found), titles)
    if headline is not None:
        found = {i for i in found if i > headline}
    body = _trimmed(blocks, found)
    kept = sorted(_completed(blocks, body, headline, squashed(title)))
    top, bottom = _stamps(blocks, body, headline, published)
    return Story(title, top, tuple(blocks[i] for i in kept), bottom)


def _middle(blocks: Sequence[PageBlock], found: set[int]) -> int:
    """The block at which half of what was found has been told; no headline stands below it."""
    half = sum(_weight(blocks[i]) for i in found) / 2
    for number in sorted(found):
        half -= _weight(blocks[number])
        if half <= 0:
            return number
    return len(blocks)


def squashed(text: str) -> str:
    """Letters and digits only, to compare text whose white space and marks differ."""
    return _GLYPHS.sub("", text).casefold()


def _aligned(blocks: Sequence[PageBlock], extracted: str) -> set[int]:
    """Numbers of the blocks that trafilatura's text holds, each place of that text used once."""
    text, cursor = squashed(extracted), 0
    used = bytearray(len(text))
    found: set[int] = set()
    for number, block in enumerate(blocks):
        glyphs = squashed(block.text)
        if not glyphs or block.text.startswith(_ADDRESSES):
            continue
        size = len(glyphs)
        at = text.find(glyphs, cursor, len(text) if size >= _SURE else cursor + size + _NEAR)
        if at < 0 and size >= 2 * _SURE:
            at = text.find(glyphs)
        if at < 0 or (block.linked and block.tag not in ("li", "row")):
            continue
        if used.count(1, at, at + size) * 2 > size:
            continue
        found.add(number)
        if not block.linked:
            used[at : at + size] = b"\x01" * size
            cursor = max(cursor, at + size)
    return found


def _trimmed(blocks: Sequence[PageBlock], found: set[int]) -> set[int]:
    """The first long stretch without a gap, and of links only those in a list of the body."""
    runs: list[list[int]] = []
    for number in sorted(i for i in found if not blocks[i].linked and not blocks[i].framed):
        if not runs or _gap(blocks, runs[-1][-1], number) > _GAP:
            runs.append([])
        runs[-1].append(number)
    weights = [sum(_weight(blocks[i]) for i in run) for run in runs]
    best = next((r for r, w in zip(runs, weights, strict=True) if w >= _SHARE * max(weights)), [])
    plain = {id(blocks[i].parent) for i in best}
    listed = (i for i in found if best and best[0] < i < best[-1] and blocks[i].linked)
    home = _home([blocks[i] for i in best])
    while best and (_is_scrap(blocks[best[-1]]) or not _is_within(blocks[best[-1]], home)):
        best.pop()
    return {*best, *(i for i in listed if _in_body_list(blocks[i], plain))}


def _home(blocks: Sequence[PageBlock]) -> Element:
    """The innermost element that holds most of the text; ``None`` without any."""
    total = sum(_weight(block) for block in blocks)
    weights: dict[Element, int] = {}
    for block in blocks:
        for element in block.element.iterancestors():
            weights[element] = weights.get(element, 0) + _weight(block)
    holding = [e for e, weight in weights.items() if weight >= _MOST * total]
    return max(holding, key=lambda e: sum(1 for _ in e.iterancestors()), default=None)


def _is_within(block: PageBlock, home: Element) -> bool:
    return any(element is home for element in (block.element, *block.element.iterancestors()))


def _is_scrap(block: PageBlock) -> bool:
    """A word or two that trafilatura's text happens to hold: ``Office:`` below the article."""
    short = len(squashed(block.text)) < _SURE and block.tag not in ("li", "row")
    return short and _SENTENCE.search(block.text) is None


def _gap(blocks: Sequence[PageBlock], before: int, after: int) -> int:
    return sum(not block.linked for block in blocks[before + 1 : after])


def _weight(block: PageBlock) -> int:
    return 0 if block.linked else len(block.text)


def _in_body_list(block: PageBlock, plain: set[int]) -> bool:
    """Whether a linked item stands in a list between the paragraphs, as lists of partners do."""
    parents = (block.parent, block.parent.getparent() if block.parent is not None else None)
    return any(id(parent) in plain for parent in parents if parent is not None)


# --- headline ------------------------------------------------------------------------------------


def _headline(
    blocks: Sequence[PageBlock], middle: int, titles: Sequence[str]
) -> tuple[int | None, str]:
    """Number and text of the headline: the heading most like what the page's head says.

    A heading with more in it than the article's (``Gedenktag Erinnerung an …`` with its kicker)
    gives way to ``og:title``; ``… - Battery-News.de`` in the head gives way to the heading.
    """
    stated = [part for title in titles for part in (title, *_without_site(title))]
    best: tuple[float, float, int, int] = (0.0, _ALIKE, 0, -1)
    for number, block in enumerate(blocks[: middle + 1]):
        if block.tag in _HEADINGS and stated:
            alike = [_alike(block.text, title) for title in stated]
            best = max(best, (float(alike[0] == 1), max(alike), -int(block.tag[1]), number))
    if best[3] >= 0:
        return best[3], _shortest(blocks[best[3]].text, titles)
    headings = [i for i, b in enumerate(blocks[: middle + 1]) if b.tag == "h1" and not b.framed]
    if titles:
        return None, _bare(titles)
    return (headings[-1], blocks[headings[-1]].text) if headings else (None, "")


def _without_site(title: str) -> list[str]:
    """``Neue Halle | Stadt Ulm`` without its last part, and its parts."""
    parts = [part for part in _SITE.split(title) if part]
    return parts if len(parts) > 1 else []


def _bare(titles: Sequence[str]) -> str:
    """The title without the site's name, where another of the ``titles`` lacks it."""
    shortest = min((t for t in titles if t in titles[0]), key=len)
    if shortest != titles[0] or len(titles) > 1:
        return shortest
    parts = _without_site(titles[0])
    return max(parts, key=len) if parts else titles[0]


def _shortest(heading: str, titles: Sequence[str]) -> str:
    """The ``og:title`` if the heading ends with it, else the heading."""
    glyphs = squashed(heading)
    for title in titles[:1]:
        inner = squashed(title)
        if len(inner) >= _SURE and inner != glyphs and glyphs.endswith(inner):
            return title
    return heading


def _alike(first: str, second: str) -> float:
    """Share of words that two titles have in common."""
    one, two = set(first.casefold().split()), set(second.casefold().split())
    return len(one & two) / max(1, len(one | two))


# --- stamp and lead ------------------------------------------------------------------------------


def _completed(
    blocks: Sequence[PageBlock], body: set[int], headline: int | None, title: str
) -> Iterator[int]:
    """The body with what trafilatura leaves out: leads, and sentences between its paragraphs."""
    if not body:
        return
    first, last = min(body), max(body)
    parents = {id(blocks[i].parent) for i in body}
    start = headline + 1 if headline is not None else first
    for number in range(start, last + 1):
        block = blocks[number]
        if squashed(block.text) == title:
            continue
        beside = number < first or id(block.parent) in parents
        if number in body or (beside and _is_lead(block)):
            yield number


def _is_lead(block: PageBlock) -> bool:
    """A whole sentence that is no link, caption or part of a form."""
    return (
        len(block.text) >= _LEAD
        and not block.linked
        and not block.framed
        and block.tag in ("p", "div", "h2", "h3", "li", "header", "section", "article")
        and not block.text.startswith(("<", "{", "©"))
        and _SENTENCE.search(block.text) is not None
    )


def _stamps(
    blocks: Sequence[PageBlock], body: set[int], headline: int | None, published: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines with a day around the headline, or one below the body (``Stand 27.01.2022``)."""
    if not body:
        return (), ()
    first, last = min(body), max(body)
    top = headline if headline is not None else first
    fit = [b for b in blocks if not b.framed and _is_stamp(b) and _agrees(b.text, published)]
    ids = {id(block) for block in fit}
    after = [_dated_run(b) for b in blocks[top:first] if id(b) in ids]
    above = [_dated_run(b) for b in blocks[max(0, top - _ABOVE) : top] if id(b) in ids]
    inside = any(id(blocks[i]) in ids for i in sorted(body)[:3])
    found = () if inside else tuple(dict.fromkeys(after or above[-1:]))[:2]
    if found or inside:
        return found, ()
    plain = [b for b in blocks[last + 1 :] if not b.linked][:_BELOW]
    signed = (b for b in plain if id(b) in ids and b.tag not in _HEADINGS)
    return (), tuple(b.text for b in signed if not _is_comment(b))[:1]


def _dated_run(block: PageBlock) -> str:
    """The date alone where it is set apart: ``5. Mai 2021`` of ``5. Mai 2021 admin News 0``."""
    runs = [clean(run) for run in block.runs]
    dated = [run for run in runs if _YEAR.search(run) and _DAY.search(run)]
    bare = [run for run in dated if len(_WORD.findall(run)) <= 1]
    return bare[0] if len(dated) == 1 and bare else block.text


def _is_comment(block: PageBlock) -> bool:
    """Whether a block stands among the comments of readers, by the names of what holds it."""
    names = (
        f"{e.get('class', '')} {e.get('id', '')}"
        for e in (block.element, *block.element.iterancestors())
    )
    return any(_COMMENTS.search(name) for name in names)


def _agrees(text: str, published: str) -> bool:
    """Whether a line may print the day that the head states; any line where it states none."""
    if not published:
        return True
    numbers = {int(number) for number in _NUMBER.findall(text)}
    return int(published[:4]) in numbers and int(published[8:]) in numbers


def _is_stamp(block: PageBlock) -> bool:
    text = block.text
    year = _YEAR.search(text) if len(text) <= _STAMP else None
    if year is None or block.tag in ("figcaption", "row") or text.startswith("©"):
        return False
    return _DAY.search(text) is not None
