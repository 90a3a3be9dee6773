"""Who published a page: sender, masthead or imprint, as printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from pressminer.masthead.days import DayFinder
from pressminer.masthead.lines import TOP, Line
from pressminer.masthead.words import Words
from pressminer.model import BlockKind

_LENGTH = 160
_NAME_LENGTH = 100
_PARTS = re.compile(r"\s*[|·•\t]\s*|\s+(?:[–—/-]+|\+{2,3}|[›»>])\s+|\s{3,}")
_HEAD = 7  # lines of a page among which a paper's name stands alone
_SHORT_NAME = 3  # words of a name that may have its common noun anywhere
_PAPER_NAME = 4
_TAIL = 12  # lines at the end in which a copyright or address line names the publisher
_YEARS = r"(?:\d{4}(?:\s?[–-]\s?\d{2,4})?)"
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|Copyright)\s*(?:©|\(c\))?\s*(?:{_YEARS}[,:]?\s+(?:by\s+)?(?P<behind>\S.*)"
    rf"|(?P<before>[^\d]{{3,80}}?)[,\s]+{_YEARS}(?P<rest>\W.*)?)",
    re.IGNORECASE | re.DOTALL,
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}-)?\d{4,5} [^\W\d_]"  # 90402 Nürnberg, CH-8001 Zürich
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)"  # LS1 2AB
    r"|(?<!\w)[A-Z]\d[\dW] ?[A-Z\d]{4}(?!\w)"  # D04 X2P9
    r"|(?<!\w)[A-Z]{2} \d{5}(?!\d)"  # MA 02110
)
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
            rf"(?:[^\W\d_]+\s+)?(?:{words['dates.releases']}|{words['publisher.offices']})"
            r"(?:\s+(?:\w{1,6}\.?\s*)?\d[\d/\-.]*)?"
            rf"\s+{words['publisher.senders']}\s+(?:the\s+)?(?P<name>.+)",
            flags,
        )
        self.sent_by = re.compile(rf"^{words['publisher.senders']}\s+(?:the\s+)?", flags)
        self.dated = re.compile(rf"\s+{words['dates.dated']}\s*$", flags)
        listed = words.sets["publisher.words"]
        self.words = frozenset(w for w in listed if not w.startswith("-"))
        self.endings = tuple(w[1:] for w in listed if w.startswith("-"))
        papers = words.sets["publisher.media"]
        self.media = frozenset(w for w in papers if not w.startswith("-"))
        self.paper_endings = tuple(w[1:] for w in papers if w.startswith("-"))
        self.links = words.sets["publisher.links"]
        self.never = words.sets["publisher.never"]
        self.edition = re.compile(rf"{words['publisher.editions']}(?:\s+\S|\s*$)", flags)
        self.contact = re.compile(
            rf"(?:{words['publisher.contacts']}|{words['dates.events']})\W*$", flags
        )
        self.rights = re.compile(rf"[\s.,;|·–-]*{words['publisher.rights']}.*", flags)

    def publisher(self, lines: Sequence[Line]) -> str:
        """The publisher as printed; empty if the page names none.

        ``Herausgeber: Universität Ulm, Helmholtzstraße 16`` → ``Universität Ulm``;
        ``Quelle: © Helmholtz Zentrum München`` is a credit.
        """
        return next(self._find(lines), "")

    def names_body(self, text: str) -> bool:
        """Whether ``text`` is the name of a body: ``Stadt Ulm``, not ``Jana Muster``."""
        return self._is_body(_clean(text))

    def _find(self, lines: Sequence[Line]) -> Iterator[str]:
        short = [line for line in lines if not line.running]
        for found in chain.from_iterable(step(short) for step in self._steps):
            name = _clean(found)
            if name:
                yield name
        yield from self._blocks(lines)

    @property
    def _steps(self) -> tuple[Callable[[Sequence[Line]], Iterator[str]], ...]:
        """The surest first: a label, the release's own line, a masthead, the imprint."""
        return (
            self._labelled,
            self._senders,
            self._segments,
            self._beside,
            self._mastheads,
            self._imprints,
            self._copyrights,
            self._addresses,
        )

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
            for part in _parts(line.text) if _is_masthead(line) else ():
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
            parts = [p.strip(" ()[]") for p in _parts(line.text)] if _is_masthead(line) else []
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
        rest = self.days.dated.sub("", text[found.end() :]).strip(" ,:-–|")
        return len(rest) <= 4 or self.days.release.fullmatch(rest) is not None

    # --- "Klinikreport Bayern | Ressort Politik", "Campusnotizen – Freitag, 4. Juli 2025" ---------

    def _mastheads(self, lines: Sequence[Line]) -> Iterator[str]:
        """The name of a paper or body between the title and the text, beside stamp or byline."""
        for index, line in enumerate(lines[:_HEAD]):
            if line.first or not _is_masthead(line) or line.kind is BlockKind.ITEM:
                continue
            name, *others = _parts(self.sent_by.sub("", line.text, count=1))
            if self.days.release.match(name) or self.days.reader.may_hold_day(name):
                name = self.days.sender_of(self.days.parts(line)[0])
                fits = self._is_proper_body(name) or self._is_paper(name)
            elif any(self.edition.match(other) for other in others):
                fits = self._is_body(name, need_word=False) or self._is_paper(name)
            else:
                fits = self._is_paper(name) or self._heads(name, others)
                fits = fits and self._stands_with_stamp(lines, index)
            if fits:
                yield name

    def _heads(self, name: str, others: Sequence[str]) -> bool:
        """A body with nothing or tags beside it, as no "Klinikum Ulm – Neubau wird teurer"."""
        tags = (word for other in others for word in other.split() if word[0].islower())
        return self._is_proper_body(name) and all(word in self.links for word in tags)

    def _stands_with_stamp(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a day or byline stands on this line or one of the next two."""
        return any(self.days.dates_line(line) for line in lines[index : index + 3])

    def _is_proper_body(self, text: str) -> bool:
        """A body's name that needs no label: ``Stadt Ulm``, not ``Klinik``, not a headline.

        "Council Cuts Waiting Times" has the word for a body, but not where names have it: at the
        end or before "of" and the like, unless the name is short or the word is a compound.
        """
        if " " not in text or any(c.isdigit() for c in text) or not self._is_body(text):
            return False
        run: list[str] = []
        for word in (*(token.strip(",()").casefold() for token in text.split()), ""):
            if word and word not in self.links:
                run.append(word)
            elif run and self._names_body(run):
                return True
            else:
                run = []
        return False

    def _names_body(self, run: Sequence[str]) -> bool:
        if len(run) > _SHORT_NAME:
            compounds = (word for word in run if word not in self.words)
            return self._has_word(run[-1:]) or any(w.endswith(self.endings) for w in compounds)
        return self._has_word(run)

    def _is_paper(self, text: str) -> bool:
        """The name of a paper or news service: ``Rhine-Neckar Business Journal``."""
        folded = [token.strip(',()„“"').casefold() for token in text.split()]
        if not 1 <= len(folded) <= _PAPER_NAME or any(word in self.never for word in folded):
            return False
        if not text[0].isupper() or text.endswith((".", "!", "?", ":", ",")):
            return False
        compound = any(
            word.endswith(self.paper_endings) and word not in self.media for word in folded
        )
        listed = len(folded) > 1 and not self.media.isdisjoint(folded)
        named = all(
            token[0].isupper() or not token[0].isalpha() or word in self.links | self.media
            for token, word in zip(text.split(), folded, strict=True)
        )
        return named and (compound or listed)

    # --- "Impressum" and the lines below -------------------------------------------------------

    def _imprints(self, lines: Sequence[Line]) -> Iterator[str]:
        for index, line in enumerate(lines):
            found = self.imprint.match(line.text)
            if found is None or line.length > _LENGTH:
                continue
            below = [other.text for other in lines[index + 1 : index + 5]]
            candidates = [line.text[found.end() :]] if found.end() < len(line.text) else below
            yield from (text for text in candidates if self._is_body(_clean(text)))

    # --- at the end: "© 2025 Isar Science Wire. All rights reserved.", an address -----------------

    def _copyrights(self, lines: Sequence[Line]) -> Iterator[str]:
        for line in lines[-_TAIL:]:
            found = _COPYRIGHT.match(line.text) if line.length <= _LENGTH else None
            if found is None:
                continue
            text = found["behind"] or found["before"]
            name = self.rights.sub("", _clean(text) or text).strip(" .,")
            if self._is_body(name) or self._is_paper(name):
                yield name

    def _addresses(self, lines: Sequence[Line]) -> Iterator[str]:
        """``Klinikreport Bayern, Bahnhofstraße 21, 90402 Nürnberg``, with no label before it."""
        for index in range(max(1, len(lines) - _TAIL), len(lines)):
            line = lines[index]
            name, comma, address = line.text.partition(", ")
            if comma and line.length <= _LENGTH and _POSTCODE.search(address):
                known = ":" not in name and (self._is_proper_body(name) or self._is_paper(name))
                if known and not self._heads_contact(lines[index - 1]):
                    yield name

    def _heads_contact(self, line: Line) -> bool:
        """``Pressekontakt``, ``Veranstaltungsort:``: what stands below is no sender."""
        return line.text.endswith(":") or self.contact.match(line.text) is not None

    def _blocks(self, lines: Sequence[Line]) -> Iterator[str]:
        """A body's name above an address, right below the text: a sender without a label."""
        first = max(1, len(lines) - _TAIL)
        for index in range(first, len(lines) - 1):
            above, line = lines[index - 1], lines[index]
            below = lines[index + 1 : index + 3]
            if (
                (above.running or above.text.endswith((".", "“", '"', "”")))
                and any(_POSTCODE.search(other.text) for other in below)
                and self._is_proper_body(line.text)
            ):
                yield line.text

    def _is_body(self, text: str, *, need_word: bool = True) -> bool:
        """Whether ``text`` is the name of a body and nothing more, by its words."""
        tokens = text.split()
        if not tokens or len(text) > _NAME_LENGTH or len(tokens) > 12 or not text[0].isupper():
            return False
        if self.days.reader.may_hold_day(text):
            return False
        folded = [token.strip(',„“"').casefold() for token in tokens]
        ends_like_sentence = text.endswith((".", "!", "?", ":")) and folded[-1] not in self.words
        if ends_like_sentence or any(word in self.never for word in folded):
            return False
        named = all(
            token[0].isupper() or not token[0].isalpha() or word in self.links or word in self.words
            for token, word in zip(tokens, folded, strict=True)
        )
        return named and (self._has_word(folded) or (not need_word and _is_proper(tokens)))

    def _has_word(self, folded: Sequence[str]) -> bool:
        return any(
            part in self.words or part.endswith(self.endings)
            for word in folded
            for part in (word, *word.split("-"))
        )


@lru_cache(maxsize=64)  # several steps look at the same few lines
def _parts(text: str) -> tuple[str, ...]:
    return tuple(_PARTS.split(text))


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
