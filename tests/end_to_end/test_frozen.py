"""A frozen book: a reprint is the same, a correction keeps to its page or is refused at its paragraph."""

import random
from pathlib import Path

import pikepdf
import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Code, Report
from stonehand.errors import DamagedLock, MissingFile
from stonehand.model.layout import Page
from stonehand.model.progress import Silence
from stonehand.pipeline import build_pdf, freeze, thaw
from stonehand.pipeline.flaw_report import read_map

TEXT = (
    "the comet came back and six spacecraft went to meet it on its way around sun their engineers had begun"
    " apart each with a budget rocket list of instruments they ended by handing one another positions"
    " temperatures warnings about dust"
)
WORDS = TEXT.split()
MATTER = 'front = ["title-page", "imprint", "contents"]\nbody = ["one.md"]'


def prose(seed: int, count: int) -> str:
    """Return so many words, always the same for a seed."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize() + "."


PARAGRAPHS = ["# One", *(prose(number, 70 + 13 * (number % 5)) for number in range(12))]

TAKEN_IN = 1, " by ", " by another spacecraft instruments w"
"""A correction that makes the first paragraph a line longer, and its page with it."""


class Book:
    """A book of one chapter in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        write_book(root, MATTER, {"one.md": "\n\n".join(PARAGRAPHS)})

    def build(self) -> tuple[dict[str, str], list[tuple[Code, str, str]]]:
        """Build; return the hashes of the files, and what was reported."""
        report = Report()
        made = build_pdf(self.root, report, Silence())
        reported = [(item.code, str(item.place), item.message) for item in report]
        return {Path(each.path).name: each.sha256 for each in made}, reported

    def write(self, paragraphs: list[str]) -> None:
        """Write the copy of the chapter."""
        (self.root / "manuscript" / "one.md").write_text("\n\n".join(paragraphs), encoding="utf-8")

    def correct(self, number: int, old: str, new: str) -> None:
        """Change words of one paragraph, counted from 1."""
        changed = PARAGRAPHS[number].replace(old, new, 1)
        assert changed != PARAGRAPHS[number]
        self.write([*PARAGRAPHS[:number], changed, *PARAGRAPHS[number + 1 :]])

    def page_starts(self) -> list[str]:
        """Return the words with which the pages of the chapter begin."""
        return [" ".join(page.lines[0].text.split()[:3]) for page in self.pages()]

    def drawn(self) -> list[bytes]:
        """Return what is drawn on the pages of both PDFs."""
        files = (self.root / "build" / f"small.{profile}.pdf" for profile in ("print", "screen"))
        pdfs = [pikepdf.open(file) for file in files]
        pages = [page for pdf in pdfs for page in pdf.pages]
        return [pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) for page in pages]

    def pages(self) -> list[Page]:
        """Return the pages of the chapter as last built."""
        layout = read_map(self.root / "build" / "small.map.json")
        return [page for page in layout.pages if page.section == "one"]


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, list[bytes]]:
    """Return a frozen book, and what is drawn on its pages."""
    book = Book(tmp_path_factory.mktemp("frozen") / "book")
    _, reported = book.build()
    assert reported == []
    assert freeze(book.root, Report()) == (book.root / "stonehand.lock",)
    return book, book.drawn()


@pytest.fixture
def book(frozen: tuple[Book, list[bytes]]) -> Book:
    frozen[0].write(PARAGRAPHS)
    return frozen[0]


def test_a_reprint_has_the_same_pages(book: Book, frozen: tuple[Book, list[bytes]]) -> None:
    _, reported = book.build()
    assert (book.drawn(), reported) == (frozen[1], [])


def test_two_reprints_have_the_same_bytes(book: Book) -> None:
    assert book.build() == book.build()


def test_a_word_that_fits_moves_no_page(book: Book) -> None:
    before = book.page_starts()
    book.correct(3, " comet", " star")
    files, reported = book.build()
    assert (reported, book.page_starts()) == ([], before)
    assert files


