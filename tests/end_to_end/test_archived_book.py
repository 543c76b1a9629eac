"""A book built with its archive profile: what is in it, and what veraPDF says of it."""

from pathlib import Path

import pikepdf
import pytest

from samples.book_folder import WORDS, write_book
from samples.validation import Validate
from stonehand.diagnostics import Report, Severity
from stonehand.model.progress import Silence
from stonehand.pipeline import verify
from stonehand.pipeline.pdf import build_pdf_and_archive

ONE = f"# One\n\n{WORDS * 3}[^a]\n\n[^a]: A remark, see <https://example.org/>.\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archived")
    write_book(root, 'front = ["contents"]\nbody = ["one.md"]', {"one.md": ONE, "works.bib": "@book{a}\n"})
    report = Report()
    build_pdf_and_archive(root, report, Silence())
    assert [each for each in report if each.severity is Severity.ERROR] == []
    return root


def test_the_archive_holds_what_the_book_was_made_from(book: Path) -> None:
    with pikepdf.open(book / "build" / "small.archive.pdf") as pdf:
        found = {name: file.obj.EF.F.read_bytes() for name, file in pdf.attachments.items()}
    names = ("book.toml", "one.md", "works.bib")
    assert found == {f"manuscript/{name}": (book / "manuscript" / name).read_bytes() for name in names}


def test_its_pages_are_those_of_the_screen(book: Path) -> None:
    archive, screen = (drawn(book / "build" / f"small.{profile}.pdf") for profile in ("archive", "screen"))
    assert archive == screen


def drawn(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
        return [page.obj.Contents.read_bytes() if "/Contents" in page.obj else b"" for page in pdf.pages]


def test_it_is_attested(book: Path) -> None:
    report = Report()
    (found,) = verify((book / "build" / "small.archive.pdf",), None, book, report)
    assert (list(report), found.is_intact) == ([], True)


@pytest.mark.parametrize("standard", ["PDF/A-3a", "PDF/UA-1"])
def test_verapdf_finds_no_rule_broken(book: Path, verapdf: Validate, standard: str) -> None:
    assert verapdf(book / "build" / "small.archive.pdf", standard).failed == ()


def test_verapdf_finds_that_the_screen_profile_is_no_archive(book: Path, verapdf: Validate) -> None:
    failed = [rule for rule, _, _ in verapdf(book / "build" / "small.screen.pdf", "PDF/A-3a").failed]
    assert "6.6.4-1" in failed
