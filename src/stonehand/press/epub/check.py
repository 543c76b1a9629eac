"""The bytes of a finished EPUB in, what EPUBCheck does not see in it out."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from lxml import etree

from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.press.epub.check_notes import check_notes
from stonehand.press.epub.opened import OpenedEpub, open_epub, resolved
from stonehand.press.epub.xhtml import MATHML, SVG, XHTML, XLINK, elements, place_of, text_of
from stonehand.source import Span

LARGEST_DOCUMENT = 300_000
"""Bytes; Adobe's older reading systems show no more of one document."""

_RESOURCES = ("src", "poster", "data", f"{XLINK}href")
_SHOWN = (f"{XHTML}img", f"{SVG}svg", f"{MATHML}math")
_LEVELS = {f"{XHTML}h{level}": level for level in range(1, 7)}
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")


def check_epub(data: bytes, report: Report) -> None:
    """Report E003 to E010 on the finished file; places are lines of its documents."""
    epub = open_epub(data)
    for check in CHECKS:
        report.extend(check(epub))


def _empty_documents(epub: OpenedEpub) -> Iterator[Diagnostic]:
    for name, body in epub.text_documents():
        shown = next(elements(body, *_SHOWN), None)
        if shown is None and not text_of(body).strip():
            yield Diagnostic.of(Code.E005, "the document is empty", Span.point(name))


def _unreachable_files(epub: OpenedEpub) -> Iterator[Diagnostic]:
    reached = {target[0] for name, _, target in _references(epub) if target and target[0] != name}
    own = ("nav", "cover-image")
    for item in epub.items:
        entrance = item.name in epub.spine or item.identity == "ncx" or any(p in item.properties for p in own)
        if not entrance and item.name not in reached:
            yield Diagnostic.of(Code.E006, f"nothing in the book uses {item.name}", Span.point(item.name))


def _large_documents(epub: OpenedEpub) -> Iterator[Diagnostic]:
    for name in epub.trees:
        size = len(epub.files[name])
        if size > LARGEST_DOCUMENT:
            message = (
                f"the document has {size // 1000:,} kB; some reading systems show {LARGEST_DOCUMENT // 1000}"
            )
            yield Diagnostic.of(Code.E007, message, Span.point(name))


def _skipped_levels(epub: OpenedEpub) -> Iterator[Diagnostic]:
    for name, body in epub.text_documents():
        heads = [(_LEVELS[str(head.tag)], head) for head in elements(body, *_LEVELS)]
        # A document in which a section goes on has no head of the first level.
        goes_on = "." in PurePosixPath(name).stem
        for (above, _), (level, head) in pairwise([(int(goes_on), body), *heads]):
            if level > above + 1:
                after = f"follows level {above}" if above else "begins the section"
                message = f"a heading of level {level} {after}: “{text_of(head).strip()}”"
                yield Diagnostic.of(Code.E009, message, place_of(name, head))


def _broken_links(epub: OpenedEpub) -> Iterator[Diagnostic]:
    anchors = {name: {element.get("id") for element in elements(tree)} for name, tree in epub.trees.items()}
    for name, element, target in _references(epub):
        if target is None:
            message = "an image or other part of the book lies outside of it"
        elif target[0] not in epub.files:
            message = f"a link leads to {target[0]}, which the book does not have"
        elif target[1] and target[1] not in anchors.get(target[0], {target[1]}):
            message = f"a link leads to “{target[1]}”, which {target[0]} does not have"
        else:
            continue
        yield Diagnostic.of(
            Code.E010, message, Span.point(name) if element is None else place_of(name, element)
        )


Reference = tuple[str, etree._Element | None, tuple[str, str] | None]
"""A file, the element that refers to something, and what it refers to; None for a resource elsewhere."""


def _references(epub: OpenedEpub) -> Iterator[Reference]:
    for name, tree in epub.trees.items():
        for element in elements(tree):
            yield from ((name, element, target) for target in _targets(name, element))
    for item in epub.items:
        if item.media_type == "text/css":
            for url in _URL.findall(epub.files[item.name].decode("utf-8")):
                yield item.name, None, resolved(item.name, url)


def _targets(name: str, element: etree._Element) -> Iterator[tuple[str, str] | None]:
    href = element.get("href")
    if href is not None and (target := resolved(name, href)):
        yield target
    for attribute in _RESOURCES:
        value = element.get(attribute)
        if value is not None and not value.startswith("data:"):
            yield resolved(name, value)


CHECKS: tuple[Callable[[OpenedEpub], Iterator[Diagnostic]], ...] = (
    check_notes,
    _empty_documents,
    _unreachable_files,
    _large_documents,
    _skipped_levels,
    _broken_links,
)
"""Every check of a finished EPUB."""
