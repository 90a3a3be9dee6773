"""The user's decisions: kept in a file beside the corpus, applied on every run, above the machine.

`ledger` reads and writes the file, `stated` gives what is decided about articles to those who read
them, `wished` what is decided about names to those who merge them; `book` holds the tables while
they are changed, `apply` carries the decisions out, `review` turns an edited table into decisions,
`sheets` reads what spreadsheet programs make of a CSV file.
"""

from pressminer.decisions.apply import Outcome, carry_out
from pressminer.decisions.ledger import ACTIONS, Decision, append, read
from pressminer.decisions.stated import Stated, stated, with_stated
from pressminer.decisions.wished import wishes

__all__ = [
    "ACTIONS",
    "Decision",
    "Outcome",
    "Stated",
    "append",
    "carry_out",
    "read",
    "stated",
    "wishes",
    "with_stated",
]
