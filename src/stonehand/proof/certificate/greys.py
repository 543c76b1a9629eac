"""A content stream in, the same out with greys written in one way, as a screen has them or as black ink."""

import re

ANYTHING = (b"(", b"%", b"BI")
"""What may hold something that looks like an operator: strings, comments, images."""

GREY = re.compile(rb"(\s)([-+.\d]+)(?:(?:\s+\2){2}\s+(rg|RG)|\s+0\s+0\s+([-+.\d]+)\s+([kK])|\s+([gG]))(?!\S)")
"""Equal parts of red, green and blue; black ink alone; a grey."""

STEPS = 255
"""Greys that are told apart."""


def says_all(data: bytes) -> bool:
    """Tell whether all that looks like an operator in a stream is one."""
    return not any(mark in data for mark in ANYTHING)


def in_one_way(data: bytes) -> bytes:
    """Return operators with each grey as a number of steps from black, whatever sets it."""
    return GREY.sub(_step, b"\n" + data)[1:] if says_all(data) else data


def _step(found: "re.Match[bytes]") -> bytes:
    space, first, of_rgb, black, of_black, of_grey = found.groups()
    if of_black and float(first):
        return found[0]
    lightness = 1 - float(black) if of_black else float(first)
    is_fill = (of_rgb or of_black or of_grey).islower()
    return b"%s%d %s" % (space, round(STEPS * lightness), b"g" if is_fill else b"G")
