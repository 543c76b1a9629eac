"""A content stream in, the same in inks out: no operator of it sets a colour of a screen any more."""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pikepdf

from stonehand.press.pdf.printing_inks import Ink, Inks, tint

BLACK = tint(0)
Conversion = Callable[..., Ink | None]

DEVICES = {"rg": "/DeviceRGB", "g": "/DeviceGray", "k": "/DeviceCMYK"}
"""Operators that choose a space and a colour at once; those of strokes are in capitals."""

CHANGED = {*DEVICES, "RG", "G", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "q", "Q"}
"""Operators that set colours or keep them; the others are left alone."""

PARSED = (b"(", b"%", b"BI", b"cs", b"CS", b"sc", b"SC")
"""What has a stream parsed: strings, comments and images, in which anything may stand; spaces with a name."""

DEVICE_COLOUR = re.compile(rb"(\s)([-+.\d]+)(?:\s+([-+.\d]+)\s+([-+.\d]+)\s+(rg|RG)|\s+(g|G))(?!\S)")
"""A colour set together with its space, after white space: red, green, blue, or a grey."""

CONVERTED: Mapping[str, Callable[[Inks], Conversion]] = {
    "/DeviceRGB": lambda inks: inks.of_rgb,
    "/CalRGB": lambda inks: inks.of_rgb,
    "/DeviceGray": lambda inks: tint,
    "/CalGray": lambda inks: tint,
    "/Lab": lambda inks: inks.of_lab,
}
"""Families of colour spaces whose colours become inks."""


@dataclass(frozen=True, slots=True)
class _Colours:
    """How the numbers of `sc` and `SC` are to be read: None where they may stay as they are."""

    fill: Conversion | None = None
    stroke: Conversion | None = None


@dataclass(slots=True)
class _Reading:
    """One stream while it is converted. `spaces` tell how the colours of each are read, by name."""

    spaces: Mapping[str, Conversion]
    colours: _Colours = _Colours()
    saved: list[_Colours] = field(default_factory=list)

    def convert(self, operator: str, instruction: Any) -> Any:
        """Return what stands in place of an instruction whose operator is one of `CHANGED`."""
        operands = instruction.operands
        if operator.lower() in DEVICES:
            self._choose(operator, self.spaces.get(DEVICES[operator.lower()]))
            return self._painted(operator, operands, instruction)
        if operator in ("cs", "CS"):
            conversion = self.spaces.get(str(operands[0]))
            self._choose(operator, conversion)
            return _set(BLACK, operator) if conversion else instruction
        if operator in ("q", "Q"):
            self._keep_state(operator)
            return instruction
        return self._painted(operator, operands, instruction)

    def _choose(self, operator: str, conversion: Conversion | None) -> None:
        if operator.islower():
            self.colours = replace(self.colours, fill=conversion)
        else:
            self.colours = replace(self.colours, stroke=conversion)

    def _painted(self, operator: str, operands: Sequence[Any], instruction: Any) -> Any:
        """Return a colour in inks, or as it was where there is none."""
        conversion = self.colours.fill if operator.islower() else self.colours.stroke
        ink = conversion(*(float(value) for value in operands)) if conversion else None
        return _set(ink, operator) if ink else instruction

    def _keep_state(self, operator: str) -> None:
        if operator == "q":
            self.saved.append(self.colours)
        elif operator == "Q" and self.saved:
            self.colours = self.saved.pop()


@dataclass(slots=True)
class Converted:
    """Content streams as they are stored, in inks, by hashes of what they were: `before`, and in this book.

    To convert and to compress all pages of a book takes as long as a third of its assembly.
    """

    before: Mapping[bytes, bytes] = field(default_factory=dict)
    now: dict[bytes, bytes] = field(default_factory=dict)

    def convert(self, stream: Any, resources: Any, inks: Inks) -> None:
        """Convert a content stream in place. `resources` name its colour spaces."""
        spaces = {name: family_of(space) for name, space in resources.get("/ColorSpace", {}).items()}
        given = f"{stream.get('/Filter')!r} {stream.get('/DecodeParms')!r} {sorted(spaces.items())}".encode()
        key = sha256(inks.digest + given + b"\0" + stream.read_raw_bytes()).digest()
        if key not in self.now:
            made = self.before.get(key)
            self.now[key] = _stored(in_inks(stream, resources, inks)) if made is None else made
        # qpdf compresses what is empty to nothing, which it cannot read again.
        stream.write(self.now[key], filter=pikepdf.Name.FlateDecode if self.now[key] else None)


def _stored(data: bytes) -> bytes:
    """Return a content stream as qpdf would compress it."""
    return zlib.compress(data) if data else data


def in_inks(stream: Any, resources: Any, inks: Inks) -> bytes:
    """Return a content stream with its colours in inks. `resources` name its colour spaces.

    All else stays as it is written, which takes a tenth of the time, where no colour has a space of its own.
    """
    data: bytes = stream.read_bytes()
    if any(mark in data for mark in PARSED):
        return _converted(stream, _Reading(_spaces(resources, inks)))
    return DEVICE_COLOUR.sub(lambda found: _in_ink(found, inks), b"\n" + data)[1:]


def _in_ink(found: "re.Match[bytes]", inks: Inks) -> bytes:
    """Return a colour of a device in inks, or as it was where there is none."""
    space, first, *others, of_rgb, of_grey = found.groups()
    ink = tint(float(first)) if of_grey else inks.of_rgb(*map(float, (first, *others)))
    operator = b"k" if (of_rgb or of_grey).islower() else b"K"
    return b"%s%s %s" % (space, _written(ink), operator) if ink else found[0]


def _written(ink: Ink) -> bytes:
    return " ".join(str(_short(value)) for value in ink).encode()


def _converted(stream: Any, reading: _Reading) -> bytes:
    made = [
        reading.convert(operator, instruction)
        if (operator := str(instruction.operator)) in CHANGED
        else instruction
        for instruction in pikepdf.parse_content_stream(stream)
    ]
    return bytes(pikepdf.unparse_content_stream(made))


def family_of(space: Any) -> str:
    """Return the name of the family of a colour space."""
    return str(space[0]) if isinstance(space, pikepdf.Array) else str(space)


def _spaces(resources: Any, inks: Inks) -> dict[str, Conversion]:
    """Return how to read the colours of each space that has a name, in the resources or by itself."""
    named = {name: family_of(space) for name, space in resources.get("/ColorSpace", {}).items()}
    families = {"/DeviceRGB": "/DeviceRGB", "/DeviceGray": "/DeviceGray", **named}
    return {name: CONVERTED[family](inks) for name, family in families.items() if family in CONVERTED}


def _set(ink: Ink, operator: str) -> Any:
    name = "k" if operator.islower() else "K"
    return pikepdf.ContentStreamInstruction([_short(value) for value in ink], pikepdf.Operator(name))


def _short(value: float) -> int | Decimal:
    return int(value) if value in (0, 1) else Decimal(f"{value:.4f}").normalize()
