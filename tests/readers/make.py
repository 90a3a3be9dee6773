"""Makes files of every format out of the same few lines, and parts of broken ones."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from html import escape
from xml.sax.saxutils import escape as xml_escape

TITLE = "Neues Zentrum für Herzmedizin in Ulm"
STAMP = "Ulm, 14. März 2024"
PARAGRAPHS = (
    "Das Universitätsklinikum Ulm baut bis 2027 ein neues Zentrum für Herzmedizin. Der Neubau "
    "kostet 48,5 Millionen Euro, davon trägt das Land Baden-Württemberg 30 Millionen Euro.",
    "„Mit dem Zentrum schaffen wir Platz für 120 Betten“, sagte Prof. Dr. Jana Muster, Ärztliche "
    "Direktorin der Klinik für Kardiologie. Die Arbeiten beginnen am 2. Mai 2024.",
    "Die Forschungs- und Lehrflächen wachsen auf 3.400 Quadratmeter. Beteiligt sind:",
)
ITEMS = ("Stadt Ulm", "Land Baden-Württemberg", "Universität Ulm")
TABLE = (("Kennzahl", "2023", "2024"), ("Betten", "3.420", "3.540"))
CLOSING = "Die Eröffnung ist für den Herbst 2027 geplant, sagte Muster."
LINES = (
    TITLE,
    STAMP,
    *PARAGRAPHS,
    *(f"- {item}" for item in ITEMS),
    *(" | ".join(row) for row in TABLE),
    CLOSING,
)


def text() -> str:
    return "\n\n".join(
        [
            TITLE,
            STAMP,
            *PARAGRAPHS,
            "\n".join(f"- {item}" for item in ITEMS),
            "\n".join(" | ".join(row) for row in TABLE),
            CLOSING,
        ]
    )


# --- web pages and mails -------------------------------------------------------------------------


def body_html() -> str:
    items = "".join(f"<li>{escape(item)}</li>" for item in ITEMS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in TABLE
    )
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    return (
        f"<h1>{escape(TITLE)}</h1><p class='date'>{STAMP}</p>{paragraphs}"
        f"<ul>{items}</ul><table>{rows}</table><p>{escape(CLOSING)}</p>"
    )


def page(
    body: str = "", *, head: str = "", before: str = "", after: str = "", charset: str = "utf-8"
) -> str:
    """A page with the usual frame: cookies, menu, teasers, share links, comments, imprint."""
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="{charset}">
<title>{escape(TITLE)} | Universitätsklinikum Ulm</title>{head}
<style>p {{ color: red }}</style></head>
<body><div class="cookie">Wir verwenden Cookies. <button>Einverstanden</button></div>
<nav><ul><li><a href="/">Start</a></li><li><a href="/news">Aktuelles</a></li></ul></nav>{before}
<main><article>{body or body_html()}</article></main>{after}
<div class="share"><a href="#">Teilen</a> <a href="#">Tweet</a> <a href="#">Drucken</a></div>
<aside><h2>Weitere Meldungen</h2><a href="/1">Parkhaus öffnet wieder</a></aside>
<footer><a href="/impressum">Impressum</a> © 2024 Universitätsklinikum Ulm</footer>
<script>var date = "2019-01-01";</script></body></html>"""


def mail(*, plain: str | None = None, html: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "Universitätsklinikum Ulm <presse@example.org>"
    message["Date"] = "Thu, 14 Mar 2024 09:30:00 +0100"
    for name, value in headers.items():
        del message[name]
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message.as_bytes()


# --- tables --------------------------------------------------------------------------------------


def table(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def json_lines(*objects: object) -> bytes:
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects).encode()


# --- Word ----------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def word_paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{xml_escape(content)}</w:t></w:r></w:p>"


def word_body() -> str:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in TABLE
    )
    lines = [word_paragraph(line) for line in (TITLE, STAMP, *PARAGRAPHS)]
    items = [word_paragraph(item, number) for item in ITEMS]
    return "".join([*lines, *items, f"<w:tbl>{rows}</w:tbl>", word_paragraph(CLOSING)])


