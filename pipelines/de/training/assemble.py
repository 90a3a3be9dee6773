r"""Puts the pipeline that ships together: grammar, names, small components around them, the card.

    python assemble.py --grammar work/grammar/model-last --names work/names/model-last \
        --out ../de_pressminer_news

The names keep a token layer of their own, so that they can go into any other German pipeline.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import load_model_from_config
from thinc.api import Model

import pressminer.embedding
import pressminer.pipes  # noqa: F401 - makes the components known
from pressminer.rules import RuleFolder

# All weights of the names are multiplied by this after training. A small training set leaves a
# network too sure of itself; flatter scores cost a few names and save more false ones.
SHRINK = 0.82
FOLDER = Path(__file__).resolve().parent
LAST = ("pressminer_entity_limits", "pressminer_lemmas")


def assemble(grammar: Language, names: Language, card: dict[str, Any]) -> Language:
    """One pipeline of both, with no word of the training texts in its vocabulary."""
    whole = fresh(grammar)
    source = fresh(names)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    shrink(source.get_pipe("ner").model)
    whole.add_pipe("ner", source=source)
    for name in LAST:
        whole.add_pipe(name)
    whole.meta.update(card)
    return whole


def shrink(model: Model[Any, Any]) -> None:
    """Multiplies every parameter of the network by `SHRINK`."""
    parameters = {
        (node.id, name): (node, name) for node in model.walk() for name in node.param_names
    }
    for node, name in parameters.values():
        if node.has_param(name):
            node.set_param(name, node.get_param(name) * SHRINK)


def fresh(trained: Language) -> Language:
    """The same pipeline with an empty vocabulary and without the paths of this machine."""
    config = trained.config.copy()
    config["paths"] = {}
    config["corpora"] = {}
    config["initialize"] = {}
    config["training"] = {}
    copy = load_model_from_config(config, auto_fill=True)
    for name, component in trained.pipeline:
        copy.get_pipe(name).from_bytes(component.to_bytes(exclude=["vocab"]), exclude=["vocab"])
        for label in getattr(component, "labels", ()):
            copy.vocab.strings.add(label)
    return copy


def license_text(card: dict[str, Any]) -> str:
    """The licence of the weights, with all sources as these ask to be named."""
    lines = [
        f"{card['name']} {card['version']}",
        "",
        "The weights and tables in this folder are licensed under the",
        "Creative Commons Attribution-ShareAlike 4.0 International License (CC BY-SA 4.0),",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
        "",
        "They were made from these sources, changed as pressminer's docs/german-pipeline.md tells:",
    ]
    for source in card["sources"]:
        lines += ["", source["name"], f"  {source['author']}", f"  {source['url']}"]
        lines += [f"  {source['license']}"]
    return "\n".join([*lines, ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--grammar", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    card = dict(RuleFolder(FOLDER.parents[1]).toml("de/training", "meta"))
    whole = assemble(spacy.load(wanted.grammar), spacy.load(wanted.names), card)
    if wanted.out.exists():
        shutil.rmtree(wanted.out)
    whole.to_disk(wanted.out)
    (wanted.out / "LICENSE").write_text(license_text(card), encoding="utf-8")
    size = sum(path.stat().st_size for path in wanted.out.rglob("*") if path.is_file())
    print(f"{wanted.out}: {', '.join(whole.pipe_names)}; {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
