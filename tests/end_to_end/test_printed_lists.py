"""Terms, abbreviations, credits and several references in finished files: words, folios and links."""

import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from samples.book_folder import WORDS, build, write_book

MATTER = """front = ["figures"]
body = ["one.md", "two.md"]
back = ["glossary.md", "abbreviations.md", "credits"]
[abbreviations]
spell_out = "book"
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 0h90v30z"/></svg>'
FILES = {
    "one.md": f"# One\n\nThe ESA saw the [coma]{{.term}}. {WORDS}See [figs. @fig:a, @fig:b].\n",
    "two.md": f"""# Two

{WORDS * 30}

![A long caption]({{}}){{#fig:a short="The *orbit*" credit="© ESA"}}

![Another](d.svg){{#fig:b credit=""}}

| Probe | Launched |
|-------|----------|
| Vega  | 1984     |

: Launches {{#tbl:c credit="© ESA." source="By *hand*."}}
""".replace("{}", "d.svg"),
    "glossary.md": "# Glossary\n\ncoma\n:   The head of a comet.\n",
    "abbreviations.md": "# Abbreviations\n\nESA\n:   European Space Agency, Paris\n",
    "d.svg": DRAWING,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the book, built without a fault."""
    root = write_book(tmp_path_factory.mktemp("lists"), MATTER, FILES)
    assert not [diagnostic for diagnostic in build(root) if diagnostic.code.value[0] in "XPLNE"]
    return root


def test_the_pages_have_names_numbers_and_folios(root: Path) -> None:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(root))]
    text = re.sub(r"\s+", " ", " ".join(pages))
    assert "The European Space Agency (ESA) saw the coma." in text
    assert "See figs. 1, 2." in text
    folio, table = (
        number
        for words in ("A long caption", "By hand")
        for number, page in enumerate(pages, -1)
        if words in page
    )
    assert re.search(rf"The orbit[ .\u2002]*{folio}\b", text)
    assert f"© ESA. Figure 1, {folio}; Table 1, {table}" in text
    assert "1984 By hand. © ESA." in text


def test_the_pdf_leads_to_entries_and_figures(root: Path) -> None:
    with pikepdf.open(next((root / "build").glob("*.screen.pdf"))) as file:
        found = {str(note.A.get("/D")) for page in file.pages for note in page.get("/Annots", ())}
    assert {"glossary-d1-i1", "fig-a", "fig-b"} <= found


def test_the_epub_leads_there_too_and_says_what_an_abbreviation_means(root: Path) -> None:
    with zipfile.ZipFile(next((root / "build").glob("*.epub"))) as epub:
        (one,) = (epub.read(name).decode() for name in epub.namelist() if name.endswith("one.xhtml"))
    assert re.findall(r'<a class="([\w-]+)" href="([^"]+)"', one) == [
        ("glossary-link", "glossary.xhtml#glossary-d1-i1"),
        ("reference", "two.xhtml#fig-a"),
        ("reference", "two.xhtml#fig-b"),
    ]
    assert 'European Space Agency (<abbr title="European Space Agency">ESA</abbr>)' in one


def pdf(root: Path) -> bytes:
    return next((root / "build").glob("*.screen.pdf")).read_bytes()
