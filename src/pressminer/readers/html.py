"""Saved web pages: headline, stamp and body as text; the rest of the page is left behind."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from pressminer.errors import UnreadableError
from pressminer.readers.content import Content
from pressminer.readers.encoding import decode
from pressminer.readers.html_blocks import Element, PageBlock, blocks_of, clean
from pressminer.readers.html_body import Story, story_of
from pressminer.readers.html_meta import metadata_of, titles_of

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<[A-Za-z!][^>]*>")
_HEAD = 4096  # bytes in which browsers look for the encoding
_DEEP = re.compile(r"(?i)depth")


def read_html(data: bytes) -> Content:
    """The article of a web page; raises `UnreadableError` when there is none in it.

    Lists become lines with ``-``, rows of tables lines with ``|`` between the cells; the headline
    stands in the first line, the page's own stamp below it.
    """
    source = decode_html(data)
    if _TAG.search(source) is None:
        raise UnreadableError("not a web page: there are no HTML tags in it")
    tree = _parsed(source)
    body = tree.find(".//body")
    blocks = blocks_of(body if body is not None else tree)
    said = metadata_of(tree)
    story = story_of(blocks, _extracted(tree), titles_of(tree), said.get("published_on", ""))
    if not story.body:
        raise UnreadableError("no article found on this web page")
    return Content(text_of(story), metadata=_with_hint(said, tree))


def read_fragment(data: bytes) -> Content:
    """All text of a piece of HTML (UTF-8), such as a column of a table holds."""
    return Content(all_text(data.decode("utf-8", "replace")))


def decode_html(data: bytes) -> str:
    """The page's source: by byte order mark, as UTF-8, as its ``<meta charset>`` says."""
    try:
        return decode(data)
    except UnreadableError:
        stated = _CHARSET.search(data[:_HEAD])
        codec = _codec(stated[1].decode("ascii", "replace")) if stated else ""
        if not codec:
            raise
        return data.decode(codec, "replace")


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _parsed(source: str) -> Element:
    """The tree of a page; raises `UnreadableError` for none and for one nested without end."""
    parser: Any = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    bare = _DECLARATION.sub("", source).replace("\x00", "")
    try:
        tree = lxml_html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableError("no article found: this web page is empty") from None
    if any(_DEEP.search(entry.message) for entry in parser.error_log.filter_from_errors()):
        raise UnreadableError("this web page is nested too deep")
    return tree


def _extracted(tree: Element) -> str:
    """What trafilatura takes for the article; empty if it finds none."""
    import trafilatura  # noqa: PLC0415 - takes half a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    return str(getattr(found, "text", "") or "")


def all_text(source: str) -> str:
    """All text of a page that is nothing but its article, such as a mail; empty if it has none."""
    try:
        tree = _parsed(source)
    except UnreadableError:
        return ""
    body = tree.find(".//body")
    blocks = blocks_of(body if body is not None else tree)
    return "\n\n".join(_paragraphs(tuple(blocks)))


def _with_hint(said: Mapping[str, str], tree: Element) -> Mapping[str, str]:
    """Where the head states no day, htmldate looks for one in other spellings."""
    if "published_on" in said or "hinted_on" in said:
        return said
    day = _head_date(tree)
    return {**said, "hinted_on": day} if day else said


def _head_date(tree: Element) -> str:
    """The day in the page's head or address, by htmldate; it never sees the page itself.

    On whole pages it also takes days of comments and of events.
    """
    import htmldate  # noqa: PLC0415

    head = tree.find(".//head")
    if head is None:
        return ""
    page = lxml_html.Element("html")
    page.append(head)
    try:
        return str(htmldate.find_date(page, extensive_search=False, original_date=True) or "")
    except (ValueError, etree.LxmlError):
        return ""


# --- text ----------------------------------------------------------------------------------------


def text_of(story: Story) -> str:
    """The article as text: paragraphs apart, items and rows of tables line by line."""
    paragraphs = [story.title, *story.stamps] if story.title else [*story.stamps]
    return "\n\n".join([*paragraphs, *_paragraphs(story.body), *story.signed]) + "\n"


def _paragraphs(blocks: tuple[PageBlock, ...]) -> Iterator[str]:
    """Runs of lines that belong together: a list, a table, a paragraph with ``<br>`` in it."""
    lines: list[str] = []
    previous: PageBlock | None = None
    for block in blocks:
        if previous is not None and not _joined(previous, block):
            yield "\n".join(lines)
            lines = []
        lines.append(_line(block, previous))
        previous = block
    if lines:
        yield "\n".join(lines)


def _joined(previous: PageBlock, block: PageBlock) -> bool:
    if block.element is previous.element and block.tag != "row":
        return True
    return block.tag == previous.tag and block.tag in ("li", "row", "dd", "dt")


def _line(block: PageBlock, previous: PageBlock | None) -> str:
    """``- Item`` for the first line of an item of a list, else the text as it is."""
    first = previous is None or block.element is not previous.element
    text = clean(block.text)
    return f"- {text}" if block.tag == "li" and first and not text.startswith("-") else text
