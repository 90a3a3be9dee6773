"""Coordinated entities in a sentence, and what stands generically for a body (``die Allianz``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef, OrganizationName
from pressminer.resolve import Entities, Entity

_COMPOUNDED = ("charity", "trust", "fund")  # the hospital charity X
MAX_GAP = 8  # tokens between two members of an enumeration
_SHORTEST_HEAD = 4  # letters; below that it is rather a particle or an acronym
_HEADLINE = 3  # mentions that one in the headline is worth
OPENING = 800  # characters in which a release says who acts
_TOPICAL = frozenset({"alliance", "programme", "research_institute"})
_MAIN_KINDS = (
    "alliance", "programme", "research_institute", "foundation", "company", "hospital", "other",
    "association", "university",
)  # fmt: skip


class Grouper:
    """Finds enumerations: ``die LMU, die TUM, ihre Klinika sowie Helmholtz Munich``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.joins = lexicon.words("organizations", "join") | {"sowie", "as", "well"}
        self.articles = lexicon.words("organizations", "determiners")
        self.prepositions = lexicon.words("relations", "prepositions")
        self.appositions = lexicon.words("relations", "appositions")
        self.breaks = (
            (lexicon.function_words - self.joins)
            - lexicon.words("organizations", "determiners")
            - lexicon.words("relations", "by")
            - {"beiden", "beide", "its", "their", "ihre", "ihren", "both", "of"}
        )

    def groups(self, scene: Scene, placed: Sequence[Placed]) -> list[list[Placed]]:
        """Runs of entities that are joined by commas and conjunctions."""
        runs: list[list[Placed]] = []
        for item in placed:
            if runs and self._joined(scene, runs[-1][-1], item):
                runs[-1].append(item)
            else:
                runs.append([item])
        return runs

    def _joined(self, scene: Scene, a: Placed, b: Placed) -> bool:
        if b.start < a.end:
            return True
        gap = scene.between(a.end, b.start)
        words = [t.lower for t in gap]
        if not words or len(words) > MAX_GAP:
            return False
        if words == ["("] or (words[0] == "(" and len(words) <= 3):
            return True  # the acronym in brackets behind a name
        plain = [w for w in words if w not in {"(", ")", "“", "”", "„", '"'}]
        together = {"zusammen", "gemeinsam", "together", "jointly"} & set(plain)
        joined = any(w == "," or w in self.joins for w in plain if w != "as")  # as well as
        if not plain or not (joined or together):
            return False
        if any(t.text in ";:!?–" for t in gap):
            return False
        if self._opens_clause(words):
            return False
        allowed = {"mit", "with", *together} if together else set()
        return not any(t.lower in self.breaks - allowed for t in gap if t.is_word)

    def _opens_clause(self, words: Sequence[str]) -> bool:
        """``, das vom`` and ``, der 1962 die`` open a relative clause about the body before."""
        after = words[words.index(",") + 1 :] if "," in words else []
        if len(after) > 2 and after[0] in self.appositions:
            return True  # Velotec, a subsidiary of Kessler
        if len(after) < 2 or after[0] not in self.articles:
            return False
        return after[1] in self.prepositions | self.articles or after[1].isdigit()


class Topics:
    """What a generic noun of an article means: the alliance just spoken of, its only hospital.

    Bodies that stand in lists only (``Our Partners``) are never what an article is about.
    """

    def __init__(
        self,
        title_end: int,
        organizations: Sequence[Entity[OrganizationName]],
        listed: Sequence[tuple[int, int]] = (),
        building: EntityRef | None = None,
    ) -> None:
        self.building = building  # that the headline names
        self._spans: dict[EntityRef, list[int]] = {}
        self.by_kind: dict[str, list[tuple[tuple[bool, int, int], EntityRef]]] = {}
        for index, entity in enumerate(organizations):
            running = [s for s, _ in entity.spans if not any(a <= s < b for a, b in listed)]
            ref = EntityRef("organizations", index)
            self._spans[ref] = running
            if running:
                rank = (running[0] < title_end, len(running), -running[0])
                self.by_kind.setdefault(entity.value.kind, []).append((rank, ref))
        self._heads = _heads(organizations, self._spans)
        for ranked in self.by_kind.values():
            ranked.sort(key=lambda item: item[0], reverse=True)

    def of(self, kind: str, position: int = 0) -> EntityRef | None:
        """The body that ``die Allianz`` at ``position`` means.

        Of several alliances or programmes the one mentioned last before it, else the main one;
        a university, hospital or company only if the article has one or one in its headline.
        """
        ranked = self.by_kind.get(kind, [])
        if not ranked:
            return None
        if len(ranked) == 1:
            return ranked[0][1]
        if kind in _TOPICAL:
            recent = [
                (max((s for s in self._spans[r] if s < position), default=-1), r) for _, r in ranked
            ]
            last, ref = max(recent, key=lambda item: item[0])
            return ref if last >= 0 else ranked[0][1]
        told = [r for _, r in ranked if any(s < position for s in self._spans[r])]
        if len(told) == 1:  # the only one spoken of so far
            return told[0]
        return ranked[0][1] if self._clear(ranked) else None

    def meant(self, kinds: Sequence[str], position: int) -> EntityRef | None:
        """The body that a noun for any of ``kinds`` means: the first that `of` knows."""
        return next((r for kind in kinds if (r := self.of(kind, position)) is not None), None)

    def headed(self, word: str, position: int) -> EntityRef | None:
        """The one body named before whose name begins or ends so: ``die Kammerphilharmonie``."""
        ref = self._heads.get(word)
        return ref if ref is not None and self._spans[ref][0] < position else None

    def early(self, kind: str) -> EntityRef | None:
        """The body of a kind that the article opens with (a ministry that hands out grants)."""
        opening = [
            (self._spans[ref][0], ref)
            for _, ref in self.by_kind.get(kind, [])
            if self._spans[ref][0] < OPENING
        ]
        return min(opening, key=lambda item: item[0])[1] if opening else None

    def recent(self, position: int) -> EntityRef | None:
        """The alliance, programme or institute that was mentioned last before ``position``."""
        spoken = [
            (max((s for s in self._spans[ref] if s < position), default=-1), ref)
            for kind in _TOPICAL
            for _, ref in self.by_kind.get(kind, [])
        ]
        if not spoken:
            return None
        last, ref = max(spoken, key=lambda item: (item[0], item[1].index))
        return ref if last >= 0 else None

    def refs(self, *kinds: str) -> set[EntityRef]:
        """All bodies of these kinds that the running text speaks of."""
        return {ref for kind in kinds for _, ref in self.by_kind.get(kind, [])}

    def _clear(self, ranked: Sequence[tuple[tuple[bool, int, int], EntityRef]]) -> bool:
        """One of the kind is in the headline and the others are not."""
        return ranked[0][0][0] and not ranked[1][0][0]

    def main(self) -> EntityRef | None:
        """What the article is about: the first of an alliance, a programme, an institute."""
        ranked = [
            (rank, -order, ref)
            for order, kind in enumerate(_MAIN_KINDS)
            for rank, ref in self.by_kind.get(kind, [])[:1]
        ]
        ranked.sort(key=lambda item: (item[0][0], item[1]), reverse=True)
        return ranked[0][2] if ranked else None


