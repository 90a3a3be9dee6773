"""Plain text and Markdown: the text is the decoded file, so that anyone can check offsets."""

from __future__ import annotations

import re

from pressminer.errors import UnreadableError
from pressminer.readers import front_matter
from pressminer.readers.content import Content
from pressminer.readers.encoding import decode

_PAGE = re.compile(
    r"(?i)\s*(?:<!doctype\s+html|<html[\s>]|<\?xml\s[^>]*\?>\s*<(?:!doctype\s+)?html)"
)


def read_text(data: bytes) -> Content:
    r"""The decoded file with ``\r\n`` as ``\n``, and its front matter, which is cut off.

    Raises `UnreadableError` when ``data`` is no text.

    >>> read_text(b"Neue Halle\r\n\r\nUlm baut.").text
    'Neue Halle\n\nUlm baut.'
    """
    decoded = decode(data)
    if _PAGE.match(decoded):
        raise UnreadableError("not a text file: this is a web page; name it .html to have it read")
    values, text = front_matter.split(decoded.replace("\r\n", "\n"))
    return Content(text, values)
