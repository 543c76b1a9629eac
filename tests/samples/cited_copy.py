"""Copy that cites works, through the parser and the processor of citations."""

from dataclasses import replace

import pytest

from samples.copy_desk import entry, manuscript
from stonehand.bibliography.styles import styles_folder
from stonehand.diagnostics import Report
from stonehand.model.citation import CitationSettings
from stonehand.model.places import Places
from stonehand.model.plain import plain_text
from stonehand.model.progress import Silence
from stonehand.parse import parse
from stonehand.pipeline.citing import with_citations
from stonehand.resolve import resolve
from stonehand.source import SourceFile, Span

needs_processor = pytest.mark.skipif(
    styles_folder() is None, reason="the extra `citations` is not installed: pip install stonehand[citations]"
)

IBID = "chicago-notes-bibliography-subsequent-ibid-17th-edition"
AUTHOR_DATE = "chicago-author-date-17th-edition"

WORKS = """
@book{halley, author={Halley, Edmond}, title={On Comets}, publisher={Smith}, location={London}, date={1705}}
@book{hand, author={Hand, Ada}, title={Type and Ink}, publisher={Presswork}, location={Leeds}, date={2001}}
@article{nib, author={van den Nib, Ben}, title={Red “Ink”}, journaltitle={Quoin}, volume={4}, date={1999},
  pages={5--9}}
@book{encre, author={Plume, Ève}, title={Encre : une vie}, publisher={Presse}, date={1990}, langid={french}}
"""
STYLE_SPAN = Span.point("manuscript/book.toml", 9, 9)


def settings(style=IBID, works=WORKS, **fields):
    """Return the settings of a book that cites these works."""
    files = (SourceFile("manuscript/works.bib", works),)
    return CitationSettings(files, style, span=STYLE_SPAN, **fields)


def draft(*texts, chosen=None, language="en-GB", shelf=None):
    """Return the draft of sections with its citations formatted, and the report."""
    report = Report()
    entries = (entry(text, f"copy-{number}.md") for number, text in enumerate(texts, 1))
    book = replace(manuscript(*entries, language=language), citations=chosen or settings())
    return with_citations(parse(book, report), report, Silence(), shelf), report


def cited(*texts, **options):
    """Return the book that sections become."""
    made, report = draft(*texts, **options)
    return resolve(made, Places(), report), report


def notes(*texts, **options):
    """Return the words of the notes of each section."""
    book, _ = cited(*texts, **options)
    return [[words_of(note.blocks) for note in section.notes] for section in book.sections]


def words_of(node):
    """Return the words of blocks."""
    if isinstance(node, tuple):
        return " ".join(words_of(item) for item in node)
    if hasattr(node, "content"):
        return plain_text(node.content)
    inner = getattr(node, "blocks", getattr(node, "items", ()))
    return words_of(inner)


def body(text, **options):
    """Return the words of the text of one section, calls left out."""
    book, _ = cited(text, **options)
    return words_of(book.sections[0].blocks)
