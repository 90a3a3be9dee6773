"""One decision per mention: who is who inside one article.

Candidates come from rules, the authority list and a model; here the whole article decides.

1. *Overlaps.* What a rule found beats what only a model proposed; among equals the longer
   span wins, then the stronger rule. So a place or person inside a name of a body is gone.
2. *Consistency.* A surface that rules call a body or place somewhere in the article is that
   everywhere; where only the model speaks, the majority of its labels counts.
3. *Clusters.* Bodies meet by authority id, comparable name or acronym; persons by compatible
   names. Two listed bodies with different ids never meet.
4. *Short forms.* Acronyms and last names that the article has introduced are found wherever
   they stand (``M1-Allianz``, ``Blumes``), unless they are part of another name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from pressminer.lexicon import Lexicon
from pressminer.matchers.acronyms import is_acronym_like
from pressminer.model import Match, OrganizationName, PersonName, PlaceName
from pressminer.normalize.comparable import Comparer
from pressminer.normalize.names import fold, squeeze
from pressminer.normalize.persons import NameKey, compatible, name_key
from pressminer.view import Token

V = TypeVar("V")

# Bodies whose first word alone is their town: Wageningen University is not called Wageningen.
_NAMED_AFTER_TOWNS = frozenset({"university", "hospital", "government", "association", "media"})
_REACH = 20  # characters before a name in which its preposition stands

_STRENGTH = {
    "persons:title": 8,
    "organizations:introduced": 8,
    "organizations:authority": 7,
    "organizations:quoted": 6,
    "organizations:legal-form": 6,
    "organizations:head": 6,
    "organizations:acronym": 6,
    "places:head": 6,
    "places:building": 5,
    "places:tail": 5,
    "persons:given": 5,
    "persons:bare": 5,
    "places:gazetteer": 4,
    "organizations:list-item": 3,
    "organizations:apposition": 4,
    "organizations:employer": 3,
    "persons:model": 2,
    "organizations:model": 1,
    "places:model": 1,
    "places:unlocated": 1,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A candidate with the table it would go to; offsets into the article's text."""

    table: str
    match: Match[Any]

    @property
    def start(self) -> int:
        return self.match.start

    @property
    def end(self) -> int:
        return self.match.end

    @property
    def proposed(self) -> bool:
        """Only a model says so."""
        return self.match.rule.endswith((":model", ":unlocated"))


@dataclass(slots=True)
class Entity(Generic[V]):
    """One body, person or place of an article and all spans that mention it."""

    value: V
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entities:
    """What one article speaks of, in order of first mention."""

    persons: list[Entity[PersonName]]
    organizations: list[Entity[OrganizationName]]
    places: list[Entity[PlaceName]]

    def by_table(self) -> Iterator[tuple[str, list[Entity[Any]]]]:
        """Table name with its entities."""
        yield "persons", self.persons
        yield "organizations", self.organizations
        yield "places", self.places


