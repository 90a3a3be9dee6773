"""Relative clauses and appositions: parts of a sentence that speak of the body before them.

``Der Verbund Küste, dem die Universität Kiel angehört, will …``: in the clause a pronoun stands
for the network, and outside of it nobody speaks of the university.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressminer.linking.groups import Grouper
from pressminer.linking.relations.words import Words
from pressminer.linking.scene import Placed, Scene
from pressminer.view import Token

_ENDS = frozenset({",", ";", "–", ":", "“", "”", "(", ")"})


@dataclass(frozen=True, slots=True)
class Clause:
    """``start:end`` of the article's text; ``head`` stands there for what the clause is about."""

    start: int
    end: int
    head: Placed

    def holds(self, position: int) -> bool:
        """Does ``position`` lie in the clause?"""
        return self.start <= position < self.end


def clauses(scene: Scene, placed: Sequence[Placed], grouper: Grouper, words: Words) -> list[Clause]:
    """The clauses of a sentence that open with a comma behind an entity, in text order."""
    found: list[Clause] = []
    if not any(t.text == "," for t in scene.tokens):
        return found
    runs = [(g[0].start, g[-1].end) for g in grouper.groups(scene, placed) if len(g) > 1]
    for k, head in _openings(scene, placed, words):
        comma = scene.tokens[k - 1].start
        if any(start < comma < end for start, end in runs) and not _acts_on(scene, k, head):
            continue  # LMU, die TUM und …
        if found and found[-1].holds(scene.tokens[k].start):
            continue
        last = _last(scene, k, runs)
        if _is_clause(scene.tokens, k, last, words):
            start = scene.tokens[k].start
            stand_in = Placed(start, start, head.ref)
            found.append(Clause(start, scene.tokens[last].end, stand_in))
    return found


def _openings(scene: Scene, placed: Sequence[Placed], words: Words) -> Iterator[tuple[int, Placed]]:
    """Indices of the first tokens behind ``X,`` that may open a clause about X, and that X."""
    ends = {p.end: p for p in placed}
    tokens = scene.tokens
    for k in range(1, len(tokens) - 2):
        if tokens[k].text != ",":
            continue
        back = k - 1
        if tokens[back].text in words.particles:
            back -= 1  # … baut auf der Forschungsgruppe X auf, die …
        head = ends.get(tokens[back].end) or _before_bracket(tokens, back, ends)
        if head is not None and _opener(tokens, k + 1, words):
            yield k + 1, _seated(scene, placed, head)


def _seated(scene: Scene, placed: Sequence[Placed], head: Placed) -> Placed:
    """``Aqualon GmbH aus Graz, die …``: the clause speaks of the body, not of its seat."""
    if head.ref.table != "places":
        return head
    before = [p for p in placed if p.end <= head.start and p.ref.table == "organizations"]
    near = before and len(scene.between(before[-1].end, head.start)) == 1
    return before[-1] if near else head


def _acts_on(scene: Scene, k: int, head: Placed) -> bool:
    """``Anna Rist, die Zellwerk 2021 gegründet hat``: a person, then the object of the clause."""
    if head.ref.table != "persons":
        return False
    behind = scene.tokens[k].end + 1
    return any(p.start == behind and p.ref.table == "organizations" for p in scene.placed)


def _before_bracket(tokens: Sequence[Token], k: int, ends: dict[int, Placed]) -> Placed | None:
    """``Verband der Köche (VdK),``: the body before an acronym in brackets."""
    if tokens[k].text != ")":
        return None
    for i in range(k - 1, max(k - 5, 0), -1):
        if tokens[i].text == "(":
            quote = tokens[i - 1].text in '“”"»'
            return ends.get(tokens[i - 1 - quote].end)
    return None


def _opener(tokens: Sequence[Token], k: int, words: Words) -> str:
    """The word that opens a clause at ``k``, a preposition before it left out (``to which``)."""
    first, second = tokens[k].lower, tokens[k + 1].lower
    if first in words.relatives | words.appositions:
        return first
    return second if first in words.prepositions and second in words.relatives else ""


def _last(scene: Scene, k: int, runs: Sequence[tuple[int, int]]) -> int:
    """Index of the clause's last token; commas of an enumeration do not end it."""
    for i in range(k + 1, len(scene.tokens)):
        token = scene.tokens[i]
        listing = any(start < token.start < end and start >= scene.tokens[k].start
                      for start, end in runs)  # fmt: skip
        if token.text in _ENDS and not listing and not _in_name(scene, token):
            return i - 1
    return len(scene.tokens) - 1


def _in_name(scene: Scene, token: Token) -> bool:
    return any(p.start <= token.start < p.end for p in scene.placed)


def _is_clause(tokens: Sequence[Token], k: int, last: int, words: Words) -> bool:
    """Articles that are relative pronouns, too, need the verb at the end of their clause."""
    opener = _opener(tokens, k, words)
    if opener not in words.articles or opener in words.appositions:
        return True
    while last > k and not tokens[last].is_word:
        last -= 1
    verb = tokens[last]
    return last > k + 1 and verb.text.islower() and verb.text.isalpha()
