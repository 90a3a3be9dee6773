"""The reduce side: findings of all articles in, records of the corpus out.

Entities first, then what points at them. See `merging` for how two become one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from pressminer.duplicates import repeats
from pressminer.ids import stable_id
from pressminer.lexicon import Lexicon
from pressminer.merging.clusters import UNDATED, Age, Clusters
from pressminer.merging.organizations import OrganizationMerger, Told, display_name
from pressminer.merging.persons import PersonMerger, ToldPerson
from pressminer.model import (
    Amount,
    Document,
    EntityRef,
    Fact,
    Findings,
    OrganizationName,
    PersonName,
    PlaceName,
    Relation,
    Role,
)
from pressminer.normalize.names import fold, squeeze
from pressminer.normalize.persons import name_key
from pressminer.records import (
    AmountRecord,
    DateRecord,
    Evidence,
    Identity,
    OrganizationRecord,
    PersonRecord,
    PlaceRecord,
    Record,
    Records,
    RelationRecord,
    RoleRecord,
)

R = TypeVar("R", bound=Record)


def merge(findings: Sequence[Findings], lexicon: Lexicon) -> Records:
    """All records of the corpus; the order of ``findings`` does not matter."""
    return _Corpus(sorted(findings, key=lambda f: f.document.document_id), lexicon).records()


class Named(NamedTuple):
    """An entity after merging: its record's id and name."""

    id: str
    name: str