class Resolver:
    """Turns an article's candidates into `Entities`."""

    def __init__(self, lexicon: Lexicon, comparer: Comparer) -> None:
        self.lexicon = lexicon
        self.comparer = comparer
        self.legal_forms = frozenset(lexicon.union("organizations", "legal_forms"))
        self.determiners = lexicon.words("organizations", "determiners")
        self.prepositions = lexicon.words("places", "before")

    def __call__(
        self,
        text: str,
        sentences: Sequence[Sequence[Token]],
        persons: Iterable[Match[PersonName]],
        organizations: Iterable[Match[OrganizationName]],
        places: Iterable[Match[PlaceName]],
    ) -> Entities:
        """Offsets of all candidates and tokens point into ``text``."""
        claims = [Claim("persons", m) for m in persons]
        claims += [Claim("organizations", m) for m in organizations]
        claims += [Claim("places", m) for m in _located(text, places)]
        settled = _settle(_without_last_names(text, _consistent(text, claims), self.prepositions))
        bodies = self._bodies(text, [c for c in settled if c.table == "organizations"])
        settled = _without_short_forms(text, settled, self._owners_of_shorts(bodies))
        taken = _Taken(settled)
        self._short_bodies(sentences, bodies, taken)
        people = self._people([c for c in settled if c.table == "persons"])
        self._last_names(sentences, people, taken)
        spots = _places([c for c in settled if c.table == "places"])
        return Entities(_ordered(people), _ordered(bodies), _ordered(spots))

    # --- organizations ---------------------------------------------------------------------

    def _bodies(self, text: str, claims: Sequence[Claim]) -> list[Entity[OrganizationName]]:
        claims = self._with_acronyms_of_lists(text, claims)
        groups = _Groups(len(claims))
        owner: dict[tuple[str, str], int] = {}
        for i, claim in enumerate(claims):
            for key in self._keys(claim.match.value):
                first = owner.setdefault(key, i)
                if self._may_meet(claims, groups, first, i):
                    groups.join(first, i)
        self._join_extensions(claims, groups)
        return [self._body(text, [claims[i] for i in members]) for members in groups.members()]

    def _with_acronyms_of_lists(self, text: str, claims: Sequence[Claim]) -> list[Claim]:
        """Gives bodies of the user's lists their acronym where nobody else can be meant by it.

        Registries give the same letters to many; what the article itself introduces wins.
        """
        said = {
            c.match.value.acronym for c in claims if c.match.value.name != c.match.value.acronym
        }
        listed = {c.match.value.authority: "" for c in claims}
        listed = {id_: self.lexicon.own_acronym(id_) for id_ in listed}
        bearers = Counter(listed.values())
        sole = {
            id_: acronym
            for id_, acronym in listed.items()
            if acronym
            and acronym not in said
            and bearers[acronym] == 1
            and f"({acronym}" not in text  # introduced for something that no rule has found
        }
        return [_with_acronym(c, sole.get(c.match.value.authority, "")) for c in claims]

    def _join_extensions(self, claims: Sequence[Claim], groups: _Groups) -> None:
        """``Lauenstein AG`` is ``Lauenstein Antriebstechnik AG`` if only one name extends it so."""
        names: dict[int, list[str]] = {groups.find(i): [] for i in range(len(claims))}
        for i, claim in enumerate(claims):
            names[groups.find(i)].append(claim.match.value.name)
        for root, forms in sorted(names.items()):
            longer = [
                other
                for other, others in sorted(names.items())
                if other != root and any(self._extends(f, o) for f in forms for o in others)
            ]
            if len(longer) == 1 and self._may_meet(claims, groups, root, longer[0]):
                groups.join(root, longer[0])

    def _extends(self, short: str, long: str) -> bool:
        """``Kestrel`` – ``Kestrel Life Sciences``, ``Muster AG`` – ``Muster Antriebe AG``."""
        a, b = short.replace(",", "").split(), long.replace(",", "").split()
        form_a = a[-1].rstrip(".") if a[-1].rstrip(".") in self.legal_forms else ""
        form_b = b[-1].rstrip(".") if b[-1].rstrip(".") in self.legal_forms else ""
        if form_a and form_b and form_a != form_b:
            return False
        core_a, core_b = (a[:-1] if form_a else a), (b[:-1] if form_b else b)
        if core_a and len(core_a) < len(core_b) and core_b[: len(core_a)] == core_a:
            return all(self._distinctive(w) for w in core_a)
        return bool(core_a) and core_a == core_b and self._distinctive(core_a[0])

    def _keys(self, name: OrganizationName) -> Iterator[tuple[str, str]]:
        if name.authority:
            yield "id", name.authority
        yield "name", " ".join(self.comparer.key(name.name))
        acronym = name.acronym or self.comparer.leading_acronym(name.name)
        if not acronym and is_acronym_like(name.name):
            acronym = name.name  # the alliance M1
        if acronym:
            yield "acronym", acronym

    def _may_meet(self, claims: Sequence[Claim], groups: _Groups, a: int, b: int) -> bool:
        """Two listed bodies with different ids are never one."""
        ids = {
            claims[k].match.value.authority
            for root in (groups.find(a), groups.find(b))
            for k in groups.of(root)
        } - {""}
        return len(ids) <= 1

    def _body(self, text: str, claims: Sequence[Claim]) -> Entity[OrganizationName]:
        values = [c.match.value for c in claims]
        named = [v for v in values if v.name != v.acronym] or values
        best = max(named, key=lambda v: (len(v.name), v.name))
        acronym = next((v.acronym for v in values if v.acronym), "")
        acronym = acronym or next(
            filter(None, (self.comparer.leading_acronym(v.name) for v in values)), ""
        )
        kinds = Counter(v.kind for v in values if v.kind != "other")
        kind = kinds.most_common(1)[0][0] if kinds else "other"
        authority = next((v.authority for v in values if v.authority), "")
        forms = tuple(dict.fromkeys(v.name for v in values))
        value = OrganizationName(best.name, kind, acronym, authority, forms)
        return Entity(value, [(c.start, c.end) for c in claims])

    def _short_bodies(
        self,
        sentences: Sequence[Sequence[Token]],
        bodies: Sequence[Entity[OrganizationName]],
        taken: _Taken,
    ) -> None:
        """Finds what the article calls its bodies for short (``M1``, ``Harrow Point``)."""
        owner = self._owners_of_shorts(bodies)
        longest = max((len(short) for short in owner), default=0)
        for tokens in sentences:
            k = 0
            while k < len(tokens):
                k += self._short_at(tokens, k, owner, longest, taken)

    def _owners_of_shorts(
        self, bodies: Sequence[Entity[OrganizationName]]
    ) -> dict[tuple[str, ...], Entity[OrganizationName]]:
        """Short form (its words) → the one body it may stand for."""
        owners: dict[tuple[str, ...], list[list[Entity[OrganizationName]]]] = defaultdict(
            lambda: [[], []]
        )
        for body in bodies:
            for short, whole in dict(self._shorts(body.value)).items():
                owners[short][not whole].append(body)  # Muster AG comes before Muster Motion GmbH
        best = {short: exact or longer for short, (exact, longer) in owners.items()}
        return {short: found[0] for short, found in best.items() if len(found) == 1}

    def _short_at(
        self,
        tokens: Sequence[Token],
        k: int,
        owner: dict[tuple[str, ...], Entity[OrganizationName]],
        longest: int,
        taken: _Taken,
    ) -> int:
        """Adds the mention that starts at token ``k``, if any; the number of tokens it takes."""
        for length in range(min(longest, len(tokens) - k), 0, -1):
            words = (
                *(t.text for t in tokens[k : k + length - 1]),
                _stem(tokens[k + length - 1].text),
            )
            body = owner.get(words)
            if body is None and length == 1:
                words, body = self._inflected(tokens[k].text, owner)
            if body is None:
                continue
            start, end = tokens[k].start, self._short_end(tokens[k + length - 1], words[-1])
            if not taken.free(start, end) or (length == 1 and self._continues(tokens, k, body)):
                return 1
            taken.add(start, end)
            body.spans.append((start, end))
            return length
        return 1

    def _inflected(
        self, word: str, owner: dict[tuple[str, ...], Entity[OrganizationName]]
    ) -> tuple[tuple[str, ...], Entity[OrganizationName] | None]:
        """``Lauensteins``: a genitive of a short form."""
        if len(word) > 3 and word.endswith("s") and (word[:-1],) in owner:
            return (word[:-1],), owner[word[:-1],]
        return (word,), None

    def _shorts(self, name: OrganizationName) -> Iterator[tuple[tuple[str, ...], bool]]:
        """Acronym, name without legal form, its first two words, its first word; whether whole."""
        if name.acronym:
            yield (name.acronym,), True
        for form in (*name.forms, name.name):
            words = [w.rstrip(",") for w in form.split()]
            spelled = len(words)
            while len(words) > 1 and words[-1].rstrip(".") in self.legal_forms:
                words.pop()
            if not words:
                continue
            if not self._distinctive(words[0]):
                if 1 < len(words) < spelled:  # Bohus Vindkraft AB, though Bohus is a given name
                    yield tuple(words), True
                continue
            town = words[0] in self.lexicon.small_places and name.kind in _NAMED_AFTER_TOWNS
            for length in (1, min(2, len(words)), len(words)):
                if length > 1 or (len(words[0]) > 3 and not town):
                    yield tuple(words[:length]), length == len(words)

    def _distinctive(self, word: str) -> bool:
        """Nothing but a name: no ordinary word, place, given name, type word or listed body."""
        lexicon = self.lexicon
        return (
            word[:1].isupper()
            and word.replace("-", "").isalpha()
            and not any(lexicon.is_common(word, t) for t in lexicon.rules.languages)
            and word.lower() not in lexicon.function_words
            and fold(word) not in lexicon.given_names
            and fold(word) not in lexicon.doubtful_given_names
            and not lexicon.place_names.get(word)
            and lexicon.head(word) is None
            and not lexicon.body_names.get(word)
            and not word.lower().endswith(("er", "isch", "ische", "isches", "ischer"))
        )

    def _continues(self, tokens: Sequence[Token], k: int, body: Entity[OrganizationName]) -> bool:
        """Does a capitalised stranger follow (``Kestrel Award``), so that this is another name?"""
        if " " not in body.value.name or k + 1 >= len(tokens):
            return False
        after = tokens[k + 1]
        if not after.is_word or not after.is_cap or tokens[k].end + 1 != after.start:
            return False
        if is_acronym_like(_stem(tokens[k].text)):
            return False
        german = self.lexicon.is_common(after.text, "de") and not self.lexicon.is_common(
            after.text, "en"
        )
        return not german

    def _short_end(self, token: Token, short: str) -> int:
        """``M1-Allianz`` is a mention whole, ``DKFZ-Vorstand`` by its name part."""
        if not token.text.startswith(short + "-"):
            return token.end
        tail = token.text[len(short) + 1 :]
        return token.end if self.lexicon.head(tail.title()) else token.start + len(short)

    # --- persons -----------------------------------------------------------------------------

    def _people(self, claims: Sequence[Claim]) -> list[Entity[PersonName]]:
        full = [c for c in claims if not c.match.rule.endswith(":bare")]
        people: list[tuple[NameKey, list[Claim]]] = []
        for claim in sorted(full, key=lambda c: (-len(c.match.value.name), c.start)):
            key = name_key(claim.match.value.name)
            fitting = [p for p in people if self._same_person(p[0], key)]
            if len(fitting) == 1:
                fitting[0][1].append(claim)
            else:
                people.append((key, [claim]))
        for claim in (c for c in claims if c.match.rule.endswith(":bare")):
            self._add_bare(people, claim)
        return [_person(members) for _, members in people]

    def _same_person(self, known: NameKey, key: NameKey) -> bool:
        genitive = NameKey(key.given, key.family[:-1]) if key.family.endswith("s") else key
        return compatible(known, key) or compatible(known, genitive)

    def _add_bare(self, people: list[tuple[NameKey, list[Claim]]], claim: Claim) -> None:
        family = name_key(claim.match.value.name).family
        fitting = [p for p in people if p[0].family in {family, family.rstrip("s")}]
        fitting = fitting or [p for p in people if p[0].first == family]  # Sir Gordon
        if len(fitting) == 1:
            fitting[0][1].append(claim)
        elif not fitting:
            people.append((NameKey((), family), [claim]))

    def _last_names(
        self,
        sentences: Sequence[Sequence[Token]],
        people: Sequence[Entity[PersonName]],
        taken: _Taken,
    ) -> None:
        """Later mentions by last name (``Tschöp``, ``Tschöps``) of who was introduced in full."""
        families: dict[str, list[Entity[PersonName]]] = defaultdict(list)
        for person in people:
            families[name_key(person.value.name).family].append(person)
        for tokens in sentences:
            for k, token in enumerate(tokens):
                owners = self._owners(families, token)
                if len(owners) != 1 or not taken.free(token.start, token.end):
                    continue
                if self._is_last_name(tokens, k):
                    taken.add(token.start, token.end)
                    owners[0].spans.append((token.start, token.end))

    def _owners(
        self, families: dict[str, list[Entity[PersonName]]], token: Token
    ) -> list[Entity[PersonName]]:
        if not token.is_word or not token.is_cap or len(token.text) < 3:
            return []
        folded = fold(token.text)
        return families.get(folded) or families.get(
            folded.rstrip("s") if folded.endswith("s") else "", []
        )

    def _is_last_name(self, tokens: Sequence[Token], k: int) -> bool:
        """Not behind an article, number or adjective (``die Blume``), nor in front of a capital."""
        before = tokens[k - 1] if k else None
        if before is None:
            return not self.lexicon.is_common(tokens[k].text, "de") or k + 1 < len(tokens)
        if before.lower in self.determiners or before.text[0].isdigit():
            return False
        ordinary = self.lexicon.is_common(tokens[k].text, "de")
        if (
            ordinary
            and before.is_word
            and not before.is_cap
            and before.lower.endswith(("e", "en", "er", "em", "es"))
        ):
            return False
        place = self.lexicon.place_names.get(tokens[k].text)
        return not (place and before.lower in self.prepositions)


