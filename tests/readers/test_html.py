"""Web pages: what is taken as headline, stamp, body and metadata, and what is left behind."""

from __future__ import annotations

import pytest

from pressminer.readers.content import Content
from pressminer.readers.html import all_text, decode_html, read_html

from . import make


def read(**parts: str) -> Content:
    return read_html(make.page(**parts).encode())


def lines(content: Content) -> list[str]:
    return [line for line in content.text.splitlines() if line.strip()]


def test_the_frame_of_a_page_is_left_behind() -> None:
    text = read().text
    for furniture in ("Cookies", "Start", "Teilen", "Weitere", "Parkhaus", "Impressum", "2019"):
        assert furniture not in text


TITLED = make.body_html().replace(make.TITLE, "{}")


@pytest.mark.parametrize(
    ("heading", "head", "title"),
    [
        (make.TITLE, "", make.TITLE),
        # the kicker above a headline is part of its element
        (
            f"Herzmedizin {make.TITLE}",
            f'<meta property="og:title" content="{make.TITLE}">',
            make.TITLE,
        ),
        # the head shortens the headline and adds the site's name
        (
            f"{make.TITLE} geplant",
            f'<meta property="og:title" content="{make.TITLE} - Ulm-News">',
            f"{make.TITLE} geplant",
        ),
        ("Neu\u00ades Zen\u00adtrum für Herzmedizin in Ulm", "", make.TITLE),
    ],
)
def test_the_headline(heading: str, head: str, title: str) -> None:
    assert lines(read(body=TITLED.format(heading), head=head))[0] == title


def test_a_heading_of_the_site_is_no_headline() -> None:
    before = "<h1>Universitätsklinikum Ulm</h1>"
    assert lines(read(before=before))[0] == make.TITLE


def test_a_page_without_a_heading_takes_the_title_without_the_site() -> None:
    body = make.body_html().replace(f"<h1>{make.TITLE}</h1>", "")
    assert lines(read(body=body))[0] == make.TITLE


def test_a_lead_that_stands_apart_is_kept() -> None:
    lead = "Ein Neubau bündelt ab dem Jahr 2027 alle Fächer der Herzmedizin an einem Ort."
    body = make.body_html().replace("</h1>", f"</h1><div class='x'>{lead}</div>")
    assert lead in lines(read(body=body))


def test_readers_comments_and_lists_of_other_articles_are_left_out() -> None:
    after = (
        "<div class='related'>"
        + "".join(
            f"<article><h3><a href='/{i}'>Anderer Artikel {i}</a></h3></article>" for i in range(9)
        )
        + "</div><div class='comments'><h2>Kommentare</h2><p>Max 02.12.2025, 15:57:32</p>"
        "<p>Das ist doch alles viel zu teuer, das Geld fehlt wieder an anderer Stelle.</p></div>"
    )
    assert lines(read(after=after)) == list(make.LINES)


@pytest.mark.parametrize(
    ("stamp", "line"),
    [
        (
            "<div><time>5. November 2021</time> <a href='/a'>admin</a> <a href='/n'>News</a></div>",
            "5. November 2021",
        ),
        (
            "<p>Von Jana Muster / 6. November 2023 / Keine Kommentare</p>",
            "Von Jana Muster / 6. November 2023 / Keine Kommentare",
        ),
        ("<p>Thursday, November 9, 2023 7:35AM</p>", "Thursday, November 9, 2023 7:35AM"),
    ],
)
def test_the_stamp_stands_below_the_headline(stamp: str, line: str) -> None:
    body = make.body_html().replace(f"<p class='date'>{make.STAMP}</p>", stamp)
    assert lines(read(body=body))[1] == line


def test_a_stamp_below_the_article_stands_below_it() -> None:
    body = make.body_html().replace(f"<p class='date'>{make.STAMP}</p>", "")
    assert lines(read(body=body, after="<p>Stand 27.01.2022</p>"))[-1] == "Stand 27.01.2022"


def test_a_day_that_contradicts_the_head_is_no_stamp() -> None:
    head = '<meta property="article:published_time" content="2022-04-22T04:15:45+00:00">'
    body = make.body_html().replace(f"<p class='date'>{make.STAMP}</p>", "")
    content = read(body=body, head=head, before="<div>April 8, 2021</div>")
    assert "2021" not in content.text
    assert content.metadata["published_on"] == "2022-04-22"


JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        (
            JSON_LD.format('{"@type":"NewsArticle","datePublished":"2024-03-14T08:00:00+01:00"}'),
            "published_on",
            "2024-03-14",
        ),
        (
            JSON_LD.format('{"@graph":[{"@type":["Article"],"datePublished":"2024-03-14"}]}'),
            "published_on",
            "2024-03-14",
        ),
        (JSON_LD.format('{"@type":"Event","datePublished":"2024-03-14"}'), "published_on", None),
        (JSON_LD.format('{"@type":"Comment","datePublished":"2024-03-14"}'), "published_on", None),
        (JSON_LD.format("{broken"), "published_on", None),
        (
            '<meta property="article:published_time" content="2024-03-14T23:30:00-05:00">',
            "published_on",
            "2024-03-14",
        ),
        ('<meta property="article:modified_time" content="2024-03-15">', "published_on", None),
        ('<meta name="DC.date.issued" content="2024-03-14">', "published_on", "2024-03-14"),
        ('<meta name="dcterms.date" content="2024-03-14">', "hinted_on", "2024-03-14"),
        ('<meta name="date" content="14 Uhr">', "hinted_on", None),
        ('<meta property="og:site_name" content="Klinik Ulm">', "publisher", "Klinik Ulm"),
        (
            JSON_LD.format('{"@type":"Article","publisher":{"name":"Klinik Ulm"}}'),
            "publisher",
            "Klinik Ulm",
        ),
        ('<meta name="author" content="Jana Muster">', "author", "Jana Muster"),
        ('<meta name="author" content="admin">', "author", None),
        ('<meta name="author" content="Redaktion Ulm">', "author", None),
        ('<link rel="canonical" href="https://example.org/a">', "url", "https://example.org/a"),
    ],
)
def test_metadata(head: str, key: str, value: str | None) -> None:
    assert read(head=head).metadata.get(key) == value


STATED = (  # in the order of docs/formats.md
    JSON_LD.format('{"@type":"Event","datePublished":"2024-03-01"}')
    + JSON_LD.format('{"@type":"WebPage","datePublished":"2024-03-12"}')
    + JSON_LD.format(
        '[{"@type":"NewsArticle","datePublished":"2024-03-11","publisher":{"name":"Drei"},'
        '"author":{"name":"Jana Muster"}},'
        '{"@type":"NewsArticle","datePublished":"2024-03-10","publisher":{"name":"Vier"}}]'
    ),
    '<meta name="dcterms.issued" content="2024-03-14"><meta name="dc.publisher" content="Zwei">'
    '<meta property="article:published_time" content="2024-03-13">',
    '<meta property="og:site_name" content="Eins"><meta name="author" content="Eva Kern">'
    '<time itemprop="datePublished" datetime="2024-03-15"></time>',
    '<meta name="date" content="2024-03-16">',
)


@pytest.mark.parametrize(
    ("present", "day", "publisher", "author"),
    [
        ((0, 1, 2, 3), "2024-03-11", "Eins", "Jana Muster"),
        ((0, 1, 3), "2024-03-11", "Zwei", "Jana Muster"),
        ((0, 3), "2024-03-11", "Drei", "Jana Muster"),
        ((1, 2, 3), "2024-03-13", "Eins", "Eva Kern"),
        ((2, 3), "2024-03-15", "Eins", "Eva Kern"),
        ((3,), None, None, None),
    ],
)
def test_of_several_statements_the_first_in_order_counts(
    present: tuple[int, ...], day: str | None, publisher: str | None, author: str | None
) -> None:
    told = read(head="".join(STATED[i] for i in present)).metadata
    assert told.get("published_on") == day
    assert (told.get("publisher"), told.get("author")) == (publisher, author)
    assert told.get("hinted_on") == "2024-03-16"


def test_linked_partners_in_a_list_of_the_body_stay() -> None:
    linked = make.body_html().replace("<li>Stadt Ulm</li>", "<li><a href='/u'>Stadt Ulm</a></li>")
    assert lines(read(body=linked)) == list(make.LINES)


def test_a_table_that_only_arranges_the_page_is_no_table() -> None:
    cell = "<br>".join(make.PARAGRAPHS)
    body = f"<h1>{make.TITLE}</h1><table><tr><td>{cell}</td><td>{make.CLOSING}</td></tr></table>"
    assert "|" not in read(body=body).text


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-2", "utf-16"])
def test_encodings(charset: str) -> None:
    source = '<meta charset="{}"><p>Łódź</p>' if charset == "iso-8859-2" else "<p>Größe {}</p>"
    text = source.format(charset)
    assert ("Größe" in decode_html(text.encode(charset))) == (charset != "iso-8859-2")


def test_all_text_of_a_mail() -> None:
    assert all_text("<p>Neue Halle</p><ul><li>Ulm<li>Bonn</ul>") == "Neue Halle\n\n- Ulm\n- Bonn"
    assert all_text("") == ""
