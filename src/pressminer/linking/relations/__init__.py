"""Who founds, funds, joins, is part of, sits in, works with whom: patterns over enumerations.

A pattern (``pipelines/<lang>/relations.toml``) is a trigger and a *shape* that says where its
subjects and its object stand. Ends are entities of the sentence or a generic noun that stands
for the one body of its kind in the article. Only what a sentence or a list states is yielded.

`linker` tells the story; `grounding` prepares each sentence as a `ground`, with its relative
clauses and appositions (`clauses`), and `facticity` tells whether it states a fact; `patterns`
are the wordings and `shapes` names how their ends stand (`verbs`, `nouns`, `enumerations`,
`grants`, with `funding` for who may give and `ellipsis` for givers without a verb);
`structure`, `gaps` and `lists` need no trigger; `facts` adds sums and days; `consistency`
looks at all that an article states.
"""

from __future__ import annotations

from pressminer.linking.patterns import Pattern
from pressminer.linking.relations.linker import RelationLinker

__all__ = ["Pattern", "RelationLinker"]