def test_a_word_too_many_is_taken_in_by_a_paragraph(book: Book) -> None:
    before = book.page_starts()
    book.correct(*TAKEN_IN)
    files, reported = book.build()
    assert (reported, book.page_starts()) == ([], before)
    assert files


def test_a_line_ends_where_the_page_turned_inside_the_paragraph(book: Book) -> None:
    before = book.page_starts()
    book.correct(9, " list ended", " list on budget ended")
    files, reported = book.build()
    assert (reported, book.page_starts()) == ([], before)
    assert files
    last = [line for line in book.pages()[2].lines if line.block == "one-p9"][-1]
    assert last.x + last.width == pytest.approx(
        max(line.x + line.width for line in book.pages()[2].lines), abs=2
    )


def test_pages_that_ran_a_line_long_do_so_after_a_correction(tmp_path: Path) -> None:
    chance = random.Random(6)
    copy = ["# One", *(prose(600 + number, chance.choice([20, 25, 60, 28])) for number in range(40))]
    book = Book(tmp_path / "book")
    book.write(copy)
    book.build()
    before, feet = book.page_starts(), [page.type_area[3] for page in book.pages()]
    assert feet[3] == pytest.approx(feet[0] + 13, abs=0.01)
    freeze(book.root, Report())
    # The paragraph takes a line fewer, so that the first lines of another would come in below.
    book.write([*copy[:16], copy[16].replace(" on meet", ""), *copy[17:]])
    assert (book.build()[1], book.page_starts()) == ([], before)
    assert [page.type_area[3] for page in book.pages()] == feet


def test_what_cannot_fit_is_refused_at_its_paragraph(book: Book) -> None:
    book.write([*PARAGRAPHS[:3], f"{PARAGRAPHS[3]} {prose(99, 60)}", *PARAGRAPHS[4:]])
    files, ((code, place, message),) = book.build()
    assert (files, code, place.split(":")[1]) == ({}, Code.L303, "7")
    assert message == "with “one-p3”, page 2 of its section runs 6 lines over"


def test_what_is_cut_leaves_its_page_short(book: Book) -> None:
    book.write([*PARAGRAPHS[:2], *PARAGRAPHS[3:]])
    _, ((code, _, message),) = book.build()
    assert code is Code.L303
    assert message.endswith("lines short")


def test_a_paragraph_more_is_found_though_all_others_are_renumbered(book: Book) -> None:
    book.write([*PARAGRAPHS[:2], prose(98, 40), *PARAGRAPHS[2:]])
    _, ((code, place, _),) = book.build()
    assert (code, place) == (Code.L303, "manuscript/one.md:5:1")


def test_released_pages_move(book: Book) -> None:
    lock = book.root / "stonehand.lock"
    kept = lock.read_bytes()
    assert thaw(book.root) == (lock,)
    assert thaw(book.root) == ()
    book.write([*PARAGRAPHS[:3], f"{PARAGRAPHS[3]} {prose(99, 60)}", *PARAGRAPHS[4:]])
    assert book.build()[1] == []
    lock.write_bytes(kept)


def test_a_section_that_was_not_frozen_is_refused(book: Book) -> None:
    settings = book.root / "manuscript" / "book.toml"
    kept = settings.read_text()
    settings.write_text(kept.replace('"one.md"', '"one.md", "two.md"'))
    (book.root / "manuscript" / "two.md").write_text("# Two\n\nNew.\n")
    assert [(code, place) for code, place, _ in book.build()[1]] == [(Code.L304, "manuscript/two.md:1:1")]
    settings.write_text(kept)
    (book.root / "manuscript" / "two.md").unlink()


def test_a_damaged_lock_with_frozen_pages_stops_the_build(book: Book) -> None:
    lock = book.root / "stonehand.lock"
    kept = lock.read_bytes()
    lock.write_bytes(kept[:-40])
    with pytest.raises(DamagedLock):
        book.build()
    lock.write_bytes(kept)


def test_nothing_is_frozen_before_a_build(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        freeze(Book(tmp_path / "book").root, Report())
