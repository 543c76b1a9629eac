"""A section's HTML and the design of its book in, the task of setting it out."""

from stonehand.model.artefact import SectionHtml
from stonehand.model.book import Book
from stonehand.model.layout import Side
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.set import SectionTask


def section_task(
    html: SectionHtml, stylesheets: tuple[str, ...], side: Side, book: Book, fonts: FontSet
) -> SectionTask:
    """Return the task of setting a section that opens on a side."""
    return SectionTask(
        html.anchor,
        html.html,
        stylesheets,
        side,
        book.root,
        fonts,
        book.design.lines,
        book.design.hyphenation,
        book.design.footnotes,
        book.design.pages,
    )
