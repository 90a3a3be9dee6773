"""Plain text and Markdown: the text is the decoded file, so that anyone can check offsets."""

from __future__ import annotations

from collections.abc import Mapping

from pressminer.readers import front_matter
from pressminer.readers.encoding import decode


def read_text(data: bytes) -> tuple[str, Mapping[str, str]]:
    r"""The decoded file with ``\r\n`` as ``\n``, and its front matter, which is cut off.

    Raises `UnreadableError` when ``data`` is no text.

    >>> read_text(b"Neue Halle\r\n\r\nUlm baut.")
    ('Neue Halle\n\nUlm baut.', {})
    """
    values, text = front_matter.split(decode(data).replace("\r\n", "\n"))
    return text, values
