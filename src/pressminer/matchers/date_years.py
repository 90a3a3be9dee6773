"""Whether digits are a year: ``2023`` in ``Seit 2023``, not in ``2023 Studien``.

Each check gets the passage and the place and says yes or no.
"""

from __future__ import annotations

import re

from pressminer.matchers.date_passage import NAME_AFTER, Passage

_LAST_WORD = re.compile(r"([^\W_]+(?:-[^\W_]+)*|[*†])([.:]?[ \n]*)\Z")
_NUMBER_BEFORE = re.compile(r"[\d)][ ]?[-/ ]? ?\Z|[€$£§%#&=] ?\Z|(?<!\w)\+ ?\Z")
_DAY_BEFORE = re.compile(r"[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?, \Z")  # July 3, 2025
_YEARS_BEFORE = re.compile(
    r"(?:(?<!\d)\d{4}(?:,|;| (?:und|oder|sowie|and|or|to|&)|, (?:and|or|und|sowie))[ \n]){1,8}\Z"
)
_YEAR = re.compile(r"(?:1\d|20|21)\d\d")
_DIGITS = re.compile(r"\d+")
_CITED_PAGE = re.compile(r"\)(?::|, (?:s|p|pp)\. ?\d)")
_NAMED_AUTHORS = re.compile(r"(?:(?:und|and|&) [^\W\d_]+|et al\.),? ?\(?\Z")


_LONGEST_CHAIN = 4


def is_year(passage: Passage, start: int, end: int, coupled_before: int = 0) -> bool:
    """Whether four bare digits are a year: by the words before and after them.

    A number that is coupled to the next is what the next one is; after ``coupled_before`` of
    them the chain is no longer followed.
    """
    if passage.once(("no year", start), lambda: _is_no_year(passage, start, end)):
        return False
    context, right = passage.context, passage.right(end)
    coupled = context.coupled.match(right) if coupled_before < _LONGEST_CHAIN else None
    if coupled and not _is_year_too(passage, coupled, end, coupled_before + 1):
        return False
    return passage.once(("year", start), lambda: _is_year_alone(passage, start, end))


def _is_no_year(passage: Passage, start: int, end: int) -> bool:
    """What is beside the digits rules a year out: a unit, a citation, a club."""
    return (
        bool(passage.context.unit_after.match(passage.right(end)))
        or _is_cited(passage, start, end)
        or _is_club(passage, start, end)
        or bool(_TITLED.match(passage.text, max(start - 1, 0)))
    )


def _is_year_alone(passage: Passage, start: int, end: int) -> bool:
    """Whether digits are a year, whatever number they are coupled to."""
    context, left = passage.context, passage.left(start)
    if chain := _YEARS_BEFORE.search(left):
        opener = _LAST_WORD.search(left[: chain.start()])
        if opener and opener[1] in context.strong:
            return True  # "in den Jahren 1998, 2002 und 2006 Meister"
        return not (context.counted.match(passage.text, end) or NAME_AFTER.match(passage.text, end))
    in_cell = passage.text[start - 1 : start] == "\t"  # a row of years in a table
    if _NUMBER_BEFORE.search(left) and not in_cell:
        return False
    if _DAY_BEFORE.search(passage.text[max(start - 24, 0) : start]):
        return False
    rise = context.risen.search(left)
    if rise and int(passage.folded[start : start + 4]) - int(rise["number"]) != 1:
        return False
    return _year_after_word(passage, start, end)


_TITLED = re.compile(r"[„“\"»«‚]\d{4}:")  # "2001: Odyssee im Weltraum"
_CLUBS = range(1840, 1950)
_PLACE_AFTER = re.compile(r" ([^\W\d_]+(?:-[^\W\d_]+)*)(?![^\W_])")


def _is_club(passage: Passage, start: int, end: int) -> bool:
    """``gegen 1860 München``: a club is called after its year and place; ``im Jahr 1860``."""
    if int(passage.folded[start:end][:4]) not in _CLUBS or not NAME_AFTER.match(passage.text, end):
        return False
    place = _PLACE_AFTER.match(passage.folded, end)
    word, _ = _word_before(passage, start)
    is_told = word in passage.context.strong and word not in ("bis", "seit")
    return bool(place and place[1] in passage.context.places) and not is_told


def _is_year_too(passage: Passage, coupled: re.Match[str], end: int, before: int) -> bool:
    """``zwischen 1500 und 2000 Euro``: the second number tells what the first one is."""
    start, stop = end + coupled.start("number"), end + coupled.end("number")
    if coupled["rise"] and not passage.context.rising.search(passage.left(end - 4)):
        return True  # "wuchs bis 1994 auf 24 an"
    if not _YEAR.fullmatch(coupled["number"]):
        return False
    if coupled["rise"] and int(coupled["number"]) - int(passage.folded[end - 4 : end]) != 1:
        return False  # "von 2019 auf 1874 gesunken", but "von 2023 auf 2024 gestiegen"
    return is_year(passage, start, stop, before)


