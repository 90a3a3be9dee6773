"""Broken, mislabelled and hostile files: each ends as a row with a reason, none stops the run."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressminer import cli
from pressminer.errors import UnreadableError, UnreadableNowError
from pressminer.model import Article, Unreadable
from pressminer.readers import articles, limits
from pressminer.readers.guard import Guard

from . import make

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PDF = make.pdf_of(make.story_page())
WORD = make.word()
GOOD = make.text().encode()
MAIL = make.mail(plain=make.text())
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256))
PAGES = b"<</Type/Catalog/Pages 2 0 R>>"


def pdf_page(content: bytes, resources: bytes = b"", *others: bytes) -> bytes:
    return make.pdf(
        [
            PAGES,
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>"
            % resources,
            make.stream(content),
            *others,
        ]
    )


def scan() -> bytes:
    image = make.stream(
        b"\xff", b"/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    )
    return pdf_page(b"500 0 0 700 40 40 cm /I Do", b"/XObject<</I 5 0 R>>", image)


def many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return make.pdf([PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), page])


def without_letters() -> bytes:
    """A font whose letters have no meaning: all of them lie in the private use area."""
    codes = b"".join(b"<%02x><e0%02x>" % (c, c) for c in range(32, 127))
    table = make.stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><ff> "
        b"endcodespacerange 95 beginbfchar " + codes + b" endbfchar endcmap end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return pdf_page(
        make.show("Ein Satz, den niemand lesen kann", 50, 700), b"/Font<</H 5 0 R>>", font, table
    )


def nested_word(depth: int) -> bytes:
    return b"<w:document %s><w:body>%s</w:body></w:document>" % (W, b"<w:ins>" * depth)


def word_with(document: bytes) -> bytes:
    return make.archive({"word/document.xml": document})


LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    b"<w:document %s><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>" % W
)
OUTSIDE = (
    b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    b"<w:document %s><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>" % W
)


def gz(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


# name, bytes, part of the reason
BAD: list[tuple[str, bytes | Callable[[], bytes], str]] = [
    # nothing in it
    ("empty.txt", b"", "empty"),
    ("empty.html", b"", "no HTML tags"),
    ("empty.pdf", b"", "not a PDF"),
    ("empty.docx", b"", "no zip archive"),
    ("empty.eml", b"", "not a mail"),
    ("empty.csv", b"", "empty"),
    ("empty.jsonl", b"", "empty"),
    ("empty.txt.gz", b"", "empty"),
    ("blank.md", b" \n\t\n", "empty"),
    ("blank.docx", make.word(make.word_paragraph("")), "empty"),
    ("blank.html", b"<html><body></body></html>", "no article"),
    ("header.csv", b"title,text\n", "no rows"),
    ("packed.txt.gz", gz(b""), "empty"),
    # another kind of file under a wrong name
    ("pdf.txt", PDF, "a PDF file; name it .pdf"),
    ("page.txt", make.page().encode(), "a web page; name it .html"),
    ("word.txt", WORD, "zip archive or an office document"),
    ("old.txt", OLD_WORD, "old Office file"),
    ("old.docx", OLD_WORD, "old or encrypted Word file"),
    ("picture.txt", PNG, "a PNG image"),
    ("picture.pdf", JPEG, "not a PDF"),
    ("picture.docx", JPEG, "no zip archive"),
    ("picture.html", PNG, "a PNG image"),
    ("picture.eml", JPEG, "not a mail"),
    ("picture.csv", PNG, "a PNG image"),
    ("picture.jsonl", JPEG, "a JPEG image"),
    ("picture.txt.gz", PNG, "not a gzip file"),
    ("text.pdf", GOOD, "not a PDF"),
    ("text.docx", GOOD, "no zip archive"),
    ("text.html", GOOD, "no HTML tags"),
    ("text.jsonl", GOOD, "is no JSON"),
    ("text.csv", GOOD, "no column for the article's text"),
    ("text.eml", b"Neue Halle\n\nUlm baut.", "not a mail"),
    ("text.txt.gz", GOOD, "not a gzip file"),
    ("page.pdf", make.page().encode(), "not a PDF"),
    ("table.docx", make.archive({"xl/workbook.xml": b"<a/>"}), "another kind of zip"),
    ("rich.txt", b"{\\rtf1 Neue Halle}", "RTF"),
    ("zip.csv", WORD, "zip archive"),
    ("twice.txt.gz", gz(gz(GOOD)), "gzip archive"),
    ("story.doc", OLD_WORD, "no reader for .doc files"),
    ("story.tar.gz", gz(GOOD), "no reader for .tar files"),
    ("story.gz", gz(GOOD), "no reader for .gz files"),
    # cut off or damaged
    ("half.pdf", PDF[:300], "cut off or broken"),
    ("half.docx", WORD[: len(WORD) // 2], "cut off or broken"),
    ("half.txt.gz", gz(GOOD)[:40], "cut off"),
    ("half.html", b"<html><bo", "no article"),
    ("damaged.docx", WORD[:60] + bytes(40) + WORD[100:], "broken"),
    ("damaged.txt.gz", gz(GOOD)[:30] + b"????" + gz(GOOD)[34:], "gzip file"),
    ("open.docx", word_with(b"<w:document %s><w:body>" % W), "is broken"),
    ("headless.docx", word_with(b"<a/>"), "no body"),
    ("objects.pdf", b"%PDF-1.7\n" + b"1 0 obj\n" * 500, "cut off or broken"),
    ("encoding.txt", "Größe für Zürich".encode()[:-4] + b"\xff ", "broken encoding"),
    ("zeros.txt", b"Text\0Text und mehr", "zero bytes"),
    ("zeros.csv", b"title,text\na,b\0\0c\n", "zero bytes"),
    ("list.jsonl", b"[1, 2]\n", "no JSON object"),
    ("deep.jsonl", b'{"text": ' + b"[" * 200_000 + b"}\n", "is no JSON"),
    ("other.jsonl", make.json_lines({"preis": 1}), "no column for the article's text"),
    ("other.csv", b"preis,menge\n1,2\n", "no column for the article's text"),
    ("lines.csv", b'preis,"Ulm\n\nbaut\x02 eine"\n1,2\n', "among: preis, Ulm baut eine"),
    # nothing to read
    ("scan.pdf", scan, "a scan"),
    ("shapes.pdf", pdf_page(b"0 0 100 100 re f"), "no text"),
    ("letters.pdf", without_letters, "not marked as such"),
    ("attachment.eml", make.mail(plain=" "), "no text"),
    ("menu.html", b"<html><body><nav><a href='/'>Start</a></nav></body></html>", "no article"),
    ("frames.html", b"<html><frameset><frame src='a.html'></frameset></html>", "no article"),
    # too much of it
    ("large.txt", lambda: b"x" * (limits.MAX_BYTES + 1), "larger than 20 MB"),
    ("large.html", lambda: b"<p>" * (limits.MAX_BYTES // 3 + 1), "larger than 20 MB"),
    ("bomb.txt.gz", lambda: gz(b" " * (limits.MAX_BYTES + 1)), "when unpacked"),
    ("bomb.html.gz", lambda: gz(b"<p>a" * (limits.MAX_BYTES // 4 + 1)), "when unpacked"),
    ("bomb.docx", lambda: word_with(b" " * (limits.MAX_BYTES + 1)), "when unpacked"),
    ("pages.pdf", lambda: many_pages(10_000), "10000 pages"),
    (
        "parts.eml",
        lambda: (
            b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nText\n" * 300
        ),
        "parts",
    ),
    ("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"<p>Ein Satz.", "too deep"),
    ("inline.html", b"<html><body><p>" + b"<b>" * 100_000 + b"Ein Satz.", "too deep"),
    ("deep.docx", word_with(nested_word(100_000)), "nested too deep"),
    # traps
    ("laughs.docx", word_with(LAUGHS), "document type"),
    ("outside.docx", word_with(OUTSIDE), "document type"),
    ("circle.pdf", make.pdf([PAGES, b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>"]), "broken"),
    (
        "itself.pdf",
        pdf_page(
            b"/F Do",
            b"/XObject<</F 5 0 R>>",
            make.stream(
                b"/F Do",
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>",
            ),
        ),
        "no text",
    ),
]


def test_there_are_enough_of_them() -> None:
    assert len(BAD) >= 60
    assert len({reason for _, _, reason in BAD}) >= 40


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_a_row_with_a_reason(
    tmp_path: Path, name: str, data: bytes | Callable[[], bytes], reason: str
) -> None:
    (tmp_path / name).write_bytes(data() if callable(data) else data)
    rows = list(articles(tmp_path / name, tmp_path))
    assert len(rows) == 1
    row = rows[0]
    assert isinstance(row, Unreadable), row
    assert row.path.split("#")[0] == name
    assert row.status in ("failed", "skipped")
    assert reason in row.message
    assert len(row.message) < 200
    assert row.message.isprintable()


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as handle:
        handle.truncate(200_000_000)
    (row,) = articles(path, tmp_path)
    assert isinstance(row, Unreadable)
    assert row.message == "larger than 100 MB"


def branching(depth: int) -> bytes:
    """Forms that each draw the next one ten times: ten to the power of ``depth`` letters."""
    forms = [
        make.stream(
            b"/G Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</G %d 0 R>>>>"
            % (6 + i),
        )
        for i in range(depth)
    ]
    letters = make.stream(
        make.show("Ulm", 1, 1),
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</H 3 0 R>>>>",
    )
    return pdf_page(b"/G Do", b"/XObject<</G 5 0 R>>", *forms, letters)


def test_what_takes_too_long_is_given_up_and_the_next_file_is_read() -> None:
    guard = Guard(seconds=1)
    try:
        with pytest.raises(UnreadableNowError, match="longer than 1 seconds"):
            guard.read("pdf", branching(20))
        assert make.CLOSING in guard.read("pdf", PDF).text
    finally:
        guard.close()


def test_a_reader_that_breaks_down_costs_one_file() -> None:
    guard = Guard()
    try:
        assert make.CLOSING in guard.read("docx", WORD).text
        process = guard._process
        assert process is not None
        process.kill()
        process.wait()
        assert make.CLOSING in guard.read("docx", WORD).text
    finally:
        guard.close()


def test_a_system_without_processes_reads_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr("subprocess.Popen", refuse)
    assert make.CLOSING in Guard().read("docx", WORD).text


def test_an_unknown_reader_is_a_reason() -> None:
    guard = Guard()
    try:
        with pytest.raises(UnreadableError):
            guard.read("nothing", b"")
    finally:
        guard.close()


def test_a_page_of_many_letters_is_an_article_or_a_reason(tmp_path: Path) -> None:
    content = zlib.compress(b"(Ulm) Tj " * 300_000)
    page = make.pdf(
        [
            PAGES,
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
            b"/Resources<</Font<</H 5 0 R>>>>>>",
            make.stream(content, b"/Filter/FlateDecode"),
            make.FONT,
        ]
    )
    (tmp_path / "a.pdf").write_bytes(page)
    (row,) = articles(tmp_path / "a.pdf", tmp_path)
    assert isinstance(row, (Article, Unreadable))


def test_all_of_them_in_one_run(tmp_path: Path) -> None:
    """A run over nothing but bad files ends well, with a row and a reason for each."""
    corpus, output = tmp_path / "corpus", tmp_path / "output"
    corpus.mkdir()
    for name, data, _ in BAD:
        (corpus / name).write_bytes(data() if callable(data) else data)
    arguments = ["run", str(corpus), "-o", str(output), "--no-workbook", "--quiet"]
    assert CliRunner().invoke(cli.app, arguments).exit_code == cli.FINE
    with (output / "documents.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["path"].split("#")[0]: row for row in csv.DictReader(handle)}
    assert set(rows) == {name for name, _, _ in BAD}
    for name, _, reason in BAD:
        assert rows[name]["status"] in ("failed", "skipped")
        assert reason in rows[name]["message"]
