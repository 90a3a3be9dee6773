"""XML without traps: no document types, so no entities of any kind; no network; bounded depth."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from pressminer.errors import UnreadableError

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = re.compile(rb"<\x00!\x00D\x00O\x00C|\x00<\x00!\x00D\x00O\x00C")


def parse_xml(data: bytes, what: str) -> Any:
    """The root element of ``data``; raises `UnreadableError` with ``what`` in its reason.

    A document type is refused whether or not it defines entities: office files have none.
    """
    if _DOCTYPE.search(data) or _WIDE.search(data):
        raise UnreadableError(f"{what} holds a document type with entities; it was not opened")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        deep = "depth" in str(error).lower()
        reason = "is nested too deep" if deep else "is broken"
        raise UnreadableError(f"{what} {reason}") from None
