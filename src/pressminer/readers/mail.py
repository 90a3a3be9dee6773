"""Saved mails (``.eml``): subject as headline, then the body; date and sender as metadata."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from pressminer.errors import UnreadableError
from pressminer.readers.content import Content
from pressminer.readers.encoding import decode
from pressminer.readers.limits import MAX_MAIL_PARTS

_HEADER = re.compile(rb"[!-9;-~]{1,70}:[ \t\r\n]|From ")
_FORWARDED = re.compile(r"(?i)^\s*(?:(?:re|aw|antw|fwd?|wg|tr|sv)\s*(?:\[\d+\])?\s*:\s*)+")
_SIGNATURE = re.compile(r"\n-- ?\n(?:.{0,200}\n){0,25}.{0,200}\s*\Z")
_TAIL = 6000  # characters at the end of a mail in which a signature is looked for
_SPACES = re.compile(r"\s+")


def read_mail(data: bytes) -> Content:
    """The mail as an article; raises `UnreadableError` for what is no mail or has no text.

    ``Subject: WG: Neue Halle`` gives the headline ``Neue Halle``; a mail that was forwarded or
    answers another gives no date, since it was written later than the news in it.
    """
    if _HEADER.match(data.lstrip()[:200]) is None:
        raise UnreadableError("not a mail: it does not begin with header lines")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        text = _body(message)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, IndexError):
        raise UnreadableError("the mail is broken") from None
    subject = _header(message, "Subject")
    title = _FORWARDED.sub("", subject)
    if not text.strip():
        raise UnreadableError("the mail has no text, perhaps only attachments")
    metadata = _metadata(message, forwarded=title != subject)
    return Content(_headed(title, text), metadata=metadata)


def _headed(title: str, text: str) -> str:
    """The subject above the body, unless the body opens with it."""
    opening = text.lstrip().split("\n", 1)[0].strip()
    return f"{title}\n\n{text}" if title and opening.casefold() != title.casefold() else text


# --- body ----------------------------------------------------------------------------------------


def _body(message: Message) -> str:
    """The plain text of the mail, else what its HTML part says; attachments stay out."""
    parts = list(_parts(message))
    plain = [p for p in parts if p.get_content_type() == "text/plain"]
    pages = [p for p in parts if p.get_content_type() == "text/html"]
    for part in plain:
        text = _text(part)
        if text.strip():
            return _without_signature(text)
    for part in pages:
        text = _page(part)
        if text.strip():
            return text
    return ""


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MAX_MAIL_PARTS:
            raise UnreadableError(f"the mail has more than {MAX_MAIL_PARTS} parts")
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            yield part


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    """The part decoded as it says; where that cannot be, as any text file is."""
    payload = _payload(part)
    charset = part.get_content_charset("") or ""
    try:
        text = payload.decode(charset) if charset else decode(payload)
    except (LookupError, ValueError):
        text = decode(payload)
    text = text.replace("\r\n", "\n").replace("\x00", "")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes") if flowed else text


def _unflowed(text: str, delete_space: bool) -> str:
    """Joins the lines that a mail program broke (RFC 3676): a blank at the end joins the next."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line  # noqa: PLW2901 (space-stuffed)
        soft = line.endswith(" ") and line != "-- "
        kept = line[:-1] if soft and delete_space else line
        if open_line:
            lines[-1] += kept
        else:
            lines.append(kept)
        open_line = soft
    return "\n".join(lines)


def _without_signature(text: str) -> str:
    """Cuts off what stands below a line ``-- `` at the end."""
    start = max(0, len(text) - _TAIL)
    found = _SIGNATURE.search(text, start)
    return text[: found.start() + 1] if found else text


def _page(part: Message) -> str:
    """The whole text of an HTML part: a mail has no menus, and layout tables all over."""
    from pressminer.readers.html import all_text, decode_html  # noqa: PLC0415 - loads lxml

    payload = _payload(part)
    charset = part.get_content_charset("") or ""
    try:
        source = payload.decode(charset) if charset else decode_html(payload)
    except (LookupError, ValueError):
        source = decode_html(payload)
    return all_text(source)


# --- headers -------------------------------------------------------------------------------------


def _header(message: Message, name: str) -> str:
    """A header in plain words: ``=?utf-8?q?Gr=C3=B6=C3=9Fe?=`` is ``Größe``."""
    raw = message.get(name, "")
    try:
        value = str(make_header(decode_header(raw)))
    except (LookupError, ValueError, UnicodeError):
        value = str(raw)
    value = value.encode("utf-8", "replace").decode("utf-8")
    return _SPACES.sub(" ", value).strip()


def _metadata(message: Message, *, forwarded: bool) -> dict[str, str]:
    sender = parseaddr(_header(message, "From"))[0].strip(" \"'")
    values = {
        "sent_on": "" if forwarded else _day(_header(message, "Date")),
        "publisher": _header(message, "Organization"),
        "sender": sender,
    }
    return {key: value for key, value in values.items() if value and not forwarded}


def _day(header: str) -> str:
    """The day in the sender's own time zone, as ISO; empty if the header holds none."""
    try:
        sent = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return sent.date().isoformat() if 1980 <= sent.year <= 2100 else ""
