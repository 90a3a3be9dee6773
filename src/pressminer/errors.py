"""What can go wrong, in one tree.

PressminerError
├── UsageError       the caller asked for something that cannot be done (exit code 2)
├── RulesError       a file under pipelines/ is missing or wrong; lists every fault at once
├── AuthorityError   a list of organizations (ROR dump, list of the user) cannot be read
├── ModelError       a spaCy pipeline is missing or does not fit the installed spaCy
├── OutputError      the tables could not be written
└── UnreadableError  one article cannot be read; becomes a row in documents.csv
    └── UnreadableNowError  … but perhaps another time: time, memory or disk were to blame
"""

from __future__ import annotations


class PressminerError(Exception):
    """Base of everything pressminer raises on purpose; its text is fit to show to a user."""


class UsageError(PressminerError):
    """Wrong usage: no such folder, nothing to read in it, an option that makes no sense."""


class RulesError(PressminerError):
    """Faults in the rule files, all of them, each with file and rule id."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))

    def __reduce__(self) -> tuple[type[RulesError], tuple[list[str]]]:
        """Survives the way back from a worker process, faults and all."""
        return RulesError, (self.faults,)


class AuthorityError(PressminerError):
    """A list of organizations cannot be read; the text names the file and the place in it."""


class ModelError(PressminerError):
    """A spaCy pipeline could not be loaded; the text says which one and what to do."""


class OutputError(PressminerError):
    """The output folder could not be written; what was there before is untouched."""


class UnreadableError(PressminerError):
    """One article cannot be read; the text is the reason shown in `documents.csv`."""


class UnreadableNowError(UnreadableError):
    """One article cannot be read this time; nothing says that the file itself is at fault."""
