"""A finished EPUB in, how its documents have it read out."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from lxml import etree

from stonehand.proof.access.reading import NoteWays, Reading, letters
from stonehand.proof.package import XHTML, opened_epub, types_of

_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_HEAD = re.compile(r"h(\d)")
_GENERATED = ("call", "marker", "generated")
"""Classes of what is no text of the book: calls, markers at notes, the head over notes."""

Document = tuple[str, etree._Element]


def epub_reading(data: bytes) -> Reading:
    """Return how an EPUB is read. Raises UnreadableEpub."""
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
    with opened_epub(data) as opened:
        items = {item.identifier: item for item in opened.items}
        for identifier in opened.order:
            item = items[identifier]
            body = opened.document(item.name).find(f"{XHTML}body")
            if body is not None and "nav" not in item.properties and "cover" not in types_of(body):
                yield item.name, body


def _is_note(element: etree._Element) -> bool:
    return bool({"footnote", "endnote"} & set(types_of(element)))


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
    for element in body.iter(*(f"{XHTML}h{level}" for level in range(1, 7))):
        if not _is_left_out(element):
            yield int(element.get("aria-level") or str(element.tag)[-1]), letters("".join(_inside(element)))


def _alternatives(body: etree._Element) -> Iterator[str]:
    """Yield the alternative texts of images; those of formulas are apart, and decoration has none."""
    for image in body.iter(f"{XHTML}img"):
        if image.get("alt") and "formula" not in (image.get("class") or "").split():
            yield str(image.get("alt"))


def _ways(documents: list[Document], notes: list[Document]) -> dict[str, NoteWays]:
    """Return how each note is reached: its calls link to it, its marker to a call that does."""
    calls: dict[tuple[str, str], tuple[str, str]] = {}
    counts = Counter[tuple[str, str]]()
    for name, body in documents:
        for link in body.iter(f"{XHTML}a"):
            if "noteref" in types_of(link):
                calls[name, str(link.get("id"))] = _target(name, link)
                counts[_target(name, link)] += 1
    ways = {}
    for name, note in notes:
        here = name, str(note.get("id"))
        backs = [_target(name, link) for link in note.iter(f"{XHTML}a") if link.get("role") == "doc-backlink"]
        ways[here[1]] = NoteWays(counts[here], any(calls.get(back) == here for back in backs))
    return ways


def _target(name: str, link: etree._Element) -> tuple[str, str]:
    path, fragment = urldefrag(str(link.get("href") or ""))
    folder = posixpath.dirname(name)
    return (posixpath.normpath(posixpath.join(folder, unquote(path))) if path else name), unquote(fragment)
