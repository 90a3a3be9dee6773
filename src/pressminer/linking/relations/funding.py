"""Who may give money, and to whom it goes where the sentence does not say it outright."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.linking.relations.ground import Ground, Hit
from pressminer.linking.relations.words import Words
from pressminer.linking.scene import Placed
from pressminer.view import Token

_TERRITORIES = frozenset({"state", "country", "city", "region", "continent"})
_AUTHORITIES = _TERRITORIES | {"government", "foundation"}
_SUPPORTERS = _AUTHORITIES | {"programme", "association"}
_FUNDERS = _SUPPORTERS | {"company", "other"}
_RESEARCH = frozenset({"university", "research_institute"})


def may_fund(hit: Hit, subjects: Sequence[Placed]) -> bool:
    """Can these bodies be the subject of the trigger?

    Where no sum is named only authorities and foundations fund, and not by a word that gives
    anything at all: ``Das Land fördert die Allianz``, but ``Das Land stellt die Allianz vor``.
    """
    ground, pattern = hit.ground, hit.pattern
    kinds = {ground.kind(s) for s in subjects}
    if pattern.needs == "donation":
        return ground.has_money
    if pattern.needs == "any-funder":
        return True
    if ground.has_costs and kinds & _AUTHORITIES:
        return True  # 40 Prozent der Kosten trägt das Ministerium
    if pattern.needs == "money-or-verb" and not ground.has_money:
        verb = pattern.trigger.search(ground.text)
        weak = verb is not None and verb.group().lower() in ground.words.giving
        return bool(kinds & _AUTHORITIES) and not weak
    return bool(kinds & (_FUNDERS | _RESEARCH))


def gives_money(ground: Ground, subject: Placed) -> bool:
    """Authorities and foundations support with money; others only where a sum is named."""
    return ground.has_money or ground.kind(subject) in _SUPPORTERS


def recipients(ground: Ground, objects: Sequence[Placed]) -> list[Placed]:
    """The first of an enumeration and the others of it that do not fund themselves."""
    others = [o for o in objects[1:] if ground.kind(o) not in {"foundation", "government"}]
    return [objects[0], *others]


def given_to(ground: Ground, subjects: Sequence[Placed], end: int) -> list[Placed]:
    """Who is given to where no body stands behind the trigger, which ends at ``end``.

    ``50 Mio. Euro hat das Land für den Verbund bewilligt``, ``Das Land fördert ihn``; where an
    authority gives a sum, else what the article is about.
    """
    if {t.lower for t in ground.between(end, end + 12)} & ground.words.object_pronouns:
        recent = ground.topics.recent(end)
        return [Placed(end, end, recent)] if recent else []
    for token in ground.scene.tokens:
        if token.lower in ground.words.for_words:
            found = ground.after(token.end, "organizations")
            if found and ground.distance(token.end, found[0].start) <= 3:
                return found
    authority = any(ground.kind(s) in _AUTHORITIES for s in subjects)
    told = ground.has_money or ground.has_costs
    main = ground.recipient() if told and authority else None
    return [main] if main else []


def likely_funder(ground: Ground, position: int) -> list[Placed]:
    """Who gives in an article about grants: its programme, else its ministry."""
    ref = ground.topics.of("programme", position) or ground.topics.early("government")
    return [Placed(position, position, ref)] if ref else []


def is_gift(hit: Hit, obj: Placed) -> bool:
    """Does the money go to the body, not to something of somebody else's?

    ``fördert den Neubau des Museums``, but ``unterstützt den Vorschlag der Stiftung``. A sum
    with ``für`` or ``to`` before the body leaves no doubt.
    """
    ground, words = hit.ground, hit.ground.words
    if ground.has_money and ground.preposition(obj, hit.end) in words.for_words:
        return True
    gap = [t for t in ground.between(hit.end, obj.start) if not ground.taken(t)]
    for k, token in enumerate(gap):
        if token.is_cap and token.is_word and not is_work(token, words):
            return False
        if k and token.lower in words.genitives and not is_work(gap[k - 1], words):
            return False
    return True


def is_work(token: Token, words: Words) -> bool:
    """Is it something done on a body, or a noun for bodies: ``Neubau``, ``Teilprojekt``?"""
    if token.lower in words.works or token.lower in words.generic_nouns:
        return True
    return token.is_cap and any(token.lower.endswith(w) for w in words.works if len(w) > 3)
