"""The bytes of an EPUB in, what a reading system finds in it out: manifest, reading order, documents."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from lxml import etree

from stonehand.press.epub.package import FOLDER
from stonehand.press.epub.xhtml import MEDIA_TYPE, OPF, elements, has_type, parse_xml

PACKAGE_DOCUMENT = f"{FOLDER}/content.opf"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest; `name` is relative to the package document."""

    identity: str
    name: str
    media_type: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenedEpub:
    """An EPUB read back. `trees` are the XHTML documents by name, in the order of the manifest."""

    items: tuple[Item, ...]
    spine: tuple[str, ...]
    files: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]

    def text_documents(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield name and tree of the book's own documents in reading order: neither cover nor nav."""
        navigation = {item.name for item in self.items if "nav" in item.properties}
        for name in self.spine:
            body = next((e for e in self.trees[name] if str(e.tag).endswith("}body")), self.trees[name])
            if name not in navigation and not has_type(body, "cover"):
                yield name, body


def open_epub(data: bytes) -> OpenedEpub:
    """Read an EPUB as `press_epub` makes it; raises BadZipFile or XMLSyntaxError for anything else."""
    with ZipFile(BytesIO(data)) as zipped:
        package = parse_xml(zipped.read(PACKAGE_DOCUMENT))
        items = tuple(_item(element) for element in elements(package, f"{OPF}item"))
        files = {item.name: zipped.read(f"{FOLDER}/{item.name}") for item in items}
    names = {item.identity: item.name for item in items}
    spine = tuple(names[str(element.get("idref"))] for element in elements(package, f"{OPF}itemref"))
    trees = {item.name: parse_xml(files[item.name]) for item in items if item.media_type == MEDIA_TYPE}
    return OpenedEpub(items, spine, files, trees)


def resolved(base: str, reference: str) -> tuple[str, str] | None:
    """Return (file, fragment) that a reference in the file `base` means; None if it leaves the EPUB."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        return None
    path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
        if parts.path
        else base
    )
    return path, unquote(parts.fragment)


def _item(element: etree._Element) -> Item:
    values = {key: str(value) for key, value in element.items()}
    properties = tuple(values.get("properties", "").split())
    return Item(values["id"], unquote(values["href"]), values["media-type"], properties)
