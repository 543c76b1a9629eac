"""Nothing in, an ICC profile of the colour space sRGB out: the same bytes everywhere.

It is a matrix and a curve (ICC.1:2001-04, 6.3.3), with the primaries of IEC 61966-2-1 as they are under the
white of the profile connection space (D50), and a fixed date.
"""

from struct import pack

NAME = "sRGB IEC61966-2.1"

_DATE = (1999, 10, 1, 0, 0, 0)
"""Of IEC 61966-2-1."""
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024
"""Of the curve from a value of a pixel to its light."""
_HEAD = 128
_ENTRY = 12


def srgb_profile() -> bytes:
    """Return the profile (ICC version 2.1, for a display)."""
    curve = _curve()
    tags = {
        b"desc": _description(),
        b"cprt": _text("No copyright is claimed in this profile."),
        b"wtpt": _colour(_WHITE),
        **{name: _colour(primary) for name, primary in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    at = _HEAD + 4 + _ENTRY * len(tags)
    starts: dict[bytes, int] = {}
    table, data = b"", b""
    for name, tag in tags.items():
        # What several names mean stands there once.
        if tag not in starts:
            starts[tag] = at + len(data)
            data += tag
        table += name + pack(">2I", starts[tag], len(tag))
    return _head(at + len(data)) + pack(">I", len(tags)) + table + data


def _head(size: int) -> bytes:
    words = pack(">I4sI4s4s4s6H", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_DATE)
    white = _fixed(_WHITE)
    return (words + b"acsp" + bytes(28) + white).ljust(_HEAD, b"\0")


def _fixed(colour: tuple[float, ...]) -> bytes:
    return pack(f">{len(colour)}i", *(round(part * 65536) for part in colour))


def _colour(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(colour)


def _text(words: str) -> bytes:
    return _whole(b"text\0\0\0\0" + words.encode("ascii") + b"\0")


def _description() -> bytes:
    """Return the name, with no translation of it (ICC.1:2001-04, 6.5.17)."""
    name = NAME.encode("ascii") + b"\0"
    return _whole(b"desc\0\0\0\0" + pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67))


def _curve() -> bytes:
    values = (round(_light(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    return b"curv\0\0\0\0" + pack(f">I{_STEPS}H", _STEPS, *values)


def _light(value: float) -> float:
    """Return the light of a value (IEC 61966-2-1, 5.2)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _whole(tag: bytes) -> bytes:
    """Return a tag that ends on a whole word, as the next must begin on one."""
    return tag + bytes(-len(tag) % 4)
