"""An ISBN in, its barcode (EAN-13, with a price of five digits) as SVG out: ISO/IEC 15420, at full size."""

from collections.abc import Iterator
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

MODULE = 0.33
"""Width of the narrowest bar, in mm."""

HEIGHT, GUARD = 22.85, 1.65
"""Height of the bars, and by how much guard bars are longer, in mm."""

LEFT, RIGHT, GAP = 11, 7, 9
"""Modules of white before and after the bars, and before those of the price."""

FIGURES = 3.0
"""Size of the figures, in mm; their baseline is that far below the bars."""

ODD = (
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
)
EVEN = tuple("".join("10"[int(bit)] for bit in reversed(code)) for code in ODD)
ENDING = tuple("".join("10"[int(bit)] for bit in code) for code in ODD)
"""The three sets of bars for a figure: A, B, C."""

FIRST = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")
"""How the first figure is told: which of the left half are of set B."""

PRICE = ("11000", "10100", "10010", "10001", "01100", "00110", "00011", "01010", "01001", "00101")
"""How the check sum of a price is told: which of its figures are of set B."""

Bar = tuple[int, int, float]
"""Module where it begins, modules of width, mm that it is longer (negative: shorter at the head)."""


def digits_of(isbn: str) -> str:
    """Return the 13 digits of an ISBN; one of ten gets 978 and the check digit that goes with it."""
    digits = "".join(character for character in isbn if character.isdigit() or character in "xX")
    if len(digits) == 13:
        return digits
    body = "978" + digits[:9]
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body))
    return f"{body}{-total % 10}"


def modules_of(digits: str) -> str:
    """Return the 95 modules of 13 digits, 1 for black: guard, six figures, guard, six figures, guard."""
    sets = FIRST[int(digits[0])]
    left = "".join(
        (EVEN if even == "1" else ODD)[int(digit)] for digit, even in zip(digits[1:7], sets, strict=True)
    )
    right = "".join(ENDING[int(digit)] for digit in digits[7:])
    return f"101{left}01010{right}101"


def price_modules(digits: str) -> str:
    """Return the 47 modules of the five digits of a price."""
    total = sum(int(digit) * (9 if at % 2 else 3) for at, digit in enumerate(digits))
    sets = PRICE[total % 10]
    figures = [(EVEN if even == "1" else ODD)[int(digit)] for digit, even in zip(digits, sets, strict=True)]
    return "1011" + "01".join(figures)


def barcode_svg(isbn: str, price: str, face: str | Path) -> str:
    """Return the barcode of an ISBN, its figures as outlines of a face; `price` is empty or five digits."""
    digits = digits_of(isbn)
    bars = [*_bars(modules_of(digits), LEFT)]
    width = LEFT + 95 + RIGHT
    figures = [(digits[0], 2.0), *((digit, LEFT + 3 + 7 * at) for at, digit in enumerate(digits[1:7]))]
    figures += [(digit, LEFT + 50 + 7 * at) for at, digit in enumerate(digits[7:])]
    above: list[tuple[str, float]] = []
    if price:
        at = LEFT + 95 + GAP
        bars += [(start, wide, -FIGURES - 1) for start, wide in _runs(price_modules(price), at)]
        above = [(digit, at + 4 + 9 * number) for number, digit in enumerate(price)]
        width = at + 47 + RIGHT
    high = HEIGHT + FIGURES + 1
    drawing = _Figures(face)
    shapes = "".join(_rectangle(*bar) for bar in bars)
    shapes += "".join(drawing.path(digit, x, high - 0.5) for digit, x in figures)
    shapes += "".join(drawing.path(digit, x, FIGURES - 0.5) for digit, x in above)
    size = f"{width * MODULE:.3f}", f"{high:.3f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}mm" height="{size[1]}mm"'
        f' viewBox="0 0 {size[0]} {size[1]}" role="img"><title>ISBN {isbn}</title>'
        f'<path fill="#fff" d="M0 0H{size[0]}V{size[1]}H0z"/><g fill="#000">{shapes}</g></svg>\n'
    )


def _bars(modules: str, at: int) -> Iterator[Bar]:
    """Yield the bars of the book's number; those of the guards go down between the figures."""
    for start, wide in _runs(modules, at):
        is_guard = not (3 <= start - at < 45 or 50 <= start - at < 92)
        yield start, wide, GUARD if is_guard else 0.0


def _runs(modules: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where black begins, and how wide it is, in modules."""
    start = 0
    while (start := modules.find("1", start)) >= 0:
        end = modules.find("0", start)
        end = len(modules) if end < 0 else end
        yield at + start, end - start
        start = end


def _rectangle(start: int, wide: int, below: float) -> str:
    top, foot = (-below, HEIGHT) if below < 0 else (0.0, HEIGHT + below)
    left, right = start * MODULE, (start + wide) * MODULE
    return f'<path d="M{left:.3f} {top:.3f}H{right:.3f}V{foot:.3f}H{left:.3f}z"/>'


class _Figures:
    """The figures of a face as outlines, in the middle of the seven modules of each."""

    def __init__(self, face: str | Path) -> None:
        font = TTFont(face)
        self._names, self._glyphs = font.getBestCmap(), font.getGlyphSet()
        self._scale = FIGURES / font["head"].unitsPerEm

    def path(self, digit: str, module: float, y: float) -> str:
        name = self._names[ord(digit)]
        pen = SVGPathPen(self._glyphs, ntos=lambda value: f"{value:.3f}")
        x = (module + 3.5) * MODULE - self._glyphs[name].width * self._scale / 2
        self._glyphs[name].draw(TransformPen(pen, (self._scale, 0, 0, -self._scale, x, y)))
        return f'<path d="{pen.getCommands()}"/>'
