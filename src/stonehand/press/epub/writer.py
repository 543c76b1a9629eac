"""Finished files, metadata and a reading order in, the EPUB as ebooklib lays it out: its only importer.

ebooklib 0.20 writes the package document and the container; every other byte is ours. Its own classes for
documents, nav, NCX, cover and authors damage text or markup, and its `write_epub` hides errors of the disk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from ebooklib import epub
from lxml import etree

from stonehand.model.attestation import NAMESPACE, PREFIX
from stonehand.press.epub.entries import Entry
from stonehand.press.epub.xhtml import DC, XML

_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class EpubFile:
    """A file of the manifest; `name` is relative to the package document."""

    identity: str
    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A reference of the guide of EPUB 2, which Kindle still reads."""

    type: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that ebooklib needs: files in the order of the manifest, identities of the spine, metadata."""

    files: tuple[EpubFile, ...]
    spine: tuple[str, ...]
    entries: tuple[Entry, ...]
    guide: tuple[Guide, ...]
    language: str
    modified: datetime


class _Writer(epub.EpubWriter):
    """Mend ebooklib's package document before it is written."""

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(f"{XML}lang", self.book.language)
        root.attrib.pop("prefix")  # every prefix in use but our own is a reserved one
        metadata = root.find("metadata")
        if metadata is not None and any(_is_own(entry) for entry in metadata):
            root.set("prefix", f"{PREFIX}: {NAMESPACE}")
        if metadata is not None:
            metadata[:] = sorted(metadata, key=lambda entry: not str(entry.tag).startswith(DC))
        super()._write_opf_file(root)


def _is_own(entry: etree._Element) -> bool:
    """Tell whether an element of the metadata has a property of our own."""
    return (entry.get("property") or "").startswith(f"{PREFIX}:")


def write(contents: Contents) -> bytes:
    """Return the EPUB as ebooklib zips it: right in content, with the time of now and in no fixed order."""
    book = _book(contents)
    book.items = [_item(file) for file in contents.files]
    book.spine = list(contents.spine)
    book.guide = [{"type": g.type, "title": g.title, "href": g.name} for g in contents.guide]
    target = BytesIO()
    options = {"mtime": contents.modified, "epub3_pages": False, "epub3_landmark": False}
    _Writer(target, book, options).write()
    return target.getvalue()


def _book(contents: Contents) -> epub.EpubBook:
    book = epub.EpubBook()
    book.metadata.clear()  # a random identifier and an advertisement
    book.IDENTIFIER_ID = "pub-id"
    book.language = contents.language
    _describe(book, contents.entries)
    return book


def _describe(book: epub.EpubBook, entries: Iterable[Entry]) -> None:
    for entry in entries:
        namespace = None if entry.name == "meta" else _DC
        text = None if entry.text is None else _printable(entry.text)
        book.add_metadata(namespace, entry.name, text, dict(entry.attributes))


def _printable(text: str) -> str:
    """Return the text with U+FFFD for what XML forbids: ebooklib would drop the whole element unsaid."""
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )


def _item(file: EpubFile) -> epub.EpubItem:
    item = epub.EpubItem(file.identity, file.name, file.media_type, file.data)
    item.properties = list(file.properties)
    return item