def _stem(word: str) -> str:
    """The part of a word that a short form may be: ``M1`` of ``M1-Allianz``."""
    front, dash, tail = word.partition("-")
    return front if dash and is_acronym_like(front) and tail[:1].isalpha() else word


# --- overlaps and consistency ------------------------------------------------------------------


def _without_short_forms(
    text: str, claims: Sequence[Claim], shorts: Collection[tuple[str, ...]]
) -> list[Claim]:
    """``Harrow Point`` is the fund named before, so ``Harrow`` is no place there.

    A bare town's name that is short for a body means the body: ``Hollerbach`` of ``Hollerbach SE``.
    """
    longer = [" ".join(short) for short in shorts if len(short) > 1]

    def inside(claim: Claim) -> bool:
        surface = text[claim.start : claim.end]
        if claim.table == "persons":  # Bohus Vindkraft AB is no Mr Vindkraft
            return tuple(surface.split()) in shorts and " " in surface
        if tuple(surface.split()) in shorts and not claim.match.value.gazetteer:
            return True
        return any(
            surface in name and text.startswith(name, claim.start - name.index(surface))
            for name in longer
            if surface != name
        )

    return [c for c in claims if c.table == "organizations" or not inside(c)]


def _located(text: str, places: Iterable[Match[PlaceName]]) -> list[Match[PlaceName]]:
    """Places that only a model knows count everywhere once a preposition has placed one of them."""
    found = list(places)
    known = {text[m.start : m.end] for m in found if m.rule != "places:unlocated"}
    return [m for m in found if m.rule != "places:unlocated" or text[m.start : m.end] in known]


