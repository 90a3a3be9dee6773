"""Who published a page: sender, masthead or imprint, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressminer.masthead.days import DayFinder
from pressminer.masthead.lines import TOP, Line
from pressminer.masthead.words import Words

_LENGTH = 160
_NAME_LENGTH = 100
_PARTS = re.compile(r"\s*[|·•\t]\s*|\s+[–—/-]+\s+|\s{3,}")
_TRAILER = re.compile(r"\s*[|;·•©]|,\s*(?=[a-zäöü]|[^,]*[\d@])|\s[–—]\s|\s\(?(?:https?:|www\.)")
_CREDIT = re.compile(r"^\W*©|^\W*\(c\)", re.IGNORECASE)


class PublisherFinder:
    """Finds the sender of a page, with the words of all languages."""

    def __init__(self, words: Words, days: DayFinder) -> None:
        flags = re.IGNORECASE
        self.days = days
        self.label = re.compile(
            rf"{words['publisher.labels']}\s*(?:\([^)]*\)\s*)?(?::\s*|$)", flags
        )
        self.closing = re.compile(rf"{words['publisher.closings']}:?\s+(?=[A-Z0-9])")
        self.imprint = re.compile(rf"{words['publisher.imprints']}\s*:?\s*", flags)
        self.sender = re.compile(
            rf"(?:{words['dates.releases']}|{words['publisher.offices']})"
            r"(?:\s+(?:\w{1,6}\.?\s*)?\d[\d/\-.]*)?"
            rf"\s+{words['publisher.senders']}\s+(?:the\s+)?(?P<name>.+)",
            flags,
        )
        self.dated = re.compile(rf"\s+{words['dates.dated']}\s*$", flags)
        listed = words.sets["publisher.words"]
        self.words = frozenset(w for w in listed if not w.startswith("-"))
        self.endings = tuple(w[1:] for w in listed if w.startswith("-"))
        self.links = words.sets["publisher.links"]
        self.never = words.sets["publisher.never"]

    def publisher(self, lines: Sequence[Line]) -> str:
        """The publisher as printed; empty if the page names none.

        ``Herausgeber: Universität Ulm, Helmholtzstraße 16`` → ``Universität Ulm``;
        ``Quelle: © Helmholtz Zentrum München`` is a credit.
        """
        return next(self._find([line for line in lines if not line.running]), "")

    def _find(self, lines: Sequence[Line]) -> Iterator[str]:
        for step in (self._labelled, self._senders, self._segments, self._beside, self._imprints):
            for found in step(lines):
                name = _clean(found)
                if name:
                    yield name

    # --- "Herausgeber: Universität Ulm" -------------------------------------------------------

    def _labelled(self, lines: Sequence[Line]) -> Iterator[str]:
        for index, line in enumerate(lines):
            found = self.label.match(line.text) or self.closing.match(line.text)
            if found is None or line.length > _LENGTH:
                continue
            value = line.text[found.end() :]
            if not value and index + 1 < len(lines):
                value = lines[index + 1].text
            if not _CREDIT.match(value):
                yield value

    # --- "Pressemitteilung der Universität Ulm vom 4. April 2023" -----------------------------

    def _senders(self, lines: Sequence[Line]) -> Iterator[str]:
        for line in lines:
            for part in _PARTS.split(line.text) if _is_masthead(line) else ():
                found = self.sender.match(part.strip("([ "))
                name = self._without_day(found["name"]).rstrip(" ,:)]") if found else ""
                if self._is_body(name, need_word=False):
                    yield name

    def _without_day(self, name: str) -> str:
        dated = self.days.dated.search(name)
        before = name[: dated.start()] if dated else name
        return self.dated.sub("", before)

    # --- "Universität Ulm | Pressemitteilung | 4. Mai 2023" -----------------------------------

    def _segments(self, lines: Sequence[Line]) -> Iterator[str]:
        for line in lines:
            parts = (
                [p.strip(" ()[]") for p in _PARTS.split(line.text)] if _is_masthead(line) else []
            )
            if len(parts) == 1:
                parts = [p.strip() for p in line.text.split(", ")]
            if len(parts) > 1 and any(self._is_release(part) for part in parts):
                yield from (p for p in parts if not self._is_release(p) and self._is_body(p))

    # --- the line above or below a bare "Pressemitteilung" ------------------------------------

    def _beside(self, lines: Sequence[Line]) -> Iterator[str]:
        for index, line in enumerate(lines[:6]):
            if line.zone == TOP and self._is_release(line.text):
                near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
                yield from (other.text for other in near if self._is_body(other.text))

    def _is_release(self, text: str) -> bool:
        """``PRESSEMITTEILUNG``, ``Medienmitteilung Nr. 5 vom 4. Mai 2023``: nothing else."""
        found = self.days.release.match(text)
        if found is None:
            return False
        rest = self.days.dated.sub("", text[found.end() :])
        return len(rest.strip(" ,:-–|")) <= 4

    # --- "Impressum" and the lines below -------------------------------------------------------

    def _imprints(self, lines: Sequence[Line]) -> Iterator[str]:
        for index, line in enumerate(lines):
            found = self.imprint.match(line.text)
            if found is None or line.length > _LENGTH:
                continue
            below = [other.text for other in lines[index + 1 : index + 5]]
            candidates = [line.text[found.end() :]] if found.end() < len(line.text) else below
            yield from (text for text in candidates if self._is_body(_clean(text)))

    def _is_body(self, text: str, *, need_word: bool = True) -> bool:
        """Whether ``text`` is the name of a body and nothing more, by its words."""
        tokens = text.split()
        if not tokens or len(text) > _NAME_LENGTH or len(tokens) > 12 or not text[0].isupper():
            return False
        folded = [token.strip(',()„“"').casefold() for token in tokens]
        ends_like_sentence = text.endswith((".", "!", "?", ":")) and folded[-1] not in self.words
        if ends_like_sentence or any(word in self.never for word in folded):
            return False
        named = all(
            token[0].isupper() or not token[0].isalpha() or word in self.links or word in self.words
            for token, word in zip(tokens, folded, strict=True)
        )
        return named and (self._has_word(folded) or (not need_word and _is_proper(tokens)))

    def _has_word(self, folded: list[str]) -> bool:
        return any(
            part in self.words or part.endswith(self.endings)
            for word in folded
            for part in (word, *word.split("-"))
        )


def _is_masthead(line: Line) -> bool:
    return line.zone == TOP and line.length <= _LENGTH


def _is_proper(tokens: list[str]) -> bool:
    """Two words with capitals or an acronym: ``Rotes Kreuz``, ``BASF``, not ``Woche``."""
    capitals = [token for token in tokens if token[0].isupper()]
    return len(capitals) > 1 or any(sum(c.isupper() for c in token) > 1 for token in tokens)


def _clean(value: str) -> str:
    """The name without address, web site and closing marks."""
    name = _TRAILER.split(value, maxsplit=1)[0].strip(" ,;:|–—-")
    return name if len(name) <= _NAME_LENGTH and any(c.isalpha() for c in name) else ""
