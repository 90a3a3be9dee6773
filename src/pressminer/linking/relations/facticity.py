"""Is what a sentence speaks of a fact? Conditions, open questions, demands, denials are none."""

from __future__ import annotations

from collections.abc import Sequence

from pressminer.linking.relations.ground import Ground
from pressminer.view import Token

_BEFORE, _BEHIND = 4, 6  # tokens between a verb and the word that negates it


def is_stated(ground: Ground, start: int, end: int) -> bool:
    """Does the sentence state what the trigger at ``start:end`` says?

    ``Das Land fördert die Firma`` does; ``Ob das Land die Firma fördert, ist offen`` and
    ``Das Land fördert die Firma nicht mehr`` do not.
    """
    words = ground.words
    if any(t.lower in words.unreal for t in _statement(ground.scene.tokens, start)):
        return False
    before = ground.between(ground.scene.start, start)[-_BEFORE:]
    near = [*before, *_until_comma(ground.between(end, ground.scene.end)[:_BEHIND])]
    for k, token in enumerate(near):
        if token.lower in words.negations:
            follows = near[k + 1].lower if k + 1 < len(near) else ""
            if follows not in words.not_negations:
                return False
    return True


def _statement(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    """The tokens around ``position`` up to semicolons: ``…; davon würden 3 Mio. Euro …``."""
    cuts = [k for k, t in enumerate(tokens) if t.text == ";"]
    first = max((k for k in cuts if tokens[k].start < position), default=-1)
    last = min((k for k in cuts if tokens[k].start >= position), default=len(tokens))
    return tokens[first + 1 : last]


def _until_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    return next((tokens[:k] for k, t in enumerate(tokens) if t.text in ",;:"), tokens)
