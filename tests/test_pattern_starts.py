from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressminer.layout.line_rules import FILE, LineRules, Rule, read_rules
from pressminer.pattern_starts import SIZE, start_of, starts
from pressminer.rules import SHARED, RuleFolder

RULES = RuleFolder()
LINE_RULES = read_rules(RULES)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Stand", {"stan"}),
        ("ab|cd", {"ab", "cd"}),
        ("(?:Presse|Medien)info", {"pres", "medi"}),
        ("Ab?c", {"abc", "ac"}),
        ("Ab+c", {"ab"}),
        ("(?:Ab)*c", {"ab", "c"}),
        ("a{2}b", {"a"}),
        ("a{0,2}b", {"a", "b"}),
        ("[XY]z", {"xz", "yz"}),
        (r"[(\[]?Foto", {"(fot", "[fot", "foto"}),
        (r"\d\s?Uhr", {"0uhr", "0 uh"}),
        (r"\bam\b", {"am"}),
        ("(?=ab)cd", {"cd"}),
        ("(?<!x)cd", {"cd"}),
        ("(?-i:By|BY) a", {"by a"}),
        ("(?P<x>ab)c", {"abc"}),
        (r"\.\*", {".*"}),
        (".*Foto", {""}),
        (r"\w+", {""}),
        ("[a-z]b", {""}),
        ("[^a]b", {""}),
        (r"[\w.]b", {""}),
        ("a.b", {"a"}),
        ("", {""}),
    ],
)
def test_starts(pattern: str, expected: set[str]) -> None:
    assert starts(pattern) == expected


def fits(pattern: str, text: str) -> bool:
    start, possible = start_of(text), starts(pattern)
    return any(start[:size] in possible for size in range(SIZE + 1))


ATOMS = st.sampled_from(
    ["a", "B", "ä", r"\d", r"\s", r"\w", ".", "[ab]", "[^a]", "[a-c]", r"\.", r"\b", "1", " "]
)
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{1,2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(PATTERNS, st.data())
def test_every_match_begins_with_one_of_the_starts(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    # Beyond the letters of our languages some fold to others: the long s, the Kelvin sign.
    if re.fullmatch(r"[ -~äÄ\s]*", text):
        assert fits(pattern, text)


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.id)
def test_a_rule_is_tried_on_every_line_that_it_fits(rule: Rule) -> None:
    regex = re.compile(rule.pattern, re.IGNORECASE)
    folders = (SHARED, *RULES.languages)
    entries = (entry for folder in folders for entry in RULES.toml(folder, FILE)["line"])
    lines = [line for entry in entries for line in (*entry["examples"], *entry["counterexamples"])]
    fitting = [line for line in lines if regex.match(line)]
    assert fitting, "no example fits"
    assert all(fits(rule.pattern, line) for line in fitting)


def test_the_dispatch_gives_the_first_rule_that_fits() -> None:
    line_rules = LineRules(LINE_RULES)
    folders = (SHARED, *RULES.languages)
    entries = (entry for folder in folders for entry in RULES.toml(folder, FILE)["line"])
    for line in (line for entry in entries for line in entry["examples"]):
        verdict = line_rules(line, 1)
        first = next(
            rule
            for rule in LINE_RULES
            if re.match(rule.pattern, line, re.IGNORECASE)
            and (not rule.contains or any(word in line.lower() for word in rule.contains))
            and (not rule.digit or any(c.isdigit() for c in line))
        )
        assert verdict is not None
        assert verdict.rule == first.id
