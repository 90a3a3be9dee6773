"""What a web page says about itself in its head: title, day, publisher, author.

Only fields that mean publication count. Days of change (``article:modified_time``), of comments,
of events and whatever else a page prints are not looked at here: a wrong day is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pressminer.readers.fields import is_person, iso_day
from pressminer.readers.html_blocks import Element, clean

# Each by rank: the first that holds a day is taken.
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.available",
    "citation_publication_date",
    "prism.publicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
)
# May be the day of publication, of a draft or of the last change.
_HINTS = ("dc.date", "dcterms.date", "date", "dc.date.created", "dcterms.created", "datecreated")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
_SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_ARTICLES = re.compile(r"(?i)(?:article|posting|report|pressrelease|webpage|statement)$")
_MAX_DEPTH = 12


def metadata_of(tree: Element) -> dict[str, str]:
    """The keys of `pressminer.readers.content.Content.metadata` that a page fills.

    ``<meta property="article:published_time" content="2024-03-14T08:00:00+01:00">`` gives
    ``{"published_on": "2024-03-14"}``: the day as written, in the page's own time zone.
    """
    tags = _meta_tags(tree)
    linked = list(_linked_data(tree))
    site = _first(tags, _SITES) or _named(linked, "publisher")
    values = {
        "published_on": _published(tree, tags, linked),
        "publisher": site,
        "author": _author(tags, linked, site),
        "hinted_on": next((d for k in _HINTS if (d := iso_day(tags.get(k, "")))), ""),
        "url": _url(tree, tags),
    }
    return {key: value for key, value in values.items() if value}


def titles_of(tree: Element) -> list[str]:
    """What the page gives as its title, the surest first: ``og:title``, JSON-LD, ``<title>``."""
    tags = _meta_tags(tree)
    found = [clean(tags[key]) for key in _TITLES[:1] if key in tags]
    found += [clean(str(item.get("headline", ""))) for item in _linked_data(tree)]
    found += [clean(tags[key]) for key in _TITLES[1:] if key in tags]
    title = tree.find(".//title")
    if title is not None:
        found.append(clean(title.text_content()))
    return list(dict.fromkeys(text for text in found if text))


def _meta_tags(tree: Element) -> dict[str, str]:
    """``<meta>`` by name, property or itemprop, lower case; of several the first."""
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = (meta.get("content") or "").strip()
        if key and value:
            tags.setdefault(key.strip().lower(), value)
    return tags


def _first(tags: Mapping[str, str], keys: Iterable[str]) -> str:
    return next((clean(tags[key]) for key in keys if key in tags), "")


def _linked_data(tree: Element) -> Iterator[Mapping[str, Any]]:
    """The parts of JSON-LD that describe an article or the page, articles first."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            found += _objects(data, 0)
    yield from sorted(found, key=lambda item: _type_of(item).lower().endswith("webpage"))


def _objects(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        if _ARTICLES.search(_type_of(data)):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)


def _type_of(item: Mapping[str, Any]) -> str:
    kind = item.get("@type", "")
    return str(kind[0]) if isinstance(kind, list) and kind else str(kind)


def _published(tree: Element, tags: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str:
    stated = [str(item.get("datePublished", "")) for item in linked]
    stated += [tags[key] for key in _DATES if key in tags]
    stated += _times(tree)
    return next((day for day in map(iso_day, stated) if day), "")


def _times(tree: Element) -> Iterator[str]:
    """``<time>`` elements that are marked as the day of publication, unless they differ."""
    found = [
        time.get("datetime") or time.get("content") or time.text_content()
        for time in tree.iter("time", "meta", "span", "abbr")
        if "datepublished" in (time.get("itemprop") or "").lower() or "pubdate" in time.attrib
    ]
    entries = [
        time.get("datetime") or ""
        for time in tree.iter("time")
        if {"entry-date", "published"} <= set((time.get("class") or "").split())
    ]
    yield from found[:1]
    yield from entries[:1]


def _named(linked: list[Mapping[str, Any]], key: str) -> str:
    for item in linked:
        value = item.get(key)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict) and isinstance(first.get("name"), str):
            return clean(first["name"])
    return ""


def _author(tags: Mapping[str, str], linked: list[Mapping[str, Any]], site: str) -> str:
    """A person's name; accounts such as ``admin`` or ``CBS News`` are none."""
    stated = [_named(linked, "author"), *(clean(tags[key]) for key in _AUTHORS if key in tags)]
    return next((name for name in stated if name != site and is_person(name)), "")


def _url(tree: Element, tags: Mapping[str, str]) -> str:
    links = (
        link.get("href") or ""
        for link in tree.iter("link")
        if (link.get("rel") or "").strip().lower() == "canonical"
    )
    return next((url for url in (*links, tags.get("og:url", "")) if url.startswith("http")), "")
