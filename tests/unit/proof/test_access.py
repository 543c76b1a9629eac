"""How a book is read in its finished files: what the checks find in files that were damaged."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from samples.book_folder import WORDS, build, write_book
from stonehand.diagnostics import Code, Report, Severity
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Silence
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.flaw_report import read_map
from stonehand.press.pdf.pagination import places
from stonehand.proof.access.compare import compare, faults
from stonehand.proof.access.packaged import epub_reading
from stonehand.proof.access.reading import Reading
from stonehand.proof.access.tagged import tagged_reading
from stonehand.proof.access.written import book_reading
from stonehand.proof.certificate.book import Medium
from stonehand.resolve import resolve
from stonehand.source import Span

ONE = f"""# One

{WORDS}It was late.[^a] {WORDS}

## A subhead

1. First[^b]
2. Second, see @fig:dot

![A dot, in the caption](dot.svg){{#fig:dot alt="A dot on white"}}

[^a]: A remark. {WORDS * 9}

[^b]: Another.
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
HERE = Span.point("small")
Damage = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("access")
    write_book(root, 'front = ["contents"]\nbody = ["one.md"]', {"one.md": ONE, "dot.svg": DOT})
    assert [str(each) for each in build(root) if each.severity is Severity.ERROR] == []
    return root


def written(book: Path, medium: Medium) -> Reading:
    copy = read_copy(book, Report(), Silence())
    layout: LayoutMap = read_map(book / "build" / "small.map.json")
    assert copy is not None
    return book_reading(resolve(copy.draft, places(layout.pages), Report(), medium), medium)


def found(book: Path, medium: Medium, damage: Damage) -> list[Code]:
    name, read = ("small.screen.pdf", tagged_reading) if medium == "print" else ("small.epub", epub_reading)
    reading = read(damage((book / "build" / name).read_bytes()))
    return [fault.code for fault in faults(compare(written(book, medium), reading, name, HERE))]


def in_pdf(change: Callable[[pikepdf.Pdf], None]) -> Damage:
    def damage(data: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(out)
        return out.getvalue()

    return damage


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{role}"
    ]


def swap_paragraphs(pdf: pikepdf.Pdf) -> None:
    section = next(each for each in elements(pdf, "Sect") if len(each.K) > 4)
    kids = list(section.K)
    section.K = pikepdf.Array([kids[0], *reversed(kids[1:])])


def deepen_heads(pdf: pikepdf.Pdf) -> None:
    for each in elements(pdf, "H2"):
        each.S = pikepdf.Name.H3


def cut_ways_back(pdf: pikepdf.Pdf) -> None:
    for each in elements(pdf, "Lbl"):
        each.S = pikepdf.Name.Span


def mute_pictures(pdf: pikepdf.Pdf) -> None:
    for each in elements(pdf, "Figure"):
        each.Alt = pikepdf.String("")


def in_epub(before: str, after: str) -> Damage:
    def damage(data: bytes) -> bytes:
        out = BytesIO()
        with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
            text = {name: old.read(name) for name in old.namelist()}
            assert any(before.encode() in each for each in text.values())
            for name, each in text.items():
                new.writestr(name, each.replace(before.encode(), after.encode()))
        return out.getvalue()

    return damage


@pytest.mark.parametrize("medium", ["print", "epub"])
def test_a_finished_file_is_read_as_the_manuscript(book: Path, medium: Medium) -> None:
    assert found(book, medium, bytes) == []


def test_something_was_compared(book: Path) -> None:
    reading = tagged_reading((book / "build" / "small.screen.pdf").read_bytes())
    assert reading.heads == ((1, "Contents"), (1, "One"), (2, "Asubhead"))
    assert reading.pictures == ("A dot on white",)
    assert list(reading.notes) == ["one-na", "one-nb"]


@pytest.mark.parametrize(
    "damage, code",
    [
        (swap_paragraphs, Code.A002),
        (deepen_heads, Code.A003),
        (cut_ways_back, Code.A004),
        (mute_pictures, Code.A005),
    ],
)
def test_a_pdf_that_is_read_otherwise_is_found_out(
    book: Path, damage: Callable[[pikepdf.Pdf], None], code: Code
) -> None:
    assert code in found(book, "print", in_pdf(damage))


@pytest.mark.parametrize(
    "before, after, code",
    [
        ("It was late", "It was soon", Code.A002),
        ("h2", "h4", Code.A003),
        ('role="doc-backlink"', 'role="none"', Code.A004),
        ('epub:type="noteref"', 'epub:type="none"', Code.A004),
        ('alt="A dot on white"', 'alt="A dot"', Code.A005),
    ],
)
def test_an_epub_that_is_read_otherwise_is_found_out(book: Path, before: str, after: str, code: Code) -> None:
    assert code in found(book, "epub", in_epub(before, after))
