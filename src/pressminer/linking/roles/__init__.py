"""Whose post, and where: joins posts to persons and bodies of the same sentence.

`linker` tells the story; every other module knows one part of it:

- `bodies`: where a post is held (``Präsident der LMU``), with `modifiers` in front of it;
- `holders`: who holds it, with `gaps` for what may stand between a name and its post;
- `joints`: what posts joined by *und* share (``CEO und Geschäftsführer von X``);
- `memory`: whom ``sie`` and whose post ``ihr Vorgänger`` mean in the next sentence;
- `told`, `givers`: bodies that stand elsewhere (``die Stiftung``, ``Acme named …``);
- `house`: whose posts those are whose body the article names only once;
- `status`: whether the post is held now, was, or will be;
- `verbs`, `passives`, `organs`, `succession`: posts that no title states
  (``leitet``, ``is chaired by``, ``has joined the board``, ``folgt auf``).
"""

from pressminer.linking.roles.gaps import person_titles
from pressminer.linking.roles.house import House
from pressminer.linking.roles.linker import RoleLinker

__all__ = ["House", "RoleLinker", "person_titles"]