def word(body: str = "", *, created: str = "", changed: str = "", prolog: str = "") -> bytes:
    document = (
        f'{prolog}<w:document xmlns:w="{_W}"><w:body>{body or word_body()}</w:body></w:document>'
    )
    core = (
        f'<c:coreProperties xmlns:c="{_CORE}" xmlns:t="http://purl.org/dc/terms/">'
        f"<t:created>{created}</t:created><t:modified>{changed}</t:modified></c:coreProperties>"
    )
    return archive({"word/document.xml": document.encode(), "docProps/core.xml": core.encode()})


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- PDF -----------------------------------------------------------------------------------------

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_WIDTHS = {"narrow": "fijlt.,;:!|'I() ", "wide": "mwMW%"}


def width(line: str, size: float = 10) -> float:
    """About the width of a line in Helvetica."""
    units = sum(
        0.27 if c in _WIDTHS["narrow"] else 0.85 if c in _WIDTHS["wide"] else 0.56 for c in line
    )
    return units * size


def wrapped(paragraph: str, points: float, size: float = 10) -> list[str]:
    """Lines of at most ``points``, broken at blanks."""
    lines = [""]
    for word_ in paragraph.split():
        longer = f"{lines[-1]} {word_}".strip()
        if width(longer, size) > points and lines[-1]:
            lines.append(word_)
        else:
            lines[-1] = longer
    return lines


def show(line: str, x: float, y: float, size: float = 10) -> bytes:
    """The operators that draw a line."""
    raw = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /H %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, raw)


def column(
    paragraphs: Sequence[str], x: float, top: float, points: float, leading: float = 13
) -> tuple[bytes, float]:
    """Paragraphs set in a column, and where it ends."""
    drawn, y = b"", top
    for paragraph in paragraphs:
        for line in wrapped(paragraph, points):
            drawn += show(line, x, y)
            y -= leading
        y -= leading * 0.8
    return drawn, y


def story_page() -> bytes:
    drawn = show(TITLE, 60, 760, 18)
    rest, y = column((STAMP, *PARAGRAPHS), 60, 720, 440)
    for item in ITEMS:
        rest += show(f"• {item}", 60, y)
        y -= 13
    y -= 13
    for row in TABLE:
        for place, cell in enumerate(row):
            rest += show(cell, 60 + 120 * place, y)
        y -= 13
    last, _ = column((CLOSING,), 60, y - 13, 440)
    return drawn + rest + last


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def pdf_of(*pages: bytes, info: bytes = b"") -> bytes:
    """A PDF with these pages; ``info``: entries of its dictionary of properties."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        FONT,
        b"<<%s>>" % info,
    ]
    for number, content in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</H 3 0 R>>>>>>" % (6 + 2 * number)
        )
        objects.append(stream(content))
    return pdf(objects, b"/Info 4 0 R")


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, the first being its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_ = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n"
        % (
            len(objects) + 1,
            table_,
            len(objects) + 1,
            trailer,
        )
        + b"startxref\n%d\n%%%%EOF" % len(out)
    )


def every_format() -> dict[str, bytes]:
    """The one story as a file of each format."""
    record = {"id": "7", "title": TITLE, "text": text().split("\n\n", 1)[1]}
    packed = gzip.compress(text().encode(), mtime=0)
    return {
        "story.txt": text().encode(),
        "story.md": text().encode(),
        "story.html": page().encode(),
        "story.htm": page(charset="iso-8859-1").encode("cp1252"),
        "story.pdf": pdf_of(story_page()),
        "story.docx": word(),
        "plain.eml": mail(plain=text()),
        "story.eml": mail(html=body_html()),
        "story.csv": table([["id", "titel", "inhalt"], list(record.values())], ";"),
        "story.jsonl": json_lines(record),
        "story.txt.gz": packed,
        "story.html.gz": gzip.compress(page().encode(), mtime=0),
        "story.pdf.gz": gzip.compress(pdf_of(story_page()), mtime=0),
    }
