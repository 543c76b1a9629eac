"""Formulas in finished files: drawn in the PDF, MathML in the EPUB, numbered and referred to."""

import re
import zipfile
from pathlib import Path

import pypdfium2

from samples.book_folder import WORDS, build, write_book

COPY = rf"""# One

{WORDS} Here $E = mc^2$ and $\frac{{1}}{{2}}mv^2$ stand in the line; it costs $5 or US$10.

$$\int_0^\infty e^{{-x^2}}\,dx = \frac{{\sqrt{{\pi}}}}{{2}}$$ {{#eq:gauss}}

which is @eq:gauss.[^n]

[^n]: A note with $a^2$ in it.
"""


def test_formulas_are_set_and_nothing_is_lost(tmp_path: Path) -> None:
    root = write_book(tmp_path, 'body = ["one.md"]', {"one.md": COPY})
    assert not [diagnostic for diagnostic in build(root) if diagnostic.code.value[0] != "M"]
    page = pypdfium2.PdfDocument(next((root / "build").glob("*.screen.pdf")))[0]
    text = page.get_textpage().get_text_bounded()
    assert "it costs $5 or US$10" in text
    assert "which is Equation (1)" in " ".join(text.split())
    with zipfile.ZipFile(next((root / "build").glob("*.epub"))) as epub:
        (one,) = (epub.read(name).decode() for name in epub.namelist() if name.endswith("one.xhtml"))
        package = next(epub.read(name).decode() for name in epub.namelist() if name.endswith(".opf"))
    assert re.findall(r'alttext="([^"]+)"', one)[:2] == ["E = mc^2", r"\frac{1}{2}mv^2"]
    assert 'properties="mathml"' in package
