"""A finished screen PDF in, the same as PDF/A with the manuscript in it out: what libraries keep.

ISO 19005-3 (PDF 1.7 with associated files) or ISO 19005-2 (without), level A where the file is tagged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

import pikepdf

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.model.layout import Page
from stonehand.model.standards import ArchiveStandard
from stonehand.press.pdf.archive_record import archive_record
from stonehand.press.pdf.artifacts import saved
from stonehand.press.pdf.srgb import NAME, srgb_profile

Relationship = Literal["Source", "Data"]

_PRINT = 4
"""Of the flags of an annotation (ISO 32000-1, table 165)."""
_IN_CMYK = re.compile(rb"/DeviceCMYK\b|(?:^|\s)[\d.]+(?:\s+[\d.]+){3}\s+[kK]\s")
"""The operators that set a colour of four inks (ISO 32000-1, table 74)."""
_DRAWN = re.compile(rb"(/\S+)\s+Do\b")


@dataclass(frozen=True, slots=True)
class Associated:
    """A file of the manuscript that goes with the book: its path, its media type, its part in the book."""

    path: str
    media_type: str
    relationship: Relationship
    data: bytes


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive file keeps: its standard, the files that go with it, the moment of the book."""

    standard: ArchiveStandard
    files: Sequence[Associated] = ()
    made: datetime | None = None


def archived(screen: bytes, archive: Archive, pages: Sequence[Page], report: Report) -> bytes:
    """Return the screen PDF as a library keeps it. Reports F020 and F021.

    Where a page cannot be kept so, the file does not claim to be PDF/A.
    """
    with pikepdf.open(BytesIO(screen)) as pdf:
        faults = sorted(set(_faults(pdf)))
        for sheet, fault in faults:
            place = Leaf(sheet, pages[sheet - 1].folio)
            report.add(Code.F020, f"{fault}, which an archive file cannot have", place, "make it RGB or grey")
        _settle(pdf)
        pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf)])
        if archive.standard == "PDF/A-3a":
            _associate(pdf, archive)
        if not faults:
            _claim(pdf, archive.standard, report)
        return saved(pdf)


def _claim(pdf: Any, standard: ArchiveStandard, report: Report) -> None:
    """Say in the metadata which standard the file keeps."""
    part, level = standard[-2], standard[-1]
    if "/StructTreeRoot" not in pdf.Root:
        level = "u"
        hint = "use the WeasyPrint for which L014 asks"
        message = f"the archive file has no tags: it is PDF/A-{part}{level}, not {standard}"
        report.add(Code.F021, message, hint=hint)
    record = archive_record(pdf.Root.Metadata.read_bytes(), part, level.upper())
    pdf.Root.Metadata = pdf.make_stream(record, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _intent(pdf: Any) -> Any:
    """Return the output intent: what the colours of the pages mean (ISO 19005-3, 6.2.3)."""
    profile = pdf.make_stream(srgb_profile(), N=3, Alternate=pikepdf.Name.DeviceRGB)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String(NAME),
        Info=pikepdf.String(NAME),
        DestOutputProfile=profile,
    )


def _settle(pdf: Any) -> None:
    """Have links printed as nothing but what they are, and no image smoothed (ISO 19005-3, 6.3.2, 6.2.8)."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            annotation.F = int(annotation.get("/F", 0)) | _PRINT
        for _operators, image in _drawn(page.obj):
            if image is not None and image.get("/Interpolate"):
                image.Interpolate = False


def _associate(pdf: Any, archive: Archive) -> None:
    """Put the files of the manuscript into the PDF and join them to the book as a whole."""
    made = archive.made.strftime("D:%Y%m%d%H%M%SZ") if archive.made else ""
    associated = pikepdf.Array()
    for file in archive.files:
        specification = pikepdf.AttachedFileSpec(
            pdf,
            file.data,
            # Readers that save all files at once make no folders; the path stands in the description.
            filename=file.path.replace("/", "_"),
            description=file.path,
            mime_type=file.media_type,
            creation_date=made,
            mod_date=made,
        )
        specification.obj.AFRelationship = pikepdf.Name(f"/{file.relationship}")
        pdf.attachments[file.path] = specification
        associated.append(pdf.attachments[file.path].obj)
    pdf.Root.AF = associated


def _faults(pdf: Any) -> Iterator[tuple[int, str]]:
    """Yield sheets with what on them has no meaning under an output intent of RGB (6.2.4.3)."""
    for sheet, page in enumerate(pdf.pages, start=1):
        for operators, image in _drawn(page.obj):
            if image is not None and "DeviceCMYK" in str(image.get("/ColorSpace", "")):
                yield sheet, "an image is in CMYK"
            if _IN_CMYK.search(operators):
                yield sheet, "something is drawn in CMYK"


def _drawn(holder: Any) -> Iterator[tuple[bytes, Any]]:
    """Yield the operators of a page and of the forms that it draws; images, without operators."""
    contents = holder.get("/Contents", holder if isinstance(holder, pikepdf.Stream) else ())
    streams = [contents] if isinstance(contents, pikepdf.Stream) else contents
    operators = b"\n".join(stream.read_bytes() for stream in streams)
    yield operators, None
    objects = holder.get("/Resources", {}).get("/XObject", {})
    # WeasyPrint's resources are shared by the pages of a section: what is named there need not be drawn here.
    for name in dict.fromkeys(_DRAWN.findall(operators)):
        drawn = objects.get(name.decode())
        if drawn is not None and drawn.get("/Subtype") == pikepdf.Name.Image:
            yield b"", drawn
        elif drawn is not None:
            yield from _drawn(drawn)
