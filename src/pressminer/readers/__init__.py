"""Reading: a corpus folder in, articles out, and a reason for every file that is none.

To add an input format, write ``readers/<format>.py`` with one function from bytes to `Content` and
add its suffix to ``READERS`` in ``readers/files.py``. If it needs a library, enter it in
``readers/guarded.py``: libraries are imported there only, in a process of their own.
"""

from pressminer.readers.files import READERS, articles, read
from pressminer.readers.folder import discover
from pressminer.readers.limits import MAX_BYTES

__all__ = ["MAX_BYTES", "READERS", "articles", "discover", "read"]