class _Corpus:
    """Holds what the steps of one merge share."""

    def __init__(self, findings: Sequence[Findings], lexicon: Lexicon) -> None:
        self.findings = findings
        self.lexicon = lexicon
        self.identities: list[Identity] = []
        self.bodies = OrganizationMerger(lexicon)
        self.people = PersonMerger()
        self.atoms: dict[tuple[str, EntityRef], str] = {}
        self.heads: dict[str, dict[str, str]] = {}

    def records(self) -> Records:
        organizations = self._organizations()
        places = self._places()
        persons = self._persons()
        named = {r.id: r.name for r in (*organizations, *places, *persons)}
        amounts, amount_ids = self._amounts()
        dates, date_ids = self._dates()
        roles = self._roles(named)
        relations = self._relations(named, amount_ids, date_ids)
        return Records(
            documents=self._documents(),
            persons=persons,
            organizations=organizations,
            places=places,
            roles=roles,
            amounts=amounts,
            dates=dates,
            relations=relations,
            identities=sorted(set(self.identities), key=lambda i: (i.merged_into, i.id)),
        )

    # --- documents -----------------------------------------------------------------------------

    def _documents(self) -> list[Document]:
        told = [
            (
                f.document.document_id,
                f"{f.document.published_on or UNDATED} {f.document.path}",
                f.shingles,
            )
            for f in self.findings
            if f.document.status == "mined"
        ]
        original = repeats(told)
        rows = [
            replace(f.document, duplicate_of=original.get(f.document.document_id, ""))
            for f in self.findings
        ]
        return sorted(rows, key=lambda d: (d.path, d.document_id))

    # --- entities ----------------------------------------------------------------------------------

    def _organizations(self) -> list[OrganizationRecord]:
        self.bodies.add(
            Told(fact.value, _age(f)) for f in self.findings for fact in f.organizations
        )
        heads = self.bodies.resolve()
        self._close("organizations", self.bodies.clusters, heads)
        groups: dict[str, list[tuple[Findings, Fact[OrganizationName]]]] = defaultdict(list)
        for f in self.findings:
            for index, fact in enumerate(f.organizations):
                atom = self.bodies.atom_of(fact.value)
                self.atoms[f.document.document_id, EntityRef("organizations", index)] = atom
                groups[heads[atom]].append((f, fact))
        records = [self._organization(head, facts) for head, facts in groups.items()]
        return sorted(records, key=lambda r: (fold(r.name), r.id))

    def _organization(
        self, head: str, facts: Sequence[tuple[Findings, Fact[OrganizationName]]]
    ) -> OrganizationRecord:
        values = [fact.value for _, fact in facts]
        name = display_name(values)
        forms = sorted({x for v in values for x in (*v.forms, v.name)}, key=lambda x: (-len(x), x))
        listed = self.lexicon.bodies.get(next((v.authority for v in values if v.authority), ""))
        acronym = _most([v.acronym for v in values if v.acronym])
        kind = (
            listed.kind
            if listed
            else _most([v.kind for v in values if v.kind != "other"]) or "other"
        )
        evidence = _evidence(facts, lambda fact: self.bodies.atom_of(fact.value))
        return OrganizationRecord(
            self.bodies.clusters.id_of(head),
            evidence,
            name=name,
            name_de=listed.name_de if listed else self._in_language(forms, german=True),
            name_en=listed.name_en if listed else self._in_language(forms, german=False),
            acronym=acronym or (listed.acronyms[0] if listed and listed.acronyms else ""),
            kind=kind,
            aliases=_aliases(evidence, name),
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
        groups: dict[str, list[tuple[Findings, Fact[PlaceName]]]] = defaultdict(list)
        for f in self.findings:
            for index, fact in enumerate(f.places):
                atom = clusters.add(_place_atom(fact.value), _age(f))
                self.atoms[f.document.document_id, EntityRef("places", index)] = atom
                groups[atom].append((f, fact))
        self._close("places", clusters, clusters.heads())
        records = [self._place(clusters.id_of(atom), facts) for atom, facts in groups.items()]
        return sorted(records, key=lambda r: (fold(r.name), r.id))

    def _place(
        self, place_id: str, facts: Sequence[tuple[Findings, Fact[PlaceName]]]
    ) -> PlaceRecord:
        evidence = _evidence(facts, lambda fact: _place_atom(fact.value))
        name = _most([fact.value.name for _, fact in facts for _ in fact.mentions])
        entry = self.lexicon.gazetteer.get(facts[0][1].value.gazetteer)
        return PlaceRecord(
            place_id,
            evidence,
            name=name,
            name_de=entry.name_de if entry else "",
            name_en=entry.name_en if entry else "",
            kind=facts[0][1].value.kind,
            country=entry.country if entry else "",
            aliases=_aliases(evidence, name),
        )

    def _persons(self) -> list[PersonRecord]:
        self.people.add(
            ToldPerson(fact.value, f.document.document_id, _age(f), self._posts(f, index))
            for f in self.findings
            for index, fact in enumerate(f.persons)
        )
        heads = self.people.resolve()
        self._close("persons", self.people.clusters, heads)
        groups: dict[str, list[tuple[Findings, Fact[PersonName]]]] = defaultdict(list)
        for f in self.findings:
            for index, fact in enumerate(f.persons):
                atom = self.people.atom_of(fact.value, f.document.document_id)
                self.atoms[f.document.document_id, EntityRef("persons", index)] = atom
                groups[heads[atom]].append((f, fact))
        records = [self._person(head, facts) for head, facts in groups.items()]
        return sorted(records, key=lambda r: (name_key(r.name).family, fold(r.name), r.id))

    def _person(
        self, head: str, facts: Sequence[tuple[Findings, Fact[PersonName]]]
    ) -> PersonRecord:
        names = sorted({fact.value.name for _, fact in facts})
        name = max(names, key=lambda n: (len(n.split()), len(n), n))
        titles = [fact.value.honorifics for _, fact in facts]
        evidence = _evidence(
            facts,
            lambda fact: "",
            lambda f, fact: self.people.atom_of(fact.value, f.document.document_id),
        )
        return PersonRecord(
            self.people.clusters.id_of(head),
            evidence,
            name=name,
            honorifics=max(titles, key=lambda t: (len(t), t)),
            aliases=_aliases(evidence, name),
        )

    def _posts(self, f: Findings, index: int) -> frozenset[tuple[str, str]]:
        """(role, body) keys of a person in one article; posts without a body do not identify."""
        return frozenset(
            (fact.value.canonical, self._head(f, fact.value.body))
            for fact in f.roles
            if fact.value.person.index == index and fact.value.body is not None
        )

    def _close(self, table: str, clusters: Clusters, heads: dict[str, str]) -> None:
        self.heads[table] = {atom: clusters.id_of(head) for atom, head in heads.items()}
        self.identities += clusters.identities(heads)

    def _atom(self, f: Findings, ref: EntityRef) -> str:
        return self.atoms[f.document.document_id, ref]

    def _head(self, f: Findings, ref: EntityRef | None) -> str:
        """The id of the record that an article's entity belongs to, ``""`` for none."""
        return self.heads[ref.table][self._atom(f, ref)] if ref else ""

    # --- facts that point at entities --------------------------------------------------------------------

    def _roles(self, named: dict[str, str]) -> list[RoleRecord]:
        known: dict[tuple[str, str], set[str]] = defaultdict(set)
        for f in self.findings:
            for fact in f.roles:
                if fact.value.body is not None:
                    role = fact.value
                    known[self._head(f, role.person), role.canonical].add(self._head(f, role.body))
        facts = _Facts("rol")
        for f in self.findings:
            for fact in f.roles:
                person, body = self._head(f, fact.value.person), self._head(f, fact.value.body)
                others = known[person, fact.value.canonical]
                if not body and len(others) == 1:  # another article says where
                    body = next(iter(others))
                atom = self._role_atom(f, fact.value)
                facts.add((person, fact.value.canonical, body), atom, f, fact)
        self.identities += facts.identities("same person, post and body")
        records = []
        for (person, canonical, body), item in facts.items():
            titles = [fact.value.title for _, fact in item for _ in fact.mentions]
            records.append(
                RoleRecord(
                    facts.id_of((person, canonical, body)),
                    facts.evidence((person, canonical, body)),
                    person_id=person,
                    person=named[person],
                    role=_most(titles),
                    role_en=canonical,
                    organization_id=body,
                    organization=named.get(body, ""),
                )
            )
        return sorted(
            records, key=lambda r: (fold(r.person), r.role_en, fold(r.organization), r.id)
        )

    def _role_atom(self, f: Findings, role: Role) -> str:
        body = self._atom(f, role.body) if role.body else ""
        return "\x1e".join((self._atom(f, role.person), role.canonical, body))

    def _relations(
        self, named: dict[str, str], amount_ids: dict[Any, str], date_ids: dict[Any, str]
    ) -> list[RelationRecord]:
        facts = _Facts("rel")
        for f in self.findings:
            for fact in f.relations:
                ends = (self._head(f, fact.value.subject), self._head(f, fact.value.object))
                if ends[0] == ends[1]:
                    continue
                if fact.value.kind == "partner_of":
                    ends = (min(ends), max(ends))
                facts.add(
                    (ends[0], fact.value.kind, ends[1]), self._relation_atom(f, fact.value), f, fact
                )
        self.identities += facts.identities("same relation between the same two")
        records = []
        for key, item in facts.items():
            amounts = [
                amount_ids[_amount_key(f.amounts[i].value)]
                for f, r in item
                if (i := r.value.amount) is not None
            ]
            dates = [
                date_ids[f.dates[i].value.edtf] for f, r in item if (i := r.value.date) is not None
            ]
            records.append(
                RelationRecord(
                    facts.id_of(key),
                    facts.evidence(key),
                    subject_id=key[0],
                    subject=named[key[0]],
                    relation=key[1],
                    object_id=key[2],
                    object=named[key[2]],
                    amount_id=_most(amounts),
                    date_id=_most(dates),
                )
            )
        return sorted(records, key=lambda r: (fold(r.subject), r.relation, fold(r.object), r.id))

    def _relation_atom(self, f: Findings, relation: Relation) -> str:
        ends = [self._atom(f, relation.subject), self._atom(f, relation.object)]
        if relation.kind == "partner_of":
            ends.sort()
        return "\x1e".join((ends[0], relation.kind, ends[1]))

    def _amounts(self) -> tuple[list[AmountRecord], dict[Any, str]]:
        facts = _Facts("amt")
        for f in self.findings:
            for fact in f.amounts:
                key = _amount_key(fact.value)
                facts.add(key, "\x1e".join(map(str, key)), f, fact)
        records = [
            AmountRecord(
                facts.id_of(key), facts.evidence(key), amount=_hedged([x.value for _, x in item])
            )
            for key, item in facts.items()
        ]
        ids = {key: facts.id_of(key) for key, _ in facts.items()}
        return sorted(records, key=_amount_order), ids

    def _dates(self) -> tuple[list[DateRecord], dict[Any, str]]:
        facts = _Facts("dat")
        for f in self.findings:
            for fact in f.dates:
                facts.add(fact.value.edtf, fact.value.edtf, f, fact)
        records = [
            DateRecord(facts.id_of(key), facts.evidence(key), date=item[0][1].value)
            for key, item in facts.items()
        ]
        ids = {key: facts.id_of(key) for key, _ in facts.items()}
        return sorted(records, key=_date_order), ids


class _Facts:
    """Facts grouped by key; the id of a group hangs on its oldest atom."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._groups: dict[Any, list[tuple[Findings, Fact[Any]]]] = {}
        self._atoms: dict[Any, dict[str, Age]] = {}
        self._by_fact: dict[int, str] = {}

    def add(self, key: Any, atom: str, f: Findings, fact: Fact[Any]) -> None:
        self._groups.setdefault(key, []).append((f, fact))
        ages = self._atoms.setdefault(key, {})
        ages[atom] = min(ages.get(atom, _age(f)), _age(f))
        self._by_fact[id(fact)] = atom

    def items(self) -> Iterable[tuple[Any, list[tuple[Findings, Fact[Any]]]]]:
        return self._groups.items()

    def id_of(self, key: Any) -> str:
        ages = self._atoms[key]
        return stable_id(self.prefix, min(ages, key=lambda atom: (ages[atom], atom)))

    def evidence(self, key: Any) -> list[Evidence]:
        return _evidence(self._groups[key], lambda fact: self._by_fact[id(fact)])

    def identities(self, reason: str) -> Iterable[Identity]:
        live = {self.id_of(key) for key in self._groups}
        for key, ages in self._atoms.items():
            for atom in sorted(ages):
                old = stable_id(self.prefix, atom)
                if old not in live:
                    yield Identity(old, self.id_of(key), reason)


def _age(f: Findings) -> Age:
    return Age(f.document.published_on or UNDATED, f.document.document_id)


def _evidence(
    facts: Iterable[tuple[Findings, Fact[Any]]],
    atom: Any,
    atom_in: Any = None,
) -> list[Evidence]:
    return [
        Evidence(f.document.document_id, mention, atom_in(f, fact) if atom_in else atom(fact))
        for f, fact in facts
        for mention in fact.mentions
    ]


def _aliases(evidence: Iterable[Evidence], name: str) -> tuple[str, ...]:
    forms = {squeeze(e.mention.surface) for e in evidence} - {name}
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


def _amount_key(amount: Amount) -> tuple[str, ...]:
    top = "" if amount.value_max is None else str(amount.value_max.normalize())
    return amount.kind, str(amount.value.normalize()), top, amount.unit.casefold(), amount.per


def _hedged(values: Sequence[Amount]) -> Amount:
    """The wording that stands for all: a hedged one beats a bare one."""
    return min(values, key=lambda a: (a.qualifier == "exact", a.qualifier, a.unit))


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
