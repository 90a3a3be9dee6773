"""Each kind of decision, on rows and on mentions: what it changes, and that the contract holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pressminer.decisions import Decision, carry_out
from pressminer.decisions.apply import ALREADY, APPLIED, GONE, REFUSED

Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]
Rows = dict[str, dict[str, dict[str, str]]]
POINTERS = {
    "roles": {"person_id": ("person", "persons"), "organization_id": ("organization", "")},
    "relations": {"subject_id": ("subject", ""), "object_id": ("object", "")},
}


def decided(tables: Tables, *decisions: Decision) -> tuple[Rows, list[str]]:
    """The rows by table and id after the decisions, and what became of each decision."""
    changed, outcomes = carry_out(tables, decisions)
    rows = {
        name: {row[0]: dict(zip(columns, row, strict=True)) for row in content}
        for name, (columns, content) in changed.items()
        if name != "decisions"
    }
    whole(rows)
    return rows, [outcome.status for outcome in outcomes]


def whole(rows: Rows) -> None:
    """Ids point at rows, names are repeated as they stand there, counts are those of mentions."""
    names = {
        key: row["name"]
        for t in ("persons", "organizations", "places")
        for key, row in rows[t].items()
    }
    for name, pointers in POINTERS.items():
        for row in rows[name].values():
            for column, (repeated, _) in pointers.items():
                assert row[repeated] == names.get(row[column], ""), (name, row)
                assert not row[column] or row[column] in names
    for name, content in rows.items():
        if name in ("documents", "mentions", "identities"):
            continue
        for key, row in content.items():
            found = [m for m in rows["mentions"].values() if m["record_id"] == key]
            assert int(row["mention_count"]) == len(found) > 0, row
            assert row["document_ids"] == "|".join(sorted({m["document_id"] for m in found}))
    for mention in rows["mentions"].values():
        assert mention["record_id"] in rows[mention["table"]]
    for line in rows["identities"].values():
        assert any(line["merged_into"] in content for content in rows.values())


def test_no_decision_changes_nothing(tables: Tables) -> None:
    changed, outcomes = carry_out(tables, [])
    assert outcomes == []
    for name, (columns, rows) in tables.items():
        assert (list(changed[name][0]), changed[name][1]) == (list(columns), list(rows))


def test_a_person_is_renamed_wherever_the_name_stands(tables: Tables) -> None:
    rows, told = decided(tables, Decision("rename", "prs-1", value="Markus Peter Blume"))
    assert told == [APPLIED]
    assert rows["persons"]["prs-1"]["name"] == "Markus Peter Blume"
    assert rows["persons"]["prs-1"]["aliases"] == "Blume|M. Blume|Markus Blume"
    assert rows["roles"]["rol-1"]["person"] == "Markus Peter Blume"


def test_a_merged_row_takes_mentions_posts_and_blanks_along(tables: Tables) -> None:
    rows, told = decided(tables, Decision("merge", "org-2", value="org-1", who="EB", why="gleich"))
    assert told == [APPLIED]
    assert "org-2" not in rows["organizations"]
    assert rows["organizations"]["org-1"]["name_en"] == "Ministry of Science"
    assert rows["organizations"]["org-1"]["aliases"] == "Ministry of Science|StMWK"
    assert rows["identities"]["org-2"]["merged_into"] == "org-1"
    assert rows["identities"]["org-2"]["reason"] == "decision of EB: gleich"
    # Eva Rot's two posts have become one, and the ministry does not fund itself
    assert set(rows["roles"]) == {"rol-1", "rol-2"}
    assert rows["roles"]["rol-2"]["mention_count"] == "2"
    assert rows["relations"] == {}


def test_a_dropped_person_takes_posts_along(tables: Tables) -> None:
    rows, told = decided(tables, Decision("drop", "prs-1"))
    assert told == [APPLIED]
    assert set(rows["persons"]) == {"prs-2"}
    assert set(rows["roles"]) == {"rol-2", "rol-3"}
    assert "prs-9" not in rows["identities"]


def test_a_dropped_body_leaves_the_post_without_one(tables: Tables) -> None:
    rows, _ = decided(tables, Decision("drop", "org-2"))
    assert rows["roles"]["rol-2"]["organization_id"] == ""
    assert rows["relations"] == {}


def test_posts_that_a_dropped_body_leaves_alike_are_one(tables: Tables) -> None:
    rows, _ = decided(tables, Decision("drop", "org-2"), Decision("drop", "org-1"))
    assert {(r["person_id"], r["organization_id"]) for r in rows["roles"].values()} == {
        ("prs-1", ""), ("prs-2", ""),
    }  # fmt: skip
    assert rows["roles"]["rol-2"]["mention_count"] == "2"


def test_a_post_goes_with_the_name_in_its_sentence(tables: Tables) -> None:
    """Where one article tells of both rows, sentences say which of them holds a post."""
    columns, content = tables["mentions"]
    sentence = list(columns).index("sentence")
    told = {"mnt-2": "Blume ist Minister.", "mnt-9": "Blume ist Minister."}
    mentions = [
        (*row[:sentence], told.get(row[0], row[sentence]), *row[sentence + 1 :]) for row in content
    ]
    rows, _ = decided(
        {**tables, "mentions": (columns, mentions)}, Decision("split", "prs-1", value="Blume")
    )
    (new,) = set(rows["persons"]) - {"prs-1", "prs-2"}
    posts = {row["person_id"]: row["document_ids"] for row in rows["roles"].values()}
    assert (posts[new], posts["prs-1"]) == ("art-1", "art-3")


def test_a_dropped_mention_is_counted_no_more(tables: Tables) -> None:
    rows, _ = decided(tables, Decision("drop", "mnt-4"))
    assert rows["persons"]["prs-1"]["mention_count"] == "3"
    assert rows["persons"]["prs-1"]["aliases"] == "Blume"


def test_what_is_counted_anew_leaves_reprints_out(tables: Tables) -> None:
    columns, articles = tables["documents"]
    row = dict(zip(columns, articles[1], strict=True)) | {"duplicate_of": "art-1"}
    changed = {**tables, "documents": (columns, [articles[0], tuple(row.values()), articles[2]])}
    after, _ = carry_out(changed, [Decision("drop", "mnt-4")])
    persons = {found[0]: found for found in after["persons"][1]}
    assert dict(zip(after["persons"][0], persons["prs-1"], strict=True))["mention_count"] == "2"


def test_the_last_mention_takes_its_row_along(tables: Tables) -> None:
    rows, _ = decided(tables, Decision("drop", "mnt-5"))
    assert set(rows["persons"]) == {"prs-1"}
    assert set(rows["roles"]) == {"rol-1"}


def test_what_was_merged_by_the_machine_is_kept_apart(tables: Tables) -> None:
    rows, told = decided(tables, Decision("keep", "prs-9"))
    assert told == [APPLIED]
    assert rows["persons"]["prs-9"]["name"] == "M. Blume"
    assert rows["persons"]["prs-1"]["document_ids"] == "art-1|art-2"
    assert "prs-9" not in rows["identities"]
    # the post told in the third article is his
    posts = {row["person_id"]: row for row in rows["roles"].values() if row["role"] == "Minister"}
    assert posts["prs-9"]["document_ids"] == "art-3"
    assert posts["prs-1"]["document_ids"] == "art-1"


def test_keeping_what_is_there_changes_nothing(tables: Tables) -> None:
    _, told = decided(tables, Decision("keep", "prs-1"), Decision("keep", "mnt-1"))
    assert told == [ALREADY, ALREADY]


SPLITS = [
    (Decision("split", "prs-1", value="M. Blume"), ["mnt-4"]),
    (Decision("split", "prs-1", value="m. blume|Blume"), ["mnt-2", "mnt-4"]),
    (Decision("split", "prs-1", value="prs-9"), ["mnt-4"]),
    (Decision("split", "prs-1", value="art-3"), ["mnt-4"]),
    (Decision("split", "mnt-4"), ["mnt-4"]),
]


@pytest.mark.parametrize(("decision", "leaving"), SPLITS)
def test_mentions_leave_a_row(tables: Tables, decision: Decision, leaving: list[str]) -> None:
    rows, told = decided(tables, decision)
    assert told == [APPLIED]
    (new,) = set(rows["persons"]) - {"prs-1", "prs-2"}
    found = [key for key, m in rows["mentions"].items() if m["record_id"] == new]
    assert sorted(found) == leaving


def test_a_split_row_has_the_same_id_on_every_run(tables: Tables) -> None:
    decision = Decision("split", "prs-1", value="M. Blume")
    first, _ = decided(tables, decision)
    again, _ = decided(tables, Decision("rename", "prs-2", value="Eva Roth"), decision)
    assert set(first["persons"]) == set(again["persons"])


def test_a_mention_moves_to_another_row(tables: Tables) -> None:
    rows, told = decided(tables, Decision("merge", "mnt-4", value="prs-2"))
    assert told == [APPLIED]
    assert rows["persons"]["prs-2"]["document_ids"] == "art-2|art-3"


CELLS = [
    ("prs-1", "honorifics", "Prof. Dr.", "Prof. Dr."),
    ("org-1", "kind", "other", "other"),
    ("rol-1", "status", "former", "former"),
    ("rol-1", "organization_id", "org-2", "org-2"),
    ("rol-1", "organization_id", "", ""),
    ("amt-1", "value", "1.234,5", "1234.5"),
    ("amt-1", "value", "1E+07", "10000000"),
    ("dat-1", "edtf", "2025-07-03", "2025-07-03"),
    ("rel-1", "relation", "partner_of", "partner_of"),
    ("art-3", "published_on", "3.7.2025", "2025-07-03"),
]


@pytest.mark.parametrize(("target", "column", "value", "found"), CELLS)
def test_a_cell_is_set(tables: Tables, target: str, column: str, value: str, found: str) -> None:
    rows, told = decided(tables, Decision("set", target, column, value))
    assert told == [APPLIED]
    (row,) = (content[target] for content in rows.values() if target in content)
    assert row[column] == found


def test_the_bounds_of_a_date_follow_its_value(tables: Tables) -> None:
    rows, _ = decided(tables, Decision("set", "dat-1", "edtf", "2025"))
    assert rows["dates"]["dat-1"]["earliest"] == "2025-01-01"
    assert rows["dates"]["dat-1"]["latest"] == "2025-12-31"


NOT_DONE = [
    (Decision("drop", "prs-7"), GONE, "prs-7"),
    (Decision("drop", "mnt-77"), GONE, "mnt-77"),
    (Decision("merge", "prs-1", value="prs-7"), GONE, "prs-7"),
    (Decision("split", "prs-1", value="Karl"), GONE, "no such mentions"),
    (Decision("merge", "prs-1", value="org-1"), REFUSED, "not a row of persons"),
    (Decision("split", "prs-2", value="Eva Rot"), REFUSED, "nothing would stay"),
    (Decision("split", "prs-1"), REFUSED, "wordings"),
    (Decision("set", "prs-1", "mention_count", "9"), REFUSED, "cannot be set"),
    (Decision("set", "org-1", "kind", "pub"), REFUSED, "must be one of"),
    (Decision("set", "amt-1", "value", "viel"), REFUSED, "must be a number"),
    (Decision("set", "amt-1", "value", "nan"), REFUSED, "must be a number"),
    (Decision("set", "dat-1", "edtf", "Juli"), REFUSED, "EDTF"),
    (Decision("set", "rol-1", "person_id", "org-1"), REFUSED, "not the id of a row of persons"),
    (Decision("set", "rol-1", "person_id", ""), GONE, "nobody"),
    (Decision("set", "mnt-1", "surface", "x"), REFUSED, "mention"),
    (Decision("drop", "art-1"), REFUSED, "taking its file out"),
    (Decision("drop", "Blume"), REFUSED, "not the id"),
]


@pytest.mark.parametrize(("decision", "status", "message"), NOT_DONE)
def test_what_cannot_be_done_changes_nothing_and_says_why(
    tables: Tables, decision: Decision, status: str, message: str
) -> None:
    changed, (outcome,) = carry_out(tables, [decision])
    assert (outcome.status, message in outcome.message) == (status, True), outcome
    for name, (_, rows) in tables.items():
        assert changed[name][1] == list(rows)
    assert changed["decisions"][1][0][-2:] == (status, outcome.message)


def test_a_decision_finds_what_was_merged_since(tables: Tables) -> None:
    rows, told = decided(
        tables,
        Decision("rename", "prs-9", value="Max Blume"),  # is prs-1 now
        Decision("merge", "prs-1", value="prs-2"),
        Decision("merge", "prs-9", value="prs-2"),  # is there already
    )
    assert told == [APPLIED, APPLIED, ALREADY]
    assert set(rows["persons"]) == {"prs-2"}
    assert rows["persons"]["prs-2"]["honorifics"] == "Dr."


def test_later_decisions_win(tables: Tables) -> None:
    first = Decision("rename", "prs-1", value="A B")
    rows, _ = decided(tables, first, Decision("rename", "prs-1", value="C D"))
    assert rows["persons"]["prs-1"]["name"] == "C D"
