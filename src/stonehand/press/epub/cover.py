"""The book's metadata and a face in, a quiet typographic cover out, for a book without a cover of its own.

The cover is an SVG image whose letters are outlines: an image has no access to the fonts of the EPUB, and
text in it would be set in whatever the reading system has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

import uharfbuzz
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from stonehand.model.metadata import Metadata
from stonehand.press.epub.package import EpubFont, EpubImage

NAME = "cover.svg"
WIDTH, HEIGHT = 1600, 2560
MEASURE = 1200
LEADING = 1.2
INK, PAPER = "#1d1b18", "#f4f0e6"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: float


class _Face:
    """Set text in one face: widths and outlines, shaped by HarfBuzz."""

    def __init__(self, data: bytes) -> None:
        self._font = uharfbuzz.Font(uharfbuzz.Face(data))
        self._tables = TTFont(BytesIO(data))
        self._glyphs = self._tables.getGlyphSet()
        self.em = int(self._tables["head"].unitsPerEm)

    def width(self, line: _Line) -> float:
        """Return the width of a line in the units of the image."""
        advance: int = sum(position.x_advance for _, position in self._shaped(line.text))
        return advance * line.size / self.em

    def outlines(self, line: _Line, x: float, baseline: float) -> str:
        """Return the path data of a line that begins at `x`."""
        pen = SVGPathPen(self._glyphs, ntos=lambda number: f"{number:.1f}".rstrip("0").rstrip("."))
        scale = line.size / self.em
        for info, position in self._shaped(line.text):
            left, top = x + position.x_offset * scale, baseline - position.y_offset * scale
            glyph = self._glyphs[self._tables.getGlyphName(info.codepoint)]
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, left, top)))
            x += position.x_advance * scale
        return str(pen.getCommands())

    def _shaped(self, text: str) -> list[tuple[uharfbuzz.GlyphInfo, uharfbuzz.GlyphPosition]]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))


def typographic_cover(metadata: Metadata, font: EpubFont) -> EpubImage:
    """Return `cover.svg` with authors, title, subtitle and publisher, centred, in one upright text face."""
    face = _Face(font.data)
    title = _balanced(face, metadata.title, 150.0)
    below = 940.0 + LEADING * sum(line.size for line in title)
    blocks = (
        (480.0, [line for name in _authors(metadata) for line in _balanced(face, name, 76.0)]),
        (940.0, title),
        (below, _balanced(face, metadata.subtitle, 80.0)),
        (2360.0, _balanced(face, metadata.imprint.publisher, 60.0)),
    )
    paths = "\n".join(path for top, lines in blocks for path in _paths(face, lines, top))
    return EpubImage(NAME, _svg(metadata.title, paths).encode("utf-8"), "image/svg+xml")


def _authors(metadata: Metadata) -> list[str]:
    """Return the authors, or the editors where there are none; as many as the cover has room for."""
    names = {role: [p.name for p in metadata.contributors if p.role == role] for role in ("aut", "edt")}
    return (names["aut"] or names["edt"])[:4]


def _balanced(face: _Face, text: str, size: float) -> list[_Line]:
    """Break a text into as few lines as the measure allows, of about the same width."""
    lines = list(_filled(face, text, size, MEASURE))
    for measure in range(MEASURE, MEASURE // 3, -50):
        narrower = list(_filled(face, text, size, measure))
        if len(narrower) > len(lines) or any(face.width(line) > measure for line in narrower):
            break
        lines = narrower
    return [_fitted(face, line) for line in lines]


def _filled(face: _Face, text: str, size: float, measure: int) -> Iterator[_Line]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and face.width(_Line(longer, size)) > measure:
            yield _Line(line, size)
            longer = word
        line = longer
    if line:
        yield _Line(line, size)


def _fitted(face: _Face, line: _Line) -> _Line:
    """Set smaller what is one word and wider than the measure."""
    return _Line(line.text, line.size * min(1.0, MEASURE / max(face.width(line), 1.0)))


def _paths(face: _Face, lines: list[_Line], top: float) -> Iterator[str]:
    baseline = top
    for line in lines:
        left = (WIDTH - face.width(line)) / 2
        yield f'<path d="{face.outlines(line, left, baseline)}"/>'
        baseline += LEADING * line.size


def _svg(title: str, paths: str) -> str:
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    frame = f'x="80" y="80" width="{WIDTH - 160}" height="{HEIGHT - 160}"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {size}>\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect {size} fill="{PAPER}"/>\n'
        f'<rect {frame} fill="none" stroke="{INK}" stroke-width="4"/>\n'
        f'<g fill="{INK}">\n{paths}\n</g>\n</svg>\n'
    )
