"""What the youngest article says about a post that several articles tell of."""

from __future__ import annotations

from collections.abc import Iterable

from pressminer.merging.facts import Stated
from pressminer.model import Role


def latest_role(group: Iterable[Stated]) -> Role:
    """The post as the article published last words it, with its status.

    ``designierte Rektorin`` in March, ``Rektorin`` in May: rector, current. Articles without a
    date count as the oldest. Among articles of one day one that says a status outranks one that
    does not; then the ids of the articles decide, so that no order of reading does.
    """
    return max(group, key=_recency).fact.value  # type: ignore[no-any-return]


def _recency(stated: Stated) -> tuple[str, bool, str]:
    document = stated.findings.document
    return document.published_on, bool(stated.fact.value.status), document.document_id
