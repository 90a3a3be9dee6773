"""Fetching from a server on this machine: redirects, limits, and a reason for all that fails."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pressminer.adding import Adder, read_source
from pressminer.adding.fetch import REDIRECTS, fetch
from pressminer.errors import UnreadableError

from ..readers import make

HTML = "text/html; charset=utf-8"
MEDIA = {
    "/page": (HTML, make.page().encode()),
    "/latin": (
        "text/html; charset=windows-1252",
        make.page(charset="windows-1252").encode("cp1252"),
    ),
    "/file.pdf": ("application/octet-stream", make.pdf_of(make.story_page())),
    "/pdf": ("application/pdf", make.pdf_of(make.story_page())),
    "/story.md": ("text/plain", make.text().encode()),
    "/unsaid": ("application/octet-stream", make.page().encode()),
    "/picture": ("image/png", b"\x89PNG"),
    "/gr%C3%B6%C3%9Fe?a=%C3%A4": (HTML, make.page().encode()),
    "/empty": (HTML, b""),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        kind, _, rest = self.path.strip("/").partition("/")
        if self.path in MEDIA:
            self.answer(200, MEDIA[self.path][1], MEDIA[self.path][0])
        elif kind == "on":  # so many redirects
            left = int(rest)
            self.answer(302, b"", Location=f"/on/{left - 1}" if left else "/page")
        elif kind == "loop":
            self.answer(301, b"", Location="/loop")
        elif kind == "away":
            self.answer(302, b"", Location="file:///etc/hostname")
        elif kind == "half":
            self.answer(200, b"<p>", HTML, **{"Content-Length": "5000"})
            self.close_connection = True
        elif kind == "large":
            self.answer(200, b"x" * 5_000, HTML)
        elif kind == "unmeasured":
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"x" * 5_000)
            self.close_connection = True
        elif kind == "drip":  # a byte now and then, for ever
            self.send_response(200)
            self.end_headers()
            while not self.server.stopping:  # type: ignore[attr-defined]
                self.wfile.write(b"x")
                time.sleep(0.05)
        elif kind == "packed":
            self.answer(200, b"??", HTML, **{"Content-Encoding": "br"})
        elif kind == "nonsense":
            self.wfile.write(b"nonsense\r\n\r\n")
            self.close_connection = True
        else:
            self.answer(int(kind) if kind.isdigit() else 404, b"")

    def answer(self, code: int, data: bytes, kind: str = "", **headers: str) -> None:
        self.send_response(code)
        fields = {"Content-Type": kind, "Content-Length": str(len(data)), **headers}
        for name, value in fields.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    stopping = False

    def handle_error(self, *_: object) -> None:  # a client that went away
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.stopping = True
        running.shutdown()


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "suffix", "stem"),
    [
        ("/page", ".html", "page"),
        ("/latin", ".html", "latin"),
        ("/page#part", ".html", "page"),
        ("/file.pdf", ".pdf", "file"),
        ("/pdf", ".pdf", "pdf"),
        ("/story.md", ".md", "story"),
        ("/unsaid", ".html", "unsaid"),
        ("/größe?a=ä", ".html", "größe"),
        (f"/on/{REDIRECTS - 1}", ".html", "page"),
    ],
)
def test_a_document_and_its_kind(server: str, path: str, suffix: str, stem: str) -> None:
    source = read_source(server + path)
    assert (source.suffix, source.stem) == (suffix, stem)
    assert source.data
    assert "#" not in source.url


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "the server answers 404 Not Found"),
        ("/503", "the server answers 503 Service Unavailable"),
        (f"/on/{REDIRECTS + 1}", "redirects"),
        ("/loop", "redirects"),
        ("/away", "only http and https"),
        ("/half", "broke off"),
        ("/packed", "packed the page as 'br'"),
        ("/nonsense", "breaks off the connection"),
        ("/picture", "is no article but image/png"),
    ],
)
def test_why_there_is_none(server: str, path: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_source(server + path)
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("path", ["/large", "/unmeasured"])
def test_no_more_is_read_than_allowed(server: str, path: str) -> None:
    assert len(fetch(server + path, most=5_000).data) == 5_000
    with pytest.raises(UnreadableError, match="larger than"):
        fetch(server + path, most=4_999)


def test_a_server_that_never_comes_to_an_end(server: str) -> None:
    with pytest.raises(UnreadableError, match=r"no answer within 0\.3 seconds"):
        fetch(f"{server}/drip", seconds=0.3)


def test_a_server_that_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(UnreadableError, match=r"no answer within 0\.3 seconds"):
            fetch(f"http://127.0.0.1:{port}/", seconds=0.3)
    with pytest.raises(UnreadableError, match="takes no connections"):
        fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://127.0.0.1/a", "only http and https"),
        ("file:///etc/hostname", "only http and https"),
        ("http://", "not a web address"),
        ("http://[::1", "not a web address"),
        ("http://127.0.0.1:99999/", "not a web address"),
        ("http://a" + "b" * 300 + ".example/", "not a web address"),
        ("https://eva:geheim@127.0.0.1/", "user name or password"),
        ("http://no-such-host.invalid/", "cannot be found; is the address right"),
        ("http://127.0.0.1:1/\r\nX: y", "takes no connections"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        fetch(url, seconds=20)
    assert reason in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_a_page_from_the_web_in_the_corpus(server: str, tmp_path: Path) -> None:
    adder = Adder(tmp_path / "corpus")
    told = adder.add(read_source(f"{server}/on/2"))
    assert told.values and told.values["url"] == f"{server}/page"
    assert (tmp_path / "corpus" / told.values["original"]).read_bytes() == MEDIA["/page"][1]
    assert adder.add(read_source(f"{server}/page")).known
    with pytest.raises(UnreadableError, match="no HTML tags"):
        adder.add(read_source(f"{server}/empty"))
