"""Mails: which part is the article, and what the headers say."""

from __future__ import annotations

import pytest

from pressminer.readers.mail import read_mail

from . import make


def test_plain_text_is_preferred_and_the_subject_is_the_headline() -> None:
    body = "Ulm baut.\n\nDas ist neu."
    content = read_mail(make.mail(plain=body, html="<p>Anders</p>"))
    assert content.text.strip() == f"{make.TITLE}\n\n{body}"
    assert content.metadata == {"sent_on": "2024-03-14", "sender": "Universitätsklinikum Ulm"}


def test_a_body_that_opens_with_the_subject_is_left_as_it_is() -> None:
    assert read_mail(make.mail(plain=make.text())).text.strip() == make.text()


@pytest.mark.parametrize("mark", ["WG: ", "Fwd: ", "RE: ", "AW: Fw: ", "Re[2]: "])
def test_what_was_forwarded_has_no_date_or_sender(mark: str) -> None:
    content = read_mail(make.mail(plain="Ulm baut.", Subject=mark + make.TITLE))
    assert content.text.startswith(make.TITLE)
    assert content.metadata == {}


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Thu, 14 Mar 2024 23:50:00 -0500", "2024-03-14"),  # the sender's own day
        ("14 Mar 2024 09:30", "2024-03-14"),
        ("gestern", None),
        ("Thu, 14 Mar 1901 09:30:00 +0100", None),
        ("", None),
    ],
)
def test_dates(date: str, day: str | None) -> None:
    raw = f"Subject: Neu\nDate: {date}\n\nUlm baut.".encode()
    assert read_mail(raw).metadata.get("sent_on") == day


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=\n\nUlm", "Größe\n\nUlm"),
        (b"Subject: N\nContent-Type: text/plain; charset=iso-8859-1\n\nGr\xf6\xdfe", "N\n\nGröße"),
        (
            b"Subject: N\nContent-Type: text/plain; charset=unknown\n\nGr\xc3\xb6\xc3\x9fe",
            "N\n\nGröße",
        ),
        (
            b"Subject: N\nContent-Type: text/plain; format=flowed\n\nUlm \nbaut.\nBonn",
            "N\n\nUlm baut.\nBonn",
        ),
        (b"Subject: N\n\nUlm baut.\n-- \nPressestelle\n0731 1", "N\n\nUlm baut."),
        (b"Subject: N\nContent-Type: text/html\n\n<p>Ulm</p><p>Bonn</p>", "N\n\nUlm\n\nBonn"),
        (b"From someone\nSubject: N\n\nUlm", "N\n\nUlm"),
    ],
)
def test_bodies(raw: bytes, text: str) -> None:
    assert read_mail(raw).text.strip() == text


def test_attachments_stay_out() -> None:
    raw = (
        b"Subject: N\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
        b"Content-Disposition: attachment; filename=x.txt\n\nAnhang\n--a\n\nUlm\n--a--\n"
    )
    assert read_mail(raw).text.strip() == "N\n\nUlm"
