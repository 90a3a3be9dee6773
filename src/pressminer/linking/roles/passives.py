"""Posts told the other way round: ``The board is chaired by Susan Okafor``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressminer.lexicon import Lexicon
from pressminer.linking.post import Stated
from pressminer.linking.roles.gaps import Gaps
from pressminer.linking.roles.organs import Organs
from pressminer.linking.roles.people import People
from pressminer.linking.scene import Placed, Scene
from pressminer.model import Role

MAX_PROFESSION = 3  # tokens: the illustrator


class PassivePosts:
    """Reads passives that state a post; ``[headed_by]`` of roles.toml says which."""

    def __init__(self, lexicon: Lexicon, organs: Organs, gaps: Gaps, people: People) -> None:
        self.people = people
        self.headed_by: dict[str, list[str]] = lexicon.table("roles", "headed_by")
        self.determiners = lexicon.words("organizations", "determiners")
        self.organs = organs
        self.gaps = gaps

    def __call__(self, scene: Scene) -> Iterator[Stated]:
        """Roles of one sentence with the span of ``geleitet von``; the body stands before."""
        for first, second in zip(scene.tokens, scene.tokens[1:], strict=False):
            entry = self.headed_by.get(f"{first.lower} {second.lower}")
            person = self._person_at(scene, second.end) if entry else None
            if entry is None or person is None:
                continue
            title, canonical = self._of_organ(scene, first.start, *entry)
            bodies = [p for p in scene.of("organizations") if p.end <= first.start]
            body = bodies[-1].ref if bodies else None
            for holder in (person, *self.people.after(scene, person)):
                yield Stated(Role(holder.ref, title, canonical, body), first.start, second.end)

    def _person_at(self, scene: Scene, position: int) -> Placed | None:
        """The person whose name, with or without titles, begins at ``position``."""
        person = next((p for p in scene.of("persons") if p.start >= position), None)
        gap = self.gaps(scene, position, person.start) if person else None
        if gap is None or (gap and not self._is_profession(gap)):
            return None
        return person

    def _is_profession(self, gap: Sequence[str]) -> bool:
        """``(chaired by) the illustrator``."""
        return len(gap) <= MAX_PROFESSION and gap[0] in self.determiners and gap[-1].isalpha()

    def _of_organ(self, scene: Scene, position: int, title: str, canonical: str) -> tuple[str, str]:
        """Title and English name; who chairs does so for the organ named last before."""
        organ = self.organs.last_before(scene, position)
        if organ and title == "chair":
            return f"{title} of the {organ[0]}", f"{canonical} of {organ[1]}"
        return title, canonical
