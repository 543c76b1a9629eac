"""A part of a PDF page in, a PNG of 16 greys out."""

import struct
import zlib

import pypdfium2

from stonehand.proof.flaws.flaw import Rectangle

SCALE = 2.0
"""Pixels per point."""

_HIGH = bytes(tone & 0xF0 for tone in range(256))
_LOW = bytes(tone >> 4 for tone in range(256))


def picture(sheet: pypdfium2.PdfPage, part: Rectangle) -> bytes:
    """Return a part of a page as PNG; points from the top left corner of the page."""
    left, top, right, bottom = part
    width, height = sheet.get_size()
    edges = (left, height - bottom, width - right, top)
    bitmap = sheet.render(scale=SCALE, crop=edges, grayscale=True)
    rows = bytes(bitmap.buffer)
    return png(
        [rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height)]
    )


def png(rows: list[bytes]) -> bytes:
    """Return rows of grey tones as PNG, four bits a pixel (PNG specification, sections 5 and 11.2.2)."""
    packed = b"".join(b"\0" + _pack(row) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _pack(row: bytes) -> bytes:
    even = row + b"\xff" * (len(row) % 2)
    pairs = len(even) // 2
    high, low = even[0::2].translate(_HIGH), even[1::2].translate(_LOW)
    return (int.from_bytes(high, "big") | int.from_bytes(low, "big")).to_bytes(pairs, "big")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
