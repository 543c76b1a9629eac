"""Two EPUBs in, what differs out: texts by block, navigation, metadata, images."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Literal, NamedTuple
from zipfile import BadZipFile, ZipFile

from lxml import etree

from stonehand.proof.compare.runs import runs
from stonehand.store.files import sha256

_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "figcaption", "dt", "dd", "pre", "title")
)
_UNREADABLE = (BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError, EOFError, NotImplementedError)

LARGEST = 200_000_000
"""Bytes of a file inside an EPUB, unpacked, at most: a larger one is not of this toolchain."""

_UNSTABLE = frozenset(("dcterms:modified",))
"""Properties that every build has anew."""

Kind = Literal["text", "navigation", "metadata", "image", "style", "file"]


@dataclass(frozen=True, slots=True)
class EpubChange:
    """A change of one block, property or file: as it was and as it is; empty where there was or is none."""

    kind: Kind
    file: str
    old: str
    new: str


class UnreadableEpub(ValueError):
    """Say that a file is no EPUB that can be read."""


class _Package(NamedTuple):
    archive: ZipFile
    metadata: tuple[str, ...]
    types: Mapping[str, str]
    navigation: str

    def read(self, name: str) -> bytes:
        if self.archive.getinfo(name).file_size > LARGEST:
            raise UnreadableEpub(f"{name} is larger than {LARGEST:,} bytes")
        return self.archive.read(name)


def epub_changes(old: bytes, new: bytes) -> Iterator[EpubChange]:
    """Yield what differs. Raises UnreadableEpub."""
    try:
        before, after = _package(old), _package(new)
        yield from _rows("metadata", "package", before.metadata, after.metadata)
        for name in dict.fromkeys((*before.types, *after.types)):
            yield from _file(name, before, after)
    except _UNREADABLE as error:
        raise UnreadableEpub(f"this EPUB cannot be read: {error!r}") from error


def _package(data: bytes) -> _Package:
    archive = ZipFile(BytesIO(data))
    name = next(name for name in archive.namelist() if name.endswith(".opf"))
    tree = _tree(archive.read(name))
    items = list(tree.iter(f"{_OPF}item"))
    types = {_inside(name, item): item.get("media-type", "") for item in items}
    nav = next((_inside(name, i) for i in items if "nav" in (i.get("properties") or "").split()), "")
    return _Package(archive, tuple(_properties(tree)), types, nav)


def _inside(package: str, item: etree._Element) -> str:
    return normpath(join(dirname(package), item.get("href", "")))


def _tree(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _properties(tree: etree._Element) -> Iterator[str]:
    for item in tree.iterfind(f"{_OPF}metadata/*"):
        if not isinstance(item.tag, str):
            continue
        name = item.get("property") or item.get("rel") or item.get("name") or etree.QName(item).localname
        value = (
            " ".join("".join(map(str, item.itertext())).split()) or item.get("content") or item.get("href")
        )
        if name not in _UNSTABLE and not _is_hash(value or ""):
            yield f"{name}: {value}"


def _is_hash(value: str) -> bool:
    """Tell whether a property is the hash of what the book was made from, which changes with any input."""
    return re.fullmatch(r"(?:sha256:)?[0-9a-f]{64}", value) is not None


def _file(name: str, before: _Package, after: _Package) -> Iterator[EpubChange]:
    if name not in before.types or name not in after.types:
        yield EpubChange(_kind(name, before, after), name, *(_there(name, each) for each in (before, after)))
        return
    old, new = before.read(name), after.read(name)
    if old == new or name.endswith(".ncx"):
        return
    if after.types[name] == "application/xhtml+xml":
        kind: Kind = "navigation" if name == after.navigation else "text"
        yield from _rows(kind, name, tuple(_blocks(_tree(old))), tuple(_blocks(_tree(new))))
    elif not after.types[name].startswith(("font/", "application/vnd.ms-opentype")):
        yield EpubChange(_kind(name, before, after), name, sha256(old)[:12], sha256(new)[:12])


def _there(name: str, package: _Package) -> str:
    return "there" if name in package.types else ""


def _kind(name: str, before: _Package, after: _Package) -> Kind:
    media = after.types.get(name) or before.types[name]
    if media.startswith("image/"):
        return "image"
    return "style" if media == "text/css" else "text" if media == "application/xhtml+xml" else "file"


def _rows(kind: Kind, file: str, old: Sequence[str], new: Sequence[str]) -> Iterator[EpubChange]:
    """Yield rows that differ, those of one run side by side."""
    for run in runs(old, new):
        if run.is_equal:
            continue
        before, after = old[run.i1 : run.i2], new[run.j1 : run.j2]
        for number in range(max(len(before), len(after))):
            was = before[number] if number < len(before) else ""
            now = after[number] if number < len(after) else ""
            yield EpubChange(kind, file, *(_changed(was, now) if was and now else (was, now)))


def _changed(old: str, new: str) -> tuple[str, str]:
    """Return the words of two texts that differ, with one word before them."""
    before, after = old.split(), new.split()
    found = [run for run in runs(before, after) if not run.is_equal]
    return (
        " … ".join(" ".join(before[max(run.i1 - 1, 0) : run.i2]) for run in found),
        " … ".join(" ".join(after[max(run.j1 - 1, 0) : run.j2]) for run in found),
    )


def _blocks(tree: etree._Element) -> Iterator[str]:
    """Yield the text of each block that holds no other, and each image with what is read out for it."""
    for item in tree.iter(f"{_XHTML}*"):
        name = etree.QName(item).localname
        if name == "img":
            yield f"[image {item.get('src')}: {item.get('alt')}]"
        elif name in _BLOCKS and not any(_is_block(inner) for inner in item.iterdescendants()):
            text = " ".join("".join(_text(item)).split())
            if text:
                yield text


def _is_block(item: etree._Element) -> bool:
    return isinstance(item.tag, str) and etree.QName(item).localname in _BLOCKS


def _text(item: etree._Element) -> Iterator[str]:
    """Yield the text inside an element, calls without their numbers, page breaks as pages of the print."""
    kinds = (item.get(_TYPE) or "").split()
    if "noteref" in kinds:
        yield "[note]"
        return
    if item.get("role") == "doc-backlink":
        return
    yield item.text or ""
    for inner in item:
        if isinstance(inner.tag, str):
            yield from _text(inner)
        yield inner.tail or ""
