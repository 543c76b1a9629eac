"""Two EPUBs in, what differs out: texts by block, navigation, metadata, images."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lxml import etree

from stonehand.model.artefact import DRAFT_STYLE
from stonehand.proof.compare.runs import runs
from stonehand.proof.package import DOCUMENT, XHTML, Opened, metadata_of, opened_epub, types_of
from stonehand.store.files import sha256

_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "figcaption", "dt", "dd", "pre", "title")
)
_UNSTABLE = frozenset(("dcterms:modified",))
"""Properties that every build has anew."""

Kind = Literal["text", "navigation", "metadata", "image", "style", "file"]

_KINDS: Mapping[str, Kind] = {"image": "image", "text": "style"}
"""By the first half of the media type; what is written in XHTML is text."""

_LEFT_OUT = ("font/", "application/vnd.ms-opentype", "application/x-dtbncx+xml")
"""Media types that follow from the rest: subset fonts, the navigation of EPUB 2."""


@dataclass(frozen=True, slots=True)
class EpubChange:
    """A change of one block, property or file: as it was and as it is; empty where there was or is none."""

    kind: Kind
    file: str
    old: str
    new: str


class Package(NamedTuple):
    """What is compared of an EPUB. `files` are, by name, the texts of their blocks, or a hash."""

    metadata: tuple[str, ...]
    types: Mapping[str, str]
    files: Mapping[str, tuple[str, ...] | str]
    navigation: str


def read_package(data: bytes) -> Package:
    """Read an EPUB whole. Raises UnreadableEpub."""
    with opened_epub(data) as opened:
        types = {item.name: item.media for item in opened.items}
        files = {name: _content(opened, name, media) for name, media in types.items()}
        nav = next((item.name for item in opened.items if "nav" in item.properties), "")
        return Package(tuple(_properties(opened.package)), types, files, nav)


def _content(opened: Opened, name: str, media: str) -> tuple[str, ...] | str:
    if media == DOCUMENT:
        return tuple(_blocks(opened.document(name)))
    return sha256(opened.read(name).replace(DRAFT_STYLE.encode(), b""))[:12]


def epub_changes(old: Package, new: Package) -> Iterator[EpubChange]:
    """Yield what differs: metadata first, then file by file."""
    yield from _rows("metadata", "package", old.metadata, new.metadata)
    for name in dict.fromkeys((*old.files, *new.files)):
        yield from _file(name, old, new)


def _properties(package: etree._Element) -> Iterator[str]:
    for name, value in metadata_of(package):
        if name not in _UNSTABLE and not _is_hash(value):
            yield f"{name}: {value}"


def _is_hash(value: str) -> bool:
    """Tell whether a property is the hash of what the book was made from, which changes with any input."""
    return re.fullmatch(r"(?:sha256:)?[0-9a-f]{64}", value) is not None


def _file(name: str, before: Package, after: Package) -> Iterator[EpubChange]:
    media = after.types.get(name) or before.types[name]
    kind: Kind = "navigation" if name == after.navigation else _KINDS.get(media.split("/")[0], "file")
    match before.files.get(name), after.files.get(name):
        case tuple() as old, tuple() as new:
            yield from _rows("text" if kind == "file" else kind, name, old, new)
        case old, new if old != new and not media.startswith(_LEFT_OUT):
            kind = "text" if media == DOCUMENT else kind
            yield EpubChange(kind, name, *(_said(each) for each in (old, new)))


def _said(content: tuple[str, ...] | str | None) -> str:
    """Return what tells a file: its hash, its first block and how many there are, nothing for none."""
    if isinstance(content, tuple):
        return f"{' '.join(content[:1])} ({len(content)} blocks)"
    return content or ""


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
    for item in tree.iter(f"{XHTML}*"):
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
    if "noteref" in types_of(item):
        yield "[note]"
        return
    if item.get("role") == "doc-backlink":
        return
    yield item.text or ""
    for inner in item:
        if isinstance(inner.tag, str):
            yield from _text(inner)
        yield inner.tail or ""
