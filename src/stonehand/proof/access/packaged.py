"""A finished EPUB in, how its documents have it read out."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

from lxml import etree

from stonehand.proof.access.reading import NoteWays, Reading, letters

_X = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_HEAD = re.compile(r"h(\d)")
_GENERATED = ("call", "marker", "generated")
"""Classes of what is no text of the book: calls, markers at notes, the head over notes."""

Document = tuple[str, etree._Element]


def epub_reading(data: bytes) -> Reading:
    """Return how an EPUB is read. Raises BadZipFile, KeyError or XMLSyntaxError for what is none."""
    documents = list(_documents(data))
    notes = [(name, note) for name, body in documents for note in body.iter() if _is_note(note)]
    return Reading(
        text=letters("".join(_text(body) for _, body in documents)),
        heads=tuple(head for _, body in documents for head in _heads(body)),
        notes={str(note.get("id")): letters("".join(_inside(note))) for _, note in notes},
        pictures=tuple(alt for _, body in documents for alt in _alternatives(body)),
        formulas=tuple(str(each.get("alttext", "")) for _, body in documents for each in body.iter(_MATH)),
        ways=_ways(documents, notes),
    )


def _documents(data: bytes) -> Iterator[Document]:
    """Yield name and body of the documents in the order of reading, but for cover and navigation."""
    with ZipFile(BytesIO(data)) as opened:
        container = etree.fromstring(opened.read("META-INF/container.xml"))
        package = next(str(each.get("full-path")) for each in container.iter() if each.get("full-path"))
        tree = etree.fromstring(opened.read(package))
        items = {each.get("id"): each for each in tree.iter(f"{_OPF}item")}
        for reference in tree.iter(f"{_OPF}itemref"):
            item = items[reference.get("idref")]
            name = posixpath.join(posixpath.dirname(package), unquote(str(item.get("href"))))
            body = etree.fromstring(opened.read(name)).find(f"{_X}body")
            is_navigation = "nav" in (item.get("properties") or "")
            if body is not None and not is_navigation and "cover" not in _types(body):
                yield name, body


def _types(element: etree._Element) -> list[str]:
    return (element.get(_TYPE) or "").split()


def _is_note(element: etree._Element) -> bool:
    return bool({"footnote", "endnote"} & set(_types(element)))


def _is_left_out(element: etree._Element) -> bool:
    classes = (element.get("class") or "").split()
    return _is_note(element) or any(name in classes for name in _GENERATED)


def _text(element: etree._Element) -> str:
    """Return the text of an element; of a formula its notation, as the words of the book have it."""
    if element.tag == _MATH:
        return f" formula {element.get('alttext')} "
    return "" if _is_left_out(element) else "".join(_inside(element))


def _inside(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield _text(child) if isinstance(child.tag, str) else ""
        yield child.tail or ""


def _heads(body: etree._Element) -> Iterator[tuple[int, str]]:
    for element in body.iter(*(f"{_X}h{level}" for level in range(1, 7))):
        if not _is_left_out(element):
            yield int(element.get("aria-level") or str(element.tag)[-1]), letters("".join(_inside(element)))


def _alternatives(body: etree._Element) -> Iterator[str]:
    """Yield the alternative texts of images; those of formulas are apart, and decoration has none."""
    for image in body.iter(f"{_X}img"):
        if image.get("alt") and "formula" not in (image.get("class") or "").split():
            yield str(image.get("alt"))


def _ways(documents: list[Document], notes: list[Document]) -> dict[str, NoteWays]:
    """Return how each note is reached: its calls link to it, its marker to a call that does."""
    calls: dict[tuple[str, str], tuple[str, str]] = {}
    counts = Counter[tuple[str, str]]()
    for name, body in documents:
        for link in body.iter(f"{_X}a"):
            if "noteref" in _types(link):
                calls[name, str(link.get("id"))] = _target(name, link)
                counts[_target(name, link)] += 1
    ways = {}
    for name, note in notes:
        here = name, str(note.get("id"))
        backs = [_target(name, link) for link in note.iter(f"{_X}a") if link.get("role") == "doc-backlink"]
        ways[here[1]] = NoteWays(counts[here], any(calls.get(back) == here for back in backs))
    return ways


def _target(name: str, link: etree._Element) -> tuple[str, str]:
    path, fragment = urldefrag(str(link.get("href") or ""))
    folder = posixpath.dirname(name)
    return (posixpath.normpath(posixpath.join(folder, unquote(path))) if path else name), unquote(fragment)
