"""Rewrites ``pipelines/shared/currencies.tsv``: all currencies in use, from CLDR through Babel.

One row per ISO 4217 code: signs that stand for this currency alone, and its German and English
names with their plural and, in German, inflected forms. A name without its country ("Baht") is
written where only one currency in use has it. What people mean by "Dollar" or "Pfund" is decided
in ``currencies.toml``.

    python tools/build_currencies.py        # needs: babel
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name

TARGET = Path(__file__).resolve().parents[1] / "pipelines" / "shared" / "currencies.tsv"
LANGUAGES = ("de", "en")
# "2,000 gold medals" are no Zimbabwean money; Saudi Arabia has a Riyal too, whatever CLDR calls it.
NEVER_ALONE = frozenset({"gold", "Riyal"})
NUMBERS = (1, 2)  # one Krone, two Kronen
YESTERDAY = date(1990, 1, 1)  # money of living memory still owns its name: guilder, Escudo
_GERMAN_ADJECTIVE = re.compile(r"([\w-]+isch|Neu)(?:er|es|e) (.+)")
_NEW = re.compile(r"(?<=[a-z] )(?:new|Neue[rs]?) ")  # "Israeli new shekel": nobody says so


def in_use(since: date | None = None) -> list[str]:
    """Codes that are legal tender somewhere today, or were at any time after ``since``."""
    lists = get_global("territory_currencies").values()
    found = {
        code
        for some in lists
        for code, _, end, tender in some
        if tender and (not end or (since and date(*end) > since))
    }
    return sorted(found)


def names(code: str, language: str) -> list[str]:
    """CLDR's names, one and many; none where CLDR only repeats the code or adds a bracket."""
    found = (get_currency_name(code, count, language) for count in NUMBERS)
    short = (_NEW.sub("", name) for name in found)
    return [n for n in dict.fromkeys(short) if n != code and not re.search(r"\(| (?:und|&) ", n)]


def inflected(name: str, language: str) -> list[str]:
    """German: ``Schwedische Kronen`` also ``Schwedischen Kronen``; ``US-Dollar`` ``US-Dollars``."""
    if language != "de":
        return [name]
    hit = _GERMAN_ADJECTIVE.fullmatch(name)
    forms = [f"{hit[1]}{end} {hit[2]}" for end in ("e", "en", "er")] if hit else [name]
    return [*forms, *(f"{form}s" for form in forms if form.endswith(("ar", "al")))]


def head(name: str) -> str:
    """The name without its country: ``Krone`` of ``Schwedische Krone``."""
    return re.split(r"[\s-]", name)[-1]


def stem(name: str) -> str:
    """What a name without its country is told apart by: ``Escudo`` and ``Escudos`` are one."""
    return re.sub(r"(?:en|e|i|s)$", "", plain(head(name))[-1].casefold())


def plain(name: str) -> list[str]:
    """The name as CLDR writes it and as a keyboard without accents does."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if c not in "\u0301\u0303")
    return [name, unicodedata.normalize("NFC", bare).replace("ł", "l")]


def signs(codes: Iterable[str]) -> dict[str, list[str]]:
    """Currency signs (``₹``) and signs with letters (``A$``) that mean one currency in all CLDR."""
    meant: dict[str, set[str]] = defaultdict(set)
    wanted = set(codes)
    for name in locale_identifiers():
        for code, sign in Locale.parse(name).currency_symbols.items():
            if code in wanted and any(unicodedata.category(c) == "Sc" for c in sign):
                meant[sign].add(code)
    english = Locale("en").currency_symbols
    found: dict[str, list[str]] = defaultdict(list)
    for sign, some in sorted(meant.items()):
        for code in some:
            alone = len(some) == 1 and len(sign) == 1
            if alone or (len(sign) > 1 and english.get(code) == sign):
                found[code].append(sign)
    return found


def rows() -> Iterator[tuple[str, ...]]:
    """The table without its head."""
    codes = in_use()
    marks = signs(codes)
    heads: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for code in in_use(YESTERDAY):
            for name in names(code, language):
                heads[language, stem(name)].add(code)
    for code in codes:
        cells = []
        for language in LANGUAGES:
            mine = {n for n in names(code, language) if heads[language, stem(n)] == {code}}
            known = [n for n in names(code, language) if n in mine or n != head(n)]
            alone = [head(n) for n in known if n in mine and head(n) not in NEVER_ALONE]
            forms = [form for n in (*known, *alone) for form in inflected(n, language)]
            cells.append("|".join(dict.fromkeys(p for form in forms for p in plain(form))))
        yield code, "|".join(marks[code]), *cells


def main() -> None:
    """Writes the table."""
    lines = ["\t".join(("code", "signs", *LANGUAGES)), *("\t".join(row) for row in rows())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(lines) - 1} currencies, CLDR of Babel {babel.__version__}")


if __name__ == "__main__":
    main()
