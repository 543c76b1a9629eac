"""The bytes of a finished EPUB in; what must not change in it unseen out.

Of a document each block is kept as two marks: one of its words, one of its elements, links and images. The
numbers of notes and the beginnings of pages are left out, for they follow from the print.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from stonehand.proof.gate.baseline import Document, EpubFacts
from stonehand.proof.gate.pdf_facts import DIGEST
from stonehand.proof.package import DOCUMENT, TYPE, XHTML, metadata_of, opened_epub, types_of
from stonehand.store.files import sha256 as hash_of

_TELLING = ("class", "href", "src", "alt", "alttext", "lang", "aria-level", TYPE)
"""Attributes that say what an element is or leads to."""

_OF_PRINT = frozenset(("pagebreak",))
_NUMBERS = frozenset(("noteref",))

MARK = 3
"""Letters of a mark."""


class Part:
    """A document of an EPUB: its name from the root of the package, and its blocks in order."""

    def __init__(self, name: str, tree: etree._Element) -> None:
        self.name = name
        body = tree.find(f"{XHTML}body")
        self.blocks = list(_blocks(tree if body is None else body))

    @property
    def marks(self) -> Document:
        """Return what is kept of it."""
        words = "".join(_mark(_words(block)) for block in self.blocks)
        return Document(self.name, words, "".join(_mark(_markup(block)) for block in self.blocks))

    def anchor(self, number: int) -> str:
        """Return the id of a block, or of the nearest element around it that has one."""
        block: etree._Element | None = self.blocks[number]
        while block is not None and not block.get("id"):
            block = block.getparent()
        return "" if block is None else str(block.get("id"))

    def quoted(self, number: int) -> str:
        """Return the words of a block."""
        return _words(self.blocks[number])


def epub_facts(data: bytes) -> EpubFacts:
    """Return the facts of an EPUB. Raises UnreadableEpub."""
    navigation, documents, files = [], [], []
    with opened_epub(data) as opened:
        for item in opened.items:
            if "nav" in item.properties:
                navigation += list(_navigation(opened.document(item.name)))
            elif item.media == DOCUMENT:
                documents.append(Part(item.name, opened.document(item.name)).marks)
            elif not item.name.endswith(".ncx"):  # the navigation again
                files.append(f"{item.name} {hash_of(opened.read(item.name))[:12]}")
        told = (
            f"{name}: {value}" for name, value in metadata_of(opened.package) if not DIGEST.fullmatch(value)
        )
        metadata = (*told, f"order of reading: {' '.join(opened.order)}")
    return EpubFacts(hash_of(data), metadata, tuple(navigation), tuple(documents), tuple(files))


def part_of(data: bytes, name: str) -> Part:
    """Return one document of an EPUB. Raises UnreadableEpub."""
    with opened_epub(data) as opened:
        return Part(name, opened.document(name))


def _navigation(tree: etree._Element) -> Iterator[str]:
    """Yield the entries of contents, pages and landmarks, with what they lead to."""
    for link in tree.iter(f"{XHTML}a"):
        yield f"{' '.join(''.join(map(str, link.itertext())).split())} > {link.get('href')}"


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost elements that have words of their own, and what stands for words."""
    for child in element:
        if isinstance(child.tag, str) and not types_of(child) & _OF_PRINT:
            if _has_words(child) or etree.QName(child).localname in ("img", "math", "svg"):
                yield child
            else:
                yield from _blocks(child)


def _has_words(element: etree._Element) -> bool:
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def _words(block: etree._Element) -> str:
    return " ".join("".join(_text(block)).split())


def _text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_number = isinstance(child.tag, str) and (
            bool(types_of(child) & _NUMBERS) or child.get("role") == "doc-backlink"
        )
        if isinstance(child.tag, str) and not is_number:
            yield from _text(child)
        yield child.tail or ""


def _markup(block: etree._Element) -> str:
    """Return the elements of a block with what they are and lead to."""
    inside = (item for item in block.iter() if isinstance(item.tag, str) and not types_of(item) & _OF_PRINT)
    return " ".join(
        f"{item.tag} {[value for name in _TELLING if (value := item.get(name))]}" for item in inside
    )


def _mark(text: str) -> str:
    return b64encode(sha256(text.encode()).digest())[:MARK].decode()
