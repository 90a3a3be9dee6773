"""The reduce side: findings of all articles in, records of the corpus out.

Entities first, then what points at them. See `merging` for how two become one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from pressminer.duplicates import repeats
from pressminer.ids import stable_id
from pressminer.lexicon import Lexicon
from pressminer.merging.amounts import Figures
from pressminer.merging.anchors import told
from pressminer.merging.clusters import UNDATED, Clusters
from pressminer.merging.facts import Facts, Stated, evidence, told_on
from pressminer.merging.hedges import Hedges
from pressminer.merging.latest import latest_role
from pressminer.merging.organizations import OrganizationMerger, Told, display_name
from pressminer.merging.persons import PersonMerger, ToldPerson
from pressminer.merging.units import units_of
from pressminer.merging.wishes import Wish
from pressminer.model import (
    Document,
    EntityRef,
    Findings,
    OrganizationName,
    PersonName,
    PlaceName,
    Relation,
    Role,
)
from pressminer.normalize.names import fold, squeeze
from pressminer.normalize.persons import name_key
from pressminer.normalize.roles import CURRENT, plain_post
from pressminer.records import (
    AmountRecord,
    DateRecord,
    Evidence,
    Identity,
    OrganizationRecord,
    PersonRecord,
    PlaceRecord,
    Records,
    RelationRecord,
    RoleRecord,
)
from pressminer.translations import translations


def merge(findings: Sequence[Findings], lexicon: Lexicon, wishes: Sequence[Wish] = ()) -> Records:
    """All records of the corpus; the order of ``findings`` does not matter, that of wishes does.

    ``wishes``: what the user decided about which names are one. A row that was dropped is still a
    record, but nothing points at it and nothing is drawn from it.
    """
    ordered = sorted(findings, key=lambda f: f.document.document_id)
    return _Corpus(ordered, lexicon, wishes).records()


class _Corpus:
    """Holds what the steps of one merge share."""

    def __init__(
        self, findings: Sequence[Findings], lexicon: Lexicon, wishes: Sequence[Wish]
    ) -> None:
        self.findings = findings
        self.wishes = wishes
        self.dropped: set[str] = set()
        self.parted: set[str] = set()
        self.lexicon = lexicon
        self.identities: list[Identity] = []
        self.bodies = OrganizationMerger(lexicon)
        self.people = PersonMerger(lexicon)
        self.atoms: dict[tuple[str, EntityRef], str] = {}
        self.heads: dict[str, dict[str, str]] = {}

    def records(self) -> Records:
        organizations = self._organizations()
        places = self._places()
        persons = self._persons()
        named = {r.id: r.name for r in organizations}
        named.update((r.id, r.name) for r in places)
        named.update((r.id, r.name) for r in persons)
        hedges = Hedges(self._rows(), named, self.originals, self.translated)
        figures = Figures(self.findings, hedges)
        self.identities += figures.identities
        dates, date_ids = self._dates()
        roles = self._roles(named)
        relations = self._relations(named, figures.ids, date_ids)
        return Records(
            documents=self._documents(),
            persons=persons,
            organizations=organizations,
            places=places,
            roles=roles,
            amounts=sorted(figures.records, key=_amount_order),
            dates=dates,
            relations=relations,
            identities=sorted(set(self.identities), key=lambda i: (i.merged_into, i.id)),
            parted=frozenset(self.parted),
        )

    # --- documents -----------------------------------------------------------------------------

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """Article → the one it repeats."""
        return repeats(
            [
                (f.document.document_id, _first_published(f), f.shingles)
                for f in self.findings
                if f.document.status == "mined"
            ]
        )

    def _documents(self) -> list[Document]:
        rows = [
            replace(
                f.document,
                duplicate_of=self.originals.get(f.document.document_id, ""),
                translation_of=self.translated.get(f.document.document_id, ""),
            )
            for f in self.findings
        ]
        return sorted(rows, key=lambda d: (d.path, d.document_id))

    @cached_property
    def translated(self) -> Mapping[str, str]:
        """Articles that say the same as one in another language → that one; no reprints."""
        return translations(
            told(f, partial(self._head, f), _first_published(f))
            for f in self.findings
            if f.document.status == "mined" and f.document.document_id not in self.originals
        )

    # --- entities ----------------------------------------------------------------------------

    def _organizations(self) -> list[OrganizationRecord]:
        units = {f.document.document_id: units_of(f, self.bodies.is_unit) for f in self.findings}
        self.bodies.add(
            Told(fact.value, told_on(f), units[f.document.document_id].get(index))
            for f in self.findings
            for index, fact in enumerate(f.organizations)
        )
        self.bodies.wish(self.wishes)
        heads = self.bodies.resolve()
        self._close("organizations", self.bodies.clusters, heads)
        groups = self._grouped(
            "organizations",
            heads,
            lambda f, k, v: self.bodies.atom_of(v, units[f.document.document_id].get(k)),
        )
        records = [self._organization(head, group) for head, group in groups.items()]
        return sorted(records, key=lambda r: (fold(r.name), r.id))

    def _organization(self, head: str, group: Sequence[Stated]) -> OrganizationRecord:
        values: list[OrganizationName] = [s.fact.value for s in group]
        own = [s.fact.value for s in _own(group, self.bodies.clusters)]
        name = display_name(own)
        forms = [*_forms(own), *_forms(values)]
        ids = map(self.bodies.authority_of, (*own, *values))
        listed = self.lexicon.bodies.get(next(filter(None, ids), ""))
        acronym = _most([v.acronym for v in own if v.acronym]) or _most(
            [v.acronym for v in values if v.acronym]
        )
        kind = (
            listed.kind if listed else _most([v.kind for v in own if v.kind != "other"]) or "other"
        )
        found = evidence(group)
        return OrganizationRecord(
            self.bodies.clusters.id_of(head),
            found,
            name=name,
            name_de=(listed and listed.name_de) or self._in_language(forms, german=True),
            name_en=(listed and listed.name_en) or self._in_language(forms, german=False),
            acronym=acronym or (listed.acronyms[0] if listed and listed.acronyms else ""),
            kind=kind,
            aliases=_aliases(found, name),
        )

    def _in_language(self, forms: Iterable[str], *, german: bool) -> str:
        """The first form whose type word is of that language; ``""`` if none tells."""
        for form in forms:
            heads = [h for w in form.split() if w[:1].isupper() and (h := self.lexicon.head(w))]
            if heads and bool(heads[0].gender) == german:
                return form
        return ""

    def _places(self) -> list[PlaceRecord]:
        clusters = Clusters("plc")
        for f in self.findings:
            for fact in f.places:
                clusters.add(_place_atom(fact.value), told_on(f))
        clusters.wish(self.wishes)
        heads = clusters.heads()
        self._close("places", clusters, heads)
        groups = self._grouped("places", heads, lambda _, __, v: _place_atom(v))
        records = [self._place(clusters, atom, group) for atom, group in groups.items()]
        return sorted(records, key=lambda r: (fold(r.name), r.id))

    def _place(self, clusters: Clusters, head: str, group: Sequence[Stated]) -> PlaceRecord:
        found = evidence(group)
        own = _own(group, clusters)
        name = _most([s.fact.value.name for s in own for _ in s.fact.mentions])
        value: PlaceName = own[0].fact.value
        entry = self.lexicon.gazetteer.get(value.gazetteer)
        return PlaceRecord(
            clusters.id_of(head),
            found,
            name=name,
            name_de=entry.name_de if entry else "",
            name_en=entry.name_en if entry else "",
            kind=value.kind,
            country=entry.country if entry else "",
            aliases=_aliases(found, name),
        )

    def _persons(self) -> list[PersonRecord]:
        for f in self.findings:
            posts = self._posts(f)
            self.people.add(
                ToldPerson(
                    fact.value,
                    f.document.document_id,
                    told_on(f),
                    frozenset(posts[index]),
                    all(self._inflects(m.language) for m in fact.mentions),
                )
                for index, fact in enumerate(f.persons)
            )
        self.people.clusters.wish(self.wishes)
        heads = self.people.resolve()
        self._close("persons", self.people.clusters, heads)
        groups = self._grouped(
            "persons", heads, lambda f, _, v: self.people.atom_of(v, f.document.document_id)
        )
        records = [self._person(head, group) for head, group in groups.items()]
        return sorted(records, key=lambda r: (name_key(r.name).family, fold(r.name), r.id))

    def _inflects(self, language: str) -> bool:
        """May a name carry a bare genitive -s there (``Robert Kochs``)?"""
        known = language in self.lexicon.rules.languages
        return known and bool(self.lexicon.rules.toml(language, "words")["bare_genitive"])

    def _person(self, head: str, group: Sequence[Stated]) -> PersonRecord:
        values: list[PersonName] = [s.fact.value for s in group]
        own: list[PersonName] = [s.fact.value for s in _own(group, self.people.clusters)]
        name = max((v.name for v in own), key=lambda n: (len(n.split()), len(n), n))
        found = evidence(group)
        return PersonRecord(
            self.people.clusters.id_of(head),
            found,
            name=name,
            honorifics=max((v.honorifics for v in values), key=lambda t: (len(t), t)),
            aliases=_aliases(found, name),
        )

    def _posts(self, f: Findings) -> dict[int, set[tuple[str, str]]]:
        """(role, body) keys by person; posts without a body do not identify."""
        posts: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for fact in f.roles:
            body = self._head(f, fact.value.body)
            if body:
                posts[fact.value.person.index].add((fact.value.canonical, body))
        return posts

    def _grouped(
        self, table: str, heads: dict[str, str], atom_of: Callable[[Findings, int, Any], str]
    ) -> dict[str, list[Stated]]:
        """An entity table's facts by head of their cluster; remembers each fact's atom."""
        groups: dict[str, list[Stated]] = defaultdict(list)
        for f in self.findings:
            for index, fact in enumerate(getattr(f, table)):
                atom = atom_of(f, index, fact.value)
                self.atoms[f.document.document_id, EntityRef(table, index)] = atom
                groups[heads[atom]].append(Stated(f, fact, atom))
        return groups

    def _close(self, table: str, clusters: Clusters, heads: dict[str, str]) -> None:
        self.heads[table] = {atom: clusters.id_of(head) for atom, head in heads.items()}
        self.identities += clusters.identities(heads)
        self.dropped |= {clusters.id_of(head) for head in clusters.granted.dropped}
        self.parted |= {clusters.id_of(atom) for atom in clusters.granted.parted}

    def _atom(self, f: Findings, ref: EntityRef) -> str:
        return self.atoms[f.document.document_id, ref]

    def _rows(self) -> dict[tuple[str, EntityRef], str]:
        """(article, entity) → the id of the record it belongs to."""
        rows = ((key, self.heads[key[1].table][atom]) for key, atom in self.atoms.items())
        return {key: row for key, row in rows if row not in self.dropped}

    def _head(self, f: Findings, ref: EntityRef | None) -> str:
        """The id of the record that an article's entity belongs to, ``""`` for none.

        A row that the user dropped is none.
        """
        row = self.heads[ref.table][self._atom(f, ref)] if ref else ""
        return "" if row in self.dropped else row

    # --- facts that point at entities ----------------------------------------------------------

    def _roles(self, named: dict[str, str]) -> list[RoleRecord]:
        known: dict[tuple[str, str], set[str]] = defaultdict(set)
        for f in self.findings:
            for fact in f.roles:
                role = fact.value
                body = self._head(f, role.body)
                if body:
                    known[self._head(f, role.person), plain_post(role.canonical)].add(body)
        facts = Facts("rol")
        for f in self.findings:
            for fact in f.roles:
                person, body = self._head(f, fact.value.person), self._head(f, fact.value.body)
                if not person:
                    continue
                post = plain_post(fact.value.canonical)
                others = known[person, post]
                if not body and len(others) == 1:  # another article says where
                    body = next(iter(others))
                facts.add((person, post, body), Stated(f, fact, self._role_atom(f, fact.value)))
        self.identities += facts.identities("same person, post and body")
        ids = facts.ids()
        records = [
            RoleRecord(
                ids[key],
                evidence(group),
                person_id=key[0],
                person=named[key[0]],
                role=_most(
                    [
                        s.fact.value.title
                        for s in group
                        for _ in s.fact.mentions
                        if s.fact.value.canonical == latest.canonical
                    ]
                ),
                role_en=latest.canonical,
                organization_id=key[2],
                organization=named.get(key[2], ""),
                status=latest.status or CURRENT,
            )
            for key, group in facts.groups.items()
            for latest in [latest_role(group)]
        ]
        return sorted(
            records, key=lambda r: (fold(r.person), r.role_en, fold(r.organization), r.id)
        )

    def _role_atom(self, f: Findings, role: Role) -> str:
        body = self._atom(f, role.body) if role.body else ""
        return "\x1e".join((self._atom(f, role.person), role.canonical, body))

    def _relations(
        self,
        named: dict[str, str],
        amount_ids: Mapping[tuple[str, int], str],
        date_ids: dict[Any, str],
    ) -> list[RelationRecord]:
        facts = Facts("rel")
        for f in self.findings:
            for fact in f.relations:
                ends = (self._head(f, fact.value.subject), self._head(f, fact.value.object))
                atom = self._relation_atom(f, fact.value)
                if not all(ends):
                    continue
                if ends[0] == ends[1]:  # no row; but before this merge there may have been one
                    gone = stable_id("rel", atom)
                    self.identities.append(Identity(gone, ends[0], "both ends are one"))
                    continue
                if fact.value.kind == "partner_of":
                    ends = (min(ends), max(ends))
                facts.add((ends[0], fact.value.kind, ends[1]), Stated(f, fact, atom))
        self.identities += facts.identities("same relation between the same two")
        ids = facts.ids()
        records = [
            RelationRecord(
                ids[key],
                evidence(group),
                subject_id=key[0],
                subject=named[key[0]],
                relation=key[1],
                object_id=key[2],
                object=named[key[2]],
                amount_id=_most([row for s in group for row in _amount_rows(s, amount_ids)]),
                date_id=_most([date_ids[k] for s in group for k in _date_keys(s)]),
            )
            for key, group in facts.groups.items()
        ]
        return sorted(records, key=lambda r: (fold(r.subject), r.relation, fold(r.object), r.id))

    def _relation_atom(self, f: Findings, relation: Relation) -> str:
        ends = [self._atom(f, relation.subject), self._atom(f, relation.object)]
        if relation.kind == "partner_of":
            ends.sort()
        return "\x1e".join((ends[0], relation.kind, ends[1]))

    def _dates(self) -> tuple[list[DateRecord], dict[Any, str]]:
        facts = Facts("dat")
        for f in self.findings:
            for fact in f.dates:
                facts.add(fact.value.edtf, Stated(f, fact, fact.value.edtf))
        ids = facts.ids()
        records = [
            DateRecord(ids[key], evidence(group), date=group[0].fact.value)
            for key, group in facts.groups.items()
        ]
        return sorted(records, key=_date_order), ids


def _own(group: Sequence[Stated], clusters: Clusters) -> Sequence[Stated]:
    """What gives a row its name: all of it but what came with a row that the user put there."""
    return [s for s in group if s.atom not in clusters.granted.moved] or group


def _forms(values: Iterable[OrganizationName]) -> list[str]:
    """All wordings, the longest first."""
    return sorted({x for v in values for x in (*v.forms, v.name)}, key=lambda x: (-len(x), x))


def _first_published(f: Findings) -> str:
    """Sorts articles by day of publication, those without one last."""
    return f"{f.document.published_on or UNDATED} {f.document.path}"


def _aliases(found: Iterable[Evidence], name: str) -> tuple[str, ...]:
    forms = {squeeze(e.mention.surface) for e in found} - {name}
    return tuple(sorted(forms))


def _most(values: Sequence[str]) -> str:
    """The most frequent value, ties by the value itself; ``""`` for none."""
    if not values:
        return ""
    counts: dict[str, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return min(counts, key=lambda v: (-counts[v], v))


def _place_atom(place: PlaceName) -> str:
    return f"gazetteer:{place.gazetteer}" if place.gazetteer else f"name:{fold(place.name)}"


def _amount_rows(stated: Stated, ids: Mapping[tuple[str, int], str]) -> list[str]:
    """The row of the figure that a relation carries, if it carries one."""
    index = stated.fact.value.amount
    return [] if index is None else [ids[stated.findings.document.document_id, index]]


def _date_keys(stated: Stated) -> list[str]:
    """Key of the date that a relation carries, if it carries one."""
    index = stated.fact.value.date
    return [] if index is None else [stated.findings.dates[index].value.edtf]


_KINDS = ("money", "percentage", "count", "measure", "duration")


def _amount_order(record: AmountRecord) -> Any:
    amount = record.amount
    if amount is None:
        return (len(_KINDS), "", 0, record.id)
    return (_KINDS.index(amount.kind), amount.unit.casefold(), amount.value, record.id)


def _date_order(record: DateRecord) -> Any:
    day = record.date
    earliest = day.earliest.isoformat() if day and day.earliest else UNDATED
    return (earliest, day.edtf if day else "", record.id)
