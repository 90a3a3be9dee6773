"""One document from the web: http and https only, bounded in time, size and redirects."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import IO, TypeVar

from pressminer.errors import UnreadableError
from pressminer.readers.limits import MAX_LARGE_BYTES, MEGABYTE

SECONDS = 30.0  # for all of it
PAUSE = 15.0  # without a sign from the server
REDIRECTS = 5
_CHUNK = 65_536
_AGENT = "pressminer (fetches a single page on request of its user)"
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")
_WEB = ("http", "https")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent. ``url`` is where it was found at last, without its fragment."""

    url: str
    data: bytes
    media_type: str


def is_url(text: str) -> bool:
    """Whether ``text`` is an address rather than the path of a file.

    >>> is_url("https://example.org/a"), is_url("file:///etc/a"), is_url("C:/a.txt")
    (True, True, False)
    """
    return _SCHEME.match(text) is not None


def fetch(url: str, seconds: float = SECONDS, most: int = MAX_LARGE_BYTES) -> Fetched:
    """The document at ``url``. Raises `UnreadableError` with a reason fit to show to a user.

    Nothing is sent but the request itself: no cookies, no credentials. Scripts are not run, and
    pictures, styles and frames of a page not loaded.
    """
    request = urllib.request.Request(_checked(url), headers={"User-Agent": _AGENT, "Accept": "*/*"})
    opener = urllib.request.build_opener(_Redirects())

    def work() -> Fetched:
        with opener.open(request, timeout=min(PAUSE, seconds)) as answer:
            data = _body(answer, most, time.monotonic() + seconds)
            packed = answer.headers.get("Content-Encoding", "identity").lower()
            if packed not in ("", "identity"):
                raise UnreadableError(f"the server packed the page as {packed!r}, unasked")
            where = urllib.parse.urldefrag(answer.geturl()).url
            return Fetched(where, data, answer.headers.get_content_type())

    try:
        return _within(seconds, work)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreadableError(_reason(error, url, seconds)) from None


def _checked(url: str) -> str:
    """``url`` in ASCII; raises `UnreadableError` for what is no plain address of the web."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise UnreadableError("not a web address") from None
    if parts.scheme.lower() not in _WEB:
        raise UnreadableError(f"only http and https addresses are fetched, not {parts.scheme}")
    if parts.username is not None or parts.password is not None:
        raise UnreadableError("the address holds a user name or password; give it without")
    if not host:
        raise UnreadableError("not a web address: it names no server")
    if ":" in host:  # the sixth version of the internet protocol
        host = f"[{host}]"
    where = host if port is None else f"{host}:{port}"
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urllib.parse.urlunsplit((parts.scheme.lower(), where, path, query, ""))


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to http and https only, which the base class sees to."""

    max_redirections = REDIRECTS
    max_repeats = 2

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        return super().redirect_request(req, fp, code, msg, headers, _checked(newurl))  # type: ignore[arg-type]


def _body(answer: http.client.HTTPResponse, most: int, deadline: float) -> bytes:
    """All that is sent, read bit by bit, so that neither size nor time go beyond the limits."""
    announced = answer.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > most:
        raise UnreadableError(f"larger than {most // MEGABYTE} MB")
    pieces, size = [], 0
    while piece := answer.read1(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise UnreadableError(f"larger than {most // MEGABYTE} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    if announced.isdecimal() and size < int(announced):
        raise UnreadableError("the connection broke off in the midst of the page; try again")
    return b"".join(pieces)


def _within(seconds: float, work: Callable[[], T]) -> T:
    """What ``work`` gives, or `TimeoutError`: a name server or slow headers heed no other limit."""
    results: list[T] = []
    errors: list[BaseException] = []

    def target() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again where somebody waits
            errors.append(error)

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError
    return results[0]


def _reason(error: Exception, url: str, seconds: float) -> str:
    """Why the page is not here, in our own words: those of the system depend on its language."""
    if isinstance(error, urllib.error.HTTPError) and 300 <= error.code < 400:
        if "not allowed" in str(error.msg):
            return "the address leads out of the web; only http and https are fetched"
        return f"the address leads on and on: more than {REDIRECTS} redirects"
    if isinstance(error, urllib.error.HTTPError):
        phrase = http.client.responses.get(error.code, "")
        return f"the server answers {error.code} {phrase}".rstrip()
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    host = urllib.parse.urlsplit(url).hostname or url
    if isinstance(cause, TimeoutError):
        return f"no answer within {seconds:g} seconds"
    if isinstance(cause, socket.gaierror):
        return f"{host} cannot be found; is the address right, and is there a network?"
    if isinstance(cause, ssl.SSLError):
        return f"no safe connection to {host}: its certificate is not in order"
    if isinstance(cause, ConnectionRefusedError):
        return f"{host} takes no connections there"
    if isinstance(cause, http.client.InvalidURL):
        return "not a web address"
    if isinstance(cause, (ConnectionError, http.client.HTTPException)):
        return f"{host} breaks off the connection"
    return f"{host} cannot be reached; is there a network?"
