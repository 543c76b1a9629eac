"""A layout map in, the text of its pages in a form to be read and compared out, and back again."""

from collections.abc import Iterator, Mapping

from stonehand.model.layout import Fingerprint, LayoutMap, Page

RULE = "=== "
LIBRARIES = ("weasyprint", "pango", "harfbuzz", "fontconfig", "pyphen", "fonttools")


def toolchain(fingerprint: Fingerprint) -> dict[str, str]:
    """Return what a golden belongs to, by name: libraries with versions, faces with hashes."""
    libraries = {name: str(getattr(fingerprint, name)) for name in LIBRARIES}
    return libraries | {name: sha256[:16] for name, sha256 in fingerprint.fonts}


def golden_text(layout: LayoutMap) -> str:
    """Return the golden: the toolchain, then the lines of each page under its sheet, folio and section."""
    head = [f"{name}: {value}" for name, value in toolchain(layout.fingerprint).items()]
    return "\n".join([*head, *(line for page in layout.pages for line in ("", *_page(page)))]) + "\n"


def _page(page: Page) -> Iterator[str]:
    blank = ", blank" if page.blank else ""
    yield f"{RULE}sheet {page.sheet}, {page.side}, folio {page.folio}, {page.section}{blank}"
    for line in page.lines:
        yield f"{line.area:7} | {line.text}".rstrip()


def read_golden(text: str) -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
    """Return the toolchain of a golden and the lines of its pages by their heads."""
    head, *pages = text.split(f"\n{RULE}")
    made_with = dict(line.rsplit(": ", 1) for line in head.splitlines() if line)
    return made_with, {page.split("\n", 1)[0]: page.splitlines()[1:] for page in pages}
