"""Words in; their outlines in the book's sans-serif out: a line outside the page needs no font of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class _Operators(BasePen):
    """Write an outline as operators of a PDF path, in units of the font."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.made: list[str] = []

    def _moveTo(self, pt: Sequence[float]) -> None:  # noqa: N802
        self.made.append(f"{_pair(pt)} m")

    def _lineTo(self, pt: Sequence[float]) -> None:  # noqa: N802
        self.made.append(f"{_pair(pt)} l")

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:  # noqa: N802
        self.made.append(f"{_pair(pt1)} {_pair(pt2)} {_pair(pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.made.append("h")


def _pair(point: Sequence[float]) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"


@dataclass(slots=True)
class Lettering:
    """The outlines of a face, each drawn once; a character that it lacks is left out."""

    units: int
    characters: dict[int, str]
    glyphs: Any
    drawn: dict[str, str] = field(default_factory=dict)

    def draw(self, words: str, size: float, measure: float) -> bytes:
        """Return operators that fill the outlines of words from the origin on, as far as the measure goes."""
        scale = size / self.units
        names = [self.characters[ord(character)] for character in words if ord(character) in self.characters]
        x, made = 0.0, [f"{scale:.6f} 0 0 {scale:.6f} 0 0 cm"]
        for name in names:
            advance = self.glyphs[name].width
            if (x + advance) * scale > measure:
                break
            made.append(f"q 1 0 0 1 {x:.0f} 0 cm {self._outline(name)} Q")
            x += advance
        return "\n".join(made).encode()

    def _outline(self, name: str) -> str:
        if name not in self.drawn:
            pen = _Operators(self.glyphs)
            self.glyphs[name].draw(pen)
            self.drawn[name] = " ".join((*pen.made, "f")) if pen.made else ""
        return self.drawn[name]


def lettering_of(path: Path) -> Lettering:
    """Return the outlines of a font file."""
    font = TTFont(path)
    return Lettering(font["head"].unitsPerEm, font.getBestCmap(), font.getGlyphSet())
