"""A proof has the pages of the book, its lines numbered, and what is to be asked and mended beside them."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Code, Report, Severity
from stonehand.errors import MissingFile
from stonehand.model.artefact import Artefact
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant, ProofWish, accept, build_epub, build_pdf, build_proof

MATTER = 'front = ["title-page"]\nbody = ["one.md"]'
ASKED = "[1986]{.query id=AQ3 to=author}[Is this *right*?]"
CHAPTER = f"# One\n\n{WORDS * 9}[^1]\n\nIn YEAR it came back. {WORDS * 9}\n\n[^1]: A note, PAGE.\n"
PLAIN = ProofWish()


def chapter(year: str, page: str = "p. 9") -> str:
    return CHAPTER.replace("YEAR", year).replace("PAGE", page)


def book(folder: Path, year: str, page: str = "p. 9") -> Path:
    return write_book(folder, MATTER, {"one.md": chapter(year, page)})


def proof(root: Path, wish: ProofWish = PLAIN) -> tuple[tuple[Artefact, ...], Report]:
    report = Report()
    return build_proof(root, wish, report, Silence()), report


def texts_within_trim(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded(*page.get_trimbox()) for page in pdf]


def bars(root: Path) -> int:
    """Count the upright bars left of the trim of all pages."""
    with pypdfium2.PdfDocument(root / "build" / "small.proof.pdf") as pdf:
        bounds = [drawn.get_bounds() for page in pdf for drawn in page.get_objects()]
    return sum(
        right < 0 and right - left < 2 < top - bottom and left > -5 for left, bottom, right, top in bounds
    )


def printed(path: Path) -> list[Any]:
    """Return the pages of a map without their places in the manuscript."""
    pages = json.loads(path.read_text())["pages"]
    return [[{**line, "source": ""} for line in page["lines"]] for page in pages]


def test_its_pages_are_those_of_the_book(tmp_path: Path) -> None:
    root = book(tmp_path, "1986")
    made, report = proof(root, ProofWish(with_sources=True))
    build_pdf(root, Report(), Silence())
    build, kept = root / "build", Path(made[-1].path)
    assert not report.has_errors
    assert kept.read_bytes() == (build / "small.map.json").read_bytes()
    assert texts_within_trim(build / "small.proof.pdf") == texts_within_trim(build / "small.screen.pdf")


def test_its_sheets_are_wider_and_its_trim_is_where_it_was(tmp_path: Path) -> None:
    root = book(tmp_path, "1986")
    made, _ = proof(root)
    name = Path(made[-1].path).parent.name
    with pikepdf.open(root / "build" / "small.proof.pdf") as pdf:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[1].mediabox)
        trim = [round(float(edge), 1) for edge in pdf.pages[1].trimbox]
        identity = str(pdf.docinfo["/Proof"]), str(pdf.docinfo["/ProofMap"])
        with pdf.open_metadata() as record:
            told = str(record["stonehand:proof"]), str(record["stonehand:map"])
    assert max(left, bottom) < 0
    assert (right, top) > (trim[2], trim[3])
    assert trim == [0, 0, 340.2, 510.2]
    assert identity == told == (name, made[-1].sha256)


def test_an_open_query_is_printed_in_a_proof_and_withholds_a_release(tmp_path: Path) -> None:
    root, released = book(tmp_path, ASKED), Report()
    made, report = proof(root)
    assert [(item.code, item.severity) for item in report if item.code is Code.X003] == [
        (Code.X003, Severity.QUERY)
    ]
    assert {Path(each.path).name for each in made} == {
        *("small.proof.pdf", "small.queries.html", "small.queries.json", "map.json")
    }
    assert build_pdf(root, released, Silence()) == build_epub(root, released, Silence()) == ()
    assert [(str(item.place), item.severity) for item in released if item.code is Code.X003] == [
        ("manuscript/one.md:5:4", Severity.ERROR)
    ]


def test_a_query_changes_nothing_that_is_set(tmp_path: Path) -> None:
    roots = [book(tmp_path / name, year) for name, year in (("asked", ASKED), ("not", "1986"))]
    maps = [Path(proof(root)[0][-1].path) for root in roots]
    asked, other = map(printed, maps)
    assert asked == other


def test_the_query_sheet_tells_where_each_query_stands(tmp_path: Path) -> None:
    root = book(tmp_path, ASKED, "[p. 9]{.query to=editor answer=yes}[Which?]")
    proof(root)
    table = json.loads((root / "build" / "small.queries.json").read_text())
    layout = json.loads((root / "build" / "proofs" / table["proof"] / "map.json").read_text())
    first, second = table["queries"]
    (line,) = [
        number
        for page in layout["pages"]
        for number, each in enumerate((e for e in page["lines"] if e["area"] == "body"), 1)
        if "1986" in each["text"]
    ]
    assert (first["id"], first["page"], first["line"], first["words"]) == ("AQ3", "1", line, "1986")
    assert (first["source"], first["question"]) == ("manuscript/one.md:5:4", "Is this *right*?")
    assert (second["id"], second["area"], second["line"]) == ("Q1", "note", 1)
    assert (second["to"], second["answer"]) == ("editor", "yes")


def test_an_answered_query_is_no_error_and_the_books_do_not_show_it(tmp_path: Path) -> None:
    root, report = book(tmp_path, '[1986]{.query answer="It is."}[Is it?]'), Report()
    build_pdf(root, report, Silence())
    build_epub(root, report, Silence())
    assert not report.has_errors
    assert not any("Is it?" in text for text in texts_within_trim(root / "build" / "small.screen.pdf"))
    with ZipFile(root / "build" / "small.epub") as epub:
        chapters = [epub.read(name).decode() for name in epub.namelist() if name.endswith(".xhtml")]
    assert any("In 1986 it came back" in text for text in chapters)
    assert not any("query" in text or "Is it?" in text for text in chapters)


def test_the_manuscript_is_kept_as_it_was(tmp_path: Path) -> None:
    root = book(tmp_path, "1986")
    before = (root / "manuscript" / "one.md").read_bytes()
    made, _ = proof(root)
    (root / "manuscript" / "one.md").write_text("# One\n\nOther words.\n")
    assert (Path(made[-1].path).parent / "manuscript" / "one.md").read_bytes() == before


def test_a_proof_is_made_in_spite_of_errors(tmp_path: Path) -> None:
    root = write_book(tmp_path, MATTER, {"one.md": "# One\n\nSee @fig:none.\n"})
    made, report = proof(root)
    assert report.has_errors
    assert "small.proof.pdf" in {Path(each.path).name for each in made}


@pytest.mark.parametrize("part", ["name", "parent", "file"])
def test_it_bars_what_changed_since_an_older_one(tmp_path: Path, part: str) -> None:
    root = book(tmp_path, "1986")
    older = Path(proof(root)[0][-1].path)
    named = {"name": older.parent.name, "parent": str(older.parent), "file": str(older)}[part]
    (root / "manuscript" / "one.md").write_text(chapter("1910"))
    proof(root)
    plain = (root / "build" / "small.proof.pdf").read_bytes()
    _, report = proof(root, ProofWish(against=named))
    assert Code.W005 not in [item.code for item in report]
    assert (root / "build" / "small.proof.pdf").read_bytes() != plain


def test_without_a_name_it_bars_what_changed_since_the_accepted_build(tmp_path: Path) -> None:
    root = book(tmp_path, "1986")
    accept(root, Report(), Silence(), Plant())
    proof(root)
    same = bars(root)
    (root / "manuscript" / "one.md").write_text(chapter("1910"))
    proof(root)
    assert (same, bars(root)) == (0, 1)


def test_an_accepted_build_that_cannot_be_read_is_reported_and_the_proof_made(tmp_path: Path) -> None:
    root = book(tmp_path, "1986")
    accept(root, Report(), Silence(), Plant())
    (root / "baseline" / "pages.jsonl").write_text("")
    made, report = proof(root)
    assert [item.code for item in report if item.severity is Severity.ERROR] == [Code.G002]
    assert "small.proof.pdf" in {Path(each.path).name for each in made}


def test_an_older_proof_that_is_not_there_is_a_fault_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="neither a layout map nor a proof"):
        proof(book(tmp_path, "1986"), ProofWish(against="0123456789ab"))


def test_an_older_proof_of_another_version_is_a_fault_of_the_world(tmp_path: Path) -> None:
    root, older = book(tmp_path / "book", "1986"), tmp_path / "map.json"
    older.write_text('{"schema": 0}')
    with pytest.raises(MissingFile, match="a proof that this version of Stonehand has made"):
        proof(root, ProofWish(against=str(older)))


def test_the_same_book_has_the_same_proof(tmp_path: Path) -> None:
    root = book(tmp_path, "1986")
    first, second = (proof(root)[0] for _ in range(2))
    assert first == second
