"""How much of what is read, in one place. What is larger is a dump or a mistake, or does harm.

All but one are counted, so that a file is refused on every machine or on none. Seconds are the
last resort, for files that make a library run in circles.
"""

from __future__ import annotations

MEGABYTE = 1_000_000

# A press release has some kilobytes.
MAX_BYTES = 20 * MEGABYTE
# With pictures in them: PDF, Word. With thousands of articles: tables.
MAX_LARGE_BYTES = 100 * MEGABYTE
# A mail is parsed line by line, in Python.
MAX_MAIL_BYTES = 40 * MEGABYTE
# The text of one article, however small the file that it was unpacked from.
MAX_CHARACTERS = 20 * MEGABYTE

MAX_PAGES = 500  # of a PDF; annual reports have 300
MAX_PAGE_OBJECTS = 200_000  # pieces of text and lines on one page of a PDF
MAX_ARTICLES = 200_000  # rows of one table
MAX_MAIL_PARTS = 200  # of one mail, mails within the mail included

SECONDS = 30.0  # for one file, in the process beside this one that reads it
MEMORY = 2_000 * MEGABYTE  # of that process, where the system can limit it
