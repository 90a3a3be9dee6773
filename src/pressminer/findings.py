"""From annotated passages to an article's findings: the end of the map side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pressminer.annotate import Annotated, Passage
from pressminer.duplicates import shingles
from pressminer.layout.zones import ZoneMap
from pressminer.lexicon import Lexicon
from pressminer.linking.boards import BoardLists
from pressminer.linking.columns import PostColumns
from pressminer.linking.relations import RelationLinker
from pressminer.linking.roles import House, RoleLinker, person_titles
from pressminer.linking.scene import Scene, scenes
from pressminer.model import (
    Amount,
    Article,
    Block,
    BlockKind,
    Document,
    Fact,
    Findings,
    Masthead,
    Match,
    Mention,
    Role,
    Zone,
)
from pressminer.normalize.comparable import Comparer
from pressminer.normalize.roles import combined, plain_post
from pressminer.resolve import Entities, Entity, Resolver
from pressminer.rules import RuleFolder
from pressminer.view import tokenize

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article after reading: its masthead, main language, and what of it is to be mined."""

    article: Article
    masthead: Masthead
    language: str
    passages: tuple[Passage, ...]
    blocks: tuple[Block, ...] = ()


class Finder:
    """Turns an article's annotated passages into `Findings`."""

    def __init__(self, rules: RuleFolder, lexicon: Lexicon) -> None:
        comparer = Comparer(lexicon)
        self.resolve = Resolver(lexicon, comparer)
        titles = person_titles(lexicon, rules.languages[0])
        self.roles = RoleLinker(lexicon, titles)
        self.boards = BoardLists(lexicon)
        self.columns = PostColumns(lexicon)
        self.house = House(lexicon)
        self.relations = RelationLinker(lexicon)

    def __call__(self, reading: Reading, annotated: Sequence[Annotated]) -> Findings:
        """``annotated`` are the passages of this article, in text order."""
        text = reading.article.text
        sentences = [s for a in annotated for s in _absolute_sentences(a.passage)]
        tokens = [tokenize(text, start, end) for start, end, _, _ in sentences]
        found = {t: list(_absolute(annotated, t)) for t in _TABLES}
        entities = self.resolve(
            text, tokens, found["persons"], found["organizations"], found["places"]
        )
        stage = scenes(text, sentences, tokens, entities)
        evidence = _Evidence(text, sentences, ZoneMap(text, reading.blocks))
        amounts = evidence.facts(_group(found["amounts"], _amount_key, _hedged_beats_bare))
        dates = evidence.facts(_group(found["dates"], lambda d: d.edtf, lambda old, new: old))
        roles = self._roles(stage, found["roles"], entities)
        relations = self.relations(
            stage,
            entities,
            [
                (s, e, i)
                for s, e, i in _spans(found["amounts"], amounts, _amount_key)
                if _is_sum(amounts[i].value)
            ],
            _spans(found["dates"], dates, lambda d: d.edtf),
        )
        return Findings(
            document=document_row(reading),
            persons=evidence.entities(entities.persons),
            organizations=evidence.entities(entities.organizations),
            places=evidence.entities(entities.places),
            roles=evidence.facts(roles),
            amounts=amounts,
            dates=dates,
            relations=evidence.facts(_collect(relations)),
            shingles=shingles(_own_words(text, reading.blocks)),
        )

    def _roles(
        self, stage: Sequence[Scene], posts: Sequence[Match[Any]], entities: Entities
    ) -> list[tuple[Role, list[tuple[int, int]]]]:
        self.roles.new_article(stage, entities)
        stated = [
            (role, (start, end))
            for scene in stage
            for role, start, end in self.roles(
                scene, [p for p in posts if scene.start <= p.start < scene.end], entities
            )
        ]
        known = [(role, start) for role, (start, _) in stated]
        stated += [(role, (s, e)) for role, s, e in self.boards(stage, entities, known)]
        stated += [(role, (s, e)) for role, s, e in self.columns(stage, posts)]
        house = self.house.of(stage, entities)
        told = _with_bodies(_collect(stated))
        return _with_bodies([(self.house.fill(role, house), spans) for role, spans in told])


def _own_words(text: str, blocks: Sequence[Block]) -> str:
    """What an article says itself, to tell reprints by: many end with the same words on a house.

    Where there is nothing else, all of it.
    """
    own = (b for b in blocks if b.kind is not BlockKind.FURNITURE and b.zone is not Zone.ABOUT)
    return "\n".join(text[b.start : b.end] for b in own) or text


_TABLES = ("dates", "amounts", "organizations", "persons", "places", "roles")


def document_row(reading: Reading) -> Document:
    """The article's row in ``documents.csv``."""
    masthead = reading.masthead
    return Document(
        document_id=reading.article.document_id,
        path=reading.article.path,
        title=masthead.title,
        language=reading.language,
        published_on=masthead.published_on.isoformat() if masthead.published_on else "",
        publisher=masthead.publisher,
        author=masthead.author,
    )


