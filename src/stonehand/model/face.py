"""A face that the book is set in, as the command `fonts` lists it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the book: family, weight (100-900), style, where it lies and its hash."""

    family: str
    weight: int
    style: str
    file: str
    sha256: str
