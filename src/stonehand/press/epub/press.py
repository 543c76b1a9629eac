"""An EPUB package in, the bytes of the finished file out, with what is wrong in it reported."""

from collections.abc import Iterable, Iterator
from itertools import chain

from stonehand.diagnostics import Code, Report
from stonehand.press.epub.accessibility import Facts, accessibility
from stonehand.press.epub.cascade import FontCascade
from stonehand.press.epub.check import check_epub
from stonehand.press.epub.container import repack
from stonehand.press.epub.entries import Entry, attestation, entries
from stonehand.press.epub.fonts import COUNTERS, allot, cut, demands, font_face, font_type
from stonehand.press.epub.gate import ParsedDocument, pass_gate
from stonehand.press.epub.images import image_files
from stonehand.press.epub.package import (
    FONTS,
    NAVIGATION,
    NCX,
    STYLESHEET,
    EpubDocument,
    EpubFont,
    EpubPackage,
)
from stonehand.press.epub.writer import Contents, EpubFile, Guide, write
from stonehand.press.epub.xhtml import MEDIA_TYPE, elements, has_type, text_of
from stonehand.source import Span


def press_epub(package: EpubPackage, report: Report) -> bytes:
    """Return the EPUB, the same bytes for the same package on every machine with the same zlib.

    Reports E001 for a document that is no XML, E002 for a face that no font gives, E011 and E012 for files,
    and what `check_epub` finds in the finished file.
    """
    documents = tuple(pass_gate(document, report) for document in package.documents)
    nav = pass_gate(EpubDocument("nav", NAVIGATION, "", package.nav), report)
    files = tuple(_unique(_files(package, documents, nav, report), report))
    contents = Contents(
        files=files,
        spine=_spine(files, nav),
        entries=_entries(package, documents),
        guide=tuple(_guide(nav)),
        language=package.metadata.language,
        modified=package.modified,
    )
    data = repack(write(contents), package.modified)
    check_epub(data, report)
    return data


def _files(
    package: EpubPackage, documents: tuple[ParsedDocument, ...], nav: ParsedDocument, report: Report
) -> Iterator[EpubFile]:
    fonts = _fonts(package, (*documents, nav), report)
    shipped = [font for font in package.fonts if font.file_name in fonts]
    stylesheet = package.stylesheet + "\n" + "".join(map(font_face, shipped))
    yield EpubFile("nav", NAVIGATION, MEDIA_TYPE, nav.data, ("nav", *nav.properties))
    yield EpubFile("ncx", NCX, "application/x-dtbncx+xml", package.ncx.encode("utf-8"))
    yield EpubFile("css", STYLESHEET, "text/css", stylesheet.encode("utf-8"))
    for number, parsed in enumerate(documents, 1):
        name = parsed.document.file_name
        yield EpubFile(f"document-{number:03}", name, MEDIA_TYPE, parsed.data, parsed.properties)
    yield from image_files(package.images, package.cover, report)
    for number, font in enumerate(shipped, 1):
        data = fonts[font.file_name]
        yield EpubFile(f"font-{number}", f"{FONTS}/{font.file_name}", font_type(data), data)


def _fonts(package: EpubPackage, documents: tuple[ParsedDocument, ...], report: Report) -> dict[str, bytes]:
    """Return the subset of each font that the book uses."""
    cascade = FontCascade(package.stylesheet)
    allotted = allot(demands(documents, cascade), package.fonts, report)
    by_name: dict[str, EpubFont] = {font.file_name: font for font in package.fonts}
    return {
        name: cut(by_name[name], {*characters, *cascade.generated, *COUNTERS}, package.modified)
        for name, characters in allotted.items()
    }


def _unique(files: Iterable[EpubFile], report: Report) -> Iterator[EpubFile]:
    """Yield the first file of each name; names that differ in case alone are one on many a disk (OCF 3.3)."""
    seen: set[str] = set()
    for file in files:
        if file.name.casefold() in seen:
            report.add(Code.E012, f"two files would be called {file.name}", Span.point(file.name))
        else:
            seen.add(file.name.casefold())
            yield file


def _spine(files: tuple[EpubFile, ...], nav: ParsedDocument) -> tuple[str, ...]:
    """Return the reading order; the nav is read after the cover if it is the only contents of the book."""
    order = [file.identity for file in files if file.media_type == MEDIA_TYPE and file.name != NAVIGATION]
    own = any(element.get("href") == f"{NAVIGATION}#toc" for element in elements(nav.tree))
    return tuple([*order[:1], "nav", *order[1:]] if own else order)


def _entries(package: EpubPackage, documents: tuple[ParsedDocument, ...]) -> tuple[Entry, ...]:
    facts = Facts(tuple(parsed.tree for parsed in documents), package)
    cover = Entry("meta", None, (("name", "cover"), ("content", "cover-image")))
    covers = [cover for image in package.images if image.name == package.cover]
    return tuple(
        chain(entries(package.metadata), accessibility(facts), attestation(package.attested), covers)
    )


def _guide(nav: ParsedDocument) -> Iterator[Guide]:
    """Yield the landmarks that EPUB 2 knew, in its words (OPF 2.0.1, section 2.6)."""
    for element in elements(nav.tree):
        for term, word in (("cover", "cover"), ("toc", "toc"), ("bodymatter", "text")):
            if has_type(element, term) and (href := element.get("href")):
                yield Guide(word, text_of(element), href)