def _absolute_sentences(passage: Passage) -> Iterator[tuple[int, int, BlockKind, str]]:
    for start, end, kind in passage.sentences:
        yield passage.start + start, passage.start + end, kind, passage.language


def _absolute(annotated: Iterable[Annotated], table: str) -> Iterator[Match[Any]]:
    """Matches of all passages with offsets into the article's text."""
    for passage, matches in ((a.passage, a.matches.get(table, ())) for a in annotated):
        for match in matches:
            value = match.value
            if table == "roles" and value.body:
                value = replace(value, body=tuple(b + passage.start for b in value.body))
            yield replace(
                match,
                start=match.start + passage.start,
                end=match.end + passage.start,
                value=value,
            )


# --- one row per fact inside an article -----------------------------------------------------------

Spans = list[tuple[int, int]]


def _amount_key(amount: Amount) -> Any:
    return amount.kind, amount.value, amount.value_max, amount.unit.casefold(), amount.per


def _hedged_beats_bare(old: Amount, new: Amount) -> Amount:
    """Headlines drop hedges: ``rund 10 Millionen`` in the text beats ``10 Millionen`` above it."""
    return new if old.qualifier == "exact" and new.qualifier != "exact" else old


def _group(matches: Iterable[Match[V]], key: Any, better: Any) -> list[tuple[V, Spans]]:
    groups: dict[Any, tuple[V, Spans]] = {}
    for match in matches:
        value, spans = groups.get(key(match.value), (match.value, []))
        spans.append((match.start, match.end))
        groups[key(match.value)] = (better(value, match.value), spans)
    return list(groups.values())


def _collect(stated: Iterable[tuple[V, tuple[int, int]]]) -> list[tuple[V, Spans]]:
    groups: dict[V, Spans] = {}
    for value, span in stated:
        spans = groups.setdefault(value, [])
        if span not in spans:
            spans.append(span)
    return list(groups.items())


def _with_bodies(roles: Sequence[tuple[Role, Spans]]) -> list[tuple[Role, Spans]]:
    """A post without a body joins the same person's same post with the one body it has here."""
    bodies: dict[Any, list[Role]] = {}
    for role, _ in roles:
        if role.body is not None:
            bodies.setdefault((role.person, role.canonical), []).append(role)
    merged: dict[Any, list[tuple[Role, Spans]]] = {}
    for role, spans in roles:
        known = bodies.get((role.person, role.canonical), [])
        alone = role.body is None and len({r.body for r in known}) == 1
        body = known[0].body if alone else role.body
        key = (role.person, plain_post(role.canonical), body)
        merged.setdefault(key, []).append((replace(role, body=body), spans))
    return [_one_role(told) for told in merged.values()]


def _one_role(told: Sequence[tuple[Role, Spans]]) -> tuple[Role, Spans]:
    """The role of which several passages tell, as the first with its body in words says it."""
    status = combined(role.status for role, _ in sorted(told, key=lambda t: min(t[1])))
    return replace(told[0][0], status=status), [span for _, spans in told for span in spans]


def _spans(
    matches: Iterable[Match[Any]], facts: Sequence[Fact[Any]], key: Any
) -> list[tuple[int, int, int]]:
    """(start, end, index of the fact) of every match, so that relations can point at facts."""
    index = {key(f.value): i for i, f in enumerate(facts)}
    return [(m.start, m.end, index[key(m.value)]) for m in matches]


def _is_sum(amount: Amount) -> bool:
    """Money, or a share of it: what a funder can give."""
    return amount.kind in {"money", "percentage"}


# --- evidence -------------------------------------------------------------------------------------


class _Evidence:
    """Turns spans into `Mention` with the sentence around them."""

    def __init__(
        self, text: str, sentences: Sequence[tuple[int, int, BlockKind, str]], zones: ZoneMap
    ) -> None:
        self.text = text
        self.zones = zones
        self.sentences = sentences
        self.starts = [s[0] for s in sentences]

    def mention(self, span: tuple[int, int]) -> Mention:
        start, end = span
        k = max(bisect_right(self.starts, start) - 1, 0)
        first, last, _, language = self.sentences[k]
        return Mention(
            start,
            end,
            self.text[start:end],
            " ".join(self.text[first : max(last, end)].split()),
            language,
            self.zones.at(start),
        )

    def facts(self, groups: Iterable[tuple[V, Spans]]) -> tuple[Fact[V], ...]:
        return tuple(
            Fact(value, tuple(self.mention(s) for s in sorted(set(spans))))
            for value, spans in groups
        )

    def entities(self, entities: Iterable[Entity[V]]) -> tuple[Fact[V], ...]:
        return self.facts((e.value, e.spans) for e in entities)
