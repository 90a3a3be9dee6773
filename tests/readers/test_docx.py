"""Word documents: what of them is text."""

from __future__ import annotations

import pytest

from pressminer.readers.docx import read_docx

from . import make

P = make.word_paragraph


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (P("Ulm") + P("Bonn"), "Ulm\n\nBonn"),
        (P("") + P("Ulm"), "Ulm"),
        (P("Ulm", '<w:pStyle w:val="ListBullet"/>'), "- Ulm"),
        (
            "<w:p><w:r><w:t>Ul</w:t></w:r><w:r><w:t>m</w:t><w:br/><w:t>Bonn</w:t></w:r></w:p>",
            "Ulm\nBonn",
        ),
        (
            "<w:p><w:del><w:r><w:t>alt</w:t></w:r></w:del><w:ins><w:r><w:t>neu</w:t></w:r></w:ins></w:p>",
            "neu",
        ),
        ("<w:p><w:hyperlink><w:r><w:t>Ulm</w:t></w:r></w:hyperlink></w:p>", "Ulm"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Ulm</w:t></w:r></w:p>", "Ulm"),
        (
            f"<w:tbl><w:tr><w:tc>{P('a')}{P('b')}</w:tc><w:tc>{P('c')}</w:tc></w:tr></w:tbl>",
            "a b | c",
        ),
        (f"<w:tbl><w:tr><w:tc>{P('a')}{P('b')}</w:tc></w:tr></w:tbl>", "a\n\nb"),
        (f"<w:sdt><w:sdtContent>{P('Ulm')}</w:sdtContent></w:sdt>", "Ulm"),
    ],
)
def test_text(body: str, text: str) -> None:
    assert read_docx(make.word(body)).text.strip() == text


def test_the_day_of_the_last_change_is_a_hint() -> None:
    changed = make.word(created="2019-01-01T08:00:00Z", changed="2024-03-14T08:00:00Z")
    assert read_docx(changed).metadata == {"hinted_on": "2024-03-14"}
    assert read_docx(make.word(changed="gestern")).metadata == {}
