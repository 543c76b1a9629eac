"""What stands in the margins of a proof, beside pages that it leaves as they are.

Lengths are points; the origin is the top left corner of the trimmed page; y grows downwards, as in the map.
"""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["query", "flaw"]

PROOFS, PROOF_MAP = "proofs", "map.json"
"""The folder in `build/` that keeps the proofs that are out, each by its name, and the map of each."""

EVERY = 5
"""Every fifth line bears its number, as in editions of verse."""


@dataclass(frozen=True, slots=True)
class MarginWords:
    """Words that stand at a line: the number of a line, or where a paragraph begins in the manuscript."""

    baseline: float
    words: str


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A query or a flaw, written out beside its line. `label` is its number or its code."""

    baseline: float
    label: str
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of one page. `bars` are top and bottom of lines that have changed."""

    numbers: tuple[MarginWords, ...] = ()
    sources: tuple[MarginWords, ...] = ()
    bars: tuple[tuple[float, float], ...] = ()
    notes: tuple[MarginNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofIdentity:
    """What a proof was made from: sha256 of its layout map, hash of the book's inputs, date; its own name."""

    name: str
    map_sha256: str
    inputs: str
    date: str