def _consistent(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Drops a model's proposals against what rules, or most of its labels, say elsewhere."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        votes[_surface(text, claim)][claim.table] += 1 if claim.proposed else 100
    kept = []
    for claim in claims:
        tally = votes[_surface(text, claim)]
        top = max(tally.values())
        winners = [t for t, n in tally.items() if n == top]
        if not claim.proposed or (claim.table in winners and len(winners) == 1):
            kept.append(claim)
    return kept


def _without_last_names(
    text: str, claims: Sequence[Claim], prepositions: Collection[str]
) -> list[Claim]:
    """What is the last name of somebody introduced: no body that a model saw, no place unplaced.

    ``Kretschmann`` is no body, and ``Stroud, now its chief``, no town; ``in Stroud`` is one.
    """
    families = {name_key(c.match.value.name).family for c in claims if c.table == "persons"}

    def is_last_name(claim: Claim) -> bool:
        if claim.table == "persons" or _surface(text, claim) not in families:
            return False
        if claim.proposed:
            return True
        before = text[max(0, claim.start - _REACH) : claim.start].split()
        return claim.table == "places" and not (before and before[-1].lower() in prepositions)

    return [c for c in claims if not is_last_name(c)]


def _surface(text: str, claim: Claim) -> str:
    return fold(squeeze(text[claim.start : claim.end]))


def _settle(claims: Sequence[Claim]) -> list[Claim]:
    """Non-overlapping claims by the policy in the module's docstring, in text order."""
    order = sorted(
        claims,
        key=lambda c: (c.proposed, c.start - c.end, -_STRENGTH.get(c.match.rule, 0), c.start),
    )
    taken, kept = _Taken(()), []
    for claim in order:
        if taken.free(claim.start, claim.end):
            taken.add(claim.start, claim.end)
            kept.append(claim)
    return sorted(kept, key=lambda c: c.start)


class _Taken:
    """Character ranges that already belong to somebody."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._used: set[int] = set()
        for claim in claims:
            self.add(claim.start, claim.end)

    def free(self, start: int, end: int) -> bool:
        return self._used.isdisjoint(range(start, end))

    def add(self, start: int, end: int) -> None:
        self._used.update(range(start, end))


class _Groups:
    """Union–find over positions; the smallest position is a group's root."""

    def __init__(self, size: int) -> None:
        self._root = list(range(size))
        self._members = {i: [i] for i in range(size)}

    def find(self, i: int) -> int:
        return self._root[i]

    def of(self, root: int) -> list[int]:
        return self._members[root]

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self._root[a], self._root[b]))
        if low == high:
            return
        for k in self._members.pop(high):
            self._root[k] = low
            self._members[low].append(k)

    def members(self) -> list[list[int]]:
        return [sorted(self._members[r]) for r in sorted(self._members)]


