"""What the processor is asked: clusters of citations in the reading order of the whole book."""

from dataclasses import dataclass
from typing import Literal

from stonehand.model.citation import Words

Standing = Literal["text", "whole", "start", "within", "unprinted"]
"""How a cluster stands: in the text; as a whole note; at the start of a sentence of a note that the author
wrote; within such a sentence; beside words that the author wrote for it, which are printed in its stead."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A work with what stands around it. `label` is CSL's name of what the locator counts."""

    key: str
    prefix: tuple[Words, ...] = ()
    suffix: tuple[Words, ...] = ()
    locator: str = ""
    label: str = "page"
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Works cited in one place.

    `stretch` counts the stretches of the book in which first and short forms are counted anew; `note` is the
    number of the note in its series, 0 in the text of a style that sets no notes. “Ibid.” never leads from
    one `series` to another. `in_text`: the author's name is part of the sentence.
    """

    cites: tuple[Cite, ...]
    stretch: int = 0
    note: int = 0
    series: str = ""
    standing: Standing = "whole"
    in_text: bool = False
