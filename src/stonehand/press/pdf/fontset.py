"""The faces of one book: what they are, where they lie, and the fontconfig that shows them and no other."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["normal", "italic"]
GENERIC = ("serif", "sans-serif", "monospace")


@dataclass(frozen=True, slots=True)
class FontFace:
    """A static font file: one family, weight (100-900) and style. `source` is the file that it came from."""

    family: str
    weight: int
    style: Style
    path: str
    sha256: str
    postscript_name: str
    source: str

    @property
    def name(self) -> str:
        """Return the name under which the lock file and the fingerprint list the face."""
        return f"{self.family} {self.weight} {self.style}"


@dataclass(frozen=True, slots=True)
class FontSet:
    """The faces of one book, in one folder, with the fonts.conf that names that folder alone.

    `generic` are pairs: CSS generic family, family that stands for it.
    """

    faces: tuple[FontFace, ...]
    folder: str
    conf: str
    generic: tuple[tuple[str, str], ...] = ()

    def family(self, name: str) -> str | None:
        """Return the family that a CSS family name means here (letter case aside), or None."""
        wanted = dict(self.generic).get(name, name).lower()
        return next((face.family for face in self.faces if face.family.lower() == wanted), None)

    def face(self, family: str, weight: int, style: Style) -> FontFace | None:
        """Return the very face, or None."""
        asked = (family.lower(), weight, style)
        return next((f for f in self.faces if (f.family.lower(), f.weight, f.style) == asked), None)

    def plain(self, family: str) -> FontFace:
        """Return the upright face of a family that is nearest to the regular weight, or of another family."""
        return min(
            self.faces,
            key=lambda face: (face.family != family, face.style != "normal", abs(face.weight - 400)),
        )
