"""The optional block of ``key: value`` lines that opens a file, between two ``---`` lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_LINE = re.compile(r"([^\W\d][\w.-]*(?: [\w.-]+){0,3})[ \t]*:(?:[ \t]+(.*))?")
_MORE = re.compile(r"(?:[ \t]+|-[ \t]+)(\S.*)")
# What YAML, which other programs read such blocks as, would take for something else than text.
_ODD = re.compile(
    r"[\s\-?:,\[\]{}#&*!|>'\"%@`]|.*(?::\s|\s#)|.*:$|(?:true|false|null|yes|no|on|off|~)$"
)
_WHITE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_BLOCK_SIGNS = frozenset({">", "|", ">-", "|-", ">+", "|+"})


def split(text: str) -> tuple[dict[str, str], str]:
    r"""Front matter (keys in lower case, values as written, without quotes) and the text after it.

    ``---`` as a mere rule is text: the block must start in the first line, be closed by a
    second ``---`` line, and every line between must look like ``key: value`` or continue the
    value before it (indented, or as ``- item``). Line ends must be ``\n`` already.

    >>> split("---\ntitle: Neues Zentrum\nauthor: 'Presse'\n---\nErster Absatz")
    ({'title': 'Neues Zentrum', 'author': 'Presse'}, 'Erster Absatz')
    """
    opening = _FENCE.match(text)
    if opening is None:
        return {}, text
    values: dict[str, list[str]] = {}
    key, position = "", opening.end()
    while position < len(text):
        closing = _FENCE.match(text, position)
        if closing is not None:
            return _result(values, text, closing.end())
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)]
        key = _take(line, key, values)
        if not key or end < 0:
            break
        position = end + 1
    return {}, text


def block(values: Mapping[str, str]) -> str:
    r"""The block that `split` reads as ``values``; white space in a value becomes one blank.

    Keys are plain words. Values are quoted where YAML would read them otherwise.

    >>> block({"title": "Neu: ein Zentrum", "published_on": "2024-03-14"})
    '---\\ntitle: "Neu: ein Zentrum"\\npublished_on: 2024-03-14\\n---\\n'
    """
    lines = [f"{key}: {_quoted(_WHITE.sub(' ', value).strip())}\n" for key, value in values.items()]
    return "".join(["---\n", *lines, "---\n"]) if lines else ""


def _quoted(value: str) -> str:
    if value and _ODD.match(value.lower()) is None:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _take(line: str, key: str, values: dict[str, list[str]]) -> str:
    """Files ``line`` under its key and returns that key; empty if the line fits no block."""
    found = _LINE.fullmatch(line)
    if found is not None:
        key = found[1].lower()
        values[key] = [(found[2] or "").strip()]
        return key
    more = _MORE.fullmatch(line)
    if more is None or not key:
        return ""
    values[key].append(more[1].strip())
    return key


def _result(values: dict[str, list[str]], text: str, end: int) -> tuple[dict[str, str], str]:
    if not values:
        return {}, text
    return {key: _join(parts) for key, parts in values.items()}, text[end:]


def _join(parts: list[str]) -> str:
    first, *rest = parts
    if rest and first in _BLOCK_SIGNS:
        first = ""
    return " ".join(_unquote(part) for part in (first, *rest) if part)


def _unquote(value: str) -> str:
    r"""``"Der \"Leuchtturm\""`` and ``'It''s here'`` without their outer quotes."""
    if len(value) < 2 or value[0] != value[-1]:
        return value
    if value[0] == '"':
        return re.sub(r'\\(["\\])', r"\1", value[1:-1])
    return value[1:-1].replace("''", "'") if value[0] == "'" else value
