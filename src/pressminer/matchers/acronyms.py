"""What looks like an acronym, and whether it may stand for a name.

The test follows Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (PSB 2003): the letters of the short form must occur in the
long form in order, the first one at the beginning of a word. Bracketed acronyms of German
bodies are often those of the English name (``… Neurowissenschaften (MPI-CBS)``), so behind a
full name a first letter that begins one of its words is accepted as enough.
"""

from __future__ import annotations

import re

from pressminer.normalize.names import fold

_LETTERS = re.compile(r"[^\W_]")


def is_acronym_like(text: str) -> bool:
    """``LMU``, ``M1``, ``MPImF``, ``MPI-CBS``, ``UKHD``; not ``Ulm``, ``I``, ``3D-Druck``."""
    if not 2 <= len(text) <= 12 or not text[0].isupper():
        return False
    letters = _LETTERS.findall(text)
    capitals = sum(c.isupper() or c.isdigit() for c in letters)
    return capitals >= 2 and capitals * 2 >= len(letters) and text.replace("-", "").isalnum()


def acronym_fits(short: str, name: str) -> bool:
    """May ``short`` stand for ``name``?

    >>> acronym_fits("DKFZ", "Deutsches Krebsforschungszentrum"), acronym_fits("WHO", "Charité")
    (True, False)
    """
    letters = [fold(c) for c in short if c.isalnum()]
    initials = {fold(w)[:1] for w in re.findall(r"\w+", name)}
    return letters[0][:1] in initials or in_order(short, name)


def in_order(short: str, name: str) -> bool:
    """Schwartz–Hearst: the letters of ``short`` in order in ``name``, the first at a word start."""
    wanted = "".join(fold(c) for c in short if c.isalnum())
    folded = fold(name)
    starts = [m.start() for m in re.finditer(r"\b\w", folded) if folded[m.start()] == wanted[:1]]
    return any(_subsequence(wanted, folded[s:]) for s in starts)


def _subsequence(wanted: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in wanted)
