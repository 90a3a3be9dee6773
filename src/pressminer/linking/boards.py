"""Members of a board that a page lists by name below its heading (``STEERING BOARD``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import topics_of
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef, Role
from pressminer.resolve import Entities

MAX_HEADING = 5  # words
MAX_LINE = 40  # tokens of a line that still names people rather than tells of them


class BoardLists:
    """Reads lists of names; the headings of boards are data (``[boards]`` in roles.toml)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.boards: dict[str, list[str]] = lexicon.table("roles", "boards")
        self.small = lexicon.words("organizations", "determiners") | lexicon.words("roles", "ours")

    def __call__(
        self, stage: Sequence[Scene], entities: Entities, known: frozenset[EntityRef]
    ) -> Iterator[tuple[Role, int, int]]:
        """Roles with the span of the name; ``known`` are persons whose post the text states."""
        if not stage:
            return
        body = topics_of(stage, entities).main()
        post: list[str] | None = None
        for scene in stage:
            if self._is_heading(scene):
                post = self.boards.get(self._words(scene))
            elif post and len(scene.tokens) <= MAX_LINE:
                for placed in self._listed(scene, known):
                    yield Role(placed.ref, post[0], post[1], body), placed.start, placed.end
            else:
                post = None

    def _listed(self, scene: Scene, known: frozenset[EntityRef]) -> Iterator[Placed]:
        """People of a line who hold no other post; a line of prose (a verb form) lists nobody."""
        return (p for p in scene.of("persons") if p.ref not in known)

    def _is_heading(self, scene: Scene) -> bool:
        words = [t for t in scene.tokens if t.is_word]
        marked = scene.kind in {BlockKind.HEADING, BlockKind.TITLE}
        return (
            bool(words)
            and len(words) <= MAX_HEADING
            and not list(scene.of("persons"))
            and (marked or self._words(scene) in self.boards)
        )

    def _words(self, scene: Scene) -> str:
        """``Our trustees`` → ``trustees``."""
        return " ".join(t.lower for t in scene.tokens if t.is_word and t.lower not in self.small)
