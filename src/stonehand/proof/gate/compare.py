"""A baseline and a build in; what differs out, in the order in which it is to be read.

First the toolchain, then the words and the map, then the pictures of pages whose map is the accepted one,
then the finished files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from stonehand.diagnostics import Code
from stonehand.model.layout import Fingerprint, LayoutMap
from stonehand.proof.gate.baseline import Baseline, Tools
from stonehand.proof.gate.difference import Difference, Spot, on_line
from stonehand.proof.gate.drawn import drawn_differences
from stonehand.proof.gate.epub_facts import epub_facts
from stonehand.proof.gate.finished import epub_differences, pdf_differences
from stonehand.proof.gate.pages import page_differences
from stonehand.proof.gate.pairs import pairs_of
from stonehand.proof.gate.pdf_facts import pdf_facts
from stonehand.proof.gate.reduced import reduced_pages
from stonehand.proof.gate.words import Pages, text_differences
from stonehand.store.files import sha256

NAMES = {
    "weasyprint": "WeasyPrint",
    "pango": "Pango",
    "harfbuzz": "HarfBuzz",
    "fonttools": "fontTools",
}


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build: its toolchain, its map, its PDFs by profile, its EPUB."""

    slug: str
    tools: Tools
    layout: LayoutMap
    pdfs: Mapping[str, bytes]
    epub: bytes


def differences(old: Baseline, new: Build) -> Iterator[Difference]:
    """Yield all that differs from the accepted build."""
    tools = "; ".join(_tools(old.tools, new.tools))
    if tools:
        yield Difference(Code.G003, f"the toolchain differs: {tools}")
    hint = "the toolchain differs: this may follow from it" if tools else ""
    for found in (*_on_pages(old, new), *_in_files(old, new)):
        yield Difference(found.code, found.message, found.spots, hint)


def _tools(old: Tools, new: Tools) -> Iterator[str]:
    """Say what was made with another version, font or machine."""
    was, now = old.layout, new.layout
    for field in fields(Fingerprint):
        one, other = getattr(was, field.name), getattr(now, field.name)
        if field.name != "fonts" and one != other:
            yield f"{NAMES.get(field.name, field.name)} {one} -> {other}"
    if old.pdfium != new.pdfium:
        yield f"PDFium {old.pdfium} -> {new.pdfium}"
    if old.machine != new.machine:
        yield f"processor {old.machine} -> {new.machine}"
    before, after = dict(was.fonts), dict(now.fonts)
    for font in dict.fromkeys((*before, *after)):
        if before.get(font) != after.get(font):
            state = (
                "is gone" if font not in after else "has come" if font not in before else "is another file"
            )
            yield f"the font {font} {state}"


def _on_pages(old: Baseline, new: Build) -> Iterator[Difference]:
    before, after = Pages(old.pages), Pages(reduced_pages(new.layout), new.layout.pages)
    text, edited = text_differences(before, after)
    pairs = pairs_of(before, after)
    yield from text
    yield from page_differences(before, after, pairs, edited)
    others = {name: data for name, data in new.pdfs.items() if sha256(data) != old.pdfs[name].sha256}
    yield from drawn_differences(pairs, old.inks, others)


def _in_files(old: Baseline, new: Build) -> Iterator[Difference]:
    """Yield what differs in files that are not the accepted ones to the byte."""
    for profile, data in new.pdfs.items():
        was = old.pdfs[profile]
        if sha256(data) != was.sha256:
            yield from pdf_differences(profile, was, pdf_facts(data), new.layout.pages)
    if sha256(new.epub) != old.epub.sha256:
        yield from epub_differences(old.epub, epub_facts(new.epub), new.epub, _places(new.layout))


def _places(layout: LayoutMap) -> dict[str, Spot]:
    """Return the first line of each block."""
    found: dict[str, Spot] = {}
    for page in layout.pages:
        for index, line in enumerate(page.lines):
            if line.block and line.block not in found:
                found[line.block] = on_line(page, index)
    return found