def _heads(
    organizations: Sequence[Entity[OrganizationName]], running: Mapping[EntityRef, Sequence[int]]
) -> dict[str, EntityRef]:
    """First and last words of names, lower case, that only one body of the article has."""
    heads: dict[str, set[EntityRef]] = {}
    for ref, spans in running.items():
        words = organizations[ref.index].value.name.split()
        if spans and len(words) > 1:
            for word in (words[0], words[-1]):
                heads.setdefault(word.lower(), set()).add(ref)
    return {
        word: next(iter(refs))
        for word, refs in heads.items()
        if len(refs) == 1 and len(word) >= _SHORTEST_HEAD and word.isalpha()
    }


class Generics:
    """Finds generic mentions; they are no mentions in the tables, only ends of relations."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.kinds: dict[str, list[str]] = {}
        for tongue in lexicon.rules.languages:
            for kind, nouns in lexicon.rules.toml(tongue, "relations")["generic"].items():
                for noun in nouns:
                    self.kinds.setdefault(noun, []).append(kind)
        self.determiners = lexicon.words("organizations", "determiners") | {
            "this", "diese", "dieser", "dieses", "diesem", "ihre", "its", "our", "unsere",
            "neuen", "new", "neue",
        }  # fmt: skip

    def __call__(self, scene: Scene, topics: Topics) -> Iterator[Placed]:
        """Generic mentions in a sentence that can be tied to one body of the article."""
        tokens = scene.tokens
        for k, token in enumerate(tokens):
            if not k or tokens[k - 1].lower not in self.determiners:
                continue
            kinds = self.kinds.get(token.lower, [])
            named = token.is_cap and not kinds
            headed = topics.headed(token.lower, token.start) if named else None
            if (not kinds and headed is None) or _names(scene, k):
                continue
            if any(p.start < token.end and token.start < p.end for p in scene.placed):
                continue
            if tokens[k - 1].lower in {"ein", "eine", "einer", "einem", "einen", "a", "an"}:
                continue
            ref = headed or topics.meant(kinds, token.start)
            if ref is not None:
                yield Placed(token.start, token.end, ref)


def _names(scene: Scene, k: int) -> bool:
    """Does the noun at ``k`` introduce a name (``das Projekt X``, ``the hospital charity X``)?"""
    behind = [t for t in scene.tokens[k + 1 : k + 4] if t.text not in '„“”"»«']
    following = behind[1:2] if behind and behind[0].lower.endswith(_COMPOUNDED) else []
    bodies = [p for p in scene.placed if p.ref.table == "organizations"]
    return any(p.start <= t.start < p.end for t in [*behind[:1], *following] for p in bodies)


def title_end(text: str) -> int:
    """Offset behind the first line."""
    cut = text.find("\n", len(text) - len(text.lstrip()))
    return len(text) if cut < 0 else cut


def topics_of(stage: Sequence[Scene], entities: Entities) -> Topics:
    """The topics of an article."""
    listed = [(s.start, s.end) for s in stage if s.kind is BlockKind.ITEM]
    end = title_end(stage[0].text)
    buildings = (
        EntityRef("places", index)
        for index, place in enumerate(entities.places)
        if place.value.kind == "building" and place.spans and min(place.spans)[0] < end
    )
    return Topics(end, entities.organizations, listed, next(buildings, None))


def house_of(stage: Sequence[Scene], entities: Entities) -> EntityRef | None:
    """The body that an article speaks of most; the headline counts for some mentions more."""
    end = title_end(stage[0].text) if stage else 0
    ranked = sorted(
        (-(len(e.spans) + _HEADLINE * any(s < end for s, _ in e.spans)), k)
        for k, e in enumerate(entities.organizations)
        if e.value.kind != "programme"
    )
    return EntityRef("organizations", ranked[0][1]) if ranked else None
