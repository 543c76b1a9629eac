"""What an ONIX message is made from: metadata, sizes, and what was counted and read in the finished files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from stonehand.model.layout import Page
from stonehand.model.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Extent:
    """The pages of a book: the last arabic folio, pages of front matter, pages with content, all pages."""

    main: int
    front: int
    content: int
    all: int


@dataclass(frozen=True, slots=True)
class Goods:
    """A book as the trade sees it. `width` and `height` are the trim in points.

    `bytes` are the sizes of the finished digital files by format; `accessibility` are the properties and
    values that the package document of the EPUB has, in order; `verified` are the features and standards that
    the accessibility dossier says were verified of the PDF. `sent` is in UTC.
    """

    metadata: Metadata
    width: float
    height: float
    extent: Extent
    sent: datetime
    bytes: Mapping[str, int] = field(default_factory=dict)
    accessibility: tuple[tuple[str, str], ...] = ()
    verified: tuple[str, ...] = ()


def extent_of(pages: Sequence[Page]) -> Extent:
    """Count the pages of a layout map."""
    filled = [page for page in pages if not page.blank and page.leaf != "blank"]
    arabic = [int(page.folio) for page in pages if page.folio.isdecimal()]
    front = [page for page in pages if page.folio and not page.folio.isdecimal()]
    return Extent(max(arabic, default=0), len(front), len(filled), len(pages))
