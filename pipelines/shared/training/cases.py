"""The annotated sentences of the tests, as examples: wordings of posts, and of relations.

They were written from the annotation guide; many say that nothing is stated, which no article
does so plainly. The notation is that of the tests, and so are its readers.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from truth import Bodies

from pressminer.linking.post import Post
from pressminer.linking.scene import scenes
from pressminer.matchers.amounts import AmountMatcher
from pressminer.model import Article, EntityRef
from pressminer.resolve import Entities
from pressminer.view import tokenize

LANGUAGES = ("de", "en")


def _module(path: Path) -> ModuleType:
    name = f"cases_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Wording:
    """A sentence with the posts it states: person, role, body by their names."""

    article: Article
    answers: tuple[Any, ...]

    def holders(self, post: Post, entities: Entities) -> set[EntityRef]:
        """See `truth.Truth`."""
        return {
            EntityRef("persons", index)
            for index, person in enumerate(entities.persons)
            for answer in self._said(post)
            if person.value.name == answer.person
        }

    def bodies(self, post: Post, holder: EntityRef, entities: Entities) -> Bodies | None:
        """See `truth.Truth`."""
        name = entities.persons[holder.index].value.name
        said: Bodies = set()
        for answer in self._said(post):
            if answer.person != name or "*" in answer.body:
                continue
            found = {
                EntityRef(table, index)
                for table in ("organizations", "places")
                for index, entity in enumerate(dict(entities.by_table())[table])
                if entity.value.name in answer.body
            }
            said |= found or ({None} if "-" in answer.body else set())
        return said or None

    def relations(self, entities: Entities) -> set[tuple[EntityRef, str, EntityRef]]:
        """Nothing is said of them."""
        return set()

    def _said(self, post: Post) -> list[Any]:
        titles = [post.title, *([post.title.core[0]] if post.title.core else [])]
        words = {w.lower() for t in titles for w in (t.title, t.canonical)}
        return [a for a in self.answers if words & {w.lower() for w in (*a.role, *a.role_en)}]


def wordings(tests: Path) -> Iterator[Wording]:
    """All sentences of ``linking/role_wordings``."""
    module = _module(tests / "linking" / "test_roles_wordings.py")
    for language in LANGUAGES:
        for number, case in enumerate(module.read(language)):
            name = f"wording-{language}-{number}"
            page = f"{module.HEADLINES[language]}\n\n{case.sentence}\n"
            yield Wording(Article(name, f"{name}.txt", page, {"language": language}), case.answers)
        statements = module.rule_folder().toml(language, "roles")["statement"]
        for number, text in enumerate(t for s in statements for t in s["counterexamples"]):
            name = f"wording-counter-{language}-{number}"
            page = f"{module.HEADLINES[language]}\n\n{text}\n"
            yield Wording(Article(name, f"{name}.txt", page, {"language": language}), ())


@dataclass(frozen=True)
class Piece:
    """A piece of an article with its entities, sums, and the relations between them."""

    name: str
    stage: list[Any]
    entities: Entities
    sums: list[tuple[int, int, int]]
    related: set[tuple[EntityRef, str, EntityRef]]


def pieces(tests: Path, rules: Any) -> Iterator[Piece]:
    """All sentences of ``linking/relations``."""
    module = _module(tests / "linking" / "test_relations_stated.py")
    for language in LANGUAGES:
        amounts = AmountMatcher(rules, language)
        for number, case in enumerate(module.read_cases(language)):
            piece = module.Piece(case)
            tokens = [tokenize(piece.text, start, end) for start, end, _, _ in piece.sentences]
            refs = {key: ref for key, (ref, _) in piece.keys.items()}
            related = {
                (refs[subject], kind, refs[obj])
                for line in (*case.stated, *case.open)
                for subject, kind, obj in [module.without_fact(line).split(" ")]
            }
            found = amounts(piece.text, taken=[])
            yield Piece(
                f"piece-{language}-{number}",
                scenes(piece.text, piece.sentences, tokens, piece.entities),
                piece.entities,
                [(m.start, m.end, i) for i, m in enumerate(found) if m.value.kind == "money"],
                related,
            )


def rule_pieces(tests: Path, lexicon: Any) -> Iterator[Piece]:
    """The examples and counterexamples of the relation rules; a counterexample states nothing."""
    module = _module(tests / "linking" / "test_relations.py")
    for key in ("examples", "counterexamples"):
        for number, case in enumerate(module.cases(key)):
            stage = module._staged(case)
            entities = stage.entities
            names = {
                str(entity.value.name): EntityRef(table, index)
                for table, found in entities.by_table()
                for index, entity in enumerate(found)
            }
            only = case.pattern["id"] if key == "examples" else ""
            stated = module.relations(lexicon, stage, only=only) if only else []
            related = {(names[s], kind, names[o]) for s, kind, o, *_ in stated}
            yield Piece(f"rule-{key}-{number}", stage.scenes, entities, [], related)
