"""The bytes of a PDF in; what a printer would refuse it for out, as diagnostics (PDF/X-4, ISO 15930-7).

Nothing here knows how the file was made.
"""

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.errors import MissingFile
from stonehand.model.printing import PrintSettings
from stonehand.proof.preflight.boxes import check_boxes
from stonehand.proof.preflight.colours import check_colours
from stonehand.proof.preflight.finding import Finding
from stonehand.proof.preflight.fonts import check_fonts
from stonehand.proof.preflight.identity import check_identity
from stonehand.proof.preflight.images import check_images


def preflight(data: bytes, settings: PrintSettings, name: str, report: Report) -> None:
    """Check a file against what a printer has asked for.

    Reports F202 to F209; the same fault on many pages once. Raises MissingFile for what is no PDF.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            labels = [str(page.label) for page in pdf.pages]
            found = list(_findings(pdf, settings))
    except pikepdf.PasswordError:
        report.add(Code.F206, f"{name} is encrypted: it cannot be read without a password")
        return
    except pikepdf.PdfError as error:
        raise MissingFile(f"{name} is no PDF that can be read: {error}") from error
    _tell(found, labels, name, report)


def _findings(pdf: Any, settings: PrintSettings) -> Iterator[Finding]:
    yield from check_identity(pdf)
    yield from check_boxes(pdf)
    yield from check_fonts(pdf)
    yield from check_colours(pdf, settings)
    yield from check_images(pdf, settings)


def _tell(found: list[Finding], labels: list[str], name: str, report: Report) -> None:
    """Report each fault at the first of its pages."""
    sheets: dict[tuple[Code, str, str], list[int]] = defaultdict(list)
    for finding in found:
        sheets[finding.code, finding.message, finding.hint].append(finding.sheet)
    for (code, message, hint), numbers in sheets.items():
        others = len(set(numbers)) - 1
        more = f", and on {others} more page{'s' if others > 1 else ''}" if others else ""
        first = min(numbers)
        place = Leaf(first, labels[first - 1]) if first else None
        report.add(code, f"in {name}: {message}{more}", place, hint)
