"""Puts articles into a corpus: ``pressminer add``. `fetch` is the only code that uses a network."""

from pressminer.adding.corpus import Added, Adder
from pressminer.adding.sources import STDIN, read_source

__all__ = ["STDIN", "Added", "Adder", "read_source"]
