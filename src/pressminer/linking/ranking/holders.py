"""Who holds a post: the persons of the sentence, the one spoken of before, or nobody named."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from pressminer.lexicon import Lexicon
from pressminer.linking.ranking.clues import Clues
from pressminer.linking.ranking.gender import NO_GENDERS, Genders, agreement
from pressminer.linking.ranking.line import PERSON, POST, Sign, WordClasses, at, bucket
from pressminer.model import EntityRef, RoleTitle

_NEAR = 3  # signs between a post and a person of its own
_OPENING = 14  # words from the beginning of a sentence to a post that is still read from there


class Candidate(NamedTuple):
    """A possible holder, ``None`` for nobody, with the clues for and against."""

    holder: EntityRef | None
    clues: tuple[str, ...]


class Known(NamedTuple):
    """What earlier sentences leave behind.

    ``before``: the person spoken of last; ``topic``: the one that the article is about, who of an
    obituary is meant by *he* long after somebody else was named; ``genders``: of the persons.
    """

    before: EntityRef | None = None
    topic: EntityRef | None = None
    genders: Mapping[EntityRef, str] = NO_GENDERS

    def absent(self, named: Container[EntityRef]) -> Iterator[tuple[str, EntityRef]]:
        """Those whom the sentence does not name, each once."""
        if self.before is not None and self.before not in named:
            yield "before", self.before
        if self.topic is not None and self.topic not in named and self.topic != self.before:
            yield "topic", self.topic


class HolderClues:
    """Lists the candidates for a post. The one for nobody comes last."""

    def __init__(self, lexicon: Lexicon, classes: WordClasses, genders: Genders) -> None:
        self.clues = Clues(classes)
        self.genders = genders
        self.pronouns = lexicon.words("roles", "pronouns")

    def __call__(
        self, line: Sequence[Sign], k: int, title: RoleTitle, known: Known, context: str
    ) -> list[Candidate]:
        """``k``: the post's sign; ``context``: language and kind of block, ``de paragraph``."""
        post = _Post(line, k, tuple(_facts(title, context, line[k].word, k)))
        post.gender = self.genders.of_title(title)
        found = [
            Candidate(ref, tuple(self._named(post, ref, places, known.genders.get(ref, ""))))
            for ref, places in post.persons.items()
        ]
        for tag, ref in known.absent(post.persons):
            clues = self._remembered(post, known.genders.get(ref, ""), tag, known)
            found.append(Candidate(ref, tuple(clues)))
        return [*found, Candidate(None, tuple(self._nobody(post, known.before)))]

    # --- somebody whom the sentence names ---------------------------------------------------------

    def _named(
        self, post: _Post, ref: EntityRef, places: Sequence[int], gender: str
    ) -> Iterator[str]:
        k, line = post.k, post.line
        yield f"named title {agreement(gender, post.gender)}"
        pronoun = self._pronoun(post, 0, k)
        if pronoun >= 0:
            told = self.genders.of_pronoun(line[pronoun].text)
            yield f"named pronoun {agreement(gender, told)} {pronoun > min(places)}"
        person = min(places, key=lambda p: (abs(p - k), p))
        yield from ("named", *(f"named {fact}" for fact in post.facts))
        yield f"named persons {min(3, len(post.persons))}"
        yield f"named before it {at(line, person - 1)}"
        yield f"named taken {post.has_own_post(person)}"
        yield f"named pronoun {self._pronoun(post, 0, k) >= 0}"
        if person < k:
            yield from self._ahead(post, person)
        else:
            yield from self._behind(post, person)

    def _ahead(self, post: _Post, person: int) -> Iterator[str]:
        """``Anna Weber, bisher Rektorin``."""
        k = post.k
        yield f"ahead nearest {person == post.last_before}"
        yield f"ahead first {person == post.first}"
        follower = post.first_after
        yield f"ahead rival {_distance(k, follower)}"
        yield from self.clues.between("ahead ", _texts(post.line, person + 1, k))
        yield from self.clues.around("ahead post ", post.line, k)

    def _behind(self, post: _Post, person: int) -> Iterator[str]:
        """``Rektorin Anna Weber``."""
        k = post.k
        yield f"behind nearest {person == post.first_after}"
        yield f"behind opens {k <= 1}"
        yield f"behind rival {_distance(k, post.last_before)}"
        yield f"behind next {at(post.line, person + 1)}"
        yield from self.clues.between("behind ", _texts(post.line, k + 1, person))
        yield from self.clues.around("behind post ", post.line, k)

    # --- somebody named before, or nobody ---------------------------------------------------------

    def _remembered(self, post: _Post, gender: str, tag: str, known: Known) -> Iterator[str]:
        """``Zuvor war sie Rektorin``."""
        k, line = post.k, post.line
        yield from (tag, f"{tag} title {agreement(gender, post.gender)}")
        yield f"{tag} alone {known.before == known.topic}"
        near = self._pronoun(post, 0, len(line))
        told = self.genders.of_pronoun(line[near].text) if near >= 0 else ""
        yield f"{tag} pronoun {near >= 0} {agreement(gender, told)}"
        yield from ("back", *(f"back {fact}" for fact in post.facts))
        yield f"back persons {min(2, len(post.persons))}"
        yield f"back opening {at(line, 0)}"
        yield f"back opening {at(line, 0)} {at(line, 1)}"
        ahead, behind = self._pronoun(post, 0, k), self._pronoun(post, k + 1, len(line))
        if ahead >= 0:
            yield "back pronoun ahead"
            yield from self.clues.between("back ", _texts(line, ahead + 1, k))
        elif behind >= 0:
            yield "back pronoun behind"
            yield from self.clues.between("back from post ", _texts(line, k + 1, behind))
        else:
            yield "back no pronoun"
            if k <= _OPENING:
                yield from self.clues.between("back from start ", _texts(line, 0, k))
        yield from self.clues.around("back post ", line, k)

    def _nobody(self, post: _Post, before: EntityRef | None) -> Iterator[str]:
        yield from ("nobody", *(f"nobody {fact}" for fact in post.facts))
        yield f"nobody persons {min(3, len(post.persons))}"
        yield f"nobody remembered {before is not None}"
        yield f"nobody touched {post.k + 1 == post.first_after} {post.k - 1 == post.last_before}"
        yield from self.clues.around("nobody ", post.line, post.k)

    def _pronoun(self, post: _Post, start: int, end: int) -> int:
        """Where the pronoun nearest to the post stands in ``start:end``; -1 without one."""
        places = (p for p in range(start, end) if post.line[p].text in self.pronouns)
        return min(places, key=lambda p: abs(p - post.k), default=-1)


