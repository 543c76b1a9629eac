"""The PDF for the screen and the margins of its pages in; the proof, the same pages on a wider sheet, out.

The trim stays where it is, so that places on the page are those of the layout map. What is written around it
is drawn as outlines: neither search nor copy finds it, and it needs no font.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from stonehand.model.attestation import NAMESPACE, PREFIX
from stonehand.model.book import Design
from stonehand.model.layout import Page
from stonehand.model.proof import Margins, ProofIdentity
from stonehand.press.pdf.artifacts import draw_around_every_page, draw_on_page, saved
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.printing_letters import Lettering, lettering_of
from stonehand.press.pdf.proof_margins import (
    HEAD,
    LEADING,
    NUMBERS,
    SIZE,
    SMALL,
    Sheet,
    margin_operators,
    words_at,
)

KEYS = {"name": "Proof", "map_sha256": "ProofMap", "inputs": "ProofInputs"}
"""Keys of the document information, by the fields of the identity."""


def proofed(
    screen: bytes,
    pages: Sequence[Page],
    margins: Sequence[Margins],
    identity: ProofIdentity,
    title: str,
    design: Design,
    fonts: FontSet,
    with_sources: bool,
) -> bytes:
    """Return the proof of a book: one `Margins` for each page."""
    lettering = lettering_of(Path(fonts.plain(design.sans_family).path))
    sheet = Sheet(design.width, design.height, with_sources)
    with pikepdf.open(BytesIO(screen)) as pdf:
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.CropBox = pikepdf.Array(sheet.box)
        # What bleeds would run under the marks.
        trim = 0, 0, design.width, design.height
        draw_around_every_page(pdf, trim, _frame(sheet) + _foot(identity, sheet, lettering))
        for page, laid, own in zip(pdf.pages, pages, margins, strict=True):
            head = _head(title, laid, len(pages), sheet, lettering)
            draw_on_page(pdf, page, head + b"\n" + margin_operators(own, sheet, lettering))
        _identify(pdf, identity)
        return saved(pdf, pdf.pdf_version)


def _frame(sheet: Sheet) -> bytes:
    """Draw the edge of the page as it will be trimmed."""
    return b"0.6 G 0.25 w 0 0 %.3f %.3f re S\n" % (sheet.width, sheet.height)


def _foot(identity: ProofIdentity, sheet: Sheet, lettering: Lettering) -> bytes:
    date = f"  {identity.date}" if identity.date else ""
    lines = (
        f"Proof {identity.name}{date}",
        f"map sha256 {identity.map_sha256}",
        f"inputs sha256 {identity.inputs}",
    )
    first = -LEADING - SIZE
    return b"0.2 g\n" + b"\n".join(
        words_at(0, first - number * LEADING, line, SMALL, lettering, sheet.width + NUMBERS)
        for number, line in enumerate(lines)
    )


def _head(title: str, page: Page, count: int, sheet: Sheet, lettering: Lettering) -> bytes:
    words = lettering.known(f"{title}   page {page.folio or '-'}   sheet {page.sheet}/{count}")
    return b"0.2 g " + words_at(0, sheet.height + HEAD / 3, words, SMALL, lettering, sheet.width)


def _identify(pdf: Any, identity: ProofIdentity) -> None:
    for field, key in KEYS.items():
        pdf.docinfo[f"/{key}"] = getattr(identity, field)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        record.register_xml_namespace(NAMESPACE, PREFIX)
        record[f"{PREFIX}:proof"] = identity.name
        record[f"{PREFIX}:map"] = identity.map_sha256
