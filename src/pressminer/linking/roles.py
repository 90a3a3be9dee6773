"""Whose post, and where: joins posts to persons and bodies of the same sentence.

Ways in, tried in this order for each post:

- directly before a name: ``Wissenschaftsminister Markus Blume``, ``TUM President Thomas Hofmann``;
- behind a name, set off or not: ``Matthias Tschöp, CEO von Helmholtz Munich``, ``… als Leiter``;
- before a name across its body: ``der Präsident der LMU, Bernd Huber``;
- behind a name across a verb: ``Anna Muster wird neue Rektorin``, ``was appointed as director``;
- before a name across a verb: ``Neuer Dekan ist Jan Muster``.

Posts joined by *und* share what stands at one of them (``CEO und Geschäftsführer von X``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pressminer.lexicon import Lexicon
from pressminer.linking.scene import Placed, Scene
from pressminer.matchers.persons import PersonMatcher
from pressminer.model import EntityRef, Match, Role, RoleTitle
from pressminer.resolve import Entities
from pressminer.view import Token

MAX_BODY_GAP = 4  # tokens between a post and its body
MAX_VERB_GAP = 14  # tokens between a name and its post across a verb
_SET_OFF = frozenset({",", "(", "–", "—", ":", "-"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a sentence with what was found around it; offsets into the article's text."""

    start: int
    end: int
    title: RoleTitle
    body: EntityRef | None = None
    left: int = 0  # where post and body begin
    right: int = 0  # where post and body end


