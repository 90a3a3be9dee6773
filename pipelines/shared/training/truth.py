"""What annotated texts say: who holds a post, where, and how entities hang together.

Two kinds of annotation: articles with gold as in docs/evaluation.md, and snippets with marks in the
text (README.md). Both answer the same questions about what the linker asks of a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from pressminer.linking.post import Post
from pressminer.model import Article, EntityRef, RoleTitle
from pressminer.readers import articles
from pressminer.resolve import Entities

MARK = re.compile(
    r"\[(?:r (?P<holders>-|p\d+(?:\+p\d+)*) (?P<body>-|[ol]\d+) (?P<post>[^\[\]]+)"
    r"|(?P<key>[pol]\d+) (?P<name>[^\[\]]+))\]"
)
TABLES = {"p": "persons", "o": "organizations", "l": "places"}
_RELATION = re.compile(r"(?P<subject>[pol]\d+) (?P<kind>[a-z_]+) (?P<object>[pol]\d+)(?: = .+)?")
_ROLE = re.compile(r"(?P<holder>p\d+) (?P<post>.+?) @ (?P<body>-|[ol]\d+)")
_HEAD = 5  # letters in which forms of one word agree
_LONG = 500  # characters from which a block with several lines has a headline of its own
_HEADLINES = {"de": "Aus der Region\n\n", "en": "News in brief\n\n"}

Span = tuple[int, int]
Bodies = set[EntityRef | None]


class Truth(Protocol):
    """What the annotation of one text says of its entities as they were found."""

    article: Article

    def holders(self, post: Post, entities: Entities) -> set[EntityRef]:
        """Who holds the post; nobody if that is not said."""

    def bodies(self, post: Post, holder: EntityRef, entities: Entities) -> Bodies | None:
        """Where it is held, ``{None}`` for nowhere said, ``None`` if the body was not found."""

    def relations(self, entities: Entities) -> set[tuple[EntityRef, str, EntityRef]]:
        """Relations between entities that were found."""


@dataclass(frozen=True)
class Snippet:
    """A text with marks: names of entities by key, posts with holders and body, relations."""

    article: Article
    names: dict[str, list[Span]]
    posts: list[tuple[Span, tuple[str, ...], str | None]]
    stated: list[tuple[str, str, str]] = field(default_factory=list)
    implied: list[tuple[str, str, str | None]] = field(default_factory=list)  # holder, post, body

    def holders(self, post: Post, entities: Entities) -> set[EntityRef]:
        """See `Truth`."""
        keys = {key for _, found, _ in self._marks(post) for key in found}
        return {ref for key in keys if (ref := self._found(key, entities)) is not None}

    def bodies(self, post: Post, holder: EntityRef, entities: Entities) -> Bodies | None:
        """See `Truth`."""
        said: Bodies = set()
        for _, keys, body in self._marks(post):
            if holder in {self._found(key, entities) for key in keys}:
                found = self._found(body, entities) if body else None
                if body and found is None:
                    return None
                said.add(found)
        return said or None

    def relations(self, entities: Entities) -> set[tuple[EntityRef, str, EntityRef]]:
        """See `Truth`."""
        found = set()
        for subject, kind, obj in self.stated:
            a, b = self._found(subject, entities), self._found(obj, entities)
            if a is not None and b is not None:
                found.add((a, kind, b))
        return found

    def _marks(self, post: Post) -> list[tuple[Span, tuple[str, ...], str | None]]:
        if post.title.implied:
            span = (post.start, post.end)
            same = (i for i in self.implied if _alike(i[1], post.title))
            return [(span, (holder,), body) for holder, _, body in same]
        return [m for m in self.posts if m[0][0] < post.end and post.start < m[0][1]]

    def _found(self, key: str, entities: Entities) -> EntityRef | None:
        """The entity that shares most characters with the names of a key."""
        shared: dict[EntityRef, int] = {}
        for table, found in entities.by_table():
            if (table == "persons") != (key[0] == "p"):
                continue
            for index, entity in enumerate(found):
                overlap = sum(_overlap(a, b) for a in entity.spans for b in self.names[key])
                if overlap:
                    bonus = 1000 * (table == TABLES[key[0]])
                    shared[EntityRef(table, index)] = overlap + bonus
        return max(shared, key=lambda ref: (shared[ref], ref.table, -ref.index), default=None)


def _alike(words: str, title: RoleTitle) -> bool:
    """``Leiterin``, Leiter; ``Mitglied im Beirat``, Mitglied des Beirats; ``chairs``, chair."""
    ours, theirs = title.title.lower().split(), words.lower().split()
    head = ours[0][:_HEAD] == theirs[0][:_HEAD]
    return head and ours[-1][:_HEAD] == theirs[-1][:_HEAD] if len(ours) > 1 else head


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def snippets(path: Path, language: str) -> Iterator[Snippet]:
    """The blocks of a file of snippets; those without a headline get one."""
    for number, block in enumerate(re.split(r"(?m)^---\s*$", path.read_text(encoding="utf-8"))):
        lines = block.strip().splitlines()
        marked = "\n".join(line for line in lines if not line.startswith(">")).strip()
        if not marked:
            continue
        headline = "" if "\n" in marked and len(marked) > _LONG else _HEADLINES[language]
        stated = [
            (m["subject"], m["kind"], m["object"])
            for line in lines
            if (m := _RELATION.fullmatch(line.removeprefix(">").strip())) and line.startswith(">")
        ]
        implied = [
            (m["holder"], m["post"], None if m["body"] == "-" else m["body"])
            for line in lines
            if (m := _ROLE.fullmatch(line.removeprefix(">").strip())) and line.startswith(">")
        ]
        snippet = _snippet(f"{path.stem}-{number}", headline, marked, language)
        yield replace(snippet, stated=stated, implied=implied)


def _snippet(name: str, headline: str, marked: str, language: str) -> Snippet:
    text, at = headline, 0
    names: dict[str, list[Span]] = {}
    posts: list[tuple[Span, tuple[str, ...], str | None]] = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        words = mark["name"] or mark["post"]
        span = (len(text), len(text) + len(words))
        text += words
        if mark["key"]:
            names.setdefault(mark["key"], []).append(span)
        else:
            holders = () if mark["holders"] == "-" else tuple(mark["holders"].split("+"))
            posts.append((span, holders, None if mark["body"] == "-" else mark["body"]))
    front = {"language": language, "published_on": "2025-03-12"}
    article = Article(name, f"{name}.txt", f"{text}{marked[at:]}\n", front)
    return Snippet(article, names, posts)


@dataclass(frozen=True)
class Gold:
    """An article with gold (docs/evaluation.md). Posts are told by their wording."""

    article: Article
    rows: dict[str, Any]

    def holders(self, post: Post, entities: Entities) -> set[EntityRef]:
        """See `Truth`."""
        found = {self._found("persons", row["person"], entities) for row in self._roles(post)}
        return {ref for ref in found if ref is not None}

    def bodies(self, post: Post, holder: EntityRef, entities: Entities) -> Bodies | None:
        """See `Truth`."""
        said: Bodies = set()
        for row in self._roles(post):
            if self._found("persons", row["person"], entities) != holder:
                continue
            for key in (row["organization"], *row.get("organization_ok", ())):
                found = self._body(key, entities) if key else None
                if key and found is None:
                    continue
                said.add(found)
        return said or None

    def relations(self, entities: Entities) -> set[tuple[EntityRef, str, EntityRef]]:
        """See `Truth`."""
        found = set()
        for row in self.rows["relations"]:
            a, b = (self._entity(row[end], entities) for end in ("subject", "object"))
            if a is not None and b is not None:
                found.add((a, row["relation"], b))
        return found

    def _roles(self, post: Post) -> list[dict[str, Any]]:
        titles = [post.title, *([post.title.core[0]] if post.title.core else [])]
        words = {_plain(w) for t in titles for w in (t.title, t.canonical)}
        fields = ("role", "role_en")
        return [
            row
            for row in self.rows["roles"]
            if words & {_plain(w) for f in fields for w in (row[f], *row.get(f"{f}_ok", ())) if w}
        ]

    def _entity(self, key: str, entities: Entities) -> EntityRef | None:
        if key.startswith("per:"):
            return self._found("persons", key, entities)
        return self._body(key, entities)

    def _body(self, key: str, entities: Entities) -> EntityRef | None:
        table = "organizations" if key.startswith("org:") else "places"
        return self._found(table, key, entities)

    def _found(self, table: str, key: str, entities: Entities) -> EntityRef | None:
        row = next((r for r in self.rows[table] if r["entity"] == key), None)
        if row is None:  # named, but of another table: a territory that acts
            return None
        names = {_plain(s) for s in (*row["surfaces"], row["name"])}
        text = self.article.text
        for index, entity in enumerate(dict(entities.by_table())[table]):
            if names & {_plain(text[s:e]) for s, e in entity.spans}:
                return EntityRef(table, index)
        return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def golds(texts: Path, gold: Path) -> Iterator[Gold]:
    """The articles of a folder that have gold."""
    for path in sorted(p for p in texts.iterdir() if p.suffix in {".txt", ".md"}):
        rows = gold / f"{path.stem}.json"
        if rows.is_file():
            for article in articles(path, texts):
                if isinstance(article, Article):
                    yield Gold(article, json.loads(rows.read_text(encoding="utf-8")))
