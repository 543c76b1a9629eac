"""A finished file in, the standards of accessibility and of archives that it claims to keep out."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from stonehand.proof.package_metadata import package_properties

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def claims(name: str, data: bytes) -> tuple[str, ...]:
    """Return what a PDF or EPUB of this name claims."""
    return tuple(_of_pdf(data) if name.endswith(".pdf") else _of_epub(data))


def _of_pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(BytesIO(data)) as opened, opened.open_metadata() as record:
        if part := record.get(f"{_PDFA}part"):
            yield f"PDF/A-{part}{str(record.get(f'{_PDFA}conformance', '')).lower()}"
        if part := record.get(f"{_PDFUA}part"):
            yield f"PDF/UA-{part}"


def _of_epub(data: bytes) -> Iterator[str]:
    yield from (value for name, value in package_properties(data) if name == "dcterms:conformsTo")
