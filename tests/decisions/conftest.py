from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]

# Two articles tell of Markus Blume, one of M. Blume, whom the machine put to the first; two of a
# ministry; one of its post. Ids are short, so that tests can be read.
TABLES: Mapping[str, str] = {
    "documents": """
document_id|path|title|language|published_on|publisher|author|duplicate_of|status|message
art-1|a.txt|Eins|de|2025-07-01|||||
art-2|b.txt|Zwei|de|2025-07-02|||||
art-3|c.txt|Three|en||||||
""",
    "persons": """
person_id|name|honorifics|aliases|document_ids|mention_count
prs-1|Markus Blume|Dr.|Blume~M. Blume|art-1~art-2~art-3|4
prs-2|Eva Rot|||art-2|1
""",
    "organizations": """
organization_id|name|name_de|name_en|acronym|kind|aliases|document_ids|mention_count
org-1|Wissenschaftsministerium|||StMWK|government||art-1~art-3|2
org-2|Ministry of Science||Ministry of Science||government||art-3|1
""",
    "places": """
place_id|name|name_de|name_en|acronym|aliases|document_ids|mention_count|kind|country
""",
    "roles": """
role_id|person_id|person|role|role_en|organization_id|organization|document_ids|mention_count|status
rol-1|prs-1|Markus Blume|Minister|minister|org-1|Wissenschaftsministerium|art-1~art-3|2|current
rol-2|prs-2|Eva Rot|Minister|minister|org-2|Ministry of Science|art-2|1|current
rol-3|prs-2|Eva Rot|Minister|minister|org-1|Wissenschaftsministerium|art-2|1|current
""",
    "amounts": """
amount_id|kind|value|value_max|unit|qualifier|per|document_ids|mention_count
amt-1|money|1000000||EUR|exact||art-1|1
""",
    "dates": """
date_id|edtf|earliest|latest|document_ids|mention_count
dat-1|2025-07|2025-07-01|2025-07-31|art-1|1
""",
    "relations": """
relation_id|subject_id|subject|relation|object_id|object|amount_id|date_id|document_ids|mention_count
rel-1|org-1|Wissenschaftsministerium|funds|org-2|Ministry of Science|amt-1||art-1|1
""",
    "mentions": """
mention_id|document_id|table|record_id|start|end|surface|sentence|language|zone|origin_id
mnt-1|art-1|persons|prs-1|0|12|Markus Blume|Markus Blume kam.|de|body|prs-1
mnt-2|art-1|persons|prs-1|30|35|Blume|Blume ging.|de|body|prs-1
mnt-3|art-2|persons|prs-1|0|12|Markus Blume|Markus Blume kam.|de|body|prs-1
mnt-4|art-3|persons|prs-1|0|8|M. Blume|M. Blume came.|en|body|prs-9
mnt-5|art-2|persons|prs-2|40|47|Eva Rot|Eva Rot kam.|de|body|prs-2
mnt-6|art-1|organizations|org-1|50|74|Wissenschaftsministerium|Das.|de|body|org-1
mnt-7|art-3|organizations|org-1|50|55|StMWK|The StMWK.|en|body|org-1
mnt-8|art-3|organizations|org-2|60|79|Ministry of Science|The.|en|body|org-2
mnt-9|art-1|roles|rol-1|13|21|Minister|Minister.|de|body|rol-1
mnt-10|art-3|roles|rol-1|9|17|minister|Minister.|en|body|rol-9
mnt-11|art-2|roles|rol-2|48|56|Minister|Minister.|de|body|rol-2
mnt-12|art-2|roles|rol-3|48|56|Minister|Minister.|de|body|rol-3
mnt-13|art-1|amounts|amt-1|80|95|eine Mio. Euro|Mio.|de|body|amt-1
mnt-14|art-1|dates|dat-1|96|105|Juli 2025|Juli.|de|body|dat-1
mnt-15|art-1|relations|rel-1|80|95|fördert|Mio.|de|body|rel-1
""",
    "identities": """
id|merged_into|reason
prs-9|prs-1|same name, initials agree
rol-9|rol-1|same person, post and body
""",
}


def table(text: str) -> tuple[list[str], list[tuple[str, ...]]]:
    head, *rows = (line.split("|") for line in text.strip().splitlines())
    return head, [tuple(cell.replace("~", "|") for cell in row) for row in rows]


@pytest.fixture
def tables() -> Tables:
    return {name: table(text) for name, text in TABLES.items()}
