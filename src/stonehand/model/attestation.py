"""What a book was made from, as names with hashes and versions; the one hash that a finished file bears."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from json import dumps

NAMESPACE = "urn:stonehand:attestation:1:"
"""Of the properties in the XMP of a PDF and in the package document of an EPUB."""

PREFIX = "stonehand"
INPUTS = "inputs"
"""The property that holds the hash: `stonehand:inputs`."""

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Attestation:
    """Inputs and faces with their sha256, tools with their versions, the house's hash, SOURCE_DATE_EPOCH.

    Each sequence stands in the order of its names; a path is relative to the book's folder.
    """

    inputs: tuple[tuple[str, str], ...]
    faces: tuple[tuple[str, str], ...]
    tools: tuple[tuple[str, str], ...]
    house: str
    epoch: str = ""

    @property
    def digest(self) -> str:
        """Return the sha256 of the whole, written as JSON with sorted keys and no space."""
        text = dumps(self.table(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    def table(self) -> dict[str, object]:
        """Return it as a manifest has it."""
        return {
            "inputs": dict(self.inputs),
            "faces": dict(self.faces),
            "tools": dict(self.tools),
            "house": self.house,
            "epoch": self.epoch,
        }


def attestation_of(table: Mapping[str, object]) -> Attestation:
    """Return what a table of a manifest says. Raises ValueError where it is no such table."""
    house, epoch = table.get("house"), table.get("epoch")
    if not (isinstance(house, str) and isinstance(epoch, str)):
        raise ValueError("house and epoch must be texts")
    inputs, faces, tools = (_pairs(table.get(name)) for name in ("inputs", "faces", "tools"))
    return Attestation(inputs, faces, tools, house, epoch)


def _pairs(given: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise ValueError("inputs, faces and tools must be tables of texts")
    return tuple(sorted(given.items()))
