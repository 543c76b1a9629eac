"""What a profile is made for, besides the joined pages."""

from dataclasses import dataclass, field

from stonehand.model.book import Design
from stonehand.model.metadata import Metadata
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.printing_content import Converted
from stonehand.press.pdf.printing_intent import OutputIntent


@dataclass(frozen=True, slots=True)
class Job:
    """A book's design, metadata and fonts; the hash of what it was made from, its printing condition.

    `converted` are the content streams that are known in its inks.
    """

    design: Design
    metadata: Metadata
    fonts: FontSet
    attested: str = ""
    intent: OutputIntent | None = None
    converted: Converted = field(default_factory=Converted)
