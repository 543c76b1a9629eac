"""The index of finished files: marks wherever they stand, by their pages in the PDF, by links in the EPUB."""

import re
import zipfile
from pathlib import Path

import pypdfium2

from samples.book_folder import WORDS, build, write_book
from stonehand.diagnostics import Report
from stonehand.model.progress import Silence
from stonehand.pipeline.index_review import index

ONE = f"# One\n\n{WORDS * 60}\n\nOf [Bees]{{.index}} and Ants.[^n]\n\n[^n]: And [wasps]{{.index}}.\n"
TWO = f"""# Two

{WORDS * 60}

## A [head]{{.index}}

| a                |
|------------------|
| [cell]{{.index}} |

: Of a [caption]{{.index entry="table!caption"}} {{#tbl:a}}

{WORDS} []{{.index entry="table" seealso="Bees"}}
"""
BY_PATTERN = '[[entry]]\nentry = "Ants"\n'


def test_every_mark_has_its_page_and_its_link(tmp_path: Path) -> None:
    root = write_book(
        tmp_path, 'body = ["one.md", "two.md"]\nback = ["index"]', {"one.md": ONE, "two.md": TWO}
    )
    (root / "manuscript" / "index.toml").write_text(BY_PATTERN)
    assert not [diagnostic for diagnostic in build(root) if diagnostic.code.value[0] in "IXPLNE"]
    pdf = pypdfium2.PdfDocument(next((root / "build").glob("*.screen.pdf")))
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    one, two = (
        next(n for n, page in enumerate(pages, 1) if words in page) for words in ("Of Bees", "A head")
    )
    printed = pages[-1].replace("\r\n", "\n")
    assert re.sub(r"\s+", " ", printed[printed.index("Ants") :]).startswith(
        f"Ants, {one} Bees, {one} cell, {two} head, {two} table. See also Bees caption, {two} wasps, {one}n1"
    )
    with zipfile.ZipFile(next((root / "build").glob("*.epub"))) as epub:
        copy = {name.rsplit("/")[-1]: epub.read(name).decode() for name in epub.namelist() if "xhtml" in name}
    links = re.findall(r'href="(\w*\.?\w*)#([^"]+)">([^<]+)<', copy["index.xhtml"])
    assert [words for _, _, words in links] == [
        f"{one}",
        f"{one}",
        f"{two}",
        f"{two}",
        "Bees",
        f"{two}",
        f"{one}n1",
    ]
    assert all(f'id="{anchor}"' in copy[file or "index.xhtml"] for file, anchor, _ in links)


def test_marks_are_listed_for_review(tmp_path: Path) -> None:
    root = write_book(
        tmp_path, 'body = ["one.md"]\nback = ["index"]', {"one.md": "# One\n\nOf bees and Ants.\n"}
    )
    (root / "manuscript" / "index.toml").write_text(BY_PATTERN + '\n[[entry]]\nentry = "Asps"\n')
    report = Report()
    found = index(root, root / "review.tsv", report, Silence())
    assert (root / "review.tsv").read_text() == "manuscript/one.md:3:13\t\tAnts\tOf bees and Ants.\n"
    assert [row.entry for row in found.rows] == ["Ants"]
    assert [str(item.place) for item in report if item.code.value == "I010"] == ["manuscript/index.toml:5:9"]
