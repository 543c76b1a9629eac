"""A chapter of numbered paragraphs, made up by hand: the text of makeup.toml in, its pages out."""

from pathlib import Path

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Report
from stonehand.model.layout import Page
from stonehand.model.progress import Silence
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.loop import Pagination, paginate

NUMBERS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
CHAPTER = "\n\n".join(("# One", *(f"{number} of all. {WORDS * 2}" for number in NUMBERS)))


def entry(number: int, change: str) -> str:
    """Return an entry for the paragraph of a number."""
    return f'[[amend]]\nblock = "one-p{number}"\nwords = "{NUMBERS[number - 1]} of"\nreason = "r"\n{change}\n'


def made_up(folder: Path, makeup: str, copy: str = CHAPTER) -> tuple[Pagination, Report]:
    """Set the chapter."""
    root = write_book(folder / "book", 'body = ["one.md"]', {"one.md": copy, "makeup.toml": makeup})
    report = Report()
    read = read_copy(root, Report(), Silence())
    assert read is not None
    fonts = font_set(read.manuscript.design, root, report, Silence())
    return paginate(read.draft, fonts, report, Silence()), report


def starts(pages: tuple[Page, ...]) -> list[str]:
    """Return the block that each page begins with."""
    return [page.lines[0].block for page in pages]
