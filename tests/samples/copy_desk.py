"""Short copy through the parser, for tests."""

from stonehand.diagnostics import Report
from stonehand.model.book import Design, Manuscript, Matter, SectionEntry, SectionMetadata, Typography
from stonehand.model.metadata import Metadata
from stonehand.parse import parse
from stonehand.source import SourceFile

ENGLISH = Typography()
PLAIN = SectionMetadata()


def entry(text, file="copy.md", metadata=PLAIN, body_line=1):
    return SectionEntry(SourceFile(file, text), Matter.BODY, "chapter", metadata, body_line)


def manuscript(*entries, language="en", typography=ENGLISH, root=""):
    metadata = Metadata("book", "Book", language=language)
    return Manuscript(root, metadata, Design(100, 200), typography, entries)


def parsed(text, book_language="en", typography=ENGLISH, root="", **metadata):
    """Return the section that a text becomes, and the report."""
    report = Report()
    only = entry(text, metadata=SectionMetadata(**metadata))
    draft = parse(manuscript(only, language=book_language, typography=typography, root=root), report)
    (section,) = draft.entries
    return section, report


def blocks(text, **options):
    return parsed(text, **options)[0].blocks


def content(text, **options):
    """Return the inline copy of the one paragraph that a text becomes."""
    (paragraph,) = blocks(text, **options)
    return paragraph.content


def faults(text, **options):
    """Return code and place of what is reported about a text."""
    _, report = parsed(text, **options)
    return [(item.code.value, f"{item.place.line}:{item.place.column}") for item in report]