def _with_acronym(claim: Claim, acronym: str) -> Claim:
    """The claim for a body, its value with ``acronym`` unless it has one."""
    value = claim.match.value
    if value.acronym or not acronym:
        return claim
    return replace(claim, match=replace(claim.match, value=replace(value, acronym=acronym)))


# --- values ---------------------------------------------------------------------------------------


def _person(claims: Sequence[Claim]) -> Entity[PersonName]:
    names = [c.match.value.name for c in claims]
    honorifics = max((c.match.value.honorifics for c in claims), key=lambda h: (len(h), h))
    best = max(names, key=lambda n: (len(n.split()), -_is_genitive(n, names), len(n), n))
    return Entity(PersonName(best, honorifics), [(c.start, c.end) for c in claims])


def _is_genitive(name: str, names: Sequence[str]) -> bool:
    return name.endswith("s") and name[:-1] in names


def _places(claims: Sequence[Claim]) -> list[Entity[PlaceName]]:
    groups: dict[str, Entity[PlaceName]] = {}
    sure = {fold(c.match.value.name): c.match.value for c in claims if not c.proposed}
    for claim in claims:
        value: PlaceName = claim.match.value
        if claim.proposed:  # die Elz is the river that the article has placed, not the town
            value = sure.get(fold(value.name), value)
        entity = groups.setdefault(value.gazetteer or fold(value.name), Entity(value))
        entity.spans.append((claim.start, claim.end))
    return list(groups.values())


def _ordered(entities: Sequence[Entity[V]]) -> list[Entity[V]]:
    for entity in entities:
        entity.spans.sort()
    first: Callable[[Entity[V]], tuple[int, int]] = lambda e: e.spans[0]  # noqa: E731
    return sorted(entities, key=first)