class _Post:
    """A post in its line with the persons around it."""

    def __init__(self, line: Sequence[Sign], k: int, facts: tuple[str, ...]) -> None:
        self.line, self.k, self.facts = line, k, facts
        self.gender = ""
        self.persons: dict[EntityRef, list[int]] = {}
        for place, sign in enumerate(line):
            if sign.text == PERSON and sign.ref is not None:
                self.persons.setdefault(sign.ref, []).append(place)
        places = [p for found in self.persons.values() for p in found]
        self.first = min(places, default=None)
        self.last_before = max((p for p in places if p < k), default=None)
        self.first_after = min((p for p in places if p > k), default=None)

    def has_own_post(self, person: int) -> bool:
        """Does another post stand right beside the person?"""
        beside = (p for p in (person - 1, person + 1) if p != self.k)
        return any(at(self.line, p) == POST for p in beside)


def _facts(title: RoleTitle, context: str, word: str, k: int) -> Iterator[str]:
    """What is known of the post by itself; ``word``: how it is said."""
    if title.implied:
        yield from ("implied", f"implied {context.split(maxsplit=1)[0]}", f"implied by {word}")
        yield f"implied {title.canonical.split()[0]}"
        return
    yield context
    yield f"post {title.canonical.split(' of ')[0].split()[-1]}"
    yield f"bare {title.bare}"
    yield f"plural {title.plural}"
    yield f"collective {title.collective}"
    yield f"opens {k == 0}"


def _texts(line: Sequence[Sign], start: int, end: int) -> list[str]:
    return [sign.text for sign in line[start:end]]


def _distance(k: int, other: int | None) -> str:
    """How near a rival stands."""
    return "none" if other is None else bucket(abs(other - k), 2, _NEAR + 1)
