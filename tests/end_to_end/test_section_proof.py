"""A section proofed by itself has the pages, folios and note numbers that it has in the whole book."""

from pathlib import Path

import pypdfium2
import pytest

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Code, Report
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant, build_pdf, build_section

FILES = {
    "foreword.md": f"# Foreword\n\n{WORDS * 30}\n",
    "one.md": f"# One\n\n{WORDS * 40}[^1]\n\n[^1]: A note.\n",
    "two.md": f"# Two\n\nAs [chapter one](#one) has it[^2]\n\n{WORDS * 40}[^3]\n\n[^2]: Two.\n[^3]: Three.",
}
MATTER = 'front = ["title-page", "contents", "foreword.md"]\nbody = ["one.md", "two.md"]'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path, MATTER, FILES)


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def proof(root: Path, name: str) -> tuple[list[str], list[str]]:
    """Return the text of each page of a proof, and the codes of what was reported."""
    report = Report()
    (made,) = build_section(root, name, report, Silence(), Plant())
    assert Path(made.path).name == f"small.{name}.pdf"
    return texts(Path(made.path)), [item.code.value for item in report if item.code.value[0] == "W"]


def test_its_pages_are_those_of_the_book(book: Path) -> None:
    report = Report()
    build_pdf(book, report, Silence())
    whole = texts(book / "build" / "small.screen.pdf")
    for name in ("foreword", "one", "two", "contents"):
        pages, codes = proof(book, name)
        first = next(n for n in range(len(whole)) if whole[n : n + len(pages)] == pages)
        assert codes == []
        assert whole[first] == pages[0]


def test_no_other_section_is_set(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_pdf(book, Report(), Silence())
    asked: list[str] = []
    room = "stonehand.pipeline.composing_room.set_section"
    from stonehand.press.pdf.set import set_section

    monkeypatch.setattr(room, lambda task: asked.append(task.anchor) or set_section(task))
    proof(book, "two")
    assert set(asked) == {"two"}


def test_after_a_change_before_it_its_folios_stand_in_brackets(book: Path) -> None:
    build_pdf(book, Report(), Silence())
    (book / "manuscript" / "one.md").write_text(f"# One\n\n{WORDS * 60}\n")
    pages, codes = proof(book, "two")
    assert codes == ["W003"]
    assert all("[" in page and "]" in page for page in pages)


def test_a_change_of_its_own_is_proofed_on_its_true_page(book: Path) -> None:
    build_pdf(book, Report(), Silence())
    before, _ = proof(book, "two")
    text = FILES["two.md"].replace("has it", "would have it")
    (book / "manuscript" / "two.md").write_text(text)
    after, codes = proof(book, "two")
    assert codes == []
    assert "would have it" in " ".join(after[0].split())
    assert [page.splitlines()[0] for page in after[1:]] == [page.splitlines()[0] for page in before[1:]]


def test_errors_withhold_it(book: Path) -> None:
    (book / "manuscript" / "two.md").write_text("# Two\n\nWords.[^lost]\n")
    report = Report()
    assert build_section(book, "two", report, Silence(), Plant()) == ()
    assert Code.N001 in {item.code for item in report}
    assert not (book / "build").exists()
