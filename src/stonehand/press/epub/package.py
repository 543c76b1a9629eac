"""What an EPUB is made from: metadata, documents, images, fonts and the time that the file bears."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from stonehand.model.metadata import Metadata

FOLDER = "EPUB"
NAVIGATION = "nav.xhtml"
NCX = "toc.ncx"
STYLESHEET = "css/book.css"
IMAGES = "images"
FONTS = "fonts"
ZIP_BEGINS = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EpubDocument:
    """A whole XHTML document; `file_name` is relative to the package document: `text/introduction.xhtml`."""

    anchor: str
    file_name: str
    title: str
    xhtml: str


@dataclass(frozen=True, slots=True)
class EpubImage:
    """An image file of `images/`; `name` has no folder. Its bytes tell the media type, if they can."""

    name: str
    data: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class EpubFont:
    """A static OpenType face; the press ships only the characters that the book asks of it."""

    file_name: str
    data: bytes
    family: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"


@dataclass(frozen=True, slots=True)
class EpubPackage:
    """All that goes into one EPUB. `documents` are in reading order, the cover's first.

    `nav` and `ncx` are whole documents; `cover` is the name of the image that shops and libraries show.
    `modified` must be in UTC. `attested` is the hash of what the book was made from.
    """

    metadata: Metadata
    documents: tuple[EpubDocument, ...]
    nav: str
    ncx: str
    stylesheet: str
    modified: datetime
    images: tuple[EpubImage, ...] = ()
    fonts: tuple[EpubFont, ...] = ()
    cover: str = ""
    attested: str = ""


def modified_time(metadata: Metadata, source_date_epoch: str = "") -> datetime:
    """Return the time that the file bears, in UTC.

    It is SOURCE_DATE_EPOCH (seconds since 1970) where that is set, else the book's date ("2024", "2024-05" or
    "2024-05-31") at midnight, but not before 1980, with which the time of zip begins.
    """
    if source_date_epoch.isdecimal():
        return datetime.fromtimestamp(int(source_date_epoch), UTC)
    year, month, day = (*metadata.date.split("-"), "1", "1", "1")[:3] if metadata.date else ("1980", "1", "1")
    return max(datetime(int(year), int(month), int(day), tzinfo=UTC), ZIP_BEGINS)
