"""The bytes of a finished EPUB in, the words that its reader sees out: of each section, and of each note."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from lxml import etree

from stonehand.press.epub.opened import open_epub
from stonehand.press.epub.xhtml import MATHML, XHTML, elements, has_class, has_type

INLINE = frozenset(
    f"{XHTML}{name}"
    for name in (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    )
)  # fmt: skip
"""Elements that do not end a word; all others do."""
GENERATED = ("call", "marker", "generated")
"""Classes of what is generated and no text of the book: calls, markers at notes, the head over notes."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EpubWords:
    """The words by section and by note: (anchor, words), in reading order."""

    sections: tuple[tuple[str, Words], ...]
    notes: tuple[tuple[str, Words], ...]


def epub_words(data: bytes) -> EpubWords:
    """Return the visible text as words, cut at white space and at the edges of blocks.

    Neither the cover nor the navigation document is read; the words of notes are not among their section's.
    The words of a formula are its alternative text.
    """
    documents = list(open_epub(data).text_documents())
    parts = groupby(documents, key=lambda document: PurePosixPath(document[0]).stem.partition(".")[0])
    return EpubWords(
        sections=tuple(
            (anchor, tuple(word for _, body in part for word in _words(body))) for anchor, part in parts
        ),
        notes=tuple((str(note.get("id")), _words(note)) for _, body in documents for note in notes_of(body)),
    )


def notes_of(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the notes of a document in their order."""
    return (element for element in elements(root) if is_note(element))


def is_note(element: etree._Element) -> bool:
    """Tell whether an element is a note, wherever it stands."""
    return has_type(element, "footnote") or has_type(element, "endnote")


def _words(root: etree._Element) -> Words:
    return tuple("".join(_text(root)).split())


def _text(element: etree._Element) -> Iterator[str]:
    edge = "" if element.tag in INLINE else " "
    yield edge
    yield element.text or ""
    for child in element:
        if child.tag == f"{MATHML}math":
            yield f" formula {child.get('alttext') if len(child) else ''} "
        elif not _is_left_out(child):
            yield from _text(child)
        yield child.tail or ""
    yield edge


def _is_left_out(element: etree._Element) -> bool:
    unseen = element.get("hidden") is not None
    return unseen or is_note(element) or any(has_class(element, name) for name in GENERATED)
