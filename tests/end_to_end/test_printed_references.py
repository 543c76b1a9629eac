"""References in finished files: folios in the PDF, the same in the EPUB, each a link."""

import re
import zipfile
from pathlib import Path

import pypdfium2

from samples.book_folder import WORDS, build, write_book

ONE = f"# One\n\n{WORDS * 9}\n\nSee [p. @page:two] and [pp. @page:end], and @note:late.\n"
TWO = f"# Two\n\n{WORDS * 60}\n\n## The end {{#end}}\n\n{WORDS}[^late]\n\n[^late]: Late.\n"


def test_folios_in_the_text_are_those_of_the_pages(tmp_path: Path) -> None:
    root = write_book(tmp_path, 'body = ["one.md", "two.md"]', {"one.md": ONE, "two.md": TWO})
    assert not [diagnostic for diagnostic in build(root) if diagnostic.code.value[0] in "XPLNE"]
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(root))]
    said = re.search(r"See p\.\s(\d+) and pp\.\s(\d+), and\s+chapter\s2,\s+note\s1", " ".join(pages))
    assert said
    two, end = map(int, said.groups())
    (heading,) = (number for number, page in enumerate(pages, 1) if "The end" in page and number > 2)
    assert (two, end) == (3, heading)
    with zipfile.ZipFile(next((root / "build").glob("*.epub"))) as epub:
        (one,) = (epub.read(name).decode() for name in epub.namelist() if name.endswith("one.xhtml"))
    links = re.findall(r'<a class="reference" href="([^"]+)">([^<]+)</a>', one)
    assert links == [
        ("two.xhtml#two", "p.\u00a03"),
        ("two.xhtml#end", f"pp.\u00a0{end}"),
        ("two.xhtml#two-nlate", "chapter\u00a02, note\u00a01"),
    ]


def pdf(root: Path) -> bytes:
    return next((root / "build").glob("*.screen.pdf")).read_bytes()
