"""A length or a size of page as a publisher writes it in, points or a fault out."""

import re

from stonehand.diagnostics import Code
from stonehand.diagnostics.nearest import nearest
from stonehand.manuscript.document import Fault

POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, '"': 72.0, "″": 72.0, "pt": 1.0}
"""PostScript points (CSS `pt`) in each unit."""

SIZES: dict[str, tuple[float, float, str]] = {
    "a-format": (111, 178, "mm"),
    "b-format": (129, 198, "mm"),
    "demy": (138, 216, "mm"),
    "c-format": (135, 216, "mm"),
    "royal": (156, 234, "mm"),
    "crown": (123, 186, "mm"),
    "large-crown": (129, 198, "mm"),
    "crown-quarto": (189, 246, "mm"),
    "pinched-royal": (153, 234, "mm"),
    "a4": (210, 297, "mm"),
    "a5": (148, 210, "mm"),
    "a6": (105, 148, "mm"),
    "b5": (176, 250, "mm"),
    "us-digest": (5.5, 8.5, "in"),
    "us-trade": (6, 9, "in"),
    "us-large": (7, 10, "in"),
    "us-letter": (8.5, 11, "in"),
}
"""Width and height of the named sizes, trimmed."""

_NUMBER = r"(\d+(?:\.\d+)?)"
_UNIT = r"(mm|cm|in|pt|\"|″)"
_LENGTH = re.compile(rf"{_NUMBER}\s*{_UNIT}")
_TRIM = re.compile(rf"{_NUMBER}\s*{_UNIT}?\s*[x×X]\s*{_NUMBER}\s*{_UNIT}")
_LEAST, _MOST = 50 * POINTS["mm"], 600 * POINTS["mm"]
_MOST_BLEED = 25 * POINTS["mm"]


def trim(text: str) -> tuple[float, float]:
    """Return width and height in points of a size that `trim_fault` lets pass."""
    match = _TRIM.fullmatch(text.strip())
    if not match:
        width, height, unit = SIZES[_name(text)]
        return _points(width, unit), _points(height, unit)
    return _points(float(match[1]), match[2] or match[4]), _points(float(match[3]), match[4])


def trim_fault(text: str) -> Fault | None:
    """Judge a size of page."""
    if not _TRIM.fullmatch(text.strip()) and _name(text) not in SIZES:
        near = nearest(_name(text), SIZES)
        hint = f"did you mean “{near}”?" if near else "write 156mm x 234mm, 6in x 9in, or a name: royal, a5"
        return Fault(Code.M014, f"“{text}” is not a size of page", hint)
    if not all(_LEAST <= side <= _MOST for side in trim(text)):
        return Fault(Code.M014, f"a page of {text} cannot be bound", "each side measures 50 mm to 600 mm")
    return None


def length(text: str) -> float:
    """Return the points of a length that `bleed_fault` lets pass."""
    match = _LENGTH.fullmatch(text.strip())
    return _points(float(match[1]), match[2]) if match else 0.0


def bleed_fault(text: str) -> Fault | None:
    """Judge a bleed."""
    if text.strip() != "0" and not _LENGTH.fullmatch(text.strip()):
        return Fault(Code.M014, f"“{text}” is not a length", "write a number and its unit: 3mm, 9pt")
    if length(text) > _MOST_BLEED:
        return Fault(Code.M014, f"a bleed of {text} is too much", "printers ask for 3 mm to 5 mm")
    return None


def _points(number: float, unit: str) -> float:
    return round(number * POINTS[unit], 4)


def _name(text: str) -> str:
    return re.sub(r"[\s_]+", "-", text.strip().lower())
