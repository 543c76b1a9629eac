"""The tags of a finished book: its heads, its notes, its order; and what veraPDF says of it."""

import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from samples.book_folder import WORDS, build, write_book
from samples.validation import Validate
from stonehand.diagnostics import Severity
from stonehand.press.pdf.mapfile import map_from_json
from stonehand.proof.access.structure import Element, structure
from stonehand.proof.access.tagged import tagged_reading

ONE = f"""# One

{WORDS * 3}It was late.[^a] {WORDS * 9}

## A subhead

> {WORDS}[^b]

- First
- Second, see [Two](#two)

### Deeper

{WORDS * 12}See <https://example.org/>.

[^a]: A remark. {WORDS * 12}

[^b]: Another.
"""
TWO = f"""# Two

| Craft | Year |
|-------|------|
| Giotto | 1985 |

: Craft and years {{#tbl:craft}}

The *Giotto* of @tbl:craft and $a^2$.[^c] {WORDS}

[^c]: A third.
"""


MATTER = 'front = ["contents"]\nbody = ["one.md", "two.md"]\n'


def built(root: Path, table: str = "") -> Path:
    """Return where the files of the book are, with a table more in book.toml."""
    report = build(write_book(root, MATTER + table, {"one.md": ONE, "two.md": TWO}))
    assert [each for each in report if each.severity is Severity.ERROR] == []
    return root / "build"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("tagged"))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = built(tmp_path_factory.mktemp("second"), '[screen]\nstandard = "PDF/UA-2"\n')
    return (folder / "small.screen.pdf").read_bytes()


@pytest.fixture(scope="module")
def tags(book: Path) -> Element:
    return structure((book / "small.screen.pdf").read_bytes())


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def test_the_heads_are_those_of_the_epub(book: Path, tags: Element) -> None:
    heads = [(each.role.lower(), letters(each.text())) for each in tags.walk() if re.match(r"H\d", each.role)]
    with zipfile.ZipFile(book / "small.epub") as epub:
        names = [name for name in epub.namelist() if re.search(r"text/(contents|one|two)\.xhtml$", name)]
        trees = [ElementTree.fromstring(epub.read(name)) for name in sorted(names)]
    found = (each for tree in trees for each in tree.iter() if _is_head(each))
    assert heads == [(each.tag[-2:], letters("".join(each.itertext()))) for each in found]
    assert [level for level, _ in heads[-4:]] == ["h1", "h2", "h3", "h1"]


def _is_head(element: ElementTree.Element) -> bool:
    """Tell whether an element of the EPUB is a head; notes at the end of a section have one of their own."""
    return bool(re.search(r"\}h\d$", element.tag)) and element.get("class") != "generated"


def test_every_note_is_reached_and_leads_back(tags: Element) -> None:
    notes = [str(note.entry.ID) for note in tags.all("Note")]
    calls = [each for each in tags.all("Reference") if each not in tags.all("TOC")[0].all("Reference")]
    assert [_target(call) for call in calls] == notes
    assert [_target(note.all("Lbl")[0]) for note in tags.all("Note")] == [f"{name}-call" for name in notes]
    assert len(notes) == 3


def _target(element: Element) -> str:
    (link,) = element.all("Link")
    areas = [kid.Obj for kid in link.entry.K if isinstance(kid, pikepdf.Object) and "/Obj" in kid]
    (target,) = {str(area.Dest if "/Dest" in area else area.A.D) for area in areas}
    return target


def test_the_order_of_reading_is_that_of_the_map(book: Path, tags: Element) -> None:
    layout = map_from_json((book / "small.map.json").read_text())
    lines = [line for page in layout.pages for line in page.lines]
    text = "".join(line.text for line in lines if line.area not in ("head", "folio", "note"))
    notes = "".join(line.text for line in lines if line.area == "note")
    assert letters("".join(each.text() for each in tags.all("Note"))) == letters(notes)
    assert letters(tags.text(without="Note")) == letters(text)


def test_each_type_is_there(tags: Element) -> None:
    counts = Counter(element.role for element in tags.walk())
    wanted = {
        "TOC": 1,
        "L": 1,
        "LI": 2,
        "BlockQuote": 1,
        "Table": 1,
        "TH": 2,
        "TD": 2,
        "Caption": 1,
        "Formula": 1,
    }
    assert {role: counts[role] for role in wanted} == wanted


def test_verapdf_finds_no_rule_broken(book: Path, verapdf: Validate) -> None:
    assert verapdf(book / "small.screen.pdf", "PDF/UA-1").failed == ()


def test_it_is_read_the_same_as_pdf_ua_2(book: Path, second: bytes) -> None:
    assert tagged_reading(second) == tagged_reading((book / "small.screen.pdf").read_bytes())


def test_verapdf_finds_no_rule_of_pdf_ua_2_broken(second: bytes, verapdf: Validate, tmp_path: Path) -> None:
    path = tmp_path / "small.screen.pdf"
    path.write_bytes(second)
    assert verapdf(path, "PDF/UA-2").failed == ()


def test_verapdf_finds_a_book_without_tags(book: Path, verapdf: Validate) -> None:
    failed = [number for number, _, _ in verapdf(book / "small.print.pdf", "PDF/UA-1").failed]
    assert "7.1-11" in failed