def _year_after_word(passage: Passage, start: int, end: int) -> bool:
    context, text = passage.context, passage.text
    value = int(passage.folded[start:end][:4])
    word, word_at = _word_before(passage, start)
    is_round = value % 100 == 0
    counted = bool(context.counted.match(text, end))
    if context.phrases.search(passage.left(start)):
        return True
    if word in context.never:
        return False
    if word in context.strong:
        return not (is_round and context.counted_plural.match(text, end))
    if word in context.medium:
        return not (counted if is_round else context.counted_plural.match(text, end))
    if word in context.nouns:
        return True
    if word and context.noun_endings.search(word):  # "gründete die Stiftung 1998"
        return not context.counted_plural.match(text, end)
    if word and text[word_at].isupper() and word not in context.articles:
        return _is_behind_noun(passage, word, word_at, end)
    if word in context.articles:
        counted = bool(context.counted_plural.match(text, end))  # "its 2023 accounts"
    if counted or is_round or NAME_AFTER.match(text, end):
        return False
    right = passage.right(end)
    if not word and 1000 <= value < 1500 and context.singular.match(right):
        return True  # "1342 wird der Hof erwähnt"
    if (word or 1900 <= value < 2050) and context.opening.match(right):
        return True
    if not word and 1500 <= value < 1900 and right[1:2].isalpha() and context.opening.match(right):
        return True  # "1871 als Sparkasse gegründet"
    return 1400 <= value < 2050 and bool(context.running.match(text, end))


def _is_behind_noun(passage: Passage, word: str, word_at: int, end: int) -> bool:
    """``nach dem Umzug 2009 zog``, ``hat den Hof 2009 gekauft``, but not ``Horizont 2020``."""
    context = passage.context
    if context.no_events.search(word) or int(passage.folded[end - 4 : end]) >= 2050:
        return False
    if not (context.opening.match(passage.right(end)) or context.running.match(passage.text, end)):
        return False
    left = passage.left(word_at, 120)
    if context.elliptic.search(left):
        return passage.right(end, 1) in (".", ",", ";", "")
    return bool(context.events.search(left) or context.clause.search(left))


def _word_before(passage: Passage, start: int) -> tuple[str, int]:
    """The word in front and where it stands; none beyond a line, a full stop or a colon."""
    found = _LAST_WORD.search(passage.left(start))
    if not found:
        return "", start
    word, gap = found[1], found[2]
    telling = passage.context.strong | passage.context.never
    if "\n" in gap or (gap[:1] in (".", ":") and word not in telling):
        return "", start
    return word, start - len(word) - len(gap)


def _is_cited(passage: Passage, start: int, end: int) -> bool:
    """``Sharp and Hockfield (2017): …``, ``(Müller, 2019)``, a line with a DOI."""
    low, high = passage.line(start)
    if passage.context.citation.search(passage.folded, low, high):
        return True
    left, right = passage.left(start), passage.right(end, 3)
    if _NAMED_AUTHORS.search(left):
        return right.startswith(")")
    if left.endswith("("):
        return bool(_CITED_PAGE.match(passage.right(end)))
    opened = left.rfind("(")
    inside = left[opened + 1 :] if opened >= 0 and ")" not in left[opened:] else ""
    return right.startswith(")") and bool(re.fullmatch(r"[^\W\d_]+(?: et al\.)?, ", inside))


def is_year_span(passage: Passage, start: int, end: int) -> bool:
    """``2019 bis 2023``, but not ``1500 bis 2000 Euro`` or ``1500 bis 2000 Besucher``."""
    context, words = passage.context, passage.folded[start:end]
    if context.unit_after.match(passage.right(end)) or _NUMBER_BEFORE.search(passage.left(start)):
        return False
    found = _LAST_WORD.search(passage.left(start))
    if found and found[1] in context.never and "(" not in found[2]:
        return False
    low, high = passage.line(start)
    if passage.context.citation.search(passage.folded, low, high):
        return False
    is_round = words[2:4] == "00" and words[-2:] == "00"
    return not (is_round and context.counted.match(passage.text, end))


def is_year_pair(passage: Passage, start: int, end: int) -> bool:
    """``2021/22`` names two years that follow each other."""
    first, last = _DIGITS.findall(passage.folded[start:end])
    gap = (int(last) - int(first)) % 100
    is_short_span = len(last) == 2 and int(last) > 12 and gap <= 30  # "1914-18", not "2010-12"
    return (
        (gap == 1 or (is_short_span and "-" in passage.folded[start:end]))
        and is_year_span(passage, start, end)
        and not (passage.context.counted_plural.match(passage.text, end))
    )


def is_about_year(passage: Passage, start: int, end: int) -> bool:
    """``um 1900``: not followed by what is counted, and not later than plans reach."""
    right = passage.right(end)
    context = passage.context
    if context.unit_after.match(right) or context.counted.match(passage.text, end):
        return False
    year = int(passage.folded[end - 4 : end])
    return year < 2050 and bool(context.opening.match(right))


def is_about_number(passage: Passage, start: int, end: int) -> bool:
    """``ca. 1850``, but not ``ca. 1500`` staff."""
    return int(passage.folded[end - 4 : end]) % 500 != 0 and is_about_year(passage, start, end)


def is_decade(passage: Passage, start: int, end: int) -> bool:
    """``1980er Jahre`` or ``in den 1980ern``, no ``1980er`` on its own before a noun."""
    return not passage.context.counted.match(passage.text, end) or not passage.folded[
        start:end
    ].endswith("er")


def is_decade_noun(passage: Passage, start: int, end: int) -> bool:
    """A decade in one word that names years: ``Nullerjahre``."""
    return "jahre" in passage.folded[start:end]
