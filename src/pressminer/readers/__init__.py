"""Reading: a corpus folder in, articles out, and a reason for every file that is none.

To add an input format, write ``readers/<format>.py`` with one function from bytes to text and
front matter, and add its suffix to ``READERS`` in ``readers/files.py``.
"""

from pressminer.readers.files import MAX_BYTES, READERS, read
from pressminer.readers.folder import discover

__all__ = ["MAX_BYTES", "READERS", "discover", "read"]
