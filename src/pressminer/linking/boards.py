"""Members of a board that a page lists by name below its heading (``STEERING BOARD``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.groups import topics_of
from pressminer.linking.scene import Placed, Scene
from pressminer.model import BlockKind, EntityRef, Role
from pressminer.resolve import Entities
from pressminer.view import Token

MAX_HEADING = 5  # words
MAX_LINE = 40  # tokens of a line that still names people rather than tells of them
MAX_TITLES = 8  # tokens before the first name of a line: bullets, titles, salutations


class BoardLists:
    """Reads lists of names; the headings of boards are data (``[boards]`` in roles.toml)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.boards: dict[str, list[str]] = lexicon.table("roles", "boards")
        self.by_language = {
            tongue: lexicon.rules.toml(tongue, "roles")["boards"]
            for tongue in lexicon.rules.languages
        }
        self.small = lexicon.words("organizations", "determiners") | lexicon.words("roles", "ours")
        self.verbs = lexicon.words("roles", "be") | lexicon.words("roles", "copulas")
        self.common = lexicon.function_words

    def __call__(
        self, stage: Sequence[Scene], entities: Entities, known: Sequence[tuple[Role, int]]
    ) -> Iterator[tuple[Role, int, int]]:
        """Roles with the span of the name; ``known``: roles the text states, and where.

        Who chairs by the words of a line (``Dr. Núria Puig (ICRA), chair``) is no mere member.
        """
        if not stage:
            return
        body = topics_of(stage, entities).main()
        post: list[str] | None = None
        for scene in stage:
            if self._is_heading(scene):
                post = self._post(scene)
            elif post and len(scene.tokens) <= MAX_LINE:
                said = {r.person for r, at in known if scene.start <= at < scene.end and not r.body}
                for placed in self._listed(scene, said):
                    yield Role(placed.ref, post[0], post[1], body), placed.start, placed.end
                if scene.kind is BlockKind.PARAGRAPH and self._is_prose(scene):
                    post = None
            else:
                post = None

    def _post(self, scene: Scene) -> list[str] | None:
        """The post below a heading, in the language of the heading (Jury is a word of both)."""
        own: dict[str, list[str]] = self.by_language.get(scene.language, {})
        words = self._words(scene)
        return own.get(words) or self.boards.get(words)

    def _listed(self, scene: Scene, said: set[EntityRef]) -> Iterator[Placed]:
        """Who stands first on a line, and whoever stands first behind a semicolon or comma.

        Lines of prose (``Die Laudatio hält der Schriftsteller X``) list nobody.
        """
        first = next(scene.of("persons"), None)
        if first is None or self._is_prose(scene):
            return
        if len(_behind_label(scene.between(scene.start, first.start))) > MAX_TITLES:
            return
        for person in scene.of("persons"):
            if person.ref not in said:
                yield person

    def _is_prose(self, scene: Scene) -> bool:
        first = next(scene.of("persons"), None)
        ahead = _behind_label(scene.between(scene.start, first.start) if first else scene.tokens)
        behind = scene.between(first.end, scene.end) if first else []
        return any(t.lower in self.common and t.is_word for t in ahead) or bool(
            self.verbs & {t.lower for t in [*ahead, *behind]}
        )

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


def _behind_label(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind ``Newly elected:``, all of them where there is no such label."""
    at = next((k for k, t in enumerate(tokens) if t.text == ":"), -1)
    return tokens[at + 1 :]
