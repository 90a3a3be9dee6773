"""One record of a ROR data dump (schema 2) → a row of the user's list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from pressminer.authority.kinds import Kinds
from pressminer.authority.table import Body
from pressminer.lexicon import Lexicon
from pressminer.matchers.acronyms import is_acronym_like

ID_PREFIX = "ror-"  # no id of the shipped list begins so
DEFAULT_LANGUAGES = ("de", "en")

_ROR_ID = re.compile(r"(?:.*/)?(0[a-z0-9]{6}\d{2})")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_WEBSITE = re.compile(r"\S+\.[a-z]{2,6}")
_BRACKETED = re.compile(r"(.*\S)\s*\(([^()]*)\)")
_LONGEST = 200  # characters of a name; what is longer is a description


class Reason(Enum):
    """Why a record does not become a row; the value stands in the summary of an import."""

    INACTIVE = "inactive or withdrawn"
    ELSEWHERE = "in other countries"
    NAMELESS = "without a usable name"
    MALFORMED = "not as schema 2 has it"
    REPEATED = "in the dump twice"


class _Name(NamedTuple):
    text: str
    language: str
    types: frozenset[str]


class RorReader:
    """Makes rows of records; ``countries`` are ISO 3166 codes, none of them means all.

    ``languages``: names in other ones are left out, unless a body has no other name. Names
    that ROR gives no language (brands, mostly) are kept.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        countries: Collection[str] = (),
        languages: Collection[str] = DEFAULT_LANGUAGES,
    ) -> None:
        self.lexicon = lexicon
        self.kinds = Kinds(lexicon)
        self.countries = frozenset(countries)
        self.languages = frozenset(languages)

    def __call__(self, record: Mapping[str, Any]) -> Body | Reason:
        """The row of a record, or the reason why it has none; ``parent`` is a ROR id, too."""
        try:
            return self._row(record)
        except (AttributeError, KeyError, TypeError):
            return Reason.MALFORMED

    def _row(self, record: Mapping[str, Any]) -> Body | Reason:
        ror = ror_id(record["id"])
        if not ror:
            return Reason.MALFORMED
        if record.get("status", "active") != "active":
            return Reason.INACTIVE
        places = [location["geonames_details"] for location in record.get("locations") or ()]
        country = next((p["country_code"] or "" for p in places if p.get("country_code")), "")
        if self.countries and country not in self.countries:
            return Reason.ELSEWHERE
        names, acronyms = self._names(record["names"] or ())
        if not names:
            return Reason.NAMELESS
        german, english = _pick(names, "de"), _pick(names, "en")
        if not german and not english:
            german = english = names[0].text
        wordings = [n.text for n in names]
        return Body(
            ID_PREFIX + ror,
            german,
            english,
            tuple(a for a in acronyms if a not in wordings),
            tuple(w for w in dict.fromkeys(wordings) if w not in {german, english}),
            self.kinds(record.get("types") or (), _german_first(names)),
            self._place({p.get("name") or "" for p in places} - {""}, country),
            country,
            ID_PREFIX + _parent(record) if _parent(record) else "",
            ror,
        )

    # --- names ----------------------------------------------------------------------------------

    def _names(self, stated: Iterable[Mapping[str, Any]]) -> tuple[list[_Name], list[str]]:
        """Names, the displayed one first, then labels, then aliases; and acronyms."""
        names: list[_Name] = []
        acronyms: list[str] = []
        for one in stated:
            text, types = squeezed(one["value"]), frozenset(one["types"])
            if types == {"acronym"}:
                acronyms += [text] if text and _is_usable(text) else []
                continue
            plain, bracketed = self._without_bracket(text)
            acronyms += [bracketed] if bracketed else []
            if _is_usable(plain):
                names.append(_Name(plain, one.get("lang") or "", types))
        names.sort(key=lambda n: ("ror_display" not in n.types, "label" not in n.types))
        wanted = [n for n in names if n.language in self.languages or not n.language]
        return wanted or names[:1], list(dict.fromkeys(acronyms))

    def _without_bracket(self, name: str) -> tuple[str, str]:
        """The name without a country or acronym in brackets behind it; the acronym.

        ``Siemens (Germany)`` is how ROR tells branches apart, no release words it so.
        """
        match = _BRACKETED.fullmatch(name)
        if match is None:
            return name, ""
        plain, inner = match[1], match[2].strip()
        if is_acronym_like(inner):
            return plain, inner
        keys = self.lexicon.place_names.get(inner)
        is_country = any(self.lexicon.gazetteer[key].kind == "country" for key in keys)
        return (plain, "") if is_country else (name, "")

    def _place(self, names: Collection[str], country: str) -> str:
        """The seat under its German name; ``""`` if there are several."""
        if len(names) != 1:
            return ""
        name = next(iter(names))
        entries = [self.lexicon.gazetteer[key] for key in self.lexicon.place_names.get(name)]
        fitting = [e for e in entries if e.country == country and e.kind in {"city", "state"}]
        return fitting[0].name_de if fitting and fitting[0].name_de else name


def ror_id(stated: str) -> str:
    """``https://ror.org/02kkvpp62`` → ``02kkvpp62``; ``""`` for anything else."""
    match = _ROR_ID.fullmatch(stated)
    return match[1] if match else ""


def squeezed(text: str) -> str:
    """On one line, without the characters that separate cells and the parts of a cell."""
    return " ".join(text.replace("|", " / ").split())


def _is_usable(name: str) -> bool:
    """Letters that our languages use, no website, no description."""
    named = bool(_LATIN.search(name)) and 2 <= len(name) <= _LONGEST
    return named and not _WEBSITE.fullmatch(name)


def _pick(names: Sequence[_Name], language: str) -> str:
    return next((n.text for n in names if n.language == language), "")


def _german_first(names: Sequence[_Name]) -> list[str]:
    """German type words are surer: a ``Klinikum`` is nothing else, a ``Center`` anything."""
    return [n.text for n in sorted(names, key=lambda n: n.language != "de")]


def _parent(record: Mapping[str, Any]) -> str:
    related: Iterator[str] = (
        ror_id(r["id"]) for r in record.get("relationships") or () if r["type"] == "parent"
    )
    return next(filter(None, related), "")
