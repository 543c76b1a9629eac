"""A resolved book with one of each thing that the navigation of an EPUB has to know."""

from stonehand.model.block import ContentsEntry, ContentsList, Figure, Heading, Paragraph
from stonehand.model.book import Book, Design, Matter, Note, Section, Typography
from stonehand.model.inline import Emphasis, Image, NoteReference, SetInline, Text
from stonehand.model.metadata import Metadata
from stonehand.source import Span

HERE = Span.point("chapter.md")


def words(text: str) -> tuple[SetInline, ...]:
    """Return inline nodes of one text."""
    return (Text(text, HERE),)


def paragraph(anchor: str, *content: SetInline) -> Paragraph[SetInline]:
    """Return a paragraph."""
    return Paragraph(anchor=anchor, span=HERE, content=content)


def heading(anchor: str, level: int, text: str) -> Heading[SetInline]:
    """Return a subhead."""
    return Heading(anchor=anchor, span=HERE, level=level, content=words(text))


def title_page() -> Section[SetInline]:
    """Return a section without a title."""
    block = paragraph("title-page-p1", *words("Orbits & Offices"))
    return Section(anchor="title-page", kind="title-page", matter=Matter.FRONT, span=HERE, blocks=(block,))


def contents() -> Section[SetInline]:
    """Return the contents as literal text."""
    entry = ContentsEntry(
        anchor="e1", span=HERE, level=1, kind="chapter", title=words("Comets"), target="comets", folio="3"
    )
    block = ContentsList(anchor="contents-list", span=HERE, entries=(entry,))
    return Section(
        anchor="contents",
        kind="contents",
        matter=Matter.FRONT,
        span=HERE,
        blocks=(block,),
        title=words("Contents"),
    )


def part() -> Section[SetInline]:
    """Return a part title."""
    return Section(
        anchor="sky",
        kind="part",
        matter=Matter.BODY,
        span=HERE,
        blocks=(),
        title=words("The Sky"),
        label="Part I",
    )


def chapter() -> Section[SetInline]:
    """Return a chapter of the part, with subheads, a figure, and a note called twice."""
    first = NoteReference("comets-n1-call", "comets-n1", "1", HERE)
    again = NoteReference("comets-n1-call2", "comets-n1", "1", HERE, first=False)
    note = Note(
        "comets-n1",
        "1",
        "numbered",
        (paragraph("comets-n1-p1", *words("A note.")),),
        HERE,
        "1",
        "comets-n1-call",
    )
    image = Image("figures/dot.png", "A dot", HERE)
    return Section(
        anchor="comets",
        kind="chapter",
        matter=Matter.BODY,
        span=HERE,
        blocks=(
            paragraph("comets-p1", *words("Words"), first, *words(" and more"), again, *words(".")),
            heading("comets-h1", 2, "Tails"),
            heading("comets-h2", 3, "Dust"),
            Figure(anchor="comets-f1", span=HERE, image=image, caption=words("The dot."), number="Figure 1"),
        ),
        notes=(note,),
        title=(*words("Comets & "), Emphasis(words("Comètes"), HERE)),
        label="1",
        part="sky",
    )


def back() -> tuple[Section[SetInline], ...]:
    """Return a chapter in another language that stands in no part, and a bibliography."""
    french = Section(
        anchor="fin",
        kind="conclusion",
        matter=Matter.BODY,
        span=HERE,
        blocks=(paragraph("fin-p1", *words("Des mots.")),),
        title=words("Fin"),
        language="fr",
    )
    works = Section(
        anchor="bibliography",
        kind="bibliography",
        matter=Matter.BACK,
        span=HERE,
        blocks=(paragraph("bibliography-p1", *words("Halley, Edmond.")),),
        title=words("Bibliography"),
    )
    return french, works


def small_book(metadata: Metadata) -> Book:
    """Return the book."""
    return Book(
        root="",
        metadata=metadata,
        design=Design(442.2, 663.3),
        typography=Typography(),
        sections=(title_page(), contents(), part(), chapter(), *back()),
    )
