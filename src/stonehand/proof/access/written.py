"""A resolved book in, how it is to be read out, as it is printed or as the EPUB has it."""

from collections.abc import Iterator

from stonehand.model.block import Heading
from stonehand.model.book import Book, Section
from stonehand.model.element import walk
from stonehand.model.inline import Image, SetInline
from stonehand.model.plain import plain_text
from stonehand.model.ranks import head_ranks
from stonehand.proof.access.reading import NoteWays, Reading, letters
from stonehand.proof.certificate.book import Medium, note_words, section_words
from stonehand.proof.certificate.stream import joined


def book_reading(book: Book, medium: Medium) -> Reading:
    """Return how a book is to be read."""
    sections = book.sections
    notes = [note for section in sections for note in section.notes]
    images = [node for section in sections for node in walk(section) if isinstance(node, Image)]
    return Reading(
        text=letters("".join(joined(section_words(section, medium)) for section in sections)),
        heads=tuple(head for section in sections for head in _heads(section)),
        notes={note.anchor: letters(joined(note_words(note, medium))) for note in notes},
        pictures=tuple(image.alt for image in images if image.alt),
        ways={note.anchor: NoteWays(1, True) for note in notes if note.mark},
    )


def _heads(section: Section[SetInline]) -> Iterator[tuple[int, str]]:
    if section.title:
        yield 1, letters(plain_text(section.title))
    ranks = head_ranks(section)
    for node in walk(section.blocks):
        if isinstance(node, Heading):
            yield ranks[node.anchor], letters(f"{node.number} {plain_text(node.content)}")
