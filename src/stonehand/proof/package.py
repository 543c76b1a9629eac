"""The bytes of a finished EPUB in; its package document, its items and what is in them out."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
DOCUMENT = "application/xhtml+xml"
"""The media type of a document."""

UNREADABLE = (
    BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What `zipfile` and lxml raise of bytes that are no archive, encrypted, cut short or no XML."""

LARGEST = 200_000_000
"""Bytes of a file inside an EPUB, unpacked, at most: a larger one is not of this toolchain."""


class UnreadableEpub(ValueError):
    """Say that a file is no EPUB that can be read."""


class Item(NamedTuple):
    """A file of an EPUB: its id, its name from the root of the archive, its media type, its properties."""

    identifier: str
    name: str
    media: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """An EPUB that is open: its package document, and its items in the order of the manifest."""

    archive: ZipFile
    package: etree._Element
    items: tuple[Item, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """Return the ids of the documents in the order of reading."""
        return tuple(str(each.get("idref")) for each in self.package.iter(f"{OPF}itemref"))

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        return _unpacked(self.archive, name)

    def document(self, name: str) -> etree._Element:
        """Return a file as XML."""
        return _xml(self.read(name))


@contextmanager
def opened_epub(data: bytes) -> Iterator[Opened]:
    """Open an EPUB. Raises UnreadableEpub, also for what is found inside it later."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            name = next((name for name in archive.namelist() if name.endswith(".opf")), "")
            if not name:
                raise UnreadableEpub("it has no package document")
            package = _xml(_unpacked(archive, name))
            yield Opened(archive, package, tuple(_items(package, dirname(name))))
    except UnreadableEpub:
        raise
    except UNREADABLE as error:
        raise UnreadableEpub(str(error) or type(error).__name__) from error


def metadata_of(package: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield name and value of all that the package says of the book."""
    for item in package.iterfind(f"{OPF}metadata/*"):
        if isinstance(item.tag, str):
            name = item.get("property") or item.get("rel") or item.get("name") or etree.QName(item).localname
            words = " ".join("".join(map(str, item.itertext())).split())
            yield name, words or item.get("content") or item.get("href") or ""


def types_of(element: etree._Element) -> frozenset[str]:
    """Return what an element is by `epub:type`."""
    return frozenset((element.get(TYPE) or "").split())


def _items(package: etree._Element, folder: str) -> Iterator[Item]:
    for each in package.iter(f"{OPF}item"):
        name = normpath(join(folder, unquote(each.get("href", ""))))
        properties = frozenset((each.get("properties") or "").split())
        yield Item(each.get("id", ""), name, each.get("media-type", ""), properties)


def _unpacked(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST:
        raise UnreadableEpub(f"{name} is larger than {LARGEST:,} bytes")
    return archive.read(name)


def _xml(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
