"""What `pressminer add` makes of a source: a text with front matter, once, with the same facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressminer.adding import Added, Adder, read_source
from pressminer.adding.sources import sniffed
from pressminer.errors import OutputError, UnreadableError
from pressminer.model import Article, Findings
from pressminer.readers import articles, discover, front_matter
from pressminer.run import Miner

from ..readers import make

FILES = make.every_format()
SINGLE = [name for name in FILES if ".csv" not in name and ".jsonl" not in name]
STEM = "2024-03-14-neues-zentrum-fuer-herzmedizin-in-ulm"


def add(root: Path, name: str, data: bytes | str, **options: object) -> Added:
    source = root.parent / "in" / name
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return Adder(root, **options).add(read_source(str(source)))  # type: ignore[arg-type]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def only(root: Path) -> Article:
    """The one article of the corpus."""
    (path,) = discover(root)
    assert isinstance(path, Path)
    (article,) = articles(path, root)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("name", SINGLE)
def test_the_text_of_the_reader_below_what_was_found(root: Path, name: str) -> None:
    told = add(root, name, FILES[name])
    (read,) = articles(root.parent / "in" / name, root.parent / "in")
    assert isinstance(read, Article)
    article = only(root)
    assert article.text == read.text
    assert told.path == root / f"{STEM}{'.md' if name.endswith('.md') else '.txt'}"
    said = dict(article.front_matter)
    assert said["title"] == make.TITLE
    assert said["published_on"] == "2024-03-14"
    assert said["language"] == "de"
    original = said.pop("original", "")
    if original:
        assert (root / original).read_bytes() == FILES[name]
    assert bool(original) == (name not in ("story.txt", "story.md", "story.txt.gz"))


@pytest.mark.parametrize("name", [n for n in FILES if n not in SINGLE])
def test_a_table_is_copied_as_it_is(root: Path, name: str) -> None:
    told = add(root, f"Große {name}", FILES[name])
    assert told.path.name == f"grosse-{name}"
    assert told.path.read_bytes() == FILES[name]
    assert told.articles == 1
    assert only(root).front_matter["title"] == make.TITLE


def test_columns_of_a_table_go_with_it_into_a_folder_of_its_own(root: Path) -> None:
    table = make.table([["Zeile", "Lang"], ["Neue Halle", "Ulm baut eine Halle."]])
    with pytest.raises(UnreadableError, match="no column for the article's text"):
        add(root, "export.csv", table)
    columns = {"title": "Zeile", "text": "Lang"}
    told = add(root, "export.csv", table, columns=columns)
    assert told.path == root / "export" / "export.csv"
    assert only(root).text == "Neue Halle\n\nUlm baut eine Halle.\n"
    # the next one needs them no more where they lie beside it
    (root.parent / "in" / ".columns.toml").write_text('title = "Zeile"\ntext = "Lang"\n')
    more = table + b"Neues Bad,Ulm baut ein Bad.\r\n"
    assert add(root, "export.csv", more).path == root / "export-2" / "export.csv"


def test_the_front_matter_of_a_text_stays_and_is_completed(root: Path) -> None:
    text = '---\ntitle: "Wie: gesagt"\ntags: Sport\npublisher: Verein\n---\n' + make.text()
    add(root, "a.txt", text)
    said = only(root).front_matter
    assert said["title"] == "Wie: gesagt"
    assert (said["tags"], said["publisher"]) == ("Sport", "Verein")
    assert said["published_on"] == "2024-03-14"


def test_the_user_outranks_all(root: Path) -> None:
    values = {"published_on": "2024-04-01", "publisher": "Stadt Ulm", "title": "Anders"}
    told = add(root, "a.txt", "---\ntitle: Alt\n---\n" + make.text(), values=values)
    assert told.path.name == "2024-04-01-anders.txt"
    assert only(root).front_matter["publisher"] == "Stadt Ulm"


def test_an_exact_copy_is_not_added_again(root: Path) -> None:
    first = add(root, "a.html", make.page())
    size = len(list(root.rglob("*")))
    for name, data in {
        "b.html": make.page().encode(),
        "c.txt": first.path.read_bytes(),
        "d.txt": only(root).text.replace("\n", "\r\n").encode(),
    }.items():
        told = add(root, name, data)
        assert told.known and told.path == first.path, name
    first.path.write_text(first.path.read_text(encoding="utf-8") + "Nachgetragen.", "utf-8")
    assert add(root, "b.html", make.page()).known, "edited since: the original tells"
    assert len(list(root.rglob("*"))) == size


def test_a_copy_is_told_from_files_that_lie_there_themselves(root: Path) -> None:
    root.mkdir()
    for name in ("story.pdf", "story.csv", "story.txt.gz"):
        (root / name).write_bytes(FILES[name])
        assert add(root, name, FILES[name]) == Added(root / name, known=True)


def test_one_adder_knows_what_it_has_just_added(root: Path, tmp_path: Path) -> None:
    for dry in (True, False):
        adder = Adder(root, dry=dry)
        (tmp_path / "a.txt").write_text("Neue Halle\n\nUlm baut.")
        (tmp_path / "b.txt").write_text("Neue Halle\n\nUlm baut nicht.")
        told = [adder.add(read_source(str(tmp_path / n))) for n in ("a.txt", "b.txt", "a.txt")]
        names = ["neue-halle.txt", "neue-halle-2.txt", "neue-halle.txt"]
        assert [t.path.name for t in told] == names
        assert [t.known for t in told] == [False, False, True]
        assert root.exists() is not dry


def test_no_name_is_given_twice_whatever_the_suffix(root: Path) -> None:
    root.mkdir()
    (root / "Neue-Halle.pdf").write_bytes(b"")
    assert add(root, "a.txt", "Neue Halle\n\nUlm baut.").path.name == "neue-halle-2.txt"


def test_what_the_user_should_look_at(root: Path) -> None:
    assert "published_on" not in add(root, "a.txt", "Neue Halle\n\nUlm baut sie.").notes
    (day,) = add(root, "b.txt", "Neues Bad\n\nDie Stadt Ulm baut es für alle.").notes
    assert "no day of publication" in day
    danish = "Ulm, 14. März 2024\n\n" + "Byen bygger et nyt hus til alle, og det er ikke dyrt. " * 5
    (left_out,) = add(root, "c.txt", danish).notes
    assert "a run will leave it out" in left_out


@pytest.mark.parametrize("text", ["a\r\r\nb", "a\rb\x0cc", "Ulm\u2028baut", "---\na: b\n---\nc"])
def test_odd_text_is_stored_so_that_it_is_read_again(root: Path, text: str) -> None:
    add(root, "a.txt", "Titel\n\n" + text)
    assert only(root).text.startswith("Titel\n\n")
    assert "\r" not in only(root).text


def test_what_holds_no_article_leaves_nothing_behind(root: Path) -> None:
    for name, data in {
        "a.txt": b"",
        "b.pdf": b"%PDF-1.4",
        "c.csv": b"text\n",
        "d.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    }.items():
        with pytest.raises(UnreadableError):
            add(root, name, data)
    assert not root.exists()


def test_a_corpus_that_cannot_be_written(root: Path) -> None:
    root.write_text("a file")
    with pytest.raises(OutputError, match="cannot write to"):
        add(root, "a.txt", make.text())


@pytest.mark.parametrize("name", FILES)
def test_content_tells_its_format(name: str) -> None:
    told = sniffed(FILES[name])
    if name.endswith(".gz"):
        assert told == ".txt.gz"
    elif name.split(".")[1] in ("md", "csv", "jsonl"):
        assert told == ".txt"
    else:
        assert told == f".{name.split('.')[1]}".replace(".htm", ".html").replace("htmll", "html")


def test_a_file_without_a_known_suffix_goes_by_its_content(root: Path) -> None:
    assert add(root, "page", make.page()).path.name == f"{STEM}.txt"
    assert add(root, "text.TEXT", "Neue Halle\n\nUlm baut.").path.name == "neue-halle.txt"


def test_values_come_back_as_they_were_written(root: Path) -> None:
    values = {"title": '"Eins" und: "zwei"', "author": "#1", "publisher": "a\n b\\"}
    add(root, "a.txt", "Neue Halle\n\nUlm baut.", values=values)
    said, _ = front_matter.split(next(root.glob("*.txt")).read_text(encoding="utf-8"))
    assert (said["title"], said["author"]) == ('"Eins" und: "zwei"', "#1")
    assert said["publisher"] == "a b\\"


def facts(found: Findings) -> list[str]:
    tables = ("persons", "organizations", "places", "roles", "amounts", "dates", "relations")
    return [repr(getattr(found, table)) for table in tables]


def test_the_facts_are_those_of_the_original(root: Path) -> None:
    """Front matter states what is found anyway, so that nothing else is found for it."""
    miner = Miner()
    for name in ("story.html", "story.eml", "story.txt"):
        add(root / name, name, FILES[name])
        (before,) = articles(root / "in" / name, root / "in")
        assert isinstance(before, Article)
        one, other = miner([before, only(root / name)])
        assert facts(one) == facts(other)
        head = ("title", "published_on", "publisher", "author", "language")
        assert [getattr(one.document, k) for k in head] == [
            getattr(other.document, k) for k in head
        ]