class RoleLinker:
    """Joins posts to holders; see the module's docstring for the ways in."""

    def __init__(self, lexicon: Lexicon, titles: re.Pattern[str]) -> None:
        self.lexicon = lexicon
        words = lexicon.words
        self.links = words("roles", "links") | words("organizations", "determiners")
        self.determiners = words("organizations", "determiners")
        self.as_words = words("roles", "as")
        self.copulas = words("roles", "copulas")
        self.joins = words("organizations", "join") | {","}
        self.salutations = words("persons", "salutations") | {"."}
        self.dropped = words("roles", "dropped")
        self.owners = words("roles", "owners")
        self.kinds = frozenset(  # Vorsitzender des Vereins X
            noun.lower()
            for tongue in lexicon.rules.languages
            for nouns in lexicon.rules.toml(tongue, "organizations")["apposition"].values()
            for noun in nouns
        )
        self.many = words("roles", "many")
        self.pronouns = words("roles", "pronouns")
        self.implicit = words("roles", "implicit")
        self.particles = words("roles", "particles")
        self.predecessors = words("roles", "predecessors")
        self.succeeds = words("roles", "succeeds")
        self.demonyms: dict[str, str] = lexicon.table("places", "demonyms")
        self.verbs: dict[str, list[str]] = lexicon.table("roles", "verbs")
        self.titles = titles
        suffixes = "|".join(sorted(lexicon.union("persons", "suffixes"), key=len, reverse=True))
        self.suffixes = re.compile(rf"(?<=,)[ \t]+(?:{suffixes})(?!\w)\.?,?")
        self.organs = lexicon.table("roles", "organs")
        self.organ_forms: dict[str, str] = lexicon.table("roles", "organ_forms")
        self.headed_by: dict[str, list[str]] = lexicon.table("roles", "headed_by")
        self.where = words("roles", "where")
        self.into = words("roles", "into")
        self.fillers = words("roles", "fillers")
        self.them = words("roles", "object_pronouns")
        self._last: Role | None = None
        self._last_person: Placed | None = None

    def new_article(self) -> None:
        """Forgets the post that ``ihr Vorgänger`` would refer to."""
        self._last = None
        self._last_person = None

    def __call__(
        self, scene: Scene, posts: Sequence[Match[RoleTitle]], entities: Entities
    ) -> Iterator[tuple[Role, int, int]]:
        """Roles stated in one sentence with the span of the post."""
        found = [p for m in posts if (p := self._post(scene, m, entities))]
        found = self._shared(scene, found)
        holders: dict[int, Placed] = {}
        for k, post in enumerate(found):
            holder = self._holder(scene, post) or self._by_pronoun(scene, post)
            if holder is None and k and self._joined(scene, found[k - 1], post):
                holder = holders.get(k - 1)
            if holder is not None:
                holders[k] = holder
        found = [self._with_bracket(scene, p, holders.get(k)) for k, p in enumerate(found)]
        for k in range(len(found) - 2, -1, -1):  # Präsidentin und Sprecherin Anna Muster
            if (
                k not in holders
                and k + 1 in holders
                and self._joined(scene, found[k], found[k + 1])
            ):
                holders[k] = holders[k + 1]
        stated = []
        for k, placed in sorted(holders.items()):
            post = found[k]
            if post.title.bare and post.body is None:
                continue
            for person in (placed, *self._together(scene, post, placed)):
                role = Role(person.ref, post.title.title, post.title.canonical, post.body)
                stated.append((role, post.start, post.end))
        yield from stated
        yield from self._by_verb(scene)
        yield from self._headed_by(scene)
        yield from self._joined_organ(scene)
        yield from self._succeeded(scene, stated)
        self._last_person = self._subject(scene)

    def _subject(self, scene: Scene) -> Placed | None:
        """Whom *er* or *she* in the next sentence means: the first person named in this one, or
        who a pronoun before that stood for.
        """
        first = next(scene.of("persons"), None)
        if first is None:
            return self._last_person
        before = {t.lower for t in scene.between(scene.start, first.start)}
        return self._last_person if self.pronouns & before and self._last_person else first

    # --- the body -----------------------------------------------------------------------------

    def _post(self, scene: Scene, match: Match[RoleTitle], entities: Entities) -> Post | None:
        if not scene.start <= match.start < scene.end:
            return None
        start, end = match.start, match.end
        if any(p.start <= start and end <= p.end for p in scene.placed if p.ref.table != "persons"):
            inner = match.value.body
            if inner is None:  # a post inside a name of a body is part of that name
                return None
        post = Post(start, end, match.value, None, start, end)
        return (
            self._body_inside(scene, post)
            or self._body_behind(scene, post)
            or self._body_before(scene, post)
            or self._body_where(scene, post)
            or self._body_by_demonym(scene, post, entities)
            or replace(post, left=self._over_adjectives(scene, start))
        )

    def _body_inside(self, scene: Scene, post: Post) -> Post | None:
        """``TUM`` in ``TUM-Präsident``."""
        inner = post.title.body
        if inner is None:
            return None
        for placed in scene.of("organizations", "places"):
            if placed.start <= inner[0] < placed.end:
                return replace(post, body=placed.ref)
        return None

    def _body_behind(self, scene: Scene, post: Post) -> Post | None:
        """``Präsident der LMU``, ``director of the Dana Center``, ``CEO (Acme)``."""
        for placed in scene.of("organizations", "places"):
            if placed.start < post.end:
                continue
            gap = scene.between(post.end, placed.start)
            if len(gap) > MAX_BODY_GAP:
                return None
            words = [t.lower for t in gap]
            linked = bool(words) and all(self._links(w, t) for w, t in zip(words, gap, strict=True))
            direct = words == [","] and placed.ref.table == "organizations"
            if direct and self._ends_phrase(scene, placed.end):  # Jane Doe, CEO, Acme Inc.
                return replace(post, body=placed.ref, right=placed.end)
            if linked and words[-1] not in self.joins and words[0] not in self.joins:
                left = self._over_adjectives(scene, post.start)
                return replace(post, body=placed.ref, left=left, right=_closed(scene, placed.end))
            return None
        return None

    def _ends_phrase(self, scene: Scene, end: int) -> bool:
        """Does a mark or the end of the sentence follow?"""
        rest = scene.between(end, scene.end)
        return not rest or rest[0].text in {")", ".", ";"}

    def _links(self, word: str, token: Token) -> bool:
        return (
            word in self.links
            or word.removesuffix("s") in self.kinds
            or (token.is_word and word.endswith(("en", "er")) and self._adjective(word))
        )

    def _adjective(self, word: str) -> bool:
        return word in self.demonyms or self.lexicon.is_common(word, "de")

    def _body_before(self, scene: Scene, post: Post) -> Post | None:
        """``Bayerns Wissenschaftsminister``, ``TUM President``, ``Acme's CEO``."""
        left = self._over_adjectives(scene, post.start)
        before = [p for p in scene.of("organizations", "places") if p.end <= left]
        if not before:
            return None
        placed = before[-1]
        gap = scene.between(placed.end, left)
        if all(t.text in {"'s", "’s"} for t in gap) and len(gap) <= 1:
            return replace(post, body=placed.ref, left=placed.start, right=post.end)
        return None

    def _body_where(self, scene: Scene, post: Post) -> Post | None:
        """``… from the University of Strathclyde, where she has been Deputy Principal``."""
        words = scene.between(scene.start, post.start)[-9:]
        at = next((t for t in reversed(words) if t.lower in self.where), None)
        bodies = [p for p in scene.of("organizations") if at and p.end <= at.start]
        if not bodies or at is None or len(scene.between(bodies[-1].end, at.start)) > 4:
            return None
        return replace(post, body=bodies[-1].ref, left=self._over_adjectives(scene, post.start))

    def _body_by_demonym(self, scene: Scene, post: Post, entities: Entities) -> Post | None:
        """``der bayerische Wissenschaftsminister``, where the article names Bayern."""
        before = [t for t in scene.tokens if t.end <= post.start][-2:]
        for token in reversed(before):
            place = self._demonym_place(token.lower)
            for index, entity in enumerate(entities.places):
                if place and self._is_place(entity.value.gazetteer, place):
                    left = self._over_adjectives(scene, token.start)
                    return replace(post, body=EntityRef("places", index), left=left, right=post.end)
        return None

    def _demonym_place(self, word: str) -> str:
        for ending in ("", "e", "er", "en", "em", "es"):
            stem = word[: len(word) - len(ending)] if ending else word
            if word.endswith(ending) and stem in self.demonyms:
                return self.demonyms[stem]
        return ""

    def _is_place(self, gazetteer: str, name: str) -> bool:
        return bool(gazetteer) and gazetteer in self.lexicon.place_names.get(name)

    def _over_adjectives(self, scene: Scene, start: int) -> int:
        """Start of ``ehemaliger bayerischer`` before a post: words that do not belong to it."""
        for token in reversed([t for t in scene.tokens if t.end <= start][-3:]):
            stem = next(
                (
                    token.lower[: -len(e)]
                    for e in ("er", "en", "em", "es", "e")
                    if token.lower.endswith(e)
                ),
                "",
            )
            if (
                token.lower in self.dropped
                or stem in self.dropped
                or self._demonym_place(token.lower)
            ):
                start = token.start
            else:
                break
        return start

    # --- the holder ------------------------------------------------------------------------------

    def _holder(self, scene: Scene, post: Post) -> Placed | None:
        after = next((p for p in scene.of("persons") if p.start >= post.right), None)
        before = next((p for p in reversed(list(scene.of("persons"))) if p.end <= post.left), None)
        gap_after = self._gap(scene, post.right, after.start) if after else None
        gap_before = self._gap(scene, before.end, post.left) if before else None
        if after and gap_after == []:
            return after
        if before and gap_before is not None and self._set_off(gap_before):
            return before
        if after and gap_after and gap_after[-1] == "," and self._opens(scene, post):
            if len(gap_after) == 1 or (len(gap_after) == 2 and gap_after[0] in self.particles):
                return after
        if after and gap_after == [":"]:
            return after
        if post.title.collective:  # Der Stadtrat hat Anna Muster gewählt
            return None
        if before and gap_before is not None and self._across_verb(scene, before, post, gap_before):
            return before
        if after and gap_after is not None and self._verb_to(gap_after):
            return after
        if before and self._as_before(scene, before, post):
            return before
        if after and gap_after is not None and self._opens_with_as(scene, post, gap_after):
            return after
        return None

    def _opens_with_as(self, scene: Scene, post: Post, gap: Sequence[str]) -> bool:
        """``Als Vorstandsvorsitzende stand von 2018 bis 2022 Annette Peters an der Spitze``."""
        first = scene.tokens[0].lower if scene.tokens else ""
        return (
            first in self.as_words
            and len(scene.between(scene.start, post.left)) <= 2
            and (len(gap) <= 9 and all(w[0].isalnum() or w == "." for w in gap))
        )

    def _gap(self, scene: Scene, start: int, end: int) -> list[str] | None:
        """Lower-case tokens of a gap, titles and salutations aside; ``None`` if it is too long."""
        if end - start > 200:
            return None
        text = scene.text[start:end]
        hidden = [
            (start + m.start(), start + m.end())
            for pattern in (self.titles, self.suffixes)
            for m in pattern.finditer(text)
        ]
        hidden += [(start + m.start(), start + m.end()) for m in _BRACKET.finditer(text)]
        tokens = [
            t.lower
            for t in scene.between(start, end)
            if not any(s <= t.start < e for s, e in hidden) and t.lower not in self.salutations
        ]
        return tokens if len(tokens) <= MAX_VERB_GAP else None

    def _set_off(self, gap: Sequence[str]) -> bool:
        """``, der``, ``(``, ``, as the new``: nothing but marks, articles and *as*."""
        allowed = self.determiners | self.as_words | self.dropped | self.owners | _SET_OFF
        return (
            bool(gap)
            and len(gap) <= 5
            and all(w in allowed for w in gap)
            and (gap[0] in _SET_OFF or gap[0] in self.as_words)
        )

    def _opens(self, scene: Scene, post: Post) -> bool:
        """Does a noun phrase with its article begin at the post (``Der Präsident der LMU, …``)?"""
        return (
            post.right > post.end
            or post.left == scene.start
            or bool(scene.between(max(scene.start, post.left - 5), post.left))
        )

    def _across_verb(self, scene: Scene, before: Placed, post: Post, gap: Sequence[str]) -> bool:
        """``Anna Muster wird (zum 1. Mai) neue Rektorin``: a verb that gives a post in between."""
        if any(before.end <= p.start < post.left for p in scene.of("persons")):
            return False
        verbs = [w for w in gap if w in self.copulas]
        stops = {";", ":", "“", "”", '"', "«", "»"}
        if not verbs or stops & set(gap):
            return False
        return gap[0] in self.copulas or (
            gap[-1] in self.copulas | self.determiners | self.as_words
        )

    def _as_before(self, scene: Scene, before: Placed, post: Post) -> bool:
        """``They elected Meera Sandhu, …, as chair``, ``hat Jan Muster zum Rektor gewählt``."""
        words = scene.between(before.end, post.left)
        if not words or words[-1].lower not in self.as_words | self.into or len(words) > 18:
            return False
        return not any(t.text in ";:“”„" for t in words)

    def _verb_to(self, gap: Sequence[str]) -> bool:
        """``Neuer Dekan ist …``, ``Präsidentin der LMU wird ab Mai …``."""
        return (
            0 < len(gap) <= 9
            and gap[0] in self.copulas
            and all(w[0].isalnum() or w == "." for w in gap)
        )

    def _with_bracket(self, scene: Scene, post: Post, holder: Placed | None) -> Post:
        """``Landrätin Kerstin Vollrath (Saale-Orla-Kreis)``: the body in brackets behind the name."""
        if post.body is not None or holder is None or holder.start < post.start:
            return post
        for placed in scene.of("organizations", "places"):
            gap = [t.text for t in scene.between(holder.end, placed.start)]
            party = placed.end - placed.start <= 4 and placed.ref.table == "organizations"
            if placed.start >= holder.end and gap == ["("] and not party:
                return replace(post, body=placed.ref)
        return post

    def _by_pronoun(self, scene: Scene, post: Post) -> Placed | None:
        """``Zuvor war sie Direktorin …``, ``Elected President of LMU in May; …``: who was last named."""
        here = [p for p in scene.of("persons") if p.end <= post.start]
        if (self._last_person is None and not here) or post.title.collective:
            return None
        before = [t.lower for t in scene.between(scene.start, post.start)]
        if here:  # Professor Whitlock comes from Leeds, where she has been Dean
            before = [t.lower for t in scene.between(here[-1].end, post.left)]
            near = before[-8:]
            told = self.pronouns & set(near) and self.copulas & set(near)
            return here[-1] if told and not {";", "“", '"', "„"} & set(before) else None
        if not before:
            return None
        implicit = before[0] in self.implicit and len(before) <= 3
        told = self.pronouns & set(before) and self.copulas & set(before)
        quoted = {"„", "“", "”", '"', "»", "«"} & set(before)
        return (
            self._last_person if (implicit or told) and not quoted and len(before) <= 12 else None
        )

    def _together(self, scene: Scene, post: Post, first: Placed) -> Iterator[Placed]:
        """Further holders: ``Koordinatoren sind Jens Meiler und Thomas Neumuth``."""
        if first.start < post.end:
            return
        gap = [t.lower for t in scene.between(post.right, first.start)]
        if not post.title.plural and not self.many & set(gap):
            return
        last = first
        for person in scene.of("persons"):
            if person.start <= last.start:
                continue
            between = self._gap(scene, last.end, person.start)
            if between is None or not self._enumerated(between):
                return
            yield person
            last = person

    def _enumerated(self, gap: Sequence[str]) -> bool:
        """``, ``, ``und``, ``(Kiel University), ``: nothing but joints and brackets."""
        outside, depth = [], 0
        for word in gap:
            depth += (word == "(") - (word == ")")
            if depth == 0 and word != ")":
                outside.append(word)
        return bool(outside) and all(w in self.joins or w == "sowie" for w in outside)

    # --- posts joined by *und* -----------------------------------------------------------------------

    def _joined(self, scene: Scene, a: Post, b: Post) -> bool:
        gap = [t.lower for t in scene.between(a.right, b.left)]
        alike = self.joins | self.determiners | self.dropped | {"("}
        if len(gap) <= 3 and bool(gap) and all(w in alike for w in gap):
            return True
        if any(a.right <= p.start < b.left for p in scene.of("persons")) or len(gap) > 12:
            return False
        timed = alike | self.fillers | {")", "–", "-"}  # (1966–1971), … and, from 1976 to 1989,
        return bool({",", "und", "and"} & set(gap)) and all(
            w in timed or w[0].isdigit() for w in gap
        )

    def _shared(self, scene: Scene, posts: list[Post]) -> list[Post]:
        """``CEO und Wissenschaftlicher Geschäftsführer von Helmholtz Munich``: one body for both."""
        result = list(posts)
        for k in range(len(result) - 2, -1, -1):
            this, after = result[k], result[k + 1]
            if this.body is None and after.body is not None and self._joined(scene, this, after):
                if after.right > after.end:  # the body stands behind the last of them
                    result[k] = replace(this, body=after.body)
        for k in range(1, len(result)):
            this, prior = result[k], result[k - 1]
            if this.body is None and prior.body is not None and prior.left < prior.start:
                if self._joined(
                    scene, prior, this
                ):  # … or before the first (TUM President and CEO)
                    result[k] = replace(this, body=prior.body)
        return result

    # --- predecessors and successors ------------------------------------------------------------------

    def _succeeded(
        self, scene: Scene, stated: Sequence[tuple[Role, int, int]]
    ) -> Iterator[tuple[Role, int, int]]:
        """``folgt auf Bernd Huber``, ``ihr Vorgänger Bernhard Eitel``: the same post as told before."""
        if stated:
            self._last = stated[0][0]
        if self._last is None:
            return
        holders = {role.person for role, _, _ in stated}
        for person in scene.of("persons"):
            if person.ref in holders or person.ref == self._last.person:
                continue
            gap = scene.text[max(scene.start, person.start - 60) : person.start]
            hidden = self.titles.sub("", gap).lower().split()
            near = [w.strip(",;:") for w in hidden[-3:]]
            noun = next((w for w in near[-2:] if w in self.predecessors), "")
            verb = any(" ".join(near[-n:]) in self.succeeds for n in (1, 2, 3))
            after = [t.lower for t in scene.between(person.end, scene.end)[:4]]
            verb = verb or (after[:1] and after[0] in self.succeeds and set(after[1:2]) & self.them)
            noun = noun or next(
                (w for w in after[1:] if w in self.predecessors and after[0] in self.into), ""
            )
            if noun or verb:
                title = _other_gender(self._last.title, noun)
                yield replace(self._last, person=person.ref, title=title), person.start, person.end

    # --- verbs that state a post ------------------------------------------------------------------------

    def _by_verb(self, scene: Scene) -> Iterator[tuple[Role, int, int]]:
        """``Anna Muster leitet das Institut für Virologie``."""
        for token in scene.tokens:
            entry = self.verbs.get(token.lower)
            if entry is None or token.is_cap:
                continue
            before = next(
                (p for p in reversed(list(scene.of("persons"))) if p.end <= token.start), None
            )
            if before is None and self._last_person is not None:
                near = {t.lower for t in scene.between(scene.start, token.start + 40)}
                before = self._last_person if self.pronouns & near else None
            led = [
                p
                for p in scene.of("organizations")
                if before and before.end <= p.start and p.end <= token.start
            ]
            if before and led and len(scene.between(led[-1].end, token.start)) == 0:
                title, canonical = entry  # …, die das Institut für Epidemiologie leitet
                yield Role(before.ref, title, canonical, led[-1].ref), token.start, token.end
                continue
            after = next((p for p in scene.of("organizations") if p.start >= token.end), None)
            if before is None or after is None:
                continue
            words = scene.between(max(before.end, scene.start), token.start)
            if len(words) > 6 and words[-1].lower not in self.joins:
                continue
            gap = [t.lower for t in scene.between(token.end, after.start)]
            if (
                len(gap) <= 4
                and all(w in self.links or not w.isalpha() or len(w) < 12 for w in gap)
                and "," not in gap
            ):
                title, canonical = entry
                yield Role(before.ref, title, canonical, after.ref), token.start, token.end

    # --- boards and heads told the other way round ------------------------------------------------------

    def _headed_by(self, scene: Scene) -> Iterator[tuple[Role, int, int]]:
        """``is chaired by Susan Okafor``, ``geleitet von Jan Muster``; the body stands before."""
        words = scene.tokens
        for k, token in enumerate(words[:-1]):
            entry = self.headed_by.get(f"{token.lower} {words[k + 1].lower}")
            if entry is None:
                continue
            end = words[k + 1].end
            person = next((p for p in scene.of("persons") if p.start >= end), None)
            if person is None or self._gap(scene, end, person.start) != []:
                continue
            bodies = [p for p in scene.of("organizations") if p.end <= token.start]
            organ = self._organ_before(scene, token.start)
            title, canonical = entry
            body = bodies[-1].ref if bodies else None
            if organ and title == "chair":
                title, canonical = f"{title} of the {organ[0]}", f"{canonical} of {organ[1]}"
            yield Role(person.ref, title, canonical, body), token.start, end

    def _organ_before(self, scene: Scene, position: int) -> tuple[str, str] | None:
        """The last organ (``board of directors``) named before ``position``: words, English."""
        text = scene.text[scene.start : position].lower()
        found = [(text.rfind(o.lower()), len(o), o) for o in self.organs if o.lower() in text]
        return (max(found)[2], self.organs[max(found)[2]]) if found else None

    def _joined_organ(self, scene: Scene) -> Iterator[tuple[Role, int, int]]:
        """``A and B have joined Acme's board of directors``, ``In den Beirat ziehen A und B ein``."""
        text = scene.text[scene.start : scene.end]
        for pattern, title, canonical, before in self._joining_patterns:
            match = pattern.search(text)
            if match is None:
                continue
            start, end = scene.start + match.start(), scene.start + match.end()
            people = [
                p for p in scene.of("persons") if (p.end <= start if before else p.start >= end)
            ]
            if not people and before and self._last_person is not None:
                told = self.pronouns & {t.lower for t in scene.between(scene.start, start)}
                people = [self._last_person] if told else []
            organ = match.group("organ")
            english = self.organs.get(organ) or self.organs.get(organ.lower(), "")
            body = self._organ_body(scene, start, end)
            for person in self._nearest_group(scene, people, start if before else end, before):
                words = f"{title} {self.organ_forms.get(organ, organ)}"
                yield Role(person.ref, words, f"{canonical} of {english}", body), start, end

    @cached_property
    def _joining_patterns(self) -> list[tuple[re.Pattern[str], str, str, bool]]:
        organs = "|".join(re.escape(o) for o in sorted(self.organs, key=len, reverse=True))
        found = []
        for tongue in self.lexicon.rules.languages:
            for entry in self.lexicon.rules.toml(tongue, "roles")["joining"]:
                source = entry["pattern"].replace("{organ}", f"(?P<organ>{organs})")
                found.append(
                    (
                        re.compile(source, re.IGNORECASE),
                        entry["title"],
                        entry["canonical"],
                        entry["before"],
                    )
                )
        return found

    def _organ_body(self, scene: Scene, start: int, end: int) -> EntityRef | None:
        """The body whose board it is: inside the phrase (Acme's board) or behind it (of Acme)."""
        for placed in scene.of("organizations"):
            if start <= placed.start < end:
                return placed.ref
        for placed in scene.of("organizations"):
            gap = [t.lower for t in scene.between(end, placed.start)]
            if placed.start >= end and 0 < len(gap) <= 2 and all(w in self.links for w in gap):
                return placed.ref
        return None

    def _nearest_group(
        self, scene: Scene, people: Sequence[Placed], position: int, before: bool
    ) -> list[Placed]:
        """The enumeration of persons nearest to ``position`` (``A, a partner at X, and B``)."""
        if not people:
            return []
        ordered = list(reversed(people)) if before else list(people)
        gap = ordered[0].end if before else ordered[0].start
        words = scene.between(min(gap, position), max(gap, position))
        if len(words) > 14 or any(t.text in ";:“”" for t in words):
            return []
        group = [ordered[0]]
        for person in ordered[1:]:
            a, b = (person, group[-1]) if before else (group[-1], person)
            between = scene.between(a.end, b.start)
            if len(between) > 14 or not {t.lower for t in between} & self.joins:
                break
            group.append(person)
        return group


_BRACKET = re.compile(r"\([^()]{0,60}\)")


def _other_gender(title: str, noun: str) -> str:
    """The masculine of a feminine title where the text says ``Vorgänger`` (Rektorin → Rektor)."""
    masculine = bool(noun) and not noun.endswith("in")
    return title[:-2] if masculine and title.endswith("in") and len(title) > 6 else title


def _closed(scene: Scene, end: int) -> int:
    """Position behind ``(TUM)`` or a closing quote that follows a body."""
    rest = [t for t in scene.tokens if t.start >= end][:3]
    if len(rest) == 3 and rest[0].text == "(" and rest[2].text == ")":
        return rest[2].end
    return end


def person_titles(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """The pattern of honorifics, which stand between a post and its holder."""
    return PersonMatcher(lexicon, language).titles
