"""Words in; their outlines in the book's sans-serif out: a line outside the page needs no font of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fontTools.pens.cairoPen import CairoPen
from fontTools.ttLib import TTFont


@dataclass(slots=True)
class _Path:
    """Operators of a PDF path, in units of the font: what a `CairoPen` draws on."""

    made: list[str] = field(default_factory=list)

    def move_to(self, *point: float) -> None:
        self._add("m", point)

    def line_to(self, *point: float) -> None:
        self._add("l", point)

    def curve_to(self, *points: float) -> None:
        self._add("c", points)

    def close_path(self) -> None:
        self._add("h", ())

    def _add(self, operator: str, numbers: Sequence[float]) -> None:
        self.made.append(" ".join((*(f"{number:.0f}" for number in numbers), operator)))


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

    def width(self, words: str, size: float) -> float:
        """Return how wide words are in a size."""
        names = (self.characters[ord(each)] for each in words if ord(each) in self.characters)
        return float(sum(self.glyphs[name].width for name in names)) * size / self.units

    def known(self, words: str) -> str:
        """Return words with a question mark for each letter that the face lacks."""
        return "".join(each if ord(each) in self.characters else "?" for each in words)

    def _outline(self, name: str) -> str:
        if name not in self.drawn:
            path = _Path()
            self.glyphs[name].draw(CairoPen(self.glyphs, path))
            self.drawn[name] = " ".join((*path.made, "f")) if path.made else ""
        return self.drawn[name]


def lettering_of(path: Path) -> Lettering:
    """Return the outlines of a font file."""
    font = TTFont(path)
    return Lettering(font["head"].unitsPerEm, font.getBestCmap(), font.getGlyphSet())
