"""What the user decided about articles themselves, to be known before they are mined.

A day of publication is no mere cell: every ``am Freitag`` of the article is counted from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pressminer.decisions.ledger import Decision
from pressminer.decisions.schema import SCHEMAS, table_of
from pressminer.masthead import UNSAID
from pressminer.model import Article

Stated = Mapping[str, Mapping[str, str]]
"""Article id → keys of front matter → values."""

_DOCUMENTS = "documents"
_MAY_BE_UNSAID = frozenset({"published_on", "publisher", "author"})


def stated(decisions: Sequence[Decision]) -> Stated:
    """What ``set`` and ``rename`` say of articles, as if it stood in their front matter.

    Later decisions win. An empty value means that the article does not say it, whatever is read
    there; values that cannot be are left out, since carrying the decisions out reports them.
    """
    found: dict[str, dict[str, str]] = {}
    schema = SCHEMAS[_DOCUMENTS]
    for decision in decisions:
        if table_of(decision.target) != _DOCUMENTS or decision.action not in ("set", "rename"):
            continue
        column = schema.name if decision.action == "rename" else decision.column
        try:
            value = schema.columns[column](decision.value)
        except (KeyError, ValueError):
            continue
        if not value and column in _MAY_BE_UNSAID:
            value = UNSAID
        found.setdefault(decision.target, {})[column] = value
    return found


def with_stated(article: Article, known: Stated) -> Article:
    """The article with what the user states about it, which outranks its own front matter."""
    more = known.get(article.document_id)
    return replace(article, front_matter={**article.front_matter, **more}) if more else article
