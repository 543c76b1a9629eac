"""A book with every form of citation, in styles of notes and of authors and dates: PDF, EPUB, certificate."""

import json
from pathlib import Path

import pytest

from samples.book_folder import WORDS, build, write_book
from samples.cited_copy import AUTHOR_DATE, IBID, WORKS, needs_processor
from stonehand.diagnostics import Code

pytestmark = needs_processor

ONE = (
    f"# One\n\n{WORDS * 3}[^1] As @hand [3] says,[^2] it burns [@halley, 12].\n\n> {WORDS}[^3]\n\n"
    f"Table: Comets [@halley]\n\n| a | b |\n|---|---|\n| c [@nib] | d[^4] |\n\n- {WORDS}[^5]\n\n"
    "[^1]: [see @halley, 12-14; also @hand, ch. 3]\n\n"
    "[^2]: A tale, told in [@halley, 3], and “more drily” in [@nib]. [@encre, 4] tells it too.\n\n"
    "[^3]: [Halley, *Comets*, 14.]{.cite key=halley locator=14}\n\n[^4]: [@hand]\n\n"
    "[^5]: [@hand, 7]. See *also [@hand, 9]*.\n"
)
TWO = (
    f"# Two\n\n{WORDS}[^a]{{series=editor}} and[^b] more.\n\n"
    "[^a]: [@halley]\n\n[^b]: [@halley]\n\n::: refs\n:::\n"
)
LIST = (
    "# Works\n\n## Articles\n\n::: {.refs type=article}\n:::\n\n"
    "## Books\n\n::: {.refs .annotated not-keyword=x type=book}\n:::\n"
)
MATTER = 'front = ["title-page"]\nbody = ["one.md", "two.md"]\nback = ["bibliography.md"]'


@pytest.mark.parametrize("notes", ["foot", "chapter", "book"])
@pytest.mark.parametrize("style", [IBID, AUTHOR_DATE, "ieee"])
def test_nothing_is_lost_and_every_link_has_its_place(tmp_path: Path, style: str, notes: str) -> None:
    design = f'notes = "{notes}"\n[citations]\nfiles = ["works.bib"]\nstyle = "{style}"'
    works = WORKS.replace("title={On Comets}", "title={On Comets}, annotation={Old.}, doi={10.1000/182}")
    files = {"one.md": ONE, "two.md": TWO, "bibliography.md": LIST, "works.bib": works}
    root = write_book(tmp_path / "book", MATTER, files, design)
    found = [item for item in build(root) if item.code not in (Code.M027, Code.L211, Code.L212, Code.L218)]
    assert [f"{item.code.value} {item.place} {item.message}" for item in found] == []
    certificate = json.loads((root / "build" / "small.certificate.json").read_text(encoding="utf-8"))
    assert certificate
