"""Whose post, and where: joins posts to persons and bodies of the same sentence.

`linker` tells the story; every other module knows one part of it:

- `bodies`: where a post is held (``Präsident der LMU``), with `modifiers` in front of it;
- `holders`: who holds it, with `gaps` for what may stand between a name and its post;
- `joints`: what posts joined by *und* share (``CEO und Geschäftsführer von X``);
- `memory`: whom ``sie`` and whose post ``ihr Vorgänger`` mean in the next sentence;
- `verbs`, `passives`, `organs`, `succession`: posts that no title states
  (``leitet``, ``is chaired by``, ``has joined the board``, ``folgt auf``).
"""

from pressminer.linking.roles.gaps import person_titles
from pressminer.linking.roles.linker import RoleLinker

__all__ = ["RoleLinker", "person_titles"]
