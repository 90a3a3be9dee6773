"""What a reader makes of a file: the article's text, and what the format says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Content:
    """One article as its format holds it.

    ``front_matter``: what somebody wrote down for this very article (the block that opens a text
    file, the columns of a table); outranks the text. ``metadata``: what the format says by itself
    (HTML meta tags, mail headers, document properties); how far each key is believed is told in
    `pressminer.masthead`. Keys: ``title``, ``published_on``, ``publisher``, ``author``, ``url``,
    ``language``; in metadata also ``sent_on`` and ``sender`` (mail) and ``hinted_on``, a day
    that may be another one (when a PDF was made, a Word file begun).
    """

    text: str
    front_matter: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)
